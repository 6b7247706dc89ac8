/* Csa: the end of compulsory school age. */
#include "access/csa.h"

enum { JUNE = 6, SEPTEMBER = 9, LEAVING_AGE = 16 };

/* The school leaving date of a year (Education (School Leaving Date) Order 1997). */
static struct date
last_friday_in_june(int year)
{
	struct date d = { 0 };

	date_from_ymd(year, JUNE, 30, &d);
	while (date_weekday(d) != FRIDAY)
		d = date_add_days(d, -1);
	return d;
}

/*
 * Education Act 1996 s.8(3).  Who turns 16 after the leaving date and before
 * the next school year, which begins on 1 September, has left with the others
 * of that year; who does so from September on leaves in the next.  Nobody's
 * sixteenth birthday in a year without 29 February changes the month.
 */
struct date
access_csa_end(struct date born)
{
	struct ymd b;

	if (!date_is_set(born))
		return born;
	b = date_ymd(born);
	return last_friday_in_june(b.year + LEAVING_AGE + (b.month >= SEPTEMBER));
}
