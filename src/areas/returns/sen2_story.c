/* Sen2 story: a fold over the events, then what the case's duties say of days, disputes and
 * exceptions. */
#include "areas/returns/sen2_story.h"
#include "base/vec.h"
#include "policy/policy.h"

/* What happened on the way from one request to the next. */
struct way {
	struct date from, until; /* until: the next one's first day; none: it is the last */
	struct date received, agreed, refused, not_issued, withdrawn;
	struct date agreed_told, refused_told, not_issued_told;
	struct date came, start, ceased, away;
	struct date meeting, reviewed, draft;
	char review;
};

struct ways {
	struct way *a;
	size_t n, cap;
};

struct telling {
	struct arena *arena;
	const struct sen2_year *year;
	const struct clock_result *clock;
	const struct case_event *events;
	size_t n;
	struct ways ways;
};

static void
first(struct date *at, struct date on)
{
	if (!date_is_set(*at))
		*at = on;
}

static struct date
either(struct date told, struct date otherwise)
{
	return date_is_set(told) ? told : otherwise;
}

static bool
on_or_after(struct date d, struct date from)
{
	return date_is_set(d) && date_compare(d, from) >= 0;
}

/* ---- the fold ---- */

/* A plan begins where none is in force: with a way of its own when the one before has ended, and
 * when it came from elsewhere, whatever became of a request here. */
static bool
begins_anew(const struct way *w, const struct case_event *e)
{
	bool ended = date_is_set(w->ceased) || date_is_set(w->away);
	bool came = e->type == EVENT_TRANSFERRED_IN;

	return (ended && (came || e->type == EVENT_FINAL_ISSUED)) ||
	       (came && date_is_set(w->received) && !date_is_set(w->start));
}

static struct way *
way_for(struct telling *t, const struct case_event *e)
{
	struct way *last = t->ways.n > 0 ? &t->ways.a[t->ways.n - 1] : NULL;
	bool request = clock_is_request(t->clock, e) &&
		       (last == NULL || date_compare(last->received, e->on) != 0);

	if (last == NULL || request || begins_anew(last, e)) {
		if (last != NULL)
			last->until = e->on;
		vec_push(t->arena, &t->ways, (struct way){ .from = e->on });
		last = &t->ways.a[t->ways.n - 1];
	}
	if (request)
		last->received = e->on;
	return last;
}

static void
take_review(struct way *w, char outcome, struct date on)
{
	w->review = outcome;
	w->reviewed = on;
	w->draft = (struct date){ 0 };
}

static void
take_end(struct way *w, const struct case_event *e)
{
	if (e->type == EVENT_CEASED && date_is_set(w->start))
		first(&w->ceased, e->on);
	if (e->type == EVENT_TRANSFERRED_OUT)
		first(&w->away, e->on);
}

static void
take(struct way *w, const struct case_event *e)
{
	switch ((int)event_act(e)) {
	case ACT_ASSESS_YES:
		first(&w->agreed, e->on);
		break;
	case ACT_N1P:
		first(&w->agreed_told, e->on);
		break;
	case ACT_ASSESS_NO:
		first(&w->refused, e->on);
		break;
	case ACT_N1:
		first(&w->refused_told, e->on);
		break;
	case ACT_ISSUE_NO:
		first(&w->not_issued, e->on);
		break;
	case ACT_N2:
		first(&w->not_issued_told, e->on);
		break;
	case ACT_WITHDRAWN:
		first(&w->withdrawn, e->on);
		break;
	case ACT_TRANSFERRED_IN:
		if (!date_is_set(w->start))
			w->came = w->start = e->on;
		break;
	case ACT_FINAL:
		first(&w->start, e->on);
		break;
	case ACT_MEETING:
		take_review(w, 0, (struct date){ 0 });
		w->meeting = e->on;
		break;
	case ACT_MAINTAIN:
		take_review(w, 'M', e->on);
		break;
	case ACT_AMEND:
		take_review(w, 'A', e->on);
		break;
	case ACT_CEASE:
		take_review(w, 'C', e->on);
		break;
	case ACT_AMENDMENT_NOTICE:
		if (w->review == 'A')
			first(&w->draft, e->on);
		break;
	default:
		take_end(w, e);
		break;
	}
}

