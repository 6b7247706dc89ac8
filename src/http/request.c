/*
 * Request: libmicrohttpd's callbacks, from the request line to the answer.
 *
 * Every callback runs its work under attempt(), for a fault must not jump
 * over libmicrohttpd's frames.
 */
#include "http/server.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/log.h"
#include "base/str.h"
#include "http/exchange.h"

#include <microhttpd.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
	/* SQLite's deepest query measured took 71 KiB; untouched pages cost nothing. */
	STACK_BYTES = 512 << 10,
	/*
	 * Holds the largest head with libmicrohttpd's records of it, and our headers.  Every open
	 * connection has touched all of it: it is cleared after each request.
	 */
	CONNECTION_BYTES = 28 << 10,
	/* Of a refused body, read all the same so that the client gets to see why. */
	DRAIN_BYTES = 64 << 20,
};

static struct connection *
context_of(struct MHD_Connection *c)
{
	const union MHD_ConnectionInfo *info =
	    MHD_get_connection_info(c, MHD_CONNECTION_INFO_SOCKET_CONTEXT);

	return info == NULL ? NULL : info->socket_context;
}

const char *
http_header(const struct http_request *r, const char *name)
{
	const char *value;

	if (r->connection == NULL)
		return NULL;
	value = MHD_lookup_connection_value(r->connection, MHD_HEADER_KIND, name);
	return value != NULL && str_utf8_valid(value, strlen(value)) ? value : NULL;
}

const char *
http_cookie(const struct http_request *r, const char *name)
{
	if (r->strict)
		name = arena_printf(r->arena, "__Host-%s", name);
	return http_find_cookie(r->arena, http_header(r, "Cookie"), name);
}

static const char *
find_param(const struct http_param *params, size_t n, const char *name)
{
	for (size_t i = 0; i < n; i++)
		if (str_eq(params[i].name, name))
			return params[i].value;
	return NULL;
}

const char *
http_query(const struct http_request *r, const char *name)
{
	return find_param(r->query, r->n_query, name);
}

const char *
http_form(const struct http_request *r, const char *name)
{
	return find_param(r->form, r->n_form, name);
}

static enum MHD_Result
keep_last(void *last, enum MHD_ValueKind kind, const char *name, const char *value)
{
	const char **found = last;

	(void)kind;
	if (str_eq_ci(name, "X-Forwarded-For"))
		*found = value;
	return MHD_YES;
}

/* The peer's, or what our own proxy says it is; nobody else is believed. */
static const char *
client_address(struct exchange *e)
{
	const struct http_server *s = e->server;
	const char *peer = peer_text(e->arena, &e->connection->peer), *field = NULL, *said = NULL;

	if (!s->has_proxy ||
	    memcmp(&s->proxy.bytes, &e->connection->peer.bytes, sizeof s->proxy.bytes) != 0)
		return peer;
	MHD_get_connection_values(e->request.connection, MHD_HEADER_KIND, keep_last, &field);
	if (field != NULL)
		said = http_forwarded_for(e->arena, field, s->options.proxy);
	return said ? said : peer;
}

/* What will become of the body; a refusal's status or 0. */
static int
plan_body(struct exchange *e)
{
	struct http_request *r = &e->request;
	const struct http_options *o = &e->server->options;
	struct http_body_rule rule = o->body_rule(r->method, r->path, o->context);
	const char *field = http_header(r, "Content-Type");
	char *boundary = NULL;
	struct multipart_rule limits = {
		.file_limit = o->file_limit,
		.uploads = rule.uploads,
		.spool_dir = o->spool_dir,
	};

	if (e->connection->head.length > rule.limit)
		return 413;
	if (field == NULL)
		return 415;
	e->type = http_media_type(e->arena, field, &boundary);
	if (str_eq(e->type, "multipart/form-data")) {
		if (boundary == NULL)
			return 400;
		e->multipart = multipart_new(e->arena, boundary, &limits, &e->form, &e->uploads);
		return 0;
	}
	e->body = buf_new(e->arena);
	return e->connection->head.length > HTTP_MAX_FORM ? 413 : 0;
}

