/* Call: options by a table, settings by their layers, faults to exit codes. */
#include "areas/commands/call.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/key.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/db.h"

#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct option {
	const char *name;
	size_t offset;
	bool is_flag;
};

#define VALUE(name, member)                                                                        \
	{                                                                                          \
		name, offsetof(struct options, member), false                                      \
	}
#define FLAG(name, member)                                                                         \
	{                                                                                          \
		name, offsetof(struct options, member), true                                       \
	}

static const struct option options[] = {
	VALUE("app-role", app_role),
	VALUE("area", area),
	VALUE("authority", authority),
	VALUE("body", body),
	VALUE("build", build),
	VALUE("cases", cases),
	VALUE("config", config),
	VALUE("db", db),
	VALUE("dir", dir),
	VALUE("email", email),
	VALUE("family", family),
	VALUE("figures", figures),
	VALUE("files", files),
	VALUE("from", from),
	VALUE("given", given),
	VALUE("la", la),
	VALUE("label", label),
	VALUE("out", out),
	VALUE("owner", owner),
	VALUE("port", port),
	VALUE("report", report),
	VALUE("role", role),
	VALUE("secure-cookies", secure_cookies),
	VALUE("tables", tables),
	VALUE("team", team),
	VALUE("to", to),
	VALUE("today", today),
	VALUE("version", version),
	VALUE("year", year),
	FLAG("i-have-a-backup", backup_made),
	FLAG("no-worker", no_worker),
	FLAG("passwords", passwords),
	FLAG("recount", recount),
};

/* Is the word one of those between spaces? */
static bool
is_listed(const char *list, const char *word)
{
	size_t n = strlen(word);

	for (const char *p = list; p != NULL && (p = strstr(p, word)) != NULL; p += n)
		if ((p == list || p[-1] == ' ') && (p[n] == ' ' || p[n] == '\0'))
			return true;
	return false;
}

static const struct option *
find(const struct call_plan *plan, const char *argument)
{
	for (size_t i = 0; i < sizeof options / sizeof options[0]; i++)
		if (str_starts(argument, "--") && str_eq(argument + 2, options[i].name) &&
		    is_listed(plan->takes, options[i].name))
			return &options[i];
	fail(FAULT_USAGE, "%.60s is no option of this command; see its --help", argument);
}

static void
take_word(struct call *c, const struct call_plan *plan, const char *word, int *n)
{
	if (*n == plan->most)
		fail(FAULT_USAGE, "%.60s is one argument too many; give %s", word, plan->expected);
	c->words[(*n)++] = word;
}

static void
take_all(struct call *c, const struct call_plan *plan, int argc, char **argv)
{
	int n = 0;

	for (int i = 1; i < argc; i++) {
		const struct option *o;

		if (argv[i][0] != '-' || argv[i][1] == '\0') {
			take_word(c, plan, argv[i], &n);
			continue;
		}
		o = find(plan, argv[i]);
		if (o->is_flag)
			*(bool *)((char *)&c->o + o->offset) = true;
		else if (i + 1 < argc)
			*(const char **)((char *)&c->o + o->offset) = argv[++i];
		else
			fail(FAULT_USAGE, "%s needs a value behind it", argv[i]);
	}
	if (n < plan->least)
		fail(FAULT_USAGE, "something is missing; give %s", plan->expected);
}

struct running {
	struct call *call;
	const struct call_plan *plan;
	int argc;
	char **argv;
};

static void
work(void *arg)
{
	struct running *r = arg;

	take_all(r->call, r->plan, r->argc, r->argv);
	r->plan->work(r->call);
	call_flush();
}

static bool
asks_for_help(int argc, char **argv)
{
	for (int i = 1; i < argc; i++)
		if (str_eq(argv[i], "--help"))
			return true;
	return false;
}

int
call_run(int argc, char **argv, const struct call_plan *plan)
{
	struct call call = { .exit_code = COMMAND_OK };
	struct running r = { &call, plan, argc, argv };
	struct fault fault;

	if (asks_for_help(argc, argv)) {
		fputs(plan->usage, stdout);
		return fflush(stdout) == 0 ? COMMAND_OK : COMMAND_FAILED;
	}
	call.arena = arena_new(plan->memory);
	if (!attempt(work, &r, &fault)) {
		fprintf(stderr, "waymark %s: %s\n", argv[0], fault.message);
		call.exit_code = COMMAND_FAILED;
	}
	arena_free(call.arena);
	return call.exit_code;
}

static const char *
database_of(struct arena *a, const struct conf *conf, const char *given)
{
	const char *url = given != NULL ? given : getenv("WAYMARK_DB");

	if (!str_blank(url))
		return url;
	if (strchr(conf->db_url, '/') != NULL)
		return conf->db_url;
	return arena_printf(a, "%s/%s", conf->data_dir, conf->db_url);
}

struct conf *
call_conf(struct call *c)
{
	struct conf *conf = conf_load(c->arena, c->o.config);

	conf->db_url = database_of(c->arena, conf, c->o.db);
	if (date_is_set(conf->today))
		now_fix(conf->today);
	return conf;
}

static void
close_pool(void *pool)
{
	pool_close(pool);
}

struct pool *
call_pool(struct call *c, const struct conf *conf)
{
	struct pool *pool;

	keys_load(c->arena, conf->data_dir);
	pool = pool_open(conf);
	arena_on_free(c->arena, close_pool, pool);
	return pool;
}

int64_t
call_number(const char *option, const char *text, int64_t least, int64_t most, int64_t absent)
{
	int64_t number;

	if (text == NULL)
		return absent;
	if (!str_to_int(text, &number) || number < least || number > most)
		fail(FAULT_USAGE, "--%s takes a whole number from %lld to %lld", option,
		    (long long)least, (long long)most);
	return number;
}

const char *
call_must(const char *option, const char *value)
{
	if (str_blank(value))
		fail(FAULT_USAGE, "--%s is missing; see --help", option);
	return value;
}

void
call_flush(void)
{
	if (fflush(stdout) != 0 || ferror(stdout))
		fail(FAULT_STORAGE, "standard output: %s; give it room", strerror(errno));
}
