/* Contention: processes, threads and lost connections. */
#include "check.h"
#include "queries.sql.h"
#include "testdb.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/rng.h"
#include "db/engine.h"

#include <pthread.h>
#include <sched.h>
#include <stdatomic.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { ROUNDS = 1000, PROCESSES = 2, BODY = 1 };

static bool postgres;
static struct arena *suite;
static struct testdb db;
static struct pool *pool;

static struct tx *
begin(struct arena *a, enum tx_kind kind)
{
	return tx_begin(pool, kind, a, (struct tx_context){ 0 });
}

/* Reads the number and writes the next one; false: somebody else was first, so read again. */
static bool
add_one(void)
{
	struct arena *a = arena_new(0);
	struct tx *tx = begin(a, TX_WRITE);
	int64_t urn = body_get(tx, 1, BODY)->urn;
	bool done = body_swap(tx, urn + 1, urn, 1, BODY) == 1;

	tx_audited(tx);
	tx_commit(tx);
	arena_free(a);
	return done;
}

static void
count_up(void)
{
	for (int i = 0; i < ROUNDS;)
		i += add_one();
}

static struct pool *
open_with(int connections)
{
	struct conf *conf = conf_load(suite, NULL);

	conf->db_url = db.url;
	conf->db_connections = connections;
	return pool_open(conf);
}

static struct pool *
open_again(void)
{
	return open_with(2);
}

static pid_t
start_process(void)
{
	pid_t child = fork();

	if (child != 0)
		return child;
	pool = open_again();
	count_up();
	pool_close(pool);
	_exit(0);
}

static int64_t
counted(void)
{
	struct arena *a = arena_new(0);
	int64_t urn = body_get(begin(a, TX_READ), 1, BODY)->urn;

	arena_free(a);
	return urn;
}

static void
no_update_is_lost(void)
{
	pid_t children[PROCESSES];
	int64_t before = counted();
	int status;

	pool_close(pool);
	for (int i = 0; i < PROCESSES; i++)
		children[i] = start_process();
	for (int i = 0; i < PROCESSES; i++) {
		waitpid(children[i], &status, 0);
		CHECK_INT(status, 0);
	}
	pool = open_again();
	CHECK_INT(counted() - before, ROUNDS * PROCESSES);
}

static void *
thread(void *arg)
{
	(void)arg;
	for (int i = 0; i < 100;)
		i += add_one();
	return NULL;
}

static void
threads_take_turns(void)
{
	pthread_t threads[6];
	int64_t before = counted();

	for (int i = 0; i < 6; i++)
		pthread_create(&threads[i], NULL, thread, NULL);
	for (int i = 0; i < 6; i++)
		pthread_join(threads[i], NULL);
	CHECK_INT(counted() - before, 600);
}

/* However slow the others are: more handles than processors are opened after a short wait. */
static void
readers_do_not_wait_for_slow_ones(void)
{
	enum { SLOW = 20 };
	struct pool *usual = pool;
	struct arena *arenas[SLOW];

	pool = open_with(SLOW);
	for (int i = 0; i < SLOW; i++) {
		arenas[i] = arena_new(0);
		CHECK(body_get(begin(arenas[i], TX_READ), 1, BODY) != NULL);
	}
	for (int i = 0; i < SLOW; i++)
		arena_free(arenas[i]);
	pool_close(pool);
	pool = usual;
}

/* A job of many batches: it asks for the writer again as soon as it has given it back. */
struct batches {
	atomic_int n;
	atomic_bool stop;
};

static void *
write_batches(void *arg)
{
	struct batches *b = arg;

	while (!b->stop) {
		struct arena *a = arena_new(0);
		struct tx *tx = begin(a, TX_WRITE);

		b->n++;
		nanosleep(&(struct timespec){ .tv_nsec = 5000000 }, NULL);
		tx_commit(tx);
		arena_free(a);
	}
	return NULL;
}

static void
writers_come_in_turn(void)
{
	struct batches b = { 0 };
	pthread_t job;
	int came_before = 0;

	pthread_create(&job, NULL, write_batches, &b);
	for (int i = 0; i < 20; i++) {
		int before = b.n;

		CHECK(add_one());
		came_before += b.n - before;
		while (b.n == before)
			sched_yield();
	}
	b.stop = true;
	pthread_join(job, NULL);
	CHECK(came_before <= 3 * 20 / 2); /* one each; two where it is not in turn */
}

