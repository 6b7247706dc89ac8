/* Walk: ageing, leaving, moving, joining; then new settings take some of those who arrive. */
#include "areas/forecasts/walk.h"

#include <string.h>

/* Names of streams: an age with need and setting, or with one of these. */
enum { NAME_BITS = 12, JOINING = 0xfff, OPENING = 0xffe };

static struct stream
stream_of(const struct walk *w, int ay, size_t need, size_t setting)
{
	uint32_t place = (uint32_t)(ay - AY_FIRST) << 2 * NAME_BITS | (uint32_t)need << NAME_BITS |
			 (uint32_t)setting;

	return stream_open(w->seed, w->run, (uint32_t)w->year, place);
}

struct walk *
walk_new(struct arena *arena, const struct world *world, uint64_t seed)
{
	struct walk *w = anew(arena, struct walk);
	size_t cells = inputs_cells(world->in);

	w->world = world;
	w->seed = seed;
	w->now = anew_n(arena, int64_t, cells);
	w->next = anew_n(arena, int64_t, cells);
	w->arrivals = anew_n(arena, int64_t, cells);
	w->went = anew_n(arena, int64_t, world->in->needs.n * world->in->settings.n);
	return w;
}

void
walk_begin(struct walk *w, uint32_t run)
{
	w->run = run;
	w->year = 0;
	memcpy(w->now, w->world->start, inputs_cells(w->world->in) * sizeof *w->now);
}

/* Adds n people to the arrivals at that age. */
static void
arrive(struct walk *w, struct stream *s, int ay, int64_t n, const struct destinations *d)
{
	int64_t *at = w->arrivals + cell_at(w->world->in, ay, 0, 0);

	if (n == 0)
		return;
	memset(w->went, 0, d->spread.n * sizeof *w->went);
	draw_spread(s, n, &d->spread, w->went);
	for (size_t i = 0; i < d->spread.n; i++)
		at[d->to[i]] += w->went[i];
}

/* Children whose setting is not for their age any more are not followed further. */
static void
age_cell(struct walk *w, int ay, size_t need, size_t setting)
{
	const struct world *world = w->world;
	size_t cell = cell_at(world->in, ay, (int)need, (int)setting);
	size_t aged = cell_at(world->in, ay + 1, (int)need, (int)setting);
	const struct destinations *go = &world->fit->movers_go[cell];
	struct stream s;
	int64_t stay, move = 0;

	if (w->now[cell] == 0 || !inputs_valid(world->in, ay, (int)need, (int)setting))
		return;
	s = stream_of(w, ay, need, setting);
	stay = w->now[cell] - draw_share(&s, w->now[cell], world->fit->leavers[cell]);
	if (world->may_move[cell] && go->spread.n > 0)
		move = draw_share(&s, stay, world->fit->movers[cell]);
	w->next[aged] += stay - move;
	arrive(w, &s, ay + 1, move, go);
}

static void
join(struct walk *w, int ay)
{
	const struct world *world = w->world;
	int64_t people = inputs_population(world->in, world_year(world, w->year), ay);
	struct stream s = stream_of(w, ay, JOINING, JOINING);

	if (people > 0)
		arrive(w, &s, ay, draw_share(&s, people, world->joiners[w->year][ay - AY_FIRST]),
		    &world->fit->joiners_go[ay - AY_FIRST]);
}

/* Children of that setting, or those who arrive and whom it would take. */
static int64_t
count_here(const struct walk *w, const struct opening *o)
{
	const struct inputs *in = w->world->in;
	int64_t n = 0;

	for (int ay = AY_FIRST; ay <= AY_LAST; ay++)
		for (int need = 0; need < (int)in->needs.n; need++)
			n += w->next[cell_at(in, ay, need, o->setting)] +
			     w->arrivals[cell_at(in, ay, need, o->setting)];
	return n;
}

static bool
would_take(const struct walk *w, const struct opening *o, int ay, int need, int setting)
{
	return o->instead_of[setting] && inputs_valid(w->world->in, ay, need, o->setting);
}

/* Visits the cells whose arrivals may go to the new setting; moves `take` of `all` if told to. */
static int64_t
visit_takers(struct walk *w, const struct opening *o, int64_t all, int64_t take)
{
	const struct inputs *in = w->world->in;
	struct stream s = stream_of(w, AY_FIRST, OPENING, (size_t)o->setting);
	int64_t seen = 0;

	for (int ay = AY_FIRST; ay <= AY_LAST; ay++)
		for (int need = 0; need < (int)in->needs.n; need++)
			for (int set = 0; set < (int)in->settings.n; set++) {
				int64_t *from = &w->arrivals[cell_at(in, ay, need, set)];
				int64_t n = *from;

				if (n == 0 || !would_take(w, o, ay, need, set))
					continue;
				seen += n;
				if (take > 0) {
					int64_t gone = draw_taken(&s, n, all - seen, take);

					*from -= gone;
					w->arrivals[cell_at(in, ay, need, o->setting)] += gone;
					take -= gone;
				}
			}
	return seen;
}

/* By lot among all who arrive, as far as there are places. */
static void
open_setting(struct walk *w, const struct opening *o)
{
	int64_t free_places = o->places - count_here(w, o), all;

	if (world_year(w->world, w->year) < o->from_year || free_places <= 0)
		return;
	all = visit_takers(w, o, 0, 0);
	if (all > 0)
		visit_takers(w, o, all, free_places < all ? free_places : all);
}

void
walk_on(struct walk *w)
{
	const struct inputs *in = w->world->in;
	size_t cells = inputs_cells(in);
	int64_t *made = w->next;

	memset(w->next, 0, cells * sizeof *w->next);
	memset(w->arrivals, 0, cells * sizeof *w->arrivals);
	w->year++;
	for (int ay = AY_FIRST; ay < AY_LAST; ay++)
		for (size_t need = 0; need < in->needs.n; need++)
			for (size_t setting = 0; setting < in->settings.n; setting++)
				age_cell(w, ay, need, setting);
	for (int ay = AY_FIRST; ay <= AY_LAST; ay++)
		join(w, ay);
	for (size_t i = 0; i < w->world->n_openings; i++)
		open_setting(w, &w->world->openings[i]);
	for (size_t i = 0; i < cells; i++)
		made[i] += w->arrivals[i];
	w->next = w->now;
	w->now = made;
}
