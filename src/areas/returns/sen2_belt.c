/* Sen2 belt: a thread, a mutex and room for a few loads. */
#include "areas/returns/sen2_belt.h"
#include "base/err.h"

#include <pthread.h>

/* Some hundred people are in memory at once. */
enum { WAITING = 2 };

struct sen2_belt {
	struct sen2_filling filling;
	pthread_t thread;
	bool begun;
	pthread_mutex_t mutex;
	pthread_cond_t changed;
	/* Under the mutex: */
	void *waiting[WAITING];
	size_t n;
	bool stopped; /* nobody takes loads any more */
	bool over;    /* none will come */
	bool failed;  /* with the fault */
	struct fault fault;
};

/* ---- the thread ---- */

void
sen2_belt_put(struct sen2_belt *b, void *load)
{
	bool stopped;

	pthread_mutex_lock(&b->mutex);
	while (b->n == WAITING && !b->stopped)
		pthread_cond_wait(&b->changed, &b->mutex);
	stopped = b->stopped;
	if (!stopped)
		b->waiting[b->n++] = load;
	pthread_cond_broadcast(&b->changed);
	pthread_mutex_unlock(&b->mutex);
	if (!stopped)
		return;
	b->filling.drop(load);
	fail(FAULT_USAGE, "nobody takes what is read");
}

static void
fill(void *arg)
{
	struct sen2_belt *b = arg;

	b->filling.fill(b, b->filling.context);
}

static void *
run(void *arg)
{
	struct sen2_belt *b = arg;
	struct fault fault;
	bool done = attempt(fill, b, &fault);

	pthread_mutex_lock(&b->mutex);
	b->over = true;
	b->failed = !done;
	if (!done)
		b->fault = fault;
	pthread_cond_broadcast(&b->changed);
	pthread_mutex_unlock(&b->mutex);
	return NULL;
}

/* ---- the taker ---- */

static void
end(void *arg)
{
	struct sen2_belt *b = arg;

	pthread_mutex_lock(&b->mutex);
	b->stopped = true;
	pthread_cond_broadcast(&b->changed);
	pthread_mutex_unlock(&b->mutex);
	if (b->begun)
		pthread_join(b->thread, NULL);
	for (size_t i = 0; i < b->n; i++)
		b->filling.drop(b->waiting[i]);
	pthread_cond_destroy(&b->changed);
	pthread_mutex_destroy(&b->mutex);
}

struct sen2_belt *
sen2_belt_begin(struct arena *a, const struct sen2_filling *filling)
{
	struct sen2_belt *b = anew(a, struct sen2_belt);

	b->filling = *filling;
	pthread_mutex_init(&b->mutex, NULL);
	pthread_cond_init(&b->changed, NULL);
	arena_on_free(a, end, b);
	b->begun = pthread_create(&b->thread, NULL, run, b) == 0;
	if (!b->begun)
		fail(FAULT_MEMORY, "no thread can be made to read the return");
	return b;
}

void *
sen2_belt_take(struct sen2_belt *b)
{
	void *load = NULL;

	pthread_mutex_lock(&b->mutex);
	while (b->n == 0 && !b->over)
		pthread_cond_wait(&b->changed, &b->mutex);
	if (b->n > 0) {
		load = b->waiting[0];
		b->n--;
		for (size_t i = 0; i < b->n; i++)
			b->waiting[i] = b->waiting[i + 1];
	}
	pthread_cond_broadcast(&b->changed);
	pthread_mutex_unlock(&b->mutex);
	if (load == NULL && b->failed)
		fail(b->fault.kind, "%s", b->fault.message);
	return load;
}
