/* Statistics: what other areas and commands use of it. */
#pragma once
#include "app/route.h"
#include "areas/official/official.h"
#include "areas/statistics/metrics.h"
#include "areas/statistics/published.h"

/* The pages of figures: the leader's and the public's. */
extern const struct route statistics_routes[];
