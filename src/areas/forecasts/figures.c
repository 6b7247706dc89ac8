/* Figures: stored results as fans with their tables, and as rows against places and budget. */
#include "areas/finance/finance.h"
#include "areas/forecasts/pages.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

#include <stdlib.h>

/* What the department's codes of need stand for (SEN2 guide, item 5.8a). */
static const struct {
	const char *code, *name;
} needs[] = {
	{ "ASD", N_("Autism") },
	{ "DS", N_("Down syndrome") },
	{ "HI", N_("Hearing impairment") },
	{ "MLD", N_("Moderate learning difficulty") },
	{ "MSI", N_("Multi-sensory impairment") },
	{ "OTH", N_("Other difficulty or disability") },
	{ "PD", N_("Physical disability") },
	{ "PMLD", N_("Profound and multiple learning difficulty") },
	{ "SEMH", N_("Social, emotional and mental health") },
	{ "SLCN", N_("Speech, language and communication") },
	{ "SLD", N_("Severe learning difficulty") },
	{ "SPLD", N_("Specific learning difficulty") },
	{ "VI", N_("Vision impairment") },
};

int64_t
forecast_authority(const struct rq *rq)
{
	return viewer_authority(rq->viewer, FORECAST_READ);
}

struct forecast_figures
forecast_figures(struct rq *rq, int64_t la, int64_t scenario, int now_year, int end_year)
{
	return (struct forecast_figures){ rq, forecast_results_of(rq->tx, la, scenario),
		forecast_names_of(rq->tx, la), forecast_places_of(rq->tx, la), now_year, end_year };
}

/* A code of a scenario's new setting is its name with lines for spaces. */
const char *
forecast_name(const struct forecast_figures *f, const char *code)
{
	char *words;

	for (size_t i = 0; i < f->names.n; i++)
		if (str_eq(f->names.a[i].code, code))
			return f->names.a[i].name;
	for (size_t i = 0; i < sizeof needs / sizeof needs[0]; i++)
		if (str_eq(needs[i].code, code))
			return text_tr(f->rq->language, needs[i].name);
	words = arena_strdup(f->rq->arena, code);
	for (char *p = words; *p != '\0'; p++)
		if (*p == '_')
			*p = ' ';
	return words;
}

struct forecast_series
forecast_series(const struct forecast_figures *f, const char *topic, const char *item)
{
	struct forecast_series s = { 0 };

	for (size_t i = 0; i < f->results.n; i++) {
		const struct forecast_results_of_row *r = &f->results.a[i];

		if (!str_eq(r->topic, topic) || !str_eq(r->item, item))
			continue;
		if (s.n == 0)
			s.a = r;
		s.n++;
	}
	return s;
}

const struct forecast_results_of_row *
forecast_in(const struct forecast_series *s, int year)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->a[i].year == year)
			return &s->a[i];
	return NULL;
}

const char *
forecast_number(struct rq *rq, int64_t n)
{
	return text_number(rq->arena, rq->language, n);
}

const char *
forecast_range(struct rq *rq, int64_t low, int64_t high)
{
	if (low == high)
		return forecast_number(rq, low);
	return arena_printf(rq->arena, text_tr(rq->language, N_("%s to %s")),
	    forecast_number(rq, low), forecast_number(rq, high));
}

/* ---- fans ---- */

static const char *
year_text(const struct forecast_figures *f, int64_t year)
{
	return arena_printf(f->rq->arena, "%lld", (long long)year);
}

static struct chart_fan
fan_new(const struct forecast_figures *f, const char *caption)
{
	const struct language *l = f->rq->language;

	return (struct chart_fan){ .caption = caption,
		.label = text_tr(l, N_("Year")),
		.middle = text_tr(l, N_("Middle")),
		.half = text_tr(l, N_("Half of all runs")),
		.most = text_tr(l, N_("19 of 20 runs")) };
}

static int64_t
places_of(const struct forecast_figures *f, const char *setting)
{
	for (size_t i = 0; i < f->places.n; i++)
		if (str_eq(f->places.a[i].setting, setting) && f->places.a[i].places > 0)
			return f->places.a[i].places;
	return -1;
}

static void
add_count_points(const struct forecast_figures *f, const struct forecast_series *s, int64_t places,
    struct chart_fan *fan)
{
	struct chart_fan_point *points = anew_n(f->rq->arena, struct chart_fan_point, s->n + 1);

	for (size_t i = 0; i < s->n; i++) {
		const struct forecast_results_of_row *r = &s->a[i];

		points[i] = (struct chart_fan_point){ .label = year_text(f, r->year),
			.low = r->low,
			.q1 = r->q1,
			.middle = r->middle,
			.q3 = r->q3,
			.high = r->high,
			.limit = places,
			.middle_text = forecast_number(f->rq, r->middle),
			.half_text = forecast_range(f->rq, r->q1, r->q3),
			.most_text = forecast_range(f->rq, r->low, r->high),
			.limit_text = places < 0 ? "–" : forecast_number(f->rq, places) };
	}
	fan->points.a = points;
	fan->points.n = s->n;
}

