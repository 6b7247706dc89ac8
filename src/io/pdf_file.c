/*
 * PDF, file: objects, structure tree, outline, fonts and cross-reference
 * (ISO 32000-1); what PDF/UA (ISO 14289-1) asks of the catalog and metadata.
 *
 * Every object's number follows from what it is, so one may be named before
 * it is written.
 */
#include "io/pdf_parts.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/str.h"

#include <hb-ot.h>
#include <math.h>
#include <zlib.h>

enum {
	CATALOG = 1,
	PAGES,
	INFO,
	METADATA,
	TREE,
	PARENTS,
	OUTLINE,
	RESOURCES,
	FIRST_FREE,
};

/* The objects of a page and of a font. */
enum { PAGE, PAGE_CONTENT, PAGE__MAX };
enum { FONT, FONT_CID, FONT_DESCRIPTOR, FONT_PROGRAM, FONT_UNICODE, FONT__MAX };

struct file {
	struct pdf *pdf;
	struct buf *b;
	VEC(size_t) offsets; /* of object i + 1 */
};

static size_t
page_number(size_t page, size_t part)
{
	return FIRST_FREE + page * PAGE__MAX + part;
}

static size_t
font_number(const struct pdf *p, size_t face, size_t part)
{
	return page_number(p->pages.n, 0) + face * FONT__MAX + part;
}

static size_t
element_number(const struct pdf *p, size_t element)
{
	return font_number(p, p->faces.n, 0) + element;
}

static size_t
mark_number(const struct pdf *p, size_t mark)
{
	return element_number(p, p->elements.n) + mark;
}

/* Objects are written in the order of their numbers. */
static void
begin(struct file *f, size_t number)
{
	if (number != f->offsets.n + 1)
		fail(FAULT_BUG, "PDF object %zu is written as %zu", number, f->offsets.n + 1);
	vec_push(f->pdf->arena, &f->offsets, f->b->n);
	buf_printf(f->b, "%zu 0 obj\n", number);
}

static void
end(struct file *f)
{
	buf_puts(f->b, "\nendobj\n");
}

static void
put_text(struct file *f, const char *key, const char *text)
{
	if (text == NULL || text[0] == '\0')
		return;
	buf_printf(f->b, "/%s", key);
	pdf_utf16(f->b, text, strlen(text));
}

/* A stream, deflated; more is what its dictionary says besides. */
static void
put_stream(struct file *f, const char *more, const char *bytes, size_t n)
{
	struct buf *packed = buf_new(f->pdf->arena);
	uLongf size = compressBound(n);

	buf_reserve(packed, size);
	if (compress2((Bytef *)packed->p, &size, (const Bytef *)bytes, n, 5) != Z_OK)
		fail(FAULT_BUG, "zlib refused %zu bytes", n);
	buf_printf(f->b, "<</Length %zu/Filter/FlateDecode%s>>stream\n", (size_t)size, more);
	buf_add(f->b, packed->p, size);
	buf_puts(f->b, "\nendstream");
}

static void
put_catalog(struct file *f)
{
	begin(f, CATALOG);
	buf_printf(f->b,
	    "<</Type/Catalog/Pages %d 0 R/Metadata %d 0 R/StructTreeRoot %d 0 R"
	    "/MarkInfo<</Marked true>>/ViewerPreferences<</DisplayDocTitle true%s>>",
	    PAGES, METADATA, TREE, f->pdf->facts.rtl ? "/Direction/R2L" : "");
	if (f->pdf->marks.n > 0)
		buf_printf(f->b, "/Outlines %d 0 R/PageMode/UseOutlines", OUTLINE);
	put_text(f, "Lang", f->pdf->facts.language);
	buf_puts(f->b, ">>");
	end(f);
}

static void
put_pages(struct file *f)
{
	begin(f, PAGES);
	buf_printf(f->b, "<</Type/Pages/Count %zu/Kids[", f->pdf->pages.n);
	for (size_t i = 0; i < f->pdf->pages.n; i++)
		buf_printf(f->b, "%zu 0 R ", page_number(i, PAGE));
	buf_puts(f->b, "]>>");
	end(f);
}

