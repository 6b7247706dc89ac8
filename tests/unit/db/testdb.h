/*
 * Testdb: a fresh database for a test, on either engine.
 *
 * PostgreSQL is tested when WAYMARK_TEST_PG and WAYMARK_TEST_PG_OWNER are set,
 * as tests/postgres.sh does.
 */
#pragma once
#include "db/db.h"
#include "db/migrate.h"

/* False: say that it was skipped. */
bool testdb_has_postgres(void);

/*
 * The URL of a new, empty database, gone when the arena is freed; pools on it
 * must be closed before.  On SQLite both are the same path.
 */
struct testdb {
	const char *url;   /* for the program */
	const char *owner; /* for db_migrate() */
};
struct testdb testdb_new(struct arena *, bool postgres);

/* Migrates to what the program has, with these views and row-level security, and opens a pool. */
struct pool *testdb_open(
    struct arena *, struct testdb, const char *views, const char *rls, int connections);

/* Runs SQL as the owner, past every rule: to make ready what a test needs. */
void testdb_sql(struct testdb, const char *sql);

/* The text of a file of SQL; NULL for NULL. */
const char *testdb_read(struct arena *, const char *path);
