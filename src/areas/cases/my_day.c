/* My day: what an officer, or a manager for the teams, has to do, in order of risk, with the reason
 * in words. */
#include "app/app.h"
#include "areas/cases/cases.h"
#include "areas/cases/day.html.h"
#include "areas/cases/day.sql.h"
#include "areas/cases/day_pages.h"
#include "areas/cases/day_view.h"
#include "areas/cases/handover.h"
#include "areas/cases/rules_day.h"
#include "areas/drafts/drafts.h"
#include "areas/places/places.h"
#include "areas/registers/registers.h"
#include "areas/returns/returns.h"
#include "base/str.h"
#include "base/vec.h"
#include "policy/calendar.h"
#include "text/text.h"

enum {
	SOON_WORKING_DAYS = 5,
	WHOLE_LIST = 40,
	MOST_BODIES = 12,
	MOST_GIVEN = 20,
	HANDED_DAYS = 14
};

/* The parts of the day, each a list that can be shown whole: /my-day?show=late. */
enum day_part {
	DAY_LATE,
	DAY_SOON,
	DAY_MESSAGES,
	DAY_PROMISES,
	DAY_WISHES,
	DAY_HANDED,
	DAY_NEW,
	DAY_CLOSED,
	DAY_PART__MAX
};

/* How many rows a part shows of itself on the day: 40 in all, with the bodies that are awaited. */
static const struct {
	const char *id, *title;
	int64_t most;
} parts[DAY_PART__MAX] = {
	[DAY_LATE] = { "late", N_("Past their lawful date"), 10 },
	[DAY_SOON] = { "soon", N_("Due within 5 working days"), 5 },
	[DAY_MESSAGES] = { "messages", N_("Messages to answer"), 4 },
	[DAY_PROMISES] = { "promises", N_("Promises to families"), 3 },
	[DAY_WISHES] = { "requests", N_("Requests of families to answer"), 2 },
	[DAY_HANDED] = { "handed", N_("Handed over to you"), 2 },
	[DAY_NEW] = { "new", N_("New, without an officer"), 2 },
	[DAY_CLOSED] = { "closed", N_("Plans that name a setting which has closed"), 2 },
};

struct day {
	struct rq *rq;
	struct view_day v;
	int64_t officer; /* 0: the whole teams' */
	struct date soon;
	int64_t skip, most; /* of the part that is being listed */
};

static bool
is_manager(const struct rq *rq)
{
	return viewer_may(rq->viewer, TEAMS_WORK);
}

int64_t
day_scope(const struct rq *rq)
{
	const char *whose = str_eq(rq->http->method, "POST") ? http_form(rq->http, "whose")
							     : http_query(rq->http, "whose");

	return is_manager(rq) || str_eq(whose, "teams") ? 0 : rq->viewer->person;
}

static int
working_days_until(const struct policy_pack *pack, struct date from, struct date to)
{
	int n = 0;

	for (struct date d = from; date_compare(d, to) < 0;) {
		d = date_add_days(d, 1);
		n += calendar_is_working_day(pack, d);
	}
	return n;
}

/* Why the row stands where it stands. */
static const char *
why(struct day *d, struct date due, const char *duty)
{
	struct rq *rq = d->rq;
	struct date today = rq->now.today;
	int days = date_days_between(due, today);
	const char *text;

	if (!date_is_set(due))
		return NULL;
	if (days > 0)
		text = text_trn(
		    rq->arena, rq->language, N_("{n} day late"), N_("{n} days late"), days);
	else if (days == 0)
		text = text_tr(rq->language, N_("Due today"));
	else if (date_compare(due, d->soon) > 0)
		text =
		    text_trn(rq->arena, rq->language, N_("in {n} day"), N_("in {n} days"), -days);
	else
		text = text_trn(rq->arena, rq->language, N_("{n} working day left"),
		    N_("{n} working days left"), working_days_until(rq->app->pack, today, due));
	return day_is_order(duty) ? arena_printf(rq->arena, "%s, %s",
					text_tr(rq->language, N_("A Tribunal’s order")), text)
				  : text;
}

