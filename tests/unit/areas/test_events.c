/* Events: names there and back, and the transitions of the statutory process, row by row. */
#include "../check.h"
#include "areas/cases/events.h"

static void
every_type_has_a_name_of_its_own(void)
{
	for (int i = 0; i < EVENT__MAX; i++) {
		enum event_type t = EVENT__MAX;

		CHECK(event_type_parse(event_type_name((enum event_type)i), &t));
		CHECK_INT(t, i);
	}
}

static void
words_that_are_none_leave_the_value_alone(void)
{
	enum event_type t = EVENT_CEASED;
	enum event_outcome o = OUTCOME_NO;
	enum event_order order = ORDER_AMEND;

	CHECK(!event_type_parse("request", &t));
	CHECK(!event_outcome_parse("maybe", &o));
	CHECK(!event_order_parse("", &order));
	CHECK_INT(t, EVENT_CEASED);
	CHECK_INT(o, OUTCOME_NO);
	CHECK_INT(order, ORDER_AMEND);
}

/* The numbered rows of the domain handbook's table, section 2. */
static const struct {
	int row;
	enum case_state from;
	enum case_act act;
	enum case_state to;
} rows[] = {
	{ 1, STATE_NONE, ACT_REQUEST, STATE_REQUESTED },
	{ 3, STATE_REQUESTED, ACT_N0, STATE_DECIDING_ASSESS },
	{ 5, STATE_DECIDING_ASSESS, ACT_N1P, STATE_ASSESSING },
	{ 6, STATE_DECIDING_ASSESS, ACT_N1, STATE_REFUSED_ASSESS },
	{ 7, STATE_ASSESSING, ACT_ADVICE_REQUESTED, STATE_ASSESSING },
	{ 9, STATE_DECIDING_ISSUE, ACT_N2, STATE_REFUSED_ISSUE },
	{ 10, STATE_DECIDING_ISSUE, ACT_ISSUE_YES, STATE_DRAFTING },
	{ 10, STATE_DRAFTING, ACT_DRAFT, STATE_DRAFT_SENT },
	{ 11, STATE_DRAFT_SENT, ACT_REPRESENTATION, STATE_DRAFT_SENT },
	{ 12, STATE_DRAFT_SENT, ACT_CONSULT, STATE_CONSULTING },
	{ 13, STATE_CONSULTING, ACT_FINAL, STATE_FINAL },
	{ 14, STATE_FINAL, ACT_MEETING, STATE_UNDER_REVIEW },
	{ 15, STATE_UNDER_REVIEW, ACT_MAINTAIN, STATE_FINAL },
	{ 15, STATE_UNDER_REVIEW, ACT_AMEND, STATE_AMENDING },
	{ 15, STATE_UNDER_REVIEW, ACT_CEASE, STATE_CEASE_PROPOSED },
	{ 16, STATE_AMENDING, ACT_AMENDED_FINAL, STATE_FINAL },
	{ 17, STATE_FINAL, ACT_REASSESS_REQUESTED, STATE_REASSESSING },
	{ 18, STATE_REASSESSING, ACT_FINAL, STATE_FINAL },
	{ 19, STATE_FINAL, ACT_AMENDMENT_NOTICE, STATE_AMENDING },
	{ 20, STATE_CEASE_PROPOSED, ACT_CEASE_DECIDED, STATE_CEASE_DECIDED },
	{ 21, STATE_CEASE_DECIDED, ACT_CEASED, STATE_CEASED },
	{ 22, STATE_FINAL, ACT_TRANSFERRED_OUT, STATE_TRANSFERRED },
	{ 23, STATE_CONSULTING, ACT_WITHDRAWN, STATE_WITHDRAWN },
};

static void
the_rows_of_the_handbook_are_lawful(void)
{
	for (unsigned i = 0; i < sizeof rows / sizeof rows[0]; i++) {
		struct event_step s = event_transition(rows[i].from, rows[i].act);

		CHECK_INT(s.fit, FIT_LAWFUL);
		CHECK_INT(s.to, rows[i].to);
	}
}

/*
 * Every way from one state into another, read once more from the handbook.
 * Whatever is not here changes no state: all pairs of state and act are tried.
 */
#define F(state) (1u << STATE_##state)
#define MOVED(from, act, to)                                                                       \
	{                                                                                          \
		(from), ACT_##act, STATE_##to                                                      \
	}
