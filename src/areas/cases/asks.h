/* Asks: what a case waits for: advice of a body, or a setting's answer whether it can meet the
 * plan. */
#pragma once
#include "app/rq.h"
#include "areas/cases/day.sql.h"
#include "areas/cases/day_view.h"

struct ask {
	int64_t la, case_id;
	int64_t advice_request, consultation; /* one of them; the other 0 */
	int64_t body, adviser;		      /* adviser 0: not allocated */
	struct date asked_on, chased_on;
};

/* That ask of the case on the page; NULL: there is none. */
const struct asks_on_row *ask_on_page(struct rq *, const char *public_id);
/* What was asked, in words; advice NULL: the setting's answer. */
const char *ask_what(struct rq *, const char *advice);
