/*
 * Official: figures of official releases, as "waymark import ees" has loaded them.
 *
 * A figure is named by its file (requests.csv), its column (requests_received_in_year;
 * capitals do not count), place (E92000001), period (2024 or 202425), and the topic and
 * item of its breakdown as the file has them.
 */
#pragma once
#include "areas/statistics/figure.h"
#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>

struct tx;

struct official_figure {
	enum figure_status status;
	double value; /* only with FIGURE_OK */
};

struct official_key {
	const char *file, *column, *place, *topic, *item;
};

struct official_point {
	const char *period, *identifier, *place, *place_name, *level;
	struct official_figure figure;
};

struct official_points {
	const struct official_point *a;
	size_t n;
};

/* All periods of one place in their order.  n is 0 for what is not there. */
struct official_points official_series(struct tx *, const struct official_key *);

/* All places of one period at a level, by their codes; key.place is not looked at. */
struct official_points official_places(
    struct tx *, const struct official_key *, const char *level, const char *period);

/* ---- loading ---- */

struct official_count {
	const char *file;
	size_t read, changed, refused, removed;
};

struct official_counts {
	const struct official_count *a;
	size_t n;
};

struct findings;
struct pool;
struct now;

/*
 * Loads files in one transaction: all of them, or none when any has an error.  A file that
 * was loaded before is replaced; one that is the same changes nothing.
 */
struct official_counts official_import(struct arena *, struct pool *, const struct now *,
    const char *const *paths, size_t n, struct findings *);
