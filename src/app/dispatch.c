/*
 * Dispatch: one request from its route to its page.
 *
 * Who is it, may they, what does the URL name, is the form right, what does
 * the handler say: in this order, for every route, so that no handler can
 * leave one out.  A fault anywhere rolls back and answers with a page that
 * holds nothing but a reference.
 */
#include "app/app.h"
#include "app/load.h"
#include "app/frame.h"
#include "app/repeat.h"
#include "app/trouble.h"
#include "app/rq.h"
#include "app/static.h"
#include "audit/read_log.h"
#include "auth/csrf.h"
#include "auth/session.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/log.h"
#include "base/str.h"
#include "db/db.h"

#include <string.h>

static bool
is_post(const struct rq *rq)
{
	return strcmp(rq->http->method, "POST") == 0;
}

static const char *
session_cookie(const struct rq *rq)
{
	return http_cookie(rq->http, "session");
}

static void
touch_session(struct rq *rq, const char *token)
{
	rq_rollback(rq);
	rq_begin(rq, TX_WRITE);
	session_touch(rq->tx, token);
	rq_commit(rq);
	rq_begin(rq, TX_READ);
}

/*
 * Who is it?  The session is looked for on nobody's right, because the viewer
 * is not known yet; the person's posts are read for that person.  A page goes
 * on in this transaction; an act has its own, which writes.
 */
static void
identify(struct rq *rq)
{
	const char *token = session_cookie(rq);

	if (token == NULL)
		return;
	rq_begin(rq, TX_READ);
	rq->session = session_find(rq->tx, token);
	if (rq->session != NULL) {
		if (session_is_stale(rq->session, rq->now))
			touch_session(rq, token);
		tx_become(rq->tx, rq->session->person);
		if (!is_post(rq))
			load_ahead(rq);
		rq->viewer = viewer_load(rq->tx, rq->session->person);
	}
	if (rq->session == NULL || is_post(rq))
		rq_rollback(rq);
}

/* The cookie that names this browser, before and after sign-in; a page gives one to who has none.
 */
static void
know_browser(struct rq *rq)
{
	rq->browser = http_cookie(rq->http, "form");
	if (csrf_cookie_secret(rq->arena, rq->browser) != NULL)
		return;
	rq->browser = is_post(rq) ? NULL : csrf_cookie_new(rq->arena);
	if (rq->browser != NULL)
		http_set_cookie(
		    rq->http, rq->response, "form", rq->browser, rq->app->conf->secure_cookies, 0);
}

/* A form proves that it was made for this browser: by the session's secret, or by that of the
 * cookie. */
static const char *
form_secret(const struct rq *rq)
{
	return rq->session != NULL ? rq->session->csrf : csrf_cookie_secret(rq->arena, rq->browser);
}

/* "null" is what a browser says under our Referrer-Policy (Fetch, section 3.2): the token decides.
 */
static bool
is_foreign_origin(const struct rq *rq)
{
	const char *origin = http_header(rq->http, "Origin");
	const char *host = http_header(rq->http, "Host");
	const char *after = origin == NULL ? NULL : strstr(origin, "://");

	return after != NULL && !str_eq(after + strlen("://"), host) &&
	       !str_eq(origin, rq->app->conf->base_url);
}

/* Sec-Fetch-Site is sent by every browser since 2023; an older one is judged by the token alone. */
static bool
comes_from_here(const struct rq *rq)
{
	const char *site = http_header(rq->http, "Sec-Fetch-Site");

	return (site == NULL || str_eq(site, "same-origin") || str_eq(site, "none")) &&
	       !is_foreign_origin(rq) && csrf_valid(rq->form_secret, http_form(rq->http, "_csrf"));
}

/* One of our own pages sent it, though its token may be of a session that is over. */
static bool
is_own_form(const struct rq *rq)
{
	const char *site = http_header(rq->http, "Sec-Fetch-Site");

	return is_post(rq) && str_eq(site, "same-origin") && !is_foreign_origin(rq);
}

