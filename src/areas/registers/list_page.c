/* List pages: what there is, narrowed by the URL's query, 25 at a time. */
#include "app/app.h"
#include "areas/registers/pages.h"
#include "areas/registers/registers.html.h"
#include "areas/registers/registers.sql.h"
#include "areas/registers/registers_view.h"
#include "areas/registers/search.h"
#include "audit/read_log.h"
#include "base/err.h"
#include "base/str.h"
#include "base/vec.h"

#include <stdlib.h>
#include <string.h>

enum { MOST_ADVICE = 100, MOST_PRINTED = 2000 };

/* ---- the index ---- */

static int
by_title(const void *a, const void *b)
{
	const struct view_register *x = a, *y = b;

	return strcmp(x->title, y->title);
}

void
pages_index(struct rq *rq)
{
	const struct registers *set = rq->app->registers;
	VEC(struct view_register) list = { 0 };
	struct view_index v = { 0 };
	struct out *o = rq_page(rq);

	for (size_t i = 0; i < set->n; i++) {
		const struct register_def *d = set->a[i];

		if (pages_may_read(rq->viewer, d))
			vec_push(rq->arena, &list,
			    (struct view_register){ d->name, text_tr(rq->language, d->title),
				text_tr(rq->language, d->description) });
	}
	if (list.n > 1)
		qsort(list.a, list.n, sizeof *list.a, by_title);
	v.list.a = list.a;
	v.list.n = list.n;
	registers_page(o, &v);
	rq_send(rq, o);
}

/* ---- rows ---- */

/* Whose record a row is, when it is a child's: by its case, or by a field. */
static bool
names_child(const struct register_def *d, const struct record *r, int64_t *ret_child)
{
	if (r->case_id != 0) {
		*ret_child = r->child;
		return true;
	}
	for (unsigned i = 0; i < d->n_fields; i++)
		if (d->fields[i].type == TYPE_CHILD && r->values[i] != NULL)
			return str_to_int(r->values[i], ret_child);
	return false;
}

/* A row about a child is a reading of that child's record.  False: it is about none, or the
 * reader's own. */
static bool
is_reading(const struct rq *rq, const struct register_def *d, const struct record *r,
    struct read_entry *ret)
{
	int64_t child;

	if (rq->viewer->person == 0 || !names_child(d, r, &child) || child == rq->viewer->person)
		return false;
	*ret = (struct read_entry){
		.la = r->la,
		.at = rq->now.instant,
		.person = rq->viewer->person,
		.child = child,
		.case_id = r->case_id,
		.route = rq->route->path,
		.relation = r->case_id != 0 ? access_relation_name(r->relations) : "register",
		.break_glass = r->case_id != 0 && access_only_by_break_glass(r->relations),
	};
	return true;
}

void
pages_log_reading(struct rq *rq, const struct register_def *d, const struct record *r)
{
	struct read_entry e;

	if (is_reading(rq, d, r, &e))
		read_log_add(rq->app->read_log, &e, 1);
}

static int
by_child(const void *a, const void *b)
{
	const struct read_entry *x = a, *y = b;

	if (x->la != y->la)
		return x->la < y->la ? -1 : 1;
	if (x->child != y->child)
		return x->child < y->child ? -1 : 1;
	return (x->case_id > y->case_id) - (x->case_id < y->case_id);
}

/* However many records of a child a list shows, the child's record was looked at once. */
static size_t
once_each(struct read_entry *entries, size_t n)
{
	size_t kept = 0;

	if (n > 1)
		qsort(entries, n, sizeof *entries, by_child);
	for (size_t i = 0; i < n; i++)
		if (kept == 0 || by_child(&entries[kept - 1], &entries[i]) != 0)
			entries[kept++] = entries[i];
	return kept;
}

void
pages_log_readings(struct rq *rq, const struct register_def *d, const struct record_list *found)
{
	struct read_entry *entries;
	size_t n = 0;

	if (rq->kase != NULL)
		return;
	entries = anew_n(rq->arena, struct read_entry, found->n + 1);
	for (size_t i = 0; i < found->n; i++)
		n += is_reading(rq, d, found->a[i], &entries[n]);
	read_log_add(rq->app->read_log, entries, once_each(entries, n));
}

