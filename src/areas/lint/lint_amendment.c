/* Lint, amendments: what differs from the plan before, and what the notice says (reg 22). */
#include "areas/lint/lint_rules.h"
#include "base/str.h"

static bool
same_ids(const struct plan_ids *a, const struct plan_ids *b)
{
	bool same = a->n == b->n;

	for (size_t i = 0; i < a->n && same; i++)
		same = plan_ids_have(b, a->a[i]);
	return same;
}

static bool
same_need(const struct plan_need *a, const struct plan_need *b)
{
	return a->section == b->section && str_eq(a->text, b->text);
}

static bool
same_outcome(const struct plan_outcome *a, const struct plan_outcome *b)
{
	return str_eq(a->text, b->text) && str_eq(a->measure, b->measure) &&
	       date_compare(a->due, b->due) == 0 && same_ids(&a->needs, &b->needs);
}

static bool
same_provision(const struct plan_provision *a, const struct plan_provision *b)
{
	return a->section == b->section && str_eq(a->text, b->text) && a->quantity == b->quantity &&
	       str_eq(a->unit, b->unit) && str_eq(a->frequency, b->frequency) &&
	       str_eq(a->deliverer, b->deliverer) && str_eq(a->qualification, b->qualification) &&
	       a->group_size == b->group_size && str_eq(a->flex, b->flex) &&
	       same_ids(&a->needs, &b->needs);
}

/* The notice names the row, or its whole section. */
static void
check_change(struct lint *l, const char *item, enum plan_section s, const char *what)
{
	const struct plan_notice *n = &l->plan->notice;

	if (plan_ids_have(&n->items, item) || plan_ids_have(&n->items, plan_section_name(s)))
		return;
	lint_say(l, RULE_Q27, item, NULL, "%s is %s, and the amendment notice does not say so",
	    item, what);
}

#define CHECK_ROWS(rows, count, find_row, same, section_of)                                        \
	do {                                                                                       \
		for (size_t i = 0; i < p->count; i++) {                                            \
			__auto_type a = &p->rows[i];                                               \
			__auto_type b = find_row(old, a->id);                                      \
			if (b == NULL)                                                             \
				check_change(l, a->id, section_of, "new");                         \
			else if (!same(a, b))                                                      \
				check_change(l, a->id, section_of, "changed");                     \
		}                                                                                  \
		for (size_t i = 0; i < old->count; i++) {                                          \
			__auto_type a = &old->rows[i];                                             \
			if (find_row(p, a->id) == NULL)                                            \
				check_change(l, a->id, section_of, "taken out");                   \
		}                                                                                  \
	} while (0)

void
lint_amendment(struct lint *l)
{
	const struct plan *p = l->plan, *old = p->previous;

	if (!plan_is_amending(p) || old == NULL)
		return;
	for (int s = SECTION_A; s <= SECTION_J; s++)
		if (!str_eq(p->sections[s].text, old->sections[s].text))
			check_change(l, plan_section_name((enum plan_section)s),
			    (enum plan_section)s, "changed");
	CHECK_ROWS(needs, n_needs, plan_need_find, same_need, a->section);
	CHECK_ROWS(outcomes, n_outcomes, plan_outcome_find, same_outcome, SECTION_E);
	CHECK_ROWS(provision, n_provision, plan_provision_find, same_provision, a->section);
}
