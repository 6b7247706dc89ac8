/* Opening: how a case begins, and how an event moves it on. */
#include "areas/cases/cases.h"
#include "areas/cases/cases.sql.h"
#include "areas/cases/log.h"
#include "base/rng.h"
#include "db/db.h"

#include <string.h>

enum { REFERENCE_LENGTH = 8 };

/* What of the log stands in the case's own row, so that lists need not replay it. */
struct standing {
	const char *state, *next_step;
	struct clock_holder holder;
	struct date due_on;
};

static struct standing
standing_of(struct arena *a, const struct clock_result *clock)
{
	struct clock_next next = clock_next(a, clock);

	return (struct standing){
		.state = event_state_name(clock->state),
		.next_step =
		    next.duty == NULL ? "none" : policy_name(NAMES_DUTY, (int)next.duty->duty),
		.holder = clock_holder(clock),
		.due_on = next.by,
	};
}

struct date
cases_decide_by(struct arena *a, const struct policy_pack *pack, struct date received_on)
{
	struct case_event asked = { .type = EVENT_REQUEST_RECEIVED, .on = received_on, .place = 1 };
	struct clock_result clock =
	    clock_run(a, &(struct clock_input){
			     .pack = pack, .events = &asked, .n_events = 1, .today = received_on });

	return standing_of(a, &clock).due_on;
}

struct case_opened
cases_open(struct tx *tx, const struct case_opening *o)
{
	struct arena *a = tx_arena(tx);
	struct case_event asked = {
		.type = EVENT_REQUEST_RECEIVED, .on = o->received_on, .place = 1
	};
	struct clock_result clock = clock_run(
	    a, &(struct clock_input){
		   .pack = o->pack, .events = &asked, .n_events = 1, .today = tx_now(tx).today });
	struct standing s = standing_of(a, &clock);
	struct case_opened opened = {
		.id = rng_row_id(),
		.public_id = rng_public_id(a),
		.reference =
		    o->reference != NULL ? o->reference : rng_reference(a, REFERENCE_LENGTH),
		.due_on = s.due_on,
	};

	case_insert(tx, o->la, opened.id, opened.public_id, opened.reference, o->child,
	    o->pack->name, o->pack->version, s.state, o->received_on, o->team, o->officer,
	    o->authority, s.holder.since, s.next_step, s.due_on, tx_now(tx).instant);
	case_log_add(tx, o->la, opened.id, &asked);
	return opened;
}

static struct date
earliest(const struct case_history *h)
{
	struct date on = h->events[0].on;

	for (size_t i = 1; i < h->n; i++)
		if (date_compare(h->events[i].on, on) < 0)
			on = h->events[i].on;
	return on;
}

static size_t
count_errors(const struct clock_findings *findings)
{
	size_t n = 0;

	for (size_t i = 0; i < findings->n; i++)
		n += findings->a[i].severity == CLOCK_ERROR;
	return n;
}

struct case_imported
cases_import(struct tx *tx, const struct case_history *h)
{
	struct arena *a = tx_arena(tx);
	struct clock_result clock = clock_run(a, &(struct clock_input){ .pack = h->pack,
						     .events = h->events,
						     .n_events = h->n,
						     .today = tx_now(tx).today });
	struct standing s = standing_of(a, &clock);
	bool school = s.holder.holder == HOLDER_SCHOOL && h->school != 0;
	struct case_imported made = {
		.id = rng_row_id(),
		.public_id = rng_public_id(a),
		.reference = rng_reference(a, REFERENCE_LENGTH),
		.state = clock.state,
		.left_out = count_errors(&clock.findings),
	};
	struct date received = earliest(h);

	case_insert(tx, h->la, made.id, made.public_id, made.reference, h->child, h->pack->name,
	    h->pack->version, s.state, received, h->team, h->officer,
	    school ? h->school : h->authority,
	    date_is_set(s.holder.since) ? s.holder.since : received, s.next_step, s.due_on,
	    tx_now(tx).instant);
	for (size_t i = 0; i < h->n; i++)
		case_log_add(tx, h->la, made.id, &h->events[i]);
	return made;
}

/* Of the one who was asked; 0: nobody of that kind was. */
static int64_t
asked_body(struct tx *tx, const struct case_at *at, const struct clock_duty *d)
{
	const struct case_setting_body_row *setting;
	const struct case_advice_body_row *advice;

	if (d->setting != NULL) {
		setting = case_setting_body(tx, at->la, d->setting);
		return setting == NULL ? 0 : setting->id;
	}
	if (d->duty != DUTY_ADVICE)
		return 0;
	advice = case_advice_body(tx, at->la, at->id, (const char[]){ d->advice, '\0' });
	return advice == NULL ? 0 : advice->body;
}

/*
 * Whoever was asked holds the case; the school where its child is, what the law puts on a school.
 * All else is the council's, and so is what waits for the family, who is no body.
 */
static int64_t
holder_body(struct tx *tx, const struct case_at *at, const struct clock_holder *h)
{
	const struct case_bodies_row *b = case_bodies(tx, at->la, at->id);
	int64_t asked = h->duty == NULL ? 0 : asked_body(tx, at, h->duty);

	if (asked != 0)
		return asked;
	if (h->holder == HOLDER_SCHOOL && b->school != 0)
		return b->school;
	return b->authority;
}

bool
cases_settle(struct tx *tx, const struct case_at *at, const struct policy_pack *pack)
{
	struct clock_result clock = cases_clock(tx, at->la, at->id, pack);
	struct standing s = standing_of(tx_arena(tx), &clock);

	return case_set_standing(tx, at->la, at->id, at->version, s.state,
		   holder_body(tx, at, &s.holder), s.holder.since, s.next_step, s.due_on,
		   tx_now(tx).instant) == 1;
}

bool
cases_record(struct tx *tx, const struct case_at *at, const struct policy_pack *pack,
    const struct case_event *e)
{
	case_log_add(tx, at->la, at->id, e);
	return cases_settle(tx, at, pack);
}
