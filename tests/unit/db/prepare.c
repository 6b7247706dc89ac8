/*
 * Prepares every query of the program on PostgreSQL, where types are strict:
 * parameters with the types of the headers, columns as the headers say.
 *
 *	prepare  (queries_all[] comes from sqlgen --list)
 */
#include "db/db.h"
#include "testdb.h"
#include "base/err.h"
#include "base/rng.h"

#include <libpq-fe.h>
#include <stdio.h>
#include <string.h>

extern const struct db_query queries_all[];
extern const size_t queries_all_n;

static const struct {
	Oid parameter;
	const char *columns; /* names of the types that read as it */
} types[] = {
	[DB_INT] = { 20, " int8 int4 int2 numeric " },
	[DB_TEXT] = { 25, " text json varchar " },
	[DB_DATE] = { 1082, " date " },
	[DB_TIME] = { 1114, " timestamp " },
	[DB_BOOL] = { 16, " bool " },
	[DB_MONEY] = { 20, " int8 int4 numeric " },
	[DB_REAL] = { 701, " float8 " },
	[DB_BLOB] = { 17, " bytea " },
};

static const char *
type_name(Oid oid)
{
	static const struct {
		Oid oid;
		const char *name;
	} names[] = { { 16, "bool" }, { 17, "bytea" }, { 20, "int8" }, { 21, "int2" },
		{ 23, "int4" }, { 25, "text" }, { 114, "json" }, { 701, "float8" },
		{ 1043, "varchar" }, { 1082, "date" }, { 1114, "timestamp" }, { 1700, "numeric" } };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (names[i].oid == oid)
			return names[i].name;
	return "another type";
}

static bool
check_columns(PGconn *c, const struct db_query *q, struct arena *a)
{
	PGresult *r = PQdescribePrepared(c, "q");
	bool fits = PQnfields(r) == q->n_columns;

	if (!fits)
		printf("not ok %s: %d columns, not %d\n", q->name, PQnfields(r), q->n_columns);
	for (int i = 0; fits && i < q->n_columns; i++) {
		const char *got = type_name(PQftype(r, i));

		fits = strstr(types[q->columns[i].type].columns, arena_printf(a, " %s ", got));
		if (!fits)
			printf("not ok %s: column %s is %s\n", q->name, PQfname(r, i), got);
	}
	PQclear(r);
	return fits;
}

static bool
check_query(PGconn *c, const struct db_query *q, struct arena *a)
{
	Oid oids[1000];
	PGresult *r;
	bool fits;

	for (int i = 0; i < q->n_params; i++)
		oids[i] = types[q->params[i].type].parameter;
	r = PQprepare(c, "q", q->postgres, q->n_params, oids);
	fits = PQresultStatus(r) == PGRES_COMMAND_OK;
	if (!fits)
		printf("not ok %s: %s", q->name, PQresultErrorMessage(r));
	PQclear(r);
	fits = fits && check_columns(c, q, a);
	PQclear(PQexec(c, "DEALLOCATE ALL"));
	return fits;
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new(0);
	size_t passed = 0;
	struct testdb db;
	PGconn *c;

	if (!testdb_has_postgres()) {
		puts("skipped: WAYMARK_TEST_PG is not set; run under tests/postgres.sh");
		return 77;
	}
	rng_init();
	db = testdb_new(a, true);
	pool_close(testdb_open(a, db, testdb_read(a, argc > 1 ? argv[1] : NULL), NULL, 1));
	c = PQconnectdb(db.url);
	for (size_t i = 0; i < queries_all_n; i++)
		passed += check_query(c, &queries_all[i], a);
	PQfinish(c);
	arena_free(a);
	printf("%zu passed, %zu failed\n", passed, queries_all_n - passed);
	return passed != queries_all_n;
}
