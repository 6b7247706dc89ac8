/*
 * Read log: every opening of a child's record, on record before the page goes out.
 *
 * Openings of many requests are committed together by one thread, so that a
 * durable line costs a share of a sync.  Each group is covered by one entry of
 * the audit chain: changing or removing a line is found by audit_verify().
 *
 * A child's lines are found by their places, which are written for some 2,000
 * lines at once; those that came since are looked through.
 */
#pragma once
#include "base/arena.h"
#include "base/date.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct conf;
struct pool;
struct tx;
struct read_log;

struct read_entry {
	int64_t la;
	struct instant at;    /* tx_now() of the request */
	int64_t person;	      /* who reads; 0 never */
	int64_t child;	      /* whose record */
	int64_t case_id;      /* 0: not a case */
	const char *route;    /* as in the route table, without ids */
	const char *relation; /* by which relation of access/policy.txt: "officer", "parent" */
	bool break_glass;     /* outside one's own cases, with a reason */
};

/*
 * Starts the writer's thread.  It also anchors the audit chains
 * (audit/anchor.h) every 10 minutes, after 10,000 entries and at the end.
 * The caller owns the log and closes it before the pool.
 */
struct read_log *read_log_open(struct pool *, const struct conf *);

/*
 * Comes back when all n lines are durable, which for a list is one commit;
 * from any thread.  Call it after the request's transaction has ended and
 * before its first byte is sent.  Calls fail() with the kind of the trouble
 * when they cannot be written: then the page must not go out.
 */
void read_log_add(struct read_log *, const struct read_entry *, size_t n);

/*
 * The same inside a writing transaction, for a request that changes a record:
 * the lines are there if and only if the change is.  All of one authority;
 * n at least 1.
 */
void read_log_write(struct tx *, const struct read_entry *const *, size_t n);

/* Waits for what was added, anchors, ends the thread, frees.  NULL is allowed. */
void read_log_close(struct read_log *);

/* Who opened a child's record, newest first: what a family may see. */
struct reading {
	struct instant at;
	int64_t person;
	const char *given, *family; /* of the reader */
	const char *route, *relation;
	bool break_glass;
};
struct readings {
	const struct reading *a;
	size_t n;
};
/* At most many, from before that instant (unset: the newest).  The caller has checked that the
 * viewer may ask. */
struct readings read_log_of_child(
    struct tx *, int64_t la, int64_t child, struct instant before, int64_t many);
