/*
 * Batch: plain INSERTs that wait, and are written many rows a statement.
 *
 * A statement of its own for each row costs SQLite about as much as the row,
 * and PostgreSQL a round trip.
 */
#include "db/engine.h"
#include "base/buf.h"
#include "base/vec.h"

#include <stdlib.h>
#include <string.h>

/* A statement's rows, how many wait of one table, and how many tables. */
enum { ROWS = 32, MOST = 32 * ROWS, QUEUES = 16 };

struct queue {
	const struct db_query *query;
	VEC(union db_value) values; /* of its rows, one behind the other */
	size_t n;
};

/* Rows written when plans are made anew first, and by how many times more before each other time.
 */
enum { GROWN = 2000, GROWN_AGAIN = 8 };

struct batch {
	int64_t written, grown; /* rows so far; rows at which plans are made anew */
	struct arena *arena;	/* of what waits; NULL: nothing */
	struct arena *writing;	/* of what is being written */
	struct queue queues[QUEUES];
	size_t n;
};

static void
release(void *arg)
{
	struct batch *b = arg;

	arena_free(b->arena);
	arena_free(b->writing);
}

struct batch *
batch_new(struct arena *a)
{
	struct batch *b = anew(a, struct batch);

	b->grown = GROWN;
	arena_on_free(a, release, b);
	return b;
}

/* ---- statements of many rows ---- */

static const char *
many_sql(struct arena *a, const struct db_query *one, bool postgres)
{
	struct buf *b = buf_new(a);
	int n = one->n_params;

	buf_add(b, postgres ? one->postgres : one->sqlite, one->rows_at);
	for (int i = 0; i < ROWS * n; i++) {
		buf_puts(b, i % n > 0 ? ", " : i > 0 ? "), (" : "(");
		if (postgres)
			buf_printf(b, "$%d", i + 1);
		else
			buf_putc(b, '?'); /* SQLite looks names up, one after the other */
	}
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
		m->query.params = many_params(h->arena, one);
		m->query.n_params = ROWS * one->n_params;
		m->query.sqlite = m->query.postgres = many_sql(h->arena, one, postgres);
		m->next = h->many_rows;
		h->many_rows = m;
	}
	return &m->query;
}

/* ---- what waits ---- */

static void
write_queue(struct tx *tx, struct queue *q)
{
	size_t width = (size_t)q->query->n_params, i = 0;

	tx->batch->written += (int64_t)q->n;
	for (; q->n - i >= ROWS; i += ROWS)
		tx->pool->engine->exec(tx, many_of(tx->handle, q->query), q->values.a + i * width);
	for (; i < q->n; i++)
		tx->pool->engine->exec(tx, q->query, q->values.a + i * width);
}

static int
by_rank(const void *a, const void *b)
{
	const struct queue *x = a, *y = b;

	return (x->query->rank > y->query->rank) - (x->query->rank < y->query->rank);
}

static void
look_at_growth(struct tx *tx)
{
	struct batch *b = tx->batch;

	if (b->written < b->grown)
		return;
	tx->pool->engine->plan_anew(tx->handle);
	b->grown = b->written * GROWN_AGAIN;
}

/* Emptied first: what fails is not tried again. */
void
batch_write(struct tx *tx)
{
	struct arena *before = tx->arena;
	struct batch now;

	if (tx->batch == NULL || tx->batch->arena == NULL)
		return;
	now = *tx->batch;
	*tx->batch =
	    (struct batch){ .writing = now.arena, .written = now.written, .grown = now.grown };
	tx->arena = now.arena;
	qsort(now.queues, now.n, sizeof *now.queues, by_rank);
	for (size_t i = 0; i < now.n; i++)
		write_queue(tx, &now.queues[i]);
	look_at_growth(tx);
	tx->arena = before;
	tx->batch->writing = NULL;
	arena_free(now.arena);
}

static struct queue *
queue_for(struct tx *tx, const struct db_query *q)
{
	struct batch *b = tx->batch;
	size_t i = 0;

	while (i < b->n && b->queues[i].query != q)
		i++;
	if (i == QUEUES || (i < b->n && b->queues[i].n == MOST)) {
		batch_write(tx);
		i = 0;
	}
	if (b->arena == NULL)
		b->arena = arena_new(0);
	if (i == b->n)
		b->queues[b->n++] = (struct queue){ .query = q };
	return &b->queues[i];
}

void
batch_add(struct tx *tx, const struct db_query *q, const union db_value *values)
{
	struct queue *to = queue_for(tx, q);
	struct arena *a = tx->batch->arena;

	for (int i = 0; i < q->n_params; i++)
		vec_push(a, &to->values, value_keep(a, &q->params[i], values[i]));
	to->n++;
}
