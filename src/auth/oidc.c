/* Oidc: the provider's cache, and the steps of a sign-in. */
#include "auth/oidc.h"
#include "auth/oidc.sql.h"
#include "auth/oidc_fetch.h"
#include "auth/oidc_json.h"
#include "auth/secret.h"
#include "base/buf.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/log.h"
#include "base/str.h"
#include "db/db.h"

#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <string.h>

enum {
	KEEP_SECONDS = 60 * 60, /* discovery and keys */
	REFETCH_SECONDS = 60,	/* not more often, even for an unknown key */
	FLOW_SECONDS = 10 * 60,
	STEP_UP_MAX_AGE = 60,
	SECRET_AT_MOST = 512,
};

/* What the provider said, in an arena of its own that is replaced whole. */
struct cached {
	struct arena *arena;
	struct oidc_provider provider;
	struct instant at;
};

struct oidc {
	const char *issuer, *client, *redirect;
	const char *secret; /* NULL: a public client */
	pthread_mutex_t lock;
	struct cached cached;
	struct instant asked, asked_for_key; /* when the provider was asked last, and why */
};

static const char *const purposes[] = {
	[OIDC_SIGN_IN] = "sign_in",
	[OIDC_STEP_UP] = "step_up",
	[OIDC_CONNECT] = "connect",
};

static const char *
read_secret(struct arena *a, const char *path)
{
	char line[SECRET_AT_MOST] = "";
	FILE *f;

	if (str_blank(path))
		return NULL;
	f = fopen(path, "re");
	if (f == NULL)
		fail(FAULT_USAGE, "sign_in.oidc_secret_file %s: %s", path, strerror(errno));
	if (fgets(line, sizeof line, f) == NULL)
		*line = '\0';
	fclose(f);
	if (str_blank(line))
		fail(FAULT_USAGE,
		    "sign_in.oidc_secret_file %s: the first line must hold the secret", path);
	return str_trim(a, line);
}

static void
release(void *object)
{
	struct oidc *o = object;

	arena_free(o->cached.arena);
	pthread_mutex_destroy(&o->lock);
}

struct oidc *
oidc_open(struct arena *a, const struct conf *conf)
{
	struct oidc *o;

	if (str_blank(conf->oidc_issuer))
		return NULL;
	if (!oidc_url_allowed(conf->oidc_issuer))
		fail(FAULT_USAGE, "sign_in.oidc_issuer %s: must begin with https://",
		    conf->oidc_issuer);
	o = anew(a, struct oidc);
	o->issuer = arena_strdup(a, conf->oidc_issuer);
	o->client = arena_strdup(a, conf->oidc_client);
	o->redirect = arena_printf(a, "%s/sign-in/oidc/return", conf->base_url);
	o->secret = read_secret(a, conf->oidc_secret_file);
	pthread_mutex_init(&o->lock, NULL);
	arena_on_free(a, release, o);
	return o;
}

static bool
list_lacks(const json_t *list, const char *text)
{
	for (size_t i = 0; i < json_array_size(list); i++)
		if (str_eq(json_string_value(json_array_get(list, i)), text))
			return false;
	return json_is_array(list);
}

/* Metadata of OpenID Connect Discovery 1.0 section 3; the issuer must be ours to the letter. */
bool
oidc_metadata_parse(
    struct arena *a, const char *text, size_t n, const char *issuer, struct oidc_provider *ret)
{
	json_t *json = oidc_json_object(a, text, n);
	const json_t *auth_methods = json_object_get(json, "token_endpoint_auth_methods_supported");
	struct oidc_provider p;

	if (json == NULL || !str_eq(oidc_json_text(a, json, "issuer"), issuer))
		return false;
	p = (struct oidc_provider){
		.authorization = oidc_json_text(a, json, "authorization_endpoint"),
		.token = oidc_json_text(a, json, "token_endpoint"),
		.jwks_uri = oidc_json_text(a, json, "jwks_uri"),
		.post_secret = list_lacks(auth_methods, "client_secret_basic"),
		.names_issuer = json_is_true(
		    json_object_get(json, "authorization_response_iss_parameter_supported")),
	};
	if (p.authorization == NULL || p.token == NULL || p.jwks_uri == NULL)
		return false;
	if (!oidc_url_allowed(p.authorization) || !oidc_url_allowed(p.token) ||
	    !oidc_url_allowed(p.jwks_uri))
		return false;
	if (list_lacks(json_object_get(json, "code_challenge_methods_supported"), "S256") ||
	    list_lacks(json_object_get(json, "response_types_supported"), "code"))
		return false;
	*ret = p;
	return true;
}

static bool
fetch_provider(const struct oidc *o, struct arena *a, struct oidc_provider *ret)
{
	const char *slash = str_ends(o->issuer, "/") ? "" : "/";
	struct oidc_answer answer;

	if (!oidc_fetch(a,
		arena_printf(a, "%s%s.well-known/openid-configuration", o->issuer, slash),
		&answer) ||
	    answer.status != 200)
		return false;
	if (!oidc_metadata_parse(a, answer.body, answer.n, o->issuer, ret))
		return false;
	if (!oidc_fetch(a, ret->jwks_uri, &answer) || answer.status != 200 ||
	    oidc_keys_parse(a, answer.body, answer.n) == NULL)
		return false;
	ret->jwks = answer.body;
	return true;
}

