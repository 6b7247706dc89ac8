/*
 * Own: the person's own account: sessions, password, authenticator app, recovery codes.
 *
 * The secret of an app that is being set up is not kept anywhere: it is made
 * from the session's own secret and the installation's key, so that the page
 * that checks the code finds it again.
 */
#include "areas/sign_in/own.h"
#include "app/app.h"
#include "areas/cases/cases.h"
#include "areas/sign_in/enter.h"
#include "areas/sign_in/forms.h"
#include "areas/sign_in/own.html.h"
#include "areas/sign_in/paths.h"
#include "areas/sign_in/qr.h"
#include "areas/sign_in/sign_in.h"
#include "areas/sign_in/sign_in.sql.h"
#include "auth/password.h"
#include "auth/secret.h"
#include "auth/session.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/str.h"
#include "text/text.h"

#include <string.h>

enum { FAMILY = RELATION_PARENT | RELATION_YOUNG_PERSON | RELATION_SUPPORTER };

/* ---- where to begin ---- */

static const char *
case_path(struct rq *rq, const char *public_id)
{
	return arena_printf(rq->arena, "/track/%s", public_id);
}

static void
home_show(struct rq *rq)
{
	const char *home = path_home_of_staff(rq->viewer);
	struct home_cases_rows cases;

	if (home == NULL) {
		cases = home_cases(rq->tx, FAMILY);
		home = cases.n == 1 ? case_path(rq, cases.a[0].public_id) : "/my-cases";
	}
	rq_redirect(rq, home, NULL);
}

/* In the family's words, as the tracker says it. */
static struct view_own_case
view_own_case(struct rq *rq, const struct home_cases_row *r)
{
	struct clock_result clock =
	    cases_clock(rq->tx, r->la, r->id, policy_find(rq->app->packs, r->pack));
	struct clock_next next = clock_next(rq->arena, &clock);
	const char *holder = cases_holder_name(rq, r->next_step, r->holder);

	return (struct view_own_case){
		.path = case_path(rq, r->public_id),
		.reference = r->reference,
		.child = arena_printf(rq->arena, "%s %s", r->child_given, r->child_family),
		.state = cases_state_title(rq, r->state),
		.holder = holder == r->holder ? holder : text_tr(rq->language, N_("You")),
		.holder_since = r->holder_since,
		.next = next.text == NULL ? NULL : text_tr(rq->language, next.text),
		.by = next.by,
		.late = next.is_late,
	};
}

static void
my_cases_show(struct rq *rq)
{
	struct home_cases_rows cases = home_cases(rq->tx, FAMILY);
	struct view_own_cases v = { .cases = { anew_n(rq->arena, struct view_own_case, cases.n),
					cases.n } };
	struct out *o = rq_page(rq);

	for (size_t i = 0; i < cases.n; i++)
		v.cases.a[i] = view_own_case(rq, &cases.a[i]);
	own_cases_page(o, &v);
	rq_send(rq, o);
}

/* ---- the account ---- */

static struct view_own_session
view_session(struct rq *rq, const struct session *s)
{
	bool this = str_eq(s->public_id, rq->session->public_id);

	return (struct view_own_session){
		.agent = str_blank(s->agent) ? text_tr(rq->language, N_("A browser")) : s->agent,
		.opened = s->opened,
		.seen = s->seen,
		.end =
		    this ? NULL : arena_printf(rq->arena, "/account/sessions/%s/end", s->public_id),
	};
}

static void
add_sessions(struct rq *rq, struct view_own *v)
{
	struct session_list all = session_list_of(rq->tx, rq->session->la, rq->session->account);

	v->sessions.n = all.n;
	v->sessions.a = anew_n(rq->arena, struct view_own_session, all.n);
	for (size_t i = 0; i < all.n; i++)
		v->sessions.a[i] = view_session(rq, &all.a[i]);
}

static void
add_posts(struct rq *rq, struct view_own *v)
{
	const struct viewer *viewer = rq->viewer;

	v->posts.n = viewer->n_posts;
	v->posts.a = anew_n(rq->arena, struct view_own_post, viewer->n_posts);
	for (size_t i = 0; i < viewer->n_posts; i++)
		v->posts.a[i] = (struct view_own_post){
			text_tr(rq->language, access_posts[viewer->posts[i].role].description),
			viewer->posts[i].body_name
		};
}

static const char *
name_of(struct rq *rq)
{
	return arena_printf(rq->arena, "%s %s", rq->viewer->given, rq->viewer->family);
}

static void
account_show(struct rq *rq)
{
	const struct account *acc = enter_account(rq);
	struct view_own v = {
		.name = name_of(rq),
		.email = acc->email,
		.password = acc->password != NULL,
		.app = acc->has_totp,
		.has_cases = home_cases(rq->tx, FAMILY).n > 0,
		.codes_left = own_codes_left(rq->tx, acc->la, acc->id)->n,
	};
	struct out *o = rq_page(rq);

	add_posts(rq, &v);
	add_sessions(rq, &v);
	own_account_page(o, &v);
	rq_send(rq, o);
}

static void
session_end_save(struct rq *rq)
{
	const struct session *s = rq->session;

	if (!session_end_one(rq->tx, s->la, s->account, rq_arg(rq, "session"))) {
		rq_not_found(rq);
		return;
	}
	enter_say(rq, "session_end", NULL, s->la, s->account);
	rq_redirect(rq, "/account", "sessions_ended");
}

static void
sessions_end_save(struct rq *rq)
{
	const struct session *s = rq->session;

	session_end_others(rq->tx, s->la, s->account, s->public_id);
	enter_say(rq, "session_end_others", NULL, s->la, s->account);
	rq_redirect(rq, "/account", "sessions_ended");
}

/* ---- password ---- */

