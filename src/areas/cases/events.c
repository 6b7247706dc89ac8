/*
 * Events: names, acts, and the table of transitions of the statutory process.
 *
 * Each act has up to four rows: the states it may meet, the state that
 * follows, and the step that must be missing from the log when it is not
 * lawful as it stands.  A log may begin in the middle (a case taken over from
 * another system): then STATE_NONE meets the act with the step that it lacks.
 */
#include "areas/cases/events.h"
#include "base/str.h"

#include <stdint.h>

#define S(state) (1u << STATE_##state)

enum {
	BEGUN = S(REQUESTED) | S(DECIDING_ASSESS),
	ASSESSED = S(ASSESSING) | S(DECIDING_ISSUE),
	DRAFTED = S(DRAFT_SENT) | S(CONSULTING),
	BEFORE_PLAN = BEGUN | ASSESSED | S(DRAFTING) | DRAFTED,
	PLAN = S(FINAL) | S(UNDER_REVIEW) | S(AMENDING) | S(REASSESSING) | S(CEASE_PROPOSED) |
	       S(CEASE_DECIDED),
	REFUSED = S(REFUSED_ASSESS) | S(REFUSED_ISSUE),
	ENDED = S(CEASED) | S(TRANSFERRED) | S(WITHDRAWN),
	ANY = (1u << STATE__MAX) - 1,
	ANY_BUT_NONE = ANY & ~S(NONE),
	STAY = STATE__MAX,
	ROWS = 4,
};

struct row {
	unsigned from;
	int to; /* a state, or STAY */
	enum case_act lacks;
	bool gap;
};

#define TO(from_, state)                                                                           \
	{                                                                                          \
		.from = (from_), .to = STATE_##state                                               \
	}
#define STAYS(from_)                                                                               \
	{                                                                                          \
		.from = (from_), .to = STAY                                                        \
	}
#define GAP_TO(from_, state, lacks_)                                                               \
	{                                                                                          \
		.from = (from_), .to = STATE_##state, .lacks = (lacks_), .gap = true               \
	}
#define GAP_STAYS(from_, lacks_)                                                                   \
	{                                                                                          \
		.from = (from_), .to = STAY, .lacks = (lacks_), .gap = true                        \
	}

