/* Family, adding: somebody new to a child's family, known to the council or not. */
#include "app/app.h"
#include "areas/cases/cases.h"
#include "areas/people/family.h"
#include "areas/people/family_view.h"
#include "areas/people/people.h"
#include "auth/account.h"
#include "base/rng.h"
#include "base/str.h"
#include "text/text.h"

void
family_add_show(struct rq *rq)
{
	struct view_family_form v = { .title =
					  text_tr(rq->language, N_("Add somebody to the family")),
		.intro = text_tr(rq->language,
		    N_("Whoever follows the case gets every notice from now on, and an email to "
		       "sign in with. Nobody else of the family is told.")),
		.action = family_path(rq, "/new"),
		.button = text_tr(rq->language, N_("Add to the family")) };

	if (rq->form->n_errors == 0)
		form_fill(rq->form, &(struct family_answers){ .language = text_english.code });
	family_form_show(rq, &v);
}

bool
family_same_name(
    struct rq *rq, const struct family_known_row *known, const char *given, const char *family)
{
	return str_eq(str_lower(rq->arena, known->given), str_lower(rq->arena, given)) &&
	       str_eq(str_lower(rq->arena, known->family), str_lower(rq->arena, family));
}

static bool
is_in_family(const struct members *all, int64_t person)
{
	for (size_t i = 0; i < all->n; i++)
		if (all->a[i].row->person == person)
			return true;
	return false;
}

/*
 * Whoever signs in with the address, where that is the person who was meant: a
 * slip in an address must not open a child's case to a stranger, nor may an
 * address be used to be shown what is protected.  0: nobody has it.  False:
 * the form says what is wrong.
 */
static bool
find_known(struct rq *rq, const struct family_answers *a, int64_t *ret)
{
	const struct account *acc = a->email == NULL ? NULL : account_by_email(rq->tx, a->email);
	const struct family_known_row *known;

	*ret = 0;
	if (acc == NULL)
		return true;
	known = acc->la == rq->kase->la && acc->active ? family_known(rq->tx, acc->la, acc->person)
						       : NULL;
	if (known == NULL || !family_same_name(rq, known, a->given, a->family)) {
		form_error(rq->form, "email",
		    N_("Somebody else signs in with this address. Check it, or leave it out"));
		return false;
	}
	if (is_in_family(&family_form_of(rq)->all, acc->person)) {
		form_error(rq->form, "email",
		    N_("This person is in the family’s record already. Change them there"));
		return false;
	}
	if (family_hidden(rq->tx, acc->la, acc->person)->n > 0) {
		form_error(rq->form, "email",
		    N_("How to reach this person is kept secret. Ask the manager to add them"));
		return false;
	}
	*ret = acc->person;
	return true;
}

static void
add_relation(struct rq *rq, int64_t person, const struct family_answers *a)
{
	struct family_stand stand = { .responsibility = true, .sees_case = true };

	if (a->kind != FAMILY_OTHER) {
		people_add_parent(
		    rq->tx, &(struct people_parent){ .la = rq->kase->la,
				.child = rq->kase->child,
				.person = person,
				.kind = family_kind_name((enum family_kind)a->kind) });
		stand.is_parent = true;
	}
	family_keep_standing(rq, person, &stand, (enum family_standing)a->standing, a);
}

static bool
follows(struct rq *rq, int64_t person)
{
	struct members all = family_load(rq);

	for (size_t i = 0; i < all.n; i++)
		if (all.a[i].row->person == person)
			return family_is_told(all.a[i].follow);
	return false;
}

void
family_add_save(struct rq *rq)
{
	const struct family_answers *a = rq->values;
	int64_t person;

	if (!find_known(rq, a, &person))
		return;
	if (person == 0)
		person = people_add_person(rq->tx, &(struct people_person){ .la = rq->kase->la,
						       .given = a->given,
						       .family = a->family,
						       .language = a->language });
	family_note(rq, person, "added", &(struct family_answers){ 0 });
	add_relation(rq, person, a);
	family_keep_lines(rq, person, a, true);
	if (a->guarded == ANSWER_YES)
		family_guard(rq, person, a);
	family_invite_or_tell(rq, person, NULL, a->email, follows(rq, person));
	cases_family_changed(rq, person);
	family_say(rq, "family_add", person, "parenthoods,shares,contacts", a->reason);
	rq_redirect(rq, family_path(rq, NULL), "family_saved");
}
