/* Postgres: the engine of a server, with prepared statements and text results. */
#include "db/postgres.h"
#include "db/migrate.h"
#include "base/str.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

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
	ahead_forget(h);
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
	postgres_prepare_words(h->postgres);
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

/* What the transaction has to say goes with its first statement (postgres_tell.c). */
static void
begin(struct handle *h, enum tx_kind kind, const struct tx_context *context)
{
	(void)kind, (void)context; /* they stay in h->tx */
	h->begun = h->told = false;
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
	(void)viewer; /* in h->tx when the next statement is run */
	ahead_forget(h);
	h->told = false;
}

/* COMMIT of a failed transaction is answered by ROLLBACK, and that is no error to libpq. */
static void
commit(struct handle *h)
{
	ahead_forget(h);
	if (!h->begun)
		return;
	h->result = postgres_run(h->postgres, "COMMIT");
	if (!str_eq(PQcmdStatus(h->result), "COMMIT"))
		fail(FAULT_BUG, "PostgreSQL rolled back what was to be committed");
	clear(h);
}

/*
 * Its answer is taken when the connection is next used, so that reading ends without a wait.
 * A connection on which statements were sent and their answers not taken is closed: the server
 * then rolls back.
 */
static void
rollback(struct handle *h)
{
	clear(h);
	ahead_forget(h);
	if (h->postgres == NULL)
		return;
	if (PQpipelineStatus(h->postgres) != PQ_PIPELINE_OFF)
		close_handle(h);
	else if (PQtransactionStatus(h->postgres) != PQTRANS_IDLE)
		PQsendQuery(h->postgres, "ROLLBACK");
}

/* ---- statements ---- */

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

/* Numbers, dates and times in text; texts and blobs as they are. */
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
	return (struct parameters){ q->n_params, values, lengths, formats };
}

/*
 * The server went away while the connection was idle: nothing was asked for yet.  The status
 * alone does not tell, as its last words may still be read from a live socket.
 */
static void
open_again(struct handle *h)
{
	struct ahead *ahead = h->ahead;

	close_handle(h);
	open_handle(h);
	h->ahead = ahead;
}

/* With all that waits to be asked. */
static void
ask(struct tx *tx, struct question *q)
{
	struct handle *h = tx->handle;
	struct question **all;
	size_t n = ahead_with(h, tx->arena, q, &all);
	struct failing failing;
	bool first = !h->begun;

	if (postgres_ask(h, tx->arena, all, n, &failing))
		return;
	if (first && !h->begun) {
		PQclear(failing.fault);
		open_again(h);
		if (postgres_ask(h, tx->arena, all, n, &failing))
			return;
	}
	postgres_fail(h->postgres, failing.fault, failing.doing ? failing.doing : q->query->name);
}

/* The answer stays the handle's: until the next is cleared, or the transaction ends. */
static const PGresult *
run(struct tx *tx, const struct db_query *q, const union db_value *values)
{
	struct handle *h = tx->handle;
	struct question own = { .query = q, .given = put_parameters(tx->arena, q, values) };
	struct question *ahead = ahead_find(h, &own);

	if (ahead == NULL) {
		ask(tx, &own);
		return h->result = own.answer;
	}
	if (ahead->answer == NULL)
		ask(tx, ahead);
	return ahead->answer;
}

static void
go_ahead(struct tx *tx, const struct db_query *q, const union db_value *values)
{
	union db_value *kept = anew_n(tx->arena, union db_value, (size_t)q->n_params + 1);
	struct question own = { .query = q };

	for (int i = 0; i < q->n_params; i++)
		kept[i] = value_keep(tx->arena, &q->params[i], values[i]);
	own.given = put_parameters(tx->arena, q, kept);
	if (ahead_find(tx->handle, &own) == NULL)
		ahead_add(tx->handle, &own);
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
	const PGresult *r = run(tx, q, values);
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
	const PGresult *r = run(tx, q, values);
	int64_t n = 0;

	str_to_int(PQcmdTuples((PGresult *)r), &n);
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
	.ahead = go_ahead,
};
