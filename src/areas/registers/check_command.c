/* The command "waymark check register": is a definition right?  Needs no database. */
#include "app/command.h"
#include "areas/registers/define.h"
#include "areas/registers/registers.h"
#include "base/err.h"
#include "base/str.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static const char usage[] =
    "usage: waymark check register FILE.yaml...\n"
    "\n"
    "Checks definitions of registers, as they are checked when the program starts.\n"
    "Prints one line for each file: what is wrong with file, line and remedy, or what\n"
    "the register is.  docs/registers.md describes the files.\n"
    "\n"
    "Exit code: 0 all well, 1 a definition is wrong, 2 a file could not be read.\n";

struct job {
	struct arena *arena;
	const char *path;
	const struct register_def *def;
};

static void
read_definition(void *arg)
{
	struct job *j = arg;

	j->def = define_read(j->arena, j->path);
}

static bool
can_be_read(const char *path)
{
	FILE *f = fopen(path, "re");
	bool ok = f != NULL && (fgetc(f) != EOF || !ferror(f));

	if (!ok)
		fprintf(stderr, "waymark check: %s: %s; name a file that can be read\n", path,
		    strerror(errno));
	if (f != NULL)
		fclose(f);
	return ok;
}

static int
check_file(const char *path)
{
	struct job j = { .path = path };
	struct fault fault;
	bool done;

	if (!can_be_read(path))
		return COMMAND_FAILED;
	j.arena = arena_new(0);
	done = attempt(read_definition, &j, &fault);
	if (done)
		printf("%s: register %s, %u fields, %u states: all well\n", path, j.def->name,
		    j.def->n_fields, j.def->n_states);
	else
		printf("%s\n", fault.message);
	arena_free(j.arena);
	return done ? COMMAND_OK : fault.kind == FAULT_USAGE ? COMMAND_FINDINGS : COMMAND_FAILED;
}

int
register_check_command(int argc, char **argv)
{
	int worst = COMMAND_OK;

	if (argc == 0 || str_eq(argv[0], "--help")) {
		fputs(usage, argc == 0 ? stderr : stdout);
		return argc == 0 ? COMMAND_FAILED : COMMAND_OK;
	}
	for (int i = 0; i < argc; i++) {
		int code = check_file(argv[i]);

		worst = code > worst ? code : worst;
	}
	return worst;
}
