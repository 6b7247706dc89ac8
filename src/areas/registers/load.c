/* Load: tables become records, all rows or none. */
#include "areas/registers/load.h"
#include "access/viewer.h"
#include "areas/registers/cells.h"
#include "areas/registers/keep.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"
#include "text/text.h"

#include <stdlib.h>
#include <string.h>

enum { SHOWN = 100, MOST_COLUMNS = 80 };

struct loading {
	struct load *load;
	struct tx *tx;
	struct arena *arena;
	const struct register_def *def;
	struct asking *fresh;	    /* of a new record */
	int field[MOST_COLUMNS];    /* of each column; -1: none of them */
	int record, version, state; /* the columns; -1: there is none */
	const struct csv_row *header;
	VEC(struct load_row) rows;
	VEC(struct load_finding) findings;
};

static void
find_fault(struct loading *l, int line, const char *column, const char *cell, const char *message)
{
	if (l->load->n_findings++ < SHOWN)
		vec_push(l->arena, &l->findings,
		    (struct load_finding){
			line, column, message, str_blank(cell) ? NULL : cell, 0 });
}

/* ---- what was sent ---- */

/* As CSV, whatever it was; each row's line stands before it, since lines within cells are
 * written otherwise. */
const char *
load_text(struct arena *a, const void *bytes, size_t n, struct load_finding *ret_finding)
{
	struct csv *csv = csv_new_plain(a);
	struct csv_table table = { 0 };
	struct csv_error error = { 0 };
	bool read = xlsx_is(bytes, n) ? xlsx_read(a, bytes, n, &table, &error)
				      : csv_read(a, bytes, n, &table, &error);

	if (!read || table.n == 0) {
		*ret_finding = (struct load_finding){ .line = error.line,
			.message = read ? N_("The file has no rows") : error.message };
		return NULL;
	}
	for (size_t i = 0; i < table.n; i++) {
		csv_int(csv, table.rows[i].line);
		for (size_t k = 0; k < table.rows[i].n; k++)
			csv_text(csv, table.rows[i].cells[k]);
		csv_end_row(csv);
	}
	return csv_bytes(csv)->p;
}

/* ---- the header ---- */

static void
read_column(struct loading *l, size_t i, const char *name)
{
	int at = define_field(l->def, str_lower(l->arena, name));

	l->field[i] = at;
	if (at >= 0)
		return;
	if (str_eq_ci(name, "record"))
		l->record = (int)i;
	else if (str_eq_ci(name, "version"))
		l->version = (int)i;
	else if (str_eq_ci(name, "state") && l->def->n_states > 0)
		l->state = (int)i;
	else
		find_fault(l, 1, name, NULL,
		    N_("The register has no such column. Correct its name or take it out"));
}

static void
read_header(struct loading *l, const struct csv_row *header)
{
	l->record = l->version = l->state = -1;
	l->header = header;
	if (header->n > MOST_COLUMNS) {
		find_fault(l, header->line, NULL, NULL, N_("The table has too many columns"));
		return;
	}
	l->field[0] = -1; /* the line */
	for (size_t i = 1; i < header->n; i++) {
		const char *name = str_trim(l->arena, header->cells[i]);

		read_column(l, i, name);
		for (size_t k = 1; k < i; k++)
			if (str_eq_ci(name, str_trim(l->arena, header->cells[k])))
				find_fault(l, 1, name, NULL,
				    N_("Two columns are called so. Keep one of them"));
	}
}

/* ---- rows ---- */

static const char *
cell_at(const struct csv_row *row, int column)
{
	return column < 0 || (size_t)column >= row->n || str_blank(row->cells[column])
		   ? NULL
		   : row->cells[column];
}

/* NULL: a new one; *ret_wrong: the row names one that is not there. */
static const struct record *
record_of(struct loading *l, const struct csv_row *row, int line, bool *ret_wrong)
{
	const char *id = cell_at(row, l->record), *version = cell_at(row, l->version);
	const struct record *r;
	int64_t n = 0;

	if (id == NULL)
		return NULL;
	r = record_find(l->tx, l->def->type, str_trim(l->arena, id));
	*ret_wrong = r == NULL || r->la != l->load->la;
	if (*ret_wrong) {
		find_fault(l, line, "record", id,
		    N_("There is no such record. Leave the cell empty to add a new one"));
		return NULL;
	}
	for (size_t i = 0; i < l->rows.n; i++)
		if (l->rows.a[i].before != NULL && l->rows.a[i].before->id == r->id)
			find_fault(l, line, "record", id,
			    N_("An earlier row is about the same record. Keep one of them"));
	if (version != NULL && (!str_to_int(version, &n) || n != r->version))
		find_fault(l, line, "version", version,
		    N_("Somebody changed this record since the table was made. Download it "
		       "again"));
	return r;
}

/* A column that the table does not have keeps what the record holds. */
static const char *
cell_of(struct loading *l, const struct csv_row *row, const struct record *before, unsigned field)
{
	for (size_t i = 1; i < l->header->n; i++)
		if (l->field[i] == (int)field)
			return cell_at(row, (int)i);
	return before == NULL ? NULL : cells_text(l->tx, l->def, before, field);
}

