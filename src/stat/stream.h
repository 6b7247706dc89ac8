/*
 * Stream: random numbers that are a pure function of a seed and a name.
 *
 * A stream is named by three numbers, for example run, year and cell.  Two
 * streams of different names share nothing; the same seed and name give the
 * same numbers on every machine, in any order and on any number of threads.
 * The generator is Philox4x32-10 (Salmon and others, "Parallel random numbers:
 * as easy as 1, 2, 3", SC11): ten rounds over a counter, no state to carry.
 */
#pragma once
#include <stdint.h>

struct stream {
	uint32_t key[2];
	uint32_t counter[4]; /* [0] counts the blocks, the rest is the name */
	uint32_t block[4];
	unsigned left; /* numbers of the block not given out yet */
};

struct stream stream_open(uint64_t seed, uint32_t a, uint32_t b, uint32_t c);
uint32_t stream_bits(struct stream *);
double stream_uniform(struct stream *); /* 0 <= x < 1, 53 bits */

/* The ten rounds themselves, for tests against the published vectors. */
void stream_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t ret[4]);