static void
password_show(struct rq *rq)
{
	struct out *o = rq_page(rq);

	own_password_page(o, rq->form);
	rq_send(rq, o);
}

/* What must not make up the password: the person's names, the mail address, the service. */
static enum password_fault
judge(struct rq *rq, const struct account *acc, const char *password)
{
	const char *mailbox =
	    acc->email == NULL ? "" : arena_memdup(rq->arena, acc->email, strcspn(acc->email, "@"));
	const char *context[] = { rq->viewer->given, rq->viewer->family, mailbox,
		rq->app->conf->service_name };

	return password_judge(password, context, sizeof context / sizeof context[0]);
}

static void
password_save(struct rq *rq)
{
	const struct password_answers *v = rq->values;
	enum password_fault fault;
	const char *hash;

	rq_begin(rq, TX_READ);
	fault = judge(rq, enter_account(rq), v->password);
	rq_rollback(rq);
	if (fault != PASSWORD_GOOD) {
		form_error(rq->form, "password", password_fault_text(fault));
		return;
	}
	hash = password_hash(rq->arena, v->password);
	rq_begin(rq, TX_WRITE);
	account_set_password(rq->tx, enter_account(rq), hash);
	enter_reopen(rq, rq->session->second_factor);
	enter_say(rq, "password_set", NULL, rq->session->la, rq->session->account);
	rq_commit(rq);
	rq_redirect(rq, "/account", "saved");
}

/* ---- authenticator app ---- */

static struct totp_secret
app_secret(struct rq *rq)
{
	struct totp_secret secret;
	struct hash h;

	if (!hash_from_hex(
		secret_keyed_hash(rq->arena, "authenticator app", rq->session->csrf), &h))
		fail(FAULT_BUG, "a hash that is none");
	memcpy(secret.bytes, h.bytes, sizeof secret.bytes);
	return secret;
}

static void
app_show(struct rq *rq)
{
	const struct account *acc = enter_account(rq);
	struct totp_secret secret = app_secret(rq);
	const char *label = acc->email != NULL ? acc->email : name_of(rq);
	const char *uri = totp_uri(rq->arena, &secret, rq->app->conf->service_name, label);
	struct view_app v = {
		.form = rq->form,
		.action = rq->route->path,
		.issuer = rq->app->conf->service_name,
		.account = label,
		.secret = totp_secret_text(rq->arena, &secret),
		.squares = qr_path(rq->arena, uri, &v.size),
	};
	struct out *o = rq_page(rq);

	own_app_page(o, &v);
	rq_send(rq, o);
}

/* The code of the set-up counts as used, unless the app before gave one in the same half minute:
 * then it is refused later all the same. */
static void
store_app(struct rq *rq, const struct totp_secret *secret, const char *code)
{
	account_set_totp(rq->tx, enter_account(rq), secret);
	(void)account_check_totp(rq->tx, enter_account(rq), code);
	enter_reopen(rq, true);
	enter_say(rq, "app_set", NULL, rq->session->la, rq->session->account);
}

static void
app_save(struct rq *rq)
{
	const struct code_answers *v = rq->values;
	struct totp_secret secret = app_secret(rq);
	int64_t step;

	if (!totp_check(&secret, v->code, rq->now.instant, 0, &step)) {
		form_error(rq->form, "code",
		    N_("The code is not the one that the app shows now. Check that the phone’s "
		       "time is right and enter the newest code."));
		return;
	}
	store_app(rq, &secret, v->code);
	rq_redirect(rq, "/account/recovery-codes", "saved");
}

static bool
may_set_first_app(const struct rq *rq)
{
	return rq_wants_code(rq) && !rq->session->has_app && !str_eq(rq->session->how, "password");
}

void
own_first_app_show(struct rq *rq)
{
	if (may_set_first_app(rq))
		app_show(rq);
	else
		rq_redirect(rq, "/sign-in/code", NULL);
}

void
own_first_app_save(struct rq *rq)
{
	if (may_set_first_app(rq))
		app_save(rq);
	else
		rq_redirect(rq, "/sign-in/code", NULL);
}

/* ---- recovery codes ---- */

static void
codes_show(struct rq *rq)
{
	struct out *o = rq_page(rq);

	own_codes_page(o, rq->form);
	rq_send(rq, o);
}

/* The answer itself holds the codes: they are shown once. */
static void
codes_save(struct rq *rq)
{
	const char *const *codes = account_new_recovery_codes(rq->tx, enter_account(rq));
	struct view_codes v = { .codes = { anew_n(rq->arena, const char *, RECOVERY_CODES),
				    RECOVERY_CODES } };
	struct out *o = rq_page(rq);

	memcpy(v.codes.a, codes, RECOVERY_CODES * sizeof *codes);
	enter_say(rq, "recovery_codes_made", NULL, rq->session->la, rq->session->account);
	own_codes_made_page(o, &v);
	rq_send(rq, o);
}

const struct route own_routes[] = { GET("/home", SIGNED_IN, ON_NONE, home_show),
	GET("/my-cases", SIGNED_IN, ON_NONE, my_cases_show),
	GET("/account", SIGNED_IN, ON_NONE, account_show),
	POST("/account/sessions/end", SIGNED_IN, ON_NONE, sessions_end_save),
	POST("/account/sessions/:session/end", SIGNED_IN, ON_NONE, session_end_save),
	FORM("/account/password", SIGNED_IN, ON_NONE, &own_password_form, password_show,
	    password_save, .sensitive = true, .steps = true),
	FORM("/account/app", SIGNED_IN, ON_NONE, &own_app_form, app_show, app_save,
	    .sensitive = true),
	FORM("/account/recovery-codes", SIGNED_IN, ON_NONE, &own_codes_form, codes_show, codes_save,
	    .sensitive = true),
	ROUTES_END };
