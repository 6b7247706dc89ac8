/* The case pages' handlers, one file a subject. */
#pragma once
#include "app/rq.h"
#include "areas/cases/cases.h"

struct view_facts;

/* case_show.c: a case as staff see it */
void case_show(struct rq *);
void case_take(struct rq *);
void case_document(struct rq *);

/* The pack the case on the page is stamped with. */
const struct policy_pack *case_pack(const struct rq *);
/* What was asked for, as questions and answers. */
struct view_facts case_request_facts(struct rq *);
const char *case_child_name(struct rq *);
void case_say(struct rq *, const char *action, const char *kind, int64_t object);

/* decide.c */
extern const struct form decide_form;
void decide_show(struct rq *);
void decide_save(struct rq *);

/* notice.c: writing, checking and issuing */
const struct form *notice_form(struct rq *);
void notice_show(struct rq *);
void notice_save(struct rq *);

/* notice_draft.c: what a new notice says and to whom it goes, before anybody has changed it */
void notice_begin(struct rq *, enum policy_notice, int64_t decision, const char *decision_text,
    const char *reasons);

/* letter.c: an issued notice as its reader sees it */
void letter_show(struct rq *);
