/*
 * Oidc grants: which claim gives which role at which body.
 *
 * Rows of oidc_grants are settings of an authority: "groups contains
 * send-officers: officer at team 7".  Posts made from a claim are marked in
 * oidc_posts and end when the claim ends; posts given by hand are left alone.
 */
#pragma once
#include "auth/oidc_token.h"

struct tx;

struct oidc_grant {
	int64_t la, id;
	const char *claim, *value, *role;
	int64_t body;
};
struct oidc_grant_list {
	const struct oidc_grant *a;
	size_t n;
};

/* Pure: the grants that the claims meet, in the order of the list. */
struct oidc_grant_list oidc_grants_met(
    struct arena *, const struct oidc_claims *, struct oidc_grant_list);

/* Every grant; la -1: of all authorities. */
struct oidc_grant_list oidc_grants_of(struct tx *, int64_t la);
/* Adds one and returns its id; the caller audits. */
int64_t oidc_grant_add(struct tx *, const struct oidc_grant *);
/* False when there was none.  Posts made from it end at the person's next sign-in. */
bool oidc_grant_remove(struct tx *, int64_t la, int64_t id);

/* Makes a person's claim-given posts those of the grants.  Returns whether anything changed. */
bool oidc_grants_apply(struct tx *, int64_t la, int64_t person, struct oidc_grant_list met);
