/* Lint, amounts: how much, how often and by whom; the week; contradictions. */
#include "areas/lint/lint_rules.h"
#include "base/buf.h"
#include "base/str.h"

/* Flexibility must say why: in its own field, or in its words. */
static bool
gives_reason(const struct lint *l, const struct plan_provision *p)
{
	static const char *const why[] = { "because", "since", "due", "so", "as", "reason", "owing",
		"depends", "given" };
	struct words w = words_of(l->arena, p->flex);

	for (size_t i = 0; i < w.n; i++)
		for (unsigned k = 0; k < sizeof why / sizeof why[0]; k++)
			if (words_is(&w, i, why[k]))
				return true;
	return !str_blank(p->flex_reason);
}

static const char *
lacking(const struct lint *l, const struct lint_facts *f)
{
	const struct {
		bool there;
		const char *what;
	} parts[] = {
		{ f->row_amount || f->amounts.n > 0 || f->always, "an amount with its unit" },
		{ f->row_often || f->amounts.often || f->always || f->specific, "how often" },
		{ f->row_who || f->role, "who delivers it" },
	};
	const char *lacks = "";

	for (unsigned k = 0; k < sizeof parts / sizeof parts[0]; k++)
		if (!parts[k].there)
			lacks = arena_printf(
			    l->arena, "%s%s%s", lacks, lacks[0] ? ", " : "", parts[k].what);
	return lacks;
}

void
lint_specified(struct lint *l)
{
	for (size_t i = 0; i < l->plan->n_provision; i++) {
		const struct plan_provision *p = &l->plan->provision[i];
		const char *lacks = lacking(l, &l->provision[i]);

		if (p->section != SECTION_F || lacks[0] == '\0')
			continue;
		if (str_blank(p->flex))
			lint_say(l, RULE_Q05, p->id, NULL, "%s does not say: %s", p->id, lacks);
		else if (!gives_reason(l, p))
			lint_say_as(l, RULE_Q05, SEVERITY_W, p->id, NULL,
			    "%s is flexible and gives no reason; it does not say: %s", p->id,
			    lacks);
	}
}

/* The setting's week in minutes, or 0 where nobody said it. */
static int64_t
week_minutes(const struct lint *l)
{
	if (l->plan->week_hours > 0)
		return l->plan->week_hours * 60;
	if (l->year != NCY_NONE && l->year > l->quality->week_hours_until)
		return 0;
	return l->quality->week_hours * 60;
}

void
lint_week(struct lint *l)
{
	int64_t week = week_minutes(l), sum = 0;
	struct buf *parts = buf_new(l->arena);

	for (size_t i = 0; i < l->plan->n_provision; i++) {
		const struct plan_provision *p = &l->plan->provision[i];
		int64_t year = l->provision[i].year;

		if (p->section != SECTION_F || p->overlaps || year == 0)
			continue;
		sum += year;
		buf_printf(parts, "%s%s %s", parts->n ? ", " : "", p->id, lint_weekly(l, year));
	}
	if (week > 0 && sum > week * l->quality->weeks_a_year * 100)
		lint_say(l, RULE_Q19, "F", NULL,
		    "Section F adds up to %s a week, and the week at school has %lld h: %s",
		    lint_weekly(l, sum), (long long)(week / 60), parts->p);
}

void
lint_ta_support(struct lint *l)
{
	for (size_t i = 0; i < l->plan->n_provision; i++) {
		const struct plan_provision *p = &l->plan->provision[i];
		const struct lint_facts *f = &l->provision[i];
		bool hours = f->row_amount || f->always || f->amounts.n > 0;
		bool training =
		    !str_blank(p->qualification) || lint_has(l, LIST_TRAINING, &f->words);
		struct phrase_match m;
		const char *span;

		if (p->section != SECTION_F || (hours && f->group > 0) ||
		    !phrases_find(l->lexicon->lists[LIST_TA_SUPPORT], &f->words, 0, f->words.n, &m))
			continue;
		span = words_span(l->arena, &f->words, m.from, m.to - 1);
		lint_say(l, RULE_Q24, p->id, span, "“%s” does not say%s%s%s%s%s", span,
		    hours ? "" : " how many hours", !hours && f->group == 0 ? "," : "",
		    f->group > 0 ? "" : " at what ratio", training ? "" : ",",
		    training ? "" : " with what training");
	}
}

/* Weekly rhythms and termly ones are different work, even by the same person. */
static bool
same_rhythm(const struct lint *l, const struct lint_facts *a, const struct lint_facts *b)
{
	int64_t monthly = (int64_t)l->quality->months_a_year * 100;

	return (a->often.per_year > monthly) == (b->often.per_year > monthly);
}

static bool
share(const struct plan_ids *a, const struct plan_ids *b)
{
	for (size_t i = 0; i < a->n; i++)
		if (plan_ids_have(b, a->a[i]))
			return true;
	return false;
}

static bool
contradicts(const struct lint *l, size_t i, size_t k)
{
	const struct plan_provision *a = &l->plan->provision[i], *b = &l->plan->provision[k];
	const struct lint_facts *f = &l->provision[i], *g = &l->provision[k];

	if (str_blank(a->kind) || !str_eq_ci(a->kind, b->kind) || str_blank(a->deliverer) ||
	    !str_eq_ci(a->deliverer, b->deliverer) || a->group_size != b->group_size)
		return false;
	if (!share(&a->needs, &b->needs) && !share(&a->outcomes, &b->outcomes))
		return false;
	return f->year > 0 && g->year > 0 && f->year != g->year && same_rhythm(l, f, g);
}

/* The words name one amount, and it is not the row's. */
static void
check_own_words(struct lint *l, size_t i)
{
	const struct plan_provision *p = &l->plan->provision[i];
	const struct lint_facts *f = &l->provision[i];
	const struct amount *a = f->amounts.a;
	int64_t words = f->amounts.n == 1 ? amount_year(a) : 0;

	if (f->row_amount && words > 0 && f->year > 0 && words != f->year)
		lint_say(l, RULE_Q29, p->id, words_span(l->arena, &f->words, a->from, a->to - 1),
		    "The words of %s give %s a week, the row gives %s", p->id,
		    lint_weekly(l, words), lint_weekly(l, f->year));
	if (p->group_size > 1 && ratio_of(&f->words) == 1)
		lint_say(l, RULE_Q29, p->id, NULL,
		    "The words of %s say one to one, the row says a group of %d", p->id,
		    p->group_size);
}

void
lint_contradiction(struct lint *l)
{
	for (size_t i = 0; i < l->plan->n_provision; i++) {
		check_own_words(l, i);
		for (size_t k = 0; k < i; k++)
			if (contradicts(l, k, i))
				lint_say(l, RULE_Q29, l->plan->provision[i].id, NULL,
				    "%s gives %s a week and %s gives %s, both by %s",
				    l->plan->provision[k].id, lint_weekly(l, l->provision[k].year),
				    l->plan->provision[i].id, lint_weekly(l, l->provision[i].year),
				    l->plan->provision[i].deliverer);
	}
}
