/*
 * Events: what can happen in a case, and what may follow what.
 *
 * The log of a case is a list of dated events.  The state of a case is a fold
 * of its log over the table of transitions in events.c; nothing else decides
 * it.  All functions are pure and all tables are const.
 */
#pragma once
#include "base/date.h"
#include "policy/policy.h"

#include <stdbool.h>
#include <stddef.h>

/* The states of the statutory process (domain handbook, section 2). */
enum case_state {
	STATE_NONE,
	STATE_REQUESTED,
	STATE_DECIDING_ASSESS,
	STATE_REFUSED_ASSESS,
	STATE_ASSESSING,
	STATE_DECIDING_ISSUE,
	STATE_REFUSED_ISSUE,
	STATE_DRAFTING,
	STATE_DRAFT_SENT,
	STATE_CONSULTING,
	STATE_FINAL,
	STATE_UNDER_REVIEW,
	STATE_AMENDING,
	STATE_REASSESSING,
	STATE_CEASE_PROPOSED,
	STATE_CEASE_DECIDED,
	STATE_CEASED,
	STATE_TRANSFERRED,
	STATE_WITHDRAWN,
	STATE__MAX
};

enum event_type {
	EVENT_REQUEST_RECEIVED,
	EVENT_ATTENTION,
	EVENT_ASSESS_DECISION,
	EVENT_NOTICE_SENT,
	EVENT_ADVICE_REQUESTED,
	EVENT_ADVICE_RECEIVED,
	EVENT_REUSE_AGREED,
	EVENT_ISSUE_DECISION,
	EVENT_DRAFT_SERVED,
	EVENT_REPRESENTATION_RECEIVED,
	EVENT_SETTING_REQUESTED,
	EVENT_CONSULT_SENT,
	EVENT_CONSULT_REPLY,
	EVENT_FINAL_ISSUED,
	EVENT_REVIEW_MEETING,
	EVENT_REVIEW_REPORT,
	EVENT_REVIEW_DECISION,
	EVENT_AMENDMENT_NOTICE,
	EVENT_AMENDED_FINAL,
	EVENT_REASSESS_REQUESTED,
	EVENT_REASSESS_DECISION,
	EVENT_REASSESS_NOTICE,
	EVENT_CEASE_PROPOSED,
	EVENT_CEASE_DECIDED,
	EVENT_CEASED,
	EVENT_MOVE_KNOWN,
	EVENT_MOVE_EFFECTIVE,
	EVENT_TRANSFERRED_OUT,
	EVENT_TRANSFERRED_IN,
	EVENT_PHASE_TRANSFER,
	EVENT_DECISION_SENT,
	EVENT_MEDIATION_CONTACT,
	EVENT_MEDIATION_DECLINED,
	EVENT_MEDIATION_WANTED,
	EVENT_MEDIATION_HELD,
	EVENT_MEDIATION_AGREEMENT,
	EVENT_CERTIFICATE_ISSUED,
	EVENT_APPEAL_REGISTERED,
	EVENT_APPEAL_SENT_TO_LA,
	EVENT_LA_RESPONSE,
	EVENT_ORDER_MADE,
	EVENT_UNOPPOSED,
	EVENT_ORDER_COMPLIED,
	EVENT_EXCEPTION_CLAIMED,
	EVENT_WITHDRAWN,
	EVENT_ADVICE_WITHDRAWN,
	EVENT_LETTER_POSTED, /* party family: with that notice, to one of the family */
	EVENT__MAX
};

enum event_outcome {
	OUTCOME_NONE,
	OUTCOME_YES,
	OUTCOME_NO,
	OUTCOME_MAINTAIN,
	OUTCOME_AMEND,
	OUTCOME_CEASE
};

enum event_party { PARTY_NONE, PARTY_GIVER, PARTY_LA, PARTY_FAMILY };

enum event_order {
	ORDER_NONE,
	ORDER_ASSESS,
	ORDER_MAKE_PLAN,
	ORDER_AMEND,
	ORDER_SETTING,
	ORDER_CONTENTS_AND_SETTING,
	ORDER_RECONSIDER,
	ORDER_MAINTAIN
};

