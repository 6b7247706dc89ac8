/* Forms: a row of advice, its sending, and what officers and families answer. */
#include "areas/advice/forms.h"
#include "text/text.h"

#include <stddef.h>

/* SEND Code of Practice 2015, 6.28 to 6.35. */
const struct choice advice_areas[] = {
	{ "1", N_("Communication and interaction"), 1 },
	{ "2", N_("Cognition and learning"), 2 },
	{ "3", N_("Social, emotional and mental health"), 3 },
	{ "4", N_("Sensory or physical"), 4 },
	{ 0 },
};

/* SEND Regulations 2014 reg 12(1)(b) to (d). */
const struct choice advice_need_sections[] = {
	{ "B", N_("A special educational need"), 1 },
	{ "C", N_("A health need"), 2 },
	{ "D", N_("A social care need"), 3 },
	{ 0 },
};

/* Reg 12(1)(f) to (h); what educates or trains is educational, whoever gives it (s.21(5)). */
const struct choice advice_provision_sections[] = {
	{ "F", N_("Educational or training, whoever gives it"), 1 },
	{ "G", N_("Health"), 2 },
	{ "H1", N_("Social care under the Chronically Sick and Disabled Persons Act 1970"), 3 },
	{ "H2", N_("Other social care"), 4 },
	{ 0 },
};

const struct choice advice_types[] = {
	{ "speech_language", N_("Speech and language therapy"), 1 },
	{ "occupational", N_("Occupational therapy"), 2 },
	{ "physio", N_("Physiotherapy"), 3 },
	{ "teaching", N_("Specialist teaching"), 4 },
	{ "ta_support", N_("Support by an assistant"), 5 },
	{ "psychology", N_("Psychology or mental health"), 6 },
	{ "nursing", N_("Nursing or medical care"), 7 },
	{ "equipment", N_("Equipment"), 8 },
	{ "training", N_("Training of staff"), 9 },
	{ "care", N_("Short breaks or other care"), 10 },
	{ "other", N_("Something else"), 11 },
	{ 0 },
};

const struct choice advice_units[] = {
	{ "minutes", N_("minutes"), 1 },
	{ "hours", N_("hours"), 2 },
	{ "sessions", N_("sessions"), 3 },
	{ 0 },
};

static const struct field need_fields[] = {
	{ "text", FIELD_TEXTAREA, offsetof(struct need_answers, text),
	    N_("What does the child find hard, and how does it show?"),
	    .hint = N_("One need at a time. A diagnosis alone does not say it."),
	    .required = N_("Enter a need"), .noun = N_("The need"), .max_length = 2000 },
	{ "area", FIELD_CHOICE, offsetof(struct need_answers, area), N_("Area of need (optional)"),
	    .choices = advice_areas },
	{ "section", FIELD_PICK, offsetof(struct need_answers, section),
	    N_("What kind of need is it?"), .choices = advice_need_sections,
	    .required = N_("Select what kind of need it is") },
	{ "version", FIELD_VERSION, offsetof(struct need_answers, version), NULL },
	{ 0 },
};

static const struct field outcome_fields[] = {
	{ "text", FIELD_TEXTAREA, offsetof(struct outcome_answers, text),
	    N_("What will the child be able to do?"),
	    .hint = N_("Something that can be seen or counted, in words like “will be able to”."),
	    .required = N_("Enter an outcome"), .noun = N_("The outcome"), .max_length = 2000 },
	{ "measure", FIELD_TEXT, offsetof(struct outcome_answers, measure),
	    N_("How will people know? (optional)"), .max_length = 300 },
	{ "until", FIELD_DATE, offsetof(struct outcome_answers, until), N_("By when? (optional)"),
	    .noun = N_("By when"), .dates = DATES_FUTURE },
	{ "version", FIELD_VERSION, offsetof(struct outcome_answers, version), NULL },
	{ 0 },
};

