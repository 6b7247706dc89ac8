/* Words: states and events as people read them.  A word without a title is shown as it is. */
#include "areas/cases/words.h"
#include "areas/cases/cases.h"
#include "base/str.h"

static const struct text_title states[] = {
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

static const struct text_title events[] = {
	{ "request_received", N_("Request received") },
	{ "attention", N_("Came to the council’s attention") },
	{ "assess_decision", N_("Decision whether to assess") },
	{ "notice_sent", N_("Notice sent") },
	{ "advice_requested", N_("Advice asked for") },
	{ "advice_received", N_("Advice received") },
	{ "decision_sent", N_("Time to appeal began") },
	{ "issue_decision", N_("Decision whether to make a plan") },
	{ "draft_served", N_("Draft plan sent to the family") },
	{ "representation_received", N_("The family said what it thinks of the draft") },
	{ "setting_requested", N_("The family asked for a school or college") },
	{ "consult_sent", N_("A school or college was consulted") },
	{ "consult_reply", N_("A school or college replied") },
	{ "final_issued", N_("Final plan issued") },
	{ "withdrawn", N_("Request withdrawn") },
	{ "reuse_agreed", N_("Earlier advice is enough") },
	{ "advice_withdrawn", N_("Request for advice withdrawn") },
	{ "exception_claimed", N_("Exception to a time limit") },
	{ "review_meeting", N_("Review meeting") },
	{ "review_report", N_("Report of the review") },
	{ "review_decision", N_("Decision after the review") },
	{ "amendment_notice", N_("Changes to the plan proposed") },
	{ "amended_final", N_("Changed plan issued") },
	{ "reassess_requested", N_("Reassessment asked for") },
	{ "reassess_decision", N_("Decision whether to reassess") },
	{ "reassess_notice", N_("Told about the reassessment") },
	{ "cease_proposed", N_("Ending of the plan proposed") },
	{ "cease_decided", N_("Ending of the plan decided") },
	{ "ceased", N_("Plan ended") },
	{ "move_known", N_("The family’s move became known") },
	{ "move_effective", N_("The family moved") },
	{ "transferred_out", N_("Plan passed to another council") },
	{ "transferred_in", N_("Plan taken over from another council") },
	{ "phase_transfer", N_("Change of school or phase") },
	{ "mediation_contact", N_("Mediation adviser contacted") },
	{ "mediation_declined", N_("Mediation not wanted") },
	{ "mediation_wanted", N_("Mediation wanted") },
	{ "mediation_held", N_("Mediation held") },
	{ "mediation_agreement", N_("Agreement in mediation") },
	{ "certificate_issued", N_("Mediation certificate") },
	{ "appeal_registered", N_("Appeal registered") },
	{ "appeal_sent_to_la", N_("Appeal sent to the council") },
	{ "la_response", N_("The council answered the appeal") },
	{ "order_made", N_("Tribunal’s order") },
	{ "unopposed", N_("The council does not oppose the appeal") },
	{ "order_complied", N_("Tribunal’s order followed") },
	{ "letter_posted", N_("Letter posted") },
};

/* What was decided, by the type of the decision; an outcome of another type by the last rows. */
static const struct {
	const char *type, *outcome, *text;
} outcomes[] = {
	{ "assess_decision", "yes", N_("the council will assess") },
	{ "assess_decision", "no", N_("the council will not assess") },
	{ "issue_decision", "yes", N_("the council will make a plan") },
	{ "issue_decision", "no", N_("the council will not make a plan") },
	{ "reassess_decision", "yes", N_("the council will reassess") },
	{ "reassess_decision", "no", N_("the council will not reassess") },
	{ NULL, "yes", N_("yes") },
	{ NULL, "no", N_("no") },
	{ NULL, "maintain", N_("the plan stays as it is") },
	{ NULL, "amend", N_("the plan will be changed") },
	{ NULL, "cease", N_("the plan will end") },
};

static const struct text_title orders[] = {
	{ "assess", N_("to assess") },
	{ "make_plan", N_("to make a plan") },
	{ "amend", N_("to change the plan") },
	{ "setting", N_("to name a setting") },
	{ "contents_and_setting", N_("to change the plan and name a setting") },
	{ "reconsider", N_("to consider again") },
	{ "maintain", N_("to keep the plan") },
};

static const struct text_title exceptions[] = {
	{ "X-a", N_("a school’s closure of at least four weeks") },
	{ "X-b", N_("an early years provider’s closure of at least four weeks") },
	{ "X-c", N_("exceptional personal circumstances") },
	{ "X-d", N_("away from the area") },
	{ "X-e", N_("a missed appointment") },
};

static const struct text_title consent_bodies[] = {
	{ "school", N_("School, nursery or college") },
	{ "health", N_("Health service") },
	{ "care", N_("Social care") },
};

static const struct text_title request_ways[] = {
	{ NULL, N_("Sent with the form of this site") },
	{ "post", N_("By post") },
	{ "email", N_("By email") },
	{ "phone", N_("By telephone") },
	{ "person", N_("In person") },
};

static const struct text_title request_askers[] = {
	{ "parent", N_("A parent") },
	{ "carer", N_("A carer with parental responsibility") },
	{ "young_person", N_("The young person") },
	{ "school", N_("The school, nursery or college") },
	{ "other", N_("Somebody else") },
};

const char *
case_state_title(const struct language *l, const char *state)
{
	return TEXT_TITLE(l, states, state);
}

const char *
event_title(const struct language *l, const char *type)
{
	return TEXT_TITLE(l, events, type);
}

const char *
consent_body_title(const struct language *l, const char *body)
{
	return TEXT_TITLE(l, consent_bodies, body);
}

const char *
request_way_title(const struct language *l, const char *came_by)
{
	return TEXT_TITLE(l, request_ways, came_by);
}

const char *
request_asker_title(const struct language *l, const char *relationship)
{
	return TEXT_TITLE(l, request_askers, relationship);
}

const char *
order_title(const struct language *l, const char *order)
{
	return TEXT_TITLE(l, orders, order);
}

const char *
exception_title(const struct language *l, const char *code)
{
	return TEXT_TITLE(l, exceptions, code);
}

const char *
outcome_title(const struct language *l, const char *type, const char *outcome)
{
	for (size_t i = 0; i < sizeof outcomes / sizeof outcomes[0]; i++)
		if (str_eq(outcomes[i].outcome, outcome) &&
		    (outcomes[i].type == NULL || str_eq(outcomes[i].type, type)))
			return text_tr(l, outcomes[i].text);
	return outcome;
}

const char *
clock_status_title(const struct language *l, enum clock_status status)
{
	static const char *const titles[] = {
		[CLOCK_OPEN] = N_("Open"),
		[CLOCK_OVERDUE] = N_("Late"),
		[CLOCK_MET] = N_("Done"),
		[CLOCK_LATE] = N_("Done late"),
		[CLOCK_LIFTED] = N_("Limit lifted"),
		[CLOCK_VOID] = N_("No longer needed"),
	};

	return text_tr(l, titles[status]);
}

/* The department's codes, as a return has them. */
static const struct text_title needs[] = {
	{ "SPLD", N_("Specific learning difficulty") },
	{ "MLD", N_("Moderate learning difficulty") },
	{ "SLD", N_("Severe learning difficulty") },
	{ "PMLD", N_("Profound and multiple learning difficulty") },
	{ "SEMH", N_("Social, emotional and mental health") },
	{ "SLCN", N_("Speech, language and communication needs") },
	{ "HI", N_("Hearing impairment") },
	{ "VI", N_("Vision impairment") },
	{ "MSI", N_("Multi-sensory impairment") },
	{ "PD", N_("Physical disability") },
	{ "ASD", N_("Autistic spectrum disorder") },
	{ "DS", N_("Down syndrome") },
	{ "OTH", N_("Other difficulty or disability") },
};

const char *
need_title(const struct language *l, const char *code)
{
	return TEXT_TITLE(l, needs, code);
}
