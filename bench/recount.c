/*
 * Bench of the figures: bench-recount FOLDER POLICY LA TODAY
 *
 * Counts what is new in FOLDER/demo.db, then all, then what is new again.  It changes the
 * database; make one with "waymark demo --dir FOLDER --cases 20000" and move events to the end of
 * TODAY.
 */
#include "areas/statistics/metrics.h"
#include "base/conf.h"
#include "base/key.h"
#include "base/str.h"
#include "db/db.h"
#include "policy/policy.h"

#include <stdio.h>
#include <time.h>

static double
seconds(clockid_t clock)
{
	struct timespec t;

	clock_gettime(clock, &t);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

static void
measure(const char *what, struct pool *pool, const struct policy_set *packs, struct now now,
    int64_t la, bool all)
{
	double wall = seconds(CLOCK_MONOTONIC), cpu = seconds(CLOCK_PROCESS_CPUTIME_ID);
	struct metric_counting n = metrics_count(pool, packs, now, la, all);

	printf("%s: %zu cases, %zu changed, %.0f ms, of the processor %.0f ms\n", what, n.cases,
	    n.changed, 1e3 * (seconds(CLOCK_MONOTONIC) - wall),
	    1e3 * (seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu));
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new(0);
	struct conf *conf;
	struct now now = now_read();
	int64_t la;
	struct pool *pool;
	const struct policy_set *packs;

	if (argc != 5 || !str_to_int(argv[3], &la) || !date_parse(argv[4], &now.today)) {
		fprintf(stderr, "usage: bench-recount FOLDER POLICY LA TODAY\n");
		return 2;
	}
	conf = conf_load(a, NULL);
	conf->data_dir = argv[1];
	conf->db_url = arena_printf(a, "%s/demo.db", argv[1]);
	keys_load(a, conf->data_dir);
	instant_parse(arena_printf(a, "%sT23:59:00Z", argv[4]), &now.instant);
	pool = pool_open(conf);
	packs = policy_load_all(a, argv[2]);
	measure("what is new", pool, packs, now, la, false);
	measure("all", pool, packs, now, la, true);
	measure("what is new", pool, packs, now, la, false);
	pool_close(pool);
	arena_free(a);
	return 0;
}
