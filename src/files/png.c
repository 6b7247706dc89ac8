/*
 * Png: decodes and encodes again, row by row; keeps pixels and transparency,
 * drops every other chunk.
 */
#include "files/parse.h"

#include <stdint.h>
#include <string.h>

#include <png.h>

struct codec {
	struct parse *parse;
	png_structp in, out;
	png_infop in_info, out_info;
	size_t at;
};

static void
on_error(png_structp png, png_const_charp message)
{
	(void)message;
	parse_reject(png_get_error_ptr(png), FILE_DAMAGED);
}

static void
on_warning(png_structp png, png_const_charp message)
{
	(void)png;
	(void)message;
}

static void
take(png_structp png, png_bytep to, size_t n)
{
	struct codec *c = png_get_io_ptr(png);

	if (n > c->parse->n - c->at)
		parse_reject(c->parse, FILE_DAMAGED);
	memcpy(to, c->parse->p + c->at, n);
	c->at += n;
}

static void
give(png_structp png, png_bytep from, size_t n)
{
	parse_write(png_get_io_ptr(png), from, n);
}

static void
flush(png_structp png)
{
	(void)png;
}

static void
release(void *codec)
{
	struct codec *c = codec;

	png_destroy_read_struct(&c->in, &c->in_info, NULL);
	png_destroy_write_struct(&c->out, &c->out_info);
}

static struct codec *
codec_new(struct parse *p)
{
	struct codec *c = anew(p->arena, struct codec);

	c->parse = p;
	arena_on_free(p->arena, release, c);
	c->in = png_create_read_struct(PNG_LIBPNG_VER_STRING, p, on_error, on_warning);
	c->out = png_create_write_struct(PNG_LIBPNG_VER_STRING, p, on_error, on_warning);
	if (c->in == NULL || c->out == NULL)
		parse_reject(p, FILE_HUGE);
	c->in_info = png_create_info_struct(c->in);
	c->out_info = png_create_info_struct(c->out);
	png_set_read_fn(c->in, c, take);
	png_set_write_fn(c->out, p, give, flush);
	return c;
}

/* Text and profiles are not even unpacked: a small one may swell. */
static void
ignore_extras(png_structp png)
{
	png_set_keep_unknown_chunks(png, PNG_HANDLE_CHUNK_NEVER, NULL, -1);
	png_set_chunk_malloc_max(png, 1 << 20);
	png_set_chunk_cache_max(png, 16);
	png_set_user_limits(png, PICTURE_SIDE_LIMIT, PICTURE_SIDE_LIMIT);
	/* A wrong checksum is an error, also in a chunk that is then left out. */
	png_set_crc_action(png, PNG_CRC_ERROR_QUIT, PNG_CRC_ERROR_QUIT);
}

/* Every kind of pixel becomes 8-bit grey or colour, with or without transparency. Returns the
 * passes. */
static int
choose_format(struct codec *c)
{
	int passes, type;

	png_set_expand(c->in);
	png_set_scale_16(c->in);
	passes = png_set_interlace_handling(c->in);
	png_read_update_info(c->in, c->in_info);
	type = png_get_color_type(c->in, c->in_info);
	png_set_IHDR(c->out, c->out_info, png_get_image_width(c->in, c->in_info),
	    png_get_image_height(c->in, c->in_info), 8, type, PNG_INTERLACE_NONE,
	    PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
	png_set_compression_level(c->out, 4);
	png_write_info(c->out, c->out_info);
	return passes;
}

/* An interlaced picture comes in seven passes over all rows, so it is held whole. */
static void
copy_passes(struct codec *c, int passes)
{
	png_uint_32 height = png_get_image_height(c->in, c->in_info);
	size_t row = png_get_rowbytes(c->in, c->in_info);
	unsigned char *all = arena_alloc_n(c->parse->arena, height, row);

	for (int pass = 0; pass < passes; pass++)
		for (png_uint_32 y = 0; y < height; y++)
			png_read_row(c->in, all + y * row, NULL);
	for (png_uint_32 y = 0; y < height; y++)
		png_write_row(c->out, all + y * row);
}

static void
copy_rows(struct codec *c)
{
	size_t bytes = png_get_rowbytes(c->in, c->in_info);
	unsigned char *row = arena_alloc(c->parse->arena, bytes);

	for (png_uint_32 y = png_get_image_height(c->in, c->in_info); y > 0; y--) {
		png_read_row(c->in, row, NULL);
		png_write_row(c->out, row);
	}
}

void
parse_png(struct parse *p)
{
	struct codec *c = codec_new(p);
	uint64_t pixels;
	int passes;

	ignore_extras(c->in);
	png_read_info(c->in, c->in_info);
	pixels = (uint64_t)png_get_image_width(c->in, c->in_info) *
		 png_get_image_height(c->in, c->in_info);
	if (pixels > PICTURE_PIXEL_LIMIT)
		parse_reject(p, FILE_HUGE);
	passes = choose_format(c);
	if (passes > 1)
		copy_passes(c, passes);
	else
		copy_rows(c);
	png_read_end(c->in, NULL);
	png_write_end(c->out, NULL);
}
