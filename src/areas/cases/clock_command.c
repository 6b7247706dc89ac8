/* The command "waymark clock": reads one case's events, prints its clocks. */
#include "areas/cases/clock_command.h"
#include "areas/cases/clock_json.h"
#include "base/buf.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/str.h"
#include "io/json.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static const char usage[] =
    "usage: waymark clock [--policies DIR] FILE|-\n"
    "\n"
    "Prints the statutory clocks of one case as JSON.  Needs no database.\n"
    "\n"
    "  {\"policy\": \"england-2014\", \"today\": \"2026-07-01\",\n"
    "   \"events\": [{\"type\": \"request_received\", \"on\": \"2026-03-02\"},\n"
    "              {\"type\": \"advice_requested\", \"on\": \"2026-04-14\", \"advice\": \"d\"}],\n"
    "   \"closures\": [{\"from\": \"2026-07-22\", \"to\": \"2026-09-02\"}]}\n"
    "\n"
    "Event types, their keys and what each duty means are in docs/clock.md.\n"
    "A closure's days are the first and the last day on which the school is shut.\n"
    "Findings name the event by its place in the list, from 1.\n"
    "\n"
    "  --policies DIR  folder of the policy packs (default: the setting files.policy)\n"
    "\n"
    "Exit code: 0 all well, 1 the log has errors, 2 the input could not be used.\n";

const struct command clock_command_row = { "clock", clock_command,
	"the statutory clocks of one case", usage };

struct job {
	int argc;
	char **argv;
	int exit_code;
};

struct options {
	const char *file, *policies;
};

static struct options
read_options(struct arena *arena, int argc, char **argv)
{
	struct options o = { 0 };

	for (int i = 1; i < argc; i++) {
		if (str_eq(argv[i], "--policies") && i + 1 < argc)
			o.policies = argv[++i];
		else if (argv[i][0] == '-' && argv[i][1] != '\0')
			fail(FAULT_USAGE, "%.60s is no option; see waymark clock --help", argv[i]);
		else if (o.file == NULL)
			o.file = argv[i];
		else
			fail(FAULT_USAGE, "more than one file; give one case at a time");
	}
	if (o.file == NULL)
		fail(FAULT_USAGE, "no file; give FILE, or - for standard input");
	if (o.policies == NULL)
		o.policies = conf_load(arena, NULL)->policy_dir;
	return o;
}

static void
complain(const struct clock_findings *f)
{
	for (size_t i = 0; i < f->n; i++) {
		const struct clock_finding *x = &f->a[i];
		const char *kind = x->severity == CLOCK_ERROR ? "error" : "warning";

		if (x->event > 0)
			fprintf(stderr, "waymark clock: event %d: %s: %s\n", x->event, kind,
			    x->message);
		else
			fprintf(stderr, "waymark clock: %s: %s\n", kind, x->message);
	}
}

static void
work_in(struct arena *arena, struct job *job)
{
	struct options o = read_options(arena, job->argc, job->argv);
	const struct policy_set *set = policy_load_all(arena, o.policies);
	struct buf *b = json_input(arena, o.file, CLOCK_JSON_LARGEST);
	struct clock_document *doc = clock_json_read(arena, set, b->p, b->n);
	struct clock_result r = clock_run(arena, &doc->in);

	printf("%s\n", clock_json_write(arena, doc, &r));
	if (fflush(stdout) != 0)
		fail(FAULT_USAGE, "standard output: %s; give it room", strerror(errno));
	complain(&doc->findings);
	complain(&r.findings);
	job->exit_code = clock_json_errors(doc, &r) ? COMMAND_FINDINGS : COMMAND_OK;
}

struct attempt_job {
	struct arena *arena;
	struct job *job;
};

static void
work(void *arg)
{
	struct attempt_job *a = arg;

	work_in(a->arena, a->job);
}

int
clock_command(int argc, char **argv)
{
	struct job job = { argc, argv, COMMAND_FAILED };
	struct attempt_job a = { .job = &job };
	struct fault fault;

	for (int i = 1; i < argc; i++)
		if (str_eq(argv[i], "--help")) {
			fputs(usage, stdout);
			return COMMAND_OK;
		}
	a.arena = arena_new(0);
	if (!attempt(work, &a, &fault)) {
		fprintf(stderr, "waymark clock: %s\n", fault.message);
		job.exit_code = COMMAND_FAILED;
	}
	arena_free(a.arena);
	return job.exit_code;
}
