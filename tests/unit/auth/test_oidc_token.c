/* ID tokens: one that is right, and all the ways in which one is not. */
#include "check.h"
#include "auth/oidc.h"
#include "auth/oidc_fetch.h"
#include "auth/oidc_grants.h"
#include "auth/oidc_token.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"

#include <cjose/cjose.h>
#include <sodium.h>
#include <stdio.h>
#include <string.h>

static struct arena *a;
static cjose_jwk_t *rsa, *other_rsa, *ec, *small_rsa;
static const char *jwks; /* rsa as "r1", ec as "e1" and what must not be used */

static const struct instant now = { INT64_C(1767182400000000) };

#define SECONDS "1767182400"

static struct oidc_expected
expected(void)
{
	return (struct oidc_expected){ .issuer = "https://idp.example",
		.client = "waymark",
		.nonce = "n-0S6_WzA2Mj",
		.access_token = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y",
		.now = now };
}

static const char *
base64url(const char *text)
{
	size_t n = strlen(text);
	size_t room = sodium_base64_encoded_len(n, sodium_base64_VARIANT_URLSAFE_NO_PADDING);

	return sodium_bin2base64(arena_alloc(a, room), room, (const unsigned char *)text, n,
	    sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

/* A token signed by cjose: members of the header as name, value pairs. */
static const char *
sign(cjose_jwk_t *key, const char *alg, const char *kid, const char *typ, const char *claims)
{
	cjose_err err;
	cjose_header_t *header = cjose_header_new(&err);
	cjose_jws_t *jws;
	const char *compact, *copy;

	cjose_header_set(header, CJOSE_HDR_ALG, alg, &err);
	if (kid != NULL)
		cjose_header_set(header, CJOSE_HDR_KID, kid, &err);
	if (typ != NULL)
		cjose_header_set(header, "typ", typ, &err);
	jws = cjose_jws_sign(key, header, (const uint8_t *)claims, strlen(claims), &err);
	if (jws == NULL || !cjose_jws_export(jws, &compact, &err))
		fail(FAULT_BUG, "cjose: %s", err.message);
	copy = arena_strdup(a, compact);
	cjose_jws_release(jws);
	cjose_header_release(header);
	return copy;
}

/* The right claims, with one member replaced; NULL takes it away. */
static const char *
claims_with(const char *member, const char *value)
{
	static const char *const right[][2] = {
		{ "iss", "\"https://idp.example\"" },
		{ "aud", "\"waymark\"" },
		{ "sub", "\"24400320\"" },
		{ "exp", "1767182700" },
		{ "iat", SECONDS },
		{ "nonce", "\"n-0S6_WzA2Mj\"" },
		{ "auth_time", SECONDS },
		{ "name", "\"Ada de Officer\"" },
		{ "groups", "[\"a\",\"b\"]" },
		{ "realm", "{\"roles\":[\"c\"]}" },
	};
	struct buf *b = buf_new(a);
	bool replaced = false;

	buf_putc(b, '{');
	for (size_t i = 0; i < sizeof right / sizeof right[0]; i++) {
		const char *text = right[i][1];

		if (member != NULL && str_eq(right[i][0], member)) {
			text = value;
			replaced = true;
		}
		if (text != NULL)
			buf_printf(b, "%s\"%s\":%s", b->n > 1 ? "," : "", right[i][0], text);
	}
	if (member != NULL && !replaced)
		buf_printf(b, ",\"%s\":%s", member, value);
	buf_putc(b, '}');
	return b->p;
}

static enum oidc_verdict
check_token_for(const char *jwt, const struct oidc_expected *e, struct oidc_claims *ret)
{
	const struct oidc_keys *keys = oidc_keys_parse(a, jwks, strlen(jwks));

	return oidc_token_check(a, jwt, keys, e, ret);
}

static enum oidc_verdict
check_token(const char *jwt)
{
	struct oidc_expected e = expected();
	struct oidc_claims c;

	return check_token_for(jwt, &e, &c);
}

static enum oidc_verdict
check_claim(const char *member, const char *value)
{
	return check_token(sign(rsa, "RS256", "r1", "JWT", claims_with(member, value)));
}

static void
right_tokens_are_accepted(void)
{
	struct oidc_expected e = expected();
	struct oidc_claims c;

	CHECK_INT(check_token_for(sign(rsa, "RS256", "r1", "JWT", claims_with(NULL, NULL)), &e, &c),
	    OIDC_ACCEPTED);
	CHECK_STR(c.subject, "24400320");
	CHECK_STR(c.given, "Ada de");
	CHECK_STR(c.family, "Officer");
	CHECK(!c.second_factor);
	CHECK_INT(
	    check_token(sign(ec, "ES256", "e1", NULL, claims_with(NULL, NULL))), OIDC_ACCEPTED);
	CHECK_INT(
	    check_token(sign(ec, "ES256", NULL, "jwt", claims_with(NULL, NULL))), OIDC_ACCEPTED);
	CHECK_INT(check_claim("aud", "[\"waymark\"]"), OIDC_ACCEPTED);
	CHECK_INT(check_claim("azp", "\"waymark\""), OIDC_ACCEPTED);
	CHECK_INT(check_claim("exp", "1767182400.5"), OIDC_ACCEPTED);
	CHECK_INT(check_claim("nbf", SECONDS), OIDC_ACCEPTED);
	CHECK_INT(
	    check_claim("at_hash", arena_printf(a, "\"%s\"", oidc_sha256(a, e.access_token, true))),
	    OIDC_ACCEPTED);
}

static void
every_broken_claim_is_refused(void)
{
	static const struct {
		const char *member, *value;
		enum oidc_verdict verdict;
	} cases[] = {
		{ "iss", NULL, OIDC_ISSUER },
		{ "iss", "\"https://idp.example/\"", OIDC_ISSUER },
		{ "iss", "\"https://evil.example\"", OIDC_ISSUER },
		{ "iss", "[\"https://idp.example\"]", OIDC_ISSUER },
		{ "aud", NULL, OIDC_AUDIENCE },
		{ "aud", "\"other\"", OIDC_AUDIENCE },
		{ "aud", "[]", OIDC_AUDIENCE },
		{ "aud", "[\"waymark\",\"other\"]", OIDC_AUDIENCE },
		{ "aud", "{\"waymark\":1}", OIDC_AUDIENCE },
		{ "azp", "\"other\"", OIDC_PARTY },
		{ "azp", "7", OIDC_PARTY },
		{ "sub", NULL, OIDC_SUBJECT },
		{ "sub", "\"\"", OIDC_SUBJECT },
		{ "sub", "5", OIDC_SUBJECT },
		{ "exp", NULL, OIDC_EXPIRED },
		{ "exp", "\"1767182700\"", OIDC_EXPIRED },
		{ "exp", "1767182340", OIDC_EXPIRED },
		{ "exp", "1e300", OIDC_EXPIRED },
		{ "exp", "-5", OIDC_EXPIRED },
		{ "iat", NULL, OIDC_ISSUED },
		{ "iat", "1767182500", OIDC_ISSUED },
		{ "iat", "1767181000", OIDC_ISSUED },
		{ "nbf", "1767182500", OIDC_NOT_YET },
		{ "nbf", "\"soon\"", OIDC_NOT_YET },
		{ "nonce", NULL, OIDC_NONCE },
		{ "nonce", "\"n-0S6_WzA2Mk\"", OIDC_NONCE },
		{ "nonce", "\"\"", OIDC_NONCE },
		{ "at_hash", "\"AAAAAAAAAAAAAAAAAAAAAA\"", OIDC_ACCESS_HASH },
		{ "at_hash", "1", OIDC_ACCESS_HASH },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		enum oidc_verdict v = check_claim(cases[i].member, cases[i].value);

		if (v != cases[i].verdict)
			printf("# %s %s\n", cases[i].member, cases[i].value);
		CHECK_STR(oidc_verdict_name(v), oidc_verdict_name(cases[i].verdict));
	}
}

static const char *
unsigned_token(const char *header, const char *claims, const char *signature)
{
	return arena_printf(a, "%s.%s.%s", base64url(header), base64url(claims), signature);
}

/* RFC 8725 section 2: none, key confusion, a key that came with the token, and the rest. */
static void
forged_signatures_are_refused(void)
{
	const char *right = claims_with(NULL, NULL);
	char *changed = arena_strdup(a, sign(rsa, "RS256", "r1", NULL, right));
	cjose_err err;
	cjose_jwk_t *mac = cjose_jwk_create_oct_spec((const uint8_t *)jwks, 64, &err);

	CHECK_INT(check_token(unsigned_token("{\"alg\":\"none\"}", right, "")), OIDC_ALGORITHM);
	CHECK_INT(check_token(unsigned_token("{\"alg\":\"NONE\"}", right, "")), OIDC_ALGORITHM);
	CHECK_INT(check_token(unsigned_token("{}", right, "AAAA")), OIDC_ALGORITHM);
	CHECK_INT(
	    check_token(unsigned_token("{\"alg\":[\"RS256\"]}", right, "AAAA")), OIDC_ALGORITHM);
	CHECK_INT(check_token(sign(mac, "HS256", "r1", NULL, right)), OIDC_ALGORITHM);
	CHECK_INT(check_token(sign(rsa, "PS256", "r1", NULL, right)), OIDC_ALGORITHM);
	CHECK_INT(check_token(sign(rsa, "RS512", "r1", NULL, right)), OIDC_ALGORITHM);
	CHECK_INT(check_token(sign(other_rsa, "RS256", "r1", NULL, right)), OIDC_SIGNATURE);
	CHECK_INT(check_token(sign(rsa, "RS256", "e1", NULL, right)), OIDC_UNKNOWN_KEY);
	CHECK_INT(check_token(sign(ec, "ES256", "r1", NULL, right)), OIDC_UNKNOWN_KEY);
	CHECK_INT(check_token(sign(rsa, "RS256", "r9", NULL, right)), OIDC_UNKNOWN_KEY);
	CHECK_INT(check_token(sign(rsa, "RS256", "enc", NULL, right)), OIDC_UNKNOWN_KEY);
	CHECK_INT(check_token(sign(small_rsa, "RS256", "small", NULL, right)), OIDC_UNKNOWN_KEY);
	CHECK_INT(check_token(sign(rsa, "RS256", "r1", "at+jwt", right)), OIDC_TYPE);
	CHECK_INT(check_token(sign(rsa, "RS256", "r1", "logout+jwt", right)), OIDC_TYPE);
	CHECK_INT(check_token(unsigned_token(
		      "{\"alg\":\"RS256\",\"kid\":\"r1\",\"crit\":[\"x\"]}", right, "AAAA")),
	    OIDC_TYPE);
	CHECK_INT(check_token(unsigned_token("{\"alg\":\"RS256\",\"kid\":\"r1\"}", right, "AAAA")),
	    OIDC_SIGNATURE);
	CHECK_INT(check_token(unsigned_token("{\"alg\":\"RS256\",\"kid\":\"r1\"}", right, "")),
	    OIDC_SIGNATURE);
	CHECK_INT(check_token(unsigned_token("{\"alg\":\"RS256\",\"kid\":7}", right, "AAAA")),
	    OIDC_UNKNOWN_KEY);
	changed[strlen(changed) / 2] = changed[strlen(changed) / 2] == 'A' ? 'B' : 'A';
	CHECK(check_token(changed) != OIDC_ACCEPTED);
	cjose_jwk_release(mac);
}

static void
what_is_no_token_is_refused(void)
{
	const char *right = sign(rsa, "RS256", "r1", NULL, claims_with(NULL, NULL));
	const char *cases[] = { "", ".", "..", "...", "a.b.c", "{}", arena_printf(a, "%s.x", right),
		arena_printf(a, " %s", right), arena_printf(a, "%s=", right) };
	char *huge = arena_alloc(a, 100001);

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		CHECK(check_token(cases[i]) != OIDC_ACCEPTED);
	CHECK_INT(check_token(unsigned_token("{\"alg\":\"RS256\",\"alg\":\"none\"}", "{}", "AAAA")),
	    OIDC_NOT_A_TOKEN);
	CHECK_INT(
	    check_token(unsigned_token("{\"alg\":\"RS256\"}", "[]", "AAAA")), OIDC_NOT_A_TOKEN);
	memset(huge, 'A', 100000);
	CHECK_INT(check_token(huge), OIDC_NOT_A_TOKEN);
}

static void
step_up_asks_when_the_person_signed_in(void)
{
	struct oidc_expected e = expected();
	struct oidc_claims c;

	e.max_age = 60;
	CHECK_INT(check_token_for(sign(rsa, "RS256", "r1", NULL, claims_with(NULL, NULL)), &e, &c),
	    OIDC_ACCEPTED);
	CHECK_INT(
	    check_token_for(
		sign(rsa, "RS256", "r1", NULL, claims_with("auth_time", "1767182270")), &e, &c),
	    OIDC_SIGNED_IN_LONG_AGO);
	CHECK_INT(
	    check_token_for(sign(rsa, "RS256", "r1", NULL, claims_with("auth_time", NULL)), &e, &c),
	    OIDC_SIGNED_IN_LONG_AGO);
	CHECK_INT(
	    check_token_for(
		sign(rsa, "RS256", "r1", NULL, claims_with("auth_time", "1767182500")), &e, &c),
	    OIDC_SIGNED_IN_LONG_AGO);
}

static bool
second_factor(const char *amr)
{
	struct oidc_expected e = expected();
	struct oidc_claims c = { 0 };

	check_token_for(sign(rsa, "RS256", "r1", NULL, claims_with("amr", amr)), &e, &c);
	return c.second_factor;
}

static void
second_factors_are_told_by_amr(void)
{
	CHECK(second_factor("[\"mfa\"]"));
	CHECK(second_factor("[\"pwd\",\"otp\"]"));
	CHECK(!second_factor("[\"pwd\"]"));
	CHECK(!second_factor("[\"otp\"]"));
	CHECK(!second_factor("[\"pwd\",\"sms\"]"));
	CHECK(!second_factor("[]"));
}

static void
claims_meet_grants(void)
{
	static const struct oidc_grant all[] = { { 800, 1, "groups", "b", "officer", 4 },
		{ 800, 2, "groups", "c", "manager", 4 }, { 800, 3, "realm.roles", "c", "admin", 5 },
		{ 800, 4, "iss", "b", "admin", 6 } };
	struct oidc_expected e = expected();
	struct oidc_grant_list met;
	struct oidc_claims c;

	check_token_for(sign(rsa, "RS256", "r1", NULL, claims_with(NULL, NULL)), &e, &c);
	met = oidc_grants_met(a, &c, (struct oidc_grant_list){ all, 4 });
	CHECK_INT((int64_t)met.n, 2);
	CHECK_INT(met.a[0].id, 1);
	CHECK_INT(met.a[1].id, 3);
}

static void
discovery_is_read_strictly(void)
{
#define TOKEN_AND_KEYS                                                                             \
	"\"token_endpoint\":\"https://idp.example/t\",\"jwks_uri\":\"https://idp.example/k\""
#define ISSUER "\"issuer\":\"https://idp.example\","
	static const struct {
		const char *json;
		bool good;
	} cases[] = {
		{ "{" ISSUER "\"authorization_endpoint\":\"https://idp.example/a\"," TOKEN_AND_KEYS
		  "}",
		    true },
		{ "{\"issuer\":\"https://evil.example\",\"authorization_endpoint\":\"https://"
		  "idp.example/a\"," TOKEN_AND_KEYS "}",
		    false },
		{ "{\"authorization_endpoint\":\"https://idp.example/a\"," TOKEN_AND_KEYS "}",
		    false },
		{ "{" ISSUER TOKEN_AND_KEYS "}", false },
		{ "{" ISSUER "\"authorization_endpoint\":\"http://idp.example/a\"," TOKEN_AND_KEYS
		  "}",
		    false },
		{ "{" ISSUER "\"authorization_endpoint\":\"javascript:alert(1)\"," TOKEN_AND_KEYS
		  "}",
		    false },
		{ "{" ISSUER "\"authorization_endpoint\":\"https://idp.example/"
		  "a\",\"code_challenge_methods_supported\":[\"plain\"]," TOKEN_AND_KEYS "}",
		    false },
		{ "{" ISSUER "\"authorization_endpoint\":\"https://idp.example/"
		  "a\",\"response_types_supported\":[\"id_token\"]," TOKEN_AND_KEYS "}",
		    false },
		{ "[]", false },
		{ "", false },
		{ "not json", false },
	};
	struct oidc_provider p;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++)
		CHECK(oidc_metadata_parse(a, cases[i].json, strlen(cases[i].json),
			  "https://idp.example", &p) == cases[i].good);
	CHECK(oidc_keys_parse(a, "{}", 2) == NULL);
	CHECK(oidc_keys_parse(a, "{\"keys\":7}", 10) == NULL);
	CHECK(oidc_keys_parse(a, "{\"keys\":[7,{},{\"kty\":\"RSA\"}]}", 29) != NULL);
}

static void
only_safe_addresses_are_asked(void)
{
	CHECK(oidc_url_allowed("https://idp.example/x"));
	CHECK(oidc_url_allowed("http://127.0.0.1:9000"));
	CHECK(oidc_url_allowed("http://localhost/x"));
	CHECK(!oidc_url_allowed("http://idp.example"));
	CHECK(!oidc_url_allowed("http://127.0.0.1.evil.example"));
	CHECK(!oidc_url_allowed("http://127.0.0.1:80@evil.example"));
	CHECK(!oidc_url_allowed("file:///etc/passwd"));
	CHECK(!oidc_url_allowed("gopher://localhost"));
	CHECK_STR(oidc_url_escape(a, "a b&c/é~"), "a%20b%26c%2F%C3%A9~");
	/* RFC 7636 appendix B. */
	CHECK_STR(oidc_sha256(a, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", false),
	    "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

static const char *
public_key(cjose_jwk_t *key, const char *kid, const char *use)
{
	cjose_err err;
	char *json = cjose_jwk_to_json(key, false, &err);
	const char *with;

	with = arena_printf(a, "{\"kid\":\"%s\",\"use\":\"%s\",%s", kid, use, json + 1);
	cjose_get_dealloc()(json);
	return with;
}

int
main(void)
{
	static const uint8_t exponent[] = { 1, 0, 1 };
	cjose_err err;
	int failed;

	rng_init();
	a = arena_new(0);
	rsa = cjose_jwk_create_RSA_random(2048, exponent, 3, &err);
	other_rsa = cjose_jwk_create_RSA_random(2048, exponent, 3, &err);
	small_rsa = cjose_jwk_create_RSA_random(1024, exponent, 3, &err);
	ec = cjose_jwk_create_EC_random(CJOSE_JWK_EC_P_256, &err);
	jwks = arena_printf(a,
	    "{\"keys\":[%s,%s,%s,%s,{\"kty\":\"oct\",\"kid\":\"r1\",\"k\":\"AAAA\"}]}",
	    public_key(rsa, "r1", "sig"), public_key(ec, "e1", "sig"),
	    public_key(other_rsa, "enc", "enc"), public_key(small_rsa, "small", "sig"));
	failed = check_run((struct check_case[]){
	    CHECK_CASE(right_tokens_are_accepted),
	    CHECK_CASE(every_broken_claim_is_refused),
	    CHECK_CASE(forged_signatures_are_refused),
	    CHECK_CASE(what_is_no_token_is_refused),
	    CHECK_CASE(step_up_asks_when_the_person_signed_in),
	    CHECK_CASE(second_factors_are_told_by_amr),
	    CHECK_CASE(claims_meet_grants),
	    CHECK_CASE(discovery_is_read_strictly),
	    CHECK_CASE(only_safe_addresses_are_asked),
	    { 0 },
	});
	cjose_jwk_release(rsa);
	cjose_jwk_release(other_rsa);
	cjose_jwk_release(small_rsa);
	cjose_jwk_release(ec);
	arena_free(a);
	return failed;
}
