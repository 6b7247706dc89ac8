/*
 * Clock: the fold of a case's log.
 *
 * For each event in order of date: may it happen here (events.c), which duties
 * does it meet or make void, and which points in time does it mark, from which
 * the pack's limits run.  The table of effects answers the last two; the few
 * acts whose effect depends on more than themselves follow it.
 */
#include "areas/cases/clock.h"
#include "areas/cases/clock_run.h"
#include "base/vec.h"
#include "policy/calendar.h"

#include <stdio.h>
#include <stdlib.h>

#define D(duty) (1u << DUTY_##duty)

enum {
	OF_REFUSAL = D(ADVICE) | D(DECIDE_ISSUE) | D(DRAFT_REPRESENTATIONS) | D(FINAL_PLAN) |
		     D(CONSULT_REPLY),
	OF_REQUEST = OF_REFUSAL | D(DECIDE_ASSESS),
	OF_REVIEW = D(REVIEW_DECISION) | D(REVIEW_DUE) | D(TRANSFER_FIRST_REVIEW),
	OF_ORDER = D(ORDER_TELL) | D(ORDER_NO_PLAN) | D(ORDER_DRAFT) | D(ORDER_FINAL) |
		   D(ORDER_AMEND) | D(ORDER_SETTING),
	OF_DISPUTE = D(MEDIATION_CONTACT) | D(MEDIATION_CERTIFICATE) | D(MEDIATION_ARRANGE) |
		     D(APPEAL) | D(LA_RESPONSE),
	OF_PLAN = OF_REVIEW | D(REVIEW_REPORT) | D(AMENDED_FINAL) | D(PHASE_TRANSFER_NAME) |
		  D(REASSESS_DECIDE) | D(REASSESS_FINAL) | D(TRANSFER_TELL_FAMILY) |
		  D(DRAFT_REPRESENTATIONS) | D(CONSULT_REPLY) | D(ADVICE) | D(AMENDMENT_NOTICE),
	/* From 1 January for a transfer on 1 September. */
	MONTHS_NEXT_IN_QUESTION = 8,
	OF_NEW_PLAN = D(AMENDED_FINAL) | D(REASSESS_FINAL) | D(ORDER_FINAL) | D(ORDER_AMEND) |
		      D(ORDER_SETTING) | D(PHASE_TRANSFER_NAME),
};

