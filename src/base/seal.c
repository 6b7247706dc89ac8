/* Seal: [key id, 8 bytes big-endian] [nonce, 24 bytes] [ciphertext and tag]. */
#include "base/seal.h"
#include "base/key.h"
#include "base/rng.h"

#include <sodium.h>
#include <string.h>

enum {
	ID_SIZE = 8,
	NONCE_SIZE = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
	TAG_SIZE = crypto_aead_xchacha20poly1305_ietf_ABYTES,
	HEAD_SIZE = ID_SIZE + NONCE_SIZE,
};

static void
put_id(unsigned char *to, int64_t id)
{
	for (int i = 0; i < ID_SIZE; i++)
		to[i] = (unsigned char)((uint64_t)id >> (56 - 8 * i));
}

static int64_t
get_id(const unsigned char *from)
{
	uint64_t id = 0;

	for (int i = 0; i < ID_SIZE; i++)
		id = id << 8 | from[i];
	return (int64_t)id;
}

const char *
seal_place(struct arena *a, const char *table, const char *column, int64_t row)
{
	return arena_printf(a, "%s/%s/%lld", table, column, (long long)row);
}

struct sealed
seal(struct arena *a, const char *place, const void *text, size_t n)
{
	const struct key *k = key_current(KEY_FIELD);
	unsigned char *out = arena_alloc(a, HEAD_SIZE + n + TAG_SIZE);

	put_id(out, k->id);
	rng_bytes(out + ID_SIZE, NONCE_SIZE);
	crypto_aead_xchacha20poly1305_ietf_encrypt(out + HEAD_SIZE, NULL, text, n,
	    (const unsigned char *)place, strlen(place), NULL, out + ID_SIZE, k->secret.bytes);
	return (struct sealed){ out, HEAD_SIZE + n + TAG_SIZE };
}

bool
seal_open(struct arena *a, const char *place, struct sealed s, struct sealed *ret)
{
	const unsigned char *in = s.p;
	const struct key *k;
	unsigned char *text;
	size_t n;

	if (in == NULL || s.n < HEAD_SIZE + TAG_SIZE)
		return false;
	k = key_by_id(KEY_FIELD, get_id(in));
	if (k == NULL)
		return false;
	n = s.n - HEAD_SIZE - TAG_SIZE;
	text = arena_alloc(a, n + 1);
	if (crypto_aead_xchacha20poly1305_ietf_decrypt(text, NULL, NULL, in + HEAD_SIZE,
		s.n - HEAD_SIZE, (const unsigned char *)place, strlen(place), in + ID_SIZE,
		k->secret.bytes) != 0)
		return false;
	*ret = (struct sealed){ text, n };
	return true;
}

bool
seal_is_old(struct sealed s)
{
	return s.n >= ID_SIZE && get_id(s.p) != key_current(KEY_FIELD)->id;
}
