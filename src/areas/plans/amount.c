/* Amount: the small grammar of quantities and frequencies in English. */
#include "areas/plans/amount.h"
#include "areas/plans/number.h"
#include "base/str.h"
#include "base/vec.h"

#include <string.h>

enum { ONE = 100, HOUR = 60 * ONE, MOST_TIMES = 40 };

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

enum period {
	SELDOM_KNOWN,
	EACH_DAY,
	EACH_WEEK,
	EACH_FORTNIGHT,
	EACH_MONTH,
	EACH_HALF_TERM,
	EACH_TERM,
	EACH_YEAR
};

/* In hundredths a year; 0: it comes, but nobody knows how often. */
static int64_t
times_a_year(const struct policy_quality *q, enum period p)
{
	switch (p) {
	case SELDOM_KNOWN:
		return 0;
	case EACH_DAY:
		return q->days_a_year * ONE;
	case EACH_WEEK:
		return q->weeks_a_year * ONE;
	case EACH_FORTNIGHT:
		return q->weeks_a_year * ONE / 2;
	case EACH_MONTH:
		return q->months_a_year * ONE;
	case EACH_HALF_TERM:
		return q->half_terms_a_year * ONE;
	case EACH_TERM:
		return q->terms_a_year * ONE;
	case EACH_YEAR:
		return ONE;
	}
	return 0;
}

/* A period of one or two words, or an adverb of it; how many words, 0 for none. */
struct named {
	const char *first, *second;
	enum period period;
};

static size_t
named_at(const struct named *names, unsigned n, const struct words *w, size_t i, enum period *ret)
{
	for (unsigned k = 0; k < n; k++)
		if (words_is(w, i, names[k].first) &&
		    (names[k].second == NULL || words_is(w, i + 1, names[k].second))) {
			*ret = names[k].period;
			return names[k].second == NULL ? 1 : 2;
		}
	return 0;
}

static size_t
period_at(const struct words *w, size_t i, enum period *ret)
{
	static const struct named periods[] = {
		{ "school", "day", EACH_DAY },
		{ "school", "week", EACH_WEEK },
		{ "school", "term", EACH_TERM },
		{ "school", "year", EACH_YEAR },
		{ "academic", "year", EACH_YEAR },
		{ "calendar", "month", EACH_MONTH },
		{ "half", "term", EACH_HALF_TERM },
		{ "day", NULL, EACH_DAY },
		{ "morning", NULL, EACH_DAY },
		{ "afternoon", NULL, EACH_DAY },
		{ "lunchtime", NULL, EACH_DAY },
		{ "week", NULL, EACH_WEEK },
		{ "wk", NULL, EACH_WEEK },
		{ "fortnight", NULL, EACH_FORTNIGHT },
		{ "month", NULL, EACH_MONTH },
		{ "term", NULL, EACH_TERM },
		{ "year", NULL, EACH_YEAR },
		{ "annum", NULL, EACH_YEAR },
		{ "monday", NULL, EACH_WEEK },
		{ "tuesday", NULL, EACH_WEEK },
		{ "wednesday", NULL, EACH_WEEK },
		{ "thursday", NULL, EACH_WEEK },
		{ "friday", NULL, EACH_WEEK },
		{ "lesson", NULL, SELDOM_KNOWN },
		{ "transition", NULL, SELDOM_KNOWN },
		{ "break", NULL, SELDOM_KNOWN },
		{ "playtime", NULL, SELDOM_KNOWN },
		{ "mealtime", NULL, SELDOM_KNOWN },
		{ "evening", NULL, SELDOM_KNOWN },
		{ "night", NULL, SELDOM_KNOWN },
	};

	return named_at(periods, sizeof periods / sizeof periods[0], w, i, ret);
}

static size_t
adverb_at(const struct words *w, size_t i, enum period *ret)
{
	static const struct named adverbs[] = {
		{ "daily", NULL, EACH_DAY },
		{ "weekly", NULL, EACH_WEEK },
		{ "fortnightly", NULL, EACH_FORTNIGHT },
		{ "monthly", NULL, EACH_MONTH },
		{ "half", "termly", EACH_HALF_TERM },
		{ "termly", NULL, EACH_TERM },
		{ "annually", NULL, EACH_YEAR },
		{ "annual", NULL, EACH_YEAR },
		{ "yearly", NULL, EACH_YEAR },
		{ "nightly", NULL, SELDOM_KNOWN },
	};

	return named_at(adverbs, sizeof adverbs / sizeof adverbs[0], w, i, ret);
}

