/*
 * Chart: bars, a line, a fan and a map as SVG, each with the table of its numbers.
 *
 * Nothing is said by colour or by the drawing alone: the drawing is hidden from assistive
 * technology and the table beside or below it says the same.  A drawing scales with its
 * place, needs no script and prints.
 *
 *	chart_bars(o, &(struct chart_bars){ .caption = …, .label = …, .amount = …, .rows = … })
 */
#pragma once
#include "html/out.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A bar, in a table of its own row. */
struct chart_bar {
	const char *label;
	const char *href; /* where the label leads; NULL: nowhere */
	const char *text; /* the number as it is read: "49%" */
	int64_t value;	  /* its length, in the same unit as the others; below 0: none is drawn */
};

struct chart_bars {
	const char *caption;	    /* unlike any other on the page */
	const char *label, *amount; /* heads of the two columns */
	int64_t full;		    /* the longest bar; 0: the longest of the rows */
	struct {
		const struct chart_bar *a;
		size_t n;
	} rows;
};

struct chart_point {
	const char *label; /* "March 2026" */
	const char *text;  /* "58.3%", or why there is none */
	int64_t value;	   /* 0 to full; below 0: not known, the line has a gap */
};

struct chart_line {
	const char *caption, *label, *amount;
	int64_t full;		  /* the top of the scale; 0: the highest point */
	const char *top, *bottom; /* the ends of the scale in words: "100%", "0" */
	struct {
		const struct chart_point *a;
		size_t n;
	} points;
};

/* A year of a fan: the middle, and between what half and nearly all of the runs lie. */
struct chart_fan_point {
	const char *label;
	int64_t low, q1, middle, q3, high; /* all the same: known */
	int64_t limit;			   /* the line to compare with; below 0: none that year */
	const char *middle_text, *half_text, *most_text, *limit_text;
};

struct chart_fan {
	const char *caption, *label;
	const char *middle, *half, *most; /* heads of the columns */
	const char *limit;		  /* the same; NULL: nothing to compare with */
	int64_t bottom, top;		  /* of the scale */
	const char *bottom_text, *top_text;
	struct {
		const struct chart_fan_point *a;
		size_t n;
	} points;
};

/* A scale's ends for the points: 0 at the bottom, or a round number when all lie far above. */
void chart_fan_scale(struct chart_fan *);

/* A place on a map.  shade: from 0, the lightest; below 0: there is no value. */
struct chart_map_shape {
	const char *path, *name, *text, *href;
	int shade;
};

struct chart_map_class {
	int shade;
	const char *text;
};

/* The table of its numbers belongs to the page. */
struct chart_map {
	int width, height; /* of the paths' grid */
	struct {
		const struct chart_map_shape *a;
		size_t n;
	} shapes;
	struct {
		const struct chart_map_class *a;
		size_t n;
	} classes;
};
enum { CHART_SHADES = 5 };

/* ---- for the templates ---- */

enum { CHART_WIDTH = 300, CHART_HEIGHT = 120, CHART_LEFT = 34, CHART_TOP = 8, CHART_BASE = 98 };

/* Of a bar, in hundredths of the row; 0: nothing is drawn. */
int64_t chart_length(const struct chart_bars *, const struct chart_bar *);
/* The places of points, and the line through those that are known, as the d of an SVG path. */
int64_t chart_x(const struct chart_line *, size_t i);
int64_t chart_y(const struct chart_line *, const struct chart_point *);
const char *chart_path(struct out *, const struct chart_line *);
/* The fill of a shade: ever darker, so that it holds in black and white. */
const char *chart_shade(int shade);

/* Of a fan: the band around the middle as a closed path, whole or its inner half; the middle; the
 * line to compare with.  "M0 0" when there is nothing to draw. */
const char *chart_fan_band(struct out *, const struct chart_fan *, bool inner);
const char *chart_fan_middle(struct out *, const struct chart_fan *);
const char *chart_fan_limit(struct out *, const struct chart_fan *);
