/*
 * Metric case: facts out of a case's duties, events and issued plans.
 *
 * What is met on a day counts on that day.  What is open and late is a stock: it rises on the
 * day after the last day that complies, also when that lies ahead, and falls when the duty is
 * met or no longer needed; so nothing need be counted again because time goes by.
 */
#include "areas/statistics/metric_case.h"
#include "areas/statistics/metric_facts.h"
#include "policy/policy.h"
#include "base/str.h"

enum { LATE_WEEKS = 52, WEEK = 7 };

/* ---- duties ---- */

static bool
is_met(const struct clock_duty *d)
{
	return date_is_set(d->met_on) && !date_is_set(d->void_on);
}

static bool
is_on_time(const struct clock_duty *d)
{
	return date_compare(d->met_on, d->due) <= 0;
}

/* An exception took the limit away: neither on time nor late. */
static bool
is_lifted(const struct clock_duty *d)
{
	return d->exception >= 0;
}

static struct date
ended_on(const struct clock_duty *d)
{
	return date_is_set(d->met_on) ? d->met_on : d->void_on;
}

static void
kept(struct metric_work *w, enum metric_key m, const struct clock_duty *d, const char *topic,
    const char *item)
{
	if (!is_met(d) || is_lifted(d))
		return;
	fact_add(w, m, d->met_on, is_on_time(d), 1);
	fact_add_item(w, m, topic, item, d->met_on, is_on_time(d), 1);
}

/* Of those whose day is in the period, however they ended. */
static void
of_due(struct metric_work *w, enum metric_key m, const struct clock_duty *d, bool counts)
{
	if (!date_is_set(d->void_on) && !is_lifted(d))
		fact_add(w, m, d->due, counts, 1);
}

static void
overdue(struct metric_work *w, enum metric_key m, const struct clock_duty *d, const char *topic,
    const char *item)
{
	struct date from = date_add_days(d->due, 1), end = ended_on(d);

	if (is_lifted(d) || (date_is_set(end) && date_compare(end, d->due) <= 0))
		return;
	fact_add(w, m, from, 1, 0);
	fact_add_item(w, m, topic, item, from, 1, 0);
	if (!date_is_set(end) || date_compare(end, from) < 0)
		return;
	fact_add(w, m, end, -1, 0);
	fact_add_item(w, m, topic, item, end, -1, 0);
}

/* ---- advice ---- */

static const char *
advice_title(const struct metric_work *w, char key)
{
	const struct policy_advice *p = policy_advice_find(w->c->clock->pack, key);

	return p == NULL ? NOT_KNOWN : p->title;
}

/* The name of whoever was asked; a log that does not say speaks of the first of that key. */
static const char *
advice_body(const struct metric_work *w, const struct clock_duty *d)
{
	for (size_t i = 0; i < w->c->n_advice; i++)
		if (d->body == NULL ? w->c->advice[i].key == d->advice
				    : str_eq(w->c->advice[i].request, d->body))
			return w->c->advice[i].body;
	return NULL;
}

static void
advice(struct metric_work *w, const struct clock_duty *d)
{
	const char *body = advice_body(w, d);

	kept(w, METRIC_ADVICE_ON_TIME, d, "Advice", advice_title(w, d->advice));
	overdue(w, METRIC_ADVICE_OVERDUE, d, "Advice", advice_title(w, d->advice));
	if (body != NULL && is_met(d) && !is_lifted(d))
		fact_add_item(w, METRIC_ADVICE_ON_TIME, "Body", body, d->met_on, is_on_time(d), 1);
}

/* ---- the plan and its 20 weeks ---- */

static const char *const holders[HOLDER__MAX] = {
	[HOLDER_LA] = "Council",
	[HOLDER_FAMILY] = "Family",
	[HOLDER_SCHOOL] = "School or college",
	[HOLDER_HEALTH] = "Health",
	[HOLDER_CARE] = "Social care",
	[HOLDER_PSYCHOLOGIST] = "Educational psychology",
	[HOLDER_SETTING] = "Setting asked to take the child",
	[HOLDER_MEDIATION_ADVISER] = "Mediation adviser",
	[HOLDER_OTHER] = "Others",
};

/* Days by which a step of the way to the plan was late; 0: not a step, or not late. */
static int
step_late(const struct clock_duty *d, const struct clock_duty *plan)
{
	bool step = d->duty == DUTY_DECIDE_ASSESS || d->duty == DUTY_ADVICE ||
		    d->duty == DUTY_CONSULT_REPLY;
	struct date end = is_met(d) ? d->met_on : plan->met_on;
	int days = date_days_between(d->due, end);

	if (!step || is_lifted(d) || date_compare(d->from, plan->from) < 0 ||
	    date_compare(d->from, plan->met_on) > 0 || date_is_set(d->void_on))
		return 0;
	return days > 0 ? days : 0;
}

