/*
 * Call: one run of a command that has to do with settings or a database.
 *
 *	static int
 *	run(int argc, char **argv)
 *	{
 *		return call_run(argc, argv, &(struct call_plan){ .usage = usage,
 *		    .takes = "db config", .least = 1, .most = 1,
 *		    .expected = "the file to write", .work = backup });
 *	}
 *
 * The options of all these commands stand in one table; a command names those
 * it takes.  The rest is as app/command.h says.
 */
#pragma once
#include "app/command.h"
#include "base/arena.h"
#include "base/date.h"

#include <stdbool.h>

struct conf;
struct pool;

/* Every option of every command; NULL or false: not given.  Values are as typed. */
struct options {
	const char *app_role, *area, *authority, *body, *build, *cases, *config, *db, *dir, *email,
	    *family, *figures, *files, *from, *given, *la, *label, *out, *owner, *port, *report,
	    *role, *secure_cookies, *tables, *team, *to, *today, *version, *year;
	bool backup_made, join, no_worker, passwords, recount;
};

enum { CALL_WORDS = 40 };

struct call {
	struct arena *arena; /* dies with the command, last of all */
	struct options o;
	const char *words[CALL_WORDS]; /* what is no option, in order; NULL: not given */
	int exit_code;		       /* COMMAND_OK unless work() says otherwise */
};

struct call_plan {
	const char *usage;
	const char *verb;     /* of a command that has several; NULL: it has none */
	const char *takes;    /* names of options, between spaces; NULL: none */
	size_t least, most;   /* how many words; at most CALL_WORDS */
	size_t memory;	      /* bytes at most; 0: as arena_new() */
	const char *expected; /* what the words are, for who gave too few or too many */
	void (*work)(struct call *);
};

int call_run(int argc, char **argv, const struct call_plan *);

/*
 * The settings: defaults, the file of --config, WAYMARK_DB, --db.  A database's bare file name lies
 * in files.data.  Fixes today's date when a setting says so.
 */
struct conf *call_conf(struct call *);

/* Loads the keys and opens the database of the settings, until the command ends. */
struct pool *call_pool(struct call *, const struct conf *);

/* A whole number from least to most; NULL gives absent.  fail(FAULT_USAGE) for anything else. */
int64_t call_number(
    const char *option, const char *text, int64_t least, int64_t most, int64_t absent);
/* The option's value; fail(FAULT_USAGE) when it was not given. */
const char *call_must(const char *option, const char *value);
