/* Row, acts: taken out, put back, and moved up or down within its section. */
#include "areas/plans/builder.h"
#include "areas/plans/row.html.h"
#include "base/str.h"
#include "db/db.h"
#include "text/text.h"

struct remove_values {
	int64_t version;
};

static const struct field remove_fields[] = {
	{ "version", FIELD_VERSION, offsetof(struct remove_values, version) },
	{ 0 },
};
const struct form row_remove_form = { "remove", remove_fields, sizeof(struct remove_values), NULL };

void
row_remove_show(struct rq *rq)
{
	struct working *w = working_load(rq->tx, rq->kase->la, rq->kase->id, false);
	const struct working_row *row = working_row_find(w, rq_arg(rq, "row"));
	struct out *o = rq_page(rq);
	struct view_remove_page v = { .head = builder_head(rq, w), .row = row, .form = rq->form };

	if (row == NULL) {
		rq_not_found(rq);
		return;
	}
	v.action = builder_path(rq, arena_printf(rq->arena, "/rows/%s/remove", row->is->label));
	if (rq->form->n_errors == 0)
		form_fill(rq->form, &(struct remove_values){ row->is->version });
	else if (builder_is_stale(rq, row->is->version))
		builder_conflict(rq, &v.conflict, row->is->changed_by, row->is->changed_at);
	view_remove_page(o, &v);
	rq_send(rq, o);
}

void
row_remove_save(struct rq *rq)
{
	const struct remove_values *v = rq->values;
	struct working *w = act_begin(rq);
	const struct working_row *row = working_row_find(w, rq_arg(rq, "row"));

	if (row == NULL) {
		rq_not_found(rq);
		return;
	}
	if (row->is->version != v->version) {
		form_error(rq->form, "version",
		    N_("Somebody else changed this row since you opened it. Read it as it is now, "
		       "then take it out if that is still right"));
		return;
	}
	plan_row_set_removed(rq->tx, w->la, row->is->id, v->version, true, tx_viewer(rq->tx),
	    tx_now(rq->tx).instant);
	act_end(rq, "plan_row_remove", "plan_row", row->is->id, "");
}

/* It gets back its label, its ties and its place. */
void
row_restore(struct rq *rq)
{
	struct working *w = act_begin(rq);
	const struct working_row *row = working_row_find(w, rq_arg(rq, "row"));

	if (row == NULL) {
		rq_not_found(rq);
		return;
	}
	if (row->is->removed)
		plan_row_set_removed(rq->tx, w->la, row->is->id, row->is->version, false,
		    tx_viewer(rq->tx), tx_now(rq->tx).instant);
	act_end(rq, "plan_row_restore", "plan_row", row->is->id,
	    arena_printf(rq->arena, "#row-%s", row->is->label));
}

/* The next row of its section in that direction, those taken out passed over; NULL: none. */
static const struct working_row *
neighbour(const struct working *w, const struct working_row *row, int step)
{
	for (ptrdiff_t i = row - w->rows.a + step; i >= 0 && (size_t)i < w->rows.n; i += step)
		if (w->rows.a[i].section == row->section && !w->rows.a[i].is->removed)
			return &w->rows.a[i];
	return NULL;
}

/* Positions are dealt anew along the section, with the two changed about. */
static void
deal(struct tx *tx, const struct working *w, const struct working_row *a,
    const struct working_row *b)
{
	int64_t position = 0;

	for (size_t i = 0; i < w->rows.n; i++) {
		const struct working_row *r = &w->rows.a[i];

		if (r->section != a->section)
			continue;
		r = r == a ? b : r == b ? a : r;
		plan_row_set_position(tx, w->la, r->is->id, ++position);
	}
}

static void
move(struct rq *rq, int step)
{
	struct working *w = act_begin(rq);
	const struct working_row *row = working_row_find(w, rq_arg(rq, "row")), *other;

	if (row == NULL) {
		rq_not_found(rq);
		return;
	}
	other = neighbour(w, row, step);
	if (other != NULL)
		deal(rq->tx, w, row, other);
	act_end(rq, "plan_row_move", "plan_row", row->is->id,
	    arena_printf(rq->arena, "/rows/%s", row->is->label));
}

void
row_move_up(struct rq *rq)
{
	move(rq, -1);
}

void
row_move_down(struct rq *rq)
{
	move(rq, 1);
}
