/*
 * Store: <data>/files/ab/cd/<64 hex digits>, with incoming/ for files on their
 * way in.  A put links or touches its file under a shared lock, a removal
 * checks and unlinks under an exclusive one, so a file that somebody has just
 * been promised is never the one that is swept away.
 */
#include "files/store.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/vec.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/openat2.h>
#include <stdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

struct store {
	int root;     /* <data>/files */
	int incoming; /* <data>/files/incoming */
};

/* "ab/cd" and the name in it. */
struct place {
	char fan[6], name[2 * HASH_SIZE + 1];
};

enum { DIRECTORY = O_RDONLY | O_DIRECTORY | O_CLOEXEC };

static _Noreturn void
storage_fault(const char *what)
{
	fail(FAULT_STORAGE, "file store: %s: %s", what, strerror(errno));
}

/* Opens below the directory only, through no symbolic link (openat2(2)); -1 with errno. */
static int
open_below(int dir, const char *path, int flags)
{
	struct open_how how = {
		.flags = (unsigned)(flags | O_CLOEXEC | O_NOFOLLOW),
		.mode = (flags & O_CREAT) != 0 ? 0600 : 0,
		.resolve = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS,
	};

	return (int)syscall(SYS_openat2, dir, path, &how, sizeof how);
}

static void
sync_or_fail(int fd, const char *what)
{
	if (fsync(fd) != 0)
		storage_fault(what);
}

static void
release_store(void *store)
{
	struct store *s = store;

	if (s->incoming >= 0)
		close(s->incoming);
	if (s->root >= 0)
		close(s->root);
}

/* A sub-directory, made where it is missing; the caller makes it durable. */
static int
make_directory(int parent, const char *name)
{
	int fd;

	if (mkdirat(parent, name, 0700) != 0 && errno != EEXIST)
		storage_fault(name);
	fd = open_below(parent, name, O_RDONLY | O_DIRECTORY);
	if (fd < 0)
		storage_fault(name);
	return fd;
}

static void
release_fd(void *fd)
{
	if (*(int *)fd >= 0)
		close(*(int *)fd);
}

/* A descriptor that is closed with the arena, so that a fault does not leak it. */
static int *
held_fd(struct arena *a, int fd)
{
	int *held = anew(a, int);

	*held = fd;
	arena_on_free(a, release_fd, held);
	return held;
}

struct store *
store_open(struct arena *a, const char *data_dir)
{
	struct store *s = anew(a, struct store);
	int data;

	s->root = s->incoming = -1;
	arena_on_free(a, release_store, s);
	if (mkdir(data_dir, 0700) != 0 && errno != EEXIST)
		storage_fault(data_dir);
	data = *held_fd(a, open(data_dir, DIRECTORY));
	if (data < 0)
		storage_fault(data_dir);
	s->root = make_directory(data, "files");
	s->incoming = make_directory(s->root, "incoming");
	sync_or_fail(data, "directory");
	sync_or_fail(s->root, "directory");
	return s;
}

static struct place
place_of(const struct hash *h)
{
	struct place p;

	for (int i = 0; i < HASH_SIZE; i++)
		snprintf(p.name + 2 * i, 3, "%02x", h->bytes[i]);
	snprintf(p.fan, sizeof p.fan, "%.2s/%.2s", p.name, p.name + 2);
	return p;
}

/* The lock's descriptor; closing it unlocks.  Each holder opens its own, because flock() locks
 * belong to the open file. */
static int
lock(struct store *s, struct arena *a, int how)
{
	int fd = *held_fd(a, open_below(s->root, "lock", O_RDWR | O_CREAT));

	if (fd < 0)
		storage_fault("lock");
	while (flock(fd, how) != 0)
		if (errno != EINTR)
			storage_fault("lock");
	return fd;
}

/* ---- putting ---- */

struct put {
	struct store *store;
	struct arena *arena; /* closes and unlinks what a fault leaves */
	const char *temporary;
	int from, to;
	struct hash hash;
};

static void
release_temporary(void *put)
{
	struct put *p = put;

	unlinkat(p->store->incoming, p->temporary, 0);
}

static void
copy_bytes(struct put *p)
{
	char *bytes = arena_alloc(p->arena, 1 << 16);
	off_t at = 0;
	ssize_t n;

	while ((n = pread(p->from, bytes, 1 << 16, at)) != 0) {
		if (n < 0)
			storage_fault("reading");
		for (ssize_t done = 0, wrote; done < n; done += wrote)
			if ((wrote = write(p->to, bytes + done, (size_t)(n - done))) <= 0)
				storage_fault("writing");
		at += n;
	}
}

/* The hash of what lies on the disk, not of what came in. */
static void
hash_copy(struct put *p)
{
	struct stat st;
	void *bytes;

	if (fstat(p->to, &st) != 0)
		storage_fault("reading back");
	if (st.st_size == 0) {
		p->hash = hash_of("", 0);
		return;
	}
	bytes = mmap(NULL, (size_t)st.st_size, PROT_READ, MAP_SHARED, p->to, 0);
	if (bytes == MAP_FAILED)
		storage_fault("reading back");
	p->hash = hash_of(bytes, (size_t)st.st_size);
	munmap(bytes, (size_t)st.st_size);
}

/* Puts the file in its place, or touches the one that is there. */
static void
place_file(struct put *p)
{
	struct place place = place_of(&p->hash);
	char outer[3] = { place.fan[0], place.fan[1], '\0' };
	int first, second;

	lock(p->store, p->arena, LOCK_SH);
	first = *held_fd(p->arena, make_directory(p->store->root, outer));
	second = *held_fd(p->arena, make_directory(first, place.fan + 3));
	if (linkat(p->store->incoming, p->temporary, second, place.name, 0) != 0 &&
	    (errno != EEXIST || utimensat(second, place.name, NULL, AT_SYMLINK_NOFOLLOW) != 0))
		storage_fault("linking");
	/* All of the way, because another put that made a directory may not have synced it yet. */
	sync_or_fail(second, "directory");
	sync_or_fail(first, "directory");
	sync_or_fail(p->store->root, "directory");
}

