/*
 * Engine: what the pool and the transactions ask of SQLite and of PostgreSQL.
 * Only src/db includes this.
 *
 * A handle is one connection.  It belongs to the pool, and to one transaction
 * and one thread while it is borrowed.
 */
#pragma once
#include "base/err.h"
#include "db/db.h"

#include <pthread.h>

struct sqlite3;
struct sqlite3_stmt;
struct pg_conn;
struct pg_result;

enum { VALUE_TEXT = 28 }; /* bytes of an instant's text, the longest of fixed length */

/* A query prepared on a handle. */
struct prepared {
	const struct db_query *query; /* NULL: a free place */
	struct sqlite3_stmt *statement;
	int *places;		   /* SQLite's index of each $N */
	char (*texts)[VALUE_TEXT]; /* dates and times as SQLite keeps them, while it runs */
	int number;		   /* PostgreSQL's name of it; 0: not prepared there */
};

enum { WAITING_COLUMNS = 64 }; /* at most; rows of more are written one by one */

/* What the table waiting_rows of SQLite has at the moment: values of the query's, row behind row.
 */
struct waiting_rows {
	const struct db_query *query;
	const union db_value *values;
	size_t n;
};

/* A plain INSERT of many rows: made of one of one row, and kept while the handle is open. */
struct many_rows {
	struct many_rows *next;
	const struct db_query *one;
	struct db_query query;
};

struct handle {
	struct pool *pool;
	struct tx *tx; /* the borrower; NULL: free.  Under the pool's mutex. */
	int64_t
	    since; /* when it was borrowed or given back, in milliseconds of the monotonic clock */
	bool writer;
	int generation;	     /* the pool's when it was opened */
	struct arena *arena; /* of the open connection; NULL: closed */
	struct prepared *prepared;
	size_t n_prepared, cap_prepared; /* a power of two */
	struct many_rows *many_rows;

	struct sqlite3 *sqlite;
	struct waiting_rows waiting;
	struct sqlite3_stmt *running; /* to be reset */
	char today[11], present[28];  /* what today() and present() answer; empty: NULL */
	bool set_up;		      /* the authorizer refuses PRAGMA and ATTACH */
	bool many;		      /* the cache is large until the transaction ends */
	const struct db_query *preparing;

	struct pg_conn *postgres;
	struct pg_result *result; /* to be cleared */
	int n_named;		  /* prepared statements that were given a name */
	bool begun;		  /* BEGIN was sent and answered */
	bool told;		  /* the server knows the viewer and the time of h->tx */
	bool system;		  /* and that the query may see all */
	struct ahead *ahead;	  /* of h->tx; NULL: nothing went ahead */
};

struct engine {
	bool one_writer; /* handle 0 writes, the others read */
	/* Opens a closed handle; fail()s and leaves it closed when it cannot. */
	void (*open)(struct handle *);
	void (*close)(struct handle *);
	/* The connection is of no further use. */
	bool (*is_dead)(struct handle *);
	/* Writes and makes durable a change that changes nothing; fail()s when the disk refuses. */
	void (*probe)(struct handle *);
	void (*begin)(struct handle *, enum tx_kind, const struct tx_context *);
	void (*become)(struct handle *, int64_t viewer);
	void (*expect_many)(struct handle *); /* rows, until the transaction ends */
	/* Tables have grown a lot within the transaction: plans made when they were small are bad.
	 */
	void (*plan_anew)(struct handle *);
	void (*commit)(struct handle *);
	/* Never fails; a connection that cannot roll back is dead. */
	void (*rollback)(struct handle *);
	size_t (*query)(
	    struct tx *, const struct db_query *, const union db_value *, void **ret_rows);
	int64_t (*exec)(struct tx *, const struct db_query *, const union db_value *);
	/* The query will be asked in this reading transaction; NULL: that is no use. */
	void (*ahead)(struct tx *, const struct db_query *, const union db_value *);
};
extern const struct engine engine_sqlite, engine_postgres;

struct pool {
	struct arena *arena;
	const struct engine *engine;
	const char *url;
	pthread_mutex_t mutex;
	pthread_cond_t freed;
	struct handle *handles;
	int n;
	int n_cheap; /* so many are opened without hesitation */
	/* Under the mutex: */
	int generation; /* handles of an older one are reopened */
	bool suspect;	/* the disk failed a write; nothing is written before a probe succeeds */
	int64_t probe_after; /* monotonic milliseconds */
	struct turn *turns;  /* of those that wait for the one writer, the first first */
};

struct tx {
	struct arena *arena;
	struct pool *pool;
	struct handle *handle; /* NULL: over */
	enum tx_kind kind;
	struct tx_context context;
	bool begun, failed;
	bool wrote, audited;
	int ahead;	     /* more than 0: what is asked only goes ahead */
	struct batch *batch; /* rows that wait; NULL: tx_expect_many() was not called */
	pthread_t thread;
};

/* pool.c */
bool url_is_postgres(const char *url);
struct handle *pool_borrow(struct pool *, struct tx *);
void pool_give_back(struct handle *);
/* The disk failed a write. */
void pool_suspect(struct pool *);

/* prepared.c: the handle's place for a query; its query is NULL when it is new. */
struct prepared *prepared_find(struct handle *, const struct db_query *);
void prepared_forget(struct handle *);

/* batch.c: the rows that wait to be written. */
struct batch *batch_new(struct tx *);
void batch_add(struct tx *, const struct db_query *, const union db_value *);
/* All of them; then the handle is the caller's.  Does nothing without any. */
void batch_write(struct tx *);
/* Nothing is written from here on, and the handle is the caller's.  NULL is allowed. */
void batch_end(struct batch *);

/* value.c: what both engines have to say about values. */
void value_check_text(const struct db_query *, const char *);
/* An instant as "YYYY-MM-DDTHH:MM:SS.ffffffZ" and a date as "YYYY-MM-DD"; empty when unset. */
void value_put_time(char text[28], struct instant);
void value_put_date(char text[11], struct date);
/* A column from its text (NULL: SQL NULL) into a row; not for blobs. */
void value_take(
    struct arena *, const struct db_query *, const struct db_column *, const char *text, void *row);
/* With a copy of what it points to, which the caller may free. */
union db_value value_keep(struct arena *, const struct db_param *, union db_value);
