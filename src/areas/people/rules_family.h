/*
 * Family rules: who of a child's family follows the case, and why not; what a
 * new standing makes of a relation.  Pure.
 *
 * The same is said in SQL by the relations parent, young_person and supporter
 * of src/access/policy.txt, which alone give rights; this says it in words to
 * whoever keeps the record.
 */
#pragma once
#include "base/date.h"

#include <stdbool.h>

/* How somebody is related to the child; the first three as parenthoods.kind has them. */
enum family_kind {
	FAMILY_PARENT = 1,
	FAMILY_CARER,
	FAMILY_AUTHORITY,
	FAMILY_OTHER, /* let in by a young person, and no parent or carer */
};

/* How a person stands to a child, as the rows say. */
struct family_stand {
	bool is_child;		/* the child itself */
	bool is_parent;		/* there is a row of parenthoods … */
	bool responsibility;	/* … with parental responsibility, or care of the child */
	bool sees_case;		/* … and no court's order or restriction against it */
	struct date ended_on;	/* the first day without the relation; unset: it lasts */
	bool is_let_in;		/* there is a row of shares … */
	bool acts;		/* … because the young person lacks the capacity */
	struct date let_out_on; /* the first day without it; unset: it lasts */
};

enum family_follow {
	FOLLOW_PARENT, /* up to the end of compulsory school age */
	FOLLOW_SELF,   /* the young person: the case is theirs (CFA 2014 s.83(2)) */
	FOLLOW_LET_IN,
	FOLLOW_ACTS, /* for one who lacks capacity (CFA 2014 s.80, SEND Regulations 2014 reg 64) */
	FOLLOW_NOT_CHILD,
	FOLLOW_NOT_RESTRICTED,
	FOLLOW_NOT_ENDED,
	FOLLOW_NOT_RESPONSIBLE,
	FOLLOW_NOT_LET_IN, /* the young person has not let them in */
	FOLLOW__MAX
};

/* grown: the child is over compulsory school age. */
enum family_follow family_follows(const struct family_stand *, bool grown, struct date today);
/* The first four. */
bool family_is_told(enum family_follow);

/* What an officer says of somebody, in one word. */
enum family_standing {
	STANDING_NONE,
	STANDING_FOLLOWS,
	STANDING_WITHOUT, /* neither parental responsibility nor care of the child */
	STANDING_RESTRICTED,
	STANDING_ENDED,
	STANDING_LET_IN,
	STANDING_ACTS,
	STANDING_LET_OUT, /* does not follow the young person's case */
	STANDING__MAX
};

/* May that be said of them?  sharing_only: no parent or carer. */
bool family_standing_fits(enum family_standing, bool grown, bool sharing_only);

/* The word for how they stand now; STANDING_NONE for the child itself. */
enum family_standing family_standing_now(
    const struct family_stand *, bool grown, struct date today);

/*
 * How they stand from today on.  A restriction, and an end, also end what the
 * young person let them do: being allowed again is a decision of its own.
 */
struct family_stand family_stand_after(
    struct family_stand, enum family_standing, struct date today);
