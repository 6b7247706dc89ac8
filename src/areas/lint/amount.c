/* Amount: the small grammar of quantities and frequencies in English. */
#include "areas/lint/amount.h"
#include "areas/lint/frequency.h"
#include "areas/lint/number.h"
#include "base/str.h"
#include "base/vec.h"

#include <string.h>

enum { ONE = 100, HOUR = 60 * ONE };

enum unit { UNIT_NONE, UNIT_MINUTE, UNIT_HOUR, UNIT_SESSION, UNIT_DAY };

static const struct {
	const char *low;
	enum unit unit;
} units[] = {
	{ "minute", UNIT_MINUTE },
	{ "minutes", UNIT_MINUTE },
	{ "min", UNIT_MINUTE },
	{ "mins", UNIT_MINUTE },
	{ "hour", UNIT_HOUR },
	{ "hours", UNIT_HOUR },
	{ "hr", UNIT_HOUR },
	{ "hrs", UNIT_HOUR },
	{ "hour's", UNIT_HOUR },
	{ "session", UNIT_SESSION },
	{ "sessions", UNIT_SESSION },
	{ "lesson", UNIT_SESSION },
	{ "lessons", UNIT_SESSION },
	{ "slot", UNIT_SESSION },
	{ "slots", UNIT_SESSION },
	{ "visit", UNIT_SESSION },
	{ "visits", UNIT_SESSION },
	{ "appointment", UNIT_SESSION },
	{ "appointments", UNIT_SESSION },
	{ "meeting", UNIT_SESSION },
	{ "meetings", UNIT_SESSION },
	{ "day", UNIT_DAY },
	{ "days", UNIT_DAY },
};

static enum unit
unit_at(const struct words *w, size_t i)
{
	for (unsigned k = 0; k < sizeof units / sizeof units[0]; k++)
		if (words_is(w, i, units[k].low))
			return units[k].unit;
	return UNIT_NONE;
}

static int64_t
minutes_of(const struct policy_quality *q, enum unit u)
{
	switch (u) {
	case UNIT_MINUTE:
		return ONE;
	case UNIT_HOUR:
		return HOUR;
	case UNIT_DAY:
		return q->week_hours * HOUR / 5;
	case UNIT_NONE:
	case UNIT_SESSION:
		break;
	}
	return 0;
}

int64_t
amount_unit_minutes(const struct policy_quality *q, const char *unit)
{
	for (unsigned k = 0; k < sizeof units / sizeof units[0]; k++)
		if (str_eq_ci(unit, units[k].low))
			return minutes_of(q, units[k].unit);
	return 0;
}

/* "half an hour", "a quarter of an hour", "half a day": minutes in hundredths. */
static size_t
named_time(const struct policy_quality *q, const struct words *w, size_t i, int64_t *ret)
{
	size_t k = i + (words_is(w, i, "a") || words_is(w, i, "an"));
	int part = words_is(w, k, "half") ? 2 : words_is(w, k, "quarter") ? 4 : 0;
	enum unit u;

	if (part > 0) {
		k++;
		k += words_is(w, k, "of");
		k += words_is(w, k, "a") || words_is(w, k, "an");
		u = unit_at(w, k);
		if (u != UNIT_HOUR && u != UNIT_DAY)
			return 0;
		*ret = minutes_of(q, u) / part;
		return k + 1 - i;
	}
	return 0;
}

/* " and a half" behind a number or a unit. */
static size_t
and_a_half(const struct words *w, size_t i)
{
	return words_is(w, i, "and") && words_is(w, i + 1, "a") && words_is(w, i + 2, "half") ? 3
											      : 0;
}

