/*
 * The command "waymark plan": lint needs no database and stands in the area;
 * export and import open the settings' database.
 */
#include "areas/commands/call.h"
#include "areas/commands/commands.h"
#include "areas/plans/plans.h"
#include "areas/renderings/renderings.h"
#include "audit/audit.h"
#include "base/buf.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/str.h"
#include "db/db.h"
#include "io/json.h"

#include <stdio.h>

static const char usage[] =
    "usage: waymark plan lint [--policies DIR] [--policy NAME] [--score] FILE|-\n"
    "       waymark plan render FILE|- --format FORMAT [--out PATH] [FACTS]\n"
    "       waymark plan compare OLD NEW [--format text|html|side] [--out PATH]\n"
    "       waymark plan export REFERENCE [--version N] [--db URL] [--config FILE]\n"
    "       waymark plan import FILE|- [REFERENCE] [--db URL] [--config FILE]\n"
    "\n"
    "lint checks a plan in the exchange form by the quality rules, render writes it as people "
    "read\n"
    "it, compare tells what differs between two; waymark plan lint --help says more of the three.\n"
    "\n"
    "export writes the plan of a case in the exchange form to standard output: the one that is\n"
    "being written, or an issued version.\n"
    "\n"
    "import brings a plan with its advice into a case that has neither, all or nothing.  Without\n"
    "a reference it is the case that the document names.  What cannot be kept is printed, one\n"
    "JSON object a finding, and nothing is written.\n"
    "\n"
    "The form is in docs/plan-exchange.md.\n"
    "\n"
    "Exit code: 0 all well, 1 there are findings, 2 the input could not be used.\n";

static struct tx *
begin(struct call *c, const struct conf *conf, enum tx_kind kind)
{
	return tx_begin(
	    call_pool(c, conf), kind, c->arena, (struct tx_context){ .now = now_read() });
}

static void export(struct call *c)
{
	struct conf *conf = call_conf(c);
	const struct policy_set *packs = policy_load_all(c->arena, conf->policy_dir);
	int64_t version = call_number("version", c->o.version, 1, INT32_MAX, 0);
	struct tx *tx = begin(c, conf, TX_READ);

	printf("%s\n", plans_export(tx, packs, c->words[0], version));
	tx_rollback(tx);
}

static void
say(struct tx *tx, const struct plans_imported *done)
{
	audit_say(tx, &(struct audit_entry){ .la = done->la,
			  .action = "plan_import",
			  .object_kind = "case",
			  .object_id = done->case_id,
			  .route = "waymark plan import" });
}

static void
import(struct call *c)
{
	struct conf *conf = call_conf(c);
	const struct policy_set *packs = policy_load_all(c->arena, conf->policy_dir);
	const struct lint_lexicon *rules =
	    plans_lexicon(plans_rules_new(c->arena, packs), "england-2014");
	struct buf *b = json_input(c->arena, c->words[0], PLAN_JSON_LARGEST);
	struct tx *tx = begin(c, conf, TX_WRITE);
	struct plans_imported done = plans_import(tx, packs, rules, c->words[1], b->p, b->n);

	for (size_t i = 0; i < done.findings.n; i++)
		printf("%s\n", plan_json_finding(c->arena, &done.findings.a[i]));
	if (done.findings.n > 0) {
		tx_rollback(tx);
		c->exit_code = COMMAND_FINDINGS;
		return;
	}
	say(tx, &done);
	tx_commit(tx);
	printf("%s: %zu rows, %zu reports\n", done.reference, done.rows, done.advice);
}

static int
run(int argc, char **argv)
{
	if (argc > 1 && str_eq(argv[1], "export"))
		return call_run(argc, argv,
		    &(struct call_plan){ .usage = usage,
			.verb = "export",
			.takes = "db config version",
			.least = 1,
			.most = 1,
			.expected = "the reference of one case",
			.work = export });
	if (argc > 1 && str_eq(argv[1], "import"))
		return call_run(argc, argv,
		    &(struct call_plan){ .usage = usage,
			.verb = "import",
			.takes = "db config",
			.least = 1,
			.most = 2,
			.expected = "a file, and the reference of a case",
			.work = import });
	if (argc == 2 && str_eq(argv[1], "--help"))
		return command_help(usage);
	return plan_command(argc, argv);
}

const struct command plans_command = { "plan", run,
	"check, print, compare, export and import plans", usage };