static const struct row transitions[ACT__MAX][ROWS] = {
	/* s.36(1); a second request while the first is considered starts no second clock */
	[ACT_REQUEST] = { TO(S(NONE) | REFUSED | ENDED, REQUESTED), STAYS(BEGUN) },
	/* s.36(4), (7), reg 4(2) */
	[ACT_N0] = { TO(S(REQUESTED), DECIDING_ASSESS), STAYS(S(DECIDING_ASSESS)),
	    GAP_TO(S(NONE), DECIDING_ASSESS, ACT_REQUEST) },
	/* s.36(8); after a refusal when it is conceded or ordered (regs 42 to 45) */
	[ACT_ASSESS_YES] = { TO(BEGUN | S(REFUSED_ASSESS), ASSESSING),
	    STAYS(ASSESSED | S(DRAFTING) | DRAFTED), GAP_TO(S(NONE), ASSESSING, ACT_REQUEST) },
	[ACT_N1P] = { TO(BEGUN | S(REFUSED_ASSESS), ASSESSING),
	    STAYS(ASSESSED | S(DRAFTING) | DRAFTED), GAP_TO(S(NONE), ASSESSING, ACT_REQUEST) },
	[ACT_ASSESS_NO] = { TO(BEGUN, REFUSED_ASSESS), STAYS(S(REFUSED_ASSESS)),
	    GAP_TO(S(NONE), REFUSED_ASSESS, ACT_REQUEST) },
	[ACT_N1] = { TO(BEGUN, REFUSED_ASSESS), STAYS(S(REFUSED_ASSESS)),
	    GAP_TO(S(NONE), REFUSED_ASSESS, ACT_REQUEST) },
	/* reg 6: asking for advice is assessing */
	[ACT_ADVICE_REQUESTED] = { TO(BEGUN | ASSESSED, ASSESSING),
	    STAYS(S(DRAFTING) | DRAFTED | PLAN), GAP_TO(S(NONE), ASSESSING, ACT_REQUEST) },
	[ACT_ADVICE_RECEIVED] = { STAYS(BEFORE_PLAN | PLAN | REFUSED),
	    GAP_TO(S(NONE), ASSESSING, ACT_ADVICE_REQUESTED) },
	[ACT_REUSE_AGREED] = { STAYS(BEFORE_PLAN | PLAN), GAP_TO(S(NONE), ASSESSING, ACT_REQUEST) },
	/* s.37(1) */
	[ACT_ISSUE_YES] = { TO(ASSESSED | S(REFUSED_ISSUE), DRAFTING),
	    STAYS(S(DRAFTING) | DRAFTED | S(REASSESSING)), GAP_TO(BEGUN, DRAFTING, ACT_ASSESS_YES),
	    GAP_TO(S(NONE), DRAFTING, ACT_REQUEST) },
	[ACT_ISSUE_NO] = { TO(ASSESSED, REFUSED_ISSUE), STAYS(S(REFUSED_ISSUE)),
	    GAP_TO(BEGUN, REFUSED_ISSUE, ACT_ASSESS_YES),
	    GAP_TO(S(NONE), REFUSED_ISSUE, ACT_REQUEST) },
	[ACT_N2] = { TO(ASSESSED, REFUSED_ISSUE), STAYS(S(REFUSED_ISSUE)),
	    GAP_TO(BEGUN, REFUSED_ISSUE, ACT_ASSESS_YES),
	    GAP_TO(S(NONE), REFUSED_ISSUE, ACT_REQUEST) },
	/* s.38(1), reg 13(1); a refusal may be followed by a draft when it is conceded or ordered
	 */
	[ACT_DRAFT] = { TO(ASSESSED | S(DRAFTING) | DRAFTED | S(REFUSED_ISSUE), DRAFT_SENT),
	    STAYS(S(REASSESSING) | S(AMENDING) | S(UNDER_REVIEW)),
	    GAP_TO(BEGUN, DRAFT_SENT, ACT_ASSESS_YES), GAP_TO(S(NONE), DRAFT_SENT, ACT_REQUEST) },
	[ACT_REPRESENTATION] = { STAYS(DRAFTED | S(AMENDING) | S(REASSESSING) | S(UNDER_REVIEW) |
				       S(FINAL)),
	    GAP_TO(S(NONE), DRAFT_SENT, ACT_DRAFT) },
	[ACT_SETTING_REQUESTED] = { STAYS(BEFORE_PLAN | PLAN),
	    GAP_TO(S(NONE), DRAFT_SENT, ACT_DRAFT) },
	/* s.39(2), s.40(2) */
	[ACT_CONSULT] = { TO(DRAFTED, CONSULTING), STAYS(S(DRAFTING) | PLAN),
	    GAP_STAYS(BEGUN | ASSESSED, ACT_DRAFT), GAP_TO(S(NONE), CONSULTING, ACT_DRAFT) },
	[ACT_CONSULT_REPLY] = { STAYS(BEFORE_PLAN | PLAN),
	    GAP_TO(S(NONE), CONSULTING, ACT_CONSULT) },
	/* s.38, reg 13(2), reg 14 */
	[ACT_FINAL] = { TO(DRAFTED | S(REASSESSING) | S(AMENDING), FINAL),
	    GAP_TO(BEGUN | ASSESSED | S(DRAFTING) | S(REFUSED_ISSUE), FINAL, ACT_DRAFT),
	    GAP_TO(S(FINAL) | S(UNDER_REVIEW), FINAL, ACT_AMENDMENT_NOTICE),
	    GAP_TO(S(NONE), FINAL, ACT_REQUEST) },
	/* s.44(1), regs 18 to 22; a proposal to cease is a consultation and may end otherwise (reg
	   31) */
	[ACT_MEETING] = { TO(S(FINAL), UNDER_REVIEW), STAYS(PLAN & ~S(FINAL)),
	    GAP_TO(S(NONE), UNDER_REVIEW, ACT_FINAL) },
	[ACT_REPORT] = { STAYS(PLAN), GAP_TO(S(NONE), UNDER_REVIEW, ACT_MEETING) },
	[ACT_MAINTAIN] = { TO(S(UNDER_REVIEW) | S(AMENDING) | S(CEASE_PROPOSED), FINAL),
	    STAYS(S(REASSESSING)), GAP_TO(S(FINAL) | S(NONE), FINAL, ACT_MEETING) },
	[ACT_AMEND] = { TO(S(UNDER_REVIEW) | S(CEASE_PROPOSED), AMENDING),
	    STAYS(S(REASSESSING) | S(AMENDING)),
	    GAP_TO(S(FINAL) | S(NONE), AMENDING, ACT_MEETING) },
	[ACT_CEASE] = { TO(S(UNDER_REVIEW), CEASE_PROPOSED), STAYS(S(CEASE_PROPOSED)),
	    GAP_TO(S(FINAL) | S(NONE), CEASE_PROPOSED, ACT_MEETING) },
	/* reg 22, and reg 28 at any other time */
	[ACT_AMENDMENT_NOTICE] = { TO(S(FINAL) | S(UNDER_REVIEW) | S(CEASE_PROPOSED), AMENDING),
	    STAYS(S(AMENDING) | S(REASSESSING)), GAP_TO(S(NONE), AMENDING, ACT_FINAL) },
	[ACT_AMENDED_FINAL] = { TO(S(AMENDING) | S(REASSESSING), FINAL),
	    GAP_TO(S(FINAL) | S(UNDER_REVIEW), FINAL, ACT_AMENDMENT_NOTICE),
	    GAP_TO(S(NONE), FINAL, ACT_FINAL) },
	[ACT_N8] = { TO(S(UNDER_REVIEW) | S(AMENDING) | S(REASSESSING) | S(CEASE_PROPOSED), FINAL),
	    STAYS(S(FINAL)), GAP_TO(S(NONE), FINAL, ACT_FINAL) },
	/* s.44(2), (3), regs 23 to 27 */
	[ACT_REASSESS_REQUESTED] = { TO(S(FINAL), REASSESSING),
	    STAYS(S(UNDER_REVIEW) | S(AMENDING) | S(REASSESSING) | S(CEASE_PROPOSED)),
	    GAP_TO(S(NONE), REASSESSING, ACT_FINAL) },
	[ACT_REASSESS_YES] = { TO(S(FINAL) | S(UNDER_REVIEW) | S(AMENDING) | S(CEASE_PROPOSED), REASSESSING), STAYS(S(REASSESSING)), GAP_TO(S(NONE), REASSESSING, ACT_FINAL) },
	[ACT_REASSESS_NO] = { TO(S(REASSESSING), FINAL),
	    STAYS(S(FINAL) | S(UNDER_REVIEW) | S(AMENDING) | S(CEASE_PROPOSED)),
	    GAP_TO(S(NONE), FINAL, ACT_REASSESS_REQUESTED) },
	[ACT_REASSESS_NOTICE] = { TO(S(FINAL) | S(UNDER_REVIEW) | S(AMENDING) | S(CEASE_PROPOSED), REASSESSING), STAYS(S(REASSESSING)), GAP_TO(S(NONE), REASSESSING, ACT_FINAL) },
	[ACT_N7] = { TO(S(REASSESSING), FINAL), STAYS(S(FINAL) | S(UNDER_REVIEW) | S(AMENDING)),
	    GAP_TO(S(NONE), FINAL, ACT_REASSESS_REQUESTED) },
	/* s.45, reg 31 */
	[ACT_CEASE_PROPOSED] = { TO(S(FINAL) | S(UNDER_REVIEW) | S(AMENDING) | S(REASSESSING), CEASE_PROPOSED), STAYS(S(CEASE_PROPOSED)), GAP_TO(S(NONE), CEASE_PROPOSED, ACT_FINAL) },
	[ACT_CEASE_DECIDED] = { TO(S(CEASE_PROPOSED), CEASE_DECIDED), STAYS(S(CEASE_DECIDED)),
	    GAP_TO(S(FINAL) | S(UNDER_REVIEW) | S(NONE), CEASE_DECIDED, ACT_CEASE_PROPOSED) },
	[ACT_CEASED] = { TO(S(CEASE_DECIDED), CEASED),
	    GAP_TO(S(FINAL) | S(UNDER_REVIEW) | S(CEASE_PROPOSED) | S(NONE), CEASED,
		ACT_CEASE_DECIDED) },
	/* reg 15 */
	[ACT_MOVE_KNOWN] = { STAYS(ANY) },
	[ACT_MOVE_EFFECTIVE] = { STAYS(ANY) },
	[ACT_TRANSFERRED_OUT] = { TO(BEFORE_PLAN | PLAN, TRANSFERRED),
	    GAP_TO(S(NONE), TRANSFERRED, ACT_FINAL) },
	[ACT_TRANSFERRED_IN] = { TO(S(NONE) | REFUSED | ENDED, FINAL), STAYS(PLAN) },
	[ACT_N9] = { STAYS(PLAN), GAP_TO(S(NONE), FINAL, ACT_TRANSFERRED_IN) },
	/* beside the states: the child's next phase, disputes, exceptions */
	[ACT_PHASE_TRANSFER] = { STAYS(ANY) },
	[ACT_DECISION_SENT] = { STAYS(ANY) },
	[ACT_MEDIATION_CONTACT] = { STAYS(ANY) },
	[ACT_MEDIATION_DECLINED] = { STAYS(ANY) },
	[ACT_MEDIATION_WANTED] = { STAYS(ANY) },
	[ACT_MEDIATION_HELD] = { STAYS(ANY) },
	[ACT_AGREEMENT] = { STAYS(ANY) },
	[ACT_CERTIFICATE] = { STAYS(ANY) },
	[ACT_APPEAL] = { STAYS(ANY) },
	[ACT_APPEAL_SENT] = { STAYS(ANY) },
	[ACT_LA_RESPONSE] = { STAYS(ANY) },
	[ACT_ORDER] = { STAYS(ANY) },
	/* reg 44(2)(g): the plan goes on at once */
	[ACT_ORDER_MAINTAIN] = { TO(S(CEASE_PROPOSED) | S(CEASE_DECIDED), FINAL),
	    STAYS(ANY & ~(S(CEASE_PROPOSED) | S(CEASE_DECIDED))) },
	[ACT_ORDER_COMPLIED] = { STAYS(ANY) },
	[ACT_EXCEPTION] = { STAYS(ANY) },
	/* a request for advice that is not needed any more: nobody owes an answer to it */
	[ACT_ADVICE_WITHDRAWN] = { STAYS(BEFORE_PLAN | PLAN | REFUSED),
	    GAP_TO(S(NONE), ASSESSING, ACT_ADVICE_REQUESTED) },
	[ACT_WITHDRAWN] = { TO(BEFORE_PLAN | REFUSED, WITHDRAWN),
	    GAP_TO(S(NONE), WITHDRAWN, ACT_REQUEST) },
	[ACT_LETTER_POSTED] = { STAYS(ANY) },
	[ACT_OTHER_NOTICE] = { STAYS(ANY) },
};

