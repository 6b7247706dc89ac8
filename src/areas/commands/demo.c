/*
 * The command "waymark demo": makes Larkshire once, then serves it.
 *
 * It writes only into its own folder and into a database that is new or
 * carries the mark of Larkshire; anything else is left as it is.
 */
#include "areas/demo/demo.h"
#include "areas/commands/call.h"
#include "areas/commands/commands.h"
#include "areas/commands/serve.h"
#include "areas/commands/store.h"
#include "areas/registers/registers.h"
#include "auth/totp.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/key.h"
#include "base/str.h"
#include "db/db.h"
#include "db/migrate.h"
#include "files/store.h"
#include "policy/policy.h"
#include "text/text.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static const char usage[] =
    "usage: waymark demo --dir DIR --build BUILD [--port N] [--today YYYY-MM-DD] [--cases N]\n"
    "                    [--db URL --owner URL [--app-role ROLE]] [--secure-cookies yes|no]\n"
    "                    [--no-worker]\n"
    "       waymark demo --passwords\n"
    "\n"
    "Makes, once, a made-up area with made-up people, and serves it on http://localhost:8080.\n"
    "A second start uses what is there.  No other database is ever touched.\n"
    "\n"
    "  --dir DIR         folder for the database, keys and files\n"
    "  --build BUILD     folder in which the program was built; the source tree is above it\n"
    "  --port N          8080 when not given\n"
    "  --today DATE      fixes today's date\n"
    "  --cases N         that many cases beside those of the story, when the area is made\n"
    "                    (default: 2,000 plans in force, 300 on their way, 180 that have ended)\n"
    "  --db URL          a new PostgreSQL database instead of SQLite, as the program signs in\n"
    "  --owner URL       PostgreSQL: as the role that owns the tables signs in (BYPASSRLS)\n"
    "  --app-role ROLE   PostgreSQL: the role of --db (default: waymark)\n"
    "  --secure-cookies  yes: cookies for TLS only, as behind a proxy (default: no)\n"
    "  --passwords       prints how each of the made-up people signs in, and ends\n";

static void
print_passwords(struct arena *a)
{
	struct totp_secret secret = demo_totp();

	printf("Staff sign in with the address, this password and a code of an authenticator app.\n"
	       "\n  password     %s\n  app's key    %s\n\n",
	    demo_password, totp_secret_text(a, &secret));
	for (const struct demo_account *const *d = demo_accounts; *d != NULL; d++)
		if ((*d)->staff)
			printf("  %-40s %s\n", (*d)->email, (*d)->what);
	printf("\nFamilies sign in with a link that is mailed to them; the demo's page /demo needs "
	       "no mail.\n\n");
	for (const struct demo_account *const *d = demo_accounts; *d != NULL; d++)
		if (!(*d)->staff)
			printf("  %-40s %s\n", (*d)->email, (*d)->what);
}

static bool
exists(const char *path)
{
	return access(path, F_OK) == 0;
}

static void
make_folders(struct arena *a, const char *path)
{
	char *p = arena_strdup(a, path);

	for (char *s = p + 1; *s != '\0'; s++)
		if (*s == '/') {
			*s = '\0';
			if (mkdir(p, 0755) != 0 && errno != EEXIST)
				fail(FAULT_USAGE, "%s: %s; name another --dir", p, strerror(errno));
			*s = '/';
		}
	if (mkdir(p, 0700) != 0 && errno != EEXIST)
		fail(FAULT_USAGE, "%s: %s; name another --dir", p, strerror(errno));
}

/* The settings that are written down must hold in any folder. */
static const char *
absolute(struct arena *a, const char *path)
{
	char here[4096];

	if (*path == '/' || getcwd(here, sizeof here) == NULL)
		return path;
	return arena_printf(a, "%s/%s", here, path);
}

