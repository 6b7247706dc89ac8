/* Working: queries in, a struct plan out. */
#include "areas/plans/working.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

bool
section_is_need(enum plan_section s)
{
	return s == SECTION_B || s == SECTION_C || s == SECTION_D;
}

bool
section_is_provision(enum plan_section s)
{
	return s == SECTION_F || s == SECTION_G || s == SECTION_H1 || s == SECTION_H2;
}

static const char *
words(const char *text)
{
	return text == NULL ? "" : text;
}

/* ---- rows by their ids ---- */

struct by_id {
	int64_t id;
	size_t at;
};

struct loader {
	struct arena *arena;
	struct working *w;
	struct by_id *rows, *advised; /* sorted */
};

static int
compare_ids(const void *a, const void *b)
{
	int64_t x = ((const struct by_id *)a)->id, y = ((const struct by_id *)b)->id;

	return (x > y) - (x < y);
}

static struct working_row *
row_of(const struct loader *l, int64_t id)
{
	const struct by_id *found =
	    bsearch(&(struct by_id){ .id = id }, l->rows, l->w->rows.n, sizeof *found, compare_ids);

	return found == NULL ? NULL : &l->w->rows.a[found->at];
}

static struct working_advised *
advised_of(const struct loader *l, int64_t id)
{
	const struct by_id *found = bsearch(
	    &(struct by_id){ .id = id }, l->advised, l->w->advised.n, sizeof *found, compare_ids);

	return found == NULL ? NULL : &l->w->advised.a[found->at];
}

static const struct plan_advice_of_row *
report_of(const struct working *w, int64_t id)
{
	for (size_t i = 0; i < w->reports.n; i++)
		if (w->reports.a[i].id == id)
			return &w->reports.a[i];
	return NULL;
}

static void
add_once(struct arena *arena, struct working_ids *ids, const char *label)
{
	for (size_t i = 0; i < ids->n; i++)
		if (str_eq(ids->a[i], label))
			return;
	vec_push(arena, ids, label);
}

/* ---- what is tied to what ---- */

static void
read_rows(struct loader *l, struct tx *tx)
{
	struct plan_rows_of_rows rows = plan_rows_of(tx, l->w->la, l->w->head->id);

	l->w->rows.n = rows.n;
	l->w->rows.a = anew_n(l->arena, struct working_row, rows.n);
	l->rows = anew_n(l->arena, struct by_id, rows.n);
	for (size_t i = 0; i < rows.n; i++) {
		l->w->rows.a[i].is = &rows.a[i];
		plan_section_parse(rows.a[i].section, &l->w->rows.a[i].section);
		l->rows[i] = (struct by_id){ rows.a[i].id, i };
	}
	if (rows.n > 0)
		qsort(l->rows, rows.n, sizeof *l->rows, compare_ids);
}

/* Rows of one report come by kind: each kind is numbered from 1. */
static void
read_advised(struct loader *l, struct tx *tx)
{
	struct plan_advised_of_rows rows = plan_advised_of(tx, l->w->la, l->w->case_id);
	struct working_advised *before = NULL;

	l->w->advised.n = rows.n;
	l->w->advised.a = anew_n(l->arena, struct working_advised, rows.n);
	l->advised = anew_n(l->arena, struct by_id, rows.n);
	for (size_t i = 0; i < rows.n; i++) {
		struct working_advised *a = &l->w->advised.a[i];

		*a = (struct working_advised){
			.is = &rows.a[i], .report = report_of(l->w, rows.a[i].advice), .number = 1
		};
		if (before != NULL && before->is->advice == a->is->advice &&
		    str_eq(before->is->kind, a->is->kind))
			a->number = before->number + 1;
		l->advised[i] = (struct by_id){ rows.a[i].id, i };
		before = a;
	}
	if (rows.n > 0)
		qsort(l->advised, rows.n, sizeof *l->advised, compare_ids);
}

