/*
 * Begin: from the mail to a code, without a password or an account to set up.
 *
 * The link in the mail names the request and proves nothing: the page behind
 * it sends a code to the adviser's own address, and that mailbox is the proof.
 * So the link may be used again and again until the advice is given, and a
 * mail scanner that opens it does nothing.
 */
#include "areas/advice/adviser.html.h"
#include "areas/advice/advice.sql.h"
#include "areas/advice/advice_pages.h"
#include "areas/advice/advice_view.h"
#include "areas/sign_in/sign_in.h"
#include "auth/session.h"

static bool
is_adviser(const struct rq *rq, const struct advice_begin_find_row *r)
{
	return r != NULL && rq->session != NULL && !rq_wants_code(rq) &&
	       r->adviser == rq->viewer->person;
}

void
begin_show(struct rq *rq)
{
	const char *request = rq_arg(rq, "request");
	const struct advice_begin_find_row *r = advice_begin_find(rq->tx, request);
	struct view_begin v = { .action = rq->http->path, .good = r != NULL };
	struct out *o;

	if (is_adviser(rq, r)) {
		rq_redirect(rq, advice_path(rq, request, ""), NULL);
		return;
	}
	if (r != NULL) {
		v.reference = r->reference;
		v.due_on = r->due_on;
	} else
		rq->response->status = 410;
	o = rq_page(rq);
	advice_begin_page(o, &v);
	rq_send(rq, o);
}

void
begin_save(struct rq *rq)
{
	const char *request = rq_arg(rq, "request");
	const struct advice_begin_find_row *r;

	rq_begin(rq, TX_READ);
	r = advice_begin_find(rq->tx, request);
	rq_rollback(rq);
	if (r == NULL)
		rq_redirect(rq, rq->http->path, NULL);
	else
		sign_in_send_code(rq, r->email, advice_path(rq, request, ""));
}