struct event_step
event_transition(enum case_state state, enum case_act act)
{
	for (int i = 0; i < ROWS; i++) {
		const struct row *r = &transitions[act][i];

		if (!(r->from & 1u << state))
			continue;
		return (struct event_step){
			.fit = r->gap ? FIT_GAP : FIT_LAWFUL,
			.to = r->to == STAY ? state : (enum case_state)r->to,
			.lacks = r->lacks,
		};
	}
	return (struct event_step){ .fit = FIT_UNLAWFUL, .to = state };
}

bool
event_is_step(enum case_act lacking, enum case_act act)
{
	if (lacking == ACT_ASSESS_YES)
		return act == ACT_ASSESS_YES || act == ACT_N1P;
	if (lacking == ACT_FINAL)
		return act == ACT_FINAL || act == ACT_REQUEST;
	return lacking == act;
}

bool
event_is_end(enum case_act act)
{
	return act == ACT_CEASED || act == ACT_WITHDRAWN || act == ACT_TRANSFERRED_OUT ||
	       act == ACT_N1 || act == ACT_N2 || act == ACT_ASSESS_NO || act == ACT_ISSUE_NO;
}

bool
event_state_is_open(enum case_state s)
{
	return (1u << s & (BEFORE_PLAN | PLAN)) != 0;
}

