/*
 * Metrics in the database: a day's work at a time gives the same figures as counting all anew,
 * whatever is logged; what the tallies say is the sum of the facts; on both engines.
 */
#include "check.h"
#include "testdb.h"
#include "access/access_sql.h"
#include "areas/cases/cases.h"
#include "areas/official/lists.h"
#include "areas/statistics/metrics.h"
#include "audit/audit.h"
#include "base/key.h"
#include "base/str.h"
#include "policy/policy.h"

#include <stdio.h>
#include <stdlib.h>

enum { CASES = 24, ROUNDS = 40, EVENTS_A_ROUND = 12, LA = 990, FIRST_CASE = 1000 };

static bool postgres;
static struct arena *all;
static struct testdb db;
static struct pool *pool;
static const struct policy_set *packs;
static const struct policy_pack *pack;
static uint64_t seed = 88172645463325252;

static unsigned
below(unsigned n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (unsigned)(seed >> 33) % n;
}

static struct date
day(int year, int month, int d)
{
	struct date r = { 0 };

	date_from_ymd(year, month, d, &r);
	return r;
}

/* Noon of a day of the test's year. */
static struct now
noon(int n)
{
	struct instant first;
	struct now now = { .today = date_add_days(day(2025, 1, 1), n) };

	instant_parse("2025-01-01T12:00:00Z", &first);
	now.instant = instant_add_seconds(first, (int64_t)n * 86400);
	return now;
}

static void
make_world(void)
{
	const char *folder = "/tmp/waymark-metrics-keys";
	char command[200];

	snprintf(command, sizeof command, "rm -rf %s && mkdir -m 700 %s", folder, folder);
	CHECK_INT(system(command), 0);
	keys_create(all, folder);
	keys_load(all, folder);
	packs = policy_load_all(all, POLICY_DIR);
	pack = policy_find(packs, "england-2014");
	db = testdb_new(all, postgres);
	pool = testdb_open(all, db, access_views_sql, access_rls_sql, 3);
	testdb_sql(db,
	    "INSERT INTO bodies (la, id, public_id, kind, name) VALUES"
	    " (990, 50, 'b50', 'authority', 'Larkshire'), (990, 51, 'b51', 'team', 'North'),"
	    " (990, 52, 'b52', 'service', 'Psychologists');"
	    "UPDATE bodies SET parent = 50 WHERE id = 51;");
	for (int i = 0; i < CASES; i++)
		testdb_sql(
		    db, arena_printf(all,
			    "INSERT INTO persons (la, id, public_id, given, family, born) VALUES"
			    " (990, %d, 'p%d', 'Ada', 'Birch', '20%02d-0%d-15');"
			    "INSERT INTO cases (la, id, public_id, reference, child, pack, "
			    "pack_version, "
			    "state, received_on, team, holder_body, holder_since, next_step) VALUES"
			    " (990, %d, 'c%d', 'R%d', %d, 'england-2014', '1', 'NONE', "
			    "'2025-01-01', 51, "
			    "50, '2025-01-01', 'none');",
			    2000 + i, i, 5 + i % 18, 1 + i % 9, FIRST_CASE + i, i, i, 2000 + i));
}

/* Half of the events are of the ordinary way, so that plans are made. */
static struct case_event
random_event(struct date on)
{
	static const struct case_event way[] = { { .type = EVENT_REQUEST_RECEIVED },
		{ .type = EVENT_ASSESS_DECISION, .outcome = OUTCOME_YES },
		{ .type = EVENT_NOTICE_SENT, .notice = NOTICE_N1P },
		{ .type = EVENT_ADVICE_REQUESTED, .advice = 'd' },
		{ .type = EVENT_ADVICE_RECEIVED, .advice = 'd' }, { .type = EVENT_DRAFT_SERVED },
		{ .type = EVENT_FINAL_ISSUED }, { .type = EVENT_REVIEW_MEETING },
		{ .type = EVENT_REVIEW_DECISION, .outcome = OUTCOME_AMEND },
		{ .type = EVENT_AMENDED_FINAL }, { .type = EVENT_CEASED },
		{ .type = EVENT_NOTICE_SENT, .notice = NOTICE_N1 },
		{ .type = EVENT_APPEAL_REGISTERED }, { .type = EVENT_MEDIATION_HELD } };
	struct case_event e = way[below(sizeof way / sizeof way[0])];

	if (below(3) == 0) {
		e = (struct case_event){ .type = (enum event_type)below(EVENT__MAX) };
		e.outcome = (enum event_outcome)(OUTCOME_YES + below(2));
		e.notice = (enum policy_notice)below(NOTICE__MAX);
		e.advice = (char)('a' + below(8));
		e.setting = "S1";
		e.order = (enum event_order)(ORDER_ASSESS + below(7));
	}
	e.on = on;
	return e;
}

