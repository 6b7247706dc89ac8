/*
 * One claim, one answer: what lifts the limit of 20 weeks (SEND Regulations 2014 reg 13(3)) does so
 * for the case's clock, for item 3.7 of the return and for the metrics ID10 to ID14 alike; on both
 * engines.
 */
#include "check.h"
#include "testdb.h"
#include "access/access_sql.h"
#include "areas/cases/cases.h"
#include "areas/returns/sen2_batch.h"
#include "areas/statistics/metric_case.h"
#include "areas/statistics/metrics.sql.h"
#include "audit/audit.h"
#include "base/key.h"
#include "base/str.h"
#include "policy/policy.h"

#include <stdio.h>
#include <stdlib.h>

enum { LA = 990, FIRST_CASE = 1000, CHILDREN = 2000, CLOSURES = 3, ROLLS = 2, HERE = 60 };

static struct arena *all;
static struct testdb db;
static struct pool *pool;
static const struct policy_set *packs;

/*
 * Every case is asked for on 14 April 2025, so that a plan is due on 1 September, and gets it on 22
 * September: three weeks late unless something lifts the limit.
 */
#define ASKED "2025-04-14"
#define ISSUED "2025-09-22"

static const struct row {
	const char *name;
	enum policy_exception code;
	const char *advice;  /* the day on which the head was asked; NULL: nobody was */
	const char *claimed; /* NULL: nobody claims anything */
	const char *from, *to;
	struct {
		int school; /* its place among the schools */
		const char *from, *to;
	} closed[CLOSURES], rolls[ROLLS]; /* without rolls: the first school, all the time */
	bool lifted;
} rows[] = {
	{ "nobody claims it", EXCEPTION_A, "2025-07-16", NULL,
	    .closed = { { 0, "2025-07-22", "2025-09-02" } } },
	{ "six weeks closed, asked a week before", EXCEPTION_A, "2025-07-15", "2025-09-01",
	    .closed = { { 0, "2025-07-22", "2025-09-02" } }, .lifted = true },
	{ "asked eight days before", EXCEPTION_A, "2025-07-14", "2025-09-01",
	    .closed = { { 0, "2025-07-22", "2025-09-02" } } },
	{ "asked a week before it opens again", EXCEPTION_A, "2025-08-27", "2025-09-01",
	    .closed = { { 0, "2025-07-22", "2025-09-02" } }, .lifted = true },
	{ "asked six days before it opens again", EXCEPTION_A, "2025-08-28", "2025-09-01",
	    .closed = { { 0, "2025-07-22", "2025-09-02" } } },
	{ "four weeks to the day", EXCEPTION_A, "2025-07-22", "2025-09-01",
	    .closed = { { 0, "2025-07-22", "2025-08-18" } }, .lifted = true },
	{ "a day less than four weeks", EXCEPTION_A, "2025-07-22", "2025-09-01",
	    .closed = { { 0, "2025-07-22", "2025-08-17" } } },
	{ "two closures of three weeks, one behind the other with a day between", EXCEPTION_A,
	    "2025-07-22", "2025-09-01",
	    .closed = { { 0, "2025-07-01", "2025-07-21" }, { 0, "2025-07-23", "2025-08-12" } } },
	{ "an early years provider", EXCEPTION_B, "2025-07-16", "2025-09-01",
	    .closed = { { 0, "2025-07-22", "2025-09-02" } }, .lifted = true },
	{ "nobody was asked", EXCEPTION_A, NULL, "2025-09-01",
	    .closed = { { 0, "2025-07-22", "2025-09-02" } } },
	{ "another school's closure", EXCEPTION_A, "2025-07-16", "2025-09-01",
	    .closed = { { 1, "2025-07-22", "2025-09-02" } } },
	{ "the child has changed school since", EXCEPTION_A, "2025-07-16", "2025-09-01",
	    .closed = { { 0, "2025-07-22", "2025-09-02" } },
	    .rolls = { { 0, "2022-09-01", "2025-08-31" }, { 1, "2025-09-01", NULL } },
	    .lifted = true },
	{ "the closure of the school it came to later", EXCEPTION_A, "2025-07-16", "2025-09-01",
	    .closed = { { 1, "2025-07-22", "2025-09-02" } },
	    .rolls = { { 0, "2022-09-01", "2025-08-31" }, { 1, "2025-09-01", NULL } } },
	{ "asked on the first day on the roll of the other school", EXCEPTION_A, "2025-07-16",
	    "2025-09-01", .closed = { { 0, "2025-07-22", "2025-09-02" } },
	    .rolls = { { 0, "2022-09-01", "2025-07-16" }, { 1, "2025-07-16", NULL } } },
	{ "no school has entered it: the claim says when", EXCEPTION_A, "2025-07-16", "2025-09-01",
	    "2025-07-22", "2025-09-02", .lifted = true },
	{ "the school has entered only half-term", EXCEPTION_A, "2025-07-16", "2025-09-01",
	    "2025-07-22", "2025-09-02", .closed = { { 0, "2025-05-26", "2025-05-30" } },
	    .lifted = true },
	{ "recorded after the census day, while the return is put right", EXCEPTION_A, "2025-07-16",
	    "2026-02-02", .closed = { { 0, "2025-07-22", "2025-09-02" } }, .lifted = true },
	{ "circumstances that began in time", EXCEPTION_C, NULL, "2025-09-10", "2025-09-01",
	    .lifted = true },
	{ "circumstances that began when the plan was due already", EXCEPTION_C, NULL, "2025-09-10",
	    "2025-09-02" },
	{ "circumstances of the day on which they are recorded, after the census day", EXCEPTION_C,
	    NULL, "2026-02-02" },
	{ "circumstances of then, recorded after the census day", EXCEPTION_C, NULL, "2026-02-02",
	    "2025-06-02", "2025-06-20", .lifted = true },
	{ "away for four weeks", EXCEPTION_D, NULL, "2025-09-01", "2025-08-05", "2025-09-01",
	    .lifted = true },
	{ "away for four weeks, of which a day is after the limit", EXCEPTION_D, NULL, "2025-09-02",
	    "2025-08-06", "2025-09-02" },
	{ "an appointment missed lifts the six weeks of an advice alone", EXCEPTION_E, "2025-05-01",
	    "2025-06-01", "2025-05-20" },
};
enum { ROWS = sizeof rows / sizeof rows[0] };

