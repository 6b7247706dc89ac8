/*
 * Sqlgen: queries in .sql files become typed C functions.
 *
 *	-- What the function is for.
 *	-- name(param type, ...) -> exec | one (column type, ...) | many (column type, ...)
 *	-- @system why it may read personal tables past the viewer's visible rows
 *	SELECT ...;
 *
 * A header may run over several comment lines.  A fork between the engines is
 * two statements under one header, each under "-- @sqlite" or "-- @postgres".
 *
 * Reading: a @personal table is read inside a visible_* view, or the query
 * says @system.  Writing: INSERT is free.  UPDATE and DELETE of a @personal
 * table, unless @system, carry in their WHERE, as one of the conditions joined
 * by AND, a test that the row is one the viewer sees:
 *	... AND id IN (SELECT id FROM visible_cases WHERE la = $1)
 *	... AND (la, case_id) IN (SELECT la, id FROM visible_cases)
 */
#pragma once
#include "schema.h"
#include "base/buf.h"

#include <stdio.h>

enum query_kind { QUERY_EXEC, QUERY_ONE, QUERY_MANY };

/* The order is that of enum db_type. */
enum query_type {
	QUERY_INT,
	QUERY_TEXT,
	QUERY_DATE,
	QUERY_TIME,
	QUERY_BOOL,
	QUERY_MONEY,
	QUERY_REAL,
	QUERY_BLOB,
	QUERY_TYPE__MAX
};

struct query_field {
	const char *name;
	enum query_type type;
	bool zero_is_null; /* int? */
};

struct query_fields {
	struct query_field *a;
	size_t n, cap;
};

/* One engine's statement: tokens for the checks, the place for messages. */
struct query_text {
	const char *start;
	size_t n; /* without the ";" */
	int line;
	const char *sql; /* without comments, white space as one blank */
	VEC(struct token) tokens;
};

struct query {
	const char *name;
	const char *doc; /* NULL: none */
	int line;
	enum query_kind kind;
	struct query_fields params, columns;
	const char *system; /* NULL: not said */
	struct query_text sqlite, postgres;
	bool forked;
	bool writes; /* to a table that is not @housekeeping; set by the check */
	size_t rank; /* of the table it writes, in the order of the migrations; set by the check */
};

struct query_file {
	const struct source *source;
	struct arena *arena;
	VEC(struct query) queries;
};

const char *query_type_name(enum query_type);

/* Reads every query of a source; fail(FAULT_USAGE) names file and line. */
struct query_file *query_parse(struct arena *, const struct source *);

/* Checks against the schema, in an in-memory SQLite. */
struct query_checker;
struct query_checker *query_checker_new(
    struct arena *, const struct schema *, const char *views_path);
void query_check(struct query_checker *, struct query_file *);

/* What a text may hold at all: parameters, shadowed views, the guard of writes. */
void query_check_params(const struct query_file *, const struct query *, const struct query_text *);
void query_check_shadows(const struct query_file *, const struct query_text *);
/* The table of a top-level INSERT INTO, UPDATE or DELETE FROM; NULL: the text only reads. */
struct query_target {
	const struct token *table; /* NULL: none */
	bool insert;
	bool upsert; /* ON CONFLICT DO UPDATE */
	bool once;   /* the table's name stands nowhere else in the text, but as a qualifier */
	bool guarded;
};
struct query_target query_target(const struct query_text *);
/*
 * Where the row stands in the text of a plain "INSERT INTO t (...) VALUES ($1, $2, ...)": many of
 * them may be written at once.  0: it is something else.
 */
size_t query_rows_at(const struct query *);

void query_write_header(const struct query_file *, FILE *, const char *guard);
void query_write_code(const struct query_file *, FILE *, const char *header);
/* A table of all queries of several files for tests: queries_all[], queries_all_n. */
void query_write_list(const struct query_file *const *, size_t n, FILE *);