/* Who had the step that was late by most days; where none was, the time went on the council's own.
 */
static const char *
late_holder(const struct metric_work *w, const struct clock_duty *plan)
{
	const struct clock_duties *all = &w->c->clock->duties;
	const char *holder = "Council: deciding, writing and agreeing the plan";
	int most = 0;

	for (size_t i = 0; i < all->n; i++) {
		int late = step_late(&all->a[i], plan);

		if (late <= most)
			continue;
		most = late;
		holder = all->a[i].duty == DUTY_DECIDE_ASSESS
			     ? "Council: deciding whether to assess"
			     : holders[all->a[i].holder];
	}
	return holder;
}

static void
plan_late(struct metric_work *w, const struct clock_duty *d)
{
	bool very = date_days_between(d->from, d->met_on) > LATE_WEEKS * WEEK;

	fact_add_item(w, METRIC_PLAN_LATE_BANDS, "How late",
	    very ? "Over 52 weeks" : "20 to 52 weeks", d->met_on, 1, 0);
	fact_add(w, METRIC_PLAN_LATE_STEP, d->met_on, 1, 1);
	fact_add_item(w, METRIC_PLAN_LATE_STEP, "Who", late_holder(w, d), d->met_on, 1, 0);
}

static void
plan_issued(struct metric_work *w, const struct clock_duty *d)
{
	fact_add(w, METRIC_PLAN_ON_TIME_ALL, d->met_on, is_on_time(d), 1);
	fact_add(w, METRIC_PLAN_WEEKS, d->met_on, date_days_between(d->from, d->met_on), 1);
	fact_add(w, METRIC_PLAN_EXCEPTIONS, d->met_on, is_lifted(d), 1);
	if (is_lifted(d))
		return;
	fact_add(w, METRIC_PLAN_ON_TIME, d->met_on, is_on_time(d), 1);
	fact_add(w, METRIC_PLAN_LATE_BANDS, d->met_on, 1, 1);
	if (is_on_time(d))
		fact_add_item(
		    w, METRIC_PLAN_LATE_BANDS, "How late", "Within 20 weeks", d->met_on, 1, 0);
	else
		plan_late(w, d);
}

static void
final_plan(struct metric_work *w, const struct clock_duty *d)
{
	if (is_met(d))
		plan_issued(w, d);
	of_due(w, METRIC_PLANS_DUE, d, is_met(d) && is_on_time(d));
	overdue(w, METRIC_PLANS_OVERDUE, d, NULL, NULL);
}

/* ---- requests: each decide_assess duty is one ---- */

/* A case's way from a request to the next, or until the child moves. */
struct episode {
	struct date from, until; /* until: none, or the day on which it ended so */
	struct date assess, refused, not_issued, not_issued_told, issued, withdrawn;
};

static void
first(struct date *at, struct date on)
{
	if (!date_is_set(*at))
		*at = on;
}

static void
episode_take(struct episode *p, const struct case_event *e)
{
	switch ((int)event_act(e)) {
	case ACT_ASSESS_YES:
	case ACT_N1P:
		first(&p->assess, e->on);
		break;
	case ACT_ASSESS_NO:
	case ACT_N1:
		first(&p->refused, e->on);
		break;
	case ACT_ISSUE_NO:
		first(&p->not_issued, e->on);
		break;
	case ACT_N2:
		first(&p->not_issued_told, e->on);
		break;
	case ACT_FINAL:
		first(&p->issued, e->on);
		break;
	case ACT_WITHDRAWN:
		first(&p->withdrawn, e->on);
		break;
	default:
		break;
	}
}

/* What comes after it is not of the request before. */
static bool
episode_stops(const struct metric_work *w, const struct episode *p, const struct case_event *e)
{
	return e->type == EVENT_TRANSFERRED_IN || e->type == EVENT_TRANSFERRED_OUT ||
	       (clock_is_request(w->c->clock, e) && date_compare(e->on, p->from) != 0);
}

static struct episode
episode_of(const struct metric_work *w, const struct clock_duty *request)
{
	struct episode p = { .from = request->from };
	const struct case_event *e = w->c->events, *end = e + w->c->n_events;

	while (e < end && (!clock_is_request(w->c->clock, e) || date_compare(e->on, p.from) != 0))
		e++;
	for (; e < end && !date_is_set(p.until); e++) {
		if (clock_left_out(w->c->clock, e))
			continue;
		if (episode_stops(w, &p, e))
			p.until = e->on;
		else
			episode_take(&p, e);
	}
	/* As the return has it: the day of the letter, where there is one (reg 10(1)). */
	if (date_is_set(p.not_issued_told))
		p.not_issued = p.not_issued_told;
	return p;
}