static struct arena *held;

static void
borrow_one_too_many(void)
{
	begin(held, TX_READ);
}

static double
seconds(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void
waits_two_seconds(void)
{
	struct arena *one = arena_new(0), *two = arena_new(0);
	double start, waited;

	held = arena_new(0);
	begin(one, TX_READ);
	begin(two, TX_READ);
	start = seconds();
	CHECK_FAILS(FAULT_BUSY, borrow_one_too_many);
	waited = seconds() - start;
	CHECK(waited > 1.9 && waited < 3);
	arena_free(one);
	begin(held, TX_READ);
	arena_free(held);
	arena_free(two);
}

static int
n_open(const struct pool *p)
{
	int n = 0;

	for (int i = 0; i < p->n; i++)
		n += p->handles[i].arena != NULL;
	return n;
}

/* A handle that only a rush needed is closed when nobody has used it for half a minute. */
static void
idle_handles_are_closed(void)
{
	struct pool *wide = open_with(8);
	struct arena *arenas[8];
	int rush;

	for (int i = 0; i < 8; i++)
		tx_begin(wide, TX_READ, arenas[i] = arena_new(0), (struct tx_context){ 0 });
	rush = n_open(wide);
	CHECK(rush > wide->n_cheap);
	for (int i = 0; i < 8; i++)
		arena_free(arenas[i]);
	CHECK_INT(n_open(wide), rush);
	for (int i = wide->n_cheap; i < wide->n; i++)
		wide->handles[i].since -= 31000;
	for (int i = 0; i < 8; i++) {
		tx_begin(wide, TX_READ, arenas[0] = arena_new(0), (struct tx_context){ 0 });
		arena_free(arenas[0]);
	}
	CHECK_INT(n_open(wide), wide->n_cheap);
	pool_close(wide);
}

/* The server ends every session; nobody notices but the log of PostgreSQL. */
static void
lost_connections_are_replaced(void)
{
	int64_t before = counted();

	if (!postgres)
		return;
	testdb_sql(db, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = "
		       "'waymark' AND datname = current_database()");
	CHECK_INT(counted(), before);
	CHECK(add_one());
	CHECK_INT(counted(), before + 1);
}

static void
lose_connection_within(void)
{
	struct tx *tx = begin(held, TX_WRITE);

	body_rename(tx, 1, BODY, "x");
	testdb_sql(db, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = "
		       "'waymark' AND datname = current_database()");
	tx_audited(tx);
	tx_commit(tx);
}

static void
a_transaction_dies_with_its_connection(void)
{
	if (!postgres)
		return;
	held = arena_new(0);
	CHECK_FAILS(FAULT_DATABASE, lose_connection_within);
	arena_free(held);
	CHECK(add_one());
}

static void
setup(void)
{
	struct arena *a = arena_new(0);
	struct tx *tx;

	suite = arena_new(0);
	db = testdb_new(suite, postgres);
	pool = testdb_open(suite, db, NULL, NULL, 2);
	tx = begin(a, TX_WRITE);
	body_add(tx, 1, BODY, "b", "team", "counter", 1, 0);
	tx_audited(tx);
	tx_commit(tx);
	arena_free(a);
}

int
main(int argc, char **argv)
{
	static const struct check_case cases[] = { CHECK_CASE(no_update_is_lost),
		CHECK_CASE(threads_take_turns), CHECK_CASE(writers_come_in_turn),
		CHECK_CASE(readers_do_not_wait_for_slow_ones), CHECK_CASE(waits_two_seconds),
		CHECK_CASE(idle_handles_are_closed), CHECK_CASE(lost_connections_are_replaced),
		CHECK_CASE(a_transaction_dies_with_its_connection), { 0 } };
	int failed;

	postgres = argc > 1 && strcmp(argv[1], "postgres") == 0;
	if (postgres && !testdb_has_postgres()) {
		puts("skipped: WAYMARK_TEST_PG is not set; run under tests/postgres.sh");
		return 77;
	}
	rng_init();
	setup();
	failed = check_run(cases);
	pool_close(pool);
	arena_free(suite);
	return failed;
}
