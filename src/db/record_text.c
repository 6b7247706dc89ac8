/* Record, text: builds a query's text for both engines at once, with its parameters and columns. */
#include "base/str.h"
#include "db/record_sql.h"

#include <stdarg.h>
#include <stddef.h>

static const struct fixed {
	const char *name;
	enum db_type type;
	size_t offset;
	bool of_case; /* only of a register about cases */
	bool of_view; /* known to the view, not the table */
} fixed[] = {
	{ "la", DB_INT, offsetof(struct record, la), false, false },
	{ "id", DB_INT, offsetof(struct record, id), false, false },
	{ "public_id", DB_TEXT, offsetof(struct record, public_id), false, false },
	{ "version", DB_INT, offsetof(struct record, version), false, false },
	{ "created_at", DB_TIME, offsetof(struct record, created_at), false, false },
	{ "changed_at", DB_TIME, offsetof(struct record, changed_at), false, false },
	{ "changed_by", DB_INT, offsetof(struct record, changed_by), false, false },
	{ "state", DB_TEXT, offsetof(struct record, state), false, false },
	{ "case_id", DB_INT, offsetof(struct record, case_id), true, false },
	{ "child", DB_INT, offsetof(struct record, child), true, true },
	{ "case_public_id", DB_TEXT, offsetof(struct record, case_public_id), true, true },
	{ "case_reference", DB_TEXT, offsetof(struct record, case_reference), true, true },
	{ "relations", DB_INT, offsetof(struct record, relations), true, true },
};
enum { N_FIXED = sizeof fixed / sizeof fixed[0] };

bool
record_is_built_in(const char *name)
{
	for (int i = 0; i < N_FIXED; i++)
		if (str_eq(fixed[i].name, name))
			return true;
	for (int i = 0; i < RECORD_DUE__MAX; i++)
		if (str_eq(record_due_fields[i].name, name))
			return true;
	return str_eq(name, "case_officer") || str_eq(name, "due");
}

const struct record_field record_due_fields[RECORD_DUE__MAX] = {
	[RECORD_DUE_FROM] = { "due_from", "date", DB_DATE, RECORD_NOT, true },
	[RECORD_DUE_ON] = { "due_on", "date", DB_DATE, RECORD_NOT, false },
	[RECORD_DUE_PERSON] = { "due_person", "person", DB_INT, RECORD_NOT, false },
	[RECORD_DUE_BODY] = { "due_body", "body", DB_INT, RECORD_NOT, false },
	[RECORD_DUE_UP_ON] = { "due_up_on", "date", DB_DATE, RECORD_NOT, false },
	[RECORD_DUE_UP_PERSON] = { "due_up_person", "person", DB_INT, RECORD_NOT, false },
};

struct making
making_begin(const struct record_type *t, struct arena *a)
{
	return (struct making){
		.type = t, .d = t->d, .arena = a, .sqlite = buf_new(a), .postgres = buf_new(a)
	};
}

void
making_put(struct making *m, const char *format, ...)
{
	va_list args;
	const char *text;

	va_start(args, format);
	text = arena_vprintf(m->arena, format, args);
	va_end(args);
	buf_puts(m->sqlite, text);
	buf_puts(m->postgres, text);
}

static int
add_param(struct making *m, enum db_type type, bool zero_is_null)
{
	vec_push(m->arena, &m->params, (struct db_param){ type, zero_is_null });
	return (int)m->params.n;
}

int
making_param(struct making *m, enum db_type type, bool zero_is_null)
{
	int n = add_param(m, type, zero_is_null);

	making_put(m, "$%d", n);
	return n;
}

/* SQLite's columns turn text into what they keep, PostgreSQL is told. */
int
making_value(struct making *m, const struct record_field *f)
{
	static const char *const types[] = {
		[DB_INT] = "bigint",
		[DB_MONEY] = "bigint",
		[DB_DATE] = "date",
		[DB_BOOL] = "boolean",
		[DB_TEXT] = "text",
	};
	int n = add_param(m, DB_TEXT, false);

	buf_printf(m->postgres, "CAST($%d AS %s)", n, types[f->store]);
	if (f->store == DB_INT || f->store == DB_MONEY || f->store == DB_BOOL)
		buf_printf(m->sqlite, "CAST($%d AS INTEGER)", n);
	else
		buf_printf(m->sqlite, "$%d", n);
	return n;
}

void
making_fields(struct making *m, const char *from)
{
	for (size_t i = 0; i < m->d->n; i++) {
		const struct record_field *f = &m->d->fields[i];

		buf_printf(m->sqlite, ", %s.\"%s\"", from, f->name);
		if (f->store == DB_BOOL)
			buf_printf(m->postgres, ", CAST(CAST(%s.\"%s\" AS integer) AS text)", from,
			    f->name);
		else
			buf_printf(m->postgres, ", CAST(%s.\"%s\" AS text)", from, f->name);
		vec_push(m->arena, &m->columns,
		    (struct db_column){
			DB_TEXT, offsetof(struct record, values) + i * sizeof(char *) });
	}
}

void
making_columns(struct making *m, const char *from)
{
	for (int i = 0; i < N_FIXED; i++) {
		if (fixed[i].of_case && !m->d->about_case)
			continue;
		making_put(
		    m, "%s%s.%s", i ? ", " : "", fixed[i].of_view ? "t" : from, fixed[i].name);
		vec_push(
		    m->arena, &m->columns, (struct db_column){ fixed[i].type, fixed[i].offset });
	}
	making_fields(m, from);
}

void
making_names(struct making *m, const char *from)
{
	for (int i = 0; i < N_FIXED; i++)
		if (!fixed[i].of_view && (!fixed[i].of_case || m->d->about_case))
			making_put(m, "%s%s%s", i ? ", " : "", from, fixed[i].name);
	for (size_t i = 0; i < m->d->n; i++)
		making_put(m, ", %s\"%s\"", from, m->d->fields[i].name);
}

struct db_query *
making_end(struct making *m, const char *what, bool writes)
{
	struct db_query *q = anew(m->arena, struct db_query);

	*q = (struct db_query){
		.name = arena_printf(m->arena, "register %s: %s", m->d->name, what),
		.sqlite = m->sqlite->p,
		.postgres = m->postgres->p,
		.params = m->params.a,
		.n_params = (int)m->params.n,
		.columns = m->columns.a,
		.n_columns = (int)m->columns.n,
		.row_size = sizeof(struct record) + m->d->n * sizeof(char *),
		.writes = writes,
	};
	return q;
}
