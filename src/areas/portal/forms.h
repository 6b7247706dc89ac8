/* Forms of a family's request, and the typed answers they give. */
#pragma once
#include "base/date.h"
#include "html/form.h"

#include <stdbool.h>
#include <stdint.h>

struct ask_begin {
	const char *authority; /* la of the council; NULL when there is only one */
};

struct ask_child {
	const char *child_given, *child_family;
	struct date child_born;
	const char *school;
};

/* Who asks, and how to reach them. */
struct ask_you {
	const char *relationship; /* a choice of ask_relationships */
	const char *your_given, *your_family;
	const char *contact_by; /* "email" or "letter" */
	const char *email, *phone, *address, *postcode;
	bool keep_private;
};

struct ask_worry {
	const char *worry;
};

struct ask_tried {
	const char *tried;
};

struct ask_school {
	const char *school_view;
};

struct ask_health {
	const char *health;
};

/* Bit i of help is choice i of the register of help a person needs to take part. */
struct ask_help {
	uint64_t help;
	const char *help_language, *help_other;
};

struct ask_consent {
	const char *consent_school, *consent_health, *consent_care; /* "yes" or "no" */
};

struct ask_documents {
	int64_t nothing; /* the files come beside the form */
};

struct ask_return {
	const char *email;
};

extern const struct form ask_begin_form, ask_child_form, ask_you_form, ask_worry_form, ask_tried_form,
    ask_school_form, ask_health_form, ask_help_form, ask_consent_form, ask_documents_form, ask_return_form;

/* "parent" and "carer" stand in a relation of their own to the child; a young person asks for themself. */
enum { ASK_RELATIONSHIPS = 5 };
extern const struct form_choice ask_relationships[ASK_RELATIONSHIPS];
