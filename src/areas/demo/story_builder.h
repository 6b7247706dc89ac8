/* Story, the plan being written: Amelie Sorrel's advice and working plan. */
#pragma once
#include "areas/demo/demo.h"

struct tx;

/* The case's reference, among the families of story.c. */
#define demo_builder_reference "LRK5PLNB"

/* Brings advice and plan into the case.  Says its own audit entry. */
void story_plan(struct tx *, const struct demo_plan *);
