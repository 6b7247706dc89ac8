/*
 * Figures page: what has been published, for everybody.  It reads the published table and
 * official releases, and nothing else: no count that is not suppressed comes here.
 */
#include "app/app.h"
#include "areas/statistics/dashboard.h"
#include "areas/statistics/dashboard.html.h"
#include "areas/statistics/dashboard_view.h"
#include "areas/statistics/figures.h"
#include "areas/statistics/metrics.sql.h"
#include "areas/statistics/statistics.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

#include <string.h>

enum { TENTHS = 10, FULL = 1000 };

/* Where the department's release has the same measure. */
static const struct {
	enum metric_key metric;
	const char *file, *column, *item;
} official[] = {
	{ METRIC_REQUESTS, "requests.csv", "requests_received_in_year",
	    "All requests for EHC needs assessments" },
	{ METRIC_DECIDED_ON_TIME, "requests.csv", "request_outcome_six_weeks_pc",
	    "All requests for EHC needs assessments" },
	{ METRIC_PLAN_ON_TIME, "timeliness_20_week.csv", "pc_plans_issued_20_weeks_ex",
	    "All EHC plans issued" },
	{ METRIC_PLAN_ON_TIME_ALL, "timeliness_20_week.csv", "pc_plans_issued_within_20_weeks",
	    "All EHC plans issued" },
	{ METRIC_PLANS, "caseload.csv", "ehcplans", "All EHC plans" },
	{ METRIC_MAINSTREAM, "caseload.csv", "mainstream_total_pc", "All EHC plans" },
};

bool
figures_official(enum metric_key m, const char *place, struct official_key *ret)
{
	for (size_t i = 0; i < sizeof official / sizeof official[0]; i++)
		if (official[i].metric == m) {
			*ret = (struct official_key){ official[i].file, official[i].column, place,
				official[i].item, official[i].item };
			return true;
		}
	return false;
}

static struct official_points
england_of(struct rq *rq, enum metric_key m)
{
	struct official_key key;

	return figures_official(m, FIGURES_ENGLAND, &key) ? official_series(rq->tx, &key)
							  : (struct official_points){ 0 };
}

const char *
figures_official_text(struct rq *rq, enum metric_key m, const struct official_figure *f)
{
	if (f->status != FIGURE_OK)
		return text_tr(rq->language, N_("Not available"));
	return dashboard_value(rq, m, f->value, 1);
}

static bool
is_total(const struct figure *f)
{
	return str_eq(f->topic, FIGURE_TOTAL);
}

const char *
figures_published_text(struct rq *rq, enum metric_key m, const struct figure *f)
{
	static const char *const words[FIGURE__MAX] = {
		[FIGURE_LOW] = N_("Rounds to nought"),
		[FIGURE_C] = N_("Hidden"),
		[FIGURE_Z] = N_("None"),
		[FIGURE_X] = N_("Not available"),
	};

	if (f->status == FIGURE_OK && metrics[m].parts && is_total(f))
		return text_number(rq->arena, rq->language, f->numerator);
	return f->status == FIGURE_OK ? dashboard_value(rq, m, f->value, 1)
				      : text_tr(rq->language, words[f->status]);
}

static struct view_figure
figure_view(struct rq *rq, enum metric_key m, const struct figure *f)
{
	struct view_figure v = { .period = f->period, .value = figures_published_text(rq, m, f) };

	if (f->status == FIGURE_OK && f->numerator >= 0 && !(metrics[m].parts && is_total(f)))
		v.sum = dashboard_parts(rq, m, f->numerator, f->denominator);
	return v;
}

/* England's last year beside it. */
static void
add_england(struct rq *rq, enum metric_key m, struct view_published_row *v)
{
	struct official_points p = england_of(rq, m);

	if (p.n == 0)
		return;
	v->england = figures_official_text(rq, m, &p.a[p.n - 1].figure);
	v->england_period = p.a[p.n - 1].period;
}

