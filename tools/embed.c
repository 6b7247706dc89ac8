/*
 * Embed: text files as C strings, so that the program needs no file of its own at run time.
 *
 *	embed OUTPUT.c FILE...
 *
 * FILE "lists/wards.txt" becomes "const char embedded_wards[]".
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
put_char(FILE *out, int c)
{
	if (c == '"' || c == '\\')
		fprintf(out, "\\%c", c);
	else if (c >= ' ' && c < 0x7f)
		fputc(c, out);
	else
		fprintf(out, "\\%03o", (unsigned)c);
	if (c == '\n')
		fputs("\"\n\t\"", out);
}

/* The file's name without folders and what follows the first dot. */
static void
put_name(FILE *out, const char *path)
{
	const char *base = strrchr(path, '/');

	base = base != NULL ? base + 1 : path;
	fprintf(out, "%.*s", (int)strcspn(base, "."), base);
}

static void
embed(FILE *out, const char *path)
{
	FILE *in = fopen(path, "r");

	if (in == NULL) {
		fprintf(stderr, "embed: %s cannot be read\n", path);
		exit(2);
	}
	fputs("extern const char embedded_", out);
	put_name(out, path);
	fputs("[];\nconst char embedded_", out);
	put_name(out, path);
	fputs("[] =\n\t\"", out);
	for (int c; (c = fgetc(in)) != EOF;)
		put_char(out, c);
	fputs("\";\n", out);
	fclose(in);
}

int
main(int argc, char **argv)
{
	FILE *out = argc > 2 ? fopen(argv[1], "w") : NULL;

	if (out == NULL) {
		fprintf(stderr, "usage: embed OUTPUT.c FILE...\n");
		return 2;
	}
	for (int i = 2; i < argc; i++)
		embed(out, argv[i]);
	return fclose(out) == 0 ? 0 : 2;
}
