/*
 * Random walks over the event log: whatever is logged, in whatever order, the
 * state machine stays lawful, every open case has a holder, and no duty is due
 * before its time begins.  Replay gives the same answer.
 */
#include "../check.h"
#include "areas/cases/clock.h"

#include <string.h>

enum { CASES = 10000, MOST_EVENTS = 40 };

/* A small generator of our own: the same walks on every machine. */
static uint64_t seed;

static unsigned
below(unsigned n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (unsigned)(seed >> 33) % n;
}

static struct case_event
random_event(struct date on, int place)
{
	static const char *const settings[] = { "S1", "S2", "S3" };
	static const char *const bodies[] = { NULL, "B1", "B2" };
	struct case_event e = {
		.type = (enum event_type)below(EVENT__MAX), .on = on, .place = place
	};

	e.outcome = e.type == EVENT_REVIEW_DECISION
			? (enum event_outcome)(OUTCOME_MAINTAIN + below(3))
			: (enum event_outcome)(OUTCOME_YES + below(2));
	e.notice = (enum policy_notice)below(NOTICE__MAX);
	if (e.type == EVENT_ADVICE_REQUESTED || e.type == EVENT_ADVICE_RECEIVED ||
	    e.type == EVENT_REUSE_AGREED || e.type == EVENT_ADVICE_WITHDRAWN) {
		e.advice = (char)('a' + below(8));
		e.body = bodies[below(3)];
	}
	e.party = (enum event_party)(PARTY_GIVER + below(3));
	if (e.type == EVENT_CONSULT_SENT || e.type == EVENT_CONSULT_REPLY)
		e.setting = settings[below(3)];
	e.transfer = (enum policy_phase)below(PHASE__MAX);
	e.decision = (enum policy_decision)below(DECISION__MAX);
	e.appealable = below(2);
	e.order = (enum event_order)(ORDER_ASSESS + below(7));
	e.code = (enum policy_exception)below(EXCEPTION__MAX);
	if (e.type == EVENT_EXCEPTION_CLAIMED && below(2)) {
		e.from = date_add_days(on, -(int)below(60));
		e.to = date_add_days(e.from, (int)below(60));
	}
	return e;
}

/* Half of the walks choose among the events that the state allows, so that they get far. */
static struct case_event
next_event(const struct clock_result *so_far, struct date on, int place, bool lawful)
{
	struct case_event e = random_event(on, place);

	for (int tries = 0; lawful && tries < 60; tries++) {
		if (event_transition(so_far->state, event_act(&e)).fit == FIT_LAWFUL)
			return e;
		e = random_event(on, place);
	}
	return e;
}

static void
check_duties(const struct clock_result *r)
{
	for (size_t i = 0; i < r->duties.n; i++) {
		const struct clock_duty *d = &r->duties.a[i];

		if (!date_is_set(d->from) || date_compare(d->due, d->from) < 0)
			CHECK_STR("due before it begins", policy_name(NAMES_DUTY, (int)d->duty));
		if (date_is_set(d->met_on) && date_is_set(d->void_on))
			CHECK_STR("met and void", policy_name(NAMES_DUTY, (int)d->duty));
		if (d->basis == NULL || d->basis[0] == '\0')
			CHECK_STR("no basis", policy_name(NAMES_DUTY, (int)d->duty));
		if (d->status == CLOCK_OVERDUE && date_compare(r->today, d->due) <= 0)
			CHECK_STR("overdue too soon", policy_name(NAMES_DUTY, (int)d->duty));
		if (i > 0 && date_compare(d[-1].from, d->from) > 0)
			CHECK_STR("out of order", policy_name(NAMES_DUTY, (int)d->duty));
	}
}

static void
check_holder(struct arena *arena, const struct clock_result *r)
{
	struct clock_holder h = clock_holder(r);
	struct clock_next n = clock_next(arena, r);

	if (event_state_is_open(r->state) && (!h.is_held || !date_is_set(h.since)))
		CHECK_STR("no holder", event_state_name(r->state));
	if (h.is_held && date_compare(h.since, r->today) > 0 && h.duty != NULL &&
	    date_compare(h.duty->from, r->today) <= 0)
		CHECK_STR("held from tomorrow on", event_state_name(r->state));
	CHECK(n.key != NULL && n.text != NULL);
}

