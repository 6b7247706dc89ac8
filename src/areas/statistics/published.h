/*
 * Published: the one table that the public's pages and open data are made of.
 *
 * A release is made of figures as they were counted: published_make() applies disclosure
 * control, compares with the release before, and keeps what may be seen.  Releases are
 * not changed afterwards.  Nothing else may be shown to people who are not signed in:
 * no page reads the counts themselves.
 *
 * Each authority has releases of its own, compared with its own before.
 *
 *	figures of the metrics → published_make() → published_latest() → page, waymark publish
 */
#pragma once
#include "areas/statistics/figure.h"
#include "base/date.h"

struct conf;
struct tx;

/* The rules of the settings [statistics]. */
struct disclosure_rules published_rules(const struct conf *);

/*
 * Keeps a release of the authority (0: of no single one here) with that label ("March 2026") in the
 * transaction and says so to the audit log.  fail(FAULT_USAGE) when it has a release of that label,
 * when the figures hold the same metric, place, period and breakdown twice, or when an earlier
 * release would give away counts that these rules hide.
 */
struct disclosure_outcome published_make(struct tx *, int64_t la, const char *label,
    const struct figures *, const struct disclosure_rules *);

struct published {
	int64_t id; /* 0: nothing has been published */
	const char *label;
	struct instant at;
	struct figures figures; /* by metric, place, period, topic, item; hidden ones FIGURE_NONE */
};

/* The authority's last release, in the transaction's arena. */
struct published published_latest(struct tx *, int64_t la);

/* Whoever has published, in order. */
struct published_author {
	int64_t la;
	const char *name; /* NULL: figures of no single authority here */
};
struct published_authors {
	const struct published_author *a;
	size_t n;
};
struct published_authors published_authors(struct tx *);

/* ---- open data ---- */

struct lists;
struct findings;

/* A file of a pair. */
struct published_file {
	const char *name; /* send_figures_calendar_year.csv */
	const char *bytes;
	size_t n;
};

struct published_files {
	const struct published_file *a;
	size_t n;
};

/*
 * Figures that may be published as pairs of open-data files, one for each kind of time, named
 * PREFIX_calendar_year.csv and PREFIX_calendar_year.meta.csv.  Places that are in no list of
 * official codes are written as the standard wants it, code x and "Not available"; such rows
 * would be there twice when there are two, so all but the first are left out and found.
 */
struct published_files published_write(
    struct arena *, struct lists *, const struct figures *, const char *prefix, struct findings *);

/*
 * Figures as "waymark stats" prints them, one JSON object a line, made ready for
 * figures_protect(): level, names and parents from the official lists.  What is wrong is a
 * finding with its line.  fail(FAULT_USAGE) when the file cannot be read; "-" is standard input.
 */
struct figures figures_read(struct arena *, struct lists *, const char *path, struct findings *);

/* The total of a measure in an author's last release, of its last period. */
struct published_total {
	int64_t la;
	struct figure figure; /* place_name, period, numerator, denominator, value, status */
	bool says;	      /* the council wrote what people should know of it */
};
struct published_totals {
	const struct published_total *a;
	size_t n;
};
struct published_totals published_totals_of(struct tx *, const char *metric);
