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
	    CHECK_CASE(what_the_law_does_not_know_is_refused), CHECK_CASE(every_gap_names_its_step),
	    { 0 } });
}
