/* Who holds the case, since when, what comes next and by when: the family's four questions. */
#include "areas/cases/clock.h"

const char *
clock_status_name(enum clock_status s)
{
	static const char *const names[] = { "open", "overdue", "met", "late", "lifted", "void" };

	return names[s];
}

/* A right binds its holder only while it lasts; saying what one thinks of a draft is the next step.
 */
static bool
is_step(const struct clock_duty *d)
{
	if (!clock_is_waiting(d))
		return false;
	return !d->rule->right ||
	       (d->duty == DUTY_DRAFT_REPRESENTATIONS && d->status == CLOCK_OPEN);
}

static bool
is_open_right(const struct clock_duty *d)
{
	return clock_is_waiting(d) && d->rule->right && d->status == CLOCK_OPEN;
}

static const struct clock_duty *
first_due(const struct clock_result *r, bool (*counts)(const struct clock_duty *))
{
	const struct clock_duty *first = NULL;

	for (size_t i = 0; i < r->duties.n; i++) {
		const struct clock_duty *d = &r->duties.a[i];

		if (counts(d) && (first == NULL || date_compare(d->due, first->due) < 0))
			first = d;
	}
	return first;
}

/* The day another holder let go: met, no longer needed, or a right that ran out. */
static struct date
let_go(const struct clock_duty *d)
{
	if (date_is_set(d->met_on))
		return d->met_on;
	if (date_is_set(d->void_on))
		return d->void_on;
	if (d->rule->right && d->status == CLOCK_OVERDUE)
		return date_add_days(d->due, 1);
	return (struct date){ 0 };
}

/* The authority holds the case again from the day the last other holder let go. */
static struct date
held_since(const struct clock_result *r, const struct clock_duty *held)
{
	struct date since = held->from;

	for (size_t i = 0; i < r->duties.n && held->holder == HOLDER_LA; i++) {
		const struct clock_duty *d = &r->duties.a[i];

		if (d->holder != HOLDER_LA && date_compare(let_go(d), since) > 0 &&
		    date_compare(let_go(d), r->today) <= 0)
			since = let_go(d);
	}
	return since;
}

struct clock_holder
clock_holder(const struct clock_result *r)
{
	const struct clock_duty *d = first_due(r, is_step);

	if (d == NULL && !event_state_is_open(r->state))
		d = first_due(r, is_open_right);
	if (d != NULL)
		return (struct clock_holder){ true, d->holder, held_since(r, d), d };
	return (struct clock_holder){
		.is_held = event_state_is_open(r->state),
		.holder = HOLDER_LA,
		.since = r->last_event,
	};
}

struct clock_next
clock_next(struct arena *arena, const struct clock_result *r)
{
	const struct clock_duty *d = clock_holder(r).duty;
	bool late = d != NULL && d->status == CLOCK_OVERDUE;

	if (d == NULL)
		return (struct clock_next){ .key = "next_nothing", .text = "Nothing is due now." };
	return (struct clock_next){
		.duty = d,
		.key = arena_printf(
		    arena, "%s_%s", late ? "late" : "next", policy_name(NAMES_DUTY, (int)d->duty)),
		.text = d->rule->family,
		.by = d->status == CLOCK_LIFTED ? (struct date){ 0 } : d->due,
		.is_late = late,
	};
}
