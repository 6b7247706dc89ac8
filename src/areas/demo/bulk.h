/*
 * Bulk: the rest of the area: every state, every kind of trouble (bulk_logs.c),
 * over twelve schools.  The story's two teams get as many cases as a team has
 * (250), the others go to further teams of that size, whose officers have no
 * account.
 */
#pragma once
#include "areas/demo/demo.h"

struct bulk_place {
	int64_t council, teams[2], officers[2];
	int64_t primary[2], secondary, college; /* of the story */
	int64_t health, care, psychology;
	int64_t children; /* how many the story has */
};

/* Nothing when the plan asks for no cases. */
void bulk_make(struct pool *, const struct demo_plan *, const struct bulk_place *);
