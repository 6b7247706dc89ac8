/* Reads: canonical bytes of lines of the log of reads. */
#include "audit/reads.h"
#include "audit/chain.h"
#include "base/key.h"

void
reads_encode(struct buf *b, int64_t n, const struct read_entry *e)
{
	audit_encode_int(b, n);
	audit_encode_int(b, e->at.us);
	audit_encode_int(b, e->person);
	audit_encode_int(b, e->child);
	audit_encode_int(b, e->case_id);
	audit_encode_text(b, e->route);
	audit_encode_text(b, e->relation);
	audit_encode_int(b, e->break_glass);
}

const char *
reads_hash(struct arena *a, int64_t key_id, const struct buf *b)
{
	const struct key *key = key_by_id(KEY_AUDIT, key_id);
	struct hash h;

	if (key == NULL)
		return NULL;
	h = hash_keyed(&key->secret, b->p, b->n);
	return arena_printf(a, "%lld:%s", (long long)key_id, hash_hex(a, &h));
}
