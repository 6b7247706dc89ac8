/* Record: rows of tables that are known only when the program starts. */
#include "db/record_sql.h"
#include "base/err.h"
#include "base/str.h"

#include <stddef.h>
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

/* What is due has names of its own, which no field may have. */
static void
must_be_fields(const struct record_definition *d)
{
	size_t own = d->n - (d->has_due ? RECORD_DUE__MAX : 0);

	for (size_t i = 0; i < own; i++)
		must_be_name(d->fields[i].name);
	for (size_t i = own; i < d->n; i++)
		if (!str_eq(d->fields[i].name, record_due_fields[i - own].name))
			fail(FAULT_BUG, "%s: what is due is not where it belongs", d->name);
}

static void
find_filters(struct record_type *t)
{
	for (size_t i = 0; i < t->d->n; i++) {
		if (t->d->fields[i].match == RECORD_NOT)
			continue;
		if (t->n_filters == RECORD_FILTERS)
			fail(FAULT_BUG, "%s has more than %d filters", t->d->name, RECORD_FILTERS);
		t->filters[t->n_filters++] = (int)i;
	}
}

static void
end_lists(void *lists)
{
	struct record_lists *l = lists;

	pthread_mutex_destroy(&l->mutex);
	arena_free(l->arena);
}

static struct record_lists *
new_lists(struct arena *a)
{
	struct record_lists *l = anew(a, struct record_lists);

	pthread_mutex_init(&l->mutex, NULL);
	l->arena = arena_new(0);
	arena_on_free(a, end_lists, l);
	return l;
}

