/* Transactions on both engines: the same answers, bit for bit. */
#include "check.h"
#include "queries.sql.h"
#include "testdb.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

static const char views[] =
    "CREATE VIEW visible_persons AS SELECT * FROM persons WHERE id = viewer();";
static const char rls[] =
    "ALTER TABLE persons ENABLE ROW LEVEL SECURITY; ALTER TABLE persons FORCE ROW LEVEL SECURITY;"
    "CREATE POLICY seen ON persons USING (current_setting('waymark.system', true) = 'on' OR id = "
    "viewer()) WITH CHECK (true);";

static bool postgres;
static struct arena *suite;
static struct testdb db;
static struct pool *pool;

static const struct now noon = { .instant = { INT64_C(1767182400123456) }, .today = { 739616 } };

static struct tx *
begin(struct arena *a, enum tx_kind kind, int64_t viewer)
{
	return tx_begin(pool, kind, a, (struct tx_context){ viewer, noon });
}

static void
commit(struct tx *tx)
{
	tx_audited(tx);
	tx_commit(tx);
}

static void
one_body(int64_t id, const char *name, int64_t urn, int64_t parent)
{
	struct arena *a = arena_new(0);
	struct tx *tx = begin(a, TX_WRITE, 0);

	body_add(tx, 1, id, arena_printf(a, "b%lld", (long long)id), "team", name, urn, parent);
	commit(tx);
	arena_free(a);
}

static void
nulls_and_numbers_come_back(void)
{
	struct arena *a = arena_new(0);
	const struct body_get_row *b;
	struct tx *tx;

	one_body(INT64_MAX, "Łódź 'team' \"x\"; --", 0, INT64_MIN);
	tx = begin(a, TX_READ, 0);
	b = body_get(tx, 1, INT64_MAX);
	CHECK(b != NULL);
	if (b != NULL) {
		CHECK_STR(b->name, "Łódź 'team' \"x\"; --");
		CHECK_INT(b->urn, 0);
		CHECK_INT(b->parent, INT64_MIN);
		CHECK(b->active);
		CHECK(b->phone == NULL);
	}
	CHECK(body_get(tx, 1, 404) == NULL);
	arena_free(a);
}

static void
date_comes_back(struct tx *tx, int64_t id, struct date born)
{
	const struct person_born_row *p;

	person_add(tx, 1, id, arena_printf(tx_arena(tx), "d%lld", (long long)id), "A", "B", born);
	p = person_born(tx, 1, id);
	CHECK(p != NULL);
	if (p != NULL)
		CHECK_INT(p->born.day, born.day);
}

static void
dates_come_back(void)
{
	struct arena *a = arena_new(0);
	struct tx *tx = begin(a, TX_WRITE, 0);
	static const int days[] = { 0, 1, 719163, 738215, 739616, 3652059 };

	for (size_t i = 0; i < sizeof days / sizeof days[0]; i++)
		date_comes_back(tx, 1000 + (int64_t)i, (struct date){ days[i] });
	arena_free(a);
}

static void
time_and_bool_come_back(struct tx *tx, int64_t id, int64_t us, bool given)
{
	const struct consent_at_row *c;

	consent_add(tx, 1, id, 77, "school", given, 1, (struct instant){ us });
	c = consent_at(tx, 1, id);
	CHECK(c != NULL);
	if (c != NULL) {
		CHECK_INT(c->at_time.us, us);
		CHECK_INT(c->given, given);
	}
}

static const char one_case[] =
    "INSERT INTO bodies (la, id, public_id, kind, name) VALUES (1, 70, 'b70', 'team', 'T');"
    "INSERT INTO persons (la, id, public_id, given, family) VALUES (1, 71, 'p71', 'C', 'D');"
    "INSERT INTO cases (la, id, public_id, reference, child, pack, pack_version, state, "
    "received_on,"
    " team, holder_body, holder_since, next_step) VALUES (1, 77, 'c77', 'R', 71, 'p', '1', 's',"
    " '2026-01-01', 70, 70, '2026-01-01', 'n');";

