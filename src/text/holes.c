/* Holes: a hole is {…} or <…> without a space or bracket inside, or % and its letter. */
#include "text/holes.h"

#include <ctype.h>
#include <string.h>

size_t
hole_length(const char *p)
{
	char close = *p == '{' ? '}' : '>';
	size_t n = 1;

	if (*p == '%') {
		n += strspn(p + 1, "-+ #0123456789.*$hlLjzt");
		return isalpha((unsigned char)p[n]) || p[n] == '%' ? n + 1 : 0;
	}
	if (*p != '{' && *p != '<')
		return 0;
	while (isalnum((unsigned char)p[n]) || p[n] == '_' || p[n] == '/')
		n++;
	return n > 1 && p[n] == close ? n + 1 : 0;
}

/* The next hole at or after p; NULL: none. */
static const char *
next_hole(const char *p, size_t *ret_n)
{
	for (; *p != '\0'; p++) {
		*ret_n = hole_length(p);
		if (*ret_n > 0)
			return p;
	}
	return NULL;
}

static unsigned
count(const char *text, const char *hole, size_t n_hole)
{
	unsigned times = 0;
	size_t n;

	for (const char *p = next_hole(text, &n); p != NULL; p = next_hole(p + n, &n))
		times += n == n_hole && memcmp(p, hole, n) == 0;
	return times;
}

static bool
counts_fit(const char *text, const char *other, bool same)
{
	size_t n;

	for (const char *p = next_hole(text, &n); p != NULL; p = next_hole(p + n, &n)) {
		unsigned here = count(text, p, n), there = count(other, p, n);

		if (same ? here != there : there == 0)
			return false;
	}
	return true;
}

static const char *
next_percent(const char *p, size_t *ret_n)
{
	for (p = next_hole(p, ret_n); p != NULL && *p != '%'; p = next_hole(p + *ret_n, ret_n))
		;
	return p;
}

/* Printf takes its arguments in order. */
static bool
same_percents(const char *a, const char *b)
{
	size_t n_a, n_b;

	a = next_percent(a, &n_a);
	b = next_percent(b, &n_b);
	while (a != NULL && b != NULL) {
		if (n_a != n_b || memcmp(a, b, n_a) != 0)
			return false;
		a = next_percent(a + n_a, &n_a);
		b = next_percent(b + n_b, &n_b);
	}
	return a == b;
}

enum { TAGS = 32 };

static bool
tags_nest(const char *text)
{
	const char *open[TAGS];
	size_t lengths[TAGS], depth = 0, n;

	for (const char *p = next_hole(text, &n); p != NULL; p = next_hole(p + n, &n)) {
		if (*p != '<')
			continue;
		if (p[1] != '/') {
			if (depth == TAGS)
				return false;
			open[depth] = p;
			lengths[depth++] = n;
		} else if (depth == 0 || lengths[--depth] + 1 != n ||
			   memcmp(open[depth] + 1, p + 2, n - 2) != 0) {
			return false;
		}
	}
	return depth == 0;
}

bool
holes_same(const char *message, const char *translation)
{
	return counts_fit(message, translation, true) && counts_fit(translation, message, true) &&
	       same_percents(message, translation) && tags_nest(translation);
}

bool
holes_within(const char *message, const char *translation)
{
	return counts_fit(translation, message, false) && same_percents(message, translation);
}
