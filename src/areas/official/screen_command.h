/* The command "waymark screen DATA.csv META.csv". */
#pragma once
#include "app/command.h"

extern const struct command screen_command_row;

/* As struct command's run(); a name of its own so that tests can make it a program. */
int screen_command(int argc, char **argv);
