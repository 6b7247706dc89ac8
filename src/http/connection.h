/*
 * Connection: one client's socket, and the guard on what is read from it.
 *
 * libmicrohttpd reads a socket with recv(3).  This room defines recv() for the
 * whole program, which by the rules of ELF linking stands before libc's; for
 * a client's socket it first looks at the bytes where they wait in the kernel
 * (MSG_PEEK) and lets libmicrohttpd have no more than one request's head that
 * the strict scanner of http/head.h has passed, and then no more than that
 * request's body.  So nothing that two parsers could read in two ways gets in,
 * a refusal is answered here, and the deadlines know exactly where the client
 * is.  Any other descriptor is read as ever.  Should a build lose the guard, requests find
 * no passed head and are answered with 500 (http/request.c): it fails closed.
 */
#pragma once
#include "http/head.h"
#include "http/http.h"

#include <netinet/in.h>
#include <stdatomic.h>

struct http_server;

enum connection_phase {
	PHASE_FREE,    /* the place is unused */
	PHASE_OPENING, /* handed to libmicrohttpd, its thread not yet running */
	PHASE_IDLE,    /* between requests */
	PHASE_HEAD,    /* some bytes of a head have come */
	PHASE_BODY,
	PHASE_ANSWER, /* handler runs, response goes out */
	PHASE_CUT,    /* past its deadline, refused or shut down: nothing more is read */
};

/* The address a cap counts: an IPv4 address, or the first 64 bits of an IPv6 one, which is one
 * subscriber. */
struct peer {
	struct in6_addr bytes; /* IPv4 as ::ffff:a.b.c.d */
};

struct connection {
	int fd;
	struct http_server *server;
	struct peer peer;
	_Atomic int phase;
	_Atomic int64_t deadline; /* CLOCK_MONOTONIC milliseconds */
	_Atomic int64_t received; /* bytes of this body */
	_Atomic int64_t extended; /* milliseconds granted to this request because it kept moving */
	_Atomic int64_t received_before, acked_before; /* at the last look */
	/* The rest belongs to the connection's thread. */
	struct head head;
	bool passed;	   /* head is whole and no request has claimed it */
	int64_t body_left; /* bytes of the body still to come */
	int64_t started;   /* first byte of the head, milliseconds */
};

/* Milliseconds of CLOCK_MONOTONIC. */
int64_t connection_clock(void);

/* Finds the guard of a descriptor by number; NULL when it is no client's. */
struct connection *connection_of(int fd);

/* False when the descriptor's number is larger than the guard can hold. */
bool connection_fits(int fd);

/* Begins and ends guarding c->fd.  Between the two, recv(c->fd) goes through the guard. */
void connection_begin(struct connection *);
void connection_end(struct connection *);

/* The request's answer has been sent, or given up: the next head may come. */
void connection_next(struct connection *);

/* Shuts the socket if its deadline is past at this time (any thread, while it is guarded). */
void connection_reap(struct connection *, int64_t now);

/* Shuts the socket at once if no request is running on it. */
void connection_close_idle(struct connection *);
