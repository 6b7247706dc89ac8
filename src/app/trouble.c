/* Trouble: answers to what cannot be done. */
#include "app/trouble.h"
#include "app/rq.h"
#include "app/trouble.html.h"

void
trouble_refuse_form(struct rq *rq)
{
	struct out *o = rq_page(rq);

	trouble_form(o);
	rq->response->status = 403;
	rq_send(rq, o);
}

void
trouble_wrong_method(struct rq *rq)
{
	struct out *o = rq_page(rq);

	trouble_method(o);
	rq->response->status = 405;
	http_set_header(rq->response, "Allow", "GET, HEAD, POST");
	rq_send(rq, o);
}

void
trouble_answer(struct rq *rq, enum fault_kind kind)
{
	const char *reference =
	    arena_printf(rq->arena, "%llu", (unsigned long long)rq->http->number);
	struct out *o = rq_page(rq);

	if (kind == FAULT_BUG || kind == FAULT_USAGE) {
		trouble_fault(o, reference);
		rq->response->status = 500;
	} else {
		trouble_unavailable(o, reference);
		rq->response->status = 503;
		http_set_header(rq->response, "Retry-After", "5");
	}
	rq_send(rq, o);
}
