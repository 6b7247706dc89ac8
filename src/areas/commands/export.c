/* The command "waymark export": what an authority hands in, out of its database. */
#include "areas/commands/call.h"
#include "areas/commands/commands.h"
#include "areas/commands/stats.h"
#include "areas/returns/returns.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/str.h"
#include "policy/policy.h"

#include <errno.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char usage[] =
    "usage: waymark export sen2 --year YEAR --area CODE [--out FILE.xml] [--tables DIR]\n"
    "                           [--files DIR] [--report FILE] [--db URL] [--config FILE]\n"
    "\n"
    "Writes the person-level SEN2 return of 2025 or 2026 from the authority's cases.  What is not\n"
    "known is left out and never made up; the report says what, and what the return's rules find.\n"
    "\n"
    "  --year YEAR    2025 or 2026: its census day is the third Thursday of January\n"
    "  --area CODE    three-digit number or code (E08000025) of an authority whose cases are here\n"
    "  --out FILE     the XML; without it, --tables and --files it goes to standard output\n"
    "  --tables DIR   the nine tables of COLLECT as CSV, Blade-Export_DD-MM-YYYY_person.csv …\n"
    "  --files DIR    the five CSV files that the SEND tool of Data to Insight reads\n"
    "  --report FILE  a line of JSON a finding, then a line an item that is not always given\n"
    "\n"
    "A folder is made when it is not there.  The same database and day give the same bytes.\n"
    "\n"
    "Exit code: 0 no errors, 1 the return is written and has errors, 2 it could not be done.\n";

/* A file that gets its name when all of it is there. */
struct output {
	const char *path, *part;
	FILE *file; /* NULL: not opened */
};

static FILE *
open_output(struct call *c, struct output *o, const char *path)
{
	if (path == NULL)
		return NULL;
	o->path = path;
	o->part = arena_printf(c->arena, "%s.part", path);
	o->file = fopen(o->part, "we");
	if (o->file == NULL)
		fail(FAULT_USAGE, "%s: %s; name a file that can be written", path, strerror(errno));
	return o->file;
}

static void
finish_output(const struct output *o)
{
	bool bad;

	if (o->file == NULL)
		return;
	bad = fflush(o->file) != 0 || fsync(fileno(o->file)) != 0;
	fclose(o->file);
	if (bad || rename(o->part, o->path) != 0)
		fail(FAULT_STORAGE, "%s: %s; give it room", o->path, strerror(errno));
}

static void
drop_output(const struct output *o)
{
	if (o->file == NULL)
		return;
	fclose(o->file);
	unlink(o->part);
}

static void
make_folder(const char *path)
{
	if (path != NULL && mkdir(path, 0700) != 0 && errno != EEXIST)
		fail(FAULT_USAGE, "%s: %s; name a folder that can be made", path, strerror(errno));
}

struct work {
	struct call *call;
	struct pool *pool;
	struct output xml, report;
	struct sen2_export plan;
	struct sen2_export_count count;
};

/* One batch after the other takes as much: what is given back to the system in between is asked for
 * again at once, a page at a time. */
static void
keep_memory(void)
{
	enum { BLOCK = 4 << 20, IN_HAND = 32 << 20 };

	mallopt(M_MMAP_THRESHOLD, BLOCK);
	mallopt(M_TRIM_THRESHOLD, IN_HAND);
}

static void
run_export(void *arg)
{
	struct work *w = arg;
	struct call *c = w->call;

	keep_memory();
	w->plan.xml = open_output(c, &w->xml, c->o.out);
	w->plan.report = open_output(c, &w->report, c->o.report);
	if (c->o.out == NULL && c->o.tables == NULL && c->o.files == NULL)
		w->plan.xml = stdout;
	sen2_export(c->arena, w->pool, &w->plan, &w->count);
}

/* The XML and the report get their names together, or not at all. */
static void
write_all(struct work *w)
{
	struct fault fault;

	if (!attempt(run_export, w, &fault)) {
		drop_output(&w->xml);
		drop_output(&w->report);
		fail(fault.kind, "%s", fault.message);
	}
	finish_output(&w->xml);
	finish_output(&w->report);
}

static void
export_sen2(struct call *c)
{
	enum { FIRST = 2025, LAST = 2026 };
	int64_t year = call_number("year", call_must("year", c->o.year), FIRST, LAST, 0);
	const struct conf *conf = call_conf(c);
	struct work w = { .call = c, .pool = call_pool(c, conf) };
	const struct sen2_export_count *n = &w.count;

	w.plan = (struct sen2_export){ .la = stats_find_area(c, w.pool, lists_new(c->arena)),
		.year = (int)year,
		.packs = policy_load_all(c->arena, conf->policy_dir),
		.now = now_read(),
		.collect = c->o.tables,
		.insight = c->o.files };
	make_folder(c->o.tables);
	make_folder(c->o.files);
	write_all(&w);
	fprintf(stderr,
	    "waymark export: %lld persons with %lld requests; %lld errors, %lld queries\n",
	    (long long)n->persons, (long long)n->requests, (long long)n->errors,
	    (long long)n->queries);
	if (*n->never != '\0')
		fprintf(stderr, "waymark export: nowhere given: %s\n", n->never);
	if (n->errors > 0)
		c->exit_code = COMMAND_FINDINGS;
}

static void
export_what(struct call *c)
{
	if (!str_eq(c->words[0], "sen2"))
		fail(FAULT_USAGE,
		    "%.40s is nothing that can be exported; see waymark export --help",
		    c->words[0]);
	export_sen2(c);
}

static int
run(int argc, char **argv)
{
	return call_run(argc, argv,
	    &(struct call_plan){ .usage = usage,
		.takes = "year area out tables files report db config",
		.least = 1,
		.most = 1,
		.expected = "what to export: sen2",
		.work = export_what });
}

const struct command export_command = { "export", run, "returns from the authority's cases",
	usage };
