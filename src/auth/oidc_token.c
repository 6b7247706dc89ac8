/* Oidc token: header, key, signature, claims, in that order. */
#include "auth/oidc_token.h"
#include "auth/oidc_json.h"
#include "auth/secret.h"
#include "base/str.h"
#include "base/vec.h"

#include <cjose/cjose.h>
#include <sodium.h>
#include <string.h>

enum {
	TOKEN_AT_MOST = 64 * 1024,
	KEYS_AT_MOST = 64,
	CLAIMS_AT_MOST = 1000,
	DEPTH_AT_MOST = 3,
	LEEWAY_SECONDS = 60,
	FRESH_SECONDS = 10 * 60, /* an ID token is fetched the moment it is made */
	RSA_BITS_AT_LEAST = 2048,
};

const char *
oidc_verdict_name(enum oidc_verdict v)
{
	static const char *const names[OIDC_VERDICT__MAX] = { "accepted", "not_a_token",
		"algorithm", "type", "unknown_key", "signature", "issuer", "audience", "party",
		"subject", "expired", "issued", "not_yet", "nonce", "access_hash",
		"signed_in_long_ago", "flow_over", "refused_there", "mix_up", "answer",
		"unreachable", "no_role", "several_authorities", "switched_off" };

	return names[v];
}

char *
oidc_sha256(struct arena *a, const char *text, bool left_half)
{
	unsigned char hash[crypto_hash_sha256_BYTES];
	size_t n = left_half ? sizeof hash / 2 : sizeof hash;
	size_t room = sodium_base64_encoded_len(n, sodium_base64_VARIANT_URLSAFE_NO_PADDING);

	crypto_hash_sha256(hash, (const unsigned char *)text, strlen(text));
	return sodium_bin2base64(
	    arena_alloc(a, room), room, hash, n, sodium_base64_VARIANT_URLSAFE_NO_PADDING);
}

struct signing_key {
	const char *kid; /* NULL: it has none */
	const char *alg;
	cjose_jwk_t *jwk;
};

struct oidc_keys {
	VEC(struct signing_key) all;
};

static void
release_jwk(void *jwk)
{
	cjose_jwk_release(jwk);
}

/* The algorithm a key may sign with; NULL: none that we take. */
static const char *
algorithm_of(const cjose_jwk_t *jwk)
{
	cjose_err err;

	switch (cjose_jwk_get_kty(jwk, &err)) {
	case CJOSE_JWK_KTY_RSA:
		return cjose_jwk_get_keysize(jwk, &err) >= RSA_BITS_AT_LEAST ? "RS256" : NULL;
	case CJOSE_JWK_KTY_EC:
		return cjose_jwk_EC_get_curve(jwk, &err) == CJOSE_JWK_EC_P_256 ? "ES256" : NULL;
	case CJOSE_JWK_KTY_OCT:
	default:
		return NULL;
	}
}

static void
add_key(struct arena *a, struct oidc_keys *keys, const json_t *json)
{
	const char *use = oidc_json_text(a, json, "use"), *alg = oidc_json_text(a, json, "alg");
	size_t n = json_dumpb(json, NULL, 0, JSON_COMPACT);
	char *text = arena_alloc(a, n + 1);
	struct signing_key key;
	cjose_err err;

	json_dumpb(json, text, n, JSON_COMPACT);
	key.jwk = cjose_jwk_import(text, n, &err);
	if (key.jwk == NULL)
		return;
	arena_on_free(a, release_jwk, key.jwk);
	key.kid = oidc_json_text(a, json, "kid");
	key.alg = algorithm_of(key.jwk);
	if (key.alg == NULL || (use != NULL && !str_eq(use, "sig")) ||
	    (alg != NULL && !str_eq(alg, key.alg)))
		return;
	vec_push(a, &keys->all, key);
}

const struct oidc_keys *
oidc_keys_parse(struct arena *a, const char *text, size_t n)
{
	json_t *json = oidc_json_object(a, text, n), *list = json_object_get(json, "keys");
	struct oidc_keys *keys = anew(a, struct oidc_keys);

	if (!json_is_array(list) || json_array_size(list) > KEYS_AT_MOST)
		return NULL;
	for (size_t i = 0; i < json_array_size(list); i++)
		if (json_is_object(json_array_get(list, i)))
			add_key(a, keys, json_array_get(list, i));
	return keys;
}

/* The bytes of one part, with a NUL behind; NULL unless it is unpadded base64url. */
static char *
decode(struct arena *a, const char *from, size_t n, size_t *ret_n)
{
	char *bytes = arena_alloc(a, n + 1);

	if (sodium_base642bin((unsigned char *)bytes, n, from, n, NULL, ret_n, NULL,
		sodium_base64_VARIANT_URLSAFE_NO_PADDING) != 0)
		return NULL;
	return bytes;
}

static json_t *
decode_json(struct arena *a, const char *from, size_t n)
{
	size_t decoded;
	const char *bytes = decode(a, from, n, &decoded);

	return bytes == NULL ? NULL : oidc_json_object(a, bytes, decoded);
}

