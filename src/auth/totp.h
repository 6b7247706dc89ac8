/*
 * Totp: one-time codes of an authenticator app (RFC 6238): SHA-1, 30 seconds,
 * six digits, because every app has those.
 *
 * Pure.  A code counts once: the caller stores the step it belonged to and
 * hands it in as last_step; a code of that step or an earlier one is refused.
 */
#pragma once
#include "base/arena.h"
#include "base/date.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum { TOTP_SECRET_SIZE = 20, RECOVERY_CODES = 10 };

struct totp_secret {
	unsigned char bytes[TOTP_SECRET_SIZE];
};

struct totp_secret totp_secret_new(void);

/* The secret as people type it into an app: base 32 in groups of four. */
char *totp_secret_text(struct arena *, const struct totp_secret *);

/* The otpauth:// address for a QR code.  issuer and account are shown by the app. */
char *totp_uri(struct arena *, const struct totp_secret *, const char *issuer, const char *account);

/*
 * Whether the code is that of now, the step before or the step after, and not
 * used yet.  True: *ret_step is the step to store.  Spaces in the code are allowed.
 */
bool totp_check(const struct totp_secret *, const char *code, struct instant now, int64_t last_step,
    int64_t *ret_step);

/* A recovery code, "xxxxx-xxxxx-xxxxx-xxxxx": 100 random bits. */
char *recovery_code_new(struct arena *);
/* As typed, without spaces, marks and case; NULL when it cannot be one. */
char *recovery_code_fold(struct arena *, const char *typed);
