/*
 * Sign-in through OpenID Connect against two providers on loopback: a fake that is wrong in one
 * way per issuer, and a real one.  tests/oidc/run.sh starts both.
 */
#include "check.h"
#include "testdb.h"
#include "auth/oidc.h"
#include "auth/oidc_fetch.h"
#include "auth/oidc_grants.h"
#include "base/buf.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/key.h"
#include "base/log.h"
#include "base/rng.h"
#include "base/str.h"

#include <curl/curl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool postgres;
static struct arena *suite;
static struct testdb db;
static struct pool *pool;
static char folder[] = "/tmp/waymark-oidc-XXXXXX";
static const char cookie[] = "1111111111111111111111111111111111111111111111111111111111111111";
static const char elsewhere[] = "2222222222222222222222222222222222222222222222222222222222222222";

static struct conf *
conf_for(const char *issuer)
{
	struct conf *c = conf_load(suite, NULL);

	c->oidc_issuer = issuer;
	c->base_url = "http://127.0.0.1:1";
	c->oidc_secret_file = arena_printf(suite, "%s/secret", folder);
	return c;
}

static struct tx *
begin(enum tx_kind kind)
{
	return tx_begin(pool, kind, arena_new(0), (struct tx_context){ 0, now_read() });
}

static void
end(struct tx *tx)
{
	struct arena *a = tx_arena(tx);

	tx_commit(tx);
	arena_free(a);
}

static size_t
ignore(char *bytes, size_t size, size_t n, void *to)
{
	(void)bytes;
	(void)to;
	return size * n;
}

/* What a browser does: follows redirects, with cookies, until it is sent back to us. */
static const char *
browse(const char *url)
{
	CURL *c = curl_easy_init();
	const char *at = url;

	curl_easy_setopt(c, CURLOPT_COOKIEFILE, "");
	curl_easy_setopt(c, CURLOPT_WRITEFUNCTION, ignore);
	for (int hops = 0; hops < 10 && at != NULL && !str_starts(at, "http://127.0.0.1:1/");
	     hops++) {
		char *next = NULL;

		curl_easy_setopt(c, CURLOPT_URL, at);
		if (curl_easy_perform(c) != CURLE_OK)
			break;
		curl_easy_getinfo(c, CURLINFO_REDIRECT_URL, &next);
		at = arena_strdup(suite, next);
	}
	curl_easy_cleanup(c);
	return at;
}

/* One parameter of an address, decoded. */
static const char *
parameter(const char *url, const char *name)
{
	const char *p = strchr(url, '?');
	size_t n = strlen(name);

	for (; p != NULL; p = strchr(p, '&')) {
		p++;
		if (strncmp(p, name, n) == 0 && p[n] == '=') {
			int length;
			char *text = curl_easy_unescape(
			    NULL, p + n + 1, (int)strcspn(p + n + 1, "&"), &length);
			const char *copy = arena_strdup(suite, text);

			curl_free(text);
			return copy;
		}
	}
	return NULL;
}

struct trip {
	enum oidc_purpose purpose;
	const char *back_cookie; /* of the browser that comes back; NULL: the same */
	struct now finish;	 /* zeroed: now */
};

static const char *
begin_flow(struct oidc *o, const struct oidc_provider *p, enum oidc_purpose purpose)
{
	struct tx *tx = begin(TX_WRITE);
	const char *url = arena_strdup(
	    suite, oidc_begin(tx, o, p, &(struct oidc_order){ purpose, 0, 0, cookie, "/my-day" }));

	end(tx);
	return url;
}

static const struct oidc_flow *
take_flow(const char *state, const char *browser)
{
	struct tx *tx = begin(TX_WRITE);
	const struct oidc_flow *f = oidc_take(tx, state, browser), *copy = NULL;

	if (f != NULL) {
		struct oidc_flow *kept = anew(suite, struct oidc_flow);

		*kept = *f;
		kept->nonce = arena_strdup(suite, f->nonce);
		kept->verifier = arena_strdup(suite, f->verifier);
		kept->return_to = arena_strdup(suite, f->return_to);
		copy = kept;
	}
	end(tx);
	return copy;
}

/* The whole way through a browser. */
static enum oidc_verdict
travel(struct oidc *o, const struct trip *trip, struct oidc_claims *ret)
{
	const struct oidc_provider *p = oidc_ready(o, suite, now_read());
	const struct oidc_flow *flow;
	struct oidc_return back;
	const char *url;

	if (p == NULL)
		return OIDC_UNREACHABLE;
	url = browse(begin_flow(o, p, trip->purpose));
	if (url == NULL)
		return OIDC_ANSWER;
	flow = take_flow(parameter(url, "state"), trip->back_cookie ? trip->back_cookie : cookie);
	if (flow == NULL)
		return OIDC_FLOW_OVER;
	CHECK(take_flow(parameter(url, "state"), cookie) == NULL); /* once */
	CHECK_STR(flow->return_to, "/my-day");
	back = (struct oidc_return){ parameter(url, "code"), parameter(url, "error"),
		parameter(url, "iss") };
	return oidc_finish(
	    o, suite, flow, &back, trip->finish.instant.us != 0 ? trip->finish : now_read(), ret);
}

