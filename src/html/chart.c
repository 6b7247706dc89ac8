/* Chart: where bars end and points lie. */
#include "html/chart.h"

enum { HUNDRED = 100, ROOM_RIGHT = 10 };

int64_t
chart_length(const struct chart_bars *p, const struct chart_bar *bar)
{
	int64_t full = p->full, length;

	for (size_t i = 0; p->full == 0 && i < p->rows.n; i++)
		if (p->rows.a[i].value > full)
			full = p->rows.a[i].value;
	if (bar->value <= 0 || full <= 0)
		return 0;
	length = bar->value * HUNDRED / full;
	if (length < 1)
		return 1; /* what is there is seen */
	return length < HUNDRED ? length : HUNDRED;
}

static int64_t
full_of(const struct chart_line *p)
{
	int64_t full = p->full;

	for (size_t i = 0; p->full == 0 && i < p->points.n; i++)
		if (p->points.a[i].value > full)
			full = p->points.a[i].value;
	return full > 0 ? full : 1;
}

int64_t
chart_x(const struct chart_line *p, size_t i)
{
	int64_t room = CHART_WIDTH - CHART_LEFT - ROOM_RIGHT;

	return p->points.n < 2 ? CHART_LEFT
			       : CHART_LEFT + room * (int64_t)i / (int64_t)(p->points.n - 1);
}

int64_t
chart_y(const struct chart_line *p, const struct chart_point *point)
{
	int64_t full = full_of(p), value = point->value < full ? point->value : full;

	return CHART_BASE - (CHART_BASE - CHART_TOP) * value / full;
}

const char *
chart_path(struct out *o, const struct chart_line *p)
{
	struct buf *b = buf_new(o->arena);
	bool drawing = false;

	for (size_t i = 0; i < p->points.n; i++) {
		const struct chart_point *point = &p->points.a[i];

		if (point->value >= 0)
			buf_printf(b, "%c%lld %lld", drawing ? 'L' : 'M', (long long)chart_x(p, i),
			    (long long)chart_y(p, point));
		drawing = point->value >= 0;
	}
	return b->n > 0 ? b->p : "M0 0";
}

const char *
chart_shade(int shade)
{
	static const char *const fills[CHART_SHADES] = { "#e3edf7", "#abc9e6", "#6c9fd0", "#2f70ae",
		"#0b3a66" };

	return shade < 0 || shade >= CHART_SHADES ? "url(#wm-no-value)" : fills[shade];
}