/* The day on which nothing more is awaited; none: under way. */
static struct date
episode_end(const struct episode *p)
{
	const struct date ends[] = { p->issued, p->withdrawn,
		date_is_set(p->assess) ? (struct date){ 0 } : p->refused,
		date_is_set(p->issued) ? (struct date){ 0 } : p->not_issued, p->until };
	struct date end = { 0 };

	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		if (date_is_set(ends[i]) && (!date_is_set(end) || date_compare(ends[i], end) < 0))
			end = ends[i];
	return end;
}

static const char *
episode_outcome(const struct episode *p)
{
	if (date_is_set(p->assess))
		return "Assessed";
	if (date_is_set(p->refused))
		return "Not assessed";
	return date_is_set(p->withdrawn) ? "Withdrawn" : "Not decided yet";
}

static void
request(struct metric_work *w, const struct clock_duty *d)
{
	struct episode p = episode_of(w, d);
	struct date end = episode_end(&p);

	fact_add(w, METRIC_REQUESTS, p.from, 1, 0);
	fact_add(w, METRIC_REQUEST_OUTCOME, p.from, 1, 1);
	fact_add_item(w, METRIC_REQUEST_OUTCOME, "Outcome", episode_outcome(&p), p.from, 1, 0);
	fact_add(w, METRIC_OPEN_REQUESTS, p.from, 1, 0);
	if (date_is_set(end))
		fact_add(w, METRIC_OPEN_REQUESTS, end, -1, 0);
	kept(w, METRIC_DECIDED_ON_TIME, d, NULL, NULL);
	overdue(w, METRIC_DECIDING_LATE, d, NULL, NULL);
	/* A plan after all, conceded or ordered, is what became of the assessment. */
	if (date_is_set(p.issued))
		fact_add(w, METRIC_NOT_ISSUED, p.issued, 0, 1);
	else if (date_is_set(p.not_issued))
		fact_add(w, METRIC_NOT_ISSUED, p.not_issued, 1, 1);
}

/* Within 16 weeks that there is no plan: a draft also meets the duty, and does not count here. */
static void
not_issued(struct metric_work *w, const struct clock_duty *d)
{
	for (size_t i = 0; i < w->c->n_events; i++) {
		enum case_act act = event_act(&w->c->events[i]);

		if (is_met(d) && act == ACT_N2 &&
		    date_compare(w->c->events[i].on, d->met_on) == 0) {
			kept(w, METRIC_NOT_ISSUED_ON_TIME, d, NULL, NULL);
			return;
		}
	}
}

/* ---- disputes ---- */

/* A mediation held after the decision and before the next one. */
static bool
has_mediation(const struct metric_work *w, const struct clock_duty *decision)
{
	const struct clock_duties *all = &w->c->clock->duties;
	struct date until = { 0 };

	for (size_t i = 0; i < all->n; i++)
		if (all->a[i].duty == DUTY_APPEAL &&
		    date_compare(all->a[i].from, decision->from) > 0)
			first(&until, all->a[i].from);
	for (size_t i = 0; i < w->c->n_events; i++) {
		const struct case_event *e = &w->c->events[i];

		if (e->type == EVENT_MEDIATION_HELD && date_compare(e->on, decision->from) >= 0 &&
		    (!date_is_set(until) || date_compare(e->on, until) < 0))
			return true;
	}
	return false;
}

static const char *
decision_title(const struct metric_work *w, int decision)
{
	const struct policy_appeal *p = decision < 0 ? NULL : w->c->clock->pack->appeals[decision];

	return p == NULL ? NOT_KNOWN : p->title;
}

static void
decision(struct metric_work *w, const struct clock_duty *d)
{
	const char *title = decision_title(w, d->decision);

	fact_add(w, METRIC_APPEAL_RATE, d->from, date_is_set(d->met_on), 1);
	fact_add_item(w, METRIC_APPEAL_RATE, "Decision", title, d->from, date_is_set(d->met_on), 1);
	fact_add(w, METRIC_MEDIATION_RATE, d->from, has_mediation(w, d), 1);
	if (date_is_set(d->met_on))
		fact_add_item(w, METRIC_APPEALS, "Decision", title, d->met_on, 1, 0);
}

/* ---- the whole ---- */

