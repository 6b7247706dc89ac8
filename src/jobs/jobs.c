/*
 * Jobs: the queue.  Choosing a job and leasing it are two steps that need no
 * lock between them: the lease is taken only when the number of attempts is
 * still the one that was seen, and that number then proves the lease.
 */
#include "jobs/jobs.h"
#include "base/err.h"
#include "base/log.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/db.h"
#include "jobs/jobs.sql.h"

#include <malloc.h>
#include <time.h>
#include <unistd.h>

enum { LEASE_MARGIN = 60, FIRST_WAIT = 30, LONGEST_WAIT = 6 * 3600, TIMETABLE_LA = 0 };

int64_t
jobs_add(struct tx *tx, const struct job_kind *kind, int64_t la, const char *payload,
    struct instant run_after)
{
	int64_t id = rng_row_id();

	job_insert(
	    tx, la, id, kind->name, payload, run_after.us != 0 ? run_after : tx_now(tx).instant);
	return id;
}

int64_t
jobs_backoff_seconds(int attempts, unsigned luck)
{
	int64_t wait = FIRST_WAIT;

	for (int i = 1; i < attempts && wait < LONGEST_WAIT; i++)
		wait *= 2;
	if (wait > LONGEST_WAIT)
		wait = LONGEST_WAIT;
	return wait - wait / 4 + wait / 2 * (int64_t)(luck % 1024) / 1024;
}

static const struct job_kind *
kind_named(const struct worker *w, const char *name)
{
	for (const struct job_kind *const *k = w->kinds; *k != NULL; k++)
		if (str_eq((*k)->name, name))
			return *k;
	return NULL;
}

/* ---- the timetable ---- */

/* Adds the job and moves its time on, in one transaction, unless another worker has. */
static void
add_when_due(struct tx *tx, const struct job_kind *kind, struct instant due)
{
	struct instant now = tx_now(tx).instant;

	if (due.us <= now.us &&
	    timetable_move(tx, kind->name, due, instant_add_seconds(now, kind->every)) == 1)
		jobs_add(tx, kind, TIMETABLE_LA, "", now);
}

static bool
any_due(const struct worker *w, const struct timetable_all_rows *rows, struct instant now)
{
	size_t known = 0, wanted = 0;

	for (const struct job_kind *const *k = w->kinds; *k != NULL; k++)
		wanted += (*k)->every > 0;
	for (size_t i = 0; i < rows->n; i++) {
		const struct job_kind *kind = kind_named(w, rows->a[i].kind);

		if (kind == NULL || kind->every == 0)
			continue;
		known++;
		if (rows->a[i].next_at.us <= now.us)
			return true;
	}
	return known < wanted;
}

static void
keep_timetable(const struct worker *w, struct arena *a, struct tx_context context)
{
	struct timetable_all_rows rows;
	struct tx *tx = tx_begin(w->pool, TX_READ, a, context);

	rows = timetable_all(tx);
	tx_rollback(tx);
	if (!any_due(w, &rows, context.now.instant))
		return;
	tx = tx_begin(w->pool, TX_WRITE, a, context);
	for (const struct job_kind *const *k = w->kinds; *k != NULL; k++)
		if ((*k)->every > 0)
			timetable_insert(tx, (*k)->name, context.now.instant);
	rows = timetable_all(tx);
	for (size_t i = 0; i < rows.n; i++) {
		const struct job_kind *kind = kind_named(w, rows.a[i].kind);

		if (kind != NULL && kind->every > 0)
			add_when_due(tx, kind, rows.a[i].next_at);
	}
	tx_commit(tx);
}

/* ---- one job ---- */

struct attempt {
	const struct worker *worker;
	const struct job_kind *kind;
	struct job job;
	struct tx_context context;
	const char *given_up; /* what the job returned */
};

/* Leases the first due job of a known kind; NULL when there is none. */
static const struct job_kind *
lease(const struct worker *w, struct arena *a, struct tx_context context, struct job *ret_job)
{
	struct tx *tx = tx_begin(w->pool, TX_READ, a, context);
	struct jobs_due_rows due = jobs_due(tx, context.now.instant);

	tx_rollback(tx);
	for (size_t i = 0; i < due.n; i++) {
		const struct jobs_due_row *row = &due.a[i];
		const struct job_kind *kind = kind_named(w, row->kind);
		int64_t got;

		if (kind == NULL)
			continue;
		tx = tx_begin(w->pool, TX_WRITE, a, context);
		got = job_lease(tx, row->la, row->id, row->attempts, context.now.instant,
		    instant_add_seconds(context.now.instant, kind->seconds + LEASE_MARGIN));
		tx_commit(tx);
		if (got != 1)
			continue;
		ret_job->la = row->la;
		ret_job->id = row->id;
		ret_job->payload = row->payload;
		ret_job->attempt = (int)row->attempts + 1;
		return kind;
	}
	return NULL;
}

