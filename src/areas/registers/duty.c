/* Duty: dates that follow from a record. */
#include "areas/registers/duty.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/str.h"
#include "policy/calendar.h"
#include "policy/policy.h"

static struct date
date_in(const struct register_def *d, const char *field, const struct duty_facts *f)
{
	const char *text = field == NULL ? NULL : f->values[define_field(d, field)];
	struct date date = { 0 };

	if (text != NULL)
		date_parse(text, &date);
	return date;
}

static bool
is_done(const struct register_def *d, const struct register_duty *u, const struct duty_facts *f)
{
	const char *answer = u->done == NULL ? NULL : f->values[define_field(d, u->done)];

	return answer != NULL && !str_eq(answer, "0");
}

static bool
holds(const struct register_def *d, const struct register_duty *u, const struct duty_facts *f)
{
	return define_is_in(u->in, u->n_in, f->state) && !is_done(d, u, f) &&
	       (u->when == NULL || define_is_met(d, u->when, f->values));
}

/* Months and years by the corresponding date, then weeks and days; or working days. */
static struct date
add_length(const struct register_def *d, const struct register_duty *u, struct date from)
{
	if (u->working_days == 0)
		return date_add_days(
		    date_add_months(from, 12 * u->years + u->months), 7 * u->weeks + u->days);
	if (d->calendar == NULL)
		fail(FAULT_BUG, "register %s was loaded without a calendar", d->name);
	return calendar_add_working_days(d->calendar, from, u->working_days);
}

struct date
duty_due(const struct register_def *d, const struct register_duty *u, const struct duty_facts *f)
{
	struct date from = date_in(d, u->last, f);

	if (!holds(d, u, f))
		return (struct date){ 0 };
	if (!date_is_set(from) && str_eq(u->after, "created"))
		from = f->created;
	else if (!date_is_set(from))
		from = date_in(d, u->after, f);
	return date_is_set(from) ? add_length(d, u, from) : from;
}

struct date
duty_from(const struct register_duty *u, struct date due)
{
	return date_add_days(due, -(u->remind > 0 ? u->remind : REMIND_DAYS));
}

int
duty_stage(const struct register_duty *u, struct date due, struct date today)
{
	int n = 0;

	for (unsigned i = 0; i < u->n_again; i++) {
		int64_t days = 0;

		str_to_int(u->again[i], &days);
		n += date_compare(date_add_days(due, -(int)days), today) <= 0;
	}
	return n;
}

int64_t
duty_owner(const struct register_def *d, const struct duty_facts *f)
{
	int64_t id = 0;

	if (d->owner != NULL && f->values[define_field(d, d->owner)] != NULL)
		str_to_int(f->values[define_field(d, d->owner)], &id);
	return id;
}

struct earliest {
	struct date from, on;
};

static struct earliest
earliest(const struct register_def *d, const struct duty_facts *f)
{
	struct earliest e = { 0 };

	for (unsigned i = 0; i < d->n_duties; i++) {
		struct date on = duty_due(d, &d->duties[i], f), from;

		if (!date_is_set(on))
			continue;
		from = duty_from(&d->duties[i], on);
		if (!date_is_set(e.from) || date_compare(from, e.from) < 0)
			e.from = from;
		if (!date_is_set(e.on) || date_compare(on, e.on) < 0)
			e.on = on;
	}
	return e;
}

static void
put_owner(
    struct arena *a, const struct register_def *d, const struct duty_facts *f, const char **due)
{
	int64_t owner = duty_owner(d, f);
	bool person;

	if (owner == 0)
		return;
	person = d->fields[define_field(d, d->owner)].type == TYPE_PERSON;
	due[person ? RECORD_DUE_PERSON : RECORD_DUE_BODY] =
	    arena_printf(a, "%lld", (long long)owner);
}

void
duty_columns(
    struct arena *a, const struct register_def *d, const struct duty_facts *f, const char **due)
{
	struct earliest e = earliest(d, f);

	for (int i = 0; i < RECORD_DUE__MAX; i++)
		due[i] = NULL;
	if (!date_is_set(e.on))
		return;
	due[RECORD_DUE_FROM] = date_iso(a, e.from);
	due[RECORD_DUE_ON] = date_iso(a, e.on);
	put_owner(a, d, f, due);
	if (d->escalate == NULL)
		return;
	due[RECORD_DUE_UP_ON] = date_iso(a, date_add_days(e.on, d->escalate->days));
	if (d->escalate->to != NULL)
		due[RECORD_DUE_UP_PERSON] = f->values[define_field(d, d->escalate->to)];
}

/* Working days are others when the table of bank holidays is. */
static void
put_calendar(struct buf *b, const struct policy_pack *p)
{
	for (unsigned i = 0; p != NULL && i < p->n_holidays; i++)
		buf_printf(b, "%d,", p->holidays[i].on.day);
}

static void
put_duty(struct buf *b, const struct register_def *d, const struct register_duty *u)
{
	buf_printf(b, "%s|%s|%s|%d|%d|%d|%d|%s|%d|%s|%s|", u->name, u->after,
	    u->last ? u->last : "", u->days, u->weeks, u->months, u->years, u->done ? u->done : "",
	    u->remind, u->when ? u->when->field : "", u->when ? u->when->is : "");
	if (u->working_days > 0) {
		buf_printf(b, "%d working days|", u->working_days);
		put_calendar(b, d->calendar);
	}
	for (unsigned i = 0; i < u->n_in; i++)
		buf_printf(b, "%s,", u->in[i]);
	buf_putc(b, '\n');
}

const char *
duty_rule(struct arena *a, const struct register_def *d)
{
	struct buf *b = buf_new(a);
	struct hash hash;

	buf_printf(b, "%s|%d|%s\n", d->owner ? d->owner : "", d->escalate ? d->escalate->days : -1,
	    d->escalate && d->escalate->to ? d->escalate->to : "");
	for (unsigned i = 0; i < d->n_duties; i++)
		put_duty(b, d, &d->duties[i]);
	hash = hash_of(b->p, b->n);
	return hash_hex(a, &hash);
}
