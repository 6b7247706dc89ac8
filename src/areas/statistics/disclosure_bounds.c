/*
 * Disclosure, bounds: what somebody who sees the table can work out of a hidden count.
 *
 * Hidden counts are unknowns x of which the sums say A x = b.  A hidden count is at least 1, as
 * noughts are not hidden (at least 0 when it is nought).  The largest and the smallest value of
 * each unknown is a linear programme, solved by the simplex method on a dense table with Bland's
 * rule (Bland, 1977), which always comes to an end.  Every corner it passes is a table that people
 * must hold for possible; so most ranges are known to be wide before their own turn.
 *
 * A range is looked for near a count: with the unknowns that sums lead to soonest, all
 * others being what they are.  What is wide so is wide; what is not is looked at again
 * with more unknowns, and at last is taken for narrow.
 */
#include "areas/statistics/disclosure.h"
#include "base/err.h"
#include "base/vec.h"

#include <math.h>
#include <string.h>

static const double tiny = 1e-7;

/* Unknowns at the first look, and at the next ones. */
static const size_t looks[] = { 64, 400, 1600 };
enum { LOOKS = sizeof looks / sizeof looks[0] };
#define WORK ((size_t)2 << 30)

struct disclosure_bounds {
	struct arena *arena, *work; /* work: of one linear programme */
	const struct disclosure_table *t;
	const struct disclosure_links *links;
	double width;
	uint32_t *column_of, *turn_of;	     /* of each cell, in the turn it was last an unknown */
	uint32_t *sum_turn_of, *unknowns_in; /* of each sum, in the turn it was last taken */
	uint32_t turn;
};

static bool
is_hidden(const struct disclosure_cell *c)
{
	return c->unpublished || c->state != DISCLOSURE_SHOWN;
}

static uint32_t
member(const struct disclosure_sum *sum, size_t i)
{
	return i == 0 ? sum->total : sum->parts[i - 1];
}

static bool
is_unknown(const struct disclosure_bounds *b, uint32_t cell)
{
	return b->turn_of[cell] == b->turn;
}

static void
drop_work(void *arg)
{
	struct disclosure_bounds *b = arg;

	if (b->work != NULL)
		arena_free(b->work);
	b->work = NULL;
}

struct disclosure_bounds *
disclosure_bounds_new(struct arena *a, const struct disclosure_table *t,
    const struct disclosure_links *links, int64_t width)
{
	struct disclosure_bounds *b = anew(a, struct disclosure_bounds);

	b->arena = a;
	b->t = t;
	b->links = links;
	b->width = (double)width;
	b->column_of = anew_n(a, uint32_t, t->n_cells + 1);
	b->turn_of = anew_n(a, uint32_t, t->n_cells + 1);
	b->sum_turn_of = anew_n(a, uint32_t, t->n_sums + 1);
	b->unknowns_in = anew_n(a, uint32_t, t->n_sums + 1);
	arena_on_free(a, drop_work, b);
	return b;
}

/* ---- the simplex table of the unknowns near a cell ---- */

struct part {
	struct disclosure_bounds *b;
	VEC(uint32_t) cells, sums;
	uint32_t *column_of;  /* of each cell of the table; shared by all parts */
	size_t rows, columns; /* columns: of the unknowns, then one to begin with for each row */
	double *a;	      /* rows × (columns + 1); the last is the right side */
	double *cost;	      /* columns + 1 */
	size_t *basis;	      /* of each row: its column */
	double *least, *most; /* of each unknown, over the corners seen */
	bool *unbounded;
	bool *in_basis; /* of each column; for see_corner() */
};

static double *
row_of(const struct part *p, size_t row)
{
	return p->a + row * (p->columns + 1);
}

static double
lower(const struct disclosure_cell *c)
{
	return c->count > 0 ? 1 : 0;
}

static void
fill_row(struct part *p, size_t row)
{
	const struct disclosure_sum *sum = &p->b->t->sums[p->sums.a[row]];
	double *a = row_of(p, row), *right = &a[p->columns];

	for (size_t i = 0; i <= sum->n; i++) {
		uint32_t cell = member(sum, i);
		const struct disclosure_cell *c = &p->b->t->cells[cell];
		double sign = i == 0 ? -1 : 1;

		if (is_unknown(p->b, cell)) {
			a[p->b->column_of[cell]] += sign;
			*right -= sign * lower(c);
		} else {
			*right -= sign * (double)c->count;
		}
	}
	if (*right < 0)
		for (size_t j = 0; j <= p->columns; j++)
			a[j] = -a[j];
	a[p->cells.n + row] = 1;
	p->basis[row] = p->cells.n + row;
}

