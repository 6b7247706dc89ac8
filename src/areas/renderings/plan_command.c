/* The command "waymark plan": its verbs, what they share, and what the quality rules say. */
#include "areas/renderings/plan_command.h"
#include "areas/renderings/plan_command_parts.h"
#include "base/buf.h"
#include "base/conf.h"
#include "base/err.h"
#include "io/json.h"

#include <stddef.h>
#include <stdio.h>

const char plan_usage[] =
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
	struct plan_packs packs;
	bool score;
};

static const struct command_option options[] = {
	PLAN_PACK_OPTIONS(struct options, packs),
	{ "score", OPTION_FLAG, offsetof(struct options, score) },
	{ 0 },
};

struct plan_document *
plan_command_read(
    struct arena *a, const struct plan_packs *packs, const char *path, struct buf **ret_bytes)
{
	const char *name = packs->policy != NULL ? packs->policy : "england-2014";
	const struct policy_set *set = policy_load_all(
	    a, packs->policies != NULL ? packs->policies : conf_load(a, NULL)->policy_dir);
	const struct policy_pack *pack = policy_find(set, name);

	if (pack == NULL)
		fail(FAULT_USAGE, "no pack is named %.60s; name one such as england-2014", name);
	*ret_bytes = json_input(a, path, PLAN_JSON_LARGEST);
	return plan_json_read(a, set, pack, (*ret_bytes)->p, (*ret_bytes)->n);
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
lint(struct command_run *run)
{
	struct arena *arena = run->arena;
	const struct options *o = run->options;
	struct lint_findings found, all;
	struct buf *bytes;
	struct plan_document *doc = plan_command_read(arena, &o->packs, run->words[0], &bytes);

	found = lint_run(arena, lint_lexicon(arena, doc->pack), doc->plan);
	all = join(arena, &doc->findings, &found);
	print(arena, &all);
	if (o->score) {
		struct lint_score s = lint_score(arena, doc->pack, doc->plan, &all);

		printf("%s\n", plan_json_score(arena, &s, &all));
	}
	run->exit_code = lint_count(&all, SEVERITY_E) > 0 ? COMMAND_FINDINGS : COMMAND_OK;
}

static const struct command_plan lint_plan = { .usage = plan_usage,
	.verb = "lint",
	.options = options,
	.size = sizeof(struct options),
	.least = 1,
	.most = 1,
	.expected = "the FILE of one plan, or - for standard input",
	.memory = PLAN_JSON_MEMORY,
	.work = lint };

int
plan_command(int argc, char **argv)
{
	static const struct command_plan *const verbs[] = { &lint_plan, &plan_render_plan,
		&plan_compare_plan, NULL };

	return command_run_verb(argc, argv, plan_usage, verbs);
}
