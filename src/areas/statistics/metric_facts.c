/* Metric facts: breakdowns, and the plans in force day by day. */
#include "areas/statistics/metric_facts.h"
#include "base/str.h"
#include "policy/policy.h"

#include <stdlib.h>
#include <string.h>

enum { SEPTEMBER = 9, AUGUST = 8, LAST_OF_AUGUST = 31, MONTHS = 12, OLDEST = 25, YEAR_DAYS = 365 };

/* ---- breakdowns ---- */

static const struct {
	int from;
	const char *title;
} bands[] = { { 20, "20 to 25" }, { 16, "16 to 19" }, { 11, "11 to 15" }, { 5, "5 to 10" },
	{ 0, "Under 5" } };

static const char *
age_band(struct date born, struct date on)
{
	int age;

	if (!date_is_set(born) || date_compare(born, on) > 0)
		return NOT_KNOWN;
	age = date_age(born, on);
	for (size_t i = 0; i < sizeof bands / sizeof bands[0]; i++)
		if (age >= bands[i].from)
			return bands[i].title;
	return NOT_KNOWN;
}

/* 31 August before the school year in which the day lies: how the return counts ages. */
static struct date
school_year_start(struct date on)
{
	struct ymd d = date_ymd(on);
	struct date start = { 0 };

	date_from_ymd(d.month >= SEPTEMBER ? d.year : d.year - 1, AUGUST, LAST_OF_AUGUST, &start);
	return start;
}

static const char *
source_title(const char *source)
{
	static const char *const titles[][2] = { { "parent", "Parent or carer" },
		{ "young_person", "Young person" }, { "school", "School or college" },
		{ "health", "Health" }, { "care", "Social care" }, { "other", "Others" } };

	for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++)
		if (str_eq(titles[i][0], source))
			return titles[i][1];
	return NOT_KNOWN;
}

/* The Code of Practice, 6.28 to 6.35. */
static const char *
need_title(const struct metric_plan *p)
{
	static const char *const titles[] = { NOT_KNOWN, "Communication and interaction",
		"Cognition and learning", "Social, emotional and mental health",
		"Sensory and/or physical" };
	enum { TITLES = sizeof titles / sizeof titles[0] };

	return p != NULL && p->area > 0 && p->area < TITLES ? titles[p->area] : NOT_KNOWN;
}

void
fact_add_item(struct metric_work *w, enum metric_key m, const char *topic, const char *item,
    struct date day, int64_t numerator, int64_t denominator)
{
	if (item != NULL)
		vec_push(w->arena, &w->facts,
		    (struct metric_fact){ m, topic, item, day, numerator, denominator });
}

/* The plan that was issued last on or before the day. */
static const struct metric_plan *
plan_on(const struct metric_work *w, struct date day)
{
	const struct metric_plan *p = NULL;

	for (size_t i = 0; i < w->c->n_plans; i++)
		if (date_compare(w->c->plans[i].issued_on, day) <= 0)
			p = &w->c->plans[i];
	return p;
}

static void
add_under(struct metric_work *w, enum metric_key m, struct date day, const char *band,
    const struct metric_plan *p, int64_t numerator, int64_t denominator)
{
	unsigned by = metrics[m].by;

	fact_add_item(w, m, FIGURE_TOTAL, FIGURE_TOTAL, day, numerator, denominator);
	if (by & BY_AGE)
		fact_add_item(w, m, "Age", band, day, numerator, denominator);
	if (by & BY_SOURCE)
		fact_add_item(
		    w, m, "Who asked", source_title(w->c->source), day, numerator, denominator);
	if (by & BY_NEED)
		fact_add_item(w, m, "Area of need", need_title(p), day, numerator, denominator);
	if (by & BY_SETTING)
		fact_add_item(w, m, "Type of setting",
		    p != NULL && !str_blank(p->setting) ? p->setting : NOT_KNOWN, day, numerator,
		    denominator);
}

void
fact_add(struct metric_work *w, enum metric_key m, struct date day, int64_t numerator,
    int64_t denominator)
{
	add_under(w, m, day, age_band(w->c->born, day), plan_on(w, day), numerator, denominator);
}

/* ---- plans in force ---- */

/* How a plan in force is counted from one day on. */
struct standing {
	const char *band;
	const struct metric_plan *plan;
};

static struct standing
standing_on(const struct metric_work *w, struct date day)
{
	return (struct standing){ age_band(w->c->born, school_year_start(day)), plan_on(w, day) };
}

static void
add_standing(struct metric_work *w, struct date day, const struct standing *s, int64_t n)
{
	const char *setting = s->plan != NULL ? s->plan->setting : NULL;

	add_under(w, METRIC_PLANS, day, s->band, s->plan, n, 0);
	if (!str_blank(setting))
		add_under(w, METRIC_MAINSTREAM, day, s->band, s->plan,
		    str_starts(setting, "mainstream") ? n : 0, n);
}

