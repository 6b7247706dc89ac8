/* Words: states, events and duties as people read them. */
#pragma once
#include "text/text.h"

/* "Request received" for "request_received". */
const char *event_title(const struct language *, const char *type);
/* "School, nursery or college" for "school" of consents. */
const char *consent_body_title(const struct language *, const char *body);
