/* Rules of a request that somebody of the council types: pure functions of facts. */
#pragma once
#include "base/date.h"

#include <stdbool.h>
#include <stddef.h>

/* A child whom the council knows already, found by what the letter says. */
struct typed_match {
	const char *id; /* NULL: the viewer may not see it */
	bool open;	/* a request is under way, or there is a plan */
	bool by_number; /* the pupil number is the same: no other child has it */
	bool
	    same_name; /* and the same birth date: only a number can tell two such children apart */
};

enum typed_whose {
	TYPED_NEW,   /* of a child whom the council does not know: the case is the first */
	TYPED_KNOWN, /* of a known child without an open case */
	TYPED_ASK,   /* not said yet, or what was said no longer holds */
};

/*
 * Whose request it is.  answer: the id of a match; "new-N": none of the N that
 * were found; NULL: not asked.  A child with an open case is never answered:
 * what came belongs to that case.  ret_which is set with TYPED_KNOWN.
 */
enum typed_whose typed_whose(
    const struct typed_match *, size_t n, bool has_number, const char *answer, size_t *ret_which);

/* Whether it may be said that it is another child than those found; has_number: the letter gives a
 * pupil number. */
bool typed_may_be_new(const struct typed_match *, size_t n, bool has_number);

/* Within the months before the request that were long enough to be assessed in; months 0: there is
 * no such time. */
bool typed_assessed_lately(struct date assessed, int months, struct date received);

/* Over compulsory school age and under 25, the person asks in their own name (Children and
 * Families Act 2014 s.83(2)). */
bool typed_is_young_person(struct date born, struct date school_age_ends, struct date on);

/* The days that are gone of the time for the decision, when they are so many that somebody should
 * look again; 0: not so many. */
int typed_days_gone(struct date received, struct date today);
