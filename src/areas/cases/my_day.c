/* My day: what an officer has to do, in order of date; and a school's own list. */
#include "app/app.h"
#include "areas/cases/case_pages.h"
#include "areas/cases/cases.html.h"
#include "areas/cases/cases.sql.h"
#include "areas/cases/cases_view.h"
#include "base/vec.h"
#include "policy/calendar.h"
#include "text/text.h"

enum { SOON_WORKING_DAYS = 5, MOST_SHOWN = 50, MOST_COUNTED = 1000 };

enum group { GROUP_OVERDUE, GROUP_SOON, GROUP_NEW, GROUP_LATER, GROUP__MAX };

static const char *const group_titles[] = {
	[GROUP_OVERDUE] = N_("Past their lawful date"),
	[GROUP_SOON] = N_("Due within 5 working days"),
	[GROUP_NEW] = N_("New, without an officer"),
	[GROUP_LATER] = N_("Later"),
};

static enum group
group_of(const struct my_day_row *r, struct date today, struct date soon)
{
	if (date_compare(r->due_on, today) < 0)
		return GROUP_OVERDUE;
	if (date_compare(r->due_on, soon) <= 0)
		return GROUP_SOON;
	return r->officer_given == NULL ? GROUP_NEW : GROUP_LATER;
}

/* What the pack calls the duty that is due. */
static const char *
duty_title(struct rq *rq, const char *duty)
{
	int value = 0;

	if (!policy_value(NAMES_DUTY, duty, &value) || rq->app->pack->duties[value] == NULL)
		return text_tr(rq->language, N_("Nothing is due"));
	return text_tr(rq->language, rq->app->pack->duties[value]->title);
}

static struct view_work
work_of(struct rq *rq, const struct my_day_row *r)
{
	return (struct view_work){
		.public_id = r->public_id,
		.reference = r->reference,
		.child = arena_printf(rq->arena, "%s %s", r->given, r->family),
		.next = duty_title(rq, r->next_step),
		.holder = r->holder,
		.officer = r->officer_given == NULL ? NULL
						    : arena_printf(rq->arena, "%s %s",
							  r->officer_given, r->officer_family),
		.due_on = r->due_on,
		.holder_since = r->holder_since,
		.days = date_days_between(rq->now.today, r->due_on),
	};
}

void
my_day_show(struct rq *rq)
{
	const int64_t relations = RELATION_OFFICER | RELATION_MANAGER;
	struct my_day_rows rows = my_day(rq->tx, relations, MOST_SHOWN);
	int64_t all = my_day_count(rq->tx, relations, MOST_COUNTED + 1)->n;
	struct date soon =
	    calendar_add_working_days(rq->app->pack, rq->now.today, SOON_WORKING_DAYS);
	VEC(struct view_work) groups[GROUP__MAX] = { 0 };
	VEC(struct view_works) shown = { 0 };
	struct view_my_day v = { .shown = (int64_t)rows.n,
		.all = all <= MOST_COUNTED ? all : MOST_COUNTED,
		.more = all > MOST_COUNTED,
		.today = rq->now.today };
	struct out *o = rq_page(rq);

	for (size_t i = 0; i < rows.n; i++)
		vec_push(rq->arena, &groups[group_of(&rows.a[i], rq->now.today, soon)],
		    work_of(rq, &rows.a[i]));
	for (int g = 0; g < GROUP__MAX; g++)
		if (groups[g].n > 0)
			vec_push(rq->arena, &shown,
			    (struct view_works){
				.title = text_tr(rq->language, group_titles[g]),
				.rows = { groups[g].a, groups[g].n },
			    });
	v.groups.a = shown.a;
	v.groups.n = shown.n;
	view_my_day(o, &v);
	rq_send(rq, o);
}

void
my_school_show(struct rq *rq)
{
	struct my_school_rows rows = my_school(rq->tx, RELATION_SENCO, MOST_SHOWN);
	struct view_school v = { .rows = { anew_n(rq->arena, struct view_work, rows.n), rows.n } };
	struct out *o = rq_page(rq);

	for (size_t i = 0; i < rows.n; i++)
		v.rows.a[i] = (struct view_work){
			.public_id = rows.a[i].public_id,
			.reference = rows.a[i].reference,
			.child =
			    arena_printf(rq->arena, "%s %s", rows.a[i].given, rows.a[i].family),
			.next = duty_title(rq, rows.a[i].next_step),
			.holder = rows.a[i].holder,
			.due_on = rows.a[i].due_on,
		};
	view_my_school(o, &v);
	rq_send(rq, o);
}
