/* Record, SQL: the queries that every register has, made once from its definition. */
#include "db/record_sql.h"

/* ---- reading ---- */

static const struct db_query *
make_find(struct record_type *t)
{
	struct making m = making_begin(t, t->arena);

	making_put(&m, "SELECT ");
	making_columns(&m, "t");
	making_put(&m, " FROM visible_register_%s t WHERE t.public_id = ", t->d->name);
	making_param(&m, DB_TEXT, false);
	return making_end(&m, "find", false);
}

static void
put_la_and_id(struct making *m, const char *prefix)
{
	making_put(m, " WHERE %sla = ", prefix);
	making_param(m, DB_INT, false);
	making_put(m, " AND %sid = ", prefix);
	making_param(m, DB_INT, false);
}

static const struct db_query *
make_find_id(struct record_type *t)
{
	struct making m = making_begin(t, t->arena);

	making_put(&m, "SELECT ");
	making_columns(&m, "t");
	making_put(&m, " FROM visible_register_%s t", t->d->name);
	put_la_and_id(&m, "t.");
	return making_end(&m, "find by id", false);
}

static const struct db_query *
make_history(struct record_type *t)
{
	struct making m = making_begin(t, t->arena);

	making_put(&m, "SELECT ");
	making_columns(&m, "h");
	making_put(&m,
	    " FROM visible_register_%s t JOIN visible_register_%s_history h "
	    "ON h.la = t.la AND h.id = t.id",
	    t->d->name, t->d->name);
	put_la_and_id(&m, "t.");
	making_put(&m, " ORDER BY h.version DESC LIMIT 200");
	return making_end(&m, "history", false);
}

/* ---- writing ---- */

static void
put_may_write(struct making *m, const struct record_row_texts *row)
{
	struct buf *b = buf_new(m->arena);

	record_put_may_write(b, m->d, row);
	making_put(m, "%s", b->p);
}

/* The texts of fields that come as parameters; numbers[i] is field i's. */
static const char *const *
own_params(const struct making *m, const int *numbers)
{
	const char **texts = anew_n(m->arena, const char *, m->d->n_owns + 1);

	for (size_t i = 0; i < m->d->n_owns; i++)
		texts[i] =
		    arena_printf(m->arena, "CAST($%d AS bigint)", numbers[m->d->owns[i].field]);
	return texts;
}

/* la $1, id $2, public_id $3, at $4, by $5, state $6, case $7; then the fields. */
static const struct db_query *
make_insert(struct record_type *t, const char *why)
{
	struct making m = making_begin(t, t->arena);
	int *numbers = anew_n(t->arena, int, t->d->n + 1);
	struct db_query *q;

	making_put(&m, "INSERT INTO register_%s (", t->d->name);
	making_names(&m, "");
	making_put(&m, ") SELECT ");
	making_param(&m, DB_INT, false);
	making_put(&m, ", ");
	making_param(&m, DB_INT, false);
	making_put(&m, ", ");
	making_param(&m, DB_TEXT, false);
	making_put(&m, ", 1, ");
	making_param(&m, DB_TIME, false);
	making_put(&m, ", $4, ");
	making_param(&m, DB_INT, true);
	making_put(&m, ", ");
	making_param(&m, DB_TEXT, false);
	if (t->d->about_case) {
		making_put(&m, ", ");
		making_param(&m, DB_INT, false);
	}
	for (size_t i = 0; i < t->d->n; i++) {
		making_put(&m, ", ");
		numbers[i] = making_value(&m, &t->d->fields[i]);
	}
	if (why == NULL) {
		making_put(&m, " WHERE ");
		put_may_write(
		    &m, &(struct record_row_texts){ "$1", "$7", own_params(&m, numbers), true });
	}
	q = making_end(&m, "insert", true);
	q->system = why;
	return q;
}

/* The row as it is goes into the history; then it changes. */
static const struct db_query *
make_keep(struct record_type *t)
{
	struct making m = making_begin(t, t->arena);

	making_put(&m, "INSERT INTO register_%s_history (", t->d->name);
	making_names(&m, "");
	making_put(&m, ") SELECT ");
	making_names(&m, "r.");
	making_put(&m, " FROM register_%s r", t->d->name);
	put_la_and_id(&m, "r.");
	making_put(&m, " AND r.version = ");
	making_param(&m, DB_INT, false);
	making_put(&m, " AND ");
	put_may_write(&m, &(struct record_row_texts){
			      "r.la", "r.case_id", record_own_texts(t->arena, t->d, "r."), true });
	return making_end(&m, "keep", true);
}

/* Whoever has a right by a field of the row does not give the row away: the right is asked of what
 * the row becomes, too. */
static const struct db_query *
make_update(struct record_type *t)
{
	struct making m = making_begin(t, t->arena);
	int *numbers = anew_n(t->arena, int, t->d->n + 1);

	making_put(&m, "UPDATE register_%s SET version = version + 1, changed_at = ", t->d->name);
	making_param(&m, DB_TIME, false);
	making_put(&m, ", changed_by = ");
	making_param(&m, DB_INT, true);
	making_put(&m, ", state = ");
	making_param(&m, DB_TEXT, false);
	for (size_t i = 0; i < t->d->n; i++) {
		making_put(&m, ", \"%s\" = ", t->d->fields[i].name);
		numbers[i] = making_value(&m, &t->d->fields[i]);
	}
	put_la_and_id(&m, "");
	making_put(&m, " AND version = ");
	making_param(&m, DB_INT, false);
	if (t->d->n_owns > 0) {
		making_put(&m, " AND ");
		put_may_write(&m, &(struct record_row_texts){
				      arena_printf(t->arena, "register_%s.la", t->d->name), NULL,
				      own_params(&m, numbers), true });
	}
	return making_end(&m, "update", true);
}

void
record_sql_make(struct record_type *t)
{
	t->insert = make_insert(t, NULL);
	t->insert_as_system =
	    make_insert(t, "the program keeps what was sent while nobody was signed in");
	t->keep = make_keep(t);
	t->update = make_update(t);
	t->find = make_find(t);
	t->find_id = make_find_id(t);
	t->history = make_history(t);
	if (t->d->has_due)
		record_due_make(t);
	if (t->d->n_once > 0)
		record_once_make(t);
	record_any_make(t);
}
