/* Csrf: [mask, 32 bytes] [secret xor mask, 32 bytes], in hexadecimal. */
#include "auth/csrf.h"
#include "auth/secret.h"
#include "base/hash.h"
#include "base/rng.h"

#include <sodium.h>
#include <string.h>

char *
csrf_cookie_new(struct arena *a)
{
	return secret_token(a);
}

char *
csrf_cookie_secret(struct arena *a, const char *cookie)
{
	struct hash well_formed;

	if (!hash_from_hex(cookie, &well_formed))
		return NULL;
	return secret_keyed_hash(a, "form cookie", cookie);
}

static void
mask(struct hash *secret, const struct hash *with)
{
	for (int i = 0; i < HASH_SIZE; i++)
		secret->bytes[i] ^= with->bytes[i];
}

char *
csrf_token(struct arena *a, const char *secret_hex)
{
	struct {
		struct hash mask, masked;
	} token;
	char *hex = arena_alloc(a, sizeof token * 2 + 1);

	if (!hash_from_hex(secret_hex, &token.masked))
		return NULL;
	rng_bytes(&token.mask, sizeof token.mask);
	mask(&token.masked, &token.mask);
	return sodium_bin2hex(hex, sizeof token * 2 + 1, (unsigned char *)&token, sizeof token);
}

bool
csrf_valid(const char *secret_hex, const char *token_hex)
{
	struct {
		struct hash mask, masked;
	} token;
	struct hash secret;
	size_t n;

	if (token_hex == NULL || strlen(token_hex) != sizeof token * 2)
		return false;
	if (sodium_hex2bin((unsigned char *)&token, sizeof token, token_hex, sizeof token * 2, NULL,
		&n, NULL) != 0 ||
	    n != sizeof token)
		return false;
	mask(&token.masked, &token.mask);
	return hash_from_hex(secret_hex, &secret) && hash_eq(&secret, &token.masked);
}
