/* The command "waymark plan": its verbs, what they share, and what the quality rules say. */
#include "areas/plans/plan_command.h"
#include "areas/plans/plan_command_parts.h"
#include "base/buf.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/str.h"
#include "io/json.h"

#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

static const char usage[] =
    "usage: waymark plan lint [--policies DIR] [--policy NAME] [--score] FILE|-\n"
    "       waymark plan render FILE|- --format FORMAT [--out PATH] [FACTS]\n"
    "       waymark plan compare OLD NEW [--format text|html|side] [--out PATH]\n"
    "\n"
    "All read plans in the exchange form (docs/plan-exchange.md); none needs a database.\n"
    "\n"
    "lint checks a plan by the quality rules, and prints one JSON object a finding.\n"
    "\n"
    "  {\"plan\": {\"kind\": \"draft\", \"on\": \"2026-06-12\",\n"
    "    \"child\": {\"name\": \"Ada Example\", \"dob\": \"2015-05-01\", \"ncy\": 5},\n"
    "    \"sections\": {\"A\": {\"text\": \"…\"}, \"I\": {\"text\": \"\"}, \"J\": {\"text\": "
    "\"\"}},\n"
    "    \"needs\": […], \"outcomes\": […], \"provision\": […], \"advice\": […]}}\n"
    "\n"
    "The rules are in the pack's quality.yaml.  Severity E blocks finalising, W warns,\n"
    "I informs.\n"
    "\n"
    "  --score         a last line with the score by the published criteria\n"
    "\n"
    "render writes a plan as people read it.\n"
    "\n"
    "  --format        pdf (tagged), large (a PDF of 18 points), text, html (one file that\n"
    "                  needs no network), json (the document itself, once it is checked)\n"
    "  --out PATH      the file to write (default: standard output)\n"
    "  --version N, --reference TEXT, --council TEXT, --officer TEXT, --contact TEXT\n"
    "                  what the document does not say of itself\n"
    "\n"
    "compare tells row by row what differs: added, removed, changed word by word, moved.\n"
    "\n"
    "  --format        text (default), html (changes in the line), side (side by side)\n"
    "\n"
    "For all:\n"
    "\n"
    "  --policy NAME   the pack (default: the plan's own, else england-2014)\n"
    "  --policies DIR  folder of the policy packs (default: the setting files.policy)\n"
    "\n"
    "Exit code: 0 all well; 1 findings of severity E, values that could not be read, or\n"
    "letters that no installed font has; 2 the input could not be used.\n";

struct options {
	const char *file;
	bool score;
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
read_options(struct plan_job *job)
{
	struct options o = { 0 };

	for (int i = 2; i < job->argc; i++) {
		if (plan_command_takes(job, &i))
			continue;
		if (str_eq(job->argv[i], "--score"))
			o.score = true;
		else
			read_word(&o, job->argv[i]);
	}
	if (o.file == NULL)
		fail(FAULT_USAGE, "no file; give FILE, or - for standard input");
	return o;
}

bool
plan_command_takes(struct plan_job *job, int *at)
{
	static const struct {
		const char *name;
		size_t offset;
	} options[] = {
		{ "--policies", offsetof(struct plan_job, policies) },
		{ "--policy", offsetof(struct plan_job, policy) },
	};

	for (size_t i = 0; i < sizeof options / sizeof options[0]; i++)
		if (str_eq(job->argv[*at], options[i].name) && *at + 1 < job->argc) {
			*(const char **)((char *)job + options[i].offset) = job->argv[++*at];
			return true;
		}
	return false;
}

static const struct policy_set *
packs_of(struct plan_job *job)
{
	if (job->set == NULL)
		job->set = policy_load_all(
		    job->arena, job->policies != NULL ? job->policies
						      : conf_load(job->arena, NULL)->policy_dir);
	return job->set;
}

struct plan_document *
plan_command_read(struct plan_job *job, const char *path, struct buf **ret_bytes)
{
	const char *name = job->policy != NULL ? job->policy : "england-2014";
	const struct policy_pack *pack = policy_find(packs_of(job), name);

	if (pack == NULL)
		fail(FAULT_USAGE, "no pack is named %.60s; name one such as england-2014", name);
	*ret_bytes = json_input(job->arena, path, PLAN_JSON_LARGEST);
	return plan_json_read(job->arena, job->set, pack, (*ret_bytes)->p, (*ret_bytes)->n);
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
lint(struct plan_job *job)
{
	struct arena *arena = job->arena;
	struct options o = read_options(job);
	struct lint_findings found, all;
	struct buf *bytes;
	struct plan_document *doc = plan_command_read(job, o.file, &bytes);

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

static const struct {
	const char *name;
	void (*run)(struct plan_job *);
} verbs[] = {
	{ "lint", lint },
	{ "render", plan_command_render },
	{ "compare", plan_command_compare },
};

static void
work(void *arg)
{
	struct plan_job *job = arg;

	for (size_t i = 0; i < sizeof verbs / sizeof verbs[0]; i++)
		if (job->argc > 1 && str_eq(job->argv[1], verbs[i].name)) {
			verbs[i].run(job);
			return;
		}
	fail(FAULT_USAGE, "%s; see waymark plan --help",
	    job->argc < 2 ? "say what to do: lint, render, compare, export or import"
			  : "lint, render, compare, export and import are what it can do");
}

int
plan_command(int argc, char **argv)
{
	struct plan_job job = { .argc = argc, .argv = argv, .exit_code = COMMAND_FAILED };
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
