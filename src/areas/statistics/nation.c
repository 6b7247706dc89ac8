/*
 * Nation: all councils side by side, for a reader of the nation's figures and for the councils
 * themselves.  It reads official releases and what councils have published, and nothing else: no
 * row of a child, and no count that was not published, comes here.  Nobody is ranked: beside a
 * figure stands whether it lies outside what chance and the usual differences explain (funnel.h).
 */
#include "app/app.h"
#include "areas/statistics/dashboard.h"
#include "areas/statistics/figures.h"
#include "areas/statistics/funnel.h"
#include "areas/statistics/nation.html.h"
#include "areas/statistics/nation_view.h"
#include "areas/official/official.h"
#include "areas/statistics/statistics.h"
#include "base/str.h"
#include "base/vec.h"
#include "io/findings.h"
#include "stat/order.h"
#include "text/text.h"

#include <math.h>
#include <stdlib.h>

enum { PER_CENT = 100 };

enum order { BY_NAME, BY_LOWEST, BY_HIGHEST, BY_OUTSIDE, ORDER__MAX };

static const struct {
	const char *name, *text;
} orders[ORDER__MAX] = {
	[BY_NAME] = { "name", N_("Name") },
	[BY_LOWEST] = { "lowest", N_("Lowest figure first") },
	[BY_HIGHEST] = { "highest", N_("Highest figure first") },
	[BY_OUTSIDE] = { "outside", N_("Outside the usual range first") },
};

static const char *const sides[FUNNEL__MAX] = {
	[FUNNEL_WITHIN] = N_("In the usual range"),
	[FUNNEL_BELOW] = N_("A little below the usual range"),
	[FUNNEL_ABOVE] = N_("A little above the usual range"),
	[FUNNEL_FAR_BELOW] = N_("Below the usual range"),
	[FUNNEL_FAR_ABOVE] = N_("Above the usual range"),
};

/* A council: what the release says of it, and what it has published here. */
struct council {
	const struct official_point *point; /* NULL: it is in no release */
	const struct published_total *own;  /* NULL: it has published nothing here */
	const char *name, *region;	    /* region: a code; "": none */
	int64_t la;
	struct funnel_place funnel;
};

struct nation {
	struct rq *rq;
	enum metric_key metric;
	enum order order;
	const char *region; /* "": all */
	struct official_points points;
	struct official_points regions; /* their codes and names */
	VEC(struct council) councils;
	struct neighbours_list neighbours;
	double spread; /* 0: there are no shares to judge */
};

/* ---- what is asked ---- */

static bool
is_offered(enum metric_key m)
{
	struct official_key key;

	return metrics[m].open && figures_official(m, "", &key);
}

static enum metric_key
metric_asked(struct rq *rq)
{
	const char *asked = http_query(rq->http, "measure");
	enum metric_key m = asked == NULL ? METRIC_PLAN_ON_TIME : metric_find(asked);

	return m != METRIC__MAX && is_offered(m) ? m : METRIC_PLAN_ON_TIME;
}

static enum order
order_asked(struct rq *rq)
{
	const char *asked = http_query(rq->http, "order");
	int i = 0;

	while (i < ORDER__MAX && !str_eq(orders[i].name, asked))
		i++;
	return i == ORDER__MAX ? BY_NAME : (enum order)i;
}

/* ---- reading ---- */

static void
add_released(struct nation *n)
{
	struct official_authorities places = official_authorities(n->rq->tx);
	size_t at = 0;

	/* Both are in the order of their codes. */
	for (size_t i = 0; i < n->points.n; i++) {
		struct council c = {
			.point = &n->points.a[i], .name = n->points.a[i].place_name, .region = ""
		};

		while (at < places.n && strcmp(places.a[at].place, c.point->place) < 0)
			at++;
		if (at < places.n && str_eq(places.a[at].place, c.point->place)) {
			c.la = places.a[at].la;
			c.region = places.a[at].region;
		}
		vec_push(n->rq->arena, &n->councils, c);
	}
}

static struct council *
council_of(struct nation *n, int64_t la)
{
	for (size_t i = 0; i < n->councils.n; i++)
		if (n->councils.a[i].la == la && la != 0)
			return &n->councils.a[i];
	return NULL;
}

