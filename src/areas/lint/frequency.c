/* Frequency: how often something comes, in English. */
#include "areas/lint/frequency.h"
#include "areas/lint/number.h"

enum { ONE = 100, MOST_TIMES = 40 };

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
		{ "pw", NULL, EACH_WEEK },
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

/* "every other week", "every six weeks", "per 2 weeks", "alternate days". */
static size_t
interval_at(const struct policy_quality *q, const struct words *w, size_t i, int64_t *ret)
{
	bool every = words_is(w, i, "every") || words_is(w, i, "each");
	bool per = words_is(w, i, "per"); /* "per 2 weeks" */
	bool days, weeks;
	int64_t n = 0;
	size_t k = 0;

	if (words_is(w, i, "alternate") || words_is(w, i, "alternating"))
		k = 1, n = 2 * ONE;
	else if (every && (words_is(w, i + 1, "other") || words_is(w, i + 1, "second")))
		k = 2, n = 2 * ONE;
	else if (every || per)
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
	/* "over the school year", behind a quantity */
	if (each && (words_is(w, i, "over") || words_is(w, i, "across")) &&
	    (words_is(w, i + 1, "the") || words_is(w, i + 1, "each"))) {
		k = period_at(w, i + 2, &p);
		*ret = times_a_year(q, p);
		return k == 0 || p < EACH_HALF_TERM ? 0 : k + 2;
	}
	if (words_is(w, i, "in") && (words_is(w, i + 1, "each") || words_is(w, i + 1, "every")))
		return 1 + plain_frequency(q, w, i + 1, each, ret);
	if (words_is(w, i, "monday") && words_is(w, i + 1, "to") && words_is(w, i + 2, "friday")) {
		*ret = times_a_year(q, EACH_DAY);
		return 3;
	}
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

size_t
frequency_at(const struct policy_quality *q, const struct words *w, size_t i, bool each,
    struct frequency *ret)
{
	int64_t times = ONE, per_year = 0;
	size_t n = times_at(w, i, &times);
	size_t k = plain_frequency(q, w, i + n, each || n > 0, &per_year);
	enum period p = SELDOM_KNOWN;

	/* "3x week" */
	if (k == 0 && n > 0 && words_is(w, i + n - 1, "x")) {
		k = period_at(w, i + n, &p);
		per_year = times_a_year(q, p);
	}
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

size_t
frequency_adverb_at(
    const struct policy_quality *q, const struct words *w, size_t i, struct frequency *ret)
{
	enum period p = SELDOM_KNOWN;
	size_t k = adverb_at(w, i, &p);

	if (k > 0)
		*ret = (struct frequency){ true, times_a_year(q, p), i, i + k };
	return k;
}
