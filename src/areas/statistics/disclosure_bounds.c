/*
 * Disclosure, bounds: what somebody who sees the table can work out of a hidden count.
 *
 * Hidden counts that share sums are a part of their own: unknowns x of which the sums
 * say A x = b.  A hidden count is at least 1, as noughts are not hidden (at least 0 when
 * it is nought).  The largest and the smallest value of each unknown is a linear
 * programme, solved by the simplex method on a dense table with Bland's rule (Bland,
 * 1977), which always comes to an end.  Every corner it passes is a table that people
 * must hold for possible; so most ranges are known to be wide before their own turn.
 */
#include "areas/statistics/disclosure.h"
#include "base/err.h"
#include "base/vec.h"

#include <math.h>
#include <string.h>

static const double tiny = 1e-7;

enum { NOT_HERE = UINT32_MAX };

struct disclosure_bounds {
	struct arena *arena;
	const struct disclosure_table *t;
	double width;
	uint32_t *part_of; /* of each cell: a cell that stands for its part */
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

/* ---- parts ---- */

static uint32_t
root(uint32_t *part_of, uint32_t cell)
{
	while (part_of[cell] != cell)
		cell = part_of[cell] = part_of[part_of[cell]];
	return cell;
}

static void
join_sum(struct disclosure_bounds *b, const struct disclosure_sum *sum)
{
	uint32_t first = NOT_HERE;

	for (size_t i = 0; i <= sum->n; i++) {
		uint32_t cell = member(sum, i);

		if (!is_hidden(&b->t->cells[cell]))
			continue;
		if (first == NOT_HERE)
			first = cell;
		b->part_of[root(b->part_of, cell)] = root(b->part_of, first);
	}
}

struct disclosure_bounds *
disclosure_bounds_new(struct arena *a, const struct disclosure_table *t, int64_t width)
{
	struct disclosure_bounds *b = anew(a, struct disclosure_bounds);

	b->arena = a;
	b->t = t;
	b->width = (double)width;
	b->part_of = anew_n(a, uint32_t, t->n_cells + 1);
	for (size_t i = 0; i < t->n_cells; i++)
		b->part_of[i] = (uint32_t)i;
	for (size_t i = 0; i < t->n_sums; i++)
		join_sum(b, &t->sums[i]);
	return b;
}

uint32_t
disclosure_bounds_part(struct disclosure_bounds *b, uint32_t cell)
{
	return root(b->part_of, cell);
}

/* ---- the simplex table of one part ---- */

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

		if (is_hidden(c)) {
			a[p->column_of[cell]] += sign;
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
	p->a = anew_n(p->b->arena, double, p->rows *(p->columns + 1) + 1);
	p->cost = anew_n(p->b->arena, double, p->columns + 1);
	p->basis = anew_n(p->b->arena, size_t, p->rows + 1);
	p->least = anew_n(p->b->arena, double, p->cells.n);
	p->most = anew_n(p->b->arena, double, p->cells.n);
	p->unbounded = anew_n(p->b->arena, bool, p->cells.n);
	p->in_basis = anew_n(p->b->arena, bool, p->columns + 1);
	for (size_t i = 0; i < p->cells.n; i++) {
		const struct disclosure_cell *c = &p->b->t->cells[p->cells.a[i]];

		p->column_of[p->cells.a[i]] = (uint32_t)i;
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
find_part(struct part *p, bool *safe)
{
	set_up(p);
	begin(p);
	for (size_t i = 0; i < p->cells.n; i++) {
		uint32_t cell = p->cells.a[i];

		for (int turn = 0; turn < 2 && !safe[cell] && !is_wide(p, i); turn++) {
			aim(p, i, turn == 0 ? -1 : 1);
			minimise(p, p->cells.n);
			see_corner(p);
		}
		safe[cell] |= is_wide(p, i);
	}
}

/* ---- all parts ---- */

static bool
is_asked(const struct disclosure_bounds *b, size_t cell, const bool *safe)
{
	return b->t->cells[cell].state != DISCLOSURE_SHOWN && !safe[cell];
}

void
disclosure_bounds_find(struct disclosure_bounds *b, bool *safe)
{
	size_t n = b->t->n_cells;
	struct part **parts = anew_n(b->arena, struct part *, n + 1);
	uint32_t *column_of = anew_n(b->arena, uint32_t, n + 1);

	for (size_t i = 0; i < n; i++)
		if (is_asked(b, i, safe) && parts[root(b->part_of, (uint32_t)i)] == NULL)
			parts[root(b->part_of, (uint32_t)i)] = anew(b->arena, struct part);
	for (size_t i = 0; i < n; i++) {
		struct part *p = parts[root(b->part_of, (uint32_t)i)];

		if (is_hidden(&b->t->cells[i]) && p != NULL)
			vec_push(b->arena, &p->cells, (uint32_t)i);
	}
	for (size_t i = 0; i < b->t->n_sums; i++)
		for (size_t j = 0; j <= b->t->sums[i].n; j++) {
			uint32_t cell = member(&b->t->sums[i], j);
			struct part *p = parts[root(b->part_of, cell)];

			if (!is_hidden(&b->t->cells[cell]))
				continue;
			if (p != NULL)
				vec_push(b->arena, &p->sums, (uint32_t)i);
			break;
		}
	for (size_t i = 0; i < n; i++)
		if (parts[i] != NULL) {
			parts[i]->b = b;
			parts[i]->column_of = column_of;
			find_part(parts[i], safe);
		}
}
