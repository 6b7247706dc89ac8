/* Migrate: PostgreSQL. */
#include "db/migrate_engine.h"
#include "db/record_sql.h"
#include "db/postgres.h"
#include "base/str.h"

#include <string.h>

static void
finish(void *connection)
{
	PQfinish(connection);
}

static bool
has_marker(PGconn *c)
{
	return postgres_number(c, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND "
				  "tablename = 'waymark_database'") > 0;
}

/*
 * What lies in our schema.  An administrator may have installed an extension there, such as
 * pg_stat_statements: what belongs to it is neither ours nor another program's, and may not be
 * dropped (postgresql.org, 38.17 and 53.18).
 */
#define OUR_RELATIONS                                                                              \
	"pg_class k WHERE k.relnamespace = 'public'::regnamespace AND NOT EXISTS (SELECT 1 FROM "  \
	"pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = k.oid AND d.deptype = "  \
	"'e')"
/* Runs a statement for each of those of a kind. */
#define FOR_EACH(kinds, statement)                                                                 \
	"FOR r IN SELECT k.relname AS name FROM " OUR_RELATIONS " AND k.relkind IN (" kinds ") "   \
	"LOOP EXECUTE format('" statement "', r.name); END LOOP; "

/* A database that is neither empty nor ours is left exactly as it is. */
static void
refuse_foreign(PGconn *c)
{
	if (!has_marker(c) &&
	    postgres_number(c, "SELECT count(*) FROM " OUR_RELATIONS
			       " AND k.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')") > 0)
		fail(FAULT_USAGE, "the PostgreSQL database has another program's tables");
}

/* The owner's views must see all rows: that is what lets them decide who sees which. */
static void
check_owner(PGconn *c)
{
	if (postgres_number(c, "SELECT count(*) FROM pg_roles WHERE rolname = current_user AND "
			       "(rolsuper OR rolbypassrls)") == 0)
		fail(FAULT_USAGE,
		    "the role that migrates needs BYPASSRLS: its views decide who sees which rows");
}

static void
make_versions(PGconn *c)
{
	if (has_marker(c))
		return;
	postgres_do(c, "CREATE TABLE waymark_database (id boolean PRIMARY KEY CHECK (id));"
		       "INSERT INTO waymark_database VALUES (TRUE);"
		       "CREATE TABLE schema_versions (version integer PRIMARY KEY, name text NOT "
		       "NULL, hash text NOT NULL, applied_at timestamp NOT NULL)");
}

static int
applied(PGconn *c, const struct migrate_options *o, struct arena *a)
{
	struct applied *list;
	PGresult *r;
	int n;

	if (!has_marker(c))
		return 0;
	r = postgres_run(
	    c, "SELECT version, hash FROM schema_versions WHERE version > 0 ORDER BY version");
	n = PQntuples(r);
	list = anew_n(a, struct applied, (size_t)n + 1);
	for (int i = 0; i < n; i++) {
		int64_t version = 0;

		str_to_int(PQgetvalue(r, i, 0), &version);
		list[i] = (struct applied){ (int)version, arena_strdup(a, PQgetvalue(r, i, 1)) };
	}
	PQclear(r);
	migrate_check_applied(o, list, n);
	return n;
}

/* Answers NULL, and so no row, where nothing was set. */
static const char functions[] =
    "CREATE OR REPLACE FUNCTION viewer() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS "
    "$$ SELECT coalesce(nullif(current_setting('waymark.viewer', true), '')::bigint, 0) $$;"
    "CREATE OR REPLACE FUNCTION today() RETURNS date LANGUAGE sql STABLE PARALLEL SAFE AS "
    "$$ SELECT nullif(current_setting('waymark.today', true), '')::date $$;"
    "CREATE OR REPLACE FUNCTION present() RETURNS timestamp LANGUAGE sql STABLE PARALLEL SAFE AS "
    "$$ SELECT nullif(current_setting('waymark.present', true), '')::timestamp $$";

static void
drop_derived(PGconn *c)
{
	postgres_do(c,
	    "DO $$ DECLARE r record; BEGIN "
	    "FOR r IN SELECT policyname, tablename FROM pg_policies WHERE schemaname = 'public' "
	    "LOOP "
	    "EXECUTE format('DROP POLICY %I ON %I', r.policyname, r.tablename); END "
	    "LOOP; " FOR_EACH("'v'", "DROP VIEW IF EXISTS %I CASCADE") "END $$");
}

