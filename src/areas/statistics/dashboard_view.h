/* What the pages of figures show. */
#pragma once
#include "areas/registers/registers.h"
#include "html/chart.h"
#include "html/form.h"
#include "html/out.h"

/* A share of an authority in official statistics, and what stands beside it. */
struct view_beside_row {
	const char *id, *title, *period;
	const char *own, *neighbours, *region, *england;
	const char *of_neighbours; /* "8 of 10" had a figure; NULL: it has none in the list */
};

struct view_beside {
	const char *name, *region; /* as the release writes them; NULL: it has no row */
	struct {
		const struct view_beside_row *a;
		size_t n;
	} rows; /* n 0: no release says anything of it */
};

/* One measure of it. */
struct view_beside_one {
	struct chart_bars bars;	   /* n 0: no release says anything of it */
	const char *of_neighbours; /* as above */
	bool sizes;		   /* a number, which goes with the size of the area */
};

/* A measure in the leader's table. */
struct view_measure {
	const char *id, *title, *month, *year;
	const char *open_id; /* the metric of what is open and late; NULL: none */
	const char *open;
};

struct view_dashboard {
	const char *area;
	struct date today, month_end;
	struct instant counted;			      /* not set: never */
	const char *so_far, *most, *least, *expected; /* of the month's 20-week rate */
	int64_t issued, due, overdue;
	struct {
		const struct view_measure *a;
		size_t n;
	} rates, counts;
	struct view_beside beside;
	struct register_figures registers; /* without those that count nothing now */
	struct chart_bars why;		   /* n 0: no plan was late */
	struct chart_line months;
};

/* One measure of the authority, for its staff. */
struct view_metric {
	const char *id, *title, *counts, *of, *source, *caveat;
	const char *value, *sum; /* "58.3%", "7 of 12" */
	struct date from, to;
	const char *cases; /* the link to the cases behind it */
	bool stock;
	bool published; /* the public has a page of it */
	int64_t area;	/* for the link to that page; 0: it needs none */
	struct {
		const struct chart_bars *a;
		size_t n;
	} breakdowns;
	struct chart_line months;
	struct view_beside_one beside;
};

struct view_behind {
	const char *public_id, *reference, *child, *next, *holder;
	struct date holder_since, due_on;
	bool counted; /* in the numerator */
};

struct view_cases {
	const char *id, *title, *item, *counts, *of;
	struct date from, to;
	const char *back; /* the number itself */
	int64_t all;
	bool stock, share;
	struct {
		const struct view_behind *a;
		size_t n;
	} rows;
};

struct view_words {
	const char *id, *title;
	const struct form_state *form;
};

/* A published figure of one period. */
struct view_figure {
	const char *period, *value, *sum; /* sum: "7 of 12"; NULL: a count, or hidden */
	const char *behind; /* where its managers see the true count; NULL: for everybody else */
};

/* A published measure in the last two periods. */
struct view_published_row {
	const char *id, *title;
	struct {
		const struct view_figure *a;
		size_t n;
	} periods; /* one for each of the table's */
};

struct view_figures {
	const char *label; /* NULL: nothing has been published */
	struct instant at;
	const char *place;
	struct {
		const char *const *a;
		size_t n;
	} periods;
	struct {
		const struct view_published_row *a;
		size_t n;
	} rows;
	struct view_beside beside;
	int64_t hidden, all, empty; /* empty: measures that had nothing to count */
	int64_t area;		    /* for links; 0: one council has published, and needs no name */
};

/* A council among several that have published. */
struct view_council {
	int64_t area;
	const char *name, *label;
	struct instant at;
	const char *on_time, *requests, *plans; /* of its last period */
};

struct view_councils {
	struct {
		const struct view_council *a;
		size_t n;
	} rows;
	struct {
		const struct view_published_row *a;
		size_t n;
	} measures;
};

/* A measure of all councils that have published it. */
struct view_compare {
	const char *id, *title, *counts, *of, *caveat;
	struct chart_bars bars;
	bool mapped;
};

/* An authority in the table of a map. */
struct view_map_row {
	const char *href, *name, *value, *shade;
};

struct view_map {
	const char *id, *title, *period, *caveat;
	struct chart_map map; /* no shapes: no boundaries are known */
	struct {
		const struct view_map_row *a;
		size_t n;
	} rows;
};

/* One authority's official figures beside England's. */
struct view_map_place {
	const char *id, *title, *name;
	struct chart_line place, england; /* n 0: none */
};

/* One published figure by its breakdowns. */
struct view_published {
	const char *id, *title, *label, *place, *counts, *of, *caveat;
	const char *words; /* what the council says of it; NULL: nothing */
	struct instant said_at;
	const char *not_known; /* share of what is not recorded; NULL: nothing */
	struct {
		const struct view_figure *a;
		size_t n;
	} periods;
	struct {
		const struct chart_bars *a;
		size_t n;
	} breakdowns;
	struct chart_line england; /* n 0: none */
	struct view_beside_one beside;
	int64_t area; /* as above */
	bool mapped;  /* there are official figures of other authorities */
	int64_t hidden, all;
};
