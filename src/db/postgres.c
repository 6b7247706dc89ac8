/* Postgres: the engine of a server, with prepared statements and text results. */
#include "db/postgres.h"
#include "db/migrate.h"
#include "base/str.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

/* Object ids of PostgreSQL's types (pg_type.dat); they do not change. */
static const Oid oids[] = {
	[DB_INT] = 20,
	[DB_TEXT] = 25,
	[DB_DATE] = 1082,
	[DB_TIME] = 1114,
	[DB_BOOL] = 16,
	[DB_MONEY] = 20,
	[DB_REAL] = 701,
	[DB_BLOB] = 17,
};

static void
clear(struct handle *h)
{
	PQclear(h->result);
	h->result = NULL;
}

static void
close_handle(struct handle *h)
{
	clear(h);
	prepared_forget(h);
	PQfinish(h->postgres);
	h->postgres = NULL;
	arena_free(h->arena);
	h->arena = NULL;
}

/*
 * Row-level security does not bind superusers, owners and those with
 * BYPASSRLS, so the program refuses to run as one of them.
 */
static void
check_role(PGconn *c)
{
	if (postgres_number(c, "SELECT count(*) FROM pg_roles WHERE rolname = current_user AND "
			       "(rolsuper OR rolbypassrls)") > 0)
		fail(FAULT_USAGE, "the program's role must be no superuser and not have BYPASSRLS");
	if (postgres_number(c, "SELECT count(*) FROM pg_tables WHERE tablename = "
			       "'waymark_database' AND tableowner = current_user") > 0)
		fail(FAULT_USAGE, "the program's role must not own the tables");
}

static int64_t
version(PGconn *c)
{
	if (postgres_number(c, "SELECT count(*) FROM pg_tables WHERE schemaname = 'public' AND "
			       "tablename = 'waymark_database'") == 0)
		return 0;
	return postgres_number(c, "SELECT max(version) FROM schema_versions");
}

static void
set_up(void *arg)
{
	struct handle *h = arg;

	h->postgres = postgres_connect(h->pool->url, false);
	check_role(h->postgres);
	migrate_check_version(version(h->postgres), "the PostgreSQL database");
}

static void
open_handle(struct handle *h)
{
	struct fault fault;

	h->arena = arena_new(0);
	if (attempt(set_up, h, &fault))
		return;
	close_handle(h);
	fail(fault.kind, "%s", fault.message);
}

/* The answer to the ROLLBACK that nobody waited for. */
static void
drain(struct handle *h)
{
	for (PGresult *r; (r = PQgetResult(h->postgres)) != NULL;)
		PQclear(r);
}

static bool
is_dead(struct handle *h)
{
	drain(h);
	return PQstatus(h->postgres) != CONNECTION_OK ||
	       PQtransactionStatus(h->postgres) != PQTRANS_IDLE;
}

static void
probe(struct handle *h)
{
	(void)h; /* the server itself stops when its disk fails */
}

/* ---- transactions ---- */

/* Viewer, date and time go with BEGIN, so they cost no round trip and end with the transaction. */
static void
put_begin(char sql[400], enum tx_kind kind, const struct tx_context *context)
{
	char today[11], present[28];

	value_put_date(today, context->now.today);
	value_put_time(present, context->now.instant);
	snprintf(sql, 400,
	    "BEGIN ISOLATION LEVEL %s; SET LOCAL waymark.viewer = '%lld'; "
	    "SET LOCAL waymark.today = '%s'; SET LOCAL waymark.present = '%s'; "
	    "SET LOCAL waymark.system = 'off'",
	    kind == TX_WRITE ? "READ COMMITTED" : "REPEATABLE READ READ ONLY",
	    (long long)context->viewer, today, present);
}

