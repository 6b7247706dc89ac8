/* Rng: random bytes and the ids made of them. */
#include "base/rng.h"
#include "base/date.h"
#include "base/err.h"

#include <pthread.h>
#include <sodium.h>

enum { ROW_ID_RANDOM_BITS = 22, PUBLIC_ID_BYTES = 16, PUBLIC_ID_CHARS = 26 };

void
rng_init(void)
{
	if (sodium_init() < 0)
		fail(FAULT_BUG, "libsodium could not start");
}

void
rng_bytes(void *to, size_t n)
{
	randombytes_buf(to, n);
}

uint64_t
rng_below(uint64_t bound)
{
	uint64_t value, limit = UINT64_MAX - UINT64_MAX % bound;

	do
		randombytes_buf(&value, sizeof value);
	while (value >= limit);
	return value % bound;
}

int64_t
rng_row_id(void)
{
	static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
	static int64_t last;
	int64_t ms = now_read().instant.us / 1000, id;

	pthread_mutex_lock(&lock);
	/* Random once a millisecond: asking the system for each of an import's rows would cost more
	 * than to write it. */
	if (ms > last >> ROW_ID_RANDOM_BITS)
		last = (ms << ROW_ID_RANDOM_BITS) |
		       (int64_t)randombytes_uniform(1u << (ROW_ID_RANDOM_BITS - 1));
	else
		last++;
	id = last;
	pthread_mutex_unlock(&lock);
	return id;
}

char *
rng_public_id(struct arena *a)
{
	static const char alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";
	unsigned char bytes[PUBLIC_ID_BYTES + 1] = { 0 };
	char *id = arena_alloc(a, PUBLIC_ID_CHARS + 1);

	rng_bytes(bytes, PUBLIC_ID_BYTES);
	for (unsigned i = 0; i < PUBLIC_ID_CHARS; i++) {
		unsigned bit = i * 5, pair = (unsigned)(bytes[bit / 8] << 8 | bytes[bit / 8 + 1]);

		id[i] = alphabet[pair >> (11 - bit % 8) & 31];
	}
	return id;
}

char *
rng_reference(struct arena *a, int n)
{
	static const char alphabet[] = "23456789BCDFGHJKMNPQRSTVWXYZ";
	enum { LETTERS = sizeof alphabet - 1 };
	char *reference = arena_alloc(a, (size_t)n + 1);

	for (int i = 0; i < n;) {
		unsigned char bytes[PUBLIC_ID_BYTES];

		rng_bytes(bytes, sizeof bytes);
		for (size_t b = 0; b < sizeof bytes && i < n; b++)
			if (bytes[b] < LETTERS * (UINT8_MAX / LETTERS)) /* each letter as often */
				reference[i++] = alphabet[bytes[b] % LETTERS];
	}
	return reference;
}
