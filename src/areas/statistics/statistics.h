/* Statistics: what other areas and commands use of it. */
#pragma once
#include "areas/statistics/lists.h"
#include "areas/statistics/metrics.h"
#include "areas/statistics/official.h"
#include "areas/statistics/published.h"
