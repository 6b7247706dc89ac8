/* Rules of the numbers that a child is known by elsewhere. */
#include "base/identifier.h"

#include <string.h>

enum { UPN_LENGTH = 13, TEN = 10, NINE = 9, UPN_MODULUS = 23, ELEVEN = 11 };

static const char upn_alphabet[] = "ABCDEFGHJKLMNPQRTUVWXYZ";

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
all_digits(const char *s, int n)
{
	for (int i = 0; i < n; i++)
		if (!is_digit(s[i]))
			return false;
	return true;
}

/* The value of the last place: a digit, or the letter of a temporary number; -1: neither. */
static int
last_value(char c)
{
	const char *place = c == '\0' ? NULL : strchr(upn_alphabet, c);

	if (is_digit(c))
		return c - '0';
	return place == NULL ? -1 : (int)(place - upn_alphabet);
}

enum identifier_fault
upn_check(const char *s)
{
	int sum = 0;

	if (strlen(s) != UPN_LENGTH || last_value(s[0]) < 0 || is_digit(s[0]) ||
	    !all_digits(s + 1, UPN_LENGTH - 2) || last_value(s[UPN_LENGTH - 1]) < 0)
		return IDENTIFIER_SHAPE;
	for (int i = 1; i < UPN_LENGTH - 1; i++)
		sum += (s[i] - '0') * (i + 1);
	sum += last_value(s[UPN_LENGTH - 1]) * UPN_LENGTH;
	return upn_alphabet[sum % UPN_MODULUS] == s[0] ? IDENTIFIER_GOOD : IDENTIFIER_CHECK;
}

/* The first nine digits times 10 down to 2, what is left by 11; -1: not ten digits. */
static int
rest_of_ten(const char *s)
{
	int sum = 0;

	if (strlen(s) != TEN || !all_digits(s, TEN))
		return -1;
	for (int i = 0; i < NINE; i++)
		sum += (s[i] - '0') * (TEN - i);
	return sum % ELEVEN;
}

enum identifier_fault
uln_check(const char *s)
{
	int rest = rest_of_ten(s);

	if (rest < 0 || s[0] == '0')
		return IDENTIFIER_SHAPE;
	return rest != 0 && TEN - rest == s[NINE] - '0' ? IDENTIFIER_GOOD : IDENTIFIER_CHECK;
}

enum identifier_fault
nhs_check(const char *s)
{
	int rest = rest_of_ten(s);

	if (rest < 0)
		return IDENTIFIER_SHAPE;
	return rest != 1 && (ELEVEN - rest) % ELEVEN == s[NINE] - '0' ? IDENTIFIER_GOOD
								      : IDENTIFIER_CHECK;
}

void
identifier_tidy(char *s)
{
	char *to = s;

	for (; *s != '\0'; s++)
		if (*s != ' ' && *s != '-' && *s != '\t')
			*to++ = *s >= 'a' && *s <= 'z' ? (char)(*s - 'a' + 'A') : *s;
	*to = '\0';
}
