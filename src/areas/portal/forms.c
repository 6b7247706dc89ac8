/* Forms of a family's request: tables of questions.  Names, a date of birth, a way to write and a
 * worry are required; the rest is not. */
#include "areas/portal/forms.h"

const struct choice ask_relationships[] = {
	{ "parent", "I am their parent", ASK_PARENT },
	{ "carer", "I am their carer and have parental responsibility", ASK_CARER },
	{ "young_person", "I am the young person, and I am 16 or over", ASK_YOUNG_PERSON },
	{ "school", "I work at their school, nursery or college", ASK_SCHOOL },
	{ "other", "I know them in another way", ASK_OTHER,
	    .hint = "For example, a health visitor, social worker or friend" },
	{ 0 },
};

static const struct choice contact_ways[] = {
	{ "email", "Email", ASK_BY_EMAIL,
	    .hint = "We also send a link that brings you back to this request" },
	{ "letter", "Letter", ASK_BY_LETTER },
	{ 0 },
};

static const struct choice keep_private[] = {
	{ "yes", "Keep how to reach me secret from everybody but the council", 1,
	    .hint = "For example, if somebody in the family must not know where you live" },
	{ 0 },
};

const struct choice ask_help_kinds[] = {
	{ "interpreter", "An interpreter", 1 },
	{ "bsl", "British Sign Language", 2 },
	{ "large_print", "Large print", 3 },
	{ "easy_read", "Easy read", 4 },
	{ "phone_evening", "Phone calls after 6pm", 5 },
	{ "in_person", "Meetings in person, not online", 6 },
	{ "supporter", "Somebody to speak for me or with me", 7 },
	{ "reading", "Help with reading or filling in forms", 8 },
	{ 0 },
};

static const struct field begin_fields[] = {
	{ "authority", FIELD_TEXT, offsetof(struct ask_begin, authority), "Council",
	    .max_length = 10 },
	{ 0 },
};

static const struct field child_fields[] = {
	{ "child_given", FIELD_TEXT, offsetof(struct ask_child, given), "First name",
	    .required = "Enter the child’s or young person’s first name", .max_length = 100,
	    .width = "govuk-input--width-20" },
	{ "child_family", FIELD_TEXT, offsetof(struct ask_child, family), "Last name",
	    .required = "Enter the child’s or young person’s last name", .max_length = 100,
	    .width = "govuk-input--width-20" },
	{ "child_born", FIELD_DATE, offsetof(struct ask_child, born), "Date of birth",
	    .hint = "For example, 27 3 2017",
	    .required = "Enter the child’s or young person’s date of birth",
	    .dates = DATES_PAST_OR_TODAY },
	{ "school", FIELD_TEXT, offsetof(struct ask_child, school),
	    "School, nursery or college, if they go to one" },
	{ 0 },
};

static const struct field you_fields[] = {
	{ "relationship", FIELD_CHOICE, offsetof(struct ask_you, relationship),
	    "How do you know the child or young person?", .choices = ask_relationships,
	    .required = "Select how you know the child or young person" },
	{ "your_given", FIELD_TEXT, offsetof(struct ask_you, given), "Your first name",
	    .required = "Enter your first name", .max_length = 100, .autocomplete = "given-name",
	    .width = "govuk-input--width-20" },
	{ "your_family", FIELD_TEXT, offsetof(struct ask_you, family), "Your last name",
	    .required = "Enter your last name", .max_length = 100, .autocomplete = "family-name",
	    .width = "govuk-input--width-20" },
	{ "contact_by", FIELD_CHOICE, offsetof(struct ask_you, contact_by),
	    "How should we write to you?", .choices = contact_ways,
	    .required = "Select how we should write to you" },
	{ "email", FIELD_EMAIL, offsetof(struct ask_you, email), "Your email address",
	    .required = "Enter your email address", .autocomplete = "email",
	    .only_if = "contact_by", .only_if_number = ASK_BY_EMAIL },
	{ "address", FIELD_TEXTAREA, offsetof(struct ask_you, address), "Your postal address",
	    .required = "Enter your postal address", .max_length = 500,
	    .autocomplete = "street-address", .only_if = "contact_by",
	    .only_if_number = ASK_BY_LETTER },
	{ "postcode", FIELD_POSTCODE, offsetof(struct ask_you, postcode), "Your postcode",
	    .required = "Enter your postcode", .autocomplete = "postal-code",
	    .width = "govuk-input--width-10", .only_if = "contact_by",
	    .only_if_number = ASK_BY_LETTER },
	{ "phone", FIELD_PHONE, offsetof(struct ask_you, phone), "Your phone number (optional)",
	    .autocomplete = "tel", .width = "govuk-input--width-20" },
	{ "keep_private", FIELD_CHOICES, offsetof(struct ask_you, keep_private), "Your safety",
	    .choices = keep_private },
	{ 0 },
};

