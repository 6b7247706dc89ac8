/* Lint, vague words: phrases that promise nothing, conditions, passives, money. */
#include "areas/lint/lint_rules.h"
#include "areas/lint/number.h"
#include "base/str.h"

#include <string.h>

/* "number + unit + how often" with somebody who does it, in the words themselves. */
static bool
is_quantified(const struct lint_facts *f)
{
	for (size_t i = 0; i < f->amounts.n; i++)
		if (f->amounts.a[i].often.known && (f->role || f->row_who))
			return true;
	return f->always || f->specific || ratio_of(&f->words) > 0;
}

static bool
has_time(const struct lint_facts *f)
{
	for (size_t i = 0; i < f->amounts.n; i++)
		if (f->amounts.a[i].minutes > 0)
			return true;
	return f->row_amount;
}

static bool
has_word(const struct words *w, const char *low)
{
	for (size_t i = 0; i < w->n; i++)
		if (words_is(w, i, low))
			return true;
	return false;
}

static bool
has_level(const struct words *w)
{
	return has_word(w, "level") || has_word(w, "accredited") || has_word(w, "certificate");
}

/* The phrase's own cure stands in the item; p is NULL for an outcome. */
static bool
is_cured(enum policy_unless u, const struct lint_facts *f, const struct plan_provision *p)
{
	switch (u) {
	case UNLESS_GROUP:
		return f->group > 0;
	case UNLESS_HOURS:
		return has_time(f);
	case UNLESS_ROLE:
		return f->role || (p != NULL && f->row_who);
	case UNLESS_LEVEL:
		return has_level(&f->words) || (p != NULL && !str_blank(p->qualification));
	case UNLESS_AUTHOR:
		return f->role && (f->amounts.often || has_word(&f->words, "reviewed") ||
				      (p != NULL && date_is_set(p->review)));
	case UNLESS_INTERVAL:
		return f->amounts.often || f->row_often;
	case UNLESS_NOTHING:
	case UNLESS__MAX:
		break;
	}
	return false;
}

static bool
stands_after(const struct policy_vague *v, const struct words *w, size_t i)
{
	for (unsigned k = 0; k < v->n_not_after; k++)
		if (i > 0 && words_is(w, i - 1, v->not_after[k]))
			return true;
	return false;
}

/* Whether those words, parted by spaces, stand at word i. */
static bool
stand_at(struct arena *arena, const struct words *w, size_t i, const char *phrase)
{
	struct str_list parts = str_split(arena, phrase, ' ');

	for (size_t k = 0; k < parts.n; k++)
		if (!words_is(w, i + k, parts.a[k]))
			return false;
	return true;
}

/* "as required by law" is no vagueness. */
static bool
stands_before(struct arena *arena, const struct policy_vague *v, const struct words *w, size_t i)
{
	for (unsigned k = 0; k < v->n_not_before; k++)
		if (stand_at(arena, w, i, v->not_before[k]))
			return true;
	return false;
}

/* A vague phrase that neither its neighbours nor the item excuse. */
static bool
is_vague(struct arena *arena, const struct policy_vague *v, const struct phrase_match *m,
    const struct lint_facts *f, const struct plan_provision *p)
{
	if (v->number && !number_stands(&f->words, m->to))
		return false;
	return !stands_after(v, &f->words, m->from) && !stands_before(arena, v, &f->words, m->to) &&
	       !is_cured(v->unless, f, p);
}

static void
find_vague(struct lint *l, enum policy_rule rule, enum policy_severity severity, const char *item,
    const struct words *w, const struct phrase_match *m, const struct policy_vague *v)
{
	const char *span = words_span(l->arena, w, m->from, m->to - 1);
	const char *lack = severity == SEVERITY_W ? ""
			   : v->offer		  ? ", and these words give no amount"
						  : ", and nothing gives an amount";

	if (v->say != NULL)
		lint_say_as(
		    l, rule, severity, item, span, "“%s” is vague%s. %s", span, lack, v->say);
	else
		lint_say_as(l, rule, severity, item, span, "“%s” is vague%s", span, lack);
}

