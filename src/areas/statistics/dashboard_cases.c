/* Dashboard cases: from a number to the cases that it counts, of those that the viewer may see. */
#include "app/app.h"
#include "areas/statistics/dashboard.h"
#include "areas/statistics/dashboard.html.h"
#include "areas/statistics/dashboard_view.h"
#include "areas/statistics/metrics.sql.h"
#include "areas/statistics/statistics.h"
#include "base/str.h"
#include "db/db.h"
#include "policy/policy.h"
#include "text/text.h"

enum { MOST = 100 };

/* The period, topic and item that a link asks for; the last twelve months and all without them. */
struct asked {
	enum metric_key metric;
	struct date from, to;
	const char *topic, *item;
};

static const char *
query(const struct rq *rq, const char *name, const char *otherwise)
{
	const char *value = http_query(rq->http, name);

	return str_blank(value) ? otherwise : value;
}

static struct asked
asked_of(struct rq *rq)
{
	struct asked a = { .metric = dashboard_asked(rq),
		.topic = query(rq, "topic", FIGURE_TOTAL),
		.item = query(rq, "item", FIGURE_TOTAL) };
	struct dashboard_period p = dashboard_period(rq, a.metric);

	a.from = p.from;
	a.to = p.to;
	if (a.metric != METRIC__MAX && metrics[a.metric].stock)
		a.from = (struct date){ 1 };
	return a;
}

static const char *
next_title(struct rq *rq, const char *duty)
{
	int value = 0;

	if (!policy_value(NAMES_DUTY, duty, &value) || rq->app->pack->duties[value] == NULL)
		return text_tr(rq->language, N_("Nothing is due"));
	return text_tr(rq->language, rq->app->pack->duties[value]->title);
}

static void
add_rows(struct rq *rq, const struct asked *a, struct view_cases *v)
{
	struct metric_behind_rows rows = metric_behind(rq->tx, dashboard_authority(rq),
	    metrics[a->metric].id, a->topic, a->item, a->from, a->to, MOST);
	struct view_behind *list = anew_n(rq->arena, struct view_behind, rows.n + 1);

	for (size_t i = 0; i < rows.n; i++) {
		const struct metric_behind_row *r = &rows.a[i];

		list[i] = (struct view_behind){ .public_id = r->public_id,
			.reference = r->reference,
			.child = arena_printf(rq->arena, "%s %s", r->given, r->family),
			.next = next_title(rq, r->next_step),
			.holder = r->holder,
			.holder_since = r->holder_since,
			.due_on = r->due_on,
			.counted = r->counts != 0 };
	}
	v->rows.a = list;
	v->rows.n = rows.n;
}

/* How many the number itself counts. */
static int64_t
counted(struct rq *rq, const struct asked *a)
{
	struct metric_sums sums =
	    metric_read(rq->tx, dashboard_authority(rq), a->metric, a->from, a->to);

	for (size_t i = 0; i < sums.n; i++)
		if (str_eq(sums.a[i].topic, a->topic) && str_eq(sums.a[i].item, a->item))
			return metrics[a->metric].unit == METRIC_COUNT ? sums.a[i].numerator
			       : metrics[a->metric].parts && i > 0     ? sums.a[i].numerator
								       : sums.a[i].denominator;
	return 0;
}

void
dashboard_cases(struct rq *rq)
{
	struct asked a = asked_of(rq);
	struct dashboard_period p = dashboard_period(rq, a.metric);
	struct view_cases v = { .from = a.from, .to = a.to };
	struct out *o;

	if (a.metric == METRIC__MAX) {
		rq_not_found(rq);
		return;
	}
	o = rq_page(rq);
	v.id = metrics[a.metric].id;
	v.back = arena_printf(rq->arena, "/dashboard/%s?%s", v.id, dashboard_period_query(rq, &p));
	v.title = text_tr(rq->language, metrics[a.metric].title);
	v.item = str_eq(a.item, FIGURE_TOTAL) ? NULL : text_tr(rq->language, a.item);
	v.counts = metrics[a.metric].counts;
	v.of = metrics[a.metric].of;
	v.stock = metrics[a.metric].stock;
	v.share = metrics[a.metric].unit == METRIC_SHARE && !metrics[a.metric].parts;
	v.all = counted(rq, &a);
	add_rows(rq, &a, &v);
	view_cases(o, &v);
	rq_send(rq, o);
}
