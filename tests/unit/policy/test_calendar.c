/* Calendar: rules T1 to T12 of the domain handbook, with its worked vectors. */
#include "../check.h"
#include "policy/calendar.h"

static struct arena *arena;
static const struct policy_pack *law;

static struct date
day(const char *iso)
{
	struct date d = { 0 };

	CHECK(date_parse(iso, &d));
	return d;
}

static void
bank_holidays_are_no_working_days(void)
{
	static const char *const off[] = { "2014-04-18", "2015-12-28", "2016-12-27", "2017-01-02",
		"2020-05-08", "2021-12-27", "2021-12-28", "2022-01-03", "2022-06-02", "2022-06-03",
		"2022-09-19", "2022-12-27", "2023-05-08", "2024-03-29", "2024-04-01", "2025-12-25",
		"2025-12-26", "2026-04-03", "2026-04-06", "2026-08-31", "2026-12-28", "2027-12-27",
		"2027-12-28", "2028-01-03", "2028-04-14", "2026-05-02", "2026-05-03" };
	static const char *const on[] = { "2020-05-04", "2022-05-30", "2026-08-03", "2025-12-29",
		"2025-12-31", "2026-12-29", "2026-12-24", "2026-05-05", "2028-12-27",
		"2022-12-28" };

	for (unsigned i = 0; i < sizeof off / sizeof off[0]; i++)
		if (calendar_is_working_day(law, day(off[i])))
			CHECK_STR(off[i], "a day off");
	for (unsigned i = 0; i < sizeof on / sizeof on[0]; i++)
		if (!calendar_is_working_day(law, day(on[i])))
			CHECK_STR(on[i], "a working day");
}

/* 8 bank holidays a year, with those added for 2022 and 2023. */
static void
every_year_has_its_bank_holidays(void)
{
	for (int year = 2014; year <= 2028; year++) {
		int n = 0, want = year == 2022 ? 10 : year == 2023 ? 9 : 8;

		for (unsigned i = 0; i < law->n_holidays; i++) {
			n += date_ymd(law->holidays[i].on).year == year;
			CHECK(date_weekday(law->holidays[i].on) <= FRIDAY);
		}
		CHECK_INT(n, want);
	}
}

static const struct {
	const char *rule;
	struct policy_limit limit;
	const char *from, *due;
} limits[] = {
	{ "T1", { .length = 6, .unit = UNIT_WEEKS }, "2026-03-02", "2026-04-13" },
	{ "T1", { .length = 16, .unit = UNIT_WEEKS }, "2026-03-02", "2026-06-22" },
	{ "T1", { .length = 20, .unit = UNIT_WEEKS }, "2026-03-02", "2026-07-20" },
	{ "T1", { .length = 6, .unit = UNIT_WEEKS }, "2024-01-18", "2024-02-29" },
	{ "T2", { .length = 15, .unit = UNIT_DAYS, .counting = COUNT_BEGINNING }, "2026-06-12",
	    "2026-06-26" },
	{ "T2", { .length = 15, .unit = UNIT_WORKING_DAYS, .counting = COUNT_BEGINNING },
	    "2026-04-18", "2026-05-11" },
	{ "T2", { .length = 1, .unit = UNIT_WORKING_DAYS, .counting = COUNT_BEGINNING },
	    "2026-04-20", "2026-04-20" },
	{ "T5", { .length = 1, .unit = UNIT_MONTHS }, "2026-01-31", "2026-02-28" },
	{ "T5", { .length = 2, .unit = UNIT_MONTHS }, "2025-10-01", "2025-12-01" },
	{ "T5", { .length = 12, .unit = UNIT_MONTHS }, "2024-02-29", "2025-02-28" },
	{ "before", { .length = 3, .unit = UNIT_MONTHS, .counting = COUNT_BEFORE }, "2026-05-01",
	    "2026-07-31" },
	{ "T6", { .length = 3, .unit = UNIT_WORKING_DAYS }, "2026-04-02", "2026-04-09" },
	{ "T6", { .length = 3, .unit = UNIT_WORKING_DAYS }, "2025-12-24", "2025-12-31" },
	{ "T7", { .length = 2, .unit = UNIT_MONTHS, .calendar = CALENDAR_TRIBUNAL_START },
	    "2026-03-03", "2026-05-05" },
	{ "T8", { .length = 1, .unit = UNIT_MONTHS, .calendar = CALENDAR_TRIBUNAL_START },
	    "2025-11-29", "2026-01-02" },
	{ "T8", { .length = 2, .unit = UNIT_MONTHS, .calendar = CALENDAR_TRIBUNAL_START },
	    "2026-06-19", "2026-09-01" },
	{ "T9", { .length = 30, .unit = UNIT_WORKING_DAYS, .calendar = CALENDAR_TRIBUNAL },
	    "2026-07-20", "2026-09-29" },
	{ "T9", { .length = 1, .unit = UNIT_WORKING_DAYS, .calendar = CALENDAR_TRIBUNAL },
	    "2025-12-24", "2026-01-02" },
	{ "T11", { .length = 30, .unit = UNIT_DAYS }, "2026-07-20", "2026-08-19" },
	{ "at once", { .length = 0, .unit = UNIT_DAYS }, "2026-07-20", "2026-07-20" },
};

