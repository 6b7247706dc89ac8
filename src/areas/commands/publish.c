/* The command "waymark publish": figures that the public may see, as open data. */
#include "areas/commands/call.h"
#include "areas/commands/commands.h"
#include "areas/commands/stats.h"
#include "areas/official/official.h"
#include "areas/statistics/statistics.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/str.h"
#include "db/db.h"
#include "io/findings.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static const char usage[] =
    "usage: waymark publish --dir DIR [--figures FILE | --area CODE --from DATE --to DATE]\n"
    "                       [--label LABEL] [--la NUMBER] [--db URL] [--config FILE]\n"
    "\n"
    "Writes open-data files as Explore Education Statistics wants them: a pair NAME.csv and\n"
    "NAME.meta.csv for each kind of time.  They hold suppressed and rounded figures only; how is\n"
    "in the settings [statistics].  waymark screen checks them.\n"
    "\n"
    "  --dir DIR       where the files go; all of them or, when one cannot be written, none\n"
    "  --figures FILE  figures as waymark stats prints them (- for standard input), which are\n"
    "                  protected and written.  Without them: those of the last release\n"
    "  --area CODE     counts the figures of that authority's cases, as waymark stats does, for a\n"
    "                  whole calendar, academic or financial year --from DATE --to DATE\n"
    "  --label LABEL   with figures: keeps them in the database as a release of that name,\n"
    "                  compared with the one before, so that two releases together tell no more\n"
    "  --la NUMBER     whose release it is, when several authorities share the database\n"
    "\n"
    "Exit code: 0 all well, 1 the figures have errors, 2 it could not be done.\n";

static bool
has_figures(const struct call *c)
{
	return c->o.figures != NULL || c->o.area != NULL;
}

/* True counts: of the file, or of the authority's cases. */
static struct figures
raw_figures(struct call *c, const struct conf *conf, struct lists *lists, struct findings *findings)
{
	if (c->o.figures != NULL && c->o.area != NULL)
		fail(FAULT_USAGE, "give --figures or --area, not both");
	return c->o.figures != NULL ? figures_read(c->arena, lists, c->o.figures, findings)
				    : stats_open_figures(c, conf, lists);
}

static struct figures
of_file(struct call *c, const struct conf *conf, struct lists *lists, struct findings *findings)
{
	struct figures raw = raw_figures(c, conf, lists, findings);
	struct disclosure_rules rules = published_rules(conf);
	struct disclosure_outcome outcome;

	if (findings->errors > 0)
		return (struct figures){ 0 };
	raw = figures_protect(c->arena, &raw, NULL, &rules, &outcome);
	fprintf(stderr, "waymark publish: %zu figures; %zu counts hidden as small, %zu with them\n",
	    raw.n, outcome.primary, outcome.secondary);
	return raw;
}

static struct tx *
begin(struct call *c, const struct conf *conf, enum tx_kind kind)
{
	return tx_begin(
	    call_pool(c, conf), kind, c->arena, (struct tx_context){ .now = now_read() });
}

/* Whose releases are meant: nobody need say so where there is one authority. */
static int64_t
author(struct call *c, struct tx *tx)
{
	struct metric_areas areas = metrics_areas(tx);
	int64_t la = call_number("la", c->o.la, 0, 999, -1);

	if (la >= 0)
		return la;
	if (c->o.area != NULL)
		return stats_area(c, tx, lists_new(c->arena));
	if (areas.n > 1)
		fail(FAULT_USAGE,
		    "several authorities share this database; --la NUMBER says whose release");
	return areas.n == 1 ? areas.a[0].la : 0;
}

static struct figures
of_release(struct call *c, struct tx *tx)
{
	struct published p = published_latest(tx, author(c, tx));

	if (p.id == 0)
		fail(FAULT_USAGE, "nothing has been published yet; give --figures and --label");
	return p.figures;
}

static struct figures
made_release(
    struct call *c, const struct conf *conf, struct lists *lists, struct findings *findings)
{
	struct figures raw = raw_figures(c, conf, lists, findings);
	struct disclosure_rules rules = published_rules(conf);
	struct disclosure_outcome outcome;
	struct tx *tx;

	if (findings->errors > 0)
		return (struct figures){ 0 };
	tx = begin(c, conf, TX_WRITE);
	outcome = published_make(tx, author(c, tx), c->o.label, &raw, &rules);
	raw = of_release(c, tx);
	tx_commit(tx);
	fprintf(stderr,
	    "waymark publish: %s, %zu figures; %zu counts hidden as small, %zu with them\n",
	    c->o.label, raw.n, outcome.primary, outcome.secondary);
	return raw;
}

/* Under another name first, so that no half file has the right one. */
static void
write_file(struct call *c, const struct published_file *f, const char *name)
{
	const char *path = arena_printf(c->arena, "%s/.%s.new", c->o.dir, name);
	FILE *file = fopen(path, "we");

	if (file == NULL)
		fail(FAULT_USAGE, "%s: %s; name a folder that can be written", c->o.dir,
		    strerror(errno));
	if (fwrite(f->bytes, 1, f->n, file) != f->n || fflush(file) != 0 ||
	    fsync(fileno(file)) != 0) {
		fclose(file);
		unlink(path);
		fail(FAULT_STORAGE, "%s: %s", path, strerror(errno));
	}
	fclose(file);
}

static void
write_files(struct call *c, const struct published_files *files)
{
	for (size_t i = 0; i < files->n; i++)
		write_file(c, &files->a[i], files->a[i].name);
	for (size_t i = 0; i < files->n; i++) {
		const char *path = arena_printf(c->arena, "%s/%s", c->o.dir, files->a[i].name);

		if (rename(arena_printf(c->arena, "%s/.%s.new", c->o.dir, files->a[i].name),
			path) != 0)
			fail(FAULT_STORAGE, "%s: %s", path, strerror(errno));
		printf("%s\n", path);
	}
}

static void
publish(struct call *c)
{
	struct conf *conf = call_conf(c);
	struct findings *findings = findings_new(c->arena);
	struct lists *lists = lists_new(c->arena);
	struct published_files files;
	struct figures figures;

	call_must("dir", c->o.dir);
	if (c->o.label != NULL && !has_figures(c))
		fail(FAULT_USAGE, "--label goes with --figures FILE or --area CODE");
	if (c->o.label != NULL)
		figures = made_release(c, conf, lists, findings);
	else if (has_figures(c))
		figures = of_file(c, conf, lists, findings);
	else
		figures = of_release(c, begin(c, conf, TX_READ));
	files = published_write(c->arena, lists, &figures, "send_figures", findings);
	if (findings->errors == 0)
		write_files(c, &files);
	else
		c->exit_code = COMMAND_FINDINGS;
	findings_print(findings, "waymark publish", stderr);
}

static int
run_publish(int argc, char **argv)
{
	return call_run(argc, argv,
	    &(struct call_plan){ .usage = usage,
		.takes = "dir figures area from to label la db config",
		.memory = (size_t)2 << 30,
		.expected = "options only",
		.work = publish });
}

const struct command publish_command = { "publish", run_publish,
	"open data that the public may see", usage };
