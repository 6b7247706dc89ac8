/*
 * Oidc: sign-in at the council's own identity provider (OpenID Connect, code flow with PKCE).
 *
 *	1. oidc_ready()    no transaction: the provider's addresses and keys, from the cache
 *	2. oidc_begin()    writing transaction: where to send the browser
 *	3. oidc_take()     writing transaction, committed: the browser is back; the state is used up
 *	4. oidc_finish()   no transaction: code for ID token, and every check of it
 *	5. oidc_account()  writing transaction with an audit entry: whose account, which posts
 *
 * The issuer is the one in the configuration; the state is bound to the
 * browser by its form cookie (auth/csrf.h); an account is found by issuer and
 * subject and never by mail address.  docs/sign-in.md is the manual.
 */
#pragma once
#include "auth/account.h"
#include "auth/oidc_token.h"

struct conf;
struct oidc;
struct tx;

/*
 * Lives as long as the arena; may be used by any thread.  NULL when the
 * configuration names no issuer.  fail(FAULT_USAGE) when the issuer is no
 * address or the secret's file cannot be read.  Asks nothing of the provider yet.
 */
struct oidc *oidc_open(struct arena *, const struct conf *);

/* The provider as known now; lives in the arena it was asked with. */
struct oidc_provider {
	const char *authorization, *token, *jwks_uri;
	bool post_secret;  /* the provider takes the secret only in the form */
	bool names_issuer; /* answers carry iss (RFC 9207) */
	const char *jwks;
};
/* NULL when the provider cannot be reached or its answer is not to be believed. */
const struct oidc_provider *oidc_ready(struct oidc *, struct arena *, struct now);

/* Pure: reads a discovery document; false when it is not of that issuer or lacks something. */
bool oidc_metadata_parse(
    struct arena *, const char *json, size_t n, const char *issuer, struct oidc_provider *ret);

enum oidc_purpose { OIDC_SIGN_IN, OIDC_STEP_UP, OIDC_CONNECT };

struct oidc_order {
	enum oidc_purpose purpose;
	int64_t la, account;   /* who is signed in, for OIDC_STEP_UP and OIDC_CONNECT; else 0 */
	const char *cookie;    /* the browser's form cookie */
	const char *return_to; /* a path of this site */
};
/* The address to send the browser to. */
const char *oidc_begin(
    struct tx *, const struct oidc *, const struct oidc_provider *, const struct oidc_order *);

struct oidc_flow {
	enum oidc_purpose purpose;
	int64_t la, account;
	const char *nonce, *verifier, *return_to;
};
/* The flow of that state; NULL when it was used, is too old or belongs to another browser. */
const struct oidc_flow *oidc_take(struct tx *, const char *state, const char *cookie);

/* What the provider put into the address: each NULL when absent. */
struct oidc_return {
	const char *code, *error, *issuer;
};
enum oidc_verdict oidc_finish(struct oidc *, struct arena *, const struct oidc_flow *,
    const struct oidc_return *, struct now, struct oidc_claims *ret);

/*
 * The account of the claims, with posts as the claims give them
 * (auth/oidc_grants.h): a new person and account at the first sign-in, posts
 * that a claim no longer gives ended, the epoch raised when anything changed.
 * Writes only when something changed: *ret_changed says so, for the audit log.
 */
enum oidc_verdict oidc_account(
    struct tx *, const struct oidc_claims *, const struct account **ret, bool *ret_changed);

/* Removes flows that never came back.  Returns how many. */
int64_t oidc_sweep(struct tx *);
