/*
 * PDF, text: lines of a layout become text operators.
 *
 * A glyph that stands for the same text wherever it is used is told so once,
 * in the font's ToUnicode map.  Where several letters make one glyph, one
 * letter several, or their order changes (Gujarati, Arabic), the words are
 * said beside them as ActualText (ISO 32000-1, 14.9.4), so that search,
 * copying and screen readers have the letters as they were typed.
 */
#include "io/pdf_parts.h"
#include "base/err.h"
#include "base/str.h"

#include <math.h>

void
pdf_number(struct buf *b, double v)
{
	long hundredths = lround(v * 100), whole;

	if (hundredths < 0) {
		buf_putc(b, '-');
		hundredths = -hundredths;
	}
	whole = hundredths / 100;
	hundredths %= 100;
	buf_printf(b, hundredths ? "%ld.%02ld" : "%ld", whole, hundredths);
}

static void
put_unit(struct buf *b, gunichar c)
{
	if (c < 0x10000) {
		buf_printf(b, "%04X", c);
		return;
	}
	c -= 0x10000;
	buf_printf(b, "%04X%04X", 0xd800 + (c >> 10), 0xdc00 + (c & 0x3ff));
}

void
pdf_utf16(struct buf *b, const char *text, size_t n)
{
	const char *end = text + n;

	buf_puts(b, "<FEFF");
	for (; text < end; text = g_utf8_next_char(text))
		put_unit(b, g_utf8_get_char(text));
	buf_putc(b, '>');
}

static void
set_size(struct pdf_column_text *t, const struct pdf *p, double size)
{
	PangoFontDescription *d =
	    pango_font_description_copy(pango_context_get_font_description(p->context));

	pango_font_description_set_absolute_size(d, size * PANGO_SCALE);
	pango_layout_set_font_description(t->layout, d);
	pango_font_description_free(d);
}

static PangoAttrList *
with_bold(const struct pdf *p, size_t bytes)
{
	PangoAttrList *list = pango_attr_list_copy(p->plain);
	PangoAttribute *bold = pango_attr_weight_new(PANGO_WEIGHT_BOLD);

	bold->start_index = 0;
	bold->end_index = (guint)bytes;
	pango_attr_list_insert(list, bold);
	return list;
}

static void
collect_lines(struct pdf *p, struct pdf_column_text *t)
{
	PangoLayoutIter *iter = pango_layout_get_iter(t->layout);

	t->lines.n = t->next = 0;
	do {
		PangoRectangle logical;
		int baseline = pango_layout_iter_get_baseline(iter);

		pango_layout_iter_get_line_extents(iter, NULL, &logical);
		vec_push(p->arena, &t->lines,
		    (struct pdf_line){
			pango_layout_iter_get_line_readonly(iter),
			(double)logical.x / PANGO_SCALE,
			(double)(baseline - logical.y) / PANGO_SCALE,
			(double)logical.height / PANGO_SCALE,
		    });
	} while (pango_layout_iter_next_line(iter));
	pango_layout_iter_free(iter);
}

/* Tabs and other controls are spaces on paper; new lines stay. */
static const char *
without_controls(struct pdf *p, const char *text)
{
	char *copy = NULL;

	for (size_t i = 0; text[i] != '\0'; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c == '\n' || (c >= ' ' && c != 0x7f))
			continue;
		if (copy == NULL)
			copy = arena_strdup(p->arena, text);
		copy[i] = ' ';
	}
	return copy != NULL ? copy : text;
}

void
pdf_text_set(struct pdf *p, struct pdf_column_text *t, const char *text, size_t bold_bytes,
    double size, bool all_bold, double width)
{
	set_size(t, p, size);
	if (bold_bytes > 0) {
		PangoAttrList *list = with_bold(p, bold_bytes);

		pango_layout_set_attributes(t->layout, list);
		pango_attr_list_unref(list);
	} else {
		pango_layout_set_attributes(t->layout, all_bold ? p->bold : p->plain);
	}
	pango_layout_set_width(t->layout, (int)(width * PANGO_SCALE));
	pango_layout_set_text(t->layout, without_controls(p, text), -1);
	collect_lines(p, t);
}

static bool
has_rtl(const struct pdf_column_text *t)
{
	for (size_t i = 0; i < t->lines.n; i++)
		for (GSList *l = t->lines.a[i].line->runs; l != NULL; l = l->next)
			if (((PangoGlyphItem *)l->data)->item->analysis.level % 2 != 0)
				return true;
	return false;
}

const char *
pdf_text_said(struct pdf *p, const struct pdf_column_text *t)
{
	return has_rtl(t) ? arena_strdup(p->arena, pango_layout_get_text(t->layout)) : NULL;
}

double
pdf_text_height(const struct pdf_column_text *t)
{
	double height = 0;

	for (size_t i = t->next; i < t->lines.n; i++)
		height += t->lines.a[i].height;
	return height;
}

