/*
 * Calendar: the arithmetic of time limits (rules T1 to T12 of the domain handbook).
 *
 * Pure functions of a pack and a date.  Working days are those of the pack's
 * table of bank holidays; after pack->holidays_until only week-ends are known.
 */
#pragma once
#include "policy/policy.h"

/* Not Saturday, Sunday or a bank holiday in England (T6). */
bool calendar_is_working_day(const struct policy_pack *, struct date);
/* The n-th working day after the date (n > 0) or before it (n < 0). */
struct date calendar_add_working_days(const struct policy_pack *, struct date, int n);
/* 25 December to 1 January, and August: days that the Tribunal does not count (T9). */
bool calendar_tribunal_closed(const struct policy_pack *, struct date);
/* The last day that complies with the limit, counted from that day. */
struct date calendar_due(const struct policy_pack *, const struct policy_limit *, struct date from);
/* The last day to name the setting for a transfer on that day. */
struct date calendar_phase_due(const struct policy_phase_rule *, struct date transfer);
