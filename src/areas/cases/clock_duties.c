/* The duties of one run: opened by the points of the pack's limits, met, voided and settled. */
#include "areas/cases/clock_run.h"
#include "base/str.h"
#include "base/vec.h"
#include "policy/calendar.h"

bool
clock_is_waiting(const struct clock_duty *d)
{
	return !date_is_set(d->met_on) && !date_is_set(d->void_on);
}

/* An event that names no key speaks of every duty of that kind. */
static bool
fits(const struct clock_duty *d, struct clock_key k)
{
	return (k.advice == 0 || k.advice == d->advice) &&
	       (k.body == NULL || str_eq(k.body, d->body)) &&
	       (k.setting == NULL || str_eq(k.setting, d->setting)) &&
	       (k.decision < 0 || k.decision == d->decision) &&
	       (k.transfer < 0 || k.transfer == d->transfer);
}

struct clock_duty *
clock_live(struct clock_run *r, enum policy_duty duty, struct clock_key k)
{
	struct clock_duties *list = &r->out->duties;

	for (size_t i = 0; i < list->n; i++)
		if (list->a[i].duty == duty && clock_is_waiting(&list->a[i]) &&
		    fits(&list->a[i], k))
			return &list->a[i];
	return NULL;
}

struct clock_duty *
clock_latest(struct clock_run *r, enum policy_duty duty, struct clock_key k)
{
	struct clock_duties *list = &r->out->duties;

	for (size_t i = list->n; i > 0; i--)
		if (list->a[i - 1].duty == duty && clock_is_waiting(&list->a[i - 1]) &&
		    fits(&list->a[i - 1], k))
			return &list->a[i - 1];
	return NULL;
}

struct clock_duty *
clock_add(struct clock_run *r, enum policy_duty duty, struct clock_key k, struct date from,
    struct date due, const char *basis)
{
	const struct policy_pack *p = r->in->pack;
	struct clock_duty d = {
		.duty = duty,
		.rule = p->duties[duty],
		.holder = p->duties[duty]->holder,
		.advice = k.advice,
		.body = k.body,
		.setting = k.setting,
		.decision = k.decision,
		.transfer = k.transfer,
		.from = from,
		.due = due,
		.basis = basis,
		.exception = -1,
	};

	if (duty == DUTY_ADVICE && policy_advice_find(p, k.advice) != NULL)
		d.holder = policy_advice_find(p, k.advice)->holder;
	vec_push(r->arena, &r->out->duties, d);
	return &r->out->duties.a[r->out->duties.n - 1];
}

static void
restart(struct clock_duty *d, struct date from, struct date due, const char *basis)
{
	d->from = from;
	d->due = due;
	d->basis = basis;
}

/* A second limit of a duty that already runs: the pack says which of the two governs. */
static void
join(struct clock_duty *d, const struct policy_limit *l, struct date on, struct date due,
    const char *basis)
{
	enum policy_combine combine = d->rule->combine;

	if (d->point == l->from || combine == COMBINE_FIRST) {
		if (d->rule->restarts)
			restart(d, on, due, basis);
		return;
	}
	/* The time still began with the first event, so from stays. */
	if (combine == COMBINE_LATER && date_compare(due, d->due) > 0)
		restart(d, d->from, due, basis);
	else if (combine == COMBINE_EARLIER && date_compare(due, d->due) < 0)
		restart(d, on, due, basis);
	else
		return;
	d->point = l->from;
}

/* A right that ran out on its own, while a later one of its kind has taken its place. */
static bool
is_past(const struct clock_run *r, const struct clock_duty *d, struct date on)
{
	const struct clock_duties *list = &r->out->duties;

	if (!d->rule->right || date_compare(d->due, on) >= 0)
		return false;
	for (size_t i = 0; i < list->n; i++)
		if (list->a[i].duty == d->duty && clock_is_waiting(&list->a[i]) &&
		    date_compare(list->a[i].from, d->from) > 0)
			return true;
	return false;
}

/* A new decision or draft gives a new right where the old one has run out; a certificate, the
 * second limit of an appeal, lengthens the time of the right that it finds. */
static bool
starts_anew(const struct clock_duty *d, const struct policy_limit *l, struct date on)
{
	bool lengthens = d->rule->combine == COMBINE_LATER && l != &d->rule->limits[0];

	return d->rule->right && date_compare(d->due, on) < 0 && !lengthens;
}

