/* The command "waymark forecast fit|run" without a database: plans, places and cost in the years to
 * come.  areas/commands/forecast.c adds what keeps a run. */
#pragma once
#include "app/command.h"

extern const char forecast_usage[];
int forecast_command(int argc, char **argv);
