/*
 * Settle: an advised need, outcome or provision becomes a row of its own, is
 * said to be in a row that is there, or is left out with a reason that the
 * family reads.
 */
#include "areas/plans/builder.h"
#include "areas/plans/row.html.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "text/text.h"

enum { SETTLE_USE = 1, SETTLE_MERGE, SETTLE_LEAVE_OUT };

struct settle_values {
	int64_t version;
	int what, section;
	const char *text, *row, *reason;
};

struct settle_form {
	struct form form; /* first: rq->form->form is this */
	struct working *w;
	struct working_advised *advised;
};

static const struct choice what_becomes[] = {
	{ "use", N_("Make it a row of the plan"), SETTLE_USE },
	{ "merge", N_("It is part of a row that is there"), SETTLE_MERGE },
	{ "leave_out", N_("Leave it out"), SETTLE_LEAVE_OUT,
	    .hint = N_("The family will read your reason") },
	{ 0 },
};

static const struct choice outcome_sections[] = {
	{ "E", N_("E: outcomes"), SECTION_E },
	{ 0 },
};

#define AT(member) offsetof(struct settle_values, member)

enum { FIELD_SECTION = 1, FIELD_ROW = 3, FIELDS = 7 };

static const struct field fields[FIELDS] = {
	{ "what", FIELD_CHOICE, AT(what), N_("What becomes of it in the plan?"),
	    .required = N_("Select what becomes of it"), .choices = what_becomes },
	{ "section", FIELD_CHOICE, AT(section), N_("Section"), .required = N_("Select the section"),
	    .as_select = true, .only_if = "what", .only_if_number = SETTLE_USE },
	{ "text", FIELD_TEXTAREA, AT(text), N_("As it will stand in the plan"),
	    .required = N_("Enter the words of the new row"), .max_length = 6000, .only_if = "what",
	    .only_if_number = SETTLE_USE },
	{ "row", FIELD_PICK, AT(row), N_("Which row holds it?"),
	    .required = N_("Select the row that holds it"), .as_select = true, .only_if = "what",
	    .only_if_number = SETTLE_MERGE },
	{ "reason", FIELD_TEXTAREA, AT(reason), N_("Why it is left out"),
	    .hint = N_("Plain words to the family, about this child"),
	    .required = N_("Enter why it is left out"), .max_length = 2000, .only_if = "what",
	    .only_if_number = SETTLE_LEAVE_OUT },
	{ "version", FIELD_VERSION, AT(version) },
	{ 0 },
};

static bool
is_kind(const struct working_advised *a, enum plan_section s)
{
	if (str_eq(a->is->kind, "need"))
		return section_is_need(s);
	return str_eq(a->is->kind, "outcome") ? s == SECTION_E : section_is_provision(s);
}

static const struct choice *
sections_of(const struct working_advised *a)
{
	if (str_eq(a->is->kind, "need"))
		return row_need_sections;
	return str_eq(a->is->kind, "outcome") ? outcome_sections : row_provision_sections;
}

static const struct choice *
rows_of(struct rq *rq, const struct settle_form *f)
{
	VEC(struct choice) rows = { 0 };

	for (size_t i = 0; i < f->w->rows.n; i++) {
		const struct working_row *r = &f->w->rows.a[i];
		struct choice c = { .value = r->is->label, .number = 1 };

		if (r->is->removed || !is_kind(f->advised, r->section))
			continue;
		c.label = arena_printf(
		    rq->arena, "%s: %s", r->is->label, builder_brief(rq->arena, r->is->text));
		vec_push(rq->arena, &rows, c);
	}
	vec_push(rq->arena, &rows, (struct choice){ 0 });
	return rows.a;
}

const struct form *
settle_form(struct rq *rq)
{
	struct settle_form *f = anew(rq->arena, struct settle_form);
	struct field *own = anew_n(rq->arena, struct field, FIELDS);

	f->w = working_load(rq->tx, rq->kase->la, rq->kase->id, false);
	f->advised = working_advised_find(f->w, rq_arg(rq, "report"), rq_arg(rq, "item"));
	if (f->advised == NULL)
		return NULL;
	for (int i = 0; i < FIELDS; i++)
		own[i] = fields[i];
	own[FIELD_SECTION].choices = sections_of(f->advised);
	own[FIELD_ROW].choices = rows_of(rq, f);
	f->form = (struct form){ "settle", own, sizeof(struct settle_values), NULL };
	return &f->form;
}

