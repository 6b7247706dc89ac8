/* Writes the good files of tests/unit/files/make.c into a folder, to begin fuzzing from. */
#include "make.h"

#include <stdio.h>

static void
keep(struct arena *a, const char *folder, const char *name, const struct buf *bytes)
{
	FILE *f = bytes == NULL ? NULL : fopen(arena_printf(a, "%s/%s", folder, name), "we");

	if (f == NULL)
		return;
	fwrite(bytes->p, 1, bytes->n, f);
	fclose(f);
}

int
main(int argc, char **argv)
{
	struct arena *a = arena_new(0);

	if (argc != 3)
		return 2;
	keep(a, argv[1], "a.jpg", make_jpeg(a, 40, 30, 6, true));
	keep(a, argv[1], "a.png", make_png(a, 20, 10, false));
	keep(a, argv[1], "b.png", make_png(a, 20, 10, true));
	keep(a, argv[1], "a.heic", make_heic(a, 64, 64));
	keep(a, argv[2], "a.pdf", make_pdf(a, "/OpenAction << /S /JavaScript /JS (a) >>", ""));
	keep(a, argv[2], "b.pdf", make_locked_pdf(a));
	keep(a, argv[2], "a.docx", make_docx(a, NULL));
	keep(a, argv[2], "a.odt", make_odt(a));
	keep(a, argv[2], "a.txt", make_text(a, "Dear council,\r\n"));
	arena_free(a);
	return 0;
}
