/*
 * Jpeg: decodes a photo, turns it upright, encodes it again.
 *
 * Very large photos are halved while decoding until they fit; 50 million
 * pixels are a page at 600 dots an inch.  Libjpeg's errors leave by
 * parse_reject(); what it holds is released with the arena.
 */
#include "files/parse.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <jpeglib.h>
#include <jerror.h>

enum { QUALITY = 85, OUT_BYTES = 1 << 16 };

struct errors {
	struct jpeg_error_mgr base;
	struct parse *parse;
};

static void
on_error(j_common_ptr c)
{
	struct errors *e = (struct errors *)c->err;

	parse_reject(e->parse, c->err->msg_code == JERR_OUT_OF_MEMORY ? FILE_HUGE : FILE_DAMAGED);
}

/* Other warnings are of strange but whole files; these two mean that pixels are missing. */
static void
on_message(j_common_ptr c, int level)
{
	int code = c->err->msg_code;

	if (level < 0 && (code == JWRN_JPEG_EOF || code == JWRN_HIT_MARKER))
		on_error(c);
}

static void
release(void *codec)
{
	jpeg_destroy(codec);
}

static struct jpeg_error_mgr *
errors_for(struct parse *p)
{
	struct errors *e = anew(p->arena, struct errors);

	jpeg_std_error(&e->base);
	e->base.error_exit = on_error;
	e->base.emit_message = on_message;
	e->parse = p;
	return &e->base;
}

/* ---- decoding ---- */

static int
orientation_of(const struct jpeg_decompress_struct *d)
{
	for (jpeg_saved_marker_ptr m = d->marker_list; m != NULL; m = m->next)
		if (m->marker == JPEG_APP0 + 1 && m->data_length > 6 &&
		    memcmp(m->data, "Exif\0\0", 6) == 0)
			return exif_orientation(m->data + 6, m->data_length - 6);
	return 1;
}

static void
choose_size(struct parse *p, struct jpeg_decompress_struct *d)
{
	if (d->image_width > PICTURE_SIDE_LIMIT || d->image_height > PICTURE_SIDE_LIMIT)
		parse_reject(p, FILE_HUGE);
	for (d->scale_num = 1, d->scale_denom = 1; d->scale_denom <= 8; d->scale_denom *= 2) {
		jpeg_calc_output_dimensions(d);
		if ((uint64_t)d->output_width * d->output_height <= PICTURE_PIXEL_LIMIT)
			return;
	}
	parse_reject(p, FILE_HUGE);
}

/* Printers' colours as Adobe stores them, inverted; three of each four bytes stay. */
static void
row_from_cmyk(unsigned char *row, unsigned width)
{
	for (unsigned x = 0; x < width; x++)
		for (unsigned i = 0; i < 3; i++)
			row[3 * x + i] = (unsigned char)(row[4 * x + i] * row[4 * x + 3] / 255);
}

/* A scan may repeat the whole picture in ever finer steps, each costing time. */
static void
check_scans(struct parse *p, struct jpeg_decompress_struct *d)
{
	if (jpeg_has_multiple_scans(d) && d->input_scan_number > 100)
		parse_reject(p, FILE_HUGE);
}

static const unsigned char *
read_rows(struct parse *p, struct jpeg_decompress_struct *d)
{
	size_t stride = (size_t)d->output_width * 3;
	unsigned char *rgb = arena_alloc_n(p->arena, d->output_height, stride);
	unsigned char *row = arena_alloc_n(p->arena, d->output_width, 4);

	while (d->output_scanline < d->output_height) {
		unsigned char *to = rgb + d->output_scanline * stride;

		jpeg_read_scanlines(d, &row, 1);
		check_scans(p, d);
		if (d->output_components == 4)
			row_from_cmyk(row, d->output_width);
		memcpy(to, row, stride);
	}
	return rgb;
}