struct token {
	json_t *header, *claims;
};

static bool
split(struct arena *a, const char *jwt, struct token *ret)
{
	size_t head = strcspn(jwt, "."), body, n;
	const char *rest;

	if (strlen(jwt) > TOKEN_AT_MOST || jwt[head] != '.')
		return false;
	body = strcspn(jwt + head + 1, ".");
	rest = jwt + head + 1 + body;
	/* cjose is lenient about the signature's text; one token has one spelling. */
	if (*rest != '.' || decode(a, rest + 1, strlen(rest + 1), &n) == NULL)
		return false;
	ret->header = decode_json(a, jwt, head);
	ret->claims = decode_json(a, jwt + head + 1, body);
	return ret->header != NULL && ret->claims != NULL;
}

/* RFC 8725 sections 3.1 and 3.11, RFC 7515 section 4.1.11. */
static enum oidc_verdict
check_header(struct arena *a, const json_t *header)
{
	const char *alg = oidc_json_text(a, header, "alg");
	const json_t *typ = json_object_get(header, "typ");

	if (!str_eq(alg, "RS256") && !str_eq(alg, "ES256"))
		return OIDC_ALGORITHM;
	if (json_object_get(header, "crit") != NULL)
		return OIDC_TYPE;
	if (typ != NULL && !str_eq_ci(json_string_value(typ), "JWT"))
		return OIDC_TYPE;
	return OIDC_ACCEPTED;
}

/* A token without a key id is taken when there is one key of the algorithm, as Core 10.1 allows. */
static const struct signing_key *
find_key(struct arena *a, const struct oidc_keys *keys, const json_t *header)
{
	const char *kid = oidc_json_text(a, header, "kid"), *alg = oidc_json_text(a, header, "alg");
	const struct signing_key *found = NULL;

	if (kid == NULL && json_object_get(header, "kid") != NULL)
		return NULL;
	for (size_t i = 0; i < keys->all.n; i++) {
		const struct signing_key *k = &keys->all.a[i];

		if (!str_eq(k->alg, alg) || (kid != NULL && !str_eq(k->kid, kid)))
			continue;
		if (found != NULL)
			return NULL;
		found = k;
	}
	return found;
}

static void
release_jws(void *jws)
{
	cjose_jws_release(jws);
}

static bool
signature_is_right(struct arena *a, const char *jwt, const struct signing_key *key)
{
	cjose_err err;
	cjose_jws_t *jws = cjose_jws_import(jwt, strlen(jwt), &err);

	if (jws == NULL)
		return false;
	arena_on_free(a, release_jws, jws);
	return cjose_jws_verify(jws, key->jwk, &err);
}

/* Seconds since 1970; false when the claim is absent or not such a number. */
static bool
seconds(const json_t *claims, const char *name, int64_t *ret)
{
	const json_t *j = json_object_get(claims, name);
	double value;

	if (!json_is_number(j))
		return false;
	value = json_number_value(j);
	if (!(value >= 0 && value < 1e11))
		return false;
	*ret = (int64_t)value;
	return true;
}

static bool
audience_is(const json_t *claims, const char *client)
{
	const json_t *aud = json_object_get(claims, "aud");

	if (json_is_string(aud))
		return str_eq(json_string_value(aud), client);
	/* Core 3.1.3.7 (3): other audiences must be ones we trust; we trust none. */
	return json_array_size(aud) == 1 &&
	       str_eq(json_string_value(json_array_get(aud, 0)), client);
}

static enum oidc_verdict
check_parties(struct arena *a, const json_t *claims, const struct oidc_expected *e)
{
	const json_t *azp = json_object_get(claims, "azp");
	const char *sub = oidc_json_text(a, claims, "sub");

	if (!str_eq(oidc_json_text(a, claims, "iss"), e->issuer))
		return OIDC_ISSUER;
	if (!audience_is(claims, e->client))
		return OIDC_AUDIENCE;
	if (azp != NULL && !str_eq(json_string_value(azp), e->client))
		return OIDC_PARTY;
	if (sub == NULL || *sub == '\0' || strlen(sub) > 255)
		return OIDC_SUBJECT;
	return OIDC_ACCEPTED;
}

static enum oidc_verdict
check_times(const json_t *claims, const struct oidc_expected *e)
{
	int64_t now = e->now.us / 1000000, exp, iat, nbf, auth_time;

	if (!seconds(claims, "exp", &exp) || exp + LEEWAY_SECONDS <= now)
		return OIDC_EXPIRED;
	if (!seconds(claims, "iat", &iat) || iat > now + LEEWAY_SECONDS ||
	    iat + FRESH_SECONDS < now)
		return OIDC_ISSUED;
	if (json_object_get(claims, "nbf") != NULL &&
	    (!seconds(claims, "nbf", &nbf) || nbf > now + LEEWAY_SECONDS))
		return OIDC_NOT_YET;
	if (e->max_age == 0)
		return OIDC_ACCEPTED;
	if (!seconds(claims, "auth_time", &auth_time) || auth_time > now + LEEWAY_SECONDS ||
	    auth_time + e->max_age + LEEWAY_SECONDS < now)
		return OIDC_SIGNED_IN_LONG_AGO;
	return OIDC_ACCEPTED;
}

