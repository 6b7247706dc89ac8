/* Migrate: SQLite, and the copy that is made before and by db_backup(). */
#include "db/migrate_engine.h"
#include "db/record_sql.h"
#include "db/sqlite.h"
#include "base/vec.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void
close_sqlite(void *db)
{
	sqlite3_close_v2(db);
}

static sqlite3 *
open_for(struct arena *a, const char *path, bool create)
{
	sqlite3 *db = sqlite_open(path, create);

	arena_on_free(a, close_sqlite, db);
	return db;
}

static bool
has_versions(sqlite3 *db)
{
	return sqlite_number(
		   db, "SELECT count(*) FROM sqlite_schema WHERE name = 'schema_versions'") > 0;
}

void
migrate_check_sqlite(sqlite3 *db, const char *path)
{
	migrate_check_version(
	    has_versions(db) ? sqlite_number(db, "SELECT max(version) FROM schema_versions") : 0,
	    path);
}

/* ---- the copy ---- */

static void
must(bool done, const char *path)
{
	if (!done)
		fail(FAULT_STORAGE, "%s: %s", path, strerror(errno));
}

static void
sync_path(const char *path, int flags)
{
	int fd = open(path, flags | O_CLOEXEC);
	bool done = fd >= 0 && fsync(fd) == 0;
	int saved = errno;

	if (fd >= 0)
		close(fd);
	errno = saved;
	must(done, path);
}

static void
sync_directory_of(const char *path, struct arena *a)
{
	const char *slash = strrchr(path, '/');

	sync_path(slash ? arena_memdup(a, path, (size_t)(slash - path) + 1) : ".",
	    O_RDONLY | O_DIRECTORY);
}