static struct conf *
demo_conf(struct call *c)
{
	struct arena *a = c->arena;
	const char *build = absolute(a, call_must("build", c->o.build));
	int port = (int)call_number("port", c->o.port, 1, 65535, 8080);
	struct conf *conf = conf_load(a, NULL);

	conf->data_dir = absolute(a, call_must("dir", c->o.dir));
	conf->db_url = c->o.db ? c->o.db : arena_printf(a, "%s/demo.db", conf->data_dir);
	conf->listen = arena_printf(a, "127.0.0.1:%d", port);
	conf->base_url = arena_printf(a, "http://localhost:%d", port);
	conf->parser = arena_printf(a, "%s/src/files/waymark-parse", build);
	conf->asset_dir = arena_printf(a, "%s/assets", build);
	conf->locale_dir = arena_printf(a, "%s/locale", build);
	conf->policy_dir = arena_printf(a, "%s/../policy", build);
	conf->register_dir = arena_printf(a, "%s/../registers", build);
	conf->connections_per_address = conf->connections; /* all come from this machine */
	conf->demo = true;
	conf->secure_cookies = false;
	if (c->o.secure_cookies != NULL &&
	    !conf_set(conf, a, "server.secure_cookies", c->o.secure_cookies))
		fail(FAULT_USAGE, "--secure-cookies is yes or no");
	if (c->o.today != NULL && !conf_set(conf, a, "time.today", c->o.today))
		fail(FAULT_USAGE, "--today takes a date as 2026-03-02");
	if (date_is_set(conf->today))
		now_fix(conf->today);
	return conf;
}

/* ---- making ---- */

/* An anchor names entries of another database: beside a new one it would be a false alarm. */
static void
check_folder(struct call *c, const struct conf *conf)
{
	if (exists(arena_printf(c->arena, "%s/anchor.log", conf->data_dir)))
		fail(FAULT_USAGE, "%s was another database's folder; remove it or name a new one",
		    conf->data_dir);
}

struct making {
	struct call *call;
	struct conf *conf; /* of the database that is made */
	struct pool *pool;
};

static void
fill(void *arg)
{
	struct making *m = arg;
	struct arena *a = m->call->arena;
	struct now now = now_read();
	const struct policy_set *packs = policy_load_all(a, m->conf->policy_dir);
	const struct policy_pack *pack = policy_find(packs, "england-2014");

	if (pack == NULL)
		fail(FAULT_USAGE, "%s has no england-2014; --build names the wrong folder",
		    m->conf->policy_dir);
	text_load(m->conf->locale_dir);
	demo_make(a, m->pool,
	    &(struct demo_plan){ .packs = packs,
		.pack = pack,
		.registers = registers_of(a, m->conf, pack),
		.store = store_open(a, m->conf->data_dir),
		.now = now,
		.cases = call_number("cases", m->call->o.cases, 0, 1000000, DEMO_CASES) });
}

static void
make_in(struct call *c, struct conf *conf)
{
	struct making m = { .call = c, .conf = conf };
	struct fault fault;
	bool made;

	fprintf(stderr, "waymark demo: making Larkshire in %s\n", c->o.dir);
	store_make(c, conf);
	keys_load(c->arena, conf->data_dir);
	m.pool = pool_open(conf);
	made = attempt(fill, &m, &fault);
	pool_close(m.pool);
	if (!made)
		fail(fault.kind, "%s", fault.message);
	db_analyze(c->o.owner != NULL ? c->o.owner : conf->db_url);
}

static void
remove_leftovers(struct arena *a, const char *path)
{
	static const char *const ends[] = { "", "-wal", "-shm" };

	for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++)
		unlink(arena_printf(a, "%s%s", path, ends[i]));
}

/* Whole or not at all: the database gets its name when the story has been told. */
static void
make_sqlite(struct call *c, const struct conf *conf)
{
	struct conf making = *conf;

	check_folder(c, conf);
	making.db_url = arena_printf(c->arena, "%s.new", conf->db_url);
	remove_leftovers(c->arena, making.db_url);
	make_in(c, &making);
	if (rename(making.db_url, conf->db_url) != 0)
		fail(FAULT_STORAGE, "%s: %s", conf->db_url, strerror(errno));
}

