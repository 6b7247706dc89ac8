/*
 * Funnel: which shares lie further from the whole than chance and the usual differences explain.
 *
 * For each place the distance from the whole's share is counted in standard errors of a share of
 * that many.  Where places differ more than chance alone would have it, as councils do, the
 * distances are made smaller until they are as wide as chance's (D. J. Spiegelhalter, "Funnel plots
 * for comparing institutional performance", Statistics in Medicine 24, 2005: a factor from the
 * distances with the tenth at each end drawn in).  No place is ranked by it.
 */
#pragma once
#include <stdbool.h>
#include <stddef.h>

struct arena;

enum funnel_side {
	FUNNEL_UNKNOWN, /* no share, or of nothing */
	FUNNEL_WITHIN,
	FUNNEL_BELOW, /* beyond 2 standard errors: 1 in 40 by chance */
	FUNNEL_ABOVE,
	FUNNEL_FAR_BELOW, /* beyond 3: 1 in 1,000 */
	FUNNEL_FAR_ABOVE,
	FUNNEL__MAX
};

struct funnel_place {
	double counted, of; /* of 0 or less: there is no share */
	double distance;    /* in standard errors, made smaller as said above */
	enum funnel_side side;
};

/* Fills in distance and side.  whole: the share of all, between 0 and 1.  Returns the factor by
 * which places differ more than by chance, 1 or more. */
double funnel_judge(struct arena *, struct funnel_place *, size_t n, double whole);