/* "every other week", "every six weeks", "alternate days". */
static size_t
interval_at(const struct policy_quality *q, const struct words *w, size_t i, int64_t *ret)
{
	bool every = words_is(w, i, "every") || words_is(w, i, "each");
	bool days, weeks;
	int64_t n = 0;
	size_t k = 0;

	if (words_is(w, i, "alternate") || words_is(w, i, "alternating"))
		k = 1, n = 2 * ONE;
	else if (every && (words_is(w, i + 1, "other") || words_is(w, i + 1, "second")))
		k = 2, n = 2 * ONE;
	else if (every)
		k = 1 + number_at(w, i + 1, &n);
	if (n < ONE)
		return 0;
	days = words_is(w, i + k, "day") || words_is(w, i + k, "days");
	weeks = words_is(w, i + k, "week") || words_is(w, i + k, "weeks");
	if (days || weeks)
		*ret = (days ? q->days_a_year : q->weeks_a_year) * ONE * ONE / n;
	else if (words_is(w, i + k, "months") || words_is(w, i + k, "month"))
		*ret = q->months_a_year * ONE * ONE / n;
	else if (words_is(w, i + k, "terms") || words_is(w, i + k, "term"))
		*ret = q->terms_a_year * ONE * ONE / n;
	else
		return 0;
	return k + 1;
}

/* "once", "three times", "5 x": how many, before a period. */
static size_t
times_at(const struct words *w, size_t i, int64_t *ret)
{
	size_t k;

	if (words_is(w, i, "once") || words_is(w, i, "twice") || words_is(w, i, "thrice")) {
		*ret = (words_is(w, i, "once") ? 1 : words_is(w, i, "twice") ? 2 : 3) * ONE;
		return 1;
	}
	k = number_at(w, i, ret);
	if (k > 0 &&
	    (words_is(w, i + k, "times") || words_is(w, i + k, "time") || words_is(w, i + k, "x")))
		return k + 1;
	/* "2 per week"; not "at 8.45 each day" */
	if (k == 0 || *ret % ONE != 0 || *ret > MOST_TIMES * ONE ||
	    (i > 0 && (words_is(w, i - 1, "at") || words_is(w, i - 1, ":"))))
		return 0;
	return words_is(w, i + k, "per") || words_is(w, i + k, "each") ? k : 0;
}

/* "on Mondays", "on Mondays, Tuesdays and Thursdays": how many words, two for each day. */
static size_t
week_days_at(const struct words *w, size_t i)
{
	static const char *const days[] = { "mondays", "tuesdays", "wednesdays", "thursdays",
		"fridays" };
	size_t k = i;
	bool day = true;

	for (; day; k += day ? 2 : 0) {
		bool joined =
		    k == i ? words_is(w, k, "on") : words_is(w, k, "and") || words_is(w, k, ",");

		day = false;
		for (unsigned n = 0; joined && n < sizeof days / sizeof days[0]; n++)
			day = day || words_is(w, k + 1, days[n]);
	}
	return k - i;
}

/* each: "a week" counts as "each week", which it does behind a quantity. */
static size_t
plain_frequency(
    const struct policy_quality *q, const struct words *w, size_t i, bool each, int64_t *ret)
{
	size_t k = interval_at(q, w, i, ret);
	bool a = words_is(w, i, "a") || words_is(w, i, "an");
	enum period p = SELDOM_KNOWN;

	if (k > 0)
		return k;
	if (words_is(w, i, "in") && (words_is(w, i + 1, "each") || words_is(w, i + 1, "every")))
		return 1 + plain_frequency(q, w, i + 1, each, ret);
	k = week_days_at(w, i);
	if (k > 0) {
		*ret = (int64_t)(k / 2) * times_a_year(q, EACH_WEEK);
		return k;
	}
	k = adverb_at(w, i, &p);
	if (k == 0 && (words_is(w, i, "per") || words_is(w, i, "each") || words_is(w, i, "every") ||
			  ((a || words_is(w, i, "/")) && each))) {
		k = period_at(w, i + 1, &p);
		k += k > 0;
	}
	if (k > 0)
		*ret = times_a_year(q, p);
	return k;
}

/* How many words the frequency at word i takes; 0: none stands there. */
static size_t
frequency_at(const struct policy_quality *q, const struct words *w, size_t i, bool each,
    struct frequency *ret)
{
	int64_t times = ONE, per_year = 0;
	size_t n = times_at(w, i, &times);
	size_t k = plain_frequency(q, w, i + n, each || n > 0, &per_year);

	if (k == 0)
		return 0;
	*ret = (struct frequency){ true, times * per_year / ONE, i, i + n + k };
	return n + k;
}

struct frequency
frequency_of(const struct policy_quality *q, const struct words *w)
{
	struct frequency f = { 0 };

	for (size_t i = 0; i < w->n; i++)
		if (frequency_at(q, w, i, true, &f) > 0)
			return f;
	return f;
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
	enum period p = SELDOM_KNOWN;
	size_t k = number_at(w, i, &count), t;

	if (k == 0 && (words_is(w, i, "a") || words_is(w, i, "an")))
		k = 1;
	if (k == 0)
		return 0;
	/* "a weekly session", "two weekly 30-minute sessions" */
	t = adverb_at(w, i + k, &p);
	if (t > 0)
		often = (struct frequency){ true, times_a_year(q, p), i + k, i + k + t };
	k += t;
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
	k += words_is(w, k, "no") && words_is(w, k + 1, "more") ? 3 : 0;
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
