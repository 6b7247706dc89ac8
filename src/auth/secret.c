/* Secret: random tokens and their hashes. */
#include "auth/secret.h"
#include "base/key.h"
#include "base/rng.h"

#include <sodium.h>
#include <string.h>

enum { TOKEN_BYTES = 32, LINK_TOKEN_BYTES = 16, CODES = 1000000 };

static char *
random_hex(struct arena *a, size_t n)
{
	unsigned char bytes[TOKEN_BYTES];
	char *hex = arena_alloc(a, n * 2 + 1);

	rng_bytes(bytes, n);
	sodium_bin2hex(hex, n * 2 + 1, bytes, n);
	sodium_memzero(bytes, sizeof bytes);
	return hex;
}

char *
secret_token(struct arena *a)
{
	return random_hex(a, TOKEN_BYTES);
}

char *
secret_link_token(struct arena *a)
{
	return random_hex(a, LINK_TOKEN_BYTES);
}

char *
secret_code(struct arena *a)
{
	return arena_printf(a, "%06u", (unsigned)rng_below(CODES));
}

char *
secret_hash(struct arena *a, const char *token)
{
	struct hash h = hash_of(token, strlen(token));

	return hash_hex(a, &h);
}

char *
secret_keyed_hash(struct arena *a, const char *bound_to, const char *text)
{
	const char *all = arena_printf(a, "%zu:%s%s", strlen(bound_to), bound_to, text);
	struct hash h = hash_keyed(&key_current(KEY_FORM)->secret, all, strlen(all));

	return hash_hex(a, &h);
}

bool
secret_eq(const char *a, const char *b)
{
	size_t n;

	if (a == NULL || b == NULL)
		return false;
	n = strlen(a);
	return n == strlen(b) && sodium_memcmp(a, b, n) == 0;
}
