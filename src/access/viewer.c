/* Viewer: posts become permissions; relations are bits. */
#include "access/viewer.h"
#include "access/viewer.sql.h"
#include "base/err.h"
#include "base/str.h"
#include "db/db.h"

#define BIT(permission) (UINT64_C(1) << (permission))

const struct viewer *
viewer_public(void)
{
	static const struct viewer everybody = { .permissions = BIT(PUBLIC) };

	return &everybody;
}

/* A role that the database knows and the policy does not is no right at all. */
static bool
post_of_role(const char *role, enum post *ret)
{
	for (int i = 0; i < POST__MAX; i++)
		if (str_eq(access_posts[i].name, role)) {
			*ret = (enum post)i;
			return true;
		}
	return false;
}

static void
add_posts(struct arena *a, const struct viewer_with_posts_rows *rows, struct viewer *v)
{
	struct viewer_post *posts = anew_n(a, struct viewer_post, rows->n);

	for (size_t i = 0; i < rows->n; i++) {
		const struct viewer_with_posts_row *r = &rows->a[i];
		struct viewer_post *p = &posts[v->n_posts];

		if (r->role == NULL || !post_of_role(r->role, &p->role))
			continue;
		p->la = r->post_la;
		p->body = r->body;
		p->body_name = r->body_name;
		v->permissions |= access_posts[p->role].permissions;
		v->n_posts++;
	}
	v->posts = posts;
}

const struct viewer *
viewer_load(struct tx *tx, int64_t person)
{
	struct viewer_with_posts_rows rows = { 0 };
	struct viewer *v;

	if (tx_viewer(tx) != person)
		fail(FAULT_BUG, "the transaction runs for another viewer");
	if (person != 0)
		rows = viewer_with_posts(tx, person);
	if (rows.n == 0)
		return viewer_public();
	v = anew(tx_arena(tx), struct viewer);
	*v = (struct viewer){ .person = person,
		.la = rows.a->la,
		.given = rows.a->given,
		.family = rows.a->family,
		.language = rows.a->language,
		.permissions = BIT(PUBLIC) | BIT(SIGNED_IN) };
	add_posts(tx_arena(tx), &rows, v);
	return v;
}

bool
viewer_may(const struct viewer *v, enum permission p)
{
	return p < PERMISSION__MAX && (v->permissions & BIT(p)) != 0;
}

bool
viewer_may_at(const struct viewer *v, int64_t la, enum permission p)
{
	for (size_t i = 0; i < v->n_posts; i++)
		if (v->posts[i].la == la && (access_posts[v->posts[i].role].permissions & BIT(p)))
			return true;
	return false;
}

int64_t
viewer_authority(const struct viewer *v, enum permission p)
{
	if (viewer_may_at(v, v->la, p))
		return v->la;
	for (size_t i = 0; i < v->n_posts; i++)
		if (viewer_may_at(v, v->posts[i].la, p))
			return v->posts[i].la;
	return 0;
}

bool
viewer_has_post(const struct viewer *v)
{
	return v->n_posts > 0;
}

bool
viewer_only_advises(const struct viewer *v)
{
	for (size_t i = 0; i < v->n_posts; i++)
		if (v->posts[i].role != POST_ADVISER)
			return false;
	return v->n_posts > 0;
}

bool
access_may(uint64_t relations, enum permission p)
{
	return p < PERMISSION__MAX && (access_permissions[p].relations & relations) != 0;
}

const char *
access_relation_name(uint64_t relations)
{
	relations &= RELATION__MAX - 1;
	return relations != 0 ? access_relations[__builtin_ctzll(relations)].name : "none";
}

bool
access_only_by_break_glass(uint64_t relations)
{
	return relations == RELATION_BREAK_GLASS;
}
