/*
 * Ical: dates for a calendar (RFC 5545).
 *
 * A calendar is shown on shared screens and synchronised to other firms'
 * machines.  A summary is a fixed text and at most a reference: no name, need
 * or setting.
 */
#pragma once
#include "base/arena.h"
#include "base/date.h"

#include <stddef.h>

struct ical_entry {
	/* Stays the same for the same date in the case, so that a new file moves the entry and does
	 * not double it; for example "0abc-decision@waymark.council.example". */
	const char *uid;
	const char *summary;
	const char *url;      /* NULL: none */
	struct date on;	      /* a whole day … */
	struct instant start; /* … or, when on is not set, a time … */
	int minutes;	      /* … and how long it lasts */
};

/* The calendar as text.  stamp: when it was made.  fail(FAULT_BUG) for an entry without uid,
 * summary or date, or with a control character. */
const char *ical_write(struct arena *, const struct ical_entry *, size_t n, struct instant stamp);
