/*
 * Arenas: memory that dies with a request or a job.
 *
 * Everything a request makes is taken from its arena and given back at once
 * when the request ends.  Objects of other libraries register a release.
 * Allocation never returns NULL: it calls fail(FAULT_MEMORY).  An arena
 * belongs to one thread at a time.  free() is called only in src/base.
 *
 * Under AddressSanitizer every allocation is a malloc of its own, so that an
 * overrun by one byte is seen.
 */
#pragma once
#include <stdarg.h>
#include <stddef.h>

struct arena;

/* A new arena that may hold at most limit bytes (0: 64 MiB).  The caller owns it. */
struct arena *arena_new(size_t limit);
/*
 * One that goes with another, unless it is freed before.  For a step of long work:
 * a fault in it leaves nothing behind, and no transaction open.
 */
struct arena *arena_part(struct arena *whole, size_t limit);

/* Runs the releases, last registered first, and gives the memory back.  NULL is allowed. */
void arena_free(struct arena *);

/* n zeroed bytes, aligned for any type. */
void *arena_alloc(struct arena *, size_t n) __attribute__((malloc, returns_nonnull));

/* A copy of a string, or of n bytes with a NUL behind them.  NULL gives NULL. */
char *arena_strdup(struct arena *, const char *);
char *arena_memdup(struct arena *, const void *, size_t n);

/* A formatted string. */
char *arena_printf(struct arena *, const char *format, ...) __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *, const char *format, va_list)
    __attribute__((format(printf, 2, 0)));

/* Calls release(object) when the arena is freed. */
void arena_on_free(struct arena *, void (*release)(void *object), void *object);

/* Bytes handed out so far. */
size_t arena_used(const struct arena *);

#define anew(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define anew_n(arena, type, n) ((type *)arena_alloc_n((arena), (n), sizeof(type)))
void *arena_alloc_n(struct arena *, size_t n, size_t size) __attribute__((malloc, returns_nonnull));
