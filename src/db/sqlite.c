/* Sqlite: the engine of one file, many readers and one writer. */
#include "db/sqlite.h"
#include "db/migrate.h"
#include "base/str.h"

#include <stdio.h>
#include <string.h>

static void
close_handle(struct handle *h)
{
	for (size_t i = 0; i < h->cap_prepared; i++)
		sqlite3_finalize(h->prepared[i].statement);
	prepared_forget(h);
	h->running = NULL;
	h->set_up = false;
	sqlite3_close_v2(h->sqlite);
	h->sqlite = NULL;
	arena_free(h->arena);
	h->arena = NULL;
}

/* A read of a personal table outside the views of the access policy. */
static bool
is_unseen_read(const struct handle *h, const char *table, const char *view)
{
	const struct db_query *q = h->preparing;

	if (q == NULL || q->system != NULL || q->writes || (view && str_starts(view, "visible_")))
		return false;
	for (const char *const *t = db_personal_tables; *t != NULL; t++)
		if (str_eq(*t, table))
			return true;
	return str_starts(table, "register_"); /* every table of db/record.h */
}

/* The last net, should a statement ever come from elsewhere than sqlgen. */
static int
authorize(
    void *arg, int action, const char *one, const char *two, const char *database, const char *view)
{
	const struct handle *h = arg;

	(void)two, (void)database;
	if (!h->set_up)
		return SQLITE_OK;
	switch (action) {
	case SQLITE_READ:
		return is_unseen_read(h, one, view) ? SQLITE_DENY : SQLITE_OK;
	case SQLITE_SELECT:
	case SQLITE_FUNCTION:
	case SQLITE_RECURSIVE:
	case SQLITE_INSERT:
	case SQLITE_UPDATE:
	case SQLITE_DELETE:
	case SQLITE_TRANSACTION:
		return SQLITE_OK;
	}
	return SQLITE_DENY;
}

