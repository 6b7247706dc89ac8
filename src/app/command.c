/* Command: arguments by a table, faults to exit codes. */
#include "app/command.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

struct reading {
	const struct command_plan *plan;
	const char *command;
	int argc;
	char **argv;
	char *options; /* the struct, as bytes */
	struct command_run *run;
};

static const struct command_option *
find(const struct reading *r, const char *argument)
{
	const struct command_option *o = r->plan->options;

	for (; o != NULL && o->name != NULL; o++)
		if (str_starts(argument, "--") && str_eq(argument + 2, o->name))
			return o;
	fail(FAULT_USAGE, "%.60s is no option of this command; see waymark %s --help", argument,
	    r->command);
}

static int64_t
number(const struct command_option *o, const char *text)
{
	int64_t n;

	if (!str_to_int(text, &n) || n < o->least || n > o->most)
		fail(FAULT_USAGE, "--%s takes a whole number from %lld to %lld", o->name,
		    (long long)o->least, (long long)o->most);
	return n;
}

static void
take_option(struct reading *r, int *at)
{
	const struct command_option *o = find(r, r->argv[*at]);
	char *to = r->options + o->offset;

	if (o->kind == OPTION_FLAG) {
		*(bool *)to = true;
		return;
	}
	if (*at + 1 == r->argc)
		fail(FAULT_USAGE, "%s needs a value behind it", r->argv[*at]);
	++*at;
	if (o->kind == OPTION_INTEGER)
		*(int64_t *)to = number(o, r->argv[*at]);
	else
		*(const char **)to = r->argv[*at];
}

static void
take_word(struct reading *r, const char *word)
{
	if (r->run->n_words == r->plan->most)
		fail(FAULT_USAGE, "%.60s is one argument too many; give %s", word,
		    r->plan->expected);
	r->run->words[r->run->n_words++] = word;
}

static void
set_absent(struct reading *r)
{
	for (const struct command_option *o = r->plan->options; o != NULL && o->name != NULL; o++)
		if (o->kind == OPTION_INTEGER)
			*(int64_t *)(r->options + o->offset) = o->otherwise;
}

/* A single dash is standard input. */
static void
take_all(struct reading *r)
{
	set_absent(r);
	for (int i = r->plan->verb == NULL ? 1 : 2; i < r->argc; i++)
		if (r->argv[i][0] != '-' || r->argv[i][1] == '\0')
			take_word(r, r->argv[i]);
		else
			take_option(r, &i);
	if (r->run->n_words < r->plan->least)
		fail(FAULT_USAGE, "something is missing; give %s", r->plan->expected);
}

static void
work(void *arg)
{
	struct reading *r = arg;
	struct arena *a = r->run->arena;

	r->options = anew_n(a, char, r->plan->size + 1);
	r->run->options = r->options;
	r->run->words = anew_n(a, const char *, (size_t)r->argc + 1);
	take_all(r);
	r->plan->work(r->run);
	command_flush();
}

bool
command_asks_for_help(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (str_eq(argv[i], "--help"))
			return true;
	return false;
}

int
command_help(const char *usage)
{
	fputs(usage, stdout);
	return fflush(stdout) == 0 ? COMMAND_OK : COMMAND_FAILED;
}

int
command_run(int argc, char **argv, const struct command_plan *plan)
{
	struct command_run run = { .plan = plan, .exit_code = COMMAND_OK };
	struct reading r = { plan, argv[0], argc, argv, NULL, &run };
	struct fault fault;

	if (command_asks_for_help(argc, argv))
		return command_help(plan->usage);
	run.arena = arena_new(plan->memory);
	if (!attempt(work, &r, &fault)) {
		fprintf(stderr, "waymark %s: %s\n", argv[0], fault.message);
		run.exit_code = COMMAND_FAILED;
	}
	arena_free(run.arena);
	return run.exit_code;
}

int
command_run_verb(int argc, char **argv, const char *usage, const struct command_plan *const *verbs)
{
	for (size_t i = 0; argc > 1 && verbs[i] != NULL; i++)
		if (str_eq(argv[1], verbs[i]->verb))
			return command_run(argc, argv, verbs[i]);
	if (command_asks_for_help(argc, argv))
		return command_help(usage);
	fprintf(stderr, "waymark %s: say what to do:", argv[0]);
	for (size_t i = 0; verbs[i] != NULL; i++)
		fprintf(stderr, "%s %s",
		    i == 0		   ? ""
		    : verbs[i + 1] == NULL ? " or"
					   : ",",
		    verbs[i]->verb);
	fprintf(stderr, "; see waymark %s --help\n", argv[0]);
	return COMMAND_FAILED;
}

void
command_flush(void)
{
	if (fflush(stdout) != 0 || ferror(stdout))
		fail(FAULT_STORAGE, "standard output: %s; give it room", strerror(errno));
}
