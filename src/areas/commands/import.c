/* The command "waymark import": reference data, official releases and returns from files. */
#include "areas/commands/call.h"
#include "areas/commands/commands.h"
#include "areas/commands/import_area.h"
#include "areas/commands/import_sen2.h"
#include "areas/places/places.h"
#include "areas/official/official.h"
#include "audit/audit.h"
#include "base/err.h"
#include "base/str.h"
#include "db/db.h"

#include <stdio.h>

static const char usage[] =
    "usage: waymark import gias|links|postcodes FILE [--db URL] [--config FILE]\n"
    "       waymark import ees FILE.csv... [--db URL] [--config FILE]\n"
    "       waymark import sen2 FILE.xml|- --team NAME [--db URL] [--config FILE]\n"
    "       waymark import forecast DIR --area CODE [--label TEXT] [--db URL] [--config FILE]\n"
    "       waymark import dsg FILE.csv... [--db URL] [--config FILE]\n"
    "       waymark import boundaries FILE.geojson [--db URL] [--config FILE]\n"
    "       waymark import neighbours FILE.xlsx|FILE.csv [--db URL] [--config FILE]\n"
    "\n"
    "Brings files into the database, in one piece.  Doing it again changes nothing.\n"
    "\n"
    "  gias        settings: edubasealldata.csv of Get Information about Schools\n"
    "  links       what took the place of settings that closed: links_edubasealldata.csv\n"
    "  postcodes   where postcodes lie: columns pcd, laua, oseast1m, osnrth1m\n"
    "  ees         official statistics as Explore Education Statistics has them, such as those\n"
    "              of \"Education, health and care plans\": all files, or none when any has an "
    "error\n"
    "  sen2        children and their cases, from a person-level SEN2 return of 2025 or 2026: all\n"
    "              of it, or nothing when anything has an error.  Prints a line of JSON a "
    "finding,\n"
    "              as waymark check sen2 does, and a line a case that was made.  The team gets "
    "the\n"
    "              cases; an authority's first team is made.  A child who is there already is an\n"
    "              error.\n"
    "  forecast    what an authority's forecast is made from: the files of waymark forecast in a\n"
    "              folder (without transitions.csv: counted from the authority's own cases of "
    "three\n"
    "              years), and names.csv (code, name) and places.csv (setting, urn, places) if "
    "they\n"
    "              are there.  --label says where they come from.  Whole or not at all\n"
    "  dsg         budgets: sheets of the dedicated schools grant's allocations, saved as CSV "
    "(the\n"
    "              summary, the high needs block, its deductions); all of them or none.  Every "
    "sum\n"
    "              that a sheet writes above its columns is reckoned again\n"
    "  boundaries  where authorities lie, for the map of England: GeoJSON in degrees or in metres "
    "of\n"
    "              the National Grid, such as the Office for National Statistics publishes\n"
    "  neighbours  with whom an authority's official figures are compared: the list of "
    "statistical\n"
    "              neighbours of the Department for Education's local authority interactive tool.\n"
    "              Until one is imported, that of May 2025\n"
    "\n"
    "Of registers, rows that cannot be right are left out.  Prints for each file how many rows\n"
    "were read, changed and refused; reasons are on standard error with file, line and column.\n"
    "\n"
    "Exit code: 0 all rows were taken, 1 some were refused, 2 it could not be done.\n";

/* A register of its own table; its file is taken row by row. */
static void
take_register(struct call *c, const char *action, const struct places_register *of)
{
	struct pool *pool = call_pool(c, call_conf(c));
	struct findings *findings = findings_new(c->arena);
	struct arena *a = arena_new(0);
	struct tx *tx = tx_begin(pool, TX_WRITE, a, (struct tx_context){ .now = now_read() });
	struct import_count count = { 0 };

	tx_expect_many(tx);
	if (c->words[2] != NULL)
		fail(FAULT_USAGE, "one file of a register is imported at a time; name one");
	if (places_import(tx, of, c->words[1], findings, &count)) {
		audit_say(tx,
		    &(struct audit_entry){
			.action = action, .object_kind = "reference", .route = "waymark import" });
		tx_commit(tx);
		printf("%s: %lld rows read, %lld changed, %lld refused\n", c->words[1],
		    (long long)count.read, (long long)count.changed, (long long)count.refused);
		c->exit_code = findings->errors > 0 ? COMMAND_FINDINGS : COMMAND_OK;
	} else {
		c->exit_code = COMMAND_FAILED;
	}
	arena_free(a);
	findings_print(findings, "waymark import", stderr);
}

static void
take_gias(struct call *c)
{
	take_register(c, "import_gias", &places_gias);
}

static void
take_links(struct call *c)
{
	take_register(c, "import_links", &places_links);
}

static void
take_postcodes(struct call *c)
{
	take_register(c, "import_postcodes", &places_postcodes);
}

static size_t
count_words(const struct call *c)
{
	size_t n = 0;

	while (n < CALL_WORDS && c->words[n] != NULL)
		n++;
	return n;
}

static void
take_ees(struct call *c)
{
	struct findings *findings = findings_new(c->arena);
	struct pool *pool = call_pool(c, call_conf(c));
	struct now now = now_read();
	struct official_counts counts =
	    official_import(c->arena, pool, &now, c->words + 1, count_words(c) - 1, findings);

	findings_print(findings, "waymark import", stderr);
	for (size_t i = 0; i < counts.n; i++)
		printf("%s: %zu rows read, %zu changed, %zu removed, %zu refused\n",
		    counts.a[i].file, counts.a[i].read, counts.a[i].changed, counts.a[i].removed,
		    counts.a[i].refused);
	if (findings->errors > 0)
		c->exit_code = COMMAND_FINDINGS;
}

static const struct importer {
	const char *kind;
	void (*take)(struct call *);
} importers[] = {
	{ "gias", take_gias },
	{ "postcodes", take_postcodes },
	{ "ees", take_ees },
	{ "sen2", import_sen2 },
	{ "forecast", import_forecast },
	{ "dsg", import_dsg },
	{ "boundaries", import_boundaries },
	{ "links", take_links },
	{ "neighbours", import_neighbours },
};

static void
import(struct call *c)
{
	for (size_t i = 0; i < sizeof importers / sizeof importers[0]; i++)
		if (str_eq(importers[i].kind, c->words[0])) {
			importers[i].take(c);
			return;
		}
	fail(FAULT_USAGE, "%.40s is nothing that can be imported; see waymark import --help",
	    c->words[0]);
}

static int
run_import(int argc, char **argv)
{
	return call_run(argc, argv,
	    &(struct call_plan){ .usage = usage,
		.takes = "team area label db config",
		.least = 2,
		.most = CALL_WORDS,
		.memory = (size_t)1 << 30,
		.expected = "what to import and the files",
		.work = import });
}

const struct command import_command = { "import", run_import,
	"reference data, official statistics and returns from files", usage };
