/* Arenas: chained blocks that double in size, and a list of releases. */
#include "base/arena.h"
#include "base/err.h"

#include <stdalign.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__SANITIZE_ADDRESS__)
#define ARENA_PER_OBJECT 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define ARENA_PER_OBJECT 1
#endif
#endif

enum { FIRST_BLOCK = 8 << 10, LARGEST_BLOCK = 1 << 20, DEFAULT_LIMIT = 64 << 20 };

struct block {
	struct block *next;
	size_t used, size;
	_Alignas(max_align_t) unsigned char bytes[];
};

struct release {
	struct release *next;
	void (*run)(void *);
	void *object;
};

struct arena {
	struct block *blocks;
	struct release *releases;
	size_t used, limit, next_size;
	struct arena **held; /* where the arena that this is part of holds it; NULL: nowhere */
};

struct arena *
arena_new(size_t limit)
{
	struct arena *a = calloc(1, sizeof *a);

	if (a == NULL)
		fail(FAULT_MEMORY, "no memory for an arena");
	a->limit = limit ? limit : DEFAULT_LIMIT;
	a->next_size = FIRST_BLOCK;
	return a;
}

static void
free_part(void *held)
{
	arena_free(*(struct arena **)held);
}

struct arena *
arena_part(struct arena *whole, size_t limit)
{
	struct arena **held = anew(whole, struct arena *);

	arena_on_free(whole, free_part, held);
	*held = arena_new(limit);
	(*held)->held = held;
	return *held;
}

void
arena_free(struct arena *a)
{
	if (a == NULL)
		return;
	if (a->held != NULL)
		*a->held = NULL;
	for (struct release *r = a->releases; r != NULL; r = r->next)
		r->run(r->object);
	for (struct block *b = a->blocks, *next; b != NULL; b = next) {
		next = b->next;
		free(b);
	}
	free(a);
}

static struct block *
add_block(struct arena *a, size_t need)
{
	size_t size = a->next_size;
	struct block *b;

#ifdef ARENA_PER_OBJECT
	size = need;
#else
	if (size < need)
		size = need;
	if (a->next_size < LARGEST_BLOCK)
		a->next_size *= 2;
#endif
	b = malloc(sizeof *b + size);
	if (b == NULL)
		fail(FAULT_MEMORY, "no memory for %zu bytes", need);
	b->next = a->blocks;
	b->used = 0;
	b->size = size;
	a->blocks = b;
	return b;
}

void *
arena_alloc(struct arena *a, size_t n)
{
	struct block *b = a->blocks;
	size_t need;
	void *p;

	if (n > a->limit || a->used + n > a->limit)
		fail(FAULT_MEMORY, "over the limit of %zu bytes", a->limit);
	need = (n + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
#ifdef ARENA_PER_OBJECT
	b = add_block(a, n ? n : 1);
	need = n;
#else
	if (b == NULL || b->size - b->used < need)
		b = add_block(a, need);
#endif
	p = b->bytes + b->used;
	b->used += need;
	a->used += need;
	memset(p, 0, n);
	return p;
}

void *
arena_alloc_n(struct arena *a, size_t n, size_t size)
{
	size_t bytes;

	if (__builtin_mul_overflow(n, size, &bytes))
		fail(FAULT_MEMORY, "%zu objects of %zu bytes", n, size);
	return arena_alloc(a, bytes);
}

char *
arena_memdup(struct arena *a, const void *from, size_t n)
{
	char *to;

	if (from == NULL)
		return NULL;
	to = arena_alloc(a, n + 1);
	memcpy(to, from, n);
	return to;
}

char *
arena_strdup(struct arena *a, const char *s)
{
	return s == NULL ? NULL : arena_memdup(a, s, strlen(s));
}

char *
arena_vprintf(struct arena *a, const char *format, va_list args)
{
	va_list again;
	char *s;
	int n;

	va_copy(again, args);
	n = vsnprintf(NULL, 0, format, again);
	va_end(again);
	if (n < 0)
		fail(FAULT_BUG, "cannot format %s", format);
	s = arena_alloc(a, (size_t)n + 1);
	vsnprintf(s, (size_t)n + 1, format, args);
	return s;
}

char *
arena_printf(struct arena *a, const char *format, ...)
{
	va_list args;
	char *s;

	va_start(args, format);
	s = arena_vprintf(a, format, args);
	va_end(args);
	return s;
}

void
arena_on_free(struct arena *a, void (*run)(void *), void *object)
{
	struct release *r = anew(a, struct release);

	*r = (struct release){ .next = a->releases, .run = run, .object = object };
	a->releases = r;
}

size_t
arena_used(const struct arena *a)
{
	return a->used;
}
