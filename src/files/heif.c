/*
 * Heif: a HEIC picture as phones make it becomes an upright JPEG.
 *
 * Libheif turns the picture itself.
 */
#include "files/parse.h"

#include <stdint.h>

#include <libheif/heif.h>

static void
release_context(void *context)
{
	heif_context_free(context);
}

static void
release_handle(void *handle)
{
	heif_image_handle_release(handle);
}

static void
release_image(void *image)
{
	heif_image_release(image);
}

static void
need(struct parse *p, struct heif_error e)
{
	if (e.code == heif_error_Ok)
		return;
	parse_reject(p, e.code == heif_error_Memory_allocation_error ? FILE_HUGE : FILE_DAMAGED);
}

static struct heif_image_handle *
open_picture(struct parse *p)
{
	struct heif_context *context = heif_context_alloc();
	struct heif_image_handle *handle;
	int64_t pixels;

	if (context == NULL)
		parse_reject(p, FILE_HUGE);
	arena_on_free(p->arena, release_context, context);
	heif_context_set_max_decoding_threads(context, 0);
	heif_context_set_maximum_image_size_limit(context, PICTURE_SIDE_LIMIT);
	need(p, heif_context_read_from_memory_without_copy(context, p->p, p->n, NULL));
	need(p, heif_context_get_primary_image_handle(context, &handle));
	arena_on_free(p->arena, release_handle, handle);
	pixels =
	    (int64_t)heif_image_handle_get_width(handle) * heif_image_handle_get_height(handle);
	if (pixels > PICTURE_PIXEL_LIMIT)
		parse_reject(p, FILE_HUGE);
	return handle;
}

void
parse_heic(struct parse *p)
{
	struct heif_image_handle *handle = open_picture(p);
	struct picture picture = { .orientation = 1 };
	struct heif_image *image;
	int width, height, stride;

	need(p, heif_decode_image(
		    handle, &image, heif_colorspace_RGB, heif_chroma_interleaved_RGB, NULL));
	arena_on_free(p->arena, release_image, image);
	picture.rgb = heif_image_get_plane_readonly(image, heif_channel_interleaved, &stride);
	width = heif_image_get_width(image, heif_channel_interleaved);
	height = heif_image_get_height(image, heif_channel_interleaved);
	if (picture.rgb == NULL || width <= 0 || height <= 0 || stride < 3 * width)
		parse_reject(p, FILE_DAMAGED);
	picture.width = (unsigned)width;
	picture.height = (unsigned)height;
	picture.stride = (size_t)stride;
	picture_write_jpeg(p, &picture);
}
