/* The command "waymark forecast fit|run": four files in, five or seven out. */
#include "areas/forecasts/command.h"
#include "areas/forecasts/crew.h"
#include "areas/forecasts/outcomes.h"
#include "areas/forecasts/parameters.h"
#include "areas/forecasts/scenario.h"
#include "base/err.h"
#include "base/str.h"

#include <stdio.h>

enum { MOST_RUNS = 1000000, MEMORY = 1 << 30 };

static const char usage[] =
    "usage: waymark forecast fit --in DIR --out DIR\n"
    "       waymark forecast run --in DIR --out DIR --runs N --seed S [--threads T]\n"
    "                            [--scenario FILE]\n"
    "\n"
    "Projects children with plans, the places they need and what they cost, from past\n"
    "transitions.  Needs no database.  docs/forecast.md tells the model and the files.\n"
    "\n"
    "  --in DIR         has transitions.csv, population.csv, valid-states.csv, costs.csv\n"
    "  --out DIR        gets the files made; all of them or, when anything is wrong, none\n"
    "  --runs N         how often chance is tried, 1 to 1000000\n"
    "  --seed S         0 or greater; the same seed gives the same files for any T\n"
    "  --threads T      1 to 64 (default: one a processor)\n"
    "  --scenario FILE  what would be different: joiner rates, openings, costs\n"
    "\n"
    "Exit code: 0 all well, 1 the input has errors, 2 it could not be used.\n";

const struct command forecast_command_row = { "forecast", forecast_command,
	"plans, places and cost in the years to come", usage };

struct options {
	const char *in, *out, *scenario;
	int64_t runs, seed, threads;
};

struct job {
	int argc;
	char **argv;
	struct arena *arena;
	struct findings *findings;
};

static const char *
value_of(int argc, char **argv, int *i)
{
	if (*i + 1 >= argc)
		fail(FAULT_USAGE, "%.60s needs a value; see waymark forecast --help", argv[*i]);
	return argv[++*i];
}

static int64_t
number_of(int argc, char **argv, int *i, int64_t least, int64_t most)
{
	const char *name = argv[*i], *s = value_of(argc, argv, i);
	int64_t n;

	if (!str_to_int(s, &n) || n < least || n > most)
		fail(FAULT_USAGE, "%s: \"%.40s\" is no whole number from %jd to %jd", name, s,
		    (intmax_t)least, (intmax_t)most);
	return n;
}

static struct options
read_options(int argc, char **argv, bool running)
{
	struct options o = { .seed = -1, .threads = crew_default() };

	for (int i = 2; i < argc; i++) {
		if (str_eq(argv[i], "--in"))
			o.in = value_of(argc, argv, &i);
		else if (str_eq(argv[i], "--out"))
			o.out = value_of(argc, argv, &i);
		else if (running && str_eq(argv[i], "--scenario"))
			o.scenario = value_of(argc, argv, &i);
		else if (running && str_eq(argv[i], "--runs"))
			o.runs = number_of(argc, argv, &i, 1, MOST_RUNS);
		else if (running && str_eq(argv[i], "--seed"))
			o.seed = number_of(argc, argv, &i, 0, INT64_MAX);
		else if (running && str_eq(argv[i], "--threads"))
			o.threads = number_of(argc, argv, &i, 1, CREW_MOST);
		else
			fail(FAULT_USAGE, "%.60s is no option; see waymark forecast --help",
			    argv[i]);
	}
	if (o.in == NULL || o.out == NULL)
		fail(FAULT_USAGE, "--in DIR and --out DIR are needed");
	if (running && (o.runs == 0 || o.seed < 0))
		fail(FAULT_USAGE, "--runs N and --seed S are needed");
	return o;
}

static void
fit_only(struct job *job, const struct options *o, struct files_out *files)
{
	struct codes none = { 0 };
	const struct inputs *in = inputs_read(job->arena, o->in, &none, job->findings);

	if (job->findings->errors == 0)
		parameters_write(files, in, fit_inputs(job->arena, in));
}

static void
run_all(struct job *job, const struct options *o, struct files_out *files)
{
	struct arena *a = job->arena;
	struct projection_order order = { (uint32_t)o->runs, (uint64_t)o->seed, (int)o->threads };
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
	bool running = job->argc > 1 && str_eq(job->argv[1], "run");
	struct files_out *files = files_out_new(job->arena);
	struct options o;

	if (!running && (job->argc < 2 || !str_eq(job->argv[1], "fit")))
		fail(FAULT_USAGE, "say fit or run; see waymark forecast --help");
	o = read_options(job->argc, job->argv, running);
	if (running)
		run_all(job, &o, files);
	else
		fit_only(job, &o, files);
	if (job->findings->errors == 0)
		files_out_keep(files, o.out);
}

int
forecast_command(int argc, char **argv)
{
	struct job job = { .argc = argc, .argv = argv };
	struct fault fault;
	int code;

	for (int i = 1; i < argc; i++)
		if (str_eq(argv[i], "--help")) {
			fputs(usage, stdout);
			return COMMAND_OK;
		}
	job.arena = arena_new(MEMORY);
	job.findings = findings_new(job.arena);
	if (attempt(work, &job, &fault)) {
		code = job.findings->errors > 0 ? COMMAND_FINDINGS : COMMAND_OK;
	} else {
		fprintf(stderr, "waymark forecast: %s\n", fault.message);
		code = COMMAND_FAILED;
	}
	findings_print(job.findings, "waymark forecast", stderr);
	arena_free(job.arena);
	return code;
}
