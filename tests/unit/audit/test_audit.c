/* The audit log, its anchor and the log of reads, on both engines. */
#include "check.h"
#include "testdb.h"
#include "audit/anchor.h"
#include "audit/audit.h"
#include "audit/read_log.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/key.h"
#include "base/log.h"
#include "base/rng.h"
#include "base/str.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static bool postgres;

/* A database and a data folder of its own for each test. */
struct world {
	struct arena *a;
	struct testdb db;
	struct pool *pool;
	struct conf *conf;
};

static const struct now noon = { .instant = { INT64_C(1767182400123456) }, .today = { 739616 } };

static void
remove_folder(void *path)
{
	char command[300];

	snprintf(command, sizeof command, "rm -rf -- '%.200s'", (const char *)path);
	if (system(command) != 0)
		fprintf(stderr, "%s failed\n", command);
}

static struct world
world_new(void)
{
	struct world w = { .a = arena_new(0) };
	char *folder = arena_strdup(w.a, "/tmp/waymark-audit-XXXXXX");

	w.conf = conf_load(w.a, NULL);
	if (mkdtemp(folder) == NULL)
		fail(FAULT_STORAGE, "no temporary folder");
	arena_on_free(w.a, remove_folder, folder);
	w.conf->data_dir = folder;
	keys_create(w.a, folder);
	keys_load(w.a, folder);
	w.db = testdb_new(w.a, postgres);
	w.pool = testdb_open(w.a, w.db, NULL, NULL, 8);
	return w;
}

static void
world_end(struct world *w)
{
	pool_close(w->pool);
	arena_free(w->a);
}

static void
say(struct world *w, int64_t la, int64_t object)
{
	struct arena *a = arena_new(0);
	struct tx *tx = tx_begin(w->pool, TX_WRITE, a, (struct tx_context){ 7, noon });

	audit_say(tx, &(struct audit_entry){ .la = la,
			  .action = "case_decide",
			  .object_kind = "case",
			  .object_id = object,
			  .object_version = 2,
			  .fields = "state",
			  .role = "officer",
			  .route = "/cases/:case/decide",
			  .request = 9 });
	tx_commit(tx);
	arena_free(a);
}

static struct audit_report
verify(struct world *w)
{
	struct arena *a = arena_new(0);
	struct audit_report r;
	bool sound = audit_verify(a, w->pool, w->conf, &r);

	CHECK(sound == (r.finding.damage == AUDIT_SOUND));
	CHECK(!str_blank(audit_report_text(a, &r)));
	arena_free(a);
	return r;
}

static int
anchor(struct world *w)
{
	struct arena *a = arena_new(0);
	int n = anchor_write(a, w->pool, w->conf, noon.instant);

	arena_free(a);
	return n;
}

static void
lift_triggers(struct world *w)
{
	testdb_sql(w->db, postgres ? "ALTER TABLE audit_log DISABLE TRIGGER ALL; ALTER TABLE "
				     "read_log DISABLE TRIGGER ALL"
				   : "DROP TRIGGER audit_log_no_update; DROP TRIGGER "
				     "audit_log_no_delete; DROP TRIGGER read_log_no_update; DROP "
				     "TRIGGER read_log_no_delete");
}

static void
entries_chain_and_verify(void)
{
	struct world w = world_new();
	struct audit_report r;

	CHECK_INT(verify(&w).rows, 0);
	for (int i = 1; i <= 30; i++)
		say(&w, 800 + i % 3, i);
	r = verify(&w);
	CHECK_INT(r.finding.damage, AUDIT_SOUND);
	CHECK_INT(r.rows, 30);
	CHECK_INT(r.chains, 3);
	world_end(&w);
}

struct refused_change {
	struct testdb db;
	const char *sql;
};

static void
run_change(void *arg)
{
	const struct refused_change *c = arg;

	testdb_sql(c->db, c->sql);
}

static void
the_database_refuses_changes(void)
{
	static const char *const changes[] = { "UPDATE audit_log SET outcome = 'x'",
		"DELETE FROM audit_log", "DELETE FROM read_log", "UPDATE read_log SET person = 1" };
	struct world w = world_new();
	struct read_log *log = read_log_open(w.pool, w.conf);

	say(&w, 800, 1);
	read_log_add(
	    log, &(struct read_entry){ 800, noon.instant, 7, 3, 0, "/x", "officer", false }, 1);
	read_log_close(log);
	for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
		struct refused_change change = { w.db, changes[i] };
		struct fault fault;

		CHECK(!attempt(run_change, &change, &fault));
	}
	CHECK_INT(verify(&w).finding.damage, AUDIT_SOUND);
	world_end(&w);
}

