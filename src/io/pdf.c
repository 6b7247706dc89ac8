/* PDF: pages filled from top to bottom; headings, paragraphs and lists. */
#include "io/pdf_parts.h"
#include "base/err.h"
#include "base/str.h"

#include <pango/pangofc-fontmap.h>
#include <pango/pangoft2.h>

/* Margins of 2 cm; the foot's line stands in the lower one. */
static const double margin = 56.7;
static const char families[] =
    "Noto Sans, Noto Sans Gujarati, Noto Sans Arabic, DejaVu Sans, sans-serif";

double
pdf_left(void)
{
	return margin;
}

double
pdf_measure(void)
{
	return PDF_WIDTH - 2 * margin;
}

double
pdf_room(const struct pdf *p)
{
	return PDF_HEIGHT - pdf_bottom(p) - p->y;
}

/* The foot has two lines, and large print needs more room for them. */
double
pdf_bottom(const struct pdf *p)
{
	return margin + (p->facts.size > 14 ? p->facts.size : 0);
}

bool
pdf_is_fresh(const struct pdf *p)
{
	return p->y <= margin;
}

struct buf *
pdf_content(struct pdf *p)
{
	return p->pages.a[p->pages.n - 1].content;
}

void
pdf_new_page(struct pdf *p)
{
	vec_push(p->arena, &p->pages, (struct pdf_page){ .content = buf_new(p->arena) });
	p->y = margin;
}

size_t
pdf_element(struct pdf *p, size_t parent, const char *type, const char *attributes)
{
	size_t id = p->elements.n;

	vec_push(p->arena, &p->elements,
	    (struct pdf_element){ .type = type, .attributes = attributes, .parent = parent });
	if (id != parent)
		vec_push(p->arena, &p->elements.a[parent].kids, (struct pdf_kid){ .id = id });
	return id;
}

void
pdf_begin(struct pdf *p, size_t element)
{
	struct pdf_page *page = &p->pages.a[p->pages.n - 1];
	struct pdf_kid kid = { true, p->pages.n - 1, page->owners.n };

	buf_printf(
	    page->content, "/%s<</MCID %zu>>BDC\n", p->elements.a[element].type, page->owners.n);
	vec_push(p->arena, &page->owners, element);
	vec_push(p->arena, &p->elements.a[element].kids, kid);
}

void
pdf_artifact(struct pdf *p)
{
	buf_puts(pdf_content(p), "/Artifact BMC\n");
}

void
pdf_end(struct pdf *p)
{
	buf_puts(pdf_content(p), "EMC\n");
}

static void
release_object(void *object)
{
	g_object_unref(object);
}

static void
release_attributes(void *list)
{
	pango_attr_list_unref(list);
}

/* Fractions of a point, no hinting: a page is not a screen. */
static void
set_fine(FcPattern *pattern, gpointer unused)
{
	(void)unused;
	FcPatternDel(pattern, FC_HINTING);
	FcPatternAddBool(pattern, FC_HINTING, FcFalse);
}

static void
make_context(struct pdf *p)
{
	PangoFontMap *map = pango_ft2_font_map_new();
	PangoFontDescription *d = pango_font_description_from_string(families);

	arena_on_free(p->arena, release_object, map);
	pango_ft2_font_map_set_resolution(PANGO_FT2_FONT_MAP(map), 72, 72);
	pango_fc_font_map_set_default_substitute(PANGO_FC_FONT_MAP(map), set_fine, NULL, NULL);
	p->context = pango_font_map_create_context(map);
	arena_on_free(p->arena, release_object, p->context);
	pango_context_set_font_description(p->context, d);
	pango_font_description_free(d);
	pango_context_set_language(p->context, pango_language_from_string(p->facts.language));
	pango_context_set_round_glyph_positions(p->context, FALSE);
	pango_context_set_base_dir(
	    p->context, p->facts.rtl ? PANGO_DIRECTION_WEAK_RTL : PANGO_DIRECTION_WEAK_LTR);
}

/* A word that is broken gets no hyphen: a reader could not tell it from one that was typed. */
static PangoAttrList *
attributes(struct pdf *p, PangoWeight weight)
{
	PangoAttrList *list = pango_attr_list_new();

	arena_on_free(p->arena, release_attributes, list);
	pango_attr_list_insert(list, pango_attr_insert_hyphens_new(FALSE));
	pango_attr_list_insert(list, pango_attr_weight_new(weight));
	return list;
}

static PangoLayout *
new_layout(struct pdf *p)
{
	PangoLayout *layout = pango_layout_new(p->context);

	arena_on_free(p->arena, release_object, layout);
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	return layout;
}

struct pdf *
pdf_new(struct arena *arena, const struct pdf_facts *facts)
{
	struct pdf *p = anew(arena, struct pdf);

	p->arena = arena;
	p->facts = *facts;
	make_context(p);
	p->plain = attributes(p, PANGO_WEIGHT_NORMAL);
	p->bold = attributes(p, PANGO_WEIGHT_BOLD);
	for (int i = 0; i < PDF_COLUMNS; i++)
		p->texts[i].layout = new_layout(p);
	p->heading.layout = new_layout(p);
	pdf_element(p, 0, "Document", NULL);
	pdf_new_page(p);
	return p;
}

/* Lines one by one, over as many pages as they need; each page's part is content of its own. */
static void
flow(struct pdf *p, struct pdf_column_text *t, size_t element, double x)
{
	bool begun = false;

	p->elements.a[element].said = pdf_text_said(p, t);
	while (t->next < t->lines.n) {
		const struct pdf_line *line = &t->lines.a[t->next];

		if (line->height > pdf_room(p) && !pdf_is_fresh(p)) {
			if (begun)
				pdf_end(p);
			pdf_new_page(p);
			begun = false;
		}
		if (!begun)
			pdf_begin(p, element);
		begun = true;
		pdf_text_put(p, pdf_content(p), line, x, p->y);
		p->y += line->height;
		t->next++;
	}
	if (begun)
		pdf_end(p);
}

