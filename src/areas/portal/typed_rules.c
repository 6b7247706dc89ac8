/* Rules of a request that somebody of the council types. */
#include "areas/portal/typed_rules.h"
#include "base/str.h"

#include <string.h>

enum { MANY_DAYS = 10, YOUNG_PERSON_ENDS = 25 };

bool
typed_may_be_new(const struct typed_match *m, size_t n, bool has_number)
{
	for (size_t i = 0; i < n; i++)
		if (m[i].id == NULL || m[i].by_number || (m[i].same_name && !has_number))
			return false;
	return true;
}

bool
typed_assessed_lately(struct date assessed, int months, struct date received)
{
	return months > 0 && date_is_set(assessed) &&
	       date_compare(received, date_add_months(assessed, months)) < 0;
}

enum typed_whose
typed_whose(
    const struct typed_match *m, size_t n, bool has_number, const char *answer, size_t *ret_which)
{
	int64_t counted;

	if (n == 0)
		return TYPED_NEW;
	for (size_t i = 0; i < n; i++)
		if (m[i].by_number && m[i].open)
			return TYPED_ASK;
	for (size_t i = 0; i < n; i++)
		if (m[i].id != NULL && !m[i].open && str_eq(m[i].id, answer)) {
			*ret_which = i;
			return TYPED_KNOWN;
		}
	if (answer != NULL && str_starts(answer, "new-") &&
	    str_to_int(answer + strlen("new-"), &counted) && counted == (int64_t)n &&
	    typed_may_be_new(m, n, has_number))
		return TYPED_NEW;
	return TYPED_ASK;
}

bool
typed_is_young_person(struct date born, struct date school_age_ends, struct date on)
{
	return date_compare(on, school_age_ends) > 0 && date_age(born, on) < YOUNG_PERSON_ENDS;
}

int
typed_days_gone(struct date received, struct date today)
{
	int days = date_days_between(received, today);

	return days > MANY_DAYS ? days : 0;
}
