/* Outlook: what a month's 20-week rate may come to, and shares that add up.  Pure. */
#pragma once
#include <stddef.h>
#include <stdint.h>

struct outlook_input {
	int64_t issued, on_time;	    /* so far this month, without exceptions */
	int64_t due;			    /* not issued, and due from today to the month's end */
	int64_t recent_due, recent_on_time; /* of those due in the last three months */
	int64_t recent_late;		    /* issued late in the last three months */
	int64_t days, recent_days;	    /* left of the month; in the last three months */
};

/* In per mille of the plans issued in the month; -1: none is expected. */
struct outlook {
	int64_t so_far;
	int64_t most;	  /* every plan that is due is issued by its day, and no late one */
	int64_t least;	  /* none is, and late ones come as of late */
	int64_t expected; /* both come as in the last three months */
};
struct outlook outlook_of(const struct outlook_input *);

/* Whole per cent that come to 100 (largest remainder), when the parts come to more than nought. */
void outlook_shares(const int64_t *parts, size_t n, int64_t *ret_per_cent);
