/* Rules of advice: pure functions of facts.  No SQL, no clock, no HTTP. */
#pragma once
#include "base/date.h"

#include <stdbool.h>
#include <stddef.h>

struct arena;
struct policy_pack;

/* What every advice must speak to (SEND Regulations 2014 reg 6(1): needs, the provision to meet
 * them, the outcomes intended). */
enum advice_part { ADVICE_NEEDS, ADVICE_OUTCOMES, ADVICE_PROVISION, ADVICE_PART__MAX };

/* How an advice speaks to one of them: rows, or words that say why there are none. */
struct advice_said {
	size_t rows;
	const char *none; /* NULL: not said */
};
/* Neither rows nor words.  Rows and words that there are none contradict each other: see next. */
bool advice_is_silent(const struct advice_said *);
bool advice_contradicts(const struct advice_said *);

/*
 * Reg 6(4): advice that was given before is not asked for again when its giver,
 * the authority and the family are all satisfied that it is enough.  Each says
 * so, or not, on a day.
 */
struct advice_reuse {
	struct date giver, la, family; /* unset: has not said yes */
	bool refused;		       /* one of them said no */
};
enum reuse_state {
	REUSE_WAITS,
	REUSE_AGREED,
	REUSE_FRESH, /* a "no" is enough: fresh advice is given */
};
enum reuse_state advice_reuse_state(const struct advice_reuse *);

/* The last lawful day to answer a request of that day: the pack's limit of the duty to advise. */
struct date advice_due(const struct policy_pack *, struct date asked);

/* The first day without access to the case: 30 days after the advice was given. */
struct date advice_access_ends(struct date given);

/* Whole months from one day to the other, for the age of advice. */
int advice_months(struct date from, struct date to);

/* "K4" for the fourth advice of a case. */
const char *advice_label(struct arena *, int number);

/* Educational, medical and the other advice of reg 6(1)(b) to (h) may be reused; the family's views
 * (a) are asked for anew. */
bool advice_may_be_reused(char key);
