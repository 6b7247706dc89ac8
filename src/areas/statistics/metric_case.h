/*
 * Metric case: what one case adds to the figures.  Pure: it asks no database and no clock.
 */
#pragma once
#include "areas/cases/cases.h"
#include "areas/statistics/metrics.h"

/* What a final plan said when it was issued. */
struct metric_plan {
	struct date issued_on;
	int area;	     /* 1 to 4 as in the Code of Practice 6.28; 0: not known */
	const char *setting; /* the type of setting; NULL: not known */
};

/* A message or a promise: something to be done by a day. */
struct metric_errand {
	struct date by, done_on; /* done_on: none: not yet */
	bool promise;		 /* else a message of the family */
};

/* Whom advice was asked of. */
struct metric_advice {
	const char *request; /* as the log names it */
	char key;	     /* 'a' to 'h' */
	const char *body;
};

struct metric_case {
	const struct clock_result *clock;
	const struct case_event *events; /* in order of date */
	size_t n_events;
	struct date born;   /* none: not known */
	const char *source; /* who asked, as the request says; NULL: not known */
	const struct metric_plan *plans;
	size_t n_plans;
	const struct metric_errand *errands;
	size_t n_errands;
	const struct metric_advice *advice;
	size_t n_advice;
};

struct metric_fact {
	enum metric_key metric;
	const char *topic, *item;
	struct date day;
	int64_t numerator, denominator;
};

struct metric_facts {
	struct metric_fact *a;
	size_t n, cap;
};

/* Each metric, topic, item and day once, in order (metric_fact_compare), none of them nought. */
struct metric_facts metric_case_facts(struct arena *, const struct metric_case *);

/* By metric, topic, item and day. */
int metric_fact_compare(const struct metric_fact *, const struct metric_fact *);
/* Puts facts in order and those of the same key together. */
void metric_facts_settle(struct metric_facts *);
/* The same for the same facts; never 0. */
int64_t metric_facts_digest(const struct metric_facts *);

/* ---- metric_tally.c: sums of facts by their keys, in memory ---- */

struct metric_tally {
	struct arena *arena;
	struct metric_facts sums;
	uint32_t *slots; /* places in sums, from 1 */
	size_t n_slots;
};

/* The arena may outlive that of the facts: texts are copied. */
struct metric_tally metric_tally_new(struct arena *);
void metric_tally_add_fact(struct metric_tally *, const struct metric_fact *);
/* The sum of that key; NULL: none. */
struct metric_fact *metric_tally_find(const struct metric_tally *, const struct metric_fact *);
