/*
 * Migrate: makes a database, or brings one to this program's version.
 *
 * Migrations go forward only.  All that are wanting, the views and the
 * row-level security are one transaction: a database is old or new, never in
 * between.  What was applied is checked against what the program has; a
 * migration that was changed afterwards is refused.
 *
 * SQLite: before a database with content is changed, it is copied to
 * PATH.before-NNNN, and the copy is checked.
 *
 * PostgreSQL: the migration is run as the role that owns the tables and the
 * views, which has BYPASSRLS.  The program itself signs in as another role
 * (app_role), which has neither that nor superuser rights: it reads persons
 * and cases through the views, and should a query ever go past them, row-level
 * security stands in the way.  A database with content must have been saved
 * with pg_dump before; have_backup says that it was.
 */
#pragma once
#include "base/arena.h"
#include "base/date.h"

#include <stdbool.h>

struct record_type;
struct sqlite3;

struct migration {
	int version; /* 1, 2, 3 ... */
	const char *name;
	const char *hash;
	const char *sqlite, *postgres;
};

/* From migrations/, by tools/schemagen. */
extern const struct migration db_migrations[];
extern const int db_migrations_n;
extern const char *const db_personal_tables[]; /* ends with NULL */

struct migrate_options {
	struct instant at; /* when, for the record */
	const struct migration *migrations;
	int n;
	const char *views;	  /* CREATE VIEW visible_*, both engines; NULL: none */
	const char *postgres_rls; /* row-level security; NULL: none */
	/* Tables made from definitions (db/record.h), NULL-terminated; NULL: none.  They are
	 * created and extended in the same transaction. */
	const struct record_type *const *records;
	const char *app_role; /* PostgreSQL: whom the program signs in as; NULL: nobody else */
	bool have_backup;     /* PostgreSQL */
	bool only_new;	      /* refuse a database that has content, as it is */
};

struct migrate_result {
	int from, to;	    /* versions; from 0: it was empty */
	const char *backup; /* path of the copy, in the arena; NULL: none was needed */
};

/*
 * Url is the path of a SQLite file, which is made when it is not there, or
 * the owner's postgresql://.  fail(FAULT_USAGE) for a database that is not
 * Waymark's, newer than the program or changed, and for a missing backup.
 */
struct migrate_result db_migrate(const char *url, const struct migrate_options *, struct arena *);

/*
 * After much was loaded at once: PostgreSQL's planner is told at once what is there, not when its
 * autovacuum comes round.  Url is the owner's.  SQLite plans by the figures db_migrate() gives it.
 */
void db_analyze(const char *url);

/* Used by the engines when they open a database: fail(FAULT_USAGE) unless it is of this version. */
void migrate_check_version(int64_t version, const char *url);
void migrate_check_sqlite(struct sqlite3 *, const char *path);
