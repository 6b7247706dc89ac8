/* Crew: threads that take the next few numbers until none is left. */
#include "areas/forecasts/crew.h"
#include "base/err.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <unistd.h>

enum { AT_ONCE = 8 };

struct crew {
	crew_piece *piece;
	void *arg;
	uint32_t n;
	atomic_uint_fast64_t taken;
};

struct worker {
	struct crew *crew;
	int number;
	pthread_t thread;
	bool failed;
	struct fault fault;
};

static void
work(void *arg)
{
	struct worker *w = arg;
	struct crew *c = w->crew;

	for (;;) {
		uint64_t from = atomic_fetch_add(&c->taken, AT_ONCE);

		if (from >= c->n)
			return;
		for (uint64_t i = from; i < from + AT_ONCE && i < c->n; i++)
			c->piece(c->arg, w->number, (uint32_t)i);
	}
}

static void *
worker_main(void *arg)
{
	struct worker *w = arg;

	w->failed = !attempt(work, w, &w->fault);
	return NULL;
}

void
crew_run(int workers, uint32_t n, crew_piece *piece, void *arg)
{
	struct crew crew = { piece, arg, n, 0 };
	struct worker w[CREW_MOST];
	int began = 0;

	for (; began < workers; began++) {
		w[began] = (struct worker){ .crew = &crew, .number = began };
		if (began > 0 &&
		    pthread_create(&w[began].thread, NULL, worker_main, &w[began]) != 0)
			break;
	}
	worker_main(&w[0]);
	for (int i = 1; i < began; i++)
		pthread_join(w[i].thread, NULL);
	for (int i = 0; i < began; i++)
		if (w[i].failed)
			fail(w[i].fault.kind, "%s", w[i].fault.message);
}

int
crew_default(void)
{
	long n = sysconf(_SC_NPROCESSORS_ONLN);

	return n < 1 ? 1 : n > CREW_MOST ? CREW_MOST : (int)n;
}
