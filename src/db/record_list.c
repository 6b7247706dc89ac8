/*
 * Record, lists: the texts of lists, counts, tallies and of what is due.
 *
 * A list goes on from a row, not from a number of rows: a later page costs what
 * the first one does, and a row that is added in between moves nothing.  Its
 * order is authority, value, id; rows without the value come first, as SQLite
 * has it, and last when the order is turned round.  Each order has an index
 * (record_migrate.c).
 */
#include "base/err.h"
#include "db/record_sql.h"

#include <stddef.h>

struct record_made {
	struct record_key key;
	const struct db_query *query;
	struct record_made *next;
};

static const struct record_field changed_field = { "changed_at", "time", DB_TIME, RECORD_NOT,
	true };

static const struct record_field *
field_of(const struct making *m, int i)
{
	return i < 0 ? &changed_field : &m->d->fields[i];
}

/* ---- what narrows ---- */

static void
put_position(
    struct making *m, const struct record_field *f, const char *sqlite, const char *postgres)
{
	buf_printf(m->sqlite, "instr(%s, ", sqlite);
	buf_printf(m->postgres, "strpos(%s, ", postgres);
	if (f->match == RECORD_HAS)
		making_put(m, "',' || ");
	else
		making_put(m, "lower(");
	making_value(m, f);
	making_put(m, f->match == RECORD_HAS ? " || ','" : ")");
	making_put(m, ") > 0");
}

static void
put_match(struct making *m, const struct record_field *f)
{
	const char *text;
	int n;

	making_put(m, " AND ");
	switch (f->match) {
	case RECORD_NOT:
		making_put(m, "1 = 1");
		break;
	case RECORD_IS:
		making_put(m, "t.\"%s\" = ", f->name);
		making_value(m, f);
		break;
	case RECORD_HAS:
		text = arena_printf(m->arena, "',' || t.\"%s\" || ','", f->name);
		put_position(m, f, text, text);
		break;
	case RECORD_CONTAINS:
		text = arena_printf(m->arena, "lower(t.\"%s\")", f->name);
		put_position(m, f, text, text);
		break;
	case RECORD_BEGINS:
		making_put(m, "substr(CAST(t.\"%s\" AS text), 1, length(", f->name);
		n = making_param(m, DB_TEXT, false);
		making_put(m, ")) = $%d", n);
		break;
	}
}

/* What the mask's bits narrow the list by; record.c binds in the same order. */
static void
put_narrowing(struct making *m, unsigned mask)
{
	making_put(m, " FROM visible_register_%s t WHERE 1 = 1", m->d->name);
	if (mask & 1) {
		making_put(m, " AND t.la = ");
		making_param(m, DB_INT, false);
		if (m->d->about_case) {
			making_put(m, " AND t.case_id = ");
			making_param(m, DB_INT, false);
		}
	}
	if (mask & 2) {
		making_put(m, " AND t.state = ");
		making_param(m, DB_TEXT, false);
	}
	for (int i = 0; i < m->type->n_filters; i++)
		if (mask & 4U << i)
			put_match(m, &m->d->fields[m->type->filters[i]]);
}

/* ---- where it goes on ---- */

static const char *
param_text(struct making *m, enum db_type type)
{
	vec_push(m->arena, &m->params, (struct db_param){ type, false });
	return arena_printf(m->arena, "$%zu", m->params.n);
}

/* Behind a row that has the value: the index is entered at that place. */
static void
put_behind_value(struct making *m, const struct record_key *k, const struct record_field *f)
{
	const char *more = k->down ? "<" : ">";
	bool in_la = k->mask & 1;

	if (in_la)
		making_put(m, " AND ((t.\"%s\", t.id) %s (", f->name, more);
	else
		making_put(m, " AND ((t.la, t.\"%s\", t.id) %s (", f->name, more);
	if (!in_la) {
		making_param(m, DB_INT, false);
		making_put(m, ", ");
	}
	if (f->store == DB_TIME)
		making_param(m, DB_TIME, false);
	else
		making_value(m, f);
	making_put(m, ", ");
	making_param(m, DB_INT, false);
	making_put(m, ")");
	if (!k->down || f->store == DB_TIME) {
		making_put(m, ")");
		return;
	}
	making_put(m, " OR t.\"%s\" IS NULL", f->name); /* these come last */
	if (!in_la)
		making_put(m, " AND t.la = $%zu", m->params.n - 2);
	making_put(m, ")");
}

