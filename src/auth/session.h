/*
 * Session: who is behind a cookie.
 *
 * The cookie holds 256 random bits; the database holds their hash, and the
 * row is joined with the account on every request: switching a person off, or
 * changing a role, ends the session at the next request.  The token changes at
 * sign-in, at step-up and at a change of role, so a token that was planted or
 * seen before is worth nothing after.  Session rows are housekeeping; the
 * caller writes sign-in and sign-out into the audit log.
 */
#pragma once
#include "auth/account.h"

struct conf;

struct session {
	int64_t la, account, person;
	const char *public_id; /* names it on the page that lists sessions */
	int64_t post;	       /* posts.id the person acts in; 0: none chosen, or a family */
	const char *how;       /* "password", "link" or "oidc" */
	bool second_factor;    /* a code was right; pages of staff require it */
	bool has_app; /* the account has an authenticator app, whose code is then asked for */
	struct instant opened, seen, ends;
	struct instant step_up; /* unset: never */
	int64_t idle_seconds;
	const char *csrf;  /* the secret for csrf_token() */
	const char *agent; /* "Firefox on Windows" */
};

struct session_start {
	const char *how;
	bool second_factor; /* a code of an app was right, or the identity provider says so */
	bool family;	    /* holds no post: at most 15 minutes idle and 2 hours in all */
	int64_t post;
	const char *user_agent; /* the request's header; NULL: none */
	const char *old_token; /* the cookie the request came with: that session ends; NULL: none */
};

/*
 * Opens a session for an account that has proved itself: the one place where
 * it happens.  Returns the token for the cookie.  The account must be active.
 */
const char *session_open(
    struct tx *, const struct conf *, const struct account *, const struct session_start *);

/*
 * Whose token it is, at the time of the transaction.  NULL: nobody's, ended, idle for too
 * long, switched off or of an earlier epoch.  token NULL is allowed.
 */
const struct session *session_find(struct tx *, const char *token);

/* Whether the last minute of use is not on record yet, so that session_touch() is due. */
bool session_is_stale(const struct session *, struct now);
/* Records use; needs a writing transaction, which needs no audit entry. */
void session_touch(struct tx *, const char *token);

/*
 * Gives the session a new token and form secret: after step-up (a password or code
 * was right once more) or when the person chooses another post.  Returns the
 * token; NULL when the session has ended meanwhile.
 */
struct session_change {
	bool step_up;
	bool second_factor; /* has now been shown */
	int64_t post;
};
const char *session_renew(struct tx *, const char *token, const struct session_change *);

/* Whether the person proved themselves within the last 5 minutes: sensitive acts require it. */
bool session_is_stepped_up(const struct session *, struct now);

/* What the person's page lists, newest use first; over ones are left out. */
struct session_list {
	const struct session *a;
	size_t n;
};
struct session_list session_list_of(struct tx *, int64_t la, int64_t account);

void session_end(struct tx *, const char *token);
/* False when the account has no session of that public id. */
bool session_end_one(struct tx *, int64_t la, int64_t account, const char *public_id);
/* Returns how many.  keep: the public id of the one that stays; NULL: none stays. */
int64_t session_end_others(struct tx *, int64_t la, int64_t account, const char *keep);
/* Removes rows that are over.  Returns how many. */
int64_t session_sweep(struct tx *);

/* Pure: browser and system in words a person knows; never the whole header. */
const char *session_agent_label(struct arena *, const char *user_agent);
