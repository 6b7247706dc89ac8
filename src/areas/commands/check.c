/* The command "waymark check": files against the form that they should have.  No database. */
#include "areas/commands/commands.h"
#include "areas/registers/registers.h"
#include "areas/returns/returns.h"
#include "base/str.h"

#include <stdio.h>

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

static const struct {
	const char *kind;
	int (*run)(int argc, char **argv);
} kinds[] = {
	{ "register", register_check_command },
	{ "sen2", sen2_check_command },
};

static int
run(int argc, char **argv)
{
	if (argc > 1 && str_eq(argv[1], "--help")) {
		fputs(usage, stdout);
		return COMMAND_OK;
	}
	for (size_t i = 0; argc > 1 && i < sizeof kinds / sizeof kinds[0]; i++)
		if (str_eq(kinds[i].kind, argv[1]))
			return kinds[i].run(argc - 2, argv + 2);
	fprintf(stderr,
	    "waymark check: say what to check, register or sen2; see waymark check --help\n");
	return COMMAND_FAILED;
}

const struct command check_command = { "check", run, "whether files are as they should be", usage };
