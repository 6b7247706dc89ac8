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
load_posts(struct tx *tx, struct viewer *v)
{
	struct viewer_posts_held_rows rows = viewer_posts_held(tx);
	struct viewer_post *posts = anew_n(tx_arena(tx), struct viewer_post, rows.n + 1);

	for (size_t i = 0; i < rows.n; i++) {
		struct viewer_post *p = &posts[v->n_posts];

		if (!post_of_role(rows.a[i].role, &p->role))
			continue;
		p->la = rows.a[i].la;
		p->body = rows.a[i].body;
		p->body_name = rows.a[i].body_name;
		v->permissions |= access_posts[p->role].permissions;
		v->n_posts++;
	}
	v->posts = posts;
}

const struct viewer *
viewer_load(struct tx *tx, int64_t person)
{
	const struct viewer_person_row *row;
	struct viewer *v;

	if (tx_viewer(tx) != person)
		fail(FAULT_BUG, "the transaction runs for another viewer");
	row = person != 0 ? viewer_person(tx, person) : NULL;
	if (row == NULL)
		return viewer_public();
	v = anew(tx_arena(tx), struct viewer);
	*v = (struct viewer){ .person = person,
		.la = row->la,
		.given = row->given,
		.family = row->family,
		.language = row->language,
		.permissions = BIT(PUBLIC) | BIT(SIGNED_IN) };
	load_posts(tx, v);
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
