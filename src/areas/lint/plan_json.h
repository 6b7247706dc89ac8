/*
 * Plan JSON: the exchange form of a plan (docs/plan-exchange.md), and findings
 * as lines.
 *
 * Untrusted: at most 1 MiB, 16 levels, 300 rows of a kind; repeated keys
 * refused.  A value that cannot be read is finding T01 and left out; what is
 * no plan at all is fail(FAULT_USAGE) with its place and what to do.  Keys
 * that are not known are passed over: the form may carry more.
 */
#pragma once
#include "areas/lint/lint_finding.h"

enum {
	PLAN_JSON_LARGEST = 1 << 20,
	PLAN_JSON_MEMORY = 256 << 20, /* is enough for the worst such document and its findings */
};

struct plan_document {
	const struct policy_pack *pack; /* named by "policy", else the one given */
	const char *reference;		/* of the case it names, or NULL */
	struct plan *plan;
	struct lint_findings findings; /* T01 */
};

struct plan_document *plan_json_read(struct arena *, const struct policy_set *,
    const struct policy_pack *otherwise, const char *bytes, size_t n);

/* One finding as one line of JSON, without its end. */
char *plan_json_finding(struct arena *, const struct lint_finding *);
char *plan_json_score(struct arena *, const struct lint_score *, const struct lint_findings *);
