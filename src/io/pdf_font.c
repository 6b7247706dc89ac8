/*
 * PDF, fonts: which glyphs of which files are used, and for what text.
 *
 * Fonts are embedded with their glyphs' own numbers, so what Pango shaped is
 * written as it is and the file needs no table of numbers.
 */
#include "io/pdf_parts.h"
#include "base/err.h"
#include "base/str.h"

#include <hb-ot.h>
#include <hb-subset.h>

static void
release_object(void *object)
{
	g_object_unref(object);
}

static void
release_face(void *face)
{
	hb_face_destroy(face);
}

static void
release_font(void *font)
{
	hb_font_destroy(font);
}

static size_t
face_of(struct pdf *p, hb_face_t *face)
{
	struct pdf_face f = { .face = face };

	for (size_t i = 0; i < p->faces.n; i++)
		if (p->faces.a[i].face == face)
			return i;
	arena_on_free(p->arena, release_face, hb_face_reference(face));
	f.natural = hb_font_create(face);
	arena_on_free(p->arena, release_font, f.natural);
	f.n_glyphs = hb_face_get_glyph_count(face);
	f.em = hb_face_get_upem(face);
	f.used = anew_n(p->arena, bool, f.n_glyphs + 1);
	f.texts = anew_n(p->arena, const char *, f.n_glyphs + 1);
	f.used[0] = true;
	vec_push(p->arena, &p->faces, f);
	return p->faces.n - 1;
}

size_t
pdf_font_of(struct pdf *p, PangoFont *pango)
{
	struct pdf_font f = { .pango = pango };
	PangoFontDescription *d;

	for (size_t i = 0; i < p->fonts.n; i++)
		if (p->fonts.a[i].pango == pango)
			return i;
	arena_on_free(p->arena, release_object, g_object_ref(pango));
	f.face = face_of(p, hb_font_get_face(pango_font_get_hb_font(pango)));
	d = pango_font_describe_with_absolute_size(pango);
	f.size = (double)pango_font_description_get_size(d) / PANGO_SCALE;
	pango_font_description_free(d);
	vec_push(p->arena, &p->fonts, f);
	return p->fonts.n - 1;
}

int
pdf_font_width(const struct pdf_face *f, unsigned glyph)
{
	return (int)(hb_font_get_glyph_h_advance(f->natural, glyph) * 1000.0 / f->em + 0.5);
}

bool
pdf_font_use(struct pdf *p, struct pdf_face *f, unsigned glyph, const char *text, size_t n)
{
	if (glyph >= f->n_glyphs)
		fail(FAULT_BUG, "glyph %u of %u", glyph, f->n_glyphs);
	f->used[glyph] = true;
	if (text == NULL || glyph == 0)
		return false;
	if (f->texts[glyph] == NULL) {
		f->texts[glyph] = arena_memdup(p->arena, text, n);
		return true;
	}
	return strlen(f->texts[glyph]) == n && memcmp(f->texts[glyph], text, n) == 0;
}

/* What shapes text is not needed where glyphs are placed one by one. */
static void
drop_tables(hb_subset_input_t *input)
{
	static const hb_tag_t tags[] = { HB_TAG('G', 'S', 'U', 'B'), HB_TAG('G', 'P', 'O', 'S'),
		HB_TAG('G', 'D', 'E', 'F'), HB_TAG('n', 'a', 'm', 'e'), HB_TAG('k', 'e', 'r', 'n'),
		HB_TAG('p', 'o', 's', 't'), HB_TAG('O', 'S', '/', '2'),
		HB_TAG('c', 'm', 'a', 'p') };
	hb_set_t *set = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);

	for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++)
		hb_set_add(set, tags[i]);
}

static bool
has_table(hb_face_t *face, hb_tag_t tag)
{
	hb_blob_t *blob = hb_face_reference_table(face, tag);
	bool has = hb_blob_get_length(blob) > 0;

	hb_blob_destroy(blob);
	return has;
}

static hb_face_t *
subset(const struct pdf_face *f)
{
	hb_subset_input_t *input = hb_subset_input_create_or_fail();
	hb_face_t *face;
	hb_set_t *glyphs;

	if (input == NULL)
		fail(FAULT_MEMORY, "no memory for a font");
	glyphs = hb_subset_input_glyph_set(input);
	for (unsigned g = 0; g < f->n_glyphs; g++)
		if (f->used[g])
			hb_set_add(glyphs, g);
	hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_RETAIN_GIDS | HB_SUBSET_FLAGS_NO_HINTING);
	drop_tables(input);
	face = hb_subset_or_fail(f->face, input);
	hb_subset_input_destroy(input);
	return face;
}

struct buf *
pdf_font_program(struct pdf *p, const struct pdf_face *f, bool *ret_is_cff)
{
	struct buf *b = buf_new(p->arena);
	hb_face_t *face = subset(f);
	hb_blob_t *blob;
	const char *bytes;
	unsigned n;

	if (face == NULL)
		fail(FAULT_BUG, "a font could not be cut down to what is used");
	*ret_is_cff = !has_table(face, HB_TAG('g', 'l', 'y', 'f'));
	blob = hb_face_reference_blob(face);
	arena_on_free(p->arena, release_face, face);
	bytes = hb_blob_get_data(blob, &n);
	buf_add(b, bytes, n);
	hb_blob_destroy(blob);
	return b;
}
