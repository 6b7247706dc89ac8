/*
 * Random world: a small authority or two with people in every tangle that the
 * schema allows, to compare the views with the model where no one thought of it.
 */
#pragma once
#include "world.h"

enum { RANDOM_PERSONS = 8 };

/* Numbers from a seed, the same on every machine. */
struct chance {
	uint64_t state;
};

/*
 * World number n has the authorities 2n+1 and 2n+2 and the persons from
 * 100(n+1) on, so that worlds lie side by side in one database.
 */
struct world *random_world(struct arena *, struct chance *, int n, struct now);

int random_below(struct chance *, int bound);