static void
begin(struct handle *h, enum tx_kind kind, const struct tx_context *context)
{
	char sql[400];

	put_begin(sql, kind, context);
	h->system = false;
	h->result = PQexec(h->postgres, sql);
	/*
	 * The server went away while the connection was idle: nothing was asked for yet.  The
	 * status alone does not tell, as its last words may still be read from a live socket.
	 */
	if (PQresultStatus(h->result) != PGRES_COMMAND_OK) {
		close_handle(h);
		open_handle(h);
		h->result = PQexec(h->postgres, sql);
	}
	if (PQresultStatus(h->result) != PGRES_COMMAND_OK) {
		PGresult *r = h->result;

		h->result = NULL;
		postgres_fail(h->postgres, r, "begin");
	}
	clear(h);
}

static void
expect_many(struct handle *h)
{
	(void)h; /* the server has memory of its own */
}

/*
 * A look at the parent row of a foreign key is planned once a session.  While a
 * table is empty any index does; when it has grown, one that finds all rows of
 * the authority makes every look as long as the table.
 */
static void
plan_anew(struct handle *h)
{
	postgres_do(h->postgres, "DISCARD PLANS");
}

static void
become(struct handle *h, int64_t viewer)
{
	char sql[100];

	snprintf(sql, sizeof sql,
	    "SET LOCAL waymark.viewer = '%lld'; SET LOCAL waymark.system = 'off'",
	    (long long)viewer);
	postgres_do(h->postgres, sql);
	h->system = false;
}

/* COMMIT of a failed transaction is answered by ROLLBACK, and that is no error to libpq. */
static void
commit(struct handle *h)
{
	h->result = postgres_run(h->postgres, "COMMIT");
	if (!str_eq(PQcmdStatus(h->result), "COMMIT"))
		fail(FAULT_BUG, "PostgreSQL rolled back what was to be committed");
	clear(h);
}

/* Its answer is taken when the connection is next used, so that reading ends without a wait. */
static void
rollback(struct handle *h)
{
	clear(h);
	if (h->postgres != NULL && PQtransactionStatus(h->postgres) != PQTRANS_IDLE)
		PQsendQuery(h->postgres, "ROLLBACK");
}

/* ---- statements ---- */

static int
prepare(struct handle *h, const struct db_query *q, char name[16])
{
	struct prepared *p = prepared_find(h, q);
	Oid *types;
	PGresult *r;

	if (p->query == NULL) {
		types = anew_n(h->arena, Oid, (size_t)q->n_params + 1);
		for (int i = 0; i < q->n_params; i++)
			types[i] = oids[q->params[i].type];
		/* Never again the same: the server may have prepared what was answered with a
		 * fault. */
		p->number = ++h->n_named;
		snprintf(name, 16, "q%d", p->number);
		r = PQprepare(h->postgres, name, q->postgres, q->n_params, types);
		if (PQresultStatus(r) != PGRES_COMMAND_OK)
			postgres_fail(h->postgres, r, q->name);
		PQclear(r);
		p->query = q;
		h->n_prepared++;
	}
	snprintf(name, 16, "q%d", p->number);
	return q->n_params;
}

/* Numbers, dates and times in text; texts and blobs as they are. */
struct parameters {
	const char *const *values;
	const int *lengths, *formats;
};

static const char *
put_number(struct arena *a, const struct db_param *p, const union db_value *v)
{
	char *text = arena_alloc(a, 32);

	switch (p->type) {
	case DB_INT:
		if (p->zero_is_null && v->i == 0)
			return NULL;
		snprintf(text, 32, "%lld", (long long)v->i);
		break;
	case DB_MONEY:
		snprintf(text, 32, "%lld", (long long)v->money.pence);
		break;
	case DB_REAL:
		/* SQLite keeps NaN as NULL. */
		if (isnan(v->real))
			return NULL;
		snprintf(text, 32, "%.17g", v->real);
		break;
	case DB_DATE:
		value_put_date(text, v->date);
		break;
	case DB_TIME:
		value_put_time(text, v->time);
		break;
	case DB_BOOL:
		return v->b ? "t" : "f";
	case DB_TEXT:
	case DB_BLOB:
		break;
	}
	return text[0] != '\0' ? text : NULL;
}

