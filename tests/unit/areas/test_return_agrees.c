/*
 * The return and the figures of a year, of the same log: over random walks through the law's
 * process each figure that both give is the same, or differs by what docs/returns.md says.
 */
#include "check.h"
#include "areas/returns/sen2_story.h"
#include "areas/statistics/metric_case.h"
#include "base/buf.h"
#include "base/str.h"
#include "policy/policy.h"

enum {
	WALKS = 20000,
	FEWEST = 50,
	MOST_STEPS = 24,
	TRIES = 120,
	MOST_EVENTS = 2 * MOST_STEPS,
	WEEKS_20 = 140,
	WEEKS_6 = 42
};

static struct arena *arena;
static const struct policy_pack *pack;
static struct sen2_year year;

/* A small generator of our own: the same walks on every machine. */
static uint64_t seed = 20260115;

static unsigned
below(unsigned n)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (unsigned)(seed >> 33) % n;
}

/* ---- walks ---- */

/* What makes a figure of both; the ordinary way stands more often. */
static const struct case_event steps[] = {
	{ .type = EVENT_REQUEST_RECEIVED },
	{ .type = EVENT_REQUEST_RECEIVED },
	{ .type = EVENT_NOTICE_SENT, .notice = NOTICE_N1P },
	{ .type = EVENT_NOTICE_SENT, .notice = NOTICE_N1P },
	{ .type = EVENT_FINAL_ISSUED },
	{ .type = EVENT_FINAL_ISSUED },
	{ .type = EVENT_ATTENTION },
	{ .type = EVENT_ASSESS_DECISION, .outcome = OUTCOME_YES },
	{ .type = EVENT_ASSESS_DECISION, .outcome = OUTCOME_NO },
	{ .type = EVENT_NOTICE_SENT, .notice = NOTICE_N1 },
	{ .type = EVENT_ADVICE_REQUESTED, .advice = 'b' },
	{ .type = EVENT_ADVICE_RECEIVED, .advice = 'b' },
	{ .type = EVENT_ISSUE_DECISION, .outcome = OUTCOME_YES },
	{ .type = EVENT_ISSUE_DECISION, .outcome = OUTCOME_NO },
	{ .type = EVENT_NOTICE_SENT, .notice = NOTICE_N2 },
	{ .type = EVENT_DRAFT_SERVED },
	{ .type = EVENT_REVIEW_MEETING },
	{ .type = EVENT_REVIEW_DECISION, .outcome = OUTCOME_CEASE },
	{ .type = EVENT_REVIEW_DECISION, .outcome = OUTCOME_AMEND },
	{ .type = EVENT_AMENDED_FINAL },
	{ .type = EVENT_REASSESS_REQUESTED },
	{ .type = EVENT_REASSESS_DECISION, .outcome = OUTCOME_YES },
	{ .type = EVENT_CEASE_PROPOSED },
	{ .type = EVENT_CEASE_DECIDED },
	{ .type = EVENT_CEASED },
	{ .type = EVENT_CEASED },
	{ .type = EVENT_CEASED },
	{ .type = EVENT_TRANSFERRED_OUT },
	{ .type = EVENT_TRANSFERRED_IN },
	{ .type = EVENT_WITHDRAWN },
	{ .type = EVENT_APPEAL_REGISTERED },
	{ .type = EVENT_MEDIATION_HELD },
	{ .type = EVENT_ORDER_MADE, .order = ORDER_ASSESS },
	{ .type = EVENT_ORDER_MADE, .order = ORDER_MAKE_PLAN },
	{ .type = EVENT_ORDER_MADE, .order = ORDER_MAINTAIN },
	{ .type = EVENT_EXCEPTION_CLAIMED, .code = EXCEPTION_C },
	{ .type = EVENT_EXCEPTION_CLAIMED, .code = EXCEPTION_A },
};
enum { STEPS = sizeof steps / sizeof steps[0] };

struct walk {
	struct case_event events[MOST_EVENTS];
	size_t n;
	struct clock_result clock;
};

static struct clock_result
run(const struct walk *w, struct date today)
{
	return clock_run(
	    arena, &(struct clock_input){
		       .pack = pack, .events = w->events, .n_events = w->n, .today = today });
}

static void
log_event(struct walk *w, struct case_event e, struct date on)
{
	e.on = on;
	e.place = (int)w->n + 1;
	w->events[w->n++] = e;
}

static struct case_event
letter(enum policy_notice notice)
{
	return (struct case_event){ .type = EVENT_NOTICE_SENT, .notice = notice };
}

