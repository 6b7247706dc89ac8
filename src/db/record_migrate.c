/*
 * Record, migration: tables and columns as definitions want them, and who sees
 * them.  Only ever adds.
 */
#include "db/record_sql.h"
#include "base/err.h"
#include "base/str.h"

#include <string.h>

/* The table of a register, or of its history. */
struct table {
	const struct record_engine *e;
	const struct record_definition *d;
	const char *suffix;
};

static const char *
column_type(const struct record_engine *e, enum db_type t)
{
	static const char *const names[][2] = {
		[DB_INT] = { "INTEGER", "bigint" },
		[DB_MONEY] = { "INTEGER", "bigint" },
		[DB_BOOL] = { "INTEGER", "boolean" },
		[DB_DATE] = { "TEXT", "date" },
		[DB_TEXT] = { "TEXT", "text COLLATE \"C\"" },
		[DB_TIME] = { "TEXT", "timestamp" },
	};

	return names[t][e->postgres];
}

static void
run(const struct record_engine *e, const struct buf *b)
{
	e->run(e->connection, b->p);
}

/* ---- tables ---- */

static void
create(const struct table *t, struct arena *a)
{
	struct buf *b = buf_new(a);
	const char *text = column_type(t->e, DB_TEXT), *whole = column_type(t->e, DB_INT),
		   *time = column_type(t->e, DB_TIME);
	bool history = *t->suffix != '\0';

	buf_printf(b,
	    "CREATE TABLE register_%s%s (la %s NOT NULL, id %s NOT NULL, public_id %s NOT NULL%s, "
	    "version %s NOT NULL, created_at %s NOT NULL, changed_at %s NOT NULL, changed_by %s, "
	    "state %s",
	    t->d->name, t->suffix, whole, whole, text, history ? "" : " UNIQUE", whole, time, time,
	    whole, text);
	if (t->d->about_case)
		buf_printf(b, ", case_id %s NOT NULL", whole);
	buf_printf(b, ", PRIMARY KEY (la, id%s)", history ? ", version" : "");
	if (history)
		buf_printf(b, ", FOREIGN KEY (la, id) REFERENCES register_%s (la, id)", t->d->name);
	else if (t->d->about_case)
		buf_puts(b, ", FOREIGN KEY (la, case_id) REFERENCES cases (la, id)");
	buf_puts(b, t->e->postgres ? ");" : ") STRICT, WITHOUT ROWID;");
	if (!history && t->d->about_case)
		buf_printf(b, "CREATE INDEX register_%s_by_case ON register_%s (la, case_id);",
		    t->d->name, t->d->name);
	run(t->e, b);
}

static const char *
declared(const struct record_engine *e, const char *record, const char *name, struct arena *a)
{
	return e->text(e->connection, a,
	    arena_printf(a, "SELECT type FROM record_columns WHERE record = '%s' AND name = '%s'",
		record, name));
}

static void
declare(const struct record_engine *e, const char *record, const char *name, const char *type,
    struct arena *a)
{
	e->run(e->connection,
	    arena_printf(a,
		"INSERT INTO record_columns (record, name, type) VALUES ('%s', '%s', '%s')", record,
		name, type));
}

static void
add_column(const struct table *t, const struct record_field *f, struct arena *a)
{
	struct buf *b = buf_new(a);

	buf_printf(b, "ALTER TABLE register_%s%s ADD COLUMN \"%s\" %s;", t->d->name, t->suffix,
	    f->name, column_type(t->e, f->store));
	run(t->e, b);
}

static const char *
order_of(const struct record_definition *d)
{
	return d->order < 0 ? "changed_at" : d->fields[d->order].name;
}

/* In the order of lists (record_list.c); SQLite has the primary key behind every index. */
static void
add_index(const struct record_engine *e, const struct record_definition *d, const char *column,
    struct arena *a)
{
	struct buf *b = buf_new(a);

	buf_printf(b, "CREATE INDEX IF NOT EXISTS register_%s_in_%s ON register_%s (la, \"%s\"%s);",
	    d->name, column, d->name, column, e->postgres ? " NULLS FIRST, id" : "");
	run(e, b);
}

