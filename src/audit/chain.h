/*
 * Chain: how one entry of the audit log hangs on the one before it.
 *
 * Pure: no database, no clock, no file.  An entry's hash is keyed BLAKE2b over
 * every column and the hash before it, each with its length in front, so no
 * two entries have the same bytes.  Who has not the key cannot make a hash;
 * who has the key still cannot change what an anchor has named.
 */
#pragma once
#include "base/buf.h"
#include "base/date.h"
#include "base/hash.h"

#include <stdbool.h>
#include <stdint.h>

enum { AUDIT_HEX = HASH_SIZE * 2 };

/* A row of audit_log.  NULL and 0 are what the database calls NULL. */
struct audit_row {
	int64_t la, seq;
	struct instant at;
	int64_t actor;
	const char *role;
	int64_t on_behalf;
	const char *reason, *action, *object_kind;
	int64_t object_id, object_version;
	const char *object_hash, *fields, *outcome, *route;
	int64_t request;
	int64_t key_id;
	const char *prev, *hash; /* hexadecimal */
};

/* A head that was written down outside the database. */
struct audit_mark {
	int64_t la, seq;
	char hash[AUDIT_HEX + 1];
};

enum audit_damage {
	AUDIT_SOUND,
	AUDIT_ALTERED,	     /* the entry is not what was hashed, or another key hashed it */
	AUDIT_MISSING,	     /* the entry of that number is not there */
	AUDIT_MISPLACED,     /* an entry stands where another belongs */
	AUDIT_UNKNOWN_KEY,   /* no key of that id in the ring */
	AUDIT_REWRITTEN,     /* the entry is not the one the anchor names */
	AUDIT_CUT,	     /* the anchor names an entry after the end */
	AUDIT_ANCHOR_BROKEN, /* a line of the anchor file is not ours; seq is its line */
	AUDIT_READS_ALTERED, /* the lines of the log of reads are not what this entry covers */
	AUDIT_DAMAGE__MAX
};

struct audit_finding {
	enum audit_damage damage;
	int64_t la, seq; /* the first bad entry */
};

/* The hash before the first entry: 64 zeros. */
extern const char audit_genesis[AUDIT_HEX + 1];

/* What stands before an entry that has none before it in the walk; starts at {0}. */
struct audit_walk {
	const struct audit_mark *marks; /* sorted by la, seq */
	size_t n_marks, next_mark;
	int64_t la, seq;
	char prev[AUDIT_HEX + 1];
	bool inside;
	int64_t rows, chains;
	struct audit_finding finding;
};

/* A word for reports, for example "missing". */
const char *audit_damage_name(enum audit_damage);

/* One value of a canonical encoding: length (4 bytes, big-endian; all ones: NULL), then bytes. */
void audit_encode_text(struct buf *, const char *);
void audit_encode_int(struct buf *, int64_t);

/* The hash, in hex, of everything in the row but row->hash, under its key.  False: no such key. */
bool audit_row_hash(const struct audit_row *, struct buf *scratch, char ret_hex[AUDIT_HEX + 1]);

/*
 * Looks at the next row of (la, seq) order.  False when it is the first that
 * is wrong: walk->finding says which and how.
 */
bool audit_walk_row(struct audit_walk *, const struct audit_row *, struct buf *scratch);
/* After the last row: false when an anchor names an entry that is not there. */
bool audit_walk_end(struct audit_walk *);
