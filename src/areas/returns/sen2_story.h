/*
 * Sen2 story: what a case's events amount to, as the return asks for it: one entry a request, or a
 * plan that came without one.  Pure.
 *
 * Days are those on which a duty was met where there are such: a decision counts from the day on
 * which the family was told (SEND Regulations 2014 regs 4, 5 and 10), a plan from the day it was
 * issued (reg 13(2)).
 */
#pragma once
#include "areas/cases/cases.h"
#include "areas/returns/sen2_year.h"

/* Members that are not known are zero; days after the census day are not known. */
struct sen2_request {
	struct date from;     /* its first event */
	struct date received; /* none: it began with a plan */
	char outcome;	      /* module 2: 'Y' 'N' 'A' 'W' 'H' */
	struct date outcome_on;
	bool request_mediation, request_tribunal;
	bool exported; /* moved away before there was a plan */

	char assessment; /* module 3: 'Y' 'N' 'A' 'W' 'H'; 0: there is none */
	struct date assessment_on;
	bool assessment_mediation, assessment_tribunal;
	bool other_mediation, other_tribunal; /* within the collection year */
	bool exception;			      /* lifted the limit of 20 weeks */

	struct date start, ceased; /* module 4; start none: there is no plan */
	bool moved;		   /* ceased because another authority has it now */

	bool active; /* module 5: in force on the census day */
	bool came;   /* from another authority, since the collection year began */
	struct date meeting, reviewed, draft; /* of the last review */
	char review;			      /* 'M' 'A' 'C' */
	struct date phase_due, phase_final;
};

struct sen2_story {
	struct sen2_request *a;
	size_t n, cap;
};

/* The case as the return of that year has it; empty when nothing of it belongs there.  The clock
 * ran on the census day, or today where that is earlier, over the same events, in order of date. */
struct sen2_story sen2_story_of(struct arena *, const struct sen2_year *,
    const struct clock_result *, const struct case_event *, size_t n);

/* Copies the events that were known on the census day to ret, which has room for n, and returns how
 * many: those until then, what was planned for later, and exceptions that were recorded later: what
 * lifted a limit (reg 13(3)) did so at the time, whoever writes it down when. */
size_t sen2_story_known(
    const struct sen2_year *, const struct case_event *, size_t n, struct case_event *ret);