size_t
figures_periods(const struct figures *all, const char *ret[FIGURES_PERIODS])
{
	const char *names[FIGURES_PERIODS] = { "", "" };
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++) {
		const char *p = all->a[i].period;

		if (strcmp(p, names[1]) > 0) {
			names[0] = names[1];
			names[1] = p;
		} else if (strcmp(p, names[1]) < 0 && strcmp(p, names[0]) > 0)
			names[0] = p;
	}
	for (int i = 0; i < FIGURES_PERIODS; i++)
		if (*names[i] != '\0')
			ret[n++] = names[i];
	return n;
}

const struct figure *
figures_total(const struct figures *all, const char *metric, const char *period)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->a[i].metric, metric) && str_eq(all->a[i].period, period) &&
		    is_total(&all->a[i]))
			return &all->a[i];
	return NULL;
}

/* False: nothing was counted in any of the periods. */
static bool
add_row(struct rq *rq, enum metric_key m, const struct figures *all, const struct view_figures *v,
    struct view_published_row *ret)
{
	struct view_figure *figures = anew_n(rq->arena, struct view_figure, v->periods.n + 1);
	bool any = false;

	for (size_t i = 0; i < v->periods.n; i++) {
		const struct figure *f = figures_total(all, metrics[m].id, v->periods.a[i]);

		figures[i].value = "–";
		if (f == NULL)
			continue;
		figures[i] = figure_view(rq, m, f);
		any |= f->status != FIGURE_Z && (f->status != FIGURE_OK || f->value > 0);
	}
	*ret = (struct view_published_row){ .id = metrics[m].id,
		.title = text_tr(rq->language, metrics[m].title),
		.periods = { figures, v->periods.n } };
	add_england(rq, m, ret);
	return any;
}

static void
add_rows(struct rq *rq, const struct figures *all, struct view_figures *v)
{
	VEC(struct view_published_row) rows = { 0 };

	for (int m = 0; m < METRIC__MAX; m++) {
		struct view_published_row row;

		if (!metrics[m].open)
			continue;
		if (add_row(rq, (enum metric_key)m, all, v, &row))
			vec_push(rq->arena, &rows, row);
		else
			v->empty++;
	}
	v->rows.a = rows.a;
	v->rows.n = rows.n;
}

static void
show_release(struct rq *rq, const struct figures_of *of)
{
	struct published p = published_latest(rq->tx, of->la);
	struct view_figures v = {
		.label = p.id != 0 ? p.label : NULL, .at = p.at, .area = of->area
	};
	const char *periods[FIGURES_PERIODS];
	struct out *o = rq_page(rq);

	v.periods.a = periods;
	v.periods.n = figures_periods(&p.figures, periods);
	for (size_t i = 0; i < p.figures.n; i++) {
		v.place = p.figures.a[i].place_name;
		v.all++;
		v.hidden += p.figures.a[i].status == FIGURE_C;
	}
	add_rows(rq, &p.figures, &v);
	view_figures(o, &v);
	rq_send(rq, o);
}

void
figures_show(struct rq *rq)
{
	struct figures_of of = figures_of(rq);

	if (of.several)
		figures_councils(rq);
	else
		show_release(rq, &of);
}

/* ---- one measure ---- */

/* The items of one breakdown and period, from the place i on; *i moves behind them. */
static struct chart_bars
breakdown_at(struct rq *rq, enum metric_key m, const struct figures *all, size_t *i)
{
	const struct figure *first = &all->a[*i];
	VEC(struct chart_bar) bars = { 0 };

	for (; *i < all->n && str_eq(all->a[*i].metric, first->metric) &&
	       str_eq(all->a[*i].period, first->period) && str_eq(all->a[*i].topic, first->topic);
	     (*i)++) {
		const struct figure *f = &all->a[*i];

		vec_push(rq->arena, &bars,
		    (struct chart_bar){ .label = text_tr(rq->language, f->item),
			.text = figures_published_text(rq, m, f),
			.value = f->status == FIGURE_OK ? (int64_t)(f->value * TENTHS) : -1 });
	}
	return (struct chart_bars){ .caption = arena_printf(rq->arena, "%s, %s",
					text_tr(rq->language, first->topic), first->period),
		.label = text_tr(rq->language, first->topic),
		.amount = text_tr(rq->language, N_("Figure")),
		.full = metrics[m].unit == METRIC_SHARE ? FULL : 0,
		.rows = { bars.a, bars.n } };
}

