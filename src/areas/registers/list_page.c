/* List pages: what there is, narrowed by the URL's query, 25 at a time. */
#include "app/app.h"
#include "areas/registers/pages.h"
#include "areas/registers/registers.html.h"
#include "areas/registers/registers.sql.h"
#include "areas/registers/registers_view.h"
#include "audit/read_log.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "base/vec.h"

#include <string.h>

enum { PAGE = 25, MOST_PAGES = 100000, MOST_ADVICE = 100 };

/* ---- the index ---- */

void
pages_index(struct rq *rq)
{
	const struct registers *set = rq->app->registers;
	VEC(struct view_register) list = { 0 };
	struct view_index v = { 0 };
	struct out *o = rq_page(rq);

	for (size_t i = 0; i < set->n; i++) {
		const struct register_def *d = set->a[i];

		if (d->access.read == PUBLIC || d->access.about == ABOUT_CASE ||
		    viewer_may(rq->viewer, d->access.read))
			vec_push(rq->arena, &list,
			    (struct view_register){ d->name, text_tr(rq->language, d->title),
				text_tr(rq->language, d->description) });
	}
	v.list.a = list.a;
	v.list.n = list.n;
	registers_page(o, &v);
	rq_send(rq, o);
}

/* ---- filters ---- */

/* What the query asks of a filter; NULL: nothing, or nonsense, which narrows nothing. */
static const char *
asked_of(struct rq *rq, const struct register_field *f)
{
	const char *value = http_query(rq->http, f->name);

	if (str_blank(value))
		return NULL;
	if (f->type == TYPE_YES_NO)
		return str_eq(value, "yes") ? "1" : str_eq(value, "no") ? "0" : NULL;
	if (f->n_choices > 0)
		return choice_number(f->choices, value) > 0 ? value : NULL;
	return str_trim(rq->arena, value);
}

static const char *
asked_state(struct rq *rq, const struct register_def *d)
{
	const char *value = d->n_states > 0 ? http_query(rq->http, "state") : NULL;

	return value != NULL && choice_number(d->state_choices, value) > 0 ? value : NULL;
}

static struct view_filter
filter_of(struct rq *rq, const char *name, const char *label, const struct choice *choices,
    const char *now)
{
	struct view_filter f = {
		.name = name, .label = text_tr(rq->language, label), .value = now
	};
	VEC(struct view_option) options = { 0 };

	for (const struct choice *c = choices; c != NULL && c->value != NULL; c++)
		vec_push(rq->arena, &options,
		    (struct view_option){
			c->value, text_tr(rq->language, c->label), str_eq(c->value, now) });
	f.options.a = options.a;
	f.options.n = options.n;
	return f;
}

static void
add_filters(struct rq *rq, const struct register_def *d, struct view_list *v)
{
	VEC(struct view_filter) list = { 0 };

	for (unsigned i = 0; i < d->list.n_filters; i++) {
		const struct register_field *f = &d->fields[define_field(d, d->list.filters[i])];
		const char *now = asked_of(rq, f) != NULL ? http_query(rq->http, f->name) : NULL;

		vec_push(rq->arena, &list,
		    filter_of(rq, f->name, f->label,
			f->type == TYPE_YES_NO ? choice_yes_no : f->choices, now));
	}
	if (d->n_states > 0)
		vec_push(rq->arena, &list,
		    filter_of(
			rq, "state", N_("Where it stands"), d->state_choices, asked_state(rq, d)));
	v->filters.a = list.a;
	v->filters.n = list.n;
}

/* ---- paging ---- */

static void
put_encoded(struct buf *b, const char *s)
{
	for (; *s != '\0'; s++)
		if ((*s >= 'a' && *s <= 'z') || (*s >= 'A' && *s <= 'Z') ||
		    (*s >= '0' && *s <= '9') || strchr("-_.~", *s) != NULL)
			buf_putc(b, *s);
		else
			buf_printf(b, "%%%02X", (unsigned char)*s);
}

/* This page's address with another page number. */
static const char *
page_href(struct rq *rq, const struct view_list *v, int64_t page)
{
	struct buf *b = buf_new(rq->arena);

	buf_printf(b, "%s?page=%lld", v->action, (long long)page);
	for (size_t i = 0; i < v->filters.n; i++) {
		const char *value = http_query(rq->http, v->filters.a[i].name);

		if (str_blank(value))
			continue;
		buf_printf(b, "&%s=", v->filters.a[i].name);
		put_encoded(b, value);
	}
	return b->p;
}

static int64_t
asked_page(struct rq *rq)
{
	const char *text = http_query(rq->http, "page");
	int64_t n;

	return text != NULL && str_to_int(text, &n) && n >= 1 && n <= MOST_PAGES ? n : 1;
}

