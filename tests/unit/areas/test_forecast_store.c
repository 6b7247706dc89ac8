/*
 * The forecast in the database: what the worker stores is what the command makes; what is wrong
 * keeps nothing; two authorities see nothing of each other's; on both engines.
 */
#include "check.h"
#include "testdb.h"
#include "access/access_sql.h"
#include "access/viewer.h"
#include "areas/finance/finance.h"
#include "areas/forecasts/forecasts.h"
#include "areas/forecasts/project.h"
#include "areas/statistics/statistics.h"
#include "audit/audit.h"
#include "base/key.h"
#include "base/str.h"
#include "io/findings.h"
#include "jobs/jobs.h"
#include "areas/forecasts/forecasts.sql.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { LARK = 990, WREN = 991 };

static bool postgres;
static struct arena *all;
static struct testdb db;
static struct pool *pool;
static const struct job_kind *const kinds[] = { &forecast_job, NULL };

static struct now
now_of_test(void)
{
	struct now now = { 0 };

	date_from_ymd(2026, 3, 2, &now.today);
	instant_parse("2026-03-02T12:00:00Z", &now.instant);
	return now;
}

static void
make_world(void)
{
	const char *folder = "/tmp/waymark-forecast-keys";
	char command[200];

	snprintf(command, sizeof command, "rm -rf %s && mkdir -m 700 %s", folder, folder);
	CHECK_INT(system(command), 0);
	keys_create(all, folder);
	keys_load(all, folder);
	db = testdb_new(all, postgres);
	pool = testdb_open(all, db, access_views_sql, access_rls_sql, 3);
	testdb_sql(db,
	    "INSERT INTO bodies (la, id, public_id, kind, name) VALUES"
	    " (990, 50, 'b50', 'authority', 'Larkshire'), (991, 60, 'b60', 'authority', "
	    "'Wrenshire');"
	    "INSERT INTO persons (la, id, public_id, given, family) VALUES"
	    " (990, 1, 'p1', 'Ada', 'Birch'), (991, 2, 'p2', 'Ben', 'Calder'), (990, 3, 'p3', "
	    "'Chloe', "
	    "'Dunn');"
	    "INSERT INTO posts (la, id, person, body, role, from_on) VALUES"
	    " (990, 11, 1, 50, 'manager', '2020-01-01'), (991, 12, 2, 60, 'finance', '2020-01-01'),"
	    " (991, 13, 3, 60, 'manager', '2020-01-01');"
	    "INSERT INTO establishments (urn, authority, name, type, type_name, status, phase, "
	    "town, "
	    "section_41, needs, provision, capacity, digest) VALUES"
	    " (990011, 990, 'Willows', 7, 'Special', 'open', '', '', FALSE, '', '', 120, ''),"
	    " (990012, 990, 'Closed', 7, 'Special', 'closed', '', '', FALSE, '', '', 500, '');");
}

static struct tx *
begin(struct arena *a, enum tx_kind kind)
{
	return tx_begin(pool, kind, a, (struct tx_context){ .now = now_of_test() });
}

static void
commit(struct tx *tx)
{
	audit_say(
	    tx, &(struct audit_entry){
		    .la = LARK, .action = "test", .object_kind = "forecast", .route = "test" });
	tx_commit(tx);
}

/* Returns the first error, "names.csv:2:1 what is wrong"; NULL: the files are kept. */
static const char *
keep(int64_t la, const char *names, const char *places)
{
	const char *error = NULL;
	struct arena *a = arena_new(0);
	struct tx *tx = begin(a, TX_WRITE);
	struct findings *findings = findings_new(a);
	struct forecast_files files = forecasts_open(a, FORECAST_DIR "/in");
	struct forecast_kept kept = { 0 };

	files.names = names;
	files.places = places;
	if (forecasts_keep(tx, la, "Test", &files, findings, &kept)) {
		CHECK_INT(kept.last_year, 2025);
		commit(tx);
	}
	for (size_t i = 0; error == NULL && i < findings->kept.n; i++) {
		const struct finding *f = &findings->kept.a[i];

		if (f->severity == FINDING_ERROR)
			error = arena_printf(all, "%s:%d:%d %s", strrchr(f->at.file, '/') + 1,
			    f->at.line, f->at.column, f->message);
	}
	arena_free(a);
	return error;
}

