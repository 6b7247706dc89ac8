/*
 * Plan world: a database with officer 1 and manager 2 of team 50, officer 3 of
 * team 51 (nobody to the case), parent 4 of child 5, whose case 60 "REF60"
 * team 50 has, and a second case 61 "REF61" of child 7; authority 1.
 */
#pragma once
#include "areas/plans/plans.h"
#include "testdb.h"

enum { OFFICER = 1, MANAGER, OUTSIDER, PARENT, CHILD };

struct plan_world {
	struct arena *arena;
	struct testdb db;
	struct pool *pool;
	const struct policy_set *packs;
	const struct lint_lexicon *rules;
	struct arena *own; /* of the transaction that is open */
};

extern const struct now plan_noon;

struct plan_world plan_world_new(bool postgres);
void plan_world_end(struct plan_world *);
/* Ends the transaction before, and begins. */
struct tx *plan_world_begin(struct plan_world *, enum tx_kind, int64_t viewer);
void plan_world_commit(struct tx *);

/* A plan from a throw of dice, in the order in which the database gives it back. */
struct plan *plan_world_random(struct arena *, uint64_t *state);
