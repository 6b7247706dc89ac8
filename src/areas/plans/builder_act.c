/*
 * Builder, acts: each takes the row of the plan first, so that labels and
 * positions are given one at a time, and ends with the findings of the plan as
 * it then stands.
 */
#include "app/app.h"
#include "areas/plans/builder.h"
#include "areas/plans/plans.h"
#include "base/err.h"
#include "base/rng.h"
#include "db/db.h"
#include "policy/policy.h"

struct working *
act_begin(struct rq *rq)
{
	const struct plan_visible_row *plan;

	plan_insert(rq->tx, rq->kase->la, rng_row_id(), rq->kase->id);
	plan = plan_visible(rq->tx, rq->kase->la, rq->kase->id);
	if (plan == NULL || plan_touch(rq->tx, rq->kase->la, plan->id) != 1)
		fail(FAULT_BUG, "whoever may write the plan cannot see it");
	return working_load(rq->tx, rq->kase->la, rq->kase->id, false);
}

void
act_end(struct rq *rq, const char *action, const char *kind, int64_t object, const char *below)
{
	const struct lint_lexicon *rules = plans_lexicon(rq->app->rules, rq->kase->pack);

	working_keep(rq->tx, rq->kase->la, rq->kase->id, rules, lint_pack(rules)->version);
	rq_say_case(rq, action, kind, object);
	rq_redirect(rq, builder_path(rq, below), "saved");
}
