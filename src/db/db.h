/*
 * Db: one transaction at a time on SQLite or PostgreSQL.
 *
 * SQL lives in .sql files with typed headers and is compiled by tools/sqlgen
 * to the functions areas call; those functions call tx_run().  Nothing else
 * runs SQL.  A handle is borrowed from the pool for the length of one
 * transaction: SQLite has many readers and one writer (BEGIN IMMEDIATE, WAL,
 * synchronous=FULL), PostgreSQL a pool of connections.
 *
 * Every transaction says for whom and when it runs.  The views that hold the
 * access rules ask the SQL functions viewer() (a person's id, 0 for the
 * public) and today() (the date handed in); no query reads a clock.
 */
#pragma once
#include "base/arena.h"
#include "base/date.h"
#include "base/money.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct conf;
struct pool;
struct tx;

enum tx_kind { TX_READ, TX_WRITE };

struct tx_context {
	int64_t viewer; /* persons.id; 0: the public */
	struct now now;
};

/*
 * Opens the database named by conf->db_url.  The caller owns the pool.
 * fail(FAULT_USAGE) when it is not there, not Waymark's or not of this
 * program's version (db/migrate.h); fail(FAULT_DATABASE) or
 * fail(FAULT_STORAGE) when the engine refuses.
 */
struct pool *pool_open(const struct conf *);
/* Every transaction must be over. */
void pool_close(struct pool *);
bool pool_is_postgres(const struct pool *);

/*
 * Writes a whole copy of a SQLite database to a new file, checks it and makes
 * it durable, while others read and write.  PostgreSQL: fail(FAULT_USAGE),
 * because pg_dump run by the owner does it.
 */
void db_backup(struct pool *, const char *path);

/*
 * Borrows a handle and begins.  The transaction rolls back and gives the
 * handle back when the arena is freed, unless it was committed or rolled back
 * before.  One open transaction an arena.  A reading transaction sees one
 * state of the database all through; a writing one is alone on SQLite, and on
 * PostgreSQL sees what others committed in between (READ COMMITTED), so every
 * change of a row that was read says "AND version = $N" or takes the row first
 * by an UPDATE of it.  fail(FAULT_BUSY) when no handle comes free within 2 seconds,
 * fail(FAULT_DATABASE) or fail(FAULT_STORAGE) when the engine refuses; PostgreSQL is told of the
 * transaction together with its first statement, which then is what fails.
 */
struct tx *tx_begin(struct pool *, enum tx_kind, struct arena *, struct tx_context);

/*
 * From here on a transaction that began for the public runs for this person:
 * the one whose session was found in it.  For anybody else fail(FAULT_BUG).
 */
void tx_become(struct tx *, int64_t viewer);

/*
 * Durable when it returns.  A transaction that wrote to any table not marked
 * @housekeeping and was never told tx_audited() is refused: fail(FAULT_BUG).
 *
 * When it fails with FAULT_STORAGE or FAULT_DATABASE nobody knows whether the
 * change was kept: an engine may report an error and find the row after
 * reopening.  What is asked for again must carry a key that is UNIQUE in the
 * database (INSERT ... ON CONFLICT DO NOTHING RETURNING id, "-> one": NULL
 * says it was kept).  Until the disk takes writes again every tx_begin(TX_WRITE)
 * is fail(FAULT_STORAGE); then writing goes on without a restart.
 */
void tx_commit(struct tx *);
void tx_rollback(struct tx *);

/*
 * The transaction is going to write many thousand rows.  From here on plain
 * INSERTs wait until there are some, and are written many a statement: before
 * any other query, and before the commit, so that nobody sees the difference,
 * but that a broken constraint is told late (fail(FAULT_BUG) as ever); those
 * of a table before those of the tables that refer to it.  A full load of them is written by a
 * thread of its own while the caller goes on; a query waits for it.  SQLite keeps more of the
 * file's pages in memory (16 MiB) until the transaction ends.
 */
void tx_expect_many(struct tx *);

/*
 * While it is on, questions only go ahead: they find nothing (no row), and PostgreSQL is asked
 * all of them in one round trip with the next question that is asked when it is off again.
 * Asked then with the same values they are answered from what came.  A page says so of what it is
 * going to ask: a round trip costs PostgreSQL as much as a small question.  Nothing else changes:
 * a reading transaction sees one state of the database, so it matters not when it is asked; a
 * writing one, and SQLite, are not asked ahead.  What is asked must not change the database:
 * fail(FAULT_BUG).  Turned on twice, it is turned off twice.
 */
void tx_ahead(struct tx *, bool on);

/* The audit log says: this transaction has its entry. */
void tx_audited(struct tx *);

struct arena *tx_arena(const struct tx *);
/* Rows and ids come in that arena from now on, so that a long transaction needs little memory;
 * returns the one before.  It must outlive its use, not the transaction. */
struct arena *tx_use_arena(struct tx *, struct arena *);
struct now tx_now(const struct tx *);
int64_t tx_viewer(const struct tx *);

/* ---- what sqlgen's code uses ---- */

enum db_type { DB_INT, DB_TEXT, DB_DATE, DB_TIME, DB_BOOL, DB_MONEY, DB_REAL, DB_BLOB };

/* C types: int64_t, const char *, struct date, struct instant, bool, struct money, double, struct
 * blob. */
struct blob {
	const void *p; /* NULL: SQL NULL */
	size_t n;
};

union db_value {
	int64_t i;
	const char *text;
	struct date date;
	struct instant time;
	bool b;
	struct money money;
	double real;
	struct blob blob;
};

struct db_column {
	enum db_type type;
	size_t offset; /* in the row's struct */
};

struct db_param {
	enum db_type type;
	bool zero_is_null; /* "int?": 0 is bound as NULL; text NULL and unset dates always are */
};

struct db_query {
	const char *name;
	const char *sqlite, *postgres; /* the same text unless the file forks it */
	const struct db_param *params;
	int n_params;
	const struct db_column *columns;
	int n_columns;
	size_t row_size;
	size_t
	    rows_at; /* where the row of a plain INSERT ... VALUES ($1, ...) begins; 0: none such */
	size_t rank; /* of its table: greater than of those to which it refers */
	bool writes; /* to a table that is not @housekeeping */
	const char *system; /* why it may read personal tables past the views; NULL: it may not */
};

/*
 * A mistake in a query or a broken constraint is fail(FAULT_BUG); a lock or
 * statement that took too long fail(FAULT_BUSY).  After a failure within a
 * transaction only tx_rollback() or arena_free() may follow.
 */

/* Runs a query; rows come in the transaction's arena.  Returns the number of rows. */
size_t tx_query(struct tx *, const struct db_query *, const union db_value *, void **ret_rows);
/* The one row of a query; NULL when it has none; two are fail(FAULT_BUG). */
const void *tx_one(struct tx *, const struct db_query *, const union db_value *);
/* Runs a statement without rows; returns the number of rows changed. */
int64_t tx_exec(struct tx *, const struct db_query *, const union db_value *);