static void
put_info(struct file *f)
{
	const struct pdf_facts *facts = &f->pdf->facts;

	begin(f, INFO);
	buf_puts(f->b, "<<");
	put_text(f, "Title", facts->title);
	put_text(f, "Author", facts->author);
	put_text(f, "Subject", facts->subject);
	put_text(f, "Producer", "Waymark");
	if (date_is_set(facts->on)) {
		struct ymd d = date_ymd(facts->on);

		buf_printf(f->b, "/CreationDate(D:%04d%02d%02d)", d.year, d.month, d.day);
	}
	buf_puts(f->b, ">>");
	end(f);
}

static void
put_escaped(struct buf *b, const char *text)
{
	for (; *text != '\0'; text++)
		if (*text == '<')
			buf_puts(b, "&lt;");
		else if (*text == '&')
			buf_puts(b, "&amp;");
		else if (*text == '>')
			buf_puts(b, "&gt;");
		else
			buf_putc(b, *text);
}

/* XMP is never compressed, so that programs that know no PDF find it. */
static void
put_metadata(struct file *f)
{
	static const char head[] =
	    "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
	    "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">"
	    "<rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
	    "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" "
	    "xmlns:pdfuaid=\"http://www.aiim.org/pdfua/ns/id/\"><pdfuaid:part>1</pdfuaid:part>"
	    "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">";
	static const char middle[] = "</rdf:li></rdf:Alt></dc:title><dc:language><rdf:Bag><rdf:li>";
	static const char tail[] = "</rdf:li></rdf:Bag></dc:language></rdf:Description></rdf:RDF>"
				   "</x:xmpmeta>\n<?xpacket end=\"r\"?>";
	struct buf *b = buf_new(f->pdf->arena);

	buf_puts(b, head);
	put_escaped(b, f->pdf->facts.title);
	buf_puts(b, middle);
	put_escaped(b, f->pdf->facts.language);
	buf_puts(b, tail);
	begin(f, METADATA);
	buf_printf(f->b, "<</Type/Metadata/Subtype/XML/Length %zu>>stream\n", b->n);
	buf_add(f->b, b->p, b->n);
	buf_puts(f->b, "\nendstream");
	end(f);
}

/* From a piece of marked content to its element (ISO 32000-1, 14.7.4.4). */
static void
put_parents(struct file *f)
{
	const struct pdf *p = f->pdf;

	begin(f, TREE);
	buf_printf(f->b,
	    "<</Type/StructTreeRoot/K %zu 0 R/ParentTree %d 0 R/ParentTreeNextKey %zu>>",
	    element_number(p, 0), PARENTS, p->pages.n);
	end(f);
	begin(f, PARENTS);
	buf_puts(f->b, "<</Nums[");
	for (size_t i = 0; i < p->pages.n; i++) {
		buf_printf(f->b, "%zu[", i);
		for (size_t m = 0; m < p->pages.a[i].owners.n; m++)
			buf_printf(f->b, "%zu 0 R ", element_number(p, p->pages.a[i].owners.a[m]));
		buf_puts(f->b, "]");
	}
	buf_puts(f->b, "]>>");
	end(f);
}

static void
put_resources(struct file *f)
{
	begin(f, RESOURCES);
	buf_puts(f->b, "<</Font<<");
	for (size_t i = 0; i < f->pdf->faces.n; i++)
		buf_printf(f->b, "/F%zu %zu 0 R", i, font_number(f->pdf, i, FONT));
	buf_puts(f->b, ">>>>");
	end(f);
}

static void
put_page(struct file *f, size_t i)
{
	const struct buf *content = f->pdf->pages.a[i].content;

	begin(f, page_number(i, PAGE));
	buf_printf(f->b,
	    "<</Type/Page/Parent %d 0 R/MediaBox[0 0 %.2f %.2f]/Resources %d 0 R/Contents %zu 0 R"
	    "/StructParents %zu/Tabs/S>>",
	    PAGES, PDF_WIDTH, PDF_HEIGHT, RESOURCES, page_number(i, PAGE_CONTENT), i);
	end(f);
	begin(f, page_number(i, PAGE_CONTENT));
	put_stream(f, "", content->p, content->n);
	end(f);
}

