/* Lint, reading: length, long sentences, reading grade and acronyms. */
#include "areas/lint/lint_rules.h"
#include "base/str.h"

#include <ctype.h>
#include <string.h>

void
lint_length(struct lint *l)
{
	struct lint_texts t = lint_texts(l);
	size_t all = 0, of[SECTION__MAX] = { 0 };

	for (size_t i = 0; i < t.n; i++) {
		of[t.a[i].section] += t.a[i].words->letters;
		all += t.a[i].words->letters;
	}
	if (all > (size_t)l->quality->plan_words)
		lint_say(l, RULE_Q25, "plan", NULL, "The plan has %zu words; %d are about 12 pages",
		    all, l->quality->plan_words);
	for (int s = 0; s < SECTION__MAX; s++)
		if (of[s] > (size_t)l->quality->section_words)
			lint_say(l, RULE_Q25, plan_section_name((enum plan_section)s), NULL,
			    "Section %s has %zu words; more than %d are hard to read",
			    plan_section_name((enum plan_section)s), of[s],
			    l->quality->section_words);
}

static bool
is_vowel(char c)
{
	return strchr("aeiouy", c) != NULL && c != '\0';
}

/* Groups of vowels, without a silent e at the end; at least one. */
static int
syllables(const char *low)
{
	size_t n = strlen(low);
	int count = 0;

	for (size_t i = 0; i < n; i++)
		count += is_vowel(low[i]) && (i == 0 || !is_vowel(low[i - 1]));
	if (n > 2 && low[n - 1] == 'e' && !is_vowel(low[n - 2]) && low[n - 2] != 'l')
		count--;
	if (n > 3 && str_eq(low + n - 2, "ed") && low[n - 3] != 't' && low[n - 3] != 'd' &&
	    !is_vowel(low[n - 3]))
		count--;
	return count > 0 ? count : 1;
}

struct ease {
	size_t words, sentences, syllables;
};

static void
measure(struct ease *e, const struct words *w)
{
	e->words += w->letters;
	e->sentences += w->sentences;
	for (size_t i = 0; i < w->n; i++)
		if (w->a[i].kind != WORD_MARK)
			e->syllables += (size_t)syllables(w->a[i].low);
}

enum { FEWEST = 30 /* words that a grade can be told from */ };

/* Kincaid's formula of 1975. */
static void
check_grade(struct lint *l, const char *item, const struct ease *e)
{
	double grade;

	if (e->words < FEWEST)
		return;
	grade = 0.39 * (double)e->words / (double)e->sentences +
		11.8 * (double)e->syllables / (double)e->words - 15.59;
	if (grade > l->quality->reading_grade)
		lint_say(l, RULE_Q26, item, NULL,
		    "The words of %s are at reading grade %.0f, above %d", item, grade,
		    l->quality->reading_grade);
}

static void
check_grades(struct lint *l)
{
	struct ease a = { 0 }, e = { 0 }, summary = { 0 };

	measure(&a, &l->sections[SECTION_A]);
	measure(&summary, &l->sections[SECTION_SUMMARY]);
	measure(&e, &l->sections[SECTION_E]);
	for (size_t i = 0; i < l->plan->n_outcomes; i++)
		measure(&e, &l->outcomes[i]);
	check_grade(l, "A", &a);
	check_grade(l, "E", &e);
	check_grade(l, "summary", &summary);
}

static void
check_sentences(struct lint *l, const struct lint_text *x)
{
	const struct words *w = x->words;

	for (size_t i = 0, end; i < w->n; i = end) {
		int n = 0;

		end = words_sentence_end(w, i);
		for (size_t k = i; k < end; k++)
			n += w->a[k].kind != WORD_MARK;
		if (n > l->quality->sentence_words)
			lint_say(l, RULE_Q26, x->item, words_span(l->arena, w, i, end - 1),
			    "A sentence has %d words, more than %d", n, l->quality->sentence_words);
	}
}

/* Two to six capitals, perhaps with a plural s or a digit at the end: "SALT", "TAs", "KS2". */
static size_t
capitals(const struct word *w)
{
	size_t n = 0;

	if (w->kind != WORD_LETTERS)
		return 0;
	while (n < w->n && isupper((unsigned char)w->at[n]))
		n++;
	if (n < 2 || n > 6)
		return 0;
	if (n == w->n || (n + 1 == w->n && (w->at[n] == 's' || isdigit((unsigned char)w->at[n]))))
		return n;
	return 0;
}

/* A whole line in capitals is a heading, not acronyms. */
static bool
is_shouted(const struct words *w, size_t i)
{
	return (i > 0 && capitals(&w->a[i - 1]) > 0) ||
	       (i + 1 < w->n && capitals(&w->a[i + 1]) > 0);
}

static bool
is_roman(const struct word *w)
{
	return strspn(w->low, "ivx") == strlen(w->low);
}

/* "SALT (speech …)" or "speech … (SALT)". */
static bool
is_explained_at(const struct words *w, size_t i)
{
	return words_is(w, i + 1, "(") ||
	       (i > 1 && words_is(w, i - 1, "(") && words_is(w, i + 1, ")"));
}

static bool
is_explained(const struct lint *l, const struct lint_texts *t, const struct word *term)
{
	struct words one = words_of(l->arena,
	    arena_memdup(l->arena, term->low,
		strlen(term->low) - (capitals(term) < term->n && str_ends(term->low, "s"))));
	struct phrase_match m;

	if (one.n > 0 && phrases_at(l->lexicon->glossary, &one, 0, &m))
		return true;
	for (size_t i = 0; i < t->n; i++)
		for (size_t k = 0; k < t->a[i].words->n; k++)
			if (str_eq(t->a[i].words->a[k].low, term->low) &&
			    is_explained_at(t->a[i].words, k))
				return true;
	return false;
}

struct terms {
	const char **a;
	size_t n, cap;
};

static bool
is_new(const struct terms *seen, const char *low)
{
	for (size_t i = 0; i < seen->n; i++)
		if (str_eq(seen->a[i], low))
			return false;
	return true;
}

enum { MOST_TERMS = 50 };

/* Each acronym once a plan, where it first stands. */
static void
check_acronyms(
    struct lint *l, const struct lint_texts *t, const struct lint_text *x, struct terms *seen)
{
	for (size_t i = 0; i < x->words->n; i++) {
		const struct word *w = &x->words->a[i];
		const char *span;

		if (capitals(w) == 0 || is_shouted(x->words, i) || is_roman(w) ||
		    lint_is_name(l, w) || seen->n == seen->cap || !is_new(seen, w->low))
			continue;
		seen->a[seen->n++] = w->low;
		if (is_explained(l, t, w))
			continue;
		span = words_span(l->arena, x->words, i, i);
		lint_say(l, RULE_Q26, x->item, span,
		    "“%s” is not explained and is not in the glossary; write it out", span);
	}
}

void
lint_reading(struct lint *l)
{
	struct lint_texts t = lint_texts(l);
	struct terms seen = { anew_n(l->arena, const char *, MOST_TERMS), 0, MOST_TERMS };

	check_grades(l);
	for (size_t i = 0; i < t.n; i++) {
		check_sentences(l, &t.a[i]);
		check_acronyms(l, &t, &t.a[i], &seen);
	}
}
