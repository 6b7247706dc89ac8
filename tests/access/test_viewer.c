/* Viewers, permissions and break-glass in the small world. */
#include "check.h"
#include "small_world.h"
#include "visible.h"
#include "access/access_sql.h"
#include "access/break_glass.h"
#include "access/viewer.h"
#include "base/err.h"
#include "base/key.h"
#include "base/rng.h"
#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>

static bool postgres;
static struct arena *suite, *one;
static struct testdb db;
static struct pool *pool;
static struct world *world;

/* A transaction for the viewer; the one before it is rolled back unless it was committed. */
static struct tx *
begin(enum tx_kind kind, int64_t viewer, struct now now)
{
	arena_free(one);
	one = arena_new(0);
	return tx_begin(pool, kind, one, (struct tx_context){ viewer, now });
}

static const struct viewer *
load(int64_t person)
{
	return viewer_load(begin(TX_READ, person, world->now), person);
}

static void
the_public_may_nothing_but_public_things(void)
{
	CHECK(viewer_may(viewer_public(), PUBLIC));
	for (int p = SIGNED_IN; p < PERMISSION__MAX; p++)
		CHECK(!viewer_may(viewer_public(), (enum permission)p));
	CHECK_INT(load(0)->person, 0);
	CHECK_INT(load(123456)->person, 0); /* nobody's id */
}

static void
a_parent_has_no_post(void)
{
	const struct viewer *v = load(111);

	CHECK_INT(v->person, 111);
	CHECK_INT(v->la, 1);
	CHECK_STR(v->given, "G");
	CHECK_STR(v->language, "en");
	CHECK(!viewer_has_post(v));
	CHECK(viewer_may(v, SIGNED_IN));
	CHECK(!viewer_may(v, MY_DAY));
	CHECK(!viewer_may(v, CASE_TRACK)); /* a right to a case is not a right as such */
}

static void
posts_give_and_end(void)
{
	const struct viewer *v = load(901);

	CHECK_INT((int64_t)v->n_posts, 1); /* held twice, counted once */
	CHECK(viewer_may(v, MY_DAY));
	CHECK(viewer_may_at(v, 1, CASE_BREAK_GLASS));
	CHECK(!viewer_may_at(v, 2, CASE_BREAK_GLASS));
	CHECK(!viewer_may(v, PEOPLE_ADMIN));
	CHECK(!viewer_may(load(904), MY_DAY)); /* left yesterday */
	CHECK(!viewer_may(load(905), MY_DAY)); /* starts tomorrow */
	CHECK(viewer_may(load(909), PEOPLE_ADMIN));
	CHECK(viewer_may(load(908), READS_REVIEW));
}

static void
load_for_another(void)
{
	viewer_load(begin(TX_READ, 901, world->now), 906);
}

static void
a_viewer_is_the_transactions(void)
{
	CHECK_FAILS(FAULT_BUG, load_for_another);
}

static void
relations_give_what_the_policy_says(void)
{
	CHECK(access_may(RELATION_PARENT, CASE_TRACK));
	CHECK(!access_may(RELATION_PARENT, CASE_READ));
	CHECK(access_may(RELATION_PARENT | RELATION_OFFICER, CASE_READ));
	CHECK(access_may(RELATION_BREAK_GLASS, CASE_READ));
	CHECK(!access_may(RELATION_BREAK_GLASS, CASE_DECIDE));
	CHECK(!access_may(RELATION_BREAK_GLASS, CASE_READ_CONTACTS));
	CHECK(!access_may(RELATION_SENCO, CASE_DECIDE));
	for (int p = 0; p < PERMISSION__MAX; p++)
		CHECK(!access_may(0, (enum permission)p));
	CHECK(!access_may(UINT64_MAX, MY_DAY)); /* a post's right is not a relation's */
	CHECK_STR(access_relation_name(RELATION_PARENT | RELATION_OFFICER), "officer");
	CHECK_STR(access_relation_name(0), "none");
	CHECK(access_only_by_break_glass(RELATION_BREAK_GLASS));
	CHECK(!access_only_by_break_glass(RELATION_BREAK_GLASS | RELATION_OFFICER));
}