static void
add_step(struct walk *w, struct date on)
{
	struct clock_result so_far = run(w, on);
	struct case_event e = steps[below(STEPS)];

	if (event_transition(so_far.state, event_act(&e)).fit != FIT_LAWFUL)
		return;
	if (e.type == EVENT_EXCEPTION_CLAIMED) {
		e.from = date_add_days(on, -(int)below(60));
		e.to = date_add_days(e.from, (int)below(60));
	}
	log_event(w, e, on);
	if (e.type == EVENT_ASSESS_DECISION)
		log_event(w, letter(e.outcome == OUTCOME_YES ? NOTICE_N1P : NOTICE_N1), on);
	if (e.type == EVENT_ISSUE_DECISION && e.outcome == OUTCOME_NO)
		log_event(w, letter(NOTICE_N2), on);
}

/* From two years before the collection year to the census day. */
static struct walk
walk(void)
{
	struct walk w = { 0 };
	struct date on = date_add_days(year.from, (int)below(900) - 700);

	for (int tries = 0; w.n < MOST_STEPS && tries < TRIES && date_compare(on, year.census) <= 0;
	     tries++) {
		size_t before = w.n;

		add_step(&w, on);
		if (w.n > before)
			on = date_add_days(on, (int)below(60));
	}
	w.clock = run(&w, year.census);
	return w;
}

/* ---- figures ---- */

enum figure_of_both {
	REQUESTS,
	DECIDED,
	DECIDED_IN_TIME,
	ENDED,
	NOT_ISSUED,
	TIMED,
	IN_TIME,
	EXCEPTIONS,
	HEADLINE,
	NEW_PLANS,
	CEASED,
	MOVED_OUT,
	ACTIVE,
	FIGURES
};

static const char *const names[FIGURES] = { "requests", "decided", "decided in time", "ended",
	"not issued", "timed", "in time", "exceptions", "without exceptions in time", "new plans",
	"ceased", "moved out", "active" };

static bool
in_year(struct date d)
{
	return date_compare(d, year.from) >= 0 && date_compare(d, year.until) <= 0;
}

/* The 20 weeks govern the plan; one that was ordered after a refusal has limits of its own (reg
 * 44), and is in no metric of timeliness. */
static bool
has_limit(const struct walk *w, const struct sen2_request *q)
{
	for (size_t i = 0; i < w->clock.duties.n; i++) {
		const struct clock_duty *d = &w->clock.duties.a[i];

		if (d->duty == DUTY_FINAL_PLAN && date_compare(d->met_on, q->start) == 0)
			return date_is_set(q->received);
	}
	return false;
}

static void
count_return(const struct walk *w, int64_t *n)
{
	struct sen2_story story = sen2_story_of(arena, &year, &w->clock, w->events, w->n);

	for (size_t i = 0; i < story.n; i++) {
		const struct sen2_request *q = &story.a[i];
		bool decided = (q->outcome == 'Y' || q->outcome == 'N') && in_year(q->outcome_on);
		bool ended =
		    (q->assessment == 'Y' || q->assessment == 'N') && in_year(q->assessment_on);
		bool timed = ended && q->assessment == 'Y' && has_limit(w, q);
		int days = date_days_between(q->received, q->start);

		n[REQUESTS] += in_year(q->received);
		n[DECIDED] += decided;
		n[DECIDED_IN_TIME] +=
		    decided && date_days_between(q->received, q->outcome_on) <= WEEKS_6;
		n[ENDED] += ended;
		n[NOT_ISSUED] += ended && q->assessment == 'N';
		n[TIMED] += timed;
		n[IN_TIME] += timed && days <= WEEKS_20;
		n[EXCEPTIONS] += timed && q->exception;
		n[HEADLINE] += timed && !q->exception && days <= WEEKS_20;
		n[NEW_PLANS] += in_year(q->start) && !q->came;
		n[CEASED] += in_year(q->ceased) && !q->moved;
		n[MOVED_OUT] += in_year(q->ceased) && q->moved;
		n[ACTIVE] += q->active;
	}
}

