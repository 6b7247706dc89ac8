/*
 * Powercut's work: transactions of two rows each, each acknowledged on
 * descriptor 9 after tx_commit() has returned.
 *
 *	powercut_work PATH N
 */
#include "queries.sql.h"
#include "base/conf.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/migrate.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

static void
acknowledge(int64_t n)
{
	char line[32];
	int length = snprintf(line, sizeof line, "%lld", (long long)n);

	if (write(9, line, (size_t)length) != length)
		_exit(1);
}

static char *
filler(struct arena *a, int64_t n)
{
	size_t length = (size_t)(n * 397 % 3000);
	char *text = arena_alloc(a, length + 1);

	memset(text, 'x', length);
	return text;
}

static void
work(struct pool *pool, int64_t n)
{
	struct arena *a = arena_new(0);
	struct tx *tx = tx_begin(pool, TX_WRITE, a, (struct tx_context){ 0 });

	body_add(tx, 1, n, arena_printf(a, "a%lld", (long long)n), "team", filler(a, n), 0, 0);
	body_add(tx, 2, n, arena_printf(a, "b%lld", (long long)n), "team", "x", 0, 0);
	tx_audited(tx);
	tx_commit(tx);
	arena_free(a);
	acknowledge(n);
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new(0);
	struct conf *conf = conf_load(a, NULL);
	struct pool *pool;
	int64_t n = 0;

	if (argc != 3 || !str_to_int(argv[2], &n))
		return 2;
	rng_init();
	db_migrate(argv[1],
	    &(struct migrate_options){
		.at = { 1 }, .migrations = db_migrations, .n = db_migrations_n },
	    a);
	conf->db_url = argv[1];
	conf->db_connections = 1;
	pool = pool_open(conf);
	for (int64_t i = 1; i <= n; i++)
		work(pool, i);
	pool_close(pool);
	arena_free(a);
	return 0;
}
