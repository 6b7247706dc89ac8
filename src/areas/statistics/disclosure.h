/*
 * Disclosure: which counts may be published, so that nobody can be recognised.
 *
 * A pure library: counts and the sums between them in, what to hide out.
 *
 *  - Primary: a count from 1 to least - 1 is hidden, and whatever the caller calls
 *    sensitive.  Nought stays.
 *  - Secondary: of every sum nobody may work a hidden count out.  Counts are hidden,
 *    small ones first, until every hidden count could be any of at least width + 1
 *    values, for all that is shown and what is known of the method: that counts are
 *    not negative and noughts are not hidden.  That is proved for each by a linear
 *    programme (disclosure_bounds.c).
 *  - Between releases: what was hidden before stays hidden, and what was shown before
 *    hides nothing.
 *
 * Counts that are not published themselves but follow from others, such as the rest of
 * a sum, take part as unpublished cells.
 */
#pragma once
#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct disclosure_rules {
	int64_t least;	    /* the smallest count but 0 that is shown; 0 or 1: all are */
	int64_t least_base; /* a share of fewer is hidden */
	int64_t width;	    /* a hidden count has a range of at least so much */
	int64_t round_to;   /* shown counts are rounded to multiples; 0 or 1: they are not */
	bool no_secondary;  /* only to see the tests fail */
};

enum disclosure_state { DISCLOSURE_SHOWN, DISCLOSURE_PRIMARY, DISCLOSURE_SECONDARY };

/* What an earlier release said of the same count. */
enum disclosure_before { BEFORE_NOTHING, BEFORE_SHOWN, BEFORE_HIDDEN };

struct disclosure_cell {
	int64_t count;		       /* 0 or more */
	bool unpublished;	       /* nobody sees it, whatever comes out */
	bool sensitive;		       /* to be hidden whatever its count */
	enum disclosure_before before; /* BEFORE_SHOWN: and with the same count */

	enum disclosure_state state; /* what came out */
	bool unprotected;	     /* earlier releases give it away, whatever is hidden now */
};

/* The total is the sum of the parts: places in the list of cells. */
struct disclosure_sum {
	uint32_t total;
	const uint32_t *parts;
	size_t n;
};

struct disclosure_table {
	struct disclosure_cell *cells;
	size_t n_cells;
	const struct disclosure_sum *sums;
	size_t n_sums;
};

struct disclosure_outcome {
	size_t primary, secondary, unprotected;
};

/* Sets the state of every cell.  fail(FAULT_BUG) when a sum does not add up. */
struct disclosure_outcome disclosure_protect(
    struct arena *, struct disclosure_table *, const struct disclosure_rules *);

/* The count as it is shown, half up.  *ret_low: it rounds to nought but is not nought. */
int64_t disclosure_round(int64_t count, const struct disclosure_rules *, bool *ret_low);

/* ---- for disclosure.c ---- */

/* Of each cell: the sums it stands in. */
struct disclosure_link {
	uint32_t *a;
	size_t n, cap;
};

struct disclosure_links {
	struct disclosure_link *of;
};

struct disclosure_bounds;

/* What somebody who sees the table can work out, of the table as it stands now. */
struct disclosure_bounds *disclosure_bounds_new(struct arena *, const struct disclosure_table *,
    const struct disclosure_links *, int64_t width);

/*
 * Marks in safe[] hidden cells whose range is seen to be at least width.  One that was
 * safe stays so when more is hidden.  A cell that is not marked may be safe all the
 * same, when only sums far away make it so.
 */
void disclosure_bounds_find(struct disclosure_bounds *, bool *safe);

/* Looks at one cell with at most so many unknowns; false when more of them might help. */
bool disclosure_bounds_look(struct disclosure_bounds *, uint32_t cell, size_t most, bool *safe);
