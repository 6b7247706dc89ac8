/*
 * The access matrix in SQL: every viewer of the small world and every table.
 *
 * matrix.txt beside this file is the matrix as people read it; it changes only
 * on purpose:  test_matrix print > tests/access/matrix.txt
 */
#include "check.h"
#include "small_world.h"
#include "visible.h"
#include "access/access_sql.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"

#include <stdio.h>
#include <string.h>

static bool postgres;
static struct arena *suite;
static struct testdb db;
static struct pool *pool;
static struct world *world;
static const char *golden;

static struct tx *
begin(struct arena *a, int64_t viewer)
{
	return tx_begin(pool, TX_READ, a, (struct tx_context){ viewer, world->now });
}

static const struct row *
row_of(enum table t, const struct seen *s)
{
	for (size_t i = 0; i < world->rows.n; i++) {
		const struct row *r = &world->rows.a[i];

		if (r->table == t && r->la == s->la && r->id == s->id)
			return r;
	}
	fail(FAULT_BUG, "a row that nobody made in %s", table_name(t));
}

/* Rows seen of each family: "2....", and of people at work behind a stroke. */
static void
put_cell(struct buf *b, struct tx *tx, enum table t)
{
	struct seen_rows rows = visible_rows(tx, t);
	int counts[STAFF + 1] = { 0 };

	for (size_t i = 0; i < rows.n; i++)
		counts[small_world_family(row_of(t, &rows.a[i]))]++;
	buf_puts(b, " ");
	for (int f = 1; f <= FAMILIES; f++)
		buf_printf(b, "%.*d%.*s", counts[f] > 0, counts[f], counts[f] == 0, ".");
	if (t == PERSONS || t == CONTACTS)
		buf_printf(b, "/%-2d", counts[STAFF]);
}

static const char *
matrix(struct arena *a)
{
	struct buf *b = buf_new(a);

	buf_puts(b,
	    "Rows that each viewer sees of families 1 to 5; behind the stroke, of people at "
	    "work.\nFamily 5 is of the other authority.\n\n");
	for (const struct viewer_case *v = small_world_viewers; v->who != NULL; v++) {
		struct arena *one = arena_new(0);
		struct tx *tx = begin(one, v->person);

		if ((v - small_world_viewers) % 10 == 0) {
			buf_printf(b, "%-36s", "");
			for (int t = 0; t < TABLE__MAX; t++)
				if (table_is_personal((enum table)t))
					buf_printf(b, " %-*.*s",
					    t == PERSONS || t == CONTACTS ? 8 : 5,
					    t == PERSONS || t == CONTACTS ? 8 : 5,
					    table_name((enum table)t));
			buf_puts(b, "\n");
		}
		buf_printf(b, "%-36s", v->who);
		for (int t = 0; t < TABLE__MAX; t++)
			if (table_is_personal((enum table)t))
				put_cell(b, tx, (enum table)t);
		buf_puts(b, "\n");
		arena_free(one);
	}
	return b->p;
}

static void
matrix_is_the_one_agreed(void)
{
	struct arena *a = arena_new(0);
	struct str_list now = str_split(a, matrix(a), '\n'), want = str_split(a, golden, '\n');

	CHECK_INT((int64_t)now.n, (int64_t)want.n);
	for (size_t i = 0; i < now.n && i < want.n; i++)
		CHECK_STR(now.a[i], want.a[i]);
	arena_free(a);
}

static void
views_and_model_agree(void)
{
	for (const struct viewer_case *v = small_world_viewers; v->who != NULL; v++)
		CHECK_INT(visible_differences(pool, world, v->person, false), 0);
}

/* The mother herself, the officer who has the case, and the manager. */
static bool
may_know_the_address(int64_t person)
{
	return person == 111 || person == 901 || person == 906 || person == 101 || person == 511 ||
	       person == 951;
}

static void
a_protected_address_never_leaves(void)
{
	for (const struct viewer_case *v = small_world_viewers; v->who != NULL; v++) {
		struct arena *a = arena_new(0);
		bool leaked = strstr(visible_text(begin(a, v->person)), CANARY_ADDRESS) != NULL;

		if (leaked != may_know_the_address(v->person))
			printf("# %s\n", v->who);
		CHECK_INT(leaked, may_know_the_address(v->person));
		arena_free(a);
	}
}

static void
a_case_is_one_row(void)
{
	struct arena *a = arena_new(0);
	struct seen_rows rows = visible_rows(begin(a, 901), CASES);

	CHECK_INT((int64_t)rows.n, 3);
	for (size_t i = 1; i < rows.n; i++)
		CHECK(rows.a[i].id != rows.a[i - 1].id);
	arena_free(a);
}

/* Whether a direct read's row is among the viewer's visible ones. */
static bool
is_among(const struct seen_rows *rows, const struct seen *s)
{
	for (size_t i = 0; i < rows->n; i++)
		if (rows->a[i].la == s->la && rows->a[i].id == s->id)
			return rows->a[i].extra != 0;
	return false;
}

