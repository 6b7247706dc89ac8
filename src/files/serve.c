/* Serve: names that people gave their files, made harmless. */
#include "files/serve.h"
#include "base/buf.h"
#include "base/str.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

enum { NAME_CHARACTERS = 120 };

/* attr-char of RFC 8187. */
static bool
plain(unsigned char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
	       (c != '\0' && strchr("!#$&+-.^_`|~", c) != NULL);
}

const char *
files_disposition(struct arena *a, const char *name)
{
	struct buf *b = buf_new(a);

	buf_puts(b, "attachment; filename=\"");
	for (const char *p = name; *p != '\0'; p++)
		if (((unsigned char)*p & 0xc0) != 0x80) /* one letter for a character */
			buf_putc(b, plain((unsigned char)*p) || *p == ' ' ? *p : '_');
	buf_puts(b, "\"; filename*=UTF-8''");
	for (const char *p = name; *p != '\0'; p++)
		if (plain((unsigned char)*p))
			buf_putc(b, *p);
		else
			buf_printf(b, "%%%02X", (unsigned char)*p);
	return b->p;
}

static size_t
character_length(unsigned char lead)
{
	return lead < 0x80 ? 1 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
}

/*
 * Characters that hide or turn others: C1 controls, soft hyphen, Arabic letter mark, zero
 * width and direction marks (U+200B–F, U+202A–E, U+2060–F), the byte-order mark.
 */
static bool
hides(const char *p, size_t n)
{
	const unsigned char *u = (const unsigned char *)p;

	if (n == 1)
		return *u < ' ' || *u == 0x7f;
	if (n == 2)
		return (u[0] == 0xc2 && (u[1] < 0xa0 || u[1] == 0xad)) ||
		       (u[0] == 0xd8 && u[1] == 0x9c);
	if (n != 3)
		return false;
	return (u[0] == 0xe2 && u[1] == 0x80 &&
		   ((u[2] >= 0x8b && u[2] <= 0x8f) || (u[2] >= 0xa8 && u[2] <= 0xae))) ||
	       (u[0] == 0xe2 && u[1] == 0x81 && u[2] >= 0xa0 && u[2] <= 0xaf) ||
	       (u[0] == 0xef && u[1] == 0xbb && u[2] == 0xbf);
}

static const char *
last_part(const char *name)
{
	for (const char *p = name; *p != '\0'; p++)
		if (*p == '/' || *p == '\\')
			name = p + 1;
	return name;
}

/* Without the end that named its type, which the stored type names anew. */
static char *
stem(struct arena *a, const char *name)
{
	struct buf *b = buf_new(a);
	const char *end =
	    file_kind_of_name(name) != FILE_UNKNOWN ? strrchr(name, '.') : name + strlen(name);
	int characters = 0;

	while (name < end && characters < NAME_CHARACTERS) {
		size_t n = character_length((unsigned char)*name);

		if (!hides(name, n)) {
			buf_add(b, name, n);
			characters++;
		}
		name += n;
	}
	return str_trim(a, b->p != NULL ? b->p : "");
}

const char *
files_display_name(struct arena *a, const char *filename, enum file_kind kind)
{
	const char *name =
	    str_utf8_valid(filename, strlen(filename)) ? stem(a, last_part(filename)) : "";

	while (*name == '.')
		name++;
	if (*name == '\0')
		name = kind == FILE_JPEG || kind == FILE_HEIC || kind == FILE_PNG ? "photo"
										  : "document";
	return arena_printf(a, "%s%s", name, file_extension(kind));
}
