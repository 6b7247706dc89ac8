/*
 * Figures beside: an authority's official figures beside those of its statistical neighbours, its
 * region and England.  All are of one release and one period, so that like stands by like; the
 * council's own newer figures stand apart.
 */
#include "areas/statistics/dashboard_view.h"
#include "areas/statistics/figures.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

enum { TENTHS = 10, FULL = 1000 };

static bool
beside_of(struct rq *rq, enum metric_key m, int64_t la, struct official_beside *ret)
{
	struct official_key key;

	return figures_official(m, "", &key) && official_beside(rq->tx, &key, la, ret);
}

static const char *
point_text(struct rq *rq, enum metric_key m, const struct official_point *p)
{
	return p->place == NULL ? "–" : figures_official_text(rq, m, &p->figure);
}

/* "8 of 10"; NULL: it has no neighbours in the list. */
static const char *
how_many(struct rq *rq, const struct official_beside *b)
{
	return b->all_neighbours == 0
		   ? NULL
		   : arena_printf(rq->arena, text_tr(rq->language, N_("%zu of %zu")),
			 b->with_figure, b->all_neighbours);
}

static struct view_beside_row
row_of(struct rq *rq, enum metric_key m, const struct official_beside *b)
{
	return (struct view_beside_row){ .id = metrics[m].id,
		.title = text_tr(rq->language, metrics[m].title),
		.period = b->period,
		.own = point_text(rq, m, &b->own),
		.neighbours =
		    b->all_neighbours == 0 ? "–" : figures_official_text(rq, m, &b->median),
		.of_neighbours = how_many(rq, b),
		.region = point_text(rq, m, &b->region),
		.england = point_text(rq, m, &b->england) };
}

/* Shares only: how many there are goes with how many children live there. */
struct view_beside
figures_beside(struct rq *rq, int64_t la)
{
	VEC(struct view_beside_row) rows = { 0 };
	struct view_beside v = { 0 };

	for (int m = 0; m < METRIC__MAX; m++) {
		struct official_beside b;

		if (metrics[m].unit != METRIC_SHARE || !beside_of(rq, (enum metric_key)m, la, &b))
			continue;
		vec_push(rq->arena, &rows, row_of(rq, (enum metric_key)m, &b));
		v.name = b.own.place != NULL ? b.own.place_name : v.name;
		v.region = b.region.place != NULL ? b.region.place_name : v.region;
	}
	v.rows.a = rows.a;
	v.rows.n = rows.n;
	return v;
}

/* ---- one measure ---- */

static struct chart_bar
bar_of(struct rq *rq, enum metric_key m, const char *label, const struct official_figure *f)
{
	return (struct chart_bar){ .label = label,
		.text = figures_official_text(rq, m, f),
		.value = f->status == FIGURE_OK ? (int64_t)(f->value * TENTHS) : -1 };
}

/* An authority; it leads to its years. */
static struct chart_bar
place_bar(struct rq *rq, enum metric_key m, const struct official_point *p)
{
	struct chart_bar bar = bar_of(rq, m, p->place_name, &p->figure);

	bar.href = arena_printf(rq->arena, "/figures/%s/places/%s", metrics[m].id, p->place);
	return bar;
}

/* Sums over many authorities say nothing beside one. */
static void
add_wholes(struct rq *rq, enum metric_key m, const struct official_beside *b,
    struct chart_bar *bars, size_t *n)
{
	if (metrics[m].unit != METRIC_SHARE)
		return;
	if (b->region.place != NULL)
		bars[(*n)++] = bar_of(rq, m, b->region.place_name, &b->region.figure);
	if (b->england.place != NULL)
		bars[(*n)++] = bar_of(rq, m, b->england.place_name, &b->england.figure);
}

struct view_beside_one
figures_beside_one(struct rq *rq, enum metric_key m, int64_t la)
{
	enum { OTHERS = 4 };
	struct official_beside b;
	struct view_beside_one v = { 0 };
	struct chart_bar *bars;
	size_t n = 0;

	if (!beside_of(rq, m, la, &b))
		return v;
	bars = anew_n(rq->arena, struct chart_bar, b.neighbours.n + OTHERS);
	bars[n++] = place_bar(rq, m, &b.own);
	if (b.all_neighbours > 0)
		bars[n++] =
		    bar_of(rq, m, text_tr(rq->language, N_("Middle of its neighbours")), &b.median);
	add_wholes(rq, m, &b, bars, &n);
	for (size_t i = 0; i < b.neighbours.n; i++)
		bars[n++] = place_bar(rq, m, &b.neighbours.a[i]);
	v.of_neighbours = how_many(rq, &b);
	v.sizes = metrics[m].unit != METRIC_SHARE;
	v.bars = (struct chart_bars){
		.caption = arena_printf(rq->arena,
		    text_tr(rq->language, N_("Beside other areas: official statistics, %s")),
		    b.period),
		.label = text_tr(rq->language, N_("Area")),
		.amount = text_tr(rq->language, N_("Figure")),
		.full = v.sizes ? 0 : FULL,
		.rows = { bars, n },
	};
	return v;
}
