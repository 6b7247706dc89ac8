/* A form with every kind of field. */
#include "sample_form.h"

static const struct choice roles[] = {
	{ "parent", "A parent or carer", ROLE_PARENT },
	{ "self", "The young person", ROLE_SELF, .hint = "You must be 16 or over" },
	{ "other", "Somebody else", ROLE_OTHER, .divider = "or" },
	{ 0 },
};

static const struct choice help[] = {
	{ "sign", "Sign language", HELP_SIGN },
	{ "large", "Large print", HELP_LARGE },
	{ "none", "No help", HELP_NONE, .alone = true, .divider = "or" },
	{ 0 },
};

static const struct choice areas[] = {
	{ "north", "North", 1 },
	{ "south", "South", 2 },
	{ 0 },
};

static const struct choice buttons[] = {
	{ "next", "Continue", 1 },
	{ "later", "Save and come back later", 2 },
	{ 0 },
};

const struct choice sample_schools[] = {
	{ "s1", "First School", 1 },
	{ "s2", "Second <School>", 2 },
	{ 0 },
};

#define AT(member) offsetof(struct sample_answers, member)

static const struct field fields[] = {
	{ "version", FIELD_VERSION, AT(version) },
	{ "name", FIELD_TEXT, AT(name), .label = "Your child’s name",
	    .required = "Enter your child’s name", .max_length = 20, .noun = "Name" },
	{ "worry", FIELD_TEXTAREA, AT(worry), .label = "What worries you?", .noun = "Worry",
	    .hint = "Say it in your own words", .required = "Enter what worries you",
	    .max_length = 30 },
	{ "born", FIELD_DATE, AT(born), .label = "When was your child born?",
	    .noun = "Date of birth", .required = "Enter your child’s date of birth",
	    .dates = DATES_PAST },
	{ "visit", FIELD_DATE, AT(visit), .label = "When can we visit?", .noun = "Visit",
	    .dates = DATES_TODAY_OR_FUTURE },
	{ "role", FIELD_CHOICE, AT(role), .label = "Who are you?", .choices = roles,
	    .required = "Select who you are" },
	{ "other-role", FIELD_TEXT, AT(other_role), .label = "Who?",
	    .required = "Enter who you are", .only_if = "role", .only_if_number = ROLE_OTHER },
	{ "agrees", FIELD_CHOICE, AT(agrees), .label = "Do you agree?", .choices = choice_yes_no },
	{ "help", FIELD_CHOICES, AT(help), .label = "What helps you?", .choices = help },
	{ "area", FIELD_CHOICE, AT(area), .label = "Where do you live?", .choices = areas,
	    .as_select = true },
	{ "school", FIELD_PICK, AT(school), .label = "Which school?" },
	{ "children", FIELD_INTEGER, AT(children), .label = "How many children have you?",
	    .noun = "Number of children", .min = 1, .max = 30 },
	{ "email", FIELD_EMAIL, AT(email), .label = "Email address", .autocomplete = "email" },
	{ "phone", FIELD_PHONE, AT(phone), .label = "Telephone number", .autocomplete = "tel" },
	{ "postcode", FIELD_POSTCODE, AT(postcode), .label = "Postcode",
	    .autocomplete = "postal-code" },
	{ "secret", FIELD_PASSWORD, AT(secret), .label = "Password",
	    .autocomplete = "current-password" },
	{ "photo", FIELD_FILE, .label = "Photos and scans", .accept = "image/*" },
	{ "button", FIELD_BUTTON, AT(button), .choices = buttons },
	{ 0 },
};

static void
check(const void *values, const struct form_input *input, struct form_state *s)
{
	const struct sample_answers *v = values;

	if (v->role == ROLE_SELF && date_age(v->born, input->today) < 16)
		form_error(s, "born", "You must be 16 or over to ask for yourself");
}

const struct form sample_form = { "sample", fields, sizeof(struct sample_answers), check };

struct sample_names
sample_field_names(void)
{
	static const char *const names[] = { "version", "name", "worry", "born", "visit", "role",
		"agrees", "help", "area", "school", "children", "email", "phone", "postcode",
		"secret", "photo" };

	return (struct sample_names){ names, sizeof names / sizeof *names };
}
