/*
 * Transfer: a plan in the exchange form brought into a case, with its advice.
 * First everything that cannot be kept is found; only when nothing is, rows
 * are written, so that there is never half a plan.
 */
#include "areas/lint/lint.h"
#include "areas/plans/plans.h"
#include "areas/plans/plans.sql.h"
#include "areas/plans/working.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"

/* The key of a row under its id in the document. */
struct key {
	const char *id;
	int64_t row;
};

/* A row of advice as it was stored. */
struct kept_advised {
	const char *report;
	const struct plan_disposition *disposition;
	int64_t row;
};

struct transfer {
	struct tx *tx;
	struct arena *arena;
	const struct policy_pack *pack;
	const struct plan *plan;
	int64_t la, case_id, row;
	struct {
		struct key *a;
		size_t n, cap;
	} rows, reports;
	struct {
		struct kept_advised *a;
		size_t n, cap;
	} advised;
	struct lint_findings findings;
};

/* ---- what cannot be kept ---- */

static bool
has_text(const struct plan_ids *ids, const char *text)
{
	for (size_t i = 0; i < ids->n; i++)
		if (str_eq_ci(ids->a[i], text))
			return true;
	return false;
}

static bool
is_row(const struct plan *p, const char *id)
{
	return plan_need_find(p, id) != NULL || plan_outcome_find(p, id) != NULL ||
	       plan_provision_find(p, id) != NULL;
}

static void
check_disposition(
    struct transfer *t, const struct plan_advice *a, const struct plan_disposition *d, size_t i)
{
	if (!has_text(&a->needs, d->row) && !has_text(&a->outcomes, d->row) &&
	    !has_text(&a->provision, d->row))
		lint_find(t->arena, &t->findings, t->pack, RULE_T01, a->id, d->row,
		    "Disposition %zu of %s is about words that are not among its rows", i + 1,
		    a->id);
	for (size_t k = 0; k < d->items.n; k++)
		if (!is_row(t->plan, d->items.a[k]))
			lint_find(t->arena, &t->findings, t->pack, RULE_T02, a->id, d->row,
			    "Disposition %zu of %s names %s, which is not in the plan", i + 1,
			    a->id, d->items.a[k]);
}

/* Ties to nothing and ids used twice are what the rules T02 and T03 find. */
static void
check(struct transfer *t, const struct lint_lexicon *lexicon, const struct lint_findings *unread)
{
	struct lint_findings found = lint_run(t->arena, lexicon, t->plan);

	for (size_t i = 0; i < unread->n; i++)
		vec_push(t->arena, &t->findings, unread->a[i]);
	for (size_t i = 0; i < found.n; i++)
		if (found.a[i].rule == RULE_T02 || found.a[i].rule == RULE_T03)
			vec_push(t->arena, &t->findings, found.a[i]);
	for (size_t i = 0; i < t->plan->n_advice; i++)
		for (size_t k = 0; k < t->plan->advice[i].n_dispositions; k++)
			check_disposition(
			    t, &t->plan->advice[i], &t->plan->advice[i].dispositions[k], k);
}

/* ---- rows ---- */

static int64_t
row_of(const struct transfer *t, const char *id)
{
	for (size_t i = 0; i < t->rows.n; i++)
		if (str_eq(t->rows.a[i].id, id))
			return t->rows.a[i].row;
	fail(FAULT_BUG, "row %s was let through and is not there", id);
}

static int64_t
keep_row(struct transfer *t, const char *id, enum plan_section s, const char *text,
    const struct plan_rows_of_row *r)
{
	struct key key = { id, rng_row_id() };

	plan_row_insert(t->tx, t->la, key.row, t->row, id, plan_section_name(s),
	    (int64_t)t->rows.n + 1, text, r->area, r->measure, r->interim, r->pfa, r->due_on,
	    r->review_on, r->kind, r->quantity, r->unit, r->frequency, r->group_size, r->deliverer,
	    r->qualification, r->flex, r->flex_reason, r->from_on, r->to_on, r->alongside,
	    r->not_educational, 0, tx_now(t->tx).instant);
	vec_push(t->arena, &t->rows, key);
	return key.row;
}

