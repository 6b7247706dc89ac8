/* Audit: adding an entry to the end of a chain. */
#include "audit/audit.h"
#include "audit/audit.sql.h"
#include "base/key.h"
#include "base/str.h"
#include "db/db.h"

/* The chain's end, locked until the transaction ends. */
static void
find_end(struct tx *tx, struct audit_row *r)
{
	const struct audit_head_row *head;

	audit_lock(tx, r->la);
	head = audit_head(tx, r->la);
	r->seq = head == NULL ? 1 : head->seq + 1;
	r->prev = head == NULL ? audit_genesis : head->hash;
}

static void
insert(struct tx *tx, const struct audit_row *r)
{
	audit_insert(tx, r->la, r->seq, r->at, r->actor, r->role, r->on_behalf, r->reason,
	    r->action, r->object_kind, r->object_id, r->object_version, r->object_hash, r->fields,
	    r->outcome, r->route, r->request, r->key_id, r->prev, r->hash);
}

int64_t
audit_say(struct tx *tx, const struct audit_entry *e)
{
	char hex[AUDIT_HEX + 1];
	struct audit_row r = {
		.la = e->la,
		.at = tx_now(tx).instant,
		.actor = tx_viewer(tx),
		.role = e->role,
		.on_behalf = e->on_behalf,
		.reason = e->reason,
		.action = e->action,
		.object_kind = e->object_kind,
		.object_id = e->object_id,
		.object_version = e->object_version,
		.object_hash = e->object_hash,
		.fields = e->fields,
		.outcome = e->outcome == NULL ? "done" : e->outcome,
		.route = e->route,
		.request = (int64_t)e->request,
		.key_id = key_current(KEY_AUDIT)->id,
	};

	find_end(tx, &r);
	audit_row_hash(&r, buf_new(tx_arena(tx)), hex);
	r.hash = hex;
	insert(tx, &r);
	tx_audited(tx);
	return r.seq;
}

static const char *
state_hash(struct arena *a, const struct key *key, const char *const *values, size_t n)
{
	struct buf *b = buf_new(a);
	struct hash h;

	audit_encode_text(b, "waymark state 1");
	for (size_t i = 0; i < n; i++)
		audit_encode_text(b, values[i]);
	h = hash_keyed(&key->secret, b->p, b->n);
	return arena_printf(a, "%lld:%s", (long long)key->id, hash_hex(a, &h));
}

const char *
audit_state_hash(struct arena *a, const char *const *values, size_t n)
{
	return state_hash(a, key_current(KEY_AUDIT), values, n);
}

bool
audit_state_matches(const char *object_hash, const char *const *values, size_t n)
{
	struct arena *a = arena_new(0);
	struct str_list parts = str_split(a, object_hash, ':');
	const struct key *key;
	int64_t id;
	bool same;

	key = str_to_int(parts.a[0], &id) ? key_by_id(KEY_AUDIT, id) : NULL;
	same = key != NULL && str_eq(object_hash, state_hash(a, key, values, n));
	arena_free(a);
	return same;
}

bool
audit_last_state(
    struct tx *tx, int64_t la, const char *object_kind, int64_t object_id, struct audit_state *ret)
{
	const struct audit_state_of_row *row = audit_state_of(tx, la, object_kind, object_id);

	if (row == NULL)
		return false;
	*ret = (struct audit_state){ row->seq, row->version, row->hash };
	return true;
}
