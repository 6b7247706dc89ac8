/*
 * Funnels: distances from the whole worked out by hand; councils that differ as councils do are not
 * outside for that; small ones have a wide range.
 */
#include "../check.h"
#include "areas/statistics/funnel.h"
#include "base/arena.h"

#include <math.h>

static bool
near(double a, double b)
{
	return fabs(a - b) < 1e-9;
}

/* Of 100 at one half the standard error is 0.05, of 400 it is 0.025. */
static void
distances_are_in_standard_errors(void)
{
	struct arena *a = arena_new(0);
	struct funnel_place p[] = { { .counted = 50, .of = 100 }, { .counted = 60, .of = 100 },
		{ .counted = 190, .of = 400 }, { .counted = 3, .of = 0 } };

	CHECK(near(funnel_judge(a, p, 4, 0.5), 5.0 / 3));
	CHECK(near(p[0].distance, 0));
	CHECK(near(p[1].distance, 2 / sqrt(5.0 / 3)));
	CHECK(near(p[2].distance, -1 / sqrt(5.0 / 3)));
	CHECK_INT(p[1].side, FUNNEL_WITHIN);
	CHECK_INT(p[3].side, FUNNEL_UNKNOWN);
	arena_free(a);
}

enum { MANY = 40 };

static void
the_same_share_is_outside_only_for_many(void)
{
	struct arena *a = arena_new(0);
	struct funnel_place p[MANY];

	for (int i = 0; i < MANY; i++)
		p[i] = (struct funnel_place){ .counted = i % 2 == 0 ? 48 : 52, .of = 100 };
	p[0] = (struct funnel_place){ .counted = 6, .of = 10 };
	p[1] = (struct funnel_place){ .counted = 600, .of = 1000 };
	p[2] = (struct funnel_place){ .counted = 38, .of = 100 };
	CHECK(near(funnel_judge(a, p, MANY, 0.5), 1));
	CHECK_INT(p[0].side, FUNNEL_WITHIN);
	CHECK_INT(p[1].side, FUNNEL_FAR_ABOVE);
	CHECK_INT(p[2].side, FUNNEL_BELOW);
	CHECK_INT(p[3].side, FUNNEL_WITHIN);
	arena_free(a);
}

/* By chance alone every second one would be far outside. */
static void
what_all_differ_by_is_no_reason(void)
{
	struct arena *a = arena_new(0);
	struct funnel_place p[MANY];
	int outside = 0;

	for (int i = 0; i < MANY; i++)
		p[i] = (struct funnel_place){ .counted = 300 + 10 * i, .of = 1000 };
	CHECK(funnel_judge(a, p, MANY, 0.495) > 40);
	for (int i = 0; i < MANY; i++)
		outside += p[i].side != FUNNEL_WITHIN;
	CHECK_INT(outside, 0);
	p[0].counted = 20;
	funnel_judge(a, p, MANY, 0.495);
	CHECK_INT(p[0].side, FUNNEL_FAR_BELOW);
	arena_free(a);
}

static void
all_or_none_is_no_scale(void)
{
	struct arena *a = arena_new(0);
	struct funnel_place p[] = { { .counted = 5, .of = 5 }, { .counted = 7, .of = 7 } };

	CHECK(near(funnel_judge(a, p, 2, 1), 1));
	CHECK_INT(p[0].side, FUNNEL_UNKNOWN);
	CHECK(near(funnel_judge(a, p, 0, 0.5), 1));
	arena_free(a);
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(distances_are_in_standard_errors),
	    CHECK_CASE(the_same_share_is_outside_only_for_many),
	    CHECK_CASE(what_all_differ_by_is_no_reason), CHECK_CASE(all_or_none_is_no_scale),
	    { 0 } });
}