/* What is narrowed by a column comes in the usual order of the list. */
static void
add_filter_index(const struct record_engine *e, const struct record_definition *d,
    const char *column, struct arena *a)
{
	struct buf *b = buf_new(a);

	buf_printf(b,
	    "CREATE INDEX IF NOT EXISTS register_%s_by_%s_in_%s ON register_%s (la, \"%s\", "
	    "\"%s\"%s);",
	    d->name, column, order_of(d), d->name, column, order_of(d),
	    e->postgres ? " NULLS FIRST, id" : "");
	run(e, b);
}

static void
migrate_field(const struct record_engine *e, const struct record_definition *d,
    const struct record_field *f, struct arena *a)
{
	const char *before = declared(e, d->name, f->name, a);

	if (before != NULL && !str_eq(before, f->type))
		fail(FAULT_USAGE,
		    "register %s: the field %s has the type %s in the database and cannot become "
		    "%s; "
		    "give the new field another name",
		    d->name, f->name, before, f->type);
	if (before == NULL) {
		add_column(&(struct table){ e, d, "" }, f, a);
		add_column(&(struct table){ e, d, "_history" }, f, a);
		declare(e, d->name, f->name, f->type, a);
	}
	if (f->sorts)
		add_index(e, d, f->name, a);
}

/* What it is about is said once, as the type of a column that no field can be called. */
static void
migrate_table(const struct record_engine *e, const struct record_definition *d, struct arena *a)
{
	const char *about = d->about_case ? "case" : "area";
	const char *before = declared(e, d->name, "la", a);

	if (before != NULL && !str_eq(before, about))
		fail(FAULT_USAGE,
		    "register %s is about a %s in the database and cannot be about a %s; give the "
		    "new register another name",
		    d->name, before, about);
	if (before == NULL) {
		create(&(struct table){ e, d, "" }, a);
		create(&(struct table){ e, d, "_history" }, a);
		declare(e, d->name, "la", about, a);
	}
	for (size_t i = 0; i < d->n; i++)
		migrate_field(e, d, &d->fields[i], a);
	for (size_t i = 0; i < d->n_owns; i++)
		add_index(e, d, d->fields[d->owns[i].field].name, a);
	for (size_t i = 0; i < d->n; i++)
		if (d->fields[i].match == RECORD_IS && d->order != (int)i)
			add_filter_index(e, d, d->fields[i].name, a);
	add_filter_index(e, d, "state", a);
	add_index(e, d, "changed_at", a);
}

void
record_migrate_tables(
    const struct record_engine *e, const struct record_type *const *types, struct arena *a)
{
	for (; types != NULL && *types != NULL; types++)
		migrate_table(e, (*types)->d, a);
}

/* ---- access ---- */

/* What is kept back shows to those alone who may write the record; of its history too, by what is
 * kept back now. */
static void
put_hidden(struct buf *b, const struct record_definition *d, const struct record_field *f,
    const char *from, struct arena *a)
{
	const struct record_field *by = &d->fields[f->hidden_by - 1];

	if (by->store == DB_BOOL)
		buf_printf(b, ", CASE WHEN COALESCE(CAST(t.\"%s\" AS integer), 0) <> %s OR ",
		    by->name, f->hidden_value);
	else
		buf_printf(b,
		    ", CASE WHEN replace(',' || COALESCE(t.\"%s\", '') || ',', ',%s,', '') = "
		    "',' || COALESCE(t.\"%s\", '') || ',' OR ",
		    by->name, f->hidden_value, by->name);
	record_put_may_write(b, d,
	    &(struct record_row_texts){ "t.la", "t.case_id", record_own_texts(a, d, "t."), false });
	buf_printf(b, " THEN %s.\"%s\" END AS \"%s\"", from, f->name, f->name);
}

/* A removed field's column stays in the table, and in nobody's sight. */
static void
put_view_columns(
    struct buf *b, const struct record_definition *d, const char *from, struct arena *a)
{
	buf_printf(b,
	    "%s.la, %s.id, %s.public_id, %s.version, %s.created_at, %s.changed_at, %s.changed_by, "
	    "%s.state",
	    from, from, from, from, from, from, from, from);
	for (size_t i = 0; i < d->n; i++)
		if (d->fields[i].hidden_by != 0)
			put_hidden(b, d, &d->fields[i], from, a);
		else
			buf_printf(b, ", %s.\"%s\"", from, d->fields[i].name);
}

