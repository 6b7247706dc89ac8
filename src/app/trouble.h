/* Trouble: answers to what cannot be done. */
#pragma once
#include "base/err.h"

struct rq;

/* 403: a form that was not made for this browser, or is too old. */
void trouble_refuse_form(struct rq *);
/* 405 */
void trouble_wrong_method(struct rq *);
/* 500, or 503 with Retry-After for what will pass. */
void trouble_answer(struct rq *, enum fault_kind);