/* The head is in: fills the request as far as it goes. */
static int
read_head(struct exchange *e)
{
	struct http_request *r = &e->request;
	const char *target = e->target, *mark = strchr(target, '?');
	size_t n = mark ? (size_t)(mark - target) : strlen(target);

	r->address = client_address(e);
	r->path = http_decode_path(e->arena, target, n);
	if (r->path == NULL)
		return 400;
	if (mark != NULL && !http_decode_pairs(e->arena, mark + 1, strlen(mark + 1), &e->query))
		return 400;
	r->query = e->query.a;
	r->n_query = e->query.n;
	return e->connection->head.length > 0 ? plan_body(e) : 0;
}

static int
read_body(struct exchange *e, const char *bytes, size_t n)
{
	if (e->multipart != NULL)
		return multipart_feed(e->multipart, bytes, n);
	buf_add(e->body, bytes, n);
	return 0;
}

static int
end_body(struct exchange *e)
{
	struct http_request *r = &e->request;

	if (e->multipart != NULL && multipart_end(e->multipart) != 0)
		return 400;
	if (e->body != NULL) {
		if (!str_eq(e->type, "application/x-www-form-urlencoded")) {
			r->body = e->body->p;
			r->n_body = e->body->n;
		} else if (!http_decode_pairs(e->arena, e->body->p, e->body->n, &e->form)) {
			return 400;
		}
	}
	r->form = e->form.a;
	r->n_form = e->form.n;
	r->uploads = e->uploads.a;
	r->n_uploads = e->uploads.n;
	return 0;
}

static void
run_handler(struct exchange *e)
{
	const struct http_options *o = &e->server->options;

	e->response = (struct http_response){ .status = 200, .fd = -1 };
	o->handler(&e->request, &e->response, o->context);
}

/* One step of the exchange, run under attempt(). */
static void
step(void *exchange)
{
	struct exchange *e = exchange;

	switch (e->step) {
	case STEP_HEAD:
		e->refusal = read_head(e);
		break;
	case STEP_BODY:
		e->refusal = read_body(e, e->chunk, e->n_chunk);
		break;
	case STEP_END:
		e->refusal = end_body(e);
		if (e->refusal == 0)
			run_handler(e);
		break;
	}
}

static void
try_step(struct exchange *e, enum exchange_step which)
{
	struct fault fault;

	if (e->refusal != 0)
		return;
	e->step = which;
	if (attempt(step, e, &fault))
		return;
	log_event(LOG_ERROR, "http_fault", LOG_INT("request", (int64_t)e->request.number),
	    LOG_TEXT("kind", fault_name(fault.kind)), LOG_TEXT("message", fault.message));
	if (e->response.fd >= 0)
		close(e->response.fd);
	e->response.fd = -1;
	e->refusal = fault.kind == FAULT_BUG || fault.kind == FAULT_USAGE ? 500 : 503;
}

/* Answers a refused body at once only when the client waits for leave to send it, or it is huge. */
static bool
answer_before_body(const struct exchange *e)
{
	int64_t length = e->connection->head.length;

	return e->refusal != 0 &&
	       (length == 0 || length > DRAIN_BYTES || http_header(&e->request, "Expect") != NULL);
}

static enum MHD_Result
on_head(struct exchange *e, struct MHD_Connection *mhd, const char *method)
{
	struct connection *c = context_of(mhd);

	e->begun = true;
	e->connection = c;
	if (c == NULL || !c->passed) {
		log_event(LOG_ERROR, "http_guard_missing");
		return MHD_NO;
	}
	c->passed = false;
	e->request.method = method;
	e->request.connection = mhd;
	try_step(e, STEP_HEAD);
	return answer_before_body(e) ? exchange_answer(e) : MHD_YES;
}

static enum MHD_Result
on_request(void *server, struct MHD_Connection *mhd, const char *url, const char *method,
    const char *version, const char *upload, size_t *n_upload, void **exchange)
{
	struct exchange *e = *exchange;

	(void)server;
	(void)url;
	(void)version;
	if (e == NULL)
		return MHD_NO; /* no memory for it: on_target() */
	if (!e->begun)
		return on_head(e, mhd, method);
	if (*n_upload > 0) {
		e->chunk = upload;
		e->n_chunk = *n_upload;
		try_step(e, STEP_BODY);
		*n_upload = 0;
		return MHD_YES;
	}
	try_step(e, STEP_END);
	return exchange_answer(e);
}

