/*
 * Story, advice: who is asked, who answers and who is late, of the two
 * children who are being assessed; and earlier advice that may be used again.
 */
#pragma once
#include "base/arena.h"

struct demo_plan;
struct pool;

/* What happens that many days before the day the area is made. */
void story_advice_day(struct arena *, struct pool *, const struct demo_plan *, int day);
