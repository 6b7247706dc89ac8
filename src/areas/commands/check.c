/* The command "waymark check": files against the form that they should have.  No database. */
#include "areas/commands/commands.h"
#include "areas/registers/registers.h"
#include "areas/returns/returns.h"

static const char usage[] =
    "usage: waymark check KIND FILE...\n"
    "\n"
    "Whether files are as they should be.  Prints what is wrong with its place.\n"
    "\n"
    "  register  definitions of registers\n"
    "  sen2      a person-level SEN2 return in XML\n"
    "\n"
    "waymark check KIND --help says more.\n"
    "\n"
    "Exit code: 0 all well, 1 something is wrong, 2 a file could not be read.\n";

static int
run(int argc, char **argv)
{
	static const struct command_plan *const kinds[] = { &register_check_plan, &sen2_check_plan,
		NULL };

	return command_run_verb(argc, argv, usage, kinds);
}

const struct command check_command = { "check", run, "whether files are as they should be", usage };
