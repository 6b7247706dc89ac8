/* Rules of the search: what somebody means who types something into the box. */
#pragma once
#include "base/arena.h"
#include "base/date.h"

enum find_kind {
	FIND_NOTHING,
	FIND_UPN,
	FIND_BAD_UPN,	 /* has the shape of one, and its check letter does not fit */
	FIND_NUMBER,	 /* ten digits that are a unique learner number or an NHS number */
	FIND_BAD_NUMBER, /* ten digits that are neither */
	FIND_BORN,
	FIND_BAD_DATE, /* has the shape of a date, and there is no such day */
	FIND_WORDS,    /* a reference or a name */
};

struct find_meaning {
	enum find_kind kind;
	const char *text; /* tidied: a number without spaces, words as they are */
	struct date born;
};

/* Dates are read the English way: day, month, year; "3/2/2017", "3.2.17", "03 02 2017",
 * "3 Feb 2017", "3rd February 2017", "2017-02-03".  Two digits are a year up to today's. */
struct find_meaning find_meaning_of(struct arena *, const char *typed, struct date today);
