/*
 * Figure: one number of the statistics, before and after disclosure control.
 *
 * A figure counts something (numerator), perhaps out of something (denominator), for one
 * place, period and item of a breakdown.  "Total" / "Total" is all together.
 */
#pragma once
#include "areas/official/official.h"
#include "areas/statistics/disclosure.h"

extern const char *const figure_status_names[FIGURE__MAX]; /* ok low c z x */

#define FIGURE_TOTAL "Total"
enum { FIGURE_NONE = -1 /* as numerator or denominator */ };

struct figure {
	const char *metric; /* "ID10" */
	const char *title;  /* for people: "Plans issued within 20 weeks" */
	/* What the denominator counts, when other figures count the same: the id of the metric
	 * whose numerator it is, or a name.  NULL: nothing else does.  Figures with the same base
	 * are protected together; without it one would give away what the other hides. */
	const char *base;
	const char *level; /* "National", "Regional", "Local authority" */
	const char *place; /* code: E92000001, E12000001, E06000001 */
	const char *place_name;
	const char *parent; /* code of the place it is a part of; NULL: of none */
	const char
	    *identifier; /* "Calendar year", "Academic year", "Financial year", "Reporting year" */
	const char *period; /* 2024 or 202425 */
	const char *topic, *item;

	int64_t numerator, denominator; /* FIGURE_NONE: there is none, or it is hidden */
	bool trait; /* when all of them have it, that tells of each: such a figure is hidden */
	enum figure_status status; /* coming in: FIGURE_OK, or _Z or _X without numbers */
	double value; /* coming out, with FIGURE_OK: per cent, or the numerator where there is no
		       * denominator */
};

struct figures {
	struct figure *a;
	size_t n;
};

/* An earlier release: its true counts, and what of them was hidden. */
struct figure_before {
	struct figure figure; /* with the true counts */
	bool numerator_hidden, denominator_hidden;
};

struct figures_before {
	const struct figure_before *a;
	size_t n;
};

/*
 * What may be published of the figures: in their order, hidden and rounded.
 *
 * Sums that are kept: of a breakdown's items to the total, of places to the place they
 * are part of, and of a share.  What is missing of a sum counts as a part that is not
 * published; where parts come to more than the total, as items that overlap do, there is
 * no sum.  before: NULL for a first release.
 */
struct figures figures_protect(struct arena *, const struct figures *,
    const struct figures_before *, const struct disclosure_rules *, struct disclosure_outcome *ret);
