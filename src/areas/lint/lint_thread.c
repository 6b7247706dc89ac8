/* Lint, the golden thread: sections, ties between rows, and where a row belongs. */
#include "areas/lint/lint_rules.h"
#include "base/str.h"
#include "base/vec.h"

#include <string.h>

static size_t
rows_in(const struct plan *p, enum plan_section s)
{
	size_t n = 0;

	for (size_t i = 0; i < p->n_needs; i++)
		n += p->needs[i].section == s;
	for (size_t i = 0; i < p->n_provision; i++)
		n += p->provision[i].section == s;
	n += s == SECTION_E ? p->n_outcomes : 0;
	n += s == SECTION_K ? p->n_advice : 0;
	return n;
}

/* Sections that a plan can do without saying more than that nothing is known. */
static bool
may_be_brief(enum plan_section s)
{
	return s == SECTION_C || s == SECTION_D || s == SECTION_G || s == SECTION_H1 ||
	       s == SECTION_H2;
}

/*
 * Reg 12(1).  A plan that is all rows has its headings from them: there, a
 * section C, D, G, H1 or H2 that says nothing is only a warning.
 */
void
lint_sections(struct lint *l)
{
	const struct plan *p = l->plan;

	for (int i = SECTION_A; i <= SECTION_K; i++) {
		enum plan_section s = (enum plan_section)i;
		const char *name = plan_section_name(s);
		bool silent = l->sections[i].letters == 0 && rows_in(p, s) == 0;

		if (!silent || (p->sections[i].declared && s == SECTION_J))
			continue;
		if (s == SECTION_I && p->sections[i].declared && !plan_is_final(p))
			continue;
		if (may_be_brief(s) && (p->sections[i].declared || !p->declares_rows))
			lint_say_as(
			    l, RULE_Q01, SEVERITY_W, name, NULL, "Section %s says nothing", name);
		else
			lint_say(l, RULE_Q01, name, NULL, "Section %s is %s", name,
			    p->sections[i].declared ? "empty" : "missing");
	}
}

static bool
is_met(const struct plan *p, const char *need, bool in_f)
{
	for (size_t i = 0; i < p->n_provision; i++)
		if ((!in_f || p->provision[i].section == SECTION_F) &&
		    plan_ids_have(&p->provision[i].needs, need))
			return true;
	return false;
}

void
lint_needs_met(struct lint *l)
{
	const struct plan *p = l->plan;

	for (size_t i = 0; i < p->n_needs; i++)
		if (p->needs[i].section == SECTION_B && !is_met(p, p->needs[i].id, true))
			lint_say(l, RULE_Q02, p->needs[i].id, NULL,
			    "Nothing in section F meets need %s", p->needs[i].id);
}

void
lint_other_needs_met(struct lint *l)
{
	const struct plan *p = l->plan;

	for (size_t i = 0; i < p->n_needs; i++)
		if (p->needs[i].section != SECTION_B && !is_met(p, p->needs[i].id, false) &&
		    !lint_has(l, LIST_NONE_KNOWN, &l->needs[i]))
			lint_say(l, RULE_T05, p->needs[i].id, NULL, "No provision meets need %s",
			    p->needs[i].id);
}

/* F meets B, and C or D where it educates; G meets C; H1 and H2 meet D. */
static bool
may_meet(enum plan_section provision, enum plan_section need)
{
	switch ((int)provision) {
	case SECTION_F:
		return true;
	case SECTION_G:
		return need == SECTION_C;
	default:
		return need == SECTION_D;
	}
}

static const char *
needs_of(enum plan_section provision)
{
	return provision == SECTION_F ? "B" : provision == SECTION_G ? "C" : "D";
}

void
lint_provision_tied(struct lint *l)
{
	for (size_t i = 0; i < l->plan->n_provision; i++) {
		const struct plan_provision *p = &l->plan->provision[i];
		bool tied = false;

		for (size_t k = 0; k < p->needs.n; k++) {
			const struct plan_need *n = plan_need_find(l->plan, p->needs.a[k]);

			tied = tied || (n != NULL && may_meet(p->section, n->section));
		}
		if (!tied)
			lint_say(l, RULE_Q03, p->id, NULL,
			    "%s in section %s is tied to no need in %s", p->id,
			    plan_section_name(p->section), needs_of(p->section));
	}
}