static struct date
day(const char *iso)
{
	struct date d = { 0 };

	if (iso != NULL)
		CHECK(date_parse(iso, &d));
	return d;
}

static struct now
at(const char *time)
{
	struct now now = { .today = day("2026-03-02") };

	instant_parse(arena_printf(all, "2026-03-02T%s:00Z", time), &now.instant);
	return now;
}

/* ---- the world ---- */

static const char *
quoted(const char *text)
{
	return text == NULL ? "NULL" : arena_printf(all, "'%s'", text);
}

static void
add_rolls(int i)
{
	const struct row *r = &rows[i];

	for (int k = 0; k < CLOSURES && r->closed[k].from != NULL; k++)
		testdb_sql(db, arena_printf(all,
				   "INSERT INTO closures (la, id, body, from_on, "
				   "to_on) VALUES (990, %d, %d, '%s', '%s')",
				   i * 10 + k + 1, HERE + 2 * i + r->closed[k].school,
				   r->closed[k].from, r->closed[k].to));
	for (int k = 0; k < ROLLS && (k == 0 || r->rolls[k].from != NULL); k++)
		testdb_sql(db,
		    arena_printf(all, "INSERT INTO enrolments VALUES (990, %d, %d, %d, '%s', %s)",
			i * 10 + k + 1, CHILDREN + i, HERE + 2 * i + r->rolls[k].school,
			r->rolls[k].from == NULL ? "2022-09-01" : r->rolls[k].from,
			quoted(r->rolls[k].to)));
}

