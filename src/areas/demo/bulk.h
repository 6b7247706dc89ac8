/*
 * Bulk: many cases more, for measuring.  The first team gets as many as an
 * officer's team has (250), the others go to further teams of that size.
 */
#pragma once
#include "areas/demo/demo.h"

struct bulk_place {
	int64_t council, first_team, first_officer;
	const int64_t *schools;
	int n_schools;
};

void bulk_make(struct pool *, const struct demo_plan *, const struct bulk_place *);
