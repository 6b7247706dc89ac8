/*
 * Secret: tokens that people and browsers carry, of which the database holds only hashes.
 */
#pragma once
#include "base/arena.h"
#include "base/hash.h"

#include <stdbool.h>

/* 256 or 128 random bits in hexadecimal. */
char *secret_token(struct arena *);
char *secret_link_token(struct arena *);
/* Six digits, evenly drawn. */
char *secret_code(struct arena *);

/* The BLAKE2b hash of a token with enough bits of its own, in hexadecimal. */
char *secret_hash(struct arena *, const char *token);
/*
 * The hash of something guessable (a code, an address), in hexadecimal: keyed
 * with the form key and bound to what it belongs to.
 */
char *secret_keyed_hash(struct arena *, const char *bound_to, const char *text);

/* In constant time for texts of one length; NULL equals nothing. */
bool secret_eq(const char *, const char *);
