/* World: the children of the last transitions, and every year's rates and costs. */
#include "areas/forecasts/world.h"

static const int64_t *
start_of(struct arena *arena, const struct inputs *in)
{
	int64_t *start = anew_n(arena, int64_t, inputs_cells(in));

	for (size_t i = 0; i < in->n_transitions; i++) {
		const struct transition *t = &in->transitions[i];

		if (t->year == in->last_year && t->to_setting != OUTSIDE)
			start[cell_at(in, t->to_ay, t->to_need, t->to_setting)]++;
	}
	return start;
}

static struct money *
costs_of(struct arena *arena, const struct inputs *in)
{
	size_t pairs = in->needs.n * in->settings.n;
	struct money *costs = anew_n(arena, struct money, pairs);

	for (size_t i = 0; i < pairs; i++)
		costs[i].pence = in->costs[i].pence == UNKNOWN ? 0 : in->costs[i].pence;
	return costs;
}

/*
 * A child moves only when, in the academic year after the one begun, any other
 * setting takes children: nobody moves for the last year there is.
 */
static bool
may_move(const struct inputs *in, int ay, int setting)
{
	for (int s = 0; s < (int)in->settings.n; s++)
		if (s != setting && ay + 2 >= in->rules[s].first_ay &&
		    ay + 2 <= in->rules[s].last_ay)
			return true;
	return false;
}

static const bool *
moves_of(struct arena *arena, const struct inputs *in)
{
	bool *marks = anew_n(arena, bool, inputs_cells(in));

	for (int ay = AY_FIRST; ay <= AY_LAST; ay++)
		for (int need = 0; need < (int)in->needs.n; need++)
			for (int s = 0; s < (int)in->settings.n; s++)
				marks[cell_at(in, ay, need, s)] = may_move(in, ay, s);
	return marks;
}

struct world *
world_new(struct arena *arena, const struct inputs *in, const struct fit *f)
{
	struct world *w = anew(arena, struct world);

	w->in = in;
	w->fit = f;
	w->start = start_of(arena, in);
	w->years = in->end_year - in->last_year;
	w->joiners = arena_alloc_n(arena, (size_t)w->years, sizeof *w->joiners);
	w->costs = anew_n(arena, struct money *, (size_t)w->years);
	for (int y = 0; y < w->years; y++) {
		for (int ay = 0; ay < AYS; ay++)
			w->joiners[y][ay] = f->joiners[ay];
		w->costs[y] = costs_of(arena, in);
	}
	w->may_move = moves_of(arena, in);
	return w;
}