static void
tie(struct loader *l, struct working_row *from, struct working_row *to)
{
	if (from->section == SECTION_E) {
		vec_push(l->arena, &from->provision, to->is->label);
		vec_push(l->arena, &to->outcomes, from->is->label);
		return;
	}
	vec_push(l->arena, &to->needs, from->is->label);
	if (to->section == SECTION_E)
		vec_push(l->arena, &from->outcomes, to->is->label);
	else
		vec_push(l->arena, &from->provision, to->is->label);
}

static void
tie_rows(struct loader *l)
{
	for (size_t i = 0; i < l->w->ties.n; i++) {
		struct working_row *from = row_of(l, l->w->ties.a[i].from_row);
		struct working_row *to = row_of(l, l->w->ties.a[i].to_row);

		if (from != NULL && to != NULL && !from->is->removed && !to->is->removed)
			tie(l, from, to);
	}
}

static void
tie_evidence(struct loader *l)
{
	for (size_t i = 0; i < l->w->evidence.n; i++) {
		struct working_row *row = row_of(l, l->w->evidence.a[i].plan_row);
		struct working_advised *a = advised_of(l, l->w->evidence.a[i].advice_row);

		if (row == NULL || a == NULL || row->is->removed)
			continue;
		add_once(l->arena, &row->reports, a->report->label);
		vec_push(l->arena, &row->evidence,
		    arena_printf(l->arena, "%s %s %zu", a->report->label, a->is->kind, a->number));
		vec_push(l->arena, &a->items, row->is->label);
	}
	for (size_t i = 0; i < l->w->sources.n; i++) {
		struct working_row *row = row_of(l, l->w->sources.a[i].plan_row);
		const struct plan_advice_of_row *report =
		    report_of(l->w, l->w->sources.a[i].advice);

		if (row != NULL && report != NULL)
			add_once(l->arena, &row->reports, report->label);
	}
}

/* An advised row that is held by no row any more is open again. */
static void
settle(struct working *w)
{
	for (size_t i = 0; i < w->advised.n; i++) {
		struct working_advised *a = &w->advised.a[i];
		const char *d = a->is->disposition;

		if (d == NULL)
			continue;
		if (str_eq(d, "left_out"))
			a->settled = SETTLED_LEFT_OUT;
		else if (a->items.n > 0)
			a->settled = str_eq(d, "used") ? SETTLED_USED : SETTLED_MERGED;
	}
}

/* ---- the struct plan ---- */

static struct plan_ids
ids_of(const struct working_ids *ids)
{
	return (struct plan_ids){ ids->a, ids->n };
}

static void
add_need(struct plan *p, const struct working_row *r)
{
	p->needs[p->n_needs++] = (struct plan_need){ .id = r->is->label,
		.section = r->section,
		.area = (int)r->is->area,
		.text = r->is->text,
		.evidence = ids_of(&r->reports) };
}

static void
add_outcome(struct plan *p, const struct working_row *r)
{
	p->outcomes[p->n_outcomes++] = (struct plan_outcome){ .id = r->is->label,
		.needs = ids_of(&r->needs),
		.text = r->is->text,
		.measure = words(r->is->measure),
		.interim = words(r->is->interim),
		.pfa = words(r->is->pfa),
		.due = r->is->due_on,
		.review = r->is->review_on };
}

static void
add_provision(struct plan *p, const struct working_row *r)
{
	const struct plan_rows_of_row *is = r->is;

	p->provision[p->n_provision++] = (struct plan_provision){ .id = is->label,
		.section = r->section,
		.needs = ids_of(&r->needs),
		.outcomes = ids_of(&r->outcomes),
		.text = is->text,
		.kind = words(is->kind),
		.quantity = is->quantity,
		.unit = words(is->unit),
		.frequency = words(is->frequency),
		.deliverer = words(is->deliverer),
		.qualification = words(is->qualification),
		.group_size = (int)is->group_size,
		.flex = words(is->flex),
		.flex_reason = words(is->flex_reason),
		.start = is->from_on,
		.end = is->to_on,
		.review = is->review_on,
		.overlaps = is->alongside,
		.is_not_educational = is->not_educational };
}

