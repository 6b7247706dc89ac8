/* Response: headers, cookies, and handing the answer to libmicrohttpd without copying it. */
#include "base/err.h"
#include "base/str.h"
#include "http/exchange.h"
#include "http/refusal.h"

#include <microhttpd.h>
#include <string.h>
#include <unistd.h>

void
http_set_header(struct http_response *r, const char *name, const char *value)
{
	if (name[0] == '\0' || !http_text_plain(name, strlen(name)) ||
	    !http_text_plain(value, strlen(value)) || strpbrk(name, " :") != NULL)
		fail(FAULT_BUG, "a response header that is not one line of text");
	if (r->n_headers >= sizeof r->headers / sizeof r->headers[0])
		fail(FAULT_BUG, "too many response headers");
	r->headers[r->n_headers++] = (struct http_header_line){ name, value };
}

void
http_set_cookie(struct http_request *rq, struct http_response *r, const char *name,
    const char *value, bool secure, int64_t seconds)
{
	const char *age = "";

	/* RFC 6265 section 4.1.1: what would end the value or start another. */
	if (strpbrk(name, "=; ,\"") != NULL || strpbrk(value, "; ,\"\\") != NULL)
		fail(FAULT_BUG, "a cookie that would not come back as it was");
	if (seconds != 0)
		age = arena_printf(
		    rq->arena, "; Max-Age=%lld", (long long)(seconds < 0 ? 0 : seconds));
	http_set_header(r, "Set-Cookie",
	    arena_printf(rq->arena, "%s%s=%s; Path=/; HttpOnly; SameSite=Lax%s%s",
		secure ? "__Host-" : "", name, value, secure ? "; Secure" : "", age));
}

/* Sends the page of a status in place of what the handler made. */
static void
make_refusal(struct exchange *e)
{
	const struct http_header_line *h = refusal_header(e->refusal);
	char page[REFUSAL_PAGE_SIZE];
	size_t n = refusal_page(page, e->refusal, e->request.number);

	e->response = (struct http_response){
		.status = e->refusal,
		.fd = -1,
		.body = arena_memdup(e->arena, page, n),
		.n_body = n,
	};
	if (h != NULL)
		e->response.headers[e->response.n_headers++] = *h;
}

static struct MHD_Response *
make_response(struct http_response *r)
{
	struct MHD_Response *m;

	if (r->fd < 0)
		return MHD_create_response_from_buffer(
		    r->n_body, (void *)(uintptr_t)r->body, MHD_RESPMEM_PERSISTENT);
	m = MHD_create_response_from_fd64((uint64_t)r->fd_size, r->fd);
	if (m == NULL)
		close(r->fd);
	return m;
}

static bool
add(struct MHD_Response *m, const char *name, const char *value)
{
	return MHD_add_response_header(m, name, value) == MHD_YES;
}

static bool
add_headers(struct MHD_Response *m, const struct exchange *e)
{
	const struct http_response *r = &e->response;
	bool ok = add(m, "Content-Type", r->type ? r->type : "text/html; charset=utf-8") &&
		  add(m, "Cache-Control",
		      r->public_cache ? "public, max-age=31536000, immutable" : "no-store");

	for (const struct http_header_line *h = http_security_headers; h->name != NULL; h++)
		ok = ok && add(m, h->name, h->value);
	if (e->server->strict_transport)
		ok = ok && add(m, http_strict_transport.name, http_strict_transport.value);
	for (size_t i = 0; i < r->n_headers; i++)
		ok = ok && add(m, r->headers[i].name, r->headers[i].value);
	return ok;
}

static void
make_page(void *exchange)
{
	make_refusal(exchange);
}

enum MHD_Result
exchange_answer(struct exchange *e)
{
	struct MHD_Connection *mhd = e->request.connection;
	struct MHD_Response *m;
	enum MHD_Result queued = MHD_NO;
	struct fault fault;

	if (e->refusal != 0 && !attempt(make_page, e, &fault))
		return MHD_NO;
	m = make_response(&e->response);
	if (m == NULL)
		return MHD_NO;
	if (add_headers(m, e))
		queued = MHD_queue_response(mhd, (unsigned)e->response.status, m);
	MHD_destroy_response(m);
	return queued;
}
