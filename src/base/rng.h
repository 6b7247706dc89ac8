/* Rng: random bytes and the ids made of them, from the system's generator through libsodium. */
#pragma once
#include "base/arena.h"

#include <stdint.h>

/* Must run once before anything else of libsodium. */
void rng_init(void);
void rng_bytes(void *, size_t n);
uint64_t rng_below(uint64_t bound); /* even over 0..bound-1 */

/*
 * A key for a row: 41 bits of milliseconds, then 22 bits that start at random
 * and count up, so keys grow with time and need no sequence that servers
 * would have to share.  Never shown to people.
 */
int64_t rng_row_id(void);

/* A public id for URLs: 128 random bits in 26 letters and digits (Crockford's base 32, lower case).
 */
char *rng_public_id(struct arena *);

/* A reference that people read out: n characters of Crockford's alphabet without vowels, in upper
 * case. */
char *rng_reference(struct arena *, int n);
