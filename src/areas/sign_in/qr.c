/* Qr: libqrencode finds the squares. */
#include "areas/sign_in/qr.h"
#include "base/buf.h"

#include <qrencode.h>

enum { MARGIN = 4 };

static void
release(void *code)
{
	QRcode_free(code);
}

/* Neighbours in a row are one stroke. */
static void
draw_row(struct buf *b, const QRcode *code, int y)
{
	const unsigned char *row = code->data + y * code->width;

	for (int x = 0, end; x < code->width; x = end) {
		end = x + 1;
		if (!(row[x] & 1))
			continue;
		while (end < code->width && (row[end] & 1))
			end++;
		buf_printf(b, "M%d %dh%dv1h-%dz", x + MARGIN, y + MARGIN, end - x, end - x);
	}
}

const char *
qr_path(struct arena *a, const char *text, int *ret_size)
{
	QRcode *code = QRcode_encodeString(text, 0, QR_ECLEVEL_M, QR_MODE_8, 1);
	struct buf *b;

	if (code == NULL)
		return NULL;
	arena_on_free(a, release, code);
	b = buf_new(a);
	for (int y = 0; y < code->width; y++)
		draw_row(b, code, y);
	*ret_size = code->width + 2 * MARGIN;
	return b->p;
}
