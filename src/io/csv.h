/*
 * Csv: tables out and in (RFC 4180), safe to open in a spreadsheet.
 *
 * A spreadsheet runs a cell that begins with = + - or @ as a formula, also
 * behind spaces or quotes and in full-width form.  The writer puts an
 * apostrophe before such a text, and the reader takes it away again, so that
 * what was written is what is read.  Numbers are written by functions of
 * their own and need no guard.
 */
#pragma once
#include "base/arena.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/money.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* ---- writing ---- */

struct csv;

/* The table grows in the arena and begins with a byte-order mark, so that Excel reads UTF-8. */
struct csv *csv_new(struct arena *);
/* For programs: no byte-order mark, LF, quotes only where needed.  The guard stays. */
struct csv *csv_new_plain(struct arena *);

void csv_text(struct csv *, const char *); /* NULL: an empty cell */
void csv_int(struct csv *, int64_t);
void csv_money(struct csv *, struct money); /* 1461.34 */
void csv_date(struct csv *, struct date);   /* 2026-03-02; empty for none */
void csv_real(struct csv *, double);	    /* the shortest decimal that reads back the same */
void csv_hundredths(struct csv *, double);  /* rounded to at most two places: 90.0, 27.26 */
void csv_end_row(struct csv *);

/* What has been written; it belongs to the table. */
const struct buf *csv_bytes(const struct csv *);

/* ---- reading ---- */

/* Of a file: both from 1, the column in bytes. */
struct csv_place {
	int line, column;
};

struct csv_row {
	int line; /* where it begins */
	const char **cells;
	const struct csv_place *places; /* where each cell begins, its quote included */
	size_t n;
};

struct csv_table {
	struct csv_row *rows;
	size_t n;
};

/* Why a file cannot be read. */
struct csv_error {
	int line;
	int column;	     /* 0: the line as a whole */
	const char *message; /* a sentence for people, to be translated */
};

enum { CSV_ROW_LIMIT = 200000, CSV_CELL_LIMIT = 500 };

/*
 * Reads a whole file: UTF-8, commas, quotes doubled inside quotes.  Lines
 * without any cell are left out.  False, *ret untouched, for a file that is
 * not so; *ret_error then says where and why.
 */
bool csv_read(
    struct arena *, const void *, size_t n, struct csv_table *ret, struct csv_error *ret_error);
