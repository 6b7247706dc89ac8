/*
 * A small program over the HTTP room, for http_faults.py, bench/http and trials by hand:
 *	http_server [name=value …], names as in main()'s table; prints its port; ends on SIGTERM.
 */
#include "base/buf.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/rng.h"
#include "base/str.h"
#include "http/http.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

struct settings {
	int64_t connections, per_address, file_limit, head, body, whole, strict;
	char *page; /* what /page sends */
	size_t n_page;
	size_t n_large;
	char *large; /* what /large sends */
};

static void
add_upload(struct http_request *rq, struct buf *b, const struct http_upload *u)
{
	char *bytes = arena_alloc(rq->arena, (size_t)u->size);
	struct hash h;

	if (pread(u->fd, bytes, (size_t)u->size, 0) != u->size)
		fail(FAULT_STORAGE, "cannot read the upload back");
	h = hash_of(bytes, (size_t)u->size);
	buf_printf(b, "upload %s|%s|%s|%lld|%s\n", u->name, u->filename, u->type,
	    (long long)u->size, hash_hex(rq->arena, &h));
}

/* Tells what arrived, a line for each thing. */
static void
echo(struct http_request *rq, struct http_response *r)
{
	struct buf *b = buf_new(rq->arena);
	const char *cookie = http_cookie(rq, "sid");

	buf_printf(b, "%s %s\naddress %s\n", rq->method, rq->path, rq->address);
	if (cookie != NULL)
		buf_printf(b, "cookie %s\n", cookie);
	for (size_t i = 0; i < rq->n_query; i++)
		buf_printf(b, "query %s=%s\n", rq->query[i].name, rq->query[i].value);
	for (size_t i = 0; i < rq->n_form; i++)
		buf_printf(b, "form %s=%s\n", rq->form[i].name, rq->form[i].value);
	for (size_t i = 0; i < rq->n_uploads; i++)
		add_upload(rq, b, &rq->uploads[i]);
	if (rq->body != NULL)
		buf_printf(b, "body %zu %s\n", rq->n_body, rq->body);
	r->type = "text/plain; charset=utf-8";
	r->body = b->p;
	r->n_body = b->n;
}

static void
send_file(struct http_request *rq, struct http_response *r)
{
	struct stat st;

	r->fd = open("/proc/self/exe", O_RDONLY | O_CLOEXEC);
	if (r->fd < 0 || fstat(r->fd, &st) < 0)
		fail(FAULT_STORAGE, "no file");
	r->fd_size = st.st_size;
	r->public_cache = true;
	if (http_query(rq, "fault") != NULL)
		fail(FAULT_DATABASE, "after the file was opened");
}

static void
fault(struct http_request *rq)
{
	int64_t kind = FAULT_BUG;

	str_to_int(http_query(rq, "kind"), &kind);
	fail((enum fault_kind)kind, "asked for");
}

static void
wait_ms(const char *text)
{
	int64_t ms = 0;

	str_to_int(text, &ms);
	nanosleep(&(struct timespec){ ms / 1000, ms % 1000 * 1000000 }, NULL);
}

static void
answer(struct http_request *rq, struct http_response *r, void *context)
{
	const struct settings *s = context;

	r->body = "hello\n";
	r->n_body = 6;
	if (str_eq(rq->path, "/page")) {
		r->body = s->page;
		r->n_body = s->n_page;
	} else if (str_eq(rq->path, "/large")) {
		r->body = s->large;
		r->n_body = s->n_large;
	} else if (str_eq(rq->path, "/echo") || str_eq(rq->path, "/small")) {
		echo(rq, r);
	} else if (str_eq(rq->path, "/file")) {
		send_file(rq, r);
	} else if (str_eq(rq->path, "/fault")) {
		fault(rq);
	} else if (str_eq(rq->path, "/memory")) {
		arena_alloc(rq->arena, 1 << 30);
	} else if (str_eq(rq->path, "/slow")) {
		wait_ms(http_query(rq, "ms"));
	} else if (str_eq(rq->path, "/header")) {
		http_set_header(r, "X-Given", http_query(rq, "value"));
	} else if (str_eq(rq->path, "/cookie")) {
		http_set_cookie(rq, r, "sid", "abc", true, 60);
	} else if (!str_eq(rq->path, "/")) {
		r->status = 404;
	}
}

static struct http_body_rule
rule(const char *method, const char *path, void *context)
{
	(void)method;
	(void)context;
	if (str_eq(path, "/echo"))
		return (struct http_body_rule){ .limit = 40 << 20, .uploads = true };
	return (struct http_body_rule){ .limit = str_eq(path, "/small") ? 1000 : 0 };
}

static void
make_page(struct settings *s, struct arena *arena)
{
	s->n_page = 20 << 10;
	s->page = arena_alloc(arena, s->n_page);
	memset(s->page, 'x', s->n_page);
	s->n_large = 64 << 20;
	s->large = arena_alloc(arena, s->n_large);
}

/* True when the argument is name=value with that name. */
static const char *
value_of(const char *argument, const char *name)
{
	size_t n = strlen(name);

	return strncmp(argument, name, n) == 0 && argument[n] == '=' ? argument + n + 1 : NULL;
}

static void
set_number(const char *argument, const char *name, int64_t *number)
{
	const char *value = value_of(argument, name);

	if (value != NULL && !str_to_int(value, number))
		fail(FAULT_USAGE, "%s is not a number", argument);
}

static void
read_argument(struct settings *s, struct http_options *o, const char *argument)
{
	if (value_of(argument, "listen"))
		o->listen = value_of(argument, "listen");
	if (value_of(argument, "proxy"))
		o->proxy = value_of(argument, "proxy");
	if (value_of(argument, "spool"))
		o->spool_dir = value_of(argument, "spool");
	set_number(argument, "connections", &s->connections);
	set_number(argument, "per_address", &s->per_address);
	set_number(argument, "file_limit", &s->file_limit);
	set_number(argument, "head", &s->head);
	set_number(argument, "body", &s->body);
	set_number(argument, "whole", &s->whole);
	set_number(argument, "strict", &s->strict);
}

int
main(int argc, char **argv)
{
	struct arena *arena = arena_new(128 << 20);
	struct settings s = { .connections = 64, .per_address = 64, .file_limit = 30 << 20 };
	struct http_options o = {
		.listen = "127.0.0.1:0", .proxy = "", .handler = answer, .body_rule = rule
	};
	struct http_server *server;
	sigset_t ends;
	int caught;

	rng_init();
	sigemptyset(&ends);
	sigaddset(&ends, SIGTERM);
	sigaddset(&ends, SIGINT);
	pthread_sigmask(SIG_BLOCK, &ends, NULL);
	for (int i = 1; i < argc; i++)
		read_argument(&s, &o, argv[i]);
	make_page(&s, arena);
	o.connections = (int)s.connections;
	o.connections_per_address = (int)s.per_address;
	o.file_limit = s.file_limit;
	o.head_seconds = (int)s.head;
	o.body_seconds = (int)s.body;
	o.whole_seconds = (int)s.whole;
	o.strict_transport = s.strict;
	o.context = &s;
	server = http_start(&o);
	printf("%d\n", http_port(server));
	fflush(stdout);
	sigwait(&ends, &caught);
	http_stop(server);
	arena_free(arena);
	return 0;
}
