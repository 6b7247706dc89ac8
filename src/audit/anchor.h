/*
 * Anchor: the heads of the chains, written down outside the database.
 *
 * DATA/anchor.log grows by one line whenever a chain has grown enough or long
 * enough ago:
 *
 *	LA SEQ HASH TIME KEY MAC
 *
 * The MAC is keyed BLAKE2b over what stands before it.  Every line also goes
 * to the log on standard error, from where the journal can carry it to another
 * machine.  What an anchor has named cannot be changed, cut off or written
 * anew unseen, not even with the key.  Several processes may append.
 */
#pragma once
#include "audit/chain.h"

struct conf;
struct pool;

struct audit_marks {
	struct audit_mark *a;
	size_t n;
};

/*
 * Reads DATA/anchor.log: the marks sorted by authority and number.  No file is
 * no marks.  An unfinished last line (the machine stopped while it was
 * written) counts as not there.  Returns the number of the first line that is
 * not ours, 0 when all are.
 */
int64_t anchor_read(struct arena *, const struct conf *, struct audit_marks *ret);

/*
 * Appends a line for each chain whose head the file does not have yet, and
 * syncs it.  Returns how many.  fail(FAULT_STORAGE) when it cannot.
 */
int anchor_write(struct arena *, struct pool *, const struct conf *, struct instant now);
