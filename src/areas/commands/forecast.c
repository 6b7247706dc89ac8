/* The command "waymark forecast": files in and out, and a run that the page shows. */
#include "areas/commands/call.h"
#include "areas/commands/commands.h"
#include "areas/commands/stats.h"
#include "areas/forecasts/forecasts.h"
#include "base/err.h"
#include "base/str.h"
#include "io/table.h"

#include <stdio.h>

enum { MOST_RUNS = 1000000, MEMORY = 1 << 30 };

static const char *
scenario_text(struct call *c)
{
	const struct buf *b;

	if (c->o.scenario == NULL)
		return NULL;
	b = table_bytes(c->arena, c->o.scenario);
	return arena_memdup(c->arena, b->p, b->n);
}

static void
store(struct call *c)
{
	struct pool *pool = call_pool(c, call_conf(c));
	struct findings *findings = findings_new(c->arena);
	struct forecast_files files = forecasts_open(c->arena, call_must("in", c->o.in));
	struct forecast_run run = {
		.la = stats_find_area(c, pool, lists_new(c->arena)),
		.source = c->o.label != NULL ? c->o.label : "The council’s own files",
		.path = c->o.scenario,
		.yaml = scenario_text(c),
		.runs = call_number("runs", call_must("runs", c->o.runs), 1, MOST_RUNS, 0),
		.seed = call_number("seed", call_must("seed", c->o.seed), 0, INT64_MAX, 0),
	};
	bool good;

	if (files.texts.file[INPUTS_TRANSITIONS].bytes == NULL)
		fail(FAULT_USAGE, "%s has no transitions.csv; add it", c->o.in);
	if (run.yaml != NULL)
		run.name = call_must("name", c->o.name);
	good = forecasts_run(c->arena, pool, now_read(), &run, &files, findings);
	findings_print(findings, "waymark forecast", stderr);
	if (good)
		printf("%s: %lld runs are on the page /forecast\n", c->o.in, (long long)run.runs);
	c->exit_code = good ? COMMAND_OK : COMMAND_FINDINGS;
}

static int
run_forecast(int argc, char **argv)
{
	bool stores = false;

	for (int i = 1; i < argc; i++)
		stores |= str_eq(argv[i], "--store");
	if (argc == 2 && str_eq(argv[1], "--help"))
		return command_help(forecast_usage);
	if (!stores || !str_eq(argv[1], "run"))
		return forecast_command(argc, argv);
	return call_run(argc, argv,
	    &(struct call_plan){ .usage = forecast_usage,
		.verb = "run",
		.takes = "in area runs seed scenario name label store db config",
		.expected = "options only",
		.memory = MEMORY,
		.work = store });
}

const struct command forecasts_command = { "forecast", run_forecast,
	"plans, places and cost in the years to come", forecast_usage };
