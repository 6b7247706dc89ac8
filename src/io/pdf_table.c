/*
 * PDF, tables: rows side by side in columns, over as many pages as they need.
 *
 * A row that fits on a page is not cut; a longer one is cut between lines, all
 * its columns at the same height.  The head stands on every page: once as
 * content, then as an artifact.
 */
#include "io/pdf_parts.h"
#include "base/err.h"
#include "base/str.h"

static const double padding = 4;

static double
width_of(const struct pdf *p, size_t column)
{
	return p->columns.a[column].share * pdf_measure();
}

/* Where a column's text begins; on pages that are read from the right the first column is the
 * last. */
static double
left_of(const struct pdf *p, size_t column)
{
	double x = pdf_left();

	for (size_t i = 0; i < p->columns.n; i++)
		if (p->facts.rtl ? i > column : i < column)
			x += width_of(p, i);
	return x + padding;
}

static void
set_cells(struct pdf *p, const char *const *cells, size_t n, bool head)
{
	for (size_t i = 0; i < p->columns.n; i++)
		pdf_text_set(p, &p->texts[i], i < n && cells[i] != NULL ? cells[i] : "", 0,
		    p->facts.size * 0.92, head, width_of(p, i) - 2 * padding);
}

static double
height_of(const struct pdf *p)
{
	double most = 0;

	for (size_t i = 0; i < p->columns.n; i++) {
		double h = pdf_text_height(&p->texts[i]);

		most = h > most ? h : most;
	}
	return most + 2 * padding;
}

static void
rule(struct pdf *p)
{
	struct buf *b = pdf_content(p);

	pdf_artifact(p);
	buf_puts(b, "0.69 0.71 0.71 RG 0.5 w ");
	pdf_number(b, pdf_left());
	buf_putc(b, ' ');
	pdf_number(b, PDF_HEIGHT - p->y);
	buf_puts(b, " m ");
	pdf_number(b, pdf_left() + pdf_measure());
	buf_putc(b, ' ');
	pdf_number(b, PDF_HEIGHT - p->y);
	buf_puts(b, " l S\n");
	pdf_end(p);
}

/* The lines of one cell that fit into that height; how high they are. */
static double
put_lines(struct pdf *p, size_t column, double room)
{
	struct pdf_column_text *t = &p->texts[column];
	double used = 0;

	while (t->next < t->lines.n) {
		const struct pdf_line *line = &t->lines.a[t->next];

		/* A line higher than half a page must stand somewhere. */
		if (used + line->height > room && (used > 0 || p->y > PDF_HEIGHT / 2))
			break;
		pdf_text_put(p, pdf_content(p), line, left_of(p, column), p->y + padding + used);
		used += line->height;
		t->next++;
	}
	return used;
}

static bool
is_done(const struct pdf *p)
{
	for (size_t i = 0; i < p->columns.n; i++)
		if (p->texts[i].next < p->texts[i].lines.n)
			return false;
	return true;
}

/* As much of every cell as the page holds.  cells: their elements, or NULL for an artifact. */
static void
put_slice(struct pdf *p, const size_t *cells)
{
	double room = pdf_room(p) - 2 * padding, most = 0;

	for (size_t i = 0; i < p->columns.n; i++) {
		double used;

		if (p->texts[i].next == p->texts[i].lines.n)
			continue;
		if (cells != NULL) {
			p->elements.a[cells[i]].said = pdf_text_said(p, &p->texts[i]);
			pdf_begin(p, cells[i]);
		} else {
			buf_puts(pdf_content(p), "/Artifact<</Type/Pagination>>BDC\n");
		}
		used = put_lines(p, i, room);
		pdf_end(p);
		most = used > most ? used : most;
	}
	p->y += most + 2 * padding;
	rule(p);
}

static void
put_head(struct pdf *p, const size_t *cells)
{
	const char *heads[PDF_COLUMNS];

	for (size_t i = 0; i < p->columns.n; i++)
		heads[i] = p->columns.a[i].head;
	set_cells(p, heads, p->columns.n, true);
	put_slice(p, cells);
}

/* The cells of a row, as elements of the tree. */
static void
make_cells(struct pdf *p, size_t *cells, bool head)
{
	size_t row = pdf_element(p, p->open, "TR", NULL);

	for (size_t i = 0; i < p->columns.n; i++) {
		bool th = head || i == 0;

		cells[i] = pdf_element(p, row, th ? "TH" : "TD",
		    !th	   ? NULL
		    : head ? "<</O/Table/Scope/Column>>"
			   : "<</O/Table/Scope/Row>>");
	}
}

void
pdf_table_begin(struct pdf *p, const struct pdf_column *columns, size_t n)
{
	if (n == 0 || n > PDF_COLUMNS)
		fail(FAULT_BUG, "a table of %zu columns", n);
	p->columns.a = columns;
	p->columns.n = n;
	p->columns.begun = false;
}

/* The head stands on the page of the first row, whose height this is. */
static void
begin_table(struct pdf *p, double height)
{
	size_t cells[PDF_COLUMNS] = { 0 };

	pdf_settle(p, (height < PDF_HEIGHT / 2 ? height : 5 * p->facts.size) + 3 * p->facts.size);
	p->open = pdf_element(p, p->open, "Table", NULL);
	p->y += p->facts.size * 0.3;
	make_cells(p, cells, true);
	put_head(p, cells);
	p->columns.begun = true;
}

/* The head again on a new page, then the cells as they were. */
static void
turn_page(struct pdf *p, const char *const *cells, size_t n, const size_t *taken)
{
	pdf_new_page(p);
	put_head(p, NULL);
	set_cells(p, cells, n, false);
	for (size_t i = 0; i < p->columns.n; i++)
		p->texts[i].next = taken[i];
}

void
pdf_row(struct pdf *p, struct pdf_cells row)
{
	size_t elements[PDF_COLUMNS], taken[PDF_COLUMNS] = { 0 };

	set_cells(p, row.a, row.n, false);
	if (!p->columns.begun) {
		begin_table(p, height_of(p));
		set_cells(p, row.a, row.n, false);
	}
	make_cells(p, elements, false);
	if (height_of(p) > pdf_room(p) &&
	    (height_of(p) < PDF_HEIGHT / 2 || pdf_room(p) < 5 * p->facts.size))
		turn_page(p, row.a, row.n, taken);
	for (;;) {
		put_slice(p, elements);
		if (is_done(p))
			return;
		for (size_t i = 0; i < p->columns.n; i++)
			taken[i] = p->texts[i].next;
		turn_page(p, row.a, row.n, taken);
	}
}

void
pdf_table_end(struct pdf *p)
{
	if (!p->columns.begun)
		begin_table(p, 0);
	p->open = p->elements.a[p->open].parent;
	p->y += p->facts.size * 0.6;
}