/* ---- duties ---- */

static bool
is_of(const struct way *w, const struct clock_duty *d)
{
	return date_compare(d->from, w->from) >= 0 &&
	       (!date_is_set(w->until) || date_compare(d->from, w->until) < 0);
}

/* A mediation held after the decision and before the next one; the first day of the collection year
 * or none. */
static bool
was_mediated(const struct telling *t, const struct clock_duty *decision, struct date since)
{
	const struct clock_duties *all = &t->clock->duties;
	struct date until = { 0 };

	for (size_t i = 0; i < all->n; i++)
		if (all->a[i].duty == DUTY_APPEAL &&
		    date_compare(all->a[i].from, decision->from) > 0)
			first(&until, all->a[i].from);
	for (size_t i = 0; i < t->n; i++) {
		const struct case_event *e = &t->events[i];

		if (e->type == EVENT_MEDIATION_HELD && on_or_after(e->on, decision->from) &&
		    on_or_after(e->on, since) &&
		    (!date_is_set(until) || date_compare(e->on, until) < 0))
			return true;
	}
	return false;
}

static void
take_appeal(const struct telling *t, struct sen2_request *q, const struct clock_duty *d)
{
	const struct date ever = { 1 };
	bool refusal = d->decision == DECISION_A1, no_plan = d->decision == DECISION_A2;
	struct date since = refusal || no_plan ? ever : t->year->from;
	bool mediation = was_mediated(t, d, since), tribunal = on_or_after(d->met_on, since);

	if (refusal) {
		q->request_mediation |= mediation;
		q->request_tribunal |= tribunal;
	} else if (no_plan) {
		q->assessment_mediation |= mediation;
		q->assessment_tribunal |= tribunal;
	} else {
		q->other_mediation |= mediation;
		q->other_tribunal |= tribunal;
	}
}

/* The day that the regulation names (reg 18(1): "before 15 February"); the clock has the last one
 * that complies. */
static struct date
phase_day(const struct telling *t, const struct clock_duty *d)
{
	const struct policy_phase_rule *rule =
	    d->transfer < 0 ? NULL : t->clock->pack->phases[d->transfer];

	return rule != NULL && rule->before_text != NULL ? date_add_days(d->due, 1) : d->due;
}

static void
take_duty(const struct telling *t, struct sen2_request *q, const struct clock_duty *d)
{
	if (d->duty == DUTY_APPEAL)
		take_appeal(t, q, d);
	if (d->duty == DUTY_FINAL_PLAN)
		q->exception |= d->exception >= 0;
	if (d->duty != DUTY_PHASE_TRANSFER_NAME || date_is_set(d->void_on) ||
	    !on_or_after(d->due, t->year->from))
		return;
	q->phase_due = phase_day(t, d);
	q->phase_final = d->met_on;
}

/* ---- modules ---- */

static void
request_of(const struct telling *t, const struct way *w, struct sen2_request *q)
{
	struct date agreed = either(w->agreed_told, w->agreed);
	bool went_on = date_is_set(agreed) || date_is_set(w->start) || date_is_set(w->not_issued) ||
		       date_is_set(w->not_issued_told);

	q->received = w->received;
	q->exported = date_is_set(w->away) && !date_is_set(w->start);
	if (went_on) {
		bool old = date_is_set(agreed) ? date_compare(agreed, t->year->from) < 0
					       : !date_is_set(w->received);

		q->outcome = old ? 'H' : 'Y';
		q->outcome_on = agreed;
	} else if (date_is_set(w->refused) || date_is_set(w->refused_told)) {
		q->outcome = 'N';
		q->outcome_on = either(w->refused_told, w->refused);
	} else {
		q->outcome = date_is_set(w->withdrawn) ? 'W' : 'A';
		q->outcome_on = w->withdrawn;
	}
}