static const char reason[] = "The officer is ill and the family rang about today's visit.";

static enum break_glass_answer
ask(int64_t person, const char *reference, const char *why, struct break_glass_grant *g)
{
	struct tx *tx = begin(TX_WRITE, person, world->now);

	return access_break_glass(tx, viewer_load(tx, person), reference, why, g);
}

static void
break_glass_asks_for_a_reason_and_a_right(void)
{
	struct break_glass_grant g = { 0 };

	CHECK_INT(ask(903, "R1, 100", "because", &g), BREAK_GLASS_REASON);
	CHECK_INT(ask(903, "R1, 100", "                              ", &g), BREAK_GLASS_REASON);
	CHECK_INT(ask(903, "R1, 100", NULL, &g), BREAK_GLASS_REASON);
	CHECK_INT(ask(903, "R9, 999", reason, &g), BREAK_GLASS_NOT_THERE);
	CHECK_INT(ask(903, "R2, 100", reason, &g), BREAK_GLASS_NOT_THERE); /* other authority */
	CHECK_INT(ask(111, "R1, 200", reason, &g), BREAK_GLASS_NOT_THERE); /* a parent */
	CHECK_INT(ask(910, "R1, 200", reason, &g), BREAK_GLASS_NOT_THERE); /* a SENCO */
	CHECK_INT(ask(904, "R1, 100", reason, &g), BREAK_GLASS_NOT_THERE); /* left yesterday */
	CHECK_INT(ask(0, "R1, 100", reason, &g), BREAK_GLASS_NOT_THERE);
	CHECK_INT(g.id, 0);
	CHECK_INT(ask(901, "R1, 100", reason, &g), BREAK_GLASS_NOT_NEEDED);
	CHECK_STR(g.public_id, "k1, 100");
}

static bool
sees_case(int64_t person, int64_t id, struct now now)
{
	struct seen_rows rows = visible_rows(begin(TX_READ, person, now), CASES);

	for (size_t i = 0; i < rows.n; i++)
		if (rows.a[i].la == 1 && rows.a[i].id == id)
			return rows.a[i].extra == RELATION_BREAK_GLASS;
	return false;
}

static struct now
later(int64_t seconds)
{
	return (struct now){ .instant = instant_add_seconds(world->now.instant, seconds),
		.today = world->now.today };
}

static void
break_glass_opens_for_eight_hours_and_tells(void)
{
	struct break_glass_grant g = { 0 };
	struct tx *tx = begin(TX_WRITE, 903, world->now);

	CHECK(!sees_case(903, 100, world->now));
	tx = begin(TX_WRITE, 903, world->now);
	CHECK_INT(access_break_glass(tx, viewer_load(tx, 903), "R1, 100", reason, &g),
	    BREAK_GLASS_GRANTED);
	CHECK_INT(g.case_id, 100);
	CHECK_INT(g.child, 101);
	CHECK_INT((int64_t)g.n_tell, 2);
	CHECK_INT(g.tell[0], 901); /* who has the case */
	CHECK_INT(g.tell[1], 908); /* the privacy officer */
	tx_commit(tx);		   /* its audit entry is there, or this would fail */
	CHECK(sees_case(903, 100, world->now));
	CHECK(sees_case(903, 100, later(8 * 3600 - 1)));
	CHECK(!sees_case(903, 100, later(8 * 3600)));
	CHECK_INT(ask(903, "R1, 100", reason, &g), BREAK_GLASS_NOT_NEEDED);
}

/* Past every rule, as the owner of the database; the last transaction must be over. */
static void
as_owner(const char *sql)
{
	arena_free(one);
	one = NULL;
	testdb_sql(db, sql);
}

/* Its officer left: then the manager over the team is told. */
static void
break_glass_tells_a_manager_where_no_officer_is(void)
{
	struct break_glass_grant g = { 0 };

	as_owner("UPDATE cases SET officer = 904 WHERE la = 1 AND id = 300");
	CHECK_INT(ask(903, "R1, 300", reason, &g), BREAK_GLASS_GRANTED);
	CHECK_INT((int64_t)g.n_tell, 2);
	CHECK_INT(g.tell[0], 906);
	CHECK_INT(g.tell[1], 908);
}

