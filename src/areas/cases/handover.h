/* Handover: a case goes from one officer to another, with what stands open on that day. */
#pragma once
#include "app/rq.h"
#include "areas/cases/cases_view.h"

/* Writes it down; called before the case gets its new officer.  note NULL: none. */
void handover_record(struct rq *, int64_t la, int64_t case_id, int64_t to, const char *note);

/* The last one of the case on the page; .to NULL: there was none. */
struct view_handover handover_of(struct rq *);

/* "2 promises, 1 message and no request open": what stood open. */
const char *handover_open(struct rq *, int64_t promises, int64_t messages, int64_t wishes);
