/* Pool: handles, lent for one transaction at a time. */
#include "db/engine.h"
#include "base/conf.h"
#include "base/str.h"

#include <errno.h>
#include <malloc.h>
#include <sys/sysinfo.h>
#include <time.h>

enum {
	WAIT_MS = 2000,
	HELD_LONG_MS = 50,
	IDLE_MS = 30000,
	LOOK_AGAIN_MS = 20,
	PROBE_EVERY_MS = 250,
	LEAST = 2, /* an import reads beside what it writes */
	HANDLES_MAX = 256
};

bool
url_is_postgres(const char *url)
{
	return str_starts(url, "postgresql://") || str_starts(url, "postgres://");
}

bool
pool_is_postgres(const struct pool *p)
{
	return p->engine == &engine_postgres;
}

static int64_t
milliseconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static void
init_locks(struct pool *p)
{
	pthread_condattr_t monotonic;

	pthread_condattr_init(&monotonic);
	pthread_condattr_setclock(&monotonic, CLOCK_MONOTONIC);
	pthread_mutex_init(&p->mutex, NULL);
	pthread_cond_init(&p->freed, &monotonic);
	pthread_condattr_destroy(&monotonic);
}

static void
open_first(void *arg)
{
	struct pool *p = arg;

	p->engine->open(&p->handles[0]);
}

struct pool *
pool_open(const struct conf *conf)
{
	struct arena *a = arena_new(0);
	struct pool *p = anew(a, struct pool);
	int64_t n = conf->db_connections;
	struct fault fault;

	n = n < LEAST ? LEAST : n > HANDLES_MAX ? HANDLES_MAX : n;
	p->arena = a;
	p->url = arena_strdup(a, conf->db_url);
	p->engine = url_is_postgres(p->url) ? &engine_postgres : &engine_sqlite;
	p->n = (int)n + p->engine->one_writer;
	p->n_cheap = get_nprocs() + (p->engine->one_writer ? 1 : 2);
	p->handles = anew_n(a, struct handle, (size_t)p->n);
	for (int i = 0; i < p->n; i++)
		p->handles[i].pool = p;
	p->handles[0].writer = p->engine->one_writer;
	init_locks(p);
	if (!attempt(open_first, p, &fault)) {
		pool_close(p);
		fail(fault.kind, "%s", fault.message);
	}
	return p;
}

void
pool_close(struct pool *p)
{
	if (p == NULL)
		return;
	for (int i = p->n - 1; i >= 0; i--)
		if (p->handles[i].arena != NULL)
			p->engine->close(&p->handles[i]);
	pthread_cond_destroy(&p->freed);
	pthread_mutex_destroy(&p->mutex);
	arena_free(p->arena);
}

/* Under the mutex: a mistake in the program that waiting would not cure. */
static const char *
misuse(const struct pool *p, const struct tx *tx)
{
	for (int i = 0; i < p->n; i++) {
		const struct tx *other = p->handles[i].tx;

		if (other == NULL)
			continue;
		if (other->arena == tx->arena)
			return "the arena has an open transaction";
		if (other->kind == TX_WRITE && tx->kind == TX_WRITE &&
		    pthread_equal(other->thread, tx->thread))
			return "the thread has an open writing transaction";
	}
	return NULL;
}

static struct handle *
find_free(struct pool *p, enum tx_kind kind)
{
	int from = p->engine->one_writer && kind == TX_READ ? 1 : 0;
	int to = p->engine->one_writer && kind == TX_WRITE ? 1 : p->n;

	for (int i = from; i < to; i++)
		if (p->handles[i].tx == NULL)
			return &p->handles[i];
	return NULL;
}

static struct timespec
after(int ms)
{
	struct timespec t;
	int64_t ns;

	clock_gettime(CLOCK_MONOTONIC, &t);
	ns = t.tv_nsec + INT64_C(1000000) * ms;
	return (struct timespec){ t.tv_sec + ns / 1000000000, ns % 1000000000 };
}

/*
 * One more open handle than the processors can keep busy takes three megabytes for
 * views and statements and makes nothing faster, unless the others are held long.
 */
static bool
is_costly(const struct pool *p, const struct handle *h)
{
	int64_t now = milliseconds();

	if (h->arena != NULL || h - p->handles < p->n_cheap)
		return false;
	for (const struct handle *o = p->handles; o < h; o++)
		if (!o->writer && now - o->since < HELD_LONG_MS)
			return true;
	return false;
}

/*
 * Whoever writes waits in a line: a job that writes batch after batch would take the writer again
 * before anybody whom it wakes could, until they give up.  Readers need none: they have many
 * handles, and a handle that waits for its reader to wake up serves nobody.
 */
struct turn {
	struct turn *next; /* it lies on the waiter's stack */
};

static void
stand_in_line(struct pool *p, struct turn *mine)
{
	struct turn **at = &p->turns;

	while (*at != NULL)
		at = &(*at)->next;
	*at = mine;
}

static void
leave_line(struct pool *p, struct turn *mine)
{
	struct turn **at = &p->turns;

	while (*at != mine)
		at = &(*at)->next;
	*at = mine->next;
	if (p->turns != NULL)
		pthread_cond_broadcast(&p->freed);
}

