/*
 * Schema: the dialect of migrations/NNNN_name.sql, read once, written for
 * both engines.
 *
 * Statements: CREATE TABLE, CREATE [UNIQUE] INDEX, ALTER TABLE ... ADD COLUMN,
 * DROP COLUMN, RENAME COLUMN and RENAME TO, DROP TABLE, DROP INDEX, INSERT,
 * UPDATE, DELETE.  A statement that only one engine has stands under a line
 * "-- @sqlite" or "-- @postgres", is copied as it is, and ends at an empty
 * line.  Every error is fail(FAULT_USAGE) with file and line.
 */
#pragma once
#include "schema_lex.h"

#include <stdio.h>

enum schema_type {
	SCHEMA_ID,
	SCHEMA_INT,
	SCHEMA_TEXT,
	SCHEMA_DATE,
	SCHEMA_TIME,
	SCHEMA_BOOL,
	SCHEMA_MONEY,
	SCHEMA_JSON,
	SCHEMA_BLOB,
	SCHEMA_REAL,
	SCHEMA_TYPE__MAX
};

enum schema_class { SCHEMA_RECORD, SCHEMA_PERSONAL, SCHEMA_HOUSEKEEPING };

struct schema_column {
	const char *name;
	enum schema_type type;
	bool not_null;
};

struct schema_table {
	const char *name;
	const char *comment; /* the lines above CREATE TABLE; NULL: none */
	enum schema_class class;
	VEC(struct schema_column) columns;
	VEC(const char *) key; /* columns of the primary key */
};

struct schema_migration {
	int version;
	const char *name; /* without number and .sql */
	const char *hash; /* of the source without comments and white space */
	const char *sqlite, *postgres;
};

struct schema {
	struct arena *arena;
	VEC(struct schema_table) tables;
	VEC(struct schema_migration) migrations;
};

struct schema *schema_new(struct arena *);

/* Files must come in the order of their numbers, from 0001 without a gap. */
void schema_read(struct schema *, const char *path);
void schema_read_source(struct schema *, const struct source *, const char *path);

const struct schema_table *schema_find(const struct schema *, const char *table);
const struct schema_column *schema_column(const struct schema_table *, const char *column);

const char *schema_type_name(enum schema_type);
const char *schema_class_name(enum schema_class);
