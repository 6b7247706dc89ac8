/* Tx: one transaction, whatever the engine. */
#include "db/engine.h"

/* Runs when the arena goes: rolls back what is open. */
static void
release(void *arg)
{
	struct tx *tx = arg;
	struct handle *h = tx->handle;

	if (h == NULL)
		return;
	batch_end(tx->batch);
	tx->handle = NULL;
	if (tx->begun)
		tx->pool->engine->rollback(h);
	pool_give_back(h);
}

struct tx *
tx_begin(struct pool *p, enum tx_kind kind, struct arena *a, struct tx_context context)
{
	struct tx *tx = anew(a, struct tx);

	*tx = (struct tx){
		.arena = a, .pool = p, .kind = kind, .context = context, .thread = pthread_self()
	};
	arena_on_free(a, release, tx);
	pool_borrow(p, tx);
	tx->begun = true;
	p->engine->begin(tx->handle, kind, &tx->context);
	return tx;
}

static void
must_be_open(const struct tx *tx)
{
	if (tx->handle == NULL)
		fail(FAULT_BUG, "the transaction is over");
	if (tx->failed)
		fail(FAULT_BUG, "the transaction has failed; it can only be rolled back");
}

void
tx_become(struct tx *tx, int64_t viewer)
{
	must_be_open(tx);
	if (tx->context.viewer != 0)
		fail(FAULT_BUG, "the transaction runs for somebody else");
	tx->failed = true;
	tx->pool->engine->become(tx->handle, viewer);
	tx->failed = false;
	tx->context.viewer = viewer;
}

void
tx_commit(struct tx *tx)
{
	must_be_open(tx);
	if (tx->wrote && !tx->audited)
		fail(FAULT_BUG, "a writing transaction said nothing to the audit log");
	tx->failed = true;
	batch_write(tx);
	tx->pool->engine->commit(tx->handle);
	tx->begun = false;
	release(tx);
}

void
tx_rollback(struct tx *tx)
{
	if (tx->handle == NULL)
		fail(FAULT_BUG, "the transaction is over");
	release(tx);
}

void
tx_expect_many(struct tx *tx)
{
	must_be_open(tx);
	tx->pool->engine->expect_many(tx->handle);
	if (tx->batch == NULL)
		tx->batch = batch_new(tx);
}

void
tx_ahead(struct tx *tx, bool on)
{
	must_be_open(tx);
	tx->ahead += on ? 1 : -1;
}

void
tx_audited(struct tx *tx)
{
	tx->audited = true;
}

struct arena *
tx_arena(const struct tx *tx)
{
	return tx->arena;
}

struct arena *
tx_use_arena(struct tx *tx, struct arena *a)
{
	struct arena *before = tx->arena;

	tx->arena = a;
	return before;
}

struct now
tx_now(const struct tx *tx)
{
	return tx->context.now;
}

int64_t
tx_viewer(const struct tx *tx)
{
	return tx->context.viewer;
}

/* A statement that fails leaves the transaction failed, as PostgreSQL does. */
static void
before(struct tx *tx, const struct db_query *q, const union db_value *values)
{
	must_be_open(tx);
	for (int i = 0; i < q->n_params; i++)
		if (q->params[i].type == DB_TEXT)
			value_check_text(q, values[i].text);
	if (q->writes && tx->kind == TX_READ)
		fail(FAULT_BUG, "%s writes in a reading transaction", q->name);
	tx->failed = true;
	tx->wrote |= q->writes;
}

static size_t
go_ahead(struct tx *tx, const struct db_query *q, const union db_value *values, void **ret_rows)
{
	if (q->writes)
		fail(FAULT_BUG, "%s writes, and cannot go ahead", q->name);
	if (tx->kind == TX_READ && tx->pool->engine->ahead != NULL)
		tx->pool->engine->ahead(tx, q, values);
	*ret_rows = NULL;
	return 0;
}

size_t
tx_query(struct tx *tx, const struct db_query *q, const union db_value *values, void **ret_rows)
{
	size_t n;

	before(tx, q, values);
	if (tx->ahead) {
		n = go_ahead(tx, q, values, ret_rows);
	} else {
		batch_write(tx);
		n = tx->pool->engine->query(tx, q, values, ret_rows);
	}
	tx->failed = false;
	return n;
}

const void *
tx_one(struct tx *tx, const struct db_query *q, const union db_value *values)
{
	void *rows;
	size_t n = tx_query(tx, q, values, &rows);

	if (n > 1)
		fail(FAULT_BUG, "%s has %zu rows where one at most is meant", q->name, n);
	return n ? rows : NULL;
}

int64_t
tx_exec(struct tx *tx, const struct db_query *q, const union db_value *values)
{
	int64_t n = 1;

	before(tx, q, values);
	if (tx->ahead)
		fail(FAULT_BUG, "%s gives no rows, and cannot go ahead", q->name);
	if (tx->batch != NULL && q->rows_at > 0) {
		batch_add(tx, q, values);
	} else {
		batch_write(tx);
		n = tx->pool->engine->exec(tx, q, values);
	}
	tx->failed = false;
	return n;
}
