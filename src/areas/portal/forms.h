/* Forms of a family's request, and the typed answers they give. */
#pragma once
#include "base/date.h"
#include "html/form.h"

#include <stdbool.h>
#include <stdint.h>

enum ask_relationship { ASK_PARENT = 1, ASK_CARER, ASK_YOUNG_PERSON, ASK_SCHOOL, ASK_OTHER };
enum ask_contact { ASK_BY_EMAIL = 1, ASK_BY_LETTER, ASK_BY_NO_WAY /* not known yet */ };

struct ask_begin {
	const char *authority; /* la of the council; NULL when there is only one */
};

struct ask_child {
	const char *given, *family;
	struct date born;
	const char *school;
};

/* Who asks, and how to reach them. */
struct ask_you {
	int relationship; /* enum ask_relationship */
	const char *given, *family;
	int contact_by; /* enum ask_contact */
	const char *email, *phone, *address, *postcode;
	uint64_t keep_private; /* bit 1 */
};

/* One long answer, of any of the pages that ask for one. */
struct ask_text {
	const char *text;
};

struct ask_help {
	uint64_t kinds; /* bits by the numbers of ask_help_kinds */
	const char *language, *other;
};

struct ask_consent {
	int school, health, care; /* enum answer */
};

struct ask_documents {
	int nothing; /* the files come beside the form */
};

struct ask_return {
	const char *email;
};

extern const struct choice ask_relationships[], ask_help_kinds[];
extern const struct form ask_begin_form, ask_child_form, ask_you_form, ask_worry_form,
    ask_tried_form, ask_school_form, ask_health_form, ask_help_form, ask_consent_form,
    ask_documents_form, ask_return_form, ask_send_form;