/* The case as a row; false when the viewer may not see it. */
static bool
row_of(struct day *d, int64_t la, int64_t id, struct view_day_row *row)
{
	struct rq *rq = d->rq;
	const struct day_case_row *r = day_case(rq->tx, la, id);
	struct day_act act;

	if (r == NULL)
		return false;
	act = day_act(r->next_step);
	*row = (struct view_day_row){
		.path = arena_printf(rq->arena, "/cases/%s", r->public_id),
		.child = arena_printf(rq->arena, "%s %s", r->given, r->family),
		.reference = r->reference,
		.next = cases_duty_title(rq, r->next_step),
		.why = why(d, r->due_on, r->next_step),
		.late = date_is_set(r->due_on) && date_compare(r->due_on, rq->now.today) < 0,
		.holder = cases_holder_name(rq, r->next_step, r->holder),
		.holder_since = r->holder_since,
		.officer = r->officer_given == NULL ? NULL
						    : arena_printf(rq->arena, "%s %s",
							  r->officer_given, r->officer_family),
		.due_on = r->due_on,
		.act = text_tr(rq->language, act.text),
		.act_path = arena_printf(rq->arena, "/cases/%s%s", r->public_id, act.page),
		.public_id = r->public_id,
	};
	return true;
}

/* All the cases of a list are asked for in one round trip. */
#define CASES_AHEAD(d, rows)                                                                       \
	do {                                                                                       \
		tx_ahead((d)->rq->tx, true);                                                       \
		for (size_t ahead_ = 0; ahead_ < (rows).n; ahead_++)                               \
			day_case((d)->rq->tx, (rows).a[ahead_].la, (rows).a[ahead_].id);           \
		tx_ahead((d)->rq->tx, false);                                                      \
	} while (0)

static void
add_due(struct day *d, struct view_day_part *p, struct date from, struct date to)
{
	struct day_due_rows rows = day_due(d->rq->tx, d->officer, from, to, d->skip, d->most);
	struct view_day_row row;

	CASES_AHEAD(d, rows);
	for (size_t i = 0; i < rows.n; i++)
		if (row_of(d, rows.a[i].la, rows.a[i].id, &row)) {
			row.public_id = NULL;
			vec_push(d->rq->arena, &p->rows, row);
		}
}

/* A row about something on the case that has a day of its own, and one act on it. */
static void
add_own(struct day *d, struct view_day_part *p, int64_t la, int64_t id, const char *what,
    struct date by, const char *act, const char *page)
{
	struct view_day_row row;

	if (!row_of(d, la, id, &row))
		return;
	row.next = what;
	row.due_on = by;
	row.why = why(d, by, "");
	row.late = date_compare(by, d->rq->now.today) < 0;
	row.act = text_tr(d->rq->language, act);
	row.act_path = arena_printf(d->rq->arena, "%s%s", row.path, page);
	row.public_id = NULL;
	vec_push(d->rq->arena, &p->rows, row);
}

static void
add_messages(struct day *d, struct view_day_part *p)
{
	struct day_messages_rows rows = day_messages(d->rq->tx, d->officer, d->skip, d->most);

	CASES_AHEAD(d, rows);
	for (size_t i = 0; i < rows.n; i++) {
		const struct day_messages_row *r = &rows.a[i];

		add_own(d, p, r->la, r->id, r->topic, r->reply_by, N_("Answer"),
		    arena_printf(d->rq->arena, "/messages/%s", r->thread));
		p->total = r->total;
	}
}

static void
add_promises(struct day *d, struct view_day_part *p)
{
	struct day_promises_rows rows = day_promises(d->rq->tx, d->officer, d->skip, d->most);

	CASES_AHEAD(d, rows);
	for (size_t i = 0; i < rows.n; i++) {
		const struct day_promises_row *r = &rows.a[i];

		add_own(d, p, r->la, r->id, r->text, r->due_on, N_("Keep"), "/promises");
		p->total = r->total;
	}
}

static void
add_wishes(struct day *d, struct view_day_part *p)
{
	struct day_wishes_rows rows = day_wishes(d->rq->tx, d->officer, d->skip, d->most);

	CASES_AHEAD(d, rows);
	for (size_t i = 0; i < rows.n; i++) {
		const struct day_wishes_row *r = &rows.a[i];

		add_own(d, p, r->la, r->id, drafts_wish_title(d->rq, r->kind), r->answer_by,
		    N_("Answer"), "/answers");
		p->total = r->total;
	}
}

