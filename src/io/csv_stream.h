/*
 * Csv stream: a table of any length, a row at a time, in little memory.
 *
 * UTF-8, commas, quotes doubled inside quotes (RFC 4180); CR LF or LF; a
 * byte-order mark is passed over.  Cells come as they stand: white space and
 * the apostrophe of csv.h's guard are kept.  Lines without any byte are left out.
 *
 *	struct csv_stream *s = csv_stream_open(arena, path);
 *	while (csv_stream_next(s, &row, &error) == CSV_STREAM_ROW) ...
 */
#pragma once
#include "io/csv.h"

enum { CSV_STREAM_CELLS = 2000, CSV_STREAM_ROW_BYTES = 1 << 20 };

enum csv_stream_got { CSV_STREAM_ROW, CSV_STREAM_END, CSV_STREAM_BAD };

struct csv_stream;

/* "-" is no name for standard input here: a stream may be asked for twice.  fail(FAULT_USAGE) for a
 * file that cannot be opened.  Closed with the arena. */
struct csv_stream *csv_stream_open(struct arena *, const char *path);

/* Cells that are not UTF-8 are taken as windows-1252 from here on, as older registers write. */
void csv_stream_windows(struct csv_stream *);

/* Before the first row: a file whose first line has semicolons and no comma is taken so. */
void csv_stream_semicolons(struct csv_stream *);

/*
 * The next row; it is valid until the next call.  CSV_STREAM_BAD, *ret untouched, when the
 * file is not so, a row has more than CSV_STREAM_CELLS cells or CSV_STREAM_ROW_BYTES bytes:
 * *ret_error says where and why, and nothing more may be asked of the stream.
 * fail(FAULT_USAGE) when the file cannot be read.
 */
enum csv_stream_got csv_stream_next(
    struct csv_stream *, struct csv_row *ret, struct csv_error *ret_error);
