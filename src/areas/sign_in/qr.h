/* Qr: a text as the squares of a QR code (ISO/IEC 18004), for an SVG path. */
#pragma once

struct arena;

/*
 * The path of the dark squares in a drawing of *ret_size by *ret_size squares,
 * with the four light ones that every side needs.  NULL when the text is too long.
 */
const char *qr_path(struct arena *, const char *text, int *ret_size);