static void
add_case(int i)
{
	testdb_sql(db,
	    arena_printf(all,
		"INSERT INTO bodies (la, id, public_id, kind, name) VALUES"
		" (990, %d, 'a%d', 'school', 'First'), (990, %d, 'z%d', 'school', 'Second');"
		"INSERT INTO persons (la, id, public_id, given, family, born) VALUES"
		" (990, %d, 'p%d', 'Ada', 'Birch', '2015-05-01');"
		"INSERT INTO cases (la, id, public_id, reference, child, pack, pack_version, state,"
		" received_on, team, holder_body, holder_since, next_step) VALUES"
		" (990, %d, 'c%d', 'R%d', %d, 'england-2014', '1', 'NONE', '" ASKED "', 51, 50, "
		"'" ASKED "', 'none');",
		HERE + 2 * i, i, HERE + 2 * i + 1, i, CHILDREN + i, i, FIRST_CASE + i, i, i,
		CHILDREN + i));
	add_rolls(i);
}

static void
record(struct tx *tx, int i, int64_t *version, const char *on, struct case_event e)
{
	e.on = day(on);
	CHECK(cases_record(tx, &(struct case_at){ LA, FIRST_CASE + i, ++*version },
	    policy_find(packs, "england-2014"), &e));
}

static void
add_log(struct tx *tx, int i)
{
	const struct row *r = &rows[i];
	int64_t version = 0;

	record(tx, i, &version, ASKED, (struct case_event){ .type = EVENT_REQUEST_RECEIVED });
	record(tx, i, &version, "2025-04-28",
	    (struct case_event){ .type = EVENT_NOTICE_SENT, .notice = NOTICE_N1P });
	if (r->advice != NULL)
		record(tx, i, &version, r->advice,
		    (struct case_event){ .type = EVENT_ADVICE_REQUESTED, .advice = 'b' });
	if (r->claimed != NULL)
		record(tx, i, &version, r->claimed,
		    (struct case_event){ .type = EVENT_EXCEPTION_CLAIMED,
			.code = r->code,
			.from = day(r->from),
			.to = day(r->to) });
	record(tx, i, &version, ISSUED, (struct case_event){ .type = EVENT_FINAL_ISSUED });
	audit_say(tx, &(struct audit_entry){
			  .la = LA, .action = "test", .object_kind = "case", .route = "test" });
}

static void
make_world(bool postgres)
{
	const char *folder = "/tmp/waymark-exceptions-keys";
	struct tx *tx;

	CHECK_INT(system(arena_printf(all, "rm -rf %s && mkdir -m 700 %s", folder, folder)), 0);
	keys_create(all, folder);
	keys_load(all, folder);
	packs = policy_load_all(all, POLICY_DIR);
	db = testdb_new(all, postgres);
	pool = testdb_open(all, db, access_views_sql, access_rls_sql, 3);
	testdb_sql(db, "INSERT INTO bodies (la, id, public_id, kind, name) VALUES"
		       " (990, 50, 'b50', 'authority', 'Larkshire'), (990, 51, 'b51', 'team', 'N');"
		       "UPDATE bodies SET parent = 50 WHERE id = 51;");
	for (int i = 0; i < ROWS; i++)
		add_case(i);
	tx = tx_begin(pool, TX_WRITE, all, (struct tx_context){ .now = at("11:00") });
	for (int i = 0; i < ROWS; i++)
		add_log(tx, i);
	tx_commit(tx);
}

/* ---- what each says ---- */

static const char *
clock_says(struct tx *tx, int i)
{
	struct clock_result r =
	    cases_clock(tx, LA, FIRST_CASE + i, policy_find(packs, "england-2014"));

	for (size_t k = 0; k < r.duties.n; k++)
		if (r.duties.a[k].duty == DUTY_FINAL_PLAN)
			return r.duties.a[k].exception >= 0 ? "lifted" : "stands";
	return "no limit";
}

