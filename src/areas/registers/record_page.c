/* Record page: one record, and how it came to be so. */
#include "areas/registers/pages.h"
#include "areas/registers/registers.html.h"
#include "areas/registers/registers_view.h"
#include "base/str.h"
#include "base/vec.h"
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

static struct view_cells
cells_of(struct rq *rq, const struct register_def *d, const struct record *r)
{
	struct shown *cells = anew_n(rq->arena, struct shown, d->n_fields);

	for (unsigned i = 0; i < d->n_fields; i++)
		cells[i] = shown_value(rq->tx, rq->language, d, r, i);
	return (struct view_cells){ cells, d->n_fields };
}

static void
show(struct rq *rq, const struct register_def *d, const struct record *r)
{
	const char *path = pages_path(rq, d, r);
	struct view_record v = {
		.title = shown_heading(rq->tx, rq->language, d, r),
		.register_title = text_tr(rq->language, d->title),
		.back = pages_path(rq, d, NULL),
		.state = shown_state(rq->language, d, r->state),
		.case_reference = r->case_reference,
		.case_href = arena_printf(
		    rq->arena, "/cases/%s", r->case_public_id ? r->case_public_id : ""),
		.cells = cells_of(rq, d, r),
	};
	struct out *o;

	if (pages_may_write(rq, d, r->la))
		v.edit_href = arena_printf(rq->arena, "%s/edit", path);
	add_versions(rq, d, r, &v);
	o = rq_page(rq);
	register_record(o, &v);
	rq_send(rq, o);
}

void
pages_record(struct rq *rq)
{
	const struct register_def *d = pages_register(rq);
	const struct record *r =
	    d == NULL ? NULL : record_find(rq->tx, d->type, rq_arg(rq, "record"));

	if (r == NULL || (rq->kase != NULL && r->case_id != rq->kase->id))
		pages_refuse(rq);
	else if (r->case_id != 0 && rq->kase == NULL)
		rq_redirect(rq, pages_path(rq, d, r), NULL); /* where the reading is logged */
	else
		show(rq, d, r);
}
