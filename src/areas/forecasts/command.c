/* The command "waymark forecast fit|run": four files in, five or seven out. */
#include "areas/forecasts/command.h"
#include "areas/forecasts/crew.h"
#include "areas/forecasts/outcomes.h"
#include "areas/forecasts/parameters.h"
#include "areas/forecasts/scenario.h"
#include "base/err.h"

#include <stddef.h>
#include <stdio.h>

enum { MOST_RUNS = 1000000, MEMORY = 1 << 30 };

const char forecast_usage[] =
    "usage: waymark forecast fit --in DIR --out DIR\n"
    "       waymark forecast run --in DIR --out DIR --runs N --seed S [--threads T]\n"
    "                            [--scenario FILE]\n"
    "       waymark forecast run --store --in DIR --area CODE --runs N --seed S\n"
    "                            [--scenario FILE --name TEXT] [--label TEXT]\n"
    "                            [--db URL] [--config FILE]\n"
    "\n"
    "Projects children with plans, the places they need and what they cost, from past\n"
    "transitions.  Without --store it needs no database.  docs/forecast.md tells the model and\n"
    "the files.\n"
    "\n"
    "  --in DIR         has transitions.csv, population.csv, valid-states.csv, costs.csv\n"
    "  --out DIR        gets the files made; all of them or, when anything is wrong, none\n"
    "  --runs N         how often chance is tried, 1 to 1000000\n"
    "  --seed S         0 or greater; the same seed gives the same files for any T\n"
    "  --threads T      1 to 64 (default: one a processor)\n"
    "  --scenario FILE  what would be different: joiner rates, openings, costs\n"
    "  --store          keeps the run for the page /forecast of the authority of --area, with\n"
    "                   what it was made from, as waymark import forecast does\n"
    "  --name TEXT      what the scenario is called there; one of that name is replaced\n"
    "  --label TEXT     where the files come from, in words\n"
    "\n"
    "Exit code: 0 all well, 1 the input has errors, 2 it could not be used.\n";

struct options {
	const char *in, *out, *scenario;
	int64_t runs, seed, threads;
};

#define FILES                                                                                      \
	{ "in", OPTION_TEXT, offsetof(struct options, in) },                                       \
	{                                                                                          \
		"out", OPTION_TEXT, offsetof(struct options, out)                                  \
	}

static const struct command_option fit_options[] = { FILES, { 0 } };

static const struct command_option run_options[] = {
	FILES,
	{ "scenario", OPTION_TEXT, offsetof(struct options, scenario) },
	{ "runs", OPTION_INTEGER, offsetof(struct options, runs), 1, MOST_RUNS },
	{ "seed", OPTION_INTEGER, offsetof(struct options, seed), 0, INT64_MAX, -1 },
	{ "threads", OPTION_INTEGER, offsetof(struct options, threads), 1, CREW_MOST },
	{ 0 },
};

struct job {
	struct arena *arena;
	const struct options *o;
	struct findings *findings;
	bool running;
};

static void
fit_only(struct job *job, struct files_out *files)
{
	struct codes none = { 0 };
	const struct inputs *in = inputs_read(job->arena, job->o->in, &none, job->findings);

	if (job->findings->errors == 0)
		parameters_write(files, in, fit_inputs(job->arena, in));
}

static void
run_all(struct job *job, struct files_out *files)
{
	const struct options *o = job->o;
	struct arena *a = job->arena;
	struct projection_order order = { (uint32_t)o->runs, (uint64_t)o->seed,
		o->threads == 0 ? crew_default() : (int)o->threads };
	const struct scenario *s =
	    o->scenario ? scenario_read(a, o->scenario, job->findings) : NULL;
	struct codes to_come = scenario_settings(a, s);
	const struct inputs *in = inputs_read(a, o->in, &to_come, job->findings);
	const struct world *w;

	if (job->findings->errors > 0)
		return;
	w = scenario_world(a, s, in, fit_inputs(a, in), job->findings);
	if (job->findings->errors == 0)
		outcomes_write(a, files, w, project(a, w, &order));
}

static void
work(void *arg)
{
	struct job *job = arg;
	struct files_out *files = files_out_new(job->arena);

	if (job->running)
		run_all(job, files);
	else
		fit_only(job, files);
	if (job->findings->errors == 0)
		files_out_keep(files, job->o->out);
}

/* What was found is said also when the work then failed. */
static void
project_files(struct command_run *run, bool running)
{
	struct job job = { run->arena, run->options, findings_new(run->arena), running };
	struct fault fault;
	bool done;

	if (job.o->in == NULL || job.o->out == NULL)
		fail(FAULT_USAGE, "--in DIR and --out DIR are needed");
	if (running && (job.o->runs == 0 || job.o->seed < 0))
		fail(FAULT_USAGE, "--runs N and --seed S are needed");
	done = attempt(work, &job, &fault);
	findings_print(job.findings, "waymark forecast", stderr);
	if (!done)
		fail(fault.kind, "%s", fault.message);
	run->exit_code = job.findings->errors > 0 ? COMMAND_FINDINGS : COMMAND_OK;
}

static void
fit(struct command_run *run)
{
	project_files(run, false);
}

static void
run(struct command_run *r)
{
	project_files(r, true);
}

#define PLAN(name, options_of)                                                                     \
	{                                                                                          \
		.usage = forecast_usage, .verb = #name, .options = options_of,                     \
		.size = sizeof(struct options), .expected = "options only", .memory = MEMORY,      \
		.work = name                                                                       \
	}

static const struct command_plan fit_plan = PLAN(fit, fit_options);
static const struct command_plan run_plan = PLAN(run, run_options);

int
forecast_command(int argc, char **argv)
{
	static const struct command_plan *const verbs[] = { &fit_plan, &run_plan, NULL };

	return command_run_verb(argc, argv, forecast_usage, verbs);
}
