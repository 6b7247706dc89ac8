/*
 * Rq: one request, as a handler sees it.
 *
 * By the time a handler runs, the session, the viewer, the permission, the
 * object the URL names and the form have all been dealt with: what a handler
 * can name is checked.  Everything dies with the request's arena.
 */
#pragma once
#include "access/viewer.h"
#include "app/route.h"
#include "audit/audit.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "db/db.h"
#include "files/intake.h"
#include "html/form.h"
#include "html/out.h"
#include "html/page.h"
#include "http/http.h"

struct app;
struct session;

/* The case that :case names, when the viewer may see it. */
struct case_on_page {
	int64_t la, id;
	const char *public_id, *reference;
	int64_t child, team, officer, holder_body, holder_person;
	const char *pack, *pack_version, *state, *next_step;
	struct date received_on, holder_since, due_on;
	int64_t version;
	uint64_t relations; /* how the viewer stands to it: access_may() */
};

/* The draft of a request: this browser's, by its cookie, or one that the viewer types. */
struct draft_on_page {
	int64_t la, id;
	const char *reference;
};

struct rq {
	struct arena *arena;
	const struct app *app;
	struct http_request *http;
	struct http_response *response;
	const struct route *route;
	struct route_match match;
	struct now now;
	const struct language *language;
	const struct session *session; /* NULL: nobody is signed in */
	const struct viewer *viewer;   /* never NULL */
	struct tx
	    *tx; /* for reading on GET, for writing on POST; NULL when the route makes its own */
	const struct case_on_page *kase;   /* ON_CASE */
	const struct draft_on_page *draft; /* ON_DRAFT, ON_TYPED */
	void *values;			   /* the form's struct; to be used only in save */
	struct form_state *form;     /* what was typed and what is wrong with it; NULL: no form */
	struct intake_result *files; /* uploads, taken in and made safe before the transaction */
	size_t n_files;
	const char *browser;	 /* the cookie that names this browser; NULL: a POST without one */
	const char *form_secret; /* what csrf tokens of this browser are made from */
	const char
	    *role; /* as which the person acts, for the audit log: the key of a program; NULL */
};

/*
 * The transactions of a route with .steps: short ones around slow work, such
 * as hashing a password or asking another server.  Begin sets rq->tx; commit
 * makes it durable and NULL again; rollback likewise.  An error page shown again gets
 * a reading one by itself.
 */
struct tx *rq_begin(struct rq *, enum tx_kind);
void rq_commit(struct rq *);
void rq_rollback(struct rq *);

/* The value of :name in the path. */
const char *rq_arg(const struct rq *, const char *name);

/* A page to write into, with its frame; rq_send() sends it. */
struct out *rq_page(struct rq *);
void rq_send(struct rq *, const struct out *);

/* Anything else than a page: a calendar, a file. */
void rq_send_text(struct rq *, const char *type, const char *body);

/*
 * A stored file, as an attachment that no browser runs.  The caller read hash,
 * type and name from a row that the viewer may see.  Not found while a virus
 * scanner has not cleared it.
 */
void rq_send_file(struct rq *, int64_t la, const char *hash, const char *type, const char *name);

/*
 * Bytes made for this request, as an attachment of that name, which says
 * nothing of a child: a name stays in lists of downloads.
 */
void rq_send_bytes(struct rq *, const struct buf *, const char *type, const char *name);

/* See Other (303) to a path of this site, with a message on arrival (a row of app/flash.c), or
 * NULL. */
void rq_redirect(struct rq *, const char *path, const char *flash);

/* The one page for what is not there and what may not be seen. */
void rq_not_found(struct rq *);

/* Bad input that no form of ours sends. */
void rq_bad_request(struct rq *);

/* Signed in, and still to show a code: staff always, others when they have set up an app for it.
 * Whoever only gives advice may come by link and code, as those asked without a post do. */
bool rq_wants_code(const struct rq *);

/* The policy pack under which the case on the page runs; one that is not loaded is a fault. */
const struct policy_pack *rq_pack(const struct rq *);

/* Says an act of this request to the audit log: the entry's route and request are filled in. */
void rq_say(struct rq *, struct audit_entry);

/* The same of an act on the case on the page, by how the viewer stands to it. */
void rq_say_case(struct rq *, const char *action, const char *object_kind, int64_t object);

/* May the viewer do this to the case on the page? */
bool rq_may(const struct rq *, enum permission);
