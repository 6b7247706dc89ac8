/* The command "waymark forecast fit|run": plans, places and cost in the years to come. */
#pragma once
#include "app/command.h"

extern const struct command forecast_command_row;
int forecast_command(int argc, char **argv);
