/* Draws against the means and variances that the distributions have, and at their edges. */
#include "../check.h"
#include "stat/draw.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

enum { DRAWS = 60000 };

/* Within five standard errors of the mean, and of the variance within 5%. */
static void
check_moments(const char *what, double sum, double squares, double mean, double variance)
{
	double got = sum / DRAWS, spread = squares / DRAWS - got * got;

	if (fabs(got - mean) > 5 * sqrt(variance / DRAWS) ||
	    fabs(spread - variance) > 0.05 * variance)
		printf("# %s: mean %g for %g, variance %g for %g\n", what, got, mean, spread,
		    variance);
	CHECK(fabs(got - mean) <= 5 * sqrt(variance / DRAWS));
	CHECK(fabs(spread - variance) <= 0.05 * variance);
}

/* People one by one, and many at a time; rates seldom, even and often. */
static const struct {
	int64_t n;
	struct beta b;
} shares[] = {
	{ 5, { 0.5, 0.5 } },
	{ 12, { 1.5, 20.5 } },
	{ 48, { 3, 2 } },
	{ 49, { 3, 2 } },
	{ 60, { 0.5, 0.5 } },
	{ 150, { 2.1, 90.4 } },
	{ 8000, { 47.25, 7886.75 } },
	{ 18000, { 0.502, 14250.25 } },
};

static void
shares_are_beta_binomial(void)
{
	for (size_t i = 0; i < sizeof shares / sizeof shares[0]; i++) {
		struct beta b = shares[i].b;
		double n = (double)shares[i].n, all = b.alpha + b.beta, p = b.alpha / all;
		double sum = 0, squares = 0;

		for (uint32_t k = 0; k < DRAWS; k++) {
			struct stream s = stream_open(11, (uint32_t)i, k, 0);
			int64_t x = draw_share(&s, shares[i].n, b);

			CHECK(x >= 0 && x <= shares[i].n);
			sum += (double)x;
			squares += (double)x * (double)x;
		}
		check_moments(
		    "share", sum, squares, n * p, n * p * (1 - p) * (all + n) / (all + 1));
	}
}

/* The very probabilities, for a few people: alpha 1, beta 1 makes every number as likely. */
static void
few_people_have_the_exact_chances(void)
{
	int times[5] = { 0 };

	for (uint32_t k = 0; k < DRAWS; k++) {
		struct stream s = stream_open(5, k, 0, 0);

		times[draw_share(&s, 4, (struct beta){ 1, 1 })]++;
	}
	for (int i = 0; i < 5; i++)
		CHECK(abs(times[i] - DRAWS / 5) < 5 * 98);
}

static void
edges(void)
{
	struct stream s = stream_open(1, 2, 3, 4);
	struct spread nowhere = { 0 };
	int64_t went[1] = { 0 };

	CHECK_INT(draw_share(&s, 0, (struct beta){ 1, 1 }), 0);
	CHECK_INT(draw_share(&s, 100, (struct beta){ 0, 5 }), 0);
	CHECK_INT(draw_share(&s, 100, (struct beta){ 5, 0 }), 100);
	CHECK_INT(draw_share(&s, 100, (struct beta){ 0, 0 }), 0);
	draw_spread(&s, 10, &nowhere, went);
	CHECK_INT(went[0], 0);
	CHECK_INT(draw_taken(&s, 4, 0, 3), 3);
	CHECK_INT(draw_taken(&s, 4, 6, 10), 4);
	CHECK_INT(draw_taken(&s, 4, 6, 0), 0);
	CHECK(beta_mean((struct beta){ 1, 3 }) == 0.25);
	CHECK(beta_mean((struct beta){ 0, 0 }) == 0);
}

static const double alpha[] = { 0.1, 2.5, 0.4, 7 }, upto[] = { 0.1, 2.6, 3.0, 10.0 };
static const int64_t groups[] = { 1, 3, 48, 49, 500 };

static void
spreads_are_dirichlet_multinomial(void)
{
	struct spread w = { 4, alpha, upto };

	for (size_t i = 0; i < sizeof groups / sizeof groups[0]; i++) {
		double n = (double)groups[i], sum[4] = { 0 }, squares[4] = { 0 };

		for (uint32_t k = 0; k < DRAWS; k++) {
			struct stream s = stream_open(3, (uint32_t)i, k, 9);
			int64_t went[4] = { 0 }, all = 0;

			draw_spread(&s, groups[i], &w, went);
			for (int j = 0; j < 4; j++) {
				all += went[j];
				sum[j] += (double)went[j];
				squares[j] += (double)went[j] * (double)went[j];
			}
			CHECK_INT(all, groups[i]);
		}
		for (int j = 1; j < 4; j++) {
			double p = alpha[j] / 10;

			check_moments(
			    "spread", sum[j], squares[j], n * p, n * p * (1 - p) * (10 + n) / 11);
		}
	}
}

static void
taken_is_hypergeometric(void)
{
	double sum = 0, squares = 0;

	for (uint32_t k = 0; k < DRAWS; k++) {
		struct stream s = stream_open(8, k, 0, 0);
		double x = (double)draw_taken(&s, 12, 30, 10);

		sum += x;
		squares += x * x;
	}
	check_moments(
	    "taken", sum, squares, 10 * 12 / 42.0, 10 * (12 / 42.0) * (30 / 42.0) * (32 / 41.0));
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(shares_are_beta_binomial),
	    CHECK_CASE(few_people_have_the_exact_chances), CHECK_CASE(edges),
	    CHECK_CASE(spreads_are_dirichlet_multinomial), CHECK_CASE(taken_is_hypergeometric),
	    { 0 } });
}