static const struct field provision_fields[] = {
	{ "text", FIELD_TEXTAREA, offsetof(struct provision_answers, text),
	    N_("What is to be provided?"),
	    .hint =
		N_("What is done, and how. Amount and frequency have boxes of their own below."),
	    .required = N_("Enter what is to be provided"), .noun = N_("What is provided"),
	    .max_length = 2000 },
	{ "section", FIELD_PICK, offsetof(struct provision_answers, section),
	    N_("What kind of provision is it?"), .choices = advice_provision_sections,
	    .required = N_("Select what kind of provision it is") },
	{ "type", FIELD_PICK, offsetof(struct provision_answers, type), N_("Type (optional)"),
	    .choices = advice_types, .as_select = true },
	{ "quantity", FIELD_INTEGER, offsetof(struct provision_answers, quantity), N_("How much?"),
	    .hint = N_("A number, for example 30"), .min = 1, .max = 100000 },
	{ "unit", FIELD_PICK, offsetof(struct provision_answers, unit), N_("Of what?"),
	    .choices = advice_units, .as_select = true },
	{ "frequency", FIELD_TEXT, offsetof(struct provision_answers, frequency), N_("How often?"),
	    .hint = N_("For example weekly, or twice a term"), .max_length = 60,
	    .width = "govuk-input--width-20" },
	{ "group", FIELD_INTEGER, offsetof(struct provision_answers, group),
	    N_("How many children in the group?"), .hint = N_("1 for one to one"), .min = 1,
	    .max = 40 },
	{ "deliverer", FIELD_TEXT, offsetof(struct provision_answers, deliverer),
	    N_("Who gives it?"), .hint = N_("A role, for example a speech and language therapist"),
	    .max_length = 150 },
	{ "until", FIELD_DATE, offsetof(struct provision_answers, until),
	    N_("Until when? (optional)"), .noun = N_("Until when"), .dates = DATES_FUTURE },
	{ "version", FIELD_VERSION, offsetof(struct provision_answers, version), NULL },
	{ 0 },
};

const char *const advice_none_names[] = { "needs", "outcomes", "provision" };

#define NONE(at)                                                                                   \
	{ "needs", FIELD_TEXTAREA, (at), N_("If you found no needs, say what you looked at"),      \
		.noun = N_("What you say of needs"), .max_length = 1000 },                         \
	    { "outcomes", FIELD_TEXTAREA, (at) + sizeof(char *),                                   \
		    N_("If you advise no outcomes, say why"),                                      \
		    .noun = N_("What you say of outcomes"), .max_length = 1000 },                  \
	{                                                                                          \
		"provision", FIELD_TEXTAREA, (at) + 2 * sizeof(char *),                            \
		    N_("If you advise no provision, say why"),                                     \
		    .noun = N_("What you say of provision"), .max_length = 1000                    \
	}

static const struct field none_fields[] = {
	NONE(offsetof(struct none_answers, of)),
	{ 0 },
};

static const struct field report_fields[] = {
	{ "files", FIELD_FILE, 0, N_("Your report"),
	    .hint = N_("A PDF, Word or text file, or a photo, of up to 50 MB. The family and the "
		       "council read it as it is."),
	    .accept = "image/*,.pdf,.docx,.odt,.txt" },
	{ 0 },
};

static const struct field send_fields[] = {
	NONE(offsetof(struct send_answers, none.of)),
	{ "author", FIELD_TEXT, offsetof(struct send_answers, author), N_("Your name"),
	    .required = N_("Enter your name"), .max_length = 120, .autocomplete = "name" },
	{ "role", FIELD_TEXT, offsetof(struct send_answers, role), N_("Your role"),
	    .hint = N_("For example educational psychologist"), .required = N_("Enter your role"),
	    .max_length = 120, .autocomplete = "organization-title" },
	{ "written", FIELD_DATE, offsetof(struct send_answers, written),
	    N_("When was this advice written?"), .noun = N_("The date it was written"),
	    .required = N_("Enter when the advice was written"), .dates = DATES_PAST_OR_TODAY },
	{ "summary", FIELD_TEXTAREA, offsetof(struct send_answers, summary),
	    N_("Anything else the family should know (optional)"),
	    .hint = N_("For example whom you met, when, and what is going well."),
	    .noun = N_("Anything else"), .max_length = 4000 },
	{ 0 },
};

static const struct field withdraw_fields[] = {
	{ "reason", FIELD_TEXTAREA, offsetof(struct withdraw_answers, reason),
	    N_("Why is this advice not needed any more?"), .required = N_("Enter the reason"),
	    .noun = N_("The reason"), .max_length = 1000 },
	{ "version", FIELD_VERSION, offsetof(struct withdraw_answers, version), NULL },
	{ 0 },
};