static const struct oidc_provider *
copy_provider(struct arena *a, const struct oidc_provider *p)
{
	struct oidc_provider *copy = anew(a, struct oidc_provider);

	*copy = (struct oidc_provider){ arena_strdup(a, p->authorization),
		arena_strdup(a, p->token), arena_strdup(a, p->jwks_uri), p->post_secret,
		p->names_issuer, arena_strdup(a, p->jwks) };
	return copy;
}

/* Asks the provider with the lock not held; what was known stays when it does not answer. */
static void
refresh(struct oidc *o, struct arena *a, struct now now)
{
	struct oidc_provider said;
	struct cached fresh = { .at = now.instant }, old;

	if (!fetch_provider(o, a, &said)) {
		log_event(LOG_WARN, "oidc_provider_unreachable", LOG_TEXT("issuer", o->issuer));
		return;
	}
	fresh.arena = arena_new(0);
	fresh.provider = *copy_provider(fresh.arena, &said);
	pthread_mutex_lock(&o->lock);
	old = o->cached;
	o->cached = fresh;
	pthread_mutex_unlock(&o->lock);
	arena_free(old.arena);
}

/* Whether this thread is the one to ask; at most once a minute. */
static bool
take_turn(struct instant *last, struct instant now)
{
	bool turn = last->us == 0 || now.us >= instant_add_seconds(*last, REFETCH_SECONDS).us;

	if (turn)
		*last = now;
	return turn;
}

static bool
cache_is_old(const struct oidc *o, struct instant now)
{
	return o->cached.arena == NULL ||
	       now.us >= instant_add_seconds(o->cached.at, KEEP_SECONDS).us;
}

static const struct oidc_provider *
known_provider(struct oidc *o, struct arena *a)
{
	const struct oidc_provider *p = NULL;

	pthread_mutex_lock(&o->lock);
	if (o->cached.arena != NULL)
		p = copy_provider(a, &o->cached.provider);
	pthread_mutex_unlock(&o->lock);
	return p;
}

const struct oidc_provider *
oidc_ready(struct oidc *o, struct arena *a, struct now now)
{
	bool ask;

	pthread_mutex_lock(&o->lock);
	/* With nothing known there is nothing to serve meanwhile: everybody asks. */
	ask = o->cached.arena == NULL ||
	      (cache_is_old(o, now.instant) && take_turn(&o->asked, now.instant));
	pthread_mutex_unlock(&o->lock);
	if (ask)
		refresh(o, a, now);
	return known_provider(o, a);
}

/* The provider may have changed its keys since they were fetched.  False: that was asked just now.
 */
static bool
ask_for_new_keys(struct oidc *o, struct arena *a, struct now now)
{
	bool ask;

	pthread_mutex_lock(&o->lock);
	ask = take_turn(&o->asked_for_key, now.instant);
	pthread_mutex_unlock(&o->lock);
	if (ask)
		refresh(o, a, now);
	return ask;
}

static const char *
browser_hash(struct arena *a, const char *cookie)
{
	return secret_keyed_hash(a, "oidc browser", cookie);
}

static void
add_parameter(struct arena *a, struct buf *b, const char *name, const char *value)
{
	buf_printf(b, "%s%s=%s", b->n > 0 && strchr("?&", b->p[b->n - 1]) == NULL ? "&" : "", name,
	    oidc_url_escape(a, value));
}

static const char *
authorization_url(struct arena *a, const struct oidc *o, const struct oidc_provider *p,
    const struct oidc_flow *f, const char *state)
{
	struct buf *b = buf_new(a);

	buf_printf(b, "%s%s", p->authorization, strchr(p->authorization, '?') == NULL ? "?" : "&");
	add_parameter(a, b, "response_type", "code");
	add_parameter(a, b, "client_id", o->client);
	add_parameter(a, b, "redirect_uri", o->redirect);
	add_parameter(a, b, "scope", "openid profile");
	add_parameter(a, b, "state", state);
	add_parameter(a, b, "nonce", f->nonce);
	add_parameter(a, b, "code_challenge", oidc_sha256(a, f->verifier, false));
	add_parameter(a, b, "code_challenge_method", "S256");
	if (f->purpose == OIDC_STEP_UP) {
		add_parameter(a, b, "prompt", "login");
		add_parameter(a, b, "max_age", "0");
	}
	return b->p;
}

const char *
oidc_begin(struct tx *tx, const struct oidc *o, const struct oidc_provider *p,
    const struct oidc_order *order)
{
	struct arena *a = tx_arena(tx);
	const char *state = secret_token(a);
	struct oidc_flow f = { order->purpose, order->la, order->account, secret_token(a),
		secret_token(a), order->return_to };

	oidc_flow_insert(tx, secret_hash(a, state), browser_hash(a, order->cookie),
	    purposes[f.purpose], f.la, f.account, f.nonce, f.verifier, f.return_to,
	    instant_add_seconds(tx_now(tx).instant, FLOW_SECONDS));
	return authorization_url(a, o, p, &f, state);
}