/* Behind a row without the value: those without it that come later, and forwards all that have it.
 */
static void
put_behind_none(struct making *m, const struct record_key *k, const struct record_field *f)
{
	const char *more = k->down ? "<" : ">";
	const char *la = NULL;

	making_put(m, " AND (");
	if (!(k->mask & 1)) {
		la = param_text(m, DB_INT);
		making_put(m, "t.la %s %s OR t.la = %s AND (", more, la, la);
	}
	making_put(m, "t.\"%s\" IS NULL AND t.id %s ", f->name, more);
	making_param(m, DB_INT, false);
	if (!k->down)
		making_put(m, " OR t.\"%s\" IS NOT NULL", f->name);
	making_put(m, la != NULL ? "))" : ")");
}

static void
put_order(struct making *m, const struct record_key *k, const struct record_field *f)
{
	const char *way = k->down ? " DESC" : "";

	making_put(m, " ORDER BY t.la%s, t.\"%s\"%s", way, f->name, way);
	buf_puts(m->postgres, k->down ? " NULLS LAST" : " NULLS FIRST"); /* as SQLite sorts */
	making_put(m, ", t.id%s LIMIT ", way);
	making_param(m, DB_INT, false);
}

static void
make_list(struct making *m, const struct record_key *k)
{
	const struct record_field *f = field_of(m, k->field);

	making_put(m, "SELECT ");
	making_columns(m, "t");
	put_narrowing(m, k->mask);
	if (k->place == PLACE_BESIDE)
		put_behind_value(m, k, f);
	else if (k->place == PLACE_BESIDE_NONE)
		put_behind_none(m, k, f);
	put_order(m, k, f);
}

/* Counting stops where it has told enough.  Not count(*): a table of which no column is read looks,
 * to SQLite's authorizer, read past its view. */
static void
make_count(struct making *m, const struct record_key *k)
{
	making_put(m, "SELECT count(c.id) FROM (SELECT t.id");
	put_narrowing(m, k->mask);
	making_put(m, " LIMIT %d) c", RECORD_COUNTED + 1);
	vec_push(m->arena, &m->columns, (struct db_column){ DB_INT, offsetof(struct record, id) });
}

/* ---- tallies ---- */

static void
make_tally(struct making *m, const struct record_key *k)
{
	const struct record_field *f = k->field < 0 ? NULL : &m->d->fields[k->field];
	const char *name = f == NULL ? "state" : f->name;

	making_put(m, "SELECT ");
	if (k->ask == ASK_MONTHS)
		making_put(m, "substr(CAST(t.\"%s\" AS text), 1, 7)", name);
	else if (f != NULL && f->store == DB_BOOL)
		making_put(m, "CAST(CAST(t.\"%s\" AS integer) AS text)", name);
	else
		making_put(m, "CAST(t.\"%s\" AS text)", name);
	vec_push(m->arena, &m->columns,
	    (struct db_column){ DB_TEXT, offsetof(struct record_tally, value) });
	making_put(m, ", count(t.id)");
	vec_push(
	    m->arena, &m->columns, (struct db_column){ DB_INT, offsetof(struct record_tally, n) });
	making_put(
	    m, " FROM %sregister_%s t WHERE 1 = 1", k->as_system ? "" : "visible_", m->d->name);
	if (k->mask & 1) {
		making_put(m, " AND t.la = ");
		making_param(m, DB_INT, false);
	}
	if (k->mask & 2) {
		making_put(m, " AND t.state = ");
		making_param(m, DB_TEXT, false);
	}
	if (k->on != 0) {
		making_put(m, " AND t.\"%s\" BETWEEN ", m->d->fields[k->on - 1].name);
		making_param(m, DB_DATE, false);
		making_put(m, " AND ");
		making_param(m, DB_DATE, false);
	}
	making_put(m, " GROUP BY 1 ORDER BY 1");
	buf_puts(m->postgres, " NULLS FIRST");
}

