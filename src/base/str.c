/* Str: questions about text. */
#include "base/str.h"
#include "base/vec.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

static bool
is_space(char c)
{
	return c == ' ' || (c >= '\t' && c <= '\r');
}

bool
str_eq(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

bool
str_eq_ci(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcasecmp(a, b) == 0);
}

bool
str_blank(const char *s)
{
	while (s != NULL && is_space(*s))
		s++;
	return s == NULL || *s == '\0';
}

bool
str_starts(const char *s, const char *prefix)
{
	return strncmp(s, prefix, strlen(prefix)) == 0;
}

bool
str_ends(const char *s, const char *suffix)
{
	size_t n = strlen(s), k = strlen(suffix);

	return n >= k && strcmp(s + n - k, suffix) == 0;
}

/* Length of the sequence that starts with byte c, 0 when none does (RFC 3629). */
static size_t
sequence_length(unsigned char c)
{
	if (c < 0x80)
		return 1;
	if (c >= 0xc2 && c <= 0xdf)
		return 2;
	if (c >= 0xe0 && c <= 0xef)
		return 3;
	return c >= 0xf0 && c <= 0xf4 ? 4 : 0;
}

/* The second byte's range keeps out overlong forms, surrogates and values past U+10FFFF. */
static bool
second_byte_ok(unsigned char first, unsigned char second)
{
	unsigned char low = 0x80, high = 0xbf;

	if (first == 0xe0)
		low = 0xa0;
	else if (first == 0xed)
		high = 0x9f;
	else if (first == 0xf0)
		low = 0x90;
	else if (first == 0xf4)
		high = 0x8f;
	return second >= low && second <= high;
}

bool
str_utf8_valid(const char *s, size_t n)
{
	const unsigned char *p = (const unsigned char *)s;

	for (size_t i = 0; i < n;) {
		size_t k = sequence_length(p[i]);

		if (k == 0 || p[i] == 0 || k > n - i)
			return false;
		if (k > 1 && !second_byte_ok(p[i], p[i + 1]))
			return false;
		for (size_t j = 2; j < k; j++)
			if ((p[i + j] & 0xc0) != 0x80)
				return false;
		i += k;
	}
	return true;
}

size_t
str_utf8_length(const char *s)
{
	size_t n = 0;

	for (; *s != '\0'; s++)
		n += ((unsigned char)*s & 0xc0) != 0x80;
	return n;
}

char *
str_trim(struct arena *a, const char *s)
{
	const char *end;

	if (s == NULL)
		return NULL;
	while (is_space(*s))
		s++;
	end = s + strlen(s);
	while (end > s && is_space(end[-1]))
		end--;
	return arena_memdup(a, s, (size_t)(end - s));
}

char *
str_lower(struct arena *a, const char *s)
{
	char *copy = arena_strdup(a, s);

	for (char *c = copy; c != NULL && *c != '\0'; c++)
		if (*c >= 'A' && *c <= 'Z')
			*c = (char)(*c - 'A' + 'a');
	return copy;
}

struct str_list
str_split(struct arena *a, const char *s, char separator)
{
	VEC(const char *) parts = { 0 };
	const char *end;

	for (; (end = strchr(s, separator)) != NULL; s = end + 1)
		vec_push(a, &parts, arena_memdup(a, s, (size_t)(end - s)));
	vec_push(a, &parts, arena_strdup(a, s));
	return (struct str_list){ .a = parts.a, .n = parts.n };
}

bool
str_to_int(const char *s, int64_t *ret)
{
	char *end;
	long long value;

	if (s == NULL || *s == '\0' || is_space(*s) || *s == '+')
		return false;
	errno = 0;
	value = strtoll(s, &end, 10);
	if (errno != 0 || *end != '\0')
		return false;
	*ret = value;
	return true;
}