/* What the record points to stays as it is when its name does. */
static bool
put_same(struct cells_params *p, const struct loading *l, const struct asking *q, unsigned i,
    const char *cell)
{
	const struct record *before = q->record;
	const char *id;

	if (before == NULL || before->values[i] == NULL || q->refs[i].choices == NULL ||
	    !str_eq(cell, cells_text(l->tx, l->def, before, i)))
		return false;
	id = refs_public_id(&q->refs[i], before->values[i]);
	if (id == NULL)
		return false;
	vec_push(p->arena, &p->list, (struct form_param){ l->def->fields[i].name, id });
	return true;
}

static void
put_cells(struct loading *l, struct cells_params *p, const struct asking *q,
    const struct csv_row *row, int line)
{
	for (unsigned i = 0; i < l->def->n_fields; i++) {
		const char *cell = cell_of(l, row, q->record, i), *trouble = NULL;

		if (cell == NULL || put_same(p, l, q, i, cell))
			continue;
		cells_put(p, q, i, cell, &trouble);
		if (trouble != NULL)
			find_fault(l, line, l->def->fields[i].name, cell, trouble);
	}
}

static const char *
state_of(struct loading *l, const struct csv_row *row, const struct asking *q, int line)
{
	const char *cell = cell_at(row, l->state);

	if (l->def->n_states == 0)
		return NULL;
	if (cell == NULL)
		return q->record != NULL ? q->record->state : l->def->states[0].name;
	for (const struct choice *c = l->def->state_choices; c->value != NULL; c++)
		if (str_eq(c->value, cell) || str_eq_ci(c->label, cell))
			return c->value;
	find_fault(l, line, "state", cell, N_("Enter one of the answers that the form offers"));
	return l->def->states[0].name;
}

/* The form's own words, at the form's fields. */
static void
find_form_faults(struct loading *l, const struct form_state *s, const struct csv_row *row, int line)
{
	const struct field *f = s->form->fields;

	if (s->refused != NULL)
		find_fault(l, line, s->refused, NULL, N_("Only one answer can stand here"));
	for (size_t i = 0; f[i].name != NULL; i++)
		if (s->answers[i].error != NULL)
			find_fault(l, line, f[i].name,
			    define_field(l->def, f[i].name) < 0
				? NULL
				: cell_of(l, row, NULL, (unsigned)define_field(l->def, f[i].name)),
			    s->answers[i].error);
}

static void
find_begin_fault(struct loading *l, const struct asking *q, const struct load_row *r)
{
	const char *column = asking_begin_trouble(q, r->values);

	if (column == NULL)
		return;
	if (str_eq(column, "state"))
		find_fault(l, r->line, column, r->state, N_("A new record cannot stand there"));
	else
		find_fault(l, r->line, column, NULL, N_("Answer this before the record moves on"));
}

static enum load_kind
kind_of(const struct loading *l, const struct load_row *r)
{
	if (r->before == NULL)
		return LOAD_NEW;
	for (unsigned i = 0; i < l->def->n_kept; i++)
		if (!str_eq(r->values[i], r->before->values[i]))
			return LOAD_CHANGED;
	return str_eq(r->state, r->before->state) ? LOAD_SAME : LOAD_CHANGED;
}

static void
keep_row(struct loading *l, const struct asking *q, struct load_row row)
{
	if (row.before == NULL)
		find_begin_fault(l, q, &row);
	row.kind = kind_of(l, &row);
	l->load->n_new += row.kind == LOAD_NEW;
	l->load->n_changed += row.kind == LOAD_CHANGED;
	l->load->n_same += row.kind == LOAD_SAME;
	vec_push(l->arena, &l->rows, row);
}

/* A row in a form of its own, as if somebody had typed it. */
static void
check_row(struct loading *l, const struct csv_row *row, int line)
{
	bool wrong = false;
	const struct record *before = record_of(l, row, line, &wrong);
	struct asking *q = before == NULL ? l->fresh : asking_like(l->fresh, before);
	struct cells_params p = { .arena = l->arena };
	struct form_state *s = form_new(l->arena, &q->form, NULL);
	void *values = arena_alloc(l->arena, q->form.size);
	const char *state = q->begins = state_of(l, row, q, line);
	int64_t found = l->load->n_findings;

	if (wrong)
		return;
	put_cells(l, &p, q, row, line);
	if (before != NULL) {
		vec_push(l->arena, &p.list,
		    (struct form_param){
			"version", arena_printf(l->arena, "%lld", (long long)before->version) });
		if (state != NULL)
			vec_push(l->arena, &p.list, (struct form_param){ "state", state });
	}
	if (l->load->n_findings > found)
		return; /* what the form would say of a cell that was not understood is no help */
	if (form_parse(s,
		&(struct form_input){
		    .today = tx_now(l->tx).today, .params = p.list.a, .n = p.list.n },
		values) == FORM_VALID)
		keep_row(l, q,
		    (struct load_row){ .line = line,
			.public_id = before == NULL ? rng_public_id(l->arena) : before->public_id,
			.before = before,
			.state = state,
			.values = asking_values(q, values) });
	else
		find_form_faults(l, s, row, line);
}