static const struct {
	unsigned from;
	enum case_act act;
	enum case_state to;
} ways[] = {
	/* rows 1 and 2; again after a refusal, a withdrawal, a plan that ceased, or a return */
	MOVED(F(NONE) | F(REFUSED_ASSESS) | F(REFUSED_ISSUE) | F(CEASED) | F(TRANSFERRED) |
		  F(WITHDRAWN),
	    REQUEST, REQUESTED),
	MOVED(F(REQUESTED), N0, DECIDING_ASSESS), /* rows 3 and 4 */
	/* rows 5 to 7; conceded or ordered after a refusal (regs 42, 44, 45) */
	MOVED(F(REQUESTED) | F(DECIDING_ASSESS) | F(REFUSED_ASSESS), ASSESS_YES, ASSESSING),
	MOVED(F(REQUESTED) | F(DECIDING_ASSESS) | F(REFUSED_ASSESS), N1P, ASSESSING),
	MOVED(F(REQUESTED) | F(DECIDING_ASSESS), ASSESS_NO, REFUSED_ASSESS),
	MOVED(F(REQUESTED) | F(DECIDING_ASSESS), N1, REFUSED_ASSESS),
	MOVED(F(REQUESTED) | F(DECIDING_ASSESS) | F(DECIDING_ISSUE), ADVICE_REQUESTED, ASSESSING),
	/* rows 8 to 13 */
	MOVED(F(ASSESSING) | F(DECIDING_ISSUE) | F(REFUSED_ISSUE), ISSUE_YES, DRAFTING),
	MOVED(F(ASSESSING) | F(DECIDING_ISSUE), ISSUE_NO, REFUSED_ISSUE),
	MOVED(F(ASSESSING) | F(DECIDING_ISSUE), N2, REFUSED_ISSUE),
	MOVED(F(ASSESSING) | F(DECIDING_ISSUE) | F(DRAFTING) | F(CONSULTING) | F(REFUSED_ISSUE),
	    DRAFT, DRAFT_SENT),
	MOVED(F(DRAFT_SENT), CONSULT, CONSULTING),
	MOVED(F(DRAFT_SENT) | F(CONSULTING) | F(REASSESSING) | F(AMENDING), FINAL, FINAL),
	/* rows 14 to 16 and 19; a proposal to cease may end in keeping or changing the plan */
	MOVED(F(FINAL), MEETING, UNDER_REVIEW),
	MOVED(F(UNDER_REVIEW) | F(AMENDING) | F(CEASE_PROPOSED), MAINTAIN, FINAL),
	MOVED(F(UNDER_REVIEW) | F(CEASE_PROPOSED), AMEND, AMENDING),
	MOVED(F(UNDER_REVIEW), CEASE, CEASE_PROPOSED),
	MOVED(F(UNDER_REVIEW) | F(AMENDING) | F(REASSESSING) | F(CEASE_PROPOSED), N8, FINAL),
	MOVED(F(FINAL) | F(UNDER_REVIEW) | F(CEASE_PROPOSED), AMENDMENT_NOTICE, AMENDING),
	MOVED(F(AMENDING) | F(REASSESSING), AMENDED_FINAL, FINAL),
	/* rows 17 and 18 */
	MOVED(F(FINAL), REASSESS_REQUESTED, REASSESSING),
	MOVED(F(FINAL) | F(UNDER_REVIEW) | F(AMENDING) | F(CEASE_PROPOSED), REASSESS_YES,
	    REASSESSING),
	MOVED(F(FINAL) | F(UNDER_REVIEW) | F(AMENDING) | F(CEASE_PROPOSED), REASSESS_NOTICE,
	    REASSESSING),
	MOVED(F(REASSESSING), REASSESS_NO, FINAL),
	MOVED(F(REASSESSING), N7, FINAL),
	/* rows 20 and 21 */
	MOVED(F(FINAL) | F(UNDER_REVIEW) | F(AMENDING) | F(REASSESSING), CEASE_PROPOSED,
	    CEASE_PROPOSED),
	MOVED(F(CEASE_PROPOSED), CEASE_DECIDED, CEASE_DECIDED),
	MOVED(F(CEASE_DECIDED), CEASED, CEASED),
	MOVED(F(CEASE_PROPOSED) | F(CEASE_DECIDED), ORDER_MAINTAIN, FINAL), /* reg 44(2)(g) */
	/* row 22: a plan, or a request on its way ("exported"); and the plan that comes in */
	MOVED(F(REQUESTED) | F(DECIDING_ASSESS) | F(ASSESSING) | F(DECIDING_ISSUE) | F(DRAFTING) |
		  F(DRAFT_SENT) | F(CONSULTING) | F(FINAL) | F(UNDER_REVIEW) | F(AMENDING) |
		  F(REASSESSING) | F(CEASE_PROPOSED) | F(CEASE_DECIDED),
	    TRANSFERRED_OUT, TRANSFERRED),
	MOVED(F(NONE) | F(REFUSED_ASSESS) | F(REFUSED_ISSUE) | F(CEASED) | F(TRANSFERRED) |
		  F(WITHDRAWN),
	    TRANSFERRED_IN, FINAL),
	/* row 23: any state before a final plan, a refusal too */
	MOVED(F(REQUESTED) | F(DECIDING_ASSESS) | F(ASSESSING) | F(DECIDING_ISSUE) | F(DRAFTING) |
		  F(DRAFT_SENT) | F(CONSULTING) | F(REFUSED_ASSESS) | F(REFUSED_ISSUE),
	    WITHDRAWN, WITHDRAWN),
};