/* Those that have published here and are in no release stand in the table too. */
static void
add_published(struct nation *n)
{
	struct published_totals all = published_totals_of(n->rq->tx, metrics[n->metric].id);

	for (size_t i = 0; i < all.n; i++) {
		struct council *c = council_of(n, all.a[i].la);

		if (c == NULL) {
			vec_push(n->rq->arena, &n->councils,
			    (struct council){ .name = all.a[i].figure.place_name,
				.region = "",
				.la = all.a[i].la });
			c = &n->councils.a[n->councils.n - 1];
		}
		c->own = &all.a[i];
	}
}

/* The whole is the sum of those that have a figure. */
static void
judge(struct nation *n)
{
	struct official_key counted, other;
	struct official_points parts, others;
	struct funnel_place *places = anew_n(n->rq->arena, struct funnel_place, n->points.n + 1);
	double sum = 0, of = 0;
	bool whole;

	if (n->points.n == 0 || !figures_official_parts(n->metric, &counted, &other, &whole))
		return;
	parts = official_places(n->rq->tx, &counted, OFFICIAL_AUTHORITY, n->points.a[0].period);
	others = official_places(n->rq->tx, &other, OFFICIAL_AUTHORITY, n->points.a[0].period);
	for (size_t i = 0; i < n->points.n; i++) {
		if (parts.a[i].figure.status != FIGURE_OK || others.a[i].figure.status != FIGURE_OK)
			continue;
		places[i].counted = parts.a[i].figure.value;
		places[i].of = others.a[i].figure.value + (whole ? 0 : places[i].counted);
		sum += places[i].counted;
		of += places[i].of;
	}
	if (of <= 0)
		return;
	n->spread = funnel_judge(n->rq->arena, places, n->points.n, sum / of);
	for (size_t i = 0; i < n->points.n; i++)
		n->councils.a[i].funnel = places[i];
}

static int
outside(const struct council *c)
{
	switch (c->funnel.side) {
	case FUNNEL_FAR_BELOW:
	case FUNNEL_FAR_ABOVE:
		return 2;
	case FUNNEL_BELOW:
	case FUNNEL_ABOVE:
		return 1;
	case FUNNEL_UNKNOWN:
	case FUNNEL_WITHIN:
	case FUNNEL__MAX:
		break;
	}
	return 0;
}

static bool
has_figure(const struct council *c)
{
	return c->point != NULL && c->point->figure.status == FIGURE_OK;
}

static int
by_name(const void *a, const void *b)
{
	const struct council *x = a, *y = b;

	return strcmp(x->name, y->name);
}

/* Those without a figure come last. */
static int
by_figure(const struct council *x, const struct council *y, int sign)
{
	double d;

	if (has_figure(x) != has_figure(y))
		return has_figure(x) ? -1 : 1;
	d = has_figure(x) ? x->point->figure.value - y->point->figure.value : 0;
	return d == 0 ? by_name(x, y) : d < 0 ? -sign : sign;
}

static int
by_lowest(const void *a, const void *b)
{
	return by_figure(a, b, 1);
}

static int
by_highest(const void *a, const void *b)
{
	return by_figure(a, b, -1);
}

static int
by_outside(const void *a, const void *b)
{
	int d = outside(b) - outside(a);

	return d != 0 ? d : by_name(a, b);
}

static void
arrange(struct nation *n)
{
	static int (*const by[ORDER__MAX])(const void *, const void *) = { [BY_NAME] = by_name,
		[BY_LOWEST] = by_lowest,
		[BY_HIGHEST] = by_highest,
		[BY_OUTSIDE] = by_outside };

	if (n->councils.n > 0)
		qsort(n->councils.a, n->councils.n, sizeof *n->councils.a, by[n->order]);
}

static struct nation
nation_of(struct rq *rq, enum metric_key m)
{
	const char *region = http_query(rq->http, "region");
	struct official_key key;
	struct nation n = { .rq = rq,
		.metric = m,
		.order = order_asked(rq),
		.region = region != NULL ? region : "",
		.points = figures_of_all(rq, m) };

	if (n.points.n > 0 && figures_official(m, "", &key))
		n.regions = official_places(rq->tx, &key, "Regional", n.points.a[0].period);
	n.neighbours = neighbours_kept(rq->tx);
	add_released(&n);
	judge(&n);
	add_published(&n);
	arrange(&n);
	return n;
}

/* ---- showing ---- */

