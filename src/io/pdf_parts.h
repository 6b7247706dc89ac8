/*
 * PDF, parts: what the files of this room share.  Lengths are points from the
 * top left corner of the page until they are written.
 */
#pragma once
#include "base/vec.h"
#include "io/pdf.h"

#include <hb.h>
#include <pango/pango.h>

/* A4 in points. */
#define PDF_WIDTH 595.28
#define PDF_HEIGHT 841.89

/* One font file, as far as it is used. */
struct pdf_face {
	hb_face_t *face;
	hb_font_t *natural; /* at the scale of its own em */
	unsigned n_glyphs;
	double em;
	bool *used;
	const char **texts; /* of each glyph: what it stands for; NULL: not yet said */
};

/* A face at a size, as Pango hands it out. */
struct pdf_font {
	PangoFont *pango;
	size_t face;
	double size;
};

/* What an element of the structure tree holds: another, or marked content of a page. */
struct pdf_kid {
	bool is_content;
	size_t page, id; /* of content: page and MCID; else the element */
};

struct pdf_element {
	const char *type;	/* "P", "TH", … */
	const char *attributes; /* PDF source, or NULL */
	const char *said; /* the words in the order of reading, where glyphs are not; or NULL */
	size_t parent;
	VEC(struct pdf_kid) kids;
};

struct pdf_page {
	struct buf *content;
	VEC(size_t) owners; /* of each MCID: its element */
};

struct pdf_mark {
	int level;
	const char *title;
	size_t page;
	double top;
	size_t element;
};

/* A line of a layout, placed in its column. */
struct pdf_line {
	PangoLayoutLine *line;
	double x, baseline, height; /* from the line's own top */
};

/* A text laid out for a column, of which lines are taken page by page. */
struct pdf_column_text {
	PangoLayout *layout;
	VEC(struct pdf_line) lines;
	size_t next;
};

/* A heading that waits for what it stands above, so that both are on one page. */
struct pdf_pending {
	int level;
	const char *title;
};

struct pdf {
	struct arena *arena;
	struct pdf_facts facts;
	PangoContext *context;
	PangoAttrList *plain, *bold;
	struct pdf_column_text texts[PDF_COLUMNS], heading;
	VEC(struct pdf_font) fonts;
	VEC(struct pdf_face) faces;
	VEC(struct pdf_page) pages;
	VEC(struct pdf_element) elements; /* the first is the document */
	VEC(struct pdf_mark) marks;
	VEC(struct pdf_pending) pending;
	double y;    /* where the next line goes */
	size_t open; /* the element that blocks go into */
	size_t unknown;
	struct {
		const struct pdf_column *a;
		size_t n;
		bool begun; /* the head stands */
	} columns;
};

/* pdf_font.c */
size_t pdf_font_of(struct pdf *, PangoFont *);
/* Glyph's width in thousandths of the em, as the file says it. */
int pdf_font_width(const struct pdf_face *, unsigned glyph);
/* Marks a glyph as used for that text; false when it already stands for another. */
bool pdf_font_use(struct pdf *, struct pdf_face *, unsigned glyph, const char *text, size_t n);
/* The font program with the used glyphs only. */
struct buf *pdf_font_program(struct pdf *, const struct pdf_face *, bool *ret_is_cff);

/* pdf_text.c */
void pdf_text_set(struct pdf *, struct pdf_column_text *, const char *text, size_t bold_bytes,
    double size, bool all_bold, double width);
/* What the text's element says besides: the words, when some run from right to left; else NULL. */
const char *pdf_text_said(struct pdf *, const struct pdf_column_text *);
double pdf_text_height(const struct pdf_column_text *); /* of the lines that are left */
void pdf_text_put(struct pdf *, struct buf *, const struct pdf_line *, double x, double top);
void pdf_number(struct buf *, double);
void pdf_utf16(struct buf *, const char *text, size_t n); /* "<FEFF…>" */

/* pdf.c */
size_t pdf_element(struct pdf *, size_t parent, const char *type, const char *attributes);
void pdf_begin(struct pdf *, size_t element); /* marked content on the last page */
void pdf_artifact(struct pdf *);
void pdf_end(struct pdf *);
struct buf *pdf_content(struct pdf *);
double pdf_room(const struct pdf *); /* left on the page */
bool pdf_is_fresh(const struct pdf *);
void pdf_new_page(struct pdf *);
/* Writes the headings that wait, on a page that also holds so much of what follows. */
void pdf_settle(struct pdf *, double height);
double pdf_bottom(const struct pdf *); /* the lower margin */
double pdf_left(void);
double pdf_measure(void); /* width between the margins */
