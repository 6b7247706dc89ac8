/*
 * CSV: tables in files (RFC 4180), read with the place of every cell, and written.
 *
 * Reading is strict: UTF-8 (a byte-order mark is passed over), quotes only
 * around whole cells, every row as long as the header.  What is wrong becomes a
 * finding; a file that cannot be opened is fail(FAULT_USAGE).  Blank lines are
 * passed over; spaces around an unquoted cell do not count.  The table lives as
 * long as the arena.
 *
 * Writing: LF, no byte-order mark, quotes where needed.  A text that a
 * spreadsheet would take for a formula gets a leading apostrophe; numbers are
 * written by csv_int() and csv_number() only.
 */
#pragma once
#include "base/buf.h"
#include "io/findings.h"

#include <stdbool.h>
#include <stdint.h>

enum { CSV_LARGEST = 64 << 20, CSV_COLUMNS = 1000 };

struct csv_cell {
	const char *text;
	int line, column; /* where it begins, quote included; from 1, in bytes */
};

struct csv_row {
	const struct csv_cell *cells; /* as many as the header has */
};

struct csv_table {
	const char *path;
	const struct csv_cell *header;
	size_t n_columns;
	const struct csv_row *rows;
	size_t n_rows;
};

/* Rows of the wrong length are findings and left out.  An empty file has no columns and a finding.
 */
const struct csv_table *csv_read(struct arena *, const char *path, struct findings *);

/*
 * Finds the named columns: ret_at[i] is the place of names[i] in the header.
 * False, with findings, when one is missing or any header stands there twice.
 */
bool csv_columns(const struct csv_table *, const char *const *names, size_t n, size_t *ret_at,
    struct findings *);

struct finding_place csv_place(const struct csv_table *, const struct csv_cell *);

/* A writer adds cells to a row and ends it. */
struct csv_out {
	struct buf *buf;
	bool in_row;
};

void csv_text(struct csv_out *, const char *);
void csv_int(struct csv_out *, int64_t);
void csv_number(struct csv_out *, double);     /* the shortest decimal that reads back the same */
void csv_hundredths(struct csv_out *, double); /* rounded to at most two places: 90.0, 27.26 */
void csv_end(struct csv_out *);