/* ---- made when asked for ---- */

const struct db_query *
record_list_make(const struct record_type *t, const struct record_key *k)
{
	static const char *const names[] = { "list", "count", "tally", "tally of months" };
	struct making m = making_begin(t, t->lists->arena);
	struct db_query *q;

	if (k->ask == ASK_LIST)
		make_list(&m, k);
	else if (k->ask == ASK_COUNT)
		make_count(&m, k);
	else
		make_tally(&m, k);
	q = making_end(&m, names[k->ask], false);
	if (k->ask == ASK_TALLY || k->ask == ASK_MONTHS)
		q->row_size = sizeof(struct record_tally);
	if (k->as_system)
		q->system = "the program counts for its own figures";
	return q;
}

static bool
same_key(const struct record_key *a, const struct record_key *b)
{
	return a->ask == b->ask && a->mask == b->mask && a->field == b->field &&
	       a->down == b->down && a->place == b->place && a->on == b->on &&
	       a->as_system == b->as_system;
}

struct finding_query {
	const struct record_type *type;
	const struct record_key *key;
	const struct db_query *query;
};

static void
find_or_make(void *arg)
{
	struct finding_query *f = arg;
	struct record_lists *l = f->type->lists;
	struct record_made *made = l->first;

	while (made != NULL && !same_key(&made->key, f->key))
		made = made->next;
	if (made == NULL) {
		made = anew(l->arena, struct record_made);
		*made =
		    (struct record_made){ *f->key, record_list_make(f->type, f->key), l->first };
		l->first = made;
	}
	f->query = made->query;
}

/* Without memory for it the lock is still given back. */
const struct db_query *
record_query(const struct record_type *t, const struct record_key *key)
{
	struct finding_query f = { t, key, NULL };
	struct fault fault;
	bool done;

	pthread_mutex_lock(&t->lists->mutex);
	done = attempt(find_or_make, &f, &fault);
	pthread_mutex_unlock(&t->lists->mutex);
	if (!done)
		fail(fault.kind, "%s", fault.message);
	return f.query;
}

/* The view of a register is dear to count, and many registers are empty. */
void
record_any_make(struct record_type *t)
{
	struct making m = making_begin(t, t->arena);
	struct db_query *q;

	making_put(&m, "SELECT t.id FROM register_%s t WHERE t.la = ", t->d->name);
	making_param(&m, DB_INT, false);
	making_put(&m, " LIMIT 1");
	vec_push(t->arena, &m.columns, (struct db_column){ DB_INT, 0 });
	q = making_end(&m, "whether there is any", false);
	q->row_size = sizeof(int64_t);
	q->system = "whether the authority has any record, and nothing of it";
	t->any = q;
}

/* ---- another of the same ---- */

/* Texts in either case; of a case's register, within the case.  An index has the same
 * (record_migrate.c). */
void
record_once_make(struct record_type *t)
{
	struct making m = making_begin(t, t->arena);
	const char *before = " AND t.state IN ('";
	struct db_query *q;

	making_put(&m, "SELECT t.id FROM register_%s t WHERE t.la = ", t->d->name);
	making_param(&m, DB_INT, false);
	making_put(&m, " AND t.id <> ");
	making_param(&m, DB_INT, false);
	if (t->d->about_case) {
		making_put(&m, " AND t.case_id = ");
		making_param(&m, DB_INT, false);
	}
	for (size_t i = 0; i < t->d->n_once; i++) {
		const struct record_field *f = &t->d->fields[t->d->once[i]];
		bool text = f->store == DB_TEXT;

		making_put(
		    &m, text ? " AND lower(t.\"%s\") = lower(" : " AND t.\"%s\" = ", f->name);
		making_value(&m, f);
		making_put(&m, text ? ")" : "");
	}
	for (const char *const *in = t->d->once_in; in != NULL && *in != NULL;
	     in++, before = "', '")
		making_put(&m, "%s%s", before, *in);
	making_put(&m, "%s LIMIT 1", *before == '\'' ? "')" : "");
	vec_push(t->arena, &m.columns, (struct db_column){ DB_INT, 0 });
	q = making_end(&m, "another of the same", false);
	q->row_size = sizeof(int64_t);
	q->system = "whether another is there is said, and nothing of it";
	t->once = q;
}