static void
set_up(struct part *p)
{
	p->rows = p->sums.n;
	p->columns = p->cells.n + p->rows;
	p->a = anew_n(p->b->work, double, p->rows *(p->columns + 1) + 1);
	p->cost = anew_n(p->b->work, double, p->columns + 1);
	p->basis = anew_n(p->b->work, size_t, p->rows + 1);
	p->least = anew_n(p->b->work, double, p->cells.n);
	p->most = anew_n(p->b->work, double, p->cells.n);
	p->unbounded = anew_n(p->b->work, bool, p->cells.n);
	p->in_basis = anew_n(p->b->work, bool, p->columns + 1);
	for (size_t i = 0; i < p->cells.n; i++) {
		const struct disclosure_cell *c = &p->b->t->cells[p->cells.a[i]];

		p->least[i] = p->most[i] = (double)c->count - lower(c);
	}
	for (size_t i = 0; i < p->rows; i++)
		fill_row(p, i);
}

static void
take_off(struct part *p, double *line, const double *pivot, double factor)
{
	if (fabs(factor) < tiny)
		return;
	for (size_t j = 0; j <= p->columns; j++)
		line[j] -= factor * pivot[j];
}

static void
pivot(struct part *p, size_t row, size_t column)
{
	double *line = row_of(p, row), by = line[column];

	for (size_t j = 0; j <= p->columns; j++)
		line[j] /= by;
	for (size_t i = 0; i < p->rows; i++)
		if (i != row)
			take_off(p, row_of(p, i), line, row_of(p, i)[column]);
	take_off(p, p->cost, line, p->cost[column]);
	p->basis[row] = column;
}

/* Bland: the first column that makes the cost less. */
static size_t
entering(const struct part *p, size_t columns)
{
	for (size_t j = 0; j < columns; j++)
		if (p->cost[j] < -tiny)
			return j;
	return columns;
}

/* Bland: of the rows that allow the smallest step, the one of the first column. */
static size_t
leaving(const struct part *p, size_t column)
{
	size_t best = p->rows;
	double step = INFINITY;

	for (size_t i = 0; i < p->rows; i++) {
		double a = row_of(p, i)[column], here = row_of(p, i)[p->columns] / a;

		if (a < tiny)
			continue;
		if (here < step - tiny ||
		    (here < step + tiny && (best == p->rows || p->basis[i] < p->basis[best]))) {
			best = i;
			step = here < step ? here : step;
		}
	}
	return best;
}

/* The corner where the table stands is one more that is possible. */
static void
see_corner(struct part *p)
{
	memset(p->in_basis, 0, p->columns);
	for (size_t i = 0; i < p->rows; i++) {
		size_t column = p->basis[i];
		double x = row_of(p, i)[p->columns];

		p->in_basis[column] = true;
		if (column < p->cells.n) {
			p->least[column] = fmin(p->least[column], x);
			p->most[column] = fmax(p->most[column], x);
		}
	}
	for (size_t j = 0; j < p->cells.n; j++)
		if (!p->in_basis[j])
			p->least[j] = fmin(p->least[j], 0);
}

/* All unknowns that grow for ever when that column does. */
static void
see_ray(struct part *p, size_t column)
{
	if (column < p->cells.n)
		p->unbounded[column] = true;
	for (size_t i = 0; i < p->rows; i++)
		if (p->basis[i] < p->cells.n && row_of(p, i)[column] < -tiny)
			p->unbounded[p->basis[i]] = true;
}

/* Makes the cost as small as can be, with the first so many columns. */
static void
minimise(struct part *p, size_t columns)
{
	for (;;) {
		size_t column = entering(p, columns), row;

		if (column == columns)
			return;
		row = leaving(p, column);
		if (row == p->rows) {
			see_ray(p, column);
			return;
		}
		pivot(p, row, column);
	}
}

/* Sets the cost to factor × the unknown, as the table stands. */
static void
aim(struct part *p, size_t unknown, double factor)
{
	memset(p->cost, 0, (p->columns + 1) * sizeof *p->cost);
	p->cost[unknown] = factor;
	for (size_t i = 0; i < p->rows; i++)
		if (p->basis[i] == unknown)
			take_off(p, p->cost, row_of(p, i), factor);
}

/* To a first corner: the columns to begin with become nought, and then stay out. */
static void
begin(struct part *p)
{
	for (size_t j = p->cells.n; j < p->columns; j++)
		p->cost[j] = 1;
	for (size_t i = 0; i < p->rows; i++)
		take_off(p, p->cost, row_of(p, i), 1);
	minimise(p, p->columns);
	if (p->cost[p->columns] < -1e-3)
		fail(FAULT_BUG, "the true counts are no solution of their own sums");
	for (size_t i = 0; i < p->rows; i++)
		for (size_t j = 0; j < p->cells.n && p->basis[i] >= p->cells.n; j++)
			if (fabs(row_of(p, i)[j]) > tiny)
				pivot(p, i, j);
	see_corner(p);
}

