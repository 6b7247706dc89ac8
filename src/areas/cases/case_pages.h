/* The case pages' handlers, one file a subject. */
#pragma once
#include "app/rq.h"
#include "areas/cases/cases.h"

struct view_facts;

/* case_show.c: a case as staff see it */
void case_show(struct rq *);
void case_take(struct rq *);
void case_document(struct rq *);

/* What was asked for, as questions and answers. */
struct view_facts case_request_facts(struct rq *);

/* decide.c */
extern const struct form decide_form;
void decide_show(struct rq *);
void decide_save(struct rq *);

/* On the form's field "reasons": somebody else changed the case while this form was open, and
 * nothing of theirs is overwritten. */
void case_refuse_stale(struct rq *);

/* decide_issue.c */
extern const struct form decide_issue_form;
void decide_issue_show(struct rq *);
void decide_issue_save(struct rq *);

/* notice.c: writing, checking and issuing */
const struct form *notice_form(struct rq *);
void notice_show(struct rq *);
void notice_save(struct rq *);

/* notice_draft.c: N0, when a request has arrived */
void consider_save(struct rq *);

/* letter.c: an issued notice as its reader sees it, and the letter that went out */
void letter_show(struct rq *);
void letter_file(struct rq *);