/* ---- what is due ---- */

/* The body's posts that let one write there. */
static void
put_my_bodies(struct making *m, struct buf *b)
{
	const struct record_definition *d = m->d;

	for (size_t i = 0; i < d->n_owns; i++) {
		if (d->owns[i].tie != RECORD_TIE_BODY || d->owns[i].write.roles == NULL)
			continue;
		buf_puts(b, " OR (t.la, t.due_body) IN (SELECT o.la, o.body FROM my_posts o WHERE "
			    "o.role IN (");
		for (const char *const *r = d->owns[i].write.roles; *r != NULL; r++)
			buf_printf(b, "%s'%s'", r == d->owns[i].write.roles ? "" : ", ", *r);
		buf_puts(b, "))");
		return;
	}
	buf_puts(b, " OR (t.la, t.due_body) IN (SELECT o.la, o.body FROM my_posts o)");
}

static void
put_nobodys(struct making *m, struct buf *b, const char *officer)
{
	buf_puts(b, " OR (t.due_person IS NULL AND t.due_body IS NULL AND ");
	if (m->d->about_case)
		buf_printf(b, "%s = viewer()", officer);
	else
		record_put_posts_write(b, m->d, "t.la");
	buf_putc(b, ')');
}

static void
put_above(struct making *m, struct buf *b, const char *today)
{
	buf_printf(b, " OR (t.due_up_on <= %s AND (t.due_up_person = viewer()", today);
	if (!m->d->about_case) {
		buf_puts(b, " OR (t.due_up_person IS NULL AND ");
		record_put_posts_write(b, m->d, "t.la");
		buf_putc(b, ')');
	}
	buf_puts(b, "))");
}

static const char *
falls_to_viewer(struct making *m, const char *officer)
{
	struct buf *b = buf_new(m->arena);

	buf_puts(b, " AND (t.due_person = viewer()");
	put_my_bodies(m, b);
	put_nobodys(m, b, officer);
	put_above(m, b, "$1");
	buf_puts(b, ")");
	return b->p;
}

/* One arm: the register's place, when anything is due there to the viewer by $1. */
static void
put_due_any(struct making *m, size_t place)
{
	making_put(m,
	    "%sSELECT a%zu.place FROM (SELECT %zu AS place FROM register_%s t "
	    "WHERE t.due_from <= $1%s LIMIT 1) a%zu",
	    m->sqlite->n > 0 ? " UNION ALL " : "", place, place, m->d->name,
	    falls_to_viewer(
		m, "(SELECT k.officer FROM cases k WHERE k.la = t.la AND k.id = t.case_id)"),
	    place);
}

const struct db_query *
record_dues_make(struct arena *a, const struct record_type *const *types)
{
	struct making m = { .arena = a, .sqlite = buf_new(a), .postgres = buf_new(a) };
	struct db_query *q;

	/* PostgreSQL sets a view up wherever it is asked of, some hundred times here. */
	buf_puts(
	    m.postgres, "WITH my_posts AS MATERIALIZED (SELECT la, body, role FROM my_posts) ");
	for (size_t i = 0; types[i] != NULL; i++) {
		m.d = types[i]->d;
		if (m.d->has_due)
			put_due_any(&m, i);
	}
	if (m.sqlite->n == 0)
		return NULL;
	vec_push(a, &m.params, (struct db_param){ DB_DATE, false });
	vec_push(a, &m.columns, (struct db_column){ DB_INT, 0 });
	q = making_end(&m, "in which of all anything is due", false);
	q->row_size = sizeof(int64_t);
	q->system = "whether something of the viewer's is due, and nothing of it";
	return q;
}

