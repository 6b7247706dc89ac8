/* Record page: one record, and how it came to be so. */
#include "areas/registers/duty.h"
#include "areas/registers/pages.h"
#include "areas/registers/registers.html.h"
#include "areas/registers/registers_view.h"
#include "base/str.h"
#include "base/vec.h"

#include <string.h>
#include "db/db.h"

static struct view_change
change_of(const struct shown *before, const struct shown *after)
{
	return (struct view_change){ after->label, before->text, after->text };
}

/* What r has otherwise than the state before it. */
static void
add_changes(struct rq *rq, const struct register_def *d, const struct record *r,
    const struct record *before, struct view_version *v)
{
	VEC(struct view_change) list = { 0 };

	for (unsigned i = 0; before != NULL && i < d->n_fields; i++) {
		struct shown was, is;

		if (str_eq(before->values[i], r->values[i]))
			continue;
		was = shown_value(rq->tx, rq->language, d, before, i);
		is = shown_value(rq->tx, rq->language, d, r, i);
		vec_push(rq->arena, &list, change_of(&was, &is));
	}
	if (before != NULL && !str_eq(before->state, r->state))
		vec_push(rq->arena, &list,
		    (struct view_change){ text_tr(rq->language, "Where it stands"),
			shown_state(rq->language, d, before->state),
			shown_state(rq->language, d, r->state) });
	v->changes.a = list.a;
	v->changes.n = list.n;
}

static void
add_versions(
    struct rq *rq, const struct register_def *d, const struct record *r, struct view_record *v)
{
	struct record_list past = record_history(rq->tx, d->type, r->la, r->id);
	struct view_version *list = anew_n(rq->arena, struct view_version, past.n + 1);

	for (size_t i = 0; i <= past.n; i++) {
		const struct record *x = i == 0 ? r : past.a[i - 1];

		list[i] = (struct view_version){ .number = x->version,
			.at = x->changed_at,
			.by = x->changed_by == 0 ? NULL
						 : shown_person(rq->tx, x->la, x->changed_by) };
		add_changes(rq, d, x, i < past.n ? past.a[i] : NULL, &list[i]);
	}
	v->versions.a = list;
	v->versions.n = past.n + 1;
}

/* Duties that are open, however far away; the earliest first as the file has them. */
static void
add_due(struct rq *rq, const struct register_def *d, const struct record *r, struct view_record *v)
{
	struct duty_facts facts = { r->values, r->state, instant_london_date(r->created_at) };
	VEC(struct view_record_due) list = { 0 };

	for (unsigned i = 0; i < d->n_duties; i++) {
		const struct register_duty *u = &d->duties[i];
		struct date on = duty_due(d, u, &facts);

		if (date_is_set(on))
			vec_push(rq->arena, &list,
			    (struct view_record_due){ text_tr(rq->language, u->title), u->source,
				on, date_compare(on, rq->now.today) < 0 });
	}
	v->due.a = list.a;
	v->due.n = list.n;
	if (d->owner != NULL)
		v->owner =
		    shown_value(rq->tx, rq->language, d, r, (unsigned)define_field(d, d->owner))
			.text;
}

/* A file is opened from the record's own page. */
static struct shown
cell_of(struct rq *rq, const struct register_def *d, const struct record *r, unsigned i)
{
	struct shown s = shown_value(rq->tx, rq->language, d, r, i);

	if (d->fields[i].type == TYPE_FILE && s.text != NULL)
		s.href =
		    arena_printf(rq->arena, "%s/files/%s", pages_path(rq, d, r), d->fields[i].name);
	return s;
}

static struct view_cells
cells_of(struct rq *rq, const struct register_def *d, const struct record *r)
{
	struct shown *cells = anew_n(rq->arena, struct shown, d->n_fields);

	for (unsigned i = 0; i < d->n_fields; i++)
		cells[i] = cell_of(rq, d, r, i);
	return (struct view_cells){ cells, d->n_fields };
}

static bool
keeps_back(const struct register_def *d)
{
	for (unsigned i = 0; i < d->n_fields; i++)
		if (d->fields[i].hidden_when != NULL)
			return true;
	return false;
}

