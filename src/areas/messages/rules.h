/* Rules of messages: how soon each was answered.  Pure functions of days. */
#pragma once
#include "base/date.h"

#include <stdbool.h>
#include <stddef.h>

enum reply_kind {
	REPLY_IN_TIME, /* answered by its day */
	REPLY_LATE,    /* answered after its day */
	REPLY_WAITING, /* not answered, its day not over */
	REPLY_OVERDUE, /* not answered and its day over */
};

enum reply_kind reply_kind(struct date reply_by, struct date answered_on, struct date today);

/* The middle of the numbers, the lower one of two; n > 0.  Sorts them. */
int reply_median(int *days, size_t n);
