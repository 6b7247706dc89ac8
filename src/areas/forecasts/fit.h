/*
 * Fit: how likely children are to begin, to move and to end with a plan, as
 * past transitions show it.
 *
 * The model of MastodonC's witan.send 1.7.0 (docs/forecast.md gives the rules).
 * A pure function of the inputs; lives as long as the arena; read-only.
 */
#pragma once
#include "areas/forecasts/inputs.h"
#include "stat/draw.h"

/* A spread over places: to[i] is need * settings + setting. */
struct destinations {
	struct spread spread;
	const int *to;
};

struct fit {
	struct beta joiners[AYS];	      /* of the population of an age; zero: none join */
	struct destinations joiners_go[AYS];  /* where those who joined are */
	const struct beta *leavers;	      /* [cell] of children there; zero: no such cell */
	const struct beta *movers;	      /* [cell] of those who stay with a plan */
	const struct destinations *movers_go; /* [cell] */
};

const struct fit *fit_inputs(struct arena *, const struct inputs *);

/* How many join in that year at that age, on average. */
double fit_joiners(const struct fit *, const struct inputs *, int year, int ay);
