/* Rules of the officer's day. */
#include "areas/cases/rules_day.h"
#include "base/str.h"

#include <stddef.h>

static const struct {
	const char *duty;
	struct day_act act;
} acts[] = {
	{ "decide_assess", { "Decide", "/decide" } },
	{ "advice", { "See who is awaited", "/waiting" } },
	{ "decide_issue", { "See what has come", "/waiting" } },
	{ "consult_reply", { "See who is awaited", "/waiting" } },
};

struct day_act
day_act(const char *duty)
{
	for (size_t i = 0; i < sizeof acts / sizeof acts[0]; i++)
		if (str_eq(acts[i].duty, duty))
			return acts[i].act;
	return (struct day_act){ "Open", "" };
}

bool
day_is_order(const char *duty)
{
	return str_starts(duty, "order_");
}

bool
day_may_chase(struct date chased_on, struct date again, struct date today)
{
	return !date_is_set(chased_on) || date_compare(today, again) >= 0;
}
