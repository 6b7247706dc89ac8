/* Answers: what was answered, as people read it before they send it. */
#pragma once
#include "app/rq.h"
#include "areas/portal/portal_view.h"

/* The form's questions with their answers in the reader's language; change: the path of the page
 * that asks them.  A question that was not asked, because of an earlier answer, is left out. */
struct view_answers answers_of(
    struct rq *, const char *title, const char *change, const struct form *, const void *values);

/* The names of the draft's files. */
struct view_answers answers_documents(struct rq *, const char *title, const char *change);
