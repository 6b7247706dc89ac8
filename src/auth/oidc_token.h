/*
 * Oidc token: is this ID token the identity provider's answer to our question?
 *
 * Pure: bytes in, a verdict out; no network, no database, no clock.  Signatures
 * are checked by cjose, everything around them here: OpenID Connect Core 1.0
 * section 3.1.3.7, RFC 8725 (algorithm allow-list, key source, type, audience).
 */
#pragma once
#include "base/arena.h"
#include "base/date.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Why a sign-in is refused; shown to people as one text, logged by name. */
enum oidc_verdict {
	OIDC_ACCEPTED,
	OIDC_NOT_A_TOKEN, /* not three parts of base64url JSON, or too long */
	OIDC_ALGORITHM,	  /* not RS256 or ES256 */
	OIDC_TYPE,	  /* another kind of token, or an extension we must understand and do not */
	OIDC_UNKNOWN_KEY, /* no key of that id for that algorithm */
	OIDC_SIGNATURE,
	OIDC_ISSUER,
	OIDC_AUDIENCE,
	OIDC_PARTY, /* azp names another client */
	OIDC_SUBJECT,
	OIDC_EXPIRED,
	OIDC_ISSUED, /* iat missing, in the future or long ago */
	OIDC_NOT_YET,
	OIDC_NONCE,
	OIDC_ACCESS_HASH,
	OIDC_SIGNED_IN_LONG_AGO, /* auth_time does not meet max_age */
	OIDC_FLOW_OVER,		 /* state unknown, used, expired or of another browser */
	OIDC_REFUSED_THERE,	 /* the provider answered with an error */
	OIDC_MIX_UP,		 /* the answer names another issuer (RFC 9207) */
	OIDC_ANSWER,		 /* the token endpoint's or discovery's answer is not well-formed */
	OIDC_UNREACHABLE,
	OIDC_NO_ROLE, /* nothing in the claims gives a role here */
	OIDC_SEVERAL_AUTHORITIES,
	OIDC_SWITCHED_OFF,
	OIDC_VERDICT__MAX
};
const char *oidc_verdict_name(enum oidc_verdict);

/* The public keys of a JWKS that may sign: RSA of 2048 bits and more, P-256. */
struct oidc_keys;
/* NULL when the text is not a JWKS.  Keys of other kinds are left out. */
const struct oidc_keys *oidc_keys_parse(struct arena *, const char *json, size_t n);

struct oidc_expected {
	const char *issuer, *client, *nonce;
	const char *access_token; /* that came with the ID token; NULL: none */
	int64_t max_age;	  /* seconds since the person signed in there; 0: any */
	struct instant now;
};

/* A claim's text, its path joined by dots: "groups", "realm_access.roles". */
struct oidc_claim {
	const char *name, *value;
};

struct oidc_claims {
	const char *issuer, *subject;
	const char *given, *family; /* never NULL; taken from what the provider tells */
	bool second_factor;	    /* amr says so (RFC 8176) */
	const struct oidc_claim *a; /* every text in the token, lists spread out */
	size_t n;
};

/* Fills *ret only when OIDC_ACCEPTED. */
enum oidc_verdict oidc_token_check(struct arena *, const char *jwt, const struct oidc_keys *,
    const struct oidc_expected *, struct oidc_claims *ret);

/* base64url of SHA-256, for PKCE (RFC 7636 section 4.2) and the left half for at_hash. */
char *oidc_sha256(struct arena *, const char *text, bool left_half);
