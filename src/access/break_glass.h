/*
 * Break-glass: reading a case outside one's own, with a reason, for eight
 * hours.  The grant, its audit entry and the list of those who are told are
 * one transaction; nothing can be read before they are there.
 */
#pragma once
#include "base/date.h"

#include <stddef.h>
#include <stdint.h>

struct tx;
struct viewer;

enum { BREAK_GLASS_HOURS = 8, BREAK_GLASS_REASON_MIN = 20 };

enum break_glass_answer {
	BREAK_GLASS_GRANTED,
	BREAK_GLASS_REASON,    /* too short: BREAK_GLASS_REASON_MIN characters at least */
	BREAK_GLASS_NOT_THERE, /* no such case, another authority's, no right, or of one's own
				  family */
	BREAK_GLASS_NOT_NEEDED /* the viewer sees the case already; public_id is set */
};

struct break_glass_grant {
	int64_t la, id, case_id, child;
	const char *public_id; /* of the case */
	const char *reference;
	struct instant until;
	const int64_t
	    *tell; /* persons to notify: the case's officer, else managers; privacy officers */
	size_t n_tell;
};

/*
 * Asks for the case of that reference.  *ret is set when GRANTED, and its
 * la, case_id and public_id when NOT_NEEDED.  When GRANTED the audit entry is
 * written; the caller tells the persons in the list and commits.
 */
enum break_glass_answer access_break_glass(struct tx *, const struct viewer *,
    const char *reference, const char *reason, struct break_glass_grant *ret);
