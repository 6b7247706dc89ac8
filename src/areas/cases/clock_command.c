/* The command "waymark clock": reads one case's events, prints its clocks. */
#include "areas/cases/clock_command.h"
#include "areas/cases/clock_json.h"
#include "base/buf.h"
#include "base/conf.h"
#include "io/json.h"

#include <stddef.h>
#include <stdio.h>

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

struct options {
	const char *policies;
};

static const struct command_option options[] = {
	{ "policies", OPTION_TEXT, offsetof(struct options, policies) },
	{ 0 },
};

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
work(struct command_run *run)
{
	struct arena *arena = run->arena;
	const struct options *o = run->options;
	const struct policy_set *set = policy_load_all(
	    arena, o->policies != NULL ? o->policies : conf_load(arena, NULL)->policy_dir);
	struct buf *b = json_input(arena, run->words[0], CLOCK_JSON_LARGEST);
	struct clock_document *doc = clock_json_read(arena, set, b->p, b->n);
	struct clock_result r = clock_run(arena, &doc->in);

	printf("%s\n", clock_json_write(arena, doc, &r));
	command_flush();
	complain(&doc->findings);
	complain(&r.findings);
	run->exit_code = clock_json_errors(doc, &r) ? COMMAND_FINDINGS : COMMAND_OK;
}

int
clock_command(int argc, char **argv)
{
	return command_run(argc, argv,
	    &(struct command_plan){ .usage = usage,
		.options = options,
		.size = sizeof(struct options),
		.least = 1,
		.most = 1,
		.expected = "the FILE of one case, or - for standard input",
		.work = work });
}

const struct command clock_command_row = { "clock", clock_command,
	"the statutory clocks of one case", usage };