/* A run on its way into a page: where the reader of its operators stands. */
struct pen {
	struct buf *b;
	double x, y; /* from the bottom of the page */
	double size;
	bool placed, in_array, in_string;
};

static void
end_string(struct pen *pen)
{
	if (pen->in_string)
		buf_putc(pen->b, '>');
	if (pen->in_array)
		buf_puts(pen->b, "]TJ\n");
	pen->in_string = pen->in_array = false;
}

static void
move_to(struct pen *pen, double x, double y)
{
	end_string(pen);
	buf_puts(pen->b, "1 0 0 1 ");
	pdf_number(pen->b, x);
	buf_putc(pen->b, ' ');
	pdf_number(pen->b, y);
	buf_puts(pen->b, " Tm");
	pen->x = round(x * 100) / 100;
	pen->y = y;
	pen->placed = true;
}

/* Moves along the line, by an adjustment where that is enough. */
static void
approach(struct pen *pen, double x, double y)
{
	long thousandths;

	if (!pen->placed || fabs(y - pen->y) > 0.005 || fabs(x - pen->x) > 20 * pen->size)
		move_to(pen, x, y);
	thousandths = lround((pen->x - x) * 1000 / pen->size);
	if (thousandths == 0)
		return;
	if (!pen->in_array)
		buf_putc(pen->b, '[');
	else if (pen->in_string)
		buf_putc(pen->b, '>');
	pen->in_array = true;
	pen->in_string = false;
	buf_printf(pen->b, "%ld", thousandths);
	pen->x -= (double)thousandths * pen->size / 1000;
}

static void
put_glyph(struct pen *pen, const struct pdf_face *f, unsigned glyph)
{
	static const char digits[] = "0123456789ABCDEF";
	char hex[4] = { digits[glyph >> 12 & 15], digits[glyph >> 8 & 15], digits[glyph >> 4 & 15],
		digits[glyph & 15] };

	if (!pen->in_array)
		buf_putc(pen->b, '[');
	if (!pen->in_string)
		buf_putc(pen->b, '<');
	pen->in_array = pen->in_string = true;
	buf_add(pen->b, hex, sizeof hex);
	pen->x += pdf_font_width(f, glyph) * pen->size / 1000;
}

/* Glyphs from..to that together stand for n bytes of text. */
struct cluster {
	int from, to;
	const char *text;
	size_t n;
};

static bool
is_drawn(const PangoGlyphInfo *g)
{
	return g->glyph != PANGO_GLYPH_EMPTY;
}

