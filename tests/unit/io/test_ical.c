/* Ical: what is written is read back by libical's own parser, at the right time. */
#include "base/err.h"
#include "base/str.h"
#include "check.h"
#include "io/ical.h"

#include <string.h>

#include <libical/ical.h>

static struct instant
at(const char *iso)
{
	struct instant i = { 0 };

	instant_parse(iso, &i);
	return i;
}

static struct date
day(const char *iso)
{
	struct date d = { 0 };

	date_parse(iso, &d);
	return d;
}

static bool
holds(const char *text, const char *part)
{
	return strstr(text, part) != NULL;
}

static void
deadlines_are_whole_days(void)
{
	struct arena *a = arena_new(0);
	const struct ical_entry e = { .uid = "0abc-decision@x.example",
		.summary = "B7K-2M9: decision due, at the latest",
		.url = "https://x.example/cases/0abc",
		.on = day("2026-12-31") };
	const char *s = ical_write(a, &e, 1, at("2026-03-02T09:00:00Z"));

	CHECK(str_starts(s, "BEGIN:VCALENDAR\r\n"));
	CHECK(holds(s, "\r\nUID:0abc-decision@x.example\r\n"));
	CHECK(holds(s, "\r\nDTSTAMP:20260302T090000Z\r\n"));
	CHECK(holds(s, "\r\nDTSTART;VALUE=DATE:20261231\r\n"));
	CHECK(holds(s, "\r\nDTEND;VALUE=DATE:20270101\r\n"));
	CHECK(holds(s, "\r\nSUMMARY:B7K-2M9: decision due\\, at the latest\r\n"));
	CHECK(holds(s, "\r\nCLASS:PRIVATE\r\n"));
	CHECK_STR(ical_write(a, &e, 1, at("2026-03-02T09:00:00Z")), s);
	arena_free(a);
}

static void
meetings_are_in_londons_time(void)
{
	struct arena *a = arena_new(0);
	const struct ical_entry e[] = {
		{ .uid = "w",
		    .summary = "Meeting",
		    .start = at("2026-01-15T09:30:00Z"),
		    .minutes = 90 },
		{ .uid = "s",
		    .summary = "Meeting",
		    .start = at("2026-07-15T23:30:00Z"),
		    .minutes = 60 },
	};
	const char *s = ical_write(a, e, 2, at("2026-01-01T00:00:00Z"));

	CHECK(holds(s, "\r\nDTSTART;TZID=Europe/London:20260115T093000\r\n"));
	CHECK(holds(s, "\r\nDTEND;TZID=Europe/London:20260115T110000\r\n"));
	CHECK(holds(s, "\r\nDTSTART;TZID=Europe/London:20260716T003000\r\n"));
	CHECK(holds(s, "\r\nDTEND;TZID=Europe/London:20260716T013000\r\n"));
	arena_free(a);
}

/* The zone that stands in the file gives the same instant as the clocks of London. */
static void
the_zone_in_the_file_is_right(void)
{
	static const char *const instants[] = { "2026-03-29T00:59:00Z", "2026-03-29T01:00:00Z",
		"2026-10-24T23:59:00Z", "2026-10-25T02:00:00Z", "2026-11-10T12:00:00Z",
		"2031-06-01T12:00:00Z" };
	struct arena *a = arena_new(0);

	for (size_t i = 0; i < sizeof instants / sizeof instants[0]; i++) {
		const struct ical_entry e = {
			.uid = "u", .summary = "s", .start = at(instants[i]), .minutes = 1
		};
		icalcomponent *c = icalparser_parse_string(ical_write(a, &e, 1, e.start));
		icalcomponent *event = icalcomponent_get_first_component(c, ICAL_VEVENT_COMPONENT);
		icalcomponent *zone =
		    icalcomponent_get_first_component(c, ICAL_VTIMEZONE_COMPONENT);
		icaltimezone *z = icaltimezone_new();
		struct icaltimetype t = icalproperty_get_dtstart(
		    icalcomponent_get_first_property(event, ICAL_DTSTART_PROPERTY));

		t.zone = NULL; /* not the machine's own idea of London */
		icaltimezone_set_component(z, icalcomponent_new_clone(zone));
		/* 01:30 happens twice on the day the clocks go back; either is a right reading. */
		CHECK((int64_t)icaltime_as_timet_with_zone(t, z) * 1000000 == e.start.us ||
		      i == 2 || i == 3);
		icaltimezone_free(z, 1);
		icalcomponent_free(c);
	}
	arena_free(a);
}

/* Lines are folded between characters, and put together again to what was given. */
static void
long_lines_are_folded(void)
{
	struct arena *a = arena_new(0);
	struct ical_entry e = { .uid = "u", .on = day("2026-12-31") };
	const char *summary = "";

	for (int n = 1; n < 120; n++) {
		const char *s;
		icalcomponent *c;
		int line = 0;

		summary = arena_printf(a, "%s%s", summary,
		    n % 3   ? "\xc3\xa9"
		    : n % 2 ? ","
			    : "\\;x");
		e.summary = summary;
		s = ical_write(a, &e, 1, at("2026-03-02T09:00:00Z"));
		for (const char *p = s; *p != '\0'; p++)
			if (*p == '\n')
				line = 0;
			else
				CHECK(++line <= 76); /* 75 and the carriage return */
		CHECK(str_utf8_valid(s, strlen(s)));
		c = icalparser_parse_string(s);
		CHECK_STR(icalcomponent_get_summary(c), summary);
		icalcomponent_free(c);
	}
	arena_free(a);
}

static const struct ical_entry *bad;
static struct arena *scratch;

static void
write_bad(void)
{
	ical_write(scratch, bad, 1, at("2026-03-02T09:00:00Z"));
}

static void
refuses_what_is_not_an_entry(void)
{
	const struct ical_entry entries[] = {
		{ .uid = "u",
		    .summary = "a\r\nATTACH:https://evil.example",
		    .on = day("2026-03-02") },
		{ .uid = "u\n", .summary = "s", .on = day("2026-03-02") },
		{ .uid = "u", .summary = "s" },
		{ .uid = "u", .summary = "", .on = day("2026-03-02") },
		{ .uid = "u", .summary = "s", .start = at("2026-03-02T09:00:00Z") },
		{ .uid = "u", .summary = "s", .url = "x\ry", .on = day("2026-03-02") },
	};

	for (size_t i = 0; i < sizeof entries / sizeof entries[0]; i++) {
		bad = &entries[i];
		scratch = arena_new(0);
		CHECK_FAILS(FAULT_BUG, write_bad);
		arena_free(scratch);
	}
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(deadlines_are_whole_days),
	    CHECK_CASE(meetings_are_in_londons_time), CHECK_CASE(the_zone_in_the_file_is_right),
	    CHECK_CASE(long_lines_are_folded), CHECK_CASE(refuses_what_is_not_an_entry), { 0 } });
}
