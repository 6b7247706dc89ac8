/* The command "waymark check register": are definitions right?  Needs no database. */
#include "app/command.h"
#include "areas/registers/define.h"
#include "areas/registers/registers.h"
#include "base/err.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static const char usage[] =
    "usage: waymark check register FILE.yaml...\n"
    "       waymark check register FOLDER...\n"
    "\n"
    "Checks definitions of registers, as they are checked when the program starts.\n"
    "Prints one line for each file: what is wrong with file, line and remedy, or what\n"
    "the register is.  Of folders, the national one first, it also checks that registers\n"
    "name each other rightly.  docs/registers.md describes the files.\n"
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
	struct strict_file file = strict_open(j->arena, j->path);

	if (define_is_extension(&file))
		fail(FAULT_USAGE,
		    "%s:%d: it adds to a register of another folder; check both folders, the "
		    "national one first",
		    j->path, strict_line_of(file.text, "extends:", 1));
	j->def = define_read(j->arena, &file);
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

struct folders {
	struct arena *arena;
	const char *const *dirs;
	const struct registers *set;
};

static void
load_folders(void *arg)
{
	struct folders *f = arg;

	f->set = registers_load(f->arena, f->dirs, NULL);
}

/* As the program reads them at its start. */
static int
check_folders(struct arena *arena, const char *const *dirs)
{
	struct folders f = { arena, dirs, NULL };
	struct fault fault;
	bool done = attempt(load_folders, &f, &fault);

	if (done)
		printf("%zu registers: all well\n", f.set->n);
	else
		printf("%s\n", fault.message);
	return done ? COMMAND_OK : fault.kind == FAULT_USAGE ? COMMAND_FINDINGS : COMMAND_FAILED;
}

static bool
is_folder(const char *path)
{
	struct stat st;

	return stat(path, &st) == 0 && S_ISDIR(st.st_mode);
}

static void
work(struct command_run *run)
{
	if (is_folder(run->words[0])) {
		run->exit_code = check_folders(run->arena, run->words);
		return;
	}
	for (size_t i = 0; i < run->n_words; i++) {
		int code = check_file(run->words[i]);

		run->exit_code = code > run->exit_code ? code : run->exit_code;
	}
}

const struct command_plan register_check_plan = { .usage = usage,
	.verb = "register",
	.least = 1,
	.most = SIZE_MAX,
	.expected = "files, or folders, the national one first",
	.work = work };
