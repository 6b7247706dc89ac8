/*
 * A property: in any world, every viewer's views hold what the model says and
 * no row more.  The worlds lie in one database, so each is also a stranger to
 * all the others.
 */
#include "check.h"
#include "random_world.h"
#include "visible.h"
#include "access/access_sql.h"
#include "base/rng.h"
#include "base/str.h"

#include <stdio.h>

static bool postgres;
static int worlds;
static struct arena *suite;
static struct testdb db;
static struct pool *pool;
static struct now now;

static void
views_and_model_agree(void)
{
	struct chance chance = { UINT64_C(20261120) };
	int64_t relations = 0;

	for (int n = 0; n < worlds; n++) {
		struct arena *a = arena_new(0);
		struct world *w = random_world(a, &chance, n, now);
		int64_t viewer;

		world_insert(w, db);
		viewer = 100 * (n + 1) + random_below(&chance, RANDOM_PERSONS);
		CHECK_INT(visible_differences(pool, w, viewer, false), 0);
		for (size_t r = 0; r < w->rows.n; r++)
			if (w->rows.a[r].table == CASES)
				relations |= (int64_t)model_relations(w, viewer, &w->rows.a[r]);
		arena_free(a);
	}
	/* Each relation has come up, or the dice prove nothing. */
	CHECK_INT(relations, RELATION__MAX - 1);
}

int
main(int argc, char **argv)
{
	static const struct check_case cases[] = { CHECK_CASE(views_and_model_agree), { 0 } };
	int64_t n = 0;
	int failed;

	if (argc < 2 || !str_to_int(argv[1], &n))
		return 2;
	worlds = (int)n;
	postgres = argc > 2 && str_eq(argv[2], "postgres");
	if (postgres && !testdb_has_postgres()) {
		puts("skipped: no PostgreSQL; run it through tests/postgres.sh");
		return 77;
	}
	rng_init();
	suite = arena_new(0);
	date_parse("2026-11-20", &now.today);
	instant_parse("2026-11-20T12:00:00Z", &now.instant);
	db = testdb_new(suite, postgres);
	pool = testdb_open(suite, db, access_views_sql, postgres ? access_rls_sql : NULL, 1);
	failed = check_run(cases);
	pool_close(pool);
	arena_free(suite);
	return failed;
}
