/* Rules of messages. */
#include "areas/messages/rules.h"

#include <stdlib.h>

enum reply_kind
reply_kind(struct date reply_by, struct date answered_on, struct date today)
{
	if (date_is_set(answered_on))
		return date_compare(answered_on, reply_by) <= 0 ? REPLY_IN_TIME : REPLY_LATE;
	return date_compare(today, reply_by) <= 0 ? REPLY_WAITING : REPLY_OVERDUE;
}

static int
by_number(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;

	return (x > y) - (x < y);
}

int
reply_median(int *days, size_t n)
{
	qsort(days, n, sizeof *days, by_number);
	return days[(n - 1) / 2];
}
