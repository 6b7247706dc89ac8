/* Tell: what PostgreSQL is told of the viewer, and that none of it stays on the connection. */
#include "check.h"
#include "queries.sql.h"
#include "testdb.h"
#include "base/err.h"
#include "base/rng.h"
#include "db/postgres.h"

#include <stdio.h>

enum { SOMEBODY = 4711 };

static struct arena *suite, *lost;
static struct testdb db;
static struct pool *pool; /* of one connection */

static const struct now noon = { .instant = { INT64_C(1767182400123456) }, .today = { 739616 } };

static struct tx *
begin(struct arena *a, enum tx_kind kind)
{
	return tx_begin(pool, kind, a, (struct tx_context){ SOMEBODY, noon });
}

/* What the session itself answers, between transactions. */
static int64_t
asked(const char *sql)
{
	struct handle *h = &pool->handles[0];

	CHECK(h->tx == NULL);
	CHECK(!engine_postgres.is_dead(h));
	return postgres_number(h->postgres, sql);
}

static void
nothing_stays(void)
{
	CHECK_INT(asked("SELECT count(*) FROM unnest(ARRAY['viewer', 'today', 'present', 'system', "
			"'standing', 'stands', 'held_officer']) s WHERE current_setting('waymark.' "
			"|| s, true) <> ''"),
	    0);
	CHECK_INT(asked("SELECT viewer()"), 0);
}

static void
reads(struct tx *tx)
{
	CHECK_INT(who_when(tx)->who, SOMEBODY);
	CHECK(body_get(tx, 1, 404) == NULL);
	CHECK_INT(who_when(tx)->who, SOMEBODY);
}

static void
after_reading(void)
{
	for (int i = 0; i < 2; i++) {
		struct arena *a = arena_new(0);

		reads(begin(a, TX_READ));
		arena_free(a);
		nothing_stays();
	}
}

static void
after_writing(void)
{
	struct arena *a = arena_new(0);
	struct tx *tx = begin(a, TX_WRITE);

	body_add(tx, 1, 1, "b1", "team", "x", 0, 0);
	reads(tx);
	tx_audited(tx);
	tx_commit(tx);
	nothing_stays();
	reads(tx = begin(a, TX_WRITE));
	tx_rollback(tx);
	nothing_stays();
	arena_free(a);
}

/* Nothing was asked for, so nothing was begun; and it may be committed all the same. */
static void
after_nothing(void)
{
	struct arena *a = arena_new(0);
	struct tx *tx = begin(a, TX_WRITE);

	CHECK_INT(PQtransactionStatus(pool->handles[0].postgres), PQTRANS_IDLE);
	tx_commit(tx);
	tx_rollback(begin(a, TX_READ));
	nothing_stays();
	arena_free(a);
}

static void
break_a_check(void)
{
	body_broken(begin(lost, TX_WRITE), 1);
}

static void
break_a_check_later(void)
{
	struct tx *tx = begin(lost, TX_WRITE);

	reads(tx);
	body_broken(tx, 1);
}

/* The first time the statement is prepared on the way, the second it goes with BEGIN. */
static void
after_a_fault(void)
{
	static void (*const faults[])(void) = { break_a_check, break_a_check, break_a_check_later };

	for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
		lost = arena_new(0);
		CHECK_FAILS(FAULT_BUG, faults[i]);
		arena_free(lost);
		nothing_stays();
	}
	after_reading();
}

/* Ends its own session when told to. */
static void
hang_up(struct tx *tx, bool now)
{
	static const struct db_param params[] = { { DB_BOOL, false } };
	static const struct db_query query = { .name = "hang_up",
		.postgres = "SELECT CASE WHEN $1 THEN pg_terminate_backend(pg_backend_pid()) END",
		.params = params,
		.n_params = 1,
		.system = "it is no query of the program" };

	tx_exec(tx, &query, &(union db_value){ .b = now });
}

static void
lose_it_with_the_first(void)
{
	hang_up(begin(lost, TX_WRITE), true);
}

/* Between BEGIN and the answer to the statement that came with it. */
static void
lost_within_the_first_statement(void)
{
	struct arena *a = arena_new(0);

	hang_up(begin(a, TX_READ), false);
	arena_free(a);
	lost = arena_new(0);
	CHECK_FAILS(FAULT_DATABASE, lose_it_with_the_first);
	arena_free(lost);
	after_reading();
}

/* What was to be told and what was not taken is unknown, so nobody gets the connection again. */
static void
half_told_is_closed(void)
{
	struct arena *a = arena_new(0);
	struct tx *tx = begin(a, TX_WRITE);
	PGconn *c;

	reads(tx);
	c = tx->handle->postgres;
	CHECK_INT(PQenterPipelineMode(c), 1);
	CHECK_INT(PQsendQueryPrepared(c, "system_on", 0, NULL, NULL, NULL, 0), 1);
	arena_free(a);
	CHECK(pool->handles[0].postgres == NULL);
	after_reading();
}

static void
nobody_is_told_twice(void)
{
	struct arena *a = arena_new(0);
	struct tx *tx = tx_begin(pool, TX_READ, a, (struct tx_context){ 0, noon });

	CHECK_INT(who_when(tx)->who, 0);
	tx_become(tx, SOMEBODY);
	CHECK(!postgres_is_told(tx->handle, false));
	reads(tx);
	CHECK(postgres_is_told(tx->handle, false));
	arena_free(a);
	nothing_stays();
}

int
main(int argc, char **argv)
{
	static const struct check_case cases[] = { CHECK_CASE(after_reading),
		CHECK_CASE(after_writing), CHECK_CASE(after_nothing), CHECK_CASE(after_a_fault),
		CHECK_CASE(lost_within_the_first_statement), CHECK_CASE(half_told_is_closed),
		CHECK_CASE(nobody_is_told_twice), { 0 } };
	int failed;

	(void)argc, (void)argv;
	if (!testdb_has_postgres()) {
		puts("skipped: WAYMARK_TEST_PG is not set; run under tests/postgres.sh");
		return 77;
	}
	rng_init();
	suite = arena_new(0);
	db = testdb_new(suite, true);
	pool = testdb_open(suite, db, NULL, NULL, 1);
	failed = check_run(cases);
	pool_close(pool);
	arena_free(suite);
	return failed;
}