static void
work(void)
{
	struct worker w = { .pool = pool, .kinds = kinds };

	while (jobs_run_one(&w, now_of_test()))
		;
}

static int64_t
middle(const struct forecast_results_of_rows *r, const char *topic, const char *item, int year)
{
	for (size_t i = 0; i < r->n; i++)
		if (str_eq(r->a[i].topic, topic) && str_eq(r->a[i].item, item) &&
		    r->a[i].year == year)
			return r->a[i].middle;
	return -1;
}

/* Year by year against a projection made here. */
static void
check_results(struct tx *tx, int64_t scenario)
{
	struct arena *a = tx_arena(tx);
	struct codes none = { 0 };
	const struct inputs *in = inputs_read(a, FORECAST_DIR "/in", &none, findings_new(a));
	const struct world *w = world_new(a, in, fit_inputs(a, in));
	const struct projection *p =
	    project(a, w, &(struct projection_order){ .runs = 1000, .seed = 50, .threads = 1 });
	struct forecast_results_of_rows rows = forecast_results_of(tx, LARK, scenario);

	for (int y = 0; y < w->years; y++) {
		int year = world_year(w, y);

		CHECK_INT(middle(&rows, "all", "", year),
		    projection_summary(a, p, &p->years[y].count).median);
		CHECK_INT(middle(&rows, "cost", "", year), projection_cost(a, p, y).median);
		for (size_t i = 0; i < in->settings.n; i++)
			CHECK_INT(middle(&rows, "setting", in->settings.a[i], year),
			    projection_summary(a, p, &p->years[y].by_setting[i]).median);
	}
	CHECK(middle(&rows, "all", "", in->first_year) > 100);
	CHECK_INT(middle(&rows, "all", "", in->end_year + 1), -1);
}

/* One year is kept back of three; the parts are the whole. */
static void
check_backtest(struct tx *tx)
{
	struct forecast_backtest_of_rows rows = forecast_backtest_of(tx, LARK);
	int64_t total = 0, needs = 0, settings = 0;

	for (size_t i = 0; i < rows.n; i++) {
		const struct forecast_backtest_of_row *r = &rows.a[i];

		CHECK_INT(r->year, 2026);
		CHECK(r->low <= r->middle && r->middle <= r->high);
		total += str_eq(r->topic, "all") ? r->came : 0;
		needs += str_eq(r->topic, "need") ? r->came : 0;
		settings += str_eq(r->topic, "setting") ? r->came : 0;
	}
	CHECK(total > 100);
	CHECK_INT(needs, total);
	CHECK_INT(settings, total);
	CHECK_INT((int64_t)forecast_backtest_of(tx, WREN).n, 0);
}

static void
the_worker_stores_what_the_command_makes(void)
{
	struct arena *a = arena_new(256 << 20);
	struct forecast_scenarios_of_rows rows;
	struct tx *tx;

	CHECK(keep(LARK, "code,name\nSPEC,Special school\n",
		  "setting,urn,places\nSPEC,990011,\nSPEC,990012,\nUNIT,,40\n") == NULL);
	tx = begin(a, TX_READ);
	rows = forecast_scenarios_of(tx, LARK);
	CHECK_INT((int64_t)rows.n, 1);
	CHECK_STR(rows.a[0].state, "waiting");
	tx_rollback(tx);
	work();
	tx = begin(a, TX_READ);
	rows = forecast_scenarios_of(tx, LARK);
	CHECK_STR(rows.a[0].state, "made");
	check_results(tx, rows.a[0].id);
	check_backtest(tx);
	CHECK_INT((int64_t)forecast_scenarios_of(tx, WREN).n, 0);
	CHECK_INT((int64_t)forecast_results_of(tx, WREN, rows.a[0].id).n, 0);
	tx_rollback(tx);
	arena_free(a);
}

/* ---- a run of the command line ---- */

