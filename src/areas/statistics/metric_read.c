/* Metric read: figures of a period out of the tallies. */
#include "areas/official/official.h"
#include "areas/statistics/metrics.h"
#include "areas/statistics/metrics.sql.h"
#include "base/str.h"
#include "db/db.h"

static const struct date always = { 1 };

struct metric_areas
metrics_areas(struct tx *tx)
{
	struct metric_authorities_rows rows = metric_authorities(tx);
	VEC(struct metric_area) areas = { 0 };

	for (size_t i = 0; i < rows.n; i++)
		if (areas.n == 0 || areas.a[areas.n - 1].la != rows.a[i].la)
			vec_push(tx_arena(tx), &areas,
			    (struct metric_area){ rows.a[i].la, rows.a[i].name });
	return (struct metric_areas){ areas.a, areas.n };
}

struct instant
metrics_counted(struct tx *tx, int64_t la)
{
	const struct metric_mark_row *mark = metric_mark(tx, la);

	return mark == NULL ? (struct instant){ 0 } : mark->counted_to;
}

/* ---- sums ---- */

static bool
is_total(const char *topic)
{
	return str_eq(topic, FIGURE_TOTAL);
}

/* A part's denominator is that of the whole. */
static void
complete_parts(struct metric_sum *a, size_t n)
{
	for (size_t i = 1; i < n; i++)
		a[i].denominator = a[0].denominator;
}

struct metric_sums
metric_read(struct tx *tx, int64_t la, enum metric_key m, struct date from, struct date to)
{
	struct metric_sums_rows rows =
	    metric_sums(tx, la, metrics[m].id, metrics[m].stock ? always : from, to);
	struct metric_sum *a = anew_n(tx_arena(tx), struct metric_sum, rows.n + 1);
	size_t n = 1;

	a[0] = (struct metric_sum){ .topic = FIGURE_TOTAL, .item = FIGURE_TOTAL };
	for (size_t i = 0; i < rows.n; i++) {
		const struct metric_sums_row *r = &rows.a[i];
		struct metric_sum sum = { r->topic, r->item, r->numerator, r->denominator };

		if (is_total(r->topic))
			a[0] = sum;
		else if (sum.numerator != 0 || sum.denominator != 0)
			a[n++] = sum;
	}
	if (metrics[m].parts)
		complete_parts(a, n);
	return (struct metric_sums){ a, n };
}

struct metric_sum
metric_total(struct tx *tx, int64_t la, enum metric_key m, struct date from, struct date to)
{
	struct metric_days_rows rows =
	    metric_days(tx, la, metrics[m].id, metrics[m].stock ? always : from, to);
	struct metric_sum sum = { .topic = FIGURE_TOTAL, .item = FIGURE_TOTAL };

	for (size_t i = 0; i < rows.n; i++) {
		sum.numerator += rows.a[i].numerator;
		sum.denominator += rows.a[i].denominator;
	}
	return sum;
}

struct metric_parts
metric_by_officer(struct tx *tx, int64_t la, enum metric_key m, const char *topic, const char *item,
    struct date from, struct date to)
{
	struct metric_officers_rows rows = metric_officers(
	    tx, la, metrics[m].id, topic, item, metrics[m].stock ? always : from, to);
	struct metric_part *a = anew_n(tx_arena(tx), struct metric_part, rows.n + 1);

	for (size_t i = 0; i < rows.n; i++)
		a[i] = (struct metric_part){ rows.a[i].officer, rows.a[i].numerator,
			rows.a[i].denominator };
	return (struct metric_parts){ a, rows.n };
}

static struct date
month_start(struct date d)
{
	return date_add_days(d, 1 - date_ymd(d).day);
}

