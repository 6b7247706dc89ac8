/* Neighbours: the department's list of statistical neighbours, read and kept. */
#include "areas/official/lists.h"
#include "areas/official/official.h"
#include "areas/official/official.sql.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "io/table.h"
#include "io/xlsx.h"

enum { LEAST_NUMBER = 201, GREATEST_NUMBER = 999 };

struct reading {
	struct arena *arena;
	struct findings *findings;
	const char *path;
	struct csv_table table;
	size_t header, number, nearest[NEIGHBOURS_MAX]; /* columns */
	VEC(struct neighbours) found;
};

static void complain(struct reading *r, const struct csv_row *row, size_t column,
    const char *format, ...) __attribute__((format(printf, 4, 5)));

static void
complain(struct reading *r, const struct csv_row *row, size_t column, const char *format, ...)
{
	struct finding_place at = { r->path, row != NULL ? row->line : 0, 0 };
	va_list args;
	char text[300];

	if (row != NULL && column < row->n)
		at = (struct finding_place){ r->path, row->places[column].line,
			row->places[column].column };
	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	finding_add(r->findings, FINDING_ERROR, at, "%s", text);
}

/* ---- the head ---- */

/* The column of a head, in capitals or not; row->n: there is none. */
static size_t
column_of(struct arena *a, const struct csv_row *row, const char *head)
{
	size_t i = 0;

	while (i < row->n && !str_eq_ci(str_trim(a, row->cells[i]), head))
		i++;
	return i;
}

static bool
is_header(struct reading *r, const struct csv_row *row)
{
	static const char *const numbers[] = { "LA number", "LA num", "LA code" };

	for (size_t i = 0; i < sizeof numbers / sizeof numbers[0]; i++) {
		r->number = column_of(r->arena, row, numbers[i]);
		if (r->number < row->n)
			return true;
	}
	return false;
}

static bool
find_header(struct reading *r)
{
	const struct csv_row *row = NULL;

	while (r->header < r->table.n && !is_header(r, &r->table.rows[r->header]))
		r->header++;
	if (r->header == r->table.n) {
		complain(r, NULL, 0,
		    "no row has the head \"LA number\"; give the list of statistical neighbours");
		return false;
	}
	row = &r->table.rows[r->header];
	for (size_t i = 0; i < NEIGHBOURS_MAX; i++) {
		const char *head = arena_printf(r->arena, "SN%zu", i + 1);

		r->nearest[i] = column_of(r->arena, row, head);
		if (r->nearest[i] == row->n)
			complain(r, row, r->number, "there is no column \"%s\" in this row", head);
	}
	return r->findings->errors == 0;
}

/* ---- a row ---- */

static const char *
cell(struct reading *r, const struct csv_row *row, size_t column)
{
	return column < row->n ? str_trim(r->arena, row->cells[column]) : "";
}

/* 0, with a finding, for what is no number of an authority. */
static int64_t
number_at(struct reading *r, const struct csv_row *row, size_t column)
{
	const char *text = cell(r, row, column);
	int64_t n = 0;

	if (str_to_int(text, &n) && n >= LEAST_NUMBER && n <= GREATEST_NUMBER)
		return n;
	complain(r, row, column, "\"%.40s\" is no authority's number such as 301", text);
	return 0;
}

/* A very small authority may have fewer. */
static bool
is_none(const char *text)
{
	return *text == '\0' || str_eq(text, "-");
}

static void
take_row(struct reading *r, const struct csv_row *row)
{
	struct neighbours n = { .la = number_at(r, row, r->number) };

	for (size_t i = 0; i < NEIGHBOURS_MAX && !is_none(cell(r, row, r->nearest[i])); i++) {
		n.nearest[i] = number_at(r, row, r->nearest[i]);
		if (n.nearest[i] != 0 && n.nearest[i] == n.la)
			complain(r, row, r->nearest[i], "%lld is its own neighbour; correct it",
			    (long long)n.la);
		for (size_t k = 0; k < i; k++)
			if (n.nearest[i] != 0 && n.nearest[k] == n.nearest[i])
				complain(r, row, r->nearest[i],
				    "%lld stands twice among the neighbours of %lld; correct it",
				    (long long)n.nearest[i], (long long)n.la);
	}
	for (size_t i = 0; i < r->found.n; i++)
		if (r->found.a[i].la == n.la && n.la != 0)
			complain(
			    r, row, r->number, "%lld has two rows; take one out", (long long)n.la);
	vec_push(r->arena, &r->found, n);
}