static struct settle_form *
form_of(struct rq *rq)
{
	return (struct settle_form *)(uintptr_t)rq->form->form;
}

static const char *
item_of(struct rq *rq, const struct working_advised *a)
{
	return arena_printf(
	    rq->arena, "/advice/%s/%s-%zu", a->report->label, a->is->kind, a->number);
}

/* The adviser's own words and section, unless it was settled before. */
static struct settle_values
stored(const struct working_advised *a)
{
	static const int what[] = { [SETTLED_NOT] = SETTLE_USE,
		[SETTLED_USED] = SETTLE_MERGE,
		[SETTLED_MERGED] = SETTLE_MERGE,
		[SETTLED_LEFT_OUT] = SETTLE_LEAVE_OUT };
	struct settle_values v = { .version = a->is->version,
		.what = a->settled == SETTLED_NOT ? 0 : what[a->settled],
		.text = a->is->text,
		.row = a->items.n > 0 ? a->items.a[0] : NULL,
		.reason = a->is->reason };
	enum plan_section s = sections_of(a)[0].number;

	if (a->is->section != NULL)
		plan_section_parse(a->is->section, &s);
	v.section = is_kind(a, s) ? (int)s : sections_of(a)[0].number;
	return v;
}

void
settle_show(struct rq *rq)
{
	const struct settle_form *f = form_of(rq);
	const struct working_advised *a = f->advised;
	struct settle_values v = stored(a);
	struct out *o = rq_page(rq);
	struct view_settle_page page = { .head = builder_head(rq, f->w),
		.action = builder_path(rq, item_of(rq, a)),
		.kind = builder_kind_title(rq->language, a->is->kind),
		.advised = a,
		.form = rq->form };

	if (rq->form->n_errors == 0)
		form_fill(rq->form, &v);
	else if (builder_is_stale(rq, a->is->version))
		page.conflict.who = text_tr(rq->language, N_("Somebody else"));
	view_settle_page(o, &page);
	rq_send(rq, o);
}

/* ---- saved ---- */

static struct plan_rows_of_row
columns_of(const struct working_advised *a, const char *text)
{
	const struct plan_advised_of_row *is = a->is;

	return (struct plan_rows_of_row){ .text = text,
		.area = is->area,
		.measure = is->measure,
		.due_on = str_eq(is->kind, "outcome") ? is->until_on : (struct date){ 0 },
		.to_on = str_eq(is->kind, "provision") ? is->until_on : (struct date){ 0 },
		.quantity = is->quantity,
		.unit = is->unit,
		.frequency = is->frequency,
		.group_size = is->group_size,
		.deliverer = is->deliverer };
}

/* Where it leads after; the evidence is tied. */
static const char *
settle(struct rq *rq, const struct working *w, const struct working_advised *a,
    const struct settle_values *v)
{
	struct plan_rows_of_row r;
	const char *label;
	int64_t row;

	plan_evidence_clear(rq->tx, w->la, a->is->id);
	if (v->what == SETTLE_LEAVE_OUT)
		return "";
	if (v->what == SETTLE_MERGE) {
		row = working_row_find(w, v->row)->is->id;
		plan_evidence_add(rq->tx, w->la, row, a->is->id);
		return arena_printf(rq->arena, "#row-%s", v->row);
	}
	r = columns_of(a, v->text);
	row = row_add(rq->tx, w, (enum plan_section)v->section, &label, &r);
	plan_evidence_add(rq->tx, w->la, row, a->is->id);
	return arena_printf(rq->arena, "/rows/%s", label);
}

void
settle_save(struct rq *rq)
{
	static const char *const names[] = {
		[SETTLE_USE] = "used", [SETTLE_MERGE] = "merged", [SETTLE_LEAVE_OUT] = "left_out"
	};
	struct settle_form *f = form_of(rq);
	const struct settle_values *v = rq->values;
	const struct working *w = act_begin(rq);
	const char *below;

	if (plan_advised_settle(rq->tx, w->la, f->advised->is->id, v->version, names[v->what],
		v->what == SETTLE_LEAVE_OUT ? v->reason : NULL, rq->viewer->person) != 1) {
		f->advised = working_advised_find(w, rq_arg(rq, "report"), rq_arg(rq, "item"));
		form_error(rq->form, "what",
		    N_("Somebody else decided this since you opened it. Read what they decided, "
		       "then save again if yours is right"));
		return;
	}
	below = settle(rq, w, f->advised, v);
	act_end(rq, "plan_settle", "advice_row", f->advised->is->id, below);
}