/* What a database administrator may do, and what the report says then. */
static void
changes_behind_the_back_are_found(void)
{
	static const struct {
		const char *sql;
		enum audit_damage damage;
		int64_t seq;
	} cases[] = {
		{ "UPDATE audit_log SET actor = 8 WHERE seq = 4", AUDIT_ALTERED, 4 },
		{ "UPDATE audit_log SET reason = 'x' WHERE seq = 1", AUDIT_ALTERED, 1 },
		{ "DELETE FROM audit_log WHERE seq = 5", AUDIT_MISSING, 5 },
		{ "DELETE FROM audit_log WHERE seq >= 7", AUDIT_CUT, 7 },
		{ "DELETE FROM audit_log", AUDIT_CUT, 1 },
		{ "UPDATE audit_log SET key_id = 4 WHERE seq = 2", AUDIT_UNKNOWN_KEY, 2 },
		{ "UPDATE audit_log SET seq = 100 WHERE seq = 8", AUDIT_MISSING, 8 },
		{ "UPDATE audit_log SET la = 801 WHERE seq = 8", AUDIT_CUT, 8 },
		{ "INSERT INTO audit_log (la, seq, at_time, action, object_kind, outcome, key_id, "
		  "prev, hash) SELECT la, 9, at_time, action, object_kind, outcome, key_id, prev, "
		  "hash FROM audit_log WHERE seq = 8",
		    AUDIT_ALTERED, 9 },
	};

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct world w = world_new();
		struct audit_report r;

		for (int k = 0; k < 8; k++)
			say(&w, 800, k);
		CHECK_INT(anchor(&w), 1);
		CHECK_INT(anchor(&w), 0);
		CHECK_INT(verify(&w).anchors, 1);
		lift_triggers(&w);
		testdb_sql(w.db, cases[i].sql);
		r = verify(&w);
		CHECK_INT(r.finding.damage, cases[i].damage);
		CHECK_INT(r.finding.seq, cases[i].seq);
		world_end(&w);
	}
}

static void
append_to_anchor(struct world *w, const char *text)
{
	FILE *f = fopen(arena_printf(w->a, "%s/anchor.log", w->conf->data_dir), "a");

	fputs(text, f);
	fclose(f);
}

static void
the_anchor_survives_a_crash_and_shows_forgery(void)
{
	struct world w = world_new();
	struct audit_report r;

	say(&w, 800, 1);
	CHECK_INT(anchor(&w), 1);
	append_to_anchor(&w, "800 2 abc");
	CHECK_INT(verify(&w).finding.damage, AUDIT_SOUND);
	say(&w, 800, 2);
	CHECK_INT(anchor(&w), 1);
	r = verify(&w);
	CHECK_INT(r.finding.damage, AUDIT_SOUND);
	CHECK_INT(r.anchors, 2);
	append_to_anchor(&w, arena_printf(w.a, "800 2 %s 2026-01-01T00:00:00.000000Z 1 %s\n",
				 audit_genesis, audit_genesis));
	r = verify(&w);
	CHECK_INT(r.finding.damage, AUDIT_ANCHOR_BROKEN);
	CHECK_INT(r.finding.seq, 3);
	world_end(&w);
}

static void *
say_many(void *arg)
{
	for (int i = 0; i < 25; i++)
		say(arg, 800, i);
	return NULL;
}