/* A certificate lengthens the time for every appeal that waits (HESC rules: the later of the two).
 */
static bool
join_all(struct clock_run *r, const struct policy_limit *l, enum policy_duty duty, struct date on,
    struct clock_key k, const char *basis)
{
	struct date due = calendar_due(r->in->pack, l, on);
	struct clock_duties *list = &r->out->duties;
	bool any = false;

	for (size_t i = 0; i < list->n; i++) {
		struct clock_duty *d = &list->a[i];

		if (d->duty != duty || !clock_is_waiting(d) || !fits(d, k) ||
		    starts_anew(d, l, on) || is_past(r, d, on))
			continue;
		join(d, l, on, due, basis);
		any = true;
	}
	return any;
}

/* To appeal only about the named setting no certificate is needed (s.55(2)). */
static bool
is_needed(const struct policy_pack *p, enum policy_duty duty, struct clock_key k)
{
	return duty != DUTY_MEDIATION_CONTACT || k.decision < 0 ||
	       p->appeals[k.decision]->certificate;
}

void
clock_mark(struct clock_run *r, enum policy_point point, struct date on, struct clock_key k,
    const char *basis_by)
{
	const struct policy_pack *p = r->in->pack;

	for (int i = 0; i < DUTY__MAX; i++) {
		const struct policy_duty_rule *rule = p->duties[i];

		for (unsigned n = 0; n < rule->n_limits; n++) {
			const struct policy_limit *l = &rule->limits[n];
			const char *basis = l->basis;

			if (l->from != point || !is_needed(p, rule->duty, k))
				continue;
			if (basis_by != NULL)
				basis = arena_printf(r->arena, "%s, as %s", basis_by, l->basis);
			if (!join_all(r, l, rule->duty, on, k, basis))
				clock_add(r, rule->duty, k, on, calendar_due(p, l, on), basis)
				    ->point = point;
		}
	}
}

void
clock_meet(struct clock_run *r, uint32_t duties, struct date on, struct clock_key k)
{
	struct clock_duties *list = &r->out->duties;

	for (size_t i = 0; i < list->n; i++) {
		struct clock_duty *d = &list->a[i];

		if (duties & 1u << d->duty && clock_is_waiting(d) && fits(d, k) &&
		    date_compare(d->from, on) <= 0 && !is_past(r, d, on))
			d->met_on = on;
	}
}

void
clock_void(struct clock_run *r, uint32_t duties, struct date on, struct clock_key k)
{
	struct clock_duties *list = &r->out->duties;

	for (size_t i = 0; i < list->n; i++) {
		struct clock_duty *d = &list->a[i];

		if (duties & 1u << d->duty && clock_is_waiting(d) && fits(d, k))
			d->void_on = on;
	}
}

/* The last of each kind is needed again. */
void
clock_revive(struct clock_run *r, uint32_t duties)
{
	struct clock_duties *list = &r->out->duties;

	for (size_t i = list->n; i > 0; i--) {
		struct clock_duty *d = &list->a[i - 1];

		if (!(duties & 1u << d->duty))
			continue;
		d->void_on = (struct date){ 0 };
		duties &= ~(1u << d->duty);
	}
}

static enum clock_status
status_of(const struct clock_duty *d, struct date today)
{
	if (date_is_set(d->void_on))
		return CLOCK_VOID;
	if (date_is_set(d->met_on) && date_compare(d->met_on, d->due) <= 0)
		return CLOCK_MET;
	/* An exception takes the limit away: then nothing is late (regs 5(4), 10(4), 13(3)). */
	if (d->exception >= 0)
		return CLOCK_LIFTED;
	if (date_is_set(d->met_on))
		return CLOCK_LATE;
	return date_compare(today, d->due) > 0 ? CLOCK_OVERDUE : CLOCK_OPEN;
}

/* Statuses, and the order in which time began; equal days keep the order of the log. */
void
clock_settle(struct clock_run *r)
{
	struct clock_duties *list = &r->out->duties;

	for (size_t i = 0; i < list->n; i++) {
		struct clock_duty d = list->a[i];
		size_t k = i;

		d.status = status_of(&d, r->in->today);
		for (; k > 0 && date_compare(list->a[k - 1].from, d.from) > 0; k--)
			list->a[k] = list->a[k - 1];
		list->a[k] = d;
	}
}