static enum oidc_purpose
purpose_of(const char *text)
{
	for (size_t p = 0; p < sizeof purposes / sizeof purposes[0]; p++)
		if (str_eq(purposes[p], text))
			return (enum oidc_purpose)p;
	fail(FAULT_BUG, "%.40s is no purpose of signing in", text);
}

const struct oidc_flow *
oidc_take(struct tx *tx, const char *state, const char *cookie)
{
	struct arena *a = tx_arena(tx);
	const struct oidc_flow_find_row *row;
	struct oidc_flow *f;

	if (state == NULL || cookie == NULL)
		return NULL;
	row =
	    oidc_flow_find(tx, secret_hash(a, state), browser_hash(a, cookie), tx_now(tx).instant);
	if (row == NULL || oidc_flow_remove(tx, secret_hash(a, state)) != 1)
		return NULL;
	f = anew(a, struct oidc_flow);
	*f = (struct oidc_flow){ purpose_of(row->purpose), row->la, row->account, row->nonce,
		row->verifier, row->return_to };
	return f;
}

struct tokens {
	const char *id, *access;
};

static bool
fetch_tokens(const struct oidc *o, struct arena *a, const struct oidc_provider *p,
    const struct oidc_flow *f, const char *code, struct oidc_answer *ret)
{
	bool basic = o->secret != NULL && !p->post_secret;
	struct buf *form = buf_new(a);

	add_parameter(a, form, "grant_type", "authorization_code");
	add_parameter(a, form, "code", code);
	add_parameter(a, form, "redirect_uri", o->redirect);
	add_parameter(a, form, "code_verifier", f->verifier);
	if (!basic)
		add_parameter(a, form, "client_id", o->client);
	if (!basic && o->secret != NULL)
		add_parameter(a, form, "client_secret", o->secret);
	/* RFC 6749 section 2.3.1: both halves are form-encoded first. */
	return oidc_fetch_post(a, p->token, form->p, basic ? oidc_url_escape(a, o->client) : NULL,
	    basic ? oidc_url_escape(a, o->secret) : NULL, ret);
}

static enum oidc_verdict
redeem(const struct oidc *o, struct arena *a, const struct oidc_provider *p,
    const struct oidc_flow *f, const char *code, struct tokens *ret)
{
	struct oidc_answer answer;
	json_t *json;

	if (!fetch_tokens(o, a, p, f, code, &answer))
		return OIDC_UNREACHABLE;
	json = oidc_json_object(a, answer.body, answer.n);
	if (answer.status != 200 || json == NULL)
		return json != NULL && json_object_get(json, "error") != NULL ? OIDC_REFUSED_THERE
									      : OIDC_ANSWER;
	*ret = (struct tokens){ oidc_json_text(a, json, "id_token"),
		oidc_json_text(a, json, "access_token") };
	if (ret->id == NULL || !str_eq_ci(oidc_json_text(a, json, "token_type"), "Bearer"))
		return OIDC_ANSWER;
	return OIDC_ACCEPTED;
}

static enum oidc_verdict
check_with(struct arena *a, const struct oidc_provider *p, const struct tokens *t,
    const struct oidc_expected *e, struct oidc_claims *ret)
{
	const struct oidc_keys *keys = oidc_keys_parse(a, p->jwks, strlen(p->jwks));

	return oidc_token_check(a, t->id, keys, e, ret);
}

enum oidc_verdict
oidc_finish(struct oidc *o, struct arena *a, const struct oidc_flow *f,
    const struct oidc_return *back, struct now now, struct oidc_claims *ret)
{
	const struct oidc_provider *p = oidc_ready(o, a, now);
	struct oidc_expected e = { .issuer = o->issuer,
		.client = o->client,
		.nonce = f->nonce,
		.max_age = f->purpose == OIDC_STEP_UP ? STEP_UP_MAX_AGE : 0,
		.now = now.instant };
	struct tokens tokens;
	enum oidc_verdict v;

	if (p == NULL)
		return OIDC_UNREACHABLE;
	if (p->names_issuer ? !str_eq(back->issuer, o->issuer)
			    : back->issuer != NULL && !str_eq(back->issuer, o->issuer))
		return OIDC_MIX_UP;
	if (back->error != NULL || back->code == NULL)
		return OIDC_REFUSED_THERE;
	v = redeem(o, a, p, f, back->code, &tokens);
	if (v != OIDC_ACCEPTED)
		return v;
	e.access_token = tokens.access;
	v = check_with(a, p, &tokens, &e, ret);
	if (v == OIDC_UNKNOWN_KEY && ask_for_new_keys(o, a, now))
		v = check_with(a, known_provider(o, a), &tokens, &e, ret);
	return v;
}

int64_t
oidc_sweep(struct tx *tx)
{
	return oidc_flow_remove_over(tx, tx_now(tx).instant);
}
