/* Hash: BLAKE2b-256 (RFC 7693), plain or keyed, and hexadecimal. */
#pragma once
#include "base/arena.h"

#include <stdbool.h>

enum { HASH_SIZE = 32 };

struct hash {
	unsigned char bytes[HASH_SIZE];
};

struct hash hash_of(const void *, size_t n);
struct hash hash_keyed(const struct hash *key, const void *, size_t n);
/* The same of bytes that come piece by piece.  The stream lives in the arena. */
struct hash_stream;
struct hash_stream *hash_stream_new(struct arena *);
void hash_stream_add(struct hash_stream *, const void *, size_t n);
struct hash hash_stream_end(struct hash_stream *); /* nothing may be added any more */

bool hash_eq(const struct hash *, const struct hash *); /* in constant time */

char *hash_hex(struct arena *, const struct hash *); /* 64 characters */
bool hash_from_hex(const char *, struct hash *ret);