static void
set_up(void *arg)
{
	struct handle *h = arg;

	h->sqlite = sqlite_open(h->pool->url, false);
	sqlite_add_functions(h->sqlite, h);
	migrate_check_sqlite(h->sqlite, h->pool->url);
	sqlite_add_rows(h->sqlite, h);
	if (!h->writer)
		sqlite_run(h->sqlite, "PRAGMA query_only = ON");
	sqlite3_set_authorizer(h->sqlite, authorize, h);
	h->set_up = true;
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

static bool
is_dead(struct handle *h)
{
	return !sqlite3_get_autocommit(h->sqlite);
}

/* ---- statements ---- */

static struct prepared *
prepare(struct handle *h, const struct db_query *q)
{
	struct prepared *p = prepared_find(h, q);
	char name[16];
	int code;

	if (p->query != NULL)
		return p;
	p->places = anew_n(h->arena, int, (size_t)q->n_params + 1);
	p->texts = arena_alloc_n(h->arena, (size_t)q->n_params + 1, sizeof *p->texts);
	h->preparing = q;
	code = sqlite3_prepare_v3(
	    h->sqlite, q->sqlite, -1, SQLITE_PREPARE_PERSISTENT, &p->statement, NULL);
	h->preparing = NULL;
	if (code != SQLITE_OK)
		sqlite_fail(h->sqlite, code, q->name);
	/* SQLite counts named parameters in the order of their coming, so ask for each by name. */
	for (int i = 0; i < q->n_params; i++) {
		snprintf(name, sizeof name, "$%d", i + 1);
		p->places[i] =
		    q->rows_at > 0 ? i + 1 : sqlite3_bind_parameter_index(p->statement, name);
	}
	p->query = q;
	h->n_prepared++;
	return p;
}

static int
bind_text(sqlite3_stmt *s, int place, const char *text)
{
	return text == NULL ? sqlite3_bind_null(s, place)
			    : sqlite3_bind_text(s, place, text, -1, SQLITE_STATIC);
}

static int
bind(sqlite3_stmt *s, int place, const struct db_param *p, const union db_value *v, char *text)
{
	switch (p->type) {
	case DB_INT:
		return p->zero_is_null && v->i == 0 ? sqlite3_bind_null(s, place)
						    : sqlite3_bind_int64(s, place, v->i);
	case DB_TEXT:
		return bind_text(s, place, v->text);
	case DB_DATE:
		value_put_date(text, v->date);
		break;
	case DB_TIME:
		value_put_time(text, v->time);
		break;
	case DB_BOOL:
		return sqlite3_bind_int(s, place, v->b);
	case DB_MONEY:
		return sqlite3_bind_int64(s, place, v->money.pence);
	case DB_REAL:
		return sqlite3_bind_double(s, place, v->real);
	case DB_BLOB:
		if (v->blob.p == NULL)
			return sqlite3_bind_null(s, place);
		return sqlite3_bind_blob64(s, place, v->blob.p, v->blob.n, SQLITE_STATIC);
	}
	return bind_text(s, place, text[0] == '\0' ? NULL : text);
}

static void
reset(struct handle *h)
{
	if (h->running == NULL)
		return;
	sqlite3_reset(h->running);
	sqlite3_clear_bindings(h->running);
	h->running = NULL;
}

/* The running statement is reset by rollback when anything in between fails. */
static sqlite3_stmt *
start(struct handle *h, const struct db_query *q, const union db_value *values)
{
	struct prepared *p = prepare(h, q);

	h->running = p->statement;
	for (int i = 0; i < q->n_params; i++) {
		int code = bind(p->statement, p->places[i], &q->params[i], &values[i], p->texts[i]);

		if (code != SQLITE_OK)
			sqlite_fail(h->sqlite, code, q->name);
	}
	return p->statement;
}

static _Noreturn void
step_fail(struct handle *h, const char *doing, int code)
{
	if (h->writer && sqlite_is_storage(code))
		pool_suspect(h->pool);
	sqlite_fail(h->sqlite, code, doing);
}

static struct blob
copy_blob(struct arena *a, sqlite3_value *v)
{
	size_t n = (size_t)sqlite3_value_bytes(v);
	const void *p = sqlite3_value_blob(v);

	return (struct blob){ .p = arena_memdup(a, n ? p : "", n), .n = n };
}

/* Each question to a statement's column costs about as much as the column: there is one. */
static void
take_column(struct arena *a, const struct db_query *q, int i, sqlite3_stmt *s, char *row)
{
	const struct db_column *c = &q->columns[i];
	sqlite3_value *v = sqlite3_column_value(s, i);

	if (sqlite3_value_type(v) == SQLITE_NULL)
		return;
	switch (c->type) {
	case DB_INT:
	case DB_MONEY:
		*(int64_t *)(row + c->offset) = sqlite3_value_int64(v);
		break;
	case DB_BOOL:
		*(bool *)(row + c->offset) = sqlite3_value_int(v) != 0;
		break;
	case DB_REAL:
		*(double *)(row + c->offset) = sqlite3_value_double(v);
		break;
	case DB_BLOB:
		*(struct blob *)(row + c->offset) = copy_blob(a, v);
		break;
	case DB_TEXT:
		*(const char **)(row + c->offset) =
		    arena_memdup(a, sqlite3_value_text(v), (size_t)sqlite3_value_bytes(v));
		break;
	case DB_DATE:
	case DB_TIME:
		value_take(a, q, c, (const char *)sqlite3_value_text(v), row);
		break;
	}
}

/* Rows double in the arena from four on: most queries have few. */
static char *
add_row(struct arena *a, char **rows, size_t n, size_t *cap, size_t size)
{
	char *bigger;

	if (n == *cap) {
		*cap = n ? 2 * n : 4;
		bigger = arena_alloc_n(a, *cap, size);
		if (n > 0)
			memcpy(bigger, *rows, n * size);
		*rows = bigger;
	}
	return *rows + n * size;
}

static size_t
query(struct tx *tx, const struct db_query *q, const union db_value *values, void **ret_rows)
{
	sqlite3_stmt *s = start(tx->handle, q, values);
	char *rows = NULL;
	size_t n = 0, cap = 0;
	int code;

	while ((code = sqlite3_step(s)) == SQLITE_ROW) {
		char *row = add_row(tx->arena, &rows, n, &cap, q->row_size);

		for (int i = 0; i < q->n_columns; i++)
			take_column(tx->arena, q, i, s, row);
		n++;
	}
	if (code != SQLITE_DONE)
		step_fail(tx->handle, q->name, code);
	reset(tx->handle);
	*ret_rows = rows;
	return n;
}

static int64_t
exec(struct tx *tx, const struct db_query *q, const union db_value *values)
{
	sqlite3_stmt *s = start(tx->handle, q, values);
	int code = sqlite3_step(s);
	int64_t n = sqlite3_stmt_readonly(s) ? 0 : sqlite3_changes64(tx->handle->sqlite);

	if (code != SQLITE_DONE)
		step_fail(tx->handle, q->name, code);
	reset(tx->handle);
	return n;
}

/* ---- transactions ---- */

static const struct db_query begin_read = { .name = "begin", .sqlite = "BEGIN" };
static const struct db_query begin_write = { .name = "begin", .sqlite = "BEGIN IMMEDIATE" };
static const struct db_query end = { .name = "commit", .sqlite = "COMMIT" };
static const struct db_query undo = { .name = "rollback", .sqlite = "ROLLBACK" };

static void
run(struct handle *h, const struct db_query *q)
{
	int code = sqlite3_step(start(h, q, NULL));

	if (code != SQLITE_DONE)
		step_fail(h, q->name, code);
	reset(h);
}

static void
begin(struct handle *h, enum tx_kind kind, const struct tx_context *context)
{
	value_put_date(h->today, context->now.today);
	value_put_time(h->present, context->now.instant);
	run(h, kind == TX_WRITE ? &begin_write : &begin_read);
}

static void
become(struct handle *h, int64_t viewer)
{
	(void)h, (void)viewer; /* viewer() looks at the transaction */
}

static void
set_cache(struct handle *h, bool many)
{
	h->set_up = false; /* PRAGMA, which the authorizer refuses to queries */
	sqlite_set_cache(h->sqlite, many ? SQLITE_CACHE_MANY_KIB : SQLITE_CACHE_KIB);
	h->set_up = true;
	h->many = many;
}

static void
expect_many(struct handle *h)
{
	set_cache(h, true);
}

static void
plan_anew(struct handle *h)
{
	(void)h; /* a plan hangs on the schema alone, until the next start */
}

static void
commit(struct handle *h)
{
	run(h, &end);
	if (h->many)
		set_cache(h, false);
}

static void
rollback(struct handle *h)
{
	reset(h);
	if (sqlite3_get_autocommit(h->sqlite))
		return;
	/* A failure leaves the transaction open; is_dead() then sees to a new connection. */
	sqlite3_exec(h->sqlite, undo.sqlite, NULL, NULL, NULL);
	if (h->many && sqlite3_get_autocommit(h->sqlite))
		set_cache(h, false);
}

/* The same number again is still a page to write, log and sync. */
static void
probe(struct handle *h)
{
	char sql[64];
	int code;

	h->set_up = false;
	snprintf(sql, sizeof sql, "PRAGMA user_version = %lld",
	    (long long)sqlite_number(h->sqlite, "PRAGMA user_version"));
	code = sqlite3_exec(h->sqlite, sql, NULL, NULL, NULL);
	h->set_up = true;
	if (code != SQLITE_OK)
		step_fail(h, "probe", code);
}

const struct engine engine_sqlite = {
	.one_writer = true,
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
