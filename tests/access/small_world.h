/*
 * Small world: two authorities, five families and everybody who has to do with
 * them, each for one reason.  Its ids are used twice, once in each authority,
 * so that nothing but la tells them apart.
 */
#pragma once
#include "world.h"

struct viewer_case {
	const char *who;
	int64_t person;
};

extern const struct viewer_case small_world_viewers[]; /* ends with who NULL */

/* The protected address, in the contacts of the first family's mother and child. */
#define CANARY_ADDRESS "CANARY-7Q4"

struct world *small_world(struct arena *);

/* Families 1 to 4 are in authority 1, 5 is in authority 2; 9 are people at work. */
enum { FAMILIES = 5, STAFF = 9 };
int small_world_family(const struct row *);