/* What was counted so far under one standing is counted under another from the day on. */
static void
change(struct metric_work *w, struct date day, struct standing *s)
{
	struct standing now = standing_on(w, day);

	if (str_eq(now.band, s->band) && now.plan == s->plan)
		return;
	add_standing(w, day, s, -1);
	add_standing(w, day, &now, 1);
	*s = now;
}

/* The days on which it may change: amendments, and 1 September after a birthday. */
struct days {
	struct date *a;
	size_t n, cap;
};

static void
add_day(
    struct metric_work *w, struct days *days, struct date day, struct date from, struct date until)
{
	size_t at = days->n;

	if (date_compare(day, from) <= 0 || (date_is_set(until) && date_compare(day, until) >= 0))
		return;
	vec_push(w->arena, days, day);
	for (; at > 0 && date_compare(days->a[at - 1], day) > 0; at--)
		days->a[at] = days->a[at - 1];
	days->a[at] = day;
}

static void
in_force(struct metric_work *w, struct date from, struct date until)
{
	struct standing s = standing_on(w, from);
	struct days days = { 0 };
	struct date september = date_add_days(school_year_start(from), 1);

	for (size_t i = 0; i < w->c->n_plans; i++)
		add_day(w, &days, w->c->plans[i].issued_on, from, until);
	for (int year = 0; date_is_set(w->c->born) && year <= OLDEST; year++)
		add_day(w, &days, date_add_months(september, year * MONTHS), from, until);
	add_standing(w, from, &s, 1);
	for (size_t i = 0; i < days.n; i++)
		change(w, days.a[i], &s);
	if (date_is_set(until))
		add_standing(w, until, &s, -1);
}

static void
moved(struct metric_work *w, const char *way, struct date on)
{
	fact_add(w, METRIC_MOVED, on, 1, 0);
	fact_add_item(w, METRIC_MOVED, "Way", way, on, 1, 0);
}

/* A plan where none is in force.  ever: there was one before. */
static void
plan_begins(struct metric_work *w, const struct case_event *e, bool ever)
{
	if (e->type == EVENT_TRANSFERRED_IN) {
		moved(w, "In", e->on);
		return;
	}
	fact_add(w, METRIC_NEW_PLANS, e->on, 1, 0);
	if (!ever && date_is_set(w->c->born))
		fact_add(w, METRIC_FIRST_AGE, e->on,
		    (int64_t)date_days_between(w->c->born, e->on) * MONTHS / YEAR_DAYS, 1);
}

void
fact_plans(struct metric_work *w)
{
	struct date from = { 0 };
	bool ever = false;

	for (size_t i = 0; i < w->c->n_events; i++) {
		const struct case_event *e = &w->c->events[i];
		bool begins = e->type == EVENT_FINAL_ISSUED || e->type == EVENT_TRANSFERRED_IN;
		bool ends = e->type == EVENT_CEASED || e->type == EVENT_TRANSFERRED_OUT;

		if (clock_left_out(w->c->clock, e))
			continue;
		if (begins && !date_is_set(from)) {
			plan_begins(w, e, ever);
			from = e->on;
			ever = true;
		}
		if (!ends || !date_is_set(from))
			continue;
		if (e->type == EVENT_CEASED)
			fact_add(w, METRIC_CEASED, e->on, 1, 0);
		else
			moved(w, "Out", e->on);
		in_force(w, from, e->on);
		from = (struct date){ 0 };
	}
	if (date_is_set(from))
		in_force(w, from, (struct date){ 0 });
}

/* ---- order ---- */

int
metric_fact_compare(const struct metric_fact *x, const struct metric_fact *y)
{
	int c = (x->metric > y->metric) - (x->metric < y->metric);

	if (c == 0)
		c = strcmp(x->topic, y->topic);
	if (c == 0)
		c = strcmp(x->item, y->item);
	return c != 0 ? c : date_compare(x->day, y->day);
}

static int
compare(const void *x, const void *y)
{
	return metric_fact_compare(x, y);
}

void
metric_facts_settle(struct metric_facts *f)
{
	size_t n = 0;

	if (f->n > 1)
		qsort(f->a, f->n, sizeof *f->a, compare);
	for (size_t i = 0; i < f->n;) {
		struct metric_fact sum = f->a[i++];

		for (; i < f->n && metric_fact_compare(&sum, &f->a[i]) == 0; i++) {
			sum.numerator += f->a[i].numerator;
			sum.denominator += f->a[i].denominator;
		}
		if (sum.numerator != 0 || sum.denominator != 0)
			f->a[n++] = sum;
	}
	f->n = n;
}