bool
event_state_has_plan(enum case_state s)
{
	return (1u << s & PLAN) != 0;
}

static enum case_act
notice_act(enum policy_notice n)
{
	static const enum case_act acts[NOTICE__MAX] = {
		[NOTICE_N0] = ACT_N0,
		[NOTICE_N1] = ACT_N1,
		[NOTICE_N1P] = ACT_N1P,
		[NOTICE_N2] = ACT_N2,
		[NOTICE_N3] = ACT_OTHER_NOTICE,
		[NOTICE_N4] = ACT_OTHER_NOTICE,
		[NOTICE_N5] = ACT_OTHER_NOTICE,
		[NOTICE_N5P] = ACT_OTHER_NOTICE,
		[NOTICE_N6] = ACT_CEASE_DECIDED,
		[NOTICE_N7] = ACT_N7,
		[NOTICE_N8] = ACT_N8,
		[NOTICE_N9] = ACT_N9,
	};

	return acts[n];
}

/* For the types whose outcome, notice or order decides, the first form stands here. */
static const struct {
	const char *name;
	enum case_act act;
} types[EVENT__MAX] = {
	[EVENT_REQUEST_RECEIVED] = { "request_received", ACT_REQUEST },
	[EVENT_ATTENTION] = { "attention", ACT_REQUEST },
	[EVENT_ASSESS_DECISION] = { "assess_decision", ACT_ASSESS_YES },
	[EVENT_NOTICE_SENT] = { "notice_sent", ACT_OTHER_NOTICE },
	[EVENT_ADVICE_REQUESTED] = { "advice_requested", ACT_ADVICE_REQUESTED },
	[EVENT_ADVICE_RECEIVED] = { "advice_received", ACT_ADVICE_RECEIVED },
	[EVENT_REUSE_AGREED] = { "reuse_agreed", ACT_REUSE_AGREED },
	[EVENT_ISSUE_DECISION] = { "issue_decision", ACT_ISSUE_YES },
	[EVENT_DRAFT_SERVED] = { "draft_served", ACT_DRAFT },
	[EVENT_REPRESENTATION_RECEIVED] = { "representation_received", ACT_REPRESENTATION },
	[EVENT_SETTING_REQUESTED] = { "setting_requested", ACT_SETTING_REQUESTED },
	[EVENT_CONSULT_SENT] = { "consult_sent", ACT_CONSULT },
	[EVENT_CONSULT_REPLY] = { "consult_reply", ACT_CONSULT_REPLY },
	[EVENT_FINAL_ISSUED] = { "final_issued", ACT_FINAL },
	[EVENT_REVIEW_MEETING] = { "review_meeting", ACT_MEETING },
	[EVENT_REVIEW_REPORT] = { "review_report", ACT_REPORT },
	[EVENT_REVIEW_DECISION] = { "review_decision", ACT_MAINTAIN },
	[EVENT_AMENDMENT_NOTICE] = { "amendment_notice", ACT_AMENDMENT_NOTICE },
	[EVENT_AMENDED_FINAL] = { "amended_final", ACT_AMENDED_FINAL },
	[EVENT_REASSESS_REQUESTED] = { "reassess_requested", ACT_REASSESS_REQUESTED },
	[EVENT_REASSESS_DECISION] = { "reassess_decision", ACT_REASSESS_YES },
	[EVENT_REASSESS_NOTICE] = { "reassess_notice", ACT_REASSESS_NOTICE },
	[EVENT_CEASE_PROPOSED] = { "cease_proposed", ACT_CEASE_PROPOSED },
	[EVENT_CEASE_DECIDED] = { "cease_decided", ACT_CEASE_DECIDED },
	[EVENT_CEASED] = { "ceased", ACT_CEASED },
	[EVENT_MOVE_KNOWN] = { "move_known", ACT_MOVE_KNOWN },
	[EVENT_MOVE_EFFECTIVE] = { "move_effective", ACT_MOVE_EFFECTIVE },
	[EVENT_TRANSFERRED_OUT] = { "transferred_out", ACT_TRANSFERRED_OUT },
	[EVENT_TRANSFERRED_IN] = { "transferred_in", ACT_TRANSFERRED_IN },
	[EVENT_PHASE_TRANSFER] = { "phase_transfer", ACT_PHASE_TRANSFER },
	[EVENT_DECISION_SENT] = { "decision_sent", ACT_DECISION_SENT },
	[EVENT_MEDIATION_CONTACT] = { "mediation_contact", ACT_MEDIATION_CONTACT },
	[EVENT_MEDIATION_DECLINED] = { "mediation_declined", ACT_MEDIATION_DECLINED },
	[EVENT_MEDIATION_WANTED] = { "mediation_wanted", ACT_MEDIATION_WANTED },
	[EVENT_MEDIATION_HELD] = { "mediation_held", ACT_MEDIATION_HELD },
	[EVENT_MEDIATION_AGREEMENT] = { "mediation_agreement", ACT_AGREEMENT },
	[EVENT_CERTIFICATE_ISSUED] = { "certificate_issued", ACT_CERTIFICATE },
	[EVENT_APPEAL_REGISTERED] = { "appeal_registered", ACT_APPEAL },
	[EVENT_APPEAL_SENT_TO_LA] = { "appeal_sent_to_la", ACT_APPEAL_SENT },
	[EVENT_LA_RESPONSE] = { "la_response", ACT_LA_RESPONSE },
	[EVENT_ORDER_MADE] = { "order_made", ACT_ORDER },
	[EVENT_UNOPPOSED] = { "unopposed", ACT_ORDER },
	[EVENT_ORDER_COMPLIED] = { "order_complied", ACT_ORDER_COMPLIED },
	[EVENT_EXCEPTION_CLAIMED] = { "exception_claimed", ACT_EXCEPTION },
	[EVENT_WITHDRAWN] = { "withdrawn", ACT_WITHDRAWN },
	[EVENT_ADVICE_WITHDRAWN] = { "advice_withdrawn", ACT_ADVICE_WITHDRAWN },
	[EVENT_LETTER_POSTED] = { "letter_posted", ACT_LETTER_POSTED },
};

