/* Dashboard words: figures as people read them. */
#include "app/rq.h"
#include "areas/statistics/dashboard.h"
#include "base/str.h"
#include "text/text.h"

#include <string.h>

enum { YEAR_MONTHS = 12 };

int64_t
dashboard_authority(const struct rq *rq)
{
	return viewer_authority(rq->viewer, FIGURES_READ);
}

enum metric_key
dashboard_asked(const struct rq *rq)
{
	return metric_find(rq_arg(rq, "metric"));
}

const char *
dashboard_value(struct rq *rq, enum metric_key m, double value, int64_t denominator)
{
	if (metrics[m].unit == METRIC_COUNT)
		return text_number(rq->arena, rq->language, (int64_t)value);
	if (denominator == 0)
		return text_tr(rq->language, N_("None"));
	if (metrics[m].unit == METRIC_SHARE)
		return arena_printf(rq->arena, "%.1f%%", value);
	return arena_printf(rq->arena,
	    metrics[m].unit == METRIC_WEEKS ? text_tr(rq->language, N_("%.1f weeks"))
					    : text_tr(rq->language, N_("%.1f years")),
	    value);
}

const char *
dashboard_sum_value(struct rq *rq, enum metric_key m, const struct metric_sum *s)
{
	/* The whole of parts is a number, not 100%. */
	if (metrics[m].parts && str_eq(s->topic, FIGURE_TOTAL))
		return text_number(rq->arena, rq->language, s->numerator);
	return dashboard_value(
	    rq, m, metric_value(&metrics[m], s->numerator, s->denominator), s->denominator);
}

const char *
dashboard_parts(struct rq *rq, enum metric_key m, int64_t numerator, int64_t denominator)
{
	if (metrics[m].unit != METRIC_SHARE || denominator < 0)
		return NULL;
	return arena_printf(rq->arena, text_tr(rq->language, N_("%s of %s")),
	    text_number(rq->arena, rq->language, numerator),
	    text_number(rq->arena, rq->language, denominator));
}

/* The date's words without the day. */
const char *
dashboard_month(struct rq *rq, struct date month)
{
	const char *text = text_date(rq->arena, rq->language, month);
	const char *space = strchr(text, ' ');

	return space == NULL ? text : space + 1;
}

struct date
dashboard_year_start(struct date today)
{
	struct date month = date_add_days(today, 1 - date_ymd(today).day);

	return date_add_months(month, 1 - YEAR_MONTHS);
}
