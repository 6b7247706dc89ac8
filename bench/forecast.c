/*
 * Bench: a thousand runs of the forecast.
 *
 * usage: bench-forecast IN_DIR [THREADS]
 * Figure to reach: 1,000 runs in about a second on two cores.
 */
#include "areas/forecasts/crew.h"
#include "areas/forecasts/project.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

static double
seconds(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int
main(int argc, char **argv)
{
	struct arena *arena = arena_new(1 << 30);
	struct findings *findings = findings_new(arena);
	struct projection_order order = { 1000, 50, argc > 2 ? atoi(argv[2]) : crew_default() };
	struct codes none = { 0 };
	double began = seconds(), fitted;
	const struct inputs *in;
	const struct world *w;

	if (argc < 2 || order.threads < 1 || order.threads > CREW_MOST)
		return 2;
	in = inputs_read(arena, argv[1], &none, findings);
	findings_print(findings, argv[0], stderr);
	if (findings->errors > 0)
		return 1;
	w = world_new(arena, in, fit_inputs(arena, in));
	fitted = seconds();
	project(arena, w, &order);
	printf("read and fitted in %.3f s; %u runs of %d years on %d threads in %.3f s\n",
	    fitted - began, order.runs, w->years - 1, order.threads, seconds() - fitted);
	arena_free(arena);
	return 0;
}
