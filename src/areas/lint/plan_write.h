/*
 * Plan write: a plan as the exchange form (docs/plan-exchange.md), the other
 * half of plan_json.h: what is written reads back as the same plan.
 */
#pragma once
#include "areas/lint/plan.h"

/* What a document says beside the plan. */
struct plan_envelope {
	const char *policy;    /* name of the pack */
	const char *reference; /* of the case; NULL: not said */
};

/* The document in one line, for the hash and for programs; the same plan gives the same bytes. */
char *plan_write(struct arena *, const struct plan_envelope *, const struct plan *);

/*
 * The hash of all that the quality rules look at, in hexadecimal: two plans
 * with the same digest have the same findings on the same day under one pack.
 */
char *plan_digest(struct arena *, const struct plan *, const char *pack_version);
