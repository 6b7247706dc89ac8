/* The command "waymark plan": lint, render and compare plans in the exchange form. */
#pragma once
#include "app/command.h"

int plan_command(int argc, char **argv);
