/*
 * Failing: makes allocations and disk writes of a running program fail, as a
 * test asks while it runs.
 *
 *	FAILING_CONTROL=file LD_PRELOAD=failing.so program
 *
 * The file holds struct control, mapped by the test as well.  Allocations are
 * counted from the moment the test sets the counter to 0; the one with the
 * number "at" fails, alone or with all that follow.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

enum mode { OFF, COUNT, ONCE, FROM_HERE_ON };

struct control {
	atomic_int mode;
	atomic_int disk; /* errno of every write to a file; 0: none */
	atomic_llong counter, at;
};

static struct control *control;

void *__libc_malloc(size_t);
void *__libc_calloc(size_t, size_t);
void *__libc_realloc(void *, size_t);

__attribute__((constructor)) static void
start(void)
{
	const char *path = getenv("FAILING_CONTROL");
	int fd = path == NULL ? -1 : open(path, O_RDWR | O_CLOEXEC);
	void *p;

	if (fd < 0)
		return;
	p = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
	close(fd);
	if (p != MAP_FAILED)
		control = p;
}

static bool
memory_fails(void)
{
	long long n;
	int mode = control == NULL ? OFF : control->mode;

	if (mode == OFF)
		return false;
	n = atomic_fetch_add(&control->counter, 1) + 1;
	return (mode == ONCE && n == control->at) || (mode == FROM_HERE_ON && n >= control->at);
}

static void *
refuse(void)
{
	errno = ENOMEM;
	return NULL;
}

void *
malloc(size_t n)
{
	return memory_fails() ? refuse() : __libc_malloc(n);
}

void *
calloc(size_t n, size_t size)
{
	return memory_fails() ? refuse() : __libc_calloc(n, size);
}

void *
realloc(void *p, size_t n)
{
	return memory_fails() ? refuse() : __libc_realloc(p, n);
}

/* ---- the disk ---- */

static void *
real(const char *name)
{
	void *function = dlsym(RTLD_NEXT, name);

	if (function == NULL)
		abort();
	return function;
}

static bool
disk_fails(int fd)
{
	struct stat s;
	int error = control == NULL ? 0 : control->disk;

	if (error == 0 || fstat(fd, &s) != 0 || !S_ISREG(s.st_mode))
		return false;
	errno = error;
	return true;
}

ssize_t
pwrite(int fd, const void *p, size_t n, off_t at)
{
	ssize_t (*function)(int, const void *, size_t, off_t);

	if (disk_fails(fd))
		return -1;
	function = (ssize_t(*)(int, const void *, size_t, off_t))real("pwrite64");
	return function(fd, p, n, at);
}

int
ftruncate(int fd, off_t size)
{
	if (disk_fails(fd))
		return -1;
	return ((int (*)(int, off_t))real("ftruncate64"))(fd, size);
}

static int
sync_or_fail(const char *which, int fd)
{
	if (disk_fails(fd))
		return -1;
	return ((int (*)(int))real(which))(fd);
}

int
fsync(int fd)
{
	return sync_or_fail("fsync", fd);
}

int
fdatasync(int fd)
{
	return sync_or_fail("fdatasync", fd);
}
