/* Lint: the table of rules, findings, and the score. */
#include "areas/lint/lint_rules.h"
#include "base/str.h"
#include "base/vec.h"

#include <stdio.h>
#include <stdlib.h>

/* T01, a value that cannot be read, is found by the reader of the exchange form. */
static void (*const rules[RULE__MAX])(struct lint *) = {
	[RULE_Q01] = lint_sections,
	[RULE_Q02] = lint_needs_met,
	[RULE_Q03] = lint_provision_tied,
	[RULE_Q04] = lint_outcomes_whole,
	[RULE_Q05] = lint_specified,
	[RULE_Q06] = lint_vague_special,
	[RULE_Q07] = lint_vague_other,
	[RULE_Q08] = lint_setting,
	[RULE_Q09] = lint_outcome_provision,
	[RULE_Q10] = lint_outcome_observable,
	[RULE_Q11] = lint_outcome_dates,
	[RULE_Q12] = lint_stage,
	[RULE_Q13] = lint_voice,
	[RULE_Q14] = lint_advice_listed,
	[RULE_Q15] = lint_advice_age,
	[RULE_Q16] = lint_needs_used,
	[RULE_Q17] = lint_provision_used,
	[RULE_Q18] = lint_child,
	[RULE_Q19] = lint_week,
	[RULE_Q20] = lint_money,
	[RULE_Q21] = lint_therapy,
	[RULE_Q22] = lint_conditional,
	[RULE_Q23] = lint_passive,
	[RULE_Q24] = lint_ta_support,
	[RULE_Q25] = lint_length,
	[RULE_Q26] = lint_reading,
	[RULE_Q27] = lint_amendment,
	[RULE_Q28] = lint_diagnosis,
	[RULE_Q29] = lint_contradiction,
	[RULE_Q30] = lint_none_known,
	[RULE_Q31] = lint_strengths,
	[RULE_T02] = lint_ties,
	[RULE_T03] = lint_ids,
	[RULE_T04] = lint_evidence,
	[RULE_T05] = lint_other_needs_met,
	[RULE_T06] = lint_dates,
};

static void
add(struct arena *arena, struct lint_findings *fs, const struct policy_rule_text *r,
    enum policy_severity severity, const char *item, const char *span, const char *what)
{
	struct lint_finding f = { r->rule, severity, item, span, NULL };

	f.message = arena_printf(arena, "%s. %s", what, r->fix);
	vec_push(arena, fs, f);
}

void
lint_find(struct arena *arena, struct lint_findings *fs, const struct policy_pack *pack,
    enum policy_rule rule, const char *item, const char *span, const char *format, ...)
{
	const struct policy_rule_text *r = pack->quality->by_rule[rule];
	va_list args;

	va_start(args, format);
	add(arena, fs, r, r->severity, item, span, arena_vprintf(arena, format, args));
	va_end(args);
}

void
lint_say(struct lint *l, enum policy_rule rule, const char *item, const char *span,
    const char *format, ...)
{
	const struct policy_rule_text *r = l->quality->by_rule[rule];
	va_list args;

	va_start(args, format);
	add(l->arena, l->findings, r, r->severity, item, span,
	    arena_vprintf(l->arena, format, args));
	va_end(args);
}

void
lint_say_as(struct lint *l, enum policy_rule rule, enum policy_severity severity, const char *item,
    const char *span, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	add(l->arena, l->findings, l->quality->by_rule[rule], severity, item, span,
	    arena_vprintf(l->arena, format, args));
	va_end(args);
}

struct lint_findings
lint_run(struct arena *arena, const struct lint_lexicon *lexicon, const struct plan *plan)
{
	struct lint_findings findings = { 0 };
	struct lint l = { .arena = arena,
		.lexicon = lexicon,
		.pack = lexicon->pack,
		.quality = lexicon->pack->quality,
		.plan = plan,
		.findings = &findings };

	lint_prepare(&l);
	for (int i = 0; i < RULE__MAX; i++)
		if (rules[i] != NULL)
			rules[i](&l);
	return findings;
}

