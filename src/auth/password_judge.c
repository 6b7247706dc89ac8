/*
 * Password judging: is the password only well-known pieces strung together?
 *
 * The password is folded (lower case, 0 for o and the like undone), then cut
 * greedily into words of the list, words of the person's context, walks over
 * the keyboard and repetitions of one character.  What is left over is what
 * the person added.  Six characters of that are enough.
 */
#include "auth/password.h"
#include "auth/password_words.h"
#include "base/str.h"

#include <ctype.h>
#include <string.h>

enum { OWN_AT_LEAST = 6, WALK_AT_LEAST = 4, RUN_AT_LEAST = 3, FOLDED_SIZE = PASSWORD_MAX * 4 + 1 };

/* What each character counts for, in order of who wins. */
enum piece { OWN, DECORATION, COMMON, SEQUENCE, REPEATED, CONTEXT, PIECE__MAX };

static char
fold(char c)
{
	static const char from[] = "0134578@$!|", to[] = "oleastbasil";
	const char *at = c == '\0' ? NULL : strchr(from, c);

	return at != NULL ? to[at - from] : (char)tolower((unsigned char)c);
}

static size_t
common_prefix(const char *s, const char *word)
{
	size_t n = 0;

	while (word[n] != '\0' && s[n] == word[n])
		n++;
	return n;
}

static size_t
longest_word(const char *folded, const char *const *words, size_t n)
{
	size_t best = 0;

	for (size_t i = 0; i < n; i++) {
		size_t length = strlen(words[i]);

		if (length > best && strncmp(folded, words[i], length) == 0)
			best = length;
	}
	return best;
}

/* A context word is as the person typed it elsewhere: folded here, and only if it says something.
 */
static size_t
longest_context(const char *folded, const char *const *words, size_t n)
{
	size_t best = 0;

	for (size_t i = 0; i < n; i++) {
		const char *w = words[i];
		size_t k = 0;

		while (w[k] != '\0' && folded[k] == fold(w[k]))
			k++;
		if (w[k] == '\0' && k >= 3 && k > best)
			best = k;
	}
	return best;
}

static size_t
longest_walk(const char *lower)
{
	size_t best = 0;

	for (size_t i = 0; i < n_password_walks; i++)
		for (const char *w = password_walks[i]; *w != '\0'; w++) {
			size_t n = common_prefix(lower, w);

			if (n >= WALK_AT_LEAST && n > best)
				best = n;
		}
	return best;
}

static size_t
run_of_one(const char *s)
{
	size_t n = 1;

	while (s[n] != '\0' && s[n] == s[0])
		n++;
	return n >= RUN_AT_LEAST ? n : 0;
}

/* Longest wins; of equals, the earlier in the list. */
static size_t
next_piece(
    const char *lower, const char *folded, const char *const *context, size_t n, enum piece *ret)
{
	const struct {
		enum piece piece;
		size_t n;
	} found[] = {
		{ CONTEXT, longest_context(folded, context, n) },
		{ REPEATED, run_of_one(lower) },
		{ SEQUENCE, longest_walk(lower) },
		{ COMMON, longest_word(folded, password_words, n_password_words) },
	};
	size_t best = 0;

	*ret = isalpha((unsigned char)*lower) || (*lower & 0x80) != 0 ? OWN : DECORATION;
	for (size_t i = 0; i < sizeof found / sizeof found[0]; i++)
		if (found[i].n > best) {
			best = found[i].n;
			*ret = found[i].piece;
		}
	return best > 0 ? best : 1;
}

/* The length of the shortest piece that the whole text repeats, else the text's own. */
static size_t
period(const char *s, size_t n)
{
	for (size_t p = 1; p <= n / 2; p++)
		if (memcmp(s, s + p, n - p) == 0)
			return p;
	return n;
}

static enum password_fault
judge_pieces(const char *lower, const char *folded, const char *const *context, size_t n)
{
	size_t count[PIECE__MAX] = { 0 };
	size_t own;

	for (size_t i = 0, step; lower[i] != '\0'; i += step) {
		enum piece piece;

		step = next_piece(lower + i, folded + i, context, n, &piece);
		count[piece] += step;
	}
	/* Digits and marks are worth half: "Password2026!!" has six of them. */
	own = count[OWN] + count[DECORATION] / 2;
	if (own >= OWN_AT_LEAST)
		return PASSWORD_GOOD;
	if (count[CONTEXT] > 0)
		return PASSWORD_CONTEXT;
	if (count[COMMON] > 0)
		return PASSWORD_COMMON;
	return count[SEQUENCE] > 0 ? PASSWORD_SEQUENCE : PASSWORD_REPEATED;
}

enum password_fault
password_judge(const char *password, const char *const *context, size_t n_context)
{
	char lower[FOLDED_SIZE] = { 0 }, folded[FOLDED_SIZE] = { 0 };
	size_t n = strlen(password);

	if (!str_utf8_valid(password, n))
		return PASSWORD_NOT_TEXT;
	if (str_utf8_length(password) < PASSWORD_MIN)
		return PASSWORD_SHORT;
	if (str_utf8_length(password) > PASSWORD_MAX)
		return PASSWORD_LONG;
	for (size_t i = 0; i < n; i++) {
		lower[i] = (char)tolower((unsigned char)password[i]);
		folded[i] = fold(password[i]);
	}
	if (period(lower, n) < OWN_AT_LEAST)
		return PASSWORD_REPEATED;
	return judge_pieces(lower, folded, context, n_context);
}

const char *
password_fault_text(enum password_fault f)
{
	static const char *const texts[PASSWORD_FAULT__MAX] = {
		[PASSWORD_SHORT] = "Password must be 12 characters or more",
		[PASSWORD_LONG] = "Password must be 256 characters or fewer",
		[PASSWORD_NOT_TEXT] = "Password must be text",
		[PASSWORD_COMMON] =
		    "Password is made of well-known passwords; add words of your own",
		[PASSWORD_REPEATED] =
		    "Password repeats one piece; use three words that do not belong together",
		[PASSWORD_SEQUENCE] =
		    "Password follows the keyboard or the alphabet; use three unconnected words",
		[PASSWORD_CONTEXT] =
		    "Password is made of your name, your address or the name of this service",
	};

	return texts[f];
}
