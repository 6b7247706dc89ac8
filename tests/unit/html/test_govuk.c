/* Govuk: every case that GOV.UK Frontend ships for the components we have, and the test's own test.
 */
#include "fixture.h"

#include "base/err.h"

#include <stdio.h>

static bool all_passed;

/* A comparison that let everything pass would pass everything. */
static bool
sees_differences(void)
{
	static const char *const pairs[][2] = {
		{ "<p class=\"a\">x</p>", "<p class=\"b\">x</p>" },
		{ "<p class=\"a\">x</p>", "<p>x</p>" },
		{ "<p>x</p>", "<p>y</p>" },
		{ "<p>x</p>", "<p>x" },
		{ "<p>x y</p>", "<p>xy</p>" },
		{ "<input disabled>", "<input>" },
		{ "<p>&lt;b&gt;</p>", "<p><b></p>" },
	};
	static const char *const same[][2] = {
		{ "<p class=\"a  b\" id=\"c\">x</p>", "<p id='c' class=' a b '>\n  x\n</p>" },
		{ "<p>&quot;x&#39;</p>", "<p>\"x'</p>" },
		{ "<input disabled>", "<input disabled=\"\">" },
	};
	struct arena *a = arena_new(0);
	bool ok = true;

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
		ok &= !str_eq(
		    fixture_normal(a, pairs[i][0], NULL), fixture_normal(a, pairs[i][1], NULL));
	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		ok &= str_eq(
		    fixture_normal(a, same[i][0], NULL), fixture_normal(a, same[i][1], NULL));
	printf("%s sees_differences\n", ok ? "ok" : "not ok");
	arena_free(a);
	return ok;
}

static void
run(void *directory)
{
	all_passed = fixture_run(directory);
}

int
main(int argc, char **argv)
{
	struct fault fault;

	if (argc != 2 || !sees_differences())
		return 1;
	if (!attempt(run, argv[1], &fault))
		printf("not ok: %s\n", fault.message);
	return all_passed ? 0 : 1;
}
