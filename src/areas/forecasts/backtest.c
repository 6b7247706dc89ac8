/* Backtest: the inputs as they were some years ago, projected, beside what came. */
#include "areas/forecasts/backtest.h"

enum { KEPT_BACK = 3 /* of so many years one */ };

/* Every age that has a setting; the year after the last transitions need not have been given. */
static bool
has_population(const struct inputs *in, int year)
{
	for (int ay = AY_FIRST; ay <= AY_LAST; ay++)
		if (inputs_any_setting(in, ay) && inputs_population(in, year, ay) == UNKNOWN)
			return false;
	return true;
}

/* What was known when the year ended. */
static struct inputs
inputs_until(struct arena *a, const struct inputs *in, int last_year)
{
	struct inputs then = *in;
	struct transition *kept = anew_n(a, struct transition, in->n_transitions + 1);

	then.n_transitions = 0;
	for (size_t i = 0; i < in->n_transitions; i++)
		if (in->transitions[i].year <= last_year)
			kept[then.n_transitions++] = in->transitions[i];
	then.transitions = kept;
	then.last_year = last_year;
	then.end_year = has_population(in, in->last_year + 1) ? in->last_year + 1 : in->last_year;
	return then;
}

/* ---- what came ---- */

struct came {
	int64_t all, *by_need, *by_setting;
};

static void
count(struct came *c, int need, int setting)
{
	if (setting == OUTSIDE)
		return;
	c->all++;
	c->by_need[need]++;
	c->by_setting[setting]++;
}

/* The year after the last transitions is their second half. */
static struct came
came_in(struct arena *a, const struct inputs *in, int year)
{
	struct came c = { 0, anew_n(a, int64_t, in->needs.n), anew_n(a, int64_t, in->settings.n) };

	for (size_t i = 0; i < in->n_transitions; i++) {
		const struct transition *t = &in->transitions[i];

		if (t->year == year)
			count(&c, t->from_need, t->from_setting);
		else if (year == in->last_year + 1 && t->year == in->last_year)
			count(&c, t->to_need, t->to_setting);
	}
	return c;
}

/* ---- beside each other ---- */

static const struct backtest_number *
numbers(struct arena *a, const struct projection *p, const int64_t *came, const struct tally *t,
    size_t n)
{
	struct backtest_number *b = anew_n(a, struct backtest_number, n);

	for (size_t i = 0; i < n; i++)
		b[i] = (struct backtest_number){ came[i], projection_summary(a, p, &t[i]) };
	return b;
}

static struct backtest_year
compare(struct arena *a, const struct inputs *in, const struct projection *p, int index, int year)
{
	const struct year_tallies *t = &p->years[index];
	struct came c = came_in(a, in, year);

	return (struct backtest_year){ .year = year,
		.all = { c.all, projection_summary(a, p, &t->count) },
		.by_need = numbers(a, p, c.by_need, t->by_need, in->needs.n),
		.by_setting = numbers(a, p, c.by_setting, t->by_setting, in->settings.n) };
}

const struct backtest *
backtest(struct arena *a, const struct inputs *in, const struct projection_order *order)
{
	int years = in->last_year - in->first_year + 1;
	int back = years / KEPT_BACK > 0 ? years / KEPT_BACK : 1;
	struct backtest *b = anew(a, struct backtest);
	struct inputs *then = anew(a, struct inputs);
	struct backtest_year *compared;
	const struct projection *p;
	const struct world *w;

	if (years < 2)
		return NULL;
	*then = inputs_until(a, in, in->last_year - back);
	if (then->end_year < then->last_year + 2)
		return NULL;
	w = world_new(a, then, fit_inputs(a, then));
	p = project(a, w, order);
	compared = anew_n(a, struct backtest_year, (size_t)w->years);
	for (int y = 1; y < w->years; y++)
		compared[b->n++] = compare(a, in, p, y, world_year(w, y));
	b->fit_first = in->first_year;
	b->fit_last = then->last_year;
	b->years = compared;
	return b;
}

bool
backtest_within(const struct backtest_number *n)
{
	return n->came >= n->projected.low95 && n->came <= n->projected.high95;
}
