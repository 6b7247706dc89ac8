/*
 * Xlsx: workbooks of Excel (ECMA-376) in and out, one sheet of rows.
 *
 * A workbook is a zip of XML that somebody else packed: what comes out of it is
 * counted while it comes, no entity is ever replaced, and nothing is fetched.
 * Formulas are never run; the value that was last shown is read.  Every text
 * is written as a text, so no spreadsheet takes it for a formula.
 */
#pragma once
#include "io/csv.h"

/*
 * Reads the first sheet into the same table as csv_read(); a row's line is its
 * number in the sheet, a place's column the number of the column (1: A).  Empty
 * rows are left out.  Dates are the days' numbers, as the workbook keeps them:
 * xlsx_date() turns them round.  False, *ret untouched, for what is no workbook
 * or a bomb; *ret_error then says why.
 */
bool xlsx_read(
    struct arena *, const void *, size_t n, struct csv_table *ret, struct csv_error *ret_error);

/* Does the content begin as a zip does? */
bool xlsx_is(const void *, size_t n);

/* The day that Excel means by that number; false, *ret untouched, when it means none. */
bool xlsx_date(const char *number, struct date *ret);

enum sheet_kind { SHEET_TEXT, SHEET_INT, SHEET_MONEY /* pence */, SHEET_DATE };

/* Canonical text: digits, pence, 2026-03-02; NULL: an empty cell. */
struct sheet_cell {
	enum sheet_kind kind;
	const char *text;
};

/* The first row is a header.  cells: row by row. */
struct sheet {
	const char *name; /* at most 31 letters are kept */
	const struct sheet_cell *cells;
	size_t columns, rows;
};

/* A workbook of one sheet; and the same as a CSV file. */
const struct buf *xlsx_write(struct arena *, const struct sheet *);
const struct buf *sheet_csv(struct arena *, const struct sheet *);
