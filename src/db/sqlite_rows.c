/*
 * Sqlite rows: the rows that wait on a handle as a table, so that one statement inserts all of
 * them.
 *
 * A statement of many rows with a parameter for each value has SQLite copy every value twice more,
 * and has to be made anew for another number of rows (sqlite.org/vtab.html, eponymous-only).
 */
#include "db/sqlite.h"

#include <stdio.h>

struct table {
	sqlite3_vtab base;
	const struct handle *handle;
};

struct cursor {
	sqlite3_vtab_cursor base;
	const struct waiting_rows *rows;
	size_t row;
	char texts[WAITING_COLUMNS][VALUE_TEXT]; /* dates and times of the row */
};

static int
connect(
    sqlite3 *db, void *handle, int n, const char *const *words, sqlite3_vtab **ret, char **error)
{
	char sql[16 + 8 * WAITING_COLUMNS], *end = sql + sprintf(sql, "CREATE TABLE x (c0");
	struct table *t;
	int code;

	(void)n, (void)words, (void)error;
	for (int i = 1; i < WAITING_COLUMNS; i++)
		end += sprintf(end, ", c%d", i);
	sprintf(end, ")");
	code = sqlite3_declare_vtab(db, sql);
	t = sqlite3_malloc(sizeof *t);
	if (code != SQLITE_OK || t == NULL) {
		sqlite3_free(t);
		return code != SQLITE_OK ? code : SQLITE_NOMEM;
	}
	*t = (struct table){ .handle = handle };
	*ret = &t->base;
	return sqlite3_vtab_config(db, SQLITE_VTAB_DIRECTONLY);
}

static int
disconnect(sqlite3_vtab *t)
{
	sqlite3_free(t);
	return SQLITE_OK;
}

/* From the first row to the last, whatever is asked. */
static int
plan(sqlite3_vtab *t, sqlite3_index_info *info)
{
	(void)t;
	info->estimatedCost = 1;
	return SQLITE_OK;
}

static int
open_rows(sqlite3_vtab *t, sqlite3_vtab_cursor **ret)
{
	struct cursor *c = sqlite3_malloc(sizeof *c);

	if (c == NULL)
		return SQLITE_NOMEM;
	c->rows = &((struct table *)t)->handle->waiting;
	*ret = &c->base;
	return SQLITE_OK;
}

static int
close_rows(sqlite3_vtab_cursor *c)
{
	sqlite3_free(c);
	return SQLITE_OK;
}

static int
rewind_rows(sqlite3_vtab_cursor *c, int number, const char *text, int n, sqlite3_value **values)
{
	(void)number, (void)text, (void)n, (void)values;
	((struct cursor *)c)->row = 0;
	return SQLITE_OK;
}

static int
next(sqlite3_vtab_cursor *c)
{
	((struct cursor *)c)->row++;
	return SQLITE_OK;
}

static int
at_end(sqlite3_vtab_cursor *c)
{
	const struct cursor *at = (const struct cursor *)c;

	return at->row >= at->rows->n;
}

static int
number(sqlite3_vtab_cursor *c, sqlite3_int64 *ret)
{
	*ret = (sqlite3_int64)((struct cursor *)c)->row;
	return SQLITE_OK;
}

/* No answer is NULL.  What is told lasts as long as the rows, or this one. */
static int
column(sqlite3_vtab_cursor *cursor, sqlite3_context *to, int i)
{
	struct cursor *c = (struct cursor *)cursor;
	const struct db_query *q = c->rows->query;
	const union db_value *v = &c->rows->values[c->row * (size_t)q->n_params + (size_t)i];
	const char *text = c->texts[i];

	switch (q->params[i].type) {
	case DB_INT:
		if (v->i != 0 || !q->params[i].zero_is_null)
			sqlite3_result_int64(to, v->i);
		return SQLITE_OK;
	case DB_BOOL:
		sqlite3_result_int(to, v->b);
		return SQLITE_OK;
	case DB_MONEY:
		sqlite3_result_int64(to, v->money.pence);
		return SQLITE_OK;
	case DB_REAL:
		sqlite3_result_double(to, v->real);
		return SQLITE_OK;
	case DB_BLOB:
		if (v->blob.p != NULL)
			sqlite3_result_blob64(to, v->blob.p, v->blob.n, SQLITE_STATIC);
		return SQLITE_OK;
	case DB_TEXT:
		if (v->text != NULL)
			sqlite3_result_text(to, v->text, -1, SQLITE_STATIC);
		return SQLITE_OK;
	case DB_DATE:
		value_put_date(c->texts[i], v->date);
		break;
	case DB_TIME:
		value_put_time(c->texts[i], v->time);
		break;
	}
	if (*text != '\0')
		sqlite3_result_text(to, text, -1, SQLITE_STATIC);
	return SQLITE_OK;
}

void
sqlite_add_rows(sqlite3 *db, struct handle *h)
{
	static const sqlite3_module module = {
		.xConnect = connect,
		.xBestIndex = plan,
		.xDisconnect = disconnect,
		.xOpen = open_rows,
		.xClose = close_rows,
		.xFilter = rewind_rows,
		.xNext = next,
		.xEof = at_end,
		.xColumn = column,
		.xRowid = number,
	};

	int code = sqlite3_create_module(db, "waiting_rows", &module, h);

	if (code != SQLITE_OK)
		sqlite_fail(db, code, "waiting_rows");
}
