/* Rules of the officer's day: what comes first, why, and what to do.  Pure functions of dates and
 * words. */
#pragma once
#include "base/date.h"

#include <stdbool.h>

/* The one act that a row of the day offers. */
struct day_act {
	const char *text, *page; /* page: behind "/cases/CASE"; "" is the case itself */
};

/* By the duty that is due next, as the pack names it. */
struct day_act day_act(const char *duty);

/* A Tribunal's order is followed before all else. */
bool day_is_order(const char *duty);

/* Whether somebody reminded of it that day may be reminded today: not before "again". */
bool day_may_chase(struct date chased_on, struct date again, struct date today);
