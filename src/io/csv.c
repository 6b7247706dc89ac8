/* Csv: the writer, and libcsv as the reader. */
#include "io/csv.h"
#include "base/str.h"
#include "base/vec.h"

#include <string.h>

#include <csv.h>

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
	bool in_row;
};

struct csv *
csv_new(struct arena *a)
{
	struct csv *c = anew(a, struct csv);

	c->arena = a;
	c->bytes = buf_new(a);
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

/* Every text is quoted, so that none can be taken for a number, a date or two cells. */
void
csv_text(struct csv *c, const char *s)
{
	begin_cell(c);
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
csv_end_row(struct csv *c)
{
	buf_puts(c->bytes, "\r\n");
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
	int line, next_line;
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
	struct csv_row row = { .line = r->line, .cells = r->cells.a, .n = r->cells.n };

	(void)end;
	if (r->rows.n >= CSV_ROW_LIMIT)
		r->trouble = "This file has too many lines. Split it into parts.";
	else if (row.n > 0)
		vec_push(r->arena, &r->rows, row);
	memset(&r->cells, 0, sizeof r->cells);
}

/* Line by line, because libcsv does not count lines.  State 0: between rows. */
static bool
read_lines(struct reading *r, const char *p, size_t n)
{
	while (n > 0 && r->trouble == NULL) {
		const char *end = memchr(p, '\n', n);
		size_t length = end == NULL ? n : (size_t)(end - p) + 1;

		if (r->cells.n == 0 && r->parser.pstate == 0)
			r->line = r->next_line;
		if (csv_parse(&r->parser, p, length, take_cell, take_row, r) != length)
			return false;
		r->next_line++;
		p += length;
		n -= length;
	}
	return r->trouble == NULL && csv_fini(&r->parser, take_cell, take_row, r) == 0;
}

bool
csv_read(struct arena *a, const void *bytes, size_t n, struct csv_table *ret,
    struct csv_error *ret_error)
{
	struct reading *r = anew(a, struct reading);
	const char *p = bytes;

	r->arena = a;
	r->line = r->next_line = 1;
	if (n >= 3 && memcmp(p, byte_order_mark, 3) == 0) {
		p += 3;
		n -= 3;
	}
	if (!str_utf8_valid(p, n)) {
		*ret_error = (struct csv_error){ 1,
			"This file is not UTF-8 text. Save it as \"CSV UTF-8\" and send that." };
		return false;
	}
	if (csv_init(&r->parser, CSV_STRICT | CSV_STRICT_FINI) != 0)
		return false;
	arena_on_free(a, release_parser, &r->parser);
	if (!read_lines(r, p, n)) {
		*ret_error = (struct csv_error){ r->line,
			r->trouble != NULL ? r->trouble
					   : "A quotation mark is in the wrong place." };
		return false;
	}
	*ret = (struct csv_table){ .rows = r->rows.a, .n = r->rows.n };
	return true;
}
