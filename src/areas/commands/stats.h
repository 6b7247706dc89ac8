/* Stats: the options --area, --from and --to, for the commands that count. */
#pragma once
#include "areas/commands/call.h"

#include <stdint.h>

struct lists;

struct stats_period {
	struct date from, to;
};

/* fail(FAULT_USAGE) for what is no date, or for none. */
struct stats_period stats_period(struct call *);
/* The authority's number, when its cases are here; else fail(FAULT_USAGE). */
int64_t stats_area(struct call *, struct pool *, struct lists *);
/* Counts what is new, or all, and says so on standard error. */
void stats_count(struct call *, struct pool *, const struct conf *, int64_t la, bool all);
