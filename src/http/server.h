/*
 * Server: what the files of this room share; nothing outside includes it.
 *
 * One keeper thread accepts sockets and enforces deadlines; libmicrohttpd runs
 * a thread per connection.
 */
#pragma once
#include "http/connection.h"
#include "http/http.h"

#include <pthread.h>

struct MHD_Daemon;

struct http_limits {
	int64_t head_ms, body_ms, whole_ms, idle_ms;
};

struct http_server {
	struct arena *arena;
	struct http_options options; /* its strings are copies */
	struct http_limits limits;
	bool strict_transport;
	struct MHD_Daemon *daemon;
	pthread_t keeper;
	int listener, spare, wake; /* wake: an eventfd that ends the keeper */
	int port;
	struct peer proxy;
	bool has_proxy;
	pthread_mutex_t lock; /* over the places' occupation */
	struct connection *places;
	int n_places;
	int64_t next_reap, paused_until, last_complaint; /* the keeper's, milliseconds */
	_Atomic uint64_t requests;
	_Atomic int running; /* requests between head and answer */
};

/* Binds options.listen.  fail(FAULT_USAGE) when it cannot be had. */
void server_listen(struct http_server *);

/* Accepts what waits on the listener, within the caps (the keeper's thread). */
void server_accept(struct http_server *);

/* libmicrohttpd's callbacks (request.c), and the options that name them. */
struct MHD_Daemon *server_start_daemon(struct http_server *);

/* The address as text in the arena, IPv4 without its prefix. */
char *peer_text(struct arena *, const struct peer *);
bool peer_parse(const char *, struct peer *ret);
