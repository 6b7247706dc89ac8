/*
 * The log in the database: two bodies that are asked for advice under one key
 * are told apart from the first request to the last answer; on both engines.
 */
#include "db_world.h"
#include "areas/cases/cases.h"
#include "areas/cases/log.h"
#include "audit/audit.h"
#include "base/str.h"

enum { LA = 990, CASE = 1000 };

static const struct policy_pack *pack;

static struct date
day(const char *iso)
{
	struct date d = { 0 };

	CHECK(date_parse(iso, &d));
	return d;
}

static void
make_world(void)
{
	pack = policy_find(policy_load_all(world_arena, POLICY_DIR), "england-2014");
	testdb_sql(world_db,
	    "INSERT INTO bodies (la, id, public_id, kind, name) VALUES"
	    " (990, 50, 'b50', 'authority', 'Larkshire'), (990, 51, 'b51', 'team', 'North');"
	    "UPDATE bodies SET parent = 50 WHERE id = 51;"
	    "INSERT INTO persons (la, id, public_id, given, family, born) VALUES"
	    " (990, 2000, 'p1', 'Ada', 'Birch', '2015-05-01');"
	    "INSERT INTO cases (la, id, public_id, reference, child, pack, pack_version, state,"
	    " received_on, team, holder_body, holder_since, next_step) VALUES"
	    " (990, 1000, 'c1', 'R1', 2000, 'england-2014', '1', 'NONE', '2026-03-02', 51, 50,"
	    " '2026-03-02', 'none');");
}

static void
log_event(struct case_event e, const char *on)
{
	static int64_t version;
	struct tx *tx =
	    tx_begin(world_pool, TX_WRITE, world_arena, (struct tx_context){ .now = world_noon() });

	e.on = day(on);
	CHECK(cases_record(tx, &(struct case_at){ LA, CASE, ++version }, pack, &e));
	audit_say(tx, &(struct audit_entry){
			  .la = LA, .action = "test", .object_kind = "case", .route = "test" });
	tx_commit(tx);
}

/* The duty of whoever was asked under that name. */
static const struct clock_duty *
duty_of(const struct clock_result *r, const char *body)
{
	for (size_t i = 0; i < r->duties.n; i++)
		if (r->duties.a[i].duty == DUTY_ADVICE && str_eq(r->duties.a[i].body, body))
			return &r->duties.a[i];
	return NULL;
}

static struct clock_result
clock_now(void)
{
	struct tx *tx =
	    tx_begin(world_pool, TX_READ, world_arena, (struct tx_context){ .now = world_noon() });
	struct clock_result r = cases_clock(tx, LA, CASE, pack);

	tx_commit(tx);
	return r;
}

static void
two_bodies_under_one_key_are_two_duties(void)
{
	struct clock_result r;
	const struct clock_duty *speech, *occupational;

	log_event((struct case_event){ .type = EVENT_REQUEST_RECEIVED }, "2026-03-02");
	log_event(
	    (struct case_event){ .type = EVENT_NOTICE_SENT, .notice = NOTICE_N1P }, "2026-04-01");
	log_event(
	    (struct case_event){ .type = EVENT_ADVICE_REQUESTED, .advice = 'f', .body = "speech" },
	    "2026-04-02");
	log_event(
	    (struct case_event){
		.type = EVENT_ADVICE_REQUESTED, .advice = 'f', .body = "occupational" },
	    "2026-04-09");
	log_event(
	    (struct case_event){
		.type = EVENT_ADVICE_RECEIVED, .advice = 'f', .body = "occupational" },
	    "2026-05-11");
	r = clock_now();
	speech = duty_of(&r, "speech");
	occupational = duty_of(&r, "occupational");
	CHECK(speech != NULL && occupational != NULL);
	if (speech == NULL || occupational == NULL)
		return;
	CHECK_INT(r.state, STATE_ASSESSING);
	CHECK_STR(date_iso(world_arena, speech->due), "2026-05-14");
	CHECK_INT(speech->status, CLOCK_OVERDUE);
	CHECK_STR(date_iso(world_arena, occupational->due), "2026-05-21");
	CHECK_INT(occupational->status, CLOCK_MET);
}

static void
the_last_answer_lets_the_authority_decide(void)
{
	struct clock_result r;

	log_event(
	    (struct case_event){ .type = EVENT_ADVICE_RECEIVED, .advice = 'f', .body = "speech" },
	    "2026-05-19");
	r = clock_now();
	CHECK_INT(r.state, STATE_DECIDING_ISSUE);
	CHECK(duty_of(&r, "speech") != NULL && duty_of(&r, "speech")->status == CLOCK_LATE);
}

int
main(int argc, char **argv)
{
	return world_run(argc, argv, "case-log", make_world,
	    (struct check_case[]){ CHECK_CASE(two_bodies_under_one_key_are_two_duties),
		CHECK_CASE(the_last_answer_lets_the_authority_decide), { 0 } });
}
