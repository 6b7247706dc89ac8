/* Files: the records of stored files, and the jobs that keep them. */
#include "files/files.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/log.h"
#include "base/str.h"
#include "db/db.h"
#include "files/clamd.h"
#include "files/files.sql.h"

#include <errno.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	SCAN_SECONDS = 300,
	SCAN_EVERY = 600,
	SWEEP_SECONDS = 900,
	SWEEP_EVERY = 24 * 3600,
	KEEP_SECONDS = 7 * 24 * 3600, /* longer than any upload waits for its transaction */
};

static void
close_made(void *fd)
{
	close((int)(intptr_t)fd);
}

void
files_record(struct tx *tx, int64_t la, const struct intake_result *r)
{
	stored_file_insert(tx, la, hash_hex(tx_arena(tx), &r->hash),
	    r->quarantined ? "quarantined" : "ready", tx_now(tx).instant);
}

/* The store takes a descriptor; the bytes are small and never leave memory on the way. */
struct hash
files_keep(struct tx *tx, struct store *s, int64_t la, const void *bytes, size_t n)
{
	int fd = memfd_create("made", MFD_CLOEXEC);
	struct intake_result made = { .size = (int64_t)n };

	if (fd < 0)
		fail(FAULT_STORAGE, "memfd_create: %s", strerror(errno));
	arena_on_free(tx_arena(tx), close_made, (void *)(intptr_t)fd);
	for (const char *at = bytes, *end = at + n; at < end;) {
		ssize_t wrote = write(fd, at, (size_t)(end - at));

		if (wrote <= 0)
			fail(FAULT_STORAGE, "memfd: %s", strerror(errno));
		at += wrote;
	}
	made.hash = store_put(s, fd);
	files_record(tx, la, &made);
	return made.hash;
}

enum file_state
files_open(struct tx *tx, const struct store *s, int64_t la, const char *hash, int *ret_fd,
    int64_t *ret_size)
{
	const struct stored_file_find_row *row = stored_file_find(tx, la, hash);
	struct hash h;
	int fd;

	if (row == NULL || !hash_from_hex(hash, &h))
		return FILE_ABSENT;
	if (str_eq(row->state, "quarantined"))
		return FILE_QUARANTINED;
	if (!str_eq(row->state, "ready"))
		return FILE_REMOVED;
	fd = store_get(s, &h, ret_size);
	if (fd < 0)
		return FILE_ABSENT;
	*ret_fd = fd;
	return FILE_READY;
}

/* ---- the scanner, again ---- */

static void
set_state(const struct job *j, int64_t la, const char *hash, const char *state)
{
	struct tx *tx = tx_begin(j->pool, TX_WRITE, j->arena, (struct tx_context){ .now = j->now });

	stored_file_scanned(tx, la, hash, state);
	tx_commit(tx);
}

/* False when the scanner still does not answer. */
static bool
scan_again(const struct job *j, struct store *s, int64_t la, const char *hash)
{
	enum clamd_result result = CLAMD_CLEAN;
	struct hash h;
	int64_t size;
	int fd = hash_from_hex(hash, &h) ? store_get(s, &h, &size) : -1;

	if (fd < 0)
		return true;
	if (!str_blank(j->conf->clamd_socket))
		result = clamd_scan(j->conf->clamd_socket, fd);
	close(fd);
	if (result == CLAMD_NO_ANSWER)
		return false;
	set_state(j, la, hash, result == CLAMD_CLEAN ? "ready" : "infected");
	return true;
}

static const char *
run_scan(struct job *j)
{
	struct tx *tx = tx_begin(j->pool, TX_READ, j->arena, (struct tx_context){ .now = j->now });
	struct stored_files_quarantined_rows rows = stored_files_quarantined(tx);
	struct store *s = store_open(j->arena, j->conf->data_dir);

	tx_rollback(tx);
	for (size_t i = 0; i < rows.n; i++)
		if (!scan_again(j, s, rows.a[i].la, rows.a[i].hash)) {
			log_event(
			    LOG_WARN, "virus_scanner_silent", LOG_INT("waiting", (int64_t)rows.n));
			break;
		}
	return NULL;
}

/* ---- what nobody has any more ---- */

struct question {
	const struct job *job;
	const struct hash *hash;
	struct arena *arena;
	int64_t documents;
};

static void
count_documents(void *arg)
{
	struct question *q = arg;
	struct tx *tx =
	    tx_begin(q->job->pool, TX_READ, q->arena, (struct tx_context){ .now = q->job->now });

	q->documents = documents_with_hash(tx, hash_hex(q->arena, q->hash))->n;
}

/* With an arena of its own for each of perhaps a million files. */
static bool
in_use(void *job, const struct hash *h)
{
	struct question q = { .job = job, .hash = h, .arena = arena_new(0) };
	struct fault fault;
	bool done = attempt(count_documents, &q, &fault);

	arena_free(q.arena);
	if (!done)
		fail(fault.kind, "%s", fault.message);
	return q.documents > 0;
}

static void
forget(const struct job *j, const struct hash *h)
{
	struct tx *tx = tx_begin(j->pool, TX_WRITE, j->arena, (struct tx_context){ .now = j->now });

	stored_file_forget(tx, hash_hex(j->arena, h));
	tx_commit(tx);
}

static const char *
run_sweep(struct job *j)
{
	struct store *s = store_open(j->arena, j->conf->data_dir);
	struct instant before = instant_add_seconds(j->now.instant, -KEEP_SECONDS);
	struct store_list old = store_unreferenced(s, j->arena, before, in_use, j);
	int64_t removed = 0;

	for (size_t i = 0; i < old.n; i++)
		if (store_remove(s, &old.a[i], before, in_use, j)) {
			forget(j, &old.a[i]);
			removed++;
		}
	store_tidy(s, before);
	log_event(LOG_INFO, "files_swept", LOG_INT("removed", removed));
	return NULL;
}

const struct job_kind files_scan_job = { .name = "files_scan",
	.run = run_scan,
	.seconds = SCAN_SECONDS,
	.max_attempts = 3,
	.every = SCAN_EVERY };

const struct job_kind files_sweep_job = { .name = "files_sweep",
	.run = run_sweep,
	.seconds = SWEEP_SECONDS,
	.max_attempts = 3,
	.every = SWEEP_EVERY };
