/* Anchor: heads of the chains in an append-only file of keyed lines. */
#include "audit/anchor.h"
#include "audit/audit.sql.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/key.h"
#include "base/log.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { LINE_PARTS = 6, LINE_AT_MOST = 400 };

static const char *
anchor_path(struct arena *a, const struct conf *conf)
{
	return arena_printf(a, "%s/anchor.log", conf->data_dir);
}

static const char *
line_mac(struct arena *a, const struct key *key, const char *said)
{
	const char *text = arena_printf(a, "waymark anchor 1 %s", said);
	struct hash h = hash_keyed(&key->secret, text, strlen(text));

	return hash_hex(a, &h);
}

static bool
parse_line(struct arena *a, const char *line, struct audit_mark *ret)
{
	struct str_list part = str_split(a, line, ' ');
	const char *mac = strrchr(line, ' ');
	struct instant at;
	const struct key *key;
	int64_t key_id;

	if (part.n != LINE_PARTS || strlen(part.a[2]) != AUDIT_HEX)
		return false;
	if (!str_to_int(part.a[0], &ret->la) || !str_to_int(part.a[1], &ret->seq) ||
	    !instant_parse(part.a[3], &at) || !str_to_int(part.a[4], &key_id))
		return false;
	key = key_by_id(KEY_AUDIT, key_id);
	memcpy(ret->hash, part.a[2], sizeof ret->hash);
	return key != NULL &&
	       str_eq(mac + 1, line_mac(a, key, arena_memdup(a, line, (size_t)(mac - line))));
}

static int
by_place(const void *x, const void *y)
{
	const struct audit_mark *a = x, *b = y;

	if (a->la != b->la)
		return a->la < b->la ? -1 : 1;
	return (a->seq > b->seq) - (a->seq < b->seq);
}

typedef VEC(struct audit_mark) mark_vec;

/* Each line has an arena of its own: the file grows for years. */
static int64_t
read_lines(struct arena *a, FILE *f, mark_vec *marks)
{
	char line[LINE_AT_MOST];
	int64_t number = 0;

	while (fgets(line, sizeof line, f) != NULL) {
		struct arena *scratch = arena_new(0);
		size_t n = strlen(line);
		struct audit_mark m;
		bool whole = n > 0 && line[n - 1] == '\n', good;

		number++;
		line[whole ? n - 1 : n] = '\0';
		good = whole && parse_line(scratch, line, &m);
		arena_free(scratch);
		if (!whole && n < sizeof line - 1)
			return 0;
		if (!good)
			return number;
		vec_push(a, marks, m);
	}
	return 0;
}

int64_t
anchor_read(struct arena *a, const struct conf *conf, struct audit_marks *ret)
{
	const char *path = anchor_path(a, conf);
	FILE *f = fopen(path, "re");
	mark_vec marks = { 0 };
	int64_t bad;

	*ret = (struct audit_marks){ 0 };
	if (f == NULL && errno == ENOENT)
		return 0;
	if (f == NULL)
		fail(FAULT_STORAGE, "%s: %s", path, strerror(errno));
	bad = read_lines(a, f, &marks);
	fclose(f);
	if (marks.n > 0)
		qsort(marks.a, marks.n, sizeof *marks.a, by_place);
	*ret = (struct audit_marks){ marks.a, marks.n };
	return bad;
}

static bool
has_mark(const struct audit_marks *marks, const struct audit_mark *m)
{
	const struct audit_mark *found =
	    marks->n == 0 ? NULL : bsearch(m, marks->a, marks->n, sizeof *m, by_place);

	return found != NULL;
}

/* The end of every chain, as committed. */
static struct audit_marks
read_heads(struct arena *a, struct pool *pool, struct instant now)
{
	struct tx *tx = tx_begin(pool, TX_READ, a, (struct tx_context){ .now.instant = now });
	const struct audit_next_chain_row *chain;
	mark_vec heads = { 0 };

	for (int64_t la = INT64_MIN; (chain = audit_next_chain(tx, la)) != NULL; la = chain->la) {
		const struct audit_head_row *head = audit_head(tx, chain->la);
		struct audit_mark m = { .la = chain->la, .seq = head->seq };

		snprintf(m.hash, sizeof m.hash, "%s", head->hash);
		vec_push(a, &heads, m);
	}
	tx_rollback(tx);
	return (struct audit_marks){ heads.a, heads.n };
}

static void
add_line(struct arena *a, struct buf *b, const struct audit_mark *m, struct instant now)
{
	const struct key *key = key_current(KEY_AUDIT);
	const char *said = arena_printf(a, "%lld %lld %s %s %lld", (long long)m->la,
	    (long long)m->seq, m->hash, instant_iso(a, now), (long long)key->id);
	const char *mac = line_mac(a, key, said);

	buf_printf(b, "%s %s\n", said, mac);
	/* A place of its own: every line must leave the machine, so none is held back. */
	log_write(&(struct log_place){ 0 }, LOG_NOTICE, "audit_anchor",
	    (const struct log_field[]){ LOG_INT("la", m->la), LOG_INT("seq", m->seq),
		LOG_TEXT("hash", m->hash), LOG_TEXT("mac", mac), { 0 } });
}

/* Where the last whole line ends: what follows was cut short by a crash. */
static off_t
whole_lines_end(int fd, off_t size)
{
	char c;

	while (size > 0 && pread(fd, &c, 1, size - 1) == 1 && c != '\n')
		size--;
	return size;
}

/* All lines or none: a disk that fills leaves no half line behind.  Returns 0 or an errno. */
static int
append(int fd, const struct buf *b)
{
	struct stat st;
	off_t end;
	int why = 0;

	if (flock(fd, LOCK_EX) != 0 || fstat(fd, &st) != 0)
		return errno;
	end = whole_lines_end(fd, st.st_size);
	if (end != st.st_size && ftruncate(fd, end) != 0)
		return errno;
	errno = ENOSPC; /* a short write says nothing else */
	if (write(fd, b->p, b->n) != (ssize_t)b->n || fsync(fd) != 0)
		why = errno;
	if (why != 0 && ftruncate(fd, end) != 0)
		log_event(LOG_ERROR, "anchor_half_written");
	return why;
}

static void
append_or_fail(const char *path, const struct buf *b)
{
	int fd = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
	int why = fd < 0 ? errno : append(fd, b);

	if (fd >= 0)
		close(fd);
	if (why != 0)
		fail(FAULT_STORAGE, "%s: %s", path, strerror(why));
}

int
anchor_write(struct arena *a, struct pool *pool, const struct conf *conf, struct instant now)
{
	struct audit_marks had, heads;
	struct buf *lines = buf_new(a);
	int n = 0;

	anchor_read(a, conf, &had);
	heads = read_heads(a, pool, now);
	for (size_t i = 0; i < heads.n; i++) {
		if (has_mark(&had, &heads.a[i]))
			continue;
		add_line(a, lines, &heads.a[i], now);
		n++;
	}
	if (n > 0)
		append_or_fail(anchor_path(a, conf), lines);
	return n;
}
