/* Send: checking and sending a request, and what the request's pages say to the audit log. */
#pragma once
#include "areas/portal/draft.h"

void check_show(struct rq *);
void send_save(struct rq *);
void sent_show(struct rq *);

/* Records a file that was taken in on the draft. */
void send_keep_draft_file(struct rq *, const struct intake_result *);
