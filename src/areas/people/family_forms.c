/* Family forms: what is asked about somebody, by who they are. */
#include "areas/people/family.h"
#include "areas/people/family.html.h"
#include "areas/people/family_view.h"
#include "base/err.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

#include <string.h>

#define AT(member) offsetof(struct family_answers, member)

static const struct choice reaches[] = {
	{ "email", N_("By email"), REACH_EMAIL },
	{ "letter", N_("By post"), REACH_LETTER },
	{ 0 },
};

static const struct choice standings[] = {
	{ "follows", N_("Follows the case"), STANDING_FOLLOWS,
	    N_("Has parental responsibility, or care of the child. Gets every notice.") },
	{ "without", N_("Has neither parental responsibility nor care of the child"),
	    STANDING_WITHOUT, N_("Gets nothing and sees nothing of the case.") },
	{ "let_in", N_("The young person lets them follow the case"), STANDING_LET_IN },
	{ "acts", N_("Acts for the young person, who lacks the capacity to decide"), STANDING_ACTS,
	    N_("CFA 2014 section 80 and SEND Regulations 2014 regulation 64") },
	{ "let_out", N_("Does not follow the case"), STANDING_LET_OUT,
	    N_("The young person has not let them in, or does so no longer.") },
	{ "restricted", N_("May not follow the case"), STANDING_RESTRICTED,
	    N_("A court’s order or another restriction. It counts at once, for pages, messages and "
	       "letters that have not gone yet.") },
	{ "ended", N_("Is no longer parent or carer of the child"), STANDING_ENDED },
	{ 0 },
};

static const struct field version = { "version", FIELD_VERSION, AT(version) };

static const struct field names[] = {
	{ "given", FIELD_TEXT, AT(given), N_("First name"), .required = N_("Enter the first name"),
	    .max_length = 100 },
	{ "family", FIELD_TEXT, AT(family), N_("Last name"), .required = N_("Enter the last name"),
	    .max_length = 100 },
	{ "language", FIELD_PICK, AT(language), N_("Language of letters"),
	    .hint = N_("Letters come in this language where there is a translation."),
	    .as_select = true },
	{ 0 },
};

/* A slip in the child's own record moves rights and limits that hang on age: it takes a reason. */
static const struct field child_fields[] = {
	{ "born", FIELD_DATE, AT(born), N_("Date of birth"), .dates = DATES_PAST,
	    .hint = N_("Who follows the case, and whom the notices go to, hang on it: up to the "
		       "end of compulsory school age the parents, then the young person."),
	    .required = N_("Enter the date of birth") },
	{ "reason", FIELD_TEXTAREA, AT(reason),
	    N_("If the name or the date of birth changes, why?"),
	    N_("For example: a slip in the request, seen on the birth certificate. Only the team "
	       "that has the case reads this."),
	    .noun = N_("Reason"), .max_length = 1000 },
	{ 0 },
};

static const struct field kind_field[] = {
	{ "kind", FIELD_CHOICE, AT(kind), N_("Who they are to the child"), .choices = family_kinds,
	    .required = N_("Select who they are to the child") },
	{ 0 },
};

static const struct field contact_fields[] = {
	{ "email", FIELD_EMAIL, AT(email), N_("Email address"),
	    .hint = N_("Whoever follows the case gets an email to sign in with.") },
	{ "mobile", FIELD_PHONE, AT(mobile), N_("Mobile phone number"),
	    .width = "govuk-input--width-20" },
	{ "phone", FIELD_PHONE, AT(phone), N_("Another phone number"),
	    .width = "govuk-input--width-20" },
	{ "address", FIELD_TEXTAREA, AT(address), N_("Postal address"),
	    .hint = N_("Without the postcode"), .max_length = 500 },
	{ "postcode", FIELD_POSTCODE, AT(postcode), N_("Postcode"),
	    .width = "govuk-input--width-10" },
	{ "reach", FIELD_CHOICE, AT(reach), N_("How do notices reach them?"), .choices = reaches },
	{ "guarded", FIELD_CHOICE, AT(guarded), N_("Must how to reach them be kept secret?"),
	    .hint = N_("Only the case’s own officer and the manager then see it. Nobody of the "
		       "family ever does."),
	    .choices = choice_yes_no, .required = N_("Select yes if it must be kept secret") },
	{ 0 },
};