/* ABCDEF+NotoSans-Bold: the letters tell subsets of one font apart. */
static const char *
font_name(const struct pdf *p, size_t face)
{
	char name[80] = "", clean[80];
	unsigned n = sizeof name, k = 0;

	hb_ot_name_get_utf8(
	    p->faces.a[face].face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &n, name);
	for (const char *c = name; *c != '\0'; c++)
		if (g_ascii_isalnum(*c) || *c == '-')
			clean[k++] = *c;
	clean[k] = '\0';
	return arena_printf(p->arena, "WAYMK%c+%s", 'A' + (int)(face % 26), k > 0 ? clean : "Font");
}

static int
metric(const struct pdf_face *face, hb_ot_metrics_tag_t tag)
{
	hb_position_t v = 0;

	hb_ot_metrics_get_position_with_fallback(face->natural, tag, &v);
	return (int)lround(v * 1000.0 / face->em);
}

static void
put_descriptor(
    struct file *f, const struct pdf_face *face, const char *name, bool is_cff, size_t program)
{
	double angle = hb_style_get_value(face->natural, HB_STYLE_TAG_SLANT_ANGLE);
	int ascender = metric(face, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER);
	int descender = metric(face, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER);
	int weight = (int)hb_style_get_value(face->natural, HB_STYLE_TAG_WEIGHT);

	buf_printf(f->b,
	    "<</Type/FontDescriptor/FontName/%s/Flags 4/FontBBox[-1000 %d 3000 %d]"
	    "/ItalicAngle %.0f/Ascent %d/Descent %d/CapHeight %d/StemV %d/FontFile%c %zu 0 R>>",
	    name, descender, ascender, angle, ascender, descender,
	    metric(face, HB_OT_METRICS_TAG_CAP_HEIGHT), weight / 5, is_cff ? '3' : '2', program);
}

static void
put_widths(struct file *f, const struct pdf_face *face)
{
	buf_puts(f->b, "/DW 1000/W[");
	for (unsigned g = 0; g < face->n_glyphs; g++) {
		if (!face->used[g])
			continue;
		buf_printf(f->b, "%u[", g);
		while (g < face->n_glyphs && face->used[g])
			buf_printf(f->b, "%d ", pdf_font_width(face, g++));
		buf_puts(f->b, "]");
	}
	buf_puts(f->b, "]");
}

/* Glyph numbers to text.  A glyph that only ever stands in an ActualText is told as nothing. */
static void
put_unicode(struct file *f, const struct pdf_face *face)
{
	static const char head[] =
	    "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
	    "/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)/Supplement 0>>def\n"
	    "/CMapName/Adobe-Identity-UCS def/CMapType 2 def\n"
	    "1 begincodespacerange<0000><FFFF>endcodespacerange\n";
	struct buf *b = buf_new(f->pdf->arena);

	buf_puts(b, head);
	for (unsigned g = 0; g < face->n_glyphs; g++) {
		const char *text = face->texts[g] != NULL ? face->texts[g] : "\xef\xbf\xbd";
		struct buf *units;

		if (!face->used[g])
			continue;
		units = buf_new(f->pdf->arena);
		pdf_utf16(units, text, strlen(text));
		/* Without the mark of byte order that stands before a text of its own. */
		buf_printf(b, "1 beginbfchar<%04X><%sendbfchar\n", g, units->p + strlen("<FEFF"));
	}
	buf_puts(b, "endcmap CMapName currentdict/CMap defineresource pop end end\n");
	put_stream(f, "", b->p, b->n);
}

