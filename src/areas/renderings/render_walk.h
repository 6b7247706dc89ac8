/*
 * Render, walk: a view from its first word to its last, for whatever writes
 * it down.  Text, ordinary and large print differ only in their sinks.
 */
#pragma once
#include "areas/renderings/render.h"

enum { SINK_COLUMNS = 4 };

struct render_column {
	const char *head;
	double share; /* of the width */
};

struct render_sink {
	void *to;
	void (*heading)(void *to, int level, const char *text);
	void (*paragraph)(void *to, const char *text);
	void (*labelled)(void *to, const char *label, const char *text);
	void (*list_begin)(void *to);
	void (*item)(void *to, const char *text);
	void (*list_end)(void *to);
	/* NULL: rows are told one below the other. */
	void (*table_begin)(void *to, const struct render_column *, size_t n);
	void (*row)(void *to, const char *const *cells, size_t n);
	void (*table_end)(void *to);
};

void render_walk(struct arena *, const struct view_plan *, const struct render_sink *);
