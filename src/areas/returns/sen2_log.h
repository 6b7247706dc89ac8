/*
 * Sen2 log: what a request of a SEN2 return says has happened, as a case's events.
 *
 * A return has outcomes and days, not every step.  What it does not have (a
 * draft, a consultation) is left out, and the clocks bear with it.
 * A decision and its notice are one day in a return, and so are a review's
 * report and decision.  Pure.
 */
#pragma once
#include "areas/cases/cases.h"
#include "areas/returns/sen2_read.h"

struct sen2_log {
	struct case_event *a;
	size_t n, cap;
};

/*
 * In the order in which the steps follow each other, in the reading's arena.
 * What happened on a day that the return does not have (a request withdrawn)
 * stands on its reference date.  Empty: the request has no day at all.
 */
struct sen2_log sen2_log_of(
    const struct sen2_reading *, const struct sen2_node *request, struct date born);
