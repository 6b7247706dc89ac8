/*
 * Batch: plain INSERTs that wait, and are written many rows a statement.
 *
 * A statement of its own for each row costs SQLite about as much as the row,
 * and PostgreSQL a round trip.  A full load is written by a thread of its own,
 * which has the handle meanwhile, while the transaction's thread makes the
 * next: whatever else wants the handle waits until that one has been written.
 */
#include "db/engine.h"
#include "base/buf.h"
#include "base/vec.h"

#include <stdlib.h>
#include <string.h>

/* Rows of PostgreSQL's statement, how many wait of one table, and how many tables. */
enum { ROWS = 32, MOST = 64 * ROWS, QUEUES = 16 };

struct queue {
	const struct db_query *query;
	VEC(union db_value) values; /* of its rows, one behind the other */
	size_t n;
};

/* Rows written when plans are made anew first, and by how many times more before each other time.
 */
enum { GROWN = 2000, GROWN_AGAIN = 8 };

/* Rows that wait, or are being written. */
struct load {
	struct arena *arena; /* NULL: nothing waits */
	struct queue queues[QUEUES];
	size_t n;
};

struct batch {
	struct load filling;
	/* Of whoever has the handle: */
	struct tx tx; /* the transaction's double, as its arena is in use meanwhile */
	struct load writing;
	int64_t written, grown; /* rows so far; rows at which plans are made anew */
	/* The thread, once a load was full. */
	pthread_t thread;
	bool begun;
	pthread_mutex_t mutex;
	pthread_cond_t changed;
	/* Under the mutex: */
	bool handed, stopped; /* the thread has the handle; is to end */
	bool failed;	      /* with the fault, and writes no more */
	struct fault fault;
};

/* ---- statements of many rows ---- */

/* PostgreSQL's, of ROWS rows. */
static const char *
many_values(struct arena *a, const struct db_query *one)
{
	struct buf *b = buf_new(a);
	int n = one->n_params;

	buf_add(b, one->postgres, one->rows_at);
	for (int i = 0; i < ROWS * n; i++)
		buf_printf(b, "%s$%d", i % n > 0 ? ", " : i > 0 ? "), (" : "(", i + 1);
	buf_putc(b, ')');
	return b->p;
}

static const struct db_param *
many_params(struct arena *a, const struct db_query *one)
{
	size_t n = (size_t)one->n_params;
	struct db_param *params = anew_n(a, struct db_param, ROWS * n);

	for (size_t i = 0; i < ROWS; i++)
		memcpy(params + i * n, one->params, n * sizeof *params);
	return params;
}

/* SQLite's, of all rows that wait (src/db/sqlite_rows.c). */
static const char *
all_waiting(struct arena *a, const struct db_query *one)
{
	struct buf *b = buf_new(a);

	buf_add(b, one->sqlite, one->rows_at - strlen("VALUES "));
	for (int i = 0; i < one->n_params; i++)
		buf_printf(b, "%sc%d", i > 0 ? ", " : "SELECT ", i);
	buf_puts(b, " FROM waiting_rows");
	return b->p;
}

static const struct db_query *
many_of(struct handle *h, const struct db_query *one)
{
	struct many_rows *m = h->many_rows;
	bool postgres = h->pool->engine == &engine_postgres;

	while (m != NULL && m->one != one)
		m = m->next;
	if (m == NULL) {
		m = anew(h->arena, struct many_rows);
		m->one = one;
		m->query = *one;
		m->query.rows_at = 0;
		m->query.n_params = postgres ? ROWS * one->n_params : 0;
		if (postgres) {
			m->query.params = many_params(h->arena, one);
			m->query.postgres = many_values(h->arena, one);
		} else {
			m->query.sqlite = all_waiting(h->arena, one);
		}
		m->next = h->many_rows;
		h->many_rows = m;
	}
	return &m->query;
}

/* ---- writing, by whoever has the handle ---- */

static void
write_queue(struct batch *b, struct queue *q)
{
	struct tx *tx = &b->tx;
	const struct engine *engine = tx->pool->engine;
	size_t width = (size_t)q->query->n_params, i = 0;
	size_t many = engine == &engine_postgres ? ROWS : width > WAITING_COLUMNS ? q->n + 1 : q->n;

	b->written += (int64_t)q->n;
	for (; q->n - i >= many; i += many) {
		tx->handle->waiting =
		    (struct waiting_rows){ q->query, q->values.a + i * width, many };
		engine->exec(tx, many_of(tx->handle, q->query), q->values.a + i * width);
	}
	for (; i < q->n; i++)
		engine->exec(tx, q->query, q->values.a + i * width);
}