static void
put_views(struct buf *b, const struct record_definition *d, struct arena *a)
{
	buf_printf(b, "CREATE VIEW visible_register_%s AS SELECT ", d->name);
	put_view_columns(b, d, "t", a);
	if (d->about_case) {
		buf_printf(b,
		    ", t.case_id, k.child, k.public_id AS case_public_id, k.reference AS "
		    "case_reference, k.relations, k.officer AS case_officer FROM visible_cases k "
		    "JOIN register_%s t ON t.la = "
		    "k.la AND t.case_id = k.id WHERE (k.relations & %llu) <> 0",
		    d->name, (unsigned long long)d->read_relations);
	} else {
		buf_printf(b, " FROM register_%s t WHERE ", d->name);
		record_put_may_read(b, d,
		    &(struct record_row_texts){
			"t.la", NULL, record_own_texts(a, d, "t."), false });
	}
	buf_printf(b, ";CREATE VIEW visible_register_%s_history AS SELECT ", d->name);
	put_view_columns(b, d, "h", a);
	buf_printf(b,
	    "%s FROM visible_register_%s t JOIN register_%s_history h ON h.la = t.la AND h.id = "
	    "t.id;",
	    d->about_case ? ", h.case_id" : "", d->name, d->name);
}

/*
 * As tools/accessgen makes it for the tables of the migrations (put_policy() there says why): the
 * condition stands in a function, and the cheap question before it.
 */
static void
put_policy(
    struct buf *b, const char *table, const char *name, const char *use, const char *condition)
{
	buf_printf(b,
	    "DROP FUNCTION IF EXISTS %s_%s(%s) CASCADE;"
	    "CREATE FUNCTION %s_%s(%s %s) RETURNS boolean LANGUAGE plpgsql STABLE AS "
	    "$$BEGIN RETURN %s; END$$;"
	    "CREATE POLICY %s ON %s %s (current_setting('waymark.system', true) = 'on' OR "
	    "%s_%s(%s));",
	    name, table, table, name, table, table, table, condition, name, table, use, name, table,
	    table);
}

static void
put_policies(struct buf *b, const struct record_definition *d, const char *suffix, struct arena *a)
{
	const char *t = arena_printf(a, "register_%s%s", d->name, suffix);
	bool history = *suffix != '\0';
	struct buf *may = buf_new(a);

	record_put_may_write(may, d,
	    &(struct record_row_texts){ arena_printf(a, "%s.la", t),
		arena_printf(a, "%s.case_id", t), record_own_texts(a, d, arena_printf(a, "%s.", t)),
		true });
	buf_printf(b,
	    "ALTER TABLE %s ENABLE ROW LEVEL SECURITY;"
	    "ALTER TABLE %s FORCE ROW LEVEL SECURITY;"
	    "CREATE POLICY system_does ON %s USING (current_setting('waymark.system', true) = "
	    "'on');",
	    t, t, t);
	put_policy(b, t, "viewer_reads", "FOR SELECT USING",
	    arena_printf(a,
		"EXISTS (SELECT 1 FROM visible_%s v WHERE v.la = %s.la AND v.id = %s.id%s%s%s)", t,
		t, t, history ? " AND v.version = " : "", history ? t : "",
		history ? ".version" : ""));
	put_policy(b, t, "viewer_adds", "FOR INSERT WITH CHECK", may->p);
	if (!history)
		put_policy(b, t, "viewer_changes", "FOR UPDATE USING", may->p);
}

void
record_migrate_access(
    const struct record_engine *e, const struct record_type *const *types, struct arena *a)
{
	for (; types != NULL && *types != NULL; types++) {
		struct buf *b = buf_new(a);

		put_views(b, (*types)->d, a);
		if (e->postgres) {
			put_policies(b, (*types)->d, "", a);
			put_policies(b, (*types)->d, "_history", a);
		}
		run(e, b);
	}
}

void
record_put_digest(struct buf *b, const struct record_type *const *types)
{
	for (; types != NULL && *types != NULL; types++) {
		const struct record_definition *d = (*types)->d;

		put_views(b, d, (*types)->arena);
		put_policies(b, d, "", (*types)->arena);
		for (size_t i = 0; i < d->n; i++)
			buf_printf(b, "%s %s %d %d;", d->fields[i].name, d->fields[i].type,
			    d->fields[i].match == RECORD_IS, d->fields[i].sorts);
		buf_printf(b, "%s\n", order_of(d));
	}
}
