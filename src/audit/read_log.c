/* Read log: group commit by one thread, which also keeps the anchor. */
#include "audit/read_log.h"
#include "audit/anchor.h"
#include "audit/audit.h"
#include "audit/read_log.sql.h"
#include "audit/reads.h"
#include "base/err.h"
#include "base/key.h"
#include "base/log.h"
#include "base/vec.h"
#include "db/db.h"

#include <errno.h>
#include <pthread.h>
#include <semaphore.h>
#include <time.h>
#include <unistd.h>

enum { GROUP_AT_MOST = 1000, MANY = 100, ANCHOR_ENTRIES = 10000, ANCHOR_SECONDS = 600 };
/* How long a commit waits for more, as PostgreSQL's commit_delay: it empties every reader's cache.
 */
enum { GATHER_US = 500 };
/* Lines that may stand in the log without a place of their own by child: few enough to be looked
 * through, and so many that each page of a child's places is written once for all of them. */
enum { PLACED_AT = 2000 };

/* A request that waits; it lies on that request's stack. */
struct waiter {
	sem_t settled;
	size_t left; /* lines that are not settled: the thread's own */
	bool failed;
	struct fault fault;
};

/* How many lines of an authority have no place yet. */
struct waiting {
	int64_t la;
	size_t n;
};

/* One of its lines. */
struct line {
	const struct read_entry *entry;
	struct waiter *waiter;
	struct line *next;
};

struct read_log {
	struct arena *home; /* its own */
	struct pool *pool;
	const struct conf *conf;
	pthread_t thread;
	pthread_mutex_t lock;
	pthread_cond_t work;
	struct line *first, **last;	  /* those that wait, in order */
	size_t requests, requests_before; /* that wait, and that waited together the last time */
	bool closing;
	/* The thread's own. */
	struct arena *arena; /* of the group being written */
	const struct read_entry *group[GROUP_AT_MOST];
	size_t n_group;
	VEC(struct waiting) waiting;
	int64_t unanchored;
	struct timespec anchor_due;
};

/* Their batch. */
static int64_t
write_lines(struct tx *tx, const struct read_entry *const *entries, size_t n)
{
	struct buf *b = buf_new(tx_arena(tx));
	struct audit_entry said = {
		.la = entries[0]->la,
		.action = READS_ACTION,
		.object_kind = "read_log",
		.object_version = (int64_t)n,
	};
	int64_t batch;

	for (size_t i = 0; i < n; i++) {
		if (entries[i]->la != said.la)
			fail(FAULT_BUG, "a group of reads crosses authorities");
		reads_encode(b, (int64_t)i + 1, entries[i]);
	}
	said.object_hash = reads_hash(tx_arena(tx), key_current(KEY_AUDIT)->id, b);
	batch = audit_say(tx, &said);
	for (size_t i = 0; i < n; i++) {
		const struct read_entry *e = entries[i];

		reads_insert(tx, e->la, batch, (int64_t)i + 1, e->at, e->person, e->child,
		    e->case_id, e->route, e->relation, e->break_glass);
	}
	return batch;
}

void
read_log_write(struct tx *tx, const struct read_entry *const *entries, size_t n)
{
	write_lines(tx, entries, n);
}

/* After a start nobody knows how many there are. */
static struct waiting *
waiting_of(struct read_log *log, int64_t la)
{
	for (size_t i = 0; i < log->waiting.n; i++)
		if (log->waiting.a[i].la == la)
			return &log->waiting.a[i];
	vec_push(log->home, &log->waiting, (struct waiting){ la, PLACED_AT });
	return &log->waiting.a[log->waiting.n - 1];
}

/* The chain is held for this authority, so that no earlier batch can still come. */
static void
place(struct tx *tx, int64_t la, int64_t batch)
{
	reads_place(tx, la, batch);
	reads_placed(tx, la, batch);
}

/* Runs in an attempt: even the arena may not be had. */
static void
commit_group(void *arg)
{
	struct read_log *log = arg;
	struct instant at = log->group[log->n_group - 1]->at;
	struct tx_context context = { .now = { at, instant_london_date(at) } };
	struct waiting *waiting = waiting_of(log, log->group[0]->la);
	int64_t batch;
	struct tx *tx;

	log->arena = arena_new(0);
	tx = tx_begin(log->pool, TX_WRITE, log->arena, context);
	if (log->n_group >= MANY)
		tx_expect_many(tx);
	batch = write_lines(tx, log->group, log->n_group);
	if (waiting->n + log->n_group >= PLACED_AT)
		place(tx, waiting->la, batch);
	tx_commit(tx);
	waiting->n = waiting->n + log->n_group >= PLACED_AT ? 0 : waiting->n + log->n_group;
}

/* Takes those of the first line's authority out of the list, as a list of their own. */
static struct line *
take_group(struct read_log *log, struct line **list)
{
	struct line *taken = NULL, **end = &taken, **at = list;
	int64_t la = (*list)->entry->la;

	log->n_group = 0;
	while (*at != NULL && log->n_group < GROUP_AT_MOST) {
		struct line *l = *at;

		if (l->entry->la != la) {
			at = &l->next;
			continue;
		}
		*at = l->next;
		*end = l;
		end = &l->next;
		log->group[log->n_group++] = l->entry;
	}
	*end = NULL;
	return taken;
}

/* After its sem_post() a waiter is gone, and its lines with it. */
static void
settle(struct line *l, bool written, const struct fault *fault)
{
	while (l != NULL) {
		struct line *next = l->next;
		struct waiter *w = l->waiter;

		if (!written) {
			w->failed = true;
			w->fault = *fault;
		}
		if (--w->left == 0)
			sem_post(&w->settled);
		l = next;
	}
}