/* A stock stands at the month's end at what all days before gave; a flow begins anew. */
struct metric_months
metric_monthly(struct tx *tx, int64_t la, enum metric_key m, struct date last, int months)
{
	struct date first = date_add_months(month_start(last), 1 - months);
	struct metric_days_rows rows =
	    metric_days(tx, la, metrics[m].id, metrics[m].stock ? always : first, last);
	struct metric_month *a = anew_n(tx_arena(tx), struct metric_month, (size_t)months);
	struct metric_sum sum = { .topic = FIGURE_TOTAL, .item = FIGURE_TOTAL };
	size_t at = 0;

	for (int i = 0; i < months; i++) {
		struct date start = date_add_months(first, i), next = date_add_months(first, i + 1);

		if (!metrics[m].stock)
			sum.numerator = sum.denominator = 0;
		for (; at < rows.n && date_compare(rows.a[at].day, next) < 0; at++) {
			sum.numerator += rows.a[at].numerator;
			sum.denominator += rows.a[at].denominator;
		}
		a[i] = (struct metric_month){ start, sum };
	}
	return (struct metric_months){ a, (size_t)months };
}

/* ---- as figures ---- */

enum { JANUARY = 1, APRIL = 4, SEPTEMBER = 9, YEAR = 12, CENTURY = 100 };

struct named_period {
	const char *identifier, *name;
};

static struct named_period
period_of(struct arena *a, struct date from, struct date to)
{
	struct ymd y = date_ymd(from);
	bool year =
	    y.day == 1 && date_compare(date_add_days(date_add_months(from, YEAR), -1), to) == 0;
	const char *two = arena_printf(a, "%04d%02d", y.year, (y.year + 1) % CENTURY);

	if (year && y.month == JANUARY)
		return (struct named_period){ "Calendar year", arena_printf(a, "%04d", y.year) };
	if (year && y.month == APRIL)
		return (struct named_period){ "Financial year", two };
	if (year && y.month == SEPTEMBER)
		return (struct named_period){ "Academic year", two };
	return (struct named_period){ METRIC_PERIOD,
		arena_printf(a, "%s/%s", date_iso(a, from), date_iso(a, to)) };
}

/* An authority that is in no official list goes by its number and the name it has here. */
static void
set_place(struct tx *tx, struct lists *lists, int64_t la, struct figure *f)
{
	struct arena *a = tx_arena(tx);
	const char *number = arena_printf(a, "%03lld", (long long)la);
	const char *entry = list_authority(lists, number);
	struct metric_areas areas = metrics_areas(tx);

	f->level = "Local authority";
	f->place = entry != NULL ? list_part(lists, entry, 1) : number;
	f->place_name = entry != NULL ? list_part(lists, entry, 2) : number;
	for (size_t i = 0; i < areas.n; i++)
		if (areas.a[i].la == la && entry == NULL)
			f->place_name = areas.a[i].name;
}

static struct figure
figure_for(const struct figure *like, enum metric_key m, const struct metric_sum *s)
{
	struct figure f = *like;

	f.metric = metrics[m].id;
	f.title = metrics[m].title;
	f.base = metrics[m].base;
	f.topic = s->topic;
	f.item = s->item;
	f.numerator = s->numerator;
	f.denominator = metrics[m].of != NULL ? s->denominator : FIGURE_NONE;
	f.value = metric_value(&metrics[m], s->numerator, s->denominator);
	if (metrics[m].of == NULL || s->denominator > 0)
		return f;
	f.status = FIGURE_Z;
	f.numerator = f.denominator = FIGURE_NONE;
	return f;
}

struct figures
metrics_figures(struct tx *tx, struct lists *lists, int64_t la, struct date from, struct date to,
    bool only_open)
{
	struct arena *a = tx_arena(tx);
	struct named_period period = period_of(a, from, to);
	struct figure like = { .identifier = period.identifier, .period = period.name };
	struct date today = tx_now(tx).today, last = date_compare(to, today) < 0 ? to : today;
	VEC(struct figure) out = { 0 };

	set_place(tx, lists, la, &like);
	for (int m = 0; m < METRIC__MAX; m++) {
		struct metric_sums sums = { 0 };

		if (only_open && !metrics[m].open)
			continue;
		sums = metric_read(tx, la, (enum metric_key)m, from, last);
		for (size_t i = 0; i < sums.n; i++)
			vec_push(a, &out, figure_for(&like, (enum metric_key)m, &sums.a[i]));
	}
	return (struct figures){ out.a, out.n };
}