/* Each vague phrase once an item. */
static void
check_vague(struct lint *l, enum policy_rule rule, const char *item, const struct lint_facts *f,
    const struct plan_provision *p)
{
	const struct policy_vague *vague = l->pack->lexicon->vague;
	bool *seen = anew_n(l->arena, bool, l->pack->lexicon->n_vague);
	bool in_words = is_quantified(f);
	bool in_row = f->row_amount && f->row_often && f->row_who;
	struct phrase_match m;

	/* Two may share a word: "input from time to time". */
	for (size_t i = 0, to = 0; phrases_find(l->lexicon->vague, &f->words, i, f->words.n, &m);
	     i = m.from + 1) {
		const struct policy_vague *v = &vague[m.phrase];
		bool mended = in_words || (in_row && !v->offer) || v->warn;

		if (m.to <= to || seen[m.phrase] || !is_vague(l->arena, v, &m, f, p))
			continue;
		to = m.to;
		seen[m.phrase] = true;
		find_vague(l, rule,
		    rule == RULE_Q06 && !mended ? l->quality->by_rule[rule]->severity : SEVERITY_W,
		    item, &f->words, &m, v);
	}
}

void
lint_vague_special(struct lint *l)
{
	const struct plan *p = l->plan;

	for (size_t i = 0; i < p->n_provision; i++)
		if (p->provision[i].section == SECTION_F)
			check_vague(
			    l, RULE_Q06, p->provision[i].id, &l->provision[i], &p->provision[i]);
}

void
lint_vague_other(struct lint *l)
{
	const struct plan *p = l->plan;

	for (size_t i = 0; i < p->n_outcomes; i++) {
		struct lint_facts f = { .words = l->outcomes[i] };

		f.amounts = amounts_of(l->arena, l->quality, &f.words);
		f.group = group_of(&f.words);
		f.role = lint_has(l, LIST_ROLES, &f.words);
		check_vague(l, RULE_Q07, p->outcomes[i].id, &f, NULL);
	}
	for (size_t i = 0; i < p->n_provision; i++)
		if (p->provision[i].section != SECTION_F)
			check_vague(
			    l, RULE_Q07, p->provision[i].id, &l->provision[i], &p->provision[i]);
}

void
lint_conditional(struct lint *l)
{
	const struct plan *p = l->plan;
	struct phrase_match m;

	for (size_t i = 0; i < p->n_provision; i++) {
		const struct words *w = &l->provision[i].words;

		for (size_t k = 0;
		     phrases_find(l->lexicon->lists[LIST_CONDITIONAL], w, k, w->n, &m); k = m.to) {
			const char *span = words_span(l->arena, w, m.from, m.to - 1);

			lint_say(l, RULE_Q22, p->provision[i].id, span,
			    "“%s” makes the provision hang on money or staff", span);
		}
	}
}

/* "will be", "must also be", "is", "to be": the word behind it, or 0. */
static size_t
be_at(const struct words *w, size_t i)
{
	static const char *const before[] = { "will", "must", "shall", "should", "can", "may", "to",
		"would", "could" };

	if (words_is(w, i, "is") || words_is(w, i, "are"))
		return i + 1;
	for (unsigned k = 0; k < sizeof before / sizeof before[0]; k++)
		if (words_is(w, i, before[k])) {
			i += words_is(w, i + 1, "also") || words_is(w, i + 1, "not");
			return words_is(w, i + 1, "be") ? i + 2 : 0;
		}
	return 0;
}

static bool
is_participle(const struct lint *l, const struct words *w, size_t i)
{
	struct phrase_match m;

	if (i >= w->n || w->a[i].kind != WORD_LETTERS ||
	    phrases_at(l->lexicon->lists[LIST_NOT_PASSIVE], w, i, &m))
		return false;
	return phrases_at(l->lexicon->lists[LIST_PARTICIPLES], w, i, &m) ||
	       (w->a[i].n > 4 && str_ends(w->a[i].low, "ed"));
}

