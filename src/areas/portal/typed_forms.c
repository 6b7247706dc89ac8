/* What a request that came by post, email or telephone, or was made in person, says. */
#include "areas/portal/typed_forms.h"
#include "areas/portal/portal.sql.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "text/text.h"

#include <string.h>

static const struct choice ways[] = {
	{ "post", N_("By post"), 1 },
	{ "email", N_("By email"), 2 },
	{ "phone", N_("By telephone"), 3 },
	{ "person", N_("In person"), 4 },
	{ 0 },
};

static const struct choice askers[] = {
	{ "parent", N_("A parent or carer"), TYPED_PARENT },
	{ "young_person", N_("The young person themselves"), TYPED_YOUNG_PERSON,
	    .hint = N_("Over compulsory school age and under 25") },
	{ "other", N_("Somebody else"), TYPED_OTHER },
	{ 0 },
};

static const struct choice sources[] = {
	{ "school", N_("School, college or other setting"), 1 },
	{ "health", N_("Health"), 2 },
	{ "care", N_("Social care"), 3 },
	{ "other", N_("Somebody else"), 4 },
	{ 0 },
};

static const struct choice relations[] = {
	{ "parent", N_("Parent"), ASK_PARENT },
	{ "carer", N_("Carer with parental responsibility"), ASK_CARER },
	{ 0 },
};

static const struct choice contact_ways[] = {
	{ "email", N_("Email"), ASK_BY_EMAIL,
	    .hint = N_("They get the reference, the day of the decision and a link to follow the "
		       "request") },
	{ "letter", N_("Letter"), ASK_BY_LETTER },
	{ "none", N_("We do not know yet"), ASK_BY_NO_WAY },
	{ 0 },
};

static const struct choice keep_private[] = {
	{ "yes", N_("How to reach them must be kept secret from everybody but the council"), 1 },
	{ 0 },
};

/* A parent who asks has a name; who asks for somebody says who they are. */
static void
check_request(const void *values, const struct form_input *in, struct form_state *state)
{
	const struct typed_request *r = values;
	const struct ask_you *f = &r->family;

	(void)in;
	if (r->asker == TYPED_PARENT && f->given == NULL)
		form_error(state, "family_given", N_("Enter the parent’s or carer’s first name"));
	if ((r->asker == TYPED_PARENT || f->given != NULL) && f->family == NULL)
		form_error(state, "family_family", N_("Enter the parent’s or carer’s last name"));
	if (f->given == NULL && f->family != NULL)
		form_error(state, "family_given", N_("Enter the parent’s or carer’s first name"));
	if (f->given != NULL && f->relationship == 0)
		form_error(
		    state, "family_relation", N_("Select whether it is a parent or a carer"));
}

#define AT(member) offsetof(struct typed_request, member)
#define FAMILY(member) (offsetof(struct typed_request, family) + offsetof(struct ask_you, member))
#define IF_OTHER .only_if = "asker", .only_if_number = TYPED_OTHER
#define IF_LETTER .only_if = "contact_by", .only_if_number = ASK_BY_LETTER