/* What an act does to the duties that wait, and the point from which new ones run. */
static const struct effect {
	uint32_t meets, voids;
	enum policy_point marks;
} effects[ACT__MAX] = {
	[ACT_REQUEST] = { .marks = POINT_REQUEST },
	[ACT_ASSESS_NO] = { .voids = OF_REFUSAL },
	[ACT_N1] = { .meets = D(DECIDE_ASSESS), .voids = OF_REFUSAL },
	[ACT_N1P] = { .meets = D(DECIDE_ASSESS) | D(ORDER_TELL) },
	[ACT_ADVICE_REQUESTED] = { .marks = POINT_ADVICE_REQUEST },
	[ACT_ISSUE_YES] = { .meets = D(ORDER_TELL), .voids = D(ORDER_NO_PLAN) },
	[ACT_ISSUE_NO] = { .meets = D(ORDER_TELL),
	    .voids = (OF_REFUSAL & ~D(DECIDE_ISSUE)) | D(ORDER_FINAL) | D(ORDER_DRAFT) },
	[ACT_N2] = { .meets = D(DECIDE_ISSUE) | D(ORDER_NO_PLAN) | D(ORDER_TELL),
	    .voids = OF_REQUEST | D(ORDER_FINAL) | D(ORDER_DRAFT) },
	[ACT_DRAFT] = { .meets = D(DECIDE_ISSUE) | D(ORDER_DRAFT) | D(ORDER_TELL),
	    .voids = D(ORDER_NO_PLAN),
	    .marks = POINT_DRAFT_SERVED },
	[ACT_REPRESENTATION] = { .meets = D(DRAFT_REPRESENTATIONS) },
	[ACT_SETTING_REQUESTED] = { .meets = D(DRAFT_REPRESENTATIONS) },
	[ACT_CONSULT] = { .marks = POINT_CONSULTATION },
	[ACT_CONSULT_REPLY] = { .meets = D(CONSULT_REPLY) },
	[ACT_FINAL] = { .meets = D(FINAL_PLAN) | OF_NEW_PLAN,
	    .voids = OF_REQUEST | D(ORDER_TELL) | D(ORDER_NO_PLAN) | D(ORDER_DRAFT) },
	[ACT_MEETING] = { .marks = POINT_REVIEW_MEETING },
	[ACT_REPORT] = { .meets = D(REVIEW_REPORT) },
	[ACT_MAINTAIN] = { .meets = OF_REVIEW | D(AMENDED_FINAL),
	    .voids = D(AMENDMENT_NOTICE),
	    .marks = POINT_REVIEW_ENDED },
	[ACT_AMEND] = { .meets = OF_REVIEW, .marks = POINT_REVIEW_ENDED },
	[ACT_CEASE] = { .meets = OF_REVIEW, .marks = POINT_REVIEW_ENDED },
	[ACT_AMENDMENT_NOTICE] = { .meets = D(AMENDMENT_NOTICE), .marks = POINT_AMENDMENT_NOTICE },
	[ACT_AMENDED_FINAL] = { .meets = OF_NEW_PLAN,
	    .voids = D(DRAFT_REPRESENTATIONS) | D(CONSULT_REPLY) | D(REVIEW_DECISION) |
		     D(AMENDMENT_NOTICE) },
	[ACT_N8] = { .meets = D(AMENDED_FINAL), .voids = D(REASSESS_FINAL) | D(AMENDMENT_NOTICE) },
	[ACT_REASSESS_REQUESTED] = { .marks = POINT_REASSESS_REQUEST },
	[ACT_REASSESS_YES] = { .meets = D(REASSESS_DECIDE), .marks = POINT_REASSESS_NOTICE },
	[ACT_REASSESS_NO] = { .meets = D(REASSESS_DECIDE), .voids = D(REASSESS_FINAL) },
	[ACT_REASSESS_NOTICE] = { .meets = D(REASSESS_DECIDE) | D(ORDER_TELL),
	    .marks = POINT_REASSESS_NOTICE },
	[ACT_N7] = { .meets = D(REASSESS_DECIDE), .voids = D(REASSESS_FINAL) },
	[ACT_CEASED] = { .voids = OF_PLAN | OF_REQUEST | OF_ORDER | D(TRANSFER_OUT) },
	[ACT_TRANSFERRED_OUT] = { .meets = D(TRANSFER_OUT),
	    .voids = OF_PLAN | OF_REQUEST | OF_ORDER },
	[ACT_TRANSFERRED_IN] = { .voids = D(REVIEW_DUE), .marks = POINT_TRANSFER_IN },
	[ACT_N9] = { .meets = D(TRANSFER_TELL_FAMILY) },
	[ACT_MEDIATION_CONTACT] = { .meets = D(MEDIATION_CONTACT) },
	[ACT_MEDIATION_DECLINED] = { .meets = D(MEDIATION_CONTACT),
	    .marks = POINT_MEDIATION_DECLINED },
	[ACT_MEDIATION_WANTED] = { .meets = D(MEDIATION_CONTACT), .marks = POINT_MEDIATION_WANTED },
	[ACT_MEDIATION_HELD] = { .meets = D(MEDIATION_ARRANGE) | D(MEDIATION_CONTACT),
	    .marks = POINT_MEDIATION_ENDED },
	[ACT_AGREEMENT] = { .meets = D(MEDIATION_ARRANGE) },
	[ACT_CERTIFICATE] = { .meets = D(MEDIATION_CERTIFICATE) | D(MEDIATION_CONTACT),
	    .voids = D(MEDIATION_ARRANGE),
	    .marks = POINT_CERTIFICATE },
	[ACT_APPEAL] = { .meets = D(APPEAL), .voids = D(MEDIATION_CONTACT) },
	[ACT_APPEAL_SENT] = { .marks = POINT_APPEAL_SENT },
	[ACT_LA_RESPONSE] = { .meets = D(LA_RESPONSE) },
	[ACT_ORDER] = { .voids = OF_DISPUTE },
	[ACT_ORDER_MAINTAIN] = { .voids = OF_DISPUTE },
	[ACT_ORDER_COMPLIED] = { .meets = OF_ORDER },
	[ACT_WITHDRAWN] = { .voids = OF_REQUEST | OF_ORDER },
};

static void
mark_decision(struct clock_run *r, enum policy_decision decision, struct date on)
{
	struct clock_key k = CLOCK_NO_KEY;

	k.decision = (int)decision;
	clock_mark(r, POINT_DECISION, on, k, NULL);
}