static void
write_all(struct read_log *log, struct line *list)
{
	while (list != NULL) {
		struct line *taken = take_group(log, &list);
		struct fault fault;
		bool written = attempt(commit_group, log, &fault);

		arena_free(log->arena);
		log->arena = NULL;
		log->unanchored += (int64_t)log->n_group;
		settle(taken, written, &fault);
	}
}

static void
anchor(void *arg)
{
	struct read_log *log = arg;

	log->arena = arena_new(0);
	anchor_write(log->arena, log->pool, log->conf, now_read().instant);
}

static void
keep_anchor(struct read_log *log)
{
	struct fault fault;

	if (!attempt(anchor, log, &fault))
		log_event(LOG_ERROR, "anchor_failed", LOG_TEXT("why", fault.message));
	arena_free(log->arena);
	log->arena = NULL;
	log->unanchored = 0;
	clock_gettime(CLOCK_MONOTONIC, &log->anchor_due);
	log->anchor_due.tv_sec += ANCHOR_SECONDS;
}

/* Several came at once the last time: others are on their way, and one commit will do for them. */
static void
gather(struct read_log *log)
{
	if (log->first == NULL || log->requests_before < 2 || log->closing)
		return;
	pthread_mutex_unlock(&log->lock);
	usleep(GATHER_US);
	pthread_mutex_lock(&log->lock);
}

/* Waits for work or the anchor's hour; takes the whole list.  False: closed, and none are left. */
static bool
next_list(struct read_log *log, struct line **ret)
{
	bool more;
	int why = 0;

	pthread_mutex_lock(&log->lock);
	while (log->first == NULL && !log->closing && why != ETIMEDOUT)
		why = pthread_cond_timedwait(&log->work, &log->lock, &log->anchor_due);
	gather(log);
	*ret = log->first;
	log->requests_before = log->requests;
	log->requests = 0;
	log->first = NULL;
	log->last = &log->first;
	more = *ret != NULL || !log->closing;
	pthread_mutex_unlock(&log->lock);
	return more;
}

static bool
anchor_is_due(const struct read_log *log)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return log->unanchored >= ANCHOR_ENTRIES || now.tv_sec >= log->anchor_due.tv_sec;
}

static void *
write_reads(void *arg)
{
	struct read_log *log = arg;
	struct line *list;

	keep_anchor(log);
	while (next_list(log, &list)) {
		write_all(log, list);
		if (anchor_is_due(log))
			keep_anchor(log);
	}
	keep_anchor(log);
	return NULL;
}

/* The condition's clock must be the one that nobody sets. */
static void
init_condition(pthread_cond_t *c)
{
	pthread_condattr_t attributes;

	pthread_condattr_init(&attributes);
	pthread_condattr_setclock(&attributes, CLOCK_MONOTONIC);
	pthread_cond_init(c, &attributes);
	pthread_condattr_destroy(&attributes);
}

struct read_log *
read_log_open(struct pool *pool, const struct conf *conf)
{
	struct arena *a = arena_new(0);
	struct read_log *log = anew(a, struct read_log);

	log->home = a;
	log->pool = pool;
	log->conf = conf;
	log->last = &log->first;
	pthread_mutex_init(&log->lock, NULL);
	init_condition(&log->work);
	if (pthread_create(&log->thread, NULL, write_reads, log) != 0) {
		arena_free(a);
		fail(FAULT_MEMORY, "the log of reads could not start its thread");
	}
	return log;
}

/* They wait together, so that they are written together. */
static void
wait_for(struct read_log *log, struct waiter *w, struct line *lines)
{
	sem_init(&w->settled, 0, 0);
	pthread_mutex_lock(&log->lock);
	*log->last = lines;
	log->last = &lines[w->left - 1].next;
	log->requests++;
	pthread_cond_signal(&log->work);
	pthread_mutex_unlock(&log->lock);
	while (sem_wait(&w->settled) != 0)
		continue; /* a signal */
	sem_destroy(&w->settled);
}

void
read_log_add(struct read_log *log, const struct read_entry *entries, size_t n)
{
	struct waiter w = { .left = n };
	struct arena *a;
	struct line *lines;

	if (n == 0)
		return;
	a = arena_new(0);
	lines = anew_n(a, struct line, n);
	for (size_t i = 0; i < n; i++)
		lines[i] = (struct line){ &entries[i], &w, i + 1 < n ? &lines[i + 1] : NULL };
	wait_for(log, &w, lines);
	arena_free(a);
	if (w.failed)
		fail(w.fault.kind, "the log of reads: %s", w.fault.message);
}

void
read_log_close(struct read_log *log)
{
	if (log == NULL)
		return;
	pthread_mutex_lock(&log->lock);
	log->closing = true;
	pthread_cond_signal(&log->work);
	pthread_mutex_unlock(&log->lock);
	pthread_join(log->thread, NULL);
	pthread_cond_destroy(&log->work);
	pthread_mutex_destroy(&log->lock);
	arena_free(log->home);
}

struct readings
read_log_of_child(struct tx *tx, int64_t la, int64_t child, struct instant before, int64_t many)
{
	static const struct instant end_of_time = { .us = 253370764800000000 }; /* year 9999 */
	struct reads_of_child_rows rows =
	    reads_of_child(tx, la, child, before.us == 0 ? end_of_time : before, many);
	struct reading *readings = anew_n(tx_arena(tx), struct reading, rows.n);

	for (size_t i = 0; i < rows.n; i++) {
		const struct reads_of_child_row *r = &rows.a[i];

		readings[i] = (struct reading){ r->at_time, r->person, r->given, r->family,
			r->route, r->relation, r->break_glass };
	}
	return (struct readings){ readings, rows.n };
}
