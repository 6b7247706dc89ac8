/* Chain: the canonical bytes of an entry, and the walk that checks them. */
#include "audit/chain.h"
#include "base/key.h"

#include <sodium.h>
#include <string.h>

const char audit_genesis[AUDIT_HEX + 1] =
    "0000000000000000000000000000000000000000000000000000000000000000";

const char *
audit_damage_name(enum audit_damage d)
{
	static const char *const names[AUDIT_DAMAGE__MAX] = {
		[AUDIT_SOUND] = "sound",
		[AUDIT_ALTERED] = "altered",
		[AUDIT_MISSING] = "missing",
		[AUDIT_MISPLACED] = "misplaced",
		[AUDIT_UNKNOWN_KEY] = "unknown key",
		[AUDIT_REWRITTEN] = "rewritten before the anchor",
		[AUDIT_CUT] = "cut off before the anchor",
		[AUDIT_ANCHOR_BROKEN] = "anchor line broken",
		[AUDIT_READS_ALTERED] = "log of reads altered",
	};

	return names[d];
}

static void
put_size(struct buf *b, uint32_t n)
{
	char bytes[] = { (char)(n >> 24), (char)(n >> 16), (char)(n >> 8), (char)n };

	buf_add(b, bytes, sizeof bytes);
}

void
audit_encode_text(struct buf *b, const char *s)
{
	size_t n = s == NULL ? 0 : strlen(s);

	put_size(b, s == NULL ? UINT32_MAX : (uint32_t)n);
	buf_add(b, s == NULL ? "" : s, n);
}

void
audit_encode_int(struct buf *b, int64_t i)
{
	uint64_t u = (uint64_t)i;

	put_size(b, sizeof u);
	put_size(b, (uint32_t)(u >> 32));
	put_size(b, (uint32_t)u);
}

bool
audit_row_hash(const struct audit_row *r, struct buf *b, char ret_hex[AUDIT_HEX + 1])
{
	const struct key *key = key_by_id(KEY_AUDIT, r->key_id);
	struct hash h;

	if (key == NULL)
		return false;
	buf_clear(b);
	audit_encode_text(b, "waymark audit 1");
	audit_encode_int(b, r->key_id);
	audit_encode_text(b, r->prev);
	audit_encode_int(b, r->la);
	audit_encode_int(b, r->seq);
	audit_encode_int(b, r->at.us);
	audit_encode_int(b, r->actor);
	audit_encode_text(b, r->role);
	audit_encode_int(b, r->on_behalf);
	audit_encode_text(b, r->reason);
	audit_encode_text(b, r->action);
	audit_encode_text(b, r->object_kind);
	audit_encode_int(b, r->object_id);
	audit_encode_int(b, r->object_version);
	audit_encode_text(b, r->object_hash);
	audit_encode_text(b, r->fields);
	audit_encode_text(b, r->outcome);
	audit_encode_text(b, r->route);
	audit_encode_int(b, r->request);
	h = hash_keyed(&key->secret, b->p, b->n);
	sodium_bin2hex(ret_hex, AUDIT_HEX + 1, h.bytes, HASH_SIZE);
	return true;
}

static bool
found(struct audit_walk *w, enum audit_damage damage, int64_t la, int64_t seq)
{
	w->finding = (struct audit_finding){ damage, la, seq };
	return false;
}

/* No mark may lie between where the walk stands and (la, seq): the entry it names is not there. */
static bool
marks_reached(struct audit_walk *w, int64_t la, int64_t seq)
{
	const struct audit_mark *m = &w->marks[w->next_mark];

	if (w->next_mark == w->n_marks || m->la > la || (m->la == la && m->seq >= seq))
		return true;
	if (w->inside && m->la == w->la)
		return found(w, AUDIT_CUT, w->la, w->seq + 1);
	return found(w, AUDIT_CUT, m->la, 1);
}

/* The entry that stands in its place must be the one the anchor wrote down. */
static bool
marks_agree(struct audit_walk *w, const struct audit_row *r)
{
	for (; w->next_mark < w->n_marks; w->next_mark++) {
		const struct audit_mark *m = &w->marks[w->next_mark];

		if (m->la != r->la || m->seq != r->seq)
			return true;
		if (strcmp(m->hash, r->hash) != 0)
			return found(w, AUDIT_REWRITTEN, r->la, r->seq);
	}
	return true;
}

static bool
enter_chain(struct audit_walk *w, const struct audit_row *r)
{
	if (w->inside && r->la < w->la)
		return found(w, AUDIT_MISPLACED, r->la, r->seq);
	if (!marks_reached(w, r->la, 1))
		return false;
	w->inside = true;
	w->la = r->la;
	w->seq = 0;
	memcpy(w->prev, audit_genesis, sizeof w->prev);
	w->chains++;
	return true;
}

bool
audit_walk_row(struct audit_walk *w, const struct audit_row *r, struct buf *scratch)
{
	char hex[AUDIT_HEX + 1];

	if ((!w->inside || r->la != w->la) && !enter_chain(w, r))
		return false;
	if (r->seq > w->seq + 1)
		return found(w, AUDIT_MISSING, r->la, w->seq + 1);
	if (r->seq < w->seq + 1)
		return found(w, AUDIT_MISPLACED, r->la, r->seq);
	if (!audit_row_hash(r, scratch, hex))
		return found(w, AUDIT_UNKNOWN_KEY, r->la, r->seq);
	if (strcmp(r->prev, w->prev) != 0 || strcmp(r->hash, hex) != 0)
		return found(w, AUDIT_ALTERED, r->la, r->seq);
	if (!marks_agree(w, r))
		return false;
	w->seq = r->seq;
	memcpy(w->prev, hex, sizeof w->prev);
	w->rows++;
	return true;
}

bool
audit_walk_end(struct audit_walk *w)
{
	return marks_reached(w, INT64_MAX, INT64_MAX);
}