/*
 * Reg 15(2): the plan is sent on the day of the move; when the authority did
 * not know it 15 working days before, within 15 working days beginning with
 * the day it became aware.
 */
static void
move(struct clock_run *r)
{
	const struct policy_duty_rule *rule = r->in->pack->duties[DUTY_TRANSFER_OUT];
	const struct policy_limit *day = &rule->limits[0], *known = day, *l;
	struct clock_duty *d = NULL;
	struct date from;
	bool in_time;

	for (unsigned i = 0; i < rule->n_limits; i++)
		*(rule->limits[i].from == POINT_MOVE_DAY ? &day : &known) = &rule->limits[i];
	in_time = date_is_set(r->move_day) &&
		  (!date_is_set(r->move_known) ||
		      date_compare(r->move_known, calendar_add_working_days(r->in->pack,
						      r->move_day, -known->length)) <= 0);
	l = in_time ? day : known;
	from = date_is_set(r->move_known) ? r->move_known : r->move_day;
	for (size_t i = 0; r->moving && i < r->out->duties.n; i++)
		if (r->out->duties.a[i].duty == DUTY_TRANSFER_OUT)
			d = &r->out->duties.a[i];
	r->moving = true;
	if (d == NULL)
		d = clock_add(r, DUTY_TRANSFER_OUT, CLOCK_NO_KEY, from, from, l->basis);
	d->due = calendar_due(r->in->pack, l, in_time ? r->move_day : r->move_known);
	d->basis = l->basis;
	if (clock_is_waiting(d))
		d->met_on = r->sent_out;
}

/* Orders, unopposed appeals and agreements bind to the same limits (regs 42, 44, 45). */
static void
order(struct clock_run *r, const struct case_event *e)
{
	static const enum policy_point points[] = {
		[ORDER_ASSESS] = POINT_ORDER_ASSESS,
		[ORDER_MAKE_PLAN] = POINT_ORDER_MAKE_PLAN,
		[ORDER_AMEND] = POINT_ORDER_AMEND,
		[ORDER_SETTING] = POINT_ORDER_SETTING,
		[ORDER_CONTENTS_AND_SETTING] = POINT_ORDER_CONTENTS_AND_SETTING,
		[ORDER_RECONSIDER] = POINT_ORDER_RECONSIDER,
		[ORDER_MAINTAIN] = POINT_ORDER_MAINTAIN,
	};
	const struct policy_pack *p = r->in->pack;
	bool agreed = e->type == EVENT_MEDIATION_AGREEMENT;

	if (agreed && !e->appealable) {
		clock_mark(r, POINT_AGREEMENT, e->on, CLOCK_NO_KEY, NULL);
		return;
	}
	r->ordered = true;
	r->appealed = (struct date){ 0 };
	clock_mark(r, points[e->order], e->on, CLOCK_NO_KEY,
	    agreed			 ? p->basis_agreement
	    : e->type == EVENT_UNOPPOSED ? p->basis_unopposed
					 : NULL);
}

static void
plan_made(struct clock_run *r, struct date on)
{
	bool anew = r->state == STATE_REASSESSING || !date_is_set(r->plan_made);

	if (!anew)
		return;
	/* A new period of 12 months; what was due under the old plan, or for this one, is no
	 * longer. */
	clock_void(r, D(REVIEW_DUE) | D(REASSESS_DECIDE) | D(ADVICE), on, CLOCK_NO_KEY);
	r->plan_made = on;
	clock_mark(r, POINT_PLAN_MADE, on, CLOCK_NO_KEY, NULL);
}

/* Whether a plan first made on that day names the next setting: was it in question already? */
static bool
names_next(const struct clock_run *r, struct date plan, int transfer)
{
	for (size_t i = 0; i < r->in->n_events; i++) {
		const struct case_event *e = &r->events[i];

		if (e->type == EVENT_PHASE_TRANSFER && (int)e->transfer == transfer &&
		    date_compare(plan, date_add_months(e->on, -MONTHS_NEXT_IN_QUESTION)) >= 0)
			return true;
	}
	return false;
}

/*
 * Reg 18 speaks of plans in force: a plan first made after the day was never
 * late for it, and one first made long before it named the setting of then.
 */