/* Reads every page of the copy, so that a backup that cannot be restored is found now. */
static void
check_copy(sqlite3 *from, const char *path)
{
	struct arena *a = arena_new(0);
	sqlite3 *copy;
	int64_t wrong, versions;

	if (sqlite3_open_v2(path, &copy, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) {
		sqlite3_close_v2(copy);
		fail(FAULT_STORAGE, "%s: the copy cannot be opened", path);
	}
	arena_on_free(a, close_sqlite, copy);
	wrong = sqlite_number(
	    copy, "SELECT count(*) FROM pragma_integrity_check WHERE integrity_check <> 'ok'");
	versions = sqlite_number(copy, "SELECT count(*) FROM schema_versions");
	arena_free(a);
	if (wrong > 0 || versions != sqlite_number(from, "SELECT count(*) FROM schema_versions"))
		fail(FAULT_STORAGE, "%s: the copy is not sound", path);
}

static void
vacuum_into(sqlite3 *db, const char *path)
{
	sqlite3_stmt *s;
	int code = sqlite3_prepare_v2(db, "VACUUM INTO $1", -1, &s, NULL);

	if (code == SQLITE_OK) {
		sqlite3_bind_text(s, 1, path, -1, SQLITE_STATIC);
		code = sqlite3_step(s);
		sqlite3_finalize(s);
	}
	if (code != SQLITE_DONE)
		sqlite_fail(db, code, path);
}

/*
 * One statement, one read transaction: a copy in small steps starts again with
 * every write of others.  The name appears when the copy is whole.
 */
static void
copy_to(sqlite3 *db, const char *path, struct arena *a)
{
	char *part = arena_printf(a, "%s.part", path);

	if (access(path, F_OK) == 0)
		fail(FAULT_USAGE, "%s is there already; nothing is overwritten", path);
	must(unlink(part) == 0 || errno == ENOENT, part);
	vacuum_into(db, part);
	check_copy(db, part);
	sync_path(part, O_RDONLY);
	must(rename(part, path) == 0, path);
	sync_directory_of(path, a);
}

struct backing_up {
	const char *url, *path;
	struct arena *arena;
};

static void
back_up(void *arg)
{
	struct backing_up *b = arg;

	copy_to(open_for(b->arena, b->url, false), b->path, b->arena);
}

void
db_backup(struct pool *pool, const char *path)
{
	struct backing_up b = { .url = pool->url, .path = path };
	struct fault fault;
	bool done;

	if (pool_is_postgres(pool))
		fail(FAULT_USAGE, "back up PostgreSQL with pg_dump --format=custom as the owner");
	b.arena = arena_new(0);
	done = attempt(back_up, &b, &fault);
	arena_free(b.arena);
	if (!done)
		fail(fault.kind, "%s", fault.message);
}

/* ---- the migration ---- */

static int
applied(sqlite3 *db, const struct migrate_options *o, struct arena *a)
{
	int n, i = 0;
	struct applied *list;
	sqlite3_stmt *s;

	if (!has_versions(db))
		return 0;
	n = (int)sqlite_number(db, "SELECT count(*) FROM schema_versions WHERE version > 0");
	list = anew_n(a, struct applied, (size_t)n + 1);
	sqlite3_prepare_v2(db,
	    "SELECT version, hash FROM schema_versions WHERE version > 0 ORDER BY version", -1, &s,
	    NULL);
	for (; i < n && sqlite3_step(s) == SQLITE_ROW; i++)
		list[i] = (struct applied){ sqlite3_column_int(s, 0),
			arena_strdup(a, (const char *)sqlite3_column_text(s, 1)) };
	sqlite3_finalize(s);
	migrate_check_applied(o, list, n);
	return n;
}

static bool
derived_is_current(sqlite3 *db, const char *hash, struct arena *a)
{
	const char *sql = arena_printf(
	    a, "SELECT count(*) FROM schema_versions WHERE version = 0 AND hash = '%s'", hash);

	return has_versions(db) && sqlite_number(db, sql) == 1;
}

static void
record(sqlite3 *db, int version, const char *name, const char *hash, struct instant at,
    struct arena *a)
{
	sqlite_run(db, arena_printf(a,
			   "INSERT INTO schema_versions VALUES (%d, '%s', '%s', '%s') ON CONFLICT "
			   "(version) DO "
			   "UPDATE SET hash = excluded.hash, applied_at = excluded.applied_at",
			   version, name, hash, instant_iso(a, at)));
}

static void
drop_views(sqlite3 *db, struct arena *a)
{
	VEC(const char *) views = { 0 };
	sqlite3_stmt *s;

	sqlite3_prepare_v2(db, "SELECT name FROM sqlite_schema WHERE type = 'view'", -1, &s, NULL);
	while (sqlite3_step(s) == SQLITE_ROW)
		vec_push(a, &views, arena_strdup(a, (const char *)sqlite3_column_text(s, 0)));
	sqlite3_finalize(s);
	for (size_t i = 0; i < views.n; i++)
		sqlite_run(db, arena_printf(a, "DROP VIEW %s", views.a[i]));
}

static void
make_versions(sqlite3 *db, struct arena *a)
{
	if (has_versions(db))
		return;
	sqlite_run(db, "CREATE TABLE schema_versions (version INTEGER PRIMARY KEY, name TEXT NOT "
		       "NULL, hash TEXT NOT NULL, applied_at TEXT NOT NULL) STRICT");
	sqlite_run(db, arena_printf(a, "PRAGMA application_id = %d", WAYMARK_APPLICATION_ID));
}

/*
 * Figures for the planner, which knows nothing of empty tables and would take
 * la, with which every key begins, for a good guide, and so walk through whole
 * authorities.  They say what is known before any row is there: la alone
 * narrows nothing, one column more leaves ten rows, a whole unique key one.
 */
static const char figures[] =
    "ANALYZE;"
    "DELETE FROM sqlite_stat1;"
    "INSERT INTO sqlite_stat1 (tbl, idx, stat) "
    "SELECT t.name, CASE WHEN i.origin = 'pk' AND t.wr THEN t.name ELSE i.name END, '100000 ' || "
    "(SELECT group_concat(CASE "
    "WHEN c.name = 'la' AND c.seqno = 0 THEN 100000 "
    "WHEN i.\"unique\" AND c.seqno = (SELECT max(l.seqno) FROM pragma_index_info(i.name) l) THEN 1 "
    "ELSE 10 END, ' ') FROM pragma_index_info(i.name) c) "
    "FROM pragma_table_list t, pragma_index_list(t.name) i "
    "WHERE t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite%'";

static void
run_sql(void *db, const char *sql)
{
	sqlite_run(db, sql);
}

static const char *
text_of(void *db, struct arena *a, const char *sql)
{
	const char *text = NULL;
	sqlite3_stmt *s;

	if (sqlite3_prepare_v2(db, sql, -1, &s, NULL) != SQLITE_OK)
		sqlite_fail(db, sqlite3_errcode(db), sql);
	if (sqlite3_step(s) == SQLITE_ROW)
		text = arena_strdup(a, (const char *)sqlite3_column_text(s, 0));
	sqlite3_finalize(s);
	return text;
}

static void
apply(sqlite3 *db, const struct migrate_options *o, int from, const char *derived, struct arena *a)
{
	const struct record_engine engine = { false, db, run_sql, text_of };

	make_versions(db, a);
	drop_views(db, a);
	for (int i = from; i < o->n; i++) {
		sqlite_run(db, o->migrations[i].sqlite);
		record(db, i + 1, o->migrations[i].name, o->migrations[i].hash, o->at, a);
	}
	record_migrate_tables(&engine, o->records, a);
	if (o->views != NULL)
		sqlite_run(db, o->views);
	record_migrate_access(&engine, o->records, a);
	sqlite_run(db, figures);
	record(db, 0, "derived", derived, o->at, a);
	if (sqlite_number(db, "SELECT count(*) FROM pragma_foreign_key_check") > 0)
		fail(FAULT_BUG, "a migration leaves rows without what they refer to");
}

struct migrate_result
migrate_sqlite(const char *path, const struct migrate_options *o, struct arena *a)
{
	sqlite3 *db = open_for(a, path, true);
	const char *derived = migrate_derived_hash(o, a);
	struct migrate_result result = { .to = o->n };

	sqlite_add_functions(db, NULL);
	result.from = applied(db, o, a);
	if (result.from == o->n && derived_is_current(db, derived, a))
		return result;
	if (result.from > 0 && result.from < o->n) {
		result.backup = arena_printf(a, "%s.before-%04d", path, o->n);
		copy_to(db, result.backup, a);
	}
	sqlite_run(db, "PRAGMA foreign_keys = OFF");
	sqlite_run(db, "BEGIN IMMEDIATE");
	/* Another migration may have come first. */
	if (applied(db, o, a) != result.from)
		fail(FAULT_BUSY, "%s is being migrated by another process", path);
	apply(db, o, result.from, derived, a);
	sqlite_run(db, "COMMIT");
	return result;
}
