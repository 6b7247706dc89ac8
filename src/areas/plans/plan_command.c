/* The command "waymark plan": what a plan's quality rules say about a file. */
#include "areas/plans/plan_command.h"
#include "areas/plans/plan_json.h"
#include "base/buf.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/str.h"
#include "io/json.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

static const char usage[] =
    "usage: waymark plan lint [--policies DIR] [--policy NAME] [--score] FILE|-\n"
    "\n"
    "Checks a plan in the exchange form by the quality rules, and prints one JSON\n"
    "object a finding.  Needs no database.\n"
    "\n"
    "  {\"plan\": {\"kind\": \"draft\", \"on\": \"2026-06-12\",\n"
    "    \"child\": {\"name\": \"Ada Example\", \"dob\": \"2015-05-01\", \"ncy\": 5},\n"
    "    \"sections\": {\"A\": {\"text\": \"…\"}, \"I\": {\"text\": \"\"}, \"J\": {\"text\": "
    "\"\"}},\n"
    "    \"needs\": […], \"outcomes\": […], \"provision\": […], \"advice\": […]}}\n"
    "\n"
    "The form is in docs/plan-exchange.md; the rules are in the pack's quality.yaml.\n"
    "Severity E blocks finalising, W warns, I informs.\n"
    "\n"
    "  --score         a last line with the score by the published criteria\n"
    "  --policy NAME   the pack (default: the plan's own, else england-2014)\n"
    "  --policies DIR  folder of the policy packs (default: the setting files.policy)\n"
    "\n"
    "Exit code: 0 all well, 1 findings of severity E, 2 the input could not be used.\n";

struct options {
	const char *file, *policies, *policy;
	bool score;
};

struct job {
	struct arena *arena;
	int argc;
	char **argv;
	int exit_code;
};

static void
read_word(struct options *o, const char *word)
{
	if (word[0] == '-' && word[1] != '\0')
		fail(FAULT_USAGE, "%.60s is no option; see waymark plan --help", word);
	if (o->file != NULL)
		fail(FAULT_USAGE, "more than one file; give one plan at a time");
	o->file = word;
}

static struct options
read_options(struct arena *arena, int argc, char **argv)
{
	struct options o = { 0 };

	if (argc < 2 || !str_eq(argv[1], "lint"))
		fail(FAULT_USAGE, "%.60s; see waymark plan --help",
		    argc < 2 ? "say what to do: lint"
			     : "lint, export and import are what it can do");
	for (int i = 2; i < argc; i++) {
		if (str_eq(argv[i], "--policies") && i + 1 < argc)
			o.policies = argv[++i];
		else if (str_eq(argv[i], "--policy") && i + 1 < argc)
			o.policy = argv[++i];
		else if (str_eq(argv[i], "--score"))
			o.score = true;
		else
			read_word(&o, argv[i]);
	}
	if (o.file == NULL)
		fail(FAULT_USAGE, "no file; give FILE, or - for standard input");
	if (o.policies == NULL)
		o.policies = conf_load(arena, NULL)->policy_dir;
	if (o.policy == NULL)
		o.policy = "england-2014";
	return o;
}

static void
print(struct arena *arena, const struct lint_findings *fs)
{
	for (size_t i = 0; i < fs->n; i++)
		printf("%s\n", plan_json_finding(arena, &fs->a[i]));
}

/* What could not be read stands before what the rules found. */
static struct lint_findings
join(struct arena *arena, const struct lint_findings *a, const struct lint_findings *b)
{
	struct lint_findings all = { anew_n(arena, struct lint_finding, a->n + b->n), 0, 0 };

	for (size_t i = 0; i < a->n; i++)
		all.a[all.n++] = a->a[i];
	for (size_t i = 0; i < b->n; i++)
		all.a[all.n++] = b->a[i];
	all.cap = all.n;
	return all;
}

static void
lint(struct job *job)
{
	struct arena *arena = job->arena;
	struct options o = read_options(arena, job->argc, job->argv);
	const struct policy_set *set = policy_load_all(arena, o.policies);
	const struct policy_pack *pack = policy_find(set, o.policy);
	struct buf *b = json_input(arena, o.file, PLAN_JSON_LARGEST);
	struct plan_document *doc;
	struct lint_findings found, all;

	if (pack == NULL)
		fail(
		    FAULT_USAGE, "no pack is named %.60s; name one such as england-2014", o.policy);
	doc = plan_json_read(arena, set, pack, b->p, b->n);
	found = lint_run(arena, lint_lexicon(arena, doc->pack), doc->plan);
	all = join(arena, &doc->findings, &found);
	print(arena, &all);
	if (o.score) {
		struct lint_score s = lint_score(arena, doc->pack, doc->plan, &all);

		printf("%s\n", plan_json_score(arena, &s, &all));
	}
	if (fflush(stdout) != 0)
		fail(FAULT_USAGE, "standard output: %s; give it room", strerror(errno));
	job->exit_code = lint_count(&all, SEVERITY_E) > 0 ? COMMAND_FINDINGS : COMMAND_OK;
}

static void
work(void *arg)
{
	lint(arg);
}

int
plan_command(int argc, char **argv)
{
	struct job job = { NULL, argc, argv, COMMAND_FAILED };
	struct fault fault;

	for (int i = 1; i < argc; i++)
		if (str_eq(argv[i], "--help")) {
			fputs(usage, stdout);
			return COMMAND_OK;
		}
	job.arena = arena_new(PLAN_JSON_MEMORY);
	if (!attempt(work, &job, &fault)) {
		fprintf(stderr, "waymark plan: %s\n", fault.message);
		job.exit_code = COMMAND_FAILED;
	}
	arena_free(job.arena);
	return job.exit_code;
}
