/* Strict, words: what libcyaml complains of, in words for whoever wrote the file.  Only strict.c
 * includes this. */
#pragma once
#include "base/arena.h"
#include "io/strict.h"

enum { STRICT_DEEPEST = 8 };

/* What libcyaml said: its first message, the innermost line of its trace, and the keys that lead
 * there, the innermost first. */
struct strict_complaint {
	char message[160];
	int line;
	char keys[STRICT_DEEPEST + 2][40];
	size_t n_keys;
};

/* A line of libcyaml's. */
void strict_hear(struct strict_complaint *, const char *said);

/* What is wrong and what to do, without a full stop. */
const char *strict_words(
    struct arena *, const struct strict_complaint *, const struct cyaml_schema_value *);
