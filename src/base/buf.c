/* Buf: realloc behind an arena's release, so that growth does not waste the arena. */
#include "base/buf.h"
#include "base/err.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FIRST_CAPACITY = 256 };

static void
release(void *object)
{
	struct buf *b = object;

	free(b->p);
}

struct buf *
buf_new(struct arena *a)
{
	struct buf *b = anew(a, struct buf);

	arena_on_free(a, release, b);
	buf_reserve(b, FIRST_CAPACITY);
	return b;
}

char *
buf_reserve(struct buf *b, size_t n)
{
	size_t need, cap = b->cap ? b->cap : FIRST_CAPACITY;
	char *p;

	if (__builtin_add_overflow(b->n, n, &need) || need > SIZE_MAX / 4)
		fail(FAULT_MEMORY, "a buffer of %zu bytes", n);
	need++;
	if (need > b->cap) {
		while (cap < need)
			cap *= 2;
		p = realloc(b->p, cap);
		if (p == NULL)
			fail(FAULT_MEMORY, "no memory for a buffer of %zu bytes", cap);
		b->p = p;
		b->cap = cap;
	}
	b->p[b->n] = '\0';
	return b->p + b->n;
}

void
buf_add(struct buf *b, const void *bytes, size_t n)
{
	if (n == 0)
		return;
	memcpy(buf_reserve(b, n), bytes, n);
	b->n += n;
	b->p[b->n] = '\0';
}

void
buf_puts(struct buf *b, const char *s)
{
	buf_add(b, s, strlen(s));
}

void
buf_putc(struct buf *b, char c)
{
	buf_add(b, &c, 1);
}

void
buf_printf(struct buf *b, const char *format, ...)
{
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(NULL, 0, format, args);
	va_end(args);
	if (n < 0)
		fail(FAULT_BUG, "cannot format %s", format);
	va_start(args, format);
	vsnprintf(buf_reserve(b, (size_t)n + 1), (size_t)n + 1, format, args);
	va_end(args);
	b->n += (size_t)n;
}

void
buf_clear(struct buf *b)
{
	b->n = 0;
	b->p[0] = '\0';
}
