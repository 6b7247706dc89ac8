/*
 * Row: a row of the plan, shown with what the rules say of it, and saved under
 * its own version: whoever comes second sees both texts and chooses.
 */
#include "areas/plans/builder.h"
#include "areas/plans/row.html.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "text/text.h"

#include <string.h>

static struct row_form *
form_of(struct rq *rq)
{
	return (struct row_form *)(uintptr_t)rq->form->form;
}

static struct form_answer *
answer_of(struct rq *rq, const char *field)
{
	for (size_t i = 0; rq->form->form->fields[i].name != NULL; i++)
		if (str_eq(rq->form->form->fields[i].name, field))
			return &rq->form->answers[i];
	return NULL;
}

bool
builder_is_stale(struct rq *rq, int64_t version)
{
	struct form_answer *answer = answer_of(rq, "version");
	const char *now = arena_printf(rq->arena, "%lld", (long long)version);

	if (rq->form->n_errors == 0 || answer == NULL || str_eq(answer->text, now))
		return false;
	answer->text = now; /* who has seen both texts may save over them */
	return true;
}

/* What was typed is kept; beside it stands what the other person saved. */
static void
add_conflict(struct rq *rq, struct row_form *f, struct view_conflict *v)
{
	if (f->row == NULL || !builder_is_stale(rq, f->row->is->version))
		return;
	builder_conflict(rq, v, f->row->is->changed_by, f->row->is->changed_at);
	v->removed = f->row->is->removed;
	row_differences(rq, f, v);
}

static void
add_evidence(struct rq *rq, const struct row_form *f, struct view_row_page *v)
{
	v->evidence.a = anew_n(rq->arena, const struct working_advised *, f->w->advised.n);
	for (size_t i = 0; i < f->w->advised.n; i++) {
		const struct working_advised *a = &f->w->advised.a[i];

		for (size_t k = 0; k < a->items.n; k++)
			if (str_eq(a->items.a[k], f->row->is->label))
				v->evidence.a[v->evidence.n++] = a;
	}
}

/* Every field of the form but those that are not asked. */
static void
add_fields(struct rq *rq, struct view_row_page *v)
{
	VEC(const char *) names = { 0 };

	for (const struct field *f = rq->form->form->fields; f->name != NULL; f++)
		if (f->kind != FIELD_BUTTON)
			vec_push(rq->arena, &names, f->name);
	v->fields.a = names.a;
	v->fields.n = names.n;
}

static const char *
title_of(struct rq *rq, const struct row_form *f)
{
	if (f->row != NULL)
		return arena_printf(rq->arena, "%s: %s", f->row->is->label,
		    builder_section_title(rq->language, f->section));
	if (section_is_need(f->section))
		return text_tr(rq->language, N_("Add a need"));
	return text_tr(
	    rq->language, f->section == SECTION_E ? N_("Add an outcome") : N_("Add provision"));
}

void
row_show(struct rq *rq)
{
	struct row_form *f = form_of(rq);
	struct out *o = rq_page(rq);
	struct view_row_page v = { .head = builder_head(rq, f->w),
		.title = title_of(rq, f),
		.row = f->row,
		.section_title = builder_section_title(rq->language, f->section),
		.form = rq->form };

	if (rq->form->n_errors == 0)
		form_fill(rq->form, row_values_of(rq->arena, f));
	add_conflict(rq, f, &v.conflict);
	add_fields(rq, &v);
	if (f->row == NULL) {
		v.action = builder_path(
		    rq, arena_printf(rq->arena, "/new/%s", plan_section_name(f->section)));
	} else {
		struct lint_findings fs = builder_lint(rq, f->w);

		v.label = f->row->is->label;
		v.action = builder_path(rq, arena_printf(rq->arena, "/rows/%s", v.label));
		v.findings = builder_findings(rq, f->w, &fs, v.label);
		add_evidence(rq, f, &v);
	}
	view_row_page(o, &v);
	rq_send(rq, o);
}

/* ---- saved ---- */

int64_t
row_add(struct tx *tx, const struct working *w, enum plan_section s, const char **ret_label,
    const struct plan_rows_of_row *r)
{
	int64_t id = rng_row_id();
	const char *label = working_next_label(tx_arena(tx), w, s);

	plan_row_insert(tx, w->la, id, w->head->id, label, plan_section_name(s),
	    working_next_position(w, s), r->text, r->area, r->measure, r->interim, r->pfa,
	    r->due_on, r->review_on, r->kind, r->quantity, r->unit, r->frequency, r->group_size,
	    r->deliverer, r->qualification, r->flex, r->flex_reason, r->from_on, r->to_on,
	    r->alongside, r->not_educational, tx_viewer(tx), tx_now(tx).instant);
	*ret_label = label;
	return id;
}