/* The record as it is for those who may only read it. */
static const struct record *
without_kept_back(struct rq *rq, const struct register_def *d, const struct record *r)
{
	size_t n = sizeof *r + d->n_values * sizeof *r->values;
	struct record *copy = arena_alloc(rq->arena, n);

	memcpy(copy, r, n);
	for (unsigned i = 0; i < d->n_fields; i++)
		if (d->fields[i].hidden_when != NULL &&
		    define_is_met(d, d->fields[i].hidden_when, r->values))
			copy->values[i] = NULL;
	return copy;
}

static void
show_copy(struct rq *rq, const struct register_def *d, const struct record *r)
{
	struct view_record v = {
		.title = shown_heading(rq->tx, rq->language, d, r),
		.source = d->source,
		.register_title = text_tr(rq->language, d->title),
		.back = pages_path(rq, d, r),
		.on = rq->now.today,
	};
	VEC(struct shown) cells = { 0 };
	struct out *o;

	for (unsigned i = 0; i < d->n_fields; i++)
		if (r->values[i] != NULL)
			vec_push(rq->arena, &cells, cell_of(rq, d, r, i));
	v.cells = (struct view_cells){ cells.a, cells.n };
	o = rq_page(rq);
	register_copy(o, &v);
	rq_send(rq, o);
}

static void
show(struct rq *rq, const struct register_def *d, const struct record *r)
{
	const char *path = pages_path(rq, d, r);
	struct view_record v = {
		.title = shown_heading(rq->tx, rq->language, d, r),
		.source = d->source,
		.register_title = text_tr(rq->language, d->title),
		.back = pages_path(rq, d, NULL),
		.state = shown_state(rq->language, d, r->state),
		.case_reference = r->case_reference,
		.case_href = arena_printf(
		    rq->arena, "/cases/%s", r->case_public_id ? r->case_public_id : ""),
		.cells = cells_of(rq, d, r),
	};
	struct out *o;

	if (pages_may_change(rq, d, r)) {
		v.edit_href = arena_printf(rq->arena, "%s/edit", path);
		if (keeps_back(d) && rq->kase == NULL)
			v.copy_href = arena_printf(rq->arena, "%s/copy", path);
	}
	add_due(rq, d, r, &v);
	add_versions(rq, d, r, &v);
	o = rq_page(rq);
	register_record(o, &v);
	if (rq->kase == NULL)
		pages_log_reading(rq, d, r);
	rq_send(rq, o);
}

/* Where it is not on its case's page, the reading is not logged yet. */
static const struct record *
record_on_page(struct rq *rq, const struct register_def *d)
{
	const struct record *r =
	    d == NULL ? NULL : record_find(rq->tx, d->type, rq_arg(rq, "record"));

	return r == NULL || (rq->kase != NULL && r->case_id != rq->kase->id) ? NULL : r;
}

void
pages_file(struct rq *rq)
{
	const struct register_def *d = pages_register(rq);
	const struct record *r = record_on_page(rq, d);
	int i = r == NULL ? -1 : define_field(d, rq_arg(rq, "field"));

	if (i < 0 || d->fields[i].type != TYPE_FILE || r->values[i] == NULL ||
	    (r->case_id != 0 && rq->kase == NULL)) {
		rq_not_found(rq);
		return;
	}
	if (rq->kase == NULL)
		pages_log_reading(rq, d, r);
	rq_send_file(rq, r->la, r->values[d->fields[i].file_at],
	    r->values[d->fields[i].file_at + 1], r->values[i]);
}

void
pages_record(struct rq *rq)
{
	const struct register_def *d = pages_register(rq);
	const struct record *r = record_on_page(rq, d);

	if (r == NULL)
		pages_refuse(rq);
	else if (r->case_id != 0 && rq->kase == NULL)
		rq_redirect(rq, pages_path(rq, d, r), NULL); /* where the reading is logged */
	else
		show(rq, d, r);
}

void
pages_copy(struct rq *rq)
{
	const struct register_def *d = pages_register(rq);
	const struct record *r = record_on_page(rq, d);

	if (r != NULL && r->case_id == 0 && keeps_back(d) && pages_may_change(rq, d, r)) {
		pages_log_reading(rq, d, r);
		show_copy(rq, d, without_kept_back(rq, d, r));
	} else {
		rq_not_found(rq);
	}
}
