/* My day: what an officer, or a manager for the teams, has to do, in order of risk, with the reason
 * in words. */
#include "app/app.h"
#include "areas/cases/cases.h"
#include "areas/cases/day.html.h"
#include "areas/cases/day.sql.h"
#include "areas/cases/day_pages.h"
#include "areas/cases/day_view.h"
#include "areas/cases/handover.h"
#include "areas/cases/letters.sql.h"
#include "areas/cases/rules_day.h"
#include "areas/drafts/drafts.h"
#include "areas/places/places.h"
#include "areas/registers/registers.h"
#include "areas/returns/returns.h"
#include "base/buf.h"
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

/* How many rows a part shows of itself on the day: 40 in all, with the bodies that are awaited; and
 * what is done with a row, where that is not what comes next on its case. */
static const struct {
	const char *id, *title;
	int64_t most;
	const char *act, *page; /* page: behind the case's path; NULL: each row has its own */
	bool own_day;		/* its rows have a day of their own, or none: not the case's */
} parts[DAY_PART__MAX] = {
	[DAY_LATE] = { "late", N_("Past their lawful date"), 10 },
	[DAY_SOON] = { "soon", N_("Due within 5 working days"), 5 },
	[DAY_MESSAGES] = { "messages", N_("Messages to answer"), 4, N_("Answer"), NULL, true },
	[DAY_PROMISES] = { "promises", N_("Promises to families"), 3, N_("Keep"), "/promises",
	    true },
	[DAY_WISHES] = { "requests", N_("Requests of families to answer"), 2, N_("Answer"),
	    "/answers", true },
	[DAY_HANDED] = { "handed", N_("Handed over to you"), 2, N_("Read the hand-over"), "" },
	[DAY_NEW] = { "new", N_("New, without an officer"), 2 },
	/* No law gives a day for it: the plan is changed at the next review, or before. */
	[DAY_CLOSED] = { "closed", N_("Plans that name a setting which has closed"), 2,
	    N_("Look at the plan"), "/plan", true },
};

/* What stands on the day, before its case has been read. */
struct day_item {
	enum day_part part;
	int64_t la, id;
	const char *what; /* instead of what comes next on the case; NULL: that */
	const char *also; /* beside what comes next; NULL: nothing */
	const char *page;
	struct date by; /* its own day */
};

struct day {
	struct rq *rq;
	struct view_day v;
	int64_t officer; /* 0: the whole teams' */
	struct date soon;
	int64_t skip, most; /* of the part that is being listed */
	int64_t totals[DAY_PART__MAX];
	VEC(struct day_item) items;
};

static bool
is_manager(const struct rq *rq)
{
	return viewer_may(rq->viewer, TEAMS_WORK);
}

