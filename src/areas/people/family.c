/* The page of the family: who belongs to the child of a case, how each is reached, who follows the
 * case and why not. */
#include "areas/people/family.h"
#include "app/app.h"
#include "areas/cases/cases.h"
#include "areas/people/family.html.h"
#include "areas/people/family_view.h"
#include "areas/people/people.h"
#include "auth/account.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

static void
add_lines(struct rq *rq, const struct member *m, struct view_member *v)
{
	VEC(struct view_line) lines = { 0 };

	for (int i = 0; i < FAMILY_LINES; i++) {
		const struct family_contacts_row *c =
		    family_line_now(&m->contacts, family_lines[i].kind);
		const char *value;

		if (c == NULL)
			continue;
		value = c->value;
		if (value == NULL)
			value = text_tr(rq->language,
			    N_("Protected: only the case’s own officer and the manager see it"));
		else if (c->postcode != NULL)
			value = arena_printf(
			    rq->arena, "%s%s%s", value, *value ? "\n" : "", c->postcode);
		vec_push(rq->arena, &lines,
		    (struct view_line){ text_tr(rq->language, family_lines[i].label), value });
	}
	v->lines.a = lines.a;
	v->lines.n = lines.n;
}

/* How the next notice reaches them. */
static const char *
told_by(struct rq *rq, const struct member *m)
{
	if (!family_is_told(m->follow))
		return NULL;
	switch (family_reach_now(&m->contacts)) {
	case REACH_EMAIL:
		return text_tr(rq->language, N_("By email"));
	case REACH_LETTER:
		return text_tr(rq->language, N_("By post"));
	}
	return text_tr(
	    rq->language, N_("Nobody knows how: add an email address or a postal address"));
}

static const char *
sign_in_of(struct rq *rq, const struct member *m)
{
	const struct account *acc = account_by_person(rq->tx, rq->kase->la, m->row->person);

	if (!family_is_told(m->follow))
		return NULL;
	if (acc == NULL || (acc->email == NULL && acc->oidc_subject == NULL))
		return text_tr(rq->language,
		    N_("Cannot sign in yet. Whoever gives an email address is invited."));
	return text_tr(rq->language,
	    acc->active ? N_("Can sign in") : N_("Cannot sign in: the account is switched off"));
}

/* What was last said of how they stand. */
static const struct family_changes_of_row *
last_word(const struct family_changes_of_rows *changes, int64_t person)
{
	for (size_t i = 0; i < changes->n; i++)
		if (changes->a[i].person == person && !str_eq(changes->a[i].kind, "details") &&
		    !str_eq(changes->a[i].kind, "named") && !str_eq(changes->a[i].kind, "born") &&
		    !str_eq(changes->a[i].kind, "protected") &&
		    !str_eq(changes->a[i].kind, "unprotected"))
			return &changes->a[i];
	return NULL;
}

static struct view_member
view_of(struct rq *rq, const struct member *m, const struct family_changes_of_rows *changes)
{
	const struct family_members_row *r = m->row;
	const struct language *reads = text_language(r->language);
	const struct family_changes_of_row *said = last_word(changes, r->person);
	struct view_member v = {
		.name = arena_printf(rq->arena, "%s %s", r->given, r->family),
		.kind = text_tr(rq->language, family_kind_title(m)),
		.language = reads == NULL ? r->language : reads->name,
		.follow = text_tr(rq->language, family_follow_title(m->follow)),
		.told = told_by(rq, m),
		.sign_in = sign_in_of(rq, m),
		.details = family_path(rq, arena_printf(rq->arena, "/%s", r->public_id)),
		.restricted = m->follow == FOLLOW_NOT_RESTRICTED,
		.ended = date_is_set(m->stand.ended_on),
		.guarded = m->guarded,
	};

	if (m->stand.is_child)
		v.born = r->born;
	else
		v.standing = arena_printf(rq->arena, "%s/standing", v.details);
	if (said != NULL) {
		v.why = said->reason;
		v.order_on = said->order_on;
	}
	add_lines(rq, m, &v);
	return v;
}

static void
add_changes(struct rq *rq, const struct family_changes_of_rows *rows, struct view_family *v)
{
	v->changes.n = rows->n;
	v->changes.a = anew_n(rq->arena, struct view_family_change, rows->n);
	for (size_t i = 0; i < rows->n; i++) {
		const struct family_changes_of_row *r = &rows->a[i];

		v->changes.a[i] = (struct view_family_change){
			.on = r->on_date,
			.order_on = r->order_on,
			.was_born = r->was_born,
			.who = arena_printf(rq->arena, "%s %s", r->given, r->family),
			.what = text_tr(rq->language, family_change_title(r->kind)),
			.by = r->by_given == NULL
				  ? NULL
				  : arena_printf(rq->arena, "%s %s", r->by_given, r->by_family),
			.reason = r->reason,
		};
	}
}

static void
family_show(struct rq *rq)
{
	struct members all = family_load(rq);
	struct family_changes_of_rows changes =
	    family_changes_of(rq->tx, rq->kase->la, rq->kase->child);
	struct view_family v = { .public_id = rq->kase->public_id,
		.reference = rq->kase->reference,
		.child = case_child_name(rq),
		.grown = all.grown };
	struct out *o = rq_page(rq);

	v.members.n = all.n;
	v.members.a = anew_n(rq->arena, struct view_member, all.n);
	for (size_t i = 0; i < all.n; i++) {
		v.members.a[i] = view_of(rq, &all.a[i], &changes);
		v.guarded |= all.a[i].guarded;
	}
	add_changes(rq, &changes, &v);
	family_page(o, &v);
	rq_send(rq, o);
}

const struct route family_routes[] = { GET("/cases/:case/family", CASE_DECIDE, ON_CASE,
					   family_show),
	FORM_OF("/cases/:case/family/new", CASE_DECIDE, ON_CASE, family_add_form, family_add_show,
	    family_add_save),
	FORM_OF("/cases/:case/family/:person", CASE_DECIDE, ON_CASE, family_details_form,
	    family_details_show, family_details_save),
	FORM_OF("/cases/:case/family/:person/standing", CASE_DECIDE, ON_CASE, family_standing_form,
	    family_standing_show, family_standing_save),
	FORM(
	    "/track/:case/sharing", CASE_SHARE, ON_CASE, &sharing_form, sharing_show, sharing_save),
	POST("/track/:case/sharing/:person/let-in", CASE_SHARE, ON_CASE, sharing_let_in),
	POST("/track/:case/sharing/:person/stop", CASE_SHARE, ON_CASE, sharing_stop), ROUTES_END };