/* A text's paragraphs, one by one: what stands between new lines, blanks at the ends left out. */
static const char *
next_paragraph(struct pdf *p, const char **rest)
{
	while (*rest != NULL && **rest != '\0') {
		size_t n = strcspn(*rest, "\n");
		char *part = arena_memdup(p->arena, *rest, n);

		*rest += n + ((*rest)[n] == '\n');
		if (!str_blank(part))
			return str_trim(p->arena, part);
	}
	return NULL;
}

static const char *
one_line(struct pdf *p, const char *text)
{
	struct buf *b = buf_new(p->arena);
	const char *part;

	buf_puts(b, "");
	while ((part = next_paragraph(p, &text)) != NULL) {
		buf_puts(b, b->n > 0 ? " " : "");
		buf_puts(b, part);
	}
	return b->p;
}

static double
heading_size(const struct pdf *p, const struct pdf_pending *h)
{
	static const double scales[] = { 1.8, 1.4, 1.15, 1, 1, 1 };

	return p->facts.size * scales[h->level - 1];
}

void
pdf_heading(struct pdf *p, int level, const char *text)
{
	struct pdf_pending h = { level, one_line(p, text) };

	if (h.title[0] != '\0')
		vec_push(p->arena, &p->pending, h);
}

/* How high the headings that wait will be, with the room around them. */
static double
pending_height(struct pdf *p)
{
	double height = 0;

	for (size_t i = 0; i < p->pending.n; i++) {
		double size = heading_size(p, &p->pending.a[i]);

		pdf_text_set(p, &p->heading, p->pending.a[i].title, 0, size, true, pdf_measure());
		height += pdf_text_height(&p->heading) + size;
	}
	return height;
}

static void
put_heading(struct pdf *p, const struct pdf_pending *h)
{
	static const char *const types[] = { "H1", "H2", "H3", "H4", "H5", "H6" };
	double size = heading_size(p, h);
	size_t element = pdf_element(p, p->open, types[h->level - 1], NULL);

	pdf_text_set(p, &p->heading, h->title, 0, size, true, pdf_measure());
	if (!pdf_is_fresh(p))
		p->y += size * 0.7;
	vec_push(p->arena, &p->marks,
	    (struct pdf_mark){ h->level, h->title, p->pages.n - 1, p->y, element });
	flow(p, &p->heading, element, margin);
	p->y += size * 0.3;
}

void
pdf_settle(struct pdf *p, double height)
{
	if (pending_height(p) + height > pdf_room(p) && !pdf_is_fresh(p))
		pdf_new_page(p);
	for (size_t i = 0; i < p->pending.n; i++)
		put_heading(p, &p->pending.a[i]);
	p->pending.n = 0;
}

/* Not the first line alone at the foot of a page, nor the last alone at the head of the next. */
static void
keep_together(struct pdf *p, const struct pdf_column_text *t)
{
	double first = 0;

	for (size_t i = 0; i < t->lines.n && i < (t->lines.n == 3 ? 3 : 2); i++)
		first += t->lines.a[i].height;
	pdf_settle(p, first);
}

static void
paragraph(struct pdf *p, const char *text, size_t bold_bytes)
{
	struct pdf_column_text *t = &p->texts[0];

	pdf_text_set(p, t, text, bold_bytes, p->facts.size, false, pdf_measure());
	keep_together(p, t);
	flow(p, t, pdf_element(p, p->open, "P", NULL), margin);
	p->y += p->facts.size * 0.45;
}

void
pdf_paragraph(struct pdf *p, const char *text)
{
	const char *part;

	while ((part = next_paragraph(p, &text)) != NULL)
		paragraph(p, part, 0);
}

void
pdf_labelled(struct pdf *p, const char *label, const char *text)
{
	const char *part = next_paragraph(p, &text);

	if (part == NULL)
		return;
	paragraph(p, arena_printf(p->arena, "%s: %s", label, part), strlen(label) + 1);
	pdf_paragraph(p, text);
}

void
pdf_list_begin(struct pdf *p)
{
	pdf_settle(p, p->facts.size * 3);
	p->open = pdf_element(p, p->open, "L", "<</O/List/ListNumbering/Disc>>");
}

void
pdf_list_end(struct pdf *p)
{
	p->open = p->elements.a[p->open].parent;
	p->y += p->facts.size * 0.3;
}

void
pdf_item(struct pdf *p, const char *text)
{
	double indent = p->facts.size * 1.2;
	struct pdf_column_text *bullet = &p->texts[1], *t = &p->texts[0];
	const char *line = one_line(p, text);
	size_t item;

	if (line[0] == '\0')
		return;
	item = pdf_element(p, p->open, "LI", NULL);
	pdf_text_set(p, bullet, "•", 0, p->facts.size, false, indent);
	pdf_text_set(p, t, line, 0, p->facts.size, false, pdf_measure() - indent);
	keep_together(p, t);
	pdf_begin(p, pdf_element(p, item, "Lbl", NULL));
	pdf_text_put(p, pdf_content(p), &bullet->lines.a[0],
	    p->facts.rtl ? margin + pdf_measure() - indent : margin, p->y);
	pdf_end(p);
	flow(p, t, pdf_element(p, item, "LBody", NULL), p->facts.rtl ? margin : margin + indent);
	p->y += p->facts.size * 0.2;
}

size_t
pdf_unknown(const struct pdf *p)
{
	return p->unknown;
}
