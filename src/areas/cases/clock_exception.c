/*
 * Lawful exceptions: what is claimed, whether the log proves it, and which
 * limits it lifts.  An exception removes a limit; it never adds days.
 */
#include "areas/cases/clock_run.h"
#include "base/str.h"

static bool
within(struct date d, struct date from, struct date to)
{
	return date_compare(d, from) >= 0 && date_compare(d, to) <= 0;
}

static struct date
later(struct date a, struct date b)
{
	return date_compare(a, b) > 0 ? a : b;
}

static struct date
earlier(struct date a, struct date b)
{
	return date_compare(a, b) < 0 ? a : b;
}

/* Whole days of both periods, first and last included; none or fewer: 0 or less. */
static int
common_days(struct date a_from, struct date a_to, struct date b_from, struct date b_to)
{
	return date_days_between(later(a_from, b_from), earlier(a_to, b_to)) + 1;
}

/* It is the closure of the school of which advice was asked that day, not of one before or after.
 */
static bool
on_roll(const struct clock_closure *c, struct date on)
{
	return date_compare(on, c->on_roll) >= 0 &&
	       (!date_is_set(c->off_roll) || date_compare(on, c->off_roll) < 0);
}

/*
 * Regs 5(4)(a), (b): advice was asked of the head or provider in the time that
 * begins a week before the closure and ends a week before it opens again.
 */
static bool
asked_around(const struct clock_run *r, const struct clock_duty *d, const struct clock_closure *c)
{
	struct date first = date_add_days(c->from, -CLOCK_DAYS_A_WEEK);
	struct date last = date_add_days(c->to, 1 - CLOCK_DAYS_A_WEEK);

	for (size_t i = 0; i < r->in->n_events; i++) {
		const struct case_event *e = &r->events[i];

		if (e->type == EVENT_ADVICE_REQUESTED && e->advice == 'b' &&
		    within(e->on, first, last) && within(e->on, d->from, d->due) &&
		    on_roll(c, e->on))
			return true;
	}
	return false;
}

/* Closures that overlap or meet are one continuous closure. */
static struct clock_closure
continuous(const struct clock_input *in, size_t i)
{
	struct clock_closure c = in->closures[i];

	for (size_t k = 0; k < in->n_closures;) {
		const struct clock_closure *o = &in->closures[k++];

		if (date_days_between(c.to, o->from) > 1 || date_days_between(o->to, c.from) > 1 ||
		    (date_compare(o->from, c.from) >= 0 && date_compare(o->to, c.to) <= 0))
			continue;
		c.from = earlier(c.from, o->from);
		c.to = later(c.to, o->to);
		k = 0; /* it grew: another may touch it now */
	}
	return c;
}

static bool
is_long_enough(const struct clock_run *r, const struct policy_exception_rule *rule,
    const struct clock_duty *d, const struct clock_closure *c)
{
	return date_days_between(c->from, c->to) + 1 >= rule->least_days && asked_around(r, d, c);
}

/* What the claim says itself, or what the school has entered: either is proof. */
static bool
closure_proved(const struct clock_run *r, const struct policy_exception_rule *rule,
    const struct case_event *claim, const struct clock_duty *d)
{
	struct clock_closure own = { .from = claim->from, .to = claim->to };

	if (date_is_set(own.from) && date_is_set(own.to) && is_long_enough(r, rule, d, &own))
		return true;
	for (size_t i = 0; i < r->in->n_closures; i++) {
		struct clock_closure c = continuous(r->in, i);

		if (is_long_enough(r, rule, d, &c))
			return true;
	}
	return false;
}

static bool
proved(const struct clock_run *r, const struct policy_exception_rule *rule,
    const struct case_event *claim, const struct clock_duty *d)
{
	struct date from = date_is_set(claim->from) ? claim->from : claim->on;
	/* No end: it lasted at least until it was claimed. */
	struct date to = date_is_set(claim->to) ? claim->to : later(from, claim->on);

	switch (rule->proof) {
	case PROOF_CLOSURE:
		return closure_proved(r, rule, claim, d);
	case PROOF_CIRCUMSTANCES:
		return common_days(from, to, d->from, d->due) > 0;
	case PROOF_AWAY:
		return date_is_set(claim->from) && date_is_set(claim->to) &&
		       common_days(from, to, d->from, d->due) >= rule->least_days;
	case PROOF_APPOINTMENT:
		return within(from, d->from, d->due) &&
		       (claim->advice == 0 || claim->advice == d->advice) &&
		       (claim->body == NULL || str_eq(claim->body, d->body));
	case PROOF__MAX:
		break;
	}
	return false;
}

static const char *
remedy(enum policy_exception code)
{
	switch (code) {
	case EXCEPTION_A:
	case EXCEPTION_B:
		return "it needs a closure of at least four continuous weeks, and advice of key b "
		       "asked from a week before it to a week before the re-opening";
	case EXCEPTION_D:
		return "it needs from and to of an absence of at least four continuous weeks (two "
		       "for an order) within the time limit";
	case EXCEPTION_E:
		return "it needs a missed appointment within the six weeks of an advice that was "
		       "asked for";
	case EXCEPTION_C:
	case EXCEPTION__MAX:
		break;
	}
	return "it needs circumstances within the time limit of a duty that they may lift";
}

static void
apply(struct clock_run *r, const struct case_event *claim)
{
	struct clock_duties *list = &r->out->duties;
	bool lifted = false;

	for (size_t i = 0; i < list->n; i++) {
		struct clock_duty *d = &list->a[i];
		const struct policy_exception_rule *rule =
		    policy_exception_for(r->in->pack, claim->code, d->duty);

		if (rule == NULL || date_is_set(d->void_on) || !proved(r, rule, claim, d))
			continue;
		lifted = true;
		if (d->exception < 0)
			d->exception = (int)claim->code;
	}
	if (!lifted)
		clock_find(r->arena, &r->out->findings, claim->place, CLOCK_ERROR,
		    "exception_not_proved", "exception %s lifts nothing: %s",
		    policy_name(NAMES_EXCEPTION, (int)claim->code), remedy(claim->code));
}

void
clock_exceptions(struct clock_run *r)
{
	for (size_t i = 0; i < r->in->n_events; i++) {
		const struct case_event *e = &r->events[i];

		if (e->type == EVENT_EXCEPTION_CLAIMED && date_compare(e->on, r->in->today) <= 0)
			apply(r, e);
	}
}
