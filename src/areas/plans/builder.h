/* The plan builder's handlers, one file a subject, and what they share. */
#pragma once
#include "app/rq.h"
#include "areas/plans/builder_view.h"

/* builder.c: the page, the ledger, the score */
void builder_show(struct rq *);
void ledger_show(struct rq *);
void quality_show(struct rq *);

/* builder_parts.c: what pages share */
struct view_plan_head builder_head(const struct rq *, const struct working *);
const char *builder_path(const struct rq *, const char *below); /* "/cases/…/plan" and below */
const char *builder_section_title(const struct language *, enum plan_section);
const char *builder_kind_title(const struct language *, const char *kind); /* of an advised row */
const char *builder_facts(struct arena *, const struct language *, const struct working_row *);
const char *builder_amount(struct arena *, int64_t hundredths); /* "1.5"; NULL for 0 */
/* The beginning of a text, for lists. */
const char *builder_brief(struct arena *, const char *text);
/* Findings about that item; NULL: about all, the gravest first. */
struct view_plan_findings builder_findings(
    struct rq *, const struct working *, const struct lint_findings *, const char *item);
struct lint_findings builder_lint(struct rq *, const struct working *);
/*
 * The version that the form was shown with is no longer the row's: somebody
 * was first.  The form, shown again, carries the new one.
 */
bool builder_is_stale(struct rq *, int64_t version);
/* Who changed it, when somebody did after that version; fills conflict->who and at. */
void builder_conflict(
    struct rq *, struct view_conflict *, int64_t changed_by, struct instant changed_at);

/* builder_act.c: an act on the plan begins and ends */
struct working *act_begin(struct rq *);
/* Keeps the findings, says the audit entry, and goes to that place below /cases/:case/plan. */
void act_end(struct rq *, const char *action, const char *kind, int64_t object, const char *below);

/* row_form.c: what is asked of a row */
extern const struct choice row_need_sections[], row_provision_sections[];
struct row_values;
struct row_form {
	struct form form; /* first: rq->form->form is this */
	struct working *w;
	struct working_row *row; /* NULL: a new one */
	enum plan_section section;
};
const struct form *row_form(struct rq *);
const struct form *row_new_form(struct rq *);
struct row_values *row_values_of(struct arena *, const struct row_form *);
/* The values as columns; quantity in hundredths. */
struct plan_rows_of_row row_columns(const struct row_values *);
enum plan_section row_section(const struct row_form *, const struct row_values *);
bool row_goes_back(const struct row_values *);
int64_t row_version(const struct row_values *);
/* Ties and reports as they were ticked. */
void row_keep_ties(struct tx *, const struct row_form *, const struct row_values *, int64_t row);
/* What differs between the form as typed and the row as it is. */
void row_differences(struct rq *, const struct row_form *, struct view_conflict *);

/* row.c */
void row_show(struct rq *);
void row_save(struct rq *);
void row_new_save(struct rq *);
int64_t row_add(struct tx *, const struct working *, enum plan_section, const char **ret_label,
    const struct plan_rows_of_row *);

/* row_acts.c: taken out, put back, moved */
extern const struct form row_remove_form;
void row_remove_show(struct rq *);
void row_remove_save(struct rq *);
void row_restore(struct rq *);
void row_move_up(struct rq *);
void row_move_down(struct rq *);

/* settle.c: what becomes of an advised row */
const struct form *settle_form(struct rq *);
void settle_show(struct rq *);
void settle_save(struct rq *);

/* section.c */
const struct form *section_form(struct rq *);
void section_show(struct rq *);
void section_save(struct rq *);

/* override.c */
extern const struct form override_form;
void override_show(struct rq *);
void override_save(struct rq *);
