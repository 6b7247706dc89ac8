/* Connection: the guarded recv(), and deadlines that the keeper enforces. */
#include "http/connection.h"
#include "base/log.h"
#include "http/refusal.h"
#include "http/server.h"

#include <errno.h>
#include <linux/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <time.h>
#include <unistd.h>

enum {
	MAX_DESCRIPTOR = 16384,
	LINGER_MS = 1000, /* how long a refused client may go on sending */
	LINGER_BYTES = 1 << 20,
	LEAST_RATE = 16, /* bytes a millisecond, 16 kB/s: what a body or response must move at */
};

/* By descriptor.  Global because recv() has no other way to find its connection. */
static _Atomic(struct connection *) guarded[MAX_DESCRIPTOR];

int64_t
connection_clock(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC_COARSE, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

bool
connection_fits(int fd)
{
	return fd >= 0 && fd < MAX_DESCRIPTOR;
}

struct connection *
connection_of(int fd)
{
	return connection_fits(fd) ? atomic_load(&guarded[fd]) : NULL;
}

void
connection_begin(struct connection *c)
{
	c->head = (struct head){ 0 };
	c->passed = false;
	c->started = 0;
	atomic_store(&c->acked_before, 0);
	atomic_store(&c->deadline, connection_clock() + c->server->limits.head_ms);
	atomic_store(&c->phase, PHASE_IDLE);
	atomic_store(&guarded[c->fd], c);
}

void
connection_end(struct connection *c)
{
	atomic_store(&guarded[c->fd], NULL);
	atomic_store(&c->phase, PHASE_FREE);
}

/* From one phase to the next, unless the keeper has cut the connection meanwhile. */
static bool
enter(struct connection *c, int from, int to)
{
	return atomic_compare_exchange_strong(&c->phase, &from, to);
}

void
connection_next(struct connection *c)
{
	c->head = (struct head){ 0 };
	c->passed = false;
	c->started = 0;
	atomic_store(&c->deadline, connection_clock() + c->server->limits.idle_ms);
	if (!enter(c, PHASE_ANSWER, PHASE_IDLE))
		atomic_store(&c->phase, PHASE_CUT);
}

/* A refused client may still be sending; closing at once would reset the answer away from it. */
static void
linger(int fd)
{
	char waste[4096];
	int64_t until = connection_clock() + LINGER_MS;
	struct pollfd p = { .fd = fd, .events = POLLIN };

	shutdown(fd, SHUT_WR);
	for (size_t n = 0; n < LINGER_BYTES && connection_clock() < until;) {
		ssize_t got;

		if (poll(&p, 1, 100) <= 0)
			continue;
		got = recvfrom(fd, waste, sizeof waste, MSG_DONTWAIT, NULL, NULL);
		if (got <= 0)
			break;
		n += (size_t)got;
	}
}

static void
refuse(struct connection *c, int status)
{
	atomic_store(&c->phase, PHASE_CUT);
	log_event(LOG_NOTICE, "http_refused", LOG_INT("status", status));
	refusal_send(c->fd, status, c->server->strict_transport);
	linger(c->fd);
	shutdown(c->fd, SHUT_RDWR);
}

/* The phase's own limit and the whole request's, whichever comes first. */
static void
set_deadline(struct connection *c, int64_t phase_deadline)
{
	int64_t whole = c->started + c->server->limits.whole_ms + atomic_load(&c->extended);

	atomic_store(&c->deadline, phase_deadline < whole ? phase_deadline : whole);
}

static bool
begin_head(struct connection *c)
{
	c->started = connection_clock();
	atomic_store(&c->extended, 0);
	set_deadline(c, c->started + c->server->limits.head_ms);
	return enter(c, PHASE_IDLE, PHASE_HEAD);
}

static bool
end_head(struct connection *c)
{
	c->passed = true;
	c->body_left = c->head.length;
	if (c->body_left == 0) {
		set_deadline(c, INT64_MAX);
		return enter(c, PHASE_HEAD, PHASE_ANSWER);
	}
	atomic_store(&c->received, 0);
	atomic_store(&c->received_before, 0);
	set_deadline(c, connection_clock() + c->server->limits.body_ms);
	return enter(c, PHASE_HEAD, PHASE_BODY);
}

static ssize_t
reset(void)
{
	errno = ECONNRESET;
	return -1;
}

static ssize_t
receive_head(struct connection *c, char *to, size_t n)
{
	ssize_t got = recvfrom(c->fd, to, n, MSG_PEEK, NULL, NULL);

	if (got <= 0)
		return got;
	if (atomic_load(&c->phase) == PHASE_IDLE && !begin_head(c))
		return reset();
	n = head_scan(&c->head, to, (size_t)got);
	if (c->head.refusal != 0) {
		refuse(c, c->head.refusal);
		return reset();
	}
	got = recvfrom(c->fd, to, n, 0, NULL, NULL);
	if (got > 0 && c->head.state == HEAD_DONE && !end_head(c))
		return reset();
	return got;
}

static ssize_t
receive_body(struct connection *c, char *to, size_t n)
{
	ssize_t got;

	if ((int64_t)n > c->body_left)
		n = (size_t)c->body_left;
	got = recvfrom(c->fd, to, n, 0, NULL, NULL);
	if (got <= 0)
		return got;
	c->body_left -= got;
	atomic_fetch_add(&c->received, got);
	if (c->body_left > 0)
		return got;
	set_deadline(c, INT64_MAX);
	return enter(c, PHASE_BODY, PHASE_ANSWER) ? got : reset();
}

/* Named so that libc's own declaration, which may be a fortified inline, does not meet it. */
__attribute__((visibility("default"))) ssize_t guarded_recv(
    int fd, void *to, size_t n, int flags) __asm__("recv");

ssize_t
guarded_recv(int fd, void *to, size_t n, int flags)
{
	struct connection *c = connection_of(fd);

	if (c == NULL)
		return recvfrom(fd, to, n, flags, NULL, NULL);
	switch (atomic_load(&c->phase)) {
	case PHASE_IDLE:
	case PHASE_HEAD:
		return receive_head(c, to, n);
	case PHASE_BODY:
		return receive_body(c, to, n);
	case PHASE_ANSWER:
		errno = EAGAIN;
		return -1;
	default:
		return reset();
	}
}

/* What the client has taken in so far, over all its requests. */
static int64_t
acknowledged(int fd)
{
	struct tcp_info info = { 0 };
	socklen_t size = sizeof info;

	getsockopt(fd, IPPROTO_TCP, TCP_INFO, &info, &size);
	return (int64_t)info.tcpi_bytes_acked;
}

/*
 * A body or answer that has moved at the least rate since the last look gets
 * its time once more: a family on a slow line may send a large scan, but
 * nobody holds a thread for nothing.
 */
static bool
extend(struct connection *c, int phase, int64_t now)
{
	bool body = phase == PHASE_BODY;
	int64_t window = body ? c->server->limits.body_ms : c->server->limits.whole_ms;
	int64_t moved = body ? atomic_load(&c->received) : acknowledged(c->fd);
	int64_t before = atomic_exchange(body ? &c->received_before : &c->acked_before, moved);

	if (moved - before < window * LEAST_RATE)
		return false;
	atomic_fetch_add(&c->extended, window);
	atomic_store(&c->deadline, now + window);
	return true;
}

void
connection_reap(struct connection *c, int64_t now)
{
	int phase = atomic_load(&c->phase);

	if (phase == PHASE_FREE || phase == PHASE_OPENING || now < atomic_load(&c->deadline))
		return;
	if ((phase == PHASE_BODY || phase == PHASE_ANSWER) && extend(c, phase, now))
		return;
	if (phase != PHASE_CUT && !enter(c, phase, PHASE_CUT))
		return; /* it moved on at this very moment */
	if (phase == PHASE_HEAD || phase == PHASE_BODY)
		refusal_send(c->fd, 408, c->server->strict_transport);
	shutdown(c->fd, SHUT_RDWR);
}

void
connection_close_idle(struct connection *c)
{
	if (enter(c, PHASE_IDLE, PHASE_CUT) || enter(c, PHASE_HEAD, PHASE_CUT))
		shutdown(c->fd, SHUT_RDWR);
}
