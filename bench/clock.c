/*
 * Bench: the clock of one case, and the replay of 100,000 logs.
 *
 * usage: bench-clock POLICY_DIR
 * Figures to reach: 20 us for one case, 10 s for 100,000.
 */
#include "areas/cases/clock.h"

#include <stdio.h>
#include <time.h>

enum { CASES = 100000 };

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

/* A case that went the whole way, with a review, an amendment, an appeal and a phase transfer. */
static size_t
whole_case(struct case_event *e, struct date start)
{
	const struct case_event log[] = {
		{ .type = EVENT_REQUEST_RECEIVED },
		{ .type = EVENT_NOTICE_SENT, .notice = NOTICE_N0 },
		{ .type = EVENT_ASSESS_DECISION, .outcome = OUTCOME_YES },
		{ .type = EVENT_NOTICE_SENT, .notice = NOTICE_N1P },
		{ .type = EVENT_ADVICE_REQUESTED, .advice = 'a' },
		{ .type = EVENT_ADVICE_REQUESTED, .advice = 'b' },
		{ .type = EVENT_ADVICE_REQUESTED, .advice = 'c' },
		{ .type = EVENT_ADVICE_REQUESTED, .advice = 'd' },
		{ .type = EVENT_ADVICE_REQUESTED, .advice = 'e' },
		{ .type = EVENT_ADVICE_RECEIVED, .advice = 'a' },
		{ .type = EVENT_ADVICE_RECEIVED, .advice = 'b' },
		{ .type = EVENT_ADVICE_RECEIVED, .advice = 'c' },
		{ .type = EVENT_ADVICE_RECEIVED, .advice = 'd' },
		{ .type = EVENT_ADVICE_RECEIVED, .advice = 'e' },
		{ .type = EVENT_ISSUE_DECISION, .outcome = OUTCOME_YES },
		{ .type = EVENT_DRAFT_SERVED },
		{ .type = EVENT_REPRESENTATION_RECEIVED },
		{ .type = EVENT_CONSULT_SENT, .setting = "S1" },
		{ .type = EVENT_CONSULT_SENT, .setting = "S2" },
		{ .type = EVENT_CONSULT_REPLY, .setting = "S1" },
		{ .type = EVENT_FINAL_ISSUED },
		{ .type = EVENT_NOTICE_SENT, .notice = NOTICE_N4 },
		{ .type = EVENT_MEDIATION_DECLINED },
		{ .type = EVENT_CERTIFICATE_ISSUED },
		{ .type = EVENT_APPEAL_REGISTERED },
		{ .type = EVENT_APPEAL_SENT_TO_LA },
		{ .type = EVENT_LA_RESPONSE },
		{ .type = EVENT_REVIEW_MEETING },
		{ .type = EVENT_REVIEW_REPORT },
		{ .type = EVENT_REVIEW_DECISION, .outcome = OUTCOME_AMEND },
		{ .type = EVENT_AMENDMENT_NOTICE },
		{ .type = EVENT_AMENDED_FINAL },
		{ .type = EVENT_EXCEPTION_CLAIMED, .code = EXCEPTION_C },
		{ .type = EVENT_PHASE_TRANSFER, .transfer = PHASE_PRIMARY_SECONDARY },
	};
	size_t n = sizeof log / sizeof log[0];

	for (size_t i = 0; i < n; i++) {
		e[i] = log[i];
		e[i].place = (int)i + 1;
		e[i].on = date_add_days(start, (int)i * 12);
	}
	return n;
}

int
main(int argc, char **argv)
{
	struct arena *packs = arena_new(0);
	const struct policy_pack *pack =
	    policy_find(policy_load_all(packs, argc > 1 ? argv[1] : "policy"), "england-2014");
	struct clock_closure closure = { { 739453 }, { 739500 } };
	struct case_event events[64];
	double from = seconds(), took;
	size_t duties = 0;

	for (int i = 0; i < CASES; i++) {
		struct arena *arena = arena_new(0);
		struct clock_input in = { .pack = pack,
			.events = events,
			.n_events = whole_case(events, (struct date){ 738000 + i % 1500 }),
			.closures = &closure,
			.n_closures = 1,
			.today = { 740000 } };

		duties += clock_run(arena, &in).duties.n;
		arena_free(arena);
	}
	took = seconds() - from;
	printf("%d cases of 34 events, %zu duties: %.2f s, %.2f us a case\n", CASES, duties, took,
	    took / CASES * 1e6);
	arena_free(packs);
	return 0;
}
