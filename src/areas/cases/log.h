/*
 * Log: a case's events in the database.  Rows are only ever added.
 */
#pragma once
#include "areas/cases/clock.h"

#include <stdint.h>

struct tx;

/* Adds one event; by the transaction's viewer. */
void case_log_add(struct tx *, int64_t la, int64_t case_id, const struct case_event *);
