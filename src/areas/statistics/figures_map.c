/*
 * Figures map: the department's official figures of every authority on a map, with the table
 * that says the same, and one authority's years beside England's.
 */
#include "areas/statistics/dashboard.h"
#include "areas/statistics/dashboard.html.h"
#include "areas/statistics/dashboard_view.h"
#include "areas/statistics/figures.h"
#include "areas/official/official.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

struct official_points
figures_of_all(struct rq *rq, enum metric_key m)
{
	const char *last;
	struct official_key key;

	if (!figures_official(m, "", &key))
		return (struct official_points){ 0 };
	last = official_last(rq->tx, &key, OFFICIAL_AUTHORITY);
	if (last == NULL)
		return (struct official_points){ 0 };
	return official_places(rq->tx, &key, OFFICIAL_AUTHORITY, last);
}

bool
figures_has_map(struct rq *rq, enum metric_key m)
{
	struct official_key key;

	return figures_official(m, "", &key) &&
	       official_last(rq->tx, &key, OFFICIAL_AUTHORITY) != NULL;
}

/* ---- classes ---- */

struct shading {
	struct rq *rq;
	enum metric_key metric;
	struct official_points points;
	double breaks[MAP_CLASSES];
	int n;
};

static struct shading
shading_of(struct rq *rq, enum metric_key m)
{
	struct shading s = { .rq = rq, .metric = m, .points = figures_of_all(rq, m) };
	double *values = anew_n(rq->arena, double, s.points.n + 1);
	size_t n = 0;

	for (size_t i = 0; i < s.points.n; i++)
		if (s.points.a[i].figure.status == FIGURE_OK)
			values[n++] = s.points.a[i].figure.value;
	s.n = map_breaks(rq->arena, values, n, s.breaks);
	return s;
}

/* Spread over the shades when there are fewer classes; below 0: no value. */
static int
shade_of(const struct shading *s, const struct official_figure *f)
{
	if (f->status != FIGURE_OK)
		return -1;
	return s->n < 2 ? 0
			: map_class(s->breaks, s->n, f->value) * (CHART_SHADES - 1) / (s->n - 1);
}

static const char *
value_text(const struct shading *s, double value)
{
	return figures_official_text(
	    s->rq, s->metric, &(struct official_figure){ FIGURE_OK, value });
}

static const char *
class_text(const struct shading *s, int i)
{
	if (i + 1 == s->n)
		return arena_printf(s->rq->arena, text_tr(s->rq->language, N_("%s or more")),
		    value_text(s, s->breaks[i]));
	return arena_printf(s->rq->arena, text_tr(s->rq->language, N_("%s to below %s")),
	    value_text(s, s->breaks[i]), value_text(s, s->breaks[i + 1]));
}

static void
add_classes(const struct shading *s, struct chart_map *map)
{
	struct chart_map_class *a = anew_n(s->rq->arena, struct chart_map_class, MAP_CLASSES + 1);

	for (int i = 0; i < s->n; i++)
		a[i] = (struct chart_map_class){
			shade_of(s, &(struct official_figure){ FIGURE_OK, s->breaks[i] }),
			class_text(s, i)
		};
	a[s->n] = (struct chart_map_class){ -1, text_tr(s->rq->language, N_("No figure")) };
	map->classes.a = a;
	map->classes.n = (size_t)s->n + 1;
}

/* ---- shapes and rows ---- */

static const char *
href_of(const struct shading *s, const char *code)
{
	return arena_printf(s->rq->arena, "/figures/%s/places/%s", metrics[s->metric].id, code);
}

/* By code; by name where the boundaries are of another year than the figures and the code has
 * changed since. */
static const struct official_point *
point_of(const struct shading *s, const struct map_place *place)
{
	for (size_t i = 0; i < s->points.n; i++)
		if (str_eq(s->points.a[i].place, place->code))
			return &s->points.a[i];
	for (size_t i = 0; i < s->points.n; i++)
		if (str_eq_ci(s->points.a[i].place_name, place->name))
			return &s->points.a[i];
	return NULL;
}

static void
add_shapes(const struct shading *s, struct chart_map *map)
{
	struct map_places all = map_places(s->rq->tx);
	VEC(struct chart_map_shape) shapes = { 0 };

	for (size_t i = 0; i < all.n; i++) {
		const struct official_point *p = point_of(s, &all.a[i]);
		const char *text = p == NULL ? text_tr(s->rq->language, N_("No figure"))
					     : figures_official_text(s->rq, s->metric, &p->figure);

		vec_push(s->rq->arena, &shapes,
		    (struct chart_map_shape){ .path = all.a[i].path,
			.name = all.a[i].name,
			.text = text,
			.href = p == NULL ? "#authorities" : href_of(s, p->place),
			.shade = p == NULL ? -1 : shade_of(s, &p->figure) });
	}
	map->width = MAP_WIDTH;
	map->height = MAP_HEIGHT;
	map->shapes.a = shapes.a;
	map->shapes.n = shapes.n;
}

struct chart_map
figures_map_chart(struct rq *rq, enum metric_key m)
{
	struct shading s = shading_of(rq, m);
	struct chart_map map = { 0 };

	add_classes(&s, &map);
	add_shapes(&s, &map);
	return map;
}

static void
add_rows(const struct shading *s, struct view_map *v)
{
	struct view_map_row *rows = anew_n(s->rq->arena, struct view_map_row, s->points.n + 1);

	for (size_t i = 0; i < s->points.n; i++) {
		const struct official_point *p = &s->points.a[i];
		int shade = shade_of(s, &p->figure);

		rows[i] = (struct view_map_row){ .href = href_of(s, p->place),
			.name = p->place_name,
			.value = figures_official_text(s->rq, s->metric, &p->figure),
			.shade = shade < 0 ? "–" : arena_printf(s->rq->arena, "%d", shade + 1) };
	}
	v->rows.a = rows;
	v->rows.n = s->points.n;
}

void
figures_map(struct rq *rq)
{
	enum metric_key m = dashboard_asked(rq);
	struct view_map v = { 0 };
	struct shading s;
	struct out *o;

	if (m == METRIC__MAX || !figures_has_map(rq, m)) {
		rq_not_found(rq);
		return;
	}
	o = rq_page(rq);
	s = shading_of(rq, m);
	v.id = metrics[m].id;
	v.title = text_tr(rq->language, metrics[m].title);
	v.caveat = metrics[m].caveat;
	v.period = s.points.a[0].period;
	add_classes(&s, &v.map);
	add_shapes(&s, &v.map);
	add_rows(&s, &v);
	view_map(o, &v);
	rq_send(rq, o);
}

/* ---- one authority ---- */

void
figures_map_place(struct rq *rq)
{
	enum metric_key m = dashboard_asked(rq);
	struct view_map_place v = { 0 };
	struct official_points place, england;
	struct official_key key, whole;
	struct out *o;

	if (m == METRIC__MAX || !figures_official(m, rq_arg(rq, "place"), &key) ||
	    !figures_official(m, FIGURES_ENGLAND, &whole) ||
	    (place = official_series(rq->tx, &key)).n == 0) {
		rq_not_found(rq);
		return;
	}
	o = rq_page(rq);
	england = official_series(rq->tx, &whole);
	v.id = metrics[m].id;
	v.title = text_tr(rq->language, metrics[m].title);
	v.name = place.a[place.n - 1].place_name;
	v.place = figures_official_line(rq, m, v.name, place);
	v.england = figures_official_line(rq, m, text_tr(rq->language, N_("England")), england);
	view_map_place(o, &v);
	rq_send(rq, o);
}
