/*
 * Plans: a case's working plan, which is rows, and its issued versions.
 *
 * The working plan is written in the plan builder (/cases/:case/plan), a row
 * at a time.  Issuing takes a snapshot in the exchange form
 * (docs/plan-exchange.md) with its hash; a snapshot never changes.  Whoever
 * may read it reads it at /track/:case/plan, which areas/drafts shows;
 * areas/renderings has its files and what changed.
 *
 * The caller has loaded the case through what the viewer may see.  What is
 * returned lives in the transaction's arena.
 */
#pragma once
#include "app/route.h"
#include "areas/lint/lint.h"

struct tx;

extern const struct route plans_routes[];

/* The quality rules of every pack made ready: once for the program, shared by threads. */
struct plans_rules;
const struct plans_rules *plans_rules_new(struct arena *, const struct policy_set *);
/* The rules of the pack of that name; fail(FAULT_BUG) when it has none. */
const struct lint_lexicon *plans_lexicon(const struct plans_rules *, const char *pack);

/*
 * The working plan as it stands today: rows that were taken out are not in it,
 * advice that is asked for and not back is, without a day.  Its kind is a
 * draft until a final plan was issued; section I is empty in a draft.  NULL:
 * none is begun, or the viewer may not read the whole case.
 */
struct plan *plans_load(struct tx *, int64_t la, int64_t case_id);

/* What stands against issuing. */
struct plan_hindrance {
	const char *item;    /* the row, section or report: "F3", "A", "K1" */
	const char *rule;    /* "Q05"; NULL: something advised of which nothing became yet */
	const char *message; /* what is wrong and what to do, in English */
};
struct plan_hindrances {
	struct plan_hindrance *a;
	size_t n, cap;
};

struct plan_issue {
	int64_t la, case_id;
	enum plan_kind kind;
	struct date respond_by; /* the last day for views on a draft (reg. 13(1)); none otherwise */
	const struct lint_lexicon *rules; /* of the case's pack */
};
/*
 * Advised needs and provision of which nothing became yet, and findings of
 * severity E that no manager let stand, of the plan as it would be issued.
 */
struct plan_hindrances plans_hindrances(struct tx *, const struct plan_issue *);

struct plan_issued {
	int64_t id; /* plan_versions.id; 0: refused, nothing was written */
	const char *public_id, *hash;
	int64_t number; /* 1, 2, 3 … */
	struct plan_hindrances hindrances;
};
/*
 * Issues the working plan as the next version, today, by the viewer, who must
 * have CASE_ISSUE.  Refused while anything hinders, or no plan is begun.  The
 * caller says the audit entry of its own act.
 */
struct plan_issued plans_issue(struct tx *, const struct plan_issue *);

struct plan_version {
	int64_t id, number;
	const char *public_id, *hash;
	enum plan_kind kind;
	struct date issued_on, respond_by;
	const char *document; /* the exchange form */
	struct plan *plan;
};
/*
 * An issued version that the viewer may read; number 0: the last.  NULL: there
 * is none.  fail(FAULT_STORAGE) when the document is not what was issued.
 */
const struct plan_version *plans_version(
    struct tx *, const struct policy_set *, int64_t la, int64_t case_id, int64_t number);

/* ---- the operator's commands, at the machine itself ---- */

/*
 * The exchange form of a case's working plan (version 0) or of an issued
 * version.  fail(FAULT_USAGE) when there is no such case, plan or version.
 */
const char *plans_export(
    struct tx *, const struct policy_set *, const char *reference, int64_t version);

struct plans_imported {
	const char *reference;
	int64_t la, case_id;
	size_t rows, advice;
	struct lint_findings findings; /* any: nothing was written */
};
/*
 * Brings a plan with its advice into a case that has neither, all or nothing.
 * reference NULL: the case that the document names.  The caller says the audit
 * entry.  fail(FAULT_USAGE) when it is no plan, or there is no such case, or
 * the case has a plan or advice already.
 */
struct plans_imported plans_import(struct tx *, const struct policy_set *,
    const struct lint_lexicon *, const char *reference, const char *bytes, size_t n);