static const struct neighbours *
neighbours_of(const struct nation *n, int64_t la)
{
	for (size_t i = 0; i < n->neighbours.n; i++)
		if (n->neighbours.a[i].la == la && la != 0)
			return &n->neighbours.a[i];
	return NULL;
}

static void
add_neighbours(struct nation *n, const struct council *c, struct view_nation_row *row)
{
	const struct neighbours *are = neighbours_of(n, c->la);
	double values[NEIGHBOURS_MAX];
	size_t all = 0, known = 0;

	row->neighbours = "–";
	if (are == NULL)
		return;
	for (; all < NEIGHBOURS_MAX && are->nearest[all] != 0; all++) {
		const struct council *other = council_of(n, are->nearest[all]);

		if (other != NULL && has_figure(other))
			values[known++] = other->point->figure.value;
	}
	if (known == 0)
		return;
	row->neighbours = figures_official_text(
	    n->rq, n->metric, &(struct official_figure){ FIGURE_OK, order_median(values, known) });
	row->of_neighbours =
	    arena_printf(n->rq->arena, text_tr(n->rq->language, N_("%zu of %zu")), known, all);
}

static void
add_own(struct nation *n, const struct council *c, struct view_nation_row *row)
{
	if (c->own == NULL)
		return;
	row->published = figures_published_text(n->rq, n->metric, &c->own->figure);
	row->published_period = c->own->figure.period;
	row->published_href = arena_printf(
	    n->rq->arena, "/figures/%s?area=%lld", metrics[n->metric].id, (long long)c->la);
	row->says = c->own->says;
}

static const char *
region_name(const struct nation *n, const char *code)
{
	for (size_t i = 0; i < n->regions.n; i++)
		if (str_eq(n->regions.a[i].place, code))
			return n->regions.a[i].place_name;
	return NULL;
}

static struct view_nation_row
row_of(struct nation *n, const struct council *c)
{
	struct view_nation_row row = { .name = c->name,
		.region = region_name(n, c->region),
		.value = "–",
		.outside = outside(c) > 0 };

	if (c->point != NULL) {
		row.href = arena_printf(
		    n->rq->arena, "/figures/%s/places/%s", metrics[n->metric].id, c->point->place);
		row.value = figures_official_text(n->rq, n->metric, &c->point->figure);
	}
	if (c->funnel.side != FUNNEL_UNKNOWN) {
		row.side = text_tr(n->rq->language, sides[c->funnel.side]);
		row.sum = dashboard_parts(
		    n->rq, n->metric, (int64_t)c->funnel.counted, (int64_t)c->funnel.of);
	}
	add_neighbours(n, c, &row);
	add_own(n, c, &row);
	return row;
}

static void
add_rows(struct nation *n, struct view_nation *v)
{
	VEC(struct view_nation_row) rows = { 0 };

	for (size_t i = 0; i < n->councils.n; i++) {
		const struct council *c = &n->councils.a[i];

		if (*n->region != '\0' && !str_eq(c->region, n->region))
			continue;
		vec_push(n->rq->arena, &rows, row_of(n, c));
		v->with_figure += has_figure(c);
		v->outside += outside(c) > 0;
	}
	v->rows.a = rows.a;
	v->rows.n = rows.n;
	v->all = (int64_t)rows.n;
}

typedef VEC(struct view_nation_choice) choice_vec;

static struct view_nation_choices
choices_of(const char *name, const char *label, const choice_vec *all)
{
	return (struct view_nation_choices){
		.name = name, .label = label, .choices = { all->a, all->n }
	};
}

static struct view_nation_choices
measure_choices(struct nation *n)
{
	choice_vec all = { 0 };

	for (int m = 0; m < METRIC__MAX; m++)
		if (is_offered((enum metric_key)m))
			vec_push(n->rq->arena, &all,
			    (struct view_nation_choice){ metrics[m].id,
				text_tr(n->rq->language, metrics[m].title), m == (int)n->metric });
	return choices_of("measure", text_tr(n->rq->language, N_("Measure")), &all);
}

static struct view_nation_choices
region_choices(struct nation *n)
{
	choice_vec all = { 0 };

	vec_push(n->rq->arena, &all,
	    (struct view_nation_choice){
		"", text_tr(n->rq->language, N_("All regions")), *n->region == '\0' });
	for (size_t i = 0; i < n->regions.n; i++)
		vec_push(n->rq->arena, &all,
		    (struct view_nation_choice){ n->regions.a[i].place, n->regions.a[i].place_name,
			str_eq(n->regions.a[i].place, n->region) });
	return choices_of("region", text_tr(n->rq->language, N_("Region")), &all);
}

