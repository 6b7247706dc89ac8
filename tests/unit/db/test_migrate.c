/* Migrations: forward only, whole or not at all, never on another program's database. */
#include "check.h"
#include "testdb.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/postgres.h"
#include "db/sqlite.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static bool postgres;
static struct arena *a;
static struct testdb db;
static struct migrate_options options;

static const struct migration steps[] = {
	{ 1, "one", "h1", "CREATE TABLE t (id INTEGER PRIMARY KEY) STRICT;",
	    "CREATE TABLE t (id bigint PRIMARY KEY);" },
	{ 2, "two", "h2",
	    "INSERT INTO t VALUES (2); CREATE TABLE u (id INTEGER PRIMARY KEY) STRICT;",
	    "INSERT INTO t VALUES (2); CREATE TABLE u (id bigint PRIMARY KEY);" },
	{ 3, "three", "h3", "INSERT INTO t VALUES (3); INSERT INTO nowhere VALUES (1);",
	    "INSERT INTO t VALUES (3); INSERT INTO nowhere VALUES (1);" },
};

static void
fresh(void)
{
	arena_free(a);
	a = arena_new(0);
	db = testdb_new(a, postgres);
	options = (struct migrate_options){
		.at = { 1 }, .migrations = steps, .n = 1, .app_role = "waymark"
	};
}

static void
migrate(void)
{
	db_migrate(db.owner, &options, a);
}

static int64_t
number(const char *sql)
{
	int64_t n;

	if (postgres) {
		PGconn *c = postgres_connect(db.owner, true);

		n = postgres_number(c, sql);
		PQfinish(c);
	} else {
		sqlite3 *s = sqlite_open(db.url, false);

		sqlite_add_functions(s, NULL);
		n = sqlite_number(s, sql);
		sqlite3_close(s);
	}
	return n;
}

static void
goes_forward(void)
{
	struct migrate_result r;

	fresh();
	r = db_migrate(db.owner, &options, a);
	CHECK_INT(r.from, 0);
	CHECK_INT(r.to, 1);
	CHECK(r.backup == NULL);
	r = db_migrate(db.owner, &options, a);
	CHECK_INT(r.from, 1);
	options.n = 2;
	options.have_backup = true;
	r = db_migrate(db.owner, &options, a);
	CHECK_INT(r.from, 1);
	CHECK_INT(r.to, 2);
	CHECK_INT(number("SELECT id FROM t"), 2);
	CHECK_INT(number("SELECT max(version) FROM schema_versions"), 2);
	CHECK(postgres || access(r.backup, R_OK) == 0);
}

static void
whole_or_nothing(void)
{
	fresh();
	migrate();
	options.n = 3;
	options.have_backup = true;
	CHECK_FAILS(FAULT_BUG, migrate);
	CHECK_INT(number("SELECT max(version) FROM schema_versions"), 1);
	CHECK_INT(number("SELECT count(*) FROM t"), 0);
}

static void
needs_a_backup(void)
{
	fresh();
	migrate();
	options.n = 2;
	/* The copy must not run over an older one. */
	if (!postgres)
		fclose(fopen(arena_printf(a, "%s.before-0002", db.url), "we"));
	CHECK_FAILS(FAULT_USAGE, migrate);
	CHECK_INT(number("SELECT max(version) FROM schema_versions"), 1);
}

static void
changed_or_newer_is_refused(void)
{
	static const struct migration changed[] = { { 1, "one", "other", "", "" } };

	fresh();
	migrate();
	options.migrations = changed;
	CHECK_FAILS(FAULT_USAGE, migrate);
	options.migrations = steps;
	options.n = 0;
	CHECK_FAILS(FAULT_USAGE, migrate);
}

static void
open_pool(void)
{
	struct conf *conf = conf_load(a, NULL);

	conf->db_url = db.url;
	pool_close(pool_open(conf));
}

static void
open_pool_as_owner(void)
{
	struct conf *conf = conf_load(a, NULL);

	conf->db_url = db.owner;
	pool_close(pool_open(conf));
}

static void
foreign_is_left_alone(void)
{
	fresh();
	testdb_sql(db, "CREATE TABLE theirs (id integer)");
	CHECK_FAILS(FAULT_USAGE, migrate);
	CHECK_FAILS(FAULT_USAGE, open_pool);
	testdb_sql(db, "INSERT INTO theirs VALUES (1); DROP TABLE theirs");
	migrate();
}

