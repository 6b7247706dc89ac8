/*
 * Dashboard: the leader's page.  How the month stands and what it may come to, how each duty is
 * kept with what is open and late beside it, and why plans were late.  Everything is read from
 * the tallies.
 */
#include "areas/statistics/dashboard.h"
#include "app/app.h"
#include "areas/statistics/dashboard.html.h"
#include "areas/statistics/dashboard_view.h"
#include "areas/statistics/figures.h"
#include "areas/statistics/outlook.h"
#include "areas/statistics/published.h"
#include "areas/statistics/statistics.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

enum { MONTHS = 12, RECENT_MONTHS = 3, TENTHS = 10, FULL = 1000 };

/* Rates, each with what is open and late of it. */
static const struct {
	enum metric_key rate, open;
} rates[] = {
	{ METRIC_PLAN_ON_TIME, METRIC_PLANS_OVERDUE },
	{ METRIC_PLANS_DUE, METRIC__MAX },
	{ METRIC_DECIDED_ON_TIME, METRIC_DECIDING_LATE },
	{ METRIC_ADVICE_ON_TIME, METRIC_ADVICE_OVERDUE },
	{ METRIC_CONSULT_ON_TIME, METRIC__MAX },
	{ METRIC_REVIEWS_ON_TIME, METRIC_REVIEWS_OVERDUE },
	{ METRIC_REVIEW_DECIDED, METRIC__MAX },
	{ METRIC_AMENDED_ON_TIME, METRIC__MAX },
	{ METRIC_PHASE_ON_TIME, METRIC__MAX },
	{ METRIC_MESSAGES_ON_TIME, METRIC_MESSAGES_OVERDUE },
	{ METRIC_PROMISES_KEPT, METRIC__MAX },
	{ METRIC_ORDERS_ON_TIME, METRIC__MAX },
};

static const enum metric_key counts[] = { METRIC_REQUESTS, METRIC_OPEN_REQUESTS, METRIC_NEW_PLANS,
	METRIC_PLANS, METRIC_CEASED, METRIC_PLAN_WEEKS, METRIC_PLAN_EXCEPTIONS, METRIC_NOT_ISSUED,
	METRIC_APPEALS, METRIC_APPEAL_RATE, METRIC_MEDIATION_RATE, METRIC_ORDERS, METRIC_MAINSTREAM,
	METRIC_FIRST_AGE };

static struct date
month_of(struct date d)
{
	return date_add_days(d, 1 - date_ymd(d).day);
}

static struct metric_sum
total(struct rq *rq, enum metric_key m, struct date from)
{
	return metric_total(rq->tx, dashboard_authority(rq), m, from, rq->now.today);
}

static struct view_measure
measure(struct rq *rq, enum metric_key m, enum metric_key open)
{
	struct date today = rq->now.today;
	struct metric_sum month = total(rq, m, month_of(today));
	struct metric_sum year = total(rq, m, dashboard_year_start(today));

	return (struct view_measure){
		.id = metrics[m].id,
		.title = text_tr(rq->language, metrics[m].title),
		.month = dashboard_sum_value(rq, m, &month),
		.year = metrics[m].stock ? "–" : dashboard_sum_value(rq, m, &year),
		.open_id = open == METRIC__MAX ? NULL : metrics[open].id,
		.open = open == METRIC__MAX ? NULL
					    : text_number(rq->arena, rq->language,
						  total(rq, open, today).numerator),
	};
}

static void
add_measures(struct rq *rq, struct view_dashboard *v)
{
	enum { RATES = sizeof rates / sizeof rates[0], COUNTS = sizeof counts / sizeof counts[0] };
	struct view_measure *a = anew_n(rq->arena, struct view_measure, RATES + COUNTS);

	for (int i = 0; i < RATES; i++)
		a[i] = measure(rq, rates[i].rate, rates[i].open);
	for (int i = 0; i < COUNTS; i++)
		a[RATES + i] = measure(rq, counts[i], METRIC__MAX);
	v->rates.a = a;
	v->rates.n = RATES;
	v->counts.a = a + RATES;
	v->counts.n = COUNTS;
}

/* ---- the month ---- */

static const char *
mille_text(struct rq *rq, int64_t mille)
{
	return mille < 0 ? text_tr(rq->language, N_("None"))
			 : arena_printf(rq->arena, "%lld.%lld%%", (long long)(mille / TENTHS),
			       (long long)(mille % TENTHS));
}

