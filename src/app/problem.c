/* Problem: one JSON object, with the status's own name as its title. */
#include "app/problem.h"
#include "app/rq.h"
#include "base/str.h"
#include "io/json.h"

bool
problem_is_for(const struct rq *rq)
{
	return str_starts(rq->http->path, "/api/");
}

/* RFC 9110 section 15, RFC 6585. */
static const char *
title_of(int status)
{
	static const struct {
		int status;
		const char *title;
	} titles[] = {
		{ 400, "Bad Request" },
		{ 401, "Unauthorized" },
		{ 403, "Forbidden" },
		{ 404, "Not Found" },
		{ 405, "Method Not Allowed" },
		{ 412, "Precondition Failed" },
		{ 415, "Unsupported Media Type" },
		{ 422, "Unprocessable Content" },
		{ 428, "Precondition Required" },
		{ 429, "Too Many Requests" },
		{ 503, "Service Unavailable" },
	};

	for (size_t i = 0; i < sizeof titles / sizeof titles[0]; i++)
		if (titles[i].status == status)
			return titles[i].title;
	return "Internal Server Error";
}

static json_t *
finding_json(const struct problem_finding *f)
{
	json_t *o = json_pack("{s:s}", "detail", f->detail);

	if (f->pointer != NULL)
		json_object_set_new(o, "pointer", json_string(f->pointer));
	return o;
}

void
problem_send_findings(
    struct rq *rq, int status, const char *detail, struct problem_findings findings)
{
	json_t *o = json_pack("{s:s, s:i, s:s, s:s}", "title", title_of(status), "status", status,
	    "detail", detail, "instance",
	    arena_printf(rq->arena, "urn:request:%llu", (unsigned long long)rq->http->number));
	json_t *errors = findings.n > 0 ? json_array() : NULL;

	for (unsigned i = 0; i < findings.n; i++)
		json_array_append_new(errors, finding_json(&findings.a[i]));
	if (errors != NULL)
		json_object_set_new(o, "errors", errors);
	rq_send_text(rq, "application/problem+json", json_text(rq->arena, o, JSON_COMPACT));
	rq->response->status = status;
}

void
problem_send(struct rq *rq, int status, const char *detail)
{
	problem_send_findings(rq, status, detail, (struct problem_findings){ 0 });
}
