/*
 * Names: keys by which a name is found that is misspelt.
 *
 * Each word of a name is kept under two keys: as it is sorted ("=rowan") and
 * as it is heard ("~rvn": consonants that sound alike are one letter, vowels
 * are left out).  What somebody types is looked for under both, and as every
 * word that is one slip away from it: a letter left out, put in, changed, or
 * swapped with its neighbour (Damerau 1964).  Names are written once and a
 * search is a few hundred looks into an index, so the slips are made then and
 * not kept: that would be a dozen rows for each word of each name.
 */
#pragma once
#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct tx;

enum { NAME_EXACT = '=', NAME_HEARD = '~' };

struct name_keys {
	const char **a;
	size_t n, cap;
};

/* The keys of a name's words, each once.  A name without letters has none. */
struct name_keys name_keys_of(struct arena *, const char *name);

/* How well what was typed fits what is kept; greater is better. */
enum name_fit { NAME_SOUNDS = 2, NAME_SLIP = 4, NAME_SAME = 8 };

struct name_guess {
	enum name_fit fit;
	const char *key;
};

struct name_guesses {
	struct name_guess *a;
	size_t n, cap;
};

/*
 * What a word may have been meant to be; slips are guessed in words of three
 * letters and more.  The word is one of text_sort_key()'s, not empty.
 */
struct name_guesses name_guesses_of(struct arena *, const char *word, bool slips);

/* people_index_name() for somebody who was made in this transaction. */
void people_index_new_name(
    struct tx *, int64_t la, int64_t person, const char *given, const char *family);