/* "by" with somebody: not "by July", "by the end of", "by 2027", "by using". */
static bool
is_actor(const struct words *w, size_t i)
{
	static const char *const times[] = { "when", "then", "end", "january", "february", "march",
		"april", "may", "june", "july", "august", "september", "october", "november",
		"december", "easter", "christmas", "summer", "autumn", "spring", "key", "year" };
	size_t who = i + 1;

	if (!words_is(w, i, "by") || who >= w->n)
		return false;
	who += words_is(w, who, "the") && who + 1 < w->n;
	for (unsigned k = 0; k < sizeof times / sizeof times[0]; k++)
		if (words_is(w, who, times[k]) &&
		    !(words_is(w, who, "key") && words_is(w, who + 1, "worker")))
			return false;
	return w->a[who].kind == WORD_LETTERS && !str_ends(w->a[who].low, "ing");
}

/* Somebody acts in the words from there to the sentence's end. */
static bool
has_actor(const struct lint *l, const struct words *w, size_t i)
{
	size_t end = words_sentence_end(w, i);
	struct phrase_match m;

	for (size_t k = i; k < end; k++)
		if (is_actor(w, k))
			return true;
	return phrases_find(l->lexicon->lists[LIST_ROLES], w, i, end, &m);
}

static void
check_passive(struct lint *l, const char *item, const struct words *w)
{
	for (size_t i = 0; i < w->n; i++) {
		size_t verb = be_at(w, i);
		const char *span;

		if (verb == 0 || verb >= w->n)
			continue;
		/* One adverb may stand between: "will be carefully planned". */
		verb += str_ends(w->a[verb].low, "ly") && verb + 1 < w->n;
		if (!is_participle(l, w, verb) || has_actor(l, w, verb))
			continue;
		span = words_span(l->arena, w, i, verb);
		lint_say(l, RULE_Q23, item, span, "“%s” does not say who acts", span);
		i = verb;
	}
}

void
lint_passive(struct lint *l)
{
	for (size_t i = 0; i < l->plan->n_provision; i++)
		check_passive(l, l->plan->provision[i].id, &l->provision[i].words);
}

/* "Band 5" or "band C" is money; "Band 6 therapist" is a grade, "book band 4" a level. */
static bool
is_band(const struct lint *l, const struct words *w, size_t i)
{
	const struct word *next = i + 1 < w->n ? &w->a[i + 1] : NULL;
	struct phrase_match m;

	if ((!words_is(w, i, "band") && !words_is(w, i, "bands")) || next == NULL)
		return false;
	if (i > 0 && (words_is(w, i - 1, "book") || words_is(w, i - 1, "reading") ||
			 words_is(w, i - 1, "resistance")))
		return false;
	if (next->kind != WORD_NUMBER && !(next->n == 1 && words_is_capital(next)))
		return false;
	return !phrases_at(l->lexicon->lists[LIST_ROLES], w, i + 2 < w->n ? i + 2 : i, &m) &&
	       !words_is(w, i + 2, "books") && !words_is(w, i + 2, "book");
}

/* The words of a sum or a band at word i: behind the last, or 0. */
static size_t
money_at(const struct lint *l, const struct words *w, size_t i)
{
	struct phrase_match m;

	if (words_is(w, i, "£") && i + 1 < w->n && w->a[i + 1].kind == WORD_NUMBER)
		return i + 2;
	if (w->a[i].kind == WORD_NUMBER &&
	    (words_is(w, i + 1, "pounds") || words_is(w, i + 1, "gbp")))
		return i + 2;
	if (is_band(l, w, i))
		return i + 2;
	return phrases_at(l->lexicon->lists[LIST_MONEY], w, i, &m) ? m.to : 0;
}

void
lint_money(struct lint *l)
{
	for (size_t i = 0; i < l->plan->n_provision; i++) {
		const struct words *w = &l->provision[i].words;

		if (l->plan->provision[i].section != SECTION_F)
			continue;
		for (size_t k = 0; k < w->n; k++) {
			size_t to = money_at(l, w, k);
			const char *span;

			if (to == 0)
				continue;
			span = words_span(l->arena, w, k, to - 1);
			lint_say(l, RULE_Q20, l->plan->provision[i].id, span,
			    "“%s” is money, not provision", span);
			k = to - 1;
		}
	}
}