static void
put_font(struct file *f, size_t i)
{
	struct pdf *p = f->pdf;
	const struct pdf_face *face = &p->faces.a[i];
	const char *name = font_name(p, i);
	bool is_cff;
	struct buf *program = pdf_font_program(p, face, &is_cff);

	begin(f, font_number(p, i, FONT));
	buf_printf(f->b,
	    "<</Type/Font/Subtype/Type0/BaseFont/%s/Encoding/Identity-H"
	    "/DescendantFonts[%zu 0 R]/ToUnicode %zu 0 R>>",
	    name, font_number(p, i, FONT_CID), font_number(p, i, FONT_UNICODE));
	end(f);
	begin(f, font_number(p, i, FONT_CID));
	buf_printf(f->b,
	    "<</Type/Font/Subtype/CIDFontType%c/BaseFont/%s/CIDSystemInfo"
	    "<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>%s/FontDescriptor %zu 0 R",
	    is_cff ? '0' : '2', name, is_cff ? "" : "/CIDToGIDMap/Identity",
	    font_number(p, i, FONT_DESCRIPTOR));
	put_widths(f, face);
	buf_puts(f->b, ">>");
	end(f);
	begin(f, font_number(p, i, FONT_DESCRIPTOR));
	put_descriptor(f, face, name, is_cff, font_number(p, i, FONT_PROGRAM));
	end(f);
	begin(f, font_number(p, i, FONT_PROGRAM));
	put_stream(f,
	    is_cff ? "/Subtype/OpenType" : arena_printf(p->arena, "/Length1 %zu", program->n),
	    program->p, program->n);
	end(f);
	begin(f, font_number(p, i, FONT_UNICODE));
	put_unicode(f, face);
	end(f);
}

static void
put_element(struct file *f, size_t i)
{
	const struct pdf *p = f->pdf;
	const struct pdf_element *e = &p->elements.a[i];

	begin(f, element_number(p, i));
	buf_printf(f->b, "<</Type/StructElem/S/%s/P %zu 0 R", e->type,
	    i == 0 ? (size_t)TREE : element_number(p, e->parent));
	if (e->attributes != NULL)
		buf_printf(f->b, "/A%s", e->attributes);
	put_text(f, "ActualText", e->said);
	buf_puts(f->b, "/K[");
	for (size_t k = 0; k < e->kids.n; k++) {
		const struct pdf_kid *kid = &e->kids.a[k];

		if (kid->is_content)
			buf_printf(f->b, "<</Type/MCR/Pg %zu 0 R/MCID %zu>>",
			    page_number(kid->page, PAGE), kid->id);
		else
			buf_printf(f->b, "%zu 0 R ", element_number(p, kid->id));
	}
	buf_puts(f->b, "]>>");
	end(f);
}

/* Where a mark hangs in the outline, by number; 0: nowhere. */
struct hang {
	size_t parent, previous, next, first, last, below;
};

/* A heading hangs below the last one before it of a higher rank, however many ranks are left out.
 */
static struct hang *
hang_marks(const struct pdf *p)
{
	struct hang *hangs = anew_n(p->arena, struct hang, p->marks.n + 1);
	size_t open[8] = { 0 }; /* of each level the last mark plus one; open[0] is the root */

	for (size_t i = 1; i <= p->marks.n; i++) {
		int level = p->marks.a[i - 1].level, above = level - 1;

		while (above > 0 && open[above] == 0)
			above--;
		hangs[i].parent = open[above];
		for (int l = level; l < 8; l++)
			open[l] = 0;
		open[level] = i;
	}
	for (size_t i = 1; i <= p->marks.n; i++) {
		struct hang *above = &hangs[hangs[i].parent];

		hangs[i].previous = above->last;
		if (above->last != 0)
			hangs[above->last].next = i;
		else
			above->first = i;
		above->last = i;
		above->below++;
	}
	return hangs;
}

static void
put_place(struct file *f, const char *key, size_t mark)
{
	if (mark != 0)
		buf_printf(f->b, "/%s %zu 0 R", key, mark_number(f->pdf, mark - 1));
}

static void
put_outline(struct file *f, const struct hang *hangs)
{
	const struct hang *root = &hangs[0];
	size_t seen = root->below;

	for (size_t i = root->first; i != 0; i = hangs[i].next)
		seen += hangs[i].below;
	begin(f, OUTLINE);
	buf_puts(f->b, "<</Type/Outlines");
	put_place(f, "First", root->first);
	put_place(f, "Last", root->last);
	buf_printf(f->b, "/Count %zu>>", seen);
	end(f);
}