static enum oidc_verdict
sign_in_at(const char *mode, const struct trip *trip)
{
	struct oidc *o = oidc_open(suite,
	    conf_for(arena_printf(suite, "%s/%s", getenv("WAYMARK_TEST_FAKE_ISSUER"), mode)));
	struct oidc_claims c;
	enum oidc_verdict v = travel(o, trip, &c);

	return v;
}

static void
wrong_answers_are_refused(void)
{
	static const struct {
		const char *mode;
		enum oidc_verdict verdict;
	} cases[] = {
		{ "good", OIDC_ACCEPTED },
		{ "discovery-issuer", OIDC_UNREACHABLE },
		{ "discovery-huge", OIDC_UNREACHABLE },
		{ "discovery-redirect", OIDC_UNREACHABLE },
		{ "discovery-text", OIDC_UNREACHABLE },
		{ "discovery-500", OIDC_UNREACHABLE },
		{ "discovery-cut", OIDC_UNREACHABLE },
		{ "keys-text", OIDC_UNREACHABLE },
		{ "answer-state", OIDC_FLOW_OVER },
		{ "answer-issuer", OIDC_MIX_UP },
		{ "answer-no-issuer", OIDC_MIX_UP },
		{ "answer-error", OIDC_REFUSED_THERE },
		{ "answer-no-code", OIDC_REFUSED_THERE },
		{ "answer-wrong-code", OIDC_REFUSED_THERE },
		{ "answer-text", OIDC_ANSWER },
		{ "answer-500", OIDC_ANSWER },
		{ "answer-huge", OIDC_UNREACHABLE },
		{ "answer-redirect", OIDC_ANSWER },
		{ "answer-no-token", OIDC_ANSWER },
		{ "answer-type", OIDC_ANSWER },
		{ "token-issuer", OIDC_ISSUER },
		{ "token-audience", OIDC_AUDIENCE },
		{ "token-nonce", OIDC_NONCE },
		{ "token-expired", OIDC_EXPIRED },
		{ "token-signature", OIDC_SIGNATURE },
		{ "token-unknown-key", OIDC_UNKNOWN_KEY },
		{ "token-none", OIDC_ALGORITHM },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		enum oidc_verdict v = sign_in_at(cases[i].mode, &(struct trip){ 0 });

		if (v != cases[i].verdict)
			printf("# %s\n", cases[i].mode);
		CHECK_STR(oidc_verdict_name(v), oidc_verdict_name(cases[i].verdict));
	}
}

static void
flows_belong_to_a_browser_and_a_purpose(void)
{
	CHECK_INT(sign_in_at("good", &(struct trip){ .back_cookie = elsewhere }), OIDC_FLOW_OVER);
	CHECK_INT(sign_in_at("good", &(struct trip){ .purpose = OIDC_STEP_UP }), OIDC_ACCEPTED);
	CHECK_INT(sign_in_at("token-old-sign-in", &(struct trip){ 0 }), OIDC_ACCEPTED);
	CHECK_INT(sign_in_at("token-old-sign-in", &(struct trip){ .purpose = OIDC_STEP_UP }),
	    OIDC_SIGNED_IN_LONG_AGO);
}

static int64_t
key_requests(const char *mode)
{
	const char *url =
	    arena_printf(suite, "%s/%s/key-requests", getenv("WAYMARK_TEST_FAKE_ISSUER"), mode);
	struct oidc_answer answer;
	int64_t n = -1;

	if (oidc_fetch(suite, url, &answer))
		str_to_int(answer.body, &n);
	return n;
}

/* A key that appears later is fetched; one that never appears does not make us ask again and again.
 */