static bool
run_once(const char *yaml, const char *name, int64_t seed, struct findings *findings)
{
	struct arena *a = arena_new(256 << 20);
	struct forecast_files files = forecasts_open(a, FORECAST_DIR "/in");
	struct forecast_run run = { .la = LARK,
		.source = "Test",
		.name = name,
		.path = "what-if.yaml",
		.yaml = yaml,
		.runs = 100,
		.seed = seed };
	bool good = forecasts_run(a, pool, now_of_test(), &run, &files, findings);

	for (size_t i = 0; i < findings->kept.n; i++)
		findings->kept.a[i].at.file = arena_strdup(all, findings->kept.a[i].at.file);
	arena_free(a);
	return good;
}

static int64_t
median_of(struct tx *tx, const char *name, int year)
{
	struct forecast_scenarios_of_rows s = forecast_scenarios_of(tx, LARK);

	for (size_t i = 0; i < s.n; i++)
		if (str_eq(s.a[i].name, name)) {
			struct forecast_results_of_rows r =
			    forecast_results_of(tx, LARK, s.a[i].id);

			CHECK_STR(s.a[i].state, "made");
			CHECK_INT(s.a[i].runs, 100);
			return middle(&r, "all", "", year);
		}
	return -1;
}

#define MORE(percent) "joiner_rates:\n  - from_year: 2027\n    percent: " percent "\n"

static void
a_run_of_the_command_line_is_shown(void)
{
	struct arena *a = arena_new(256 << 20);
	struct codes none = { 0 };
	const struct inputs *in = inputs_read(a, FORECAST_DIR "/in", &none, findings_new(a));
	const struct projection *p = project(a, world_new(a, in, fit_inputs(a, in)),
	    &(struct projection_order){ .runs = 100, .seed = 7, .threads = 1 });
	struct findings *findings = findings_new(all);
	struct forecast_scenarios_of_rows before;
	int64_t version, first, second;
	struct tx *tx;

	CHECK(keep(LARK, NULL, NULL) == NULL);
	work();
	tx = begin(a, TX_READ);
	version = forecast_inputs_of(tx, LARK)->version;
	before = forecast_scenarios_of(tx, LARK);
	tx_rollback(tx);
	CHECK(run_once(NULL, NULL, 7, findings));
	CHECK(run_once(MORE("120"), "More join", 7, findings));
	tx = begin(a, TX_READ);
	CHECK_INT(forecast_inputs_of(tx, LARK)->version, version); /* the same files */
	CHECK_INT(median_of(tx, "As it has been", in->end_year),
	    projection_summary(a, p, &p->years[in->end_year - in->last_year - 1].count).median);
	first = median_of(tx, "More join", in->end_year);
	CHECK(first > median_of(tx, "As it has been", in->end_year));
	tx_rollback(tx);
	CHECK(run_once(MORE("200"), "More join", 7, findings));
	tx = begin(a, TX_READ);
	second = median_of(tx, "More join", in->end_year);
	CHECK(second > first);
	CHECK_INT((int64_t)forecast_scenarios_of(tx, LARK).n, (int64_t)before.n + 1);
	tx_rollback(tx);
	CHECK_INT((int64_t)findings->errors, 0);
	CHECK(!run_once(
	    "joiner_rates:\n  - from_year: 1999\n    percent: 90\n", "Wrong", 7, findings));
	CHECK_INT((int64_t)findings->errors, 1);
	tx = begin(a, TX_READ);
	CHECK_INT(median_of(tx, "Wrong", in->end_year), -1);
	tx_rollback(tx);
	arena_free(a);
}

/* A closed school has no places; numbers are added up. */
static void
places_come_from_the_register_of_schools(void)
{
	struct arena *a = arena_new(0);
	struct tx *tx = begin(a, TX_READ);
	struct forecast_places_of_rows rows = forecast_places_of(tx, LARK);

	CHECK_INT((int64_t)rows.n, 2);
	CHECK_STR(rows.a[0].setting, "SPEC");
	CHECK_INT(rows.a[0].places, 120);
	CHECK_INT(rows.a[0].unknown, 1);
	CHECK_INT(rows.a[1].places, 40);
	tx_rollback(tx);
	arena_free(a);
}

