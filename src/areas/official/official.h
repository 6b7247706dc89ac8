/*
 * Official: what comes from the offices that publish it.  Lists of places (lists.h), boundaries
 * (map.h), and here the figures of official releases, as "waymark import ees" has loaded them, and
 * the department's statistical neighbours.  The standard for open data is what screen.h checks.
 *
 * A figure is named by its file (requests.csv), its column (requests_received_in_year;
 * capitals do not count), place (E92000001), period (2024 or 202425), and the topic and
 * item of its breakdown as the file has them.
 */
#pragma once
#include "areas/official/lists.h"
#include "areas/official/map.h"
#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct tx;

#define OFFICIAL_AUTHORITY "Local authority" /* the level */

/* What a figure is, as releases say it. */
enum figure_status {
	FIGURE_OK,
	FIGURE_LOW, /* rounds to nought and is not */
	FIGURE_C,   /* confidential: suppressed */
	FIGURE_Z,   /* not applicable */
	FIGURE_X,   /* not available; releases' k is read as low, u as x */
	FIGURE__MAX
};

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

/* The last period at a level; NULL: there is none.  key.place is not looked at. */
const char *official_last(struct tx *, const struct official_key *, const char *level);

/* Which authority a place of the releases is. */
struct official_authority {
	const char *place, *region; /* codes; region "": not known */
	int64_t la;
};
struct official_authorities {
	const struct official_authority *a;
	size_t n;
};
/* By the code of the place. */
struct official_authorities official_authorities(struct tx *);

/* An authority's figure of its last period, and what it may be compared with in that period. */
struct official_beside {
	const char *period;
	struct official_point own, region, england; /* place NULL: it has no row */
	struct official_points neighbours;	    /* those with a row, from the nearest on */
	size_t all_neighbours, with_figure;	    /* with_figure: of them, those median is of */
	struct official_figure median; /* of the neighbours' figures; FIGURE_X: there is none */
};

/* la: its three-digit number; key.place is not looked at.  False, *ret untouched, when no
 * release says anything of it. */
bool official_beside(
    struct tx *, const struct official_key *, int64_t la, struct official_beside *ret);

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

/* ---- statistical neighbours ---- */

enum { NEIGHBOURS_MAX = 10 };

struct neighbours {
	int64_t la;
	int64_t nearest[NEIGHBOURS_MAX]; /* 0: there are no more */
};
struct neighbours_list {
	const struct neighbours *a;
	size_t n;
};

/*
 * Reads the list of statistical neighbours of the Department for Education's local authority
 * interactive tool, as its workbook or saved as CSV: a row with the heads "LA number" and "SN1" to
 * "SN10", and below it a row an authority.  What stands below "Old SNs" is left out.  What is wrong
 * is a finding with its place; the result counts only when there is none.
 */
struct neighbours_list neighbours_read(struct arena *, const char *path, struct findings *);

/* Keeps them in place of those before; the caller says the audit entry and commits. */
void neighbours_keep(struct tx *, const struct neighbours_list *);

/* Those that are kept, by authority. */
struct neighbours_list neighbours_kept(struct tx *);

/* Where none are kept, those that came with the program (lists/neighbours.txt). */
void neighbours_begin(struct tx *);