static bool
has_need(const struct plan *p, const struct plan_outcome *o)
{
	for (size_t i = 0; i < o->needs.n; i++)
		if (plan_need_find(p, o->needs.a[i]) != NULL)
			return true;
	return false;
}

static bool
has_provision(const struct plan *p, const struct plan_outcome *o)
{
	for (size_t i = 0; i < p->n_provision; i++)
		if (plan_ids_have(&p->provision[i].outcomes, o->id))
			return true;
	return false;
}

void
lint_outcomes_whole(struct lint *l)
{
	for (size_t i = 0; i < l->plan->n_outcomes; i++) {
		const struct plan_outcome *o = &l->plan->outcomes[i];
		const struct {
			bool there;
			const char *what;
		} parts[] = {
			{ has_need(l->plan, o), "need" },
			{ has_provision(l->plan, o), "provision" },
			{ !str_blank(o->measure), "measure" },
			{ date_is_set(o->due), "due date" },
		};
		const char *lacks = "";

		for (unsigned k = 0; k < sizeof parts / sizeof parts[0]; k++)
			if (!parts[k].there)
				lacks = arena_printf(l->arena, "%s%s%s", lacks,
				    lacks[0] ? ", no " : "no ", parts[k].what);
		if (lacks[0] != '\0')
			lint_say(l, RULE_Q04, o->id, NULL, "Outcome %s has %s", o->id, lacks);
	}
}

/* s.38(5): a draft must not name a setting. */
void
lint_setting(struct lint *l)
{
	const struct words *w = &l->sections[SECTION_I];

	if (l->plan->kind == PLAN_DRAFT && w->n > 0)
		lint_say(l, RULE_Q08, "I", words_span(l->arena, w, 0, w->n - 1),
		    "Section I is filled in, and this is a draft");
}

static bool
is_listed(const struct plan *p, char key)
{
	for (size_t i = 0; i < p->n_advice; i++)
		if (p->advice[i].key == key)
			return true;
	return strchr(p->reuse, key) != NULL;
}

/* Reg 6(1)(a) to (e), and (g) from year 9. */
void
lint_advice_listed(struct lint *l)
{
	for (unsigned i = 0; i < l->pack->n_advice; i++) {
		const struct policy_advice *a = &l->pack->advice[i];
		bool adult = a->key[0] == 'g' && l->year >= l->quality->adulthood_year;

		if ((a->always || adult) && !is_listed(l->plan, a->key[0]))
			lint_say(l, RULE_Q14, "K", NULL, "Advice (%s) is not listed: %s, by %s",
			    a->key, a->title, a->giver);
	}
}

static bool
is_therapy(const char *kind)
{
	return str_starts(kind, "speech") || str_starts(kind, "occupational") ||
	       str_starts(kind, "physio");
}

static bool
meets_section_b(const struct plan *plan, const struct plan_provision *p)
{
	for (size_t i = 0; i < p->needs.n; i++) {
		const struct plan_need *n = plan_need_find(plan, p->needs.a[i]);

		if (n != NULL && n->section == SECTION_B)
			return true;
	}
	return false;
}

static bool
educates(const struct lint *l, size_t i)
{
	const struct plan_provision *p = &l->plan->provision[i];
	const struct words *w = &l->provision[i].words;

	if (p->is_not_educational)
		return false;
	if (meets_section_b(l->plan, p))
		return true;
	if (lint_has(l, LIST_MEDICAL, w))
		return false;
	return str_starts(p->kind, "speech") || lint_has(l, LIST_EDUCATES, w);
}

static bool
is_in_f(const struct plan *p, const char *kind)
{
	for (size_t i = 0; i < p->n_provision; i++)
		if (p->provision[i].section == SECTION_F && str_eq(p->provision[i].kind, kind))
			return true;
	return false;
}

/* s.21(5): health provision that educates or trains is special educational provision. */
void
lint_therapy(struct lint *l)
{
	for (size_t i = 0; i < l->plan->n_provision; i++) {
		const struct plan_provision *p = &l->plan->provision[i];

		if (p->section == SECTION_G && is_therapy(p->kind) && educates(l, i) &&
		    !is_in_f(l->plan, p->kind))
			lint_say(l, RULE_Q21, p->id, NULL,
			    "%s is therapy that educates or trains, and stands only in section G",
			    p->id);
	}
}