static struct view_nation_choices
order_choices(struct nation *n)
{
	choice_vec all = { 0 };

	for (int i = 0; i < ORDER__MAX; i++)
		vec_push(n->rq->arena, &all,
		    (struct view_nation_choice){ orders[i].name,
			text_tr(n->rq->language, orders[i].text), i == (int)n->order });
	return choices_of("order", text_tr(n->rq->language, N_("Order")), &all);
}

static void
add_filters(struct nation *n, struct view_nation *v)
{
	enum { FILTERS = 3 };
	struct view_nation_choices *f = anew_n(n->rq->arena, struct view_nation_choices, FILTERS);

	f[0] = measure_choices(n);
	f[1] = region_choices(n);
	f[2] = order_choices(n);
	v->filters.a = f;
	v->filters.n = FILTERS;
}

static void
add_england(struct nation *n, struct view_nation *v)
{
	struct official_key key;
	struct official_points years = { 0 };

	if (metrics[n->metric].unit == METRIC_SHARE &&
	    figures_official(n->metric, FIGURES_ENGLAND, &key))
		years = official_series(n->rq->tx, &key);
	for (size_t i = 0; i < years.n; i++)
		if (str_eq(years.a[i].period, v->period))
			v->england = figures_official_text(n->rq, n->metric, &years.a[i].figure);
}

void
nation_show(struct rq *rq)
{
	struct out *o = rq_page(rq);
	struct nation n = nation_of(rq, metric_asked(rq));
	struct view_nation v = { .id = metrics[n.metric].id,
		.title = text_tr(rq->language, metrics[n.metric].title),
		.caveat = metrics[n.metric].caveat,
		.counts = metrics[n.metric].counts,
		.of = metrics[n.metric].of };

	add_filters(&n, &v);
	add_rows(&n, &v);
	if (n.points.n > 0) {
		v.period = n.points.a[0].period;
		v.map = figures_map_chart(rq, n.metric);
		add_england(&n, &v);
	}
	if (n.spread > 0)
		v.spread = arena_printf(rq->arena, "%.1f", sqrt(n.spread));
	view_nation(o, &v);
	rq_send(rq, o);
}

/* ---- the table as open data ---- */

static struct figure
figure_of(const struct nation *n, const struct council *c)
{
	bool share = c->funnel.side != FUNNEL_UNKNOWN;
	struct figure f = { .metric = metrics[n->metric].id,
		.title = metrics[n->metric].title,
		.level = OFFICIAL_AUTHORITY,
		.place = c->point->place,
		.place_name = c->name,
		.parent = c->region,
		.period = c->point->period,
		.identifier = c->point->identifier,
		.topic = FIGURE_TOTAL,
		.item = FIGURE_TOTAL,
		.numerator = share ? (int64_t)c->funnel.counted : FIGURE_NONE,
		.denominator = share ? (int64_t)c->funnel.of : FIGURE_NONE,
		.value = c->point->figure.value,
		.status = c->point->figure.status };

	if (metrics[n->metric].unit == METRIC_COUNT && has_figure(c))
		f.numerator = (int64_t)f.value;
	return f;
}

void
nation_file(struct rq *rq)
{
	enum metric_key m = dashboard_asked(rq);
	struct nation n;
	VEC(struct figure) all = { 0 };
	struct buf *bytes = buf_new(rq->arena);
	struct published_files files;
	struct figures figures;

	if (m == METRIC__MAX || !is_offered(m) || !figures_has_map(rq, m)) {
		rq_not_found(rq);
		return;
	}
	n = nation_of(rq, m);
	for (size_t i = 0; i < n.councils.n; i++)
		if (n.councils.a[i].point != NULL)
			vec_push(rq->arena, &all, figure_of(&n, &n.councils.a[i]));
	figures = (struct figures){ all.a, all.n };
	files = published_write(
	    rq->arena, lists_new(rq->arena), &figures, "all_councils", findings_new(rq->arena));
	buf_add(bytes, files.a[0].bytes, files.a[0].n);
	rq_send_bytes(rq, bytes, "text/csv; charset=utf-8", "all-councils.csv");
}
