/* Figures: what the public pages share.  They read releases and official statistics alone. */
#pragma once
#include "app/rq.h"
#include "areas/statistics/dashboard_view.h"
#include "areas/statistics/metrics.h"
#include "areas/official/official.h"
#include "areas/statistics/published.h"
#include "html/chart.h"

#define FIGURES_ENGLAND "E92000001"
enum { FIGURES_PERIODS = 2 };

/* Whose release a page shows: ?area=990, or the only one there is. */
struct figures_of {
	int64_t la;
	bool several; /* and none was named */
	int64_t area; /* for links to the same council's pages; 0: it needs no name */
};
struct figures_of figures_of(struct rq *);

/* ---- figures.c ---- */

/* Where the department's release has the same measure; false: nowhere. */
bool figures_official(enum metric_key, const char *place, struct official_key *ret);
/* Of a share: the column of what is counted, and that of the whole, or of the rest.  False: none.
 */
bool figures_official_parts(enum metric_key, struct official_key *ret_counted,
    struct official_key *ret_other, bool *ret_whole);
const char *figures_official_text(struct rq *, enum metric_key, const struct official_figure *);
struct chart_line figures_official_line(
    struct rq *, enum metric_key, const char *caption, struct official_points);

const char *figures_published_text(struct rq *, enum metric_key, const struct figure *);
bool figures_is_total(const struct figure *);
/* The total of a measure in a period, or NULL. */
const struct figure *figures_total(const struct figures *, const char *metric, const char *period);
/* The last periods of a release, in order of their names; returns how many. */
size_t figures_periods(const struct figures *, const char *ret[FIGURES_PERIODS]);

/* ---- figures_beside.c: statistical neighbours, region and England ---- */

struct view_beside figures_beside(struct rq *, int64_t la);
struct view_beside_one figures_beside_one(struct rq *, enum metric_key, int64_t la);

/* ---- figures_councils.c: several authorities in one database ---- */

void figures_councils(struct rq *);
void figures_compare(struct rq *, enum metric_key);

/* ---- nation.c: all councils side by side ---- */

void nation_show(struct rq *);
void nation_file(struct rq *);

/* ---- figures_map.c: the official figures of all authorities ---- */

/* The figures of all authorities in the last period there is; n 0: there are none. */
struct official_points figures_of_all(struct rq *, enum metric_key);
bool figures_has_map(struct rq *, enum metric_key);
/* England shaded by them; no shapes: no boundaries are known. */
struct chart_map figures_map_chart(struct rq *, enum metric_key);
void figures_map(struct rq *);
void figures_map_place(struct rq *);
