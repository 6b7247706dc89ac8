/* The command "waymark import": reference data and returns from files into the database. */
#include "areas/commands/call.h"
#include "areas/commands/commands.h"
#include "areas/places/places.h"
#include "audit/audit.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/str.h"
#include "db/db.h"

#include <stdio.h>

static const char usage[] =
    "usage: waymark import KIND FILE [--db URL] [--config FILE]\n"
    "\n"
    "Brings a file into the database, in one piece: rows that cannot be right are left out and\n"
    "named, a file that is none changes nothing.  Doing it again changes nothing.\n"
    "\n"
    "  gias        settings: edubasealldata.csv of Get Information about Schools\n"
    "  postcodes   where postcodes lie: columns pcd, laua, oseast1m, osnrth1m\n"
    "\n"
    "Prints how many rows were read, changed and refused.\n"
    "\n"
    "Exit code: 0 all rows were taken, 1 some were refused, 2 nothing was changed.\n";

static const struct importer {
	const char *kind, *action;
	bool (*run)(struct tx *, const char *path, struct findings *, struct import_count *ret);
} importers[] = {
	{ "gias", "import_gias", places_import_gias },
	{ "postcodes", "import_postcodes", places_import_postcodes },
};

static const struct importer *
importer_of(const char *kind)
{
	for (size_t i = 0; i < sizeof importers / sizeof importers[0]; i++)
		if (str_eq(importers[i].kind, kind))
			return &importers[i];
	fail(FAULT_USAGE, "%.40s is nothing that can be imported; see waymark import --help", kind);
}

static void
import(struct call *c)
{
	const struct importer *importer = importer_of(c->words[0]);
	struct pool *pool = call_pool(c, call_conf(c));
	struct findings *findings = findings_new(c->arena);
	struct arena *a = arena_new(0);
	struct tx *tx = tx_begin(pool, TX_WRITE, a, (struct tx_context){ .now = now_read() });
	struct import_count count = { 0 };

	if (importer->run(tx, c->words[1], findings, &count)) {
		audit_say(tx, &(struct audit_entry){ .action = importer->action,
				  .object_kind = "reference",
				  .route = "waymark import" });
		tx_commit(tx);
		printf("{\"read\": %lld, \"changed\": %lld, \"refused\": %lld}\n",
		    (long long)count.read, (long long)count.changed, (long long)count.refused);
		c->exit_code = findings->errors > 0 ? COMMAND_FINDINGS : COMMAND_OK;
	} else {
		c->exit_code = COMMAND_FAILED;
	}
	arena_free(a);
	findings_print(findings, "waymark import", stderr);
}

static int
run(int argc, char **argv)
{
	return call_run(argc, argv,
	    &(struct call_plan){ .usage = usage,
		.takes = "db config",
		.least = 2,
		.most = 2,
		.expected = "what to import and the file",
		.work = import });
}

const struct command import_command = { "import", run,
	"reference data from files into the database", usage };
