/* Store: content under its hash, links not followed, interrupted puts, sweeping. */
#include "base/err.h"
#include "base/str.h"
#include "check.h"
#include "files/store.h"
#include "make.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct bench {
	struct arena *a;
	char *folder;
	struct store *store;
};

static struct bench
bench(void)
{
	struct bench b = { .a = arena_new(0) };

	b.folder = arena_strdup(b.a, "/tmp/waymark-store-XXXXXX");
	if (mkdtemp(b.folder) == NULL)
		fail(FAULT_BUG, "folder");
	b.store = store_open(b.a, b.folder);
	return b;
}

static void
end(struct bench *b)
{
	if (system(arena_printf(b->a, "rm -rf -- %s", b->folder)) != 0)
		CHECK(false);
	arena_free(b->a);
}

static struct hash
put(struct bench *b, const char *text)
{
	int fd = make_fd(make_text(b->a, text));
	struct hash h = store_put(b->store, fd);

	close(fd);
	return h;
}

static const char *
path_of(struct bench *b, const struct hash *h)
{
	const char *hex = hash_hex(b->a, h);

	return arena_printf(b->a, "%s/files/%.2s/%.2s/%s", b->folder, hex, hex + 2, hex);
}

static int
files_in(const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *e;
	int n = 0;

	while (dir != NULL && (e = readdir(dir)) != NULL)
		n += e->d_name[0] != '.';
	if (dir != NULL)
		closedir(dir);
	return n;
}

static void
keeps_content_under_its_hash(void)
{
	struct bench b = bench();
	struct hash h = put(&b, "hello"), want = hash_of("hello", 5);
	struct stat st;
	int64_t size = 0;
	int fd = store_get(b.store, &h, &size);

	CHECK(hash_eq(&h, &want));
	CHECK_INT(size, 5);
	CHECK_STR(make_read(b.a, fd)->p, "hello");
	CHECK_INT(stat(path_of(&b, &h), &st), 0);
	CHECK_INT(st.st_mode & 0777, 0600);
	close(fd);
	h = put(&b, "hello");
	CHECK(hash_eq(&h, &want));
	CHECK_INT(files_in(arena_printf(b.a, "%s/files/incoming", b.folder)), 0);
	h = put(&b, "");
	fd = store_get(b.store, &h, &size);
	CHECK(fd >= 0 && size == 0);
	close(fd);
	end(&b);
}

static void
what_is_not_there_is_absent(void)
{
	struct bench b = bench();
	struct hash h = hash_of("other", 5);
	int64_t size = 42;

	CHECK_INT(store_get(b.store, &h, &size), -1);
	CHECK_INT(size, 42);
	end(&b);
}

/* Somebody with a hand on the disk plants links; the store does not walk through them. */
static void
links_are_not_followed(void)
{
	struct bench b = bench();
	struct hash h = put(&b, "hello"), other = put(&b, "world");
	const char *hex = hash_hex(b.a, &other);
	const char *fan = arena_printf(b.a, "%s/files/%.2s", b.folder, hex);
	int64_t size;

	CHECK_INT(unlink(path_of(&b, &h)), 0);
	CHECK_INT(symlink("/etc/passwd", path_of(&b, &h)), 0);
	CHECK_INT(store_get(b.store, &h, &size), -1);
	/* a level of the way */
	CHECK_INT(rename(fan, arena_printf(b.a, "%s/files/elsewhere", b.folder)), 0);
	CHECK_INT(symlink("elsewhere", fan), 0);
	CHECK_INT(store_get(b.store, &other, &size), -1);
	end(&b);
}

static struct bench *open_bench;
static int long_text;

static void
put_more(void)
{
	store_put(open_bench->store, long_text);
}

static void
a_full_disk_keeps_nothing(void)
{
	struct bench b = bench();
	struct rlimit before, tight;

	open_bench = &b;
	long_text = make_fd(make_text(b.a, "a text that is longer than the limit"));
	getrlimit(RLIMIT_FSIZE, &before);
	tight = (struct rlimit){ 10, before.rlim_max };
	signal(SIGXFSZ, SIG_IGN);
	setrlimit(RLIMIT_FSIZE, &tight);
	CHECK_FAILS(FAULT_STORAGE, put_more);
	setrlimit(RLIMIT_FSIZE, &before);
	CHECK_INT(files_in(arena_printf(b.a, "%s/files/incoming", b.folder)), 0);
	put_more();
	close(long_text);
	end(&b);
}

static bool
is_hello(void *context, const struct hash *h)
{
	struct hash hello = hash_of("hello", 5);

	(void)context;
	return hash_eq(h, &hello);
}

static void
make_old(const char *path)
{
	const struct timespec old[2] = { { .tv_sec = 1000 }, { .tv_sec = 1000 } };

	CHECK_INT(utimensat(AT_FDCWD, path, old, 0), 0);
}

static void
sweeps_what_nobody_has(void)
{
	struct bench b = bench();
	struct hash hello = put(&b, "hello"), world = put(&b, "world"), fresh = put(&b, "fresh");
	struct instant before = { INT64_C(2000) * 1000000 };
	struct store_list found;
	int64_t size;

	make_old(path_of(&b, &hello));
	make_old(path_of(&b, &world));
	found = store_unreferenced(b.store, b.a, before, is_hello, NULL);
	CHECK_INT((int64_t)found.n, 1);
	CHECK(hash_eq(&found.a[0], &world));
	CHECK(!store_remove(b.store, &hello, before, is_hello, NULL));
	CHECK(!store_remove(b.store, &fresh, before, is_hello, NULL));
	/* Put again between listing and removing: it stays. */
	put(&b, "world");
	CHECK(!store_remove(b.store, &world, before, is_hello, NULL));
	make_old(path_of(&b, &world));
	CHECK(store_remove(b.store, &world, before, is_hello, NULL));
	CHECK_INT(store_get(b.store, &world, &size), -1);
	end(&b);
}

static void
tidies_interrupted_puts(void)
{
	struct bench b = bench();
	const char *old = arena_printf(b.a, "%s/files/incoming/old", b.folder);
	const char *new = arena_printf(b.a, "%s/files/incoming/new", b.folder);

	close(open(old, O_CREAT | O_WRONLY | O_CLOEXEC, 0600));
	close(open(new, O_CREAT | O_WRONLY | O_CLOEXEC, 0600));
	make_old(old);
	store_tidy(b.store, (struct instant){ INT64_C(2000) * 1000000 });
	CHECK_INT(access(old, F_OK), -1);
	CHECK_INT(access(new, F_OK), 0);
	end(&b);
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(keeps_content_under_its_hash),
	    CHECK_CASE(what_is_not_there_is_absent), CHECK_CASE(links_are_not_followed),
	    CHECK_CASE(a_full_disk_keeps_nothing), CHECK_CASE(sweeps_what_nobody_has),
	    CHECK_CASE(tidies_interrupted_puts), { 0 } });
}
