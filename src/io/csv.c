/* Csv: the writer, and libcsv as the reader. */
#include "io/csv.h"
#include "base/str.h"
#include "base/vec.h"

#include <csv.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char byte_order_mark[] = "\xef\xbb\xbf";

/* ---- the guard ---- */

/* Marks that spreadsheets overlook before a formula: white space, quotes, zero-width characters. */
static const char *const overlooked[] = { " ", "\"", "'", "\u00a0", "\u3000", "\u200b", "\u200c",
	"\u200d", "\u2060", "\ufeff", NULL };
/* What begins a formula, or makes the next character begin a cell. */
static const char *const dangerous[] = { "=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b",
	"\uff0d", "\uff20", "\u2212", NULL };

/* Length of the mark that s begins with; 0: none. */
static size_t
begins(const char *s, const char *const *marks)
{
	for (; *marks != NULL; marks++)
		if (str_starts(s, *marks))
			return strlen(*marks);
	return 0;
}

/* The apostrophe is itself overlooked, so guarding once more is undone by as many readings. */
static bool
needs_guard(const char *s)
{
	size_t n;

	while ((n = begins(s, overlooked)) > 0)
		s += n;
	return begins(s, dangerous) > 0;
}

/* ---- writing ---- */

struct csv {
	struct arena *arena;
	struct buf *bytes;
	bool in_row, plain;
};

struct csv *
csv_new_plain(struct arena *a)
{
	struct csv *c = anew(a, struct csv);

	c->arena = a;
	c->bytes = buf_new(a);
	c->plain = true;
	return c;
}

struct csv *
csv_new(struct arena *a)
{
	struct csv *c = csv_new_plain(a);

	c->plain = false;
	buf_puts(c->bytes, byte_order_mark);
	return c;
}

static void
begin_cell(struct csv *c)
{
	if (c->in_row)
		buf_putc(c->bytes, ',');
	c->in_row = true;
}

/* A reader would take it as it stands. */
static bool
needs_no_quotes(const char *s)
{
	return !needs_guard(s) && strpbrk(s, ",\"\r\n\t") == NULL && !str_starts(s, " ") &&
	       !str_ends(s, " ");
}

/* Every text is quoted, so that none can be taken for a number, a date or two cells. */
void
csv_text(struct csv *c, const char *s)
{
	begin_cell(c);
	if (c->plain && s != NULL && *s != '\0' && needs_no_quotes(s)) {
		buf_puts(c->bytes, s);
		return;
	}
	buf_puts(c->bytes, s != NULL && needs_guard(s) ? "\"'" : "\"");
	for (; s != NULL && *s != '\0'; s++) {
		if (*s == '"')
			buf_putc(c->bytes, '"');
		buf_putc(c->bytes, *s);
	}
	buf_putc(c->bytes, '"');
}

void
csv_int(struct csv *c, int64_t n)
{
	begin_cell(c);
	buf_printf(c->bytes, "%lld", (long long)n);
}

void
csv_money(struct csv *c, struct money m)
{
	uint64_t pence = m.pence < 0 ? -(uint64_t)m.pence : (uint64_t)m.pence;

	begin_cell(c);
	buf_printf(c->bytes, "%s%llu.%02llu", m.pence < 0 ? "-" : "",
	    (unsigned long long)pence / 100, (unsigned long long)pence % 100);
}

void
csv_date(struct csv *c, struct date d)
{
	begin_cell(c);
	if (date_is_set(d))
		buf_puts(c->bytes, date_iso(c->arena, d));
}

void
csv_real(struct csv *c, double x)
{
	char s[40];

	for (int digits = 15; digits <= 17; digits++) {
		snprintf(s, sizeof s, "%.*g", digits, x);
		if (strtod(s, NULL) == x)
			break;
	}
	begin_cell(c);
	buf_puts(c->bytes, s);
}

void
csv_hundredths(struct csv *c, double x)
{
	char s[400];
	int n = snprintf(s, sizeof s, "%.2f", round(x * 100) / 100);

	if (s[n - 1] == '0')
		s[n - 1] = '\0';
	begin_cell(c);
	buf_puts(c->bytes, s);
}

void
csv_end_row(struct csv *c)
{
	buf_puts(c->bytes, c->plain ? "\n" : "\r\n");
	c->in_row = false;
}

const struct buf *
csv_bytes(const struct csv *c)
{
	return c->bytes;
}

