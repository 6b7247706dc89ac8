/* Ahead: questions that are asked together with another; each answers as if it had been asked
 * alone. */
#include "check.h"
#include "queries.sql.h"
#include "testdb.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/postgres.h"

#include <stdio.h>
#include <string.h>
#include <sys/socket.h>

enum { SOMEBODY = 4711, FIRST = 1, SECOND = 2, ZERO = 3 };

static bool postgres;
static struct arena *suite, *lost;
static struct testdb db;
static struct pool *pool; /* of one connection, on PostgreSQL */

static const struct now noon = { .instant = { INT64_C(1767182400123456) }, .today = { 739616 } };

static struct tx *
begin(struct arena *a, enum tx_kind kind)
{
	return tx_begin(pool, kind, a, (struct tx_context){ 0, noon });
}

static void
fill(void)
{
	struct arena *a = arena_new(0);
	struct tx *tx = begin(a, TX_WRITE);

	body_add(tx, 1, FIRST, "b1", "team", "first", 100, 0);
	body_add(tx, 1, SECOND, "b2", "team", "second", 200, 0);
	body_add(tx, 1, ZERO, "b3", "team", "zero", 0, 0);
	person_add(tx, 1, SOMEBODY, "p1", "Ann", "Example", noon.today);
	tx_audited(tx);
	tx_commit(tx);
	arena_free(a);
}

/* No word goes to the server any more, or comes from there. */
static void
cut_off(struct tx *tx)
{
	if (postgres)
		shutdown(PQsocket(tx->handle->postgres), SHUT_RDWR);
}

/* Rights change on the way, and statements are prepared the first time and not the second. */
static void
answers_are_the_same(void)
{
	for (int i = 0; i < 2; i++) {
		struct arena *a = arena_new(0);
		struct tx *tx = begin(a, TX_READ);

		tx_ahead(tx, true);
		CHECK(body_get(tx, 1, FIRST) == NULL);
		CHECK(person_born(tx, 1, SOMEBODY) == NULL);
		CHECK_INT((int64_t)bodies_all(tx, 1).n, 0);
		CHECK_INT((int64_t)persons_seen(tx, 1).n, 0);
		tx_ahead(tx, false);
		CHECK_STR(body_get(tx, 1, SECOND)->name, "second");
		cut_off(tx);
		CHECK_STR(person_born(tx, 1, SOMEBODY)->given, "Ann");
		CHECK_INT((int64_t)persons_seen(tx, 1).n, 0);
		CHECK_INT((int64_t)bodies_all(tx, 1).n, 3);
		CHECK_STR(body_get(tx, 1, FIRST)->name, "first");
		CHECK_STR(body_get(tx, 1, FIRST)->name, "first");
		arena_free(a);
	}
}

/* What was on its way when the values were written is what is asked. */
static void
values_are_kept(void)
{
	struct arena *a = arena_new(0);
	struct tx *tx = begin(a, TX_READ);
	char name[8] = "first";

	tx_ahead(tx, true);
	body_named(tx, name, 1);
	body_named(tx, name, 1);
	memcpy(name, "other", 6);
	body_named(tx, name, 1);
	tx_ahead(tx, false);
	CHECK(who_when(tx) != NULL);
	cut_off(tx);
	CHECK_INT((int64_t)body_named(tx, "first", 1).n, 1);
	CHECK_INT((int64_t)body_named(tx, "other", 1).n, 0);
	arena_free(a);
}

static void
nobody_gets_anothers_answer(void)
{
	struct arena *a = arena_new(0);
	struct tx *tx = begin(a, TX_READ);

	tx_ahead(tx, true);
	who_when(tx);
	persons_seen(tx, 1);
	tx_ahead(tx, false);
	CHECK_INT(who_when(tx)->who, 0);
	tx_become(tx, SOMEBODY);
	CHECK_INT(who_when(tx)->who, SOMEBODY);
	tx_rollback(tx);
	tx = begin(a, TX_READ);
	CHECK_INT(who_when(tx)->who, 0);
	arena_free(a);
}

static void
ahead_is_counted(void)
{
	struct arena *a = arena_new(0);
	struct tx *tx = begin(a, TX_READ);

	tx_ahead(tx, true);
	tx_ahead(tx, true);
	tx_ahead(tx, false);
	CHECK(body_get(tx, 1, FIRST) == NULL);
	tx_ahead(tx, false);
	CHECK(body_get(tx, 1, FIRST) != NULL);
	arena_free(a);
}

