/* The command "waymark plan": lint FILE|-, the quality rules on a plan in the exchange form. */
#pragma once
#include "app/command.h"

int plan_command(int argc, char **argv);
