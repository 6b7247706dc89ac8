/*
 * Story of the return: what the yearly return asks of each made-up child and case: numbers, and
 * facts that no step of the process says.  A few are left out, so that officers have something to
 * put right.
 */
#pragma once
#include "base/date.h"

#include <stdbool.h>
#include <stdint.h>

struct tx;

struct story_return {
	int64_t child, case_id;
	int64_t urn; /* of the setting that the plan names; 0: there is none */
	struct date born;
	bool plan, ceased; /* there is a plan; it has ceased for a reason of its own */
	bool numbered;	   /* the child has its numbers already */
};

/* The n-th made-up child, from 1, has the number of its place. */
void story_return_facts(struct tx *, int64_t n, const struct story_return *);

/* Who is designated in the council. */
void story_return_offices(struct tx *);

/* The same for every child of the story, once it is told; returns how many there are. */
int64_t story_return_families(struct tx *);
