/* Outcomes: what the runs gave, as seven CSV files by year. */
#pragma once
#include "areas/forecasts/files_out.h"
#include "areas/forecasts/project.h"

void outcomes_write(
    struct arena *, struct files_out *, const struct world *, const struct projection *);
