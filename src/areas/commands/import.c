/* The command "waymark import": reference data and official releases. */
#include "areas/commands/call.h"
#include "areas/commands/commands.h"
#include "areas/statistics/statistics.h"
#include "base/date.h"
#include "base/err.h"
#include "base/str.h"
#include "io/findings.h"

#include <stdio.h>

static const char usage[] =
    "usage: waymark import ees FILE.csv... [--db URL] [--config FILE]\n"
    "\n"
    "Loads data files of official statistics as Explore Education Statistics has them, such as\n"
    "those of \"Education, health and care plans\".  All files are loaded, or none when any has "
    "an\n"
    "error.  A file that was loaded before is replaced; the same file again changes nothing.\n"
    "Prints a line for each file: how many rows were read, changed, removed and refused.\n"
    "Reasons are on standard error, each with file, line and column.\n"
    "\n"
    "Exit code: 0 all well, 1 nothing was loaded because of errors, 2 it could not be done.\n";

static size_t
count_words(const struct call *c)
{
	size_t n = 0;

	while (n < CALL_WORDS && c->words[n] != NULL)
		n++;
	return n;
}

static void
import(struct call *c)
{
	struct findings *findings = findings_new(c->arena);
	struct official_counts counts;
	struct pool *pool;
	struct now now;

	if (!str_eq(c->words[0], "ees"))
		fail(FAULT_USAGE, "%.40s is not imported; say ees", c->words[0]);
	pool = call_pool(c, call_conf(c));
	now = now_read();
	counts = official_import(c->arena, pool, &now, c->words + 1, count_words(c) - 1, findings);
	findings_print(findings, "waymark import", stderr);
	for (size_t i = 0; i < counts.n; i++)
		printf("%s: %zu rows read, %zu changed, %zu removed, %zu refused\n",
		    counts.a[i].file, counts.a[i].read, counts.a[i].changed, counts.a[i].removed,
		    counts.a[i].refused);
	if (findings->errors > 0)
		c->exit_code = COMMAND_FINDINGS;
}

static int
run_import(int argc, char **argv)
{
	return call_run(argc, argv,
	    &(struct call_plan){ .usage = usage,
		.takes = "db config",
		.least = 2,
		.most = CALL_WORDS,
		.memory = (size_t)1 << 30,
		.expected = "ees and the files",
		.work = import });
}

const struct command import_command = { "import", run_import, "load official statistics", usage };