/* To where one signs in or proves oneself; whoever was writing keeps what was typed. */
static bool
turn_away(struct rq *rq, const char *page)
{
	const char *to = arena_printf(rq->arena, "%s?to=%s", page, rq->http->path);

	if (!is_own_form(rq) || !trouble_keep_form(rq, to))
		rq_redirect(rq, is_post(rq) && rq->session == NULL ? page : to, NULL);
	return false;
}

/* Everybody may do what is public; the rest needs a session, and staff a second factor. */
static bool
admit(struct rq *rq)
{
	if (rq->route->may == PUBLIC)
		return true;
	if (rq->session == NULL)
		return turn_away(rq, "/sign-in");
	if (rq_wants_code(rq)) {
		rq_redirect(rq, "/sign-in/code", NULL);
		return false;
	}
	if (rq->route->sensitive && !session_is_stepped_up(rq->session, rq->now))
		return turn_away(rq, "/sign-in/again");
	if (rq->route->on == ON_NONE && !viewer_may(rq->viewer, rq->route->may)) {
		rq_not_found(rq);
		return false;
	}
	return true;
}

/* The form's parameters; http and html each have their own name for the pair. */
static enum form_outcome
parse_form(struct rq *rq)
{
	struct form_param *params = anew_n(rq->arena, struct form_param, rq->http->n_form);

	for (size_t i = 0; i < rq->http->n_form; i++)
		params[i] = (struct form_param){ rq->http->form[i].name, rq->http->form[i].value };
	return form_parse(rq->form,
	    &(struct form_input){ .language = rq->language,
		.today = rq->now.today,
		.params = params,
		.n = rq->http->n_form },
	    rq->values);
}

/* False: the form of this URL is not there. */
static bool
prepare_form(struct rq *rq)
{
	const struct form *form = rq->route->form;

	if (rq->route->form_of != NULL && (form = rq->route->form_of(rq)) == NULL)
		return false;
	if (form == NULL)
		return true;
	rq->form = form_new(rq->arena, form, rq->language);
	rq->values = arena_alloc(rq->arena, form->size);
	return true;
}

/* The connection is given back first: the log of reads needs one, and the pool may be all in use.
 */
static void
show(struct rq *rq)
{
	rq->route->show(rq);
	rq_rollback(rq);
	load_log_reading(rq);
}

/* Shows the form again with what is wrong; nothing that the handler wrote stays. */
static void
show_again(struct rq *rq)
{
	if (rq->route->steps)
		rq_begin(rq, TX_READ);
	rq->route->show(rq);
	rq->response->status = 422;
	rq_rollback(rq);
	load_log_reading(rq);
}

static bool
has_errors(const struct rq *rq)
{
	return rq->form != NULL && rq->form->n_errors > 0;
}

static void
save(struct rq *rq)
{
	rq->route->save(rq);
	if (has_errors(rq)) {
		show_again(rq);
		return;
	}
	if (rq->response->status >= 400)
		return;
	repeat_done(rq);
	rq_commit(rq);
	load_log_reading(rq);
}

/* What was committed on the way stays, such as the count of a wrong try. */
static void
save_in_steps(struct rq *rq)
{
	rq->route->save(rq);
	if (has_errors(rq))
		show_again(rq);
}

static void
answer_post(struct rq *rq)
{
	switch (rq->form == NULL ? FORM_VALID : parse_form(rq)) {
	case FORM_VALID:
		if (rq->route->steps)
			save_in_steps(rq);
		else
			save(rq);
		return;
	case FORM_WRONG:
		show_again(rq);
		return;
	case FORM_REFUSED:
		rq_bad_request(rq);
		return;
	}
}