static void
threads_make_one_chain(void)
{
	struct world w = world_new();
	pthread_t threads[4];
	struct audit_report r;

	for (int i = 0; i < 4; i++)
		pthread_create(&threads[i], NULL, say_many, &w);
	for (int i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
	r = verify(&w);
	CHECK_INT(r.finding.damage, AUDIT_SOUND);
	CHECK_INT(r.rows, 100);
	world_end(&w);
}

static void
a_row_changed_behind_the_back_differs_from_its_entry(void)
{
	struct world w = world_new();
	struct arena *a = arena_new(0);
	struct tx *tx = tx_begin(w.pool, TX_WRITE, a, (struct tx_context){ 7, noon });
	const char *values[] = { "ASSESSING", NULL, "2026-04-13" };
	struct audit_state said = { 0 };

	CHECK(!audit_last_state(tx, 800, "case", 5, &said));
	audit_say(tx, &(struct audit_entry){ .la = 800,
			  .action = "case_decide",
			  .object_kind = "case",
			  .object_id = 5,
			  .object_version = 3,
			  .object_hash = audit_state_hash(a, values, 3) });
	CHECK(audit_last_state(tx, 800, "case", 5, &said));
	CHECK_INT(said.version, 3);
	CHECK(audit_state_matches(said.hash, values, 3));
	keys_rotate(a, w.conf->data_dir, KEY_AUDIT);
	keys_load(a, w.conf->data_dir);
	CHECK(audit_state_matches(said.hash, values, 3));
	values[1] = "";
	CHECK(!audit_state_matches(said.hash, values, 3));
	tx_commit(tx);
	arena_free(a);
	say(&w, 800, 6); /* under the new key */
	CHECK_INT(verify(&w).finding.damage, AUDIT_SOUND);
	world_end(&w);
}

struct reader {
	struct world *w;
	struct read_log *log;
	int64_t la;
	int n;
};

static void *
read_many(void *arg)
{
	struct reader *r = arg;

	for (int i = 0; i < r->n; i++)
		read_log_add(r->log,
		    &(struct read_entry){ r->la, noon.instant, 7, 3 + i % 5, 11, "/cases/:case",
			"officer", i % 9 == 0 },
		    1);
	return NULL;
}

static double
run_readers(struct world *w, int n_threads, int each)
{
	struct read_log *log = read_log_open(w->pool, w->conf);
	struct reader readers[64];
	pthread_t threads[64];
	struct timespec from, to;

	clock_gettime(CLOCK_MONOTONIC, &from);
	for (int i = 0; i < n_threads; i++) {
		readers[i] = (struct reader){ w, log, 800 + i % 2, each };
		pthread_create(&threads[i], NULL, read_many, &readers[i]);
	}
	for (int i = 0; i < n_threads; i++)
		pthread_join(threads[i], NULL);
	clock_gettime(CLOCK_MONOTONIC, &to);
	read_log_close(log);
	return (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
}

static void
readings_are_grouped_and_covered(void)
{
	struct world w = world_new();
	struct audit_report r;
	double seconds = run_readers(&w, 32, 40);

	printf("# %d readings in %.3f s\n", 32 * 40, seconds);
	r = verify(&w);
	CHECK_INT(r.finding.damage, AUDIT_SOUND);
	CHECK_INT(r.reads, 32 * 40);
	CHECK(r.rows < 32 * 40);
	CHECK(r.anchors > 0);
	world_end(&w);
}

/* A list that names many children is one commit of each authority, up to 1,000 lines. */
static void
a_list_is_written_at_once(void)
{
	enum { SHORT = 25, LONG = 2500 };
	struct world w = world_new();
	struct read_log *log = read_log_open(w.pool, w.conf);
	struct arena *a = arena_new(0);
	struct read_entry *list = anew_n(a, struct read_entry, LONG);
	struct audit_report r;

	for (int i = 0; i < LONG; i++)
		list[i] = (struct read_entry){ 800 + (i >= SHORT ? i % 2 : 0), noon.instant, 7, i,
			11, "/registers/:register", "register", false };
	read_log_add(log, list, 0);
	read_log_add(log, list, SHORT);
	r = verify(&w);
	CHECK_INT(r.reads, SHORT);
	CHECK_INT(r.rows, 1);
	read_log_add(log, list, LONG);
	r = verify(&w);
	CHECK_INT(r.finding.damage, AUDIT_SOUND);
	CHECK_INT(r.reads, SHORT + LONG);
	CHECK_INT(r.rows, 1 + 2 + 2);
	read_log_close(log);
	arena_free(a);
	world_end(&w);
}

static void
a_changed_log_of_reads_is_found(void)
{
	static const char *const changes[] = {
		"UPDATE read_log SET person = 8 WHERE la = 800 AND n = 1 AND batch = 1",
		"UPDATE read_log SET break_glass = %s WHERE la = 800 AND n = 1 AND batch = 1",
		"DELETE FROM read_log WHERE la = 800 AND n = 1 AND batch = 1",
		"DELETE FROM read_log",
		"INSERT INTO read_log (la, batch, n, at_time, person, child, route, relation, "
		"break_glass) SELECT la, batch, 999, at_time, person, child, route, relation, "
		"break_glass FROM read_log WHERE la = 800 AND n = 1 AND batch = 1",
		"INSERT INTO read_log (la, batch, n, at_time, person, child, route, relation, "
		"break_glass) SELECT 7, 1, 1, at_time, person, child, route, relation, "
		"break_glass FROM read_log WHERE la = 800 AND n = 1 AND batch = 1",
	};

	for (size_t i = 0; i < sizeof changes / sizeof changes[0]; i++) {
		struct world w = world_new();

		run_readers(&w, 2, 5);
		CHECK_INT(verify(&w).finding.damage, AUDIT_SOUND);
		lift_triggers(&w);
		if (strstr(changes[i], "%s") != NULL)
			testdb_sql(w.db, postgres
					     ? "UPDATE read_log SET break_glass = NOT break_glass"
					     : "UPDATE read_log SET break_glass = 1 - break_glass");
		else
			testdb_sql(w.db, changes[i]);
		CHECK_INT(verify(&w).finding.damage, AUDIT_READS_ALTERED);
		world_end(&w);
	}
}

/* A line that no entry covers is named by the entry it claims. */
static void
a_line_without_its_group_is_named(void)
{
	struct world w = world_new();
	struct audit_report r;

	say(&w, 800, 1);
	say(&w, 800, 2);
	run_readers(&w, 1, 3);
	lift_triggers(&w);
	testdb_sql(w.db, "INSERT INTO read_log (la, batch, n, at_time, person, child, route, "
			 "relation, break_glass) SELECT la, 2, 1, at_time, person, child, route, "
			 "relation, break_glass FROM read_log WHERE batch = 3");
	r = verify(&w);
	CHECK_INT(r.finding.damage, AUDIT_READS_ALTERED);
	CHECK_INT(r.finding.seq, 2);
	world_end(&w);
}

static void
fill(struct world *w, int64_t la, int parts)
{
	for (int part = 0; part < parts; part++) {
		struct arena *a = arena_new((size_t)512 << 20);
		struct tx *tx = tx_begin(w->pool, TX_WRITE, a, (struct tx_context){ 7, noon });

		for (int i = 0; i < 500; i++)
			audit_say(tx, &(struct audit_entry){ .la = la,
					  .action = "case_decide",
					  .object_kind = "case",
					  .object_id = i,
					  .fields = "state",
					  .role = "officer",
					  .route = "/cases/:case/decide" });
		tx_commit(tx);
		arena_free(a);
	}
}

/* The log may grow while it is verified: that is no finding. */
static void
verifying_goes_on_beside_the_server(void)
{
	struct world w = world_new();
	struct read_log *log = read_log_open(w.pool, w.conf);
	struct reader readers[4];
	pthread_t threads[4];

	fill(&w, 800, 6);
	fill(&w, 801, 6);
	for (int i = 0; i < 4; i++) {
		readers[i] = (struct reader){ &w, log, 800 + i % 2, 1000 };
		pthread_create(&threads[i], NULL, read_many, &readers[i]);
	}
	while (verify(&w).reads < 3000)
		CHECK_INT(verify(&w).finding.damage, AUDIT_SOUND);
	for (int i = 0; i < 4; i++)
		pthread_join(threads[i], NULL);
	read_log_close(log);
	CHECK_INT(verify(&w).reads, 4000);
	world_end(&w);
}

static void
a_family_sees_who_read(void)
{
	struct world w = world_new();
	struct arena *a = arena_new(0);
	struct readings seen;
	struct tx *tx;

	testdb_sql(w.db, "INSERT INTO persons (la, id, public_id, given, family) VALUES (800, 7, "
			 "'p7', 'Ola', 'Reader'), (801, 7, 'q7', 'Other', 'One')");
	run_readers(&w, 2, 5);
	tx = tx_begin(w.pool, TX_READ, a, (struct tx_context){ 0, noon });
	seen = read_log_of_child(tx, 800, 3, (struct instant){ 0 }, 50);
	CHECK_INT((int64_t)seen.n, 1);
	CHECK_STR(seen.a[0].family, "Reader");
	CHECK_STR(seen.a[0].relation, "officer");
	CHECK(seen.a[0].break_glass);
	CHECK_INT((int64_t)read_log_of_child(tx, 800, 3, noon.instant, 50).n, 0);
	CHECK_INT((int64_t)read_log_of_child(tx, 800, 99, (struct instant){ 0 }, 50).n, 0);
	arena_free(a);
	world_end(&w);
}

/* A line each minute, of child 3 or of others. */
static void
read_from_minute(struct read_log *log, int minute, size_t n, int64_t child)
{
	struct arena *a = arena_new(0);
	struct read_entry *list = anew_n(a, struct read_entry, n);

	for (size_t i = 0; i < n; i++)
		list[i] = (struct read_entry){ 800,
			{ noon.instant.us + (minute + (int64_t)i) * INT64_C(60000000) }, 7, child,
			11, "/cases/:case", "officer", false };
	read_log_add(log, list, n);
	arena_free(a);
}

static void
check_minutes(struct world *w, int before, int newest, int oldest)
{
	struct arena *a = arena_new(0);
	struct tx *tx = tx_begin(w->pool, TX_READ, a, (struct tx_context){ 0, noon });
	struct instant end = { noon.instant.us + before * INT64_C(60000000) };
	struct readings seen = read_log_of_child(tx, 800, 3, end, 4);

	CHECK_INT((int64_t)seen.n, newest - oldest + 1);
	for (size_t i = 0; i < seen.n; i++)
		CHECK_INT((seen.a[i].at.us - noon.instant.us) / 60000000, newest - (int)i);
	arena_free(a);
}

/* Those that have their places, those that wait for them, and pages that begin between the two. */
static void
a_childs_lines_are_found_wherever_they_stand(void)
{
	struct world w = world_new();
	struct read_log *log = read_log_open(w.pool, w.conf);

	testdb_sql(w.db, "INSERT INTO persons (la, id, public_id, given, family) VALUES (800, 7, "
			 "'p7', 'Ola', 'Reader')");
	read_from_minute(log, 0, 3, 3); /* the first after a start: placed */
	read_from_minute(log, 3, 3, 3); /* these wait */
	check_minutes(&w, 99, 5, 2);
	check_minutes(&w, 3, 2, 0);
	read_from_minute(log, 6, 1999, 4);
	check_minutes(&w, 99, 5, 2);
	read_from_minute(log, 6, 1, 3);
	check_minutes(&w, 99, 6, 3);
	read_log_close(log);
	CHECK_INT(verify(&w).finding.damage, AUDIT_SOUND);
	world_end(&w);
}

static void
verifying_is_fast(void)
{
	struct world w = world_new();
	struct timespec from, to;
	struct audit_report r;
	double seconds;

	fill(&w, 800, 20);
	clock_gettime(CLOCK_MONOTONIC, &from);
	r = verify(&w);
	clock_gettime(CLOCK_MONOTONIC, &to);
	seconds = (double)(to.tv_sec - from.tv_sec) + (double)(to.tv_nsec - from.tv_nsec) / 1e9;
	CHECK_INT(r.rows, 10000);
	printf("# %.0f entries a second\n", (double)r.rows / seconds);
	world_end(&w);
}

int
main(int argc, char **argv)
{
	postgres = argc > 1 && strcmp(argv[1], "postgres") == 0;
	if (postgres && !testdb_has_postgres()) {
		puts("0 passed, 0 failed (no PostgreSQL: run through tests/postgres.sh)");
		return 77;
	}
	rng_init();
	log_set_level(LOG_WARN);
	return check_run((struct check_case[]){
	    CHECK_CASE(entries_chain_and_verify),
	    CHECK_CASE(the_database_refuses_changes),
	    CHECK_CASE(changes_behind_the_back_are_found),
	    CHECK_CASE(the_anchor_survives_a_crash_and_shows_forgery),
	    CHECK_CASE(threads_make_one_chain),
	    CHECK_CASE(a_row_changed_behind_the_back_differs_from_its_entry),
	    CHECK_CASE(readings_are_grouped_and_covered),
	    CHECK_CASE(a_list_is_written_at_once),
	    CHECK_CASE(a_changed_log_of_reads_is_found),
	    CHECK_CASE(a_line_without_its_group_is_named),
	    CHECK_CASE(verifying_goes_on_beside_the_server),
	    CHECK_CASE(a_family_sees_who_read),
	    CHECK_CASE(a_childs_lines_are_found_wherever_they_stand),
	    CHECK_CASE(verifying_is_fast),
	    { 0 },
	});
}
