/*
 * Draw: few people are drawn one by one from Polya's urn, which gives the
 * beta-binomial and the Dirichlet-multinomial exactly and without a logarithm;
 * many are drawn by GSL in two steps, the rate and then the people.
 */
#include "stat/draw.h"

#include <gsl/gsl_randist.h>
#include <stdbool.h>
#include <string.h>

enum { FEW = 48, MOST_PLACES = 4096 };

static unsigned long
gsl_bits(void *state)
{
	return stream_bits(state);
}

static double
gsl_uniform(void *state)
{
	return stream_uniform(state);
}

/* GSL sets seeds itself only for generators that it allocates; ours it never does. */
static void
gsl_seed(void *state, unsigned long seed)
{
	*(struct stream *)state = stream_open(seed, 0, 0, 0);
}

static const gsl_rng_type philox = { "philox4x32-10", UINT32_MAX, 0, sizeof(struct stream),
	gsl_seed, gsl_bits, gsl_uniform };

static gsl_rng
as_gsl(struct stream *s)
{
	return (gsl_rng){ &philox, s };
}

double
beta_mean(struct beta b)
{
	return b.alpha + b.beta > 0 ? b.alpha / (b.alpha + b.beta) : 0;
}

double
spread_total(const struct spread *s)
{
	return s->n > 0 ? s->upto[s->n - 1] : 0;
}

/* Every person who did makes it likelier for the next. */
static int64_t
share_of_few(struct stream *s, int64_t n, struct beta b)
{
	int64_t did = 0;

	for (int64_t i = 0; i < n; i++)
		if (stream_uniform(s) * (b.alpha + b.beta + (double)i) < b.alpha + (double)did)
			did++;
	return did;
}

int64_t
draw_share(struct stream *s, int64_t n, struct beta b)
{
	gsl_rng r = as_gsl(s);

	if (n <= 0 || b.alpha <= 0)
		return 0;
	if (b.beta <= 0)
		return n;
	if (n <= FEW)
		return share_of_few(s, n, b);
	return gsl_ran_binomial(&r, gsl_ran_beta(&r, b.alpha, b.beta), (unsigned)n);
}

/* The place whose stretch of the line 0 to total holds x. */
static size_t
place_at(const struct spread *w, double x)
{
	size_t low = 0, high = w->n - 1;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (x < w->upto[middle])
			high = middle;
		else
			low = middle + 1;
	}
	return low;
}

/* Each goes by the alphas, or after one who went before. */
static void
spread_few(struct stream *s, size_t n, const struct spread *w, int64_t *ret)
{
	size_t went[FEW];
	double total = spread_total(w);

	for (size_t i = 0; i < n; i++) {
		double x = stream_uniform(s) * (total + (double)i);
		size_t before = x < total ? i : (size_t)(x - total);

		went[i] = before < i ? went[before] : place_at(w, x);
		ret[went[i]]++;
	}
}

static void
spread_many(struct stream *s, int64_t n, const struct spread *w, int64_t *ret)
{
	gsl_rng r = as_gsl(s);
	double shares[MOST_PLACES];
	unsigned went[MOST_PLACES];

	gsl_ran_dirichlet(&r, w->n, w->alpha, shares);
	gsl_ran_multinomial(&r, w->n, (unsigned)n, shares, went);
	for (size_t i = 0; i < w->n; i++)
		ret[i] += went[i];
}

void
draw_spread(struct stream *s, int64_t n, const struct spread *w, int64_t *ret)
{
	if (n <= 0 || w->n == 0)
		return;
	if (n <= FEW)
		spread_few(s, (size_t)n, w, ret);
	else
		spread_many(s, n, w, ret);
}

int64_t
draw_taken(struct stream *s, int64_t mine, int64_t others, int64_t taken)
{
	gsl_rng r = as_gsl(s);

	if (taken <= 0 || mine <= 0)
		return 0;
	if (others <= 0)
		return taken < mine ? taken : mine;
	return gsl_ran_hypergeometric(&r, (unsigned)mine, (unsigned)others, (unsigned)taken);
}