static struct parameters
put_parameters(struct arena *a, const struct db_query *q, const union db_value *v)
{
	size_t n = (size_t)q->n_params;
	const char **values = anew_n(a, const char *, n + 1);
	int *lengths = anew_n(a, int, n + 1), *formats = anew_n(a, int, n + 1);

	for (size_t i = 0; i < n; i++) {
		if (q->params[i].type == DB_TEXT) {
			values[i] = v[i].text;
		} else if (q->params[i].type == DB_BLOB) {
			if (v[i].blob.n > INT32_MAX)
				fail(FAULT_BUG, "%s: a blob of %zu bytes", q->name, v[i].blob.n);
			values[i] = v[i].blob.p;
			lengths[i] = (int)v[i].blob.n;
			formats[i] = 1;
		} else {
			values[i] = put_number(a, &q->params[i], &v[i]);
		}
	}
	return (struct parameters){ values, lengths, formats };
}

/* Row-level security lets @system queries see all; it is told only when that changes. */
static void
tell_system(struct handle *h, const struct db_query *q)
{
	bool system = q->system != NULL;

	if (system == h->system)
		return;
	postgres_do(h->postgres,
	    system ? "SET LOCAL waymark.system = 'on'" : "SET LOCAL waymark.system = 'off'");
	h->system = system;
}

static PGresult *
run(struct tx *tx, const struct db_query *q, const union db_value *values)
{
	struct handle *h = tx->handle;
	struct parameters p = put_parameters(tx->arena, q, values);
	char name[16];
	int n = prepare(h, q, name);
	ExecStatusType status;

	tell_system(h, q);
	h->result = PQexecPrepared(h->postgres, name, n, p.values, p.lengths, p.formats, 0);
	status = PQresultStatus(h->result);
	if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK) {
		PGresult *r = h->result;

		h->result = NULL;
		postgres_fail(h->postgres, r, q->name);
	}
	return h->result;
}

static unsigned
hex_digit(char c)
{
	return (unsigned)(c <= '9' ? c - '0' : (c | 32) - 'a' + 10);
}

/* bytea as \x0123.. */
static struct blob
take_blob(struct arena *a, const char *text)
{
	size_t n = strlen(text) / 2 - 1;
	unsigned char *p = arena_alloc(a, n + 1);

	for (size_t i = 0; i < n; i++)
		p[i] =
		    (unsigned char)(hex_digit(text[2 * i + 2]) << 4 | hex_digit(text[2 * i + 3]));
	return (struct blob){ .p = p, .n = n };
}

static void
take_row(struct arena *a, const struct db_query *q, const PGresult *r, int row, char *to)
{
	for (int i = 0; i < q->n_columns; i++) {
		const char *text = PQgetisnull(r, row, i) ? NULL : PQgetvalue(r, row, i);

		if (q->columns[i].type == DB_BLOB && text != NULL)
			*(struct blob *)(to + q->columns[i].offset) = take_blob(a, text);
		else
			value_take(a, q, &q->columns[i], text, to);
	}
}

static size_t
query(struct tx *tx, const struct db_query *q, const union db_value *values, void **ret_rows)
{
	PGresult *r = run(tx, q, values);
	int n = PQntuples(r);
	char *rows = n ? arena_alloc_n(tx->arena, (size_t)n, q->row_size) : NULL;

	if (PQnfields(r) != q->n_columns)
		fail(FAULT_BUG, "%s gives %d columns", q->name, PQnfields(r));
	for (int i = 0; i < n; i++)
		take_row(tx->arena, q, r, i, rows + (size_t)i * q->row_size);
	clear(tx->handle);
	*ret_rows = rows;
	return (size_t)n;
}

static int64_t
exec(struct tx *tx, const struct db_query *q, const union db_value *values)
{
	PGresult *r = run(tx, q, values);
	int64_t n = 0;

	str_to_int(PQcmdTuples(r), &n);
	clear(tx->handle);
	return n;
}

const struct engine engine_postgres = {
	.one_writer = false,
	.open = open_handle,
	.close = close_handle,
	.is_dead = is_dead,
	.probe = probe,
	.begin = begin,
	.become = become,
	.expect_many = expect_many,
	.plan_anew = plan_anew,
	.commit = commit,
	.rollback = rollback,
	.query = query,
	.exec = exec,
};
