/* Dsg: finds a sheet's kind, year, letters and sums, then takes its rows. */
#include "areas/finance/dsg.h"
#include "areas/finance/finance.h"
#include "base/str.h"
#include "io/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A sheet is known by what its first cell says; its amounts stand in these columns. */
static const struct sheet {
	const char *words;
	struct {
		const char *line, *head; /* head: how the column is called, to be sure */
		int column;		 /* from 0 behind number and name; -1: the last; -2: none */
	} takes[2];
} sheets[DSG_SHEETS] = {
	[DSG_SUMMARY] = { "allocations local authority summary",
	    { { FINANCE_HIGH_NEEDS, "High needs block", 2 },
		{ FINANCE_HIGH_NEEDS_AFTER, "High needs block", 7 } } },
	[DSG_HIGH_NEEDS] = { "high needs block allocations",
	    { { FINANCE_HIGH_NEEDS, "Total high needs block before deductions", -1 },
		{ NULL, NULL, -2 } } },
	[DSG_DEDUCTIONS] = { "high needs block deductions",
	    { { FINANCE_HIGH_NEEDS_PLACES, "Total deduction to high needs block", -1 },
		{ NULL, NULL, -2 } } },
};

enum { NAMES = 2, FIRST_YEAR = 2013, LAST_YEAR = 2100, HEAD_ROWS = 6 };

struct reading {
	struct arena *arena;
	struct findings *findings;
	struct dsg_file file;
	struct csv_table table;
	size_t columns;		       /* of amounts */
	const char *sums[DSG_COLUMNS]; /* NULL: the column is no sum of others */
	size_t england;		       /* the row; 0: not found */
	double totals[DSG_COLUMNS];    /* of the authorities */
	size_t authorities;
	VEC(struct dsg_amount) amounts;
};

static void
complain(struct reading *r, int line, const char *what)
{
	finding_add(r->findings, FINDING_ERROR, (struct finding_place){ r->file.path, line, 0 },
	    "%s", what);
}

/* ---- the head ---- */

/* The number that the text begins with; 0: none. */
static int
year_at(const char *text)
{
	int n = 0;

	for (int i = 0; i < 4 && text[i] >= '0' && text[i] <= '9'; i++)
		n = n * 10 + (text[i] - '0');
	return n;
}

static bool
find_sheet(struct reading *r, const char *title)
{
	const char *words = str_lower(r->arena, title), *year = strstr(title, " to ");

	for (int i = 0; i < DSG_SHEETS; i++)
		if (strstr(words, sheets[i].words) != NULL)
			r->file.sheet = (enum dsg_sheet)i;
	if (strstr(words, sheets[r->file.sheet].words) == NULL) {
		complain(r, 1,
		    "no sheet of the high needs block: give those whose first cell says "
		    "allocations "
		    "summary, high needs block allocations or high needs block deductions");
		return false;
	}
	if (year == NULL || year - title < 4)
		year = "0000 to 0";
	else
		year -= 4;
	r->file.year = year_at(year);
	if (r->file.year < FIRST_YEAR || r->file.year > LAST_YEAR ||
	    year_at(year + strlen("2021 to ")) != r->file.year + 1) {
		complain(r, 1, "the first cell names no financial year such as 2021 to 2022");
		return false;
	}
	return true;
}

static const char *
cell(const struct csv_row *row, size_t i)
{
	return i < row->n ? row->cells[i] : "";
}

/* The row of sums is the one in which a cell begins with "=". */
static void
find_sums(struct reading *r, const struct csv_row *row)
{
	for (size_t i = 0; i < r->columns; i++) {
		const char *s = str_trim(r->arena, cell(row, NAMES + i));

		if (*s == '=')
			r->sums[i] = s + 1;
	}
}

static bool
has_head(struct reading *r, size_t column, const char *words)
{
	for (size_t row = 0; row < r->england; row++)
		if (strstr(cell(&r->table.rows[row], NAMES + column), words) != NULL)
			return true;
	return false;
}

static size_t
column_of(const struct reading *r, int column)
{
	return column == -1 ? r->columns - 1 : (size_t)column;
}

static bool
read_head(struct reading *r)
{
	const struct sheet *sheet;

	if (!find_sheet(r, cell(&r->table.rows[0], 0)))
		return false;
	for (size_t i = 1; i < r->table.n && i < HEAD_ROWS && r->england == 0; i++)
		if (str_eq(str_trim(r->arena, cell(&r->table.rows[i], 0)), "ENGLAND"))
			r->england = i;
	if (r->england == 0) {
		complain(r, 1, "no row ENGLAND below the heads; give the sheet as it was saved");
		return false;
	}
	r->columns = r->table.rows[r->england].n - NAMES;
	if (r->table.rows[r->england].n <= NAMES || r->columns > DSG_COLUMNS) {
		complain(r, r->table.rows[r->england].line, "no columns of amounts, or too many");
		return false;
	}
	for (size_t i = 0; i < r->england; i++)
		find_sums(r, &r->table.rows[i]);
	sheet = &sheets[r->file.sheet];
	for (int i = 0; i < 2; i++)
		if (sheet->takes[i].line != NULL &&
		    (column_of(r, sheet->takes[i].column) >= r->columns ||
			!has_head(r, column_of(r, sheet->takes[i].column), sheet->takes[i].head))) {
			complain(r, 1,
			    arena_printf(r->arena, "no column \"%s\" where it must be",
				sheet->takes[i].head));
			return false;
		}
	return true;
}

