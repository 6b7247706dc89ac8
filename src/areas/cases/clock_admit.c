/*
 * Which events count: lawful in the state they meet, not before the step that
 * must precede them, not in the future, and not an end before its time.
 */
#include "areas/cases/clock_run.h"
#include "base/str.h"

/* Whether a request for that advice may be the one that is answered. */
static bool
is_asked(const struct case_event *answer, char advice, const char *body)
{
	return answer->advice == advice &&
	       (answer->body == NULL || body == NULL || str_eq(answer->body, body));
}

/* Whether the step that an event lacks comes later in the same case. */
static bool
comes_later(const struct clock_run *r, size_t i, enum case_act lacks)
{
	for (size_t k = i + 1; k < r->in->n_events; k++) {
		enum case_act act = event_act(&r->events[k]);

		if (event_is_step(lacks, act) &&
		    (lacks != ACT_ADVICE_REQUESTED ||
			is_asked(&r->events[i], r->events[k].advice, r->events[k].body)))
			return true;
		if (event_is_end(act))
			return false;
	}
	return false;
}

/* The duty that an answer answers: an answer to nothing is no answer. */
static bool
answers_something(struct clock_run *r, const struct case_event *e, enum case_act act)
{
	struct clock_duties *list = &r->out->duties;
	enum policy_duty duty = act == ACT_ADVICE_RECEIVED ? DUTY_ADVICE
				: act == ACT_CONSULT_REPLY ? DUTY_CONSULT_REPLY
							   : DUTY_REVIEW_REPORT;

	for (size_t i = 0; i < list->n; i++)
		if (list->a[i].duty == duty && is_asked(e, list->a[i].advice, list->a[i].body) &&
		    (e->setting == NULL || clock_live(r, duty, clock_key_of(e)) != NULL))
			return true;
	return false;
}

/* Answers are taken as they come; one whose question comes later is out of order. */
static bool
check_answer(struct clock_run *r, size_t i, enum case_act act)
{
	const struct case_event *e = &r->events[i];
	enum case_act question = act == ACT_ADVICE_RECEIVED ? ACT_ADVICE_REQUESTED
				 : act == ACT_CONSULT_REPLY ? ACT_CONSULT
							    : ACT_MEETING;

	if (act != ACT_ADVICE_RECEIVED && act != ACT_CONSULT_REPLY && act != ACT_REPORT)
		return true;
	if (answers_something(r, e, act))
		return true;
	if (comes_later(r, i, question)) {
		CLOCK_FIND(r, e, CLOCK_ERROR, "out_of_order",
		    "%s comes before %s; correct the dates", event_type_name(e->type),
		    event_act_words(question));
		return false;
	}
	/* Views, and reports that families bring, come unasked. */
	if (act != ACT_ADVICE_RECEIVED || e->advice != 'a')
		CLOCK_FIND(r, e, CLOCK_WARNING, "missing_step",
		    "%s, but the log does not say that %s", event_type_name(e->type),
		    event_act_words(question));
	return true;
}

/* S.45(4): the plan stays until the time for an appeal has ended, or the appeal is decided. */
static bool
check_ceased(struct clock_run *r, const struct case_event *e)
{
	struct clock_key k = CLOCK_NO_KEY;
	const struct clock_duty *appeal;

	k.decision = DECISION_A6;
	appeal = clock_latest(r, DUTY_APPEAL, k);
	if (appeal != NULL && date_compare(e->on, appeal->due) <= 0) {
		CLOCK_FIND(r, e, CLOCK_ERROR, "appeal_period",
		    "the plan may not cease before the time for an appeal ends on %s (s.45(4))",
		    date_iso(r->arena, appeal->due));
		return false;
	}
	if (date_is_set(r->appealed))
		CLOCK_FIND(r, e, CLOCK_WARNING, "appeal_pending",
		    "an appeal was registered: the plan ceases only when it is decided (s.45(4))");
	return true;
}

/* What was ordered or agreed is changed without asking the family again (regs 42, 44, 45). */
static bool
is_changed_as_ordered(struct clock_run *r)
{
	return clock_live(r, DUTY_ORDER_AMEND, CLOCK_NO_KEY) != NULL ||
	       clock_live(r, DUTY_ORDER_SETTING, CLOCK_NO_KEY) != NULL;
}

/* Reg 13(1): at least 15 days for what the family wants to say. */
static void
check_final(struct clock_run *r, const struct case_event *e)
{
	const struct clock_duty *d = clock_latest(r, DUTY_DRAFT_REPRESENTATIONS, CLOCK_NO_KEY);

	if (is_changed_as_ordered(r))
		return;
	if (d != NULL && date_compare(e->on, d->due) <= 0)
		CLOCK_FIND(r, e, CLOCK_WARNING, "representations_open",
		    "the family's 15 days run until %s; a final plan before then needs their word",
		    date_iso(r->arena, d->due));
}

bool
clock_admit(struct clock_run *r, size_t i, enum case_act act, struct event_step step)
{
	const struct case_event *e = &r->events[i];

	if (date_compare(e->on, r->in->today) > 0 && !event_may_be_planned(e->type)) {
		CLOCK_FIND(r, e, CLOCK_ERROR, "future", "%s is dated after today; correct the date",
		    event_type_name(e->type));
		return false;
	}
	if (step.fit == FIT_UNLAWFUL) {
		CLOCK_FIND(r, e, CLOCK_ERROR, "out_of_order", "%s cannot follow in the state %s",
		    event_type_name(e->type), event_state_name(r->state));
		return false;
	}
	if (step.fit == FIT_GAP && comes_later(r, i, step.lacks)) {
		CLOCK_FIND(r, e, CLOCK_ERROR, "out_of_order",
		    "%s comes before %s; correct the dates", event_type_name(e->type),
		    event_act_words(step.lacks));
		return false;
	}
	if (act == ACT_TRANSFERRED_IN && r->state == STATE_TRANSFERRED &&
	    !date_is_set(r->plan_made)) {
		CLOCK_FIND(r, e, CLOCK_ERROR, "out_of_order",
		    "there was no plan to transfer; record attention for a request that moved");
		return false;
	}
	if (step.fit == FIT_GAP &&
	    !(step.lacks == ACT_AMENDMENT_NOTICE && is_changed_as_ordered(r)))
		CLOCK_FIND(r, e, CLOCK_WARNING, "missing_step",
		    "%s, but the log does not say that %s", event_type_name(e->type),
		    event_act_words(step.lacks));
	if (act == ACT_CEASED && !check_ceased(r, e))
		return false;
	if (act == ACT_FINAL || act == ACT_AMENDED_FINAL)
		check_final(r, e);
	return check_answer(r, i, act);
}
