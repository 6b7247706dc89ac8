/* Record: rows of tables that are known only when the program starts. */
#include "db/record_sql.h"
#include "base/err.h"
#include "base/str.h"

#include <string.h>

enum { USUAL_PAGE = 25 };

/* ---- types ---- */

static bool
is_name(const char *s)
{
	return s[0] >= 'a' && s[0] <= 'z' && strlen(s) <= RECORD_NAME &&
	       strspn(s, "abcdefghijklmnopqrstuvwxyz0123456789_") == strlen(s);
}

static void
must_be_name(const char *s)
{
	if (!is_name(s) || record_is_built_in(s))
		fail(FAULT_BUG, "%.40s is no name for a table or column", s);
}

static void
must_be_names(const char *const *list)
{
	for (; list != NULL && *list != NULL; list++)
		must_be_name(*list);
}

static void
find_filters(struct record_type *t)
{
	for (size_t i = 0; i < t->d->n; i++) {
		must_be_name(t->d->fields[i].name);
		if (t->d->fields[i].match == RECORD_NOT)
			continue;
		if (t->n_filters == RECORD_FILTERS)
			fail(FAULT_BUG, "%s has more than %d filters", t->d->name, RECORD_FILTERS);
		t->filters[t->n_filters++] = (int)i;
	}
}

const struct record_type *
record_type_new(struct arena *a, const struct record_definition *d)
{
	struct record_type *t = anew(a, struct record_type);

	*t = (struct record_type){ .arena = a, .d = d };
	must_be_name(d->name);
	must_be_names(d->order);
	must_be_names(d->read_roles);
	must_be_names(d->write_roles);
	find_filters(t);
	record_sql_make(t);
	return t;
}

const struct record_definition *
record_definition(const struct record_type *t)
{
	return t->d;
}

/* ---- reading ---- */

static struct record_list
run_list(struct tx *tx, const struct record_type *t, const struct db_query *q,
    const union db_value *values)
{
	struct record_list list = { 0 };
	const struct record **a;
	void *rows;

	list.n = tx_query(tx, q, values, &rows);
	a = anew_n(tx_arena(tx), const struct record *, list.n + 1);
	for (size_t i = 0; i < list.n; i++)
		a[i] = (const struct record *)((char *)rows + i * q->row_size);
	list.a = a;
	list.total = (int64_t)list.n;
	(void)t;
	return list;
}

/* The values in the order of put_narrowing(); returns the mask. */
static unsigned
bind_search(
    const struct record_type *t, const struct record_search *s, union db_value *values, size_t *n)
{
	unsigned mask = 0;

	if (t->d->about_case ? s->case_id != 0 : s->la != 0) {
		values[(*n)++].i = s->la;
		if (t->d->about_case)
			values[(*n)++].i = s->case_id;
		mask |= 1;
	}
	if (s->state != NULL) {
		values[(*n)++].text = s->state;
		mask |= 2;
	}
	for (int i = 0; s->values != NULL && i < t->n_filters; i++)
		if (s->values[t->filters[i]] != NULL) {
			values[(*n)++].text = s->values[t->filters[i]];
			mask |= 4U << i;
		}
	return mask;
}

struct record_list
record_search(struct tx *tx, const struct record_type *t, const struct record_search *s)
{
	union db_value values[RECORD_FILTERS + 5] = { 0 };
	size_t n = 0;
	unsigned mask = bind_search(t, s, values, &n);
	const struct record *count = tx_one(tx, t->count[mask], values);
	struct record_list list;

	values[n++].i = s->most > 0 ? s->most : USUAL_PAGE;
	values[n++].i = s->first;
	list = run_list(tx, t, t->list[mask], values);
	list.total = count->id;
	return list;
}

const struct record *
record_find(struct tx *tx, const struct record_type *t, const char *public_id)
{
	return tx_one(tx, t->find, &(union db_value){ .text = public_id });
}

struct record_list
record_history(struct tx *tx, const struct record_type *t, int64_t la, int64_t id)
{
	return run_list(tx, t, t->history, (union db_value[]){ { .i = la }, { .i = id } });
}

/* ---- writing ---- */

static int64_t
insert(struct tx *tx, const struct record_type *t, const struct db_query *q,
    const struct record_change *c)
{
	union db_value *v = anew_n(tx_arena(tx), union db_value, (size_t)q->n_params);
	size_t n = 0;

	v[n++].i = c->la;
	v[n++].i = c->id;
	v[n++].text = c->public_id;
	v[n++].time = tx_now(tx).instant;
	v[n++].i = tx_viewer(tx);
	v[n++].text = c->state;
	if (t->d->about_case)
		v[n++].i = c->case_id;
	for (size_t i = 0; i < t->d->n; i++)
		v[n++].text = c->values[i];
	return tx_exec(tx, q, v);
}

bool
record_insert(struct tx *tx, const struct record_type *t, const struct record_change *c)
{
	return insert(tx, t, t->insert, c) == 1;
}

void
record_insert_as_system(struct tx *tx, const struct record_type *t, const struct record_change *c)
{
	insert(tx, t, t->insert_as_system, c);
}

bool
record_update(struct tx *tx, const struct record_type *t, const struct record_change *c)
{
	union db_value *v = anew_n(tx_arena(tx), union db_value, (size_t)t->update->n_params);
	union db_value which[] = { { .i = c->la }, { .i = c->id }, { .i = c->version } };
	size_t n = 0;

	if (tx_exec(tx, t->keep, which) != 1)
		return false;
	v[n++].time = tx_now(tx).instant;
	v[n++].i = tx_viewer(tx);
	v[n++].text = c->state;
	for (size_t i = 0; i < t->d->n; i++)
		v[n++].text = c->values[i];
	memcpy(&v[n], which, sizeof which);
	return tx_exec(tx, t->update, v) == 1;
}

/* ---- is it there? ---- */

struct column_row {
	const char *name, *type;
};

static const struct db_column column_columns[] = {
	{ DB_TEXT, offsetof(struct column_row, name) },
	{ DB_TEXT, offsetof(struct column_row, type) },
};
static const struct db_param column_params[] = { { DB_TEXT, false } };
static const struct db_query columns_of = {
	.name = "columns of a register",
	.sqlite = "SELECT name, type FROM record_columns WHERE record = $1",
	.postgres = "SELECT name, type FROM record_columns WHERE record = $1",
	.params = column_params,
	.n_params = 1,
	.columns = column_columns,
	.n_columns = 2,
	.row_size = sizeof(struct column_row),
};

void
record_check(struct tx *tx, const struct record_type *t)
{
	struct column_row *rows;
	size_t n =
	    tx_query(tx, &columns_of, &(union db_value){ .text = t->d->name }, (void **)&rows);

	if (n == 0)
		fail(FAULT_USAGE, "the database has no register %s yet; run waymark migrate",
		    t->d->name);
	for (size_t i = 0; i < t->d->n; i++) {
		const struct record_field *f = &t->d->fields[i];
		size_t k = 0;

		while (k < n && !str_eq(rows[k].name, f->name))
			k++;
		if (k == n || !str_eq(rows[k].type, f->type))
			fail(FAULT_USAGE,
			    "the database does not have the field %s of register %s as it is "
			    "defined; run waymark migrate",
			    f->name, t->d->name);
	}
}
