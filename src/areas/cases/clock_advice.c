/*
 * Advice: whose answer ends which request.  A case may ask two bodies under one
 * key of reg 6(1), two therapists or two services: each has six weeks of its own.
 */
#include "areas/cases/clock_run.h"
#include "base/str.h"

enum { ALL_PARTIES = 1u << PARTY_GIVER | 1u << PARTY_LA | 1u << PARTY_FAMILY };

/*
 * One answer is to one request: of whoever gave it; else to a request that
 * named nobody; and where the answer names nobody, to the one that waited longest.
 */
static struct clock_duty *
asked_of(struct clock_run *r, const struct case_event *e)
{
	struct clock_duties *list = &r->out->duties;
	struct clock_duty *found = NULL;

	for (size_t i = 0; i < list->n; i++) {
		struct clock_duty *d = &list->a[i];

		if (d->duty != DUTY_ADVICE || d->advice != e->advice || !clock_is_waiting(d) ||
		    date_compare(d->from, e->on) > 0)
			continue;
		if (e->body != NULL && str_eq(e->body, d->body))
			return d;
		if (found == NULL && (e->body == NULL || d->body == NULL))
			found = d;
	}
	return found;
}

/* Who agreed before it was asked counts for the request; an agreement of all three does not. */
void
clock_advice_asked(struct clock_run *r, const struct case_event *e)
{
	struct clock_duty *d = asked_of(r, e);
	unsigned char *agreed = &r->reuse[e->advice - 'a'];

	if (d != NULL && *agreed != ALL_PARTIES)
		d->agreed |= *agreed;
	*agreed = 0;
}

/*
 * Advice that was asked for came, was taken back, or is not needed afresh: reg
 * 6(4), when giver, authority and family all say that earlier advice is enough.
 */
bool
clock_advice_ended(struct clock_run *r, const struct case_event *e, enum case_act act)
{
	struct clock_duty *d;

	if (act != ACT_ADVICE_RECEIVED && act != ACT_ADVICE_WITHDRAWN && act != ACT_REUSE_AGREED)
		return false;
	d = asked_of(r, e);
	if (act == ACT_REUSE_AGREED) {
		unsigned char *agreed = d != NULL ? &d->agreed : &r->reuse[e->advice - 'a'];

		*agreed |= (unsigned char)(1u << e->party);
		if (d == NULL || *agreed != ALL_PARTIES)
			return false;
	}
	if (d == NULL)
		return false;
	*(act == ACT_ADVICE_RECEIVED ? &d->met_on : &d->void_on) = e->on;
	return true;
}
