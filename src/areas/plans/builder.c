/* Builder: the plan while it is written, its ledger of advice, and its score. */
#include "areas/plans/builder.h"
#include "app/app.h"
#include "areas/plans/builder.html.h"
#include "areas/places/places.h"
#include "areas/plans/plans.h"
#include "base/str.h"
#include "text/text.h"

/* ---- advised rows ---- */

static struct view_advised
advised_view(struct rq *rq, const struct working_advised *a)
{
	static const char *const states[] = { [SETTLED_NOT] = N_("Not decided"),
		[SETTLED_USED] = N_("In the plan"),
		[SETTLED_MERGED] = N_("Part of another row"),
		[SETTLED_LEFT_OUT] = N_("Left out") };

	return (struct view_advised){ a, builder_kind_title(rq->language, a->is->kind),
		text_tr(rq->language, states[a->settled]) };
}

/* Reports with their rows: only those that wait, or all. */
static struct view_plan_reports
reports_of(struct rq *rq, const struct working *w, bool open_only)
{
	struct view_plan_reports v = { anew_n(rq->arena, struct view_plan_report, w->reports.n),
		0 };

	for (size_t i = 0; i < w->reports.n; i++) {
		struct view_plan_report *r = &v.a[v.n];

		*r = (struct view_plan_report){ .is = &w->reports.a[i] };
		r->rows.a = anew_n(rq->arena, struct view_advised, w->advised.n);
		for (size_t k = 0; k < w->advised.n; k++)
			if (w->advised.a[k].report == r->is &&
			    (!open_only || w->advised.a[k].settled == SETTLED_NOT))
				r->rows.a[r->rows.n++] = advised_view(rq, &w->advised.a[k]);
		v.n += !open_only || r->rows.n > 0;
	}
	return v;
}

/* ---- sections ---- */

static struct view_plan_row
row_view(struct rq *rq, const struct working_row *row, const struct view_plan_findings *fs)
{
	struct view_plan_row v = { .is = row,
		.facts = builder_facts(rq->arena, rq->language, row) };

	for (size_t i = 0; i < fs->n; i++)
		if (str_eq(fs->a[i].item, row->is->label)) {
			v.errors += str_eq(fs->a[i].colour, "red");
			v.warnings += str_eq(fs->a[i].colour, "yellow");
		}
	return v;
}

static struct view_plan_rows
rows_in(struct rq *rq, const struct working *w, enum plan_section s,
    const struct view_plan_findings *fs)
{
	struct view_plan_rows v = { anew_n(rq->arena, struct view_plan_row, w->rows.n), 0 };

	for (size_t i = 0; i < w->rows.n; i++)
		if (w->rows.a[i].section == s && !w->rows.a[i].is->removed)
			v.a[v.n++] = row_view(rq, &w->rows.a[i], fs);
	return v;
}

static const char *
add_words(struct rq *rq, enum plan_section s)
{
	if (section_is_need(s))
		return text_tr(rq->language, N_("Add a need"));
	if (s == SECTION_E)
		return text_tr(rq->language, N_("Add an outcome"));
	return section_is_provision(s) ? text_tr(rq->language, N_("Add provision")) : NULL;
}

static void
add_sections(struct rq *rq, const struct working *w, struct view_builder *v)
{
	/* In the order in which a plan is read; I is named at the end, K is the advice itself. */
	static const enum plan_section order[] = { SECTION_SUMMARY, SECTION_A, SECTION_B, SECTION_C,
		SECTION_D, SECTION_E, SECTION_F, SECTION_G, SECTION_H1, SECTION_H2, SECTION_J };
	const size_t n = sizeof order / sizeof order[0];

	v->sections.n = n;
	v->sections.a = anew_n(rq->arena, struct view_plan_section, n);
	for (size_t i = 0; i < n; i++)
		v->sections.a[i] = (struct view_plan_section){
			.code = plan_section_name(order[i]),
			.title = builder_section_title(rq->language, order[i]),
			.words = w->plan->sections[order[i]].text,
			.has_words = !str_blank(w->plan->sections[order[i]].text),
			.add = add_words(rq, order[i]),
			.rows = rows_in(rq, w, order[i], &v->findings),
		};
}

static void
add_removed(struct rq *rq, const struct working *w, struct view_builder *v)
{
	v->removed.a = anew_n(rq->arena, struct view_plan_row, w->rows.n);
	for (size_t i = 0; i < w->rows.n; i++)
		if (w->rows.a[i].is->removed)
			v->removed.a[v->removed.n++] =
			    (struct view_plan_row){ .is = &w->rows.a[i] };
}

