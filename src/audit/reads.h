/* Reads: the bytes that an entry of the audit chain covers of the log of reads.  Pure. */
#pragma once
#include "audit/read_log.h"
#include "base/buf.h"
#include "base/hash.h"

/* Adds a line's canonical bytes; n is its number in its group, from 1. */
void reads_encode(struct buf *, int64_t n, const struct read_entry *);

/* "KEY:HASH" of a group's bytes under that key; NULL when the ring has no such key. */
const char *reads_hash(struct arena *, int64_t key_id, const struct buf *);

/* The action of the audit entry that covers a group. */
#define READS_ACTION "records_read"
