/* What the plan builder's templates show. */
#pragma once
#include "areas/plans/working.h"
#include "html/form.h"
#include "html/out.h"

struct view_plan_finding {
	const char *severity, *colour; /* its word, and its tag's colour */
	const char *rule, *item, *message, *span;
	const char *href;   /* where it can be mended; NULL: nowhere here */
	const char *let_by; /* who let it stand, and why; NULL: it stands against issuing */
	const char *let_reason;
	bool may_let; /* the viewer may let it stand */
};

struct view_plan_findings {
	struct view_plan_finding *a;
	size_t n;
};

struct view_plan_row {
	const struct working_row *is;
	const char *facts; /* "30 minutes, weekly, …"; NULL: none */
	int64_t errors, warnings;
};

struct view_plan_rows {
	struct view_plan_row *a;
	size_t n;
};

struct view_plan_section {
	const char *code, *title, *words, *add; /* add: what the link says; NULL: no rows */
	bool has_words;
	struct view_plan_rows rows;
};

/* One advised row that waits for a decision, or its place in the ledger. */
struct view_advised {
	const struct working_advised *is;
	const char *kind, *state;
};

struct view_plan_report {
	const struct plan_advice_of_row *is;
	struct {
		struct view_advised *a;
		size_t n;
	} rows;
};

struct view_plan_reports {
	struct view_plan_report *a;
	size_t n;
};

/* What every page of the builder says at its top. */
struct view_plan_head {
	const char *public_id, *reference, *child;
	bool may_write;
};

struct view_builder {
	struct view_plan_head head;
	struct view_plan_reports open; /* reports with rows that wait */
	const char *closed; /* section I names a setting that has closed; NULL: none such */
	int64_t n_open, n_errors, n_warnings, n_let;
	int64_t bare_needs, bare_outcomes, loose_provision;
	int score;
	struct date
	    due_on; /* the latest lawful date of the case's next step; none: nothing is due */
	struct {
		struct view_plan_section *a;
		size_t n;
	} sections;
	struct view_plan_rows removed;
	struct view_plan_findings findings;
};

struct view_ledger {
	struct view_plan_head head;
	struct view_plan_reports reports;
	int64_t n_open, n_held, n_left_out;
};

struct view_quality_rule {
	const struct policy_rule_text *is;
	int64_t found;
};

struct view_quality_mark {
	const struct lint_mark *is;
	struct {
		struct view_quality_rule *a;
		size_t n;
	} rules;
};

struct view_quality {
	struct view_plan_head head;
	int points;
	struct {
		struct view_quality_mark *a;
		size_t n;
	} marks;
};

/* Where two people's words differ. */
struct view_difference {
	const char *label, *theirs;
};

struct view_conflict {
	const char *who; /* NULL: nobody was first */
	struct instant at;
	bool removed;
	struct {
		struct view_difference *a;
		size_t n, cap;
	} differences;
};

struct view_row_page {
	struct view_plan_head head;
	const char *title, *action, *label, *section_title; /* label NULL: a new row */
	const struct working_row *row;
	struct view_conflict conflict;
	struct view_plan_findings findings;
	struct {
		const char **a;
		size_t n;
	} fields;
	struct {
		const struct working_advised **a;
		size_t n;
	} evidence;
	const struct form_state *form;
};

struct view_section_page {
	struct view_plan_head head;
	const char *title, *action, *code;
	bool dated;
	struct view_conflict conflict;
	struct view_plan_findings findings;
	const struct form_state *form;
};

struct view_settle_page {
	struct view_plan_head head;
	const char *action, *kind;
	const struct working_advised *advised;
	struct view_conflict conflict;
	const struct form_state *form;
};

struct view_remove_page {
	struct view_plan_head head;
	const char *action;
	const struct working_row *row;
	struct view_conflict conflict;
	const struct form_state *form;
};

struct view_override_page {
	struct view_plan_head head;
	const char *action;
	struct view_plan_findings findings; /* the one */
	const struct policy_rule_text *rule;
	const struct form_state *form;
};
