/* Rules of the search. */
#include "areas/cases/rules_find.h"
#include "base/identifier.h"
#include "base/str.h"

#include <ctype.h>
#include <string.h>

enum { DATE_PARTS = 3, MONTH_LETTERS = 3, TEN_DIGITS = 10, CENTURY = 100, YEAR_DIGITS = 4 };

/* A word of a date: a number, a month's name, or neither. */
struct part {
	int number, digits; /* digits 0: no number */
	int month;	    /* 1 to 12 of a name; 0: none */
	bool wrong;
};

static int
month_named(const char *s, size_t n)
{
	static const char *const months[] = { "january", "february", "march", "april", "may",
		"june", "july", "august", "september", "october", "november", "december" };

	for (int i = 0; n >= MONTH_LETTERS && i < 12; i++)
		if (n <= strlen(months[i]) && strncasecmp(s, months[i], n) == 0)
			return i + 1;
	return n == 4 && strncasecmp(s, "sept", n) == 0 ? 9 : 0;
}

/* "3", "3rd", "Feb" */
static struct part
part_of(const char *s, size_t n)
{
	static const char *const endings[] = { "st", "nd", "rd", "th" };
	struct part p = { 0 };
	size_t i = 0;

	for (; i < n && isdigit((unsigned char)s[i]) && i < YEAR_DIGITS; i++)
		p.number = p.number * 10 + (s[i] - '0');
	p.digits = (int)i;
	if (i == n && n > 0)
		return p;
	for (size_t e = 0; i > 0 && n - i == 2 && e < 4; e++)
		if (strncasecmp(s + i, endings[e], 2) == 0)
			return p;
	p.month = i == 0 ? month_named(s, n) : 0;
	p.wrong = p.month == 0;
	return p;
}

/* The three words of a date; false when there are not three, or one is no part of a date. */
static bool
split(const char *s, struct part parts[DATE_PARTS])
{
	static const char between[] = " /.-,";
	int n = 0;

	for (s += strspn(s, between); *s != '\0'; s += strspn(s, between)) {
		size_t length = strcspn(s, between);

		if (n == DATE_PARTS)
			return false;
		parts[n] = part_of(s, length);
		if (parts[n++].wrong)
			return false;
		s += length;
	}
	return n == DATE_PARTS;
}

static int
year_of(const struct part *p, struct date today)
{
	int now = date_ymd(today).year, year;

	if (p->digits != 2)
		return p->number;
	year = now - now % CENTURY + p->number;
	return year > now ? year - CENTURY : year;
}

/* False: no date at all.  A date that is none leaves *ret unset. */
static bool
read_date(const char *s, struct date today, struct date *ret)
{
	struct part p[DATE_PARTS] = { 0 };
	const struct part *day = &p[0], *year = &p[2];
	int month;

	*ret = (struct date){ 0 };
	if (!split(s, p))
		return false;
	if (p[0].digits == YEAR_DIGITS) {
		day = &p[2];
		year = &p[0];
	}
	month = p[1].month != 0 ? p[1].month : p[1].number;
	if (day->digits < 1 || day->digits > 2 ||
	    (year->digits != 2 && year->digits != YEAR_DIGITS) ||
	    (p[1].month == 0 && (p[1].digits < 1 || p[1].digits > 2)))
		return false;
	(void)date_from_ymd(year_of(year, today), month, day->number, ret);
	return true;
}

static bool
is_ten_digits(const char *s)
{
	return strlen(s) == TEN_DIGITS && strspn(s, "0123456789") == TEN_DIGITS;
}

struct find_meaning
find_meaning_of(struct arena *a, const char *typed, struct date today)
{
	struct find_meaning m = { .kind = FIND_WORDS, .text = str_trim(a, typed) };
	char *tidy = arena_strdup(a, m.text);
	enum identifier_fault upn;

	identifier_tidy(tidy);
	upn = upn_check(tidy);
	if (*tidy == '\0') {
		m.kind = FIND_NOTHING;
	} else if (upn != IDENTIFIER_SHAPE) {
		m.kind = upn == IDENTIFIER_GOOD ? FIND_UPN : FIND_BAD_UPN;
		m.text = tidy;
	} else if (is_ten_digits(tidy)) {
		bool good =
		    uln_check(tidy) == IDENTIFIER_GOOD || nhs_check(tidy) == IDENTIFIER_GOOD;

		m.kind = good ? FIND_NUMBER : FIND_BAD_NUMBER;
		m.text = tidy;
	} else if (read_date(m.text, today, &m.born)) {
		m.kind = date_is_set(m.born) ? FIND_BORN : FIND_BAD_DATE;
	}
	return m;
}
