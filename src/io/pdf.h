/*
 * PDF: documents that people print, and that screen readers read.
 *
 * Words go in from top to bottom; pages, tags, outline and fonts follow.
 * Every document is tagged for PDF/UA (ISO 14289-1): one structure tree in
 * reading order, headings, lists, tables with their headers, a title, a
 * language, and everything that is no content (rules, page numbers, repeated
 * table heads) marked as artifact.  Any script that an installed font has is
 * shaped right, from either side (Pango, HarfBuzz); fonts are embedded with
 * only the glyphs that are used.  The same words give the same bytes with the
 * same fonts.
 *
 *	struct pdf *pdf = pdf_new(arena, &(struct pdf_facts){ .title = "A plan", … });
 *	pdf_heading(pdf, 1, "A plan");
 *	pdf_paragraph(pdf, "Ada likes swimming.");
 *	struct buf *bytes = pdf_finish(pdf);
 *
 * Text is UTF-8; NULL and "" are nothing; a new line in a text begins a new
 * paragraph.  Nothing is cut: a word wider than its column is broken, a row
 * longer than a page goes on over the next.  A pdf lives as long as its arena
 * and belongs to one thread; documents on different threads share nothing.
 * Trouble of a library is fail(FAULT_BUG), too much of everything
 * fail(FAULT_MEMORY).
 *
 * Fonts are found by fontconfig when they are needed: Debian's fonts-noto-core
 * holds the scripts of England's families, fonts-dejavu-core most of Latin.
 */
#pragma once
#include "base/buf.h"
#include "base/date.h"

#include <stdbool.h>

struct pdf;

struct pdf_facts {
	const char *title;    /* needed */
	const char *language; /* BCP 47: "en-GB"; needed */
	const char *author, *subject;
	struct date on;	      /* of the document; none: no dates inside */
	double size;	      /* of body text in points: 11, large print 18 */
	bool rtl;	      /* rows of tables begin at the right */
	const char *foot;     /* at the foot of every page, beside its number */
	const char *of_pages; /* "Page {n} of {m}" */
};

struct pdf_cells {
	const char *const *a;
	size_t n;
};

struct pdf_column {
	const char *head;
	double share; /* of the width; the shares of a table sum to 1 */
};

struct pdf *pdf_new(struct arena *, const struct pdf_facts *);

/* Levels 1 to 6; also a line of the outline.  It never stands alone at the end of a page. */
void pdf_heading(struct pdf *, int level, const char *text);
void pdf_paragraph(struct pdf *, const char *text);
/* A paragraph that begins with its name in bold: "By when: 16 July 2027". */
void pdf_labelled(struct pdf *, const char *label, const char *text);

/* A list is what stands between begin and end, one level deep. */
void pdf_list_begin(struct pdf *);
void pdf_item(struct pdf *, const char *text);
void pdf_list_end(struct pdf *);

/*
 * A table, whose head is repeated on every page.  Columns stay the caller's
 * until the end.  The first cell of a row is the row's header.
 */
enum { PDF_COLUMNS = 8 };
void pdf_table_begin(struct pdf *, const struct pdf_column *columns, size_t n);
void pdf_row(struct pdf *, struct pdf_cells);
void pdf_table_end(struct pdf *);

/* Characters for which no font was found: they are drawn as boxes, though text search and screen
 * readers still have them. */
size_t pdf_unknown(const struct pdf *);

/* The file.  Nothing may be added afterwards. */
struct buf *pdf_finish(struct pdf *);
