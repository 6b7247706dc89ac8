/* Words: states, events and duties as people read them. */
#pragma once
#include "areas/cases/clock.h"
#include "text/text.h"

/* "Request received" for "request_received". */
const char *event_title(const struct language *, const char *type);
/* "School, nursery or college" for "school" of consents. */
const char *consent_body_title(const struct language *, const char *body);
/* "By post" for "post" of requests.came_by, NULL: the family's own form; and who asked, of
 * requests.relationship. */
const char *request_way_title(const struct language *, const char *came_by);
const char *request_asker_title(const struct language *, const char *relationship);
/* What a Tribunal ordered, which exception lifts a limit, what was decided, how a duty stands. */
const char *order_title(const struct language *, const char *order);
const char *exception_title(const struct language *, const char *code);
const char *outcome_title(const struct language *, const char *type, const char *outcome);
/* "Vision impairment" for "VI". */
const char *need_title(const struct language *, const char *code);
/* "White – Irish" for "WIRI" of the school census. */
const char *ethnicity_title(const struct language *, const char *code);
const char *clock_status_title(const struct language *, enum clock_status);
