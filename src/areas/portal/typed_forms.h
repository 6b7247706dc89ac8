/* What a request that came by post, email or telephone, or was made in person, says. */
#pragma once
#include "app/rq.h"
#include "areas/portal/forms.h"

enum typed_asker { TYPED_PARENT = 1, TYPED_YOUNG_PERSON, TYPED_OTHER };

struct typed_request {
	struct date received_on;
	const char *came_by; /* as requests.came_by has it */
	int asker;	     /* enum typed_asker */
	/* with TYPED_OTHER: */
	const char *source; /* as requests.source has it */
	const char *other_given, *other_family, *other_role;
	struct ask_you family; /* relationship is set for a parent or carer only */
	const char *worry;
	const char *school; /* bodies.public_id */
	const char *other_school;
	const char *taker; /* team's public_id, or that and an officer's: "team/person" */
};

/* Its choices are the council's schools, and who may take the case. */
const struct form *typed_request_form(struct rq *);

/* Who takes the case, by the answer of that form; NULL: not theirs to take any more. */
struct typed_taker {
	const char *value, *label;
	int64_t team, officer; /* bodies.id; persons.id, 0: nobody yet */
};
const struct typed_taker *typed_taker(struct rq *, const char *value);