static const char *
place_after(struct rq *rq, const struct row_values *v, const char *label)
{
	return row_goes_back(v) ? arena_printf(rq->arena, "#row-%s", label)
				: arena_printf(rq->arena, "/rows/%s", label);
}

void
row_new_save(struct rq *rq)
{
	const struct row_form *f = form_of(rq);
	const struct row_values *v = rq->values;
	const struct working *w = act_begin(rq);
	struct plan_rows_of_row r = row_columns(v);
	const char *label;
	int64_t id = row_add(rq->tx, w, f->section, &label, &r);

	row_keep_ties(rq->tx, f, v, id);
	act_end(rq, "plan_row_add", "plan_row", id, place_after(rq, v, label));
}

/* Somebody was first, or took the row out: nothing of either is lost. */
static void
refuse(struct rq *rq, struct row_form *f, struct working *w)
{
	f->w = w;
	f->row = working_row_find(w, f->row->is->label);
	if (f->row->is->removed)
		form_error(rq->form, "text",
		    N_("Somebody has taken this row out. Your words are kept here: put the row "
		       "back in another tab, then save again"));
	else
		form_error(rq->form, "text",
		    N_("Somebody else saved this row while you were writing. Compare the two, "
		       "then save what is right"));
}

static bool
keep_columns(struct rq *rq, const struct row_form *f, const struct row_values *v)
{
	struct plan_rows_of_row r = row_columns(v);

	return plan_row_set(rq->tx, f->w->la, f->row->is->id, row_version(v), r.text, r.area,
		   r.measure, r.interim, r.pfa, r.due_on, r.review_on, r.kind, r.quantity, r.unit,
		   r.frequency, r.group_size, r.deliverer, r.qualification, r.flex, r.flex_reason,
		   r.from_on, r.to_on, r.alongside, r.not_educational, tx_viewer(rq->tx),
		   tx_now(rq->tx).instant) == 1;
}

/* What the old row held and rested on goes to the new one. */
static void
carry_evidence(struct tx *tx, const struct working *w, int64_t from, int64_t to)
{
	for (size_t i = 0; i < w->evidence.n; i++)
		if (w->evidence.a[i].plan_row == from)
			plan_evidence_add(tx, w->la, to, w->evidence.a[i].advice_row);
	for (size_t i = 0; i < w->ties.n; i++)
		if (w->ties.a[i].from_row == from)
			plan_tie_add(tx, w->la, to, w->ties.a[i].to_row);
}

/*
 * A label is for ever the row it was given to, and says its section: a row that
 * moves is a new one, and the old is taken out.
 */
static const char *
keep_moved(
    struct rq *rq, const struct row_form *f, const struct row_values *v, const struct working *w)
{
	struct plan_rows_of_row r = row_columns(v);
	const char *label;
	int64_t id;

	if (plan_row_set_removed(rq->tx, w->la, f->row->is->id, row_version(v), true,
		tx_viewer(rq->tx), tx_now(rq->tx).instant) != 1)
		return NULL;
	id = row_add(rq->tx, w, row_section(f, v), &label, &r);
	row_keep_ties(rq->tx, f, v, id);
	carry_evidence(rq->tx, w, f->row->is->id, id);
	return label;
}

void
row_save(struct rq *rq)
{
	struct row_form *f = form_of(rq);
	const struct row_values *v = rq->values;
	struct working *w = act_begin(rq);
	const struct working_row *now = working_row_find(w, f->row->is->label);
	const char *label = f->row->is->label;

	if (now->is->removed || now->is->version != row_version(v)) {
		refuse(rq, f, w);
		return;
	}
	if (row_section(f, v) != f->section) {
		label = keep_moved(rq, f, v, w);
	} else {
		if (!keep_columns(rq, f, v))
			label = NULL;
		row_keep_ties(rq->tx, f, v, f->row->is->id);
	}
	if (label == NULL)
		fail(FAULT_BUG, "a row changed while its plan was held");
	act_end(rq, "plan_row_set", "plan_row", f->row->is->id, place_after(rq, v, label));
}
