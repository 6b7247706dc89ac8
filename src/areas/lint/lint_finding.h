/*
 * Lint: the quality rules of an EHC plan, as a pure function of the plan.
 *
 * Which rules there are, how severe they are, what to do about each, the
 * lexicon and every limit are the pack's (quality.yaml, lexicon.yaml); what a
 * rule looks at is the table in lint.c.  No clock and no database: the plan's
 * own day is today.
 */
#pragma once
#include "areas/lint/plan.h"
#include "policy/policy.h"

struct lint_finding {
	enum policy_rule rule;
	enum policy_severity severity;
	const char *item;    /* id of the row, letter of the section, "child" or "plan" */
	const char *span;    /* the words it is about, as they are written; NULL: not about words */
	const char *message; /* what is wrong and what to do */
};

struct lint_findings {
	struct lint_finding *a;
	size_t n, cap;
};

/* A pack's lexicon made ready: once for many plans, and threads may share it.  It lives as long as
 * the arena and the pack. */
struct lint_lexicon;
const struct lint_lexicon *lint_lexicon(struct arena *, const struct policy_pack *);

const struct policy_pack *lint_pack(const struct lint_lexicon *);

/* Findings in the order of the rules, within a rule in that of the plan. */
struct lint_findings lint_run(struct arena *, const struct lint_lexicon *, const struct plan *);

/* Adds a finding with the pack's severity; the rule's remedy ends the message. */
void lint_find(struct arena *, struct lint_findings *, const struct policy_pack *, enum policy_rule,
    const char *item, const char *span, const char *format, ...)
    __attribute__((format(printf, 7, 8)));

/* How many there are of that severity. */
size_t lint_count(const struct lint_findings *, enum policy_severity);

/*
 * The published score.  Of a criterion's points a plan gets the share of rows
 * without a finding of its rules; a row that only has warnings counts half.
 */
struct lint_mark {
	const struct policy_criterion *criterion;
	size_t rows, clean; /* clean: without errors and warnings */
	int points;
};

struct lint_score {
	int points; /* of 100 */
	struct lint_mark *marks;
	size_t n;
};
struct lint_score lint_score(
    struct arena *, const struct policy_pack *, const struct plan *, const struct lint_findings *);
