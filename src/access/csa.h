/*
 * Csa: the end of compulsory school age, when a child's rights in the
 * statutory process pass from the parent to the young person (Children and
 * Families Act 2014 s.83(2), Education Act 1996 s.8).
 */
#pragma once
#include "base/date.h"

/*
 * The last day of compulsory school age of somebody born on that day: the
 * last Friday in June of the school year in which they turn 16.  Unset for an
 * unset date.  To be stored in persons.csa_ends_on whenever persons.born is.
 */
struct date access_csa_end(struct date born);
