/* Statistics: metrics counted from cases, releases of them, and their pages. */
#pragma once
#include "app/route.h"
#include "areas/statistics/metrics.h"
#include "areas/statistics/published.h"

/* The pages of figures: the leader's and the public's. */
extern const struct route statistics_routes[];
