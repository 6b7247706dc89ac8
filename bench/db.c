/*
 * Bench: what a query of 20 rows costs through a transaction, next to bare
 * sqlite3 on the same file in the same run.
 *
 *	bench_db            SQLite
 *	bench_db postgres   under tests/postgres.sh
 */
#include "queries.sql.h"
#include "testdb.h"
#include "base/rng.h"

#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

enum { AUTHORITIES = 500, ROWS = 20, ROUNDS = 20000 };

static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static double
wall(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void
fill(struct pool *pool)
{
	struct arena *a = arena_new(0);
	struct tx *tx = tx_begin(pool, TX_WRITE, a, (struct tx_context){ 0 });

	for (int64_t i = 0; i < AUTHORITIES * ROWS; i++)
		body_add(tx, 1 + i / ROWS, i, arena_printf(a, "b%lld", (long long)i), "school",
		    "A school with a name of usual length", 0, 0);
	tx_audited(tx);
	tx_commit(tx);
	arena_free(a);
}

/* A transaction a query, as a request has at least. */
static int64_t
through_transactions(struct pool *pool)
{
	int64_t rows = 0;

	for (int i = 0; i < ROUNDS; i++) {
		struct arena *a = arena_new(0);
		struct tx *tx = tx_begin(pool, TX_READ, a, (struct tx_context){ 0 });

		rows += (int64_t)bodies_all(tx, 1 + i % AUTHORITIES).n;
		arena_free(a);
	}
	return rows;
}

static int64_t
within_one_transaction(struct pool *pool)
{
	struct arena *a = arena_new(4u << 30);
	struct tx *tx = tx_begin(pool, TX_READ, a, (struct tx_context){ 0 });
	int64_t rows = 0;

	for (int i = 0; i < ROUNDS; i++)
		rows += (int64_t)bodies_all(tx, 1 + i % AUTHORITIES).n;
	arena_free(a);
	return rows;
}

static int64_t
bare(const char *path)
{
	volatile size_t bytes = 0;
	int64_t rows = 0;
	sqlite3 *db;
	sqlite3_stmt *s;

	sqlite3_open_v2(path, &db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, NULL);
	sqlite3_prepare_v2(
	    db, "SELECT id, name FROM bodies WHERE la = $1 ORDER BY name, id", -1, &s, NULL);
	for (int i = 0; i < ROUNDS; i++) {
		sqlite3_bind_int64(s, 1, 1 + i % AUTHORITIES);
		for (; sqlite3_step(s) == SQLITE_ROW; rows++)
			bytes += (size_t)sqlite3_column_int64(s, 0) +
				 strlen((const char *)sqlite3_column_text(s, 1));
		sqlite3_reset(s);
	}
	sqlite3_finalize(s);
	sqlite3_close(db);
	return rows;
}

static void
report(const char *what, int64_t rows, double cpu, double time)
{
	printf("%-28s %6.2f us CPU, %6.2f us wall a query of %lld rows\n", what, cpu / ROUNDS * 1e6,
	    time / ROUNDS * 1e6, (long long)(rows / ROUNDS));
}

#define MEASURE(what, call)                                                                        \
	do {                                                                                       \
		double cpu_ = seconds(), time_ = wall();                                           \
		int64_t rows_ = (call);                                                            \
		report(what, rows_, seconds() - cpu_, wall() - time_);                             \
	} while (0)

int
main(int argc, char **argv)
{
	bool postgres = argc > 1 && strcmp(argv[1], "postgres") == 0;
	struct arena *a = arena_new(0);
	struct testdb db;
	struct pool *pool;

	rng_init();
	db = testdb_new(a, postgres);
	pool = testdb_open(a, db, NULL, NULL, 1);
	fill(pool);
	if (!postgres)
		MEASURE("bare sqlite3", bare(db.url));
	MEASURE("within one transaction", within_one_transaction(pool));
	MEASURE("a transaction each", through_transactions(pool));
	pool_close(pool);
	arena_free(a);
	return 0;
}
