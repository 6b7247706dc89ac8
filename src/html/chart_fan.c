/* Chart: where a fan's bands and lines lie. */
#include "html/chart.h"

enum { ROOM_RIGHT = 10, STEPS = 8 };

static int64_t
highest(const struct chart_fan *p)
{
	int64_t most = 0;

	for (size_t i = 0; i < p->points.n; i++) {
		const struct chart_fan_point *point = &p->points.a[i];

		most = point->high > most ? point->high : most;
		most = point->limit > most ? point->limit : most;
	}
	return most;
}

static int64_t
lowest(const struct chart_fan *p, int64_t least)
{
	for (size_t i = 0; i < p->points.n; i++) {
		const struct chart_fan_point *point = &p->points.a[i];

		least = point->low < least ? point->low : least;
		if (point->limit >= 0 && point->limit < least)
			least = point->limit;
	}
	return least;
}

/* 1, 2 or 5 with noughts behind it, at least that much. */
static int64_t
round_step(int64_t least)
{
	int64_t step = 1;

	while (step < least) {
		int64_t tens = step;

		while (tens >= 10)
			tens /= 10;
		step = tens == 2 ? step / 2 * 5 : step * 2;
	}
	return step;
}

void
chart_fan_scale(struct chart_fan *p)
{
	int64_t top = highest(p), bottom = lowest(p, top), step;

	if (bottom < top / 2)
		bottom = 0;
	step = round_step((top - bottom) / STEPS);
	p->bottom = bottom / step * step;
	p->top = (top / step + 1) * step;
}

static int64_t
x_of(const struct chart_fan *p, size_t i)
{
	int64_t room = CHART_WIDTH - CHART_LEFT - ROOM_RIGHT;

	return p->points.n < 2 ? CHART_LEFT
			       : CHART_LEFT + room * (int64_t)i / (int64_t)(p->points.n - 1);
}

/* In tenths, so that narrow bands do not vanish. */
static double
y_of(const struct chart_fan *p, int64_t value)
{
	double share = (double)(value - p->bottom) / (double)(p->top - p->bottom);

	return CHART_BASE - (CHART_BASE - CHART_TOP) * share;
}

static void
put_point(struct buf *b, const struct chart_fan *p, size_t i, int64_t value, bool first)
{
	buf_printf(b, "%c%lld %.1f", first ? 'M' : 'L', (long long)x_of(p, i), y_of(p, value));
}

static const char *
path_of(const struct buf *b)
{
	return b->n > 0 ? b->p : "M0 0";
}

const char *
chart_fan_band(struct out *o, const struct chart_fan *p, bool inner)
{
	struct buf *b = buf_new(o->arena);

	for (size_t i = 0; i < p->points.n; i++)
		put_point(b, p, i, inner ? p->points.a[i].q3 : p->points.a[i].high, i == 0);
	for (size_t i = p->points.n; i-- > 0;)
		put_point(b, p, i, inner ? p->points.a[i].q1 : p->points.a[i].low, false);
	if (b->n > 0)
		buf_putc(b, 'Z');
	return path_of(b);
}

const char *
chart_fan_middle(struct out *o, const struct chart_fan *p)
{
	struct buf *b = buf_new(o->arena);

	for (size_t i = 0; i < p->points.n; i++)
		put_point(b, p, i, p->points.a[i].middle, i == 0);
	return path_of(b);
}

const char *
chart_fan_limit(struct out *o, const struct chart_fan *p)
{
	struct buf *b = buf_new(o->arena);
	bool drawing = false;

	for (size_t i = 0; i < p->points.n; i++) {
		if (p->points.a[i].limit >= 0)
			put_point(b, p, i, p->points.a[i].limit, !drawing);
		drawing = p->points.a[i].limit >= 0;
	}
	return path_of(b);
}
