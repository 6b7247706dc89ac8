/*
 * Throttle: how often something may be tried.
 *
 * Counted per keyed hash of what is tried, known or unknown, so that the answer
 * tells nothing about who has an account.  A try is counted before it is
 * looked at: tries at the same moment cannot slip past each other.
 */
#pragma once
#include "base/arena.h"
#include "base/date.h"

#include <stdbool.h>
#include <stdint.h>

struct tx;

enum throttle_kind {
	THROTTLE_PAIR,	  /* passwords for an account from an address: waits that double */
	THROTTLE_ACCOUNT, /* passwords for an account from anywhere: 10 a minute */
	THROTTLE_ADDRESS, /* passwords from an address: 100 a minute, a school behind one router */
	THROTTLE_CODE,	  /* one-time codes for an account: waits that double after 5 */
	THROTTLE_MAIL,	  /* links sent to a mail address: 5 in a quarter of an hour */
	THROTTLE_MAIL_FROM, /* links asked for from an address: 30 in a quarter of an hour */
	THROTTLE_KEY,	    /* requests with the key of a program: 600 a minute */
	THROTTLE_KEY_WRONG, /* requests from an address with what is no key: 30 a minute */
	THROTTLE__MAX
};

/* What is known of the tries so far; zeroed: none. */
struct throttle {
	int64_t tries;
	struct instant from;  /* when counting began */
	struct instant retry; /* not before; unset: at once */
};

/* Pure: the state after one more try.  False, *ret untouched, when the try must wait. */
bool throttle_try(
    enum throttle_kind, const struct throttle *, struct instant now, struct throttle *ret);

/*
 * Counts a try at the time of the transaction.  False: it must wait and is
 * not to be looked at.  Needs a writing transaction; the table is housekeeping.
 */
bool throttle_count(struct tx *, enum throttle_kind, const char *what);
/* Forgets the tries: the right answer was given. */
void throttle_forget(struct tx *, enum throttle_kind, const char *what);
/* Removes what no longer counts.  Returns how many rows. */
int64_t throttle_sweep(struct tx *);
