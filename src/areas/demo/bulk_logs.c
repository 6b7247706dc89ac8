/* Bulk logs: 2,000 plans, 300 cases on their way to one, and 180 that have ended. */
#include "areas/demo/bulk_logs.h"

int
bulk_draw(uint64_t *draws, int bound)
{
	uint64_t z = *draws += UINT64_C(0x9e3779b97f4a7c15);

	z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
	z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
	return (int)((z ^ (z >> 31)) % (uint64_t)bound);
}

/* ---- steps ---- */

#define STEP(kind, after_, spread_, ...)                                                           \
	{                                                                                          \
		.event = { .type = EVENT_##kind, ##__VA_ARGS__ }, .after = (after_),               \
		.spread = (spread_)                                                                \
	}
#define ASKED STEP(REQUEST_RECEIVED, 0, 0)
#define AGREED                                                                                     \
	STEP(ASSESS_DECISION, 26, 14, .outcome = OUTCOME_YES),                                     \
	    STEP(NOTICE_SENT, 1, 1, .notice = NOTICE_N1P)
#define REFUSED                                                                                    \
	STEP(ASSESS_DECISION, 26, 14, .outcome = OUTCOME_NO),                                      \
	    STEP(NOTICE_SENT, 1, 1, .notice = NOTICE_N1)
#define WANTED(key, after) STEP(ADVICE_REQUESTED, after, 1, .advice = (key))
#define GIVEN(key, after, spread) STEP(ADVICE_RECEIVED, after, spread, .advice = (key))
#define ADVISED WANTED('b', 1), WANTED('d', 0), GIVEN('b', 28, 10), GIVEN('d', 3, 6)
#define ISSUING STEP(ISSUE_DECISION, 8, 10, .outcome = OUTCOME_YES)
#define DRAFT STEP(DRAFT_SERVED, 4, 8)
#define FINAL STEP(FINAL_ISSUED, 20, 12)
#define ISSUING_LATER STEP(ISSUE_DECISION, 45, 25, .outcome = OUTCOME_YES)
#define PLAN ASKED, AGREED, ISSUING_LATER, DRAFT, FINAL
#define MEETING STEP(REVIEW_MEETING, 320, 40)
#define REPORTED STEP(REVIEW_REPORT, 7, 5)
#define MAINTAINED STEP(REVIEW_DECISION, 4, 12, .outcome = OUTCOME_MAINTAIN)
#define TO_AMEND                                                                                   \
	STEP(REVIEW_DECISION, 4, 12, .outcome = OUTCOME_AMEND), STEP(AMENDMENT_NOTICE, 0, 8)
#define CERTIFICATE STEP(MEDIATION_CONTACT, 15, 10), STEP(CERTIFICATE_ISSUED, 2, 1)
#define APPEALED CERTIFICATE, STEP(APPEAL_REGISTERED, 8, 6), STEP(APPEAL_SENT_TO_LA, 5, 3)

static const struct bulk_kind kinds[] = {
	/* ---- a plan is in force: 2,000 ---- */
	{ "new_plan", 330, 3, 320, 4, 15, .steps = { PLAN } },
	{ "reviewed", 700, 2, 310, 5, 15, .steps = { PLAN, MEETING, REPORTED, MAINTAINED } },
	{ "reviewed_family_waits", 60, 2, 300, 5, 11, .unread = true,
	    .steps = { PLAN, MEETING, REPORTED, MAINTAINED } },
	{ "review_late", 190, 390, 150, 5, 16, .steps = { PLAN } },
	{ "review_very_late", 60, 380, 300, 6, 15,
	    .steps = { PLAN, MEETING, REPORTED, MAINTAINED } },
	{ "review_decision_due", 140, 2, 22, 5, 15, .steps = { PLAN, MEETING } },
	{ "review_decision_late", 80, 24, 50, 5, 15, .steps = { PLAN, MEETING, REPORTED } },
	{ "amending", 110, 3, 40, 5, 15, .steps = { PLAN, MEETING, REPORTED, TO_AMEND } },
	{ "amending_late", 50, 70, 60, 5, 15, .steps = { PLAN, MEETING, REPORTED, TO_AMEND } },
	{ "to_secondary", 110, 30, 280, .turns = 11,
	    .steps = { PLAN, STEP(PHASE_TRANSFER, 0, 0, .transfer = PHASE_PRIMARY_SECONDARY) } },
	{ "to_post16", 80, 30, 280, .turns = 16,
	    .steps = { PLAN, STEP(PHASE_TRANSFER, 0, 0, .transfer = PHASE_SECONDARY_POST16) } },
	{ "plan_appealed", 30, 5, 60, 5, 11, .unread = true,
	    .steps = { PLAN,
		STEP(DECISION_SENT, 0, 1, .decision = DECISION_A3I, .appealable = true),
		APPEALED } },
	{ "reassessing", 20, 5, 40, 6, 12,
	    .steps = { PLAN, STEP(REASSESS_REQUESTED, 200, 90),
		STEP(REASSESS_DECISION, 8, 6, .outcome = OUTCOME_YES),
		STEP(REASSESS_NOTICE, 0, 1) } },
	{ "came_from_elsewhere", 25, 10, 200, 5, 12,
	    .steps = { STEP(TRANSFERRED_IN, 0, 0),
		STEP(NOTICE_SENT, 10, 20, .notice = NOTICE_N9) } },
	{ "ceasing", 15, 5, 40, 17, 7,
	    .steps = { PLAN, MEETING, REPORTED, STEP(CEASE_PROPOSED, 12, 10) } },
	/* ---- on the way to one: 300 ---- */
	{ "asked", 62, 1, 34, 3, 12, .steps = { ASKED } },
	{ "asked_late", 20, 44, 25, 3, 12, .unread = true, .steps = { ASKED } },
	{ "considering", 8, 2, 12, 3, 12,
	    .steps = { ASKED, STEP(NOTICE_SENT, 10, 8, .notice = NOTICE_N0) } },
	{ "assessing", 55, 2, 36, 3, 12,
	    .steps = { ASKED, AGREED, WANTED('b', 1), WANTED('c', 0), WANTED('d', 0),
		WANTED('e', 0) } },
	{ "advice_late_health", 22, 4, 25, 3, 12,
	    .steps = { ASKED, AGREED, WANTED('b', 1), WANTED('c', 0), WANTED('d', 0),
		WANTED('e', 0), GIVEN('b', 30, 8), GIVEN('d', 6, 4), GIVEN('e', 1, 3) } },
	{ "advice_late_psychology", 26, 8, 25, 3, 12, .unread = true,
	    .steps = { ASKED, AGREED, WANTED('b', 1), WANTED('c', 0), WANTED('d', 0),
		GIVEN('b', 30, 8), GIVEN('c', 2, 4) } },
	{ "advice_late_school", 12, 8, 25, 3, 12,
	    .steps = { ASKED, AGREED, WANTED('b', 1), WANTED('d', 0), GIVEN('d', 36, 4) } },
	{ "advice_exception", 10, 3, 20, 3, 12,
	    .steps = { ASKED, AGREED, WANTED('b', 1), WANTED('d', 0), GIVEN('b', 25, 5),
		STEP(EXCEPTION_CLAIMED, 3, 4, .code = EXCEPTION_C) } },
	{ "drafting", 20, 2, 10, 3, 12, .steps = { ASKED, AGREED, ADVISED, ISSUING } },
	{ "drafting_late", 15, 30, 30, 3, 12, .steps = { ASKED, AGREED, ADVISED, ISSUING } },
	{ "draft_sent", 20, 2, 14, 3, 12, .steps = { ASKED, AGREED, ADVISED, ISSUING, DRAFT } },
	{ "consulting", 15, 2, 14, 3, 12,
	    .steps = { ASKED, AGREED, ADVISED, ISSUING, DRAFT,
		STEP(CONSULT_SENT, 16, 3, .setting = "Larkshire Vale Secondary School") } },
	{ "final_late", 15, 40, 40, 3, 12, .unread = true,
	    .steps = { ASKED, AGREED, ADVISED, ISSUING, DRAFT } },
	/* ---- ended: 180 ---- */
	{ "refused_assess", 50, 2, 300, 3, 12, .steps = { ASKED, REFUSED } },
	{ "refused_assess_appealed", 15, 3, 50, 3, 12, .steps = { ASKED, REFUSED, APPEALED } },
	{ "refused_plan", 25, 2, 300, 3, 12,
	    .steps = { ASKED, AGREED, ADVISED, STEP(ISSUE_DECISION, 5, 5, .outcome = OUTCOME_NO),
		STEP(NOTICE_SENT, 0, 1, .notice = NOTICE_N2) } },
	{ "withdrawn", 20, 2, 300, 3, 12, .steps = { ASKED, STEP(WITHDRAWN, 12, 20) } },
	{ "ceased", 50, 5, 300, 17, 8,
	    .steps = { PLAN, MEETING, REPORTED, STEP(CEASE_PROPOSED, 12, 10),
		STEP(CEASE_DECIDED, 20, 15), STEP(CEASED, 95, 20) } },
	{ "moved_away", 20, 5, 300, 5, 14, .steps = { PLAN, STEP(TRANSFERRED_OUT, 90, 200) } },
};
enum { KINDS = sizeof kinds / sizeof kinds[0] };

/* Steps through the shares in leaps of a prime, so that every team has some of everything. */
const struct bulk_kind *
bulk_kind_of(int64_t place, int64_t n)
{
	enum { LEAP = 1009 };
	int64_t share = n >= BULK_WHOLE ? place * LEAP % BULK_WHOLE
					: place * BULK_WHOLE / n * LEAP % BULK_WHOLE;
	int i = 0;

	while (i < KINDS - 1 && share >= kinds[i].share)
		share -= kinds[i++].share;
	return &kinds[i];
}

struct date
bulk_next_september(struct date today)
{
	int year = date_ymd(today).year;
	struct date on = { 0 };

	(void)date_from_ymd(year, 9, 1, &on);
	if (date_compare(on, today) <= 0)
		(void)date_from_ymd(year + 1, 9, 1, &on);
	return on;
}

/* A request stands first or not at all; its number, 0, ends the list. */
static bool
is_end(const struct bulk_kind *k, size_t step)
{
	return step > 0 && k->steps[step].event.type == EVENT_REQUEST_RECEIVED;
}

void
bulk_log_make(const struct bulk_kind *k, struct date today, uint64_t *draws, struct bulk_log *ret)
{
	struct date on = date_add_days(today, -(k->since + bulk_draw(draws, k->spread)));

	ret->n = 0;
	while (ret->n < BULK_STEPS && !is_end(k, ret->n))
		ret->n++;
	for (size_t i = ret->n; i-- > 0;) {
		const struct bulk_step *s = &k->steps[i];
		struct case_event *e = &ret->a[i];

		*e = s->event;
		e->place = (int)i + 1;
		e->on = e->type == EVENT_PHASE_TRANSFER ? bulk_next_september(today) : on;
		if (e->type == EVENT_EXCEPTION_CLAIMED)
			e->from = e->on;
		ret->first = on;
		on = date_add_days(on, -(s->after + bulk_draw(draws, s->spread + 1)));
	}
}