enum case_act
event_act(const struct case_event *e)
{
	bool no = e->outcome == OUTCOME_NO;

	if (e->type == EVENT_NOTICE_SENT)
		return notice_act(e->notice);
	if (e->type == EVENT_ASSESS_DECISION)
		return no ? ACT_ASSESS_NO : ACT_ASSESS_YES;
	if (e->type == EVENT_ISSUE_DECISION)
		return no ? ACT_ISSUE_NO : ACT_ISSUE_YES;
	if (e->type == EVENT_REASSESS_DECISION)
		return no ? ACT_REASSESS_NO : ACT_REASSESS_YES;
	if (e->type == EVENT_REVIEW_DECISION && e->outcome == OUTCOME_AMEND)
		return ACT_AMEND;
	if (e->type == EVENT_REVIEW_DECISION && e->outcome == OUTCOME_CEASE)
		return ACT_CEASE;
	if (types[e->type].act == ACT_ORDER && e->order == ORDER_MAINTAIN)
		return ACT_ORDER_MAINTAIN;
	return types[e->type].act;
}

const char *
event_type_name(enum event_type t)
{
	return types[t].name;
}

bool
event_type_parse(const char *name, enum event_type *ret)
{
	for (int i = 0; i < EVENT__MAX; i++)
		if (str_eq(types[i].name, name)) {
			*ret = (enum event_type)i;
			return true;
		}
	return false;
}