/* PostgreSQL's last net: a query that forgot its view gets no row that the view would not show
 * whole. */
static void
a_direct_read_gives_no_more(void)
{
	for (const struct viewer_case *v = small_world_viewers; postgres && v->who != NULL; v++)
		for (int t = 0; t < TABLE__MAX; t++) {
			struct arena *a = arena_new(0);
			struct tx *tx;
			struct seen_rows direct, seen;

			if (table_is_personal((enum table)t)) {
				tx = begin(a, v->person);
				direct = direct_rows(tx, (enum table)t);
				seen = visible_rows(tx, (enum table)t);
				CHECK(v->person != 0 || direct.n == 0);
				for (size_t i = 0; i < direct.n; i++)
					CHECK(is_among(&seen, &direct.a[i]));
			}
			arena_free(a);
		}
}

/* Breaking one condition must be seen, or the matrix proves nothing. */
static void
broken(const char *what, const char *right, const char *wrong, int64_t viewer)
{
	struct arena *a = arena_new(0);
	struct testdb other = testdb_new(a, postgres);
	struct buf *views = buf_new(a);
	struct pool *leaky;
	const char *at = access_views_sql, *next;
	int found = 0;

	for (; (next = strstr(at, right)) != NULL; at = next + strlen(right), found++) {
		buf_add(views, at, (size_t)(next - at));
		buf_puts(views, wrong);
	}
	buf_puts(views, at);
	check_true(found > 0, what, __FILE__, __LINE__);
	leaky = testdb_open(a, other, views->p, NULL, 1);
	world_insert(world, other);
	check_true(visible_differences(leaky, world, viewer, true) > 0, what, __FILE__, __LINE__);
	pool_close(leaky);
	arena_free(a);
}

static void
a_missing_condition_is_found(void)
{
	broken("a restricted parent", "p.sees_case AND", "", 112);
	broken("responsibility", "AND p.responsibility", "", 113);
	broken("an ended parenthood", "(p.ended_on IS NULL OR p.ended_on > today())", "TRUE", 114);
	broken("an ended post", ".to_on > today()", ".to_on > '2000-01-01'", 904);
	broken("a post to come", ".from_on <= today()", ".from_on <= '2100-01-01'", 905);
	broken("a school before", ".to_on > today()", ".to_on > '2000-01-01'", 911);
	broken("a school to come", ".from_on <= today()", ".from_on <= '2100-01-01'", 912);
	broken("another authority", "h.la = k.la AND h.team", "h.team", 901);
	broken("eight hours", ".until_at > present()", ".until_at > '2000-01-01T00:00:00.000000Z'",
	    916);
	broken("one's own family", "FROM parenthoods f WHERE", "FROM parenthoods f WHERE FALSE AND",
	    914);
	broken("compulsory school age", "c.csa_ends_on >= today()", "TRUE", 311);
	broken("an ended share", "(s.ended_on IS NULL OR s.ended_on > today())", "TRUE", 313);
	broken("a restriction outlives school age", "AND NOT r.sees_case", "AND FALSE", 314);
	broken("a protected line", "NOT (t.protected)", "TRUE", 902);
	broken("a request for advice that ended", "(a.ended_on IS NULL OR a.ended_on > today())",
	    "TRUE", 919);
	broken(
	    "a consultation that ended", "(n.ends_on IS NULL OR n.ends_on > today())", "TRUE", 922);
	broken("advice that is only begun", "t.given_on IS NOT NULL", "TRUE", 111);
	broken("notices not issued", "t.status = 'issued'", "TRUE", 111);
}

int
main(int argc, char **argv)
{
	static const struct check_case cases[] = {
		CHECK_CASE(matrix_is_the_one_agreed),
		CHECK_CASE(views_and_model_agree),
		CHECK_CASE(a_protected_address_never_leaves),
		CHECK_CASE(a_case_is_one_row),
		CHECK_CASE(a_direct_read_gives_no_more),
		CHECK_CASE(a_missing_condition_is_found),
		{ 0 },
	};
	bool print = argc > 1 && str_eq(argv[1], "print");
	int failed = 0;

	postgres = argc > 2 && str_eq(argv[2], "postgres");
	if (postgres && !testdb_has_postgres()) {
		puts("skipped: no PostgreSQL; run it through tests/postgres.sh");
		return 77;
	}
	rng_init();
	suite = arena_new(0);
	db = testdb_new(suite, postgres);
	pool = testdb_open(suite, db, access_views_sql, postgres ? access_rls_sql : NULL, 2);
	world = small_world(suite);
	world_insert(world, db);
	if (argc > 1 && !print)
		golden = testdb_read(suite, argv[1]);
	if (print)
		fputs(matrix(suite), stdout);
	else
		failed = check_run(cases);
	pool_close(pool);
	arena_free(suite);
	return failed;
}