static void
check_rows(struct loading *l, const struct csv_table *t)
{
	for (size_t i = 1; i < t->n; i++) {
		int64_t line = 0;

		str_to_int(t->rows[i].cells[0], &line);
		if (t->rows[i].n != t->rows[0].n)
			find_fault(l, (int)line, NULL, NULL,
			    N_("The row is not as long as the first one"));
		else
			check_row(l, &t->rows[i], (int)line);
	}
}

/* ---- what may be there only once ---- */

/* A row by what no second record may have. */
struct same {
	const char *key;
	int line;
};

/* NULL: the rule says nothing of such a row. */
static const char *
key_of(const struct loading *l, const struct load_row *r)
{
	const struct register_once *o = l->def->once;
	struct buf *b;

	if (o == NULL || !define_is_in(o->in, o->n_in, r->state))
		return NULL;
	b = buf_new(l->arena);
	for (unsigned i = 0; i < o->n_by; i++) {
		const char *value = r->values[define_field(l->def, o->by[i])];

		if (value == NULL)
			return NULL;
		buf_printf(b, "%zu:%s", strlen(value), str_lower(l->arena, value));
	}
	return b->p;
}

static int
by_key(const void *a, const void *b)
{
	const struct same *x = a, *y = b;
	int order = strcmp(x->key, y->key);

	return order != 0 ? order : x->line - y->line;
}

static int
by_line(const void *a, const void *b)
{
	const struct load_finding *x = a, *y = b;

	return x->line - y->line;
}

/* Each row was held against the register; here the rows are held against each other. */
static void
check_once(struct loading *l)
{
	VEC(struct same) list = { 0 };

	for (size_t i = 0; i < l->rows.n; i++) {
		const char *key = key_of(l, &l->rows.a[i]);

		if (key != NULL)
			vec_push(l->arena, &list, (struct same){ key, l->rows.a[i].line });
	}
	if (list.n < 2)
		return;
	qsort(list.a, list.n, sizeof *list.a, by_key);
	for (size_t i = 1; i < list.n; i++) {
		if (!str_eq(list.a[i].key, list.a[i - 1].key))
			continue;
		find_fault(l, list.a[i].line, l->def->once->by[0], NULL, l->def->once->message);
		if (l->load->n_findings <= SHOWN)
			l->findings.a[l->findings.n - 1].other = list.a[i - 1].line;
	}
	if (l->findings.n > 1)
		qsort(l->findings.a, l->findings.n, sizeof *l->findings.a, by_line);
}

struct load *
load_check(struct tx *tx, const struct register_def *d, const struct viewer *viewer, int64_t la,
    const char *text)
{
	struct csv_table t = { 0 };
	struct csv_error error = { 0 };

	if (!csv_read(tx_arena(tx), text, strlen(text), &t, &error) || t.n == 0)
		fail(
		    FAULT_BUG, "register %s: a table that was taken cannot be read again", d->name);
	return load_check_table(tx, d, &(struct refs_place){ .viewer = viewer, .la = la }, &t);
}

struct load *
load_check_table(struct tx *tx, const struct register_def *d, const struct refs_place *place,
    const struct csv_table *t)
{
	struct arena *a = tx_arena(tx);
	struct load *load = anew(a, struct load);
	struct loading l = { .load = load, .tx = tx, .arena = a, .def = d };

	*load = (struct load){ .def = d, .la = place->la, .case_id = place->case_id };
	l.fresh = asking_new(tx, d, NULL, place);
	read_header(&l, &t->rows[0]);
	if (t->n > LOAD_ROWS + 1)
		find_fault(
		    &l, 0, NULL, NULL, N_("The table has more than 5,000 rows. Load it in parts"));
	if (load->n_findings == 0) {
		check_rows(&l, t);
		check_once(&l);
	}
	load->rows.a = l.rows.a;
	load->rows.n = l.rows.n;
	load->findings.a = l.findings.a;
	load->findings.n = l.findings.n;
	return load;
}

/* ---- written ---- */

static bool
write_row(struct tx *tx, const struct load *load, const struct load_row *r, const struct rq *rq)
{
	struct record_change c = {
		.la = load->la, .case_id = load->case_id, .state = r->state, .values = r->values
	};

	if (r->kind == LOAD_NEW) {
		c.id = rng_row_id();
		c.public_id = r->public_id;
		return keep_add(tx, load->def, c, rq);
	}
	c.id = r->before->id;
	c.version = r->before->version;
	return keep_change(tx, load->def, c, r->before, rq);
}

bool
load_write(struct tx *tx, const struct load *load, const struct rq *rq)
{
	for (size_t i = 0; i < load->rows.n; i++)
		if (load->rows.a[i].kind != LOAD_SAME && !write_row(tx, load, &load->rows.a[i], rq))
			return false;
	return true;
}
