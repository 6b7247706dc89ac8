/* Sen2 year: the third Thursday of January, and the calendar year before it. */
#include "areas/returns/sen2_year.h"
#include "areas/returns/sen2_form.h"

enum { WEEK = 7, MARCH = 3, DECEMBER = 12, LAST_OF_DECEMBER = 31 };

static struct date
third_thursday(int year)
{
	struct date d = { 0 };

	date_from_ymd(year, 1, 1, &d);
	while (date_weekday(d) != THURSDAY)
		d = date_add_days(d, 1);
	return date_add_days(d, 2 * WEEK);
}

static int
form_of(int year)
{
	if (year < SEN2_FIRST_YEAR)
		return SEN2_FIRST_YEAR;
	return year > SEN2_LAST_YEAR ? SEN2_LAST_YEAR : year;
}

struct sen2_year
sen2_year_of(int year)
{
	struct sen2_year y = {
		.year = year, .form = form_of(year), .census = third_thursday(year)
	};

	date_from_ymd(year - 1, 1, 1, &y.from);
	date_from_ymd(year - 1, DECEMBER, LAST_OF_DECEMBER, &y.until);
	return y;
}

struct sen2_year
sen2_year_on(struct date today)
{
	struct ymd d = date_ymd(today);

	return sen2_year_of(d.month <= MARCH ? d.year : d.year + 1);
}
