/* What the page of all councils shows. */
#pragma once
#include "html/chart.h"
#include "html/out.h"

struct view_nation_choice {
	const char *value, *text;
	bool chosen;
};

struct view_nation_choices {
	const char *name, *label;
	struct {
		const struct view_nation_choice *a;
		size_t n;
	} choices;
};

struct view_nation_row {
	const char *name, *href; /* href NULL: it has no official figure */
	const char *region, *value, *sum;
	const char *neighbours, *of_neighbours; /* of_neighbours "9 of 10"; NULL: none are known */
	const char *side;			/* in words; NULL: it has no share to judge */
	bool outside;
	const char *published, *published_period,
	    *published_href; /* NULL: it has published nothing here */
	bool says;	     /* and wrote beside it what people should know */
};

struct view_nation {
	const char *id, *title, *caveat, *counts, *of;
	const char *period;  /* NULL: no official release has the measure */
	const char *england; /* its figure; NULL: none */
	const char
	    *spread; /* "2.4": how much more councils differ than by chance; NULL: no shares */
	struct {
		const struct view_nation_choices *a;
		size_t n;
	} filters;
	struct chart_map map; /* no shapes: no boundaries are known */
	struct {
		const struct view_nation_row *a;
		size_t n;
	} rows;
	int64_t all, with_figure, outside;
};