static const struct {
	const char *names, *places, *at, *message;
} faults[] = {
	{ "code,name\nNOPE,x\n", NULL, "names.csv:2:1", "\"NOPE\" is no need or setting" },
	{ "code,name\nSPEC,\n", NULL, "names.csv:2:6", "no name" },
	{ "code,name\nSPEC,a\nSPEC,b\n", NULL, "names.csv:3:1", "has a name already" },
	{ "code,code\nSPEC,a\n", NULL, "names.csv:1:6", "stands here twice" },
	{ "code\nSPEC\n", NULL, "names.csv:1:0", "no column name" },
	{ NULL, "setting,urn,places\nNOPE,,4\n", "places.csv:2:1", "\"NOPE\" is no setting" },
	{ NULL, "setting,urn,places\nSPEC,12,\n", "places.csv:2:6", "no number of a school" },
	{ NULL, "setting,urn,places\nSPEC,,-4\n", "places.csv:2:7", "no number of places" },
	{ NULL, "setting,urn,places\nSPEC,,many\n", "places.csv:2:7", "no number of places" },
	{ NULL, "setting,urn,places\nSPEC,,\n", "places.csv:2:1", "neither" },
	{ NULL, "setting,urn,places\nSPEC,\n", "places.csv:2:1", "2 cells where the header has 3" },
};

static void
what_is_wrong_keeps_nothing(void)
{
	for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
		const char *error = keep(LARK, faults[i].names, faults[i].places);

		if (error == NULL || !str_starts(error, faults[i].at) ||
		    strstr(error, faults[i].message) == NULL)
			printf("# %s\n", error != NULL ? error : "no error");
		CHECK(error != NULL && str_starts(error, faults[i].at));
		CHECK(error != NULL && strstr(error, faults[i].message) != NULL);
	}
	places_come_from_the_register_of_schools();
}

static void
add(const char *name, const char *yaml)
{
	struct arena *a = arena_new(0);
	struct tx *tx = begin(a, TX_WRITE);

	forecasts_add(tx, &(struct forecast_scenario){ LARK, name, yaml, 1 });
	commit(tx);
	arena_free(a);
}

/* What cannot be is said with what to do; the others are made all the same. */
static void
scenarios_that_cannot_be_say_why(void)
{
	static const struct {
		const char *yaml, *state, *message;
	} table[] = {
		{ "costs:\n  - { setting: MAIN, from_year: 2028, pounds: 1 }\n", "made", "" },
		{ "costs:\n  - { setting: MAIN, from_year: 2050, pounds: 1 }\n", "wrong",
		    "no year that is projected" },
		{ "costs:\n  - { setting: NOPE, from_year: 2028, pounds: 1 }\n", "wrong",
		    "no such code" },
		{ "csots: 1\n", "wrong", "csots" },
	};
	struct arena *a = arena_new(256 << 20);
	struct forecast_scenarios_of_rows rows;
	struct tx *tx;

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		add(arena_printf(a, "S%zu", i), table[i].yaml);
		work();
	}
	tx = begin(a, TX_READ);
	rows = forecast_scenarios_of(tx, LARK);
	CHECK_INT((int64_t)rows.n, 5);
	for (size_t i = 0; i < rows.n; i++) {
		size_t k = i == 0 ? 0 : (size_t)(rows.a[i].name[1] - '0');

		if (i == 0)
			continue;
		CHECK_STR(rows.a[i].state, table[k].state);
		CHECK(strstr(rows.a[i].message != NULL ? rows.a[i].message : "",
			  table[k].message) != NULL);
		CHECK_INT(forecast_results_of(tx, LARK, rows.a[i].id).n > 0,
		    str_eq(table[k].state, "made"));
	}
	tx_rollback(tx);
	arena_free(a);
}

/* Loading anew puts every scenario into the queue again. */
static void
new_files_make_all_anew(void)
{
	struct arena *a = arena_new(0);
	struct tx *tx;
	struct forecast_scenarios_of_rows rows;

	CHECK(keep(LARK, NULL, NULL) == NULL);
	tx = begin(a, TX_READ);
	rows = forecast_scenarios_of(tx, LARK);
	for (size_t i = 0; i < rows.n; i++)
		CHECK_STR(rows.a[i].state, "waiting");
	CHECK_INT((int64_t)forecast_places_of(tx, LARK).n, 0);
	tx_rollback(tx);
	arena_free(a);
	work();
}

