/* Rq: what handlers say back. */
#include "app/rq.h"
#include "app/app.h"
#include "app/flash.h"
#include "app/frame.h"
#include "auth/session.h"
#include "base/err.h"
#include "base/str.h"
#include "files/serve.h"

#include <string.h>

const char *
rq_arg(const struct rq *rq, const char *name)
{
	for (size_t i = 0; i < rq->match.n; i++)
		if (str_eq(rq->match.names[i], name))
			return rq->match.values[i];
	fail(FAULT_BUG, "the path of %s has no :%s", rq->route->path, name);
}

struct tx *
rq_begin(struct rq *rq, enum tx_kind kind)
{
	rq->tx = tx_begin(rq->app->pool, kind, rq->arena,
	    (struct tx_context){ .viewer = rq->viewer->person, .now = rq->now });
	return rq->tx;
}

/* rq->tx stays set until the end is sure: a fault in between rolls it back. */
void
rq_commit(struct rq *rq)
{
	tx_commit(rq->tx);
	rq->tx = NULL;
}

void
rq_rollback(struct rq *rq)
{
	struct tx *tx = rq->tx;

	rq->tx = NULL;
	if (tx != NULL)
		tx_rollback(tx);
}

struct out *
rq_page(struct rq *rq)
{
	struct out *o = out_new(rq->arena, rq->language);

	o->frame = frame_of(rq);
	return o;
}

void
rq_send(struct rq *rq, const struct out *o)
{
	if (rq->response->status == 0)
		rq->response->status = 200;
	rq->response->body = o->body->p;
	rq->response->n_body = o->body->n;
}

void
rq_send_text(struct rq *rq, const char *type, const char *body)
{
	rq->response->status = 200;
	rq->response->type = type;
	rq->response->body = body;
	rq->response->n_body = strlen(body);
}

void
rq_send_bytes(struct rq *rq, const struct buf *bytes, const char *type, const char *name)
{
	struct http_response *rs = rq->response;

	rs->status = 200;
	rs->type = type;
	rs->body = bytes->p;
	rs->n_body = bytes->n;
	http_set_header(rs, "Content-Disposition", files_disposition(rq->arena, name));
}

void
rq_redirect(struct rq *rq, const char *path, const char *flash)
{
	rq->response->status = 303;
	http_set_header(rq->response, "Location", path);
	if (flash != NULL)
		flash_set(rq, flash);
}

bool
rq_wants_code(const struct rq *rq)
{
	const struct session *s = rq->session;

	if (s == NULL || s->second_factor)
		return false;
	if (s->has_app)
		return true;
	return viewer_has_post(rq->viewer) &&
	       !(viewer_only_advises(rq->viewer) && str_eq(s->how, "link"));
}

const struct policy_pack *
rq_pack(const struct rq *rq)
{
	const struct policy_pack *pack = policy_find(rq->app->packs, rq->kase->pack);

	if (pack == NULL)
		fail(FAULT_BUG, "policy pack %s is not loaded", rq->kase->pack);
	return pack;
}

void
rq_say(struct rq *rq, struct audit_entry entry)
{
	entry.route = rq->route->path;
	entry.role = entry.role != NULL ? entry.role : rq->role;
	entry.request = rq->http->number;
	audit_say(rq->tx, &entry);
}

void
rq_say_case(struct rq *rq, const char *action, const char *object_kind, int64_t object)
{
	rq_say(rq, (struct audit_entry){ .la = rq->kase->la,
		       .action = action,
		       .object_kind = object_kind,
		       .object_id = object,
		       .role = access_relation_name(rq->kase->relations) });
}

bool
rq_may(const struct rq *rq, enum permission permission)
{
	return rq->kase != NULL && access_may(rq->kase->relations, permission);
}
