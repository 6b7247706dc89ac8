/* Record, SQL: what record.c, its texts and the migrations share.  Only src/db includes this. */
#pragma once
#include "base/buf.h"
#include "db/record.h"

enum { RECORD_MASKS = 1 << (RECORD_FILTERS + 2) };

struct record_type {
	struct arena *arena;
	const struct record_definition *d;
	const struct db_query *insert, *insert_as_system, *keep, *update, *find, *history;
	/* By what narrows them: bit 0 the authority (and its case), bit 1 the state, then fields.
	 */
	const struct db_query *list[RECORD_MASKS], *count[RECORD_MASKS];
	int filters[RECORD_FILTERS]; /* the fields' numbers */
	int n_filters;
};

/* record_sql.c: the texts of the queries. */
void record_sql_make(struct record_type *);

/* record_migrate.c: what an engine does for it. */
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

/* Whether the viewer may write a row whose la and case_id the two texts name. */
void record_put_may_write(
    struct buf *, const struct record_definition *, const char *la, const char *case_id);