static bool
is_wide(const struct part *p, size_t unknown)
{
	return p->unbounded[unknown] || p->most[unknown] - p->least[unknown] >= p->b->width - tiny;
}

static void
solve(struct part *p, uint32_t cell, bool *safe)
{
	size_t unknown = p->b->column_of[cell];

	set_up(p);
	begin(p);
	for (int turn = 0; turn < 2 && !is_wide(p, unknown); turn++) {
		aim(p, unknown, turn == 0 ? -1 : 1);
		minimise(p, p->cells.n);
		see_corner(p);
	}
	for (size_t i = 0; i < p->cells.n; i++)
		safe[p->cells.a[i]] |= is_wide(p, i);
}

/* ---- the unknowns near a cell ---- */

static void
take_unknown(struct part *p, uint32_t cell)
{
	struct disclosure_bounds *b = p->b;

	if (b->turn_of[cell] == b->turn || !is_hidden(&b->t->cells[cell]))
		return;
	b->turn_of[cell] = b->turn;
	b->column_of[cell] = (uint32_t)p->cells.n;
	vec_push(b->work, &p->cells, cell);
}

/* From cell to sum to cell, until there are so many unknowns. */
static void
take_near(struct part *p, uint32_t cell, size_t most)
{
	struct disclosure_bounds *b = p->b;

	b->turn++;
	take_unknown(p, cell);
	for (size_t i = 0; i < p->cells.n; i++) {
		const struct disclosure_link *l = &b->links->of[p->cells.a[i]];

		for (size_t j = 0; j < l->n; j++) {
			const struct disclosure_sum *sum = &b->t->sums[l->a[j]];

			if (b->sum_turn_of[l->a[j]] != b->turn) {
				b->sum_turn_of[l->a[j]] = b->turn;
				vec_push(b->work, &p->sums, l->a[j]);
			}
			for (size_t k = 0; k <= sum->n && p->cells.n < most; k++)
				take_unknown(p, member(sum, k));
		}
	}
}

/* The one unknown of a sum is what it is: it is one no more, and others may now be alone in theirs.
 */
static bool
settle_lone(struct disclosure_bounds *b, uint32_t sum)
{
	const struct disclosure_sum *s = &b->t->sums[sum];

	if (b->unknowns_in[sum] != 1)
		return false;
	for (size_t i = 0; i <= s->n; i++) {
		uint32_t cell = member(s, i);
		const struct disclosure_link *l = &b->links->of[cell];

		if (!is_unknown(b, cell))
			continue;
		b->turn_of[cell] = 0;
		for (size_t j = 0; j < l->n; j++)
			b->unknowns_in[l->a[j]]--;
	}
	return true;
}

/* Leaves out what cannot move, so that the table is small. */
static void
settle(struct part *p)
{
	struct disclosure_bounds *b = p->b;
	size_t cells = 0, sums = 0;
	bool any = true;

	for (size_t i = 0; i < p->sums.n; i++)
		b->unknowns_in[p->sums.a[i]] = 0;
	for (size_t i = 0; i < p->cells.n; i++)
		for (size_t j = 0; j < b->links->of[p->cells.a[i]].n; j++)
			b->unknowns_in[b->links->of[p->cells.a[i]].a[j]]++;
	while (any) {
		any = false;
		for (size_t i = 0; i < p->sums.n; i++)
			any |= settle_lone(b, p->sums.a[i]);
	}
	for (size_t i = 0; i < p->cells.n; i++)
		if (is_unknown(b, p->cells.a[i])) {
			b->column_of[p->cells.a[i]] = (uint32_t)cells;
			p->cells.a[cells++] = p->cells.a[i];
		}
	for (size_t i = 0; i < p->sums.n; i++)
		if (b->unknowns_in[p->sums.a[i]] > 0)
			p->sums.a[sums++] = p->sums.a[i];
	p->cells.n = cells;
	p->sums.n = sums;
}

bool
disclosure_bounds_look(struct disclosure_bounds *b, uint32_t cell, size_t most, bool *safe)
{
	struct part p = { .b = b };
	bool all;

	drop_work(b);
	b->work = arena_new(WORK);
	take_near(&p, cell, most);
	all = p.cells.n < most;
	settle(&p);
	if (is_unknown(b, cell))
		solve(&p, cell, safe);
	return all || safe[cell];
}

void
disclosure_bounds_find(struct disclosure_bounds *b, bool *safe)
{
	for (size_t i = 0; i < b->t->n_cells; i++) {
		if (b->t->cells[i].state == DISCLOSURE_SHOWN || safe[i])
			continue;
		for (int look = 0; look < LOOKS; look++)
			if (disclosure_bounds_look(b, (uint32_t)i, looks[look], safe))
				break;
	}
}