/* An event through the same door as the pages'. */
static void
log_event(int64_t id, int n)
{
	struct arena *a = arena_new(0);
	struct now now = noon(n);
	static int64_t versions[CASES];
	struct tx *tx = tx_begin(pool, TX_WRITE, a, (struct tx_context){ .now = now });
	struct case_event e = random_event(date_add_days(now.today, -(int)below(20)));

	CHECK(cases_record(
	    tx, &(struct case_at){ LA, id, ++versions[id - FIRST_CASE] }, pack, &e));
	audit_say(tx, &(struct audit_entry){
			  .la = LA, .action = "test", .object_kind = "case", .route = "test" });
	tx_commit(tx);
	arena_free(a);
}

/* What no event tells of. */
static void
write_rows(int n)
{
	const char *today = date_iso(all, noon(n).today), *at = instant_iso(all, noon(n).instant);
	int id = FIRST_CASE + (int)below(CASES);

	testdb_sql(db,
	    arena_printf(all,
		"INSERT INTO messages (la, id, public_id, case_id, topic, from_family, text, "
		"by_person, at_time, reply_by, answered_on) VALUES (990, %d, 'm%d', %d, 't', TRUE, "
		"'x', 2000, '%s', '%s', NULL);"
		"UPDATE messages SET answered_on = '%s' WHERE id = %d;"
		"INSERT INTO promises (la, id, public_id, case_id, text, made_on, due_on, "
		"by_person) VALUES (990, %d, 'q%d', %d, 'x', '%s', '%s', 2000);"
		"UPDATE promises SET kept_on = '%s' WHERE id = %d;",
		n + 1, n, id, at, date_iso(all, date_add_days(noon(n).today, 4)), today,
		n + 1 - 8 * (int)(2 + below(2)), n + 1, n, id, today,
		date_iso(all, date_add_days(noon(n).today, (int)below(30))), today,
		n + 1 - 8 * (int)(2 + below(2))));
}

static void
issue_version(int n)
{
	int id = FIRST_CASE + (int)below(CASES);

	testdb_sql(db,
	    arena_printf(all,
		"INSERT INTO plans (la, id, case_id, setting_type) SELECT 990, %d, %d, '%s'"
		" WHERE NOT EXISTS (SELECT 1 FROM plans WHERE case_id = %d);"
		"INSERT INTO plan_versions (la, id, public_id, case_id, number, kind, issued_on, "
		"issued_by, document, hash) VALUES (990, %d, 'v%d', %d, %d, 'final', '%s', 2000, "
		"'', "
		"'');",
		id, id, below(2) ? "mainstream secondary" : "special", id, n + 1, n, id, n + 1,
		date_iso(all, noon(n).today)));
}

/* Everything that can be asked, as one text. */
static const char *
picture(int n)
{
	struct arena *a = arena_new(0);
	struct tx *tx = tx_begin(pool, TX_READ, a, (struct tx_context){ .now = noon(n) });
	struct buf *b = buf_new(all);

	for (int from = 0; from <= n; from += 60) {
		struct figures f = metrics_figures(
		    tx, lists_new(a), LA, noon(from).today, noon(from + 100).today, false);

		for (size_t i = 0; i < f.n; i++)
			buf_printf(b, "%s %s %s %lld/%lld\n", f.a[i].metric, f.a[i].period,
			    f.a[i].item, (long long)f.a[i].numerator,
			    (long long)f.a[i].denominator);
	}
	arena_free(a);
	return b->p;
}

static int
non_zero(const char *metric, const char *text)
{
	int found = 0;

	for (const char *p = text; (p = strstr(p, metric)) != NULL; p++)
		found += (p == text || p[-1] == '\n') && strstr(p, " 0/") != strchr(p, '\n');
	return found;
}

static void
check_recount(int n)
{
	const char *before = picture(n);

	CHECK_INT((int64_t)metrics_count(pool, packs, noon(n), LA, true).changed, 0);
	CHECK_STR(picture(n), before);
}

