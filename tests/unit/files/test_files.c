/* Files on either engine: only what is recorded and scanned is served; the jobs that keep it so. */
#include "base/conf.h"
#include "base/err.h"
#include "base/str.h"
#include "check.h"
#include "files/files.h"
#include "make.h"
#include "testdb.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

static bool postgres;

struct bench {
	struct arena *a;
	struct testdb db;
	struct pool *pool;
	struct conf *conf;
	struct intake *intake;
	struct now now;
};

static struct bench
bench(bool scanner)
{
	struct bench b = { .a = arena_new(0) };
	char *folder = arena_strdup(b.a, "/tmp/waymark-files-XXXXXX");

	if (mkdtemp(folder) == NULL)
		fail(FAULT_BUG, "folder");
	b.db = testdb_new(b.a, postgres);
	b.pool = testdb_open(b.a, b.db, NULL, NULL, 4);
	b.conf = conf_load(b.a, NULL);
	b.conf->parser = PARSER;
	b.conf->data_dir = folder;
	if (scanner)
		b.conf->clamd_socket = arena_printf(b.a, "%s/clamd.sock", folder);
	b.intake = intake_open(b.a, b.conf);
	b.now = now_read();
	return b;
}

static void
end(struct bench *b)
{
	char *command = arena_printf(b->a, "rm -rf -- %s", b->conf->data_dir);

	pool_close(b->pool);
	if (system(command) != 0)
		CHECK(false);
	arena_free(b->a);
}

/* Takes a text and records it; returns its hash. */
static const char *
keep(struct bench *b, const char *text)
{
	int fd = make_fd(make_text(b->a, text));
	struct intake_result r = intake_file(b->intake, b->a, fd, "a.txt");
	struct arena *a = arena_new(0);
	struct tx *tx = tx_begin(b->pool, TX_WRITE, a, (struct tx_context){ .now = b->now });

	CHECK_INT(r.verdict, FILE_OK);
	files_record(tx, 301, &r);
	tx_commit(tx);
	arena_free(a);
	close(fd);
	return hash_hex(b->a, &r.hash);
}

static enum file_state
state_of(struct bench *b, int64_t la, const char *hash)
{
	struct arena *a = arena_new(0);
	struct tx *tx = tx_begin(b->pool, TX_READ, a, (struct tx_context){ .now = b->now });
	int64_t size;
	int fd = -1;
	enum file_state state = files_open(tx, intake_store(b->intake), la, hash, &fd, &size);

	CHECK((state == FILE_READY) == (fd >= 0));
	if (fd >= 0)
		close(fd);
	arena_free(a);
	return state;
}

static const char *
run(struct bench *b, const struct job_kind *kind)
{
	struct job j = { .now = b->now, .arena = arena_new(0), .pool = b->pool, .conf = b->conf };
	const char *said = kind->run(&j);

	arena_free(j.arena);
	return said;
}

static void
only_what_is_recorded_is_served(void)
{
	struct bench b = bench(false);
	const char *hash = keep(&b, "hello");

	CHECK_INT(state_of(&b, 301, hash), FILE_READY);
	CHECK_INT(state_of(&b, 302, hash), FILE_ABSENT); /* another authority's */
	CHECK_INT(state_of(&b, 301, "../../etc/passwd"), FILE_ABSENT);
	CHECK_INT(state_of(&b, 301, keep(&b, "hello")), FILE_READY);
	end(&b);
}

/* A scanner that finds a virus in what contains the word, for so many files. */
static pid_t
start_scanner(struct bench *b, int files)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int s = socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
	pid_t pid;

	snprintf(address.sun_path, sizeof address.sun_path, "%s", b->conf->clamd_socket);
	if (bind(s, (struct sockaddr *)&address, sizeof address) != 0 || listen(s, 5) != 0)
		fail(FAULT_BUG, "scanner");
	pid = fork();
	if (pid != 0) {
		close(s);
		return pid;
	}
	while (files-- > 0) {
		int c = accept(s, NULL, NULL);
		char bytes[4096];
		size_t n = 0;
		ssize_t got;

		while (n < 14 || memcmp(bytes + n - 4, "\0\0\0\0", 4) != 0) {
			got = recv(c, bytes + n, sizeof bytes - n, 0);
			if (got <= 0)
				break;
			n += (size_t)got;
		}
		if (memmem(bytes, n, "virus", 5) != NULL)
			send(c, "stream: Test FOUND", 19, MSG_NOSIGNAL);
		else
			send(c, "stream: OK", 11, MSG_NOSIGNAL);
		close(c);
	}
	_exit(0);
}

static void
quarantine_ends_when_the_scanner_answers(void)
{
	struct bench b = bench(true);
	const char *good = keep(&b, "hello"), *bad = keep(&b, "a virus");
	pid_t pid;

	CHECK_INT(state_of(&b, 301, good), FILE_QUARANTINED);
	CHECK_STR(run(&b, &files_scan_job), NULL);
	CHECK_INT(state_of(&b, 301, good), FILE_QUARANTINED);
	pid = start_scanner(&b, 2);
	CHECK_STR(run(&b, &files_scan_job), NULL);
	waitpid(pid, NULL, 0);
	CHECK_INT(state_of(&b, 301, good), FILE_READY);
	CHECK_INT(state_of(&b, 301, bad), FILE_REMOVED);
	/* The same file again while the scanner is away changes nothing for the good one. */
	unlink(b.conf->clamd_socket);
	keep(&b, "hello");
	CHECK_INT(state_of(&b, 301, good), FILE_READY);
	end(&b);
}

static void
make_old(struct bench *b, const char *hash)
{
	const struct timespec old[2] = { { .tv_sec = 1000 }, { .tv_sec = 1000 } };
	const char *path =
	    arena_printf(b->a, "%s/files/%.2s/%.2s/%s", b->conf->data_dir, hash, hash + 2, hash);

	CHECK_INT(utimensat(AT_FDCWD, path, old, 0), 0);
}

static void
what_no_document_has_goes(void)
{
	struct bench b = bench(false);
	const char *used = keep(&b, "used"), *orphan = keep(&b, "orphan"),
		   *fresh = keep(&b, "fresh");

	testdb_sql(b.db,
	    arena_printf(b.a,
		"INSERT INTO documents (la, id, public_id, name, type, hash, bytes, added_at) "
		"VALUES "
		"(302, 1, 'x', 'a.txt', 'text/plain', '%s', 4, '2026-03-02T09:00:00.000000Z')",
		used));
	make_old(&b, used);
	make_old(&b, orphan);
	CHECK_STR(run(&b, &files_sweep_job), NULL);
	CHECK_INT(state_of(&b, 301, used), FILE_READY);
	CHECK_INT(state_of(&b, 301, orphan), FILE_ABSENT);
	CHECK_INT(state_of(&b, 301, fresh), FILE_READY);
	end(&b);
}

int
main(int argc, char **argv)
{
	postgres = argc > 1 && str_eq(argv[1], "postgres");
	if (postgres && !testdb_has_postgres()) {
		puts("skipped: no PostgreSQL (tests/postgres.sh)");
		return 77;
	}
	return check_run((struct check_case[]){ CHECK_CASE(only_what_is_recorded_is_served),
	    CHECK_CASE(quarantine_ends_when_the_scanner_answers),
	    CHECK_CASE(what_no_document_has_goes), { 0 } });
}