static void
new_keys_are_fetched_once_a_minute(void)
{
	const char *issuer =
	    arena_printf(suite, "%s/rotated-key", getenv("WAYMARK_TEST_FAKE_ISSUER"));
	struct now later = now_read();
	struct oidc_answer answer;
	struct oidc_claims c;
	struct oidc *o;

	CHECK(oidc_fetch(suite, arena_printf(suite, "%s/forget", issuer), &answer));
	o = oidc_open(suite, conf_for(issuer));
	CHECK_INT(travel(o, &(struct trip){ 0 }, &c), OIDC_ACCEPTED);
	CHECK_INT(key_requests("good"), 2);
	CHECK_INT(travel(o, &(struct trip){ 0 }, &c), OIDC_ACCEPTED);
	CHECK_INT(key_requests("good"), 2);
	o = oidc_open(suite, conf_for(arena_printf(suite, "%s/token-unknown-key",
				 getenv("WAYMARK_TEST_FAKE_ISSUER"))));
	for (int i = 0; i < 5; i++)
		CHECK_INT(travel(o, &(struct trip){ 0 }, &c), OIDC_UNKNOWN_KEY);
	CHECK_INT(key_requests("good"), 4);
	later.instant = instant_add_seconds(later.instant, 61);
	CHECK_INT(travel(o, &(struct trip){ .finish = later }, &c), OIDC_UNKNOWN_KEY);
	CHECK_INT(key_requests("good"), 5);
}

/* The whole of it against a program that others wrote, with its keys changed in between. */
static void
a_real_provider_signs_in(void)
{
	const char *issuer = getenv("WAYMARK_TEST_ISSUER");
	struct oidc *o = oidc_open(suite, conf_for(issuer));
	struct now later = now_read();
	const struct account *acc;
	struct oidc_answer answer;
	struct oidc_claims c;
	struct tx *tx;
	bool changed;

	CHECK_INT(travel(o, &(struct trip){ 0 }, &c), OIDC_ACCEPTED);
	CHECK_STR(c.subject, "ada");
	CHECK_STR(c.given, "Ada");
	tx = begin(TX_WRITE);
	oidc_grant_add(tx, &(struct oidc_grant){ 800, 0, "groups", "send-officers", "officer", 1 });
	CHECK_INT(oidc_account(tx, &c, &acc, &changed), OIDC_ACCEPTED);
	CHECK(changed && acc->la == 800);
	CHECK_STR(acc->oidc_subject, "ada");
	CHECK_STR(acc->oidc_issuer, issuer);
	tx_audited(tx);
	end(tx);
	CHECK_INT(travel(o, &(struct trip){ .purpose = OIDC_STEP_UP }, &c), OIDC_ACCEPTED);
	CHECK(oidc_fetch_post(
	    suite, arena_printf(suite, "%s/rotate", issuer), "", NULL, NULL, &answer));
	later.instant = instant_add_seconds(later.instant, 61);
	CHECK_INT(travel(o, &(struct trip){ .finish = later }, &c), OIDC_ACCEPTED);
}

static void
open_badly(void)
{
	oidc_open(suite, conf_for("http://idp.example"));
}

static void
open_without_secret(void)
{
	struct conf *c = conf_for("https://idp.example");

	c->oidc_secret_file = "/nonexistent/secret";
	oidc_open(suite, c);
}

static void
settings_are_checked(void)
{
	CHECK(oidc_open(suite, conf_for("")) == NULL);
	CHECK_FAILS(FAULT_USAGE, open_badly);
	CHECK_FAILS(FAULT_USAGE, open_without_secret);
}

static void
make_world(void)
{
	FILE *f = fopen(arena_printf(suite, "%s/secret", folder), "w");

	fputs("s&cret\n", f);
	fclose(f);
	keys_create(suite, folder);
	keys_load(suite, folder);
	db = testdb_new(suite, postgres);
	pool = testdb_open(suite, db, NULL, NULL, 4);
	testdb_sql(db, "INSERT INTO bodies (la, id, public_id, kind, name) VALUES "
		       "(800, 1, 'b1', 'team', 'North')");
}

int
main(int argc, char **argv)
{
	int failed;

	postgres = argc > 1 && strcmp(argv[1], "postgres") == 0;
	if (getenv("WAYMARK_TEST_ISSUER") == NULL || (postgres && !testdb_has_postgres())) {
		puts("0 passed, 0 failed (run through tests/oidc/run.sh, and tests/postgres.sh for "
		     "PostgreSQL)");
		return 77;
	}
	rng_init();
	log_set_level(LOG_ERROR);
	suite = arena_new(0);
	if (mkdtemp(folder) == NULL)
		return 2;
	make_world();
	failed = check_run((struct check_case[]){
	    CHECK_CASE(wrong_answers_are_refused),
	    CHECK_CASE(flows_belong_to_a_browser_and_a_purpose),
	    CHECK_CASE(new_keys_are_fetched_once_a_minute),
	    CHECK_CASE(a_real_provider_signs_in),
	    CHECK_CASE(settings_are_checked),
	    { 0 },
	});
	pool_close(pool);
	if (system(arena_printf(suite, "rm -rf -- '%s'", folder)) != 0)
		failed = 1;
	arena_free(suite);
	return failed;
}
