/* Typed record: whether what was typed can be recorded, and how it becomes a case. */
#include "areas/portal/typed_record.h"
#include "access/csa.h"
#include "areas/people/people.h"
#include "areas/portal/draft.h"
#include "areas/portal/portal.sql.h"
#include "areas/portal/receive.h"
#include "auth/account.h"
#include "base/str.h"
#include "db/db.h"
#include "text/text.h"

static bool
is_young_person(const struct typed_request *r, const struct typed_found *f)
{
	return typed_is_young_person(f->child.born, access_csa_end(f->child.born), r->received_on);
}

/* The person by whom the family is reached: the parent who is named, else the young person.  NULL:
 * nobody new, and the council knows the child's family. */
static const struct ask_you *
family_of(struct rq *rq, const struct typed_request *r, const struct typed_found *f)
{
	struct ask_you *you = anew(rq->arena, struct ask_you);

	*you = r->family;
	if (you->given != NULL)
		return you;
	if (!is_young_person(r, f))
		return NULL;
	you->relationship = ASK_YOUNG_PERSON;
	you->given = f->child.given;
	you->family = f->child.family;
	return you;
}

/* An address is somebody's own: it may be new, or of an account of the same name. */
static bool
address_is_theirs(struct rq *rq, const struct ask_you *you)
{
	const struct account *a;
	const struct account_name_row *name;

	if (you->contact_by != ASK_BY_EMAIL)
		return true;
	a = account_by_email(rq->tx, str_lower(rq->arena, you->email));
	if (a == NULL)
		return true;
	if (a->la != rq->draft->la || !a->active)
		return false;
	name = account_name(rq->tx, a->la, a->person);
	return name != NULL && str_eq_ci(name->given, you->given) &&
	       str_eq_ci(name->family, you->family);
}

static bool
gives_a_way(const struct ask_you *you)
{
	return you->email != NULL || you->address != NULL || you->phone != NULL;
}

struct misfit {
	const char *field, *message; /* NULL: it fits */
};

static struct misfit
misfit_of(struct rq *rq, const struct typed_request *r, const struct typed_found *f)
{
	const struct ask_you *you = family_of(rq, r, f);

	if (date_compare(r->received_on, f->child.born) < 0)
		return (struct misfit){ "received_on",
			N_("The day the council received it is before the child was born") };
	if (r->asker == TYPED_YOUNG_PERSON && !is_young_person(r, f))
		return (struct misfit){ "asker",
			N_("Only a young person over compulsory school age and under 25 asks in "
			   "their own name. Select who asks for them") };
	if (you == NULL && typed_known_child(f) == 0)
		return (struct misfit){ "family_given",
			N_("Enter the parent’s or carer’s first name: the council must ask for "
			   "their views") };
	if (you == NULL && gives_a_way(&r->family))
		return (struct misfit){ "family_given",
			N_("Enter the first name of the parent or carer whom we should write "
			   "to") };
	if (you != NULL && !address_is_theirs(rq, you))
		return (struct misfit){ "family_email",
			N_("This address belongs to somebody of another name. Check both") };
	return (struct misfit){ 0 };
}

bool
typed_fits(struct rq *rq, const struct typed_request *r, const struct typed_found *f,
    struct form_state *form)
{
	struct misfit m = misfit_of(rq, r, f);

	if (m.field != NULL && form != NULL)
		form_error(form, m.field, m.message);
	return m.field == NULL;
}

bool
typed_read(struct rq *rq, struct typed_request *r, const struct typed_found *f)
{
	return draft_answers_to(rq, typed_request_form(rq), r) && typed_fits(rq, r, f, NULL);
}

/* ---- recording ---- */

static const char *
source_of(const struct typed_request *r)
{
	if (r->asker == TYPED_OTHER)
		return r->source;
	return r->asker == TYPED_YOUNG_PERSON ? "young_person" : "parent";
}

/* Who asks, as the case's page says it. */
static const char *
relationship_of(struct rq *rq, const struct typed_request *r)
{
	if (r->asker == TYPED_OTHER)
		return arena_printf(
		    rq->arena, "%s %s, %s", r->other_given, r->other_family, r->other_role);
	if (r->asker == TYPED_YOUNG_PERSON)
		return "young_person";
	return r->family.relationship == ASK_CARER ? "carer" : "parent";
}

static const struct typed_schools_row *
school_of(struct rq *rq, const struct typed_request *r)
{
	struct typed_schools_rows *rows = anew(rq->arena, struct typed_schools_rows);

	*rows = typed_schools(rq->tx, rq->draft->la);
	for (size_t i = 0; i < rows->n; i++)
		if (str_eq(rows->a[i].public_id, r->school))
			return &rows->a[i];
	return NULL;
}

/* A roll that the council knows is not changed by a letter. */
static void
enrol(struct rq *rq, const struct typed_request *r, const struct typed_schools_row *school,
    int64_t child)
{
	if (school != NULL && on_roll(rq->tx, rq->draft->la, child)->n == 0)
		people_enrol(rq->tx, rq->draft->la, child, school->id, r->received_on);
}

static void
tell(struct rq *rq, const struct ask_you *you, const struct received *got)
{
	if (you == NULL)
		return;
	receive_tell(rq, you, NULL, got);
	if (you->contact_by == ASK_BY_EMAIL && got->you_may_follow)
		receive_account(rq, you, got->you);
}

const char *
typed_record(struct rq *rq, const struct typed_request *r, const struct typed_found *f)
{
	const struct typed_schools_row *school = school_of(rq, r);
	const struct typed_taker *taker = typed_taker(rq, r->taker);
	const struct ask_you *you = family_of(rq, r, f);
	bool other = r->asker == TYPED_OTHER;
	struct received got =
	    receive(rq, &(struct receipt){
			    .child = &(struct ask_child){ .given = f->child.given,
				.family = f->child.family,
				.born = f->child.born },
			    .known_child = typed_known_child(f),
			    .you = you,
			    .other_given = other ? r->other_given : NULL,
			    .other_family = other ? r->other_family : NULL,
			    .source = source_of(r),
			    .relationship = relationship_of(rq, r),
			    .came_by = r->came_by,
			    .received_on = r->received_on,
			    .team = taker->team,
			    .officer = taker->officer,
			    .worry = r->worry,
			    .school = school != NULL ? school->name : r->other_school,
			});

	enrol(rq, r, school, got.child);
	if (f->upn != NULL)
		cases_keep_upn(rq->tx, rq->draft->la, got.child, f->upn);
	tell(rq, you, &got);
	receive_say(rq, "request_record", &got);
	return got.opened.public_id;
}
