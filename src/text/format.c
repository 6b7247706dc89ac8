/*
 * Format: dates and numbers.  English is written here, without a library,
 * because nearly every page is in English; the other languages by ICU.
 */
#include "text/format.h"

#include "base/err.h"

#include <pthread.h>
#include <stdio.h>
#include <string.h>
#include <unicode/udat.h>
#include <unicode/unum.h>
#include <unicode/ustring.h>

/* ICU's formatters change while they work, so one thread at a time. */
struct formats {
	pthread_mutex_t mutex;
	UDateFormat *date, *day, *instant;
	UNumberFormat *number, *money;
};

enum { ROOM = 200 }; /* UTF-16 units; the longest date of CLDR has 50 */

static void
check(UErrorCode status, const char *what)
{
	if (U_FAILURE(status))
		fail(FAULT_BUG, "ICU cannot format %s: %s", what, u_errorName(status));
}

static void
close_formats(void *object)
{
	struct formats *f = object;

	udat_close(f->date);
	udat_close(f->day);
	udat_close(f->instant);
	unum_close(f->number);
	unum_close(f->money);
	pthread_mutex_destroy(&f->mutex);
}

struct formats *
formats_open(struct arena *a, const char *code)
{
	struct formats *f = anew(a, struct formats);
	char locale[100];
	UErrorCode status = U_ZERO_ERROR;

	snprintf(locale, sizeof locale, "%s@calendar=gregorian;numbers=latn", code);
	pthread_mutex_init(&f->mutex, NULL);
	arena_on_free(a, close_formats, f);
	f->date = udat_open(UDAT_NONE, UDAT_LONG, locale, u"UTC", -1, NULL, 0, &status);
	f->day = udat_open(UDAT_NONE, UDAT_FULL, locale, u"UTC", -1, NULL, 0, &status);
	f->instant =
	    udat_open(UDAT_SHORT, UDAT_LONG, locale, u"Europe/London", -1, NULL, 0, &status);
	f->number = unum_open(UNUM_DECIMAL, NULL, 0, locale, NULL, &status);
	f->money = unum_open(UNUM_CURRENCY, NULL, 0, locale, NULL, &status);
	check(status, code);
	unum_setTextAttribute(f->money, UNUM_CURRENCY_CODE, u"GBP", 3, &status);
	check(status, "pounds");
	return f;
}

static char *
to_utf8(struct arena *a, const UChar *text, int32_t n)
{
	char *s = arena_alloc(a, (size_t)n * 3 + 1);
	UErrorCode status = U_ZERO_ERROR;

	u_strToUTF8(s, n * 3 + 1, NULL, text, n, &status);
	check(status, "text");
	return s;
}

static const char *
format_date(struct arena *a, struct formats *f, UDateFormat *format, UDate at)
{
	UChar text[ROOM];
	UErrorCode status = U_ZERO_ERROR;
	int32_t n;

	pthread_mutex_lock(&f->mutex);
	n = udat_format(format, at, text, ROOM, NULL, &status);
	pthread_mutex_unlock(&f->mutex);
	check(status, "a date");
	return to_utf8(a, text, n);
}

/* A decimal number in ASCII, so that no amount is rounded on its way through a double. */
static const char *
format_number(struct arena *a, struct formats *f, UNumberFormat *format, const char *decimal)
{
	UChar text[ROOM];
	UErrorCode status = U_ZERO_ERROR;
	int32_t n;

	pthread_mutex_lock(&f->mutex);
	n = unum_formatDecimal(
	    format, decimal, (int32_t)strlen(decimal), text, ROOM, NULL, &status);
	pthread_mutex_unlock(&f->mutex);
	check(status, "a number");
	return to_utf8(a, text, n);
}

/* The decimal digits of a small number, at p; returns behind them. */
static char *
add_digits(char *p, int n)
{
	if (n > 9)
		p = add_digits(p, n / 10);
	*p++ = (char)('0' + n % 10);
	return p;
}

/* Without printf: a page may hold a hundred dates. */
static const char *
english_date(struct arena *a, struct ymd ymd)
{
	static const char *const months[] = { " January ", " February ", " March ", " April ",
		" May ", " June ", " July ", " August ", " September ", " October ", " November ",
		" December " };
	char *text = arena_alloc(a, sizeof "30 September 9999");

	add_digits(stpcpy(add_digits(text, ymd.day), months[ymd.month - 1]), ymd.year);
	return text;
}

static UDate
milliseconds(struct date d)
{
	static const struct date epoch = { 719163 }; /* 1 January 1970 */

	return (UDate)date_days_between(epoch, d) * U_MILLIS_PER_DAY;
}

const char *
text_date(struct arena *a, const struct language *language, struct date d)
{
	if (!date_is_set(d))
		return "";
	if (language->formats != NULL)
		return format_date(a, language->formats, language->formats->date, milliseconds(d));
	return english_date(a, date_ymd(d));
}

const char *
text_day(struct arena *a, const struct language *language, struct date d)
{
	static const char *const weekdays[] = { [MONDAY] = "Monday",
		"Tuesday",
		"Wednesday",
		"Thursday",
		"Friday",
		"Saturday",
		"Sunday" };

	if (!date_is_set(d))
		return "";
	if (language->formats != NULL)
		return format_date(a, language->formats, language->formats->day, milliseconds(d));
	return arena_printf(a, "%s %s", weekdays[date_weekday(d)], english_date(a, date_ymd(d)));
}

const char *
text_instant(struct arena *a, const struct language *language, struct instant at)
{
	int minute, hour;

	if (at.us == 0)
		return "";
	if (language->formats != NULL)
		return format_date(
		    a, language->formats, language->formats->instant, (UDate)at.us / 1000);
	minute = instant_london_minute(at);
	hour = minute / 60;
	return arena_printf(a, "%s at %d:%02d%s", text_date(a, language, instant_london_date(at)),
	    hour % 12 ? hour % 12 : 12, minute % 60, hour < 12 ? "am" : "pm");
}

static uint64_t
magnitude(int64_t n)
{
	return n < 0 ? 0 - (uint64_t)n : (uint64_t)n;
}

/* "1,461" */
static char *
group(struct arena *a, uint64_t number)
{
	char *digits = arena_printf(a, "%llu", (unsigned long long)number);
	size_t n = strlen(digits);
	char *grouped = arena_alloc(a, n + n / 3 + 1), *p = grouped;

	for (size_t i = 0; i < n; i++) {
		if (i > 0 && (n - i) % 3 == 0)
			*p++ = ',';
		*p++ = digits[i];
	}
	return grouped;
}

const char *
text_number(struct arena *a, const struct language *language, int64_t n)
{
	if (language->formats != NULL)
		return format_number(a, language->formats, language->formats->number,
		    arena_printf(a, "%lld", (long long)n));
	return arena_printf(a, "%s%s", n < 0 ? "−" : "", group(a, magnitude(n)));
}

const char *
text_money(struct arena *a, const struct language *language, struct money m)
{
	uint64_t pence = magnitude(m.pence);

	if (language->formats != NULL)
		return format_number(a, language->formats, language->formats->money,
		    arena_printf(a, "%s%llu.%02d", m.pence < 0 ? "-" : "",
			(unsigned long long)(pence / 100), (int)(pence % 100)));
	return arena_printf(
	    a, "%s£%s.%02d", m.pence < 0 ? "−" : "", group(a, pence / 100), (int)(pence % 100));
}
