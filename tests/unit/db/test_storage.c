/*
 * Storage: the disk fills, fails or turns read-only under a running program.
 *
 * The functions of libc that SQLite writes with are defined here, so that
 * they can be made to fail from the Nth call on.
 */
#include "check.h"
#include "queries.sql.h"
#include "testdb.h"
#include "base/err.h"
#include "base/rng.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/syscall.h>
#include <unistd.h>

static int disk_errno;	/* 0: the disk is well */
static int disk_delay;	/* calls that still succeed */
static bool only_syncs; /* writes go through, syncing fails */

static bool
disk_fails(void)
{
	if (disk_errno == 0 || disk_delay-- > 0)
		return false;
	disk_delay = 0;
	errno = disk_errno;
	return true;
}

/* Files are large by _FILE_OFFSET_BITS, so the linker knows this as pwrite64. */
ssize_t
pwrite(int fd, const void *p, size_t n, off_t at)
{
	if (!only_syncs && disk_fails())
		return -1;
	return syscall(SYS_pwrite64, fd, p, n, at);
}

int
fdatasync(int fd)
{
	return disk_fails() ? -1 : (int)syscall(SYS_fdatasync, fd);
}

int
fsync(int fd)
{
	return disk_fails() ? -1 : (int)syscall(SYS_fsync, fd);
}

static struct arena *suite;
static struct testdb db;
static struct pool *pool;
static int64_t next_key = 1;

static struct tx *
begin(struct arena *a, enum tx_kind kind)
{
	return tx_begin(pool, kind, a, (struct tx_context){ 0 });
}

struct keeping {
	struct arena *arena;
	int64_t key;
	bool was_kept; /* an earlier attempt had succeeded after all */
};

static void
keep(void *arg)
{
	struct keeping *k = arg;
	struct tx *tx = begin(k->arena, TX_WRITE);
	char *public_id = arena_printf(k->arena, "k%lld", (long long)k->key);

	k->was_kept = body_add_once(tx, 1, k->key, public_id, "x") == NULL;
	tx_audited(tx);
	tx_commit(tx);
}

/* 0, or the kind of the fault. */
static int
try_to_keep(int64_t key, bool *ret_was_kept)
{
	struct keeping k = { .arena = arena_new(0), .key = key };
	struct fault fault = { 0 };
	bool done = attempt(keep, &k, &fault);

	arena_free(k.arena);
	*ret_was_kept = k.was_kept;
	return done ? 0 : (int)fault.kind;
}

static int64_t
kept(int64_t key)
{
	struct arena *a = arena_new(0);
	int64_t n = body_get(begin(a, TX_READ), 1, key) != NULL;

	arena_free(a);
	return n;
}

static int64_t
count(void)
{
	struct arena *a = arena_new(0);
	int64_t n = (int64_t)bodies_all(begin(a, TX_READ), 1).n;

	arena_free(a);
	return n;
}

/* Once the disk is well, the very same request is kept exactly once, without a restart. */
static void
recovers(int64_t key, int64_t acknowledged)
{
	bool was_kept;

	disk_errno = 0;
	usleep(300000);
	CHECK_INT(try_to_keep(key, &was_kept), 0);
	CHECK_INT(kept(key), 1);
	CHECK_INT(count(), acknowledged + 1);
}

static struct arena *lost;

static void
begin_writing(void)
{
	begin(lost, TX_WRITE);
}

static void
fails_from_call(int error, int delay, bool syncs)
{
	int64_t before = count(), key = next_key++;
	bool was_kept;

	only_syncs = syncs;
	disk_delay = delay;
	disk_errno = error;
	CHECK_INT(try_to_keep(key, &was_kept), FAULT_STORAGE);
	/* Reading goes on; writing is refused before anything is asked for. */
	CHECK(count() >= before);
	lost = arena_new(0);
	CHECK_FAILS(FAULT_STORAGE, begin_writing);
	arena_free(lost);
	recovers(key, before);
}

static void
disk_full(void)
{
	fails_from_call(ENOSPC, 0, false);
}

static void
disk_failing(void)
{
	fails_from_call(EIO, 0, false);
	fails_from_call(EIO, 1, false);
}

static void
disk_does_not_sync(void)
{
	fails_from_call(EIO, 0, true);
}

static void
disk_read_only(void)
{
	fails_from_call(EROFS, 0, false);
}

static void
a_good_write_first(void)
{
	bool was_kept;
	int64_t key = next_key++;

	CHECK_INT(try_to_keep(key, &was_kept), 0);
	CHECK(!was_kept);
	CHECK_INT(try_to_keep(key, &was_kept), 0);
	CHECK(was_kept);
}

int
main(void)
{
	static const struct check_case cases[] = { CHECK_CASE(a_good_write_first),
		CHECK_CASE(disk_full), CHECK_CASE(disk_failing), CHECK_CASE(disk_does_not_sync),
		CHECK_CASE(disk_read_only), { 0 } };
	int failed;

	rng_init();
	suite = arena_new(0);
	db = testdb_new(suite, false);
	pool = testdb_open(suite, db, NULL, NULL, 2);
	failed = check_run(cases);
	pool_close(pool);
	arena_free(suite);
	return failed;
}
