/* Csv stream: a buffer of the file, a buffer of the row, and where each of its cells begins. */
#include "io/csv_stream.h"
#include "base/err.h"
#include "base/str.h"

#include <errno.h>
#include <iconv.h>
#include <stdio.h>
#include <string.h>

enum { CHUNK = 1 << 16 };

struct csv_stream {
	struct arena *arena;
	FILE *file;
	const char *path;
	struct buf *bytes; /* of the row, each cell with a NUL behind it */
	size_t begins[CSV_STREAM_CELLS];
	const char *cells[CSV_STREAM_CELLS];
	struct csv_place places[CSV_STREAM_CELLS];
	size_t n;
	struct csv_place now; /* of the next byte */
	const char *trouble;
	iconv_t windows; /* from windows-1252; NULL: not asked for */
	char separator;
	size_t at, filled;
	char chunk[CHUNK];
};

static void
close_file(void *file)
{
	fclose(file);
}

static int
peek(struct csv_stream *s)
{
	if (s->at == s->filled) {
		s->at = 0;
		s->filled = fread(s->chunk, 1, CHUNK, s->file);
		if (ferror(s->file))
			fail(FAULT_USAGE, "%s: %s; name a file that can be read", s->path,
			    strerror(errno));
	}
	return s->filled == 0 ? EOF : (unsigned char)s->chunk[s->at];
}

static void
go_on(struct csv_stream *s, int c)
{
	s->at++;
	s->now.column++;
	if (c == '\n')
		s->now = (struct csv_place){ s->now.line + 1, 1 };
}

static void
pass_byte_order_mark(struct csv_stream *s)
{
	if (peek(s) == 0xef && s->filled >= 3 && memcmp(s->chunk, "\xef\xbb\xbf", 3) == 0)
		s->at = 3;
}

struct csv_stream *
csv_stream_open(struct arena *a, const char *path)
{
	struct csv_stream *s = anew(a, struct csv_stream);

	s->arena = a;
	s->path = path;
	s->file = fopen(path, "re");
	if (s->file == NULL)
		fail(FAULT_USAGE, "%s: %s; name a file that can be read", path, strerror(errno));
	arena_on_free(a, close_file, s->file);
	s->bytes = buf_new(a);
	s->now = (struct csv_place){ 1, 1 };
	s->separator = ',';
	pass_byte_order_mark(s);
	return s;
}

void
csv_stream_semicolons(struct csv_stream *s)
{
	bool quoted = false, comma = false, semicolon = false;

	if (peek(s) == EOF)
		return;
	for (size_t i = s->at; i < s->filled && s->chunk[i] != '\n'; i++) {
		quoted ^= s->chunk[i] == '"';
		comma |= !quoted && s->chunk[i] == ',';
		semicolon |= !quoted && s->chunk[i] == ';';
	}
	if (semicolon && !comma)
		s->separator = ';';
}

static bool
trouble(struct csv_stream *s, const char *message)
{
	s->trouble = message;
	return false;
}

static bool
add_byte(struct csv_stream *s, int c)
{
	if (s->bytes->n >= CSV_STREAM_ROW_BYTES)
		return trouble(s, "This line is too long. Check for a quotation mark that never "
				  "closes.");
	if (c == '\0')
		return trouble(s, "This file is not UTF-8 text. Save it as \"CSV UTF-8\" and use "
				  "that.");
	buf_putc(s->bytes, (char)c);
	return true;
}

static bool
begin_cell(struct csv_stream *s)
{
	if (s->n == CSV_STREAM_CELLS)
		return trouble(s, "This line has too many columns.");
	s->begins[s->n] = s->bytes->n;
	s->places[s->n++] = s->now;
	return true;
}

static void
close_windows(void *windows)
{
	iconv_close(windows);
}

void
csv_stream_windows(struct csv_stream *s)
{
	s->windows = iconv_open("UTF-8", "WINDOWS-1252");
	if (s->windows == (iconv_t)-1)
		fail(FAULT_USAGE, "this system cannot read windows-1252; install its locales");
	arena_on_free(s->arena, close_windows, s->windows);
}

