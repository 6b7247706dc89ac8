/* Forms of a family's request: tables of questions.  Only the starred ones of needs are required. */
#include "areas/portal/forms.h"
#include "base/str.h"

const struct form_choice ask_relationships[ASK_RELATIONSHIPS] = {
	{ "parent", "I am their parent", NULL },
	{ "carer", "I am their carer with parental responsibility", NULL },
	{ "young_person", "I am the young person, and I am over 16", NULL },
	{ "school", "I work at their school, nursery or college", NULL },
	{ "other", "I know them in another way", "For example a health visitor, social worker or friend" },
};

static const struct form_choice contact_ways[] = {
	{ "email", "By email", "We also send a link that brings you back to this request" },
	{ "letter", "By letter", NULL },
};

static const struct form_choice yes_no[] = {
	{ "yes", "Yes", NULL },
	{ "no", "No", NULL },
};

/* The same order as registers/taking-part.yaml counts them. */
static const struct form_choice help_kinds[] = {
	{ "interpreter", "An interpreter", NULL },
	{ "bsl", "British Sign Language", NULL },
	{ "large_print", "Large print", NULL },
	{ "easy_read", "Easy read", NULL },
	{ "phone_evening", "Phone calls after 6pm", NULL },
	{ "in_person", "Meetings in person, not online", NULL },
	{ "supporter", "Somebody to speak for me or with me", NULL },
	{ "reading", "Help with reading or filling in forms", NULL },
};

static const struct form_field begin_fields[] = {
	FORM_TEXT(struct ask_begin, authority, "Which council do you live in?", .max = 10),
};

static const struct form_field child_fields[] = {
	FORM_TEXT(struct ask_child, child_given, "First name", .required = "Enter the child’s or young person’s first name",
	    .max = 100, .width = "govuk-input--width-20", .spellcheck_off = true),
	FORM_TEXT(struct ask_child, child_family, "Last name", .required = "Enter the child’s or young person’s last name",
	    .max = 100, .width = "govuk-input--width-20", .spellcheck_off = true),
	FORM_DATE(struct ask_child, child_born, "Date of birth", .hint = "For example, 27 3 2017",
	    .required = "Enter the date of birth", .past = true),
	FORM_TEXT(struct ask_child, school, "School, nursery or college, if they go to one", .max = 200),
};

static const struct form_field you_fields[] = {
	FORM_RADIOS(struct ask_you, relationship, "How do you know the child or young person?", ask_relationships,
	    .required = "Select how you know the child or young person"),
	FORM_TEXT(struct ask_you, your_given, "Your first name", .required = "Enter your first name", .max = 100,
	    .autocomplete = "given-name", .width = "govuk-input--width-20", .spellcheck_off = true),
	FORM_TEXT(struct ask_you, your_family, "Your last name", .required = "Enter your last name", .max = 100,
	    .autocomplete = "family-name", .width = "govuk-input--width-20", .spellcheck_off = true),
	FORM_RADIOS(struct ask_you, contact_by, "How should we write to you?", contact_ways,
	    .required = "Select how we should write to you"),
	FORM_EMAIL(struct ask_you, email, "Email address, if you chose email"),
	FORM_PHONE(struct ask_you, phone, "Phone number (optional)"),
	FORM_TEXTAREA(struct ask_you, address, "Postal address, if you chose letter", .max = 500, .rows = 4,
	    .autocomplete = "street-address"),
	FORM_POSTCODE(struct ask_you, postcode, "Postcode"),
	FORM_CHECKBOX(struct ask_you, keep_private, "Keep how to reach me secret from everybody but the council",
	    .hint = "For example, if somebody in the family must not know where you live"),
};

static const struct form_field worry_fields[] = {
	FORM_TEXTAREA(struct ask_worry, worry, "What worries you?",
	    .hint = "What do they find hard? What happens at home, at school and with other people? A photo of a handwritten page is fine too: add it under documents.",
	    .required = "Tell us what worries you, in a few words", .max = 10000, .rows = 8, .heading = true),
};

static const struct form_field tried_fields[] = {
	FORM_TEXTAREA(struct ask_tried, tried, "What has been tried?",
	    .hint = "Help at school, at home or from a service, and what came of it. If you do not know, leave it empty.",
	    .max = 10000, .rows = 8, .heading = true),
};

static const struct form_field school_fields[] = {
	FORM_TEXTAREA(struct ask_school, school_view, "What does the school or nursery say?",
	    .hint = "You do not need their agreement. We ask them for their advice ourselves.", .max = 10000, .rows = 8,
	    .heading = true),
};

static const struct form_field health_fields[] = {
	FORM_TEXTAREA(struct ask_health, health, "Health",
	    .hint = "Anything about their health, medicines, or doctors and therapists who know them.", .max = 10000,
	    .rows = 8, .heading = true),
};

static const struct form_field help_fields[] = {
	FORM_CHECKBOXES(struct ask_help, help, "What would help you take part?", help_kinds,
	    .hint = "Select all that you need. It is printed on every invitation."),
	FORM_TEXT(struct ask_help, help_language, "Which language, if not English?", .max = 60,
	    .width = "govuk-input--width-20"),
	FORM_TEXTAREA(struct ask_help, help_other, "Anything else", .max = 2000, .rows = 3),
};

static const struct form_field consent_fields[] = {
	FORM_RADIOS(struct ask_consent, consent_school, "May we ask the school, nursery or college?", yes_no, .small = true),
	FORM_RADIOS(struct ask_consent, consent_health, "May we ask the health service?", yes_no, .small = true),
	FORM_RADIOS(struct ask_consent, consent_care, "May we ask social care?", yes_no, .small = true),
};

static const struct form_field documents_fields[] = {
	FORM_FILES("files", "Add photos, scans or documents",
	    .hint = "Photos, PDF or Word files of up to 50 MB each. You can choose several at once.",
	    .accept = "image/*,.pdf,.doc,.docx,.odt,.txt"),
};

static const struct form_field return_fields[] = {
	FORM_EMAIL(struct ask_return, email, "Your email address", .required = "Enter your email address"),
};

/* A way to write must come with where to write. */
static void
check_you(struct form_state *state, const void *values)
{
	const struct ask_you *you = values;

	if (str_eq(you->contact_by, "email") && you->email == NULL)
		form_error(state, "email", "Enter your email address, like name@example.com");
	if (str_eq(you->contact_by, "letter") && you->address == NULL)
		form_error(state, "address", "Enter your postal address");
}

const struct form ask_begin_form = FORM(struct ask_begin, begin_fields);
const struct form ask_child_form = FORM(struct ask_child, child_fields);
const struct form ask_you_form = FORM(struct ask_you, you_fields, .check = check_you);
const struct form ask_worry_form = FORM(struct ask_worry, worry_fields);
const struct form ask_tried_form = FORM(struct ask_tried, tried_fields);
const struct form ask_school_form = FORM(struct ask_school, school_fields);
const struct form ask_health_form = FORM(struct ask_health, health_fields);
const struct form ask_help_form = FORM(struct ask_help, help_fields);
const struct form ask_consent_form = FORM(struct ask_consent, consent_fields);
const struct form ask_documents_form = FORM(struct ask_documents, documents_fields);
const struct form ask_return_form = FORM(struct ask_return, return_fields);
