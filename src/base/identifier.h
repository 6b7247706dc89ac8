/* Rules of the numbers that a child is known by elsewhere: pure functions of text. */
#pragma once
#include <stdbool.h>

enum identifier_fault {
	IDENTIFIER_GOOD,
	IDENTIFIER_SHAPE, /* not the right number of letters and digits */
	IDENTIFIER_CHECK, /* the check letter or digit does not fit: something was mistyped */
};

/*
 * Each takes the number without spaces, in capitals.
 *
 * Unique pupil number (DfE, Unique pupil numbers guide): a check letter, eleven
 * digits, and a digit or, on a temporary one, a letter.  The digits times 2 to
 * 12, the last place times 13, summed and divided by 23, leave the check letter's place
 * in the alphabet without I, O and S.
 */
enum identifier_fault upn_check(const char *);
/*
 * Unique learner number (Learning Records Service): ten digits, the first not
 * 0.  The first nine times 10 down to 2, summed and divided by 11: 10 less what is left is the last
 * digit; nothing left: no such number.
 */
enum identifier_fault uln_check(const char *);
/*
 * NHS number (NHS Data Dictionary): ten digits.  The first nine times 10 down to 2, summed and
 * divided by 11: 11 less what is left is the last digit, 11 counting as 0; 10: no such number.
 */
enum identifier_fault nhs_check(const char *);

/* Takes out spaces and hyphens and makes letters capitals, in place. */
void identifier_tidy(char *);
