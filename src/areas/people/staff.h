/* Staff: handlers and helpers that the pages of people share. */
#pragma once
#include "app/rq.h"

/* The authority of ?la=, else the first, in which the viewer may do that by a post; 0: none. */
int64_t staff_authority(const struct rq *, enum permission);

/* How many rows the page of a list leaves out: ?skip=. */
int64_t staff_skip(const struct rq *);

void school_show(struct rq *);
void school_save(struct rq *);
