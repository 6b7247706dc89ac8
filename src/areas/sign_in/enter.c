/* Enter: the session's cookie is set here and nowhere else. */
#include "areas/sign_in/enter.h"
#include "app/app.h"
#include "areas/sign_in/paths.h"
#include "areas/sign_in/sign_in.sql.h"
#include "auth/session.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/str.h"

enum { REMEMBER_SECONDS = 15 * 60 };

static void
set_cookie(struct rq *rq, const char *name, const char *value, int64_t seconds)
{
	http_set_cookie(
	    rq->http, rq->response, name, value, rq->app->conf->secure_cookies, seconds);
}

void
enter_remember(struct rq *rq)
{
	enter_remember_path(rq, http_query(rq->http, "to"));
}

void
enter_remember_path(struct rq *rq, const char *to)
{
	if (path_nearest_page(rq->arena, rq->app->routes, to) != NULL)
		set_cookie(rq, "to", to, REMEMBER_SECONDS);
	else if (http_cookie(rq->http, "to") != NULL)
		set_cookie(rq, "to", "", -1);
}

void
enter_lead_on(struct rq *rq)
{
	const char *wanted = http_cookie(rq->http, "to");
	const char *page = path_nearest_page(rq->arena, rq->app->routes, wanted);

	if (wanted != NULL)
		set_cookie(rq, "to", "", -1);
	rq_redirect(rq, page != NULL ? page : "/home", NULL);
}

void
enter_say(struct rq *rq, const char *action, const char *outcome, int64_t la, int64_t account)
{
	rq_say(rq, (struct audit_entry){ .la = la,
		       .action = action,
		       .outcome = outcome,
		       .object_kind = "account",
		       .object_id = account });
}

static bool
is_staff(struct rq *rq, const struct account *acc)
{
	return sign_in_posts_today(rq->tx, acc->la, acc->person)->n > 0;
}

static const char *
open_session(
    struct rq *rq, const struct account *acc, const char *how, bool second_factor, bool staff)
{
	return session_open(rq->tx, rq->app->conf, acc,
	    &(struct session_start){
		.how = how,
		.second_factor = second_factor,
		.family = !staff,
		.user_agent = http_header(rq->http, "User-Agent"),
		.old_token = http_cookie(rq->http, "session"),
	    });
}

void
enter_open(struct rq *rq, const struct account *acc, const char *how, bool second_factor)
{
	bool staff = is_staff(rq, acc);
	bool whole = second_factor || (!staff && !acc->has_totp);
	const char *token = open_session(rq, acc, how, second_factor, staff);

	enter_say(rq, "sign_in", whole ? NULL : "code_wanted", acc->la, acc->id);
	rq_commit(rq);
	set_cookie(rq, "session", token, 0);
	if (whole)
		enter_lead_on(rq);
	else
		rq_redirect(rq, "/sign-in/code", NULL);
}

bool
enter_again(struct rq *rq, bool second_factor, const char *action)
{
	const struct session *s = rq->session;
	const char *token = session_renew(rq->tx, http_cookie(rq->http, "session"),
	    &(struct session_change){
		.step_up = true, .second_factor = second_factor, .post = s->post });

	if (token == NULL)
		return false;
	enter_say(rq, action, NULL, s->la, s->account);
	rq_commit(rq);
	set_cookie(rq, "session", token, 0);
	enter_lead_on(rq);
	return true;
}

void
enter_reopen(struct rq *rq, bool second_factor)
{
	const struct account *acc = enter_account(rq);

	set_cookie(rq, "session",
	    open_session(rq, acc, rq->session->how, second_factor, is_staff(rq, acc)), 0);
}

const struct account *
enter_account(struct rq *rq)
{
	const struct account *acc = account_by_id(rq->tx, rq->session->la, rq->session->account);

	if (acc == NULL)
		fail(FAULT_BUG, "a session without an account");
	return acc;
}