/* Uploads are parsed and stored before the transaction, because that is slow. */
static void
take_files(struct rq *rq)
{
	rq->n_files = rq->http->n_uploads;
	rq->files = anew_n(rq->arena, struct intake_result, rq->n_files);
	for (size_t i = 0; i < rq->n_files; i++)
		rq->files[i] = intake_file(rq->app->intake, rq->arena, rq->http->uploads[i].fd,
		    rq->http->uploads[i].filename);
}

/* A handler that makes its own transactions gets none, but for showing its form. */
static void
begin(struct rq *rq)
{
	if (rq->route->steps && (is_post(rq) || rq->route->form == NULL))
		rq_rollback(rq);
	else if (rq->tx == NULL)
		rq_begin(rq, is_post(rq) ? TX_WRITE : TX_READ);
}

static void
answer(struct rq *rq)
{
	if (!admit(rq))
		return;
	if (is_post(rq) && !rq->route->by_key && !comes_from_here(rq)) {
		if (!is_own_form(rq) || !trouble_keep_form(rq, NULL))
			trouble_refuse_form(rq);
		return;
	}
	if (is_post(rq) && rq->route->uploads)
		take_files(rq);
	begin(rq);
	if (is_post(rq) && !rq->route->steps && repeat_is(rq))
		return;
	if (!load_object(rq)) {
		if (rq->route->on == ON_DRAFT)
			rq_redirect(rq, "/ask/return", NULL);
		else
			rq_not_found(rq);
		return;
	}
	if (!prepare_form(rq))
		rq_not_found(rq);
	else if (is_post(rq))
		answer_post(rq);
	else
		show(rq);
}

static void
handle(void *object)
{
	struct rq *rq = object;

	if (static_serve(rq->app->files, rq->http, rq->response))
		return;
	rq->match = route_find(rq->arena, rq->app->routes, rq->http->method, rq->http->path);
	rq->route = rq->match.route;
	identify(rq);
	rq->language = frame_language(rq);
	know_browser(rq);
	rq->form_secret = form_secret(rq);
	if (rq->route == NULL && rq->match.other_method)
		trouble_wrong_method(rq);
	else if (rq->route == NULL)
		rq_not_found(rq);
	else
		answer(rq);
	rq_rollback(rq); /* what refused the request early may have left it open */
}

/* The log gets the whole message; the person a reference. */
static void
answer_fault(struct rq *rq, const struct fault *fault)
{
	log_event(LOG_ERROR, "fault", LOG_TEXT("kind", fault_name(fault->kind)),
	    LOG_TEXT("message", fault->message), LOG_INT("request", (int64_t)rq->http->number),
	    LOG_TEXT("route", rq->route ? rq->route->path : ""));
	rq_rollback(rq);
	*rq->response = (struct http_response){ .fd = -1 };
	trouble_answer(rq, fault->kind);
}

void
app_handle(struct http_request *http, struct http_response *response, void *object)
{
	struct rq *rq = anew(http->arena, struct rq);
	struct fault fault;

	*rq = (struct rq){
		.arena = http->arena,
		.app = object,
		.http = http,
		.response = response,
		.now = now_read(),
		.viewer = viewer_public(),
		.language = &text_english,
	};
	if (!attempt(handle, rq, &fault))
		answer_fault(rq, &fault);
}

struct http_body_rule
app_body_rule(const char *method, const char *path, void *object)
{
	enum { FORM_LIMIT = 1 << 20, FILES_AT_ONCE = 10 };
	const struct app *app = object;
	struct arena *a = arena_new(0);
	struct route_match m = route_find(a, app->routes, method, path);
	struct http_body_rule rule = { 0 };

	if (m.route != NULL && m.route->save != NULL)
		rule.limit = FORM_LIMIT;
	if (m.route != NULL && m.route->uploads) {
		rule.limit += FILES_AT_ONCE * app->conf->upload_limit_mb << 20;
		rule.uploads = true;
	}
	arena_free(a);
	return rule;
}