/* What others commit, and what it writes itself, a writing transaction sees at once. */
static void
writers_see_what_is(void)
{
	struct arena *a = arena_new(0);
	struct tx *tx = begin(a, TX_WRITE);

	tx_ahead(tx, true);
	CHECK(body_get(tx, 1, FIRST) == NULL);
	tx_ahead(tx, false);
	CHECK_STR(body_get(tx, 1, FIRST)->name, "first");
	CHECK_INT(body_rename(tx, 1, FIRST, "renamed"), 1);
	CHECK_STR(body_get(tx, 1, FIRST)->name, "renamed");
	tx_rollback(tx);
	arena_free(a);
}

static void
change_ahead(void)
{
	struct tx *tx = begin(lost, TX_WRITE);

	tx_ahead(tx, true);
	body_rename(tx, 1, FIRST, "x");
}

static void
add_ahead(void)
{
	struct tx *tx = begin(lost, TX_WRITE);

	tx_ahead(tx, true);
	body_add_once(tx, 1, 9, "b9", "x");
}

static void
divide_ahead(void *arg)
{
	struct tx *tx = begin(lost, TX_READ);

	(void)arg;
	tx_ahead(tx, true);
	body_any(tx, 404);
	body_inverse(tx, 1, ZERO);
	bodies_all(tx, 1);
	tx_ahead(tx, false);
	body_get(tx, 1, FIRST);
}

static void
nothing_is_changed_ahead(void)
{
	static void (*const changes[])(void) = { change_ahead, add_ahead };

	for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
		lost = arena_new(0);
		CHECK_FAILS(FAULT_BUG, changes[i]);
		arena_free(lost);
	}
}

/* Everything that went with it failed with it, and is asked anew the next time. */
static void
a_fault_ahead_is_one(void)
{
	struct arena *a = arena_new(0);
	struct fault fault;
	struct tx *tx;

	for (int i = 0; postgres && i < 2; i++) {
		lost = arena_new(0);
		CHECK(!attempt(divide_ahead, NULL, &fault));
		CHECK_INT(fault.kind, FAULT_BUG);
		CHECK(str_starts(fault.message, "body_inverse"));
		arena_free(lost);
	}
	tx = begin(a, TX_READ);
	CHECK(body_any(tx, 404) == NULL);
	CHECK_INT((int64_t)bodies_all(tx, 1).n, 3);
	CHECK_STR(body_get(tx, 1, FIRST)->name, "first");
	arena_free(a);
}

/* Nothing was answered yet, so the transaction begins on another connection. */
static void
a_lost_connection_is_replaced(void)
{
	struct arena *a = arena_new(0);
	struct tx *tx = begin(a, TX_READ);

	cut_off(tx);
	tx_ahead(tx, true);
	bodies_all(tx, 1);
	tx_ahead(tx, false);
	CHECK_STR(body_get(tx, 1, FIRST)->name, "first");
	CHECK_INT((int64_t)bodies_all(tx, 1).n, 3);
	arena_free(a);
}

int
main(int argc, char **argv)
{
	static const struct check_case cases[] = { CHECK_CASE(answers_are_the_same),
		CHECK_CASE(values_are_kept), CHECK_CASE(nobody_gets_anothers_answer),
		CHECK_CASE(ahead_is_counted), CHECK_CASE(writers_see_what_is),
		CHECK_CASE(nothing_is_changed_ahead), CHECK_CASE(a_fault_ahead_is_one),
		CHECK_CASE(a_lost_connection_is_replaced), { 0 } };
	int failed;

	postgres = argc > 1 && str_eq(argv[1], "postgres");
	if (postgres && !testdb_has_postgres()) {
		puts("skipped: WAYMARK_TEST_PG is not set; run under tests/postgres.sh");
		return 77;
	}
	rng_init();
	suite = arena_new(0);
	db = testdb_new(suite, postgres);
	pool = testdb_open(suite, db,
	    "CREATE VIEW visible_persons AS SELECT * FROM persons WHERE id = viewer();", NULL,
	    postgres ? 1 : 2);
	fill();
	failed = check_run(cases);
	pool_close(pool);
	arena_free(suite);
	return failed;
}
