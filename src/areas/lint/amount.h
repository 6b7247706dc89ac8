/*
 * Amount: how much and how often, from words ("half an hour twice a week", "2
 * x 20 minute sessions weekly") or from a row's quantity, unit and frequency.
 *
 * Numbers may stand in digits or in words.  A school year of the pack turns
 * how often into times a year, so that weeks and terms can be compared.
 */
#pragma once
#include "areas/lint/words.h"
#include "policy/policy.h"

/* How often something comes. */
struct frequency {
	bool known;	  /* a word of frequency stands there */
	int64_t per_year; /* in hundredths; 0: cannot be reckoned ("every lesson") */
	size_t from, to;  /* words */
};

struct amount {
	int64_t minutes;  /* each time, in hundredths; 0: no time is named ("3 sessions") */
	int64_t sessions; /* how many, in hundredths; at least 100 */
	struct frequency often;
	size_t from, to; /* the words of the quantity */
};

struct amounts {
	struct amount *a;
	size_t n;
	bool often; /* a frequency stands in the text, tied to a quantity or not */
};

/* Every quantity of the text, each with the frequency that belongs to it. */
struct amounts amounts_of(struct arena *, const struct policy_quality *, const struct words *);
/* The whole text is a frequency, such as "weekly", "twice a week" or "half_termly". */
struct frequency frequency_of(const struct policy_quality *, const struct words *);
/* Minutes of one such unit, in hundredths; 0 for sessions and what is no time. */
int64_t amount_unit_minutes(const struct policy_quality *, const char *unit);
/* Minutes in a year, in hundredths; 0: cannot be reckoned. */
int64_t amount_year(const struct amount *);

/* Children to an adult: "1:4", "one to one".  0: not said. */
int ratio_of(const struct words *);
/* Children to an adult or in a group: "1:4", "one to one", "in a group of six", "in a pair".  0:
 * not said. */
int group_of(const struct words *);