static void
add_paging(struct rq *rq, struct view_list *v, int64_t page, int64_t total)
{
	v->total = total;
	v->page = page;
	v->pages = (total + PAGE - 1) / PAGE;
	if (page > 1)
		v->previous = page_href(rq, v, page - 1);
	if (page < v->pages)
		v->next = page_href(rq, v, page + 1);
}

/* ---- rows ---- */

/* A row of a register about a case is a reading of that child's record. */
static void
log_reading(struct rq *rq, const struct record *r)
{
	read_log_add(rq->app->read_log, &(struct read_entry){
					    .la = r->la,
					    .at = rq->now.instant,
					    .person = rq->viewer->person,
					    .child = r->child,
					    .case_id = r->case_id,
					    .route = rq->route->path,
					    .relation = access_relation_name(r->relations),
					    .break_glass = access_only_by_break_glass(r->relations),
					});
}

static struct view_row
row_of(struct rq *rq, const struct register_def *d, const struct record *r)
{
	struct shown *cells = anew_n(rq->arena, struct shown, d->list.n_columns);
	struct view_row row = {
		.href = pages_path(rq, d, r),
		.heading = shown_heading(rq->tx, rq->language, d, r),
		.reference = r->case_reference,
		.state = shown_state(rq->language, d, r->state),
		.cells = { cells, d->list.n_columns },
	};

	for (unsigned i = 0; i < d->list.n_columns; i++)
		cells[i] = shown_value(
		    rq->tx, rq->language, d, r, (unsigned)define_field(d, d->list.columns[i]));
	return row;
}

static void
add_rows(struct rq *rq, const struct register_def *d, struct view_list *v,
    const struct record_list *found)
{
	const char **columns = anew_n(rq->arena, const char *, d->list.n_columns);
	struct view_row *rows = anew_n(rq->arena, struct view_row, found->n + 1);

	for (unsigned i = 0; i < d->list.n_columns; i++)
		columns[i] =
		    text_tr(rq->language, d->fields[define_field(d, d->list.columns[i])].label);
	for (size_t i = 0; i < found->n; i++)
		rows[i] = row_of(rq, d, found->a[i]);
	v->columns.a = columns;
	v->columns.n = d->list.n_columns;
	v->rows.a = rows;
	v->rows.n = found->n;
}

static struct record_list
find_rows(struct rq *rq, const struct register_def *d, int64_t page)
{
	const char **values = anew_n(rq->arena, const char *, d->n_fields);
	struct record_search s = {
		.la = rq->kase != NULL ? rq->kase->la : 0,
		.case_id = rq->kase != NULL ? rq->kase->id : 0,
		.state = asked_state(rq, d),
		.values = values,
		.first = (page - 1) * PAGE,
		.most = PAGE,
	};

	for (unsigned i = 0; i < d->list.n_filters; i++) {
		int at = define_field(d, d->list.filters[i]);

		values[at] = asked_of(rq, &d->fields[at]);
	}
	return record_search(rq->tx, d->type, &s);
}

static const char *
new_href(struct rq *rq, const struct register_def *d)
{
	bool may = pages_may_write(rq, d, 0);

	return may ? arena_printf(rq->arena, "%s/new", pages_path(rq, d, NULL)) : NULL;
}

static const char *
back_of(struct rq *rq)
{
	if (rq->kase != NULL)
		return arena_printf(rq->arena, "/cases/%s", rq->kase->public_id);
	return viewer_may(rq->viewer, REGISTER_READ) ? "/registers" : "/";
}

void
pages_list(struct rq *rq)
{
	const struct register_def *d = pages_register(rq);
	int64_t page = asked_page(rq);
	struct record_list found;
	struct view_list v;
	struct out *o;

	if (d == NULL) {
		pages_refuse(rq);
		return;
	}
	found = find_rows(rq, d, page);
	v = (struct view_list){
		.title = text_tr(rq->language, d->title),
		.description = text_tr(rq->language, d->description),
		.record = text_tr(rq->language, d->record),
		.action = pages_path(rq, d, NULL),
		.back = back_of(rq),
		.new_href = new_href(rq, d),
		.case_reference = rq->kase != NULL ? rq->kase->reference : NULL,
		.has_cases = d->access.about == ABOUT_CASE && rq->kase == NULL,
		.has_states = d->n_states > 0,
	};
	add_filters(rq, d, &v);
	add_rows(rq, d, &v, &found);
	add_paging(rq, &v, page, found.total);
	o = rq_page(rq);
	register_page(o, &v);
	for (size_t i = 0; i < found.n && v.has_cases; i++)
		log_reading(rq, found.a[i]);
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
