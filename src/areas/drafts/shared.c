/* Shared: what the pages of drafts have in common. */
#include "app/app.h"
#include "areas/drafts/draft_pages.h"
#include "areas/drafts/drafts.sql.h"
#include "base/err.h"
#include "db/db.h"
#include "policy/calendar.h"
#include "text/text.h"

const char *
draft_case_path(struct rq *rq, const char *where)
{
	return arena_printf(rq->arena, "/cases/%s/%s", rq->kase->public_id, where);
}

const char *
draft_track_path(struct rq *rq, const char *where)
{
	return arena_printf(rq->arena, "/track/%s/%s", rq->kase->public_id, where);
}

const struct plan_version *
draft_version(struct rq *rq)
{
	return plans_version(rq->tx, rq->app->packs, rq->kase->la, rq->kase->id, 0);
}

const struct plan_version *
draft_version_of(struct rq *rq, int64_t id)
{
	const struct version_number_row *v = version_number(rq->tx, rq->kase->la, rq->kase->id, id);

	return v == NULL
		   ? NULL
		   : plans_version(rq->tx, rq->app->packs, rq->kase->la, rq->kase->id, v->number);
}

struct date
draft_due(struct rq *rq, enum policy_duty duty, enum policy_point from)
{
	const struct policy_duty_rule *rule = rq_pack(rq)->duties[duty];

	for (unsigned i = 0; i < rule->n_limits; i++)
		if (rule->limits[i].from == from)
			return calendar_due(rq_pack(rq), &rule->limits[i], rq->now.today);
	fail(FAULT_BUG, "duty %s has no limit from that point", policy_name(NAMES_DUTY, (int)duty));
}

bool
draft_record(struct rq *rq, const struct case_event *e)
{
	struct case_on_page *k = anew(rq->arena, struct case_on_page);

	if (!cases_record(rq->tx,
		&(struct case_at){ rq->kase->la, rq->kase->id, rq->kase->version }, rq_pack(rq), e))
		return false;
	*k = *rq->kase;
	k->version++;
	rq->kase = k;
	return true;
}
