/* Dashboard words: figures as people read them. */
#include "app/rq.h"
#include "areas/statistics/dashboard.h"
#include "areas/statistics/figure.h"
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

/* ---- periods ---- */

/* What is due this month lies ahead: the measure's cases are those due until its end. */
struct dashboard_period
dashboard_period(const struct rq *rq, enum metric_key m)
{
	struct date today = rq->now.today;
	struct date month = date_add_days(today, 1 - date_ymd(today).day);
	struct dashboard_period p = { dashboard_year_start(today), today };
	const char *from = http_query(rq->http, "from"), *to = http_query(rq->http, "to");

	if (m == METRIC_PLANS_DUE) {
		p.from = today;
		p.to = date_add_days(date_add_months(month, 1), -1);
	}
	if (from != NULL)
		date_parse(from, &p.from);
	if (to != NULL)
		date_parse(to, &p.to);
	return p;
}

const char *
dashboard_period_query(const struct rq *rq, const struct dashboard_period *p)
{
	return arena_printf(
	    rq->arena, "from=%s&to=%s", date_iso(rq->arena, p->from), date_iso(rq->arena, p->to));
}

/* "2025", "202526" from September or April, "2026-01-01/2026-03-02". */
bool
dashboard_period_published(
    const struct figure *f, struct date released, struct dashboard_period *ret)
{
	enum { APRIL = 4, SEPTEMBER = 9, HUNDRED = 100 };
	struct dashboard_period p;
	const char *slash = strchr(f->period, '/');
	char from[11];
	int64_t n;

	if (slash != NULL && strlen(f->period) == 21) {
		memcpy(from, f->period, 10);
		from[10] = '\0';
		if (!date_parse(from, &p.from) || !date_parse(slash + 1, &p.to))
			return false;
	} else if (str_to_int(f->period, &n) && strlen(f->period) == 4) {
		if (!date_from_ymd((int)n, 1, 1, &p.from))
			return false;
		p.to = date_add_days(date_add_months(p.from, YEAR_MONTHS), -1);
	} else if (str_to_int(f->period, &n) && strlen(f->period) == 6) {
		if (!date_from_ymd((int)(n / HUNDRED),
			str_eq(f->identifier, "Financial year") ? APRIL : SEPTEMBER, 1, &p.from))
			return false;
		p.to = date_add_days(date_add_months(p.from, YEAR_MONTHS), -1);
	} else {
		return false;
	}
	if (date_compare(p.to, released) > 0)
		p.to = released;
	*ret = p;
	return true;
}

/* ---- breakdowns ---- */

/* "5 to 10" 5, "Under 5" less than that; without a number behind all. */
static int
number_in(const char *label)
{
	enum { LAST = 1 << 30, MOST = 1000 };
	const char *digit = label + strcspn(label, "0123456789");
	int n = 0;

	if (*digit == '\0')
		return LAST;
	for (const char *p = digit; *p >= '0' && *p <= '9' && n < MOST; p++)
		n = n * 10 + (*p - '0');
	return digit == label ? n : n - 1;
}

void
dashboard_order_items(struct chart_bar *bars, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		struct chart_bar moved = bars[i];
		size_t k = i;

		for (; k > 0 && number_in(bars[k - 1].label) > number_in(moved.label); k--)
			bars[k] = bars[k - 1];
		bars[k] = moved;
	}
}
