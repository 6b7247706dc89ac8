/* Totp: codes through liboath. */
#include "auth/totp.h"
#include "auth/secret.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/rng.h"

#include <ctype.h>
#include <liboath/oath.h>
#include <sodium.h>
#include <string.h>

enum {
	STEP_SECONDS = 30,
	DIGITS = 6,
	RECOVERY_CHARS = 20,
	GROUP = 5,
	WINDOW = 1, /* clocks of telephones are a little off */
};

struct totp_secret
totp_secret_new(void)
{
	struct totp_secret s;

	rng_bytes(s.bytes, sizeof s.bytes);
	return s;
}

/* RFC 4648 base 32; 20 bytes need no padding. */
static char *
base32(struct arena *a, const struct totp_secret *s)
{
	static const char alphabet[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
	struct buf *b = buf_new(a);

	for (unsigned i = 0; i < TOTP_SECRET_SIZE; i += 5) {
		uint64_t five = 0;

		for (unsigned k = 0; k < 5; k++)
			five = five << 8 | s->bytes[i + k];
		for (unsigned k = 0; k < 8; k++)
			buf_putc(b, alphabet[five >> (35 - 5 * k) & 31]);
	}
	return b->p;
}

char *
totp_secret_text(struct arena *a, const struct totp_secret *s)
{
	const char *text = base32(a, s);
	struct buf *b = buf_new(a);

	for (size_t i = 0; text[i] != '\0'; i++) {
		if (i > 0 && i % 4 == 0)
			buf_putc(b, ' ');
		buf_putc(b, text[i]);
	}
	return b->p;
}

static void
add_escaped(struct buf *b, const char *s)
{
	for (; *s != '\0'; s++)
		if (isalnum((unsigned char)*s) || strchr("-._~", *s) != NULL)
			buf_putc(b, *s);
		else
			buf_printf(b, "%%%02X", (unsigned char)*s);
}

char *
totp_uri(struct arena *a, const struct totp_secret *s, const char *issuer, const char *account)
{
	struct buf *b = buf_new(a);

	buf_puts(b, "otpauth://totp/");
	add_escaped(b, issuer);
	buf_putc(b, ':');
	add_escaped(b, account);
	buf_printf(b, "?secret=%s&issuer=", base32(a, s));
	add_escaped(b, issuer);
	buf_puts(b, "&algorithm=SHA1&digits=6&period=30");
	return b->p;
}

/* Six digits without spaces; false when the text is anything else. */
static bool
digits_of(const char *typed, char ret[DIGITS + 1])
{
	int n = 0;

	for (; *typed != '\0'; typed++) {
		if (*typed == ' ')
			continue;
		if (!isdigit((unsigned char)*typed) || n == DIGITS)
			return false;
		ret[n++] = *typed;
	}
	ret[n] = '\0';
	return n == DIGITS;
}

bool
totp_check(const struct totp_secret *s, const char *code, struct instant now, int64_t last_step,
    int64_t *ret_step)
{
	int64_t middle = now.us / 1000000 / STEP_SECONDS, found = 0;
	char typed[DIGITS + 1], right[DIGITS + 1];

	if (!digits_of(code, typed))
		return false;
	/* All steps are looked at, so that the time tells nothing. */
	for (int64_t step = middle - WINDOW; step <= middle + WINDOW; step++) {
		if (oath_hotp_generate((const char *)s->bytes, TOTP_SECRET_SIZE, (uint64_t)step,
			DIGITS, false, OATH_HOTP_DYNAMIC_TRUNCATION, right) != OATH_OK)
			fail(FAULT_BUG, "liboath made no code");
		if (sodium_memcmp(typed, right, DIGITS) == 0 && step > last_step)
			found = step;
	}
	if (found == 0)
		return false;
	*ret_step = found;
	return true;
}

/* Crockford's alphabet: nothing in it is mistaken for another when read from paper. */
static const char recovery_alphabet[] = "0123456789abcdefghjkmnpqrstvwxyz";

char *
recovery_code_new(struct arena *a)
{
	struct buf *b = buf_new(a);

	for (int i = 0; i < RECOVERY_CHARS; i++) {
		if (i > 0 && i % GROUP == 0)
			buf_putc(b, '-');
		buf_putc(b, recovery_alphabet[rng_below(sizeof recovery_alphabet - 1)]);
	}
	return b->p;
}

char *
recovery_code_fold(struct arena *a, const char *typed)
{
	struct buf *b = buf_new(a);

	for (; *typed != '\0'; typed++) {
		char c = (char)tolower((unsigned char)*typed);

		if (c == ' ' || c == '-')
			continue;
		c = c == 'o' ? '0' : c == 'i' || c == 'l' ? '1' : c;
		if (strchr(recovery_alphabet, c) == NULL || b->n == RECOVERY_CHARS)
			return NULL;
		buf_putc(b, c);
	}
	return b->n == RECOVERY_CHARS ? b->p : NULL;
}
