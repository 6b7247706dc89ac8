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

enum { TENTHS = 10, FULL = 1000 };

static struct official_points
england_of(struct rq *rq, enum metric_key m)
{
	struct official_key key;

	return figures_official(m, FIGURES_ENGLAND, &key) ? official_series(rq->tx, &key)
							  : (struct official_points){ 0 };
}

static struct view_figure
figure_view(struct rq *rq, enum metric_key m, const struct figure *f)
{
	struct view_figure v = { .period = f->period, .value = figures_published_text(rq, m, f) };

	if (f->status == FIGURE_OK && f->numerator >= 0 &&
	    !(metrics[m].parts && figures_is_total(f)))
		v.sum = dashboard_parts(rq, m, f->numerator, f->denominator);
	return v;
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
	v.beside = figures_beside(rq, of->la);
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
	dashboard_order_items(bars.a, bars.n);
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

/* Where the council's managers see the true count of the same days and its cases; NULL: whoever
 * asks is none of them. */
static const char *
behind(
    struct rq *rq, enum metric_key m, const struct published *p, int64_t la, const struct figure *f)
{
	struct dashboard_period days;

	if (!viewer_may_at(rq->viewer, la, FIGURES_READ) || dashboard_authority(rq) != la ||
	    !dashboard_period_published(f, instant_london_date(p->at), &days))
		return NULL;
	return arena_printf(
	    rq->arena, "/dashboard/%s?%s", metrics[m].id, dashboard_period_query(rq, &days));
}

static void
add_published(struct rq *rq, enum metric_key m, const struct published *p, int64_t la,
    struct view_published *v)
{
	VEC(struct view_figure) periods = { 0 };
	VEC(struct chart_bars) bars = { 0 };
	const struct figure *total = NULL;

	for (size_t i = 0; i < p->figures.n; i++) {
		bool of_it = str_eq(p->figures.a[i].metric, metrics[m].id);

		v->all += of_it;
		v->hidden += of_it && p->figures.a[i].status == FIGURE_C;
	}
	for (size_t i = 0; i < p->figures.n;) {
		const struct figure *f = &p->figures.a[i];

		if (!str_eq(f->metric, metrics[m].id)) {
			i++;
			continue;
		}
		v->place = f->place_name;
		if (figures_is_total(f)) {
			struct view_figure shown = figure_view(rq, m, f);

			shown.behind = behind(rq, m, p, la, f);
			vec_push(rq->arena, &periods, shown);
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
		add_published(rq, m, &p, of.la, &v);
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
	v.beside = figures_beside_one(rq, m, of.la);
	v.mapped = figures_has_map(rq, m);
	last = figure_words_last(rq->tx, of.la, metrics[m].id);
	if (last != NULL) {
		v.words = last->words;
		v.said_at = last->said_at;
	}
	view_published(o, &v);
	rq_send(rq, o);
}
