/* Fit: counts of transitions, and a prior for what was seen seldom or never. */
#include "areas/forecasts/fit.h"

#include <string.h>

/* In a year without a joiner of that age, this much of one is counted. */
static const double TRACE_OF_JOINER = 0.001;

static const struct beta LEAVERS_UNSEEN = { 0.5, 0.5 };
static const struct beta MOVERS_UNSEEN = { 1, 1 };

struct counts {
	struct arena *arena;
	const struct inputs *in;
	bool seen[YEARS];	    /* years that have transitions */
	int64_t joined[YEARS][AYS]; /* at that age in that year */
	int64_t *joined_at;	    /* [cell] over all years */
	struct beta *left, *moved;  /* [cell]: did, did not */
	struct beta left_of[AYS], moved_of[AYS];
	int64_t (*moved_to)[MOST_CODES]; /* [ay][setting] */
	int64_t **moves;		 /* [cell][pair of need and setting]; NULL: none */
	struct destinations *go;	 /* [cell], the result */
	double *weights;		 /* [pair], to work on */
};

static size_t
pairs_of(const struct inputs *in)
{
	return in->needs.n * in->settings.n;
}

static size_t
pair_at(const struct inputs *in, int need, int setting)
{
	return (size_t)need * in->settings.n + (size_t)setting;
}

static void
count_did(struct beta *of_cell, struct beta *of_ay, bool did)
{
	of_cell->alpha += did;
	of_cell->beta += !did;
	of_ay->alpha += did;
	of_ay->beta += !did;
}

static void
count_move(struct counts *c, const struct transition *t, size_t cell)
{
	c->moved_to[t->from_ay - AY_FIRST][t->to_setting]++;
	if (c->moves[cell] == NULL)
		c->moves[cell] = anew_n(c->arena, int64_t, pairs_of(c->in));
	c->moves[cell][pair_at(c->in, t->to_need, t->to_setting)]++;
}

static void
count(struct counts *c, const struct transition *t)
{
	size_t cell;

	c->seen[t->year - YEAR_FIRST] = true;
	if (t->from_setting == OUTSIDE) {
		c->joined[t->year - YEAR_FIRST][t->to_ay - AY_FIRST]++;
		c->joined_at[cell_at(c->in, t->to_ay, t->to_need, t->to_setting)]++;
		return;
	}
	cell = cell_at(c->in, t->from_ay, t->from_need, t->from_setting);
	count_did(&c->left[cell], &c->left_of[t->from_ay - AY_FIRST], t->to_setting == OUTSIDE);
	if (t->to_setting == OUTSIDE)
		return;
	count_did(
	    &c->moved[cell], &c->moved_of[t->from_ay - AY_FIRST], t->to_setting != t->from_setting);
	if (t->to_setting != t->from_setting)
		count_move(c, t, cell);
}

static struct counts *
count_all(struct arena *arena, const struct inputs *in)
{
	struct counts *c = anew(arena, struct counts);

	c->arena = arena;
	c->in = in;
	c->joined_at = anew_n(arena, int64_t, inputs_cells(in));
	c->left = anew_n(arena, struct beta, inputs_cells(in));
	c->moved = anew_n(arena, struct beta, inputs_cells(in));
	c->moved_to = arena_alloc_n(arena, AYS, sizeof *c->moved_to);
	c->moves = anew_n(arena, int64_t *, inputs_cells(in));
	for (size_t i = 0; i < in->n_transitions; i++)
		count(c, &in->transitions[i]);
	return c;
}

/* Every year weighs the same, however many children it has. */
static struct beta
joiners_at(const struct counts *c, int ay)
{
	struct beta sum = { 0 };
	int years = 0;

	for (int y = 0; y < YEARS; y++)
		years += c->seen[y];
	for (int y = 0; y < YEARS; y++) {
		double joined = (double)c->joined[y][ay - AY_FIRST];

		if (!c->seen[y])
			continue;
		sum.alpha += joined > 0 ? joined / years : TRACE_OF_JOINER;
		sum.beta += ((double)inputs_population(c->in, YEAR_FIRST + y, ay) - joined) / years;
	}
	return sum;
}

/* One observation's weight of what children of that age did. */
static struct beta
prior_of(struct beta of_ay, struct beta unseen)
{
	double all = of_ay.alpha + of_ay.beta + 1;

	if (of_ay.alpha + of_ay.beta == 0)
		return unseen;
	return (struct beta){ (of_ay.alpha + 0.5) / all, (of_ay.beta + 0.5) / all };
}

/* Makes a spread of weights by pair, leaving out the zeros. */
static struct destinations
destinations_of(struct counts *c)
{
	size_t n = 0, pairs = pairs_of(c->in);
	double *alpha, *upto, sum = 0;
	int *to;

	for (size_t i = 0; i < pairs; i++)
		n += c->weights[i] > 0;
	alpha = anew_n(c->arena, double, n + 1);
	upto = anew_n(c->arena, double, n + 1);
	to = anew_n(c->arena, int, n + 1);
	n = 0;
	for (size_t i = 0; i < pairs; i++) {
		if (c->weights[i] <= 0)
			continue;
		alpha[n] = c->weights[i];
		upto[n] = sum += c->weights[i];
		to[n++] = (int)i;
	}
	return (struct destinations){ { n, alpha, upto }, to };
}

