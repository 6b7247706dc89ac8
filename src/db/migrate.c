/* Migrate: the order of things, the same for both engines. */
#include "db/migrate_engine.h"
#include "base/err.h"

struct migrating {
	const char *url;
	const struct migrate_options *options;
	struct arena *arena; /* the connection dies with it */
	struct migrate_result result;
};

static void
run(void *arg)
{
	struct migrating *m = arg;

	m->result = (url_is_postgres(m->url) ? migrate_postgres : migrate_sqlite)(
	    m->url, m->options, m->arena);
}

struct migrate_result
db_migrate(const char *url, const struct migrate_options *o, struct arena *a)
{
	struct migrating m = { .url = url, .options = o, .arena = arena_new(0) };
	struct fault fault;
	bool done = attempt(run, &m, &fault);

	m.result.backup = arena_strdup(a, m.result.backup);
	arena_free(m.arena);
	if (!done)
		fail(fault.kind, "%s", fault.message);
	return m.result;
}

static void
run_analyze(void *arg)
{
	struct migrating *m = arg;

	migrate_postgres_analyze(m->url, m->arena);
}

void
db_analyze(const char *url)
{
	struct migrating m = { .url = url, .arena = arena_new(0) };
	struct fault fault;
	bool done = !url_is_postgres(url) || attempt(run_analyze, &m, &fault);

	arena_free(m.arena);
	if (!done)
		fail(fault.kind, "%s", fault.message);
}
