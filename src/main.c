/*
 * Waymark: the table of commands.
 *
 * The program also starts itself as the worker that parses one upload in a
 * sandbox; that comes first, before anything is opened or read.
 */
#include "areas/cases/clock_command.h"
#include "areas/commands/commands.h"
#include "areas/official/screen_command.h"
#include "base/rng.h"
#include "base/str.h"

#include <stdio.h>

static int run_help(int argc, char **argv);
static int run_version(int argc, char **argv);

static const struct command help_command = { "help", run_help, "this list",
	"usage: waymark help [COMMAND]\n" };
static const struct command version_command = { "version", run_version,
	"the version of this program", "usage: waymark version\n" };

static const struct command *const commands[] = {
	&demo_command,
	&init_command,
	&migrate_command,
	&serve_command,
	&work_command,
	&user_command,
	&backup_command,
	&verify_command,
	&clock_command_row,
	&plans_command,
	&forecasts_command,
	&export_command,
	&check_command,
	&screen_command_row,
	&import_command,
	&publish_command,
	&stats_command,
	&policy_command,
	&settings_command,
	&routes_command,
	&forms_command,
	&version_command,
	&help_command,
};
enum { COMMANDS = sizeof commands / sizeof commands[0] };

static const struct command *
find(const char *name)
{
	for (int i = 0; i < COMMANDS; i++)
		if (str_eq(commands[i]->name, name))
			return commands[i];
	return NULL;
}

static int
flushed(void)
{
	return fflush(stdout) == 0 ? COMMAND_OK : COMMAND_FAILED;
}

static int
list(void)
{
	printf("usage: waymark COMMAND [OPTIONS]\n\n");
	for (int i = 0; i < COMMANDS; i++)
		printf("  %-9s %s\n", commands[i]->name, commands[i]->summary);
	printf("\nwaymark COMMAND --help says more.  The database is named by --db URL or "
	       "WAYMARK_DB,\n"
	       "the file of settings by --config FILE.  Exit code: 0 all well, 1 findings, 2 it "
	       "could\n"
	       "not be done, with one line that says what to do.\n");
	return flushed();
}

static int
complain(const char *name)
{
	fprintf(stderr, "waymark: %.60s is no command; waymark help lists them\n", name);
	return COMMAND_FAILED;
}

static int
run_help(int argc, char **argv)
{
	const struct command *c;

	if (argc < 2 || str_eq(argv[1], "--help"))
		return list();
	c = find(argv[1]);
	if (c == NULL)
		return complain(argv[1]);
	fputs(c->usage, stdout);
	return flushed();
}

static int
run_version(int argc, char **argv)
{
	if (argc > 1 && str_eq(argv[1], "--help")) {
		fputs(version_command.usage, stdout);
		return flushed();
	}
	if (argc > 1) {
		fprintf(stderr, "waymark version: give nothing more\n");
		return COMMAND_FAILED;
	}
	printf("waymark %s\n", WAYMARK_VERSION);
	return flushed();
}

int
main(int argc, char **argv)
{
	const struct command *c;

	rng_init();
	if (argc < 2) {
		fprintf(stderr, "waymark: give a command; waymark help lists them\n");
		return COMMAND_FAILED;
	}
	if (str_eq(argv[1], "--help"))
		return list();
	c = find(argv[1]);
	return c == NULL ? complain(argv[1]) : c->run(argc - 1, argv + 1);
}