static struct handle *
find_in_turn(struct pool *p, enum tx_kind kind, const struct turn *mine)
{
	bool others_first = mine != NULL && p->turns != mine;

	return others_first ? NULL : find_free(p, kind);
}

/* Under the mutex: a free handle, or NULL after two seconds. */
static struct handle *
wait_in_turn(struct pool *p, enum tx_kind kind, const struct turn *mine)
{
	struct timespec until = after(WAIT_MS);
	struct handle *h;

	while ((h = find_in_turn(p, kind, mine)) == NULL || is_costly(p, h)) {
		struct timespec soon = after(LOOK_AGAIN_MS);
		bool late =
		    pthread_cond_timedwait(&p->freed, &p->mutex, h ? &soon : &until) == ETIMEDOUT;

		if (late && h == NULL)
			return find_in_turn(p, kind, mine);
	}
	return h;
}

static struct handle *
wait_for_handle(struct pool *p, enum tx_kind kind)
{
	struct turn mine = { 0 };
	struct handle *h;

	if (!p->engine->one_writer || kind != TX_WRITE)
		return wait_in_turn(p, kind, NULL);
	stand_in_line(p, &mine);
	h = wait_in_turn(p, kind, &mine);
	leave_line(p, &mine);
	return h;
}

/* Makes sure that the disk takes writes again before it is asked to keep any. */
static void
probe(struct handle *h)
{
	struct pool *p = h->pool;
	bool suspect, early;

	pthread_mutex_lock(&p->mutex);
	suspect = p->suspect;
	early = suspect && milliseconds() < p->probe_after;
	if (suspect && !early)
		p->probe_after = milliseconds() + PROBE_EVERY_MS;
	pthread_mutex_unlock(&p->mutex);
	if (early)
		fail(FAULT_STORAGE, "the disk does not take writes");
	if (!suspect)
		return;
	p->engine->probe(h);
	pthread_mutex_lock(&p->mutex);
	p->suspect = false;
	pthread_mutex_unlock(&p->mutex);
}

/*
 * While the disk takes no writes a reader stays as it is: the last handle that is closed takes the
 * write-ahead log with it, and without one none can be opened.
 */
static void
freshen(struct handle *h)
{
	struct pool *p = h->pool;
	int generation;
	bool stale;

	pthread_mutex_lock(&p->mutex);
	generation = p->generation;
	stale = h->generation != generation && (h->writer || !p->suspect);
	pthread_mutex_unlock(&p->mutex);
	if (h->arena != NULL && (stale || p->engine->is_dead(h)))
		p->engine->close(h);
	if (h->arena == NULL) {
		h->generation = generation;
		p->engine->open(h);
	}
}

static void
take(struct handle *h, struct tx *tx)
{
	h->tx = tx;
	h->since = milliseconds();
}

struct handle *
pool_borrow(struct pool *p, struct tx *tx)
{
	const char *wrong;
	struct handle *h = NULL;

	pthread_mutex_lock(&p->mutex);
	wrong = misuse(p, tx);
	if (wrong == NULL && (h = wait_for_handle(p, tx->kind)) != NULL)
		take(h, tx);
	pthread_mutex_unlock(&p->mutex);
	if (wrong != NULL)
		fail(FAULT_BUG, "%s", wrong);
	if (h == NULL)
		fail(FAULT_BUSY, "no database connection came free in %d seconds", WAIT_MS / 1000);
	tx->handle = h;
	freshen(h);
	if (tx->kind == TX_WRITE)
		probe(h);
	return h;
}

/* Under the mutex: one that a rush needed and that nobody has used since; NULL: none. */
static struct handle *
find_idle(const struct pool *p)
{
	for (int i = p->n_cheap; i < p->n; i++) {
		struct handle *h = &p->handles[i];

		/* Whoever has it opens it without the mutex: whether it is open is asked second. */
		if (h->tx == NULL && h->arena != NULL && milliseconds() - h->since > IDLE_MS)
			return h;
	}
	return NULL;
}

static void
set_free(struct handle *h)
{
	h->tx = NULL;
	h->since = milliseconds();
	pthread_cond_broadcast(&h->pool->freed);
}

/* Whoever gives one back closes another that is idle, lent to them for so long. */
void
pool_give_back(struct handle *h)
{
	struct pool *p = h->pool;
	struct handle *idle;

	pthread_mutex_lock(&p->mutex);
	if ((idle = find_idle(p)) != NULL)
		idle->tx = h->tx;
	set_free(h);
	pthread_mutex_unlock(&p->mutex);
	if (idle == NULL)
		return;
	p->engine->close(idle);
	malloc_trim(0); /* malloc would keep its megabytes */
	pthread_mutex_lock(&p->mutex);
	set_free(idle);
	pthread_mutex_unlock(&p->mutex);
}

void
pool_suspect(struct pool *p)
{
	pthread_mutex_lock(&p->mutex);
	p->generation++;
	p->suspect = true;
	pthread_mutex_unlock(&p->mutex);
}
