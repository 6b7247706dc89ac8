/*
 * Sign in: password, code, link by mail, and proving oneself once more.
 *
 * Every refusal of one kind has one text, whether the account is unknown,
 * switched off, without a password or tried too often.  Tries are counted in a
 * transaction of their own, so the routes make their own (rq_begin).
 */
#include "areas/sign_in/sign_in.h"
#include "app/app.h"
#include "areas/sign_in/enter.h"
#include "areas/sign_in/forms.h"
#include "areas/sign_in/own.h"
#include "areas/sign_in/provider.h"
#include "areas/sign_in/sign_in.html.h"
#include "auth/link.h"
#include "auth/password.h"
#include "auth/session.h"
#include "auth/sign_in.h"
#include "base/conf.h"
#include "base/str.h"
#include "mail/mail.h"

#include <string.h>

static bool
is_get(const struct rq *rq)
{
	return strcmp(rq->http->method, "POST") != 0;
}

static bool
is_signed_in(const struct rq *rq)
{
	return rq->session != NULL && !rq_wants_code(rq);
}

/* ---- email address and password ---- */

static void
sign_in_show(struct rq *rq)
{
	struct view_sign_in v = { .form = rq->form, .provider = rq->app->oidc != NULL };
	struct out *o;

	if (is_get(rq) && is_signed_in(rq)) {
		enter_lead_on(rq);
		return;
	}
	if (is_get(rq))
		enter_remember(rq);
	o = rq_page(rq);
	sign_in_page(o, &v);
	rq_send(rq, o);
}

static struct password_try *
begin_try(struct rq *rq, const char *email)
{
	struct password_try *t;

	rq_begin(rq, TX_WRITE);
	t = password_try_begin(rq->tx, rq->arena, email, rq->http->address);
	rq_commit(rq);
	return t;
}

/* Begins the transaction that follows.  NULL: the password is wrong, or the try must wait. */
static const struct account *
finish_try(struct rq *rq, const struct password_try *t, const char *password)
{
	bool right = password_try_verify(t, password);
	const char *upgraded =
	    right && password_is_old(t->hash) ? password_hash(rq->arena, password) : NULL;

	rq_begin(rq, TX_WRITE);
	return right ? password_try_end(rq->tx, t, upgraded) : NULL;
}

/* A try that had to wait was counted; more of it would only fill the log. */
static void
say_wrong_password(struct rq *rq, const struct password_try *t, const char *action)
{
	if (!t->waits)
		enter_say(rq, action, "refused", t->la, t->account);
	rq_commit(rq);
}

static void
sign_in_save(struct rq *rq)
{
	const struct sign_in_answers *v = rq->values;
	const struct password_try *t = begin_try(rq, v->email);
	const struct account *acc = finish_try(rq, t, v->password);

	if (acc != NULL) {
		enter_open(rq, acc, "password", false);
		return;
	}
	say_wrong_password(rq, t, "sign_in");
	form_error(rq->form, "email",
	    N_("The email address or password is not right, or there were too many tries. "
	       "Check both, or wait some minutes and try again."));
}

/* ---- the code of an app ---- */

#define CODE_IS_WRONG                                                                              \
	N_("The code is not right, was used before, or there were too many tries. Wait for the "   \
	   "next code and try again.")

/* Where else than to the page for the code; NULL: stay. */
static const char *
instead_of_code(struct rq *rq)
{
	if (rq->session == NULL)
		return "/sign-in";
	if (!rq_wants_code(rq))
		return "/home";
	if (!rq->session->has_app && !str_eq(rq->session->how, "password"))
		return "/sign-in/app";
	return NULL;
}

/* Only who came through the mailbox or the identity provider may set up a first app: a password
 * that was seen is not enough. */
static void
code_show(struct rq *rq)
{
	const char *instead = instead_of_code(rq);
	struct out *o;

	if (instead != NULL) {
		rq_redirect(rq, instead, NULL);
		return;
	}
	o = rq_page(rq);
	if (rq->session->has_app)
		sign_in_code_page(o, rq->form);
	else
		sign_in_no_app_page(o);
	rq_send(rq, o);
}