static void
run_put(void *arg)
{
	struct put *p = arg;

	p->temporary = rng_public_id(p->arena);
	p->to = *held_fd(
	    p->arena, open_below(p->store->incoming, p->temporary, O_RDWR | O_CREAT | O_EXCL));
	if (p->to < 0)
		storage_fault("new file");
	arena_on_free(p->arena, release_temporary, p);
	copy_bytes(p);
	sync_or_fail(p->to, "file");
	hash_copy(p);
	place_file(p);
}

/* Runs the work with an arena that is freed, with its lock and descriptors, also after a fault. */
static void
run_held(void (*work)(void *), void *arg, struct arena *a)
{
	struct fault fault;
	bool done = attempt(work, arg, &fault);

	arena_free(a);
	if (!done)
		fail(fault.kind, "%s", fault.message);
}

struct hash
store_put(struct store *s, int fd)
{
	struct put p = { .store = s, .arena = arena_new(0), .from = fd };

	run_held(run_put, &p, p.arena);
	return p.hash;
}

/* ---- getting ---- */

int
store_get(const struct store *s, const struct hash *h, int64_t *ret_size)
{
	struct place place = place_of(h);
	char path[sizeof place.fan + sizeof place.name];
	struct stat st;
	int fd;

	snprintf(path, sizeof path, "%s/%s", place.fan, place.name);
	fd = open_below(s->root, path, O_RDONLY | O_NONBLOCK);
	if (fd < 0 && errno != ENOENT && errno != ENOTDIR && errno != ELOOP && errno != EXDEV)
		storage_fault("opening");
	if (fd < 0)
		return -1;
	if (fstat(fd, &st) != 0 || !S_ISREG(st.st_mode)) {
		close(fd);
		return -1;
	}
	*ret_size = st.st_size;
	return fd;
}

/* ---- sweeping ---- */

static bool
older(int dir, const char *name, struct instant before)
{
	struct stat st;

	return fstatat(dir, name, &st, AT_SYMLINK_NOFOLLOW) == 0 && S_ISREG(st.st_mode) &&
	       (int64_t)st.st_mtim.tv_sec * 1000000 + st.st_mtim.tv_nsec / 1000 < before.us;
}

static void
release_dir(void *dir)
{
	closedir(dir);
}

/* A directory to list; NULL when it is not there. */
static DIR *
list(struct arena *a, int parent, const char *path)
{
	int fd = open_below(parent, path, O_RDONLY | O_DIRECTORY);
	DIR *dir;

	if (fd < 0)
		return NULL;
	dir = fdopendir(fd);
	if (dir == NULL) {
		close(fd);
		fail(FAULT_MEMORY, "no memory to list a directory");
	}
	arena_on_free(a, release_dir, dir);
	return dir;
}

static void
list_fan(struct store *s, struct arena *scratch, const char *fan, struct instant before,
    struct store_list *found, struct arena *a)
{
	DIR *dir = list(scratch, s->root, fan);
	struct dirent *e;
	struct hash h;

	while (dir != NULL && (e = readdir(dir)) != NULL)
		if (hash_from_hex(e->d_name, &h) && older(dirfd(dir), e->d_name, before))
			vec_push(a, found, h);
}

struct store_list
store_unreferenced(struct store *s, struct arena *a, struct instant before,
    bool (*referenced)(void *, const struct hash *), void *context)
{
	struct store_list old = { 0 }, found = { 0 };

	for (int fan = 0; fan < 1 << 16; fan++) {
		struct arena *scratch;
		char path[6];

		snprintf(path, sizeof path, "%02x/%02x", fan >> 8, fan & 0xff);
		scratch = arena_new(0);
		list_fan(s, scratch, path, before, &old, a);
		arena_free(scratch);
	}
	for (size_t i = 0; i < old.n; i++)
		if (!referenced(context, &old.a[i]))
			vec_push(a, &found, old.a[i]);
	return found;
}

struct removal {
	struct store *store;
	struct arena *arena;
	struct hash hash;
	struct instant before;
	bool (*referenced)(void *, const struct hash *);
	void *context;
	bool removed;
};

static void
run_removal(void *arg)
{
	struct removal *r = arg;
	struct place place = place_of(&r->hash);
	int dir;

	lock(r->store, r->arena, LOCK_EX);
	dir = *held_fd(r->arena, open_below(r->store->root, place.fan, O_RDONLY | O_DIRECTORY));
	if (dir >= 0 && older(dir, place.name, r->before) && !r->referenced(r->context, &r->hash))
		r->removed = unlinkat(dir, place.name, 0) == 0;
}

bool
store_remove(struct store *s, const struct hash *h, struct instant before,
    bool (*referenced)(void *, const struct hash *), void *context)
{
	struct removal r = { .store = s,
		.arena = arena_new(0),
		.hash = *h,
		.before = before,
		.referenced = referenced,
		.context = context };

	run_held(run_removal, &r, r.arena);
	return r.removed;
}

void
store_tidy(struct store *s, struct instant before)
{
	struct arena *a = arena_new(0);
	DIR *dir = list(a, s->root, "incoming");
	struct dirent *e;

	while (dir != NULL && (e = readdir(dir)) != NULL)
		if (older(dirfd(dir), e->d_name, before))
			unlinkat(dirfd(dir), e->d_name, 0);
	arena_free(a);
}
