/* Dashboard: what the pages of figures share. */
#pragma once
#include "app/rq.h"
#include "areas/statistics/metrics.h"
#include "html/chart.h"

/* dashboard.c: the leader's page, and one measure */
void dashboard_show(struct rq *);
void dashboard_metric(struct rq *);
/* dashboard_cases.c: the cases behind a number */
void dashboard_cases(struct rq *);
/* figures_page.c: what was published */
void figures_show(struct rq *);
void figures_metric(struct rq *);

/* figure_words.c: the council's words beside a figure */
extern const struct form figure_words_form;
void figure_words_show(struct rq *);
void figure_words_save(struct rq *);

/* dashboard_words.c */

/* The authority whose figures the viewer may see. */
int64_t dashboard_authority(const struct rq *);

/* The metric that the URL names; METRIC__MAX: there is none. */
enum metric_key dashboard_asked(const struct rq *);
/* "58.3%", "17.4 weeks", "12"; a word when there is nothing to divide by. */
const char *dashboard_value(struct rq *, enum metric_key, double value, int64_t denominator);
const char *dashboard_sum_value(struct rq *, enum metric_key, const struct metric_sum *);
/* "7 of 12"; NULL for a count. */
const char *dashboard_parts(struct rq *, enum metric_key, int64_t numerator, int64_t denominator);
/* "March 2026" */
const char *dashboard_month(struct rq *, struct date);

/* The first day of the twelve months that end with the day's month. */
struct date dashboard_year_start(struct date today);

/* From which day to which a number is asked for. */
struct dashboard_period {
	struct date from, to;
};
/* As the URL says ("from", "to"), else the last twelve months; of what is due this month, that. */
struct dashboard_period dashboard_period(const struct rq *, enum metric_key);
/* "from=2026-01-01&to=2026-03-02", in the request's arena. */
const char *dashboard_period_query(const struct rq *, const struct dashboard_period *);
/* Of a published figure, which counts nothing after the day of its release.  False: it names none
 * that is known. */
struct figure;
bool dashboard_period_published(
    const struct figure *, struct date released, struct dashboard_period *ret);

/* Items with numbers in the order of their numbers, "Under 5" first; all others stay where they
 * are, behind them. */
void dashboard_order_items(struct chart_bar *, size_t n);
