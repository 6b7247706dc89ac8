/* Text: English is written here, without a library, because nearly every page is in English. */
#include "text/text.h"

#include <stdio.h>
#include <string.h>

const struct language text_english = { .code = "en", .name = "English" };

const char *
text_tr(const struct language *language, const char *message)
{
	(void)language;
	return message;
}

static const char *
fill_count(struct arena *a, const char *text, int64_t n)
{
	const char *hole = strstr(text, "{n}");

	if (hole == NULL)
		return text;
	return arena_printf(a, "%.*s%lld%s", (int)(hole - text), text, (long long)n, hole + 3);
}

const char *
text_trn(
    struct arena *a, const struct language *language, const char *one, const char *many, int64_t n)
{
	(void)language;
	return fill_count(a, n == 1 ? one : many, n);
}

const char *
text_date(struct arena *a, const struct language *language, struct date d)
{
	static const char *const months[] = { "January", "February", "March", "April", "May",
		"June", "July", "August", "September", "October", "November", "December" };
	struct ymd ymd;

	(void)language;
	if (!date_is_set(d))
		return "";
	ymd = date_ymd(d);
	return arena_printf(a, "%d %s %d", ymd.day, months[ymd.month - 1], ymd.year);
}

const char *
text_instant(struct arena *a, const struct language *language, struct instant at)
{
	int minute, hour;

	if (at.us == 0)
		return "";
	minute = instant_london_minute(at);
	hour = minute / 60;
	return arena_printf(a, "%s at %d:%02d%s", text_date(a, language, instant_london_date(at)),
	    hour % 12 ? hour % 12 : 12, minute % 60, hour < 12 ? "am" : "pm");
}

const char *
text_money(struct arena *a, const struct language *language, struct money m)
{
	uint64_t pence = m.pence < 0 ? 0 - (uint64_t)m.pence : (uint64_t)m.pence;
	char pounds[24], grouped[32], *p = grouped;
	int n = snprintf(pounds, sizeof pounds, "%llu", (unsigned long long)(pence / 100));

	(void)language;
	for (int i = 0; i < n; i++) {
		if (i > 0 && (n - i) % 3 == 0)
			*p++ = ',';
		*p++ = pounds[i];
	}
	*p = '\0';
	return arena_printf(a, "%s£%s.%02d", m.pence < 0 ? "−" : "", grouped, (int)(pence % 100));
}
