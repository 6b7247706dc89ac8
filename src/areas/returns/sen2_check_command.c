/* The command "waymark check sen2": a return against its form and rules.  Needs no database. */
#include "app/command.h"
#include "areas/returns/returns.h"
#include "areas/returns/sen2_rules.h"
#include "base/err.h"
#include "io/json.h"

static const char usage[] =
    "usage: waymark check sen2 FILE.xml|-\n"
    "       waymark check sen2 --rules\n"
    "\n"
    "Checks a person-level SEN2 return of 2025 or 2026.  Prints a line of JSON a finding:\n"
    "\n"
    "  {\"rule\": \"C12\", \"severity\": \"error|query\", \"person\": \"…\", \"path\": \"…\",\n"
    "   \"line\": 120, \"message\": \"…\"}\n"
    "\n"
    "The file is read a person at a time, however long it is.\n"
    "\n"
    "  --rules  prints the rules as a table\n"
    "\n"
    "Exit code: 0 no errors, 1 errors, 2 the file is not well-formed or no return.\n";

struct options {
	bool rules;
};

static const struct command_option options[] = {
	{ "rules", OPTION_FLAG, offsetof(struct options, rules) },
	{ 0 },
};

static void
print(void *context, const struct sen2_finding *f)
{
	struct arena *a = arena_new(0);

	(void)context;
	puts(json_text(a,
	    json_pack("{s:s, s:s, s:s, s:s, s:i, s:s}", "rule", f->rule, "severity",
		f->severity == SEN2_ERROR ? "error" : "query", "person", f->person, "path", f->path,
		"line", f->line, "message", f->message),
	    JSON_COMPACT));
	arena_free(a);
}

static void
take_person(struct sen2_reading *r, const struct sen2_node *person)
{
	sen2_check_person(r, person, r->context);
}

static void
work(struct command_run *run)
{
	const struct options *o = run->options;
	struct sen2_reading reading = {
		.context = sen2_seen_new(run->arena), .finding = print, .take_person = take_person
	};

	if (o->rules) {
		sen2_rules_document(stdout);
		return;
	}
	if (run->n_words == 0)
		fail(FAULT_USAGE, "give %s", run->plan->expected);
	sen2_read(&reading, run->words[0]);
	fprintf(stderr, "waymark check: %s: %lld persons, %lld errors, %lld queries\n",
	    run->words[0], (long long)reading.persons, (long long)reading.errors,
	    (long long)reading.queries);
	run->exit_code = reading.errors > 0 ? COMMAND_FINDINGS : COMMAND_OK;
}

const struct command_plan sen2_check_plan = { .usage = usage,
	.verb = "sen2",
	.options = options,
	.size = sizeof(struct options),
	.most = 1,
	.expected = "one FILE.xml, or - for standard input",
	.work = work };
