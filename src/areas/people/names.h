/*
 * Names: keys by which a name is found that is misspelt.
 *
 * Each word of a name gives keys of three kinds: the word as it is sorted
 * ("=rowan"), as it is heard ("~rvn": consonants that sound alike are one
 * letter, vowels are left out) and with each one of its letters left out
 * ("-rown").  Two spellings that differ by one letter left out, put in,
 * changed or swapped with its neighbour share a key of the third kind, or one
 * is a key of the other (Garbe's symmetric deletion).
 */
#pragma once
#include "base/arena.h"

#include <stddef.h>

enum { NAME_EXACT = '=', NAME_HEARD = '~', NAME_LEFT_OUT = '-' };

struct name_keys {
	const char **a;
	size_t n, cap;
};

/* The keys of a name's words, each once.  A name without letters has none. */
struct name_keys name_keys_of(struct arena *, const char *name);
