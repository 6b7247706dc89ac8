/* Words: states, events and duties as people read them. */
#pragma once
#include "text/text.h"

/* "Waiting for the decision whether to assess" for "DECIDING_ASSESS". */
const char *case_state_title(const struct language *, const char *state);
/* "Request received" for "request_received". */
const char *event_title(const struct language *, const char *type);
/* "School, nursery or college" for "school" of consents. */
const char *consent_body_title(const struct language *, const char *body);