/* The number in the font: a glyph that the font has not is its box for what is missing. */
static unsigned
number_of(const PangoGlyphInfo *g)
{
	return (g->glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0 ? 0 : g->glyph;
}

static bool
is_plain(struct pdf *p, struct pdf_face *f, const PangoGlyphString *gs, const struct cluster *c)
{
	bool one = c->to - c->from == 1 && c->n > 0;
	bool plain = false;

	for (int i = c->from; i < c->to; i++)
		if (is_drawn(&gs->glyphs[i]))
			plain = pdf_font_use(
			    p, f, number_of(&gs->glyphs[i]), one ? c->text : NULL, c->n);
	return one && plain;
}

static void
begin_said(struct pen *pen, const char *text, size_t n)
{
	end_string(pen);
	buf_puts(pen->b, "/Span<</ActualText");
	pdf_utf16(pen->b, text, n);
	buf_puts(pen->b, ">>BDC\n");
	pen->placed = false;
}

static void
end_said(struct pen *pen)
{
	end_string(pen);
	buf_puts(pen->b, "EMC\n");
	pen->placed = false;
}

static void
put_glyphs(struct pdf *p, struct pen *pen, const PangoGlyphString *gs, const struct cluster *c,
    const struct pdf_face *f, double x, double y)
{
	for (int i = c->from; i < c->to; i++) {
		const PangoGlyphInfo *g = &gs->glyphs[i];

		if (is_drawn(g)) {
			p->unknown += number_of(g) == 0;
			approach(pen, x + (double)g->geometry.x_offset / PANGO_SCALE,
			    y - (double)g->geometry.y_offset / PANGO_SCALE);
			put_glyph(pen, f, number_of(g));
		}
		x += (double)g->geometry.width / PANGO_SCALE;
	}
}

/*
 * From right to left, glyphs stand in the order of drawing, and readers turn
 * whole runs round; they would turn the letters of one ActualText round too
 * and make another word of it.  So every letter but the first gets a place of
 * its own: a blank without width before the glyphs.
 */
static const char *
put_blanks(
    struct pdf *p, struct pen *pen, const struct cluster *c, struct pdf_face *f, double x, double y)
{
	const char *first_end = g_utf8_next_char(c->text), *at = c->text + c->n;
	hb_codepoint_t blank;

	if (!hb_font_get_nominal_glyph(f->natural, ' ', &blank))
		return at;
	pdf_font_use(p, f, blank, NULL, 0);
	end_string(pen);
	buf_puts(pen->b, "0.01 Tz\n");
	while (at > first_end) {
		const char *letter = g_utf8_prev_char(at);

		begin_said(pen, letter, (size_t)(at - letter));
		approach(pen, x, y);
		put_glyph(pen, f, blank);
		end_said(pen);
		at = letter;
	}
	buf_puts(pen->b, "100 Tz\n");
	return first_end;
}

static bool
is_one_letter(const struct cluster *c)
{
	return c->n > 0 && g_utf8_next_char(c->text) == c->text + c->n;
}

static void
put_cluster(struct pdf *p, struct pen *pen, const PangoGlyphItem *run, const struct cluster *c,
    struct pdf_face *f, double x, double y)
{
	const PangoGlyphString *gs = run->glyphs;
	bool drawn = c->to - c->from > 1 || is_drawn(&gs->glyphs[c->from]);
	bool rtl = run->item->analysis.level % 2 != 0 && !is_one_letter(c);
	bool plain = drawn && is_plain(p, f, gs, c) && !rtl;
	const char *end = c->text + c->n;

	if (!drawn)
		return;
	if (rtl && c->n > 0)
		end = put_blanks(p, pen, c, f, x, y);
	if (!plain)
		begin_said(pen, c->text, (size_t)(end - c->text));
	put_glyphs(p, pen, gs, c, f, x, y);
	if (!plain)
		end_said(pen);
}

/* A vowel sign or accent, which is drawn on, under or before the letter that it follows. */
static bool
is_mark(const char *text)
{
	if ((unsigned char)*text < 0x80)
		return false;
	switch ((int)g_unichar_type(g_utf8_get_char(text))) {
	case G_UNICODE_NON_SPACING_MARK:
	case G_UNICODE_SPACING_MARK:
	case G_UNICODE_ENCLOSING_MARK:
		return true;
	default:
		return false;
	}
}

/* Do glyphs i - 1 and i, neighbours on the line, belong to one letter with its marks? */
static bool
is_joined(const PangoGlyphItem *run, const char *text, int i)
{
	const int *starts = run->glyphs->log_clusters;
	bool rtl = run->item->analysis.level % 2 != 0;

	return starts[i] == starts[i - 1] ||
	       is_mark(text + run->item->offset + starts[rtl ? i - 1 : i]);
}

/* The next letter with its marks, in the order in which glyphs are drawn; its text ends where, in
 * the order of reading, the next begins. */
static struct cluster
cluster_at(const PangoGlyphItem *run, const char *text, int from, int before)
{
	const PangoGlyphString *gs = run->glyphs;
	bool rtl = run->item->analysis.level % 2 != 0;
	struct cluster c = { .from = from, .to = from + 1 };
	int start, end;

	while (c.to < gs->num_glyphs && is_joined(run, text, c.to))
		c.to++;
	start = gs->log_clusters[rtl ? c.to - 1 : from];
	if (rtl)
		end = before;
	else
		end = c.to < gs->num_glyphs ? gs->log_clusters[c.to] : run->item->length;
	c.text = text + run->item->offset + start;
	c.n = end > start ? (size_t)(end - start) : 0;
	return c;
}

static double
put_run(
    struct pdf *p, struct buf *b, const PangoGlyphItem *run, const char *text, double x, double y)
{
	size_t font = pdf_font_of(p, run->item->analysis.font);
	struct pdf_face *f = &p->faces.a[p->fonts.a[font].face];
	struct pen pen = { .b = b, .size = p->fonts.a[font].size };
	int before = run->item->length;

	buf_printf(b, "/F%zu ", p->fonts.a[font].face);
	pdf_number(b, pen.size);
	buf_puts(b, " Tf\n");
	for (int i = 0; i < run->glyphs->num_glyphs;) {
		struct cluster c = cluster_at(run, text, i, before);

		put_cluster(p, &pen, run, &c, f, x, y);
		for (int k = c.from; k < c.to; k++)
			x += (double)run->glyphs->glyphs[k].geometry.width / PANGO_SCALE;
		before = run->glyphs->log_clusters[c.to - 1];
		i = c.to;
	}
	end_string(&pen);
	return x;
}

void
pdf_text_put(struct pdf *p, struct buf *b, const struct pdf_line *line, double x, double top)
{
	const char *text = pango_layout_get_text(line->line->layout);
	double y = PDF_HEIGHT - top - line->baseline;

	if (line->line->runs == NULL)
		return;
	x += line->x;
	buf_puts(b, "BT\n");
	for (GSList *l = line->line->runs; l != NULL; l = l->next)
		x = put_run(p, b, l->data, text, x, y);
	buf_puts(b, "ET\n");
}
