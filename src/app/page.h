/* Page: what is the same around every page of a request, and the pages of trouble. */
#pragma once
#include "app/rq.h"
#include "base/err.h"

/* The reader's language: chosen (cookie), else the browser's. */
const struct language *page_language_of(const struct rq *);

/* The frame around the request's page. */
const struct frame *page_frame_of(struct rq *);

/* 403: a form that was not made for this browser, or is too old. */
void page_refuse_form(struct rq *);
/* 405 */
void page_wrong_method(struct rq *);
/* 500, or 503 with Retry-After for what will pass. */
void page_fault(struct rq *, enum fault_kind);
