/*
 * Returns: what an authority owes the Department for Education each January.
 *
 * "waymark check sen2 FILE" prints a line of JSON a finding; docs/returns.md
 * lists the rules.
 */
#pragma once
#include "areas/returns/sen2_import.h"

/* The arguments after "waymark check sen2"; returns the exit code (app/command.h). */
int sen2_check_command(int argc, char **argv);
