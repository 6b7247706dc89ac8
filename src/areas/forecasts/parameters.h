/* Parameters: the fitted rates as five CSV files, for people to check against other programs. */
#pragma once
#include "areas/forecasts/files_out.h"
#include "areas/forecasts/fit.h"

void parameters_write(struct files_out *, const struct inputs *, const struct fit *);