enum { BRIEF = 15 /* words */ };

static bool
has_returned(const struct plan *p, char key)
{
	for (size_t i = 0; i < p->n_advice; i++)
		if (p->advice[i].key == key && date_is_set(p->advice[i].on))
			return true;
	return false;
}

/* C and G rest on medical advice (reg 6(1)(c)), D and H on social care advice (reg 6(1)(e)). */
void
lint_none_known(struct lint *l)
{
	struct lint_texts t = lint_texts(l);

	for (size_t i = 0; i < t.n; i++) {
		const struct lint_text *x = &t.a[i];
		char key = x->section == SECTION_C || x->section == SECTION_G ? 'c' : 'e';

		if (!may_be_brief(x->section) || x->words->letters > BRIEF ||
		    !lint_has(l, LIST_NONE_KNOWN, x->words) || has_returned(l->plan, key))
			continue;
		lint_say(l, RULE_Q30, x->item, words_span(l->arena, x->words, 0, x->words->n - 1),
		    "Section %s says that nothing is known, but %s advice (%c) has not come back",
		    plan_section_name(x->section), key == 'c' ? "medical" : "social care", key);
	}
}

static void
check_ties(struct lint *l, const char *item, const struct plan_ids *ids, const char *kind,
    bool (*there)(const struct plan *, const char *))
{
	for (size_t i = 0; i < ids->n; i++)
		if (!there(l->plan, ids->a[i]))
			lint_say(l, RULE_T02, item, NULL,
			    "%s is tied to %s %s, which is not in the plan", item, kind, ids->a[i]);
}

static bool
need_is_there(const struct plan *p, const char *id)
{
	return plan_need_find(p, id) != NULL;
}

static bool
outcome_is_there(const struct plan *p, const char *id)
{
	return plan_outcome_find(p, id) != NULL;
}

static bool
advice_is_there(const struct plan *p, const char *id)
{
	return plan_advice_find(p, id) != NULL;
}

void
lint_ties(struct lint *l)
{
	const struct plan *p = l->plan;

	for (size_t i = 0; i < p->n_needs; i++)
		check_ties(l, p->needs[i].id, &p->needs[i].evidence, "advice", advice_is_there);
	for (size_t i = 0; i < p->n_outcomes; i++)
		check_ties(l, p->outcomes[i].id, &p->outcomes[i].needs, "need", need_is_there);
	for (size_t i = 0; i < p->n_provision; i++) {
		check_ties(l, p->provision[i].id, &p->provision[i].needs, "need", need_is_there);
		check_ties(
		    l, p->provision[i].id, &p->provision[i].outcomes, "outcome", outcome_is_there);
	}
}

struct ids {
	const char **a;
	size_t n, cap;
};

static void
check_id(struct lint *l, struct ids *seen, const char *id)
{
	for (size_t i = 0; i < seen->n; i++)
		if (str_eq(seen->a[i], id)) {
			lint_say(l, RULE_T03, id, NULL, "More than one row is called %s", id);
			return;
		}
	vec_push(l->arena, seen, id);
}

void
lint_ids(struct lint *l)
{
	const struct plan *p = l->plan;
	struct ids seen = { 0 };

	for (size_t i = 0; i < p->n_needs; i++)
		check_id(l, &seen, p->needs[i].id);
	for (size_t i = 0; i < p->n_outcomes; i++)
		check_id(l, &seen, p->outcomes[i].id);
	for (size_t i = 0; i < p->n_provision; i++)
		check_id(l, &seen, p->provision[i].id);
	for (size_t i = 0; i < p->n_advice; i++)
		check_id(l, &seen, p->advice[i].id);
}

void
lint_evidence(struct lint *l)
{
	const struct plan *p = l->plan;

	for (size_t i = 0; i < p->n_needs; i++)
		if (p->needs[i].evidence.n == 0 && !lint_has(l, LIST_NONE_KNOWN, &l->needs[i]))
			lint_say(l, RULE_T04, p->needs[i].id, NULL, "Need %s has no evidence",
			    p->needs[i].id);
}
