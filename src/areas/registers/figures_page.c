/* Figures page: what a register counts of itself, each number a way into the list. */
#include "app/app.h"
#include "areas/registers/pages.h"
#include "areas/registers/registers.h"
#include "areas/registers/registers.html.h"
#include "areas/registers/registers_view.h"
#include "base/str.h"
#include "text/text.h"

enum { MONTHS = 12 };

/* The list that holds those records; "Not given" has none. */
static const char *
list_href(struct rq *rq, const struct register_figure *f, const struct register_count *c)
{
	if (f->filter == NULL || c->value == NULL || !f->stock)
		return NULL;
	return arena_printf(
	    rq->arena, "/registers/%s?%s=%s", f->register_name, f->filter, c->value);
}

static struct chart_bars
bars_of(struct rq *rq, const struct register_figure *f)
{
	struct chart_bar *bars = anew_n(rq->arena, struct chart_bar, f->counts.n + 1);

	for (size_t i = 0; i < f->counts.n; i++)
		bars[i] = (struct chart_bar){ .label = f->counts.a[i].label,
			.href = list_href(rq, f, &f->counts.a[i]),
			.text = text_number(rq->arena, rq->language, f->counts.a[i].n),
			.value = f->counts.a[i].n };
	return (struct chart_bars){
		.caption = arena_printf(
		    rq->arena, "%s (%s)", f->title, text_number(rq->arena, rq->language, f->total)),
		.label = f->topic,
		.amount = text_tr(rq->language, N_("Records")),
		.rows = { bars, f->counts.n },
	};
}

void
pages_figures(struct rq *rq)
{
	const struct register_def *d = pages_register(rq);
	struct view_register_figures v = { .to = rq->now.today };
	struct register_figures figures;
	struct chart_bars *all;
	struct out *o;

	if (d == NULL || d->n_counts == 0) {
		pages_refuse(rq);
		return;
	}
	v.from = date_add_days(date_add_months(v.to, -MONTHS), 1);
	figures = registers_figures(rq->tx, rq->language, rq->app->registers,
	    &(struct register_counting){ .only = d->name, .from = v.from, .to = v.to });
	all = anew_n(rq->arena, struct chart_bars, figures.n);
	for (size_t i = 0; i < figures.n; i++) {
		all[i] = bars_of(rq, &figures.a[i]);
		v.has_period |= !figures.a[i].stock;
	}
	v.title = text_tr(rq->language, d->title);
	v.back = pages_path(rq, d, NULL);
	v.figures.a = all;
	v.figures.n = figures.n;
	o = rq_page(rq);
	register_figures_page(o, &v);
	rq_send(rq, o);
}
