/*
 * Accept: our own loop in front of libmicrohttpd's, for the caps and for the
 * day when descriptors run out.
 *
 * A cap per address keeps one client from taking every place, and the last
 * places are kept for addresses that have none.  When accept() meets EMFILE,
 * the spare descriptor is given up to take the waiting sockets and close them,
 * so that nobody waits in vain and the keeper does not spin.
 */
#include "http/server.h"
#include "base/err.h"
#include "base/log.h"
#include "base/str.h"
#include "http/refusal.h"

#include <arpa/inet.h>
#include <errno.h>
#include <fcntl.h>
#include <microhttpd.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

enum {
	BACKLOG = 511,
	PAUSE_MS = 100,	    /* off the listener after running out of descriptors */
	COMPLAIN_MS = 1000, /* at most one line of log in this time */
	AT_ONCE = 64,	    /* sockets taken before deadlines are looked at again */
	OPENING_MS = 5000,  /* a place whose connection libmicrohttpd never started */
	RESERVED_PART = 8,  /* one in so many places is kept for addresses that have none */
};

union address {
	struct sockaddr any;
	struct sockaddr_in v4;
	struct sockaddr_in6 v6;
};

bool
peer_parse(const char *text, struct peer *ret)
{
	struct peer p = { .bytes.s6_addr = { [10] = 0xff, [11] = 0xff } };

	if (inet_pton(AF_INET, text, p.bytes.s6_addr + 12) != 1 &&
	    inet_pton(AF_INET6, text, &p.bytes) != 1)
		return false;
	*ret = p;
	return true;
}

char *
peer_text(struct arena *arena, const struct peer *p)
{
	char *text = arena_alloc(arena, INET6_ADDRSTRLEN);

	if (IN6_IS_ADDR_V4MAPPED(&p->bytes))
		inet_ntop(AF_INET, p->bytes.s6_addr + 12, text, INET6_ADDRSTRLEN);
	else
		inet_ntop(AF_INET6, &p->bytes, text, INET6_ADDRSTRLEN);
	return text;
}

static struct peer
peer_of(const union address *a)
{
	struct peer p = { .bytes.s6_addr = { [10] = 0xff, [11] = 0xff } };

	if (a->any.sa_family == AF_INET)
		memcpy(p.bytes.s6_addr + 12, &a->v4.sin_addr, 4);
	else
		p.bytes = a->v6.sin6_addr;
	return p;
}

static bool
peer_eq(const struct peer *a, const struct peer *b)
{
	return memcmp(&a->bytes, &b->bytes, sizeof a->bytes) == 0;
}

/* An IPv6 subscriber has a /64 of addresses and counts as one. */
static bool
same_subscriber(const struct peer *a, const struct peer *b)
{
	size_t n = IN6_IS_ADDR_V4MAPPED(&a->bytes) ? 16 : 8;

	return memcmp(&a->bytes, &b->bytes, n) == 0;
}

/* "a.b.c.d:port" or "[address]:port" */
static bool
parse_listen(struct arena *arena, const char *text, union address *ret, socklen_t *ret_size)
{
	const char *colon = strrchr(text, ':');
	union address a = { 0 };
	char *host;
	int64_t port;

	if (colon == NULL || !str_to_int(colon + 1, &port) || port < 0 || port > 65535)
		return false;
	host = arena_memdup(arena, text, (size_t)(colon - text));
	if (host[0] == '[' && str_ends(host, "]")) {
		host[strlen(host) - 1] = '\0';
		a.v6 = (struct sockaddr_in6){ .sin6_family = AF_INET6,
			.sin6_port = htons((uint16_t)port) };
		*ret_size = sizeof a.v6;
		*ret = a;
		return inet_pton(AF_INET6, host + 1, &ret->v6.sin6_addr) == 1;
	}
	a.v4 = (struct sockaddr_in){ .sin_family = AF_INET, .sin_port = htons((uint16_t)port) };
	*ret_size = sizeof a.v4;
	*ret = a;
	return inet_pton(AF_INET, host, &ret->v4.sin_addr) == 1;
}