const char *
event_state_name(enum case_state s)
{
	static const char *const names[STATE__MAX] = { "NONE", "REQUESTED", "DECIDING_ASSESS",
		"REFUSED_ASSESS", "ASSESSING", "DECIDING_ISSUE", "REFUSED_ISSUE", "DRAFTING",
		"DRAFT_SENT", "CONSULTING", "FINAL", "UNDER_REVIEW", "AMENDING", "REASSESSING",
		"CEASE_PROPOSED", "CEASE_DECIDED", "CEASED", "TRANSFERRED", "WITHDRAWN" };

	return names[s];
}

static bool
parse(const char *const *names, const char *name, int *ret)
{
	for (int i = 0; names[i] != NULL; i++)
		if (str_eq(names[i], name)) {
			*ret = i + 1;
			return true;
		}
	return false;
}

bool
event_outcome_parse(const char *name, enum event_outcome *ret)
{
	static const char *const names[] = { "yes", "no", "maintain", "amend", "cease", NULL };
	int v;

	if (!parse(names, name, &v))
		return false;
	*ret = (enum event_outcome)v;
	return true;
}

bool
event_party_parse(const char *name, enum event_party *ret)
{
	static const char *const names[] = { "giver", "la", "family", NULL };
	int v;

	if (!parse(names, name, &v))
		return false;
	*ret = (enum event_party)v;
	return true;
}