static void
limits_end_on_the_right_day(void)
{
	for (unsigned i = 0; i < sizeof limits / sizeof limits[0]; i++) {
		struct date due = calendar_due(law, &limits[i].limit, day(limits[i].from));

		CHECK_STR(date_iso(arena, due), limits[i].due);
	}
}

static void
working_days_go_back_as_they_came(void)
{
	CHECK_STR(
	    date_iso(arena, calendar_add_working_days(law, day("2026-05-01"), -15)), "2026-04-10");
	for (int n = 1; n < 300; n++) {
		struct date on = calendar_add_working_days(law, day("2026-01-05"), n);

		CHECK_STR(date_iso(arena, calendar_add_working_days(law, on, -n)), "2026-01-05");
	}
}

static void
the_tribunal_is_shut_at_christmas_and_in_august(void)
{
	CHECK(calendar_tribunal_closed(law, day("2025-12-25")));
	CHECK(calendar_tribunal_closed(law, day("2026-01-01")));
	CHECK(calendar_tribunal_closed(law, day("2026-08-01")));
	CHECK(calendar_tribunal_closed(law, day("2026-08-31")));
	CHECK(!calendar_tribunal_closed(law, day("2025-12-24")));
	CHECK(!calendar_tribunal_closed(law, day("2026-01-02")));
	CHECK(!calendar_tribunal_closed(law, day("2026-07-31")));
	CHECK(!calendar_tribunal_closed(law, day("2026-09-01")));
}

static void
phases_end_the_day_before(void)
{
	struct date transfer = day("2026-09-01");

	CHECK_STR(
	    date_iso(arena, calendar_phase_due(law->phases[PHASE_PRIMARY_SECONDARY], transfer)),
	    "2026-02-14");
	CHECK_STR(
	    date_iso(arena, calendar_phase_due(law->phases[PHASE_SECONDARY_POST16], transfer)),
	    "2026-03-30");
	CHECK_STR(date_iso(arena, calendar_phase_due(law->phases[PHASE_POST16_POST16], transfer)),
	    "2026-04-01");
}

int
main(void)
{
	arena = arena_new(0);
	law = policy_find(policy_load_all(arena, POLICY_DIR), "england-2014");
	return check_run((struct check_case[]){ CHECK_CASE(bank_holidays_are_no_working_days),
	    CHECK_CASE(every_year_has_its_bank_holidays), CHECK_CASE(limits_end_on_the_right_day),
	    CHECK_CASE(working_days_go_back_as_they_came),
	    CHECK_CASE(the_tribunal_is_shut_at_christmas_and_in_august),
	    CHECK_CASE(phases_end_the_day_before), { 0 } });
}
