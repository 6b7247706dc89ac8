/*
 * Pseudo: English in another dress, to see what is not translated and what
 * does not fit: accents on every letter, brackets around, a third longer.
 *
 *	msgen waymark.pot | msgfilter pseudo
 *
 * Reads one message and writes one; holes stay as they are.
 */
#include "text/holes.h"

#include <stdio.h>
#include <string.h>

enum { LONGEST = 65536 };

static const char *
dressed(char c)
{
	static const char *const upper[] = { "Å", "Ɓ", "Ç", "Đ", "É", "Ƒ", "Ĝ", "Ĥ", "Î", "Ĵ", "Ķ",
		"Ļ", "Ṁ", "Ñ", "Ö", "Þ", "Ǫ", "Ŕ", "Š", "Ţ", "Û", "Ṽ", "Ŵ", "Ẋ", "Ý", "Ž" };
	static const char *const lower[] = { "å", "ƀ", "ç", "ð", "é", "ƒ", "ĝ", "ĥ", "î", "ĵ", "ķ",
		"ļ", "ɱ", "ñ", "ö", "þ", "ǫ", "ŕ", "š", "ţ", "û", "ṽ", "ŵ", "ẋ", "ý", "ž" };

	if (c >= 'A' && c <= 'Z')
		return upper[c - 'A'];
	return c >= 'a' && c <= 'z' ? lower[c - 'a'] : NULL;
}

int
main(void)
{
	static char text[LONGEST];
	size_t n = fread(text, 1, sizeof text - 1, stdin), letters = 0;
	const char *last = "\n";

	if (n == sizeof text - 1) {
		fprintf(stderr, "pseudo: a message is longer than %d bytes; split it\n", LONGEST);
		return 2;
	}
	fputs("[", stdout);
	/* A new line at the end stays at the end. */
	if (n > 0 && text[n - 1] == '\n')
		text[--n] = '\0';
	else
		last = "";
	for (const char *p = text; *p != '\0';) {
		size_t hole = hole_length(p);
		const char *dress = dressed(*p);

		if (hole == 0 && dress != NULL)
			fputs(dress, stdout);
		else
			fwrite(p, 1, hole ? hole : 1, stdout);
		letters += hole == 0;
		p += hole ? hole : 1;
	}
	for (size_t i = 0; i < (letters + 2) / 3; i++)
		fputs("~", stdout);
	printf("]%s", last);
	return 0;
}