/* A length of time: "30 minutes", "an hour and a half", "1 hour 30 minutes", "1½ hours". */
static size_t
time_at(const struct policy_quality *q, const struct words *w, size_t i, int64_t *ret)
{
	size_t k = named_time(q, w, i, ret), more;
	int64_t n = ONE, rest = 0;
	enum unit u;

	if (k > 0)
		return k;
	k = number_at(w, i, &n);
	if (k == 0 && (words_is(w, i, "a") || words_is(w, i, "an")))
		k = 1;
	if (k > 0 && and_a_half(w, i + k) > 0) {
		n += ONE / 2;
		k += 3;
	}
	/* "one full day" */
	k += k > 0 && (words_is(w, i + k, "full") || words_is(w, i + k, "whole"));
	u = unit_at(w, i + k);
	if (k == 0 || minutes_of(q, u) == 0)
		return 0;
	*ret = n * minutes_of(q, u) / ONE;
	k++;
	if (u != UNIT_HOUR)
		return k;
	if (and_a_half(w, i + k) > 0) {
		*ret += HOUR / 2;
		return k + 3;
	}
	more = words_is(w, i + k, "and");
	more += number_at(w, i + k + more, &rest);
	if (rest > 0 && unit_at(w, i + k + more) == UNIT_MINUTE) {
		*ret += rest;
		k += more + 1;
	}
	return k;
}

/* "sessions", "30-minute sessions of", what stands between a count and a time. */
static size_t
skip_of(const struct words *w, size_t i)
{
	static const char *const between[] = { "of", "lasting", "each", "for", "up", "to", "at",
		"least", "a", "minimum" };
	size_t k = 0;

	for (unsigned n = 0; n < sizeof between / sizeof between[0];)
		if (words_is(w, i + k, between[n]))
			k++, n = 0;
		else
			n++;
	return k;
}

static bool
is_times(const struct words *w, size_t i)
{
	return words_is(w, i, "x") || words_is(w, i, "×") || words_is(w, i, "lots");
}

/* A count of sessions, then perhaps their length: "2 x 20 minute sessions", "two sessions of 20
 * minutes". */
static size_t
counted_at(const struct policy_quality *q, const struct words *w, size_t i, struct amount *a)
{
	int64_t count = ONE, minutes = 0;
	struct frequency often = { 0 };
	size_t k = number_at(w, i, &count), t;

	if (k == 0 && (words_is(w, i, "a") || words_is(w, i, "an")))
		k = 1;
	if (k == 0)
		return 0;
	/* "a weekly session", "two weekly 30-minute sessions" */
	k += frequency_adverb_at(q, w, i + k, &often);
	if (is_times(w, i + k)) {
		k++;
		k += words_is(w, i + k, "of");
		t = time_at(q, w, i + k, &minutes);
		if (t == 0 && unit_at(w, i + k) != UNIT_SESSION)
			return 0;
		k += t;
		k += unit_at(w, i + k) == UNIT_SESSION;
	} else if (unit_at(w, i + k) == UNIT_SESSION) {
		k++;
		t = skip_of(w, i + k);
		if (t > 0 && time_at(q, w, i + k + t, &minutes) > 0)
			k += t + time_at(q, w, i + k + t, &minutes);
	} else {
		t = time_at(q, w, i + k, &minutes);
		if (t == 0 || unit_at(w, i + k + t) != UNIT_SESSION)
			return 0;
		k += t + 1;
	}
	*a = (struct amount){ minutes, count, often, i, i + k };
	return k;
}

static size_t
quantity_at(const struct policy_quality *q, const struct words *w, size_t i, struct amount *a)
{
	int64_t minutes = 0;
	size_t k = counted_at(q, w, i, a);

	if (k > 0)
		return k;
	k = time_at(q, w, i, &minutes);
	if (k == 0)
		return 0;
	k += unit_at(w, i + k) == UNIT_SESSION;
	*a = (struct amount){ minutes, ONE, { 0 }, i, i + k };
	return k;
}

/* A quantity takes the frequency behind it, else the one before it, in its sentence. */
static void
tie(struct amounts *as, const struct words *w, const struct frequency *f, size_t n)
{
	for (size_t i = 0; i < as->n; i++) {
		struct amount *a = &as->a[i];
		unsigned s = w->a[a->from].sentence;

		for (size_t k = 0; k < n && !a->often.known; k++)
			if (f[k].from >= a->to && w->a[f[k].from].sentence == s)
				a->often = f[k];
		for (size_t k = n; k-- > 0 && !a->often.known;)
			if (f[k].from < a->from && w->a[f[k].from].sentence == s)
				a->often = f[k];
	}
}

/* "a week" at word i is each week: a quantity that ends at "to" goes before in its sentence, and
 * no "for". */