/* A right comes with the post, in the post's authority, wherever the person's record is kept. */
static void
a_leader_sees_the_posts_authority(void)
{
	static const struct {
		int64_t person;
		enum permission may;
		int64_t la;
	} table[] = {
		{ 1, FORECAST_READ, LARK },
		{ 1, FIGURES_READ, LARK },
		{ 2, FORECAST_READ, WREN },
		{ 2, FIGURES_READ, 0 },
		{ 3, FORECAST_READ, WREN },
		{ 3, FIGURES_READ, WREN },
		{ 3, FIGURES_EXPLAIN, WREN },
		{ 0, FORECAST_READ, 0 },
	};

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct arena *a = arena_new(0);
		struct tx *tx = tx_begin(pool, TX_READ, a,
		    (struct tx_context){ .viewer = table[i].person, .now = now_of_test() });

		CHECK_INT(
		    viewer_authority(viewer_load(tx, table[i].person), table[i].may), table[i].la);
		tx_rollback(tx);
		arena_free(a);
	}
}

/* Plans as they stood each January: issued, moved, ceased, and one without a need. */
static void
cases_are_a_history(void)
{
	struct arena *a = arena_new(0);
	struct tx *tx;

	testdb_sql(db,
	    "INSERT INTO bodies (la, id, public_id, kind, name, urn) VALUES"
	    " (990, 71, 'b71', 'school', 'Willows', 990011), (990, 72, 'b72', 'school', 'Mead', "
	    "NULL);"
	    "INSERT INTO persons (la, id, public_id, given, family, born) VALUES"
	    " (990, 81, 'p81', 'Eve', 'A', '2015-08-31'), (990, 82, 'p82', 'Fay', 'B', "
	    "'2015-09-01');"
	    "INSERT INTO enrolments (la, id, child, body, from_on, to_on) VALUES"
	    " (990, 91, 81, 72, '2020-09-01', '2024-09-01'), (990, 92, 81, 71, '2024-09-01', NULL);"
	    "INSERT INTO cases (la, id, public_id, reference, child, pack, pack_version, state, "
	    "received_on, team, holder_body, holder_since, next_step) VALUES"
	    " (990, 101, 'c101', 'R1', 81, 'england-2014', '1', 'NONE', '2022-01-01', 50, 50, "
	    "'2022-01-01', 'none'),"
	    " (990, 102, 'c102', 'R2', 82, 'england-2014', '1', 'NONE', '2022-01-01', 50, 50, "
	    "'2022-01-01', 'none');"
	    "INSERT INTO case_needs (la, case_id, rank, code) VALUES (990, 101, 1, 'ASD');"
	    "INSERT INTO case_events (la, id, case_id, type, on_date, recorded_at) VALUES"
	    " (990, 111, 101, 'final_issued', '2024-01-15', '2024-01-15T00:00:00.000000Z'),"
	    " (990, 112, 102, 'final_issued', '2023-05-01', '2023-05-01T00:00:00.000000Z'),"
	    " (990, 113, 102, 'ceased', '2025-01-15', '2025-01-15T00:00:00.000000Z');");
	tx = begin(a, TX_READ);
	CHECK_STR(forecasts_history(tx, LARK, 3),
	    "calendar-year,setting-1,need-1,academic-year-1,setting-2,need-2,academic-year-2\n"
	    "2023,NONSEND,NONSEND,3,OTHER,ASD,4\n"
	    "2023,NONSEND,NONSEND,2,OTHER,OTH,3\n"
	    "2024,OTHER,ASD,4,SPECIAL,ASD,5\n"
	    "2024,OTHER,OTH,3,NONSEND,NONSEND,4\n"
	    "2025,SPECIAL,ASD,5,SPECIAL,ASD,6\n");
	CHECK_STR(forecasts_history(tx, WREN, 1),
	    "calendar-year,setting-1,need-1,academic-year-1,setting-2,need-2,academic-year-2\n");
	tx_rollback(tx);
	arena_free(a);
}

/* ---- releases of two councils ---- */

