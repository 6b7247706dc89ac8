/* Hash: libsodium's BLAKE2b. */
#include "base/hash.h"

#include <sodium.h>
#include <stdint.h>
#include <string.h>

struct hash
hash_of(const void *p, size_t n)
{
	struct hash h;

	crypto_generichash(h.bytes, sizeof h.bytes, p, n, NULL, 0);
	return h;
}

struct hash
hash_keyed(const struct hash *key, const void *p, size_t n)
{
	struct hash h;

	crypto_generichash(h.bytes, sizeof h.bytes, p, n, key->bytes, sizeof key->bytes);
	return h;
}

struct hash_stream {
	crypto_generichash_state state;
};

struct hash_stream *
hash_stream_new(struct arena *a)
{
	/* The state wants 64 bytes of alignment, which an arena does not promise. */
	char *p = arena_alloc(a, sizeof(struct hash_stream) + _Alignof(struct hash_stream));
	struct hash_stream *s = (void *)(((uintptr_t)p + _Alignof(struct hash_stream) - 1) &
					 ~(_Alignof(struct hash_stream) - 1));

	crypto_generichash_init(&s->state, NULL, 0, HASH_SIZE);
	return s;
}

void
hash_stream_add(struct hash_stream *s, const void *p, size_t n)
{
	crypto_generichash_update(&s->state, p, n);
}

struct hash
hash_stream_end(struct hash_stream *s)
{
	struct hash h;

	crypto_generichash_final(&s->state, h.bytes, sizeof h.bytes);
	return h;
}

bool
hash_eq(const struct hash *a, const struct hash *b)
{
	return sodium_memcmp(a->bytes, b->bytes, HASH_SIZE) == 0;
}

char *
hash_hex(struct arena *a, const struct hash *h)
{
	char *hex = arena_alloc(a, HASH_SIZE * 2 + 1);

	return sodium_bin2hex(hex, HASH_SIZE * 2 + 1, h->bytes, HASH_SIZE);
}

bool
hash_from_hex(const char *hex, struct hash *ret)
{
	struct hash h;
	size_t n;

	if (hex == NULL || strlen(hex) != HASH_SIZE * 2)
		return false;
	if (sodium_hex2bin(h.bytes, HASH_SIZE, hex, HASH_SIZE * 2, NULL, &n, NULL) != 0 ||
	    n != HASH_SIZE)
		return false;
	*ret = h;
	return true;
}
