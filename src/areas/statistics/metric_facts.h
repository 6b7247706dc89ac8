/* Metric facts: for metric_case.c, adding facts under the breakdowns of their metric. */
#pragma once
#include "areas/statistics/metric_case.h"

#define NOT_KNOWN "Not known"

struct metric_work {
	struct arena *arena;
	const struct metric_case *c;
	const struct metric_plan *plan; /* the one in force, for BY_NEED and BY_SETTING */
	struct metric_facts facts;
};

/* Under "Total" and every breakdown that the metric has by its row. */
void fact_add(
    struct metric_work *, enum metric_key, struct date, int64_t numerator, int64_t denominator);
/* Under one item of a breakdown of its own.  item NULL: nothing. */
void fact_add_item(struct metric_work *, enum metric_key, const char *topic, const char *item,
    struct date, int64_t numerator, int64_t denominator);

/* Plans in force, new, ended, and how that changes with age and amendments. */
void fact_plans(struct metric_work *);