static const struct field refuse_fields[] = {
	{ "who", FIELD_TEXTAREA, offsetof(struct refuse_answers, who),
	    N_("Whom did the family ask you to ask, and about what?"),
	    .required = N_("Enter whom the family wants asked"), .noun = N_("Whom to ask"),
	    .max_length = 1000 },
	{ "reason", FIELD_TEXTAREA, offsetof(struct refuse_answers, reason),
	    N_("Why is it not reasonable to ask them?"),
	    .hint = N_("The family reads this. Cost or staff alone is not a reason."),
	    .required = N_("Enter why it is not reasonable"), .noun = N_("The reason"),
	    .max_length = 2000 },
	{ 0 },
};

#define LINES(name, place, label)                                                                  \
	{                                                                                          \
		name, FIELD_TEXTAREA,                                                              \
		    offsetof(struct record_answers, rows) + (place) * sizeof(char *), label,       \
		    .hint = N_("One a line, in the words of the report."), .max_length = 8000      \
	}

static const struct field record_fields[] = {
	{ "author", FIELD_TEXT, offsetof(struct record_answers, author), N_("Who gave it?"),
	    .required = N_("Enter who gave the advice"), .max_length = 120 },
	{ "role", FIELD_TEXT, offsetof(struct record_answers, role), N_("Their role"),
	    .hint = N_("For example paediatrician"), .required = N_("Enter their role"),
	    .max_length = 120 },
	{ "written", FIELD_DATE, offsetof(struct record_answers, written),
	    N_("When was it written?"), .noun = N_("The date it was written"),
	    .required = N_("Enter when it was written"), .dates = DATES_PAST_OR_TODAY },
	{ "came", FIELD_DATE, offsetof(struct record_answers, came), N_("When did it come?"),
	    .noun = N_("The date it came"), .required = N_("Enter when it came"),
	    .dates = DATES_PAST_OR_TODAY },
	LINES("needs", 0, N_("Needs")),
	LINES("outcomes", 1, N_("Outcomes")),
	LINES("provision", 2, N_("Provision")),
	{ "none", FIELD_TEXTAREA, offsetof(struct record_answers, none),
	    N_("What does it say where it lists none?"),
	    .hint = N_("Needed when one of the three boxes above stays empty."),
	    .noun = N_("What it says"), .max_length = 1000 },
	{ "files", FIELD_FILE, 0, N_("The report (optional)"),
	    .hint = N_("A PDF, Word or text file, or a photo, of up to 50 MB."),
	    .accept = "image/*,.pdf,.docx,.odt,.txt" },
	{ "version", FIELD_VERSION, offsetof(struct record_answers, version), NULL },
	{ 0 },
};

static const struct field views_fields[] = {
	{ "views", FIELD_TEXTAREA, offsetof(struct views_answers, views),
	    N_("What do you, and the child, want people to know?"),
	    .hint = N_("What matters to you, what you hope for, what helps and what does not. In "
		       "your own words, in any language."),
	    .required = N_("Enter your views"), .noun = N_("Your views"), .max_length = 8000 },
	{ 0 },
};

const struct form advice_need_form = { "need", need_fields, sizeof(struct need_answers), NULL };
const struct form advice_outcome_form = { "outcome", outcome_fields, sizeof(struct outcome_answers),
	NULL };
const struct form advice_provision_form = { "provision", provision_fields,
	sizeof(struct provision_answers), NULL };
const struct form advice_none_form = { "none", none_fields, sizeof(struct none_answers), NULL };
const struct form advice_report_form = { "report", report_fields, sizeof(struct none_answers),
	NULL };
const struct form advice_send_form = { "send", send_fields, sizeof(struct send_answers), NULL };
const struct form advice_withdraw_form = { "withdraw", withdraw_fields,
	sizeof(struct withdraw_answers), NULL };
const struct form advice_refuse_form = { "refuse", refuse_fields, sizeof(struct refuse_answers),
	NULL };
const struct form advice_record_form = { "record", record_fields, sizeof(struct record_answers),
	NULL };
const struct form advice_views_form = { "views", views_fields, sizeof(struct views_answers), NULL };