/* One line of a case's log.  Members that the type does not have are zero. */
struct case_event {
	enum event_type type;
	struct date on;
	int place; /* in the log, from 1; kept when the log is put in order of date */
	enum event_outcome outcome;
	enum policy_notice notice;
	char advice;	  /* 'a' to 'h' */
	const char *body; /* who was asked for it, or gave it; NULL: the log does not say */
	enum event_party party;
	const char *setting;
	enum policy_phase transfer;
	enum policy_decision decision;
	bool appealable;
	enum event_order order;
	enum policy_exception code;
	struct date from, to; /* of an exception */
};

/*
 * What an event amounts to: its type together with its outcome, notice or
 * order.  The tables of transitions and of effects are indexed by it.
 */
enum case_act {
	ACT_REQUEST,
	ACT_N0,
	ACT_ASSESS_YES,
	ACT_ASSESS_NO,
	ACT_N1,
	ACT_N1P,
	ACT_ADVICE_REQUESTED,
	ACT_ADVICE_RECEIVED,
	ACT_REUSE_AGREED,
	ACT_ISSUE_YES,
	ACT_ISSUE_NO,
	ACT_N2,
	ACT_DRAFT,
	ACT_REPRESENTATION,
	ACT_SETTING_REQUESTED,
	ACT_CONSULT,
	ACT_CONSULT_REPLY,
	ACT_FINAL,
	ACT_MEETING,
	ACT_REPORT,
	ACT_MAINTAIN,
	ACT_AMEND,
	ACT_CEASE,
	ACT_AMENDMENT_NOTICE,
	ACT_AMENDED_FINAL,
	ACT_N8,
	ACT_REASSESS_REQUESTED,
	ACT_REASSESS_YES,
	ACT_REASSESS_NO,
	ACT_REASSESS_NOTICE,
	ACT_N7,
	ACT_CEASE_PROPOSED,
	ACT_CEASE_DECIDED,
	ACT_CEASED,
	ACT_MOVE_KNOWN,
	ACT_MOVE_EFFECTIVE,
	ACT_TRANSFERRED_OUT,
	ACT_TRANSFERRED_IN,
	ACT_N9,
	ACT_PHASE_TRANSFER,
	ACT_DECISION_SENT,
	ACT_MEDIATION_CONTACT,
	ACT_MEDIATION_DECLINED,
	ACT_MEDIATION_WANTED,
	ACT_MEDIATION_HELD,
	ACT_AGREEMENT,
	ACT_CERTIFICATE,
	ACT_APPEAL,
	ACT_APPEAL_SENT,
	ACT_LA_RESPONSE,
	ACT_ORDER,
	ACT_ORDER_MAINTAIN,
	ACT_ORDER_COMPLIED,
	ACT_EXCEPTION,
	ACT_WITHDRAWN,
	ACT_ADVICE_WITHDRAWN,
	ACT_LETTER_POSTED,
	ACT_OTHER_NOTICE, /* N3 to N6: they go with an event of their own */
	ACT__MAX
};

enum case_act event_act(const struct case_event *);

/* How an act fits the state it meets. */
enum event_fit {
	FIT_LAWFUL,
	FIT_GAP,     /* lawful only if a step happened that the log lacks */
	FIT_UNLAWFUL /* may not happen in that state */
};

struct event_step {
	enum event_fit fit;
	enum case_state to;  /* the state after it; the same state when it changes none */
	enum case_act lacks; /* with FIT_GAP: the step that should have come before */
};

struct event_step event_transition(enum case_state, enum case_act);
/* True when the later act is the step that was lacking, in one of its forms. */
bool event_is_step(enum case_act lacking, enum case_act);
/* True when the act ends what came before, so that a new request may follow. */
bool event_is_end(enum case_act);

/* A case in this state needs somebody who holds it. */
bool event_state_is_open(enum case_state);
/* A plan is in force, and with it the duty of s.42. */
bool event_state_has_plan(enum case_state);

const char *event_type_name(enum event_type);
bool event_type_parse(const char *, enum event_type *ret);
const char *event_state_name(enum case_state); /* "ASSESSING" */
bool event_outcome_parse(const char *, enum event_outcome *ret);
bool event_party_parse(const char *, enum event_party *ret);
bool event_order_parse(const char *, enum event_order *ret);
/* The step in words for findings, for example "a draft was served". */
const char *event_act_words(enum case_act);
/* These may lie in the future: they are planned. */
bool event_may_be_planned(enum event_type);
