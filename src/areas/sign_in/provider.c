/*
 * Provider: away to the identity provider and back.
 *
 * The way there is a link and not a form, because the page's policy (CSP
 * form-action) lets forms lead to this site only.  It writes a flow and nothing
 * else: a page elsewhere that sends somebody here gets them no further than
 * the provider's own sign-in.
 */
#include "areas/sign_in/provider.h"
#include "app/app.h"
#include "areas/sign_in/enter.h"
#include "areas/sign_in/sign_in.html.h"
#include "auth/oidc.h"
#include "auth/session.h"
#include "base/log.h"
#include "base/str.h"

/* One text for every reason; the log has the reason's name. */
static void
refuse(struct rq *rq, enum oidc_verdict verdict)
{
	struct out *o = rq_page(rq);

	log_event(LOG_NOTICE, "oidc_refused", LOG_TEXT("verdict", oidc_verdict_name(verdict)));
	rq->response->status = verdict == OIDC_UNREACHABLE ? 503 : 403;
	if (verdict == OIDC_UNREACHABLE)
		sign_in_provider_away_page(o);
	else
		sign_in_provider_refused_page(o);
	rq_send(rq, o);
}

static void
send_there(struct rq *rq, struct oidc_order order)
{
	const struct oidc_provider *provider;
	const char *url;

	if (rq->app->oidc == NULL) {
		rq_not_found(rq);
		return;
	}
	provider = oidc_ready(rq->app->oidc, rq->arena, rq->now);
	if (provider == NULL) {
		refuse(rq, OIDC_UNREACHABLE);
		return;
	}
	order.cookie = rq->browser;
	order.return_to = "/";
	rq_begin(rq, TX_WRITE);
	url = oidc_begin(rq->tx, rq->app->oidc, provider, &order);
	rq_commit(rq);
	rq_redirect(rq, url, NULL);
}

void
provider_begin(struct rq *rq)
{
	send_there(rq, (struct oidc_order){ .purpose = OIDC_SIGN_IN });
}

void
provider_again(struct rq *rq)
{
	send_there(rq, (struct oidc_order){ .purpose = OIDC_STEP_UP, .la = rq->session->la,
	    .account = rq->session->account });
}

static const struct oidc_flow *
take_flow(struct rq *rq)
{
	const struct oidc_flow *flow;

	rq_begin(rq, TX_WRITE);
	flow = oidc_take(rq->tx, http_query(rq->http, "state"), rq->browser);
	rq_commit(rq);
	return flow;
}

static void
say_refused(struct rq *rq, const struct oidc_flow *flow, enum oidc_verdict verdict)
{
	rq_begin(rq, TX_WRITE);
	rq_say(rq, (struct audit_entry){ .la = flow == NULL ? 0 : flow->la,
	    .action = "sign_in_provider", .outcome = "refused", .object_kind = "account",
	    .object_id = flow == NULL ? 0 : flow->account,
	    .reason = oidc_verdict_name(verdict) });
	rq_commit(rq);
	refuse(rq, verdict);
}

/* The person who proves themselves once more must be the one who is signed in. */
static bool
is_same_person(const struct rq *rq, const struct oidc_flow *flow, const struct account *acc)
{
	return rq->session != NULL && rq->session->la == flow->la &&
	    rq->session->account == flow->account && acc->la == flow->la &&
	    acc->id == flow->account;
}

/* The claims are believed: the account, and in. */
static void
enter_with(struct rq *rq, const struct oidc_flow *flow, const struct oidc_claims *claims)
{
	const struct account *acc;
	enum oidc_verdict verdict;
	bool changed;

	rq_begin(rq, TX_WRITE);
	verdict = oidc_account(rq->tx, claims, &acc, &changed);
	if (verdict == OIDC_ACCEPTED && flow->purpose == OIDC_STEP_UP &&
	    !is_same_person(rq, flow, acc))
		verdict = OIDC_SUBJECT;
	if (verdict != OIDC_ACCEPTED) {
		rq_rollback(rq);
		say_refused(rq, flow, verdict);
		return;
	}
	if (flow->purpose == OIDC_STEP_UP && !changed &&
	    enter_again(rq, claims->second_factor, "sign_in_again"))
		return;
	enter_open(rq, acc, "oidc", claims->second_factor);
}

void
provider_return(struct rq *rq)
{
	const struct oidc_return back = { .code = http_query(rq->http, "code"),
		.error = http_query(rq->http, "error"), .issuer = http_query(rq->http, "iss") };
	const struct oidc_flow *flow;
	struct oidc_claims claims;
	enum oidc_verdict verdict;

	if (rq->app->oidc == NULL) {
		rq_not_found(rq);
		return;
	}
	flow = take_flow(rq);
	verdict = flow == NULL ? OIDC_FLOW_OVER
			       : oidc_finish(rq->app->oidc, rq->arena, flow, &back, rq->now, &claims);
	if (verdict == OIDC_ACCEPTED)
		enter_with(rq, flow, &claims);
	else
		say_refused(rq, flow, verdict);
}
