/* Dates: day counts by Howard Hinnant's civil-from-days method, and London's summer time. */
#include "base/date.h"
#include "base/arena.h"

#include <stdio.h>
#include <string.h>
#include <time.h>

enum {
	DAYS_PER_ERA = 146097, /* 400 Gregorian years */
	EPOCH_1970 = 719163,   /* 1970-01-01 as a day number */
	LAST_YEAR = 9999,
};

static const int64_t us_per_second = 1000000;
static const int64_t us_per_day = 86400 * 1000000LL;

static bool
is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
days_in_month(int year, int month)
{
	static const int days[] = { 0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };

	return month == 2 && is_leap(year) ? 29 : days[month];
}

/* Years start on 1 March here, so that the leap day is the last day of a year. */
static struct date
from_civil(int year, int month, int day)
{
	int y = month <= 2 ? year - 1 : year;
	int era = y / 400, year_of_era = y % 400;
	int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;

	return (struct date){ era * DAYS_PER_ERA + day_of_era - 305 };
}

bool
date_from_ymd(int year, int month, int day, struct date *ret)
{
	if (year < 1 || year > LAST_YEAR || month < 1 || month > 12 || day < 1)
		return false;
	if (day > days_in_month(year, month))
		return false;
	*ret = from_civil(year, month, day);
	return true;
}

struct ymd
date_ymd(struct date d)
{
	int z = d.day + 305;
	int era = z / DAYS_PER_ERA, doe = z % DAYS_PER_ERA;
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;
	int month = mp < 10 ? mp + 3 : mp - 9;

	return (struct ymd){
		.year = era * 400 + yoe + (month <= 2),
		.month = month,
		.day = doy - (153 * mp + 2) / 5 + 1,
	};
}

static bool
digits(const char *s, int n, int *ret)
{
	int value = 0;

	for (int i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return false;
		value = value * 10 + (s[i] - '0');
	}
	*ret = value;
	return true;
}

/* Reads "YYYY-MM-DD" at s, whatever follows. */
static bool
parse_prefix(const char *s, struct date *ret)
{
	int y, m, d;

	if (!digits(s, 4, &y) || s[4] != '-' || !digits(s + 5, 2, &m) || s[7] != '-' ||
	    !digits(s + 8, 2, &d))
		return false;
	return date_from_ymd(y, m, d, ret);
}

bool
date_parse(const char *s, struct date *ret)
{
	return s != NULL && strlen(s) == 10 && parse_prefix(s, ret);
}

char *
date_iso(struct arena *a, struct date d)
{
	struct ymd c = date_ymd(d);

	if (!date_is_set(d))
		return NULL;
	return arena_printf(a, "%04d-%02d-%02d", c.year, c.month, c.day);
}

struct date
date_add_days(struct date d, int days)
{
	return (struct date){ d.day + days };
}

struct date
date_add_months(struct date d, int months)
{
	struct ymd c = date_ymd(d);
	int index = c.year * 12 + (c.month - 1) + months;
	int year = index / 12, month = index % 12 + 1;
	int last = days_in_month(year, month);

	return from_civil(year, month, c.day < last ? c.day : last);
}

int
date_days_between(struct date from, struct date to)
{
	return to.day - from.day;
}

/* Day 1 was a Monday. */
enum weekday
date_weekday(struct date d)
{
	return (enum weekday)((d.day - 1) % 7 + 1);
}

int
date_age(struct date born, struct date on)
{
	struct ymd b = date_ymd(born), o = date_ymd(on);

	return o.year - b.year - (o.month < b.month || (o.month == b.month && o.day < b.day));
}

/* Reads ".ffffff" of any length at *s into microseconds. */
static int64_t
fraction(const char **s)
{
	int64_t us = 0, unit = us_per_second / 10;

	if (**s != '.')
		return 0;
	for ((*s)++; **s >= '0' && **s <= '9'; (*s)++, unit /= 10)
		us += (**s - '0') * unit;
	return us;
}

bool
instant_parse(const char *s, struct instant *ret)
{
	struct date day;
	int h, m, sec;
	int64_t us;

	if (s == NULL || strlen(s) < 19 || !parse_prefix(s, &day) || (s[10] != 'T' && s[10] != ' '))
		return false;
	if (!digits(s + 11, 2, &h) || s[13] != ':' || !digits(s + 14, 2, &m) || s[16] != ':' ||
	    !digits(s + 17, 2, &sec) || h > 23 || m > 59 || sec > 59)
		return false;
	s += 19;
	us = fraction(&s);
	if (*s == 'Z')
		s++;
	if (*s != '\0')
		return false;
	ret->us =
	    (day.day - EPOCH_1970) * us_per_day + (h * 3600 + m * 60 + sec) * us_per_second + us;
	return true;
}

/* Whole days and the rest, also before 1970. */
static struct date
utc_date(int64_t us, int64_t *ret_rest)
{
	int64_t days = us / us_per_day, rest = us % us_per_day;

	if (rest < 0) {
		rest += us_per_day;
		days--;
	}
	*ret_rest = rest;
	return (struct date){ (int32_t)days + EPOCH_1970 };
}

char *
instant_iso(struct arena *a, struct instant t)
{
	int64_t rest;
	struct ymd c = date_ymd(utc_date(t.us, &rest));
	int seconds = (int)(rest / us_per_second);

	if (t.us == 0)
		return NULL;
	return arena_printf(a, "%04d-%02d-%02dT%02d:%02d:%02d.%06dZ", c.year, c.month, c.day,
	    seconds / 3600, seconds / 60 % 60, seconds % 60, (int)(rest % us_per_second));
}

static struct date
last_sunday(int year, int month)
{
	struct date d = from_civil(year, month, days_in_month(year, month));

	return date_add_days(d, -((int)date_weekday(d) % 7));
}

/*
 * Summer time runs from 01:00 UTC on the last Sunday of March to 01:00 UTC on
 * the last Sunday of October (Summer Time Act 1972 as amended in 2002).
 */
static int64_t
london_us(struct instant t)
{
	int64_t rest, hour = 3600 * us_per_second;
	struct date day = utc_date(t.us - hour, &rest);
	int year = date_ymd(day).year;
	bool summer = date_compare(day, last_sunday(year, 3)) >= 0 &&
		      date_compare(day, last_sunday(year, 10)) < 0;

	return t.us + (summer ? hour : 0);
}

struct date
instant_london_date(struct instant t)
{
	int64_t rest;

	return utc_date(london_us(t), &rest);
}

int
instant_london_minute(struct instant t)
{
	int64_t rest;

	utc_date(london_us(t), &rest);
	return (int)(rest / (60 * us_per_second));
}

struct instant
instant_add_seconds(struct instant t, int64_t seconds)
{
	return (struct instant){ t.us + seconds * us_per_second };
}

static struct date fixed_today;

void
now_fix(struct date today)
{
	fixed_today = today;
}

struct now
now_read(void)
{
	struct timespec ts;
	struct now now;

	clock_gettime(CLOCK_REALTIME, &ts);
	now.instant.us = ts.tv_sec * us_per_second + ts.tv_nsec / 1000;
	now.today = instant_london_date(now.instant);
	if (date_is_set(fixed_today)) {
		now.instant.us += (fixed_today.day - now.today.day) * us_per_day;
		now.today = fixed_today;
	}
	return now;
}
