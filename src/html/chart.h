/*
 * Chart: bars and a line as SVG, each with the table of its numbers.
 *
 * Nothing is said by colour or by the drawing alone: the drawing is hidden from assistive
 * technology and the table beside or below it says the same.  A drawing scales with its
 * place, needs no script and prints.
 *
 *	chart_bars(o, &(struct chart_bars){ .caption = …, .label = …, .amount = …, .rows = … })
 */
#pragma once
#include "html/out.h"

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

/* ---- for the templates ---- */

enum { CHART_WIDTH = 300, CHART_HEIGHT = 120, CHART_LEFT = 34, CHART_TOP = 8, CHART_BASE = 98 };

/* Of a bar, in hundredths of the row; 0: nothing is drawn. */
int64_t chart_length(const struct chart_bars *, const struct chart_bar *);
/* The places of points, and the line through those that are known, as the d of an SVG path. */
int64_t chart_x(const struct chart_line *, size_t i);
int64_t chart_y(const struct chart_line *, const struct chart_point *);
const char *chart_path(struct out *, const struct chart_line *);
