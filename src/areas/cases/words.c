/* Words: states and events as people read them.  A word without a title is shown as it is. */
#include "areas/cases/words.h"
#include "base/str.h"

struct title {
	const char *word, *text;
};

static const struct title states[] = {
	{ "REQUESTED", N_("Waiting for the decision whether to assess") },
	{ "DECIDING_ASSESS", N_("Waiting for the decision whether to assess") },
	{ "REFUSED_ASSESS", N_("No assessment") },
	{ "ASSESSING", N_("Being assessed") },
	{ "DECIDING_ISSUE", N_("Waiting for the decision on a plan") },
	{ "REFUSED_ISSUE", N_("No plan") },
	{ "DRAFTING", N_("Plan being written") },
	{ "DRAFT_SENT", N_("Draft with the family") },
	{ "CONSULTING", N_("Schools being asked") },
	{ "FINAL", N_("Plan in force") },
	{ "UNDER_REVIEW", N_("Plan under review") },
	{ "AMENDING", N_("Plan being changed") },
	{ "REASSESSING", N_("Being reassessed") },
	{ "CEASE_PROPOSED", N_("Ending of the plan proposed") },
	{ "CEASE_DECIDED", N_("Ending of the plan decided") },
	{ "CEASED", N_("Plan ended") },
	{ "TRANSFERRED", N_("Moved to another council") },
	{ "WITHDRAWN", N_("Request withdrawn") },
};

static const struct title events[] = {
	{ "request_received", N_("Request received") },
	{ "attention", N_("Came to the council’s attention") },
	{ "assess_decision", N_("Decision whether to assess") },
	{ "notice_sent", N_("Notice sent") },
	{ "advice_requested", N_("Advice asked for") },
	{ "advice_received", N_("Advice received") },
	{ "decision_sent", N_("Time to appeal began") },
	{ "withdrawn", N_("Request withdrawn") },
	{ "reuse_agreed", N_("Earlier advice is enough") },
	{ "advice_withdrawn", N_("Request for advice withdrawn") },
	{ "exception_claimed", N_("Exception to a time limit") },
};

static const struct title consent_bodies[] = {
	{ "school", N_("School, nursery or college") },
	{ "health", N_("Health service") },
	{ "care", N_("Social care") },
};

static const char *
find(const struct language *l, const struct title *titles, size_t n, const char *word)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(titles[i].word, word))
			return text_tr(l, titles[i].text);
	return word;
}

const char *
case_state_title(const struct language *l, const char *state)
{
	return find(l, states, sizeof states / sizeof states[0], state);
}

const char *
event_title(const struct language *l, const char *type)
{
	return find(l, events, sizeof events / sizeof events[0], type);
}

const char *
consent_body_title(const struct language *l, const char *body)
{
	return find(l, consent_bodies, sizeof consent_bodies / sizeof consent_bodies[0], body);
}
