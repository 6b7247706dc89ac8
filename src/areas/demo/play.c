/* Play: the dispatcher's steps for a request that came from no browser. */
#include "areas/demo/play.h"
#include "app/app.h"
#include "app/load.h"
#include "app/rq.h"
#include "areas/advice/advice.h"
#include "areas/cases/cases.h"
#include "areas/demo/demo.sql.h"
#include "areas/messages/messages.h"
#include "areas/demo/story.h"
#include "areas/drafts/drafts.h"
#include "audit/read_log.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/str.h"
#include "db/db.h"
#include "text/text.h"

enum { DAY_SECONDS = 24 * 3600 };

static const struct route *const tables[] = { cases_routes, day_routes, drafts_routes,
	messages_routes, advice_routes, NULL };

struct now
play_days_ago(const struct demo_plan *plan, int days)
{
	return (struct now){
		.instant = instant_add_seconds(plan->now.instant, -(int64_t)days * DAY_SECONDS),
		.today = date_add_days(plan->now.today, -days),
	};
}

static struct rq *
request(const struct play *p)
{
	struct app *app = anew(p->arena, struct app);
	struct rq *rq = anew(p->arena, struct rq);

	*app = (struct app){ .arena = p->arena,
		.conf = anew(p->arena, struct conf),
		.pool = p->pool,
		.packs = p->plan->packs,
		.rules = p->plan->rules,
		.store = p->plan->store,
		.pack = p->plan->pack,
		.routes = tables };
	*rq = (struct rq){ .arena = p->arena,
		.app = app,
		.http = anew(p->arena, struct http_request),
		.response = anew(p->arena, struct http_response),
		.now = p->now,
		.language = &text_english };
	rq->http->arena = p->arena;
	return rq;
}

static void
parse(struct rq *rq, const struct form_param *params, size_t n)
{
	const struct form *form =
	    rq->route->form_of != NULL ? rq->route->form_of(rq) : rq->route->form;

	if (form == NULL)
		return;
	rq->form = form_new(rq->arena, form, rq->language);
	rq->values = arena_alloc(rq->arena, form->size);
	if (form_parse(rq->form,
		&(struct form_input){
		    .language = rq->language, .today = rq->now.today, .params = params, .n = n },
		rq->values) != FORM_VALID)
		fail(FAULT_BUG, "the story's form for %s is refused", rq->route->path);
}

/* Whoever acts on a case has read it. */
static void
log_reading(const struct rq *rq)
{
	const struct read_entry entry = { .la = rq->kase->la,
		.at = rq->now.instant,
		.person = rq->viewer->person,
		.child = rq->kase->child,
		.case_id = rq->kase->id,
		.route = rq->route->path,
		.relation = access_relation_name(rq->kase->relations) };
	const struct read_entry *const entries[] = { &entry };

	read_log_write(rq->tx, entries, 1);
}

void
play_send(const struct play *p, const char *act, const struct form_param *params, size_t n)
{
	play_send_path(p,
	    arena_printf(
		p->arena, "/%s/%s%s", p->family ? "track" : "cases", p->case_public_id, act),
	    params, n);
}

void
play_send_path(const struct play *p, const char *path, const struct form_param *params, size_t n)
{
	struct rq *rq = request(p);

	rq->tx = tx_begin(
	    p->pool, TX_WRITE, p->arena, (struct tx_context){ .viewer = p->person, .now = p->now });
	rq->viewer = viewer_load(rq->tx, p->person);
	rq->match = route_find(p->arena, tables, "POST", path);
	rq->http->path = path;
	rq->route = rq->match.route;
	if (rq->route == NULL || !load_object(rq))
		fail(FAULT_BUG, "the story may not send %s", path);
	parse(rq, params, n);
	rq->route->save(rq);
	if (rq->response->status >= 400 || (rq->form != NULL && rq->form->n_errors > 0))
		fail(FAULT_BUG, "the story's %s is refused", path);
	log_reading(rq);
	tx_commit(rq->tx);
}

/* What the officer adds where the draft has nothing to say. */
static const char *
filled(const char *body)
{
	return str_blank(body) ? "Please telephone the case officer, who will gladly explain."
			       : body;
}

struct play_notice
play_read_notice(const struct play *p, int64_t case_id)
{
	struct tx *tx = tx_begin(
	    p->pool, TX_READ, p->arena, (struct tx_context){ .viewer = p->person, .now = p->now });
	struct demo_notice_parts_rows rows = demo_notice_parts(tx, LARKSHIRE, case_id);
	struct play_notice notice = { anew_n(p->arena, struct form_param, rows.n + 2), rows.n + 2 };

	tx_rollback(tx);
	if (rows.n == 0)
		fail(FAULT_BUG, "the story's decision has no notice");
	for (size_t i = 0; i < rows.n; i++)
		notice.params[i] = (struct form_param){ rows.a[i].part, filled(rows.a[i].body) };
	notice.params[rows.n] = (struct form_param){ "version",
		arena_printf(p->arena, "%lld", (long long)rows.a[0].version) };
	notice.params[rows.n + 1] = (struct form_param){ "button", "issue" };
	return notice;
}
