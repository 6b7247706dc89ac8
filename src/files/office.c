/*
 * Office: checks a Word (OOXML) or OpenDocument text and keeps it as it is.
 *
 * The archive is unpacked entry by entry into a small buffer, never to disk,
 * counting what really comes out, whatever the directory says.  A document
 * with macros, or one that fetches a template from elsewhere when opened, is
 * refused: both run on the officer's machine.
 */
#include "base/buf.h"
#include "base/str.h"
#include "files/parse.h"

#include <stdint.h>
#include <string.h>
#include <strings.h>

#include <zip.h>

enum {
	ENTRY_LIMIT = 1000,
	UNPACKED_LIMIT = 200 << 20,
	RATIO_LIMIT = 100,
	RATIO_FLOOR = 1 << 20, /* small documents pack well; only megabytes are a bomb */
	LOOKED_AT = 1 << 20,   /* bytes of a part that are looked at for unwanted things */
};

struct archive {
	struct parse *parse;
	zip_t *zip;
	zip_file_t *entry; /* open at the moment */
	struct buf *kept;  /* what is looked at of it */
	uint64_t unpacked;
	bool main_part;
};

static void
release(void *archive)
{
	struct archive *a = archive;

	if (a->entry != NULL)
		zip_fclose(a->entry);
	if (a->zip != NULL)
		zip_discard(a->zip);
}

static struct archive *
open_archive(struct parse *p)
{
	struct archive *a = anew(p->arena, struct archive);
	zip_source_t *source = zip_source_buffer_create(p->p, p->n, 0, NULL);

	a->parse = p;
	a->kept = buf_new(p->arena);
	arena_on_free(p->arena, release, a);
	if (source == NULL)
		parse_reject(p, FILE_HUGE);
	a->zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
	if (a->zip == NULL) {
		zip_source_free(source);
		parse_reject(p, FILE_DAMAGED);
	}
	return a;
}

static bool
one_of(const char *text, const char *const *parts)
{
	for (; *parts != NULL; parts++)
		if (strcasestr(text, *parts) != NULL)
			return true;
	return false;
}

static void
check_name(struct archive *a, const char *name)
{
	static const char *const macros[] = { "vbaProject", "vbaData", "activeX", "oleObject",
		"Basic/", "Scripts/", "macrosheets", ".exe", ".vbs", ".dll", NULL };

	if (name == NULL || *name == '\0' || *name == '/' || strchr(name, '\\') != NULL ||
	    strstr(name, "..") != NULL || !str_utf8_valid(name, strlen(name)))
		parse_reject(a->parse, FILE_DAMAGED);
	if (one_of(name, macros))
		parse_reject(a->parse, FILE_MACROS);
	if (str_eq(name, a->parse->kind == FILE_DOCX ? "word/document.xml" : "content.xml"))
		a->main_part = true;
}

/* Parts that say what the document fetches or runs are short; a DTD has no place in any. */
static void
check_markup(struct archive *a, const char *name, const char *text)
{
	static const char *const fetched[] = { "attachedTemplate", "oleObject", "subDocument",
		"/frame\"", "externalLink", NULL };
	static const char *const fields[] = { "DDEAUTO", "macroEnabled", "vnd.sun.star.script",
		"ooo:script", "script:event-listener", NULL };

	if (!str_ends(name, ".xml") && !str_ends(name, ".rels"))
		return;
	if (strstr(text, "<!DOCTYPE") != NULL || strstr(text, "<!ENTITY") != NULL)
		parse_reject(a->parse, FILE_MACROS);
	if (one_of(text, fields) ||
	    (str_ends(name, ".rels") && strcasestr(text, "External") != NULL &&
		one_of(text, fetched)))
		parse_reject(a->parse, FILE_MACROS);
}

static void
count(struct archive *a, uint64_t n)
{
	a->unpacked += n;
	if (a->unpacked > UNPACKED_LIMIT ||
	    (a->unpacked > RATIO_FLOOR && a->unpacked / RATIO_LIMIT > a->parse->n))
		parse_reject(a->parse, FILE_SWELLS);
}

/* Zeros are left out, so that UTF-16 is looked at as ASCII. */
static void
keep(struct archive *a, const char *chunk, size_t n)
{
	for (size_t i = 0; i < n && a->kept->n < LOOKED_AT; i++)
		if (chunk[i] != '\0')
			buf_putc(a->kept, chunk[i]);
}

/* Unpacks to the end, which also checks the sum; the first part is kept to be looked at. */
static void
unpack(struct archive *a, uint64_t i)
{
	char chunk[1 << 14];
	zip_int64_t n;

	buf_clear(a->kept);
	a->entry = zip_fopen_index(a->zip, i, 0);
	if (a->entry == NULL)
		parse_reject(a->parse, FILE_DAMAGED);
	while ((n = zip_fread(a->entry, chunk, sizeof chunk)) > 0) {
		count(a, (uint64_t)n);
		keep(a, chunk, (size_t)n);
	}
	if (n < 0)
		parse_reject(a->parse, FILE_DAMAGED);
	zip_fclose(a->entry);
	a->entry = NULL;
}

static void
check_entry(struct archive *a, uint64_t i)
{
	zip_stat_t stat;

	if (zip_stat_index(a->zip, i, 0, &stat) != 0 || (stat.valid & ZIP_STAT_NAME) == 0)
		parse_reject(a->parse, FILE_DAMAGED);
	if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 && stat.encryption_method != ZIP_EM_NONE)
		parse_reject(a->parse, FILE_LOCKED);
	check_name(a, stat.name);
	unpack(a, i);
	if (str_ends(stat.name, ".rels") && a->kept->n >= LOOKED_AT)
		parse_reject(a->parse, FILE_SWELLS);
	check_markup(a, stat.name, a->kept->p);
}

/* Bytes before or behind the archive could be another program's file: a polyglot. */
static void
check_edges(struct archive *a)
{
	int comment = 0;
	const char *text = zip_get_archive_comment(a->zip, &comment, ZIP_FL_ENC_RAW);
	const struct parse *p = a->parse;

	if ((text != NULL && comment > 0) || p->n < 22 ||
	    memcmp(p->p + p->n - 22, "PK\5\6", 4) != 0)
		parse_reject(a->parse, FILE_DAMAGED);
}

void
parse_office(struct parse *p)
{
	struct archive *a = open_archive(p);
	zip_int64_t entries = zip_get_num_entries(a->zip, 0);

	if (entries > ENTRY_LIMIT)
		parse_reject(p, FILE_SWELLS);
	check_edges(a);
	for (zip_int64_t i = 0; i < entries; i++)
		check_entry(a, (uint64_t)i);
	if (!a->main_part)
		parse_reject(p, FILE_DAMAGED);
	parse_write(p, p->p, p->n);
}