static const struct field request_fields[] = {
	{ "received_on", FIELD_DATE, AT(received_on), N_("When did the council receive it?"),
	    .hint = N_("The day it arrived anywhere in the council, not today if it lay somewhere. "
		       "The time for the decision counts from it."),
	    .noun = N_("The day the council received it"),
	    .required = N_("Enter the day the council received it"), .dates = DATES_PAST_OR_TODAY },
	{ "came_by", FIELD_PICK, AT(came_by), N_("How did it come?"), .choices = ways,
	    .required = N_("Select how it came") },
	{ "asker", FIELD_CHOICE, AT(asker), N_("Who asks?"), .choices = askers,
	    .required = N_("Select who asks") },
	{ "source", FIELD_PICK, AT(source), N_("From where?"), .choices = sources,
	    .as_select = true, .required = N_("Select where they are from"), IF_OTHER },
	{ "other_given", FIELD_TEXT, AT(other_given), N_("Their first name"), .max_length = 100,
	    .required = N_("Enter the first name of who asks"), IF_OTHER },
	{ "other_family", FIELD_TEXT, AT(other_family), N_("Their last name"), .max_length = 100,
	    .required = N_("Enter the last name of who asks"), IF_OTHER },
	{ "other_role", FIELD_TEXT, AT(other_role), N_("Their role, and where they work"),
	    .required = N_("Enter the role of who asks, and where they work"), IF_OTHER },
	{ "family_given", FIELD_TEXT, FAMILY(given), N_("Parent’s or carer’s first name"),
	    .max_length = 100, .width = "govuk-input--width-20" },
	{ "family_family", FIELD_TEXT, FAMILY(family), N_("Parent’s or carer’s last name"),
	    .max_length = 100, .width = "govuk-input--width-20" },
	{ "family_relation", FIELD_CHOICE, FAMILY(relationship), N_("Who are they to the child?"),
	    .choices = relations },
	{ "contact_by", FIELD_CHOICE, FAMILY(contact_by), N_("How should we write to the family?"),
	    .choices = contact_ways, .required = N_("Select how we should write to the family") },
	{ "family_email", FIELD_EMAIL, FAMILY(email), N_("Email address"),
	    .required = N_("Enter the email address"), .only_if = "contact_by",
	    .only_if_number = ASK_BY_EMAIL },
	{ "address", FIELD_TEXTAREA, FAMILY(address), N_("Postal address"), .max_length = 500,
	    .required = N_("Enter the postal address"), IF_LETTER },
	{ "postcode", FIELD_POSTCODE, FAMILY(postcode), N_("Postcode"),
	    .required = N_("Enter the postcode"), .width = "govuk-input--width-10", IF_LETTER },
	{ "phone", FIELD_PHONE, FAMILY(phone), N_("Phone number (optional)"),
	    .width = "govuk-input--width-20" },
	{ "keep_private", FIELD_CHOICES, FAMILY(keep_private), N_("Safety"),
	    .choices = keep_private },
	{ "worry", FIELD_TEXTAREA, AT(worry), N_("What do they ask for, and why?"),
	    .hint =
		N_("In their words, as far as you can. The letter itself goes under documents."),
	    .noun = N_("What they ask for"),
	    .required = N_("Enter what they ask for, in their words") },
	{ "school", FIELD_PICK, AT(school), N_("School, nursery or college"),
	    .hint = N_("The child is put on its roll, and its SENCO can follow the request"),
	    .as_select = true },
	{ "other_school", FIELD_TEXT, AT(other_school), N_("Another school, if it is not listed") },
	{ "taker", FIELD_PICK, AT(taker), N_("Who takes the case?"), .as_select = true,
	    .required = N_("Select who takes the case") },
	{ 0 },
};

struct typed_takers {
	struct typed_taker *a;
	size_t n, cap;
};

static const struct choice *
schools_of(struct rq *rq)
{
	struct typed_schools_rows rows = typed_schools(rq->tx, rq->draft->la);
	struct choice *choices = anew_n(rq->arena, struct choice, rows.n + 1);

	for (size_t i = 0; i < rows.n; i++)
		choices[i] = (struct choice){ rows.a[i].public_id, rows.a[i].name, 1 };
	return choices;
}

/* Each officer of each team, and nobody yet of the team. */
static struct typed_takers
takers_of(struct rq *rq)
{
	struct typed_teams_rows teams = typed_teams(rq->tx, rq->draft->la);
	struct typed_officers_rows officers = typed_officers(rq->tx, rq->draft->la);
	struct typed_takers all = { 0 };

	for (size_t t = 0; t < teams.n; t++) {
		const struct typed_teams_row *team = &teams.a[t];

		for (size_t i = 0; i < officers.n; i++)
			if (officers.a[i].team == team->team)
				vec_push(rq->arena, &all,
				    (struct typed_taker){
					.value = arena_printf(rq->arena, "%s/%s", team->public_id,
					    officers.a[i].public_id),
					.label = arena_printf(rq->arena, "%s %s, %s",
					    officers.a[i].given, officers.a[i].family, team->name),
					.team = team->team,
					.officer = officers.a[i].person });
		vec_push(rq->arena, &all,
		    (struct typed_taker){ .value = team->public_id,
			.label = arena_printf(rq->arena, "%s, %s",
			    text_tr(rq->language, N_("Nobody yet")), team->name),
			.team = team->team });
	}
	return all;
}

const struct typed_taker *
typed_taker(struct rq *rq, const char *value)
{
	struct typed_takers all = takers_of(rq);

	for (size_t i = 0; i < all.n; i++)
		if (str_eq(all.a[i].value, value))
			return &all.a[i];
	return NULL;
}

static const struct choice *
taker_choices(struct rq *rq)
{
	struct typed_takers all = takers_of(rq);
	struct choice *choices = anew_n(rq->arena, struct choice, all.n + 1);

	for (size_t i = 0; i < all.n; i++)
		choices[i] = (struct choice){ all.a[i].value, all.a[i].label, 1 };
	return choices;
}

const struct form *
typed_request_form(struct rq *rq)
{
	size_t n = sizeof request_fields / sizeof request_fields[0];
	struct field *copy = anew_n(rq->arena, struct field, n);
	struct form *form = anew(rq->arena, struct form);

	memcpy(copy, request_fields, sizeof request_fields);
	for (struct field *f = copy; f->name != NULL; f++) {
		if (str_eq(f->name, "school"))
			f->choices = schools_of(rq);
		if (str_eq(f->name, "taker"))
			f->choices = taker_choices(rq);
	}
	*form = (struct form){ "typed_request", copy, sizeof(struct typed_request), check_request };
	return form;
}
