/* Str: questions about text.  All text is UTF-8; nothing here depends on a locale. */
#pragma once
#include "base/arena.h"

#include <stdbool.h>
#include <stdint.h>

bool str_eq(const char *, const char *);    /* NULL equals only NULL */
bool str_eq_ci(const char *, const char *); /* ASCII letters in either case */
bool str_blank(const char *);		    /* NULL, empty or only white space */
bool str_starts(const char *s, const char *prefix);
bool str_ends(const char *s, const char *suffix);
bool str_utf8_valid(const char *, size_t n); /* strict: no overlong forms, no surrogates, no NUL */
size_t str_utf8_length(const char *);	     /* characters, not bytes */

/* A copy without white space at either end; inner text is kept as typed. */
char *str_trim(struct arena *, const char *);
char *str_lower(struct arena *, const char *); /* ASCII only */

/* Splits at every separator; parts are copies. */
struct str_list {
	const char **a;
	size_t n;
};
struct str_list str_split(struct arena *, const char *, char separator);

/* A whole decimal number and nothing else.  False, *ret untouched, when it is not one or overflows.
 */
bool str_to_int(const char *, int64_t *ret);
