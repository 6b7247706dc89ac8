/* Project: every worker tallies its own runs; the tallies are added up at the end. */
#include "areas/forecasts/project.h"
#include "areas/forecasts/crew.h"
#include "areas/forecasts/walk.h"

#include <stdlib.h>
#include <string.h>

enum { TALLIES_MOST = 1 << 30 };

const char *const ay_group_names[AY_GROUPS] = { "NCY < 1", "NCY 1-6", "NCY 7-11", "NCY 12-13",
	"NCY 14+" };

static int
ay_group(int ay)
{
	static const int last[AY_GROUPS] = { 0, 6, 11, 13, AY_LAST };
	int g = 0;

	while (ay > last[g])
		g++;
	return g;
}

struct worker {
	struct arena *arena; /* its own: arenas belong to one thread */
	struct year_tallies *years;
	struct walk *walk;
	int64_t *of_need, *of_setting; /* to work on */
};

struct work {
	const struct world *world;
	struct worker workers[CREW_MOST];
	int64_t **costs;
};

static struct year_tallies *
tallies_new(struct arena *arena, const struct world *w)
{
	struct year_tallies *t = anew_n(arena, struct year_tallies, (size_t)w->years);

	for (int y = 0; y < w->years; y++) {
		t[y].by_need = anew_n(arena, struct tally, w->in->needs.n);
		t[y].by_setting = anew_n(arena, struct tally, w->in->settings.n);
		t[y].by_cell = anew_n(arena, struct tally, inputs_cells(w->in));
	}
	return t;
}

static void
release_arena(void *arena)
{
	arena_free(arena);
}

static void
hire(struct arena *arena, struct worker *k, const struct world *w, uint64_t seed)
{
	k->arena = arena_new(TALLIES_MOST);
	arena_on_free(arena, release_arena, k->arena);
	k->years = tallies_new(k->arena, w);
	k->walk = walk_new(k->arena, w, seed);
	k->of_need = anew_n(k->arena, int64_t, w->in->needs.n);
	k->of_setting = anew_n(k->arena, int64_t, w->in->settings.n);
}

static void
note(struct worker *k, struct tally *t, int64_t n)
{
	if (n > 0)
		tally_add(k->arena, t, n, 1);
}

static void
note_all(struct worker *k, struct tally *t, const int64_t *of, size_t n)
{
	for (size_t i = 0; i < n; i++)
		note(k, &t[i], of[i]);
}

/* Adds up one age; returns its children. */
static int64_t
observe_age(struct worker *k, int ay, const struct money *costs, int64_t *cost)
{
	const struct inputs *in = k->walk->world->in;
	const int64_t *now = k->walk->now + cell_at(in, ay, 0, 0);
	int64_t all = 0;

	for (size_t need = 0, pair = 0; need < in->needs.n; need++) {
		for (size_t s = 0; s < in->settings.n; s++, pair++) {
			if (now[pair] == 0)
				continue;
			all += now[pair];
			k->of_need[need] += now[pair];
			k->of_setting[s] += now[pair];
			*cost += now[pair] * costs[pair].pence;
		}
	}
	return all;
}

/* Tallies the year that the walk is in; returns its cost. */
static int64_t
observe(struct worker *k)
{
	const struct walk *w = k->walk;
	const struct inputs *in = w->world->in;
	struct year_tallies *t = &k->years[w->year];
	int64_t cost = 0, all = 0, of_group[AY_GROUPS] = { 0 };

	memset(k->of_need, 0, in->needs.n * sizeof *k->of_need);
	memset(k->of_setting, 0, in->settings.n * sizeof *k->of_setting);
	for (int ay = AY_FIRST; ay <= AY_LAST; ay++) {
		int64_t n = observe_age(k, ay, w->world->costs[w->year], &cost);

		note(k, &t->by_ay[ay - AY_FIRST], n);
		of_group[ay_group(ay)] += n;
		all += n;
	}
	note(k, &t->count, all);
	note_all(k, t->by_ay_group, of_group, AY_GROUPS);
	note_all(k, t->by_need, k->of_need, in->needs.n);
	note_all(k, t->by_setting, k->of_setting, in->settings.n);
	note_all(k, t->by_cell, w->now, inputs_cells(in));
	return cost;
}

static void
one_run(void *arg, int worker, uint32_t run)
{
	struct work *work = arg;
	struct worker *k = &work->workers[worker];

	walk_begin(k->walk, run);
	work->costs[0][run] = observe(k);
	for (int y = 1; y < work->world->years; y++) {
		walk_on(k->walk);
		work->costs[y][run] = observe(k);
	}
}

static void
add_all(struct arena *arena, struct tally *to, const struct tally *from, size_t n)
{
	for (size_t i = 0; i < n; i++)
		tally_add_all(arena, &to[i], &from[i]);
}

static void
add_up(struct arena *arena, const struct world *w, struct year_tallies *to,
    const struct year_tallies *from)
{
	for (int y = 0; y < w->years; y++) {
		add_all(arena, &to[y].count, &from[y].count, 1);
		add_all(arena, to[y].by_ay, from[y].by_ay, AYS);
		add_all(arena, to[y].by_ay_group, from[y].by_ay_group, AY_GROUPS);
		add_all(arena, to[y].by_need, from[y].by_need, w->in->needs.n);
		add_all(arena, to[y].by_setting, from[y].by_setting, w->in->settings.n);
		add_all(arena, to[y].by_cell, from[y].by_cell, inputs_cells(w->in));
	}
}

const struct projection *
project(struct arena *arena, const struct world *w, const struct projection_order *order)
{
	struct work *work = anew(arena, struct work);
	struct projection *p = anew(arena, struct projection);
	struct year_tallies *years = tallies_new(arena, w);

	work->world = w;
	work->costs = anew_n(arena, int64_t *, (size_t)w->years);
	for (int y = 0; y < w->years; y++)
		work->costs[y] = anew_n(arena, int64_t, order->runs);
	for (int i = 0; i < order->threads; i++)
		hire(arena, &work->workers[i], w, order->seed);
	crew_run(order->threads, order->runs, one_run, work);
	for (int i = 0; i < order->threads; i++)
		add_up(arena, w, years, work->workers[i].years);
	*p = (struct projection){ order->runs, years, work->costs };
	return p;
}

struct summary
projection_summary(struct arena *arena, const struct projection *p, const struct tally *t)
{
	int64_t noted = 0;
	const struct tallied *list;
	size_t n;

	for (uint32_t i = 0; i < t->width; i++)
		noted += t->times[i];
	list = tally_list(arena, t, p->runs - noted, &n);
	return summary_of(list, n);
}

static int
by_number(const void *a, const void *b)
{
	const struct tallied *x = a, *y = b;

	return (x->number > y->number) - (x->number < y->number);
}

struct summary
projection_cost(struct arena *arena, const struct projection *p, int year)
{
	struct tallied *list = anew_n(arena, struct tallied, p->runs);

	for (size_t i = 0; i < p->runs; i++)
		list[i] = (struct tallied){ p->costs[year][i], 1 };
	qsort(list, p->runs, sizeof *list, by_number);
	return summary_of(list, p->runs);
}