void
pages_log_written(struct rq *rq, const struct register_def *d, const struct record *r)
{
	struct read_entry e;
	const struct read_entry *one = &e;

	if (is_reading(rq, d, r, &e))
		read_log_write(rq->tx, &one, 1);
}

/* Rows of a page often have the same school or the same officer, whose name is looked up once. */
static struct shown
cell_of(struct rq *rq, const struct register_def *d, const struct view_row *rows,
    const struct record_list *found, size_t row, unsigned column)
{
	unsigned field = (unsigned)define_field(d, d->list.columns[column]);
	const struct record *r = found->a[row];

	for (size_t i = 0; i < row; i++)
		if (found->a[i]->la == r->la &&
		    str_eq(found->a[i]->values[field], r->values[field]))
			return rows[i].cells.a[column];
	return shown_value(rq->tx, rq->language, d, r, field);
}

static void
add_row(struct rq *rq, const struct register_def *d, struct view_row *rows,
    const struct record_list *found, size_t row)
{
	struct shown *cells = anew_n(rq->arena, struct shown, d->list.n_columns);
	const struct record *r = found->a[row];

	for (unsigned i = 0; i < d->list.n_columns; i++)
		cells[i] = cell_of(rq, d, rows, found, row, i);
	rows[row] = (struct view_row){
		.href = pages_path(rq, d, r),
		.heading = shown_heading(rq->tx, rq->language, d, r),
		.reference = r->case_reference,
		.state = shown_state(rq->language, d, r->state),
		.cells = { cells, d->list.n_columns },
	};
}

static void
add_rows(struct rq *rq, const struct register_def *d, struct view_list *v,
    const struct record_list *found)
{
	struct view_row *rows = anew_n(rq->arena, struct view_row, found->n + 1);

	for (size_t i = 0; i < found->n; i++)
		add_row(rq, d, rows, found, i);
	v->rows.a = rows;
	v->rows.n = found->n;
}

static void
add_columns(
    struct rq *rq, const struct register_def *d, const struct search *s, struct view_list *v)
{
	struct view_column *columns = anew_n(rq->arena, struct view_column, d->list.n_columns);

	for (unsigned i = 0; i < d->list.n_columns; i++) {
		int at = define_field(d, d->list.columns[i]);
		enum search_sorted sorted = search_sorted(s, at);

		columns[i] = (struct view_column){
			.text = text_tr(rq->language, d->fields[at].label),
			.sort = sorted == SORTED_UP	? "ascending"
				: sorted == SORTED_DOWN ? "descending"
							: NULL,
			.href = define_sorts(d->fields[at].type) ? search_sort_href(s, at) : NULL,
		};
	}
	v->columns.a = columns;
	v->columns.n = d->list.n_columns;
}

static const char *
new_href(struct rq *rq, const struct register_def *d)
{
	bool may = pages_may_write(rq, d);

	return may ? arena_printf(rq->arena, "%s/new", pages_path(rq, d, NULL)) : NULL;
}

/* Tables are loaded by those whose posts let them keep the whole register. */
static const char *
load_href(struct rq *rq, const struct register_def *d)
{
	if (rq->kase != NULL || !pages_may_load(rq, d))
		return NULL;
	return arena_printf(rq->arena, "%s/load", pages_path(rq, d, NULL));
}

static const char *
back_of(struct rq *rq)
{
	if (rq->kase != NULL)
		return arena_printf(rq->arena, "/cases/%s", rq->kase->public_id);
	return viewer_may(rq->viewer, REGISTER_READ) ? "/registers" : "/";
}

static struct view_list
list_of(struct rq *rq, const struct register_def *d, const struct search *s)
{
	return (struct view_list){
		.title = text_tr(rq->language, d->title),
		.description = text_tr(rq->language, d->description),
		.source = d->source,
		.record = text_tr(rq->language, d->record),
		.action = pages_path(rq, d, NULL),
		.back = back_of(rq),
		.new_href = new_href(rq, d),
		.load_href = load_href(rq, d),
		.csv_href = search_href(s, "table.csv"),
		.xlsx_href = search_href(s, "table.xlsx"),
		.print_href = search_href(s, "print"),
		.figures_href = d->n_counts == 0 || rq->kase != NULL
				    ? NULL
				    : arena_printf(rq->arena, "/registers/%s/figures", d->name),
		.case_reference = rq->kase != NULL ? rq->kase->reference : NULL,
		.has_cases = d->access.about == ABOUT_CASE && rq->kase == NULL,
		.has_states = d->n_states > 0,
	};
}