int64_t
day_scope(const struct rq *rq)
{
	const char *whose = http_form(rq->http, "whose");

	if (whose == NULL)
		whose = http_query(rq->http, "whose");
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

/* ---- what stands on the day ---- */

static void
add(struct day *d, struct day_item item)
{
	if (item.page == NULL)
		item.page = parts[item.part].page;
	vec_push(d->rq->arena, &d->items, item);
}

static void
add_due(struct day *d, enum day_part part, struct date from, struct date to)
{
	struct day_due_rows rows = day_due(d->rq->tx, d->officer, from, to, d->skip, d->most);

	for (size_t i = 0; i < rows.n; i++)
		add(d, (struct day_item){ part, rows.a[i].la, rows.a[i].id });
}

static void
add_messages(struct day *d)
{
	struct day_messages_rows rows = day_messages(d->rq->tx, d->officer, d->skip, d->most);

	for (size_t i = 0; i < rows.n; i++) {
		const struct day_messages_row *r = &rows.a[i];

		d->totals[DAY_MESSAGES] = r->total;
		add(d, (struct day_item){ DAY_MESSAGES, r->la, r->id, .what = r->topic,
			   .page = arena_printf(d->rq->arena, "/messages/%s", r->thread),
			   .by = r->reply_by });
	}
}

static void
add_promises(struct day *d)
{
	struct day_promises_rows rows = day_promises(d->rq->tx, d->officer, d->skip, d->most);

	for (size_t i = 0; i < rows.n; i++) {
		const struct day_promises_row *r = &rows.a[i];

		d->totals[DAY_PROMISES] = r->total;
		add(d, (struct day_item){
			   DAY_PROMISES, r->la, r->id, .what = r->text, .by = r->due_on });
	}
}

static void
add_wishes(struct day *d)
{
	struct day_wishes_rows rows = day_wishes(d->rq->tx, d->officer, d->skip, d->most);

	for (size_t i = 0; i < rows.n; i++) {
		const struct day_wishes_row *r = &rows.a[i];

		d->totals[DAY_WISHES] = r->total;
		add(d, (struct day_item){ DAY_WISHES, r->la, r->id,
			   .what = drafts_wish_title(d->rq, r->kind), .by = r->answer_by });
	}
}

/* Cases that came to the officer, with what stood open towards the family. */
static void
add_handed(struct day *d)
{
	struct rq *rq = d->rq;
	struct day_handed_rows rows = day_handed(
	    rq->tx, d->officer, date_add_days(rq->now.today, -HANDED_DAYS), d->skip, d->most);

	for (size_t i = 0; i < rows.n; i++) {
		const struct day_handed_row *r = &rows.a[i];

		d->totals[DAY_HANDED] = r->total;
		add(d, (struct day_item){ DAY_HANDED, r->la, r->id,
			   .also = handover_open(rq, r->promises, r->messages, r->wishes) });
	}
}

static void
add_new(struct day *d)
{
	struct day_new_rows rows = day_new(d->rq->tx, d->skip, d->most);

	for (size_t i = 0; i < rows.n; i++)
		add(d, (struct day_item){ DAY_NEW, rows.a[i].la, rows.a[i].id });
}

static void
add_closed(struct day *d)
{
	struct rq *rq = d->rq;
	struct day_closed_rows rows = day_closed(rq->tx, d->officer, d->skip, d->most);

	for (size_t i = 0; i < rows.n; i++) {
		const struct day_closed_row *r = &rows.a[i];

		d->totals[DAY_CLOSED] = r->total;
		add(d, (struct day_item){ DAY_CLOSED, r->la, r->id,
			   .what = places_closed_words(rq, r->name, r->urn) });
	}
}

static void
add_items(struct day *d, enum day_part which)
{
	struct date today = d->rq->now.today, first = { 1 };

	switch (which) {
	case DAY_LATE:
		if ((d->totals[which] = d->v.late) > 0)
			add_due(d, which, first, date_add_days(today, -1));
		break;
	case DAY_SOON:
		if ((d->totals[which] = d->v.soon) > 0)
			add_due(d, which, today, d->soon);
		break;
	case DAY_MESSAGES:
		add_messages(d);
		break;
	case DAY_PROMISES:
		add_promises(d);
		break;
	case DAY_WISHES:
		add_wishes(d);
		break;
	case DAY_HANDED:
		add_handed(d);
		break;
	case DAY_NEW:
		if ((d->totals[which] = d->v.new_in) > 0)
			add_new(d);
		break;
	case DAY_CLOSED:
		add_closed(d);
		break;
	case DAY_PART__MAX:
		break;
	}
}

/* ---- and how it reads ---- */

/* All of them in one statement: who may see a case is asked for each row. */
static struct day_cases_rows
cases_of(struct day *d)
{
	struct buf *ids = buf_new(d->rq->arena);

	if (d->items.n == 0)
		return (struct day_cases_rows){ 0 };
	for (size_t i = 0; i < d->items.n; i++)
		buf_printf(ids, "%c%lld", i == 0 ? '[' : ',', (long long)d->items.a[i].id);
	buf_putc(ids, ']');
	return day_cases(d->rq->tx, ids->p);
}

/* NULL: the viewer may not see it. */
static const struct day_cases_row *
case_of(const struct day_cases_rows *cases, const struct day_item *item)
{
	for (size_t i = 0; i < cases->n; i++)
		if (cases->a[i].id == item->id && cases->a[i].la == item->la)
			return &cases->a[i];
	return NULL;
}

static const char *
next_of(struct rq *rq, const struct day_item *item, const struct day_cases_row *r)
{
	const char *next = item->what != NULL ? item->what : cases_duty_title(rq, r->next_step);

	return item->also == NULL ? next : arena_printf(rq->arena, "%s. %s", next, item->also);
}

static struct view_day_row
row_of(struct day *d, const struct day_item *item, const struct day_cases_row *r)
{
	struct rq *rq = d->rq;
	struct day_act act = { parts[item->part].act, item->page };
	bool own = parts[item->part].own_day;
	struct date due = own ? item->by : r->due_on;

	if (act.text == NULL)
		act = day_act(r->next_step);
	return (struct view_day_row){
		.path = arena_printf(rq->arena, "/cases/%s", r->public_id),
		.child = arena_printf(rq->arena, "%s %s", r->given, r->family),
		.reference = r->reference,
		.next = next_of(rq, item, r),
		.why = why(d, due, own ? "" : r->next_step),
		.late = date_is_set(due) && date_compare(due, rq->now.today) < 0,
		.holder = cases_holder_name(rq, r->next_step, r->holder),
		.holder_since = r->holder_since,
		.officer = r->officer_given == NULL ? NULL
						    : arena_printf(rq->arena, "%s %s",
							  r->officer_given, r->officer_family),
		.due_on = due,
		.act = text_tr(rq->language, act.text),
		.act_path = arena_printf(rq->arena, "/cases/%s%s", r->public_id, act.page),
		.public_id = item->part == DAY_NEW && d->v.manager ? r->public_id : NULL,
	};
}

static struct view_day_part
part_of(struct day *d, enum day_part which, const struct day_cases_rows *cases)
{
	struct view_day_part p = { .id = parts[which].id,
		.title = text_tr(d->rq->language, parts[which].title),
		.total = d->totals[which] };

	for (size_t i = 0; i < d->items.n; i++) {
		const struct day_item *item = &d->items.a[i];
		const struct day_cases_row *r = item->part == which ? case_of(cases, item) : NULL;

		if (r != NULL)
			vec_push(d->rq->arena, &p.rows, row_of(d, item, r));
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
	struct day_cases_rows cases;

	for (int i = 0; i < DAY_PART__MAX; i++) {
		d->most = i == DAY_NEW && d->v.manager ? MOST_GIVEN : parts[i].most;
		add_items(d, (enum day_part)i);
	}
	cases = cases_of(d);
	for (int i = 0; i < DAY_PART__MAX; i++) {
		struct view_day_part p = part_of(d, (enum day_part)i, &cases);

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
	struct day_cases_rows cases;
	struct view_day_part p;

	if (skip != NULL && (!str_to_int(skip, &d->skip) || d->skip < 0))
		d->skip = 0;
	d->most = WHOLE_LIST;
	add_items(d, which);
	cases = cases_of(d);
	p = part_of(d, which, &cases);
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
	add_officers(d);
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
		.wrong = d.officer == 0 ? 0 : returns_wrong(rq->tx, d.officer),
		.letters = letters_count(rq->tx, d.officer)->n };
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
