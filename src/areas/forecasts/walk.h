/*
 * Walk: one run of the projection, year by year.
 *
 * A pure function of the world, the seed and the run's number.  Every cell of
 * every year draws from a stream of its own, so a scenario that changes one
 * place leaves the chance of all others as it was, and two scenarios with one
 * seed differ by what they change, not by luck.
 */
#pragma once
#include "areas/forecasts/world.h"

struct walk {
	const struct world *world;
	uint64_t seed;
	uint32_t run;
	int year;	   /* index; 0: the first */
	int64_t *now;	   /* [cell]: children with a plan */
	int64_t *next;	   /* [cell], while a year is being made */
	int64_t *arrivals; /* [cell]: who moved or joined in it */
	int64_t *went;	   /* [pair], to work on */
};

/* Memory for runs one after the other, on one thread. */
struct walk *walk_new(struct arena *, const struct world *, uint64_t seed);

void walk_begin(struct walk *, uint32_t run); /* puts the first year into now */
void walk_on(struct walk *);		      /* puts the next year into now */
