/* Check: puts what one file says into a pack, and asks of the whole pack what no single file can
 * show. */
#pragma once
#include "policy/policy.h"
#include "policy/schema.h"

/* One file as it was read. */
struct pack_source {
	enum pack_file file;
	const char *path, *text;
	void *data; /* as schema_read() gives it */
};

/* Fails on values that contradict each other, with file and line. */
void check_fill(struct policy_pack *, const struct pack_source *);
/* Fails when the pack lacks something that the clocks or the notices need. */
void check_whole(const struct policy_pack *, const char *dir);
