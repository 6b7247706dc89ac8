/* Trouble: answers to what cannot be done. */
#pragma once
#include "base/err.h"

struct rq;

/* 403: a form that was not made for this browser, or is too old. */
void trouble_refuse_form(struct rq *);
/*
 * The same, for a form that one of our own pages sent: the session ended, or
 * was renewed, while somebody was writing.  The answer holds what was typed,
 * ready to be sent again; prove is the page to sign in at, NULL when no need.
 * False, with nothing answered: there is nothing to keep, or it holds a
 * password, which is never shown again.
 */
bool trouble_keep_form(struct rq *, const char *prove);
/* 405 */
void trouble_wrong_method(struct rq *);
/* 500, or 503 with Retry-After for what will pass. */
void trouble_answer(struct rq *, enum fault_kind);
