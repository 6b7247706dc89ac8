/* Keep: what is said to the audit log of a record that was written. */
#pragma once
#include "areas/registers/define.h"

struct rq;

/* before: the values that were there; NULL: it is new.  rq: the request, NULL: none. */
void keep_say(struct tx *, const struct register_def *, const struct record_change *,
    const struct record *before, const struct rq *);
