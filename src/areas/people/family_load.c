/* Family, as it is loaded: everybody there is, or was, a relation to the child. */
#include "areas/people/family.h"
#include "base/str.h"

const struct family_contacts_row *
family_line_now(const struct family_contacts_rows *rows, const char *kind)
{
	for (size_t i = rows->n; i-- > 0;)
		if (str_eq(rows->a[i].kind, kind))
			return &rows->a[i];
	return NULL;
}

/* As whoever sends a notice chooses: what was asked for, else what was added last. */
int
family_reach_now(const struct family_contacts_rows *rows)
{
	const struct family_contacts_row *best = NULL;

	for (size_t i = 0; i < rows->n; i++) {
		const struct family_contacts_row *c = &rows->a[i];

		if (!str_eq(c->kind, "email") && !str_eq(c->kind, "address"))
			continue;
		if (best == NULL || c->preferred || !best->preferred)
			best = c;
	}
	if (best == NULL)
		return 0;
	return str_eq(best->kind, "email") ? REACH_EMAIL : REACH_LETTER;
}

static struct family_stand
stand_of(const struct rq *rq, const struct family_members_row *r)
{
	return (struct family_stand){
		.is_child = r->person == rq->kase->child,
		.is_parent = r->kind != NULL,
		.responsibility = r->responsibility,
		.sees_case = r->sees_case,
		.ended_on = r->ended_on,
		.is_let_in = r->basis != NULL,
		.acts = str_eq(r->basis, "capacity"),
		.let_out_on = r->let_out_on,
	};
}

static struct member
member_of(struct rq *rq, const struct family_members_row *r, bool grown)
{
	struct member m = { .row = r,
		.contacts = family_contacts(rq->tx, rq->kase->la, r->person),
		.stand = stand_of(rq, r) };

	m.follow = family_follows(&m.stand, grown, rq->now.today);
	m.sharing_only = !m.stand.is_child && !m.stand.is_parent;
	m.kind = m.sharing_only ? FAMILY_OTHER : family_kind_of(r->kind);
	for (size_t i = 0; i < m.contacts.n; i++) {
		m.guarded |= m.contacts.a[i].protected;
		m.hidden |= m.contacts.a[i].value == NULL;
	}
	return m;
}

struct members
family_load(struct rq *rq)
{
	struct family_members_rows rows = family_members(rq->tx, rq->kase->la, rq->kase->child);
	struct member *a = anew_n(rq->arena, struct member, rows.n);
	struct members all = { .a = a, .n = rows.n };

	/* The child stands first. */
	all.grown = rows.n > 0 && date_is_set(rows.a[0].csa_ends_on) &&
		    date_compare(rows.a[0].csa_ends_on, rq->now.today) < 0;
	for (size_t i = 0; i < rows.n; i++)
		a[i] = member_of(rq, &rows.a[i], all.grown);
	return all;
}

const struct member *
family_find(const struct members *all, const char *public_id)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->a[i].row->public_id, public_id))
			return &all->a[i];
	return NULL;
}

const char *
family_path(struct rq *rq, const char *rest)
{
	return arena_printf(
	    rq->arena, "/cases/%s/family%s", rq->kase->public_id, rest == NULL ? "" : rest);
}
