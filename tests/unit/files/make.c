/* Make: files for tests. */
#include "make.h"
#include "base/err.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include <jpeglib.h>
#include <libheif/heif.h>
#include <png.h>
#include <qpdf/qpdf-c.h>
#include <zip.h>

/* The encoder of HEIC, which only tests use, forgets a little of its memory. */
const char *__lsan_default_suppressions(void);

const char *
__lsan_default_suppressions(void)
{
	return "leak:libx265";
}

/* ---- pictures ---- */

/* Big-endian TIFF with the orientation, and a GPS directory whose latitude reference is "N". */
static struct buf *
make_exif(struct arena *a, int orientation, bool place)
{
	static const unsigned char tiff[] = {
		'E',
		'x',
		'i',
		'f',
		0,
		0,
		'M',
		'M',
		0,
		42,
		0,
		0,
		0,
		8,
		0,
		2, /* two entries */
		0x01,
		0x12,
		0,
		3,
		0,
		0,
		0,
		1,
		0,
		1,
		0,
		0, /* orientation */
		0x88,
		0x25,
		0,
		4,
		0,
		0,
		0,
		1,
		0,
		0,
		0,
		38, /* GPS directory */
		0,
		0,
		0,
		0,
		0,
		1,
		0,
		1,
		0,
		2,
		0,
		0,
		0,
		2,
		'N',
		0,
		0,
		0,
		0,
		0,
		0,
		0,
	};
	struct buf *b = buf_new(a);

	buf_add(b, tiff, sizeof tiff);
	b->p[25] = (char)orientation;
	if (place)
		buf_puts(b, "51.5033N 0.1276W HOME");
	return b;
}

struct buf *
make_jpeg(struct arena *a, int width, int height, int orientation, bool place)
{
	struct jpeg_compress_struct c;
	struct jpeg_error_mgr errors;
	struct buf *exif = make_exif(a, orientation, place), *out = buf_new(a);
	unsigned char *row = arena_alloc_n(a, (size_t)width, 3), *bytes = NULL;
	unsigned long n = 0;

	c.err = jpeg_std_error(&errors);
	jpeg_create_compress(&c);
	jpeg_mem_dest(&c, &bytes, &n);
	c.image_width = (JDIMENSION)width;
	c.image_height = (JDIMENSION)height;
	c.input_components = 3;
	c.in_color_space = JCS_RGB;
	jpeg_set_defaults(&c);
	jpeg_set_quality(&c, 95, TRUE);
	jpeg_start_compress(&c, TRUE);
	jpeg_write_marker(&c, JPEG_APP0 + 1, (const JOCTET *)exif->p, (unsigned)exif->n);
	while (c.next_scanline < c.image_height) {
		/* The top half is red, the left edge of the rest is blue, the rest white. */
		for (int x = 0; x < width; x++) {
			bool top = c.next_scanline < c.image_height / 2;

			row[3 * x] = top || x > width / 2 ? 255 : 0;
			row[3 * x + 1] = !top && x > width / 2 ? 255 : 0;
			row[3 * x + 2] = top ? 0 : 255;
		}
		jpeg_write_scanlines(&c, &row, 1);
	}
	jpeg_finish_compress(&c);
	jpeg_destroy_compress(&c);
	buf_add(out, bytes, n);
	free(bytes); /* libjpeg's own */
	return out;
}

static void
add_png(png_structp png, png_bytep bytes, size_t n)
{
	buf_add(png_get_io_ptr(png), bytes, n);
}

static void
no_flush(png_structp png)
{
	(void)png;
}

