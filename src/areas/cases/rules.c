/* Rules of the request stage. */
#include "areas/cases/rules.h"
#include "base/str.h"

#include <string.h>

struct assess_ruling
assess_rule(const struct assess_finding *f)
{
	bool assess = f->limb_a && f->limb_b;

	return (struct assess_ruling){
		.assess = assess,
		.notice = assess ? "N1p" : "N1",
		.event_outcome = assess ? "yes" : "no",
	};
}

const char *
assess_local_criterion(const char *reasons, const char *const *phrases)
{
	for (; *phrases != NULL; phrases++)
		if (strcasestr(reasons, *phrases) != NULL)
			return *phrases;
	return NULL;
}

bool
assess_is_open(const char *state)
{
	return str_eq(state, "REQUESTED") || str_eq(state, "DECIDING_ASSESS");
}

struct issue_ruling
issue_rule(bool necessary)
{
	return (
	    struct issue_ruling){ .issue = necessary, .event_outcome = necessary ? "yes" : "no" };
}

bool
issue_is_open(const char *state)
{
	return str_eq(state, "ASSESSING") || str_eq(state, "DECIDING_ISSUE") ||
	       str_eq(state, "REFUSED_ISSUE");
}

bool
consider_is_open(const char *state)
{
	return str_eq(state, "REQUESTED");
}