static void
tie(struct transfer *t, int64_t to, const struct plan_ids *from)
{
	for (size_t i = 0; i < from->n; i++)
		plan_tie_add(t->tx, t->la, row_of(t, from->a[i]), to);
}

static void
keep_needs(struct transfer *t)
{
	for (size_t i = 0; i < t->plan->n_needs; i++) {
		const struct plan_need *n = &t->plan->needs[i];

		keep_row(
		    t, n->id, n->section, n->text, &(struct plan_rows_of_row){ .area = n->area });
	}
}

static void
keep_outcomes(struct transfer *t)
{
	for (size_t i = 0; i < t->plan->n_outcomes; i++) {
		const struct plan_outcome *o = &t->plan->outcomes[i];
		int64_t row = keep_row(t, o->id, SECTION_E, o->text,
		    &(struct plan_rows_of_row){ .measure = o->measure,
			.interim = o->interim,
			.pfa = o->pfa,
			.due_on = o->due,
			.review_on = o->review });

		tie(t, row, &o->needs);
	}
}

static void
keep_provision(struct transfer *t)
{
	for (size_t i = 0; i < t->plan->n_provision; i++) {
		const struct plan_provision *v = &t->plan->provision[i];
		int64_t row = keep_row(t, v->id, v->section, v->text,
		    &(struct plan_rows_of_row){ .kind = v->kind,
			.quantity = v->quantity,
			.unit = v->unit,
			.frequency = v->frequency,
			.group_size = v->group_size,
			.deliverer = v->deliverer,
			.qualification = v->qualification,
			.flex = v->flex,
			.flex_reason = v->flex_reason,
			.from_on = v->start,
			.to_on = v->end,
			.review_on = v->review,
			.alongside = v->overlaps,
			.not_educational = v->is_not_educational });

		tie(t, row, &v->needs);
		tie(t, row, &v->outcomes);
	}
}

static void
keep_sections(struct transfer *t)
{
	for (int i = 0; i < SECTION__MAX; i++) {
		const struct plan_text *s = &t->plan->sections[i];

		if (!str_blank(s->text) || date_is_set(s->on))
			plan_section_insert(t->tx, t->la, t->row,
			    plan_section_name((enum plan_section)i), s->text, s->on, 0,
			    tx_now(t->tx).instant);
	}
}

/* ---- advice ---- */

static const struct plan_disposition *
disposition_of(const struct plan_advice *a, const char *text)
{
	for (size_t i = 0; i < a->n_dispositions; i++)
		if (str_eq_ci(a->dispositions[i].row, text))
			return &a->dispositions[i];
	return NULL;
}

static const char *
settled(const struct plan_disposition *d)
{
	if (d == NULL)
		return NULL;
	if (d->items.n > 0)
		return "used";
	return str_blank(d->reason) ? NULL : "left_out";
}

static void
keep_advised(struct transfer *t, const struct plan_advice *a, int64_t report, const char *kind,
    const struct plan_ids *texts)
{
	for (size_t i = 0; i < texts->n; i++) {
		struct kept_advised kept = { a->id, disposition_of(a, texts->a[i]), rng_row_id() };
		const struct plan_disposition *d = kept.disposition;

		plan_advised_insert(t->tx, t->la, kept.row, report, kind, (int64_t)i + 1,
		    texts->a[i], settled(d), d == NULL || d->reason[0] == '\0' ? NULL : d->reason);
		vec_push(t->arena, &t->advised, kept);
		for (size_t k = 0; d != NULL && k < d->items.n; k++)
			plan_evidence_add(t->tx, t->la, row_of(t, d->items.a[k]), kept.row);
	}
}

