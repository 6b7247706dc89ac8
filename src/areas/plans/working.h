/*
 * Working: a case's working plan as its rows in the database, together with
 * the struct plan that they make.
 */
#pragma once
#include "areas/lint/lint.h"
#include "areas/plans/plans.sql.h"

/* What became of an advised row. */
enum settled { SETTLED_NOT, SETTLED_USED, SETTLED_MERGED, SETTLED_LEFT_OUT };

struct working_ids {
	const char **a;
	size_t n, cap;
};

/* One row of the plan, in step with rows. */
struct working_row {
	const struct plan_rows_of_row *is;
	enum plan_section section;
	struct working_ids needs, outcomes, provision; /* labels of rows it is tied to */
	struct working_ids reports;		       /* labels of advice it rests on */
	struct working_ids evidence;		       /* advised rows it rests on: "K1 need 2" */
};

/* One advised row, in step with advised. */
struct working_advised {
	const struct plan_advised_of_row *is;
	const struct plan_advice_of_row *report;
	size_t number;		  /* within its kind of its report, from 1 */
	enum settled settled;	  /* as it stands: used by no row that is left is SETTLED_NOT */
	struct working_ids items; /* labels of rows that hold it */
};

struct working {
	int64_t la, case_id;
	const struct plan_find_row *head; /* NULL: no plan is begun */
	struct plan_sections_of_rows sections;
	struct plan_ties_of_rows ties;
	struct plan_evidence_of_rows evidence;
	struct plan_sources_of_rows sources;
	struct plan_advice_of_rows reports;
	struct plan_awaited_of_rows awaited;
	struct {
		struct working_row *a;
		size_t n;
	} rows; /* by section and position, those taken out too */
	struct {
		struct working_advised *a;
		size_t n;
	} advised;
	struct plan *plan;
};

/* here: for the operator's command, past the viewer. */
struct working *working_load(struct tx *, int64_t la, int64_t case_id, bool here);

/* The plan as one of that kind: with or without its setting. */
void working_as(struct arena *, struct working *, enum plan_kind);

/*
 * What the rules say of it; read from the row of the plan when nothing has
 * changed since they were asked last, and kept there by working_keep().
 */
struct lint_findings working_findings(
    struct arena *, const struct working *, const struct lint_lexicon *, const char *pack_version);
/* After each act: the findings of the plan as it now stands. */
void working_keep(struct tx *, int64_t la, int64_t case_id, const struct lint_lexicon *,
    const char *pack_version);

/* Findings that a manager let stand, while what they are about is as it was then. */
struct working_overrides {
	const struct plan_overrides_of_row *a;
	size_t n;
};
struct working_overrides working_overrides(struct tx *, const struct working *);
/* NULL: the finding stands. */
const struct plan_overrides_of_row *working_override_of(
    const struct working_overrides *, const struct lint_finding *);

/* By label; NULL when there is none. */
struct working_row *working_row_find(const struct working *, const char *label);
/* "K1" and "need-2"; NULL when there is none. */
struct working_advised *working_advised_find(
    const struct working *, const char *report, const char *item);
const struct plan_sections_of_row *working_section_find(
    const struct working *, const char *section);

bool section_is_need(enum plan_section);
bool section_is_provision(enum plan_section);
/* The label that a new row of the section gets: one more than any that was ever given there. */
const char *working_next_label(struct arena *, const struct working *, enum plan_section);
int64_t working_next_position(const struct working *, enum plan_section);