static void
run_kind(void *arg)
{
	struct attempt *at = arg;

	at->given_up = at->kind->run(&at->job);
}

/* With an arena of its own, so that a transaction it left open is over before the job is settled.
 */
static bool
run_attempt(struct attempt *at, struct fault *ret_fault)
{
	const struct worker *w = at->worker;
	bool done;

	at->job.arena = arena_new(0);
	if (w->own_process)
		alarm((unsigned)at->kind->seconds + LEASE_MARGIN / 2);
	done = attempt(run_kind, at, ret_fault);
	if (w->own_process)
		alarm(0);
	arena_free(at->job.arena);
	malloc_trim(0); /* a job over all cases takes hundreds of times what a page does */
	return done;
}

/* Says how it went, unless the lease has gone to somebody else meanwhile. */
static void
settle(const struct attempt *at, struct arena *a, bool done, const struct fault *fault)
{
	const struct job *j = &at->job;
	struct tx *tx = tx_begin(j->pool, TX_WRITE, a, at->context);
	int64_t wait = jobs_backoff_seconds(j->attempt, (unsigned)rng_below(1024));
	int64_t held;

	if (done && at->given_up == NULL)
		held = job_done(tx, j->la, j->id, j->attempt);
	else if (done || j->last)
		held = job_bury(tx, j->la, j->id, j->attempt, done ? at->given_up : fault->message);
	else
		held = job_retry(tx, j->la, j->id, j->attempt,
		    instant_add_seconds(j->now.instant, wait), fault->message);
	tx_commit(tx);
	if (held != 1)
		log_event(LOG_ERROR, "job_lease_lost", LOG_TEXT("kind", at->kind->name));
}

static void
report(const struct attempt *at, bool done, const struct fault *fault)
{
	if (done && at->given_up == NULL)
		return;
	log_event(LOG_WARN, "job_failed", LOG_TEXT("kind", at->kind->name),
	    LOG_INT("attempt", at->job.attempt),
	    LOG_TEXT("fault", done ? at->given_up : fault_name(fault->kind)));
}

struct turn {
	const struct worker *worker;
	struct now now;
	struct arena *arena;
	bool ran;
};

static void
take_turn(void *arg)
{
	struct turn *t = arg;
	const struct worker *w = t->worker;
	struct attempt at = { .worker = w,
		.context = { .now = t->now },
		.job = { .now = t->now, .pool = w->pool, .conf = w->conf, .context = w->context } };
	struct fault fault = { .kind = FAULT_BUG, .message = "every worker that ran it died" };
	bool done;

	keep_timetable(w, t->arena, at.context);
	at.kind = lease(w, t->arena, at.context, &at.job);
	t->ran = at.kind != NULL;
	if (!t->ran)
		return;
	at.job.last = at.job.attempt >= at.kind->max_attempts;
	/* One that was leased so often and never settled killed its worker each time. */
	done = at.job.attempt <= at.kind->max_attempts && run_attempt(&at, &fault);
	report(&at, done, &fault);
	settle(&at, t->arena, done, &fault);
}

bool
jobs_run_one(const struct worker *w, struct now now)
{
	struct turn t = { .worker = w, .now = now, .arena = arena_new(0) };
	struct fault fault;
	bool ok = attempt(take_turn, &t, &fault);

	arena_free(t.arena);
	if (!ok)
		fail(fault.kind, "%s", fault.message);
	return t.ran;
}

/* ---- the loop ---- */

static void
run_turn(void *arg)
{
	struct turn *t = arg;

	t->ran = jobs_run_one(t->worker, now_read());
}

void
jobs_run(const struct worker *w, const atomic_bool *stop)
{
	const struct timespec second = { .tv_sec = 1 };

	while (!atomic_load(stop)) {
		struct turn t = { .worker = w };
		struct fault fault;

		if (!attempt(run_turn, &t, &fault))
			log_event(LOG_ERROR, "worker_waits",
			    LOG_TEXT("fault", fault_name(fault.kind)),
			    LOG_TEXT("message", fault.message));
		if (!t.ran)
			nanosleep(&second, NULL);
	}
}

/* ---- for whoever keeps the system running ---- */

struct dead_jobs
jobs_dead(struct tx *tx)
{
	struct job_list_dead_rows rows = job_list_dead(tx);
	struct dead_job *dead = anew_n(tx_arena(tx), struct dead_job, rows.n);

	for (size_t i = 0; i < rows.n; i++)
		dead[i] = (struct dead_job){ .la = rows.a[i].la,
			.id = rows.a[i].id,
			.kind = rows.a[i].kind,
			.reason = rows.a[i].reason,
			.attempts = rows.a[i].attempts };
	return (struct dead_jobs){ .a = dead, .n = rows.n };
}

bool
jobs_revive(struct tx *tx, int64_t la, int64_t id)
{
	return job_revive(tx, la, id, tx_now(tx).instant) == 1;
}
