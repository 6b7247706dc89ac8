/* Dates: the calendar, and London's summer time. */
#include "../check.h"
#include "base/arena.h"
#include "base/date.h"

static struct date
day(const char *iso)
{
	struct date d = { 0 };

	CHECK(date_parse(iso, &d));
	return d;
}

static void
every_day_of_ten_centuries_goes_there_and_back(void)
{
	struct date end = day("2600-01-01");

	for (struct date d = day("1600-01-01"); date_compare(d, end) < 0; d = date_add_days(d, 1)) {
		struct ymd c = date_ymd(d);
		struct date again = { 0 };

		if (!date_from_ymd(c.year, c.month, c.day, &again) || again.day != d.day) {
			CHECK_INT(again.day, d.day);
			return;
		}
	}
}

static void
days_that_do_not_exist_are_refused(void)
{
	static const char *const wrong[] = { "2025-02-29", "1900-02-29", "2026-13-01", "2026-00-10",
		"2026-04-31", "2026-4-01", "2026-04-01 ", "0000-01-01", "", "20260401" };

	for (unsigned i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		struct date d = { 7 };

		CHECK(!date_parse(wrong[i], &d));
		CHECK_INT(d.day, 7);
	}
	CHECK(date_is_set(day("2000-02-29")));
}

static void
months_use_the_corresponding_date(void)
{
	CHECK_INT(date_add_months(day("2026-01-31"), 1).day, day("2026-02-28").day);
	CHECK_INT(date_add_months(day("2028-01-31"), 1).day, day("2028-02-29").day);
	CHECK_INT(date_add_months(day("2025-10-01"), 2).day, day("2025-12-01").day);
	CHECK_INT(date_add_months(day("2026-03-31"), -1).day, day("2026-02-28").day);
	CHECK_INT(date_add_months(day("2025-12-15"), 1).day, day("2026-01-15").day);
}

static void
weekdays_and_ages(void)
{
	CHECK_INT(date_weekday(day("2026-03-02")), MONDAY);
	CHECK_INT(date_weekday(day("2026-11-22")), SUNDAY);
	CHECK_INT(date_age(day("2010-06-02"), day("2026-06-01")), 15);
	CHECK_INT(date_age(day("2010-06-01"), day("2026-06-01")), 16);
	CHECK_INT(date_age(day("2012-02-29"), day("2026-02-28")), 13);
	CHECK_INT(date_age(day("2012-02-29"), day("2026-03-01")), 14);
}

static void
instants_round_trip(void)
{
	struct arena *a = arena_new(0);
	struct instant t = { 0 };

	CHECK(instant_parse("2026-03-02T10:11:12.120000Z", &t));
	CHECK_STR(instant_iso(a, t), "2026-03-02T10:11:12.120000Z");
	CHECK(instant_parse("2026-03-02 10:11:12.12", &t));
	CHECK_STR(instant_iso(a, t), "2026-03-02T10:11:12.120000Z");
	CHECK(!instant_parse("2026-03-02T10:11:60Z", &t));
	CHECK(!instant_parse("2026-03-02T10:11:12+01:00", &t));
	arena_free(a);
}

static void
london_changes_its_clocks(void)
{
	static const struct {
		const char *utc, *date;
		int minute;
	} cases[] = {
		{ "2026-03-29T00:59:59Z", "2026-03-29", 59 },
		{ "2026-03-29T01:00:00Z", "2026-03-29", 120 },
		{ "2026-07-01T23:30:00Z", "2026-07-02", 30 },
		{ "2026-10-25T00:59:59Z", "2026-10-25", 119 },
		{ "2026-10-25T01:00:00Z", "2026-10-25", 60 },
		{ "2026-12-31T23:30:00Z", "2026-12-31", 1410 },
	};

	for (unsigned i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct instant t = { 0 };

		CHECK(instant_parse(cases[i].utc, &t));
		CHECK_INT(instant_london_date(t).day, day(cases[i].date).day);
		CHECK_INT(instant_london_minute(t), cases[i].minute);
	}
}

int
main(void)
{
	return check_run((struct check_case[]){
	    CHECK_CASE(every_day_of_ten_centuries_goes_there_and_back),
	    CHECK_CASE(days_that_do_not_exist_are_refused),
	    CHECK_CASE(months_use_the_corresponding_date),
	    CHECK_CASE(weekdays_and_ages),
	    CHECK_CASE(instants_round_trip),
	    CHECK_CASE(london_changes_its_clocks),
	    { 0 },
	});
}
