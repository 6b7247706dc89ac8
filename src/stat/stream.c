/* Stream: Philox4x32-10, with the constants of the paper. */
#include "stat/stream.h"

#include <string.h>

enum { ROUNDS = 10 };

void
stream_philox(const uint32_t counter[4], const uint32_t key[2], uint32_t ret[4])
{
	uint32_t x[4], k0 = key[0], k1 = key[1];

	memcpy(x, counter, sizeof x);
	for (int i = 0; i < ROUNDS; i++) {
		uint64_t p0 = (uint64_t)0xD2511F53 * x[0], p1 = (uint64_t)0xCD9E8D57 * x[2];

		x[0] = (uint32_t)(p1 >> 32) ^ x[1] ^ k0;
		x[1] = (uint32_t)p1;
		x[2] = (uint32_t)(p0 >> 32) ^ x[3] ^ k1;
		x[3] = (uint32_t)p0;
		k0 += 0x9E3779B9;
		k1 += 0xBB67AE85;
	}
	memcpy(ret, x, sizeof x);
}

struct stream
stream_open(uint64_t seed, uint32_t a, uint32_t b, uint32_t c)
{
	return (struct stream){ .key = { (uint32_t)seed, (uint32_t)(seed >> 32) },
		.counter = { 0, a, b, c } };
}

uint32_t
stream_bits(struct stream *s)
{
	if (s->left == 0) {
		stream_philox(s->counter, s->key, s->block);
		s->counter[0]++;
		s->left = 4;
	}
	return s->block[--s->left];
}

double
stream_uniform(struct stream *s)
{
	uint64_t high = stream_bits(s) >> 5, low = stream_bits(s) >> 6;

	return (double)(high << 26 | low) * 0x1p-53;
}
