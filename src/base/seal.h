/*
 * Seal: single columns that a copy of the database must not give away.
 *
 * XChaCha20-Poly1305 under the current field key.  The place (table, column,
 * row and what else names it) is authenticated with the text, so that a
 * sealed value moved to another row or column does not open.
 *
 *	sealed = seal(a, seal_place(a, "accounts", "totp", id), secret, n);
 */
#pragma once
#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct sealed {
	const void *p;
	size_t n;
};

const char *seal_place(struct arena *, const char *table, const char *column, int64_t row);

struct sealed seal(struct arena *, const char *place, const void *, size_t n);
/* False, *ret untouched, when the bytes were not sealed at that place under a key of the ring. */
bool seal_open(struct arena *, const char *place, struct sealed, struct sealed *ret);
/* Whether the bytes were sealed under an earlier key and should be sealed anew. */
bool seal_is_old(struct sealed);
