/*
 * Dates: calendar days of the proleptic Gregorian calendar, and instants.
 *
 * Rules and queries never read a clock: today's date and the time are handed
 * in as a struct now.  A zeroed date or instant means "none".
 */
#pragma once
#include <stdbool.h>
#include <stdint.h>

struct arena;

/* Day 1 is 1 January of year 1; 0 is no date. */
struct date {
	int32_t day;
};

/* Microseconds since 1970-01-01T00:00:00Z; 0 is no instant. */
struct instant {
	int64_t us;
};

/* The present as handed to a request, a job or a rule.  The date is that of London. */
struct now {
	struct instant instant;
	struct date today;
};

struct ymd {
	int year, month, day; /* 1..12, 1..31 */
};

enum weekday { MONDAY = 1, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY };

/* False, *ret untouched, when the calendar has no such day; years 1 to 9999. */
bool date_from_ymd(int year, int month, int day, struct date *ret);
struct ymd date_ymd(struct date);

/* Exactly "YYYY-MM-DD". */
bool date_parse(const char *, struct date *ret);
char *date_iso(struct arena *, struct date); /* NULL for no date */

static inline bool
date_is_set(struct date d)
{
	return d.day != 0;
}

/* <0, 0, >0 as a is before, the same as or after b. */
static inline int
date_compare(struct date a, struct date b)
{
	return (a.day > b.day) - (a.day < b.day);
}

struct date date_add_days(struct date, int days);
/* The same day-number n months on, else the last day of that month (corresponding-date rule). */
struct date date_add_months(struct date, int months);
int date_days_between(struct date from, struct date to); /* to minus from */
enum weekday date_weekday(struct date);
/* Completed years from birth to that day; one born on 29 February ages on 1 March. */
int date_age(struct date born, struct date on);

/* Instants as text: "YYYY-MM-DDTHH:MM:SS.ffffffZ".  Parsing also takes a space for T, no Z, any
 * fraction. */
bool instant_parse(const char *, struct instant *ret);
char *instant_iso(struct arena *, struct instant);
/* The calendar date and the minute of the day in London at that instant (GMT or BST). */
struct date instant_london_date(struct instant);
int instant_london_minute(struct instant);
struct instant instant_add_seconds(struct instant, int64_t seconds);

/*
 * The machine's clock, or the fixed date set with now_fix() (the time of day
 * then still runs).  Called by the dispatcher, the worker and commands only.
 */
struct now now_read(void);
void now_fix(struct date today);
