/*
 * Http: requests in, responses out, over GNU libmicrohttpd with a thread per
 * connection, and the guards it lacks: framing checks, absolute deadlines,
 * caps on connections in all and per address, a descriptor in reserve.
 *
 * The handler runs once per request, after the whole of it has come in and
 * been checked; it may block.  Knows nothing of routes' meaning, sessions or
 * pages.
 */
#pragma once
#include "base/arena.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct conf;
struct http_server;

/* A name and value of a query string or form.  Values are valid UTF-8 without NUL or control
 * characters but TAB, CR, LF. */
struct http_param {
	const char *name, *value;
};

/* A file that came in a multipart form, spooled to an unlinked temporary file. */
struct http_upload {
	const char *name;     /* of the form's field */
	const char *filename; /* as the browser said it: for display only */
	const char *type;     /* as the browser said it: not believed */
	int fd;		      /* readable from 0; closed with the request's arena */
	int64_t size;
};

struct http_request {
	struct arena *arena; /* dies when the response is sent */
	const char *method;  /* GET, HEAD or POST; others were refused with 405 */
	const char *path;    /* decoded, normalised, starts with '/', holds no ".." */
	const char
	    *address; /* the client's address; of X-Forwarded-For when the peer is the proxy */
	const struct http_param *query; /* of the URL */
	size_t n_query;
	const struct http_param *form; /* of the body: urlencoded or multipart */
	size_t n_form;
	const struct http_upload *uploads;
	size_t n_uploads;
	const char *body; /* of other content types, NUL-terminated */
	size_t n_body;
	void *connection; /* libmicrohttpd's own; for http_header() and http_cookie() */
	bool strict;	  /* options.strict_transport: cookies are looked up as __Host-… */
	uint64_t number;  /* counts requests; the reference in error pages and logs */
};

struct http_header_line {
	const char *name, *value;
};

/* Filled by the handler.  Bodies live in the request's arena. */
struct http_response {
	int status;
	const char *type; /* content type; NULL: text/html; charset=utf-8 */
	const char *body;
	size_t n_body;
	int fd; /* -1, or a file to send instead of body; the server closes it */
	int64_t fd_size;
	struct http_header_line headers[16];
	size_t n_headers;
	bool public_cache; /* false: Cache-Control: no-store */
};

typedef void http_handler(struct http_request *, struct http_response *, void *context);

/* What a request's body may be, asked as soon as its head is read. */
struct http_body_rule {
	int64_t limit; /* bytes in all; 0: no body allowed */
	bool uploads;  /* multipart with files */
};
typedef struct http_body_rule http_body_rule_for(
    const char *method, const char *path, void *context);

struct http_options {
	const char *listen; /* "127.0.0.1:8080", "[::1]:8080"; port 0: any */
	const char *proxy;  /* trusted peer, or "" */
	int connections, connections_per_address;
	int64_t file_limit;    /* bytes of one uploaded file */
	const char *spool_dir; /* where uploads wait, unlinked; NULL: /var/tmp */
	bool strict_transport; /* sends Strict-Transport-Security */
	int head_seconds, body_seconds,
	    whole_seconds; /* absolute deadlines, each longer than the one before; 0: 10, 30, 60 */
	http_handler *handler;
	http_body_rule_for *body_rule;
	void *context;
};

/* Starts serving.  fail(FAULT_USAGE) when the address cannot be had. */
struct http_server *http_start(const struct http_options *);
/* Stops listening, lets running requests end (at most 5 seconds), frees. */
void http_stop(struct http_server *);
int http_port(const struct http_server *);

/* NULL when absent, or not UTF-8. */
const char *http_header(const struct http_request *, const char *name);
/* By the name given to http_set_cookie(); when the request is strict only the __Host- one counts.
 */
const char *http_cookie(const struct http_request *, const char *name);

/* First value of that name, NULL when absent. */
const char *http_query(const struct http_request *, const char *name);
const char *http_form(const struct http_request *, const char *name);

/*
 * Adds a header; name and value must live as long as the request's arena.
 * fail(FAULT_BUG) when either holds a control character or is not UTF-8.  The
 * security headers, Date, Content-Type and Cache-Control come by themselves.
 */
void http_set_header(struct http_response *, const char *name, const char *value);

/*
 * Host-only, HttpOnly, SameSite=Lax; __Host- prefix and Secure when secure, which
 * must be what options.strict_transport is.  seconds 0: for the session; -1: removes it.
 * fail(FAULT_BUG) when the value holds what RFC 6265 does not allow.
 */
void http_set_cookie(struct http_request *, struct http_response *, const char *name,
    const char *value, bool secure, int64_t seconds);