static void
times_and_booleans_come_back(void)
{
	struct arena *a = arena_new(0);
	struct tx *tx;
	static const int64_t us[] = { 1, -1, 1767182400123456, 1767182400000000, 999999,
		-62135596800000000, 253402300799999999 };

	testdb_sql(db, one_case);
	tx = begin(a, TX_WRITE, 0);
	for (size_t i = 0; i < sizeof us / sizeof us[0]; i++)
		time_and_bool_come_back(tx, 1 + (int64_t)i, us[i], i % 2 == 0);
	arena_free(a);
}

static void
values_come_back(void)
{
	struct arena *a = arena_new(0);
	struct tx *tx = begin(a, TX_READ, 0);
	static const double reals[] = { 0.1, -0.0, 1e308, 4.9e-324, 3.141592653589793, -2.5 };
	const struct values_back_row *v;

	for (size_t i = 0; i < sizeof reals / sizeof reals[0]; i++) {
		v = values_back(
		    tx, (struct money){ -1 }, reals[i], (struct blob){ "\0\xff'\\x", 5 });
		CHECK_INT(v->amount.pence, -1);
		CHECK(memcmp(&v->ratio, &reals[i], sizeof(double)) == 0);
		CHECK_INT((int64_t)v->bytes.n, 5);
		CHECK(memcmp(v->bytes.p, "\0\xff'\\x", 5) == 0);
	}
	v = values_back(tx, (struct money){ INT64_MAX }, 0, (struct blob){ 0 });
	CHECK_INT(v->amount.pence, INT64_MAX);
	CHECK(v->bytes.p == NULL);
	v = values_back(tx, (struct money){ 0 }, 0, (struct blob){ "", 0 });
	CHECK(v->bytes.p != NULL && v->bytes.n == 0);
	arena_free(a);
}

static void
parameters_go_by_number(void)
{
	struct arena *a = arena_new(0);
	struct tx *tx;
	struct body_named_rows rows;

	one_body(5, "named", 0, 0);
	tx = begin(a, TX_READ, 0);
	rows = body_named(tx, "named", 1);
	CHECK_INT((int64_t)rows.n, 1);
	CHECK_INT(rows.n ? rows.a[0].id : 0, 5);
	arena_free(a);
}

static void
text_sorts_by_bytes(void)
{
	static const char *const names[] = { "Zoë", "anna", "Éva", "Anna", "zeta" };
	static const char *const sorted[] = { "Anna", "Zoë", "anna", "zeta", "Éva" };
	struct arena *a = arena_new(0);
	struct bodies_all_rows rows;
	struct tx *tx = begin(a, TX_WRITE, 0);

	for (int i = 0; i < 5; i++)
		body_add(tx, 2, i, arena_printf(a, "s%d", i), "team", names[i], 0, 0);
	rows = bodies_all(tx, 2);
	CHECK_INT((int64_t)rows.n, 5);
	for (size_t i = 0; i < rows.n; i++)
		CHECK_STR(rows.a[i].name, sorted[i]);
	arena_free(a);
}

static void
context_is_handed_in(void)
{
	struct arena *a = arena_new(0);
	struct tx *tx = begin(a, TX_READ, 4711);
	const struct who_when_row *w = who_when(tx);

	CHECK_INT(w->who, 4711);
	CHECK_INT(w->day.day, noon.today.day);
	CHECK_INT(w->at.us, noon.instant.us);
	CHECK_INT(tx_viewer(tx), 4711);
	tx_rollback(tx);
	tx = begin(a, TX_READ, 0);
	CHECK_INT(who_when(tx)->who, 0);
	arena_free(a);
}

static void
become_another(void *tx)
{
	tx_become(tx, 32);
}

