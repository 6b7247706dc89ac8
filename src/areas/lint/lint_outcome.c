/* Lint, outcomes and needs: what the child will be seen to do, and what it finds hard. */
#include "areas/lint/lint_rules.h"
#include "base/str.h"

#include <string.h>

void
lint_outcome_provision(struct lint *l)
{
	for (size_t i = 0; i < l->plan->n_outcomes; i++) {
		const struct words *w = &l->outcomes[i];
		struct phrase_match m;
		const char *span;

		if (!phrases_find(l->lexicon->lists[LIST_PROVISION_LIKE], w, 0, w->n, &m))
			continue;
		span = words_span(l->arena, w, m.from, m.to - 1);
		lint_say(l, RULE_Q09, l->plan->outcomes[i].id, span,
		    "“%s” is provision, not an outcome", span);
	}
}

/* The verb behind "Ada will", "Ada will be able to", "I can", "Ada to"; 0: no such words at i. */
static size_t
verb_behind(const struct words *w, size_t i)
{
	size_t k = i;

	if (words_is(w, k, "will") || words_is(w, k, "can") || words_is(w, k, "shall") ||
	    words_is(w, k, "to"))
		k++;
	else if (words_is(w, k, "is") && words_is(w, k + 1, "able"))
		k += 0;
	else
		return 0;
	if (words_is(w, k, "be") || words_is(w, k, "is"))
		if (words_is(w, k + 1, "able") && words_is(w, k + 2, "to"))
			k += 3;
	while (k < w->n && (str_ends(w->a[k].low, "ly") || words_is(w, k, "also") ||
			       words_is(w, k, "always") || words_is(w, k, "often")))
		k++;
	return k < w->n ? k : 0;
}

/* "Ada to read": a target; "Staff will support Ada to read" is what staff do. */
static bool
is_object(const struct words *w, size_t i)
{
	static const char *const acts[] = { "will", "can", "shall", "must", "should" };

	for (size_t k = i; k > 0 && w->a[k - 1].sentence == w->a[i].sentence; k--)
		for (unsigned n = 0; n < sizeof acts / sizeof acts[0]; n++)
			if (words_is(w, k - 1, acts[n]))
				return true;
	return false;
}

/* The person at word i, and the verb that belongs to it in the sentence; 0: none. */
static size_t
verb_of(const struct lint *l, const struct words *w, size_t i)
{
	struct phrase_match m;
	size_t end, behind;

	if (phrases_at(l->lexicon->lists[LIST_PERSONS], w, i, &m))
		behind = m.to;
	else if (lint_is_name(l, &w->a[i]) && !str_ends(w->a[i].low, "'s"))
		behind = i + 1;
	else
		return 0;
	end = words_sentence_end(w, i);
	/* "to" counts only right behind the person, "for Ada to read". */
	for (size_t k = behind; k < end; k++)
		if ((!words_is(w, k, "to") || (k == behind && !is_object(w, i))) &&
		    verb_behind(w, k) > 0)
			return verb_behind(w, k);
	return 0;
}

/* "understand and follow", "develop her reading by reading 20 words", "know her letters, naming
 * 20". */
static bool
shows_it(const struct lint *l, const struct words *w, size_t from)
{
	size_t end = from < w->n ? words_sentence_end(w, from) : from;
	struct phrase_match m;

	for (size_t i = from; i + 1 < end; i++) {
		if ((words_is(w, i, "by") || words_is(w, i, ",")) &&
		    str_ends(w->a[i + 1].low, "ing"))
			return true;
		if (i == from && (words_is(w, i, "and") || words_is(w, i, ",")) &&
		    w->a[i + 1].kind == WORD_LETTERS &&
		    !phrases_at(l->lexicon->lists[LIST_UNOBSERVABLE], w, i + 1, &m))
			return true;
	}
	return false;
}

static void
check_observable(struct lint *l, const char *item, const struct words *w)
{
	struct phrase_match m;
	const char *span;
	size_t verb = 0;

	for (size_t i = 0; i < w->n && verb == 0; i++)
		verb = verb_of(l, w, i);
	if (verb == 0) {
		lint_say(l, RULE_Q10, item, NULL, "Outcome %s does not say who will do what", item);
		return;
	}
	if (!phrases_at(l->lexicon->lists[LIST_UNOBSERVABLE], w, verb, &m) || shows_it(l, w, m.to))
		return;
	span = words_span(l->arena, w, m.from, m.to - 1);
	lint_say(l, RULE_Q10, item, span, "“%s” cannot be seen or counted", span);
}

void
lint_outcome_observable(struct lint *l)
{
	for (size_t i = 0; i < l->plan->n_outcomes; i++)
		if (l->outcomes[i].n > 0)
			check_observable(l, l->plan->outcomes[i].id, &l->outcomes[i]);
}

enum { FUNCTIONAL = 3 /* words that describe something */ };

/* Words beside diagnoses, names, numbers and what only holds a sentence together. */
static size_t
describing(const struct lint *l, const struct words *w)
{
	size_t n = 0;
	struct phrase_match m;

	for (size_t i = 0; i < w->n;) {
		if (phrases_at(l->lexicon->lists[LIST_DIAGNOSES], w, i, &m)) {
			i = m.to;
			continue;
		}
		n += w->a[i].kind == WORD_LETTERS && !lint_is_name(l, &w->a[i]) &&
		     !phrases_at(l->lexicon->lists[LIST_DIAGNOSIS_FILLERS], w, i, &m);
		i++;
	}
	return n;
}

void
lint_diagnosis(struct lint *l)
{
	for (size_t i = 0; i < l->plan->n_needs; i++) {
		const struct words *w = &l->needs[i];
		struct phrase_match m;
		const char *span;

		if (!phrases_find(l->lexicon->lists[LIST_DIAGNOSES], w, 0, w->n, &m) ||
		    describing(l, w) >= FUNCTIONAL)
			continue;
		span = words_span(l->arena, w, m.from, m.to - 1);
		lint_say(l, RULE_Q28, l->plan->needs[i].id, span,
		    "“%s” is a diagnosis, and nothing says what is hard", span);
	}
}

/* "not able to" is no strength. */
static bool
is_denied(const struct words *w, size_t i)
{
	static const char *const no[] = { "not", "never", "no", "cannot", "isn't", "rarely",
		"hardly", "nor", "without", "lacks", "than" };

	for (size_t back = 1; back <= 2 && back <= i; back++)
		for (unsigned k = 0; k < sizeof no / sizeof no[0]; k++)
			if (words_is(w, i - back, no[k]))
				return true;
	return words_is(w, i + 1, "not");
}

static bool
has_strength(const struct lint *l, const struct words *w)
{
	struct phrase_match m;

	for (size_t i = 0; phrases_find(l->lexicon->lists[LIST_STRENGTHS], w, i, w->n, &m);
	     i = m.to)
		if (!is_denied(w, m.from))
			return true;
	return false;
}

void
lint_strengths(struct lint *l)
{
	bool any = has_strength(l, &l->sections[SECTION_A]) ||
		   has_strength(l, &l->sections[SECTION_B]) ||
		   has_strength(l, &l->sections[SECTION_SUMMARY]);

	for (size_t i = 0; i < l->plan->n_needs && !any; i++)
		any = l->plan->needs[i].section == SECTION_B && has_strength(l, &l->needs[i]);
	if (!any)
		lint_say(l, RULE_Q31, "A", NULL, "Sections A and B name no strength");
}
