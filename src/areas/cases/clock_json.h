/*
 * Clock JSON: the exchange form of "waymark clock" (docs/clock.md).
 *
 * Untrusted: at most 1 MiB, 16 levels, 10,000 events; repeated keys refused.
 */
#pragma once
#include "areas/cases/clock.h"

enum { CLOCK_JSON_LARGEST = 1 << 20 };

struct clock_document {
	struct clock_input in;		/* the events that could be read */
	struct clock_findings findings; /* about those that could not, and about keys */
};

/* Fails with FAULT_USAGE on what is no document at all: the message says where and what to do. */
struct clock_document *clock_json_read(
    struct arena *, const struct policy_set *, const char *bytes, size_t n);

/* The answer as one JSON object, the document's findings before the result's. */
char *clock_json_write(struct arena *, const struct clock_document *, const struct clock_result *);

/* How many findings of severity error there are in both. */
int clock_json_errors(const struct clock_document *, const struct clock_result *);
