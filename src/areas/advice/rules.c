/* Rules of advice: when it is whole, when earlier advice is enough, how long an adviser may read.
 */
#include "areas/advice/rules.h"
#include "base/arena.h"
#include "base/str.h"
#include "policy/calendar.h"

enum { ACCESS_DAYS = 30 };

bool
advice_is_silent(const struct advice_said *s)
{
	return s->rows == 0 && str_blank(s->none);
}

bool
advice_contradicts(const struct advice_said *s)
{
	return s->rows > 0 && !str_blank(s->none);
}

enum reuse_state
advice_reuse_state(const struct advice_reuse *r)
{
	if (r->refused)
		return REUSE_FRESH;
	if (date_is_set(r->giver) && date_is_set(r->la) && date_is_set(r->family))
		return REUSE_AGREED;
	return REUSE_WAITS;
}

struct date
advice_due(const struct policy_pack *pack, struct date asked)
{
	return calendar_due(pack, &pack->duties[DUTY_ADVICE]->limits[0], asked);
}

struct date
advice_access_ends(struct date given)
{
	return date_add_days(given, ACCESS_DAYS);
}

int
advice_months(struct date from, struct date to)
{
	struct ymd a = date_ymd(from), b = date_ymd(to);

	return (b.year - a.year) * 12 + b.month - a.month - (b.day < a.day);
}

const char *
advice_label(struct arena *a, int number)
{
	return arena_printf(a, "K%d", number);
}

bool
advice_may_be_reused(char key)
{
	return key >= 'b' && key <= 'h';
}