static void
assessment_of(const struct telling *t, const struct way *w, struct sen2_request *q)
{
	if ((q->outcome != 'Y' && q->outcome != 'H') || q->exported)
		return;
	if (date_is_set(w->start)) {
		bool old = date_is_set(w->came) || date_compare(w->start, t->year->from) < 0;

		q->assessment = old ? 'H' : 'Y';
		q->assessment_on = old ? (struct date){ 0 } : w->start;
	} else if (date_is_set(w->not_issued) || date_is_set(w->not_issued_told)) {
		q->assessment = 'N';
		q->assessment_on = either(w->not_issued_told, w->not_issued);
	} else {
		q->assessment = date_is_set(w->withdrawn) ? 'W' : 'A';
		q->assessment_on = w->withdrawn;
	}
}

static void
plan_of(const struct telling *t, const struct way *w, struct sen2_request *q)
{
	if (!date_is_set(w->start))
		return;
	q->start = w->start;
	q->ceased = w->ceased;
	if (date_is_set(w->away) && !date_is_set(w->ceased)) {
		q->ceased = w->away;
		q->moved = true;
	}
	q->active = !date_is_set(q->ceased);
	q->came = on_or_after(w->came, t->year->from);
	q->meeting = w->meeting;
	q->reviewed = w->reviewed;
	q->draft = w->draft;
	q->review = w->review;
}

/* Plans in force, what ended since the collection year began, and what goes on (section 1.3 of the
 * guide). */
static bool
belongs(const struct telling *t, const struct way *w, const struct sen2_request *q)
{
	if (q->active || date_is_set(q->ceased))
		return q->active || on_or_after(q->ceased, t->year->from);
	if (q->exported)
		return on_or_after(w->away, t->year->from);
	if (q->outcome == 'N' || q->outcome == 'W')
		return on_or_after(q->outcome_on, t->year->from);
	if (q->assessment == 'N' || q->assessment == 'W')
		return on_or_after(q->assessment_on, t->year->from);
	return true;
}

/* As if it had been said on the census day; what has no days of its own is of the day on which it
 * was said. */
static struct case_event
said_by_census(const struct sen2_year *y, const struct case_event *claim)
{
	struct case_event e = *claim;

	if (!date_is_set(e.from) && !date_is_set(e.to))
		e.from = e.on;
	e.on = y->census;
	return e;
}

size_t
sen2_story_known(
    const struct sen2_year *y, const struct case_event *events, size_t n, struct case_event *ret)
{
	size_t known = 0;

	for (size_t i = 0; i < n; i++)
		if (date_compare(events[i].on, y->census) <= 0 ||
		    event_may_be_planned(events[i].type))
			ret[known++] = events[i];
		else if (events[i].type == EVENT_EXCEPTION_CLAIMED)
			ret[known++] = said_by_census(y, &events[i]);
	return known;
}

struct sen2_story
sen2_story_of(struct arena *a, const struct sen2_year *y, const struct clock_result *clock,
    const struct case_event *events, size_t n)
{
	struct telling t = { .arena = a, .year = y, .clock = clock, .events = events, .n = n };
	struct sen2_story story = { 0 };

	for (size_t i = 0; i < n; i++)
		if (date_compare(events[i].on, y->census) <= 0 &&
		    !clock_left_out(clock, &events[i]))
			take(way_for(&t, &events[i]), &events[i]);
	for (size_t i = 0; i < t.ways.n; i++) {
		const struct way *w = &t.ways.a[i];
		struct sen2_request q = { .from = w->from };

		request_of(&t, w, &q);
		assessment_of(&t, w, &q);
		plan_of(&t, w, &q);
		for (size_t d = 0; d < clock->duties.n; d++)
			if (is_of(w, &clock->duties.a[d]))
				take_duty(&t, &q, &clock->duties.a[d]);
		if (belongs(&t, w, &q))
			vec_push(a, &story, q);
	}
	return story;
}