static void
the_public_becomes_a_person_once(void)
{
	struct arena *a = arena_new(0);
	struct tx *tx = begin(a, TX_READ, 0);
	struct fault fault;

	CHECK_INT(who_when(tx)->who, 0);
	tx_become(tx, 4711);
	CHECK_INT(who_when(tx)->who, 4711);
	CHECK_INT(tx_viewer(tx), 4711);
	CHECK(!attempt(become_another, tx, &fault));
	CHECK_INT(fault.kind, FAULT_BUG);
	CHECK_INT(who_when(tx)->who, 4711);
	arena_free(a);
}

static void
views_follow_the_viewer(void)
{
	struct arena *a = arena_new(0);
	struct tx *tx = begin(a, TX_WRITE, 31);
	struct persons_seen_rows rows;

	person_add(tx, 1, 31, "p31", "Seen", "A", (struct date){ 0 });
	person_add(tx, 1, 32, "p32", "Unseen", "B", (struct date){ 0 });
	rows = persons_seen(tx, 1);
	CHECK_INT((int64_t)rows.n, 1);
	CHECK_STR(rows.n ? rows.a[0].given : NULL, "Seen");
	CHECK_INT(person_rename(tx, 1, 31, "New"), 1);
	CHECK_INT(person_rename(tx, 1, 32, "New"), 0);
	tx_rollback(tx);
	tx = begin(a, TX_READ, 0);
	CHECK_INT((int64_t)persons_seen(tx, 1).n, 0);
	arena_free(a);
}

/* Each runs in an arena that is lost with the fault; the pool must survive all of them. */
static struct arena *lost;

/* What no build lets through meets the engine's own last net. */
static void
read_past_the_views(void)
{
	static const struct db_column columns[] = { { DB_INT, 0 } };
	static const struct db_query direct = { .name = "direct",
		.sqlite = "SELECT id FROM persons",
		.postgres = "SELECT id FROM persons",
		.columns = columns,
		.n_columns = 1,
		.row_size = 8 };
	struct tx *tx = begin(lost, TX_WRITE, 0);
	void *rows;

	person_add(tx, 1, 33, "p33", "Unseen", "B", (struct date){ 0 });
	CHECK(person_born(tx, 1, 33) != NULL);
	CHECK_INT((int64_t)tx_query(tx, &direct, NULL, &rows), 0);
}

/* PostgreSQL answers with no rows, SQLite refuses the statement. */
static void
last_net_holds(void)
{
	lost = arena_new(0);
	if (postgres)
		read_past_the_views();
	else
		CHECK_FAILS(FAULT_BUG, read_past_the_views);
	arena_free(lost);
}

static void
no_trace_of_a_rollback(void)
{
	struct arena *a = arena_new(0);
	struct tx *tx = begin(a, TX_WRITE, 0);

	body_add(tx, 1, 6, "b6", "team", "x", 0, 0);
	tx_rollback(tx);
	tx = begin(a, TX_WRITE, 0);
	body_add(tx, 1, 7, "b7", "team", "x", 0, 0);
	arena_free(a);
	a = arena_new(0);
	tx = begin(a, TX_READ, 0);
	CHECK(body_get(tx, 1, 6) == NULL);
	CHECK(body_get(tx, 1, 7) == NULL);
	arena_free(a);
}

static void
once_by_its_key(void)
{
	struct arena *a = arena_new(0);
	struct tx *tx = begin(a, TX_WRITE, 0);
	const struct body_add_once_row *first = body_add_once(tx, 1, 8, "key", "x");

	CHECK(first != NULL && first->id == 8);
	CHECK(body_add_once(tx, 1, 9, "key", "x") == NULL);
	CHECK_INT(body_rename(tx, 1, 8, "y"), 1);
	arena_free(a);
}

static void
commit_unaudited(void)
{
	struct tx *tx = begin(lost, TX_WRITE, 0);

	body_add(tx, 1, 10, "b10", "team", "x", 0, 0);
	tx_commit(tx);
}

