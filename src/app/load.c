/* Load: the object that a URL names. */
#include "app/load.h"
#include "app/app.h"
#include "app/app.sql.h"
#include "audit/read_log.h"
#include "base/hash.h"
#include "db/db.h"

#include <string.h>

static bool
load_case(struct rq *rq, const char *public_id)
{
	const struct case_by_public_id_row *r = case_by_public_id(rq->tx, public_id);
	struct case_on_page *k = anew(rq->arena, struct case_on_page);

	if (r == NULL)
		return false;
	*k = (struct case_on_page){
		.la = r->la,
		.id = r->id,
		.public_id = r->public_id,
		.reference = r->reference,
		.child = r->child,
		.team = r->team,
		.officer = r->officer,
		.holder_body = r->holder_body,
		.holder_person = r->holder_person,
		.pack = r->pack,
		.pack_version = r->pack_version,
		.state = r->state,
		.next_step = r->next_step,
		.received_on = r->received_on,
		.holder_since = r->holder_since,
		.due_on = r->due_on,
		.version = r->version,
		.relations = (uint64_t)r->relations,
	};
	rq->kase = k;
	return access_may(k->relations, rq->route->may);
}

static bool
load_case_of_advice(struct rq *rq)
{
	const struct case_of_advice_row *r = case_of_advice(rq->tx, rq_arg(rq, "request"));

	return r != NULL && load_case(rq, r->public_id);
}

static bool
keep_draft(struct rq *rq, int64_t la, int64_t id, const char *reference)
{
	struct draft_on_page *d = anew(rq->arena, struct draft_on_page);

	*d = (struct draft_on_page){ .la = la, .id = id, .reference = reference };
	rq->draft = d;
	return true;
}

static bool
load_typed(struct rq *rq)
{
	const struct draft_typed_row *r = draft_typed(rq->tx, rq_arg(rq, "draft"));

	return r != NULL && viewer_may_at(rq->viewer, r->la, rq->route->may) &&
	       keep_draft(rq, r->la, r->id, r->reference);
}

static bool
load_draft(struct rq *rq)
{
	const char *secret = http_cookie(rq->http, "draft");
	const struct draft_on_page_row *r;
	struct hash h;

	if (secret == NULL)
		return false;
	h = hash_of(secret, strlen(secret));
	r = draft_on_page(rq->tx, hash_hex(rq->arena, &h));
	return r != NULL && keep_draft(rq, r->la, r->id, r->reference);
}

void
load_ahead(struct rq *rq)
{
	if (rq->route == NULL || rq->route->on != ON_CASE)
		return;
	tx_ahead(rq->tx, true);
	case_by_public_id(rq->tx, rq_arg(rq, "case"));
	tx_ahead(rq->tx, false);
}

bool
load_object(struct rq *rq)
{
	switch (rq->route->on) {
	case ON_NONE:
		return true;
	case ON_CASE:
		return load_case(rq, rq_arg(rq, "case"));
	case ON_DRAFT:
		return load_draft(rq);
	case ON_TYPED:
		return load_typed(rq);
	case ON_ADVICE:
		return load_case_of_advice(rq);
	}
	return false;
}

void
load_log_reading(struct rq *rq)
{
	const struct case_on_page *k = rq->kase;

	if (k == NULL)
		return;
	read_log_add(rq->app->read_log,
	    &(const struct read_entry){
		.la = k->la,
		.at = rq->now.instant,
		.person = rq->viewer->person,
		.child = k->child,
		.case_id = k->id,
		.route = rq->route->path,
		.relation = access_relation_name(k->relations),
		.break_glass = access_only_by_break_glass(k->relations),
	    },
	    1);
}
