/* Verify: every chain, the lines of the log of reads it covers, and the anchor, in one walk. */
#include "audit/anchor.h"
#include "audit/audit.h"
#include "audit/audit.sql.h"
#include "audit/read_log.sql.h"
#include "audit/reads.h"
#include "base/str.h"
#include "db/db.h"

enum { STEP = 2000 };

/* The log of reads, read in step with the chain. */
struct reads_cursor {
	struct arena *arena; /* of the rows at hand; NULL before the first */
	struct reads_after_rows rows;
	size_t next;
	int64_t la, batch, n; /* of the last row taken */
	int64_t taken;
};

struct verification {
	struct pool *pool;
	struct arena *step; /* of the entries at hand */
	struct audit_walk walk;
	struct reads_cursor reads;
	struct buf *row_bytes, *group_bytes;
};

/* Short read transactions, so that the log may grow meanwhile. */
static struct tx *
begin(struct pool *pool, struct arena *a)
{
	return tx_begin(pool, TX_READ, a, (struct tx_context){ 0 });
}

/*
 * Lines at hand are read again after each step of entries: a group that was
 * committed between the two would else seem to have no lines.
 */
static void
read_again(struct reads_cursor *c)
{
	c->next = c->rows.n = 0;
}

static const struct reads_after_row *
next_read(struct verification *v)
{
	struct reads_cursor *c = &v->reads;

	if (c->next == c->rows.n) {
		struct tx *tx;

		arena_free(c->arena);
		c->arena = arena_new(0);
		tx = begin(v->pool, c->arena);
		c->rows = reads_after(tx, c->la, c->batch, c->n, STEP);
		c->next = 0;
		tx_rollback(tx);
	}
	return c->rows.n == 0 ? NULL : &c->rows.a[c->next];
}

static void
take_read(struct reads_cursor *c)
{
	const struct reads_after_row *r = &c->rows.a[c->next++];

	c->la = r->la;
	c->batch = r->batch;
	c->n = r->n;
	c->taken++;
}

static bool
reads_differ(struct verification *v, int64_t la, int64_t seq)
{
	v->walk.finding = (struct audit_finding){ AUDIT_READS_ALTERED, la, seq };
	return false;
}

/* A line whose entry came after the walk had passed the end of its chain is the next walk's. */
static bool
has_grown(struct verification *v, const struct reads_after_row *r)
{
	struct tx *tx = begin(v->pool, v->step);
	struct audit_after_rows entry = audit_after(tx, r->la, r->batch - 1, 1);

	tx_rollback(tx);
	return entry.n == 1 && entry.a[0].la == r->la && entry.a[0].seq == r->batch &&
	       str_eq(entry.a[0].action, READS_ACTION);
}

/* Lines before this place belong to no entry that covers them. */
static bool
no_read_before(struct verification *v, int64_t la, int64_t seq)
{
	const struct reads_after_row *r;

	while ((r = next_read(v)) != NULL && (r->la < la || (r->la == la && r->batch < seq))) {
		if (!has_grown(v, r))
			return reads_differ(v, r->la, r->batch);
		take_read(&v->reads);
	}
	return true;
}

/* The lines of one group hash to what its entry says. */
static bool
group_agrees(struct verification *v, const struct audit_after_row *row)
{
	const struct reads_after_row *r;
	const char *hash;

	buf_clear(v->group_bytes);
	while ((r = next_read(v)) != NULL && r->la == row->la && r->batch == row->seq) {
		reads_encode(v->group_bytes, r->n,
		    &(struct read_entry){ r->la, r->at_time, r->person, r->child, r->case_id,
			r->route, r->relation, r->break_glass });
		take_read(&v->reads);
	}
	hash = reads_hash(v->step, row->key_id, v->group_bytes);
	return (hash != NULL && str_eq(hash, row->object_hash)) ||
	       reads_differ(v, row->la, row->seq);
}

static bool
check_row(struct verification *v, const struct audit_after_row *r)
{
	struct audit_row row = { r->la, r->seq, r->at_time, r->actor, r->role, r->on_behalf,
		r->reason, r->action, r->object_kind, r->object_id, r->object_version,
		r->object_hash, r->fields, r->outcome, r->route, r->request, r->key_id, r->prev,
		r->hash };

	if (!audit_walk_row(&v->walk, &row, v->row_bytes))
		return false;
	if (!str_eq(r->action, READS_ACTION))
		return true;
	return no_read_before(v, r->la, r->seq) && group_agrees(v, r);
}

/* The next rows of the chains, checked one by one.  False: the end, or the first bad row. */
static bool
check_step(struct verification *v, int64_t *la, int64_t *seq)
{
	struct tx *tx = begin(v->pool, v->step);
	struct audit_after_rows rows = audit_after(tx, *la, *seq, STEP);

	tx_rollback(tx);
	read_again(&v->reads);
	for (size_t i = 0; i < rows.n; i++)
		if (!check_row(v, &rows.a[i]))
			return false;
	if (rows.n == 0)
		return audit_walk_end(&v->walk) && no_read_before(v, INT64_MAX, 0) && false;
	*la = rows.a[rows.n - 1].la;
	*seq = rows.a[rows.n - 1].seq;
	return true;
}

static void
check_chains(struct verification *v)
{
	int64_t la = INT64_MIN, seq = 0;
	bool more = true;

	while (more) {
		v->step = arena_new(0);
		more = check_step(v, &la, &seq);
		arena_free(v->step);
		v->step = NULL;
	}
}

static void
release(void *object)
{
	struct verification *v = object;

	arena_free(v->step);
	arena_free(v->reads.arena);
}

bool
audit_verify(struct arena *a, struct pool *pool, const struct conf *conf, struct audit_report *ret)
{
	struct verification *v = anew(a, struct verification);
	struct audit_marks marks;
	int64_t bad_line = anchor_read(a, conf, &marks);

	arena_on_free(a, release, v);
	v->pool = pool;
	v->row_bytes = buf_new(a);
	v->group_bytes = buf_new(a);
	v->reads.la = INT64_MIN;
	v->walk.marks = marks.a;
	v->walk.n_marks = marks.n;
	check_chains(v);
	*ret = (struct audit_report){ v->walk.finding, v->walk.rows, v->walk.chains, v->reads.taken,
		(int64_t)marks.n };
	if (ret->finding.damage == AUDIT_SOUND && bad_line != 0)
		ret->finding = (struct audit_finding){ AUDIT_ANCHOR_BROKEN, 0, bad_line };
	return ret->finding.damage == AUDIT_SOUND;
}

const char *
audit_report_text(struct arena *a, const struct audit_report *r)
{
	const struct audit_finding *f = &r->finding;

	if (f->damage == AUDIT_SOUND)
		return arena_printf(a,
		    "sound: %lld entries in %lld chains, %lld readings, %lld anchors",
		    (long long)r->rows, (long long)r->chains, (long long)r->reads,
		    (long long)r->anchors);
	if (f->damage == AUDIT_ANCHOR_BROKEN)
		return arena_printf(a,
		    "anchor.log line %lld is not ours: compare the file with the lines "
		    "\"audit_anchor\" that the journal carried away",
		    (long long)f->seq);
	return arena_printf(a,
	    "authority %lld, entry %lld: %s; keep this database as it is, and compare with the "
	    "newest backup that verifies",
	    (long long)f->la, (long long)f->seq, audit_damage_name(f->damage));
}
