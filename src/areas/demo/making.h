/* Making: what the demo is made of and for which day; every part of its story is handed it. */
#pragma once
#include "base/date.h"

#include <stdint.h>

struct plans_rules;
struct policy_pack;
struct policy_set;
struct registers;
struct store;

struct demo_plan {
	const struct policy_set *packs;
	const struct policy_pack *pack;
	const struct registers *registers;
	const struct plans_rules *rules; /* NULL: demo_make() makes them ready */
	struct store *store;		 /* where the story's letters are kept */
	struct now now;
	int64_t cases; /* how many more than those of the story (bulk.h) */
};
