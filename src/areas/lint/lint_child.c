/* Lint, the child: age and phase, and words taken over from another child's plan (Q18). */
#include "areas/lint/lint_rules.h"
#include "base/str.h"

#include <string.h>

enum { LAST_AGE = 25 /* plans end with it, s.46 */, YEARS_APART = 2 };

static void
check_age(struct lint *l)
{
	const struct plan *p = l->plan;
	int by_age;

	if (!date_is_set(p->dob) || date_compare(p->dob, p->on) > 0)
		return;
	if (date_age(p->dob, p->on) > LAST_AGE)
		lint_say(l, RULE_Q18, "child", NULL, "The person is %d, and plans end at %d",
		    date_age(p->dob, p->on), LAST_AGE);
	/* A child may be taught a year below or above its own. */
	by_age = plan_year_by_age(p->dob, p->on);
	if (p->ncy != NCY_NONE &&
	    (p->ncy - by_age >= YEARS_APART || by_age - p->ncy >= YEARS_APART))
		lint_say(l, RULE_Q18, "child", NULL,
		    "Year %d does not go with a birth on %s, which makes it year %d", p->ncy,
		    date_iso(l->arena, p->dob), by_age);
}

/* From year 9 reviews must consider preparing for adulthood (reg 20). */
static void
check_adulthood(struct lint *l)
{
	if (l->year < l->quality->adulthood_year || l->plan->n_outcomes == 0)
		return;
	for (size_t i = 0; i < l->plan->n_outcomes; i++)
		if (!str_blank(l->plan->outcomes[i].pfa) ||
		    lint_has(l, LIST_ADULTHOOD, &l->outcomes[i]))
			return;
	lint_say(l, RULE_Q18, "E", NULL,
	    "No outcome prepares for adulthood, and the child is in year %d", l->year);
}

/* "Year 1", "Y1", "year one": the year, or NCY_NONE; *ret_to is behind it. */
static int
year_at(const struct words *w, size_t i, size_t *ret_to)
{
	static const char *const ordinals[] = { "one", "two", "three", "four", "five", "six",
		"seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen" };
	const char *low = w->a[i].low;

	*ret_to = i + 1;
	if (low[0] == 'y' && low[1] >= '1' && low[1] <= '9' && strlen(low) <= 3)
		return low[2] >= '0' && low[2] <= '9' ? 10 + low[2] - '0' : low[1] - '0';
	if ((!str_eq(low, "year") && !str_eq(low, "yr")) || i + 1 >= w->n)
		return NCY_NONE;
	*ret_to = i + 2;
	if (w->a[i + 1].kind == WORD_NUMBER && w->a[i + 1].number >= 100 &&
	    w->a[i + 1].number <= 1400 && !words_is(w, i + 2, "old"))
		return (int)(w->a[i + 1].number / 100);
	for (unsigned k = 0; k < sizeof ordinals / sizeof ordinals[0]; k++)
		if (words_is(w, i + 1, ordinals[k]))
			return (int)k + 1;
	return NCY_NONE;
}

/* The level of work ("Year 1 phonics", "working at a Year 1 level") is not the child's year. */
static bool
is_level(const struct lint *l, const struct words *w, size_t i, size_t to)
{
	struct phrase_match m;

	for (size_t back = 1; back <= 4 && back <= i; back++)
		if (words_is(w, i - back, "working") || words_is(w, i - back, "level"))
			return true;
	return phrases_find(l->lexicon->lists[LIST_LEVELS], w, to, to + 2, &m);
}

/* A sentence that tells of earlier years; only section B may. */
static bool
is_past(const struct lint *l, const struct lint_text *x, size_t i)
{
	size_t from = i, end = words_sentence_end(x->words, i);
	struct phrase_match m;

	while (from > 0 && x->words->a[from - 1].sentence == x->words->a[i].sentence)
		from--;
	return x->section <= SECTION_D &&
	       phrases_find(l->lexicon->lists[LIST_PAST], x->words, from, end, &m);
}

static void
find_phase(struct lint *l, const struct lint_text *x, size_t from, size_t to)
{
	const char *span = words_span(l->arena, x->words, from, to - 1);

	if (!is_past(l, x, from))
		lint_say(l, RULE_Q18, x->item, span, "“%s” does not fit a child in year %d", span,
		    l->year);
}

static void
check_phase(struct lint *l, const struct lint_text *x)
{
	for (size_t i = 0; l->year != NCY_NONE && i < x->words->n; i++) {
		struct phrase_match m;
		size_t to;
		int year = year_at(x->words, i, &to);

		if (year != NCY_NONE && year < l->year && !is_level(l, x->words, i, to))
			find_phase(l, x, i, to);
		if (!phrases_at(l->lexicon->phase_words, x->words, i, &m))
			continue;
		if (l->year > l->pack->lexicon->phase_words[m.phrase].until_year)
			find_phase(l, x, m.from, m.to);
		i = m.to - 1;
	}
}

/* "her brother Ben", "her brother, Ben", "Dr Ben". */
static bool
is_relation(const struct lint *l, const struct words *w, size_t i)
{
	struct phrase_match m;

	if (i > 1 && words_is(w, i - 1, ","))
		i--;
	return i > 0 && phrases_at(l->lexicon->lists[LIST_RELATIONS], w, i - 1, &m);
}