static void
a_days_work_gives_what_counting_all_gives(void)
{
	const char *step, *whole;
	struct metric_counting counted;

	for (int round = 0; round < ROUNDS; round++) {
		int n = round * 8;

		for (int i = 0; i < EVENTS_A_ROUND; i++)
			log_event(FIRST_CASE + (int)below(CASES), n);
		write_rows(n);
		if (round % 3 == 0)
			issue_version(n);
		metrics_count(pool, packs, noon(n), LA, false);
		if (round % 4 == 0)
			check_recount(n);
	}
	step = picture(ROUNDS * 8);
	counted = metrics_count(pool, packs, noon(ROUNDS * 8), LA, true);
	CHECK_INT((int64_t)counted.cases, CASES);
	CHECK_INT((int64_t)counted.changed, 0);
	whole = picture(ROUNDS * 8);
	CHECK_STR(step, whole);
	testdb_sql(db, "DELETE FROM metric_facts; DELETE FROM metric_tallies; DELETE FROM "
		       "metric_marks; DELETE FROM metric_cases");
	metrics_count(pool, packs, noon(ROUNDS * 8), LA, false);
	CHECK_STR(picture(ROUNDS * 8), step);
	CHECK(non_zero("ID10 ", step) > 0);
	CHECK(non_zero("ID01 ", step) > 0);
	CHECK(non_zero("W14 ", step) > 0);
	CHECK(non_zero("W15 ", step) > 0);
}

/* The working plan moves on; what was issued is what counts. */
static void
what_was_issued_counts(void)
{
	const char *before = picture(ROUNDS * 8);

	testdb_sql(db, "UPDATE plans SET setting_type = 'hospital'");
	metrics_count(pool, packs, noon(ROUNDS * 8), LA, true);
	CHECK_STR(picture(ROUNDS * 8), before);
}

static void
nothing_new_changes_nothing(void)
{
	struct metric_counting counted;

	metrics_count(pool, packs, noon(ROUNDS * 8 + 30), LA, false);
	counted = metrics_count(pool, packs, noon(ROUNDS * 8 + 60), LA, false);
	CHECK_INT((int64_t)counted.cases, 0);
	CHECK(!counted.recount);
}

/* Tallies that are wrong, however that came to be, are put right by counting all. */
static void
counting_all_puts_tallies_right(void)
{
	const char *before = picture(ROUNDS * 8);

	testdb_sql(db, "UPDATE metric_tallies SET numerator = numerator + 1 WHERE metric = 'ID01';"
		       "DELETE FROM metric_tallies WHERE metric = 'ID05';"
		       "INSERT INTO metric_tallies (la, metric, topic, item, day, numerator, "
		       "denominator) VALUES (990, 'ID16', 'Total', 'Total', '2025-01-01', 7, 7)");
	CHECK(!str_eq(picture(ROUNDS * 8), before));
	metrics_count(pool, packs, noon(ROUNDS * 8), LA, true);
	CHECK_STR(picture(ROUNDS * 8), before);
}

/* A counting of all that was broken off is begun anew when its time is over; until then nobody
 * touches the tallies. */
static void
one_counting_at_a_time(void)
{
	const char *before = picture(ROUNDS * 8);
	struct metric_counting counted;

	testdb_sql(
	    db, "UPDATE metric_marks SET definitions = 0, busy_until = '2025-11-17T12:00:00.000000Z'");
	log_event(FIRST_CASE, ROUNDS * 8);
	counted = metrics_count(pool, packs, noon(ROUNDS * 8 - 1), LA, false);
	CHECK(counted.cases == 0 && !counted.recount);
	counted = metrics_count(pool, packs, noon(ROUNDS * 8 - 1), LA, true);
	CHECK_INT((int64_t)counted.cases, 0);
	CHECK_STR(picture(ROUNDS * 8), before);
	counted = metrics_count(pool, packs, noon(ROUNDS * 8 + 1), LA, false);
	CHECK(counted.recount);
	CHECK_INT((int64_t)counted.cases, CASES);
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
	    CHECK_CASE(a_days_work_gives_what_counting_all_gives),
	    CHECK_CASE(what_was_issued_counts), CHECK_CASE(counting_all_puts_tallies_right),
	    CHECK_CASE(one_counting_at_a_time), CHECK_CASE(nothing_new_changes_nothing), { 0 } });
	pool_close(pool);
	arena_free(all);
	return status;
}
