/* Steps: the pages of questions of a request, in the order of the task list. */
#pragma once
#include "areas/portal/draft.h"

struct ask_step {
	const char *path, *title, *lead;
	const struct form *form;
	bool required;
};

extern const struct ask_step ask_steps[]; /* ends with { 0 } */

void step_show(struct rq *);
void step_save(struct rq *);
void tasks_show(struct rq *);

/* Has the step been answered, as far as it must be? */
bool step_is_done(const struct ask_step *, const struct draft_content *, size_t documents);