static void
make_rows(struct loader *l, struct plan *p)
{
	const struct working *w = l->w;

	p->needs = anew_n(l->arena, struct plan_need, w->rows.n);
	p->outcomes = anew_n(l->arena, struct plan_outcome, w->rows.n);
	p->provision = anew_n(l->arena, struct plan_provision, w->rows.n);
	for (size_t i = 0; i < w->rows.n; i++) {
		const struct working_row *r = &w->rows.a[i];

		if (r->is->removed)
			continue;
		if (section_is_need(r->section))
			add_need(p, r);
		else if (r->section == SECTION_E)
			add_outcome(p, r);
		else
			add_provision(p, r);
	}
}

static void
add_advised(struct loader *l, struct plan_advice *to, const struct working_advised *a)
{
	struct plan_ids *list = str_eq(a->is->kind, "need")	 ? &to->needs
				: str_eq(a->is->kind, "outcome") ? &to->outcomes
								 : &to->provision;

	if (list->a == NULL)
		list->a = anew_n(l->arena, const char *, l->w->advised.n);
	list->a[list->n++] = a->is->text;
	if (a->settled == SETTLED_NOT)
		return;
	if (to->dispositions == NULL)
		to->dispositions = anew_n(l->arena, struct plan_disposition, l->w->advised.n);
	to->dispositions[to->n_dispositions++] = (struct plan_disposition){
		.row = a->is->text, .items = ids_of(&a->items), .reason = words(a->is->reason)
	};
}

/* Reports that came, then those that are asked for and not back yet. */
static void
make_advice(struct loader *l, struct plan *p)
{
	const struct working *w = l->w;

	p->advice = anew_n(l->arena, struct plan_advice, w->reports.n + w->awaited.n);
	for (size_t i = 0; i < w->reports.n; i++) {
		const struct plan_advice_of_row *r = &w->reports.a[i];
		struct plan_advice *to = &p->advice[p->n_advice++];

		*to = (struct plan_advice){ .id = r->label,
			.key = r->advice_key[0],
			.author = r->author,
			.role = r->role,
			.on = date_is_set(r->written_on) ? r->written_on : r->given_on };
		for (size_t k = 0; k < w->advised.n; k++)
			if (w->advised.a[k].report == r)
				add_advised(l, to, &w->advised.a[k]);
	}
	for (size_t i = 0; i < w->awaited.n; i++)
		if (str_eq(w->awaited.a[i].status, "asked"))
			p->advice[p->n_advice++] = (struct plan_advice){
				.id = arena_printf(l->arena, "asked-%zu", i + 1),
				.key = w->awaited.a[i].advice_key[0],
				.author = w->awaited.a[i].body,
				.role = "",
			};
}

/* Letters of advice that all three agreed to reuse (reg. 6(4)). */
static void
make_reuse(const struct working *w, struct plan *p)
{
	for (size_t i = 0; i < w->awaited.n; i++) {
		const struct plan_awaited_of_row *q = &w->awaited.a[i];

		if (date_is_set(q->giver_agreed) && date_is_set(q->la_agreed) &&
		    date_is_set(q->family_agreed) && strchr(p->reuse, q->advice_key[0]) == NULL)
			p->reuse[strlen(p->reuse)] = q->advice_key[0];
	}
}

static void
make_sections(const struct working *w, struct plan *p)
{
	enum plan_section s;

	for (int i = 0; i < SECTION__MAX; i++)
		p->sections[i] = (struct plan_text){ .declared = i != SECTION_SUMMARY, .text = "" };
	for (size_t i = 0; i < w->sections.n; i++)
		if (plan_section_parse(w->sections.a[i].section, &s))
			p->sections[s] = (struct plan_text){ true, w->sections.a[i].text,
				w->sections.a[i].said_on };
}

/* The setting is named in a final plan only (CFA 2014 s.38(5)). */
void
working_as(struct arena *arena, struct working *w, enum plan_kind kind)
{
	const struct plan_sections_of_row *said = working_section_find(w, "I");
	const struct plan_find_row *head = w->head;
	const char *name = "";

	w->plan->kind = kind;
	if (plan_is_final(w->plan) && said != NULL && !str_blank(said->text))
		name = said->text;
	else if (plan_is_final(w->plan) && head != NULL)
		name = arena_printf(arena, "%s%s%s", words(head->setting),
		    head->setting && head->setting_type ? ", " : "", words(head->setting_type));
	w->plan->sections[SECTION_I].text = name;
}

