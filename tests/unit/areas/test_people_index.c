/*
 * The index of names: who was recorded before it held parents is put in by the
 * job, once, and nobody else is; on both engines.
 */
#include "db_world.h"
#include "areas/cases/find.sql.h"
#include "areas/people/people.h"
#include "areas/people/people.sql.h"
#include "base/buf.h"
#include "base/str.h"
#include "jobs/jobs.h"

enum { LA = 990, CHILD = 2000, MOTHER, OFFICER, NAMELESS, FATHER, CROWD = 3000, CROWDED = 1200 };

static void
make_world(void)
{
	testdb_sql(world_db,
	    "INSERT INTO bodies (la, id, public_id, kind, name) VALUES"
	    " (990, 50, 'b50', 'authority', 'Larkshire'), (990, 51, 'b51', 'team', 'North');"
	    "INSERT INTO persons (la, id, public_id, given, family, born) VALUES"
	    " (990, 2000, 'p0', 'Ada', 'Birch', '2015-05-01'), (990, 2001, 'p1', 'Maeve', 'Rowan', "
	    "NULL),"
	    " (990, 2002, 'p2', 'Priya', 'Marsh', NULL), (990, 2003, 'p3', '-', '?', NULL),"
	    " (990, 2004, 'p4', 'Owen', 'Rowan', NULL);"
	    "INSERT INTO parenthoods (la, id, child, person, kind, sees_case) VALUES"
	    " (990, 1, 2000, 2001, 'parent', TRUE), (990, 2, 2000, 2003, 'parent', TRUE),"
	    " (990, 3, 2000, 2004, 'parent', TRUE);"
	    "INSERT INTO name_keys (la, key, person) VALUES (990, '=rowan', 2004);"
	    "INSERT INTO posts (la, id, person, body, role, from_on) VALUES"
	    " (990, 1, 2002, 51, 'officer', '2026-01-01');"
	    "INSERT INTO cases (la, id, public_id, reference, child, pack, pack_version, state,"
	    " received_on, team, holder_body, holder_since, next_step) VALUES"
	    " (990, 1000, 'c1', 'R1', 2000, 'england-2014', '1', 'NONE', '2026-03-02', 51, 50,"
	    " '2026-03-02', 'none');");
}

static void
run_job(void)
{
	struct arena *a = arena_new(0);
	struct job job = { .now = world_noon(), .arena = a, .pool = world_pool };

	CHECK_STR(people_index_job.run(&job), NULL);
	arena_free(a);
}

/* How many cases the officer finds by that name. */
static int64_t
found(const char *name)
{
	struct people_search s = people_search(world_arena, name);
	struct tx *tx = tx_begin(world_pool, TX_READ, world_arena,
	    (struct tx_context){ .viewer = OFFICER, .now = world_noon() });
	struct find_by_name_rows rows = find_by_name(tx, s.keys, s.words, 10);

	tx_commit(tx);
	return (int64_t)rows.n;
}

static int64_t
missing(void)
{
	struct tx *tx =
	    tx_begin(world_pool, TX_READ, world_arena, (struct tx_context){ .now = world_noon() });
	int64_t n = (int64_t)people_unindexed(tx, 0, 0, 2 * CROWDED).n;

	tx_commit(tx);
	return n;
}

/* The nameless one has no keys and stays; the father has some, and the officer needs none. */
static void
whoever_is_missing_is_found_afterwards(void)
{
	CHECK_INT(found("Maeve Rowan"), 0);
	CHECK_INT(found("Ada Birch"), 0);
	CHECK_INT(missing(), 3);
	run_job();
	CHECK_INT(found("Maeve Rowan"), 1);
	CHECK_INT(found("Maev Rowan"), 1);
	CHECK_INT(found("Ada Birch"), 1);
	CHECK_INT(missing(), 1);
}

static void
a_second_time_changes_nothing(void)
{
	run_job();
	CHECK_INT(found("Maeve Rowan"), 1);
	CHECK_INT(missing(), 1);
}

/* More than one batch. */
static void
a_crowd_is_put_in(void)
{
	struct buf *sql = buf_new(world_arena);

	for (int i = 0; i < CROWDED; i++)
		buf_printf(sql,
		    "INSERT INTO persons (la, id, public_id, given, family) VALUES"
		    " (990, %d, 'q%d', 'Iris', 'Vale');"
		    "INSERT INTO parenthoods (la, id, child, person, kind, sees_case) VALUES"
		    " (990, %d, 2000, %d, 'parent', TRUE);",
		    CROWD + i, i, CROWD + i, CROWD + i);
	testdb_sql(world_db, sql->p);
	CHECK_INT(missing(), CROWDED + 1);
	run_job();
	CHECK_INT(missing(), 1);
	CHECK_INT(found("Iris Vale"), 1);
}

int
main(int argc, char **argv)
{
	return world_run(argc, argv, "people-index", make_world,
	    (struct check_case[]){ CHECK_CASE(whoever_is_missing_is_found_afterwards),
		CHECK_CASE(a_second_time_changes_nothing), CHECK_CASE(a_crowd_is_put_in), { 0 } });
}
