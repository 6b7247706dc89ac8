/* Disclosure control: small tables whose right answer is known, and rounding. */
#include "../check.h"
#include "areas/statistics/disclosure.h"
#include "base/buf.h"

static const struct disclosure_rules rules = { .least = 5, .least_base = 10, .width = 3 };

/*
 * Tables of rows × columns with all margins: cells by rows, the last column and row are
 * totals.  What comes out is a letter a cell: . shown, P primary, S secondary, ! given away.
 */
enum { MOST = 36 };

struct grid {
	struct disclosure_cell cells[MOST];
	struct disclosure_sum sums[MOST];
	uint32_t parts[MOST][MOST];
	struct disclosure_table table;
};

static void
add_sum(struct grid *g, uint32_t total, uint32_t first, uint32_t step, size_t n)
{
	uint32_t *parts = g->parts[g->table.n_sums];

	for (size_t i = 0; i < n; i++)
		parts[i] = first + (uint32_t)i * step;
	g->sums[g->table.n_sums++] = (struct disclosure_sum){ total, parts, n };
}

static void
make(struct grid *g, int rows, int columns, const int *inner)
{
	int wide = columns + 1;

	*g = (struct grid){ 0 };
	for (int r = 0; r < rows; r++)
		for (int c = 0; c < columns; c++) {
			int64_t n = inner[r * columns + c];

			g->cells[r * wide + c].count = n;
			g->cells[r * wide + columns].count += n;
			g->cells[rows * wide + c].count += n;
			g->cells[rows * wide + columns].count += n;
		}
	g->table = (struct disclosure_table){ g->cells, (size_t)((rows + 1) * wide), g->sums, 0 };
	for (int r = 0; r <= rows; r++)
		add_sum(
		    g, (uint32_t)(r * wide + columns), (uint32_t)(r * wide), 1, (size_t)columns);
	for (int c = 0; c <= columns; c++)
		add_sum(g, (uint32_t)(rows * wide + c), (uint32_t)c, (uint32_t)wide, (size_t)rows);
}

static const char *
drawn(struct arena *a, const struct disclosure_table *t)
{
	struct buf *b = buf_new(a);

	for (size_t i = 0; i < t->n_cells; i++)
		buf_putc(b, t->cells[i].unprotected ? '!' : ".PS"[t->cells[i].state]);
	return b->p;
}

static const struct {
	int rows, columns;
	int inner[12];
	const char *out;
} grids[] = {
	/* nothing small: nothing hidden; nought is not small */
	{ 2, 2, { 9, 0, 8, 7 }, "........." },
	/* metrics.md section 5: one 3 in 2 by 2 hides all four, and the totals stay */
	{ 2, 2, { 3, 9, 8, 7 }, "PS.SS...." },
	/* in 3 by 3 the cheapest cycle of four is hidden */
	{ 3, 3, { 3, 9, 40, 8, 7, 50, 60, 70, 80 }, "PS..SS.........." },
	/* a row of one count and noughts: its total is the count, and goes too; so must a column's
	 */
	{ 2, 2, { 3, 0, 20, 30 }, "P.PS.S..." },
	/* two small ones of a small sum: the sum is small too and hidden, and a third row gives
	   cover */
	{ 1, 3, { 1, 2, 9 }, "PPS.PPS." },
};

static void
known_tables(void)
{
	for (size_t i = 0; i < sizeof grids / sizeof grids[0]; i++) {
		struct arena *a = arena_new(0);
		struct grid g;

		make(&g, grids[i].rows, grids[i].columns, grids[i].inner);
		disclosure_protect(a, &g.table, &rules);
		CHECK_STR(drawn(a, &g.table), grids[i].out);
		arena_free(a);
	}
}

/* 1 and 1 with a visible sum of 2 would be known exactly though both are hidden. */
static void
a_narrow_sum_is_widened(void)
{
	struct arena *a = arena_new(0);
	static const uint32_t parts[] = { 0, 1, 2 };
	struct disclosure_cell cells[] = { { .count = 1 }, { .count = 1 }, { .count = 30 },
		{ .count = 32 } };
	struct disclosure_sum sum = { 3, parts, 3 };
	struct disclosure_table t = { cells, 4, &sum, 1 };

	disclosure_protect(a, &t, &rules);
	CHECK_STR(drawn(a, &t), "PPS.");
	arena_free(a);
}

static void
earlier_releases_count(void)
{
	struct arena *a = arena_new(0);
	static const uint32_t parts[] = { 0, 1, 2 };
	struct disclosure_cell cells[] = { { .count = 3 }, { .count = 6, .before = BEFORE_SHOWN },
		{ .count = 30 }, { .count = 39 } };
	struct disclosure_sum sum = { 3, parts, 3 };
	struct disclosure_table t = { cells, 4, &sum, 1 };

	/* the cheapest, 6, is known from before: hiding it would be of no use */
	disclosure_protect(a, &t, &rules);
	CHECK_STR(drawn(a, &t), "P.S.");
	/* a count hidden before stays so though it has grown */
	cells[0].count = 13;
	cells[3].count = 49;
	cells[0].before = BEFORE_HIDDEN;
	disclosure_protect(a, &t, &rules);
	CHECK_STR(drawn(a, &t), "P.S.");
	/* all others are known: it cannot be kept any more, and that is said */
	cells[2].before = cells[3].before = BEFORE_SHOWN;
	CHECK_INT((int64_t)disclosure_protect(a, &t, &rules).unprotected, 1);
	CHECK_STR(drawn(a, &t), "!...");
	arena_free(a);
}

/* The rest of a sum that is not published: small, it is kept; large, it is cover enough. */
static void
unpublished_rests_count(void)
{
	static const struct {
		int64_t part, rest;
		const char *out;
	} cases[] = { { 30, 3, "SP." }, { 3, 30, "P.." }, { 30, 40, "..." }, { 30, 0, "..." } };
	static const uint32_t parts[] = { 0, 1 };

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		struct arena *a = arena_new(0);
		struct disclosure_cell cells[] = { { .count = cases[i].part },
			{ .count = cases[i].rest, .unpublished = true },
			{ .count = cases[i].part + cases[i].rest } };
		struct disclosure_sum sum = { 2, parts, 2 };
		struct disclosure_table t = { cells, 3, &sum, 1 };

		disclosure_protect(a, &t, &rules);
		CHECK_STR(drawn(a, &t), cases[i].out);
		arena_free(a);
	}
}

static void
rounds_half_up(void)
{
	static const struct disclosure_rules by_five = { .round_to = 5 };
	static const struct {
		int64_t in, out;
		bool low;
	} cases[] = { { 0, 0, false }, { 2, 0, true }, { 3, 5, false }, { 7, 5, false },
		{ 8, 10, false }, { 639998, 640000, false } };
	bool low;

	for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
		CHECK_INT(disclosure_round(cases[i].in, &by_five, &low), cases[i].out);
		CHECK_INT(low, cases[i].low);
		CHECK_INT(disclosure_round(cases[i].in, &rules, &low), cases[i].in);
		CHECK(!low);
	}
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(known_tables),
	    CHECK_CASE(a_narrow_sum_is_widened), CHECK_CASE(earlier_releases_count),
	    CHECK_CASE(unpublished_rests_count), CHECK_CASE(rounds_half_up), { 0 } });
}
