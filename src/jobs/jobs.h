/*
 * Jobs: work that is done after the transaction that asked for it.
 *
 * A job is a row, written in the same transaction as the change that needs
 * it, so that either both are there or neither.  A worker leases a row, runs
 * its kind, and removes the row.  A job runs at least once and never twice at
 * the same time: a worker that dies loses its lease when it ends, and a
 * worker whose lease has ended can no longer say that the job is done.  So a
 * job must bear being run again after it was done, and must end within its
 * kind's time.
 *
 * A job that fail()s is tried again, later each time; after its kind's
 * max_attempts it is dead and stays in the table with the reason.
 */
#pragma once
#include "base/arena.h"
#include "base/date.h"

#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>

struct conf;
struct pool;
struct tx;

/* One attempt at one job. */
struct job {
	int64_t la, id;
	const char *payload;
	int attempt; /* 1 the first time */
	bool last;   /* there will be no other attempt */
	struct now now;
	struct arena *arena; /* dies with the attempt */
	struct pool *pool;
	const struct conf *conf;
	const void *context; /* of jobs_run() */
};

/*
 * Returns NULL when it is done, or a reason (a fixed word) to give up for good.  fail()s when it
 * may be tried again; the fault's message is kept, so it names nobody.
 */
typedef const char *job_run(struct job *);

struct job_kind {
	const char *name;
	job_run *run;
	int seconds;	  /* one attempt at most; the lease is a minute longer */
	int max_attempts; /* then it is dead */
	int every;	  /* 0: only when added; else the timetable adds one each so many seconds */
};

/* A NULL-terminated table of everything that this program can do. */
typedef const struct job_kind *const job_kinds[];

/* Adds a job to the transaction; it runs at or after run_after (unset: at once).  Returns its id.
 */
int64_t jobs_add(struct tx *, const struct job_kind *, int64_t la, const char *payload,
    struct instant run_after);

struct worker {
	struct pool *pool;
	const struct conf *conf;
	const struct job_kind *const *kinds;
	const void *context;
	/*
	 * The worker is alone in its process (waymark work): a job that overruns its time
	 * ends the process, before its lease ends.  False in waymark serve, where each
	 * kind's own time-outs must do.
	 */
	bool own_process;
};

/* Puts due jobs of the timetable into the queue, then leases and runs one job.  False when there
 * was none to run. */
bool jobs_run_one(const struct worker *, struct now);

/* Runs jobs until stop is set; looks for new ones every second.  Trouble with the database is
 * logged and waited out. */
void jobs_run(const struct worker *, const atomic_bool *stop);

/* How long to wait after that many attempts: 30 seconds, doubling, at most 6 hours, spread by a
 * quarter either way by luck (0 to 1023) so that what failed together is not tried together. */
int64_t jobs_backoff_seconds(int attempts, unsigned luck);

/* What is dead, for whoever keeps the system running. */
struct dead_job {
	int64_t la, id;
	const char *kind, *reason;
	int64_t attempts;
};
struct dead_jobs {
	const struct dead_job *a;
	size_t n;
};
struct dead_jobs jobs_dead(struct tx *);

/* Gives a dead job its attempts again; false when there is no such dead job. */
bool jobs_revive(struct tx *, int64_t la, int64_t id);