/* Where much is not recorded, a breakdown says little. */
static const char *
not_known(struct rq *rq, const struct figure *f, const struct figure *total)
{
	enum { PER_CENT = 100 };

	if (!str_eq(f->item, "Not known") || f->numerator <= 0 || total->numerator <= 0)
		return NULL;
	return arena_printf(rq->arena, text_tr(rq->language, N_("%s is not recorded for %.0f%%")),
	    text_tr(rq->language, f->topic),
	    PER_CENT * (double)f->numerator / (double)total->numerator);
}

static void
add_published(struct rq *rq, enum metric_key m, const struct published *p, struct view_published *v)
{
	VEC(struct view_figure) periods = { 0 };
	VEC(struct chart_bars) bars = { 0 };
	const struct figure *total = NULL;

	for (size_t i = 0; i < p->figures.n;) {
		const struct figure *f = &p->figures.a[i];

		if (!str_eq(f->metric, metrics[m].id)) {
			i++;
			continue;
		}
		v->place = f->place_name;
		if (is_total(f)) {
			vec_push(rq->arena, &periods, figure_view(rq, m, f));
			total = f;
			i++;
			continue;
		}
		if (total != NULL && v->not_known == NULL)
			v->not_known = not_known(rq, f, total);
		vec_push(rq->arena, &bars, breakdown_at(rq, m, &p->figures, &i));
	}
	v->periods.a = periods.a;
	v->periods.n = periods.n;
	v->breakdowns.a = bars.a;
	v->breakdowns.n = bars.n;
}

struct chart_line
figures_official_line(
    struct rq *rq, enum metric_key m, const char *caption, struct official_points all)
{
	struct chart_point *points = anew_n(rq->arena, struct chart_point, all.n + 1);
	bool share = metrics[m].unit == METRIC_SHARE;
	int64_t highest = 0;

	for (size_t i = 0; i < all.n; i++) {
		const struct official_figure *f = &all.a[i].figure;

		points[i] = (struct chart_point){ .label = all.a[i].period,
			.text = figures_official_text(rq, m, f),
			.value = f->status == FIGURE_OK ? (int64_t)(f->value * TENTHS) : -1 };
		highest = points[i].value > highest ? points[i].value : highest;
	}
	return (struct chart_line){ .caption = caption,
		.label = text_tr(rq->language, N_("Year")),
		.amount = text_tr(rq->language, N_("Figure")),
		.full = share ? FULL : highest,
		.top = share ? "100%" : text_number(rq->arena, rq->language, highest / TENTHS),
		.bottom = "0",
		.points = { points, all.n } };
}

void
figures_metric(struct rq *rq)
{
	enum metric_key m = dashboard_asked(rq);
	struct figures_of of = figures_of(rq);
	struct published p = { 0 };
	const struct figure_words_last_row *last;
	struct view_published v = { 0 };
	struct out *o;

	if (m != METRIC__MAX && of.several) {
		figures_compare(rq, m);
		return;
	}
	p = published_latest(rq->tx, of.la);
	v.label = p.label;
	v.area = of.area;
	if (m != METRIC__MAX)
		add_published(rq, m, &p, &v);
	if (v.periods.n == 0) {
		rq_not_found(rq);
		return;
	}
	o = rq_page(rq);
	v.id = metrics[m].id;
	v.title = text_tr(rq->language, metrics[m].title);
	v.counts = metrics[m].counts;
	v.of = metrics[m].of;
	v.caveat = metrics[m].caveat;
	v.england = figures_official_line(
	    rq, m, text_tr(rq->language, N_("England, official statistics")), england_of(rq, m));
	v.mapped = figures_has_map(rq, m);
	last = figure_words_last(rq->tx, of.la, metrics[m].id);
	if (last != NULL) {
		v.words = last->words;
		v.said_at = last->said_at;
	}
	view_published(o, &v);
	rq_send(rq, o);
}
