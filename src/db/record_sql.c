/* Record, SQL: the texts of a register's queries, made once from its definition. */
#include "db/record_sql.h"
#include "base/str.h"
#include "base/vec.h"

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
	return false;
}

/* One text for each engine, and the parameters in their order. */
struct making {
	struct record_type *type;
	const struct record_definition *d;
	struct buf *sqlite, *postgres;
	VEC(struct db_param) params;
	VEC(struct db_column) columns;
};

static struct making
making(struct record_type *t)
{
	return (struct making){
		.type = t, .d = t->d, .sqlite = buf_new(t->arena), .postgres = buf_new(t->arena)
	};
}

static void __attribute__((format(printf, 2, 3))) put(struct making *m, const char *format, ...)
{
	va_list args;
	const char *text;

	va_start(args, format);
	text = arena_vprintf(m->type->arena, format, args);
	va_end(args);
	buf_puts(m->sqlite, text);
	buf_puts(m->postgres, text);
}

static int
add_param(struct making *m, enum db_type type, bool zero_is_null)
{
	vec_push(m->type->arena, &m->params, (struct db_param){ type, zero_is_null });
	return (int)m->params.n;
}

static void
put_param(struct making *m, enum db_type type, bool zero_is_null)
{
	int n = add_param(m, type, zero_is_null);

	put(m, "$%d", n);
}

/* A field's value comes as text: SQLite's columns turn it into what they keep, PostgreSQL is told.
 */
static void
put_value(struct making *m, const struct record_field *f)
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
}