/* Duties of which only counts whether they were met on time. */
static const struct {
	bool counts;
	enum metric_key metric;
} simply_kept[DUTY__MAX] = {
	[DUTY_CONSULT_REPLY] = { true, METRIC_CONSULT_ON_TIME },
	[DUTY_REVIEW_DECISION] = { true, METRIC_REVIEW_DECIDED },
	[DUTY_AMENDED_FINAL] = { true, METRIC_AMENDED_ON_TIME },
	[DUTY_REASSESS_DECIDE] = { true, METRIC_REASSESS_ON_TIME },
	[DUTY_MEDIATION_ARRANGE] = { true, METRIC_MEDIATION_ON_TIME },
	[DUTY_LA_RESPONSE] = { true, METRIC_RESPONSE_ON_TIME },
	[DUTY_ORDER_TELL] = { true, METRIC_ORDERS_ON_TIME },
	[DUTY_ORDER_NO_PLAN] = { true, METRIC_ORDERS_ON_TIME },
	[DUTY_ORDER_DRAFT] = { true, METRIC_ORDERS_ON_TIME },
	[DUTY_ORDER_FINAL] = { true, METRIC_ORDERS_ON_TIME },
	[DUTY_ORDER_AMEND] = { true, METRIC_ORDERS_ON_TIME },
	[DUTY_ORDER_SETTING] = { true, METRIC_ORDERS_ON_TIME },
};

static void
review(struct metric_work *w, const struct clock_duty *d)
{
	of_due(w, METRIC_REVIEWS_DONE, d, is_met(d));
	of_due(w, METRIC_REVIEWS_ON_TIME, d, is_met(d) && is_on_time(d));
	overdue(w, METRIC_REVIEWS_OVERDUE, d, NULL, NULL);
}

static void
phase_transfer(struct metric_work *w, const struct clock_duty *d)
{
	of_due(w, METRIC_PHASE_ON_TIME, d, is_met(d) && is_on_time(d));
}

static void (*const takers[DUTY__MAX])(struct metric_work *, const struct clock_duty *) = {
	[DUTY_DECIDE_ASSESS] = request,
	[DUTY_ADVICE] = advice,
	[DUTY_DECIDE_ISSUE] = not_issued,
	[DUTY_FINAL_PLAN] = final_plan,
	[DUTY_REVIEW_DUE] = review,
	[DUTY_PHASE_TRANSFER_NAME] = phase_transfer,
	[DUTY_APPEAL] = decision,
};

static void
take_duty(struct metric_work *w, const struct clock_duty *d)
{
	if (simply_kept[d->duty].counts)
		kept(w, simply_kept[d->duty].metric, d, NULL, NULL);
	else if (takers[d->duty] != NULL)
		takers[d->duty](w, d);
}

static void
take_event(struct metric_work *w, const struct case_event *e)
{
	static const char *const outcomes[] = { [OUTCOME_MAINTAIN] = "Not changed",
		[OUTCOME_AMEND] = "To be amended",
		[OUTCOME_CEASE] = "To end" };

	switch ((int)e->type) {
	case EVENT_REVIEW_DECISION:
		fact_add(w, METRIC_REVIEW_OUTCOME, e->on, 1, 1);
		fact_add_item(w, METRIC_REVIEW_OUTCOME, "Outcome",
		    e->outcome >= OUTCOME_MAINTAIN ? outcomes[e->outcome] : NOT_KNOWN, e->on, 1, 0);
		break;
	case EVENT_APPEAL_REGISTERED:
		fact_add(w, METRIC_APPEALS, e->on, 1, 0);
		break;
	case EVENT_ORDER_MADE:
		fact_add(w, METRIC_ORDERS, e->on, 1, 0);
		break;
	default:
		break;
	}
}

/* As a duty: the day by which, and the day on which. */
static void
take_errand(struct metric_work *w, const struct metric_errand *e)
{
	const struct clock_duty d = { .due = e->by, .met_on = e->done_on, .exception = -1 };

	if (e->promise) {
		of_due(w, METRIC_PROMISES_KEPT, &d, is_met(&d) && is_on_time(&d));
		return;
	}
	kept(w, METRIC_MESSAGES_ON_TIME, &d, NULL, NULL);
	overdue(w, METRIC_MESSAGES_OVERDUE, &d, NULL, NULL);
}

struct metric_facts
metric_case_facts(struct arena *a, const struct metric_case *c)
{
	struct metric_work w = { .arena = a, .c = c };

	for (size_t i = 0; i < c->clock->duties.n; i++)
		take_duty(&w, &c->clock->duties.a[i]);
	for (size_t i = 0; i < c->n_events; i++)
		if (!clock_left_out(c->clock, &c->events[i]))
			take_event(&w, &c->events[i]);
	for (size_t i = 0; i < c->n_errands; i++)
		take_errand(&w, &c->errands[i]);
	fact_plans(&w);
	metric_facts_settle(&w.facts);
	return w.facts;
}