/* The cell that begins there, as UTF-8: a byte of windows-1252 becomes three at most. */
static bool
convert(struct csv_stream *s, size_t begin)
{
	size_t n = s->bytes->n - begin, room = 3 * n;
	char *wide = arena_alloc(s->arena, room), *to = wide;
	char *from = s->bytes->p + begin;

	if (iconv(s->windows, &from, &n, &to, &room) == (size_t)-1)
		return false;
	s->bytes->n = begin;
	buf_add(s->bytes, wide, (size_t)(to - wide));
	return true;
}

static bool
end_cell(struct csv_stream *s)
{
	size_t begin = s->begins[s->n - 1];

	if (!str_utf8_valid(s->bytes->p + begin, s->bytes->n - begin) &&
	    (s->windows == NULL || !convert(s, begin))) {
		s->now = s->places[s->n - 1];
		return trouble(s, "This file is not UTF-8 text. Save it as \"CSV UTF-8\" and use "
				  "that.");
	}
	buf_putc(s->bytes, '\0');
	return true;
}

/* Behind the quote that opens a cell, to behind the one that closes it. */
static bool
take_quoted(struct csv_stream *s)
{
	struct csv_place quote = s->places[s->n - 1];

	for (;;) {
		int c = peek(s);

		if (c == EOF) {
			s->now = quote;
			return trouble(s, "A quotation mark is in the wrong place.");
		}
		go_on(s, c);
		if (c == '"') {
			if (peek(s) != '"')
				return true;
			go_on(s, '"');
		}
		if (!add_byte(s, c))
			return false;
	}
}

static bool
ends_cell(const struct csv_stream *s, int c)
{
	return c == s->separator || c == '\n' || c == '\r' || c == EOF;
}

static bool
take_cell(struct csv_stream *s)
{
	if (!begin_cell(s))
		return false;
	if (peek(s) == '"') {
		go_on(s, '"');
		if (!take_quoted(s))
			return false;
		if (!ends_cell(s, peek(s)))
			return trouble(s, "A quotation mark is in the wrong place.");
	} else {
		for (int c; !ends_cell(s, c = peek(s)); go_on(s, c)) {
			if (c == '"')
				return trouble(s, "A quotation mark is in the wrong place.");
			if (!add_byte(s, c))
				return false;
		}
	}
	return end_cell(s);
}

static bool
take_line_end(struct csv_stream *s)
{
	int c = peek(s);

	if (c == '\r') {
		go_on(s, c);
		c = peek(s);
	}
	if (c == '\n')
		go_on(s, c);
	return c == '\n' || c == EOF ||
	       trouble(s, "This line ends in an old Macintosh manner. Save the file as "
			  "\"CSV UTF-8\" and use that.");
}

static bool
take_row(struct csv_stream *s)
{
	for (;;) {
		if (!take_cell(s))
			return false;
		if (peek(s) != s->separator)
			return take_line_end(s);
		go_on(s, s->separator);
	}
}

static void
pass_empty_lines(struct csv_stream *s)
{
	while (peek(s) == '\n' || peek(s) == '\r')
		go_on(s, peek(s));
}

enum csv_stream_got
csv_stream_next(struct csv_stream *s, struct csv_row *ret, struct csv_error *ret_error)
{
	pass_empty_lines(s);
	if (peek(s) == EOF)
		return CSV_STREAM_END;
	buf_clear(s->bytes);
	s->n = 0;
	if (!take_row(s)) {
		*ret_error = (struct csv_error){ s->now.line, s->now.column, s->trouble };
		return CSV_STREAM_BAD;
	}
	for (size_t i = 0; i < s->n; i++)
		s->cells[i] = s->bytes->p + s->begins[i];
	*ret = (struct csv_row){
		.line = s->places[0].line, .cells = s->cells, .places = s->places, .n = s->n
	};
	return CSV_STREAM_ROW;
}