/* Cases that came to the officer, with what stood open towards the family. */
static void
add_handed(struct day *d, struct view_day_part *p)
{
	struct rq *rq = d->rq;
	struct day_handed_rows rows = day_handed(
	    rq->tx, d->officer, date_add_days(rq->now.today, -HANDED_DAYS), d->skip, d->most);
	struct view_day_row row;

	CASES_AHEAD(d, rows);
	for (size_t i = 0; i < rows.n; i++) {
		const struct day_handed_row *r = &rows.a[i];

		p->total = r->total;
		if (!row_of(d, r->la, r->id, &row))
			continue;
		row.next = arena_printf(rq->arena, "%s. %s", row.next,
		    handover_open(rq, r->promises, r->messages, r->wishes));
		row.act = text_tr(rq->language, N_("Read the hand-over"));
		row.act_path = row.path;
		row.public_id = NULL;
		vec_push(rq->arena, &p->rows, row);
	}
}

static void
add_new(struct day *d, struct view_day_part *p)
{
	struct day_new_rows rows = day_new(d->rq->tx, d->skip, d->most);
	struct view_day_row row;

	CASES_AHEAD(d, rows);
	for (size_t i = 0; i < rows.n; i++)
		if (row_of(d, rows.a[i].la, rows.a[i].id, &row)) {
			if (!d->v.manager)
				row.public_id = NULL;
			vec_push(d->rq->arena, &p->rows, row);
		}
	p->total = d->v.new_in;
}

/* No law gives a day for it: the plan is changed at the next review, or before. */
static void
add_closed(struct day *d, struct view_day_part *p)
{
	struct rq *rq = d->rq;
	struct day_closed_rows rows = day_closed(rq->tx, d->officer, d->skip, d->most);
	struct view_day_row row;

	CASES_AHEAD(d, rows);
	for (size_t i = 0; i < rows.n; i++) {
		const struct day_closed_row *r = &rows.a[i];

		p->total = r->total;
		if (!row_of(d, r->la, r->id, &row))
			continue;
		row.next = places_closed_words(rq, r->name, r->urn);
		row.why = NULL;
		row.due_on = (struct date){ 0 };
		row.act = text_tr(rq->language, N_("Look at the plan"));
		row.act_path = arena_printf(rq->arena, "%s/plan", row.path);
		row.public_id = NULL;
		vec_push(rq->arena, &p->rows, row);
	}
}

static struct view_day_part
fill(struct day *d, enum day_part which)
{
	struct date today = d->rq->now.today, first = { 1 };
	struct view_day_part p = { .id = parts[which].id,
		.title = text_tr(d->rq->language, parts[which].title) };

	switch (which) {
	case DAY_LATE:
		p.total = d->v.late;
		if (p.total > 0)
			add_due(d, &p, first, date_add_days(today, -1));
		break;
	case DAY_SOON:
		p.total = d->v.soon;
		if (p.total > 0)
			add_due(d, &p, today, d->soon);
		break;
	case DAY_MESSAGES:
		add_messages(d, &p);
		break;
	case DAY_PROMISES:
		add_promises(d, &p);
		break;
	case DAY_WISHES:
		add_wishes(d, &p);
		break;
	case DAY_HANDED:
		add_handed(d, &p);
		break;
	case DAY_NEW:
		if (d->v.new_in > 0)
			add_new(d, &p);
		break;
	case DAY_CLOSED:
		add_closed(d, &p);
		break;
	case DAY_PART__MAX:
		break;
	}
	return p;
}

static const char *
list_path(struct day *d, enum day_part which, int64_t skip)
{
	return arena_printf(d->rq->arena, "/my-day?show=%s%s&skip=%lld", parts[which].id,
	    *d->v.whose ? "&whose=teams" : "", (long long)skip);
}

static void
add_parts(struct day *d)
{
	for (int i = 0; i < DAY_PART__MAX; i++) {
		struct view_day_part p;

		d->most = i == DAY_NEW && d->v.manager ? MOST_GIVEN : parts[i].most;
		p = fill(d, (enum day_part)i);
		if (p.total > (int64_t)p.rows.n)
			p.all = list_path(d, (enum day_part)i, 0);
		if (p.rows.n > 0)
			vec_push(d->rq->arena, &d->v.parts, p);
	}
}

