/* Server: start, the keeper's thread, stop. */
#include "http/server.h"
#include "base/err.h"

#include <errno.h>
#include <fcntl.h>
#include <microhttpd.h>
#include <poll.h>
#include <string.h>
#include <sys/eventfd.h>
#include <time.h>
#include <unistd.h>

enum { REAP_MS = 500, STOP_MS = 5000, IDLE_SECONDS = 15 };

static void
reap(struct http_server *s)
{
	int64_t now = connection_clock();

	if (now < s->next_reap)
		return;
	s->next_reap = now + REAP_MS;
	pthread_mutex_lock(&s->lock);
	for (int i = 0; i < s->n_places; i++)
		connection_reap(&s->places[i], now);
	pthread_mutex_unlock(&s->lock);
}

static void *
keep(void *arg)
{
	struct http_server *s = arg;
	struct pollfd p[2] = { { .fd = s->wake, .events = POLLIN } };

	pthread_setname_np(pthread_self(), "http keeper");
	while (p[0].revents == 0) {
		bool paused = connection_clock() < s->paused_until;

		p[1] = (struct pollfd){ .fd = paused ? -1 : s->listener, .events = POLLIN };
		if (poll(p, 2, paused ? 50 : REAP_MS) > 0 && p[1].revents != 0)
			server_accept(s);
		reap(s);
	}
	return NULL;
}

static int64_t
or_default(int seconds, int standard)
{
	return 1000 * (int64_t)(seconds > 0 ? seconds : standard);
}

static void
copy_options(struct http_server *s, const struct http_options *o)
{
	s->options = *o;
	s->options.listen = arena_strdup(s->arena, o->listen);
	s->options.proxy = arena_strdup(s->arena, o->proxy);
	s->options.spool_dir = arena_strdup(s->arena, o->spool_dir ? o->spool_dir : "/var/tmp");
	s->strict_transport = o->strict_transport;
	s->limits = (struct http_limits){
		.head_ms = or_default(o->head_seconds, 10),
		.body_ms = or_default(o->body_seconds, 30),
		.whole_ms = or_default(o->whole_seconds, 60),
		.idle_ms = 1000 * IDLE_SECONDS,
	};
	s->has_proxy = o->proxy != NULL && o->proxy[0] != '\0';
}

static void
check_options(struct http_server *s)
{
	const struct http_options *o = &s->options;

	if (s->has_proxy && !peer_parse(o->proxy, &s->proxy))
		fail(FAULT_USAGE, "the proxy \"%s\" is not an IP address", o->proxy);
	if (o->connections < 1 || o->connections_per_address < 1)
		fail(FAULT_USAGE, "at least one connection must be allowed");
}

static void
close_descriptors(void *server)
{
	struct http_server *s = server;

	if (s->listener >= 0)
		close(s->listener);
	if (s->spare >= 0)
		close(s->spare);
	if (s->wake >= 0)
		close(s->wake);
	pthread_mutex_destroy(&s->lock);
}

static void
start(void *server)
{
	struct http_server *s = server;

	check_options(s);
	s->places = anew_n(s->arena, struct connection, (size_t)s->n_places);
	s->spare = open("/dev/null", O_RDONLY | O_CLOEXEC);
	s->wake = eventfd(0, EFD_CLOEXEC);
	if (s->spare < 0 || s->wake < 0)
		fail(FAULT_USAGE, "cannot open descriptors: %s", strerror(errno));
	server_listen(s);
	s->daemon = server_start_daemon(s);
	if (s->daemon == NULL)
		fail(FAULT_USAGE, "libmicrohttpd cannot start");
	if (pthread_create(&s->keeper, NULL, keep, s) != 0) {
		MHD_stop_daemon(s->daemon);
		fail(FAULT_USAGE, "cannot start a thread");
	}
}

struct http_server *
http_start(const struct http_options *o)
{
	struct arena *arena = arena_new(0);
	struct http_server *s = anew(arena, struct http_server);
	struct fault fault;

	*s = (struct http_server){
		.arena = arena,
		.listener = -1,
		.spare = -1,
		.wake = -1,
		.n_places = o->connections,
		.lock = PTHREAD_MUTEX_INITIALIZER,
	};
	arena_on_free(arena, close_descriptors, s);
	copy_options(s, o);
	if (attempt(start, s, &fault))
		return s;
	arena_free(arena);
	fail(fault.kind, "%s", fault.message);
}

/* Idle connections are shut at once; those with a request get until the given time. */
static void
drain(struct http_server *s)
{
	int64_t until = connection_clock() + STOP_MS;

	do {
		pthread_mutex_lock(&s->lock);
		for (int i = 0; i < s->n_places; i++)
			connection_close_idle(&s->places[i]);
		pthread_mutex_unlock(&s->lock);
		if (atomic_load(&s->running) == 0)
			return;
		nanosleep(&(struct timespec){ .tv_nsec = 10000000 }, NULL);
	} while (connection_clock() < until);
}

void
http_stop(struct http_server *s)
{
	eventfd_write(s->wake, 1);
	pthread_join(s->keeper, NULL);
	close(s->listener);
	s->listener = -1;
	drain(s);
	MHD_stop_daemon(s->daemon);
	arena_free(s->arena);
}

int
http_port(const struct http_server *s)
{
	return s->port;
}
