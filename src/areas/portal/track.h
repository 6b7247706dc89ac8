/* Track: where a case is, who has it, what happens next and by when; for family and school. */
#pragma once
#include "app/rq.h"

void track_show(struct rq *);
void track_add(struct rq *);
void track_document(struct rq *);
void track_reads(struct rq *);