static void
record(
    PGconn *c, int version, const char *name, const char *hash, struct instant at, struct arena *a)
{
	postgres_do(c, arena_printf(a,
			   "INSERT INTO schema_versions VALUES (%d, '%s', '%s', '%s') ON CONFLICT "
			   "(version) DO "
			   "UPDATE SET hash = excluded.hash, applied_at = excluded.applied_at",
			   version, name, hash, instant_iso(a, at)));
}

/* The program reads and writes rows; it makes and drops nothing, and writes through no view. */
static void
grant(PGconn *c, const char *role, struct arena *a)
{
	char *quoted = PQescapeIdentifier(c, role, strlen(role));
	const char *name = arena_strdup(a, quoted);

	PQfreemem(quoted);
	postgres_do(
	    c, arena_printf(a,
		   "GRANT USAGE ON SCHEMA public TO %s;"
		   "DO $$ DECLARE r record; BEGIN " FOR_EACH(
		       "'r'", "GRANT SELECT, INSERT, UPDATE, DELETE ON %%I TO %s") FOR_EACH("'v'",
		       "GRANT SELECT ON %%I TO %s") "END $$;"
						    "REVOKE INSERT, UPDATE, DELETE ON "
						    "schema_versions, waymark_database FROM %s",
		   name, name, name, name));
}

static void
run_sql(void *c, const char *sql)
{
	postgres_do(c, sql);
}

static const char *
text_of(void *c, struct arena *a, const char *sql)
{
	PGresult *r = postgres_run(c, sql);
	const char *text = PQntuples(r) > 0 ? arena_strdup(a, PQgetvalue(r, 0, 0)) : NULL;

	PQclear(r);
	return text;
}

static void
apply(PGconn *c, const struct migrate_options *o, int from, const char *derived, struct arena *a)
{
	const struct record_engine engine = { true, c, run_sql, text_of };

	make_versions(c);
	drop_derived(c);
	postgres_do(c, functions);
	for (int i = from; i < o->n; i++) {
		if (o->migrations[i].postgres[0] != '\0')
			postgres_do(c, o->migrations[i].postgres);
		record(c, i + 1, o->migrations[i].name, o->migrations[i].hash, o->at, a);
	}
	record_migrate_tables(&engine, o->records, a);
	if (o->views != NULL)
		postgres_do(c, o->views);
	if (o->postgres_rls != NULL)
		postgres_do(c, o->postgres_rls);
	record_migrate_access(&engine, o->records, a);
	record(c, 0, "derived", derived, o->at, a);
	if (o->app_role != NULL)
		grant(c, o->app_role, a);
}

static bool
derived_is_current(PGconn *c, const char *hash, struct arena *a)
{
	return has_marker(c) &&
	       postgres_number(
		   c, arena_printf(a,
			  "SELECT count(*) FROM schema_versions WHERE version = 0 AND hash = '%s'",
			  hash)) == 1;
}

struct migrate_result
migrate_postgres(const char *url, const struct migrate_options *o, struct arena *a)
{
	PGconn *c = postgres_connect(url, true);
	const char *derived = migrate_derived_hash(o, a);
	struct migrate_result result = { .to = o->n };

	arena_on_free(a, finish, c);
	refuse_foreign(c);
	check_owner(c);
	/* One migration at a time: the number is any that no other program uses. */
	postgres_do(c, "BEGIN; SELECT pg_advisory_xact_lock(1467118957)");
	result.from = applied(c, o, a);
	if (result.from == o->n && derived_is_current(c, derived, a))
		return result;
	if (result.from > 0 && result.from < o->n && !o->have_backup)
		fail(FAULT_USAGE,
		    "the database has content: save it with pg_dump --format=custom as the owner, "
		    "then run waymark migrate --i-have-a-backup");
	apply(c, o, result.from, derived, a);
	postgres_do(c, "COMMIT");
	return result;
}

void
migrate_postgres_analyze(const char *url, struct arena *a)
{
	PGconn *c = postgres_connect(url, true);

	arena_on_free(a, finish, c);
	postgres_do(c, "DO $$ DECLARE r record; BEGIN " FOR_EACH("'r'", "ANALYZE %I") "END $$");
}
