/*
 * Log: a case's events in the database.  Rows are only ever added.
 */
#pragma once
#include "areas/cases/clock.h"

#include <stdint.h>

struct tx;

struct case_log {
	struct case_event *a;
	size_t n;
};

/* The whole log in order of date, in the transaction's arena. */
struct case_log case_log_read(struct tx *, int64_t la, int64_t case_id);

/* Adds one event; by the transaction's viewer. */
void case_log_add(struct tx *, int64_t la, int64_t case_id, const struct case_event *);
