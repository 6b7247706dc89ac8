/*
 * Password: judging, hashing and checking.  No database.
 *
 * Argon2id through libsodium with the parameters written into the hash; at
 * most four hashes run at once, because each takes 64 MiB, and a short queue
 * waits behind them.  An account without a password, or no account at all,
 * costs the same time.
 */
#pragma once
#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

enum {
	PASSWORD_MIN = 12,
	PASSWORD_MAX = 256
}; /* characters; bytes are capped at four times that */

enum password_fault {
	PASSWORD_GOOD,
	PASSWORD_SHORT,
	PASSWORD_LONG,
	PASSWORD_NOT_TEXT, /* not valid UTF-8 */
	PASSWORD_COMMON,   /* a well-known password with or without decoration */
	PASSWORD_REPEATED, /* one short piece again and again */
	PASSWORD_SEQUENCE, /* a walk over the keyboard, the alphabet or the digits */
	PASSWORD_CONTEXT,  /* made of the person's name, address or this service's name */
	PASSWORD_FAULT__MAX
};

/*
 * Pure.  context: words that must not make up the password (names, the part
 * of the mail address before the @, the service's name).  There are no rules
 * on kinds of characters and no expiry (NIST SP 800-63B section 5.1.1.2, ASVS 5.0 6.2).
 */
enum password_fault password_judge(const char *password, const char *const *context, size_t n);

/* What to tell the person, in English, as a message id; NULL for PASSWORD_GOOD. */
const char *password_fault_text(enum password_fault);

/* A hash to store.  fail(FAULT_BUSY) when the queue is full. */
char *password_hash(struct arena *, const char *password);

/*
 * Whether the password has that hash.  hash NULL (no account, no password)
 * takes the same time and is false.  Never call it inside a transaction.
 * fail(FAULT_BUSY) when the queue is full.
 */
bool password_matches(const char *hash, const char *password);

/* Whether the hash was made with other parameters than today's. */
bool password_is_old(const char *hash);
