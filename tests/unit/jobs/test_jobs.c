/* Jobs on either engine: run once, tried again, given up, leased by one process at a time. */
#include "base/conf.h"
#include "base/err.h"
#include "base/str.h"
#include "check.h"
#include "jobs/jobs.h"
#include "jobs/jobs.sql.h"
#include "testdb.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

static bool postgres;

/* What the test's jobs did. */
static struct {
	int ran, last_attempt;
	char payload[80];
	bool last;
} seen;

struct bench {
	struct arena *a;
	struct testdb db;
	struct pool *pool;
	struct worker worker;
	struct now now;
};

static const char *
run_good(struct job *j)
{
	seen.ran++;
	seen.last_attempt = j->attempt;
	seen.last = j->last;
	snprintf(seen.payload, sizeof seen.payload, "%s", j->payload);
	return NULL;
}

static const char *
run_faulty(struct job *j)
{
	/* A transaction left open must not stand in the way of settling the job. */
	tx_begin(j->pool, TX_WRITE, j->arena, (struct tx_context){ .now = j->now });
	run_good(j);
	fail(FAULT_BUSY, "not today");
}

static const char *
run_hopeless(struct job *j)
{
	run_good(j);
	return "hopeless";
}

static const char *
run_deadly(struct job *j)
{
	(void)j;
	_exit(9);
}

static const char *
run_slow(struct job *j)
{
	(void)j;
	sleep(100);
	return NULL;
}

/* Says "overlap" when another process is running the same job, and counts a run by a byte. */
static const char *
run_exclusive(struct job *j)
{
	const char *folder = j->context;
	char *mark = arena_printf(j->arena, "%s/%s.running", folder, j->payload);
	char *count = arena_printf(j->arena, "%s/%s.count", folder, j->payload);
	int fd = open(mark, O_CREAT | O_EXCL | O_WRONLY, 0600);
	int counter = open(count, O_CREAT | O_APPEND | O_WRONLY, 0600);

	if (write(counter, fd < 0 ? "overlap" : ".", fd < 0 ? 7 : 1) < 0)
		fail(FAULT_STORAGE, "counter");
	close(counter);
	usleep(2000);
	unlink(mark);
	close(fd);
	return NULL;
}

static const struct job_kind good = { "good", run_good, 10, 3, 0 };
static const struct job_kind faulty = { "faulty", run_faulty, 10, 3, 0 };
static const struct job_kind hopeless = { "hopeless", run_hopeless, 10, 3, 0 };
static const struct job_kind deadly = { "deadly", run_deadly, 10, 2, 0 };
static const struct job_kind slow = { "slow", run_slow, -28, 2, 0 }; /* the alarm is after 2 s */
static const struct job_kind exclusive = { "exclusive", run_exclusive, 10, 3, 0 };
static const struct job_kind hourly = { "hourly", run_good, 10, 3, 3600 };
static const struct job_kind *const kinds[] = { &good, &faulty, &hopeless, &deadly, &slow,
	&exclusive, NULL };
static const struct job_kind *const with_timetable[] = { &hourly, NULL };

static void
open_bench(struct bench *b)
{
	b->worker =
	    (struct worker){ .pool = b->pool, .conf = conf_load(b->a, NULL), .kinds = kinds };
	memset(&seen, 0, sizeof seen);
}

static struct bench
bench(void)
{
	struct bench b = { .a = arena_new(0) };

	b.db = testdb_new(b.a, postgres);
	b.pool = testdb_open(b.a, b.db, NULL, NULL, 4);
	instant_parse("2026-03-02T09:00:00Z", &b.now.instant);
	b.now.today = instant_london_date(b.now.instant);
	open_bench(&b);
	return b;
}

static void
end(struct bench *b)
{
	if (b->pool != NULL)
		pool_close(b->pool);
	arena_free(b->a);
}

static int64_t
add(struct bench *b, const struct job_kind *kind, const char *payload, int64_t in_seconds)
{
	struct arena *a = arena_new(0);
	struct tx *tx = tx_begin(b->pool, TX_WRITE, a, (struct tx_context){ .now = b->now });
	int64_t id =
	    jobs_add(tx, kind, 301, payload, instant_add_seconds(b->now.instant, in_seconds));

	tx_commit(tx);
	arena_free(a);
	return id;
}

static bool
run_after(struct bench *b, int64_t seconds)
{
	b->now.instant = instant_add_seconds(b->now.instant, seconds);
	return jobs_run_one(&b->worker, b->now);
}

static size_t
dead(struct bench *b, struct dead_job *ret_first)
{
	struct arena *a = arena_new(0);
	struct tx *tx = tx_begin(b->pool, TX_READ, a, (struct tx_context){ .now = b->now });
	struct dead_jobs jobs = jobs_dead(tx);
	size_t n = jobs.n;

	if (n > 0) {
		*ret_first = jobs.a[0];
		ret_first->reason = arena_strdup(b->a, jobs.a[0].reason);
	}
	arena_free(a);
	return n;
}

