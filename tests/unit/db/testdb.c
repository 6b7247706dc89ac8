/* Testdb: a fresh database for a test, on either engine. */
#include "testdb.h"
#include "base/buf.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"

#include <libpq-fe.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

bool
testdb_has_postgres(void)
{
	return getenv("WAYMARK_TEST_PG") != NULL && getenv("WAYMARK_TEST_PG_OWNER") != NULL;
}

/* The variables have %s where the database's name goes. */
static char *
fill(struct arena *a, const char *variable, const char *database)
{
	const char *url = getenv(variable), *mark = strstr(url, "%s");

	return arena_printf(a, "%.*s%s%s", (int)(mark - url), url, database, mark + 2);
}

static void
postgres_sql(const char *url, const char *sql)
{
	PGconn *c = PQconnectdb(url);
	PGresult *r = PQexec(c, sql);
	bool done = PQresultStatus(r) == PGRES_COMMAND_OK || PQresultStatus(r) == PGRES_TUPLES_OK;
	char why[200];

	snprintf(why, sizeof why, "%s", PQerrorMessage(c));
	PQclear(r);
	PQfinish(c);
	if (!done)
		fail(FAULT_DATABASE, "%s", why);
}

static void
sqlite_sql(const char *path, const char *sql)
{
	sqlite3 *db;
	int code = sqlite3_open(path, &db);

	if (code == SQLITE_OK)
		code = sqlite3_exec(db, sql, NULL, NULL, NULL);
	sqlite3_close(db);
	if (code != SQLITE_OK)
		fail(FAULT_DATABASE, "%s: %s", sql, sqlite3_errstr(code));
}

void
testdb_sql(struct testdb db, const char *sql)
{
	if (str_starts(db.owner, "postgresql:"))
		postgres_sql(db.owner, sql);
	else
		sqlite_sql(db.owner, sql);
}

struct dropping {
	const char *url, *sql;
};

static void
drop_database(void *arg)
{
	struct dropping *d = arg;

	postgres_sql(d->url, d->sql);
}

static void
remove_files(void *path)
{
	char command[300];

	snprintf(command, sizeof command, "rm -rf -- '%.200s'", (const char *)path);
	if (system(command) != 0)
		fprintf(stderr, "%s failed\n", command);
}

static struct testdb
new_postgres(struct arena *a)
{
	char *name = arena_printf(a, "test_%s", str_lower(a, rng_reference(a, 12)));
	struct dropping *d = anew(a, struct dropping);

	d->url = fill(a, "WAYMARK_TEST_PG_OWNER", "postgres");
	d->sql = arena_printf(a, "DROP DATABASE %s WITH (FORCE)", name);
	postgres_sql(d->url, arena_printf(a, "CREATE DATABASE %s TEMPLATE template0", name));
	arena_on_free(a, drop_database, d);
	return (struct testdb){ fill(a, "WAYMARK_TEST_PG", name),
		fill(a, "WAYMARK_TEST_PG_OWNER", name) };
}

struct testdb
testdb_new(struct arena *a, bool postgres)
{
	char *folder, *path;

	if (postgres)
		return new_postgres(a);
	folder = arena_strdup(a, "/tmp/waymark-test-XXXXXX");
	if (mkdtemp(folder) == NULL)
		fail(FAULT_STORAGE, "no temporary folder");
	arena_on_free(a, remove_files, folder);
	path = arena_printf(a, "%s/waymark.db", folder);
	return (struct testdb){ path, path };
}

struct pool *
testdb_open(struct arena *a, struct testdb db, const char *views, const char *rls, int connections)
{
	struct conf *conf = conf_load(a, NULL);

	db_migrate(db.owner,
	    &(struct migrate_options){ .at = { 1 },
		.migrations = db_migrations,
		.n = db_migrations_n,
		.views = views,
		.postgres_rls = rls,
		.app_role = "waymark",
		.have_backup = true },
	    a);
	conf->db_url = db.url;
	conf->db_connections = connections;
	return pool_open(conf);
}

const char *
testdb_read(struct arena *a, const char *path)
{
	struct buf *b = buf_new(a);
	FILE *file;
	size_t n;

	if (path == NULL)
		return NULL;
	file = fopen(path, "re");
	if (file == NULL)
		fail(FAULT_USAGE, "%s cannot be read", path);
	while ((n = fread(buf_reserve(b, 4096), 1, 4096, file)) > 0)
		b->n += n;
	fclose(file);
	buf_putc(b, '\0');
	return b->p;
}
