/*
 * A property: in any world, every viewer's views hold what the model says and
 * no row more.  A hundred worlds lie in one database, each a stranger to the
 * others.
 */
#include "check.h"
#include "random_world.h"
#include "visible.h"
#include "access/access_sql.h"
#include "base/rng.h"
#include "base/str.h"

#include <stdio.h>

enum { WORLDS_IN_A_DATABASE = 100 };

static bool postgres;
static int worlds;
static struct now now;
static struct chance chance = { UINT64_C(20261120) };
static int64_t relations_seen;

static void
compare_world(struct pool *pool, struct testdb db, int n)
{
	struct arena *a = arena_new(0);
	struct world *w = random_world(a, &chance, n, now);
	int64_t viewer = 100 * (n + 1) + random_below(&chance, RANDOM_PERSONS);

	world_insert(w, db);
	CHECK_INT(visible_differences(pool, w, viewer, false), 0);
	for (size_t i = 0; i < w->rows.n; i++)
		if (w->rows.a[i].table == CASES)
			relations_seen |= (int64_t)model_relations(w, viewer, &w->rows.a[i]);
	arena_free(a);
}

static void
views_and_model_agree(void)
{
	for (int n = 0; n < worlds;) {
		struct arena *a = arena_new(0);
		struct testdb db = testdb_new(a, postgres);
		struct pool *pool =
		    testdb_open(a, db, access_views_sql, postgres ? access_rls_sql : NULL, 1);

		do
			compare_world(pool, db, n++);
		while (n < worlds && n % WORLDS_IN_A_DATABASE != 0);
		pool_close(pool);
		arena_free(a);
	}
	/* Each relation has come up, or the dice prove nothing. */
	CHECK_INT(relations_seen, RELATION__MAX - 1);
}

int
main(int argc, char **argv)
{
	static const struct check_case cases[] = { CHECK_CASE(views_and_model_agree), { 0 } };
	int64_t n = 0;

	if (argc < 2 || !str_to_int(argv[1], &n))
		return 2;
	worlds = (int)n;
	postgres = argc > 2 && str_eq(argv[2], "postgres");
	if (postgres && !testdb_has_postgres()) {
		puts("skipped: no PostgreSQL; run it through tests/postgres.sh");
		return 77;
	}
	rng_init();
	date_parse("2026-11-20", &now.today);
	instant_parse("2026-11-20T12:00:00Z", &now.instant);
	return check_run(cases);
}
