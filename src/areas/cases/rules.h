/* Rules of the request stage: pure functions of facts.  No SQL, no clock, no HTTP. */
#pragma once
#include "base/date.h"

#include <stdbool.h>

/*
 * The test for an assessment, Children and Families Act 2014 s.36(8): an
 * authority must secure an assessment if, having regard to the views and
 * evidence, the child or young person (a) has or may have special educational
 * needs and (b) it may be necessary for special educational provision to be
 * made in accordance with an EHC plan.  Nothing else may be a condition.
 */
struct assess_finding {
	bool limb_a, limb_b;
	const char *evidence_a, *evidence_b; /* what each answer rests on */
	const char *reasons;
};

struct assess_ruling {
	bool assess;		   /* both limbs are met: the authority must assess */
	const char *notice;	   /* "N1p" will assess, "N1" will not */
	const char *event_outcome; /* "yes" or "no", as the event log says it */
};

struct assess_ruling assess_rule(const struct assess_finding *);

/*
 * A phrase of the reasons that is a local criterion, which may prompt for
 * evidence but never decide (ehc-process.md section 3), or NULL.  phrases ends
 * with NULL and comes from the policy pack.
 */
const char *assess_local_criterion(const char *reasons, const char *const *phrases);

/* Who may still be decided upon: only a request that waits for this decision. */
bool assess_is_open(const char *state);

/*
 * The decision whether to make a plan, Children and Families Act 2014 s.37(1):
 * where, in the light of an assessment, it is necessary for special educational
 * provision to be made in accordance with an EHC plan, the authority must
 * secure that one is prepared.  One limb, and nothing else.
 */
struct issue_ruling {
	bool issue;
	const char *event_outcome; /* "yes" or "no", as the event log says it */
};
struct issue_ruling issue_rule(bool necessary);

/* Only a case that is being assessed waits for it; after a refusal it may be conceded. */
bool issue_is_open(const char *state);

/* N0 goes once, while the request waits (s.36(4), regs 3 and 4). */
bool consider_is_open(const char *state);
