/* Tallies and their summaries against ones worked out by hand. */
#include "../check.h"
#include "stat/tally.h"

#include <math.h>

static bool
near(double a, double b)
{
	return fabs(a - b) < 1e-9;
}

static void
windows_grow_to_both_sides(void)
{
	struct arena *arena = arena_new(0);
	struct tally t = { 0 }, more = { 0 }, none = { 0 };
	static const int64_t numbers[] = { 100, 3, 2600, -40, 100 };
	const struct tallied *list;
	size_t n;

	for (int i = 0; i < 5; i++)
		tally_add(arena, &t, numbers[i], 1);
	tally_add(arena, &more, 3, 2);
	tally_add_all(arena, &t, &more);
	tally_add_all(arena, &t, &none);
	list = tally_list(arena, &t, 4, &n);
	CHECK_INT((int64_t)n, 5);
	for (size_t i = 1; i < n; i++)
		CHECK(list[i].number > list[i - 1].number);
	CHECK_INT(list[0].number, -40);
	CHECK_INT(list[1].number, 0);
	CHECK_INT(list[1].times, 4);
	CHECK_INT(list[2].times, 3);
	CHECK_INT(list[3].times, 2);
	CHECK_INT(list[4].number, 2600);
	arena_free(arena);
}

static void
zeros_alone_and_zeros_tallied(void)
{
	struct arena *arena = arena_new(0);
	struct tally t = { 0 };
	const struct tallied *list;
	size_t n;

	list = tally_list(arena, &t, 7, &n);
	CHECK_INT((int64_t)n, 1);
	CHECK_INT(list[0].times, 7);
	tally_add(arena, &t, 0, 2);
	list = tally_list(arena, &t, 5, &n);
	CHECK_INT((int64_t)n, 1);
	CHECK_INT(list[0].times, 7);
	tally_add(arena, &t, -3, 1);
	list = tally_list(arena, &t, 1, &n);
	CHECK_INT((int64_t)n, 2);
	CHECK_INT(list[1].times, 3);
	arena_free(arena);
}

/* 1, 2, ... 10: ranks 1, 3, 5, 8, 10. */
static void
summary_of_ten(void)
{
	struct tallied list[10];
	struct summary s;

	for (int i = 0; i < 10; i++)
		list[i] = (struct tallied){ i + 1, 1 };
	s = summary_of(list, 10);
	CHECK(near(s.mean, 5.5));
	CHECK(near(s.sd, sqrt(8.25)));
	CHECK_INT(s.min, 1);
	CHECK_INT(s.low95, 1);
	CHECK_INT(s.q1, 3);
	CHECK_INT(s.median, 5);
	CHECK_INT(s.q3, 8);
	CHECK_INT(s.high95, 10);
	CHECK_INT(s.max, 10);
	CHECK(near(s.low_ci, 5.5 - 1.96 * sqrt(0.825)));
	CHECK(near(s.high_ci, 5.5 + 1.96 * sqrt(0.825)));
}

static void
summary_counts_times(void)
{
	struct tallied list[] = { { 0, 30 }, { 4, 945 }, { 9, 25 } };
	struct summary s = summary_of(list, 3);

	CHECK(near(s.mean, 4.005));
	CHECK_INT(s.low95, 0);
	CHECK_INT(s.median, 4);
	CHECK_INT(s.high95, 4);
	CHECK_INT(s.max, 9);
	list[1] = (struct tallied){ 7, 1 };
	s = summary_of(list + 1, 1);
	CHECK(s.sd == 0 && s.low_ci == 7 && s.q1 == 7 && s.high95 == 7);
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(windows_grow_to_both_sides),
	    CHECK_CASE(zeros_alone_and_zeros_tallied), CHECK_CASE(summary_of_ten),
	    CHECK_CASE(summary_counts_times), { 0 } });
}
