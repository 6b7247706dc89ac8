/* Check: the unit tests' runner. */
#include "check.h"
#include "base/err.h"
#include "base/rng.h"

#include <stdio.h>
#include <string.h>

static int failures;

void
check_true(bool ok, const char *what, const char *file, int line)
{
	if (ok)
		return;
	failures++;
	printf("# %s:%d: %s\n", file, line, what);
}

void
check_int(int64_t got, int64_t want, const char *what, const char *file, int line)
{
	if (got == want)
		return;
	failures++;
	printf(
	    "# %s:%d: %s is %lld, not %lld\n", file, line, what, (long long)got, (long long)want);
}

void
check_str(const char *got, const char *want, const char *what, const char *file, int line)
{
	if (got == want || (got != NULL && want != NULL && strcmp(got, want) == 0))
		return;
	failures++;
	printf("# %s:%d: %s is \"%s\", not \"%s\"\n", file, line, what, got ? got : "(null)",
	    want ? want : "(null)");
}

static void
run_plain(void *call)
{
	void (**function)(void) = call;

	(*function)();
}

void
check_fails(int kind, void (*call)(void), const char *what, const char *file, int line)
{
	struct fault fault = { 0 };

	if (attempt(run_plain, &call, &fault))
		check_true(false, what, file, line);
	else
		check_int(fault.kind, kind, what, file, line);
}

static bool
run_case(const struct check_case *c)
{
	struct fault fault;
	void (*run)(void) = c->run;

	failures = 0;
	if (!attempt(run_plain, &run, &fault)) {
		failures++;
		printf("# failed: %s: %s\n", fault_name(fault.kind), fault.message);
	}
	printf("%s %s\n", failures ? "not ok" : "ok", c->name);
	return failures == 0;
}

int
check_run(const struct check_case *cases)
{
	int passed = 0, failed = 0;

	setvbuf(stdout, NULL, _IOLBF, 0);
	rng_init();
	for (; cases->name != NULL; cases++)
		if (run_case(cases))
			passed++;
		else
			failed++;
	printf("%d passed, %d failed\n", passed, failed);
	return failed > 0;
}
