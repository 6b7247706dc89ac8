/*
 * Buf: bytes that grow.  The bytes belong to an arena and die with it; they
 * always have a NUL behind them, so b.p is also a C string.
 */
#pragma once
#include "base/arena.h"

struct buf {
	char *p;
	size_t n, cap;
};

/* An empty buf whose bytes live as long as the arena. */
struct buf *buf_new(struct arena *);

void buf_add(struct buf *, const void *, size_t n);
void buf_puts(struct buf *, const char *);
void buf_putc(struct buf *, char);
void buf_printf(struct buf *, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Room for n more bytes at b->p + b->n; the caller adds what it wrote to b->n. */
char *buf_reserve(struct buf *, size_t n);

/* Forgets the content, keeps the room. */
void buf_clear(struct buf *);