static int
by_rank(const void *a, const void *b)
{
	const struct queue *x = a, *y = b;

	return (x->query->rank > y->query->rank) - (x->query->rank < y->query->rank);
}

static void
look_at_growth(struct batch *b)
{
	if (b->written < b->grown)
		return;
	b->tx.pool->engine->plan_anew(b->tx.handle);
	b->grown = b->written * GROWN_AGAIN;
}

static void
write_load(void *arg)
{
	struct batch *b = arg;
	struct load *l = &b->writing;

	b->tx.arena = l->arena;
	qsort(l->queues, l->n, sizeof *l->queues, by_rank);
	for (size_t i = 0; i < l->n; i++)
		write_queue(b, &l->queues[i]);
	look_at_growth(b);
	arena_free(l->arena);
	l->arena = NULL;
}

/* ---- the thread ---- */

static void *
run(void *arg)
{
	struct batch *b = arg;

	pthread_mutex_lock(&b->mutex);
	while (!b->stopped) {
		bool done;

		if (!b->handed) {
			pthread_cond_wait(&b->changed, &b->mutex);
			continue;
		}
		pthread_mutex_unlock(&b->mutex);
		done = attempt(write_load, b, &b->fault);
		pthread_mutex_lock(&b->mutex);
		b->handed = false;
		b->failed = !done;
		pthread_cond_broadcast(&b->changed);
	}
	pthread_mutex_unlock(&b->mutex);
	return NULL;
}

/* Until the handle is the caller's again. */
static void
wait_for_handle(struct batch *b)
{
	pthread_mutex_lock(&b->mutex);
	while (b->handed)
		pthread_cond_wait(&b->changed, &b->mutex);
	pthread_mutex_unlock(&b->mutex);
	if (b->failed)
		fail(b->fault.kind, "%s", b->fault.message);
}

void
batch_end(struct batch *b)
{
	if (b == NULL || !b->begun)
		return;
	pthread_mutex_lock(&b->mutex);
	b->stopped = true;
	pthread_cond_broadcast(&b->changed);
	pthread_mutex_unlock(&b->mutex);
	pthread_join(b->thread, NULL);
	b->begun = false;
}

static void
release(void *arg)
{
	struct batch *b = arg;

	batch_end(b);
	arena_free(b->filling.arena);
	arena_free(b->writing.arena);
	pthread_cond_destroy(&b->changed);
	pthread_mutex_destroy(&b->mutex);
}

struct batch *
batch_new(struct tx *tx)
{
	struct batch *b = anew(tx->arena, struct batch);

	*b = (struct batch){ .tx = *tx, .grown = GROWN };
	pthread_mutex_init(&b->mutex, NULL);
	pthread_cond_init(&b->changed, NULL);
	arena_on_free(tx->arena, release, b);
	return b;
}

/* ---- what waits ---- */

/* Emptied first: what fails is not tried again.  Without a thread the caller writes it. */
static void
hand_over(struct batch *b)
{
	wait_for_handle(b);
	b->writing = b->filling;
	b->filling = (struct load){ 0 };
	if (!b->begun)
		b->begun = pthread_create(&b->thread, NULL, run, b) == 0;
	if (!b->begun) {
		write_load(b);
		return;
	}
	pthread_mutex_lock(&b->mutex);
	b->handed = true;
	pthread_cond_broadcast(&b->changed);
	pthread_mutex_unlock(&b->mutex);
}

void
batch_write(struct tx *tx)
{
	struct batch *b = tx->batch;

	if (b == NULL)
		return;
	wait_for_handle(b);
	if (b->filling.arena == NULL)
		return;
	b->writing = b->filling;
	b->filling = (struct load){ 0 };
	write_load(b);
}

static struct queue *
queue_for(struct batch *b, const struct db_query *q)
{
	struct load *l = &b->filling;
	size_t i = 0;

	while (i < l->n && l->queues[i].query != q)
		i++;
	if (i == QUEUES || (i < l->n && l->queues[i].n == MOST)) {
		hand_over(b);
		i = 0;
	}
	if (l->arena == NULL)
		l->arena = arena_new(0);
	if (i == l->n)
		l->queues[l->n++] = (struct queue){ .query = q };
	return &l->queues[i];
}

void
batch_add(struct tx *tx, const struct db_query *q, const union db_value *values)
{
	struct queue *to = queue_for(tx->batch, q);
	struct arena *a = tx->batch->filling.arena;

	for (int i = 0; i < q->n_params; i++)
		vec_push(a, &to->values, value_keep(a, &q->params[i], values[i]));
	to->n++;
}
