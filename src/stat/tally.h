/*
 * Tally: how often each whole number came up, and what can be said of them all.
 *
 * Memory goes with the width between the least and the greatest number, not
 * with how many there were.  Tallies of parts of the work are added up in any
 * order to the same whole.  A zeroed tally is empty.
 */
#pragma once
#include "base/arena.h"

#include <stdint.h>

struct tally {
	int64_t low;	 /* the number that times[0] counts */
	uint32_t *times; /* belongs to the arena given to tally_add() */
	uint32_t width;
};

void tally_add(struct arena *, struct tally *, int64_t number, uint32_t times);
void tally_add_all(struct arena *, struct tally *, const struct tally *);

/* A number and how often it came up. */
struct tallied {
	int64_t number;
	int64_t times;
};

/* The tally as a rising list; `others` times a zero came up besides.  ret_n: its length. */
const struct tallied *tally_list(
    struct arena *, const struct tally *, int64_t others, size_t *ret_n);

/*
 * A quantile is the least number such that at least that share of all is not
 * greater.  sd divides by n.  low_ci, high_ci: mean -+ 1.96 sd / sqrt(n).
 */
struct summary {
	double mean, sd, low_ci, high_ci;
	int64_t min, low95, q1, median, q3, high95, max;
};

/* Of a rising list with at least one element. */
struct summary summary_of(const struct tallied *, size_t n);