static const char *
return_says(struct tx *tx, int i)
{
	struct sen2_year year = sen2_year_of(2026);
	struct sen2_batch *batch;
	const struct sen2_node *person =
	    sen2_person_of(tx, packs, &year, LA, FIRST_CASE + i, &batch);
	const char *week20 =
	    sen2_text(sen2_child(sen2_child(person, SEN2_REQUEST), SEN2_ASSESSMENT), SEN2_WEEK_20);

	return str_eq(week20, "1") ? "lifted" : str_eq(week20, "0") ? "stands" : week20;
}

/* ID14 counts it as lifted, and ID10 and ID12 leave it out; or the other way round. */
static const char *
metrics_say(struct tx *tx, int i)
{
	struct metric_facts_of_rows facts = metric_facts_of(tx, LA, FIRST_CASE + i);
	int64_t headline = 0, all_plans = 0, bands = 0, lifted = 0, weeks = 0;

	for (size_t k = 0; k < facts.n; k++) {
		const struct metric_facts_of_row *f = &facts.a[k];
		enum metric_key m = metric_find(f->metric);

		if (!str_eq(f->topic, FIGURE_TOTAL))
			continue;
		headline += m == METRIC_PLAN_ON_TIME ? f->denominator : 0;
		all_plans += m == METRIC_PLAN_ON_TIME_ALL ? f->denominator : 0;
		bands += m == METRIC_PLAN_LATE_BANDS ? f->denominator : 0;
		lifted += m == METRIC_PLAN_EXCEPTIONS ? f->numerator : 0;
		weeks += m == METRIC_PLAN_WEEKS ? f->denominator : 0;
	}
	if (all_plans != 1 || weeks != 1 || headline != bands || headline + lifted != 1)
		return arena_printf(all, "ID10 %d ID11 %d ID12 %d ID13 %d ID14 %d", (int)headline,
		    (int)all_plans, (int)bands, (int)weeks, (int)lifted);
	return lifted ? "lifted" : "stands";
}

static void
check_row(struct tx *tx, int i, const char *want)
{
	CHECK_STR(arena_printf(all, "%s: clock %s, return %s, metrics %s", rows[i].name,
		      clock_says(tx, i), return_says(tx, i), metrics_say(tx, i)),
	    arena_printf(
		all, "%s: clock %s, return %s, metrics %s", rows[i].name, want, want, want));
}

static void
the_three_agree(void)
{
	struct tx *tx = tx_begin(pool, TX_READ, all, (struct tx_context){ .now = at("12:00") });

	for (int i = 0; i < ROWS; i++)
		check_row(tx, i, rows[i].lifted ? "lifted" : "stands");
	tx_rollback(tx);
}

/* A claim that proves nothing until the school says when it was closed, long after the plan. */
static void
a_closure_entered_later_counts(void)
{
	struct tx *tx;
	int i = 0;

	while (!str_eq(rows[i].name, "another school's closure"))
		i++;
	testdb_sql(db, arena_printf(all,
			   "INSERT INTO closures (la, id, body, from_on, to_on, entered_at) VALUES"
			   " (990, 9999, %d, '2025-07-22', '2025-09-02', '%s')",
			   HERE + 2 * i, instant_iso(all, at("14:00").instant)));
	CHECK_INT((int64_t)metrics_count(pool, packs, at("14:05"), LA, false).changed, 1);
	tx = tx_begin(pool, TX_READ, all, (struct tx_context){ .now = at("14:06") });
	check_row(tx, i, "lifted");
	tx_rollback(tx);
}

int
main(int argc, char **argv)
{
	bool postgres = argc > 1 && str_eq(argv[1], "postgres");
	int failed;

	if (postgres && !testdb_has_postgres()) {
		printf("skipped: no PostgreSQL\n");
		return 0;
	}
	all = arena_new(0);
	make_world(postgres);
	metrics_count(pool, packs, at("12:00"), LA, true);
	failed = check_run((struct check_case[]){
	    CHECK_CASE(the_three_agree), CHECK_CASE(a_closure_entered_later_counts), { 0 } });
	pool_close(pool);
	arena_free(all);
	return failed;
}