/* ---- counts ---- */

static void
count_thread(const struct working *w, struct view_builder *v)
{
	for (size_t i = 0; i < w->rows.n; i++) {
		const struct working_row *r = &w->rows.a[i];

		if (r->is->removed)
			continue;
		if (section_is_need(r->section))
			v->bare_needs += r->provision.n == 0;
		else if (r->section == SECTION_E)
			v->bare_outcomes += r->provision.n == 0;
		else
			v->loose_provision += r->needs.n == 0;
	}
	for (size_t i = 0; i < w->advised.n; i++)
		v->n_open += w->advised.a[i].settled == SETTLED_NOT;
}

static void
count_findings(struct view_builder *v)
{
	for (size_t i = 0; i < v->findings.n; i++) {
		const struct view_plan_finding *f = &v->findings.a[i];

		v->n_errors += str_eq(f->colour, "red");
		v->n_warnings += str_eq(f->colour, "yellow");
		v->n_let += f->let_by != NULL;
	}
}

/* ---- pages ---- */

void
builder_show(struct rq *rq)
{
	struct working *w = working_load(rq->tx, rq->kase->la, rq->kase->id, false);
	struct lint_findings fs = builder_lint(rq, w);
	const struct policy_pack *pack = lint_pack(plans_lexicon(rq->app->rules, rq->kase->pack));
	struct out *o = rq_page(rq);
	struct view_builder v = { .head = builder_head(rq, w),
		.open = reports_of(rq, w, true),
		.closed = places_named_closed(rq),
		.due_on = rq->kase->due_on };

	v.findings = builder_findings(rq, w, &fs, NULL);
	v.score = lint_score(rq->arena, pack, w->plan, &fs).points;
	count_thread(w, &v);
	count_findings(&v);
	add_sections(rq, w, &v);
	add_removed(rq, w, &v);
	view_builder(o, &v);
	rq_send(rq, o);
}

void
ledger_show(struct rq *rq)
{
	struct working *w = working_load(rq->tx, rq->kase->la, rq->kase->id, false);
	struct out *o = rq_page(rq);
	struct view_ledger v = { .head = builder_head(rq, w), .reports = reports_of(rq, w, false) };

	for (size_t i = 0; i < w->advised.n; i++) {
		enum settled s = w->advised.a[i].settled;

		v.n_open += s == SETTLED_NOT;
		v.n_left_out += s == SETTLED_LEFT_OUT;
		v.n_held += s == SETTLED_USED || s == SETTLED_MERGED;
	}
	view_ledger(o, &v);
	rq_send(rq, o);
}

/* The rules that a criterion is made of, with what each found here. */
static void
add_rules(struct rq *rq, const struct policy_quality *q, const struct lint_findings *fs,
    struct view_quality_mark *m)
{
	m->rules.a = anew_n(rq->arena, struct view_quality_rule, q->n_rules);
	for (unsigned i = 0; i < q->n_rules; i++) {
		struct view_quality_rule *r = &m->rules.a[m->rules.n];

		if (!str_eq(q->rules[i].criterion, m->is->criterion->id))
			continue;
		*r = (struct view_quality_rule){ .is = &q->rules[i] };
		for (size_t k = 0; k < fs->n; k++)
			r->found += fs->a[k].rule == q->rules[i].rule;
		m->rules.n++;
	}
}

void
quality_show(struct rq *rq)
{
	struct working *w = working_load(rq->tx, rq->kase->la, rq->kase->id, false);
	struct lint_findings fs = builder_lint(rq, w);
	const struct policy_pack *pack = lint_pack(plans_lexicon(rq->app->rules, rq->kase->pack));
	struct lint_score score = lint_score(rq->arena, pack, w->plan, &fs);
	struct out *o = rq_page(rq);
	struct view_quality v = { .head = builder_head(rq, w), .points = score.points };

	v.marks.n = score.n;
	v.marks.a = anew_n(rq->arena, struct view_quality_mark, score.n);
	for (size_t i = 0; i < score.n; i++) {
		v.marks.a[i].is = &score.marks[i];
		add_rules(rq, pack->quality, &fs, &v.marks.a[i]);
	}
	view_quality(o, &v);
	rq_send(rq, o);
}
