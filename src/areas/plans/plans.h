/*
 * Plans: the working plan of a case, and its issued versions.
 *
 * The working plan is rows that are edited one by one; a version is a document
 * in the exchange form (docs/plan-exchange.md) that never changes again, with
 * the hash of what it says.
 */
#pragma once
#include "areas/plans/plan.h"

struct policy_pack;
struct policy_set;
struct tx;

struct plans_issue {
	int64_t la, case_id;
	enum plan_kind kind;	/* of the version */
	struct date respond_by; /* of a draft: the last day for views (reg 13(1)) */
	const struct policy_pack *pack;
};

/* Keeps the working plan as it stands as a new version, by the transaction's viewer.  Returns its
 * id. */
int64_t plans_issue(struct tx *, const struct plans_issue *);

struct plans_version {
	int64_t id, number;
	const char *public_id, *hash;
	enum plan_kind kind;
	struct date issued_on, respond_by;
	const struct plan *plan;
};

/* A version of the case that the viewer may see; id 0: the latest.  NULL: none.  It lives as long
 * as the transaction's arena. */
const struct plans_version *plans_version(
    struct tx *, const struct policy_set *, int64_t la, int64_t case_id, int64_t id);
