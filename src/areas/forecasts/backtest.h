/*
 * Backtest: how near the model would have come.
 *
 * The rates are fitted on the earlier years of the transitions alone, the years after them are
 * projected from there, and what came stands beside it.  A pure function of the inputs; lives as
 * long as the arena.
 */
#pragma once
#include "areas/forecasts/project.h"

struct backtest_number {
	int64_t came;		  /* children with a plan, as the transitions say */
	struct summary projected; /* over the runs */
};

struct backtest_year {
	int year;
	struct backtest_number all;
	const struct backtest_number *by_need, *by_setting; /* [need], [setting] */
};

struct backtest {
	int fit_first, fit_last; /* the years of transitions that were used */
	const struct backtest_year *years;
	size_t n;
};

/*
 * Keeps back the last third of the years, at least one.  NULL: there are too few years, or no
 * population for those kept back.
 */
const struct backtest *backtest(
    struct arena *, const struct inputs *, const struct projection_order *);

/* Did it come within what 19 of 20 runs gave? */
bool backtest_within(const struct backtest_number *);