static bool
is_each(const struct words *w, size_t to, size_t i)
{
	static const char *const once[] = { "for", "in", "after", "over", "within", "of", "at" };

	if (to == i)
		return true;
	for (unsigned k = 0; k < sizeof once / sizeof once[0]; k++)
		if (words_is(w, i - 1, once[k]))
			return false;
	return w->a[to - 1].sentence == w->a[i].sentence;
}

struct amounts
amounts_of(struct arena *arena, const struct policy_quality *q, const struct words *w)
{
	VEC(struct amount) found = { 0 };
	VEC(struct frequency) often = { 0 };
	struct amounts r = { 0 };

	for (size_t i = 0, k; i < w->n; i += k) {
		struct amount a;
		struct frequency f;
		bool each = found.n > 0 && is_each(w, found.a[found.n - 1].to, i);

		k = frequency_at(q, w, i, each, &f);
		if (k > 0) {
			vec_push(arena, &often, f);
			continue;
		}
		k = quantity_at(q, w, i, &a);
		if (k > 0) {
			vec_push(arena, &found, a);
			r.often = r.often || a.often.known;
		} else {
			k = 1;
		}
	}
	r = (struct amounts){ found.a, found.n, r.often || often.n > 0 };
	tie(&r, w, often.a, often.n);
	return r;
}

int64_t
amount_year(const struct amount *a)
{
	/* Both factors are bounded, so that nothing overflows: a year has 525,600 minutes. */
	const int64_t most = 525600 * (int64_t)ONE;
	int64_t each =
	    a->minutes > most || a->sessions > most ? most : a->minutes * a->sessions / ONE;

	return (each > most ? most : each) * (a->often.per_year > most ? most : a->often.per_year) /
	       ONE;
}

/* "1:4", "1 to 4", "one to one". */
static int
ratio_at(const struct words *w, size_t i)
{
	int64_t adults = 0, children = 0;
	size_t k = number_at(w, i, &adults);

	if (k == 0 || adults < ONE || adults > 3 * ONE)
		return 0;
	if (!words_is(w, i + k, ":") && !words_is(w, i + k, "to") &&
	    !(i + k < w->n && w->a[i + k].hyphen && w->a[i + k].kind == WORD_NUMBER))
		return 0;
	k += words_is(w, i + k, ":") || words_is(w, i + k, "to");
	k += number_at(w, i + k, &children);
	if (children < ONE || children > 40 * ONE || words_is(w, i + k, "pm") ||
	    words_is(w, i + k, "am") || unit_at(w, i + k) != UNIT_NONE)
		return 0;
	/* "two to three children" is a range, not a ratio. */
	if (words_is(w, i + 1, "to") && adults != ONE)
		return 0;
	return (int)(children / ONE);
}

int
ratio_of(const struct words *w)
{
	int n = 0;

	for (size_t i = 0; i < w->n && n == 0; i++)
		n = ratio_at(w, i);
	return n;
}

static int
group_at(const struct words *w, size_t i)
{
	int64_t n = 0;
	size_t k = i + 1;

	if (words_is(w, i, "pair") || words_is(w, i, "pairs") || words_is(w, i, "paired"))
		return 2;
	if (!words_is(w, i, "group") && !words_is(w, i, "groups") && !words_is(w, i, "class"))
		return 0;
	k += words_is(w, k, "(");
	k += words_is(w, k, "size");
	k += skip_of(w, k);
	k += words_is(w, k, "between") || words_is(w, k, "most");
	k += words_is(w, k, "no") && (words_is(w, k + 1, "more") || words_is(w, k + 1, "larger"))
		 ? 3
		 : 0;
	return number_at(w, k, &n) > 0 && n >= ONE && n <= 40 * ONE ? (int)(n / ONE) : 0;
}

int
group_of(const struct words *w)
{
	for (size_t i = 0; i < w->n; i++) {
		int n = ratio_at(w, i);

		if (n == 0)
			n = group_at(w, i);
		if (n == 0 && (words_is(w, i, "individual") || words_is(w, i, "individually")) &&
		    !words_is(w, i + 1, "education"))
			n = 1;
		if (n > 0)
			return n;
	}
	return 0;
}