static bool
code_is_right(struct rq *rq, const struct account *acc, const char *code)
{
	return recovery_code_fold(rq->arena, code) != NULL
		   ? account_use_recovery_code(rq->tx, acc, code)
		   : account_check_totp(rq->tx, acc, code);
}

/* True when the session goes on under a new token and the browser is led on. */
static bool
prove_by_code(struct rq *rq, const char *code, const char *action)
{
	const struct session *s = rq->session;

	rq_begin(rq, TX_WRITE);
	if (code_is_right(rq, enter_account(rq), code) && enter_again(rq, true, action))
		return true;
	enter_say(rq, action, "refused", s->la, s->account);
	rq_commit(rq);
	return false;
}

static void
code_save(struct rq *rq)
{
	const struct code_answers *v = rq->values;

	if (rq->session == NULL || !rq_wants_code(rq) || !rq->session->has_app)
		rq_redirect(rq, "/sign-in/code", NULL);
	else if (!prove_by_code(rq, v->code, "sign_in_code"))
		form_error(rq->form, "code", CODE_IS_WRONG);
}

/* ---- a link in a message ---- */

static void
link_show(struct rq *rq)
{
	struct out *o = rq_page(rq);

	sign_in_link_page(o, rq->form);
	rq_send(rq, o);
}

static void
mail_link(struct rq *rq, const struct link_made *made)
{
	mail_add(rq->tx, made->account->la,
	    &(struct mail){
		.template = MAIL_SIGN_IN,
		.address = made->account->email,
		.person = made->account->person,
		.language = rq->language->code,
		.path = arena_printf(rq->arena, "/sign-in/link/%s", made->token),
		.code = made->code,
	    });
}

/* The same page for an address that is unknown, and for one asked for too often. */
static void
send_code(struct rq *rq, const char *email)
{
	struct link_made made = { 0 };
	bool asked;

	rq_begin(rq, TX_WRITE);
	asked = link_make_sign_in(rq->tx, email, rq->browser, rq->http->address, &made);
	if (made.account != NULL)
		mail_link(rq, &made);
	if (asked && made.account != NULL)
		enter_say(rq, "sign_in_link", NULL, made.account->la, made.account->id);
	else if (asked)
		enter_say(rq, "sign_in_link", "refused", 0, 0);
	rq_commit(rq);
	rq_redirect(rq, "/sign-in/link/code", NULL);
}

static void
link_save(struct rq *rq)
{
	const struct link_answers *v = rq->values;

	send_code(rq, v->email);
}

void
sign_in_send_code(struct rq *rq, const char *email, const char *to)
{
	if (to != NULL)
		enter_remember_path(rq, to);
	send_code(rq, email);
}

static void
link_code_show(struct rq *rq)
{
	struct out *o = rq_page(rq);

	sign_in_link_code_page(o, rq->form);
	rq_send(rq, o);
}

static void
link_code_save(struct rq *rq)
{
	const struct code_answers *v = rq->values;
	struct link_use use;

	rq_begin(rq, TX_WRITE);
	if (link_confirm_code(rq->tx, rq->browser, v->code, &use)) {
		enter_open(rq, use.account, "link", false);
		return;
	}
	enter_say(rq, "sign_in_link_code", "refused", 0, 0);
	rq_commit(rq);
	form_error(rq->form, "code",
	    N_("The code is not right, is too old, or was tried too often. Check it, or ask for "
	       "a new email."));
}

static void
show_link(struct rq *rq, enum link_state state)
{
	struct view_link v = { .action = rq->http->path,
		.good = state == LINK_GOOD,
		.other_browser = state == LINK_OTHER_BROWSER };
	struct out *o = rq_page(rq);

	if (state == LINK_OVER)
		rq->response->status = 410;
	sign_in_link_opened_page(o, &v);
	rq_send(rq, o);
}

/* Programs that look for bad links open them: that changes nothing. */
static void
link_opened_show(struct rq *rq)
{
	show_link(rq, link_look(rq->tx, rq_arg(rq, "token"), rq->browser));
}

static void
link_opened_save(struct rq *rq)
{
	struct link_use use;

	rq_begin(rq, TX_WRITE);
	if (link_confirm(rq->tx, rq_arg(rq, "token"), rq->browser, &use)) {
		enter_open(rq, use.account, "link", false);
		return;
	}
	rq_rollback(rq);
	show_link(rq, LINK_OVER);
}