static const struct db_query *
make_due(struct record_type *t)
{
	struct making m = making_begin(t, t->arena);

	making_put(&m, "SELECT ");
	making_columns(&m, "t");
	making_put(&m, " FROM visible_register_%s t WHERE t.due_from <= ", t->d->name);
	making_param(&m, DB_DATE, false);
	making_put(
	    &m, "%s ORDER BY t.due_on, t.la, t.id LIMIT ", falls_to_viewer(&m, "t.case_officer"));
	making_param(&m, DB_INT, false);
	return making_end(&m, "due", false);
}

static const struct db_query *
make_due_people(struct record_type *t)
{
	struct making m = making_begin(t, t->arena);
	struct db_query *q;

	making_put(&m,
	    "SELECT t.la, t.due_person AS person FROM register_%s t "
	    "WHERE t.due_person IS NOT NULL AND t.due_from <= ",
	    t->d->name);
	making_param(&m, DB_DATE, false);
	making_put(&m,
	    " UNION SELECT t.la, t.due_up_person FROM register_%s t "
	    "WHERE t.due_up_person IS NOT NULL AND t.due_up_on <= $1",
	    t->d->name);
	vec_push(
	    t->arena, &m.columns, (struct db_column){ DB_INT, offsetof(struct record_person, la) });
	vec_push(t->arena, &m.columns,
	    (struct db_column){ DB_INT, offsetof(struct record_person, person) });
	q = making_end(&m, "people to whom something is due", false);
	q->row_size = sizeof(struct record_person);
	q->system = "the program asks for each of them what is shown to them";
	return q;
}

static const struct db_query *
make_due_begin(struct record_type *t)
{
	struct making m = making_begin(t, t->arena);
	struct db_query *q;

	making_put(&m, "SELECT la, id, created_at, changed_at, state");
	vec_push(t->arena, &m.columns, (struct db_column){ DB_INT, offsetof(struct record, la) });
	vec_push(t->arena, &m.columns, (struct db_column){ DB_INT, offsetof(struct record, id) });
	vec_push(t->arena, &m.columns,
	    (struct db_column){ DB_TIME, offsetof(struct record, created_at) });
	vec_push(t->arena, &m.columns,
	    (struct db_column){ DB_TIME, offsetof(struct record, changed_at) });
	vec_push(
	    t->arena, &m.columns, (struct db_column){ DB_TEXT, offsetof(struct record, state) });
	making_fields(&m, "t");
	making_put(&m, " FROM register_%s t WHERE (t.la, t.id) > (", t->d->name);
	making_param(&m, DB_INT, false);
	making_put(&m, ", ");
	making_param(&m, DB_INT, false);
	making_put(&m, ") ORDER BY t.la, t.id LIMIT ");
	making_param(&m, DB_INT, false);
	q = making_end(&m, "rows whose duties are reckoned anew", false);
	q->system = "the program reckons anew what follows from a changed definition";
	return q;
}

static const struct db_query *
make_due_set(struct record_type *t)
{
	struct making m = making_begin(t, t->arena);
	struct db_query *q;

	making_put(&m, "UPDATE register_%s SET ", t->d->name);
	for (size_t i = t->d->n - RECORD_DUE__MAX; i < t->d->n; i++) {
		making_put(&m, "%s\"%s\" = ", i == t->d->n - RECORD_DUE__MAX ? "" : ", ",
		    t->d->fields[i].name);
		making_value(&m, &t->d->fields[i]);
	}
	making_put(&m, " WHERE la = ");
	making_param(&m, DB_INT, false);
	making_put(&m, " AND id = ");
	making_param(&m, DB_INT, false);
	q = making_end(&m, "duties reckoned anew", true);
	q->system = "the program reckons anew what follows from a changed definition";
	return q;
}

void
record_due_make(struct record_type *t)
{
	t->due = make_due(t);
	t->due_people = make_due_people(t);
	t->due_begin = make_due_begin(t);
	t->due_set = make_due_set(t);
}