/* An officer's own child is seen as a parent, never with an officer's rights. */
static void
no_glass_to_break_for_ones_own_family(void)
{
	struct break_glass_grant g = { 0 };

	as_owner("INSERT INTO parenthoods (la, id, child, person, kind, responsibility, "
		 "sees_case) VALUES (1, 777, 201, 914, 'parent', TRUE, FALSE)");
	CHECK_INT(ask(914, "R1, 200", reason, &g), BREAK_GLASS_NOT_THERE);
}

#define CHANGE(sql)                                                                                \
	{                                                                                          \
		.name = sql, .sqlite = sql, .postgres = sql, .writes = true                        \
	}

static const struct db_query change_cases = CHANGE("UPDATE cases SET next_step = 'x'");
static const struct db_query drop_grants = CHANGE("DELETE FROM break_glass");
static const struct db_query add_event =
    CHANGE("INSERT INTO case_events (la, id, case_id, type, on_date, recorded_at) VALUES "
	   "(1, 5, 100, 'x', '2026-01-01', '2026-01-01T00:00:00.000000Z')");

static int64_t
changed(int64_t viewer, const struct db_query *q)
{
	return tx_exec(begin(TX_WRITE, viewer, world->now), q, NULL);
}

static void
a_stranger_adds(void)
{
	changed(112, &add_event); /* the restricted father */
}

/* PostgreSQL's last net for writes: a statement that forgot its condition changes one's own rows.
 */
static void
writes_stop_at_ones_own_rows(void)
{
	if (!postgres)
		return;
	CHECK_INT(changed(901, &change_cases), 3);
	CHECK_INT(changed(903, &change_cases), 1);
	CHECK_INT(changed(111, &change_cases), 0);
	CHECK_INT(changed(908, &change_cases), 0);
	CHECK_INT(changed(0, &change_cases), 0);
	CHECK_INT(changed(915, &change_cases), 0); /* who broke the glass may read */
	CHECK_INT(changed(915, &drop_grants), 0);  /* and cannot sweep up */
	CHECK_INT(changed(901, &add_event), 1);
	CHECK_INT(changed(111, &add_event), 1);
	CHECK_FAILS(FAULT_BUG, a_stranger_adds);
}

static void
remove_folder(void *path)
{
	char command[100];

	snprintf(command, sizeof command, "rm -rf -- '%s'", (const char *)path);
	if (system(command) != 0)
		fprintf(stderr, "%s failed\n", command);
}

int
main(int argc, char **argv)
{
	static const struct check_case cases[] = {
		CHECK_CASE(the_public_may_nothing_but_public_things),
		CHECK_CASE(a_parent_has_no_post),
		CHECK_CASE(posts_give_and_end),
		CHECK_CASE(a_viewer_is_the_transactions),
		CHECK_CASE(relations_give_what_the_policy_says),
		CHECK_CASE(break_glass_asks_for_a_reason_and_a_right),
		CHECK_CASE(break_glass_opens_for_eight_hours_and_tells),
		CHECK_CASE(writes_stop_at_ones_own_rows),
		CHECK_CASE(break_glass_tells_a_manager_where_no_officer_is),
		CHECK_CASE(no_glass_to_break_for_ones_own_family),
		{ 0 },
	};
	char folder[] = "/tmp/waymark-access-XXXXXX";
	int failed;

	postgres = argc > 1 && str_eq(argv[1], "postgres");
	if (postgres && !testdb_has_postgres()) {
		puts("skipped: no PostgreSQL; run it through tests/postgres.sh");
		return 77;
	}
	rng_init();
	suite = arena_new(0);
	if (mkdtemp(folder) == NULL)
		return 2;
	arena_on_free(suite, remove_folder, folder);
	keys_create(suite, folder);
	keys_load(suite, folder);
	db = testdb_new(suite, postgres);
	pool = testdb_open(suite, db, access_views_sql, postgres ? access_rls_sql : NULL, 2);
	world = small_world(suite);
	world_insert(world, db);
	failed = check_run(cases);
	arena_free(one);
	pool_close(pool);
	arena_free(suite);
	return failed;
}