struct buf *
make_png(struct arena *a, int width, int height, bool with_text)
{
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(png);
	struct buf *b = buf_new(a);
	unsigned char *row = arena_alloc_n(a, (size_t)width, 3);
	png_text text = { .compression = PNG_TEXT_COMPRESSION_NONE,
		.key = (char *)"Comment",
		.text = (char *)"51.5033N 0.1276W HOME",
		.text_length = 21 };

	png_set_write_fn(png, b, add_png, no_flush);
	png_set_IHDR(png, info, (png_uint_32)width, (png_uint_32)height, 8, PNG_COLOR_TYPE_RGB,
	    with_text ? PNG_INTERLACE_ADAM7 : PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
	    PNG_FILTER_TYPE_DEFAULT);
	if (with_text)
		png_set_text(png, info, &text, 1);
	png_write_info(png, info);
	for (int pass = png_set_interlace_handling(png); pass > 0; pass--)
		for (int y = 0; y < height; y++) {
			memset(row, y & 0xff, (size_t)width * 3);
			png_write_row(png, row);
		}
	png_write_end(png, info);
	png_destroy_write_struct(&png, &info);
	return b;
}

struct buf *
make_png_bomb(struct arena *a, unsigned width, unsigned height)
{
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
	png_infop info = png_create_info_struct(png);
	struct buf *b = buf_new(a);
	unsigned char *row = arena_alloc(a, width / 8 + 1);

	png_set_write_fn(png, b, add_png, no_flush);
	png_set_IHDR(png, info, width, height, 1, PNG_COLOR_TYPE_GRAY, PNG_INTERLACE_NONE,
	    PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
	png_write_info(png, info);
	for (unsigned y = 0; y < height; y++)
		png_write_row(png, row);
	png_write_end(png, info);
	png_destroy_write_struct(&png, &info);
	return b;
}

static struct heif_error
add_heif(struct heif_context *c, const void *bytes, size_t n, void *to)
{
	(void)c;
	buf_add(to, bytes, n);
	return (struct heif_error){ heif_error_Ok, heif_suberror_Unspecified, "" };
}

static struct heif_image *
plain_image(int width, int height)
{
	struct heif_image *image;
	int stride;
	uint8_t *p;

	heif_image_create(width, height, heif_colorspace_RGB, heif_chroma_interleaved_RGB, &image);
	heif_image_add_plane(image, heif_channel_interleaved, width, height, 8);
	p = heif_image_get_plane(image, heif_channel_interleaved, &stride);
	for (int y = 0; y < height; y++)
		memset(p + y * stride, y < height / 2 ? 255 : 0, (size_t)width * 3);
	return image;
}

struct buf *
make_heic(struct arena *a, int width, int height)
{
	struct heif_context *c = heif_context_alloc();
	struct heif_encoder *encoder;
	struct heif_image *image;
	struct heif_writer writer = { 1, add_heif };
	struct buf *b = buf_new(a);

	if (heif_context_get_encoder_for_format(c, heif_compression_HEVC, &encoder).code !=
	    heif_error_Ok) {
		heif_context_free(c);
		return NULL;
	}
	image = plain_image(width, height);
	heif_context_encode_image(c, image, encoder, NULL, NULL);
	heif_context_write(c, &writer, b);
	heif_encoder_release(encoder);
	heif_image_release(image);
	heif_context_free(c);
	return b;
}

/* ---- documents ---- */

/* Objects are numbered from 1 in the order they stand in; the table is made from where they are. */
struct buf *
make_pdf(struct arena *a, const char *extra, const char *objects)
{
	struct buf *b = buf_new(a);
	size_t table;
	int n = 0;
	const char *at;

	buf_printf(b,
	    "%%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R %s >>\nendobj\n"
	    "2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
	    "3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>\nendobj\n%s",
	    extra, objects);
	table = b->n;
	for (at = b->p; (at = strstr(at, " 0 obj\n")) != NULL; at++)
		n++;
	buf_printf(b, "xref\n0 %d\n0000000000 65535 f \n", n + 1);
	for (int i = 1; i <= n; i++) {
		char *mark = arena_printf(a, "\n%d 0 obj\n", i);
		const char *found = strstr(b->p, mark);

		buf_printf(b, "%010ld 00000 n \n", (long)(found - b->p) + 1);
	}
	buf_printf(
	    b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%zu\n%%%%EOF\n", n + 1, table);
	return b;
}

struct buf *
make_locked_pdf(struct arena *a)
{
	struct buf *plain = make_pdf(a, "", ""), *locked = buf_new(a);
	qpdf_data pdf = qpdf_init();

	qpdf_read_memory(pdf, "plain", plain->p, plain->n, NULL);
	qpdf_init_write_memory(pdf);
	qpdf_set_r6_encryption_parameters2(pdf, "user", "owner", QPDF_TRUE, QPDF_TRUE, QPDF_TRUE,
	    QPDF_TRUE, QPDF_TRUE, QPDF_TRUE, qpdf_r3p_full, QPDF_TRUE);
	qpdf_write(pdf);
	buf_add(locked, qpdf_get_buffer(pdf), qpdf_get_buffer_length(pdf));
	qpdf_cleanup(&pdf);
	return locked;
}

static void
add_entries(struct arena *a, zip_t *zip, const struct make_entry *e)
{
	for (; e->name != NULL; e++) {
		const void *bytes =
		    e->zeros > 0 ? arena_alloc(a, e->zeros) : (const void *)e->content;
		size_t n = e->zeros > 0 ? e->zeros : strlen(e->content);
		zip_int64_t i = zip_file_add(
		    zip, e->name, zip_source_buffer(zip, bytes, n, 0), ZIP_FL_ENC_UTF_8);

		if (strcmp(e->name, "mimetype") == 0)
			zip_set_file_compression(zip, (zip_uint64_t)i, ZIP_CM_STORE, 0);
	}
}

struct buf *
make_zip(struct arena *a, const struct make_entry *entries)
{
	char path[] = "/tmp/waymark-zip-XXXXXX";
	int fd = mkstemp(path);
	struct buf *b;
	zip_t *zip;

	close(fd);
	zip = zip_open(path, ZIP_TRUNCATE, NULL);
	add_entries(a, zip, entries);
	if (zip_close(zip) != 0)
		fail(FAULT_BUG, "zip: %s", zip_strerror(zip));
	fd = open(path, O_RDONLY | O_CLOEXEC);
	b = make_read(a, fd);
	close(fd);
	unlink(path);
	return b;
}

struct buf *
make_docx(struct arena *a, const struct make_entry *more)
{
	struct make_entry all[20] = {
		{ "[Content_Types].xml", "<Types/>", 0 },
		{ "_rels/.rels", "<Relationships/>", 0 },
		{ "word/document.xml", "<w:document>Dear council</w:document>", 0 },
	};

	for (int i = 3; more != NULL && more->name != NULL; more++)
		all[i++] = *more;
	return make_zip(a, all);
}

struct buf *
make_odt(struct arena *a)
{
	return make_zip(
	    a, (struct make_entry[]){ { "mimetype", "application/vnd.oasis.opendocument.text", 0 },
		   { "content.xml", "<office:document-content/>", 0 },
		   { "META-INF/manifest.xml", "<manifest:manifest/>", 0 }, { 0 } });
}

/* ---- bytes ---- */

struct buf *
make_text(struct arena *a, const char *text)
{
	struct buf *b = buf_new(a);

	buf_puts(b, text);
	return b;
}

struct buf *
make_joined(struct arena *a, const struct buf *first, const struct buf *second)
{
	struct buf *b = buf_new(a);

	buf_add(b, first->p, first->n);
	buf_add(b, second->p, second->n);
	return b;
}

int
make_fd(const struct buf *b)
{
	int fd = memfd_create("made", MFD_CLOEXEC);

	if (fd < 0 || (b->n > 0 && write(fd, b->p, b->n) != (ssize_t)b->n))
		fail(FAULT_BUG, "a file for a test");
	return fd;
}

struct buf *
make_read(struct arena *a, int fd)
{
	struct buf *b = buf_new(a);
	ssize_t n;

	while ((n = pread(fd, buf_reserve(b, 1 << 16), 1 << 16, (off_t)b->n)) > 0)
		b->n += (size_t)n;
	return b;
}