/* Advice that is asked for and not back says nothing that could be kept. */
static bool
is_awaited(const struct plan_advice *a)
{
	return !date_is_set(a->on) && a->needs.n + a->outcomes.n + a->provision.n == 0;
}

static void
keep_advice(struct transfer *t)
{
	for (size_t i = 0; i < t->plan->n_advice; i++) {
		const struct plan_advice *a = &t->plan->advice[i];
		struct key key = { a->id, rng_row_id() };

		if (is_awaited(a))
			continue;
		plan_advice_insert(t->tx, t->la, key.row, rng_public_id(t->arena), t->case_id,
		    (const char[]){ a->key, '\0' }, a->id, a->author, a->role, tx_now(t->tx).today,
		    a->on);
		vec_push(t->arena, &t->reports, key);
		keep_advised(t, a, key.row, "need", &a->needs);
		keep_advised(t, a, key.row, "outcome", &a->outcomes);
		keep_advised(t, a, key.row, "provision", &a->provision);
	}
}

/* A row of that report is already said to stand in this need. */
static bool
is_evidenced(const struct transfer *t, const char *report, const char *need)
{
	for (size_t i = 0; i < t->advised.n; i++) {
		const struct kept_advised *a = &t->advised.a[i];

		if (str_eq(a->report, report) && a->disposition != NULL &&
		    plan_ids_have(&a->disposition->items, need))
			return true;
	}
	return false;
}

static void
keep_sources(struct transfer *t)
{
	for (size_t i = 0; i < t->plan->n_needs; i++) {
		const struct plan_need *n = &t->plan->needs[i];

		for (size_t k = 0; k < t->reports.n; k++)
			if (plan_ids_have(&n->evidence, t->reports.a[k].id) &&
			    !is_evidenced(t, t->reports.a[k].id, n->id))
				plan_source_add(
				    t->tx, t->la, row_of(t, n->id), t->reports.a[k].row);
	}
}

/* ---- the whole ---- */

static void
keep(struct transfer *t)
{
	t->row = rng_row_id();
	if (plan_insert_here(
		t->tx, t->la, t->row, t->case_id, t->plan->review, t->plan->week_hours) == NULL)
		fail(FAULT_USAGE,
		    "the case has a plan already; a plan is brought into a case that has none");
	keep_sections(t);
	keep_needs(t);
	keep_outcomes(t);
	keep_provision(t);
	keep_advice(t);
	keep_sources(t);
}

static const struct plan_case_here_row *
find_case(struct tx *tx, const char *reference)
{
	const struct plan_case_here_row *kase;

	if (reference == NULL)
		fail(FAULT_USAGE, "the document names no case; give its reference behind the file");
	kase = plan_case_here(tx, reference);
	if (kase == NULL)
		fail(
		    FAULT_USAGE, "no case has the reference %.40s; open the case first", reference);
	if (plan_advice_of(tx, kase->la, kase->id).n > 0)
		fail(FAULT_USAGE,
		    "%s has advice already; a plan with its advice is brought into a "
		    "case that has none",
		    reference);
	return kase;
}

struct plans_imported
plans_import(struct tx *tx, const struct policy_set *packs, const struct lint_lexicon *lexicon,
    const char *reference, const char *bytes, size_t n)
{
	struct arena *arena = tx_arena(tx);
	const struct policy_pack *pack = lint_pack(lexicon);
	struct plan_document *doc = plan_json_read(arena, packs, pack, bytes, n);
	struct transfer t = { .tx = tx, .arena = arena, .pack = pack, .plan = doc->plan };
	struct plans_imported done = { .reference = reference ? reference : doc->reference };
	const struct plan_case_here_row *kase = find_case(tx, done.reference);

	done.la = t.la = kase->la;
	done.case_id = t.case_id = kase->id;
	check(&t, lexicon, &doc->findings);
	if (t.findings.n == 0)
		keep(&t);
	done.rows = t.rows.n;
	done.advice = t.reports.n;
	done.findings = t.findings;
	return done;
}
