/*
 * Figures councils: the view across authorities that share a database.  It is made of their last
 * releases, so that it says no more of any of them than they have published themselves.
 */
#include "areas/statistics/dashboard.html.h"
#include "areas/statistics/dashboard_view.h"
#include "areas/statistics/figures.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

struct figures_of
figures_of(struct rq *rq)
{
	struct published_authors all = published_authors(rq->tx);
	const char *asked = http_query(rq->http, "area");
	struct figures_of of = { .several = all.n > 1 };
	int64_t la;

	if (all.n == 1)
		of.la = all.a[0].la;
	for (size_t i = 0; all.n > 1 && asked != NULL && i < all.n; i++)
		if (str_to_int(asked, &la) && la == all.a[i].la) {
			of.la = la;
			of.several = false;
			of.area = la;
		}
	return of;
}

/* One author's last release, with the figures of its last period. */
struct council {
	const struct published_author *author;
	struct published release;
	const char *period; /* NULL: it has no figures */
};

static struct council
council(struct rq *rq, const struct published_author *author)
{
	struct council c = { author, published_latest(rq->tx, author->la), NULL };
	const char *periods[FIGURES_PERIODS];
	size_t n = figures_periods(&c.release.figures, periods);

	if (n > 0)
		c.period = periods[n - 1];
	return c;
}

static const char *
name_of(struct rq *rq, const struct published_author *author)
{
	return author->name != NULL ? author->name
				    : text_tr(rq->language, N_("Figures of several areas"));
}

static const struct figure *
figure_of(const struct council *c, enum metric_key m)
{
	return c->period == NULL ? NULL
				 : figures_total(&c->release.figures, metrics[m].id, c->period);
}

static const char *
text_of(struct rq *rq, const struct council *c, enum metric_key m)
{
	const struct figure *f = figure_of(c, m);

	return f == NULL ? "–" : figures_published_text(rq, m, f);
}

static struct view_council
council_row(struct rq *rq, const struct published_author *author)
{
	struct council c = council(rq, author);

	return (struct view_council){ .name = name_of(rq, author),
		.area = author->la,
		.label = c.release.label,
		.at = c.release.at,
		.on_time = text_of(rq, &c, METRIC_PLAN_ON_TIME),
		.requests = text_of(rq, &c, METRIC_REQUESTS),
		.plans = text_of(rq, &c, METRIC_PLANS) };
}

void
figures_councils(struct rq *rq)
{
	struct published_authors all = published_authors(rq->tx);
	struct view_council *rows = anew_n(rq->arena, struct view_council, all.n);
	VEC(struct view_published_row) measures = { 0 };
	struct out *o = rq_page(rq);

	for (size_t i = 0; i < all.n; i++)
		rows[i] = council_row(rq, &all.a[i]);
	for (int m = 0; m < METRIC__MAX; m++)
		if (metrics[m].open)
			vec_push(rq->arena, &measures,
			    (struct view_published_row){ .id = metrics[m].id,
				.title = text_tr(rq->language, metrics[m].title) });
	view_councils(o, &(struct view_councils){
			     .rows = { rows, all.n }, .measures = { measures.a, measures.n } });
	rq_send(rq, o);
}

/* ---- one measure of all ---- */

static struct chart_bar
compare_bar(struct rq *rq, const struct published_author *author, enum metric_key m)
{
	enum { TENTHS = 10 };
	struct council c = council(rq, author);
	const struct figure *f = figure_of(&c, m);
	const char *name = name_of(rq, author);

	if (c.period != NULL)
		name = arena_printf(rq->arena, "%s, %s", name, c.period);
	return (struct chart_bar){ .label = name,
		.href = f == NULL ? NULL
				  : arena_printf(rq->arena, "/figures/%s?area=%lld", metrics[m].id,
					(long long)author->la),
		.text = text_of(rq, &c, m),
		.value = f != NULL && f->status == FIGURE_OK ? (int64_t)(f->value * TENTHS) : -1 };
}

void
figures_compare(struct rq *rq, enum metric_key m)
{
	enum { FULL = 1000 };
	struct published_authors all = published_authors(rq->tx);
	struct chart_bar *bars = anew_n(rq->arena, struct chart_bar, all.n);
	struct out *o = rq_page(rq);

	for (size_t i = 0; i < all.n; i++)
		bars[i] = compare_bar(rq, &all.a[i], m);
	view_compare(o, &(struct view_compare){ .id = metrics[m].id,
			    .title = text_tr(rq->language, metrics[m].title),
			    .counts = metrics[m].counts,
			    .of = metrics[m].of,
			    .caveat = metrics[m].caveat,
			    .mapped = figures_has_map(rq, m),
			    .bars = { .caption = text_tr(rq->language, N_("Councils side by side")),
				.label = text_tr(rq->language, N_("Council")),
				.amount = text_tr(rq->language, N_("Figure")),
				.full = metrics[m].unit == METRIC_SHARE ? FULL : 0,
				.rows = { bars, all.n } } });
	rq_send(rq, o);
}