static void
first_plan(struct clock_run *r, struct date plan)
{
	struct clock_duties *list = &r->out->duties;

	if (date_is_set(r->plan_made))
		return;
	for (size_t i = 0; i < list->n; i++) {
		struct clock_duty *d = &list->a[i];

		if (d->duty != DUTY_PHASE_TRANSFER_NAME)
			continue;
		/* Void with the plan before this one. */
		if (date_is_set(d->void_on) && date_compare(plan, d->due) <= 0)
			d->void_on = (struct date){ 0 };
		if (!clock_is_waiting(d))
			continue;
		if (date_compare(plan, d->due) > 0 && r->state != STATE_NONE)
			d->void_on = plan;
		else if (date_compare(plan, d->from) >= 0 && date_compare(plan, d->due) < 0 &&
			 !names_next(r, plan, d->transfer))
			d->from = date_add_days(plan, 1);
	}
}

static void
transferred_in(struct clock_run *r, struct date on)
{
	struct date last = date_is_set(r->last_review) ? r->last_review : r->plan_made;

	if (date_is_set(last))
		clock_mark(r, POINT_LAST_REVIEW, last, CLOCK_NO_KEY, NULL);
	if (!date_is_set(r->plan_made))
		r->plan_made = on;
	/* The next move of the child is another one. */
	r->move_known = r->move_day = r->sent_out = (struct date){ 0 };
	r->moving = false;
}

/* Telling the family of proposed changes, of none, or of the end is the decision after the review.
 */
static bool
tells_of_review(struct clock_run *r, enum case_act act)
{
	bool waits = clock_live(r, DUTY_REVIEW_DECISION, CLOCK_NO_KEY) != NULL;

	if (act == ACT_CEASE_DECIDED)
		return waits;
	return (r->state == STATE_UNDER_REVIEW || (r->state == STATE_CEASE_PROPOSED && waits)) &&
	       (act == ACT_N8 || act == ACT_AMENDMENT_NOTICE);
}

/* What the table of effects cannot say, before it is applied. */
static void
prepare(struct clock_run *r, const struct case_event *e, enum case_act act)
{
	/* Another year's meeting: nobody waits for the report of the last one any more. */
	if (act == ACT_MEETING && r->state == STATE_FINAL)
		clock_void(r, D(REVIEW_REPORT), e->on, CLOCK_NO_KEY);
	/* Reassessed, also as ordered (reg 44(2)(b)), and no other plan is needed. */
	if (act == ACT_N8 && r->state == STATE_REASSESSING) {
		clock_meet(r, D(ORDER_NO_PLAN) | D(ORDER_TELL), e->on, CLOCK_NO_KEY);
		clock_void(r, D(ADVICE) | D(ORDER_FINAL), e->on, CLOCK_NO_KEY);
	}
	if (tells_of_review(r, act)) {
		clock_meet(r, OF_REVIEW, e->on, CLOCK_NO_KEY);
		clock_mark(r, POINT_REVIEW_ENDED, e->on, CLOCK_NO_KEY, NULL);
		r->last_review = e->on;
		if (act == ACT_AMENDMENT_NOTICE && date_is_set(r->meeting))
			clock_mark(r, POINT_AMENDING_REVIEW, r->meeting, CLOCK_NO_KEY, NULL);
	}
	if (act == ACT_FINAL)
		first_plan(r, e->on);
	/* Conceded without an order: the first clock runs on. */
	if ((act == ACT_N1P || act == ACT_ASSESS_YES) && r->state == STATE_REFUSED_ASSESS &&
	    !r->ordered)
		clock_revive(r, D(DECIDE_ISSUE) | D(FINAL_PLAN));
	if ((act == ACT_DRAFT || act == ACT_ISSUE_YES) && r->state == STATE_REFUSED_ISSUE &&
	    !r->ordered)
		clock_revive(r, D(FINAL_PLAN));
}

static bool
notice_goes_along(const struct clock_run *r, struct date on)
{
	for (size_t i = 0; i < r->in->n_events; i++)
		if (r->events[i].type == EVENT_AMENDMENT_NOTICE &&
		    date_compare(r->events[i].on, on) == 0)
			return true;
	return false;
}

/*
 * The notice with the proposed changes goes in the same four weeks as the
 * decision to amend (reg 22(2); R (L, M and P) v Devon CC): where it did not
 * go with the decision, it is still due.
 */
