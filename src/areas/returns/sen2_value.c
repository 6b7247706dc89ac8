/* Sen2 values: whether a text is what its element may hold. */
#include "areas/returns/sen2_value.h"
#include "base/date.h"
#include "base/str.h"

#include <stdio.h>
#include <string.h>

static bool
is_digits(const char *text, size_t n)
{
	return strlen(text) == n && strspn(text, "0123456789") == n;
}

/* A letter and twelve digits, or eleven and a letter for a temporary one. */
static bool
is_upn(const char *text)
{
	size_t digits;

	if (strlen(text) != 13 || !((*text | 32) >= 'a' && (*text | 32) <= 'z'))
		return false;
	digits = strspn(text + 1, "0123456789");
	return digits == 12 || (digits == 11 && (text[12] | 32) >= 'a' && (text[12] | 32) <= 'z');
}

static bool
is_date(const char *text)
{
	struct date d;

	return date_parse(text, &d);
}

/* Two digits that make less than so many. */
static bool
is_below(const char *p, int most)
{
	return p[0] >= '0' && p[0] <= '9' && p[1] >= '0' && p[1] <= '9' &&
	       (p[0] - '0') * 10 + (p[1] - '0') < most;
}

/* 2025-05-23T11:14:05, with a fraction and a zone or without. */
static bool
is_time(const char *text)
{
	char day[11];

	if (strlen(text) < 19 || text[10] != 'T')
		return false;
	memcpy(day, text, 10);
	day[10] = '\0';
	return is_date(day) && is_below(text + 11, 24) && text[13] == ':' &&
	       is_below(text + 14, 60) && text[16] == ':' && is_below(text + 17, 61) &&
	       strspn(text + 19, ".0123456789Z+-:") == strlen(text + 19);
}

bool
sen2_value_ok(const struct sen2_row *row, const char *text)
{
	switch (row->value) {
	case VALUE_RECORD:
		return *text == '\0';
	case VALUE_TEXT:
		return true;
	case VALUE_DATE:
		return is_date(text);
	case VALUE_TIME:
		return is_time(text);
	case VALUE_YEAR:
		return is_digits(text, 4);
	case VALUE_CODE:
	case VALUE_AUTHORITY:
		return sen2_has_code(row->codes, text);
	case VALUE_DIGITS:
		return is_digits(text, (size_t)row->digits);
	case VALUE_UPN:
		return is_upn(text);
	}
	return false;
}

const char *
sen2_value_wanted(struct arena *a, const struct sen2_row *row)
{
	switch (row->value) {
	case VALUE_DATE:
		return "a date, like 2026-01-15";
	case VALUE_TIME:
		return "a date and time, like 2026-01-15T09:30:00";
	case VALUE_YEAR:
		return "a year";
	case VALUE_CODE:
		return strlen(row->codes) > 60
			   ? "a code of the common basic data set"
			   : arena_printf(a, "one of%.*s", (int)strlen(row->codes) - 1, row->codes);
	case VALUE_DIGITS:
		return arena_printf(a, "%d digits", row->digits);
	case VALUE_UPN:
		return "a letter and 12 digits, or 11 digits and a letter";
	case VALUE_AUTHORITY:
		return strstr(row->codes, "XXX") == NULL
			   ? "the number of an English authority"
			   : "the number of an English authority, or XXX";
	case VALUE_RECORD:
	case VALUE_TEXT:
		break;
	}
	return "no text here";
}