static void
add_outlook(struct rq *rq, struct view_dashboard *v)
{
	int64_t la = dashboard_authority(rq);
	struct date today = rq->now.today, month = month_of(today);
	struct date end = date_add_days(date_add_months(month, 1), -1);
	struct date recent = date_add_months(month, -RECENT_MONTHS);
	struct date before = date_add_days(month, -1);
	struct metric_sum now = total(rq, METRIC_PLAN_ON_TIME, month);
	struct metric_sum due = metric_total(rq->tx, la, METRIC_PLANS_DUE, today, end);
	struct metric_sum was_due = metric_total(rq->tx, la, METRIC_PLANS_DUE, recent, before);
	struct metric_sum was = metric_total(rq->tx, la, METRIC_PLAN_ON_TIME, recent, before);
	struct outlook o = outlook_of(&(struct outlook_input){
	    .issued = now.denominator,
	    .on_time = now.numerator,
	    .due = due.denominator - due.numerator,
	    .recent_due = was_due.denominator,
	    .recent_on_time = was_due.numerator,
	    .recent_late = was.denominator - was.numerator,
	    .days = date_days_between(today, end) + 1,
	    .recent_days = date_days_between(recent, month),
	});

	v->month_end = end;
	v->issued = now.denominator;
	v->due = due.denominator - due.numerator;
	v->overdue = total(rq, METRIC_PLANS_OVERDUE, today).numerator;
	v->so_far = mille_text(rq, o.so_far);
	v->expected = mille_text(rq, o.expected);
	v->most = mille_text(rq, o.most);
	v->least = mille_text(rq, o.least);
}

/* ---- charts ---- */

static const char *
cases_link(
    struct rq *rq, enum metric_key m, const struct dashboard_period *p, const struct metric_sum *s)
{
	struct out *o = out_new(rq->arena, rq->language);

	buf_printf(o->body, "/dashboard/%s/cases?topic=", metrics[m].id);
	put_url_string(o, s->topic);
	buf_puts(o->body, "&item=");
	put_url_string(o, s->item);
	buf_printf(o->body, "&%s", dashboard_period_query(rq, p));
	return o->body->p;
}

static void
add_why(struct rq *rq, struct view_dashboard *v)
{
	struct dashboard_period p = { dashboard_year_start(rq->now.today), rq->now.today };
	struct metric_sums sums =
	    metric_read(rq->tx, dashboard_authority(rq), METRIC_PLAN_LATE_STEP, p.from, p.to);
	struct chart_bar *bars = anew_n(rq->arena, struct chart_bar, sums.n);
	int64_t *parts = anew_n(rq->arena, int64_t, sums.n),
		*shares = anew_n(rq->arena, int64_t, sums.n);
	size_t n = sums.n - 1; /* without the total */

	for (size_t i = 0; i < n; i++)
		parts[i] = sums.a[i + 1].numerator;
	outlook_shares(parts, n, shares);
	for (size_t i = 0; i < n; i++)
		bars[i] = (struct chart_bar){ .label = text_tr(rq->language, sums.a[i + 1].item),
			.href = cases_link(rq, METRIC_PLAN_LATE_STEP, &p, &sums.a[i + 1]),
			.text = arena_printf(
			    rq->arena, "%lld%% (%lld)", (long long)shares[i], (long long)parts[i]),
			.value = parts[i] };
	v->why = (struct chart_bars){ .caption = text_tr(rq->language, N_("Why plans were late")),
		.label = text_tr(rq->language, N_("Who had the latest step")),
		.amount = text_tr(rq->language, N_("Of late plans")),
		.rows = { bars, n } };
}

static struct chart_line
month_line(struct rq *rq, enum metric_key m)
{
	struct metric_months months =
	    metric_monthly(rq->tx, dashboard_authority(rq), m, rq->now.today, MONTHS);
	struct chart_point *points = anew_n(rq->arena, struct chart_point, months.n);
	bool share = metrics[m].unit == METRIC_SHARE;
	int64_t highest = 0;

	for (size_t i = 0; i < months.n; i++) {
		const struct metric_sum *s = &months.a[i].sum;
		double value = metric_value(&metrics[m], s->numerator, s->denominator);

		points[i] = (struct chart_point){ .label = dashboard_month(rq, months.a[i].first),
			.text = dashboard_sum_value(rq, m, s),
			.value = metrics[m].of != NULL && s->denominator == 0
				     ? -1
				     : (int64_t)(value * TENTHS) };
		highest = points[i].value > highest ? points[i].value : highest;
	}
	return (struct chart_line){
		.caption = arena_printf(rq->arena, text_tr(rq->language, N_("%s: month by month")),
		    text_tr(rq->language, metrics[m].title)),
		.label = text_tr(rq->language, N_("Month")),
		.amount = text_tr(rq->language, N_("Figure")),
		.full = share ? FULL : highest,
		.top = share ? "100%" : text_number(rq->arena, rq->language, highest / TENTHS),
		.bottom = "0",
		.points = { points, months.n },
	};
}

/* What registers count, of records that the viewer may see. */
static void
add_registers(struct rq *rq, struct view_dashboard *v)
{
	struct register_figures all = registers_figures(rq->tx, rq->language, rq->app->registers,
	    &(struct register_counting){ .la = rq->viewer->la,
		.from = dashboard_year_start(rq->now.today),
		.to = rq->now.today });
	VEC(struct register_figure) some = { 0 };

	for (size_t i = 0; i < all.n; i++)
		if (all.a[i].total > 0)
			vec_push(rq->arena, &some, all.a[i]);
	v->registers = (struct register_figures){ some.a, some.n };
}

