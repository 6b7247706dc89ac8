/*
 * Override: a manager lets an error stand, by name and with a reason, where
 * the pack allows it.  It counts while what it is about stays as it is.
 */
#include "app/app.h"
#include "areas/plans/builder.h"
#include "areas/plans/row.html.h"
#include "areas/plans/plans.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/db.h"
#include "text/text.h"

struct override_values {
	const char *reason;
};

static const struct field fields[] = {
	{ "reason", FIELD_TEXTAREA, offsetof(struct override_values, reason),
	    N_("Why this may stand"), .hint = N_("The family can read this with your name"),
	    .required = N_("Enter why this may stand"), .max_length = 2000 },
	{ 0 },
};
const struct form override_form = { "override", fields, sizeof(struct override_values), NULL };

static void
keep_only(struct view_plan_findings *all, const char *rule)
{
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->a[i].rule, rule) && all->a[i].may_let)
			all->a[n++] = all->a[i];
	all->n = n;
}

/* The findings of the rule on the item that may be let stand; none: not there. */
static struct view_plan_findings
findings_named(struct rq *rq, const struct working *w)
{
	struct lint_findings fs = builder_lint(rq, w);
	struct view_plan_findings v = builder_findings(rq, w, &fs, rq_arg(rq, "item"));

	keep_only(&v, rq_arg(rq, "rule"));
	return v;
}

void
override_show(struct rq *rq)
{
	struct working *w = working_load(rq->tx, rq->kase->la, rq->kase->id, false);
	const struct policy_pack *pack = lint_pack(plans_lexicon(rq->app->rules, rq->kase->pack));
	struct out *o = rq_page(rq);
	struct view_override_page v = { .head = builder_head(rq, w),
		.findings = findings_named(rq, w),
		.action = builder_path(rq, arena_printf(rq->arena, "/overrides/%s/%s",
					       rq_arg(rq, "rule"), rq_arg(rq, "item"))),
		.form = rq->form };
	int rule;

	if (v.findings.n == 0 || !policy_value(NAMES_RULE, rq_arg(rq, "rule"), &rule)) {
		rq_not_found(rq);
		return;
	}
	v.rule = pack->quality->by_rule[rule];
	view_override_page(o, &v);
	rq_send(rq, o);
}

void
override_save(struct rq *rq)
{
	const struct override_values *v = rq->values;
	struct working *w = act_begin(rq);
	int64_t id = rng_row_id();

	if (findings_named(rq, w).n == 0) {
		rq_not_found(rq);
		return;
	}
	plan_override_set(rq->tx, w->la, id, w->head->id, rq_arg(rq, "rule"), rq_arg(rq, "item"),
	    v->reason, rq->viewer->person, tx_now(rq->tx).instant);
	act_end(rq, "plan_override", "lint_override", id, "");
}
