/*
 * Accessgen: from the policy of access and the schema to views, row-level
 * security, tables in C and documentation.  This header is the policy in
 * memory, schema.h the schema; everything lives in the caller's arena.  A mistake in an
 * input is fail(FAULT_USAGE) with file and line.
 */
#pragma once
#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"
#include "schema.h"

#include <stdbool.h>
#include <stdint.h>

/* ---- the policy ---- */

struct permission {
	const char *name, *description;
	bool of_post; /* else of a relation to a case */
	int line;
};

struct helper {
	const char *name, *description, *sql;
	int line;
};

/* Or a post; then column, sql and bar are NULL.  Or a bar; then bar is NULL and may 0. */
struct relation {
	const char *name, *column, *description, *sql, *bar;
	uint64_t may; /* bit i: policy.permissions.a[i] */
	int line;
};

enum rule_kind { RULE_READ, RULE_ADD, RULE_WRITE, RULE_SHOW };

struct rule {
	enum rule_kind kind;
	const char *who;
	const char *from, *where; /* NULL: none */
	int permission;		  /* index, or -1 */
	int line;
};

/* What a hide line and the show lines after it say. */
struct mask {
	struct str_list columns;
	const char *which, *where; /* NULL: every row */
	VEC(struct rule) shows;
};

/* A column of visible_cases besides those of cases. */
struct extra {
	const char *name, *description, *sql;
	int line;
};

struct table_policy {
	const char *name, *description;
	const char *nobody; /* why; NULL: somebody */
	VEC(struct rule) rules;
	VEC(struct mask) masks;
	VEC(struct extra) extras;
	int line;
};

struct policy {
	struct arena *arena;
	const char *path;
	VEC(struct permission) permissions;
	VEC(struct helper) helpers;
	VEC(struct relation) bars;
	VEC(struct relation) relations;
	VEC(struct relation) posts;
	VEC(struct table_policy) tables;
};

struct policy *policy_read(struct arena *, const char *path);

/* The line of the policy and what is wrong with it. */
_Noreturn void policy_refuse(const struct policy *, int line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The permission's index, or -1. */
int policy_permission(const struct policy *, const char *name);

/* Every personal table has rules, every rule a table, every column and permission exists. */
void policy_check(const struct policy *, const struct schema *);

/* The view of the posts the viewer has today, which rules with post permissions ask. */
#define POSTS_HELPER "my_posts"

/* ---- parts of SQL ---- */

const char *sql_lower(struct arena *, const char *name);
/* The relations from i on that have the same bar; returns the one after them. */
size_t sql_end_of_group(const struct policy *, size_t i);
/* Bits of the relations that give the permission. */
uint64_t sql_relations_with(const struct policy *, int permission);
void sql_columns(struct buf *, const struct schema_table *, const char *alias);
/* CREATE VIEW with the columns of a case; replace: "" or "OR REPLACE ". */
void sql_cases_head(struct buf *, const struct policy *, const char *replace, const char *view,
    const struct schema_table *cases, const struct table_policy *);
/* The view of a table other than cases; functions: PostgreSQL's, made again when its rules can
 * ask functions (accessgen_standing.c). */
void sql_view(struct buf *, const struct policy *, const struct schema_table *,
    const struct table_policy *, bool functions);
/* The policies of row-level security of one table. */
void sql_policies(
    struct buf *, const struct policy *, const struct schema_table *, const struct table_policy *);

/* ---- what is made of them ---- */

void write_views(struct buf *, const struct policy *, const struct schema *);
void write_rls(struct buf *, const struct policy *, const struct schema *);
/* The two as strings in C, for access/access_sql.h. */
void write_embedded(struct buf *, const struct policy *, const struct schema *);
void write_header(struct buf *, const struct policy *);
void write_source(struct buf *, const struct policy *);
void write_doc(struct buf *, const struct policy *);
