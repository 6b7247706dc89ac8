/*
 * Returns: what an authority owes the Department for Education each January.
 *
 * "waymark check sen2 FILE" prints a line of JSON a finding; docs/returns.md
 * lists the rules.
 */
#pragma once
#include "app/route.h"
#include "base/arena.h"
#include "base/date.h"

#include <stdint.h>
#include <stdio.h>

/* "waymark check sen2" (app/command.h) */
extern const struct command_plan sen2_check_plan;

/*
 * The import: a SEN2 return becomes people, cases and their logs.
 *
 * All or nothing, in one transaction: anything that is refused leaves the
 * database as it was.  A child is there once: numbers (UPN, ULN) that the
 * authority knows already are a finding.  Kept are names, birth, numbers and
 * postcode, what happened and when (sen2_log.h), needs, settings, and what the
 * return asks that no step says: sex, ethnicity, funding (sen2_facts.h).
 * Who is read and who is kept are two threads; memory does not grow with the
 * file but for eight bytes a number, which tell a child who stands twice.
 */
struct policy_pack;
struct pool;
struct tx;

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

/*
 * The export: the return of a year out of the database, a person at a time, however many there
 * are.  The same database and day give the same bytes.  What is not known is left out, and the
 * report says so: a line of JSON a finding, as waymark check sen2 prints them, then a line an item
 * that is not given everywhere, with how often it is.
 */
struct policy_set;

struct sen2_export {
	int64_t la;
	int year;
	const struct policy_set *packs;
	struct now now;
	FILE *xml;	     /* NULL: none is wanted */
	const char *collect; /* folder for the nine tables; NULL: none */
	const char *insight; /* folder for the five files; NULL: none */
	FILE *report;	     /* NULL: none is wanted */
};

struct sen2_export_count {
	int64_t persons, requests, errors, queries;
	const char *never; /* items that are nowhere given, "1.6 PostCode, 2.3 RYA"; "" : none */
};

/* fail(FAULT_STORAGE) when something cannot be written. */
void sen2_export(
    struct arena *, struct pool *, const struct sen2_export *, struct sen2_export_count *ret);

/* What the return asks of a case and no step of the process says, as the return's codes; NULL: not
 * known (sen2_facts.h). */
struct sen2_facts {
	const char *sex, *ethnicity, *upn_unknown, *source, *rya, *exported_to, *plan_res,
	    *plan_wbp, *pb, *oa, *dp, *cease_reason, *plan_urn, *transfer_la, *res, *wbp, *sen_unit,
	    *resourced, *plan_setting, *plan_setting_other, *setting, *setting_other;
};

/* Keeps all of them, in place of those of before.  The caller has loaded the case and says the
 * audit entry. */
void sen2_facts_keep(struct tx *, int64_t la, int64_t case_id, const struct sen2_facts *);

/* What of them is known of a case that the caller has loaded; all NULL: nothing. */
struct sen2_facts sen2_facts_of(struct tx *, int64_t la, int64_t case_id);

/* Keeps who is designated in the authority (items 0.1 to 0.3): Y, N, or R while somebody is sought.
 */
void sen2_office_keep(struct tx *, int64_t la, const char *item, const char *value);

/* ---- what is wrong, during the year ---- */

struct job_kind;

/* The officers' lists and the form of a case's facts. */
extern const struct route returns_routes[];

/* Looks at every case again, for all authorities, every quarter of an hour. */
extern const struct job_kind returns_job;
/* The same for one authority, now, in transactions of its own. */
void returns_look(struct pool *, const struct policy_set *, struct now, int64_t la);

/* How many cases of the viewer's teams that the officer has have something wrong. */
int64_t returns_wrong(struct tx *, int64_t officer);