static const struct field open_field[] = {
	{ "open_reason", FIELD_TEXTAREA, AT(open_reason),
	    N_("If it need not be secret any more, why?"), .noun = N_("Why"), .max_length = 1000 },
	{ 0 },
};

static const struct field standing_field[] = {
	{ "standing", FIELD_CHOICE, AT(standing), N_("How do they stand to the case?"),
	    .required = N_("Select how they stand to the case") },
	{ 0 },
};

static const struct field order_fields[] = {
	{ "order_on", FIELD_DATE, AT(order_on), N_("Date of the court’s order"),
	    N_("If there is one"), .dates = DATES_PAST_OR_TODAY, .only_if = "standing",
	    .only_if_number = STANDING_RESTRICTED },
	{ 0 },
};

static const struct field why_restricted[] = {
	{ "reason", FIELD_TEXTAREA, AT(reason), N_("Why may they not follow it?"),
	    N_("Only the team that has the case reads this."), .noun = N_("Reason"),
	    .required = N_("Enter why they may not follow the case"), .max_length = 1000,
	    .only_if = "standing", .only_if_number = STANDING_RESTRICTED },
	{ 0 },
};

static const struct field why[] = {
	{ "reason", FIELD_TEXTAREA, AT(reason), N_("Why does it change?"),
	    N_("Only the team that has the case reads this."), .noun = N_("Reason"),
	    .required = N_("Enter why it changes"), .max_length = 1000 },
	{ 0 },
};

/* ---- answers together ---- */

static void
check_contacts(const void *values, const struct form_input *in, struct form_state *state)
{
	const struct family_answers *a = values;

	(void)in;
	if (a->postcode != NULL && a->address == NULL)
		form_error(state, "address", N_("Enter the address that the postcode belongs to"));
	if (a->reach == REACH_EMAIL && a->email == NULL)
		form_error(state, "email", N_("Enter the email address that notices go to"));
	if (a->reach == REACH_LETTER && a->address == NULL)
		form_error(state, "address", N_("Enter the address that notices go to"));
	if (a->reach == 0 && a->email != NULL && a->address != NULL)
		form_error(state, "reach", N_("Select how notices reach them"));
}

static void
check_new(const void *values, const struct form_input *in, struct form_state *state)
{
	const struct family_answers *a = values;

	check_contacts(values, in, state);
	if (a->kind == FAMILY_OTHER && a->standing == STANDING_RESTRICTED)
		form_error(state, "standing",
		    N_("Only a parent or carer is restricted. Somebody else does not follow the "
		       "case until the young person lets them in"));
}

/* ---- forms put together ---- */

typedef VEC(struct field) field_vec;
typedef VEC(struct choice) choice_vec;

static void
put(struct rq *rq, field_vec *to, const struct field *fields)
{
	for (; fields->name != NULL; fields++)
		vec_push(rq->arena, to, *fields);
}

static const struct choice *
languages(struct rq *rq)
{
	struct language_list all = text_languages();
	choice_vec list = { 0 };

	for (size_t i = 0; i < all.n; i++)
		if (strchr(all.a[i].code, '-') == NULL) /* "en-XA" is for testers */
			vec_push(rq->arena, &list,
			    (struct choice){ all.a[i].code, all.a[i].name, (int)list.n + 1 });
	vec_push(rq->arena, &list, (struct choice){ 0 });
	return list.a;
}

static const struct choice *
standings_of(struct rq *rq, bool grown, bool sharing_only, bool adding)
{
	choice_vec list = { 0 };

	for (const struct choice *c = standings; c->value != NULL; c++)
		if (family_standing_fits((enum family_standing)c->number, grown, sharing_only) &&
		    !(adding && c->number == STANDING_ENDED))
			vec_push(rq->arena, &list, *c);
	vec_push(rq->arena, &list, (struct choice){ 0 });
	return list.a;
}