const struct record_type *
record_type_new(struct arena *a, const struct record_definition *d)
{
	struct record_type *t = anew(a, struct record_type);

	*t = (struct record_type){ .arena = a, .d = d, .lists = new_lists(a) };
	must_be_name(d->name);
	must_be_fields(d);
	must_be_names(d->read_roles);
	must_be_names(d->write_roles);
	must_be_names(d->once_in);
	for (size_t i = 0; i < d->n_owns; i++) {
		must_be_names(d->owns[i].read.roles);
		must_be_names(d->owns[i].write.roles);
	}
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
run_list(struct tx *tx, const struct db_query *q, const union db_value *values)
{
	struct record_list list = { 0 };
	const struct record **a;
	void *rows;

	list.n = tx_query(tx, q, values, &rows);
	a = anew_n(tx_arena(tx), const struct record *, list.n + 1);
	for (size_t i = 0; i < list.n; i++)
		a[i] = (const struct record *)((char *)rows + i * q->row_size);
	list.a = a;
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

/* The authority when the list is of many, the value when there is one, and the id. */
static enum record_place
bind_beside(const struct record_key *k, const struct record *r, union db_value *values, size_t *n)
{
	const char *value = k->field < 0 ? NULL : r->values[k->field];

	if (!(k->mask & 1))
		values[(*n)++].i = r->la;
	if (k->field < 0)
		values[(*n)++].time = r->changed_at;
	else if (value != NULL)
		values[(*n)++].text = value;
	values[(*n)++].i = r->id;
	return k->field >= 0 && value == NULL ? PLACE_BESIDE_NONE : PLACE_BESIDE;
}

static struct record_key
list_key(const struct record_type *t, const struct record_search *s)
{
	bool given = s->sort != RECORD_BY_DEFAULT;
	int field = given ? s->sort - 1 : t->d->order;
	/* By when they changed, the latest come first. */
	bool down = given ? s->down : t->d->order < 0 || t->d->down;

	if (field >= 0 && ((size_t)field >= t->d->n || !t->d->fields[field].sorts))
		fail(FAULT_BUG, "%s does not sort by its field %d", t->d->name, field);
	return (struct record_key){ .ask = ASK_LIST, .field = field, .down = down != s->back };
}

/* Back to the order that the reader sees, and without the row that only shows that there are
 * more. */
static void
finish_page(struct record_list *list, const struct record_search *s, size_t most)
{
	const struct record **a = (const struct record **)(uintptr_t)list->a;

	list->more = list->n > most;
	if (list->more)
		list->n = most;
	for (size_t i = 0, j = list->n; s->back && i + 1 < j; i++) {
		const struct record *r = a[i];

		a[i] = a[--j];
		a[j] = r;
	}
}

struct record_list
record_search(struct tx *tx, const struct record_type *t, const struct record_search *s)
{
	union db_value values[RECORD_FILTERS + 8] = { 0 };
	struct record_key key = list_key(t, s);
	size_t n = 0, most = s->most > 0 ? (size_t)s->most : USUAL_PAGE;
	struct record_list list;

	key.mask = bind_search(t, s, values, &n);
	if (s->beside != NULL)
		key.place = bind_beside(&key, s->beside, values, &n);
	values[n].i = (int64_t)most + 1;
	list = run_list(tx, record_query(t, &key), values);
	finish_page(&list, s, most);
	return list;
}

int64_t
record_count(struct tx *tx, const struct record_type *t, const struct record_search *s)
{
	union db_value values[RECORD_FILTERS + 8] = { 0 };
	struct record_key key = { .ask = ASK_COUNT };
	const struct record *counted;
	size_t n = 0;

	key.mask = bind_search(t, s, values, &n);
	counted = tx_one(tx, record_query(t, &key), values);
	return counted->id;
}

struct record_tallies
record_tally(struct tx *tx, const struct record_type *t, const struct record_counting *c)
{
	union db_value values[4] = { 0 };
	struct record_key key = {
		.ask = ASK_TALLY, .field = c->field, .on = c->on, .as_system = c->as_system
	};
	struct record_tallies tallies = { 0 };
	size_t n = 0;
	void *rows;

	if (c->la != 0 && tx_query(tx, t->any, &(union db_value){ .i = c->la }, &rows) == 0)
		return tallies;
	if (c->field >= 0 && t->d->fields[c->field].store == DB_DATE)
		key.ask = ASK_MONTHS;
	if (c->la != 0) {
		key.mask |= 1;
		values[n++].i = c->la;
	}
	if (c->state != NULL) {
		key.mask |= 2;
		values[n++].text = c->state;
	}
	if (c->on != 0) {
		values[n++].date = c->from;
		values[n].date = c->to;
	}
	tallies.n = tx_query(tx, record_query(t, &key), values, &rows);
	tallies.a = rows;
	return tallies;
}

const struct record *
record_find(struct tx *tx, const struct record_type *t, const char *public_id)
{
	return tx_one(tx, t->find, &(union db_value){ .text = public_id });
}

const struct record *
record_find_id(struct tx *tx, const struct record_type *t, int64_t la, int64_t id)
{
	return tx_one(tx, t->find_id, (union db_value[]){ { .i = la }, { .i = id } });
}

struct record_list
record_due(struct tx *tx, const struct record_type *t, struct date by, int64_t most)
{
	if (t->due == NULL)
		return (struct record_list){ 0 };
	return run_list(tx, t->due, (union db_value[]){ { .date = by }, { .i = most } });
}

struct record_dues {
	const struct db_query *query; /* NULL: no register has duties */
};

const struct record_dues *
record_dues_new(struct arena *a, const struct record_type *const *types)
{
	struct record_dues *dues = anew(a, struct record_dues);

	dues->query = record_dues_make(a, types);
	return dues;
}

struct record_places
record_dues_by(struct tx *tx, const struct record_dues *dues, struct date by)
{
	struct record_places places = { 0 };
	void *rows;

	if (dues->query == NULL)
		return places;
	places.n = tx_query(tx, dues->query, &(union db_value){ .date = by }, &rows);
	places.a = rows;
	return places;
}

bool
record_is_there(struct tx *tx, const struct record_type *t, const struct record_change *c)
{
	union db_value *params = anew_n(tx_arena(tx), union db_value, 3 + t->d->n_once);
	size_t n = 0;
	void *rows;

	if (t->once == NULL)
		return false;
	params[n++].i = c->la;
	params[n++].i = c->id;
	if (t->d->about_case)
		params[n++].i = c->case_id;
	for (size_t i = 0; i < t->d->n_once; i++, n++) {
		params[n].text = c->values[t->d->once[i]];
		if (params[n].text == NULL)
			return false;
	}
	return tx_query(tx, t->once, params, &rows) > 0;
}

struct record_people
record_due_people(struct tx *tx, const struct record_type *t, struct date by)
{
	struct record_people people = { 0 };
	void *rows;

	if (t->due_people == NULL)
		return people;
	people.n = tx_query(tx, t->due_people, (union db_value[]){ { .date = by } }, &rows);
	people.a = rows;
	return people;
}

struct record_list
record_history(struct tx *tx, const struct record_type *t, int64_t la, int64_t id)
{
	return run_list(tx, t->history, (union db_value[]){ { .i = la }, { .i = id } });
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

/* ---- what is due, reckoned anew ---- */

/* Kept as the type of a column that no field can be called. */
static const char due_rule[] = "due";

static const struct db_param rule_params[] = { { DB_TEXT, false }, { DB_TEXT, false },
	{ DB_TEXT, false } };
static const struct db_query rule_find = {
	.name = "rule of a register's duties",
	.sqlite = "SELECT type FROM record_columns WHERE record = $1 AND name = $2 AND type = $3",
	.postgres = "SELECT type FROM record_columns WHERE record = $1 AND name = $2 AND type = $3",
	.params = rule_params,
	.n_params = 3,
	.columns = (const struct db_column[]){ { DB_TEXT, 0 } },
	.n_columns = 1,
	.row_size = sizeof(char *),
};
#define RULE_SET                                                                                   \
	"INSERT INTO record_columns (record, name, type) VALUES ($1, $2, $3) "                     \
	"ON CONFLICT (record, name) DO UPDATE SET type = excluded.type"
static const struct db_query rule_set = {
	.name = "the rule of a register's duties is another",
	.sqlite = RULE_SET,
	.postgres = RULE_SET,
	.params = rule_params,
	.n_params = 3,
};

bool
record_due_rule(struct tx *tx, const struct record_type *t, const char *rule)
{
	return tx_one(tx, &rule_find,
		   (union db_value[]){
		       { .text = t->d->name }, { .text = due_rule }, { .text = rule } }) != NULL;
}

struct record_list
record_due_begin(struct tx *tx, const struct record_type *t, int64_t la, int64_t id, int64_t most)
{
	return run_list(
	    tx, t->due_begin, (union db_value[]){ { .i = la }, { .i = id }, { .i = most } });
}

void
record_due_set(
    struct tx *tx, const struct record_type *t, const struct record *r, const char *const *due)
{
	union db_value v[RECORD_DUE__MAX + 2];

	for (int i = 0; i < RECORD_DUE__MAX; i++)
		v[i].text = due[i];
	v[RECORD_DUE__MAX].i = r->la;
	v[RECORD_DUE__MAX + 1].i = r->id;
	tx_exec(tx, t->due_set, v);
}

void
record_due_end(struct tx *tx, const struct record_type *t, const char *rule)
{
	tx_exec(tx, &rule_set,
	    (union db_value[]){ { .text = t->d->name }, { .text = due_rule }, { .text = rule } });
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
