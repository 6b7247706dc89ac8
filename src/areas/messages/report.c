/* Report: how soon the teams answered families, month by month, for their manager. */
#include "areas/messages/messages.html.h"
#include "areas/messages/messages.sql.h"
#include "areas/messages/messages_pages.h"
#include "areas/messages/rules.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

enum { DAYS_BACK = 366, DAY_SECONDS = 24 * 3600 };

static const char *
month_of(struct rq *rq, struct date d)
{
	static const char *const names[] = { N_("January"), N_("February"), N_("March"),
		N_("April"), N_("May"), N_("June"), N_("July"), N_("August"), N_("September"),
		N_("October"), N_("November"), N_("December") };
	struct ymd ymd = date_ymd(d);

	return arena_printf(
	    rq->arena, "%s %d", text_tr(rq->language, names[ymd.month - 1]), ymd.year);
}

/* The row of that month and team, new at the end when there is none; n: rows that may come. */
static struct view_reply_row *
row_of(struct rq *rq, struct view_replies *v, const char *month, const char *team, size_t n)
{
	for (size_t i = v->rows.n; i-- > 0;)
		if (str_eq(v->rows.a[i].month, month) && str_eq(v->rows.a[i].team, team))
			return &v->rows.a[i];
	vec_push(rq->arena, &v->rows,
	    (struct view_reply_row){
		.team = team, .month = month, .days = anew_n(rq->arena, int, n) });
	return &v->rows.a[v->rows.n - 1];
}

static void
count(struct rq *rq, struct view_reply_row *row, const struct replies_of_teams_row *r)
{
	row->asked++;
	switch (reply_kind(r->reply_by, r->answered_on, rq->now.today)) {
	case REPLY_IN_TIME:
		row->in_time++;
		break;
	case REPLY_LATE:
		row->late++;
		break;
	case REPLY_WAITING:
		row->waiting++;
		return;
	case REPLY_OVERDUE:
		row->overdue++;
		return;
	}
	row->days[row->n_days++] =
	    date_days_between(instant_london_date(r->at_time), r->answered_on);
}

void
replies_show(struct rq *rq)
{
	struct replies_of_teams_rows rows = replies_of_teams(
	    rq->tx, instant_add_seconds(rq->now.instant, -(int64_t)DAYS_BACK * DAY_SECONDS));
	struct view_replies v = { 0 };
	struct out *o = rq_page(rq);

	for (size_t i = 0; i < rows.n; i++) {
		const struct replies_of_teams_row *r = &rows.a[i];
		const char *month = month_of(rq, instant_london_date(r->at_time));

		count(rq, row_of(rq, &v, month, r->team, rows.n - i), r);
	}
	for (size_t i = 0; i < v.rows.n; i++)
		v.rows.a[i].median = v.rows.a[i].n_days == 0 ? -1
							     : reply_median(v.rows.a[i].days,
								   (size_t)v.rows.a[i].n_days);
	replies_page(o, &v);
	rq_send(rq, o);
}
