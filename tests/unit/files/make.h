/*
 * Make: files for tests, good and hostile, made with the libraries that write them.
 *
 * Nothing is kept in the tree as bytes: a reader sees what is wrong with each file.
 */
#pragma once
#include "base/buf.h"

#include <stdbool.h>

/* A photo with Exif: orientation, and a place in London when place is true. */
struct buf *make_jpeg(struct arena *, int width, int height, int orientation, bool place);
struct buf *make_png(struct arena *, int width, int height, bool with_text);
/* Only the header says so many pixels. */
struct buf *make_png_bomb(struct arena *, unsigned width, unsigned height);
/* NULL when this machine's libheif cannot encode. */
struct buf *make_heic(struct arena *, int width, int height);

/* A PDF of one page; extra stands in the catalog, objects behind the page. */
struct buf *make_pdf(struct arena *, const char *extra, const char *objects);
/* The same, that asks for a password. */
struct buf *make_locked_pdf(struct arena *);

struct make_entry {
	const char *name, *content;
	size_t zeros; /* bytes of zeros instead of content */
};
/* A zip archive of these entries up to one without a name. */
struct buf *make_zip(struct arena *, const struct make_entry *);
struct buf *make_docx(struct arena *, const struct make_entry *more);
struct buf *make_odt(struct arena *);

struct buf *make_text(struct arena *, const char *);
/* The bytes of both, one behind the other. */
struct buf *make_joined(struct arena *, const struct buf *, const struct buf *);

/* A descriptor of a temporary file that holds the bytes, to be closed by the caller. */
int make_fd(const struct buf *);
/* All bytes of a descriptor. */
struct buf *make_read(struct arena *, int fd);