static void
count_metrics(const struct walk *w, int64_t *n)
{
	struct metric_facts f = metric_case_facts(arena,
	    &(struct metric_case){ .clock = &w->clock, .events = w->events, .n_events = w->n });

	for (size_t i = 0; i < f.n; i++) {
		const struct metric_fact *x = &f.a[i];
		bool total = str_eq(x->topic, FIGURE_TOTAL);

		if (x->metric == METRIC_PLANS && total && date_compare(x->day, year.census) <= 0)
			n[ACTIVE] += x->numerator;
		if (x->metric == METRIC_MOVED && str_eq(x->item, "Out") && in_year(x->day))
			n[MOVED_OUT] += x->numerator;
		if (!total || !in_year(x->day))
			continue;
		n[REQUESTS] += x->metric == METRIC_REQUESTS ? x->numerator : 0;
		n[DECIDED] += x->metric == METRIC_DECIDED_ON_TIME ? x->denominator : 0;
		n[DECIDED_IN_TIME] += x->metric == METRIC_DECIDED_ON_TIME ? x->numerator : 0;
		n[ENDED] += x->metric == METRIC_NOT_ISSUED ? x->denominator : 0;
		n[NOT_ISSUED] += x->metric == METRIC_NOT_ISSUED ? x->numerator : 0;
		n[TIMED] += x->metric == METRIC_PLAN_ON_TIME_ALL ? x->denominator : 0;
		n[IN_TIME] += x->metric == METRIC_PLAN_ON_TIME_ALL ? x->numerator : 0;
		n[EXCEPTIONS] += x->metric == METRIC_PLAN_EXCEPTIONS ? x->numerator : 0;
		n[HEADLINE] += x->metric == METRIC_PLAN_ON_TIME ? x->numerator : 0;
		n[NEW_PLANS] += x->metric == METRIC_NEW_PLANS ? x->numerator : 0;
		n[CEASED] += x->metric == METRIC_CEASED ? x->numerator : 0;
	}
}

/* Conceded or ordered after a refusal: the return has the day of the decision that stands, the
 * metric the day on which the family was first told.  Lifted: in no metric of six weeks. */
static bool
decision_is_told_otherwise(const struct walk *w)
{
	bool refused = false;

	for (size_t i = 0; i < w->clock.duties.n; i++)
		if (w->clock.duties.a[i].duty == DUTY_DECIDE_ASSESS &&
		    w->clock.duties.a[i].exception >= 0)
			return true;
	for (size_t i = 0; i < w->n; i++) {
		enum case_act act = event_act(&w->events[i]);

		refused |= act == ACT_N1 || act == ACT_N2;
		if (refused && act == ACT_N1P)
			return true;
	}
	return false;
}

/* Of a request that went to another authority nothing from module 3 on is in the return. */
static bool
is_exported(const struct walk *w)
{
	struct sen2_story story = sen2_story_of(arena, &year, &w->clock, w->events, w->n);

	for (size_t i = 0; i < story.n; i++)
		if (story.a[i].exported)
			return true;
	return false;
}

static bool
is_defined_otherwise(const struct walk *w, enum figure_of_both k)
{
	if (k == DECIDED || k == DECIDED_IN_TIME)
		return decision_is_told_otherwise(w);
	return (k == ENDED || k == NOT_ISSUED) && is_exported(w);
}

static const char *
log_text(const struct walk *w)
{
	struct buf *b = buf_new(arena);

	for (size_t i = 0; i < w->n; i++)
		buf_printf(b, " %s %s/%d/%d;", date_iso(arena, w->events[i].on),
		    event_type_name(w->events[i].type), (int)w->events[i].outcome,
		    (int)w->events[i].notice);
	return b->p;
}

static void
walks_agree(void)
{
	int64_t sums[FIGURES] = { 0 };

	for (int i = 0; i < WALKS; i++) {
		int64_t returned[FIGURES] = { 0 }, counted[FIGURES] = { 0 };
		struct walk w;

		arena = arena_new(0);
		w = walk();
		count_return(&w, returned);
		count_metrics(&w, counted);
		for (int k = 0; k < FIGURES; k++) {
			if (is_defined_otherwise(&w, (enum figure_of_both)k))
				continue;
			sums[k] += counted[k];
			if (returned[k] != counted[k])
				CHECK_STR(
				    arena_printf(arena, "%s: %d in the return, %d counted:%s",
					names[k], (int)returned[k], (int)counted[k], log_text(&w)),
				    "the same");
		}
		arena_free(arena);
	}
	for (int k = 0; k < FIGURES; k++)
		CHECK(sums[k] > FEWEST);
}

int
main(void)
{
	struct arena *packs = arena_new(0);
	int failed;

	pack = policy_find(policy_load_all(packs, POLICY_DIR), "england-2014");
	year = sen2_year_of(2026);
	failed = check_run((struct check_case[]){ CHECK_CASE(walks_agree), { 0 } });
	arena_free(packs);
	return failed;
}