struct chart_fan
forecast_count_fan(const struct forecast_figures *f, const char *topic, const char *item)
{
	struct forecast_series s = forecast_series(f, topic, item);
	struct chart_fan fan =
	    fan_new(f, str_eq(topic, "all") ? text_tr(f->rq->language, N_("Children with a plan"))
					    : forecast_name(f, item));
	int64_t places = str_eq(topic, "setting") ? places_of(f, item) : -1;

	if (places > 0)
		fan.limit = text_tr(f->rq->language, N_("Places known"));
	add_count_points(f, &s, places, &fan);
	chart_fan_scale(&fan);
	fan.top_text = forecast_number(f->rq, fan.top);
	fan.bottom_text = forecast_number(f->rq, fan.bottom);
	return fan;
}

void
forecast_topic_fans(
    const struct forecast_figures *f, const char *topic, struct view_forecast_topic *v)
{
	VEC(struct chart_fan) fans = { 0 };
	const char *item = NULL;

	for (size_t i = 0; i < f->results.n; i++) {
		const struct forecast_results_of_row *r = &f->results.a[i];

		if (!str_eq(r->topic, topic) || str_eq(r->item, item))
			continue;
		item = r->item;
		vec_push(f->rq->arena, &fans, forecast_count_fan(f, topic, item));
	}
	v->fans.a = fans.a;
	v->fans.n = fans.n;
}

/* ---- cost ---- */

enum { PENCE_A_TENTH_MILLION = 10000000, TENTHS = 10 };

const char *
forecast_millions(struct rq *rq, int64_t pence)
{
	int64_t tenths = (pence + PENCE_A_TENTH_MILLION / 2) / PENCE_A_TENTH_MILLION;

	return arena_printf(
	    rq->arena, "£%lld.%lldm", (long long)(tenths / TENTHS), (long long)(tenths % TENTHS));
}

static const char *
million_range(struct rq *rq, int64_t low, int64_t high)
{
	if (low == high)
		return forecast_millions(rq, low);
	return arena_printf(rq->arena, text_tr(rq->language, N_("%s to %s")),
	    forecast_millions(rq, low), forecast_millions(rq, high));
}

/* The budget of the financial year that begins in that year; beyond the last known one, that. */
static const struct finance_budget *
budget_in(const struct finance_budgets *b, int64_t year)
{
	const struct finance_budget *found = NULL;

	for (size_t i = 0; i < b->n; i++)
		if (b->a[i].year <= year)
			found = &b->a[i];
	return found;
}

static const char *
budget_text(const struct forecast_figures *f, const struct finance_budget *b, int64_t year)
{
	if (b == NULL)
		return "–";
	if (b->year == year)
		return forecast_millions(f->rq, b->amount.pence);
	return arena_printf(f->rq->arena, text_tr(f->rq->language, N_("not known; %s in %d")),
	    forecast_millions(f->rq, b->amount.pence), b->year);
}

static void
add_cost_points(const struct forecast_figures *f, const struct forecast_series *s,
    const struct finance_budgets *budgets, struct chart_fan *fan)
{
	struct chart_fan_point *points = anew_n(f->rq->arena, struct chart_fan_point, s->n + 1);

	for (size_t i = 0; i < s->n; i++) {
		const struct forecast_results_of_row *r = &s->a[i];
		const struct finance_budget *b = budget_in(budgets, r->year);

		points[i] = (struct chart_fan_point){ .label = year_text(f, r->year),
			.low = r->low,
			.q1 = r->q1,
			.middle = r->middle,
			.q3 = r->q3,
			.high = r->high,
			.limit = b == NULL ? -1 : b->amount.pence,
			.middle_text = forecast_millions(f->rq, r->middle),
			.half_text = million_range(f->rq, r->q1, r->q3),
			.most_text = million_range(f->rq, r->low, r->high),
			.limit_text = budget_text(f, b, r->year) };
	}
	fan->points.a = points;
	fan->points.n = s->n;
}

void
forecast_add_cost(const struct forecast_figures *f, int64_t la, struct view_forecast *v)
{
	struct rq *rq = f->rq;
	struct forecast_series s = forecast_series(f, "cost", "");
	struct finance_budgets budgets = finance_budgets(rq->tx, la, FINANCE_HIGH_NEEDS);

	v->cost = fan_new(f, text_tr(rq->language, N_("Cost of places a year")));
	if (budgets.n > 0) {
		v->cost.limit = text_tr(rq->language, N_("High needs block"));
		v->budget_note = arena_printf(rq->arena,
		    text_tr(rq->language,
			N_("Budget: the high needs block of the dedicated schools grant before "
			   "deductions, for the financial year that begins in the year shown; "
			   "known up to %d. The block also pays for much that is no place in a "
			   "plan, so a cost below it is no surplus.")),
		    budgets.a[budgets.n - 1].year);
	}
	add_cost_points(f, &s, &budgets, &v->cost);
	chart_fan_scale(&v->cost);
	v->cost.top_text = forecast_millions(rq, v->cost.top);
	v->cost.bottom_text = forecast_millions(rq, v->cost.bottom);
}