static const struct field worry_fields[] = {
	{ "worry", FIELD_TEXTAREA, offsetof(struct ask_text, text), "What worries you?",
	    .hint = "What do they find hard at home, at school and with other people? A photo of a "
		    "handwritten page is fine too: add it under documents, and say so here.",
	    .required = "Tell us what worries you, in a few words" },
	{ 0 },
};

static const struct field tried_fields[] = {
	{ "tried", FIELD_TEXTAREA, offsetof(struct ask_text, text), "What has been tried?",
	    .hint = "Help at school, at home or from a service, and what came of it. If you do not "
		    "know, "
		    "leave it empty." },
	{ 0 },
};

static const struct field school_fields[] = {
	{ "school_view", FIELD_TEXTAREA, offsetof(struct ask_text, text),
	    "What does the school, nursery or college say?",
	    .hint = "You do not need their agreement. If we assess, we ask them for advice "
		    "ourselves." },
	{ 0 },
};

static const struct field health_fields[] = {
	{ "health", FIELD_TEXTAREA, offsetof(struct ask_text, text),
	    "What should we know about health?",
	    .hint = "Illness, medicine, and doctors or therapists who know them." },
	{ 0 },
};

static const struct field help_fields[] = {
	{ "help", FIELD_CHOICES, offsetof(struct ask_help, kinds), "What would help you take part?",
	    .hint = "Select all that you need. It goes on every invitation.",
	    .choices = ask_help_kinds },
	{ "help_language", FIELD_TEXT, offsetof(struct ask_help, language),
	    "Your language, if it is not English", .max_length = 60,
	    .width = "govuk-input--width-20" },
	{ "help_other", FIELD_TEXTAREA, offsetof(struct ask_help, other), "Anything else",
	    .max_length = 2000 },
	{ 0 },
};

/* Who may be asked.  Refusing never blocks an assessment (roles-access section 8). */
static const struct field consent_fields[] = {
	{ "consent_school", FIELD_CHOICE, offsetof(struct ask_consent, school),
	    "May we ask the school, nursery or college?", .choices = choice_yes_no },
	{ "consent_health", FIELD_CHOICE, offsetof(struct ask_consent, health),
	    "May we ask the health service?", .choices = choice_yes_no },
	{ "consent_care", FIELD_CHOICE, offsetof(struct ask_consent, care),
	    "May we ask social care?", .choices = choice_yes_no },
	{ 0 },
};

static const struct field documents_fields[] = {
	{ "files", FIELD_FILE, 0, "Add photos, scans or documents",
	    .hint = "Photos, PDF, Word or text files of up to 50 MB each. You can choose several "
		    "at once.",
	    .accept = "image/*,.pdf,.docx,.odt,.txt" },
	{ 0 },
};

static const struct field return_fields[] = {
	{ "email", FIELD_EMAIL, offsetof(struct ask_return, email), "Your email address",
	    .required = "Enter your email address", .autocomplete = "email" },
	{ 0 },
};

static const struct field no_fields[] = { { 0 } };

const struct form ask_begin_form = { "begin", begin_fields, sizeof(struct ask_begin), NULL };
const struct form ask_child_form = { "child", child_fields, sizeof(struct ask_child), NULL };
const struct form ask_you_form = { "you", you_fields, sizeof(struct ask_you), NULL };
const struct form ask_worry_form = { "worry", worry_fields, sizeof(struct ask_text), NULL };
const struct form ask_tried_form = { "tried", tried_fields, sizeof(struct ask_text), NULL };
const struct form ask_school_form = { "school", school_fields, sizeof(struct ask_text), NULL };
const struct form ask_health_form = { "health", health_fields, sizeof(struct ask_text), NULL };
const struct form ask_help_form = { "help", help_fields, sizeof(struct ask_help), NULL };
const struct form ask_consent_form = { "consent", consent_fields, sizeof(struct ask_consent),
	NULL };
const struct form ask_documents_form = { "documents", documents_fields,
	sizeof(struct ask_documents), NULL };
const struct form ask_return_form = { "return", return_fields, sizeof(struct ask_return), NULL };
const struct form ask_send_form = { "send", no_fields, sizeof(struct ask_documents), NULL };