/* A common first name alone: not "her brother Ben", not "Ben Miller". */
static bool
is_other_child(const struct lint *l, const struct words *w, size_t i)
{
	const struct word *x = &w->a[i];
	char *low = arena_strdup(l->arena, x->low);
	struct words one;
	struct phrase_match m;

	if (str_ends(low, "'s"))
		low[strlen(low) - 2] = '\0';
	one = words_of(l->arena, low);
	if (one.n != 1 || !phrases_at(l->lexicon->lists[LIST_FIRST_NAMES], &one, 0, &m))
		return false;
	if (is_relation(l, w, i))
		return false;
	if (i + 1 < w->n && words_is_capital(&w->a[i + 1]) && !str_ends(x->low, "'s"))
		return false;
	return !phrases_at(l->authors, &one, 0, &m);
}

/* "Ben will be able to", where no such person is known. */
static bool
is_other_subject(const struct lint *l, const struct words *w, size_t i)
{
	struct phrase_match m;

	if (!words_is(w, i + 1, "will") || !words_is(w, i + 2, "be") || !words_is(w, i + 3, "able"))
		return false;
	if (i > 0 && !words_is_first(w, i) && !words_is(w, i - 1, ","))
		return false;
	return !phrases_at(l->lexicon->lists[LIST_GROUPS], w, i, &m) &&
	       !phrases_at(l->lexicon->lists[LIST_ROLES], w, i, &m);
}

static void
check_names(struct lint *l, const struct lint_text *x)
{
	for (size_t i = 0; l->name.n > 0 && i < x->words->n; i++) {
		const struct word *w = &x->words->a[i];
		const char *span;

		if (!words_is_capital(w) || lint_is_name(l, w) ||
		    (!is_other_child(l, x->words, i) && !is_other_subject(l, x->words, i)))
			continue;
		span = words_span(l->arena, x->words, i, i);
		lint_say(l, RULE_Q18, x->item, span, "“%s” is not this child's name", span);
		return;
	}
}

/* Kin may be meant by any pronoun. */
enum { KIN = -1 };

static int
pronoun_at(const struct words *w, size_t i)
{
	static const struct {
		const char *low;
		int whose;
	} words[] = {
		{ "she", PRONOUNS_SHE },
		{ "her", PRONOUNS_SHE },
		{ "hers", PRONOUNS_SHE },
		{ "herself", PRONOUNS_SHE },
		{ "he", PRONOUNS_HE },
		{ "him", PRONOUNS_HE },
		{ "his", PRONOUNS_HE },
		{ "himself", PRONOUNS_HE },
		{ "mother", KIN },
		{ "mum", KIN },
		{ "stepmother", KIN },
		{ "grandmother", KIN },
		{ "aunt", KIN },
		{ "sister", KIN },
		{ "father", KIN },
		{ "dad", KIN },
		{ "stepfather", KIN },
		{ "grandfather", KIN },
		{ "uncle", KIN },
		{ "brother", KIN },
	};

	if (strchr("shmgafdub", w->a[i].low[0]) == NULL)
		return PRONOUNS_UNKNOWN;
	for (unsigned k = 0; k < sizeof words / sizeof words[0]; k++)
		if (words_is(w, i, words[k].low))
			return words[k].whose;
	return PRONOUNS_UNKNOWN;
}

/*
 * Words of one person only; the first of them at *ret_at.  Behind a role they
 * may be the adult's: "A therapist works with Ada; he …".
 */
static enum plan_pronouns
pronouns_in(const struct lint *l, const struct words *w, size_t *ret_at)
{
	int found = PRONOUNS_UNKNOWN;
	struct phrase_match m;
	size_t end = w->n;

	if (phrases_find(l->lexicon->lists[LIST_ROLES], w, 0, w->n, &m))
		end = m.from;
	for (size_t i = end; i-- > 0;) {
		int p = pronoun_at(w, i);

		if (p == PRONOUNS_UNKNOWN)
			continue;
		if (p == KIN || (found != PRONOUNS_UNKNOWN && p != found))
			return PRONOUNS_UNKNOWN;
		found = p;
		*ret_at = i;
	}
	return (enum plan_pronouns)found;
}

/* As said, else as most rows have it, when at least two do. */
static enum plan_pronouns
pronouns_of(const struct lint *l, const struct lint_texts *t)
{
	int she = 0, he = 0;

	if (l->plan->pronouns != PRONOUNS_UNKNOWN)
		return l->plan->pronouns;
	for (size_t i = 0; i < t->n; i++) {
		size_t at;
		enum plan_pronouns p = pronouns_in(l, t->a[i].words, &at);

		she += p == PRONOUNS_SHE;
		he += p == PRONOUNS_HE;
	}
	if (she >= 2 && she > he)
		return PRONOUNS_SHE;
	return he >= 2 && he > she ? PRONOUNS_HE : PRONOUNS_UNKNOWN;
}

static void
check_pronouns(struct lint *l, const struct lint_text *x, enum plan_pronouns right)
{
	size_t at = 0;
	enum plan_pronouns p = pronouns_in(l, x->words, &at);
	const char *span;

	if (right == PRONOUNS_UNKNOWN || p == PRONOUNS_UNKNOWN || p == right)
		return;
	span = words_span(l->arena, x->words, at, at);
	lint_say(l, RULE_Q18, x->item, span, "“%s” is not this child's pronoun", span);
}

/* Section A may speak of friends and of earlier years; the rows may not be another child's. */
void
lint_child(struct lint *l)
{
	struct lint_texts t = lint_texts(l);
	enum plan_pronouns right = pronouns_of(l, &t);

	check_age(l);
	check_adulthood(l);
	for (size_t i = 0; i < t.n; i++) {
		if (t.a[i].section == SECTION_A || t.a[i].section >= SECTION_I)
			continue;
		check_phase(l, &t.a[i]);
		check_names(l, &t.a[i]);
		check_pronouns(l, &t.a[i], right);
	}
}
