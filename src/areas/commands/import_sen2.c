/* "waymark import sen2": a return of another system into this one. */
#include "areas/commands/import_sen2.h"
#include "areas/returns/returns.h"
#include "base/conf.h"
#include "base/err.h"
#include "policy/policy.h"

#include <stdio.h>

void
import_sen2(struct call *c)
{
	const struct conf *conf = call_conf(c);
	struct pool *pool = call_pool(c, conf);
	const struct policy_set *packs = policy_load_all(c->arena, conf->policy_dir);
	struct sen2_import plan = { .path = c->words[1],
		.team = call_must("team", c->o.team),
		.pack = policy_find(packs, "england-2014"),
		.now = now_read(),
		.report = stdout };
	struct sen2_import_count n;
	bool kept;

	if (c->words[2] != NULL)
		fail(FAULT_USAGE, "one return is imported at a time; name one");
	if (plan.pack == NULL)
		fail(FAULT_USAGE, "%s has no england-2014; set files.policy", conf->policy_dir);
	kept = sen2_import(c->arena, pool, &plan, &n);
	fprintf(stderr,
	    "waymark import: %s: %lld persons, %lld errors, %lld queries; %lld cases with %lld "
	    "events and %lld settings were made\n",
	    plan.path, (long long)n.persons, (long long)n.errors, (long long)n.queries,
	    (long long)(kept ? n.cases : 0), (long long)(kept ? n.events : 0),
	    (long long)n.settings);
	c->exit_code = kept ? COMMAND_OK : COMMAND_FINDINGS;
}