void
parse_jpeg(struct parse *p)
{
	struct jpeg_decompress_struct *d = anew(p->arena, struct jpeg_decompress_struct);
	struct picture picture;

	d->err = errors_for(p);
	jpeg_create_decompress(d);
	arena_on_free(p->arena, release, d);
	jpeg_mem_src(d, p->p, p->n);
	jpeg_save_markers(d, JPEG_APP0 + 1, 0xffff);
	jpeg_read_header(d, TRUE);
	choose_size(p, d);
	d->out_color_space = d->num_components == 4 ? JCS_CMYK : JCS_RGB;
	picture.orientation = orientation_of(d);
	jpeg_start_decompress(d);
	picture.width = d->output_width;
	picture.height = d->output_height;
	picture.stride = (size_t)d->output_width * 3;
	picture.rgb = read_rows(p, d);
	jpeg_finish_decompress(d);
	picture_write_jpeg(p, &picture);
}

/* ---- encoding ---- */

struct output {
	struct jpeg_destination_mgr base;
	struct parse *parse;
	JOCTET bytes[OUT_BYTES];
};

static void
output_reset(j_compress_ptr c)
{
	struct output *o = (struct output *)c->dest;

	o->base.next_output_byte = o->bytes;
	o->base.free_in_buffer = OUT_BYTES;
}

static boolean
output_full(j_compress_ptr c)
{
	struct output *o = (struct output *)c->dest;

	parse_write(o->parse, o->bytes, OUT_BYTES);
	output_reset(c);
	return TRUE;
}

static void
output_end(j_compress_ptr c)
{
	struct output *o = (struct output *)c->dest;

	parse_write(o->parse, o->bytes, OUT_BYTES - o->base.free_in_buffer);
}

/* Where pixel (x, y) of the upright picture lies in the picture as it was taken. */
static const unsigned char *
upright_pixel(const struct picture *s, unsigned x, unsigned y)
{
	bool mirrored_x = s->orientation == 2 || s->orientation == 3 || s->orientation == 7 ||
			  s->orientation == 8;
	bool mirrored_y = s->orientation == 3 || s->orientation == 4 || s->orientation == 6 ||
			  s->orientation == 7;
	unsigned from_x = s->orientation >= 5 ? y : x, from_y = s->orientation >= 5 ? x : y;

	if (mirrored_x)
		from_x = s->width - 1 - from_x;
	if (mirrored_y)
		from_y = s->height - 1 - from_y;
	return s->rgb + from_y * s->stride + (size_t)from_x * 3;
}

static void
write_rows(struct parse *p, struct jpeg_compress_struct *c, const struct picture *s)
{
	unsigned char *row = arena_alloc_n(p->arena, c->image_width, 3);

	while (c->next_scanline < c->image_height) {
		for (unsigned x = 0; x < c->image_width; x++)
			memcpy(row + 3 * (size_t)x, upright_pixel(s, x, c->next_scanline), 3);
		jpeg_write_scanlines(c, &row, 1);
	}
}

void
picture_write_jpeg(struct parse *p, const struct picture *s)
{
	struct jpeg_compress_struct *c = anew(p->arena, struct jpeg_compress_struct);
	struct output *o = anew(p->arena, struct output);
	bool turned = s->orientation >= 5;

	c->err = errors_for(p);
	jpeg_create_compress(c);
	arena_on_free(p->arena, release, c);
	o->base.init_destination = output_reset;
	o->base.empty_output_buffer = output_full;
	o->base.term_destination = output_end;
	o->parse = p;
	c->dest = &o->base;
	c->image_width = turned ? s->height : s->width;
	c->image_height = turned ? s->width : s->height;
	c->input_components = 3;
	c->in_color_space = JCS_RGB;
	jpeg_set_defaults(c);
	jpeg_set_quality(c, QUALITY, TRUE);
	jpeg_start_compress(c, TRUE);
	write_rows(p, c, s);
	jpeg_finish_compress(c);
}
