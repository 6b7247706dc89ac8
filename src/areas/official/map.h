/*
 * Map: where authorities lie, from a file of boundaries, and England shaded by a figure.
 *
 * A path is kept on a grid of half kilometres with whole numbers, so that neighbours share
 * every point of their border and no gap opens between them.  The grid's y grows to the
 * south, as SVG's does.
 */
#pragma once
#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct findings;
struct tx;

/* England with the Isles of Scilly. */
enum { MAP_WIDTH = 1230, MAP_HEIGHT = 1330 };

struct map_place {
	const char *code, *name, *path;
};
struct map_places {
	const struct map_place *a;
	size_t n;
};

/*
 * Reads a GeoJSON file (RFC 7946): polygons of England's authorities, each feature with a
 * property that is its nine-character code and one whose key ends in "name" or "nm".
 * Degrees, or metres of the National Grid.  What is wrong is a finding with the feature's
 * number; the result counts only when there is none.
 */
struct map_places map_read(struct arena *, const char *path, struct findings *);

/* Keeps them in place of those before; the caller says the audit entry and commits. */
void map_keep(struct tx *, const struct map_places *);

/* By code; n 0: none have been loaded. */
struct map_places map_places(struct tx *);

/* ---- classes ---- */

enum { MAP_CLASSES = 5 };

/*
 * Breaks that put about as many places into each class: a class goes from its break up to
 * the next.  values need not be sorted.  Returns how many classes there are: fewer when
 * there are few different values.
 */
int map_breaks(struct arena *, const double *values, size_t n, double ret[MAP_CLASSES]);
/* The class of a value, from 0. */
int map_class(const double *breaks, int n, double value);