/* Arguments of open_exchange(), which runs under attempt(). */
struct opening {
	struct http_server *server;
	const char *target;
	struct arena *arena;
	struct exchange *exchange;
};

static void
open_exchange(void *opening)
{
	struct opening *o = opening;
	struct exchange *e;

	o->arena = arena_new(0);
	e = anew(o->arena, struct exchange);
	*e = (struct exchange){
		.server = o->server,
		.arena = o->arena,
		.target = arena_strdup(o->arena, o->target),
		.request.arena = o->arena,
		.request.strict = o->server->strict_transport,
		.request.number = atomic_fetch_add(&o->server->requests, 1) + 1,
		.response.fd = -1,
	};
	o->exchange = e;
}

/* libmicrohttpd has the request line; its parse of the target is not used, so the raw text is kept.
 */
static void *
on_target(void *server, const char *target, struct MHD_Connection *mhd)
{
	struct opening o = { .server = server, .target = target };
	struct fault fault;

	(void)mhd;
	if (!attempt(open_exchange, &o, &fault)) {
		arena_free(o.arena);
		return NULL;
	}
	atomic_fetch_add(&o.server->running, 1);
	return o.exchange;
}

static void
on_completed(
    void *server, struct MHD_Connection *mhd, void **exchange, enum MHD_RequestTerminationCode why)
{
	struct http_server *s = server;
	struct connection *c = context_of(mhd);

	(void)why;
	if (*exchange != NULL) {
		arena_free(((struct exchange *)*exchange)->arena);
		*exchange = NULL;
		atomic_fetch_sub(&s->running, 1);
	}
	if (c != NULL)
		connection_next(c);
}

static struct connection *
opening_place(struct http_server *s, int fd)
{
	for (int i = 0; i < s->n_places; i++)
		if (s->places[i].fd == fd && atomic_load(&s->places[i].phase) == PHASE_OPENING)
			return &s->places[i];
	return NULL;
}

static void
on_connection(void *server, struct MHD_Connection *mhd, void **context,
    enum MHD_ConnectionNotificationCode what)
{
	struct http_server *s = server;
	int fd = MHD_get_connection_info(mhd, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;

	pthread_mutex_lock(&s->lock);
	if (what == MHD_CONNECTION_NOTIFY_STARTED) {
		*context = opening_place(s, fd);
		if (*context != NULL)
			connection_begin(*context);
		else
			shutdown(fd, SHUT_RDWR);
	} else if (*context != NULL) {
		connection_end(*context);
		*context = NULL;
	}
	pthread_mutex_unlock(&s->lock);
}

/* We decode the path once ourselves (http/decode.h). */
static size_t
no_unescape(void *server, struct MHD_Connection *mhd, char *text)
{
	(void)server;
	(void)mhd;
	return strlen(text);
}

struct MHD_Daemon *
server_start_daemon(struct http_server *s)
{
	return MHD_start_daemon(MHD_USE_THREAD_PER_CONNECTION | MHD_USE_INTERNAL_POLLING_THREAD |
				    MHD_USE_POLL | MHD_USE_NO_LISTEN_SOCKET | MHD_USE_ITC,
	    0, NULL, NULL, on_request, s, MHD_OPTION_NOTIFY_CONNECTION, on_connection, s,
	    MHD_OPTION_URI_LOG_CALLBACK, on_target, s, MHD_OPTION_NOTIFY_COMPLETED, on_completed, s,
	    MHD_OPTION_UNESCAPE_CALLBACK, no_unescape, s, MHD_OPTION_THREAD_STACK_SIZE,
	    (size_t)STACK_BYTES, MHD_OPTION_CONNECTION_MEMORY_LIMIT, (size_t)CONNECTION_BYTES,
	    MHD_OPTION_CONNECTION_LIMIT, (unsigned)s->n_places + 8, MHD_OPTION_CONNECTION_TIMEOUT,
	    0u, MHD_OPTION_END);
}