/* Where the handbook lets that act lead; the same state: nowhere. */
static enum case_state
way(enum case_state from, enum case_act act)
{
	for (unsigned i = 0; i < sizeof ways / sizeof ways[0]; i++)
		if (ways[i].act == act && ways[i].from & 1u << from)
			return ways[i].to;
	return from;
}

static void
every_pair_of_state_and_act_leads_where_the_handbook_says(void)
{
	for (int s = 0; s < STATE__MAX; s++)
		for (int a = 0; a < ACT__MAX; a++) {
			enum case_state to = way((enum case_state)s, (enum case_act)a);
			struct event_step step =
			    event_transition((enum case_state)s, (enum case_act)a);

			if ((int)to != s)
				CHECK_INT(step.fit, FIT_LAWFUL);
			if (((int)to != s || step.fit == FIT_LAWFUL) && step.to != to)
				CHECK_STR(event_state_name(step.to),
				    event_state_name(to)); /* from s by a */
		}
}

static const struct {
	enum case_state from;
	enum case_act act;
} unlawful[] = {
	{ STATE_REFUSED_ASSESS, ACT_DRAFT },
	{ STATE_ASSESSING, ACT_N1 },
	{ STATE_DRAFTING, ACT_N2 },
	{ STATE_FINAL, ACT_WITHDRAWN },
	{ STATE_FINAL, ACT_REQUEST },
	{ STATE_FINAL, ACT_DRAFT },
	{ STATE_CEASED, ACT_FINAL },
	{ STATE_CEASED, ACT_MEETING },
	{ STATE_TRANSFERRED, ACT_AMENDED_FINAL },
	{ STATE_WITHDRAWN, ACT_N1 },
	{ STATE_ASSESSING, ACT_CEASED },
	{ STATE_REQUESTED, ACT_REPRESENTATION },
};

static void
what_the_law_does_not_know_is_refused(void)
{
	for (unsigned i = 0; i < sizeof unlawful / sizeof unlawful[0]; i++) {
		struct event_step s = event_transition(unlawful[i].from, unlawful[i].act);

		CHECK_INT(s.fit, FIT_UNLAWFUL);
		CHECK_INT(s.to, unlawful[i].from);
	}
}

/* No act leads out of the states by a gap without naming the step it lacks in words. */
static void
every_gap_names_its_step(void)
{
	for (int s = 0; s < STATE__MAX; s++)
		for (int a = 0; a < ACT__MAX; a++) {
			struct event_step step =
			    event_transition((enum case_state)s, (enum case_act)a);

			CHECK(step.to < STATE__MAX);
			if (step.fit == FIT_GAP && event_act_words(step.lacks)[0] == 't' &&
			    step.lacks != ACT_ADVICE_REQUESTED && step.lacks != ACT_CONSULT &&
			    step.lacks != ACT_TRANSFERRED_IN)
				CHECK_STR(event_act_words(step.lacks), "a step with words");
		}
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(every_type_has_a_name_of_its_own),
	    CHECK_CASE(words_that_are_none_leave_the_value_alone),
	    CHECK_CASE(the_rows_of_the_handbook_are_lawful),
	    CHECK_CASE(what_the_law_does_not_know_is_refused),
	    CHECK_CASE(every_pair_of_state_and_act_leads_where_the_handbook_says),
	    CHECK_CASE(every_gap_names_its_step), { 0 } });
}