static void
amending(struct clock_run *r, struct date on)
{
	if (!date_is_set(r->meeting))
		return;
	clock_mark(r, POINT_AMENDING_REVIEW, r->meeting, CLOCK_NO_KEY, NULL);
	if (r->state == STATE_UNDER_REVIEW && !notice_goes_along(r, on))
		clock_mark(r, POINT_AMENDING_DECIDED, r->meeting, CLOCK_NO_KEY, NULL);
}

/* The duties that a notice, or the event that goes with it, met. */
static uint32_t
met_by(enum policy_notice notice)
{
	const struct case_event sent = { .type = EVENT_NOTICE_SENT, .notice = notice };

	if (notice == NOTICE_N3 || notice == NOTICE_N4)
		return effects[notice == NOTICE_N3 ? ACT_DRAFT : ACT_FINAL].meets;
	return effects[event_act(&sent)].meets;
}

/* What the table of effects cannot say, after it is applied. */
static void
finish(struct clock_run *r, const struct case_event *e, enum case_act act)
{
	switch ((int)act) {
	case ACT_ADVICE_REQUESTED:
		clock_advice_asked(r, e);
		break;
	case ACT_FINAL:
	case ACT_AMENDED_FINAL:
		if (act == ACT_FINAL || r->state == STATE_REASSESSING)
			plan_made(r, e->on);
		break;
	case ACT_MEETING:
		r->meeting = e->on;
		break;
	case ACT_AMEND:
		amending(r, e->on);
		/* fallthrough */
	case ACT_MAINTAIN:
	case ACT_CEASE:
		r->last_review = e->on;
		break;
	case ACT_CEASE_DECIDED:
		mark_decision(r, DECISION_A6, e->on);
		break;
	case ACT_MOVE_KNOWN:
	case ACT_MOVE_EFFECTIVE:
		*(act == ACT_MOVE_KNOWN ? &r->move_known : &r->move_day) = e->on;
		move(r);
		break;
	case ACT_TRANSFERRED_OUT:
		r->sent_out = e->on;
		break;
	case ACT_TRANSFERRED_IN:
		transferred_in(r, e->on);
		break;
	case ACT_APPEAL:
		r->appealed = e->on;
		break;
	case ACT_AGREEMENT:
	case ACT_ORDER:
	case ACT_ORDER_MAINTAIN:
		order(r, e);
		break;
	case ACT_LETTER_POSTED:
		clock_posted(r, e, met_by(e->notice));
		break;
	case ACT_REQUEST:
		r->ordered = false;
		/* What a plan that has ceased was about is not asked of the next one. */
		if (!event_state_is_open(r->state))
			r->plan_made = r->last_review = r->meeting = (struct date){ 0 };
		break;
	default:
		break;
	}
}

/* Reassessing on the authority's own motion runs from its decision, not from the notice (reg
 * 27(2)). */
static enum policy_point
point_of(struct clock_run *r, enum case_act act)
{
	if (act == ACT_REASSESS_YES)
		r->own_motion = clock_live(r, DUTY_REASSESS_DECIDE, CLOCK_NO_KEY) == NULL;
	if (act == ACT_REASSESS_NOTICE && r->own_motion &&
	    clock_live(r, DUTY_REASSESS_FINAL, CLOCK_NO_KEY) != NULL)
		return POINT_NONE;
	return effects[act].marks;
}

static void
take(struct clock_run *r, const struct case_event *e, enum case_act act, struct event_step step)
{
	const struct policy_notice_rule *notice = r->in->pack->notices[e->notice];
	enum policy_point point = point_of(r, act);
	struct clock_key k = clock_key_of(e);

	prepare(r, e, act);
	clock_meet(r, effects[act].meets, e->on, k);
	clock_void(r, effects[act].voids, e->on, CLOCK_NO_KEY);
	if (act == ACT_DECISION_SENT)
		mark_decision(r, e->decision, e->on);
	else if (point != POINT_NONE)
		clock_mark(r, point, e->on, k, NULL);
	if (e->type == EVENT_NOTICE_SENT && notice->appealable)
		mark_decision(r, notice->decision, e->on);
	finish(r, e, act);
	r->state = step.to;
	/* Everything that was asked for is in: the authority decides (reg 10). */
	if (clock_advice_ended(r, e, act) && r->state == STATE_ASSESSING &&
	    clock_live(r, DUTY_ADVICE, CLOCK_NO_KEY) == NULL)
		r->state = STATE_DECIDING_ISSUE;
	if (!event_may_be_planned(e->type))
		r->out->last_event = e->on;
}