void
dashboard_show(struct rq *rq)
{
	struct view_dashboard v = { .today = rq->now.today,
		.counted = metrics_counted(rq->tx, dashboard_authority(rq)) };
	struct metric_areas areas = metrics_areas(rq->tx);
	struct out *o = rq_page(rq);

	for (size_t i = 0; i < areas.n; i++)
		if (areas.a[i].la == dashboard_authority(rq))
			v.area = areas.a[i].name;
	if (v.counted.us != 0) {
		add_outlook(rq, &v);
		add_measures(rq, &v);
		add_why(rq, &v);
		add_registers(rq, &v);
		v.beside = figures_beside(rq, dashboard_authority(rq));
		v.months = month_line(rq, METRIC_PLAN_ON_TIME);
	}
	view_dashboard(o, &v);
	rq_send(rq, o);
}

/* ---- one measure ---- */

static void
add_breakdowns(struct rq *rq, enum metric_key m, struct view_metric *v)
{
	struct dashboard_period p = { v->from, v->to };
	struct metric_sums sums = metric_read(rq->tx, dashboard_authority(rq), m, p.from, p.to);
	VEC(struct chart_bars) all = { 0 };

	v->value = dashboard_sum_value(rq, m, &sums.a[0]);
	if (!metrics[m].parts)
		v->sum = dashboard_parts(rq, m, sums.a[0].numerator, sums.a[0].denominator);
	for (size_t i = 1; i < sums.n;) {
		const char *topic = sums.a[i].topic;
		VEC(struct chart_bar) bars = { 0 };

		for (; i < sums.n && str_eq(sums.a[i].topic, topic); i++) {
			const struct metric_sum *s = &sums.a[i];
			double value = metric_value(&metrics[m], s->numerator, s->denominator);

			vec_push(rq->arena, &bars,
			    (struct chart_bar){ .label = text_tr(rq->language, s->item),
				.href = cases_link(rq, m, &p, s),
				.text = dashboard_sum_value(rq, m, s),
				.value = (int64_t)(value * TENTHS) });
		}
		dashboard_order_items(bars.a, bars.n);
		vec_push(rq->arena, &all,
		    (struct chart_bars){ .caption = text_tr(rq->language, topic),
			.label = text_tr(rq->language, topic),
			.amount = text_tr(rq->language, N_("Figure")),
			.full = metrics[m].unit == METRIC_SHARE ? FULL : 0,
			.rows = { bars.a, bars.n } });
	}
	v->breakdowns.a = all.a;
	v->breakdowns.n = all.n;
}

/* Has the public a page of the measure? */
static bool
is_published(struct rq *rq, enum metric_key m)
{
	struct published p = published_latest(rq->tx, dashboard_authority(rq));

	for (size_t i = 0; i < p.figures.n; i++)
		if (str_eq(p.figures.a[i].metric, metrics[m].id))
			return true;
	return false;
}

void
dashboard_metric(struct rq *rq)
{
	enum metric_key m = dashboard_asked(rq);
	struct dashboard_period p = dashboard_period(rq, m);
	struct view_metric v = { .from = p.from, .to = p.to };
	struct out *o;

	if (m == METRIC__MAX) {
		rq_not_found(rq);
		return;
	}
	o = rq_page(rq);
	v.id = metrics[m].id;
	v.title = text_tr(rq->language, metrics[m].title);
	v.counts = metrics[m].counts;
	v.of = metrics[m].of;
	v.source = metrics[m].source;
	v.caveat = metrics[m].caveat;
	v.stock = metrics[m].stock;
	v.cases =
	    arena_printf(rq->arena, "/dashboard/%s/cases?%s", v.id, dashboard_period_query(rq, &p));
	v.published = is_published(rq, m);
	v.area = dashboard_authority(rq);
	add_breakdowns(rq, m, &v);
	v.months = month_line(rq, m);
	v.beside = figures_beside_one(rq, m, dashboard_authority(rq));
	view_metric(o, &v);
	rq_send(rq, o);
}

const struct route statistics_routes[] = {
	GET("/dashboard", FIGURES_READ, ON_NONE, dashboard_show),
	GET("/dashboard/:metric", FIGURES_READ, ON_NONE, dashboard_metric),
	GET("/dashboard/:metric/cases", FIGURES_READ, ON_NONE, dashboard_cases),
	FORM("/dashboard/:metric/words", FIGURES_EXPLAIN, ON_NONE, &figure_words_form,
	    figure_words_show, figure_words_save),
	GET("/figures", PUBLIC, ON_NONE, figures_show),
	GET("/figures/:metric", PUBLIC, ON_NONE, figures_metric),
	GET("/figures/:metric/places", PUBLIC, ON_NONE, figures_map),
	GET("/figures/:metric/places/:place", PUBLIC, ON_NONE, figures_map_place),
	GET("/nation", NATION_READ, ON_NONE, nation_show),
	GET("/nation/:metric/figures.csv", NATION_READ, ON_NONE, nation_file),
	ROUTES_END,
};
