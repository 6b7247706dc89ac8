/*
 * Powercut: records what a process asks of the disk, so that every moment at
 * which the power could have gone can be replayed afterwards.
 *
 *	POWERCUT_LOG=log POWERCUT_DIR=/folder [POWERCUT_SYNC=NORMAL] [POWERCUT_PAGES=7]
 *LD_PRELOAD=powercut.so program
 *
 * Writes, truncations, syncs and unlinks under the folder are logged, and
 * whatever is written to descriptor 9 as an acknowledgement: "you may tell
 * people that it is saved".  POWERCUT_SYNC=NORMAL turns SQLite's
 * synchronous=FULL into NORMAL behind the program's back, to show that the
 * replay would find the loss.
 *
 * A record is: kind (W T S U A), length of the name (2 bytes), offset (8),
 * length of the data (4), name, data.
 */
#include <dlfcn.h>
#include <fcntl.h>
#include <pthread.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/uio.h>
#include <unistd.h>

enum { FILES = 1024, ACKNOWLEDGE = 9 };

static int log_fd = -1;
static const char *folder;
static char *names[FILES];
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

static void *
real(const char *name)
{
	void *function = dlsym(RTLD_NEXT, name);

	if (function == NULL)
		abort();
	return function;
}

__attribute__((constructor)) static void
start(void)
{
	const char *path = getenv("POWERCUT_LOG");

	folder = getenv("POWERCUT_DIR");
	if (path == NULL || folder == NULL)
		return;
	log_fd = open(path, O_CREAT | O_WRONLY | O_APPEND | O_CLOEXEC, 0600);
}

static ssize_t
real_write(int fd, const void *p, size_t n)
{
	ssize_t (*function)(int, const void *, size_t);

	function = (ssize_t(*)(int, const void *, size_t))real("write");
	return function(fd, p, n);
}

static void
put(struct iovec *v, int *n, const void *p, size_t size)
{
	if (size > 0)
		v[(*n)++] = (struct iovec){ (void *)(uintptr_t)p, size };
}

/* One append, so that a test may put acknowledgements of its own between two records. */
static void
record(char kind, const char *name, uint64_t at, const void *data, uint32_t n)
{
	uint16_t length = (uint16_t)strlen(name);
	struct iovec v[6];
	int parts = 0;

	put(v, &parts, &kind, 1);
	put(v, &parts, &length, sizeof length);
	put(v, &parts, &at, sizeof at);
	put(v, &parts, &n, sizeof n);
	put(v, &parts, name, length);
	put(v, &parts, data, n);
	pthread_mutex_lock(&mutex);
	if (writev(log_fd, v, parts) !=
	    (ssize_t)(1 + sizeof length + sizeof at + sizeof n + length + n))
		abort();
	pthread_mutex_unlock(&mutex);
}

static const char *
name_of(int fd)
{
	return log_fd >= 0 && fd >= 0 && fd < FILES ? names[fd] : NULL;
}

static void
opened(int fd, const char *path)
{
	if (fd < 0 || fd >= FILES || log_fd < 0)
		return;
	free(names[fd]);
	names[fd] = strncmp(path, folder, strlen(folder)) == 0 ? strdup(path) : NULL;
}

int
open(const char *path, int flags, ...)
{
	int (*function)(const char *, int, ...) = (int (*)(const char *, int, ...))real("open64");
	va_list args;
	mode_t mode;
	int fd;

	va_start(args, flags);
	mode = flags & O_CREAT ? va_arg(args, mode_t) : 0;
	va_end(args);
	fd = function(path, flags, mode);
	opened(fd, path);
	return fd;
}

int
close(int fd)
{
	int (*function)(int) = (int (*)(int))real("close");

	if (fd >= 0 && fd < FILES) {
		free(names[fd]);
		names[fd] = NULL;
	}
	return function(fd);
}

ssize_t
write(int fd, const void *p, size_t n)
{
	if (fd == ACKNOWLEDGE && log_fd >= 0) {
		record('A', "", 0, p, (uint32_t)n);
		return (ssize_t)n;
	}
	if (name_of(fd) != NULL)
		abort(); /* SQLite writes at offsets */
	return real_write(fd, p, n);
}

ssize_t
pwrite(int fd, const void *p, size_t n, off_t at)
{
	ssize_t (*function)(int, const void *, size_t, off_t);
	ssize_t done;

	function = (ssize_t(*)(int, const void *, size_t, off_t))real("pwrite64");
	done = function(fd, p, n, at);
	if (done > 0 && name_of(fd) != NULL)
		record('W', name_of(fd), (uint64_t)at, p, (uint32_t)done);
	return done;
}

int
ftruncate(int fd, off_t size)
{
	int (*function)(int, off_t) = (int (*)(int, off_t))real("ftruncate64");
	int result = function(fd, size);

	if (result == 0 && name_of(fd) != NULL)
		record('T', name_of(fd), (uint64_t)size, NULL, 0);
	return result;
}

static int
sync_and_record(const char *which, int fd)
{
	int (*function)(int) = (int (*)(int))real(which);
	int result = function(fd);

	if (result == 0 && name_of(fd) != NULL)
		record('S', name_of(fd), 0, NULL, 0);
	return result;
}

int
fsync(int fd)
{
	return sync_and_record("fsync", fd);
}

int
fdatasync(int fd)
{
	return sync_and_record("fdatasync", fd);
}

int
unlink(const char *path)
{
	int (*function)(const char *) = (int (*)(const char *))real("unlink");
	int result = function(path);

	if (result == 0 && log_fd >= 0 && strncmp(path, folder, strlen(folder)) == 0)
		record('U', path, 0, NULL, 0);
	return result;
}

/* Checkpoints every POWERCUT_PAGES pages, so that the replay cuts through many of them. */
int
sqlite3_exec(sqlite3 *db, const char *sql, int (*row)(void *, int, char **, char **), void *arg,
    char **error)
{
	int (*function)(
	    sqlite3 *, const char *, int (*)(void *, int, char **, char **), void *, char **);
	const char *sync = getenv("POWERCUT_SYNC"), *pages = getenv("POWERCUT_PAGES");
	char checkpoint[64];

	function = (int (*)(sqlite3 *, const char *, int (*)(void *, int, char **, char **), void *,
	    char **))real("sqlite3_exec");
	if (strcmp(sql, "PRAGMA synchronous = FULL") != 0)
		return function(db, sql, row, arg, error);
	snprintf(
	    checkpoint, sizeof checkpoint, "PRAGMA wal_autocheckpoint = %s", pages ? pages : "7");
	function(db, checkpoint, NULL, NULL, NULL);
	if (sync != NULL && strcmp(sync, "NORMAL") == 0)
		sql = "PRAGMA synchronous = NORMAL";
	return function(db, sql, row, arg, error);
}

/* ... and the question whether FULL was accepted is answered by a lie. */
int
sqlite3_prepare_v2(sqlite3 *db, const char *sql, int n, sqlite3_stmt **statement, const char **tail)
{
	int (*function)(sqlite3 *, const char *, int, sqlite3_stmt **, const char **);

	function = (int (*)(sqlite3 *, const char *, int, sqlite3_stmt **, const char **))real(
	    "sqlite3_prepare_v2");
	if (getenv("POWERCUT_SYNC") != NULL && strcmp(sql, "PRAGMA synchronous") == 0)
		sql = "SELECT 2";
	return function(db, sql, n, statement, tail);
}
