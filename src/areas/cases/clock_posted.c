/*
 * After a notice was posted: it was issued on one day and went out on another.
 *
 * To notify, to send and to serve is done when the letter goes (SEND
 * Regulations 2014 regs 5, 10 and 13; Interpretation Act 1978 s.7), not when it
 * is signed.  So what the notice met was met on the day the last of the family
 * was sent it, and the family's own time begins on that day (reg 13(1); HESC
 * Rules 2008 rule 20).
 */
#include "areas/cases/clock_run.h"

/* The notice that was posted: the last of its kind issued by then. */
static const struct case_event *
issued(const struct clock_run *r, const struct case_event *posted)
{
	const struct case_event *last = NULL;

	for (size_t i = 0; i < r->in->n_events; i++) {
		const struct case_event *e = &r->events[i];

		if (e->type == EVENT_NOTICE_SENT && e->notice == posted->notice &&
		    date_compare(e->on, posted->on) <= 0)
			last = e;
	}
	return last;
}

/* Whether time that began with the notice's issue, or with an earlier letter, is still the
 * family's: nobody has used the right, and nothing newer has taken its place. */
static bool
runs(struct clock_run *r, enum policy_duty right, struct clock_key k, struct date since)
{
	const struct clock_duty *d = clock_latest(r, right, k);

	return d != NULL && date_compare(d->from, since) >= 0;
}

static void
begin_anew(struct clock_run *r, const struct case_event *e, struct date since)
{
	const struct policy_notice_rule *rule = r->in->pack->notices[e->notice];
	struct clock_key k = CLOCK_NO_KEY;

	if (e->notice == NOTICE_N3 && runs(r, DUTY_DRAFT_REPRESENTATIONS, k, since))
		clock_mark(r, POINT_DRAFT_SERVED, e->on, k, NULL);
	if (!rule->appealable)
		return;
	k.decision = (int)rule->decision;
	if (runs(r, DUTY_APPEAL, k, since))
		clock_mark(r, POINT_DECISION, e->on, k, NULL);
}

void
clock_posted(struct clock_run *r, const struct case_event *e, uint32_t meets)
{
	const struct case_event *notice = e->party == PARTY_FAMILY ? issued(r, e) : NULL;
	struct clock_duties *list = &r->out->duties;

	if (notice == NULL || date_compare(notice->on, e->on) == 0)
		return;
	for (size_t i = 0; i < list->n; i++) {
		struct clock_duty *d = &list->a[i];

		if (meets & 1u << d->duty && date_is_set(d->met_on) &&
		    date_compare(d->met_on, notice->on) >= 0)
			d->met_on = e->on;
	}
	begin_anew(r, e, notice->on);
}
