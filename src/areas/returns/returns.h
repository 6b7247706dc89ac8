/*
 * Returns: what an authority owes the Department for Education each January.
 *
 * "waymark check sen2 FILE" prints a line of JSON a finding; docs/returns.md
 * lists the rules.
 */
#pragma once
#include "base/arena.h"
#include "base/date.h"

#include <stdint.h>
#include <stdio.h>

/* "waymark check sen2" */
extern const struct command_plan sen2_check_plan;

/*
 * The import: a SEN2 return becomes people, cases and their logs.
 *
 * All or nothing, in one transaction: anything that is refused leaves the
 * database as it was.  A child is there once: numbers (UPN, ULN) that the
 * authority knows already are a finding.  Kept are names, birth, numbers, what
 * happened and when (sen2_log.h), needs, and the settings that have a number;
 * not kept are sex, ethnicity, postcode, funding, and settings without one.
 */
struct policy_pack;
struct pool;

struct sen2_import {
	const char *path; /* "-": standard input */
	const char *team; /* its name; made when the authority has no team at all */
	const struct policy_pack *pack;
	struct now now;
	FILE *report; /* a line of JSON a finding and, when it was kept, a person */
};

struct sen2_import_count {
	int64_t persons, cases, events, settings, errors, queries;
};

/*
 * True: it was kept.  False: the findings were reported and nothing was.
 * fail(FAULT_USAGE) as sen2_read(), and for an authority or a team that this
 * database does not have.
 */
bool sen2_import(
    struct arena *, struct pool *, const struct sen2_import *, struct sen2_import_count *ret);