/* ---- reading ---- */

struct reading {
	struct arena *arena;
	struct csv_parser parser;
	VEC(struct csv_row) rows;
	VEC(const char *) cells;
	VEC(struct csv_place) places; /* of the cells */
	struct csv_place now;	      /* of the byte being read */
	struct csv_place cell;	      /* where the cell being read begins; line 0: not yet */
	const char *trouble;
};

static void
release_parser(void *parser)
{
	csv_free(parser);
}

/* Libcsv calls this at the end of each cell. */
static void
take_cell(void *bytes, size_t n, void *arg)
{
	struct reading *r = arg;
	char *cell = arena_memdup(r->arena, n > 0 ? bytes : "", n);

	vec_push(r->arena, &r->places, r->cell.line > 0 ? r->cell : r->now);
	r->cell.line = 0;
	if (r->cells.n >= CSV_CELL_LIMIT)
		r->trouble = "This line has too many columns.";
	else if (cell[0] == '\'' && needs_guard(cell + 1))
		vec_push(r->arena, &r->cells, cell + 1);
	else
		vec_push(r->arena, &r->cells, cell);
}

/* And this at the end of each line. */
static void
take_row(int end, void *arg)
{
	struct reading *r = arg;
	struct csv_row row = { .cells = r->cells.a, .places = r->places.a, .n = r->cells.n };

	(void)end;
	if (r->rows.n >= CSV_ROW_LIMIT)
		r->trouble = "This file has too many lines. Split it into parts.";
	else if (row.n > 0) {
		row.line = row.places[0].line;
		vec_push(r->arena, &r->rows, row);
	}
	memset(&r->cells, 0, sizeof r->cells);
	memset(&r->places, 0, sizeof r->places);
}

/* A cell begins at its first byte that is no space; an empty one stands where it ends. */
static void
note_begin(struct reading *r, char c)
{
	if (r->cell.line == 0 && strchr(" \t,\r\n", c) == NULL)
		r->cell = r->now;
}

static void
go_on(struct csv_place *p, char c)
{
	p->column++;
	if (c != '\n')
		return;
	p->line++;
	p->column = 1;
}

/* Byte by byte, because libcsv does not say where a cell begins. */
static bool
read_bytes(struct reading *r, const char *p, size_t n)
{
	for (size_t i = 0; i < n && r->trouble == NULL; i++) {
		note_begin(r, p[i]);
		if (csv_parse(&r->parser, p + i, 1, take_cell, take_row, r) != 1)
			return false;
		go_on(&r->now, p[i]);
	}
	if (r->trouble != NULL)
		return false;
	if (r->cell.line > 0 && r->parser.quoted)
		r->now = r->cell; /* if its quote never closes, the place to look at */
	return csv_fini(&r->parser, take_cell, take_row, r) == 0;
}

/* The first line that is not UTF-8; 0: none.  No sequence runs over a line's end. */
static int
bad_line(const char *p, size_t n)
{
	const char *end = p + n;

	for (int line = 1; p < end; line++) {
		const char *stop = memchr(p, '\n', (size_t)(end - p));
		size_t length = (size_t)((stop != NULL ? stop : end) - p);

		if (!str_utf8_valid(p, length))
			return line;
		p += length + 1;
	}
	return 0;
}

bool
csv_read(struct arena *a, const void *bytes, size_t n, struct csv_table *ret,
    struct csv_error *ret_error)
{
	struct reading *r = anew(a, struct reading);
	const char *p = bytes;
	int bad;

	r->arena = a;
	r->now = (struct csv_place){ 1, 1 };
	if (n >= 3 && memcmp(p, byte_order_mark, 3) == 0) {
		p += 3;
		n -= 3;
	}
	bad = bad_line(p, n);
	if (bad > 0) {
		*ret_error = (struct csv_error){ bad, 0,
			"This file is not UTF-8 text. Save it as \"CSV UTF-8\" and send that." };
		return false;
	}
	if (csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
		return false;
	arena_on_free(a, release_parser, &r->parser);
	if (!read_bytes(r, p, n)) {
		*ret_error = (struct csv_error){ r->now.line, r->now.column,
			r->trouble != NULL ? r->trouble
					   : "A quotation mark is in the wrong place." };
		return false;
	}
	*ret = (struct csv_table){ .rows = r->rows.a, .n = r->rows.n };
	return true;
}
