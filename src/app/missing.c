/* Missing: what a handler says of what is not there, and a file, which may be missing too. */
#include "app/app.h"
#include "app/problem.h"
#include "app/rq.h"
#include "app/trouble.html.h"
#include "files/files.h"
#include "files/serve.h"

/* A page that says nothing of the case: what is not there looks the same everywhere. */
static struct out *
bare_page(struct rq *rq)
{
	struct rq bare = *rq;

	bare.kase = NULL;
	return rq_page(&bare);
}

void
rq_not_found(struct rq *rq)
{
	struct out *o;

	if (problem_is_for(rq)) {
		problem_send(
		    rq, 404, "There is no such register or record, or it is not yours to see");
		return;
	}
	o = bare_page(rq);
	trouble_not_found(o);
	rq->response->status = 404;
	rq_send(rq, o);
}

void
rq_bad_request(struct rq *rq)
{
	struct out *o = bare_page(rq);

	trouble_bad_request(o);
	rq->response->status = 400;
	rq_send(rq, o);
}

void
rq_send_file(struct rq *rq, int64_t la, const char *hash, const char *type, const char *name)
{
	struct http_response *rs = rq->response;

	if (files_open(rq->tx, intake_store(rq->app->intake), la, hash, &rs->fd, &rs->fd_size) !=
	    FILE_READY) {
		rq_not_found(rq);
		return;
	}
	rs->status = 200;
	rs->type = type;
	http_set_header(rs, "Content-Disposition", files_disposition(rq->arena, name));
}
