/*
 * Forecasts: how many plans and places an authority may need, and what that may cost.
 *
 * The model needs no database (inputs.h, fit.h, project.h; docs/forecast.md).  Here it
 * gets one: an authority's files are kept, scenarios stand beside each other, the
 * worker makes each of them, and pages show what was stored.  No request ever waits for
 * a projection.
 *
 *	forecasts_keep() → a job for every scenario → forecast_results → /forecast
 */
#pragma once
#include "app/route.h"
#include "areas/forecasts/command.h"
#include "areas/forecasts/inputs.h"

struct job_kind;
struct now;
struct pool;
struct tx;

/* /forecast and what stands below it: for those with FORECAST_READ, of their own authority. */
extern const struct route forecasts_routes[];

/* Works one scenario out and stores what came of it.  Its payload is the scenario's id. */
extern const struct job_kind forecast_job;

/* The model's four files and two of Waymark's own, each NULL or the content of
 *	names.csv    code, name           what a code is called on pages
 *	places.csv   setting, urn, places  those of a setting in the register of schools, or a
 *number
 */
struct forecast_files {
	struct inputs_texts texts;
	const char *names, *places;
};

/* The folder's files.  fail(FAULT_USAGE) when one of the first three is missing; without
 * transitions.csv that text is NULL, and forecasts_history() can stand in. */
struct forecast_files forecasts_open(struct arena *, const char *folder);

/* The authority's own cases of the last so many years as transitions.csv, with the settings
 * EARLY, MAINSTREAM, SPECIAL, INDEPENDENT, COLLEGE and OTHER. */
const char *forecasts_history(struct tx *, int64_t la, int years);

void forecast_files_set(struct forecast_files *, enum inputs_file, const char *text);

struct forecast_kept {
	size_t transitions;
	int first_year, last_year, end_year;
};

/*
 * Keeps the files as those of the authority, in place of the ones before, and puts every
 * scenario into the queue again; the first time it makes that of the past going on.
 * source says in words where they come from.  False, nothing kept, when a finding is an
 * error.  The caller says the audit entry and commits.
 */
bool forecasts_keep(struct tx *, int64_t la, const char *source, const struct forecast_files *,
    struct findings *, struct forecast_kept *ret);

/* A scenario that waits, with its job.  yaml: as the command's file; NULL: the past goes on. */
struct forecast_scenario {
	int64_t la;
	const char *name, *yaml;
	int64_t asked_by; /* persons.id; 0: the program */
};
/* Returns the id for URLs. */
const char *forecasts_add(struct tx *, const struct forecast_scenario *);

/* A run that is asked for at the command line. */
struct forecast_run {
	int64_t la;
	const char *source;		/* where the files come from, in words */
	const char *name, *path, *yaml; /* as above; path: what findings call the text */
	int64_t runs, seed;
};

/*
 * Keeps the files, unless they are there already, and the scenario, in place of one of its name,
 * and makes it now.  False, nothing kept, when a finding is an error.
 */
bool forecasts_run(struct arena *, struct pool *, struct now, const struct forecast_run *,
    const struct forecast_files *, struct findings *);

/* Makes all that wait, now: for the demonstration, which starts with them. */
void forecasts_make_all(struct arena *, struct pool *, struct now, int64_t la);
