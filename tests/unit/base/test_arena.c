/* Arenas that are part of others. */
#include "base/arena.h"
#include "base/err.h"
#include "../check.h"

static int released;

static void
count_release(void *object)
{
	(void)object;
	released++;
}

static struct arena *
part_of(struct arena *whole)
{
	struct arena *part = arena_part(whole, 0);

	arena_on_free(part, count_release, part);
	return part;
}

static void
a_part_goes_with_the_whole(void)
{
	struct arena *whole = arena_new(0);

	released = 0;
	part_of(whole);
	part_of(part_of(whole));
	arena_free(whole);
	CHECK_INT(released, 3);
}

static void
a_part_that_went_before_goes_once(void)
{
	struct arena *whole = arena_new(0);

	released = 0;
	arena_free(part_of(whole));
	CHECK_INT(released, 1);
	part_of(whole);
	arena_free(whole);
	CHECK_INT(released, 2);
}

static void
fail_in_a_part(void *whole)
{
	part_of(whole);
	fail(FAULT_MEMORY, "on purpose");
}

static void
a_fault_in_a_part_leaves_nothing(void)
{
	struct arena *whole = arena_new(0);
	struct fault fault;

	released = 0;
	CHECK(!attempt(fail_in_a_part, whole, &fault));
	arena_free(whole);
	CHECK_INT(released, 1);
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(a_part_goes_with_the_whole),
	    CHECK_CASE(a_part_that_went_before_goes_once),
	    CHECK_CASE(a_fault_in_a_part_leaves_nothing), { 0 } });
}