static void
begin_twice(void)
{
	begin(lost, TX_READ, 0);
	begin(lost, TX_READ, 0);
}

static void
free_arena(void *arena)
{
	arena_free(arena);
}

static void
write_twice_in_a_thread(void)
{
	struct arena *other = arena_new(0);

	arena_on_free(lost, free_arena, other);
	begin(lost, TX_WRITE, 0);
	begin(other, TX_WRITE, 0);
}

static void
write_while_reading(void)
{
	body_rename(begin(lost, TX_READ, 0), 1, 1, "x");
}

static void
break_a_check(void)
{
	body_broken(begin(lost, TX_WRITE, 0), 1);
}

static void
use_after_end(void)
{
	struct tx *tx = begin(lost, TX_READ, 0);

	tx_rollback(tx);
	who_when(tx);
}

static void
text_not_utf8(void)
{
	body_rename(begin(lost, TX_WRITE, 0), 1, 1, "\xff");
}

static void
two_rows_for_one(void)
{
	struct tx *tx = begin(lost, TX_WRITE, 0);

	body_add(tx, 3, 1, "o1", "team", "x", 0, 0);
	body_add(tx, 3, 2, "o2", "team", "x", 0, 0);
	body_any(tx, 3);
}

static void
misuse_is_a_bug(void)
{
	static void (*const misuses[])(void) = { commit_unaudited, begin_twice,
		write_twice_in_a_thread, write_while_reading, break_a_check, use_after_end,
		text_not_utf8, two_rows_for_one };

	for (size_t i = 0; i < sizeof misuses / sizeof misuses[0]; i++) {
		lost = arena_new(0);
		CHECK_FAILS(FAULT_BUG, misuses[i]);
		arena_free(lost);
	}
	one_body(11, "after all of them", 0, 0);
}

/* ---- many rows ---- */

enum { MANY_LA = 4, MANY = 2500 };

/* Three tables, each row before its children; texts that go at once. */
static void
add_many(struct tx *tx, int64_t first, int64_t n)
{
	for (int64_t i = first; i < first + n; i++) {
		struct arena *a = arena_part(tx_arena(tx), 0);

		body_add(tx, MANY_LA, i, arena_printf(a, "m%lld", (long long)i), "team",
		    arena_printf(a, "Team %lld", (long long)i), 0, i % 2 ? i : 0);
		person_add(tx, MANY_LA, i, arena_printf(a, "n%lld", (long long)i), "Ärøs", "B",
		    (struct date){ i % 3 ? 738215 + (int32_t)i : 0 });
		arena_free(a);
	}
}

static void
many_rows_are_all_there(void)
{
	struct arena *a = arena_new(0);
	struct tx *tx = begin(a, TX_WRITE, 0);
	const struct body_get_row *b;

	tx_expect_many(tx);
	tx_expect_many(tx); /* once is enough */
	add_many(tx, 1, MANY);
	b = body_get(tx, MANY_LA, MANY); /* a query sees what waits */
	CHECK(b != NULL && b->parent == 0);
	add_many(tx, MANY + 1, 7);
	body_rename(tx, MANY_LA, MANY + 7, "Last"); /* and so does a change */
	add_many(tx, MANY + 8, 1);
	commit(tx);
	arena_free(a);
	a = arena_new(0);
	tx = begin(a, TX_READ, 0);
	CHECK_INT((int64_t)bodies_all(tx, MANY_LA).n, MANY + 8);
	CHECK_STR(body_get(tx, MANY_LA, MANY + 7)->name, "Last");
	CHECK_INT(body_get(tx, MANY_LA, 1001)->parent, 1001);
	CHECK_STR(person_born(tx, MANY_LA, MANY + 8)->given, "Ärøs");
	CHECK_INT(person_born(tx, MANY_LA, 34)->born.day, 738215 + 34);
	CHECK_INT(person_born(tx, MANY_LA, 33)->born.day, 0);
	arena_free(a);
}

