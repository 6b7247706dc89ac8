/*
 * Parse: reads a stranger's file to the end and writes a clean one.
 *
 * Runs in the upload worker, inside the sandbox, and in fuzz targets.  Bytes
 * in memory in, bytes to a descriptor out.  Pictures are decoded and encoded
 * again, which leaves out everything that is not pixels: place, camera, time,
 * hidden files.  PDFs are rewritten without what acts by itself.  Word
 * documents and text are checked whole and kept as they are.
 */
#pragma once
#include "base/arena.h"
#include "files/kind.h"

struct parse {
	struct arena *arena;
	const unsigned char *p; /* the file; stays mapped while parsing */
	size_t n;
	int out;		   /* where the clean file goes; -1: nowhere */
	enum file_kind kind;	   /* set by parse_file(): what the content is */
	enum file_verdict verdict; /* of parse_reject() */
};

/* Finds the kind, checks that the name's end agreed (named), and parses.  Never fail()s. */
enum file_verdict parse_file(struct parse *, enum file_kind named);

/* ---- for the parsers ---- */

/* Ends the parsing with that answer. */
_Noreturn void parse_reject(struct parse *, enum file_verdict);
void parse_write(struct parse *, const void *, size_t n);

void parse_jpeg(struct parse *);
void parse_png(struct parse *);
void parse_heic(struct parse *);
void parse_pdf(struct parse *);
void parse_office(struct parse *);
void parse_text(struct parse *);

/* The Exif orientation, 1 to 8; 1 when the segment says none.  p: after "Exif\0\0". */
int exif_orientation(const unsigned char *p, size_t n);

/* Pixels, three bytes each, to be encoded as JPEG turned upright. */
struct picture {
	const unsigned char *rgb;
	unsigned width, height;
	size_t stride;
	int orientation; /* Exif: 1 upright, 6 turned a quarter clockwise, … */
};
void picture_write_jpeg(struct parse *, const struct picture *);

/* Rejects a picture whose sides could not be those of a photo or scan. */
enum { PICTURE_SIDE_LIMIT = 30000, PICTURE_PIXEL_LIMIT = 50 * 1000 * 1000 };
