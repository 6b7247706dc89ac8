/* The commands "waymark serve" and "waymark work". */
#include "areas/plans/plans.h"
#include "areas/cases/cases.h"
#include "areas/commands/serve.h"
#include "areas/commands/store.h"
#include "areas/registers/registers.h"
#include "app/app.h"
#include "app/static.h"
#include "areas/commands/call.h"
#include "areas/commands/commands.h"
#include "areas/commands/parts.h"
#include "areas/registers/registers.h"
#include "audit/read_log.h"
#include "auth/oidc.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/log.h"
#include "base/memory.h"
#include "db/db.h"
#include "files/intake.h"
#include "html/page.h"
#include "http/http.h"
#include "text/text.h"

#include <malloc.h>
#include <pthread.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/sysinfo.h>

static const int stop_signals[] = { SIGTERM, SIGINT };

static sigset_t
held_set(void)
{
	sigset_t set;

	sigemptyset(&set);
	for (size_t i = 0; i < sizeof stop_signals / sizeof stop_signals[0]; i++)
		sigaddset(&set, stop_signals[i]);
	return set;
}

/*
 * Every thread started later holds them too, so that only wait_for_stop() sees
 * them.  A terminal that closes, and a client that goes away, end nothing.
 */
void
serve_hold_signals(void)
{
	sigset_t set = held_set();

	signal(SIGHUP, SIG_IGN);
	signal(SIGPIPE, SIG_IGN);
	pthread_sigmask(SIG_BLOCK, &set, NULL);
}

static void
wait_for_stop(void)
{
	sigset_t set = held_set();
	int number;

	sigwait(&set, &number);
}

/* ---- the worker ---- */

struct work_thread {
	struct worker worker;
	pthread_t thread;
	atomic_bool stop;
	bool runs;
};

static void *
work_on(void *arg)
{
	struct work_thread *w = arg;

	jobs_run(&w->worker, &w->stop);
	return NULL;
}

static void
stop_work(void *arg)
{
	struct work_thread *w = arg;

	w->stop = true;
	if (w->runs)
		pthread_join(w->thread, NULL);
	w->runs = false;
}

static void
start_work(struct arena *a, struct pool *pool, const struct conf *conf, bool own_process)
{
	struct work_thread *w = anew(a, struct work_thread);
	int error;

	w->worker = (struct worker){
		.pool = pool, .conf = conf, .kinds = parts_jobs, .own_process = own_process
	};
	error = pthread_create(&w->thread, NULL, work_on, w);
	if (error != 0)
		fail(FAULT_MEMORY, "the worker cannot start: %s", strerror(error));
	w->runs = true;
	arena_on_free(a, stop_work, w);
}

/* ---- the server ---- */

static void
close_read_log(void *log)
{
	read_log_close(log);
}

static struct app *
make_app(struct call *c, struct conf *conf, struct pool *pool)
{
	struct app *app = anew(c->arena, struct app);

	*app =
	    (struct app){ .arena = c->arena, .conf = conf, .pool = pool, .routes = parts_routes };
	text_load(conf->locale_dir);
	app->packs = policy_load_all(c->arena, conf->policy_dir);
	app->pack = policy_in_force(app->packs, now_read().today);
	app->rules = plans_rules_new(c->arena, app->packs);
	app->registers = registers_of(c->arena, conf, app->pack);
	registers_check(c->arena, pool, app->registers);
	registers_reckon(c->arena, pool, app->registers, now_read());
	app->assets = assets_load(c->arena, conf->asset_dir);
	app->files = static_load(c->arena, app->assets, conf->asset_dir);
	app->standing = cases_standing;
	app->intake = intake_open(c->arena, conf);
	app->store = intake_store(app->intake);
	app->oidc = oidc_open(c->arena, conf);
	app->read_log = read_log_open(pool, conf);
	arena_on_free(c->arena, close_read_log, app->read_log);
	return app;
}

static void
stop_http(void *server)
{
	http_stop(server);
}

