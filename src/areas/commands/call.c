/* Call: options by a table, settings by their layers, faults to exit codes. */
#include "areas/commands/call.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/key.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/db.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define VALUE(name, member)                                                                        \
	{                                                                                          \
		name, OPTION_TEXT, offsetof(struct options, member)                                \
	}
#define FLAG(name, member)                                                                         \
	{                                                                                          \
		name, OPTION_FLAG, offsetof(struct options, member)                                \
	}

static const struct command_option options[] = {
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
	FLAG("join", join),
	FLAG("no-worker", no_worker),
	FLAG("passwords", passwords),
	FLAG("recount", recount),
};
enum { OPTIONS = sizeof options / sizeof options[0] };

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

static void
work(struct command_run *run)
{
	const struct call_plan *plan = run->plan->more;
	struct call call = { .arena = run->arena,
		.o = *(const struct options *)run->options,
		.exit_code = COMMAND_OK };

	for (size_t i = 0; i < run->n_words; i++)
		call.words[i] = run->words[i];
	plan->work(&call);
	run->exit_code = call.exit_code;
}

int
call_run(int argc, char **argv, const struct call_plan *plan)
{
	struct command_option taken[OPTIONS + 1] = { 0 };
	size_t n = 0;

	for (size_t i = 0; i < OPTIONS; i++)
		if (is_listed(plan->takes, options[i].name))
			taken[n++] = options[i];
	return command_run(argc, argv,
	    &(struct command_plan){ .usage = plan->usage,
		.verb = plan->verb,
		.options = taken,
		.size = sizeof(struct options),
		.least = plan->least,
		.most = plan->most,
		.expected = plan->expected,
		.memory = plan->memory,
		.work = work,
		.more = plan });
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
