/*
 * Story, the officer's day: what families wrote, what was promised, what was
 * asked of bodies and is awaited, numbers of children, a school's closure.
 */
#pragma once
#include "areas/demo/demo.h"
#include "areas/demo/story.h"

struct officer_story {
	struct arena *arena;
	struct pool *pool;
	const struct demo_plan *plan;
	const struct told *told; /* one a family */
	const int64_t *bodies, *staff;
};

/* Each act is a transaction of its own, at its own time. */
void officer_story(const struct officer_story *);
