/* The command "waymark stats": an authority's figures, counted from its cases. */
#include "areas/commands/call.h"
#include "areas/commands/commands.h"
#include "areas/commands/stats.h"
#include "areas/official/official.h"
#include "areas/registers/registers.h"
#include "areas/statistics/statistics.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/str.h"
#include "db/db.h"
#include "io/json.h"
#include "policy/policy.h"
#include "text/text.h"

#include <stdio.h>

static const char usage[] =
    "usage: waymark stats --area CODE --from DATE --to DATE [--recount] [--db URL] [--config "
    "FILE]\n"
    "\n"
    "Prints the figures of an authority's cases, and what its registers count, one JSON object a "
    "line: true counts, also small\n"
    "ones, so keep them to yourself; waymark publish makes of them what the public may see.\n"
    "\n"
    "  --area CODE  three-digit number or code (E08000025) of an authority whose cases are here\n"
    "  --from DATE  first day of the period, as 2026-01-31\n"
    "  --to DATE    its last day; what is counted on a day, such as plans in force, is as on this "
    "one\n"
    "  --recount    counts every case again, and not only what is new\n"
    "\n"
    "A period that is a calendar, academic or financial year is named so (2025, 202526).  What\n"
    "each metric counts is in docs/statistics.md.\n"
    "\n"
    "Exit code: 0 all well, 2 it could not be done.\n";

static struct date
date_option(const char *option, const char *text)
{
	struct date d;

	if (!date_parse(call_must(option, text), &d))
		fail(FAULT_USAGE, "--%s takes a date as 2026-01-31, not %.40s", option, text);
	return d;
}

static struct tx *
begin(struct call *c, struct pool *pool)
{
	return tx_begin(pool, TX_READ, c->arena, (struct tx_context){ .now = now_read() });
}

int64_t
stats_area(struct call *c, struct tx *tx, struct lists *lists)
{
	const char *code = call_must("area", c->o.area), *entry = list_authority(lists, code);
	struct metric_areas areas = metrics_areas(tx);
	int64_t la = 0;

	if (!str_to_int(entry != NULL ? list_part(lists, entry, 0) : code, &la))
		fail(FAULT_USAGE, "--area takes an authority's number or code, not %.40s", code);
	for (size_t i = 0; i < areas.n; i++)
		if (areas.a[i].la == la)
			return la;
	fail(FAULT_USAGE,
	    "no cases of %.40s are here; give the number of an authority whose cases are", code);
}

int64_t
stats_find_area(struct call *c, struct pool *pool, struct lists *lists)
{
	struct tx *tx = begin(c, pool);
	int64_t la = stats_area(c, tx, lists);

	tx_rollback(tx);
	return la;
}

struct period {
	struct date from, to;
};

static struct period
period_of(struct call *c)
{
	struct period p = { date_option("from", c->o.from), date_option("to", c->o.to) };

	if (date_compare(p.from, p.to) > 0)
		fail(FAULT_USAGE, "--from is after --to; give the earlier day first");
	return p;
}

static void
count(struct call *c, struct pool *pool, const struct conf *conf, int64_t la, bool all)
{
	const struct policy_set *packs = policy_load_all(c->arena, conf->policy_dir);
	struct metric_counting n = metrics_count(pool, packs, now_read(), la, all);

	fprintf(
	    stderr, "waymark stats: %zu cases counted, %zu of them changed\n", n.cases, n.changed);
}

static json_t *
count_json(int64_t n)
{
	return n < 0 ? json_null() : json_integer(n);
}

static void
print_figure(struct call *c, const struct figure *f)
{
	enum { DIGITS = 6 };
	bool total = str_eq(f->topic, FIGURE_TOTAL);
	json_t *o = json_object();

	json_object_set_new(o, "metric", json_string(f->metric));
	json_object_set_new(o, "title", json_string(f->title));
	json_object_set_new(o, "area", json_string(f->place));
	json_object_set_new(o, "period", json_string(f->period));
	json_object_set_new(
	    o, "breakdown", total ? json_object() : json_pack("{s:s}", f->topic, f->item));
	json_object_set_new(o, "numerator", count_json(f->numerator));
	json_object_set_new(o, "denominator", count_json(f->denominator));
	json_object_set_new(o, "value", f->status == FIGURE_OK ? json_real(f->value) : json_null());
	json_object_set_new(o, "status", json_string(figure_status_names[f->status]));
	puts(json_text(c->arena, o, JSON_COMPACT | JSON_REAL_PRECISION(DIGITS)));
}

static struct figures
count_figures(struct call *c, const struct conf *conf, struct lists *lists, bool only_open)
{
	struct period period = period_of(c);
	struct pool *pool = call_pool(c, conf);
	int64_t la = stats_find_area(c, pool, lists);
	struct tx *tx;
	struct figures figures;

	count(c, pool, conf, la, c->o.recount);
	tx = begin(c, pool);
	figures = metrics_figures(tx, lists, la, period.from, period.to, only_open);
	tx_rollback(tx);
	return figures;
}

struct figures
stats_open_figures(struct call *c, const struct conf *conf, struct lists *lists)
{
	struct figures figures = count_figures(c, conf, lists, true);

	if (figures.n > 0 && str_eq(figures.a[0].identifier, METRIC_PERIOD))
		fail(FAULT_USAGE, "figures are published for a calendar, academic or financial "
				  "year; --from and --to name none");
	return figures;
}

/* A register's counts as figures: its total first, then by item. */
static void
print_register_figure(struct call *c, const struct register_figure *r, const struct figure *like)
{
	struct figure f = { .metric = arena_printf(c->arena, "%s/%s", r->register_name, r->name),
		.title = r->title,
		.place = like->place,
		.period = like->period,
		.topic = FIGURE_TOTAL,
		.item = FIGURE_TOTAL,
		.numerator = r->total,
		.denominator = FIGURE_NONE,
		.value = (double)r->total };

	print_figure(c, &f);
	for (size_t i = 0; i < r->counts.n; i++) {
		f.topic = r->topic;
		f.item = r->counts.a[i].label;
		f.numerator = r->counts.a[i].n;
		f.value = (double)f.numerator;
		print_figure(c, &f);
	}
}

static void
print_registers(
    struct call *c, const struct conf *conf, struct lists *lists, const struct figure *like)
{
	const struct registers *set = registers_of(c->arena, conf, NULL);
	struct period period = period_of(c);
	struct pool *pool = call_pool(c, conf);
	int64_t la = stats_find_area(c, pool, lists);
	struct tx *tx = begin(c, pool);
	struct register_figures figures = registers_figures(tx, &text_english, set,
	    &(struct register_counting){
		.la = la, .from = period.from, .to = period.to, .as_system = true });

	for (size_t i = 0; i < figures.n; i++)
		print_register_figure(c, &figures.a[i], like);
	tx_rollback(tx);
}

static void
stats(struct call *c)
{
	const struct conf *conf = call_conf(c);
	struct lists *lists = lists_new(c->arena);
	struct figures figures = count_figures(c, conf, lists, false);

	for (size_t i = 0; i < figures.n; i++)
		print_figure(c, &figures.a[i]);
	if (figures.n > 0)
		print_registers(c, conf, lists, &figures.a[0]);
}

static int
run(int argc, char **argv)
{
	return call_run(argc, argv,
	    &(struct call_plan){ .usage = usage,
		.takes = "area from to recount db config",
		.memory = 1 << 30,
		.expected = "options only",
		.work = stats });
}

const struct command stats_command = { "stats", run, "figures of an authority's cases", usage };