static void
publish(int64_t la, const char *label, int64_t count)
{
	struct arena *a = arena_new(0);
	struct tx *tx = begin(a, TX_WRITE);
	struct figure f = { .metric = "ID05",
		.title = "Plans",
		.level = "Local authority",
		.place = la == LARK ? "990" : "991",
		.place_name = la == LARK ? "Larkshire" : "Wrenshire",
		.identifier = "Calendar year",
		.period = "2025",
		.topic = FIGURE_TOTAL,
		.item = FIGURE_TOTAL,
		.numerator = count,
		.denominator = FIGURE_NONE,
		.value = (double)count };
	struct figures figures = { &f, 1 };

	published_make(tx, la, label, &figures,
	    &(struct disclosure_rules){ .least = 6, .least_base = 10, .width = 5, .round_to = 5 });
	commit(tx);
	arena_free(a);
}

static int64_t
published_count(int64_t la)
{
	struct arena *a = arena_new(0);
	struct tx *tx = begin(a, TX_READ);
	struct published p = published_latest(tx, la);
	int64_t count = p.figures.n > 0 ? p.figures.a[0].numerator : -7;

	tx_rollback(tx);
	arena_free(a);
	return count;
}

static void
councils_publish_side_by_side(void)
{
	struct arena *a = arena_new(0);
	struct published_authors authors;
	struct tx *tx;

	publish(LARK, "March 2026", 3);
	publish(WREN, "March 2026", 100);
	CHECK_INT(published_count(LARK), FIGURE_NONE); /* small: hidden */
	CHECK_INT(published_count(WREN), 100);
	publish(WREN, "April 2026", 105);
	CHECK_INT(published_count(LARK), FIGURE_NONE);
	CHECK_INT(published_count(WREN), 105);
	CHECK_INT(published_count(0), -7);
	tx = begin(a, TX_READ);
	authors = published_authors(tx);
	CHECK_INT((int64_t)authors.n, 2);
	CHECK_INT(authors.a[0].la, LARK);
	CHECK_STR(authors.a[1].name, "Wrenshire");
	tx_rollback(tx);
	arena_free(a);
}

static void
budgets_are_by_authority_and_year(void)
{
	struct arena *a = arena_new(0);
	struct tx *tx = begin(a, TX_WRITE);
	struct finance_budgets b;

	finance_keep_budget(
	    tx, LARK, FINANCE_HIGH_NEEDS, (struct finance_budget){ 2026, { 300 } }, "Test");
	finance_keep_budget(
	    tx, LARK, FINANCE_HIGH_NEEDS, (struct finance_budget){ 2025, { 200 } }, "Test");
	CHECK_INT(finance_keep_budget(tx, LARK, FINANCE_HIGH_NEEDS,
		      (struct finance_budget){ 2025, { 200 } }, "Test"),
	    0);
	b = finance_budgets(tx, LARK, FINANCE_HIGH_NEEDS);
	CHECK_INT((int64_t)b.n, 2);
	CHECK_INT(b.a[0].year, 2025);
	CHECK_INT(b.a[1].amount.pence, 300);
	CHECK_INT((int64_t)finance_budgets(tx, WREN, FINANCE_HIGH_NEEDS).n, 0);
	tx_rollback(tx);
	arena_free(a);
}

int
main(int argc, char **argv)
{
	int status;

	postgres = argc > 1 && str_eq(argv[1], "postgres");
	if (postgres && !testdb_has_postgres()) {
		printf("skipped: no PostgreSQL\n");
		return 0;
	}
	all = arena_new(512 << 20);
	make_world();
	status = check_run((struct check_case[]){
	    CHECK_CASE(the_worker_stores_what_the_command_makes),
	    CHECK_CASE(places_come_from_the_register_of_schools),
	    CHECK_CASE(what_is_wrong_keeps_nothing), CHECK_CASE(scenarios_that_cannot_be_say_why),
	    CHECK_CASE(new_files_make_all_anew), CHECK_CASE(a_leader_sees_the_posts_authority),
	    CHECK_CASE(cases_are_a_history), CHECK_CASE(councils_publish_side_by_side),
	    CHECK_CASE(budgets_are_by_authority_and_year),
	    CHECK_CASE(a_run_of_the_command_line_is_shown), { 0 } });
	pool_close(pool);
	arena_free(all);
	return status;
}
