/*
 * World: all that one run needs to know, the same for every run.
 *
 * It is made from the inputs and the fit, and changed by a scenario before any
 * run begins; then it is read-only, so that threads may share it.
 */
#pragma once
#include "areas/forecasts/fit.h"

/* A setting that opens and fills up to its places with children bound for others. */
struct opening {
	int setting, from_year;
	int64_t places;
	const bool *instead_of; /* [setting]: whose arrivals it takes */
};

struct world {
	const struct inputs *in;
	const struct fit *fit;
	const int64_t *start;	     /* [cell]: children in the first year */
	const bool *may_move;	     /* [cell] */
	int years;		     /* with the first, of which all is known */
	struct beta (*joiners)[AYS]; /* [year] */
	struct money **costs;	     /* [year][need * settings + setting]; never UNKNOWN */
	const struct opening *openings;
	size_t n_openings;
};

/* As the past would go on. */
struct world *world_new(struct arena *, const struct inputs *, const struct fit *);

/* A year's place in the arrays above, and back. */
static inline int
world_year(const struct world *w, int index)
{
	return w->in->last_year + 1 + index;
}
