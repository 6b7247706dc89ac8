/* Trouble: answers to what cannot be done. */
#include "app/trouble.h"
#include "app/problem.h"
#include "app/rq.h"
#include "app/trouble.html.h"
#include "base/str.h"
#include "base/vec.h"

void
trouble_refuse_form(struct rq *rq)
{
	struct out *o = rq_page(rq);

	trouble_form(o);
	rq->response->status = 403;
	rq_send(rq, o);
}

static bool
holds_password(const struct route *route)
{
	for (const struct field *f = route->form == NULL ? NULL : route->form->fields;
	     f != NULL && f->name != NULL; f++)
		if (f->kind == FIELD_PASSWORD)
			return true;
	return false;
}

bool
trouble_keep_form(struct rq *rq, const char *prove)
{
	struct view_kept v = { .action = rq->http->path,
		.prove = prove,
		.signed_in = rq->session != NULL,
		.had_files = rq->http->n_uploads > 0 };
	struct out *o;

	for (size_t i = 0; i < rq->http->n_form; i++)
		if (!str_eq(rq->http->form[i].name, "_csrf") &&
		    !str_eq(rq->http->form[i].name, "_key"))
			vec_push(rq->arena, &v.params, rq->http->form[i]);
	if (v.params.n == 0 || holds_password(rq->route))
		return false;
	o = rq_page(rq);
	trouble_kept(o, &v);
	rq->response->status = 403;
	rq_send(rq, o);
	return true;
}

void
trouble_wrong_method(struct rq *rq)
{
	struct out *o;

	http_set_header(rq->response, "Allow", "GET, HEAD, POST");
	if (problem_is_for(rq)) {
		problem_send(
		    rq, 405, "Use GET to read and POST to write; not every path takes both");
		return;
	}
	o = rq_page(rq);
	trouble_method(o);
	rq->response->status = 405;
	rq_send(rq, o);
}

/* Says to a program what a page says to a person. */
static void
answer_program(struct rq *rq, bool broken, const char *reference)
{
	problem_send(rq, broken ? 500 : 503,
	    arena_printf(rq->arena,
		broken ? "Nothing was changed. Tell the council the number %s"
		       : "Nothing was changed. Try again in a few seconds; the number is %s",
		reference));
}

void
trouble_answer(struct rq *rq, enum fault_kind kind)
{
	const char *reference =
	    arena_printf(rq->arena, "%llu", (unsigned long long)rq->http->number);
	bool broken = kind == FAULT_BUG || kind == FAULT_USAGE;
	struct out *o;

	if (!broken)
		http_set_header(rq->response, "Retry-After", "5");
	if (problem_is_for(rq)) {
		answer_program(rq, broken, reference);
		return;
	}
	o = rq_page(rq);
	if (broken)
		trouble_fault(o, reference);
	else
		trouble_unavailable(o, reference);
	rq->response->status = broken ? 500 : 503;
	rq_send(rq, o);
}
