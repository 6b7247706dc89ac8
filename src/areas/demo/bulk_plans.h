/* Bulk plans: the draft of a made-up case that is with its family, and whom it went to. */
#pragma once
#include "areas/demo/bulk_logs.h"

struct demo_plan;
struct tx;

struct bulk_draft {
	int64_t case_id, officer;
	int64_t setting; /* the body that is consulted, where the log says that one was */
	const char *reference;
	const struct bulk_log *log;
};

/* Nothing when the log has no draft. */
void bulk_plan(struct tx *, const struct demo_plan *, const struct bulk_draft *);
