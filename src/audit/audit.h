/*
 * Audit: who did what to what, when and why; and the proof that nobody changed it.
 *
 * A transaction that writes says so here, once per thing it did, as its last
 * step before tx_commit(); a commit without an entry is refused (db/db.h).
 * Each authority has a chain of its own, numbered without gaps, because a
 * transaction stays inside one authority.  On PostgreSQL the chain's end is
 * locked from audit_say() to the commit: say it last.
 *
 * keys_load() must have run.
 */
#pragma once
#include "audit/chain.h"

struct conf;
struct pool;
struct tx;

/* Actor and time come from the transaction.  Strings are the caller's. */
struct audit_entry {
	int64_t la;	     /* 0: the installation itself */
	const char *action;  /* a fixed word: "case_decide" */
	const char *outcome; /* NULL: "done"; or "refused", … */
	const char *object_kind;
	int64_t object_id;	 /* 0: none */
	int64_t object_version;	 /* after the change; 0: none */
	const char *object_hash; /* audit_state_hash() of the row after the change; NULL: none */
	const char *fields;	 /* names of the fields changed, comma-separated; never values */
	const char *reason;	 /* the purpose the person gave; NULL: none */
	const char *role;	 /* as which the person acted; NULL: none */
	int64_t on_behalf;	 /* persons.id; 0: nobody */
	const char *route;	 /* as in the route table, without ids */
	uint64_t request;	 /* http_request.number; 0: not a request */
};

/* Adds the entry to its authority's chain and tells the transaction.  Returns its number. */
int64_t audit_say(struct tx *, const struct audit_entry *);

/*
 * What a row holds, as "KEY:HASH" for audit_entry.object_hash: a change of
 * the row behind the program's back is then found by asking
 * audit_state_matches() again.  Values go in a fixed order; NULL is a value.
 */
const char *audit_state_hash(struct arena *, const char *const *values, size_t n);
bool audit_state_matches(const char *object_hash, const char *const *values, size_t n);

/* The version and hash last said of an object; false, *ret untouched, when none was. */
struct audit_state {
	int64_t seq, version;
	const char *hash;
};
bool audit_last_state(
    struct tx *, int64_t la, const char *object_kind, int64_t object_id, struct audit_state *ret);

/* What audit_verify() found. */
struct audit_report {
	struct audit_finding finding; /* damage AUDIT_SOUND: all is well */
	int64_t rows, chains, reads, anchors;
};

/*
 * Walks every chain, the log of reads it covers and the anchor, and stops at
 * the first entry that was edited, removed, moved, put in, cut off or written
 * anew.  Reads in steps of its own short transactions, so it may run beside
 * the server.  True when all is sound.
 */
bool audit_verify(struct arena *, struct pool *, const struct conf *, struct audit_report *ret);

/* One line for people: what was found, where, and what to do. */
const char *audit_report_text(struct arena *, const struct audit_report *);
