/*
 * Draw: random numbers of people, from a stream.  The one header in front of GSL.
 *
 * Parameters are those of the textbooks: alpha, beta > 0.  A beta whose alpha
 * is 0 says never, whose beta is 0 always.
 */
#pragma once
#include "stat/stream.h"

#include <stddef.h>

/* How many of n do something, when nobody knows the rate better than Beta(alpha, beta). */
struct beta {
	double alpha, beta;
};

/* Where people go, when nobody knows the shares better than Dirichlet(alpha). */
struct spread {
	size_t n;
	const double *alpha;
	const double *upto; /* upto[i]: the sum of alpha[0] to alpha[i] */
};

/* The mean share: alpha / (alpha + beta); 0 for no parameters at all. */
double beta_mean(struct beta);

/* The sum of the alphas; 0 when there is nowhere to go. */
double spread_total(const struct spread *);

/* Beta-binomial: between 0 and n. */
int64_t draw_share(struct stream *, int64_t n, struct beta);

/* Dirichlet-multinomial: adds n people to ret[0] to ret[spread->n - 1].  With nowhere to go, none.
 */
void draw_spread(struct stream *, int64_t n, const struct spread *, int64_t *ret);

/* Hypergeometric: how many of `taken`, drawn from `mine` + `others`, are mine. */
int64_t draw_taken(struct stream *, int64_t mine, int64_t others, int64_t taken);
