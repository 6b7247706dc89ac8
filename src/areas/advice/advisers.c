/* Advisers: what every page of a request for advice needs. */
#include "app/app.h"
#include "areas/advice/advice.sql.h"
#include "areas/advice/advice_pages.h"
#include "audit/audit.h"
#include "base/err.h"
#include "base/str.h"
#include "db/db.h"
#include "text/text.h"

const struct advice_request_find_row *
advice_request_or_404(struct rq *rq)
{
	const struct advice_request_find_row *q =
	    advice_request_find(rq->tx, rq_arg(rq, "request"));

	if (q != NULL && q->la == rq->kase->la && q->case_id == rq->kase->id)
		return q;
	rq_not_found(rq);
	return NULL;
}

/* The family's views come by the tracker, not by these pages. */
const struct advice_request_find_row *
advice_asked_or_404(struct rq *rq)
{
	const struct advice_request_find_row *q = advice_request_or_404(rq);

	if (q == NULL || ((q->mine || q->leads) && !str_eq(q->advice_key, "a")))
		return q;
	rq_not_found(rq);
	return NULL;
}

const struct advice_request_find_row *
advice_open_or_404(struct rq *rq)
{
	const struct advice_request_find_row *q = advice_asked_or_404(rq);

	if (q == NULL || (q->mine && str_eq(q->status, "asked")))
		return q;
	rq_not_found(rq);
	return NULL;
}

const char *
advice_title(const struct rq *rq, const char *key)
{
	const struct policy_advice *a = policy_advice_find(rq_pack(rq), *key);

	if (a == NULL)
		fail(FAULT_BUG, "the pack has no advice %s", key);
	return text_tr(rq->language, a->title);
}

const char *
advice_name(struct rq *rq, const char *given, const char *family)
{
	return given == NULL ? NULL : arena_printf(rq->arena, "%s %s", given, family);
}

const char *
advice_child_name(struct rq *rq)
{
	const struct advice_child_row *c = advice_child(rq->tx, rq->kase->la, rq->kase->child);

	return advice_name(rq, c->given, c->family);
}

const char *
advice_path(struct rq *rq, const char *request, const char *rest)
{
	return arena_printf(rq->arena, "/advice/%s%s", request, rest);
}

const char *
advice_case_path(struct rq *rq, const char *rest)
{
	return arena_printf(rq->arena, "/cases/%s/advice%s", rq->kase->public_id, rest);
}

const char *
advice_track_path(struct rq *rq, const char *rest)
{
	return arena_printf(rq->arena, "/track/%s%s", rq->kase->public_id, rest);
}

const char *
advice_next_label(struct rq *rq)
{
	return advice_label(
	    rq->arena, (int)advice_labels(rq->tx, rq->kase->la, rq->kase->id)->n + 1);
}

bool
advice_record(struct rq *rq, const struct case_event *e, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		struct case_at at = { rq->kase->la, rq->kase->id, rq->kase->version + (int64_t)i };

		if (!cases_record(rq->tx, &at, rq_pack(rq), &e[i]))
			return false;
	}
	return true;
}
