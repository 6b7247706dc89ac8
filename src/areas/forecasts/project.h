/* Project: many runs on several threads, and what came out of them by year and place. */
#pragma once
#include "areas/forecasts/world.h"
#include "stat/tally.h"

struct projection_order {
	uint32_t runs;
	uint64_t seed;
	int threads;
};

enum { AY_GROUPS = 5 };

/* Numbers of children in one year.  A zero is not tallied: it is a run that is missing. */
struct year_tallies {
	struct tally count;
	struct tally by_ay[AYS], by_ay_group[AY_GROUPS];
	struct tally *by_need, *by_setting;
	struct tally *by_cell;
};

struct projection {
	uint32_t runs;
	const struct year_tallies *years; /* [world->years] */
	int64_t **costs;		  /* [year][run], pence */
};

extern const char *const ay_group_names[AY_GROUPS];

/* The same for any number of threads.  Lives as long as the arena. */
const struct projection *project(
    struct arena *, const struct world *, const struct projection_order *);

/* What can be said of a number over all runs, and of a year's cost in pence. */
struct summary projection_summary(struct arena *, const struct projection *, const struct tally *);
struct summary projection_cost(struct arena *, const struct projection *, int year);
