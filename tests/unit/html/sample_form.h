/* A form with every kind of field: for tests and the sample pages. */
#pragma once
#include "html/form.h"

enum { HELP_SIGN = 1, HELP_LARGE = 2, HELP_NONE = 3 };
enum { ROLE_PARENT = 1, ROLE_SELF = 2, ROLE_OTHER = 3 };

struct sample_answers {
	const char *name, *worry, *other_role, *email, *phone, *postcode, *school, *secret;
	struct date born, visit;
	int64_t children, version;
	int role, agrees, area, button;
	uint64_t help;
};

extern const struct form sample_form;
extern const struct choice sample_schools[];

/* The fields that are asked on their own. */
struct sample_names {
	const char *const *a;
	size_t n;
};
struct sample_names sample_field_names(void);