/* ---- once more, before something sensitive ---- */

static struct view_again
ways_to_prove(struct rq *rq, const struct account *acc)
{
	return (struct view_again){
		.form = rq->form,
		.code = acc->has_totp,
		.password = !acc->has_totp && acc->password != NULL && acc->email != NULL,
		.provider = rq->app->oidc != NULL && acc->oidc_subject != NULL,
	};
}

static void
again_show(struct rq *rq)
{
	struct view_again v = ways_to_prove(rq, enter_account(rq));
	struct out *o = rq_page(rq);

	if (is_get(rq))
		enter_remember(rq);
	sign_in_again_page(o, &v);
	rq_send(rq, o);
}

static bool
prove_by_password(struct rq *rq, const char *email, const char *password)
{
	const struct password_try *t = begin_try(rq, email);
	const struct account *acc = finish_try(rq, t, password);

	if (acc != NULL && acc->id == rq->session->account &&
	    enter_again(rq, false, "sign_in_again"))
		return true;
	say_wrong_password(rq, t, "sign_in_again");
	return false;
}

static void
again_save(struct rq *rq)
{
	const struct again_answers *v = rq->values;
	const struct account *acc;
	struct view_again ways;

	rq_begin(rq, TX_READ);
	acc = enter_account(rq);
	ways = ways_to_prove(rq, acc);
	rq_rollback(rq);
	if (ways.code && v->code == NULL)
		form_error(rq->form, "code", N_("Enter the code"));
	else if (ways.code && !prove_by_code(rq, v->code, "sign_in_again"))
		form_error(rq->form, "code", CODE_IS_WRONG);
	else if (ways.password && v->password == NULL)
		form_error(rq->form, "password", N_("Enter your password"));
	else if (ways.password && !prove_by_password(rq, acc->email, v->password))
		form_error(rq->form, "password",
		    N_("The password is not right, or there were too many tries. Check it, or "
		       "wait some minutes and try again."));
	else if (!ways.code && !ways.password)
		rq_redirect(rq, "/sign-in/again", NULL);
}

/* ---- out ---- */

static void
sign_out(struct rq *rq)
{
	const char *token = http_cookie(rq->http, "session");

	if (rq->session != NULL) {
		session_end(rq->tx, token);
		enter_say(rq, "sign_out", NULL, rq->session->la, rq->session->account);
	}
	if (token != NULL)
		http_set_cookie(
		    rq->http, rq->response, "session", "", rq->app->conf->secure_cookies, -1);
	rq_redirect(rq, "/", "signed_out");
}

const struct route sign_in_routes[] = { FORM("/sign-in", PUBLIC, ON_NONE, &sign_in_form,
					    sign_in_show, sign_in_save, .steps = true),
	FORM("/sign-in/code", PUBLIC, ON_NONE, &sign_in_code_form, code_show, code_save,
	    .steps = true),
	FORM(
	    "/sign-in/app", PUBLIC, ON_NONE, &own_app_form, own_first_app_show, own_first_app_save),
	FORM("/sign-in/link", PUBLIC, ON_NONE, &sign_in_link_form, link_show, link_save,
	    .steps = true),
	FORM("/sign-in/link/code", PUBLIC, ON_NONE, &sign_in_link_code_form, link_code_show,
	    link_code_save, .steps = true),
	GET("/sign-in/link/:token", PUBLIC, ON_NONE, link_opened_show),
	POST("/sign-in/link/:token", PUBLIC, ON_NONE, link_opened_save, .steps = true),
	GET("/sign-in/oidc", PUBLIC, ON_NONE, provider_begin, .steps = true),
	GET("/sign-in/oidc/again", SIGNED_IN, ON_NONE, provider_again, .steps = true),
	GET("/sign-in/oidc/return", PUBLIC, ON_NONE, provider_return, .steps = true),
	FORM("/sign-in/again", SIGNED_IN, ON_NONE, &sign_in_again_form, again_show, again_save,
	    .steps = true),
	POST("/sign-out", PUBLIC, ON_NONE, sign_out), ROUTES_END };