/* ---- the rows ---- */

static bool
take_values(struct reading *r, const struct csv_row *row, double *ret)
{
	for (size_t i = 0; i < r->columns; i++) {
		const char *s = cell(row, NAMES + i);
		char *end;

		ret[i] = strtod(s, &end);
		if (end != s && *end == '\0' && isfinite(ret[i]))
			continue;
		finding_add(r->findings, FINDING_ERROR,
		    (struct finding_place){ r->file.path, row->line,
			NAMES + i < row->n ? row->places[NAMES + i].column : 0 },
		    "\"%.40s\" is no number; correct it", s);
		return false;
	}
	return true;
}

static void
check_sums(struct reading *r, const struct csv_row *row, const double *values)
{
	for (size_t i = 0; i < r->columns; i++) {
		struct dsg_result sum;

		if (r->sums[i] == NULL)
			continue;
		if (!dsg_reckon(r->sums[i], values, r->columns, &sum)) {
			complain(r, 0,
			    arena_printf(
				r->arena, "the sum \"%.80s\" cannot be reckoned", r->sums[i]));
			r->sums[i] = NULL;
		} else if (values[i] < sum.least - DSG_TOLERANCE ||
			   values[i] > sum.greatest + DSG_TOLERANCE)
			finding_add(r->findings, FINDING_ERROR,
			    (struct finding_place){
				r->file.path, row->line, row->places[NAMES + i].column },
			    "%.40s: %.0f, but the sheet's own sum comes to %.0f; correct one",
			    cell(row, 1), values[i], (sum.least + sum.greatest) / 2);
	}
}

static void
take_amounts(struct reading *r, const struct csv_row *row, int64_t authority, const double *values)
{
	for (int i = 0; i < 2; i++) {
		const char *line = sheets[r->file.sheet].takes[i].line;

		if (line == NULL)
			continue;
		vec_push(r->arena, &r->amounts,
		    (struct dsg_amount){ authority, line,
			llround(values[column_of(r, sheets[r->file.sheet].takes[i].column)]),
			row->line });
	}
}

static bool
is_twice(const struct reading *r, int64_t authority)
{
	for (size_t i = 0; i < r->amounts.n; i++)
		if (r->amounts.a[i].authority == authority)
			return true;
	return false;
}

/* Below the authorities stand their groups, which have no number. */
static void
take_row(struct reading *r, const struct csv_row *row)
{
	double values[DSG_COLUMNS] = { 0 };
	int64_t authority;

	if (!str_to_int(str_trim(r->arena, cell(row, 0)), &authority))
		return;
	if (authority < 200 || authority > 999) {
		complain(r, row->line, "no three-digit number of an authority; correct it");
		return;
	}
	if (is_twice(r, authority)) {
		complain(r, row->line, "an authority stands here twice; take one out");
		return;
	}
	if (!take_values(r, row, values))
		return;
	check_sums(r, row, values);
	take_amounts(r, row, authority, values);
	for (size_t i = 0; i < r->columns; i++)
		r->totals[i] += values[i];
	r->authorities++;
}

/* Each authority is rounded to a pound by itself. */
static void
check_england(struct reading *r)
{
	const struct csv_row *row = &r->table.rows[r->england];
	double values[DSG_COLUMNS];

	if (!take_values(r, row, values))
		return;
	take_amounts(r, row, 0, values);
	for (int i = 0; i < 2; i++) {
		size_t column = column_of(r, sheets[r->file.sheet].takes[i].column);

		if (sheets[r->file.sheet].takes[i].line != NULL &&
		    fabs(values[column] - r->totals[column]) > (double)r->authorities)
			finding_add(r->findings, FINDING_ERROR,
			    (struct finding_place){ r->file.path, row->line, 0 },
			    "England has %.0f, its authorities together %.0f; rows are missing or "
			    "wrong",
			    values[column], r->totals[column]);
	}
}

struct dsg_file
dsg_read(struct arena *arena, const char *path, struct findings *findings)
{
	const struct buf *b = table_bytes(arena, path);
	struct reading *r = anew(arena, struct reading);
	struct csv_error e = { 0 };

	*r = (struct reading){ .arena = arena, .findings = findings, .file = { .path = path } };
	if (!csv_read(arena, b->p, b->n, &r->table, &e))
		finding_add(findings, FINDING_ERROR,
		    (struct finding_place){ path, e.line, e.column }, "%s", e.message);
	else if (r->table.n == 0)
		complain(r, 0, "empty; give a sheet of the grant's allocations");
	else if (read_head(r)) {
		for (size_t i = r->england + 1; i < r->table.n; i++)
			take_row(r, &r->table.rows[i]);
		check_england(r);
	}
	r->file.amounts.a = r->amounts.a;
	r->file.amounts.n = r->amounts.n;
	return r->file;
}
