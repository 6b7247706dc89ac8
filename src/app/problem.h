/*
 * Problem: what is said to a program that cannot be answered (RFC 9457,
 * application/problem+json).  Paths below /api/ get these where people get a
 * page.
 */
#pragma once
#include <stdbool.h>

struct rq;

/* What is wrong with one part of what was sent. */
struct problem_finding {
	const char *pointer; /* where, as RFC 6901 has it: "/fields/cost"; NULL: the whole */
	const char *detail;  /* what to do, in English */
};
struct problem_findings {
	const struct problem_finding *a;
	unsigned n;
};

/* Does the request come from a program? */
bool problem_is_for(const struct rq *);

/* Answers with the status; detail says what to do. */
void problem_send(struct rq *, int status, const char *detail);
void problem_send_findings(struct rq *, int status, const char *detail, struct problem_findings);