/* Somebody else is let in by a young person, never by a child. */
static const struct choice *
kinds_of(struct rq *rq, bool grown)
{
	choice_vec list = { 0 };

	for (const struct choice *c = family_kinds; c->value != NULL; c++)
		if (grown || c->number != FAMILY_OTHER)
			vec_push(rq->arena, &list, *c);
	vec_push(rq->arena, &list, (struct choice){ 0 });
	return list.a;
}

static void
give_choices(field_vec *fields, const char *name, const struct choice *choices)
{
	for (size_t i = 0; i < fields->n; i++)
		if (str_eq(fields->a[i].name, name))
			fields->a[i].choices = choices;
}

static const struct form *
finish(struct rq *rq, struct family_form *f, const char *name, field_vec *fields,
    void (*check)(const void *, const struct form_input *, struct form_state *))
{
	vec_push(rq->arena, fields, (struct field){ 0 });
	give_choices(fields, "language", languages(rq));
	f->form = (struct form){ name, fields->a, sizeof(struct family_answers), check };
	f->blamed = check == NULL ? "standing" : "email";
	return &f->form;
}

/* NULL: the person of the URL is not of this family. */
static struct family_form *
about(struct rq *rq)
{
	struct family_form *f = anew(rq->arena, struct family_form);

	f->all = family_load(rq);
	f->member = family_find(&f->all, rq_arg(rq, "person"));
	return f->member == NULL ? NULL : f;
}

const struct form *
family_add_form(struct rq *rq)
{
	struct family_form *f = anew(rq->arena, struct family_form);
	field_vec fields = { 0 };

	f->all = family_load(rq);
	put(rq, &fields, names);
	put(rq, &fields, kind_field);
	put(rq, &fields, standing_field);
	put(rq, &fields, order_fields);
	put(rq, &fields, why_restricted);
	put(rq, &fields, contact_fields);
	give_choices(&fields, "kind", kinds_of(rq, f->all.grown));
	give_choices(&fields, "standing", standings_of(rq, f->all.grown, false, true));
	return finish(rq, f, "family_new", &fields, check_new);
}

const struct form *
family_details_form(struct rq *rq)
{
	struct family_form *f = about(rq);
	field_vec fields = { 0 };

	if (f == NULL)
		return NULL;
	vec_push(rq->arena, &fields, version);
	put(rq, &fields, names);
	if (f->member->stand.is_child)
		put(rq, &fields, child_fields);
	if (f->member->stand.is_parent) {
		put(rq, &fields, kind_field);
		give_choices(&fields, "kind", kinds_of(rq, false));
	}
	if (!f->member->hidden)
		put(rq, &fields, contact_fields);
	if (f->member->guarded && !f->member->hidden)
		put(rq, &fields, open_field);
	return finish(rq, f, "family_details", &fields, f->member->hidden ? NULL : check_contacts);
}

const struct form *
family_standing_form(struct rq *rq)
{
	struct family_form *f = about(rq);
	field_vec fields = { 0 };

	if (f == NULL || f->member->stand.is_child)
		return NULL;
	vec_push(rq->arena, &fields, version);
	put(rq, &fields, standing_field);
	put(rq, &fields, order_fields);
	put(rq, &fields, why);
	give_choices(
	    &fields, "standing", standings_of(rq, f->all.grown, f->member->sharing_only, false));
	return finish(rq, f, "family_standing", &fields, NULL);
}

struct family_form *
family_form_of(const struct rq *rq)
{
	return (struct family_form *)(uintptr_t)rq->form->form;
}

void
family_form_show(struct rq *rq, struct view_family_form *v)
{
	VEC(const char *) asked = { 0 };
	struct out *o = rq_page(rq);

	for (const struct field *f = rq->form->form->fields; f->name != NULL; f++)
		if (f->only_if == NULL)
			vec_push(rq->arena, &asked, f->name);
	v->fields.a = asked.a;
	v->fields.n = asked.n;
	v->reference = rq->kase->reference;
	v->back = family_path(rq, NULL);
	v->form = rq->form;
	family_form_page(o, v);
	rq_send(rq, o);
}