static void
make_plan(struct loader *l, struct tx *tx)
{
	struct working *w = l->w;
	const struct plan_case_row *child = plan_case(tx, w->la, w->case_id);
	struct plan *p = anew(l->arena, struct plan);

	w->plan = p;
	p->on = tx_now(tx).today;
	p->ncy = NCY_NONE;
	p->known_as = "";
	p->name = arena_printf(l->arena, "%s %s", child->given, child->family);
	p->dob = child->born;
	if (w->head != NULL) {
		p->review = w->head->review_on;
		p->week_hours = (int)w->head->week_hours;
	}
	make_rows(l, p);
	make_advice(l, p);
	make_reuse(w, p);
	make_sections(w, p);
	working_as(l->arena, w,
	    plan_is_issued_final(tx, w->la, w->case_id)->n > 0 ? PLAN_FINAL : PLAN_DRAFT);
}

struct working *
working_load(struct tx *tx, int64_t la, int64_t case_id, bool here)
{
	struct arena *arena = tx_arena(tx);
	struct working *w = anew(arena, struct working);
	struct loader l = { .arena = arena, .w = w };

	*w = (struct working){ .la = la, .case_id = case_id };
	if (here || plan_visible(tx, la, case_id) != NULL)
		w->head = plan_find(tx, la, case_id);
	w->reports = plan_advice_of(tx, la, case_id);
	w->awaited = plan_awaited_of(tx, la, case_id);
	read_advised(&l, tx);
	if (w->head != NULL) {
		w->sections = plan_sections_of(tx, la, w->head->id);
		w->ties = plan_ties_of(tx, la, w->head->id);
		w->evidence = plan_evidence_of(tx, la, w->head->id);
		w->sources = plan_sources_of(tx, la, w->head->id);
		read_rows(&l, tx);
		tie_rows(&l);
		tie_evidence(&l);
	}
	settle(w);
	make_plan(&l, tx);
	return w;
}

/* ---- questions ---- */

struct working_row *
working_row_find(const struct working *w, const char *label)
{
	for (size_t i = 0; i < w->rows.n; i++)
		if (str_eq(w->rows.a[i].is->label, label))
			return &w->rows.a[i];
	return NULL;
}

struct working_advised *
working_advised_find(const struct working *w, const char *report, const char *item)
{
	for (size_t i = 0; i < w->advised.n; i++) {
		struct working_advised *a = &w->advised.a[i];
		char name[40];

		snprintf(name, sizeof name, "%s-%zu", a->is->kind, a->number);
		if (str_eq(a->report->label, report) && str_eq(name, item))
			return a;
	}
	return NULL;
}

const struct plan_sections_of_row *
working_section_find(const struct working *w, const char *section)
{
	for (size_t i = 0; i < w->sections.n; i++)
		if (str_eq(w->sections.a[i].section, section))
			return &w->sections.a[i];
	return NULL;
}

/* H1 and H2 count apart, with a point between: H1.1, H2.1. */
const char *
working_next_label(struct arena *arena, const struct working *w, enum plan_section s)
{
	const char *prefix = arena_printf(
	    arena, "%s%s", plan_section_name(s), s == SECTION_H1 || s == SECTION_H2 ? "." : "");
	int64_t last = 0, n;

	for (size_t i = 0; i < w->rows.n; i++) {
		const char *label = w->rows.a[i].is->label;

		if (str_starts(label, prefix) && str_to_int(label + strlen(prefix), &n) && n > last)
			last = n;
	}
	return arena_printf(arena, "%s%lld", prefix, (long long)last + 1);
}

int64_t
working_next_position(const struct working *w, enum plan_section s)
{
	int64_t last = 0;

	for (size_t i = 0; i < w->rows.n; i++)
		if (w->rows.a[i].section == s && w->rows.a[i].is->position > last)
			last = w->rows.a[i].is->position;
	return last + 1;
}
