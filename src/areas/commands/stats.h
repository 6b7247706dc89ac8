/* Stats: figures of an authority's cases, for the commands that need them. */
#pragma once
#include "areas/commands/call.h"
#include "areas/statistics/statistics.h"

/*
 * What may be published of the authority and period that --area, --from and --to name, as true
 * counts, in the call's arena; what is new is counted first.  fail(FAULT_USAGE) when an option is
 * missing or wrong, or the period is no whole year.
 */
struct figures stats_open_figures(struct call *, const struct conf *, struct lists *);

struct tx;
/* The authority of --area, as its number; fail(FAULT_USAGE) when none of that code is here. */
int64_t stats_area(struct call *, struct tx *, struct lists *);
/* The same in a transaction of its own. */
int64_t stats_find_area(struct call *, struct pool *, struct lists *);
