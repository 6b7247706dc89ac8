/* Calendar: how days, weeks, months and working days are counted towards a lawful date. */
#include "policy/calendar.h"

#include <stdlib.h>

static int
compare_holiday(const void *key, const void *element)
{
	const struct date *day = key;
	const struct policy_holiday *h = element;

	return date_compare(*day, h->on);
}

bool
calendar_is_working_day(const struct policy_pack *p, struct date d)
{
	if (date_weekday(d) >= SATURDAY)
		return false;
	return bsearch(&d, p->holidays, p->n_holidays, sizeof *p->holidays, compare_holiday) ==
	       NULL;
}

bool
calendar_tribunal_closed(const struct policy_pack *p, struct date d)
{
	struct ymd c = date_ymd(d);
	int day = c.month * 100 + c.day;

	for (unsigned i = 0; i < p->n_closed; i++) {
		const struct policy_closed *x = &p->closed[i];
		int from = x->from_month * 100 + x->from_day, to = x->to_month * 100 + x->to_day;

		if (from <= to ? day >= from && day <= to : day >= from || day <= to)
			return true;
	}
	return false;
}

struct date
calendar_add_working_days(const struct policy_pack *p, struct date d, int n)
{
	int step = n < 0 ? -1 : 1;

	for (int left = abs(n); left > 0;) {
		d = date_add_days(d, step);
		if (calendar_is_working_day(p, d))
			left--;
	}
	return d;
}

/*
 * HESC rule 12: the Tribunal does not count 25 December to 1 January or any
 * day of August in a special educational needs case (T9).
 */
static struct date
add_tribunal_working_days(const struct policy_pack *p, struct date d, int n)
{
	for (int left = n; left > 0;) {
		d = date_add_days(d, 1);
		if (calendar_is_working_day(p, d) && !calendar_tribunal_closed(p, d))
			left--;
	}
	return d;
}

/*
 * HESC rule 12: a time limit for starting proceedings that ends from 25
 * December to 1 January or in August is kept on the first working day after
 * them (T8); one that ends on another day that is not a working day, on the
 * next working day, whichever that is (T7).
 */
static struct date
first_day_in_time(const struct policy_pack *p, struct date d)
{
	while (calendar_tribunal_closed(p, d))
		d = date_add_days(d, 1);
	while (!calendar_is_working_day(p, d))
		d = date_add_days(d, 1);
	return d;
}

/* The day that lies the limit's length after the event, its own day being day 0. */
static struct date
add_length(const struct policy_pack *p, const struct policy_limit *l, struct date from)
{
	switch (l->unit) {
	case UNIT_DAYS:
		return date_add_days(from, l->length);
	case UNIT_WEEKS:
		return date_add_days(from, 7 * l->length);
	case UNIT_MONTHS:
		return date_add_months(from, l->length);
	case UNIT_WORKING_DAYS:
		if (l->calendar == CALENDAR_TRIBUNAL)
			return add_tribunal_working_days(p, from, l->length);
		/* Beginning with the event's day, that day may itself be the first (T2). */
		if (l->counting == COUNT_BEGINNING)
			from = date_add_days(from, -1);
		return calendar_add_working_days(p, from, l->length);
	case UNIT__MAX:
		break;
	}
	return from;
}

struct date
calendar_due(const struct policy_pack *p, const struct policy_limit *l, struct date from)
{
	struct date due = add_length(p, l, from);

	if (l->counting == COUNT_BEFORE ||
	    (l->counting == COUNT_BEGINNING && l->unit != UNIT_WORKING_DAYS))
		due = date_add_days(due, -1);
	return l->calendar == CALENDAR_TRIBUNAL_START ? first_day_in_time(p, due) : due;
}

struct date
calendar_phase_due(const struct policy_phase_rule *r, struct date transfer)
{
	struct date d = transfer;

	if (r->before_text == NULL)
		return date_add_months(transfer, -r->months_before);
	/* "Before 15 February in the calendar year of the transfer": the 15th is late (reg 18). */
	date_from_ymd(date_ymd(transfer).year, r->before_month, r->before_day, &d);
	return date_add_days(d, -1);
}