void
pages_list(struct rq *rq)
{
	const struct register_def *d = pages_register(rq);
	struct record_list found;
	const struct search *s;
	struct view_list v;
	struct out *o;

	if (d == NULL) {
		pages_refuse(rq);
		return;
	}
	s = search_of(rq, d);
	found = record_search(rq->tx, d->type, &s->search);
	v = list_of(rq, d, s);
	search_filters(s, &v);
	add_columns(rq, d, s, &v);
	add_rows(rq, d, &v, &found);
	search_paging(s, &found, &v);
	o = rq_page(rq);
	register_page(o, &v);
	pages_log_readings(rq, d, &found);
	rq_send(rq, o);
}

/* All that the search finds, each record whole, to be printed and filed. */
void
pages_print(struct rq *rq)
{
	const struct register_def *d = pages_register(rq);
	struct record_search all;
	struct record_list found;
	const struct search *s;
	struct view_list v;
	struct out *o;

	if (d == NULL) {
		pages_refuse(rq);
		return;
	}
	s = search_of(rq, d);
	all = s->search;
	all.beside = NULL;
	all.back = false;
	all.most = MOST_PRINTED;
	found = record_search(rq->tx, d->type, &all);
	v = list_of(rq, d, s);
	v.back = search_href(s, NULL);
	v.total = (int64_t)found.n;
	v.is_more = found.more;
	v.on = rq->now.today;
	add_columns(rq, d, s, &v);
	add_rows(rq, d, &v, &found);
	o = rq_page(rq);
	register_print(o, &v);
	pages_log_readings(rq, d, &found);
	rq_send(rq, o);
}

/* ---- advice for families ---- */

/* Telephone first: somebody who is worried wants to talk. */
static struct view_service
service_of(struct rq *rq, const struct register_def *d, const struct record *r)
{
	VEC(struct shown) first = { 0 }, rest = { 0 };
	struct view_service s = { .name = shown_heading(rq->tx, rq->language, d, r) };

	for (unsigned i = 0; i < d->n_fields; i++) {
		struct shown x = shown_value(rq->tx, rq->language, d, r, i);

		if (d->fields[i].type == TYPE_PHONE)
			vec_push(rq->arena, &first, x);
		else if (x.text != NULL && i != d->heading_at)
			vec_push(rq->arena, &rest, x);
	}
	s.first = (struct view_cells){ first.a, first.n };
	s.rest = (struct view_cells){ rest.a, rest.n };
	return s;
}

static struct view_area
area_of(struct rq *rq, const struct register_def *d, int64_t la, const char *name)
{
	struct record_list found = record_search(
	    rq->tx, d->type, &(struct record_search){ .la = la, .most = MOST_ADVICE });
	struct view_service *services = anew_n(rq->arena, struct view_service, found.n + 1);
	struct view_area area = { .name = name };

	for (size_t i = 0; i < found.n; i++)
		services[i] = service_of(rq, d, found.a[i]);
	area.services.a = services;
	area.services.n = found.n;
	return area;
}

void
pages_advice(struct rq *rq)
{
	const struct register_def *d = registers_find(rq->app->registers, "advice-services");
	struct register_areas_rows areas = register_areas(rq->tx);
	VEC(struct view_area) list = { 0 };
	struct view_advice v = { 0 };
	struct out *o = rq_page(rq);

	if (d == NULL)
		fail(FAULT_USAGE, "there is no register advice-services");
	for (size_t i = 0; i < areas.n; i++)
		vec_push(rq->arena, &list, area_of(rq, d, areas.a[i].la, areas.a[i].name));
	v.areas.a = list.a;
	v.areas.n = list.n;
	register_advice(o, &v);
	rq_send(rq, o);
}