static void
start_http(struct app *app)
{
	const struct conf *conf = app->conf;
	struct http_server *server = http_start(&(struct http_options){
	    .listen = conf->listen,
	    .proxy = conf->proxy,
	    .connections = (int)conf->connections,
	    .connections_per_address = (int)conf->connections_per_address,
	    .file_limit = conf->upload_limit_mb << 20,
	    .strict_transport = conf->secure_cookies,
	    .handler = app_handle,
	    .body_rule = app_body_rule,
	    .context = app,
	});

	arena_on_free(app->arena, stop_http, server);
}

/* A connection takes a descriptor, its uploads some more; the system allows 1024 unless asked. */
static void
raise_descriptors(void)
{
	struct rlimit limit;

	if (getrlimit(RLIMIT_NOFILE, &limit) != 0)
		return;
	limit.rlim_cur = limit.rlim_max;
	setrlimit(RLIMIT_NOFILE, &limit);
}

/*
 * A connection has a thread; by itself malloc would give each a part of its own, up to eight a
 * processor, and keep in all of them what the busiest moment took.
 */
static void
share_memory(void)
{
	mallopt(M_ARENA_MAX, get_nprocs());
}

/* What the arena frees when this is over ends in the order server, worker, log of reads, database.
 */
void
serve_run(struct call *c, struct conf *conf, const struct serve_options *o)
{
	struct pool *pool;
	struct app *app;

	raise_descriptors();
	share_memory();
	pool = call_pool(c, conf);
	app = make_app(c, conf, pool);
	log_event(LOG_INFO, "starts",
	    LOG_TEXT("sandbox", files_sandbox_report(app->intake, c->arena)),
	    LOG_TEXT("pack", app->pack->name));
	if (!o->no_worker)
		start_work(c->arena, pool, conf, false);
	start_http(app);
	memory_give_back(); /* what reading packs and registers took, and binding libraries */
	printf("%s", o->ready);
	command_flush();
	wait_for_stop();
	log_event(LOG_INFO, "stops");
}

static const char serve_usage[] =
    "usage: waymark serve [--db URL] [--config FILE] [--no-worker]\n"
    "\n"
    "Serves until SIGTERM, then lets running requests end (at most 5 seconds).  Prints one line\n"
    "when it is ready.  SIGHUP is ignored: settings are read at start.\n"
    "\n"
    "  --no-worker  jobs (mail, files) are done by waymark work in a process of its own\n";

static void
serve(struct call *c)
{
	struct conf *conf = call_conf(c);

	conf->demo = false;
	serve_hold_signals();
	serve_run(c, conf,
	    &(struct serve_options){ .no_worker = c->o.no_worker,
		.ready = arena_printf(c->arena, "waymark is ready at %s, listening on %s\n",
		    conf->base_url, conf->listen) });
}

static int
run_serve(int argc, char **argv)
{
	return call_run(argc, argv,
	    &(struct call_plan){ .usage = serve_usage,
		.takes = "db config no-worker",
		.expected = "options only",
		.work = serve });
}

const struct command serve_command = { "serve", run_serve, "the HTTP server", serve_usage };

static const char work_usage[] =
    "usage: waymark work [--db URL] [--config FILE]\n"
    "\n"
    "Does jobs (mail, files, the timetable) in a process of its own until SIGTERM; beside\n"
    "waymark serve --no-worker.  Several may run.\n";

static void
work(struct call *c)
{
	struct conf *conf = call_conf(c);
	struct pool *pool = call_pool(c, conf);

	serve_hold_signals();
	text_load(conf->locale_dir);
	start_work(c->arena, pool, conf, true);
	printf("waymark work is ready\n");
	command_flush();
	wait_for_stop();
}

static int
run_work(int argc, char **argv)
{
	return call_run(argc, argv,
	    &(struct call_plan){ .usage = work_usage,
		.takes = "db config",
		.expected = "options only",
		.work = work });
}

const struct command work_command = { "work", run_work, "jobs, in a process of their own",
	work_usage };