void
server_listen(struct http_server *s)
{
	union address a;
	socklen_t size = sizeof a;
	int on = 1;

	if (!parse_listen(s->arena, s->options.listen, &a, &size))
		fail(FAULT_USAGE,
		    "cannot listen on \"%s\": write it as 127.0.0.1:8080 or [::1]:8080",
		    s->options.listen);
	s->listener = socket(a.any.sa_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
	if (s->listener < 0)
		fail(FAULT_USAGE, "cannot make a socket: %s", strerror(errno));
	setsockopt(s->listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
	if (bind(s->listener, &a.any, size) < 0 || listen(s->listener, BACKLOG) < 0)
		fail(FAULT_USAGE, "cannot listen on %s: %s", s->options.listen, strerror(errno));
	size = sizeof a;
	getsockname(s->listener, &a.any, &size);
	s->port = ntohs(a.any.sa_family == AF_INET ? a.v4.sin_port : a.v6.sin6_port);
}

/* A place whose connection never started has given its descriptor back without a word. */
static bool
is_stale(struct connection *c, int fd)
{
	return atomic_load(&c->phase) == PHASE_OPENING &&
	       (c->fd == fd || connection_clock() > atomic_load(&c->deadline));
}

/* A free place for this socket, marked as opening, or NULL when a cap says no. */
static struct connection *
take_place(struct http_server *s, int fd, const struct peer *peer)
{
	bool is_proxy = s->has_proxy && peer_eq(peer, &s->proxy);
	struct connection *place = NULL;
	int n_free = 0, theirs = 0, reserve = s->n_places / RESERVED_PART;

	for (int i = 0; i < s->n_places; i++) {
		struct connection *c = &s->places[i];

		if (is_stale(c, fd))
			atomic_store(&c->phase, PHASE_FREE);
		if (atomic_load(&c->phase) == PHASE_FREE) {
			n_free++;
			place = c;
		} else {
			theirs += same_subscriber(peer, &c->peer);
		}
	}
	if (place == NULL || (!is_proxy && theirs >= s->options.connections_per_address) ||
	    (!is_proxy && theirs > 0 && n_free <= reserve))
		return NULL;
	place->fd = fd;
	place->server = s;
	place->peer = *peer;
	atomic_store(&place->deadline, connection_clock() + OPENING_MS);
	atomic_store(&place->phase, PHASE_OPENING);
	return place;
}

/* One line of log a second at most: a flood would fill the disk that the database is on. */
static void
complain(struct http_server *s, const char *cause)
{
	int64_t now = connection_clock();

	if (now - s->last_complaint < COMPLAIN_MS)
		return;
	s->last_complaint = now;
	log_event(LOG_WARN, "http_turned_away", LOG_TEXT("cause", cause));
}

static void
turn_away(struct http_server *s, int fd)
{
	complain(s, "connections");
	refusal_send(fd, 503, s->strict_transport);
	shutdown(fd, SHUT_WR);
	close(fd);
}

static void
admit(struct http_server *s, int fd, const union address *a, socklen_t size)
{
	struct peer peer = peer_of(a);
	struct connection *place;

	pthread_mutex_lock(&s->lock);
	place = connection_fits(fd) ? take_place(s, fd, &peer) : NULL;
	pthread_mutex_unlock(&s->lock);
	if (place == NULL)
		turn_away(s, fd);
	else if (MHD_add_connection(s->daemon, fd, &a->any, size) != MHD_YES)
		atomic_store(&place->phase, PHASE_FREE); /* libmicrohttpd has closed the socket */
}

static void
out_of_descriptors(struct http_server *s)
{
	int fd;

	complain(s, "descriptors");
	if (s->spare >= 0)
		close(s->spare);
	for (int i = 0; i < AT_ONCE; i++) {
		fd = accept4(s->listener, NULL, NULL, SOCK_CLOEXEC);
		if (fd < 0)
			break;
		close(fd);
	}
	s->spare = open("/dev/null", O_RDONLY | O_CLOEXEC);
	s->paused_until = connection_clock() + PAUSE_MS;
}

void
server_accept(struct http_server *s)
{
	for (int i = 0; i < AT_ONCE; i++) {
		union address a = { 0 };
		socklen_t size = sizeof a;
		int fd = accept4(s->listener, &a.any, &size, SOCK_NONBLOCK | SOCK_CLOEXEC);

		if (fd >= 0) {
			admit(s, fd, &a, size);
			continue;
		}
		if (errno == EMFILE || errno == ENFILE || errno == ENOMEM || errno == ENOBUFS)
			out_of_descriptors(s);
		if (errno == ECONNABORTED || errno == EINTR)
			continue;
		return;
	}
}
