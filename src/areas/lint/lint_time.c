/* Lint, time: dates of outcomes, reviews and advice, the end of a stage, the age of a voice. */
#include "areas/lint/lint_rules.h"
#include "base/str.h"

static const char *
iso(const struct lint *l, struct date d)
{
	return date_iso(l->arena, d);
}

/* Neither before the plan nor later than a review must be (s.44(1)). */
static bool
is_in_time(const struct lint *l, struct date review)
{
	struct date last = date_add_months(l->plan->on, l->quality->review_months);

	return date_is_set(review) && date_compare(review, l->plan->on) >= 0 &&
	       date_compare(review, last) <= 0;
}

void
lint_outcome_dates(struct lint *l)
{
	for (size_t i = 0; i < l->plan->n_outcomes; i++) {
		const struct plan_outcome *o = &l->plan->outcomes[i];

		if (date_is_set(o->due) && date_compare(o->due, l->plan->on) < 0)
			lint_say(l, RULE_Q11, o->id, NULL,
			    "Outcome %s was due on %s, before the plan", o->id, iso(l, o->due));
		if (is_in_time(l, o->review) || is_in_time(l, l->plan->review))
			continue;
		if (date_is_set(o->review))
			lint_say(l, RULE_Q11, o->id, NULL,
			    "The review point of outcome %s, %s, is not within %d months", o->id,
			    iso(l, o->review), l->quality->review_months);
		else
			lint_say(l, RULE_Q11, o->id, NULL, "Outcome %s has no review point", o->id);
	}
}

/* The stage that the child is in, or NULL. */
static const struct policy_stage *
stage_of(const struct lint *l)
{
	for (unsigned i = 0; l->year != NCY_NONE && i < l->quality->n_stages; i++)
		if (l->year <= l->quality->stages[i].last_year)
			return &l->quality->stages[i];
	return NULL;
}

/* 31 August of the school year in which the stage ends. */
static struct date
end_of(const struct lint *l, const struct policy_stage *s)
{
	struct ymd c = date_ymd(l->plan->on);
	int this_year = c.month >= 9 ? c.year + 1 : c.year;
	struct date d = { 0 };

	date_from_ymd(this_year + s->last_year - l->year, 8, 31, &d);
	return d;
}

void
lint_stage(struct lint *l)
{
	const struct policy_stage *s = stage_of(l);
	struct date end;

	if (s == NULL)
		return;
	end = end_of(l, s);
	for (size_t i = 0; i < l->plan->n_outcomes; i++) {
		const struct plan_outcome *o = &l->plan->outcomes[i];

		if (date_is_set(end) && date_compare(o->due, end) > 0 && str_blank(o->interim))
			lint_say(l, RULE_Q12, o->id, NULL,
			    "Outcome %s is due on %s, after the end of %s on %s", o->id,
			    iso(l, o->due), s->title, iso(l, end));
	}
}

/* "I", "my", "we"; not "section I". */
static bool
is_first_person(const struct words *w, size_t i)
{
	static const char *const words[] = { "i", "i'm", "i'd", "i'll", "i've", "me", "my",
		"myself", "mine", "we", "we're", "we'd", "we'll", "we've", "our", "us" };

	if (i > 0 && (words_is(w, i - 1, "section") || words_is(w, i - 1, "part")))
		return false;
	for (unsigned k = 0; k < sizeof words / sizeof words[0]; k++)
		if (words_is(w, i, words[k]))
			return true;
	return false;
}

/* s.19: regard to the views, wishes and feelings of the child and the parents. */
void
lint_voice(struct lint *l)
{
	const struct words *w = &l->sections[SECTION_A];
	struct date on = l->plan->sections[SECTION_A].on;
	bool heard = w->n == 0; /* an empty section is Q01 */

	for (size_t i = 0; i < w->n && !heard; i++)
		heard = is_first_person(w, i);
	if (!heard)
		lint_say(l, RULE_Q13, "A", NULL, "Nothing in section A is in the first person");
	if (plan_is_amending(l->plan) && date_is_set(on) &&
	    date_compare(date_add_months(on, l->quality->advice_months), l->plan->on) < 0)
		lint_say(l, RULE_Q13, "A", NULL,
		    "The words of section A are of %s, over %d months old", iso(l, on),
		    l->quality->advice_months);
}

void
lint_advice_age(struct lint *l)
{
	for (size_t i = 0; i < l->plan->n_advice; i++) {
		const struct plan_advice *a = &l->plan->advice[i];

		if (date_is_set(a->on) &&
		    date_compare(date_add_months(a->on, l->quality->advice_months), l->plan->on) <
			0)
			lint_say(l, RULE_Q15, a->id, NULL, "Advice %s is of %s, over %d months old",
			    a->id, iso(l, a->on), l->quality->advice_months);
	}
}

void
lint_dates(struct lint *l)
{
	const struct plan *p = l->plan;

	if (date_is_set(p->dob) && date_compare(p->dob, p->on) > 0)
		lint_say(l, RULE_T06, "child", NULL, "The child was born on %s, after the plan",
		    iso(l, p->dob));
	for (size_t i = 0; i < p->n_outcomes; i++)
		if (date_is_set(p->outcomes[i].due) &&
		    date_compare(p->outcomes[i].review, p->outcomes[i].due) > 0)
			lint_say(l, RULE_T06, p->outcomes[i].id, NULL,
			    "Outcome %s is reviewed on %s, after it is due", p->outcomes[i].id,
			    iso(l, p->outcomes[i].review));
	for (size_t i = 0; i < p->n_provision; i++)
		if (date_is_set(p->provision[i].start) && date_is_set(p->provision[i].end) &&
		    date_compare(p->provision[i].end, p->provision[i].start) < 0)
			lint_say(l, RULE_T06, p->provision[i].id, NULL, "%s ends before it begins",
			    p->provision[i].id);
	for (size_t i = 0; i < p->n_advice; i++)
		if (date_compare(p->advice[i].on, p->on) > 0)
			lint_say(l, RULE_T06, p->advice[i].id, NULL,
			    "Advice %s is of %s, after the plan", p->advice[i].id,
			    iso(l, p->advice[i].on));
}
