/*
 * Tried: how near the forecast would have come, had it been made some years ago.  Read from what
 * the worker stored with the forecast of the past going on.
 */
#include "app/app.h"
#include "areas/forecasts/forecasts.html.h"
#include "areas/forecasts/pages.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

#include <stdlib.h>

enum { TENTHS = 10, MILLE = 1000 };

static bool
is_within(const struct forecast_backtest_of_row *r)
{
	return r->came >= r->low && r->came <= r->high;
}

/* "+3.1%"; a dash where nobody came. */
static const char *
error_text(struct rq *rq, const struct forecast_backtest_of_row *r)
{
	int64_t mille;

	if (r->came == 0)
		return "–";
	mille = llabs((r->middle - r->came) * MILLE / r->came);
	return arena_printf(rq->arena, "%s%lld.%lld%%",
	    mille == 0		  ? ""
	    : r->middle > r->came ? "+"
				  : "−",
	    (long long)(mille / TENTHS), (long long)(mille % TENTHS));
}

static struct view_tried_row
row_of(struct rq *rq, const char *name, const struct forecast_backtest_of_row *r)
{
	return (struct view_tried_row){ .name = name,
		.middle = forecast_number(rq, r->middle),
		.range = forecast_range(rq, r->low, r->high),
		.came = forecast_number(rq, r->came),
		.error = error_text(rq, r),
		.within = is_within(r) };
}

static int64_t
last_year(const struct forecast_backtest_of_rows *rows)
{
	int64_t last = 0;

	for (size_t i = 0; i < rows->n; i++)
		last = rows->a[i].year > last ? rows->a[i].year : last;
	return last;
}

static int64_t
first_year(const struct forecast_backtest_of_rows *rows)
{
	int64_t first = rows->a[0].year;

	for (size_t i = 0; i < rows->n; i++)
		first = rows->a[i].year < first ? rows->a[i].year : first;
	return first;
}

/* Whatever was, or was thought to be, there in the last year. */
static bool
counts(const struct forecast_backtest_of_row *r, const char *topic, int64_t year)
{
	return str_eq(r->topic, topic) && r->year == year && (r->came > 0 || r->high > 0);
}

/* "2 of 5" of a topic that came within; *ret_all: 5. */
static int64_t
count_within(const struct forecast_backtest_of_rows *rows, const char *topic, int64_t *ret_all)
{
	int64_t year = last_year(rows), within = 0;

	*ret_all = 0;
	for (size_t i = 0; i < rows->n; i++)
		if (counts(&rows->a[i], topic, year)) {
			++*ret_all;
			within += is_within(&rows->a[i]);
		}
	return within;
}

/* NULL: it could not be tried. */
static const char *
words_of(struct rq *rq, const struct forecast_backtest_of_rows *rows)
{
	int64_t year = last_year(rows), settings, needs;
	int64_t settings_within = count_within(rows, "setting", &settings);
	int64_t needs_within = count_within(rows, "need", &needs);

	for (size_t i = 0; i < rows->n; i++) {
		const struct forecast_backtest_of_row *r = &rows->a[i];

		if (str_eq(r->topic, "all") && r->year == year)
			return arena_printf(rq->arena,
			    text_tr(rq->language,
				N_("For %lld it would have said %s plans, and %s came (%s). %lld "
				   "of "
				   "%lld kinds of setting and %lld of %lld needs came within what "
				   "19 of "
				   "20 runs gave.")),
			    (long long)year, forecast_number(rq, r->middle),
			    forecast_number(rq, r->came), error_text(rq, r),
			    (long long)settings_within, (long long)settings,
			    (long long)needs_within, (long long)needs);
	}
	return NULL;
}

void
forecast_add_tried(const struct forecast_figures *f, int64_t la, struct view_forecast *v)
{
	struct forecast_backtest_of_rows rows = forecast_backtest_of(f->rq->tx, la);

	v->tried = words_of(f->rq, &rows);
}

typedef VEC(struct view_tried_row) row_vec;

static struct view_tried_rows
rows_of(const struct forecast_figures *f, const struct forecast_backtest_of_rows *rows,
    const char *topic, int64_t year)
{
	row_vec list = { 0 };

	for (size_t i = 0; i < rows->n; i++)
		if (counts(&rows->a[i], topic, year))
			vec_push(f->rq->arena, &list,
			    row_of(f->rq, forecast_name(f, rows->a[i].item), &rows->a[i]));
	return (struct view_tried_rows){ list.a, list.n };
}

static struct view_tried_rows
years_of(struct rq *rq, const struct forecast_backtest_of_rows *rows)
{
	row_vec list = { 0 };

	for (size_t i = 0; i < rows->n; i++)
		if (str_eq(rows->a[i].topic, "all"))
			vec_push(rq->arena, &list,
			    row_of(rq, arena_printf(rq->arena, "%lld", (long long)rows->a[i].year),
				&rows->a[i]));
	return (struct view_tried_rows){ list.a, list.n };
}

void
tried_show(struct rq *rq)
{
	int64_t la = forecast_authority(rq);
	const struct forecast_about_row *about = forecast_about(rq->tx, la);
	struct forecast_backtest_of_rows rows = forecast_backtest_of(rq->tx, la);
	struct forecast_figures f = forecast_figures(rq, la, 0, 0, 0);
	struct view_tried v = { .words = words_of(rq, &rows) };
	struct out *o = rq_page(rq);

	if (v.words != NULL && about != NULL) {
		int64_t year = last_year(&rows);

		v.fit_first = (int)about->first_year;
		v.fit_last = (int)first_year(&rows) - 2;
		v.years = years_of(rq, &rows);
		v.settings = rows_of(&f, &rows, "setting", year);
		v.settings_caption = arena_printf(rq->arena,
		    text_tr(rq->language, N_("Plans by kind of setting, %lld")), (long long)year);
		v.needs = rows_of(&f, &rows, "need", year);
		v.needs_caption = arena_printf(
		    rq->arena, text_tr(rq->language, N_("Plans by need, %lld")), (long long)year);
	}
	view_tried(o, &v);
	rq_send(rq, o);
}
