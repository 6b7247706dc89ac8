/*
 * Ical: one VCALENDAR; meetings in London's time with its rules, deadlines as whole days.
 *
 * Written here and not by libical, which ends the process when memory runs out; the tests read the
 * result with it.
 */
#include "io/ical.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

#include <string.h>

enum { LINE_BYTES = 75 }; /* RFC 5545, section 3.1 */

/* The rule in force since 1996 (Summer Time Order 2002, SI 2002/262). */
static const char london[] =
    "BEGIN:VTIMEZONE\r\nTZID:Europe/London\r\n"
    "BEGIN:DAYLIGHT\r\nDTSTART:19960331T010000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU\r\n"
    "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nTZNAME:BST\r\nEND:DAYLIGHT\r\n"
    "BEGIN:STANDARD\r\nDTSTART:19961027T020000\r\n"
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU\r\n"
    "TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0000\r\nTZNAME:GMT\r\nEND:STANDARD\r\n"
    "END:VTIMEZONE\r\n";

static void
check_text(const char *s)
{
	if (str_blank(s) || !str_utf8_valid(s, strlen(s)))
		fail(FAULT_BUG, "a calendar entry without a text");
	for (; *s != '\0'; s++)
		if ((unsigned char)*s < ' ' || *s == 0x7f)
			fail(FAULT_BUG, "a calendar entry with a control character");
}

static bool
goes_on(char c)
{
	return ((unsigned char)c & 0xc0) == 0x80;
}

/* A content line, folded between characters. */
static void
put_line(struct buf *b, const char *line)
{
	size_t room = LINE_BYTES;

	while (strlen(line) > room) {
		size_t n = room;

		while (goes_on(line[n]))
			n--;
		buf_add(b, line, n);
		buf_puts(b, "\r\n ");
		line += n;
		room = LINE_BYTES - 1;
	}
	buf_puts(b, line);
	buf_puts(b, "\r\n");
}

/* RFC 5545, section 3.3.11. */
static const char *
escaped(struct arena *a, const char *text)
{
	struct buf *b = buf_new(a);

	for (; *text != '\0'; text++) {
		if (strchr("\\;,", *text) != NULL)
			buf_putc(b, '\\');
		buf_putc(b, *text);
	}
	return b->p;
}

static const char *
whole_day(struct arena *a, struct date d)
{
	struct ymd ymd = date_ymd(d);

	return arena_printf(a, "%04d%02d%02d", ymd.year, ymd.month, ymd.day);
}

static const char *
london_time(struct arena *a, struct instant at)
{
	int minute = instant_london_minute(at);

	return arena_printf(
	    a, "%sT%02d%02d00", whole_day(a, instant_london_date(at)), minute / 60, minute % 60);
}

static const char *
universal_time(struct arena *a, struct instant at)
{
	const char *iso = instant_iso(a, at);

	if (iso == NULL)
		fail(FAULT_BUG, "a calendar without the time it was made");
	return arena_printf(
	    a, "%.4s%.2s%.2sT%.2s%.2s%.2sZ", iso, iso + 5, iso + 8, iso + 11, iso + 14, iso + 17);
}

static void
put_times(struct arena *a, struct buf *b, const struct ical_entry *e)
{
	if (date_is_set(e->on)) {
		buf_printf(b, "DTSTART;VALUE=DATE:%s\r\n", whole_day(a, e->on));
		buf_printf(b, "DTEND;VALUE=DATE:%s\r\n", whole_day(a, date_add_days(e->on, 1)));
		buf_puts(b, "TRANSP:TRANSPARENT\r\n"); /* nobody is busy */
		return;
	}
	if (e->start.us == 0 || e->minutes <= 0)
		fail(FAULT_BUG, "a calendar entry without a date");
	buf_printf(b, "DTSTART;TZID=Europe/London:%s\r\n", london_time(a, e->start));
	buf_printf(b, "DTEND;TZID=Europe/London:%s\r\n",
	    london_time(a, instant_add_seconds(e->start, (int64_t)e->minutes * 60)));
}

static void
put_event(struct arena *a, struct buf *b, const struct ical_entry *e, const char *stamp)
{
	check_text(e->uid);
	check_text(e->summary);
	buf_puts(b, "BEGIN:VEVENT\r\n");
	put_line(b, arena_printf(a, "UID:%s", escaped(a, e->uid)));
	buf_printf(b, "DTSTAMP:%s\r\n", stamp);
	put_times(a, b, e);
	put_line(b, arena_printf(a, "SUMMARY:%s", escaped(a, e->summary)));
	if (e->url != NULL) {
		check_text(e->url);
		put_line(b, arena_printf(a, "URL:%s", e->url));
	}
	buf_puts(b, "CLASS:PRIVATE\r\nEND:VEVENT\r\n");
}

const char *
ical_write(struct arena *a, const struct ical_entry *entries, size_t n, struct instant stamp)
{
	struct buf *b = buf_new(a);
	const char *at = universal_time(a, stamp);

	buf_puts(b, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Waymark//Waymark//EN\r\n"
		    "METHOD:PUBLISH\r\n");
	buf_puts(b, london);
	for (size_t i = 0; i < n; i++)
		put_event(a, b, &entries[i], at);
	buf_puts(b, "END:VCALENDAR\r\n");
	return b->p;
}
