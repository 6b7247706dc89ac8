/*
 * Sen2 case check: what the rules of the return find of single cases, as they stand now.  The rules
 * are those of waymark check sen2; here they are asked of what would be handed in.
 */
#pragma once
#include "areas/returns/sen2_batch.h"

struct sen2_case_finding {
	int64_t case_id;
	const char *rule, *message;
	enum sen2_severity severity;
	enum sen2_element record, item; /* what it is about */
};

struct sen2_case_findings {
	const struct sen2_case_finding *a;
	size_t n;
};

/* Of the person whose tree it is, each with the case that it is of; in the arena. */
struct sen2_case_findings sen2_case_check(struct arena *, const struct sen2_year *,
    const struct sen2_batch *, const struct sen2_node *person);
