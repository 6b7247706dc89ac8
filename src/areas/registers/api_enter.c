/*
 * Api, entering: a program comes with "Authorization: Bearer KEY".
 *
 * A key is found by its hash and stands for a person, whose posts and
 * relations are read anew: it opens one register, in one authority, and never
 * more than its person may see and do.
 */
#include "areas/registers/api.h"
#include "areas/registers/keys.sql.h"
#include "auth/secret.h"
#include "auth/throttle.h"
#include "base/str.h"
#include "db/db.h"

/* RFC 6750 section 3 */
static bool
refuse(struct rq *rq, const char *detail)
{
	http_set_header(rq->response, "WWW-Authenticate", "Bearer realm=\"Waymark registers\"");
	problem_send(rq, 401, detail);
	return false;
}

static const char *
token_of(const struct rq *rq)
{
	const char *field = http_header(rq->http, "Authorization");

	return field != NULL && str_starts(field, "Bearer ")
		   ? str_trim(rq->arena, field + strlen("Bearer "))
		   : "";
}

/* Counted, before anything is done with it, in a transaction that stays whatever follows. */
static bool
count(struct rq *rq, const char *hash)
{
	const struct api_key_by_token_row *k;
	bool may;

	rq_begin(rq, TX_WRITE);
	k = api_key_by_token(rq->tx, hash);
	if (k != NULL) {
		may = throttle_count(rq->tx, THROTTLE_KEY, hash);
		api_key_used(rq->tx, k->la, k->id, rq->now.instant);
	} else {
		may = throttle_count(rq->tx, THROTTLE_KEY_WRONG, rq->http->address);
	}
	rq_commit(rq);
	if (may)
		return true;
	http_set_header(rq->response, "Retry-After", "60");
	problem_send(rq, 429, "Too many requests within a minute. Wait, then go on more slowly");
	return false;
}

/* Looked for again in the transaction that works: a key that was ended meanwhile is none. */
static bool
become(struct rq *rq, const char *hash, const struct api_key **ret)
{
	const struct api_key_by_token_row *k = api_key_by_token(rq->tx, hash);
	struct api_key *key = anew(rq->arena, struct api_key);

	if (k == NULL)
		return refuse(
		    rq, "The key is unknown, has ended, or its person has no account now");
	*key =
	    (struct api_key){ k->la, k->id, k->person, k->public_id, k->register_, k->may_write };
	tx_become(rq->tx, k->person);
	rq->viewer = viewer_load(rq->tx, k->person);
	rq->role = arena_printf(rq->arena, "key %s", key->public_id);
	*ret = key;
	return true;
}

/* Nobody, until a key says who: cookies are for people. */
static void
forget_session(struct rq *rq)
{
	rq_rollback(rq);
	rq->session = NULL;
	rq->viewer = viewer_public();
}

bool
api_enter(struct rq *rq, bool writes, const struct api_key **ret)
{
	const char *hash;

	*ret = NULL;
	if (http_header(rq->http, "Authorization") == NULL)
		return !writes || refuse(rq, "Send your key: Authorization: Bearer KEY");
	forget_session(rq);
	hash = secret_hash(rq->arena, token_of(rq));
	if (!count(rq, hash))
		return false;
	rq_begin(rq, writes ? TX_WRITE : TX_READ);
	if (!become(rq, hash, ret))
		return false;
	if (!writes || (*ret)->may_write)
		return true;
	problem_send(rq, 403, "This key reads only. Ask for one that writes");
	return false;
}

const struct register_def *
api_register(struct rq *rq, const struct api_key *key)
{
	const struct register_def *d = pages_register(rq);

	if (d != NULL && (key == NULL || str_eq(key->name, d->name)))
		return d;
	rq_not_found(rq);
	return NULL;
}

const struct record *
api_find(struct rq *rq, const struct api_key *key, const struct register_def *d)
{
	const struct record *r = record_find(rq->tx, d->type, rq_arg(rq, "record"));

	if (r != NULL && (key == NULL || r->la == key->la))
		return r;
	rq_not_found(rq);
	return NULL;
}