static const struct db_query *
made(struct making *m, const char *what, bool writes)
{
	struct db_query *q = anew(m->type->arena, struct db_query);

	*q = (struct db_query){
		.name = arena_printf(m->type->arena, "register %s: %s", m->d->name, what),
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

/* ---- reading ---- */

/* from: "t", or "h" for a state of the past, whose case is v's. */
static void
put_columns(struct making *m, const char *from)
{
	struct arena *a = m->type->arena;

	for (int i = 0; i < N_FIXED; i++) {
		if (fixed[i].of_case && !m->d->about_case)
			continue;
		put(m, "%s%s.%s", i ? ", " : "", fixed[i].of_view ? "t" : from, fixed[i].name);
		vec_push(a, &m->columns, (struct db_column){ fixed[i].type, fixed[i].offset });
	}
	for (size_t i = 0; i < m->d->n; i++) {
		const struct record_field *f = &m->d->fields[i];

		buf_printf(m->sqlite, ", %s.\"%s\"", from, f->name);
		if (f->store == DB_BOOL)
			buf_printf(m->postgres, ", CAST(CAST(%s.\"%s\" AS integer) AS text)", from,
			    f->name);
		else
			buf_printf(m->postgres, ", CAST(%s.\"%s\" AS text)", from, f->name);
		vec_push(a, &m->columns,
		    (struct db_column){
			DB_TEXT, offsetof(struct record, values) + i * sizeof(char *) });
	}
}

static void
put_match(struct making *m, const struct record_field *f)
{
	put(m, " AND ");
	switch (f->match) {
	case RECORD_NOT:
		put(m, "TRUE");
		break;
	case RECORD_IS:
		put(m, "t.\"%s\" = ", f->name);
		put_value(m, f);
		break;
	case RECORD_HAS:
		buf_printf(m->sqlite, "instr(',' || t.\"%s\" || ',', ',' || ", f->name);
		buf_printf(m->postgres, "strpos(',' || t.\"%s\" || ',', ',' || ", f->name);
		put_value(m, f);
		put(m, " || ',') > 0");
		break;
	case RECORD_CONTAINS:
		buf_printf(m->sqlite, "instr(lower(t.\"%s\"), lower(", f->name);
		buf_printf(m->postgres, "strpos(lower(t.\"%s\"), lower(", f->name);
		put_value(m, f);
		put(m, ")) > 0");
		break;
	}
}

/* What the mask's bits narrow the list by; record.c binds in the same order. */
static void
put_narrowing(struct making *m, unsigned mask)
{
	put(m, " FROM visible_register_%s t WHERE TRUE", m->d->name);
	if (mask & 1) {
		put(m, " AND t.la = ");
		put_param(m, DB_INT, false);
		if (m->d->about_case) {
			put(m, " AND t.case_id = ");
			put_param(m, DB_INT, false);
		}
	}
	if (mask & 2) {
		put(m, " AND t.state = ");
		put_param(m, DB_TEXT, false);
	}
	for (int i = 0; i < m->type->n_filters; i++)
		if (mask & 4U << i)
			put_match(m, &m->d->fields[m->type->filters[i]]);
}

static void
put_order(struct making *m)
{
	const char *const *name = m->d->order;

	put(m, " ORDER BY ");
	if (name == NULL || *name == NULL)
		put(m, "t.changed_at DESC, ");
	else
		for (; *name != NULL; name++) {
			put(m, "t.\"%s\"", *name);
			buf_puts(m->postgres, " NULLS FIRST"); /* as SQLite sorts */
			put(m, ", ");
		}
	put(m, "t.la, t.id LIMIT ");
	put_param(m, DB_INT, false);
	put(m, " OFFSET ");
	put_param(m, DB_INT, false);
}

static const struct db_query *
make_list(struct record_type *t, unsigned mask)
{
	struct making m = making(t);

	put(&m, "SELECT ");
	put_columns(&m, "t");
	put_narrowing(&m, mask);
	put_order(&m);
	return made(&m, "list", false);
}

static const struct db_query *
make_count(struct record_type *t, unsigned mask)
{
	struct making m = making(t);

	/* Not count(*): a table of which no column is read looks, to SQLite's authorizer, read past
	 * its view. */
	put(&m, "SELECT count(t.id)");
	vec_push(t->arena, &m.columns, (struct db_column){ DB_INT, offsetof(struct record, id) });
	put_narrowing(&m, mask);
	return made(&m, "count", false);
}

static const struct db_query *
make_find(struct record_type *t)
{
	struct making m = making(t);

	put(&m, "SELECT ");
	put_columns(&m, "t");
	put(&m, " FROM visible_register_%s t WHERE t.public_id = ", t->d->name);
	put_param(&m, DB_TEXT, false);
	return made(&m, "find", false);
}

static const struct db_query *
make_history(struct record_type *t)
{
	struct making m = making(t);

	put(&m, "SELECT ");
	put_columns(&m, "h");
	put(&m,
	    " FROM visible_register_%s t JOIN visible_register_%s_history h "
	    "ON h.la = t.la AND h.id = t.id WHERE t.la = ",
	    t->d->name, t->d->name);
	put_param(&m, DB_INT, false);
	put(&m, " AND t.id = ");
	put_param(&m, DB_INT, false);
	put(&m, " ORDER BY h.version DESC LIMIT 200");
	return made(&m, "history", false);
}

/* ---- writing ---- */

static void
put_roles(struct buf *b, const char *const *roles)
{
	const char *comma = "";

	for (; *roles != NULL; roles++, comma = ", ")
		buf_printf(b, "%s'%s'", comma, *roles);
}

void
record_put_may_write(
    struct buf *b, const struct record_definition *d, const char *la, const char *case_id)
{
	if (d->about_case) {
		buf_printf(b,
		    "EXISTS (SELECT 1 FROM visible_case k WHERE k.la = %s AND k.id = %s AND "
		    "(k.relations & %llu) <> 0)",
		    la, case_id, (unsigned long long)d->write_relations);
		return;
	}
	buf_printf(b, "EXISTS (SELECT 1 FROM my_posts o WHERE o.la = %s AND o.role IN (", la);
	put_roles(b, d->write_roles);
	buf_puts(b, "))");
}

static void
put_may_write(struct making *m, const char *la, const char *case_id)
{
	struct buf *b = buf_new(m->type->arena);

	record_put_may_write(b, m->d, la, case_id);
	put(m, "%s", b->p);
}

static void
put_names(struct making *m, const char *from)
{
	for (int i = 0; i < N_FIXED; i++)
		if (!fixed[i].of_view && (!fixed[i].of_case || m->d->about_case))
			put(m, "%s%s%s", i ? ", " : "", from, fixed[i].name);
	for (size_t i = 0; i < m->d->n; i++)
		put(m, ", %s\"%s\"", from, m->d->fields[i].name);
}

/* la $1, id $2, public_id $3, at $4, by $5, state $6, case $7; then the fields. */
static const struct db_query *
make_insert(struct record_type *t, const char *why)
{
	struct making m = making(t);
	struct db_query *q;

	put(&m, "INSERT INTO register_%s (", t->d->name);
	put_names(&m, "");
	put(&m, ") SELECT ");
	put_param(&m, DB_INT, false);
	put(&m, ", ");
	put_param(&m, DB_INT, false);
	put(&m, ", ");
	put_param(&m, DB_TEXT, false);
	put(&m, ", 1, ");
	put_param(&m, DB_TIME, false);
	put(&m, ", $4, ");
	put_param(&m, DB_INT, true);
	put(&m, ", ");
	put_param(&m, DB_TEXT, false);
	if (t->d->about_case) {
		put(&m, ", ");
		put_param(&m, DB_INT, false);
	}
	for (size_t i = 0; i < t->d->n; i++) {
		put(&m, ", ");
		put_value(&m, &t->d->fields[i]);
	}
	if (why == NULL) {
		put(&m, " WHERE ");
		put_may_write(&m, "$1", "$7");
	}
	q = (struct db_query *)made(&m, "insert", true);
	q->system = why;
	return q;
}

/* The row as it is goes into the history; then it changes. */
static const struct db_query *
make_keep(struct record_type *t)
{
	struct making m = making(t);

	put(&m, "INSERT INTO register_%s_history (", t->d->name);
	put_names(&m, "");
	put(&m, ") SELECT ");
	put_names(&m, "r.");
	put(&m, " FROM register_%s r WHERE r.la = ", t->d->name);
	put_param(&m, DB_INT, false);
	put(&m, " AND r.id = ");
	put_param(&m, DB_INT, false);
	put(&m, " AND r.version = ");
	put_param(&m, DB_INT, false);
	put(&m, " AND ");
	put_may_write(&m, "r.la", "r.case_id");
	return made(&m, "keep", true);
}

static const struct db_query *
make_update(struct record_type *t)
{
	struct making m = making(t);

	put(&m, "UPDATE register_%s SET version = version + 1, changed_at = ", t->d->name);
	put_param(&m, DB_TIME, false);
	put(&m, ", changed_by = ");
	put_param(&m, DB_INT, true);
	put(&m, ", state = ");
	put_param(&m, DB_TEXT, false);
	for (size_t i = 0; i < t->d->n; i++) {
		put(&m, ", \"%s\" = ", t->d->fields[i].name);
		put_value(&m, &t->d->fields[i]);
	}
	put(&m, " WHERE la = ");
	put_param(&m, DB_INT, false);
	put(&m, " AND id = ");
	put_param(&m, DB_INT, false);
	put(&m, " AND version = ");
	put_param(&m, DB_INT, false);
	return made(&m, "update", true);
}

void
record_sql_make(struct record_type *t)
{
	unsigned masks = 4U << t->n_filters;

	t->insert = make_insert(t, NULL);
	t->insert_as_system =
	    make_insert(t, "the program keeps what was sent while nobody was signed in");
	t->keep = make_keep(t);
	t->update = make_update(t);
	t->find = make_find(t);
	t->history = make_history(t);
	for (unsigned mask = 0; mask < masks; mask++) {
		t->list[mask] = make_list(t, mask);
		t->count[mask] = make_count(t, mask);
	}
}