static void
runs_a_job_once_at_its_time(void)
{
	struct bench b = bench();

	add(&b, &good, "17", 60);
	CHECK(!run_after(&b, 0));
	CHECK(!run_after(&b, 59));
	CHECK(run_after(&b, 1));
	CHECK(!run_after(&b, 100000));
	CHECK_INT(seen.ran, 1);
	CHECK_INT(seen.last_attempt, 1);
	CHECK_STR(seen.payload, "17");
	end(&b);
}

static void
a_rolled_back_change_leaves_no_job(void)
{
	struct bench b = bench();
	struct arena *a = arena_new(0);
	struct tx *tx = tx_begin(b.pool, TX_WRITE, a, (struct tx_context){ .now = b.now });

	jobs_add(tx, &good, 301, "1", (struct instant){ 0 });
	tx_rollback(tx);
	arena_free(a);
	CHECK(!run_after(&b, 10));
	end(&b);
}

static void
a_failed_job_is_tried_again_later_and_then_dead(void)
{
	struct bench b = bench();
	struct dead_job d = { 0 };

	add(&b, &faulty, "1", 0);
	CHECK(run_after(&b, 0));
	CHECK(!seen.last);
	CHECK(!run_after(&b, 20));
	CHECK(run_after(&b, 20));
	CHECK_INT((int64_t)dead(&b, &d), 0);
	CHECK(run_after(&b, 80));
	CHECK(seen.last);
	CHECK_INT(seen.ran, 3);
	CHECK_INT((int64_t)dead(&b, &d), 1);
	CHECK_STR(d.reason, "not today");
	CHECK(!run_after(&b, 1000000));
	end(&b);
}

static void
a_job_that_gives_up_is_dead_at_once_and_can_be_revived(void)
{
	struct bench b = bench();
	struct dead_job d = { 0 };
	struct arena *a = arena_new(0);
	struct tx *tx;

	add(&b, &hopeless, "1", 0);
	CHECK(run_after(&b, 0));
	CHECK_INT((int64_t)dead(&b, &d), 1);
	CHECK_STR(d.reason, "hopeless");
	tx = tx_begin(b.pool, TX_WRITE, a, (struct tx_context){ .now = b.now });
	CHECK(!jobs_revive(tx, d.la, d.id + 1));
	CHECK(jobs_revive(tx, d.la, d.id));
	tx_commit(tx);
	arena_free(a);
	CHECK(run_after(&b, 0));
	CHECK_INT(seen.ran, 2);
	end(&b);
}

static void
leaves_kinds_it_does_not_know_to_others(void)
{
	struct bench b = bench();

	b.worker.kinds = (const struct job_kind *const[]){ &hopeless, NULL };
	add(&b, &good, "1", 0);
	CHECK(!run_after(&b, 1));
	b.worker.kinds = kinds;
	CHECK(run_after(&b, 1));
	end(&b);
}

/* Runs work in another process with a pool of its own; returns its wait status. */
static int
in_process(struct bench *b, void (*work)(struct bench *))
{
	pid_t pid = fork();
	int status;

	if (pid == 0) {
		struct conf *conf = conf_load(b->a, NULL);

		conf->db_url = b->db.url;
		conf->db_connections = 2;
		b->pool = pool_open(conf);
		b->worker.pool = b->pool;
		work(b);
		_exit(0);
	}
	waitpid(pid, &status, 0);
	return status;
}

static void
run_at_once(struct bench *b)
{
	jobs_run_one(&b->worker, b->now);
}

/* The pool is closed before fork(), because connections cannot be shared between processes. */
static void
close_pool(struct bench *b)
{
	pool_close(b->pool);
	b->pool = NULL;
}

static void
reopen_pool(struct bench *b)
{
	struct conf *conf = conf_load(b->a, NULL);

	conf->db_url = b->db.url;
	conf->db_connections = 4;
	b->pool = b->worker.pool = pool_open(conf);
}

static void
a_dead_workers_lease_ends(void)
{
	struct bench b = bench();
	struct dead_job d = { 0 };
	int status;

	add(&b, &deadly, "1", 0);
	close_pool(&b);
	status = in_process(&b, run_at_once);
	CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 9);
	reopen_pool(&b);
	CHECK(!run_after(&b, 69)); /* still leased */
	close_pool(&b);
	b.now.instant = instant_add_seconds(b.now.instant, 2);
	status = in_process(&b, run_at_once);
	CHECK(WIFEXITED(status) && WEXITSTATUS(status) == 9);
	reopen_pool(&b);
	CHECK(run_after(&b, 71)); /* buried without being run again */
	CHECK_INT((int64_t)dead(&b, &d), 1);
	CHECK_STR(d.reason, "every worker that ran it died");
	end(&b);
}

static void
run_in_own_process(struct bench *b)
{
	b->worker.own_process = true;
	jobs_run_one(&b->worker, b->now);
}

static void
a_job_that_overruns_ends_its_worker(void)
{
	struct bench b = bench();
	int status;

	add(&b, &slow, "1", 0);
	close_pool(&b);
	status = in_process(&b, run_in_own_process);
	CHECK(WIFSIGNALED(status) && WTERMSIG(status) == SIGALRM);
	end(&b);
}

