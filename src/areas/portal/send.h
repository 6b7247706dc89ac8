/* Send: a family checks its answers and sends them. */
#pragma once
#include "areas/portal/draft.h"

void check_show(struct rq *);
void send_save(struct rq *);
void sent_show(struct rq *);
