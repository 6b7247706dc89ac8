/*
 * Bulk logs: what has happened in a made-up case, as a table of kinds.
 *
 * A kind is a list of steps with the days between them; the last step lies so
 * many days before today.  So every day on which the area is made shows the
 * same troubles: what is late is late, whatever the date.
 */
#pragma once
#include "areas/cases/cases.h"
#include "areas/demo/demo.h"

/* SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every machine.  From 0 to bound - 1.
 */
int bulk_draw(uint64_t *draws, int bound);

enum {
	BULK_STEPS = 16,
	BULK_WHOLE = DEMO_CASES
}; /* BULK_WHOLE: the shares of all kinds together */

struct bulk_step {
	struct case_event event; /* without its day and place */
	int after, spread;	 /* days since the step before: after, and up to spread more */
};

struct bulk_kind {
	const char *name;   /* as the audit log and tests call it */
	int share;	    /* of BULK_WHOLE */
	int since, spread;  /* days from the last step to today */
	int from_age, ages; /* years old today: from that on, and up to ages - 1 more */
	int turns;	    /* years old at the next 1 September instead; 0: as above */
	bool unread;	    /* the family wrote and waits for an answer */
	struct bulk_step steps[BULK_STEPS];
};

/* The kind of the case that stands at that place among n. */
const struct bulk_kind *bulk_kind_of(int64_t place, int64_t n);

struct bulk_log {
	struct case_event a[BULK_STEPS];
	size_t n;
	struct date first;
};
void bulk_log_make(
    const struct bulk_kind *, struct date today, uint64_t *draws, struct bulk_log *ret);

/* The next 1 September: when a school year, and with it a transfer, begins. */
struct date bulk_next_september(struct date today);
