/* Oidc grants: from claims to posts, and the account at the first sign-in. */
#include "auth/oidc_grants.h"
#include "auth/oidc.h"
#include "auth/oidc.sql.h"
#include "base/rng.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"

typedef VEC(struct oidc_grant) grant_vec;

static bool
claims_hold(const struct oidc_claims *c, const struct oidc_grant *g)
{
	for (size_t i = 0; i < c->n; i++)
		if (str_eq(c->a[i].name, g->claim) && str_eq(c->a[i].value, g->value))
			return true;
	return false;
}

struct oidc_grant_list
oidc_grants_met(struct arena *a, const struct oidc_claims *c, struct oidc_grant_list all)
{
	grant_vec met = { 0 };

	for (size_t i = 0; i < all.n; i++)
		if (claims_hold(c, &all.a[i]))
			vec_push(a, &met, all.a[i]);
	return (struct oidc_grant_list){ met.a, met.n };
}

struct oidc_grant_list
oidc_grants_of(struct tx *tx, int64_t la)
{
	struct oidc_grant_all_rows rows = oidc_grant_all(tx);
	grant_vec grants = { 0 };

	for (size_t i = 0; i < rows.n; i++) {
		const struct oidc_grant_all_row *r = &rows.a[i];

		if (la == -1 || r->la == la)
			vec_push(tx_arena(tx), &grants,
			    (struct oidc_grant){
				r->la, r->id, r->claim, r->value, r->role, r->body });
	}
	return (struct oidc_grant_list){ grants.a, grants.n };
}

int64_t
oidc_grant_add(struct tx *tx, const struct oidc_grant *g)
{
	int64_t id = rng_row_id();

	oidc_grant_insert(tx, g->la, id, g->claim, g->value, g->role, g->body);
	return id;
}

bool
oidc_grant_remove(struct tx *tx, int64_t la, int64_t id)
{
	return oidc_grant_delete(tx, la, id) == 1;
}

static bool
gives(struct oidc_grant_list met, int64_t body, const char *role)
{
	for (size_t i = 0; i < met.n; i++)
		if (met.a[i].body == body && str_eq(met.a[i].role, role))
			return true;
	return false;
}

static bool
holds(struct oidc_posts_of_rows posts, const struct oidc_grant *g)
{
	for (size_t i = 0; i < posts.n; i++)
		if (posts.a[i].body == g->body && str_eq(posts.a[i].role, g->role))
			return true;
	return false;
}

static void
add_post(struct tx *tx, int64_t la, int64_t person, const struct oidc_grant *g)
{
	int64_t post = rng_row_id();

	oidc_post_insert(tx, la, post, person, g->body, g->role, tx_now(tx).today);
	oidc_post_mark(tx, la, post);
}

bool
oidc_grants_apply(struct tx *tx, int64_t la, int64_t person, struct oidc_grant_list met)
{
	struct oidc_posts_of_rows posts = oidc_posts_of(tx, la, person);
	bool changed = false;

	for (size_t i = 0; i < posts.n; i++)
		if (!gives(met, posts.a[i].body, posts.a[i].role)) {
			oidc_post_end(tx, la, posts.a[i].id, tx_now(tx).today);
			changed = true;
		}
	for (size_t i = 0; i < met.n; i++) {
		struct oidc_grant_list before = { met.a, i };

		/* Two claims may give the same post. */
		if (holds(posts, &met.a[i]) || gives(before, met.a[i].body, met.a[i].role))
			continue;
		add_post(tx, la, person, &met.a[i]);
		changed = true;
	}
	return changed;
}

static const struct account *
first_sign_in(struct tx *tx, const struct oidc_claims *c, int64_t la)
{
	int64_t person = rng_row_id();
	const struct account *acc;

	oidc_person_insert(tx, la, person, rng_public_id(tx_arena(tx)), c->given, c->family);
	acc = account_add(tx, la, person, NULL);
	account_connect_oidc(tx, acc, c->issuer, c->subject);
	return account_by_oidc(tx, c->issuer, c->subject);
}

/* A transaction stays inside one authority, and so does an account. */
static enum oidc_verdict
authority_of(struct oidc_grant_list met, const struct account *acc, int64_t *ret)
{
	int64_t la = acc != NULL ? acc->la : met.n > 0 ? met.a[0].la : 0;

	if (acc == NULL && met.n == 0)
		return OIDC_NO_ROLE;
	for (size_t i = 0; i < met.n; i++)
		if (met.a[i].la != la)
			return OIDC_SEVERAL_AUTHORITIES;
	*ret = la;
	return OIDC_ACCEPTED;
}

enum oidc_verdict
oidc_account(
    struct tx *tx, const struct oidc_claims *c, const struct account **ret, bool *ret_changed)
{
	const struct account *acc = account_by_oidc(tx, c->issuer, c->subject);
	struct oidc_grant_list met = oidc_grants_met(tx_arena(tx), c, oidc_grants_of(tx, -1));
	bool is_new = acc == NULL, changed;
	enum oidc_verdict v;
	int64_t la;

	if (acc != NULL && !acc->active)
		return OIDC_SWITCHED_OFF;
	v = authority_of(met, acc, &la);
	if (v != OIDC_ACCEPTED)
		return v;
	if (is_new)
		acc = first_sign_in(tx, c, la);
	changed = oidc_grants_apply(tx, la, acc->person, met);
	if (changed && !is_new)
		account_end_all_of(tx, la, acc->person);
	*ret = account_by_id(tx, la, acc->id); /* with the epoch as it is now */
	*ret_changed = changed || is_new;
	return OIDC_ACCEPTED;
}