static bool
is_known(const struct reading *r, int64_t la)
{
	for (size_t i = 0; i < r->found.n; i++)
		if (r->found.a[i].la == la)
			return true;
	return false;
}

/* Every authority has neighbours of its own: a number without a row is a slip. */
static void
check_neighbours(struct reading *r)
{
	for (size_t i = 0; i < r->found.n; i++)
		for (size_t k = 0; k < NEIGHBOURS_MAX; k++)
			if (r->found.a[i].nearest[k] != 0 && !is_known(r, r->found.a[i].nearest[k]))
				complain(r, NULL, 0,
				    "%lld is a neighbour of %lld and has no row of its own; "
				    "correct the number",
				    (long long)r->found.a[i].nearest[k],
				    (long long)r->found.a[i].la);
}

/* Below it stand authorities that are no more. */
static bool
is_end(struct reading *r, const struct csv_row *row)
{
	for (size_t i = 0; i < row->n; i++)
		if (str_starts(cell(r, row, i), "Old SNs"))
			return true;
	return false;
}

struct neighbours_list
neighbours_read(struct arena *a, const char *path, struct findings *findings)
{
	const struct buf *b = table_bytes(a, path);
	struct reading r = { .arena = a, .findings = findings, .path = path };
	struct csv_error error = { 0 };

	if (!(xlsx_is(b->p, b->n) ? xlsx_read(a, b->p, b->n, &r.table, &error)
				  : csv_read(a, b->p, b->n, &r.table, &error))) {
		finding_add(findings, FINDING_ERROR,
		    (struct finding_place){ path, error.line, error.column }, "%s", error.message);
		return (struct neighbours_list){ 0 };
	}
	if (!find_header(&r))
		return (struct neighbours_list){ 0 };
	for (size_t i = r.header + 1; i < r.table.n; i++) {
		const struct csv_row *row = &r.table.rows[i];

		if (is_end(&r, row))
			break;
		if (*cell(&r, row, r.number) != '\0')
			take_row(&r, row);
	}
	check_neighbours(&r);
	if (r.found.n == 0)
		complain(&r, NULL, 0, "the list has no authority");
	return (struct neighbours_list){ r.found.a, r.found.n };
}

/* ---- keeping ---- */

void
neighbours_keep(struct tx *tx, const struct neighbours_list *list)
{
	neighbours_clear(tx);
	for (size_t i = 0; i < list->n; i++)
		for (int k = 0; k < NEIGHBOURS_MAX && list->a[i].nearest[k] != 0; k++)
			neighbour_keep(tx, list->a[i].la, k + 1, list->a[i].nearest[k]);
}

struct neighbours_list
neighbours_kept(struct tx *tx)
{
	struct neighbours_all_rows rows = neighbours_all(tx);
	struct neighbours *a = anew_n(tx_arena(tx), struct neighbours, rows.n + 1);
	size_t n = 0;
	int k = 0;

	for (size_t i = 0; i < rows.n; i++) {
		if (n == 0 || a[n - 1].la != rows.a[i].la) {
			a[n++].la = rows.a[i].la;
			k = 0;
		}
		if (k < NEIGHBOURS_MAX)
			a[n - 1].nearest[k++] = rows.a[i].neighbour;
	}
	return (struct neighbours_list){ a, n };
}

void
neighbours_begin(struct tx *tx)
{
	struct arena *a = tx_arena(tx);
	struct str_list lines;

	if (neighbours_any(tx) != NULL)
		return;
	lines = list_lines(lists_new(a), LIST_NEIGHBOURS);
	for (size_t i = 0; i < lines.n; i++) {
		struct str_list parts = str_split(a, lines.a[i], '|');
		int64_t la = 0, neighbour = 0;

		str_to_int(parts.a[0], &la);
		for (size_t k = 1; k < parts.n; k++)
			if (str_to_int(parts.a[k], &neighbour))
				neighbour_keep(tx, la, (int64_t)k, neighbour);
	}
}
