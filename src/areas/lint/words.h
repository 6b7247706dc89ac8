/*
 * Words: a text cut into words, and phrases found in it.
 *
 * Cut once, asked often.  Words are folded in ASCII case; a hyphen parts two
 * words without being one; an apostrophe within a word belongs to it; digits
 * are a number even when letters follow ("30min", "2x20").  A line's end ends
 * a sentence.  Everything lives as long as the arena and the text.
 */
#pragma once
#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum word_kind { WORD_MARK, WORD_LETTERS, WORD_NUMBER };

struct word {
	const char *at; /* in the text */
	unsigned n;	/* bytes there */
	enum word_kind kind;
	const char *low; /* folded */
	uint32_t hash;	 /* of low */
	unsigned sentence;
	bool hyphen;	/* a hyphen joins it to the word before */
	int64_t number; /* in hundredths; of WORD_NUMBER only */
};

struct words {
	const char *text;
	struct word *a;
	size_t n;
	unsigned sentences;
	size_t letters; /* words of letters or digits, for counts */
};

struct words words_of(struct arena *, const char *text);

/* The text from the first word to the last, as it is written. */
char *words_span(struct arena *, const struct words *, size_t first, size_t last);
/* The word's folded text is that; false beyond the end.  Inline, since most words differ in their
 * first letter and every rule asks this. */
static inline bool
words_is(const struct words *w, size_t i, const char *low)
{
	return i < w->n && w->a[i].low[0] == low[0] && strcmp(w->a[i].low, low) == 0;
}
/* Written with a capital. */
bool words_is_capital(const struct word *);
/* The first word of its sentence. */
bool words_is_first(const struct words *, size_t i);
/* Behind the last word of the sentence of word i. */
size_t words_sentence_end(const struct words *, size_t i);

/* Phrases made ready.  In a phrase "a|b" is a choice and "the|" may be left out. */
struct phrases;
struct phrases *phrases_of(struct arena *, const char *const *list, size_t n);
/* The same, taking each phrase from a table: the strings stand at that offset of each element. */
struct phrases *phrases_of_table(
    struct arena *, const void *table, size_t n, size_t size, size_t offset);

struct phrase_match {
	unsigned phrase; /* its place in the list */
	size_t from, to; /* words, the last not included */
};

/* The longest phrase that begins at word i. */
bool phrases_at(const struct phrases *, const struct words *, size_t i, struct phrase_match *ret);
/* The first phrase that begins at or after word i and before word end. */
bool phrases_find(
    const struct phrases *, const struct words *, size_t i, size_t end, struct phrase_match *ret);
bool phrases_any(const struct phrases *, const struct words *);