/* ---- rows ---- */

/* The first year in which the middle is over the places. */
static const char *
full_from(const struct forecast_figures *f, const struct forecast_series *s, int64_t places)
{
	for (size_t i = 0; i < s->n; i++)
		if (s->a[i].year >= f->now_year && s->a[i].middle > places)
			return year_text(f, s->a[i].year);
	return text_tr(f->rq->language, N_("Not in these years"));
}

static struct view_forecast_setting
setting_row(const struct forecast_figures *f, const char *setting)
{
	struct forecast_series s = forecast_series(f, "setting", setting);
	const struct forecast_results_of_row *now = forecast_in(&s, f->now_year);
	const struct forecast_results_of_row *end = forecast_in(&s, f->end_year);
	struct view_forecast_setting v = { .name = forecast_name(f, setting) };
	int64_t places = places_of(f, setting);

	if (now == NULL || end == NULL)
		return v;
	v.now = forecast_number(f->rq, now->middle);
	v.end = forecast_number(f->rq, end->middle);
	v.range = forecast_range(f->rq, end->low, end->high);
	if (places < 0)
		return v;
	v.places = forecast_number(f->rq, places);
	v.full = full_from(f, &s, places);
	if (end->middle > places)
		v.missing = forecast_number(f->rq, end->middle - places);
	return v;
}

/* Results lie by topic and item: the first of the next item of that topic, from i on; n: none. */
static size_t
next_item(const struct forecast_figures *f, const char *topic, size_t i)
{
	const struct forecast_results_of_row *a = f->results.a;

	while (i < f->results.n &&
	       (!str_eq(a[i].topic, topic) ||
		   (i > 0 && str_eq(a[i - 1].topic, topic) && str_eq(a[i - 1].item, a[i].item))))
		i++;
	return i;
}

void
forecast_add_settings(const struct forecast_figures *f, struct view_forecast *v)
{
	VEC(struct view_forecast_setting) rows = { 0 };

	for (size_t i = next_item(f, "setting", 0); i < f->results.n;
	     i = next_item(f, "setting", i + 1))
		vec_push(f->rq->arena, &rows, setting_row(f, f->results.a[i].item));
	v->settings.a = rows.a;
	v->settings.n = rows.n;
}

static struct view_forecast_need
need_row(const struct forecast_figures *f, const char *topic, const char *item)
{
	struct forecast_series s = forecast_series(f, topic, item);
	const struct forecast_results_of_row *now = forecast_in(&s, f->now_year);
	const struct forecast_results_of_row *end = forecast_in(&s, f->end_year);
	struct view_forecast_need v = { .name = forecast_name(f, item) };

	if (now == NULL || end == NULL)
		return v;
	v.now = forecast_number(f->rq, now->middle);
	v.end = forecast_number(f->rq, end->middle);
	v.range = forecast_range(f->rq, end->low, end->high);
	return v;
}

/* Ages in their order, which is not that of their names. */
static void
add_ages(const struct forecast_figures *f, struct view_forecast *v)
{
	static const struct {
		const char *item, *label;
	} ages[] = {
		{ "NCY < 1", N_("Up to reception") },
		{ "NCY 1-6", N_("Years 1 to 6") },
		{ "NCY 7-11", N_("Years 7 to 11") },
		{ "NCY 12-13", N_("Years 12 and 13") },
		{ "NCY 14+", N_("Year 14 and later") },
	};
	enum { AGES = sizeof ages / sizeof ages[0] };
	struct view_forecast_need *rows = anew_n(f->rq->arena, struct view_forecast_need, AGES);

	for (int i = 0; i < AGES; i++) {
		rows[i] = need_row(f, "age", ages[i].item);
		rows[i].name = text_tr(f->rq->language, ages[i].label);
	}
	v->ages.a = rows;
	v->ages.n = AGES;
}

void
forecast_add_needs(const struct forecast_figures *f, struct view_forecast *v)
{
	VEC(struct view_forecast_need) rows = { 0 };

	for (size_t i = next_item(f, "need", 0); i < f->results.n; i = next_item(f, "need", i + 1))
		vec_push(f->rq->arena, &rows, need_row(f, "need", f->results.a[i].item));
	v->needs.a = rows.a;
	v->needs.n = rows.n;
	add_ages(f, v);
}
