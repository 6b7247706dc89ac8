/* The command "waymark clock FILE|-": the statutory clocks of one case. */
#pragma once
#include "app/command.h"

extern const struct command clock_command_row;
int clock_command(int argc, char **argv);