static void
put_mark(struct file *f, const struct hang *hangs, size_t i)
{
	const struct pdf_mark *m = &f->pdf->marks.a[i - 1];
	const struct hang *h = &hangs[i];

	begin(f, mark_number(f->pdf, i - 1));
	buf_puts(f->b, "<<");
	put_text(f, "Title", m->title);
	if (h->parent != 0)
		put_place(f, "Parent", h->parent);
	else
		buf_printf(f->b, "/Parent %d 0 R", OUTLINE);
	put_place(f, "Prev", h->previous);
	put_place(f, "Next", h->next);
	put_place(f, "First", h->first);
	put_place(f, "Last", h->last);
	/* What is below is folded away but for the first rank. */
	if (h->below > 0)
		buf_printf(f->b, "/Count %s%zu", h->parent == 0 ? "" : "-", h->below);
	buf_printf(f->b, "/SE %zu 0 R/Dest[%zu 0 R/XYZ 0 %.2f 0]>>",
	    element_number(f->pdf, m->element), page_number(m->page, PAGE), PDF_HEIGHT - m->top);
	end(f);
}

static void
put_trailer(struct file *f)
{
	size_t at = f->b->n;
	struct hash hash = hash_of(f->b->p, f->b->n);
	const char *id = hash_hex(f->pdf->arena, &hash);

	buf_printf(f->b, "xref\n0 %zu\n0000000000 65535 f \n", f->offsets.n + 1);
	for (size_t i = 0; i < f->offsets.n; i++)
		buf_printf(f->b, "%010zu 00000 n \n", f->offsets.a[i]);
	buf_printf(f->b,
	    "trailer\n<</Size %zu/Root %d 0 R/Info %d 0 R/ID[<%.32s><%.32s>]>>\n"
	    "startxref\n%zu\n%%%%EOF\n",
	    f->offsets.n + 1, CATALOG, INFO, id, id, at);
}

/* "Page 3 of 12" with the numbers in their places. */
static const char *
numbered(struct pdf *p, size_t n)
{
	struct buf *b = buf_new(p->arena);

	buf_puts(b, "");
	for (const char *c = p->facts.of_pages; c != NULL && *c != '\0'; c++)
		if (str_starts(c, "{n}") || str_starts(c, "{m}")) {
			buf_printf(b, "%zu", c[1] == 'n' ? n : p->pages.n);
			c += 2;
		} else {
			buf_putc(b, *c);
		}
	return b->p;
}

static void
put_foot(struct pdf *p, size_t page, const char *text, double x, double width)
{
	struct buf *b = p->pages.a[page].content;
	struct pdf_column_text *t = &p->texts[0];
	double top = PDF_HEIGHT - pdf_bottom(p) + 14;

	if (text == NULL || text[0] == '\0')
		return;
	pdf_text_set(p, t, text, 0, p->facts.size * 0.8, false, width);
	buf_puts(b, "/Artifact<</Type/Pagination>>BDC\n");
	for (size_t i = 0; i < t->lines.n && i < 2; i++) {
		pdf_text_put(p, b, &t->lines.a[i], x, top);
		top += t->lines.a[i].height;
	}
	buf_puts(b, "EMC\n");
}

static void
put_feet(struct pdf *p)
{
	double number = pdf_measure() * 0.25, foot = pdf_measure() - number - 10;

	for (size_t i = 0; i < p->pages.n; i++) {
		put_foot(p, i, p->facts.foot, pdf_left() + (p->facts.rtl ? number + 10 : 0), foot);
		put_foot(
		    p, i, numbered(p, i + 1), pdf_left() + (p->facts.rtl ? 0 : foot + 10), number);
	}
}

struct buf *
pdf_finish(struct pdf *p)
{
	struct file f = { .pdf = p, .b = buf_new(p->arena) };
	struct hang *hangs;

	pdf_settle(p, 0);
	put_feet(p);
	hangs = hang_marks(p);
	buf_puts(f.b, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
	put_catalog(&f);
	put_pages(&f);
	put_info(&f);
	put_metadata(&f);
	put_parents(&f);
	put_outline(&f, hangs);
	put_resources(&f);
	for (size_t i = 0; i < p->pages.n; i++)
		put_page(&f, i);
	for (size_t i = 0; i < p->faces.n; i++)
		put_font(&f, i);
	for (size_t i = 0; i < p->elements.n; i++)
		put_element(&f, i);
	for (size_t i = 1; i <= p->marks.n; i++)
		put_mark(&f, hangs, i);
	put_trailer(&f);
	return f.b;
}