static bool
same(const struct clock_result *a, const struct clock_result *b)
{
	if (a->state != b->state || a->duties.n != b->duties.n || a->findings.n != b->findings.n)
		return false;
	for (size_t i = 0; i < a->duties.n; i++) {
		const struct clock_duty *x = &a->duties.a[i], *y = &b->duties.a[i];

		if (x->duty != y->duty || x->due.day != y->due.day || x->status != y->status ||
		    x->met_on.day != y->met_on.day || x->exception != y->exception)
			return false;
	}
	return true;
}

static bool
was_refused(const struct clock_result *r, int place)
{
	for (size_t i = 0; i < r->findings.n; i++)
		if (r->findings.a[i].event == place && r->findings.a[i].severity == CLOCK_ERROR)
			return true;
	return false;
}

/* While advice is outstanding and when it is in, the table's rows are the same. */
static enum case_state
plain(enum case_state s)
{
	return s == STATE_DECIDING_ISSUE ? STATE_ASSESSING : s;
}

/* The events that were counted lead, by the table alone, to the state that the clock says. */
static void
check_states(const struct clock_result *r, const struct case_event *events, unsigned n)
{
	enum case_state state = STATE_NONE;

	for (unsigned i = 0; i < n; i++) {
		const struct case_event *e = &events[i];
		struct event_step step = event_transition(state, event_act(e));

		/* A claim that proves nothing is refused and was no step anyway. */
		if (was_refused(r, e->place) && e->type != EVENT_EXCEPTION_CLAIMED)
			continue;
		CHECK(step.fit != FIT_UNLAWFUL);
		state = plain(step.to);
	}
	CHECK_STR(event_state_name(plain(r->state)), event_state_name(state));
}

static unsigned reached; /* states, one bit each */

static void
walk(struct arena *arena, const struct policy_pack *pack, bool lawful)
{
	struct case_event events[MOST_EVENTS];
	struct date on = { 735600 + (int)below(3000) };
	struct clock_input in = { .pack = pack, .events = events };
	struct clock_result before;
	unsigned n = 1 + below(MOST_EVENTS);

	in.today = on;
	before = clock_run(arena, &in);
	for (unsigned i = 0; i < n; i++) {
		struct clock_result after;

		on = date_add_days(on, (int)below(45));
		events[i] = next_event(&before, on, (int)i + 1, lawful);
		in.n_events = i + 1;
		in.today = date_add_days(on, (int)below(10));
		after = clock_run(arena, &in);
		check_states(&after, events, i + 1);
		check_duties(&after);
		check_holder(arena, &after);
		reached |= 1u << after.state;
		before = after;
	}
	{
		struct clock_result again = clock_run(arena, &in);

		CHECK(same(&before, &again));
	}
}

static void
ten_thousand_cases_stay_lawful(void)
{
	struct arena *packs = arena_new(0);
	const struct policy_pack *pack =
	    policy_find(policy_load_all(packs, POLICY_DIR), "england-2014");

	seed = 20260302;
	for (int i = 0; i < CASES; i++) {
		struct arena *arena = arena_new(0);

		walk(arena, pack, i % 2 == 0);
		arena_free(arena);
	}
	CHECK_INT(reached, (1 << STATE__MAX) - 1);
	arena_free(packs);
}

/* A log in any order of its lines is the same case, but for findings about the order. */
static void
shuffled_logs_give_the_same_duties(void)
{
	struct arena *arena = arena_new(0);
	const struct policy_pack *pack =
	    policy_find(policy_load_all(arena, POLICY_DIR), "england-2014");

	seed = 77;
	for (int round = 0; round < 500; round++) {
		struct case_event events[20], mixed[20];
		struct date on = { 736000 };
		struct clock_input in = { .pack = pack, .n_events = 20 };
		struct clock_result a, b;

		for (int i = 0; i < 20; i++) {
			on = date_add_days(on, 1 + (int)below(30));
			events[i] = mixed[i] = random_event(on, i + 1);
		}
		for (unsigned i = 19; i > 0; i--) {
			unsigned k = below(i + 1);
			struct case_event e = mixed[i];

			mixed[i] = mixed[k];
			mixed[k] = e;
		}
		for (int i = 0; i < 20; i++)
			mixed[i].place = i + 1;
		in.today = date_add_days(on, 5);
		in.events = events;
		a = clock_run(arena, &in);
		in.events = mixed;
		b = clock_run(arena, &in);
		CHECK_INT(a.state, b.state);
		CHECK_INT((int64_t)a.duties.n, (int64_t)b.duties.n);
		a.findings.n = b.findings.n = 0;
		CHECK(same(&a, &b));
	}
	arena_free(arena);
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(ten_thousand_cases_stay_lawful),
	    CHECK_CASE(shuffled_logs_give_the_same_duties), { 0 } });
}