/* Seen joiners, and one more spread evenly over the places there are at that age. */
static struct destinations
joiners_go(struct counts *c, int ay)
{
	const struct inputs *in = c->in;
	size_t places = 0;

	for (int need = 0; need < (int)in->needs.n; need++)
		for (int s = 0; s < (int)in->settings.n; s++)
			places += inputs_valid(in, ay, need, s);
	for (int need = 0; need < (int)in->needs.n; need++)
		for (int s = 0; s < (int)in->settings.n; s++)
			c->weights[pair_at(in, need, s)] =
			    (double)c->joined_at[cell_at(in, ay, need, s)] +
			    (inputs_valid(in, ay, need, s) ? 1.0 / (double)places : 0);
	return destinations_of(c);
}

static bool
any_move(const int64_t *to, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (to[i] > 0)
			return true;
	return false;
}

/* At an age without movers, those of the year before show where children go. */
static void
fill_unseen_moves(struct counts *c)
{
	for (int ay = AY_FIRST + 1; ay <= AY_LAST; ay++) {
		int64_t *here = c->moved_to[ay - AY_FIRST];

		if (inputs_any_setting(c->in, ay) && !any_move(here, c->in->settings.n))
			memcpy(here, c->moved_to[ay - 1 - AY_FIRST], sizeof c->moved_to[0]);
	}
}

/*
 * The prior keeps the need.  It is one mover's weight of: one spread evenly over the
 * settings allowed, and all movers of that age by setting; the setting itself left out.
 */
static void
prior_moves(const struct counts *c, int ay, int need, int from)
{
	const struct inputs *in = c->in;
	const int64_t *moved_to = c->moved_to[ay - AY_FIRST];
	double allowed = 0, all = 0, *w = c->weights + pair_at(in, need, 0);

	memset(c->weights, 0, pairs_of(in) * sizeof *w);
	for (int s = 0; s < (int)in->settings.n; s++)
		allowed += in->rules[from].leads_to[s] && inputs_valid(in, ay, need, s);
	for (int s = 0; s < (int)in->settings.n; s++) {
		if (s == from)
			continue;
		if (in->rules[from].leads_to[s] && inputs_valid(in, ay, need, s))
			w[s] = 1 / allowed;
		all += w[s] += (double)moved_to[s];
	}
	for (int s = 0; s < (int)in->settings.n; s++)
		w[s] = all > 0 ? w[s] / all : 0;
}

static struct destinations
movers_go(struct counts *c, int ay, int need, int from)
{
	const int64_t *seen = c->moves[cell_at(c->in, ay, need, from)];

	prior_moves(c, ay, need, from);
	for (size_t i = 0; seen != NULL && i < pairs_of(c->in); i++)
		c->weights[i] += (double)seen[i];
	return destinations_of(c);
}

static void
fit_cell(struct counts *c, int ay, int need, int setting)
{
	size_t cell = cell_at(c->in, ay, need, setting);
	struct beta *left = &c->left[cell], *moved = &c->moved[cell];
	struct beta leave = prior_of(c->left_of[ay - AY_FIRST], LEAVERS_UNSEEN);
	struct beta move = prior_of(c->moved_of[ay - AY_FIRST], MOVERS_UNSEEN);

	*left = (struct beta){ left->alpha + leave.alpha, left->beta + leave.beta };
	*moved = (struct beta){ moved->alpha + move.alpha, moved->beta + move.beta };
	c->go[cell] = movers_go(c, ay, need, setting);
}

static void
fit_age(struct counts *c, int ay, struct fit *f)
{
	f->joiners[ay - AY_FIRST] = joiners_at(c, ay);
	f->joiners_go[ay - AY_FIRST] = joiners_go(c, ay);
	for (int need = 0; need < (int)c->in->needs.n; need++)
		for (int s = 0; s < (int)c->in->settings.n; s++)
			if (inputs_valid(c->in, ay, need, s))
				fit_cell(c, ay, need, s);
}

const struct fit *
fit_inputs(struct arena *arena, const struct inputs *in)
{
	struct counts *c = count_all(arena, in);
	struct fit *f = anew(arena, struct fit);

	c->go = anew_n(arena, struct destinations, inputs_cells(in));
	c->weights = anew_n(arena, double, pairs_of(in));
	f->movers_go = c->go;
	f->leavers = c->left;
	f->movers = c->moved;
	fill_unseen_moves(c);
	for (int ay = AY_FIRST; ay <= AY_LAST; ay++)
		if (inputs_any_setting(in, ay))
			fit_age(c, ay, f);
	return f;
}

double
fit_joiners(const struct fit *f, const struct inputs *in, int year, int ay)
{
	int64_t people = inputs_population(in, year, ay);

	return people == UNKNOWN ? 0 : (double)people * beta_mean(f->joiners[ay - AY_FIRST]);
}
