/* A database of a test's own: keys, schema, views and row-level security as the program has them.
 */
#include "db_world.h"
#include "access/access_sql.h"
#include "base/key.h"
#include "base/str.h"

#include <stdio.h>
#include <stdlib.h>

struct arena *world_arena;
struct pool *world_pool;
struct testdb world_db;

struct now
world_noon(void)
{
	struct now now = { 0 };

	CHECK(date_parse("2026-05-20", &now.today));
	instant_parse("2026-05-20T12:00:00Z", &now.instant);
	return now;
}

static void
open_world(const char *name, bool postgres)
{
	const char *folder = arena_printf(world_arena, "/tmp/waymark-%s-keys", name);

	CHECK_INT(
	    system(arena_printf(world_arena, "rm -rf %s && mkdir -m 700 %s", folder, folder)), 0);
	keys_create(world_arena, folder);
	keys_load(world_arena, folder);
	world_db = testdb_new(world_arena, postgres);
	world_pool = testdb_open(world_arena, world_db, access_views_sql, access_rls_sql, 2);
}

int
world_run(
    int argc, char **argv, const char *name, void (*make)(void), const struct check_case *cases)
{
	bool postgres = argc > 1 && str_eq(argv[1], "postgres");
	int failed;

	if (postgres && !testdb_has_postgres()) {
		printf("skipped: no PostgreSQL\n");
		return 0;
	}
	world_arena = arena_new(0);
	open_world(name, postgres);
	make();
	failed = check_run(cases);
	pool_close(world_pool);
	arena_free(world_arena);
	return failed;
}
