/*
 * Values: the different texts seen in a column, in the order they came.
 */
#pragma once
#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A text and where it was first seen. */
struct value {
	const char *text;
	int line;
};

struct values {
	struct value *a;
	size_t n, cap, most;
	bool more;	 /* there were other texts when n had come to most */
	uint32_t *slots; /* places in a, from 1 */
	size_t n_slots;
	struct arena *arena;
};

/* An empty set that keeps at most that many texts. */
struct values *values_new(struct arena *, size_t most);

/* True when the text was not there; it is copied. */
bool values_add(struct values *, const char *text, int line);
bool values_have(const struct values *, const char *text);
/* Its place in a; n when it is not there. */
size_t values_at(const struct values *, const char *text);

/* A hash of bytes that goes on from another; begin with VALUES_HASH_BEGIN. */
#define VALUES_HASH_BEGIN UINT64_C(0xcbf29ce484222325)
uint64_t values_hash(uint64_t, const void *, size_t n);
