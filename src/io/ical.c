/* Ical: one VCALENDAR; meetings in London's time with its rules, deadlines as whole days. */
#include "io/ical.h"
#include "base/err.h"
#include "base/str.h"

#include <string.h>

#include <libical/ical.h>

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
release_component(void *component)
{
	icalcomponent_free(component);
}

static void
release_text(void *text)
{
	icalmemory_free_buffer(text);
}

static void
check_text(const char *s)
{
	if (str_blank(s) || !str_utf8_valid(s, strlen(s)))
		fail(FAULT_BUG, "a calendar entry without a text");
	for (; *s != '\0'; s++)
		if ((unsigned char)*s < ' ' || *s == 0x7f)
			fail(FAULT_BUG, "a calendar entry with a control character");
}

static struct icaltimetype
whole_day(struct date d)
{
	struct ymd ymd = date_ymd(d);

	return (struct icaltimetype){
		.year = ymd.year, .month = ymd.month, .day = ymd.day, .is_date = 1
	};
}

static struct icaltimetype
london_time(struct instant at)
{
	struct icaltimetype t = whole_day(instant_london_date(at));
	int minute = instant_london_minute(at);

	t.is_date = 0;
	t.hour = minute / 60;
	t.minute = minute % 60;
	return t;
}

static struct icaltimetype
universal_time(struct arena *a, struct instant at)
{
	const char *iso = instant_iso(a, at);

	if (iso == NULL)
		fail(FAULT_BUG, "a calendar without the time it was made");
	return icaltime_from_string(arena_printf(
	    a, "%.4s%.2s%.2sT%.2s%.2s%.2sZ", iso, iso + 5, iso + 8, iso + 11, iso + 14, iso + 17));
}

static void
add(icalcomponent *to, icalproperty *property)
{
	if (property == NULL)
		fail(FAULT_MEMORY, "no memory for a calendar");
	icalcomponent_add_property(to, property);
}

static void
add_in_london(icalcomponent *to, icalproperty *property)
{
	icalproperty_add_parameter(property, icalparameter_new_tzid("Europe/London"));
	add(to, property);
}

static void
add_times(icalcomponent *event, const struct ical_entry *e)
{
	if (date_is_set(e->on)) {
		add(event, icalproperty_new_dtstart(whole_day(e->on)));
		add(event, icalproperty_new_dtend(whole_day(date_add_days(e->on, 1))));
		add(event, icalproperty_new_transp(ICAL_TRANSP_TRANSPARENT)); /* nobody is busy */
		return;
	}
	if (e->start.us == 0 || e->minutes <= 0)
		fail(FAULT_BUG, "a calendar entry without a date");
	add_in_london(event, icalproperty_new_dtstart(london_time(e->start)));
	add_in_london(event, icalproperty_new_dtend(london_time(
				 instant_add_seconds(e->start, (int64_t)e->minutes * 60))));
}

static void
add_event(icalcomponent *calendar, const struct ical_entry *e, struct icaltimetype stamp)
{
	icalcomponent *event = icalcomponent_new(ICAL_VEVENT_COMPONENT);

	if (event == NULL)
		fail(FAULT_MEMORY, "no memory for a calendar");
	icalcomponent_add_component(calendar, event);
	check_text(e->uid);
	check_text(e->summary);
	add(event, icalproperty_new_uid(e->uid));
	add(event, icalproperty_new_dtstamp(stamp));
	add_times(event, e);
	add(event, icalproperty_new_summary(e->summary));
	if (e->url != NULL) {
		check_text(e->url);
		add(event, icalproperty_new_url(e->url));
	}
	add(event, icalproperty_new_class(ICAL_CLASS_PRIVATE));
}

const char *
ical_write(struct arena *a, const struct ical_entry *entries, size_t n, struct instant stamp)
{
	icalcomponent *calendar = icalcomponent_new(ICAL_VCALENDAR_COMPONENT);
	struct icaltimetype at = universal_time(a, stamp);
	char *text;

	if (calendar == NULL)
		fail(FAULT_MEMORY, "no memory for a calendar");
	arena_on_free(a, release_component, calendar);
	add(calendar, icalproperty_new_version("2.0"));
	add(calendar, icalproperty_new_prodid("-//Waymark//Waymark//EN"));
	add(calendar, icalproperty_new_method(ICAL_METHOD_PUBLISH));
	icalcomponent_add_component(calendar, icalparser_parse_string(london));
	for (size_t i = 0; i < n; i++)
		add_event(calendar, &entries[i], at);
	text = icalcomponent_as_ical_string_r(calendar);
	if (text == NULL)
		fail(FAULT_MEMORY, "no memory for a calendar");
	arena_on_free(a, release_text, text);
	return text;
}