static enum oidc_verdict
check_binding(struct arena *a, const json_t *claims, const struct oidc_expected *e)
{
	const json_t *at_hash = json_object_get(claims, "at_hash");

	if (!secret_eq(oidc_json_text(a, claims, "nonce"), e->nonce))
		return OIDC_NONCE;
	if (at_hash != NULL &&
	    (e->access_token == NULL ||
		!str_eq(json_string_value(at_hash), oidc_sha256(a, e->access_token, true))))
		return OIDC_ACCESS_HASH;
	return OIDC_ACCEPTED;
}

typedef VEC(struct oidc_claim) claim_vec;

/* Spreads lists and objects out; what lies deeper than three levels is nobody's role. */
static void
flatten(struct arena *a, claim_vec *out, const char *name, json_t *value, int depth)
{
	const char *key;
	json_t *member;
	size_t i;

	if (out->n == CLAIMS_AT_MOST || depth > DEPTH_AT_MOST)
		return;
	if (json_is_string(value))
		vec_push(
		    a, out, (struct oidc_claim){ name, arena_strdup(a, json_string_value(value)) });
	json_array_foreach(value, i, member) flatten(a, out, name, member, depth + 1);
	json_object_foreach(value, key, member) flatten(a, out,
	    *name == '\0' ? arena_strdup(a, key) : arena_printf(a, "%s.%s", name, key), member,
	    depth + 1);
}

static const char *
claim_text(const struct oidc_claims *c, const char *name)
{
	for (size_t i = 0; i < c->n; i++)
		if (str_eq(c->a[i].name, name) && !str_blank(c->a[i].value))
			return c->a[i].value;
	return NULL;
}

static bool
has_claim(const struct oidc_claims *c, const char *name, const char *const *values)
{
	for (size_t i = 0; i < c->n; i++)
		for (const char *const *v = values; *v != NULL; v++)
			if (str_eq(c->a[i].name, name) && str_eq(c->a[i].value, *v))
				return true;
	return false;
}

/* RFC 8176: "mfa", or something known together with something held or something one is. */
static bool
says_second_factor(const struct oidc_claims *c)
{
	static const char *const several[] = { "mfa", NULL },
				 *const known[] = { "pwd", "pin", "kba", NULL },
				 *const other[] = { "otp", "hwk", "swk", "sc", "pop", "face", "fpt",
					 "iris", "retina", "vbm", NULL };

	return has_claim(c, "amr", several) ||
	       (has_claim(c, "amr", known) && has_claim(c, "amr", other));
}

/* Providers tell two names, one name, or only who the account is. */
static void
find_names(struct arena *a, struct oidc_claims *c)
{
	const char *name = claim_text(c, "name"), *space;

	c->given = claim_text(c, "given_name");
	c->family = claim_text(c, "family_name");
	if (c->given != NULL && c->family != NULL)
		return;
	if (name == NULL)
		name = claim_text(c, "preferred_username");
	if (name == NULL)
		name = c->subject;
	space = strrchr(name, ' ');
	c->given = space == NULL ? "" : arena_memdup(a, name, (size_t)(space - name));
	c->family = space == NULL ? name : space + 1;
}

static struct oidc_claims
read_claims(struct arena *a, json_t *json)
{
	claim_vec all = { 0 };
	struct oidc_claims c;

	flatten(a, &all, "", json, 0);
	c = (struct oidc_claims){ .a = all.a, .n = all.n };
	c.issuer = oidc_json_text(a, json, "iss");
	c.subject = oidc_json_text(a, json, "sub");
	c.second_factor = says_second_factor(&c);
	find_names(a, &c);
	return c;
}

static enum oidc_verdict
check_claims(struct arena *a, const json_t *claims, const struct oidc_expected *e)
{
	enum oidc_verdict v = check_parties(a, claims, e);

	if (v == OIDC_ACCEPTED)
		v = check_times(claims, e);
	return v == OIDC_ACCEPTED ? check_binding(a, claims, e) : v;
}

enum oidc_verdict
oidc_token_check(struct arena *a, const char *jwt, const struct oidc_keys *keys,
    const struct oidc_expected *e, struct oidc_claims *ret)
{
	const struct signing_key *key;
	struct token t;
	enum oidc_verdict v;

	if (!split(a, jwt, &t))
		return OIDC_NOT_A_TOKEN;
	v = check_header(a, t.header);
	if (v != OIDC_ACCEPTED)
		return v;
	key = find_key(a, keys, t.header);
	if (key == NULL)
		return OIDC_UNKNOWN_KEY;
	if (!signature_is_right(a, jwt, key))
		return OIDC_SIGNATURE;
	v = check_claims(a, t.claims, e);
	if (v == OIDC_ACCEPTED)
		*ret = read_claims(a, t.claims);
	return v;
}