static int
compare_events(const void *a, const void *b)
{
	const struct case_event *x = a, *y = b;
	int c = date_compare(x->on, y->on);

	return c ? c : (x->place > y->place) - (x->place < y->place);
}

/* The log in order of date.  It is normally so already; where it is not, it says so. */
static const struct case_event *
in_order(struct clock_run *r)
{
	const struct clock_input *in = r->in;
	struct date last = { 0 };
	struct case_event *sorted;
	bool ordered = true;

	for (size_t i = 0; i < in->n_events; i++) {
		const struct case_event *e = &in->events[i];

		if (i > 0 && date_compare(in->events[i - 1].on, e->on) > 0)
			ordered = false;
		if (event_may_be_planned(e->type))
			continue;
		if (date_compare(e->on, last) < 0)
			CLOCK_FIND(r, e, CLOCK_WARNING, "not_in_date_order",
			    "dated before an event that stands above it; taken in order of date");
		else
			last = e->on;
	}
	if (ordered)
		return in->events;
	sorted = (void *)arena_memdup(r->arena, in->events, in->n_events * sizeof *sorted);
	qsort(sorted, in->n_events, sizeof *sorted, compare_events);
	return sorted;
}

/* A transfer is known long before its day, so its duty stands from the start (reg 18). */
static void
phase_transfers(struct clock_run *r)
{
	for (size_t i = 0; i < r->in->n_events; i++) {
		const struct case_event *e = &r->events[i];
		const struct policy_phase_rule *rule = r->in->pack->phases[e->transfer];
		struct clock_key k = CLOCK_NO_KEY;

		if (e->type != EVENT_PHASE_TRANSFER)
			continue;
		k.transfer = (int)e->transfer;
		/* A plan made twelve months before to the day named the setting of that year. */
		clock_add(r, DUTY_PHASE_TRANSFER_NAME, k,
		    date_add_days(date_add_months(e->on, -12), 1), calendar_phase_due(rule, e->on),
		    rule->basis);
	}
}

/* While no plan has been made there is none that could name a setting, whatever the day. */
static void
phases_without_plan(struct clock_run *r)
{
	struct clock_duties *list = &r->out->duties;

	if (date_is_set(r->plan_made) || r->state == STATE_NONE)
		return;
	for (size_t i = 0; i < list->n; i++) {
		struct clock_duty *d = &list->a[i];

		if (d->duty == DUTY_PHASE_TRANSFER_NAME && clock_is_waiting(d) &&
		    (date_compare(r->in->today, d->due) > 0 || !event_state_is_open(r->state)))
			d->void_on = d->due;
	}
}

static bool
counts_working_days(const struct clock_duty *d)
{
	for (unsigned i = 0; i < d->rule->n_limits; i++)
		if (d->rule->limits[i].unit == UNIT_WORKING_DAYS ||
		    d->rule->limits[i].calendar != CALENDAR_COUNCIL)
			return true;
	return false;
}

/* After the table of holidays ends, working days are a guess. */
static void
check_calendar(struct clock_run *r)
{
	struct date until = r->in->pack->holidays_until;

	for (size_t i = 0; i < r->out->duties.n; i++) {
		const struct clock_duty *d = &r->out->duties.a[i];

		if (date_compare(d->due, until) > 0 && counts_working_days(d)) {
			clock_find(r->arena, &r->out->findings, 0, CLOCK_WARNING, "calendar",
			    "bank holidays are known only until %s", date_iso(r->arena, until));
			return;
		}
	}
}

struct clock_result
clock_run(struct arena *arena, const struct clock_input *in)
{
	struct clock_result out = { .pack = in->pack, .today = in->today };
	struct clock_run r = { .arena = arena, .in = in, .out = &out };

	r.events = in_order(&r);
	phase_transfers(&r);
	for (size_t i = 0; i < in->n_events; i++) {
		const struct case_event *e = &r.events[i];
		enum case_act act = event_act(e);
		struct event_step step = event_transition(r.state, act);

		if (clock_admit(&r, i, act, step))
			take(&r, e, act, step);
	}
	phases_without_plan(&r);
	clock_exceptions(&r);
	clock_settle(&r);
	check_calendar(&r);
	out.state = r.state;
	return out;
}
