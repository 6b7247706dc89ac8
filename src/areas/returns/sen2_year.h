/*
 * Sen2 year: what time a return of a year is about.
 *
 * The census day is the third Thursday of January; work is counted from 1 January of the year
 * before, the collection year, and stands in the return as it was on the census day.
 * Source: the department's guide for local authorities, sections 1.2 and 1.3.
 */
#pragma once
#include "base/date.h"

struct sen2_year {
	int year;
	int form;	  /* the year whose form it has: the last one known, where its own is not */
	struct date from; /* the first day of the collection year */
	struct date until;  /* its last */
	struct date census; /* what happened after it is not in the return */
};

struct sen2_year sen2_year_of(int year);

/*
 * The return that is worked on that day: until the end of March the one of the last census day,
 * which is being put right and handed in; then that of the next, while its year goes on.
 */
struct sen2_year sen2_year_on(struct date today);
