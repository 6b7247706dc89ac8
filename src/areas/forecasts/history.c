/*
 * History: an authority's own cases as the lines of transitions.csv.
 *
 * A plan is in force from the day it is issued, or the child moves in, to the day it ceases
 * or the child moves out.  It is counted as the statutory return counts it, on the third
 * Thursday of January or near enough: on the 15th.  Where the child is on roll that day says
 * which kind of setting it is.
 */
#include "areas/forecasts/forecasts.h"
#include "areas/forecasts/forecasts.sql.h"
#include "base/buf.h"
#include "base/str.h"
#include "db/db.h"

#include <string.h>

enum { COUNTED_MONTH = 1, COUNTED_DAY = 15, AGE_MONTH = 8, AGE_DAY = 31, RECEPTION_AGE = 4 };

struct history {
	struct forecast_plans_had_rows plans;
	struct forecast_schools_had_rows schools;
	struct buf *rows;
};

static struct date
day_of(int year, int month, int day)
{
	struct date d = { 0 };

	date_from_ymd(year, month, day, &d);
	return d;
}

static bool
in_force(const struct forecast_plans_had_row *p, struct date on)
{
	return date_is_set(p->begins) && date_compare(p->begins, on) <= 0 &&
	       (!date_is_set(p->ends) || date_compare(p->ends, on) > 0);
}

/* National curriculum year: by the age on the 31 August before. */
static int
academic_year(struct date born, int year)
{
	struct date on = day_of(year - 1, AGE_MONTH, AGE_DAY);

	return date_compare(born, on) > 0 ? -RECEPTION_AGE - 1 : date_age(born, on) - RECEPTION_AGE;
}

static const char *
kind_of(const char *type, const char *phase)
{
	if (type == NULL || phase == NULL)
		return "OTHER";
	if (strstr(type, "ndependent special") != NULL || strstr(type, "on-maintained") != NULL)
		return "INDEPENDENT";
	if (strstr(type, "pecial") != NULL)
		return "SPECIAL";
	if (str_eq(phase, "16 plus") || strstr(type, "urther education") != NULL)
		return "COLLEGE";
	return str_eq(phase, "Nursery") ? "EARLY" : "MAINSTREAM";
}

/* The child's first row; they come in order of the child. */
static size_t
first_of(const struct forecast_schools_had_rows *schools, int64_t child)
{
	size_t low = 0, high = schools->n;

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (schools->a[middle].child < child)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

/* The school on whose roll the child was that day, the last that began. */
static const char *
setting_on(const struct history *h, int64_t child, struct date on)
{
	const char *kind = "OTHER";

	for (size_t i = first_of(&h->schools, child);
	     i < h->schools.n && h->schools.a[i].child == child; i++) {
		const struct forecast_schools_had_row *s = &h->schools.a[i];

		if (date_compare(s->from_on, on) <= 0 &&
		    (!date_is_set(s->to_on) || date_compare(s->to_on, on) > 0))
			kind = kind_of(s->type_name, s->phase);
	}
	return kind;
}

static void
put_row(struct history *h, const struct forecast_plans_had_row *p, int year)
{
	struct date before = day_of(year, COUNTED_MONTH, COUNTED_DAY);
	struct date after = day_of(year + 1, COUNTED_MONTH, COUNTED_DAY);
	const char *need = p->need != NULL ? p->need : "OTH";
	bool had = in_force(p, before), has = in_force(p, after);
	int ay = academic_year(p->born, year);

	if ((!had && !has) || ay < AY_FIRST || ay >= AY_LAST)
		return;
	buf_printf(h->rows, "%d,%s,%s,%d,%s,%s,%d\n", year,
	    had ? setting_on(h, p->child, before) : "NONSEND", had ? need : "NONSEND", ay,
	    has ? setting_on(h, p->child, after) : "NONSEND", has ? need : "NONSEND", ay + 1);
}

const char *
forecasts_history(struct tx *tx, int64_t la, int years)
{
	struct history h = { forecast_plans_had(tx, la), forecast_schools_had(tx, la),
		buf_new(tx_arena(tx)) };
	struct date today = tx_now(tx).today;
	int end = date_ymd(today).year;

	if (date_compare(today, day_of(end, COUNTED_MONTH, COUNTED_DAY)) < 0)
		end--;
	buf_puts(h.rows, "calendar-year,setting-1,need-1,academic-year-1,setting-2,need-2,"
			 "academic-year-2\n");
	for (int year = end - years; year < end; year++)
		for (size_t i = 0; i < h.plans.n; i++)
			put_row(&h, &h.plans.a[i], year);
	return h.rows->p;
}