enum { SHARED_JOBS = 40 };

static void
run_all(struct bench *b)
{
	while (jobs_run_one(&b->worker, b->now))
		;
}

static void
count_runs(struct bench *b, const char *folder, int *ret_once)
{
	for (int i = 0; i < SHARED_JOBS; i++) {
		char runs[20] = "";
		FILE *f = fopen(arena_printf(b->a, "%s/%d.count", folder, i), "re");

		if (f != NULL && fgets(runs, sizeof runs, f) != NULL)
			*ret_once += str_eq(runs, ".");
		if (f != NULL)
			fclose(f);
	}
}

static void
two_processes_never_run_one_job_twice(void)
{
	struct bench b = bench();
	char folder[] = "/tmp/waymark-jobs-XXXXXX";
	pid_t pids[2];
	int once = 0;

	CHECK(mkdtemp(folder) != NULL);
	b.worker.context = folder;
	for (int i = 0; i < SHARED_JOBS; i++)
		add(&b, &exclusive, arena_printf(b.a, "%d", i), 0);
	close_pool(&b);
	for (int i = 0; i < 2; i++)
		if ((pids[i] = fork()) == 0)
			_exit(in_process(&b, run_all));
	for (int i = 0; i < 2; i++) {
		int status;

		waitpid(pids[i], &status, 0);
		CHECK_INT(status, 0);
	}
	count_runs(&b, folder, &once);
	CHECK_INT(once, SHARED_JOBS);
	if (system(arena_printf(b.a, "rm -rf -- %s", folder)) != 0)
		CHECK(false);
	end(&b);
}

/* The steps of two workers that saw the same free job, one after the other. */
static void
a_lease_is_had_once_and_lost_when_it_ends(void)
{
	struct bench b = bench();
	int64_t id = add(&b, &good, "1", 0);
	struct tx *tx = tx_begin(b.pool, TX_WRITE, b.a, (struct tx_context){ .now = b.now });
	struct instant now = b.now.instant, until = instant_add_seconds(now, 70);
	struct instant later = instant_add_seconds(now, 71);

	CHECK_INT(job_lease(tx, 301, id, 0, now, until), 1);
	CHECK_INT(job_lease(tx, 301, id, 0, now, until), 0);
	CHECK_INT(job_lease(tx, 301, id, 1, now, until), 0);
	CHECK_INT(job_lease(tx, 301, id, 1, later, instant_add_seconds(later, 70)), 1);
	CHECK_INT(job_done(tx, 301, id, 1), 0);
	CHECK_INT(job_retry(tx, 301, id, 1, later, "late"), 0);
	CHECK_INT(job_bury(tx, 301, id, 1, "late"), 0);
	CHECK_INT(job_done(tx, 301, id, 2), 1);
	tx_rollback(tx);
	end(&b);
}

static void
the_timetable_adds_a_job_each_hour(void)
{
	struct bench b = bench();

	b.worker.kinds = with_timetable;
	CHECK(run_after(&b, 0));
	CHECK(!run_after(&b, 3599));
	CHECK(run_after(&b, 1));
	CHECK(!run_after(&b, 1));
	CHECK(run_after(&b, 4 * 3600)); /* what was missed is made up for once */
	CHECK(!run_after(&b, 1));
	CHECK_INT(seen.ran, 3);
	end(&b);
}

static void
backs_off_with_spread(void)
{
	CHECK_INT(jobs_backoff_seconds(1, 512), 30);
	CHECK(jobs_backoff_seconds(1, 0) < jobs_backoff_seconds(1, 1023));
	CHECK(jobs_backoff_seconds(3, 0) >= 90);
	CHECK(jobs_backoff_seconds(3, 1023) <= 150);
	CHECK(jobs_backoff_seconds(1000, 1023) <= 6 * 3600 * 5 / 4);
}

int
main(int argc, char **argv)
{
	postgres = argc > 1 && str_eq(argv[1], "postgres");
	if (postgres && !testdb_has_postgres()) {
		puts("skipped: no PostgreSQL (tests/postgres.sh)");
		return 77;
	}
	return check_run((struct check_case[]){ CHECK_CASE(runs_a_job_once_at_its_time),
	    CHECK_CASE(a_rolled_back_change_leaves_no_job),
	    CHECK_CASE(a_failed_job_is_tried_again_later_and_then_dead),
	    CHECK_CASE(a_job_that_gives_up_is_dead_at_once_and_can_be_revived),
	    CHECK_CASE(leaves_kinds_it_does_not_know_to_others),
	    CHECK_CASE(a_dead_workers_lease_ends), CHECK_CASE(a_job_that_overruns_ends_its_worker),
	    CHECK_CASE(two_processes_never_run_one_job_twice),
	    CHECK_CASE(a_lease_is_had_once_and_lost_when_it_ends),
	    CHECK_CASE(the_timetable_adds_a_job_each_hour), CHECK_CASE(backs_off_with_spread),
	    { 0 } });
}