/* As an administrator's pg_stat_statements, which a test's role may not install. */
static void
extensions_are_left_alone(void)
{
	static const char *const views[] = { "CREATE VIEW visible_t AS SELECT 1 AS n;",
		"CREATE VIEW visible_t AS SELECT 2 AS n;" };

	if (!postgres)
		return;
	fresh();
	testdb_sql(db, "CREATE EXTENSION tablefunc; CREATE VIEW theirs AS SELECT 4711 AS n; "
		       "ALTER EXTENSION tablefunc ADD VIEW theirs");
	for (int i = 0; i < 2; i++) {
		options.views = views[i];
		migrate();
		CHECK_INT(number("SELECT n FROM visible_t"), i + 1);
		CHECK_INT(number("SELECT n FROM theirs"), 4711);
	}
	CHECK_INT(number("SELECT count(*) FROM unnest(ARRAY['t', 'visible_t', 'theirs']) r WHERE "
			 "has_table_privilege('waymark', r, 'SELECT')"),
	    2);
	CHECK_INT(number("SELECT count(*) FROM unnest(ARRAY['visible_t', 'schema_versions']) r "
			 "WHERE has_table_privilege('waymark', r, 'INSERT, UPDATE, DELETE')"),
	    0);
}

static void
wrong_version_is_not_served(void)
{
	fresh();
	CHECK_FAILS(postgres ? FAULT_USAGE : FAULT_STORAGE, open_pool);
	options.migrations = db_migrations;
	options.n = db_migrations_n;
	migrate();
	open_pool();
	testdb_sql(db, "INSERT INTO schema_versions VALUES (99, 'x', 'x', '2026-01-01')");
	CHECK_FAILS(FAULT_USAGE, open_pool);
	testdb_sql(db, "DELETE FROM schema_versions WHERE version > 0");
	CHECK_FAILS(FAULT_USAGE, open_pool);
}

static void
owner_is_not_served(void)
{
	if (!postgres)
		return;
	fresh();
	options.migrations = db_migrations;
	options.n = db_migrations_n;
	migrate();
	CHECK_FAILS(FAULT_USAGE, open_pool_as_owner);
}

static void
views_are_made_again(void)
{
	fresh();
	options.views = "CREATE VIEW visible_t AS SELECT 1 AS n;";
	migrate();
	CHECK_INT(number("SELECT n FROM visible_t"), 1);
	options.views = "CREATE VIEW visible_t AS SELECT 2 AS n WHERE today() IS NULL;";
	migrate();
	CHECK_INT(number("SELECT n FROM visible_t"), 2);
}

static void
backup_is_whole(void)
{
	struct pool *pool;
	char *path;

	if (postgres)
		return;
	fresh();
	pool = testdb_open(a, db, NULL, NULL, 1);
	testdb_sql(db,
	    "INSERT INTO bodies (la, id, public_id, kind, name) VALUES (1, 1, 'x', 'team', 'x')");
	path = arena_printf(a, "%s.copy", db.url);
	db_backup(pool, path);
	pool_close(pool);
	CHECK(access(arena_printf(a, "%s.part", path), F_OK) != 0);
	db.url = path;
	CHECK_INT(number("SELECT count(*) FROM bodies"), 1);
	open_pool();
}

static void
network_disks_are_known(void)
{
	CHECK(sqlite_is_network(0x6969));
	CHECK(sqlite_is_network((int64_t)(int32_t)0xFF534D42));
	CHECK(!sqlite_is_network(0xEF53));     /* ext4 */
	CHECK(!sqlite_is_network(0x01021994)); /* tmpfs */
}

static void
pragmas_are_read_back(void)
{
	sqlite3 *s;

	if (postgres)
		return;
	fresh();
	migrate();
	s = sqlite_open(db.url, false);
	CHECK_INT(sqlite_number(s, "PRAGMA synchronous"), 2);
	CHECK_INT(sqlite_number(s, "PRAGMA trusted_schema"), 0);
	CHECK_INT(sqlite_number(s, "PRAGMA cell_size_check"), 1);
	CHECK_INT(sqlite_number(s, "PRAGMA foreign_keys"), 1);
	CHECK_INT(sqlite_number(s, "SELECT 'a' LIKE 'A'"), 0);
	sqlite3_close(s);
}

int
main(int argc, char **argv)
{
	static const struct check_case cases[] = { CHECK_CASE(goes_forward),
		CHECK_CASE(whole_or_nothing), CHECK_CASE(needs_a_backup),
		CHECK_CASE(changed_or_newer_is_refused), CHECK_CASE(foreign_is_left_alone),
		CHECK_CASE(extensions_are_left_alone), CHECK_CASE(wrong_version_is_not_served),
		CHECK_CASE(owner_is_not_served), CHECK_CASE(views_are_made_again),
		CHECK_CASE(backup_is_whole), CHECK_CASE(network_disks_are_known),
		CHECK_CASE(pragmas_are_read_back), { 0 } };
	int failed;

	postgres = argc > 1 && strcmp(argv[1], "postgres") == 0;
	if (postgres && !testdb_has_postgres()) {
		puts("skipped: WAYMARK_TEST_PG is not set; run under tests/postgres.sh");
		return 77;
	}
	failed = check_run(cases);
	arena_free(a);
	return failed;
}