size_t
lint_count(const struct lint_findings *fs, enum policy_severity s)
{
	size_t n = 0;

	for (size_t i = 0; i < fs->n; i++)
		n += fs->a[i].severity == s;
	return n;
}

struct population {
	struct arena *arena;
	struct {
		const char **a;
		size_t n, cap;
	} ids;
};

#define ADD_ROWS(rows, count)                                                                      \
	for (size_t i = 0; i < plan->count; i++)                                                   \
	vec_push(p->arena, &p->ids, plan->rows[i].id)

/* The items that a criterion is counted over. */
static void
populate(struct population *p, const struct plan *plan, enum policy_rows rows)
{
	bool all = rows == ROWS_PLAN;

	if (all || rows == ROWS_SECTIONS)
		for (int i = 0; i <= SECTION_K; i++)
			vec_push(p->arena, &p->ids, plan_section_name((enum plan_section)i));
	if (all || rows == ROWS_NEEDS)
		ADD_ROWS(needs, n_needs);
	if (all || rows == ROWS_OUTCOMES)
		ADD_ROWS(outcomes, n_outcomes);
	if (all || rows == ROWS_PROVISION)
		ADD_ROWS(provision, n_provision);
	if (rows == ROWS_ADVICE)
		ADD_ROWS(advice, n_advice);
}

struct judged {
	const char *id;
	enum policy_severity worst;
};

static int
compare_judged(const void *a, const void *b)
{
	const struct judged *x = a, *y = b;
	int c = strcmp(x->id, y->id);

	return c != 0 ? c : (int)x->worst - (int)y->worst;
}

static enum policy_severity
worst_of(const struct judged *a, size_t n, const char *id)
{
	size_t from = 0, to = n;

	while (from < to) {
		size_t mid = (from + to) / 2;

		if (strcmp(a[mid].id, id) < 0)
			from = mid + 1;
		else
			to = mid;
	}
	return from < n && str_eq(a[from].id, id) ? a[from].worst : SEVERITY_I;
}

static struct lint_mark
mark(struct arena *arena, const struct policy_pack *pack, const struct plan *plan,
    const struct lint_findings *fs, const struct policy_criterion *c)
{
	struct population p = { .arena = arena };
	struct judged *judged = anew_n(arena, struct judged, fs->n + 1);
	struct lint_mark m = { .criterion = c };
	size_t n = 0, halves = 0;

	for (size_t i = 0; i < fs->n; i++) {
		const char *id = pack->quality->by_rule[fs->a[i].rule]->criterion;

		if (str_eq(id, c->id))
			judged[n++] = (struct judged){ fs->a[i].item, fs->a[i].severity };
	}
	qsort(judged, n, sizeof *judged, compare_judged);
	populate(&p, plan, c->rows);
	m.rows = p.ids.n;
	for (size_t i = 0; i < p.ids.n; i++) {
		enum policy_severity s = worst_of(judged, n, p.ids.a[i]);

		m.clean += s == SEVERITY_I;
		halves += s == SEVERITY_I ? 2 : s == SEVERITY_W;
	}
	if (m.rows > 0)
		m.points = (int)((size_t)c->points * halves / (2 * m.rows));
	return m;
}

struct lint_score
lint_score(struct arena *arena, const struct policy_pack *pack, const struct plan *plan,
    const struct lint_findings *fs)
{
	const struct policy_quality *q = pack->quality;
	struct lint_score s = { 0, anew_n(arena, struct lint_mark, q->n_criteria), q->n_criteria };

	for (size_t i = 0; i < s.n; i++) {
		s.marks[i] = mark(arena, pack, plan, fs, &q->criteria[i]);
		s.points += s.marks[i].points;
	}
	return s;
}
