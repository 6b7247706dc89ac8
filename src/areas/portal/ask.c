/* Ask: the pages of a request around its questions. */
#include "app/app.h"
#include "areas/cases/cases.h"
#include "areas/portal/ask.html.h"
#include "areas/portal/came.h"
#include "areas/portal/documents.h"
#include "areas/portal/portal.h"
#include "areas/portal/portal.sql.h"
#include "areas/portal/send.h"
#include "areas/portal/steps.h"
#include "areas/portal/track.h"
#include "areas/portal/typed.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "text/text.h"

static void
start_show(struct rq *rq)
{
	struct out *o = rq_page(rq);

	portal_start(o);
	rq_send(rq, o);
}

static void
ask_show(struct rq *rq)
{
	const struct policy_test_rule *test = rq->app->pack->tests[TEST_ASSESS];
	struct authorities_rows all = authorities(rq->tx);
	struct view_ask v = { .limbs = { test->limbs, test->n_limbs },
		.decide_by = cases_decide_by(rq->arena, rq->app->pack, rq->now.today) };
	struct out *o = rq_page(rq);

	v.authorities.n = all.n;
	v.authorities.a = anew_n(rq->arena, struct view_authority, all.n);
	for (size_t i = 0; i < all.n; i++)
		v.authorities.a[i] =
		    (struct view_authority){ all.a[i].la, all.a[i].name, all.a[i].phone };
	portal_ask(o, &v);
	rq_send(rq, o);
}

/* The council chosen, or the only one there is; 0: none of ours. */
static int64_t
authority_chosen(struct rq *rq, const struct ask_begin *begin)
{
	struct authorities_rows all = authorities(rq->tx);
	int64_t la;

	if (all.n == 1)
		return all.a[0].la;
	for (size_t i = 0; i < all.n; i++)
		if (str_to_int(begin->authority, &la) && all.a[i].la == la)
			return la;
	return 0;
}

static void
ask_begin(struct rq *rq)
{
	int64_t la = authority_chosen(rq, rq->values);

	if (la == 0) {
		rq_bad_request(rq);
		return;
	}
	draft_begin(rq, la);
	rq_redirect(rq, "/ask/child", NULL);
}

static void
return_show(struct rq *rq)
{
	struct out *o = rq_page(rq);

	portal_return(o, rq->form);
	rq_send(rq, o);
}

/* The answer is the same whether or not anybody began a request with that address. */
static void
return_save(struct rq *rq)
{
	const struct ask_return *form = rq->values;
	struct drafts_by_email_rows drafts = drafts_by_email(rq->tx, form->email);

	for (size_t i = 0; i < drafts.n; i++)
		draft_mail_link(
		    rq, drafts.a[i].la, drafts.a[i].id, drafts.a[i].reference, form->email);
	rq_redirect(rq, "/ask/return-sent", NULL);
}

static void
return_sent_show(struct rq *rq)
{
	struct out *o = rq_page(rq);

	portal_return_sent(o);
	rq_send(rq, o);
}

/* Mail scanners open links: opening one changes nothing. */
static void
return_link_show(struct rq *rq)
{
	struct out *o = rq_page(rq);

	portal_return_confirm(o, rq->http->path);
	rq_send(rq, o);
}

static void
return_link_save(struct rq *rq)
{
	struct out *o;

	if (draft_take(rq, rq_arg(rq, "secret"))) {
		rq_redirect(rq, "/ask/tasks", NULL);
		return;
	}
	o = rq_page(rq);
	portal_return_over(o);
	rq->response->status = 410;
	rq_send(rq, o);
}

const struct route portal_routes[] = { GET("/", PUBLIC, ON_NONE, start_show),
	GET("/ask", PUBLIC, ON_NONE, ask_show),
	FORM("/ask/begin", PUBLIC, ON_NONE, &ask_begin_form, ask_show, ask_begin),
	FORM("/ask/child", PUBLIC, ON_DRAFT, &ask_child_form, step_show, step_save),
	FORM("/ask/you", PUBLIC, ON_DRAFT, &ask_you_form, step_show, step_save),
	GET("/ask/tasks", PUBLIC, ON_DRAFT, tasks_show),
	FORM("/ask/worry", PUBLIC, ON_DRAFT, &ask_worry_form, step_show, step_save),
	FORM("/ask/tried", PUBLIC, ON_DRAFT, &ask_tried_form, step_show, step_save),
	FORM("/ask/school", PUBLIC, ON_DRAFT, &ask_school_form, step_show, step_save),
	FORM("/ask/health", PUBLIC, ON_DRAFT, &ask_health_form, step_show, step_save),
	UPLOAD("/ask/documents", PUBLIC, ON_DRAFT, &ask_documents_form, documents_show,
	    documents_save),
	POST("/ask/documents/:document/remove", PUBLIC, ON_DRAFT, document_remove),
	FORM("/ask/help", PUBLIC, ON_DRAFT, &ask_help_form, step_show, step_save),
	FORM("/ask/consent", PUBLIC, ON_DRAFT, &ask_consent_form, step_show, step_save),
	GET("/ask/check", PUBLIC, ON_DRAFT, check_show),
	POST("/ask/send", PUBLIC, ON_DRAFT, send_save),
	GET("/ask/sent/:case", CASE_TRACK, ON_CASE, sent_show),
	FORM("/ask/return", PUBLIC, ON_NONE, &ask_return_form, return_show, return_save,
	    .repeatable = true),
	GET("/ask/return-sent", PUBLIC, ON_NONE, return_sent_show),
	GET("/ask/return/:secret", PUBLIC, ON_NONE, return_link_show),
	POST("/ask/return/:secret", PUBLIC, ON_NONE, return_link_save),
	GET("/track/:case", CASE_TRACK, ON_CASE, track_show),
	UPLOAD("/track/:case/documents", CASE_ADD_DOCUMENT, ON_CASE, &ask_documents_form,
	    track_show, track_add),
	GET("/track/:case/documents/:document", CASE_TRACK, ON_CASE, track_document),
	GET("/track/:case/reads", CASE_TRACK, ON_CASE, track_reads),
	FORM("/cases/new", CASE_OPEN, ON_NONE, &typed_child_form, typed_begin_show,
	    typed_begin_save),
	FORM("/cases/new/:draft/child", CASE_OPEN, ON_TYPED, &typed_child_form, typed_child_show,
	    typed_child_save),
	FORM_OF("/cases/new/:draft/known", CASE_OPEN, ON_TYPED, typed_known_form, typed_known_show,
	    typed_known_save),
	FORM_OF("/cases/new/:draft/request", CASE_OPEN, ON_TYPED, typed_request_form,
	    typed_request_show, typed_request_save),
	UPLOAD("/cases/new/:draft/documents", CASE_OPEN, ON_TYPED, &ask_documents_form,
	    documents_show, documents_save),
	POST("/cases/new/:draft/documents/:document/remove", CASE_OPEN, ON_TYPED, document_remove),
	GET("/cases/new/:draft/check", CASE_OPEN, ON_TYPED, typed_check_show),
	POST("/cases/new/:draft/save", CASE_OPEN, ON_TYPED, typed_save),
	GET("/cases/new/:draft/delete", CASE_OPEN, ON_TYPED, typed_delete_show),
	POST("/cases/new/:draft/delete", CASE_OPEN, ON_TYPED, typed_delete_save),
	FORM_OF("/cases/:case/documents", CASE_PLAN_WRITE, ON_CASE, came_form, came_show, came_save,
	    .uploads = true),
	ROUTES_END };
