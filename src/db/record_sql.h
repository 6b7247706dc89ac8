/* Record, SQL: what record.c, its texts and the migrations share.  Only src/db includes this. */
#pragma once
#include "base/buf.h"
#include "base/vec.h"
#include "db/record.h"

#include <pthread.h>

enum { RECORD_MASKS = 1 << (RECORD_FILTERS + 2) };

/* Queries that are made when they are first asked for, because there are thousands of possible
 * lists and people use a dozen.  Threads share them, so the mutex guards the chain and the arena.
 */
struct record_lists {
	pthread_mutex_t mutex;
	struct arena *arena;
	struct record_made *first;
};

struct record_type {
	struct arena *arena;
	const struct record_definition *d;
	const struct db_query *insert, *insert_as_system, *keep, *update, *find, *find_id, *history;
	const struct db_query *due, *due_people, *due_begin, *due_set; /* NULL: it has no duties */
	const struct db_query *once;				       /* NULL: no such rule */
	const struct db_query *any; /* whether an authority has any record */
	struct record_lists *lists;
	int filters[RECORD_FILTERS]; /* the fields' numbers */
	int n_filters;
};

/* Which list: by what narrows it (bit 0 the authority and its case, bit 1 the state, then the
 * filters), by its order, and by the row it begins beside. */
enum record_place { PLACE_FIRST, PLACE_BESIDE, PLACE_BESIDE_NONE /* a row without that value */ };
enum record_ask { ASK_LIST, ASK_COUNT, ASK_TALLY, ASK_MONTHS };
struct record_key {
	enum record_ask ask;
	unsigned mask;
	int field; /* of the order or the tally; -1: when it changed, or the state */
	bool down; /* which way it is read */
	int on;	   /* of a tally: 1 + the date that must lie in the period; 0: none */
	bool as_system;
	enum record_place place;
};

/* The query for it, made once. */
const struct db_query *record_query(const struct record_type *, const struct record_key *);

/* record_sql.c, record_list.c: the texts of the queries. */
void record_sql_make(struct record_type *);
void record_due_make(struct record_type *);
const struct db_query *record_dues_make(struct arena *, const struct record_type *const *);
void record_once_make(struct record_type *);
void record_any_make(struct record_type *);
const struct db_query *record_list_make(const struct record_type *, const struct record_key *);

/* ---- record_text.c: one text for each engine, and the parameters in their order ---- */

struct making {
	const struct record_type *type;
	const struct record_definition *d;
	struct arena *arena;
	struct buf *sqlite, *postgres;
	VEC(struct db_param) params;
	VEC(struct db_column) columns;
};

struct making making_begin(const struct record_type *, struct arena *);
void making_put(struct making *, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* A parameter's $N; its number. */
int making_param(struct making *, enum db_type, bool zero_is_null);
/* A field's value, which comes as text. */
int making_value(struct making *, const struct record_field *);
/* All columns of a row.  from: "t", or "h" for a state of the past, whose case is v's. */
void making_columns(struct making *, const char *from);
/* The fields alone, as text. */
void making_fields(struct making *, const char *from);
/* The columns of the table itself. */
void making_names(struct making *, const char *from);
struct db_query *making_end(struct making *, const char *what, bool writes);

/* ---- record_right.c: who may, as SQL ---- */

/* Texts for a row: its authority, its case, and the fields that give rights, one for each of the
 * definition's owns. */
struct record_row_texts {
	const char *la, *case_id;
	const char *const *owns;
	bool one; /* the row is one, found already: not a whole list */
};
/* "t.\"person\"" and the like for every field that gives a right. */
const char *const *record_own_texts(
    struct arena *, const struct record_definition *, const char *prefix);
void record_put_may_read(
    struct buf *, const struct record_definition *, const struct record_row_texts *);
void record_put_may_write(
    struct buf *, const struct record_definition *, const struct record_row_texts *);
/* Those whose posts let them write, whatever a row says. */
void record_put_posts_write(struct buf *, const struct record_definition *, const char *la);

/* ---- record_migrate.c: what an engine does for it ---- */

struct record_engine {
	bool postgres;
	void *connection;
	void (*run)(void *connection, const char *sql);
	/* The first column of the first row in the arena; NULL: none. */
	const char *(*text)(void *connection, struct arena *, const char *sql);
};

/* Tables and columns; before the views.  fail(FAULT_USAGE) for a column of another type. */
void record_migrate_tables(
    const struct record_engine *, const struct record_type *const *, struct arena *);
/* Views and row-level security; after those of the access policy. */
void record_migrate_access(
    const struct record_engine *, const struct record_type *const *, struct arena *);
/* Changes whenever either does. */
void record_put_digest(struct buf *, const struct record_type *const *);