static void
add_bodies(struct day *d)
{
	struct rq *rq = d->rq;
	struct day_bodies_rows rows = day_bodies(rq->tx, d->officer);
	size_t n = rows.n < MOST_BODIES ? rows.n : MOST_BODIES;

	d->v.bodies.n = n;
	d->v.bodies.a = anew_n(rq->arena, struct view_day_body, n);
	for (size_t i = 0; i < rows.n; i++) {
		const struct day_bodies_row *r = &rows.a[i];

		d->v.waiting += r->n;
		if (i < n)
			d->v.bodies.a[i] = (struct view_day_body){ .public_id = r->public_id,
				.name = r->name,
				.path = arena_printf(rq->arena, "/my-day/waiting/%s%s",
				    r->public_id, *d->v.whose ? "?whose=teams" : ""),
				.n = r->n,
				.late = r->late,
				.days = date_days_between(r->oldest, rq->now.today) };
	}
}

/* Whom a manager can give cases to. */
static void
add_officers(struct day *d)
{
	struct rq *rq = d->rq;
	struct team_officers_rows rows;

	if (!d->v.manager)
		return;
	rows = team_officers(rq->tx);
	d->v.officers.n = rows.n;
	d->v.officers.a = anew_n(rq->arena, struct view_day_officer, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		d->v.officers.a[i] = (struct view_day_officer){ rows.a[i].public_id,
			arena_printf(rq->arena, "%s %s, %s", rows.a[i].given, rows.a[i].family,
			    rows.a[i].team_name) };
}

/* One part by itself, a page of it. */
static void
add_list(struct day *d, enum day_part which)
{
	const char *skip = http_query(d->rq->http, "skip");
	struct view_day_part p;

	if (skip != NULL && (!str_to_int(skip, &d->skip) || d->skip < 0))
		d->skip = 0;
	d->most = WHOLE_LIST;
	p = fill(d, which);
	d->v.only = p.title;
	if (p.rows.n > 0)
		vec_push(d->rq->arena, &d->v.parts, p);
	if (d->skip > 0)
		d->v.earlier = list_path(d, which, d->skip > WHOLE_LIST ? d->skip - WHOLE_LIST : 0);
	if (p.total > d->skip + WHOLE_LIST)
		d->v.later = list_path(d, which, d->skip + WHOLE_LIST);
}

static enum day_part
asked_part(const struct rq *rq)
{
	const char *show = http_query(rq->http, "show");
	int i = 0;

	while (i < DAY_PART__MAX && !str_eq(show, parts[i].id))
		i++;
	return (enum day_part)i;
}

/* What the page is going to ask, as far as that is known before: most days something is late, and
 * something soon. */
static void
ask_ahead(struct day *d, enum day_part only)
{
	struct rq *rq = d->rq;

	d->v = (struct view_day){ .late = 1, .soon = 1, .whose = "", .manager = is_manager(rq) };
	tx_ahead(rq->tx, true);
	day_counts(rq->tx, d->officer, d->soon);
	day_new_count(rq->tx);
	if (only == DAY_PART__MAX) {
		add_parts(d);
		add_bodies(d);
		registers_due_today(rq);
	}
	tx_ahead(rq->tx, false);
}

void
my_day_show(struct rq *rq)
{
	struct day d = { .rq = rq,
		.officer = day_scope(rq),
		.soon =
		    calendar_add_working_days(rq->app->pack, rq->now.today, SOON_WORKING_DAYS) };
	enum day_part only = asked_part(rq);
	const struct day_counts_row *counts;
	struct out *o = rq_page(rq);

	ask_ahead(&d, only);
	counts = day_counts(rq->tx, d.officer, d.soon);
	d.v = (struct view_day){ .today = rq->now.today,
		.whose = d.officer == 0 ? "teams" : "",
		.manager = is_manager(rq),
		.late = counts->late,
		.soon = counts->soon,
		.new_in = day_new_count(rq->tx)->n,
		.wrong = d.officer == 0 ? 0 : returns_wrong(rq->tx, d.officer) };
	add_officers(&d);
	if (only != DAY_PART__MAX) {
		add_list(&d, only);
	} else {
		add_parts(&d);
		add_bodies(&d);
		d.v.registers = registers_due_today(rq);
	}
	my_day_page(o, &d.v);
	rq_send(rq, o);
}