/* For the other commands: "waymark verify --config DIR/waymark.ini". */
static void
write_settings(struct arena *a, const struct conf *conf)
{
	const char *path = arena_printf(a, "%s/waymark.ini", conf->data_dir);
	FILE *f = fopen(path, "we");

	if (f == NULL)
		fail(FAULT_STORAGE, "%s: %s", path, strerror(errno));
	fprintf(f,
	    "; Made by waymark demo at each start.\n"
	    "[database]\nurl = %s\n"
	    "[server]\nlisten = %s\nbase_url = %s\nsecure_cookies = %s\n"
	    "[files]\ndata = %s\nparser = %s\nassets = %s\nlocales = %s\npolicy = %s\nregisters = "
	    "%s\n",
	    conf->db_url, conf->listen, conf->base_url, conf->secure_cookies ? "yes" : "no",
	    conf->data_dir, conf->parser, conf->asset_dir, conf->locale_dir, conf->policy_dir,
	    conf->register_dir);
	if (fclose(f) != 0)
		fail(FAULT_STORAGE, "%s: %s", path, strerror(errno));
}

/* ---- what is there ---- */

static void
look(void *arg)
{
	struct making *m = arg;

	switch (demo_look(m->call->arena, m->pool, now_read())) {
	case DEMO_WHOLE:
		return;
	case DEMO_STARTED:
		fail(FAULT_USAGE,
		    "making the area was interrupted; drop this database and start again");
	case DEMO_OTHER:
		fail(FAULT_USAGE, "%s is not a demo's database; it is left as it is",
		    m->conf->db_url);
	}
}

static void
open_pool(void *arg)
{
	struct making *m = arg;

	m->pool = pool_open(m->conf);
}

/* Fails unless the database is Larkshire's. */
static void
check_ours(struct making *m)
{
	struct fault fault;
	bool ours = attempt(look, m, &fault);

	pool_close(m->pool);
	if (!ours)
		fail(fault.kind, "%s", fault.message);
}

static void
prepare_sqlite(struct call *c, struct conf *conf)
{
	struct making m = { .call = c, .conf = conf };

	if (!exists(conf->db_url)) {
		make_sqlite(c, conf);
		return;
	}
	open_pool(&m);
	check_ours(&m);
}

static void
prepare_postgres(struct call *c, struct conf *conf)
{
	struct making m = { .call = c, .conf = conf };
	struct fault fault;

	if (attempt(open_pool, &m, &fault)) {
		check_ours(&m);
		return;
	}
	if (c->o.owner == NULL)
		fail(fault.kind, "%s; --owner names the role that may make it", fault.message);
	check_folder(c, conf);
	make_in(c, conf);
}

/* What making the area takes goes before the server comes. */
static void
prepare(const struct call *c, struct conf *conf)
{
	struct call making = *c;

	making.arena = arena_part(c->arena, 0);
	if (c->o.db == NULL)
		prepare_sqlite(&making, conf);
	else
		prepare_postgres(&making, conf);
	arena_free(making.arena);
}

static const char *
ready_text(struct arena *a, const struct conf *conf)
{
	return arena_printf(a,
	    "Waymark is ready: Larkshire, a made-up area, on %s\n"
	    "\n"
	    "  anybody          %s/ask   ask for an assessment, without signing in\n"
	    "  parent, SENCO, case officer, manager, privacy officer, administrator:\n"
	    "                   open %s/demo and choose whom to be\n"
	    "\n"
	    "Passwords and codes for the ordinary way in: waymark demo --passwords.  Ctrl-C ends "
	    "it.\n",
	    conf->base_url, conf->base_url, conf->base_url);
}

static void
demo(struct call *c)
{
	struct conf *conf;

	if (c->o.passwords) {
		print_passwords(c->arena);
		return;
	}
	conf = demo_conf(c);
	make_folders(c->arena, conf->data_dir);
	prepare(c, conf);
	write_settings(c->arena, conf);
	serve_hold_signals();
	serve_run(c, conf,
	    &(struct serve_options){
		.no_worker = c->o.no_worker, .ready = ready_text(c->arena, conf) });
}

static int
run(int argc, char **argv)
{
	return call_run(argc, argv,
	    &(struct call_plan){ .usage = usage,
		.takes = "dir build port today cases db owner app-role secure-cookies no-worker "
			 "passwords",
		.expected = "options only",
		.work = demo });
}

const struct command demo_command = { "demo", run, "a made-up area, to try Waymark out", usage };
