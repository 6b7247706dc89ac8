/*
 * Command: one row of the program's table of commands, and one run of it.
 *
 * run() gets the arguments after the program's name, argv[0] being the
 * command's.  It prints data on standard output and messages on standard
 * error, and returns the exit code: 0 all well, 1 the input has findings of
 * severity error, 2 it could not do its work.
 *
 *	static const struct command_option options[] = {
 *		{ "policies", OPTION_TEXT, offsetof(struct options, policies) },
 *		{ 0 },
 *	};
 *
 *	static int
 *	run(int argc, char **argv)
 *	{
 *		return command_run(argc, argv, &(struct command_plan){ .usage = usage,
 *		    .options = options, .size = sizeof(struct options), .least = 1, .most = 1,
 *		    .expected = "FILE, or - for standard input", .work = work });
 *	}
 *
 * Every command answers --help by its usage, and what it does not understand
 * by one line that says what to do.
 */
#pragma once
#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { COMMAND_OK, COMMAND_FINDINGS, COMMAND_FAILED };

struct command {
	const char *name;
	int (*run)(int argc, char **argv);
	const char *summary; /* one line for the list of commands */
	const char *usage;   /* all that --help prints */
};

enum option_kind {
	OPTION_TEXT,	/* const char *, as typed; NULL: not given */
	OPTION_INTEGER, /* int64_t from least to most */
	OPTION_FLAG	/* bool; takes no value */
};

struct command_option {
	const char *name; /* without the two dashes; a table ends with { 0 } */
	enum option_kind kind;
	size_t offset; /* in the struct of options */
	int64_t least, most;
	int64_t otherwise; /* of OPTION_INTEGER, when not given */
};

struct command_run;

struct command_plan {
	const char *usage;
	const char *verb; /* the word behind the command's name, "lint"; NULL: it has none */
	const struct command_option *options; /* NULL: none */
	size_t size;			      /* of the struct of options */
	size_t least, most;		      /* how many words that are no option */
	const char *expected;		      /* what those are, for who gave too few or too many */
	size_t memory;			      /* bytes at most; 0: as arena_new() */
	void (*work)(struct command_run *);
	const void *more; /* for work() */
};

struct command_run {
	struct arena *arena; /* dies with the command, last of all */
	const struct command_plan *plan;
	const void *options; /* the struct of options, filled */
	const char **words;  /* what is no option, in order; NULL behind the last */
	size_t n_words;
	int exit_code; /* COMMAND_OK unless work() says otherwise */
};

/*
 * Reads the arguments, runs work(), writes out what was printed and returns the
 * exit code.  A fault's message goes to standard error behind the command's
 * name, and the code is COMMAND_FAILED.
 */
int command_run(int argc, char **argv, const struct command_plan *);

/* The same for a command of several verbs; NULL ends the table.  usage is of the command whole. */
int command_run_verb(
    int argc, char **argv, const char *usage, const struct command_plan *const *verbs);

/* Writes out what was printed; fail(FAULT_STORAGE) when it cannot be. */
void command_flush(void);

/* Whether --help is among the arguments. */
bool command_asks_for_help(int argc, char **argv);
/* Prints a command's usage on standard output; the exit code. */
int command_help(const char *usage);
