/* Figures: published and official figures as they are found and said, for every public page. */
#include "areas/statistics/figures.h"
#include "areas/statistics/dashboard.h"
#include "areas/statistics/statistics.h"
#include "base/str.h"
#include "text/text.h"

#include <string.h>

enum { TENTHS = 10, FULL = 1000 };

/* Where the department's release has the same measure; of a share also what is counted, and the
 * whole or the rest. */
static const struct {
	enum metric_key metric;
	const char *file, *column, *item;
	const char *counted, *whole, *rest; /* NULL: a count; whole NULL: counted and rest */
} official[] = {
	{ METRIC_REQUESTS, "requests.csv", "requests_received_in_year",
	    "All requests for EHC needs assessments", NULL, NULL, NULL },
	{ METRIC_DECIDED_ON_TIME, "requests.csv", "request_outcome_six_weeks_pc",
	    "All requests for EHC needs assessments", "request_outcome_six_weeks", NULL,
	    "request_outcome_over_6_weeks" },
	{ METRIC_NOT_ISSUED, "assessments.csv", "assess_not_issued_pc", "All EHC needs assessments",
	    "assess_not_issued", "assess_in_year", NULL },
	{ METRIC_NOT_ISSUED_ON_TIME, "assessments.csv", "outcome_decision_within_time_pc",
	    "All EHC needs assessments", "outcome_decision_within_time", NULL,
	    "outcome_decision_over_time" },
	{ METRIC_PLAN_ON_TIME, "timeliness_20_week.csv", "pc_plans_issued_20_weeks_ex",
	    "All EHC plans issued", "plans_issued_20_weeks_ex", "plans_issued_den_ex", NULL },
	{ METRIC_PLAN_ON_TIME_ALL, "timeliness_20_week.csv", "pc_plans_issued_within_20_weeks",
	    "All EHC plans issued", "plans_issued_within_20_weeks", "plans_issued_den", NULL },
	{ METRIC_NEW_PLANS, "newplans.csv", "new_ehc_plans", "New EHC plans", NULL, NULL, NULL },
	{ METRIC_PLANS, "caseload.csv", "ehcplans", "All EHC plans", NULL, NULL, NULL },
	{ METRIC_MAINSTREAM, "caseload.csv", "mainstream_total_pc", "All EHC plans",
	    "mainstream_total", "ehcplans", NULL },
	{ METRIC_CEASED, "ceased_plans.csv", "total_ceased", "All ceased EHC plans", NULL, NULL,
	    NULL },
	{ METRIC_REVIEW_DECIDED, "annual_reviews.csv", "pc_decsion_4weeks", "All annual reviews",
	    "number_decsion_4weeks", NULL, "number_decision_gt_4weeks" },
};

bool
figures_official_parts(enum metric_key m, struct official_key *ret_counted,
    struct official_key *ret_other, bool *ret_whole)
{
	for (size_t i = 0; i < sizeof official / sizeof official[0]; i++) {
		if (official[i].metric != m || official[i].counted == NULL)
			continue;
		*ret_whole = official[i].whole != NULL;
		*ret_counted = *ret_other = (struct official_key){ .file = official[i].file,
			.topic = official[i].item,
			.item = official[i].item };
		ret_counted->column = official[i].counted;
		ret_other->column = *ret_whole ? official[i].whole : official[i].rest;
		return true;
	}
	return false;
}

bool
figures_official(enum metric_key m, const char *place, struct official_key *ret)
{
	for (size_t i = 0; i < sizeof official / sizeof official[0]; i++)
		if (official[i].metric == m) {
			*ret = (struct official_key){ official[i].file, official[i].column, place,
				official[i].item, official[i].item };
			return true;
		}
	return false;
}

const char *
figures_official_text(struct rq *rq, enum metric_key m, const struct official_figure *f)
{
	if (f->status != FIGURE_OK)
		return text_tr(rq->language, N_("Not available"));
	return dashboard_value(rq, m, f->value, 1);
}

bool
figures_is_total(const struct figure *f)
{
	return str_eq(f->topic, FIGURE_TOTAL);
}

const char *
figures_published_text(struct rq *rq, enum metric_key m, const struct figure *f)
{
	static const char *const words[FIGURE__MAX] = {
		[FIGURE_LOW] = N_("Rounds to nought"),
		[FIGURE_C] = N_("Hidden"),
		[FIGURE_Z] = N_("None"),
		[FIGURE_X] = N_("Not available"),
	};

	if (f->status == FIGURE_OK && metrics[m].parts && figures_is_total(f))
		return text_number(rq->arena, rq->language, f->numerator);
	return f->status == FIGURE_OK ? dashboard_value(rq, m, f->value, 1)
				      : text_tr(rq->language, words[f->status]);
}

size_t
figures_periods(const struct figures *all, const char *ret[FIGURES_PERIODS])
{
	const char *names[FIGURES_PERIODS] = { "", "" };
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++) {
		const char *p = all->a[i].period;

		if (strcmp(p, names[1]) > 0) {
			names[0] = names[1];
			names[1] = p;
		} else if (strcmp(p, names[1]) < 0 && strcmp(p, names[0]) > 0)
			names[0] = p;
	}
	for (int i = 0; i < FIGURES_PERIODS; i++)
		if (*names[i] != '\0')
			ret[n++] = names[i];
	return n;
}

const struct figure *
figures_total(const struct figures *all, const char *metric, const char *period)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->a[i].metric, metric) && str_eq(all->a[i].period, period) &&
		    figures_is_total(&all->a[i]))
			return &all->a[i];
	return NULL;
}

struct chart_line
figures_official_line(
    struct rq *rq, enum metric_key m, const char *caption, struct official_points all)
{
	struct chart_point *points = anew_n(rq->arena, struct chart_point, all.n + 1);
	bool share = metrics[m].unit == METRIC_SHARE;
	int64_t highest = 0;

	for (size_t i = 0; i < all.n; i++) {
		const struct official_figure *f = &all.a[i].figure;

		points[i] = (struct chart_point){ .label = all.a[i].period,
			.text = figures_official_text(rq, m, f),
			.value = f->status == FIGURE_OK ? (int64_t)(f->value * TENTHS) : -1 };
		highest = points[i].value > highest ? points[i].value : highest;
	}
	return (struct chart_line){ .caption = caption,
		.label = text_tr(rq->language, N_("Year")),
		.amount = text_tr(rq->language, N_("Figure")),
		.full = share ? FULL : highest,
		.top = share ? "100%" : text_number(rq->arena, rq->language, highest / TENTHS),
		.bottom = "0",
		.points = { points, all.n } };
}
