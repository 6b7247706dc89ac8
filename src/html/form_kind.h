/* Form, kinds: how each kind of answer is read.  Between form.c and form_kind.c only. */
#pragma once
#include "html/form.h"

struct reading {
	struct form_state *state;
	const struct form_input *input;
	const struct field *field;
	struct form_answer *answer;
	void *value; /* in the struct of values */
};

/* Reads an answer that was given; errors go to the answer. */
void form_read(const struct reading *);

/* Nothing was typed or chosen. */
bool form_is_empty(const struct field *, const struct form_answer *);

/* Day, month and year as people type them. */
const char *const *form_part_names(void);
