/*
 * Run: one scenario asked for at the command line, checked before anything is kept, then made at
 * once as the worker makes it.
 */
#include "areas/forecasts/forecasts.h"
#include "areas/forecasts/forecasts.sql.h"
#include "areas/forecasts/make.h"
#include "areas/forecasts/scenario.h"
#include "audit/audit.h"
#include "base/str.h"
#include "db/db.h"

#include <string.h>

/* What the command without a database would find. */
static bool
check(struct arena *a, const struct forecast_run *run, const struct forecast_files *files,
    struct findings *findings)
{
	const struct scenario *s =
	    run->yaml == NULL ? NULL : scenario_parse(a, run->path, run->yaml, findings);
	struct codes to_come = scenario_settings(a, s);
	const struct inputs *in = inputs_parse(a, &files->texts, &to_come, findings);

	if (findings->errors == 0)
		scenario_world(a, s, in, fit_inputs(a, in), findings);
	return findings->errors == 0;
}

static bool
is_text(const struct forecast_files *files, enum inputs_file file, const char *text)
{
	return strlen(text) == files->texts.file[file].n &&
	       memcmp(text, files->texts.file[file].bytes, files->texts.file[file].n) == 0;
}

/* The model's four files are those that are kept; Waymark's own two are always taken again. */
static bool
are_kept(struct tx *tx, int64_t la, const struct forecast_files *files)
{
	const struct forecast_inputs_of_row *in = forecast_inputs_of(tx, la);

	return in != NULL && files->names == NULL && files->places == NULL &&
	       is_text(files, INPUTS_STATES, in->states) &&
	       is_text(files, INPUTS_POPULATION, in->population) &&
	       is_text(files, INPUTS_COSTS, in->costs) &&
	       is_text(files, INPUTS_TRANSITIONS, in->transitions);
}

/* That of the past going on, or one of the same name; 0: there is none. */
static int64_t
scenario_of(struct tx *tx, const struct forecast_run *run)
{
	struct forecast_scenarios_of_rows rows = forecast_scenarios_of(tx, run->la);

	for (size_t i = 0; i < rows.n; i++)
		if (run->yaml == NULL ? rows.a[i].yaml == NULL
				      : rows.a[i].yaml != NULL && str_eq(rows.a[i].name, run->name))
			return rows.a[i].id;
	return 0;
}

static int64_t
keep_scenario(struct tx *tx, const struct forecast_run *run)
{
	if (scenario_of(tx, run) == 0)
		forecasts_add(tx, &(struct forecast_scenario){
				      .la = run->la, .name = run->name, .yaml = run->yaml });
	forecast_scenario_order(tx, run->la, scenario_of(tx, run), run->yaml, run->runs, run->seed);
	return scenario_of(tx, run);
}

static int64_t
keep(struct arena *arena, struct pool *pool, struct now now, const struct forecast_run *run,
    const struct forecast_files *files, struct findings *findings)
{
	struct tx *tx = tx_begin(pool, TX_WRITE, arena, (struct tx_context){ .now = now });
	struct forecast_kept kept;
	int64_t id = 0;

	if (are_kept(tx, run->la, files) ||
	    forecasts_keep(tx, run->la, run->source, files, findings, &kept)) {
		id = keep_scenario(tx, run);
		audit_say(tx, &(struct audit_entry){ .la = run->la,
				  .action = "forecast_run",
				  .object_kind = "forecast",
				  .object_id = id,
				  .route = "waymark forecast" });
		tx_commit(tx);
	} else {
		tx_rollback(tx);
	}
	return id;
}

bool
forecasts_run(struct arena *arena, struct pool *pool, struct now now,
    const struct forecast_run *run, const struct forecast_files *files, struct findings *findings)
{
	struct findings *again = findings_new(arena);
	int64_t id;

	if (!check(arena, run, files, findings))
		return false;
	id = keep(arena, pool, now, run, files, again);
	if (id != 0)
		forecast_make(arena, pool, now, run->la, id);
	else
		*findings = *again; /* the same, and those of names and places */
	return id != 0;
}