bool
event_order_parse(const char *name, enum event_order *ret)
{
	static const char *const names[] = { "assess", "make_plan", "amend", "setting",
		"contents_and_setting", "reconsider", "maintain", NULL };
	int v;

	if (!parse(names, name, &v))
		return false;
	*ret = (enum event_order)v;
	return true;
}

const char *
event_act_words(enum case_act act)
{
	switch ((int)act) {
	case ACT_REQUEST:
		return "a request was received";
	case ACT_ASSESS_YES:
		return "it was decided to assess";
	case ACT_ADVICE_REQUESTED:
		return "the advice was asked for";
	case ACT_DRAFT:
		return "a draft was served";
	case ACT_CONSULT:
		return "the setting was consulted";
	case ACT_FINAL:
		return "a plan was made";
	case ACT_MEETING:
		return "a review meeting was held";
	case ACT_AMENDMENT_NOTICE:
		return "an amendment notice was sent";
	case ACT_REASSESS_REQUESTED:
		return "a reassessment was asked for";
	case ACT_CEASE_PROPOSED:
		return "ceasing was proposed";
	case ACT_CEASE_DECIDED:
		return "ceasing was decided";
	case ACT_TRANSFERRED_IN:
		return "the plan was transferred";
	default:
		return "the step before it was taken";
	}
}

bool
event_may_be_planned(enum event_type t)
{
	return t == EVENT_PHASE_TRANSFER || t == EVENT_MOVE_EFFECTIVE;
}
