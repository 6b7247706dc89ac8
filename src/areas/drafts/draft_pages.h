/* The pages of drafts, one file a subject; shared by them only. */
#pragma once
#include "app/rq.h"
#include "areas/cases/cases.h"
#include "areas/drafts/drafts_view.h"
#include "areas/drafts/rules.h"
#include "areas/plans/plans.h"
#include "areas/renderings/renderings.h"

/* shared.c */
/* "/cases/CASE/WHERE" and "/track/CASE/WHERE". */
const char *draft_case_path(struct rq *, const char *where);
const char *draft_track_path(struct rq *, const char *where);
/* The case's latest issued version; NULL: none. */
const struct plan_version *draft_version(struct rq *);
/* The version of that id; NULL: none that the viewer may read. */
const struct plan_version *draft_version_of(struct rq *, int64_t id);
/* The last day that complies with the duty, for time that runs from today. */
struct date draft_due(struct rq *, enum policy_duty, enum policy_point);
/* Adds the event to the case at the version on the page, and moves that on; false: stale. */
bool draft_record(struct rq *, const struct case_event *);

/* hub.c: the way from request to final plan, for staff */
void hub_show(struct rq *);
void hub_serve(struct rq *);
void hub_final(struct rq *);
/* The bars in words. */
struct view_texts draft_bar_texts(struct rq *, uint32_t bars);

/* reading.c: a version as its readers see it */
void reading_show(struct rq *);
void reading_ledger(struct rq *);
void reading_paper(struct rq *);
void reading_version(struct rq *);
/* The version as it is read, with its reports to open; what was said of it is for whoever shows it.
 */
struct view_plan *reading_plan(struct rq *, const struct plan_version *);
/* "F1" or "section-F": where an item of the version stands on its page. */
const char *reading_anchor(struct rq *, const char *item);
/* The words of a row or section of the version; NULL when it has none of that label. */
const char *reading_item(const struct plan *, const char *item);
/* What the family asked for, with the answers. */
struct view_wishes draft_wishes(struct rq *);
/* Section K, advice by advice. */
struct view_papers reading_papers(struct rq *);

/* family.c: what the family says and asks */
extern const struct form comment_form, wish_form, wish_setting_form;
const struct form *comment_form_of(struct rq *);
void comment_show(struct rq *);
void comment_save(struct rq *);
const struct form *wish_form_of(struct rq *);
void wish_show(struct rq *);
void wish_save(struct rq *);
void family_done_save(struct rq *);

/* asked.c: what was asked for */
void asked_show(struct rq *);

/* calendar.c: the dates as a file */
void calendar_show(struct rq *);

/* answers.c: the council's answers */
void answers_show(struct rq *);
const struct form *answer_form_of(struct rq *);
void answer_show(struct rq *);
void answer_save(struct rq *);
const struct form *wish_answer_form_of(struct rq *);
void wish_answer_show(struct rq *);
void wish_answer_save(struct rq *);

/* consult.c: asking settings */
const struct form *consult_form_of(struct rq *);
void consult_show(struct rq *);
void consult_save(struct rq *);
void consult_list(struct rq *);

/* reply.c: a setting answers */
void reply_mine(struct rq *);
void reply_way(struct rq *);
const struct form *reply_form_of(struct rq *);
void reply_show(struct rq *);
void reply_save(struct rq *);

/* naming.c: section I */
const struct form *naming_form_of(struct rq *);
void naming_show(struct rq *);
void naming_save(struct rq *);