static void
many_rows_go_together(void)
{
	struct arena *a = arena_new(0);
	struct tx *tx = begin(a, TX_WRITE, 0);

	tx_expect_many(tx);
	add_many(tx, 10000, MANY); /* some are being written */
	tx_rollback(tx);
	arena_free(a);
	a = arena_new(0);
	tx = begin(a, TX_READ, 0);
	CHECK(body_get(tx, MANY_LA, 10000) == NULL);
	arena_free(a);
}

static void
break_a_key_late(void)
{
	struct tx *tx = begin(lost, TX_WRITE, 0);

	tx_expect_many(tx);
	add_many(tx, 20000, 40);
	add_many(tx, 20000, 1);
	commit(tx);
}

/* In a full load, which the writer's own thread writes: told to whoever adds on. */
static void
break_a_key_in_a_full_load(void)
{
	struct tx *tx = begin(lost, TX_WRITE, 0);

	tx_expect_many(tx);
	add_many(tx, 40000, 40);
	add_many(tx, 40000, 1);
	add_many(tx, 41000, 2 * MANY);
}

/* And to whoever asks next. */
static void
ask_after_a_broken_load(void)
{
	struct tx *tx = begin(lost, TX_WRITE, 0);

	tx_expect_many(tx);
	add_many(tx, 40000, 40);
	add_many(tx, 40000, 1);
	add_many(tx, 41000, 1000);
	bodies_all(tx, MANY_LA);
}

static void
wait_with_what_is_no_text(void)
{
	struct tx *tx = begin(lost, TX_WRITE, 0);

	tx_expect_many(tx);
	body_add(tx, MANY_LA, 30000, "m30000", "team", "\xff", 0, 0);
}

static void
many_rows_keep_the_rules(void)
{
	static void (*const misuses[])(void) = { break_a_key_late, break_a_key_in_a_full_load,
		ask_after_a_broken_load, wait_with_what_is_no_text };

	for (size_t i = 0; i < sizeof misuses / sizeof misuses[0]; i++) {
		lost = arena_new(0);
		CHECK_FAILS(FAULT_BUG, misuses[i]);
		arena_free(lost);
	}
	one_body(12, "after them too", 0, 0);
}

static void
setup(void)
{
	suite = arena_new(0);
	db = testdb_new(suite, postgres);
	pool = testdb_open(suite, db, views, postgres ? rls : NULL, 3);
}

int
main(int argc, char **argv)
{
	static const struct check_case cases[] = { CHECK_CASE(nulls_and_numbers_come_back),
		CHECK_CASE(dates_come_back), CHECK_CASE(times_and_booleans_come_back),
		CHECK_CASE(values_come_back), CHECK_CASE(parameters_go_by_number),
		CHECK_CASE(text_sorts_by_bytes), CHECK_CASE(context_is_handed_in),
		CHECK_CASE(the_public_becomes_a_person_once), CHECK_CASE(views_follow_the_viewer),
		CHECK_CASE(last_net_holds), CHECK_CASE(no_trace_of_a_rollback),
		CHECK_CASE(once_by_its_key), CHECK_CASE(misuse_is_a_bug),
		CHECK_CASE(many_rows_are_all_there), CHECK_CASE(many_rows_go_together),
		CHECK_CASE(many_rows_keep_the_rules), { 0 } };
	int failed;

	postgres = argc > 1 && strcmp(argv[1], "postgres") == 0;
	if (postgres && !testdb_has_postgres()) {
		puts("skipped: WAYMARK_TEST_PG is not set; run under tests/postgres.sh");
		return 77;
	}
	rng_init();
	setup();
	failed = check_run(cases);
	pool_close(pool);
	arena_free(suite);
	return failed;
}
