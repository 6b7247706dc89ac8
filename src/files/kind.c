/* Kind: tables of marks, names and messages. */
#include "files/kind.h"
#include "base/str.h"

#include <string.h>
#include <strings.h>

/* Marks at a fixed place.  The first that fits decides. */
static const struct mark {
	enum file_kind kind;
	unsigned at, n;
	const char *bytes;
} marks[] = {
	{ FILE_JPEG, 0, 3, "\xff\xd8\xff" },
	{ FILE_PNG, 0, 8, "\x89PNG\r\n\x1a\n" },
	{ FILE_HEIC, 4, 8, "ftypheic" },
	{ FILE_HEIC, 4, 8, "ftypheix" },
	{ FILE_HEIC, 4, 8, "ftypheim" },
	{ FILE_HEIC, 4, 8, "ftypheis" },
	{ FILE_HEIC, 4, 8, "ftypmif1" },
	{ FILE_VIDEO, 4, 4, "ftyp" },
	{ FILE_PDF, 0, 5, "%PDF-" },
	{ FILE_OLD_OFFICE, 0, 8, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" },
	{ FILE_OLD_OFFICE, 0, 5, "{\\rtf" },
	{ FILE_GIF, 0, 4, "GIF8" },
	{ FILE_WEBP, 8, 4, "WEBP" },
	{ FILE_VIDEO, 8, 4, "AVI " },
	{ FILE_AUDIO, 8, 4, "WAVE" },
	{ FILE_VIDEO, 0, 4, "\x1a\x45\xdf\xa3" },
	{ FILE_AUDIO, 0, 3, "ID3" },
	{ FILE_AUDIO, 0, 4, "OggS" },
	{ FILE_PROGRAM, 0, 2, "MZ" },
	{ FILE_PROGRAM, 0, 4,
	    "\x7f"
	    "ELF" },
	{ FILE_PROGRAM, 0, 2, "#!" },
	{ FILE_ZIP, 0, 6, "7z\xbc\xaf\x27\x1c" },
	{ FILE_ZIP, 0, 4, "Rar!" },
	{ FILE_ZIP, 0, 2, "\x1f\x8b" },
};

static bool
holds(const void *p, size_t n, const char *text)
{
	return memmem(p, n, text, strlen(text)) != NULL;
}

/* Office files are zip archives; the names of their parts tell them apart. */
static enum file_kind
kind_of_zip(const char *p, size_t n)
{
	static const char odt[] = "mimetypeapplication/vnd.oasis.opendocument.text";

	if (n > 30 + sizeof odt && memcmp(p + 30, odt, sizeof odt - 1) == 0 &&
	    strchr("PM", p[30 + sizeof odt - 1]) != NULL)
		return FILE_ODT;
	if (holds(p, n, "word/document.xml"))
		return FILE_DOCX;
	if (holds(p, n, "xl/workbook.xml"))
		return FILE_SHEET;
	return FILE_ZIP;
}

/* Anything a browser would take for markup counts as markup, whatever stands before it. */
static enum file_kind
kind_of_text(const char *p, size_t n)
{
	static const char *const markup[] = { "<html", "<!doctype", "<script", "<?xml", "<body",
		"<iframe", "<img", "<head", "<?php", "<a href" };
	char head[1025];
	size_t length = n < sizeof head - 1 ? n : sizeof head - 1;

	for (size_t i = 0; i < length; i++)
		head[i] = p[i] == '\0' ? ' ' : p[i];
	head[length] = '\0';
	if (strcasestr(head, "<svg") != NULL)
		return FILE_DRAWING;
	for (size_t i = 0; i < sizeof markup / sizeof markup[0]; i++)
		if (strcasestr(head, markup[i]) != NULL)
			return FILE_WEB_PAGE;
	return str_utf8_valid(p, n) ? FILE_TEXT : FILE_UNKNOWN;
}

enum file_kind
file_kind_of(const void *bytes, size_t n)
{
	const char *p = bytes;

	for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++)
		if (n >= marks[i].at + marks[i].n &&
		    memcmp(p + marks[i].at, marks[i].bytes, marks[i].n) == 0)
			return marks[i].kind;
	if (n >= 4 && memcmp(p, "PK\3\4", 4) == 0)
		return kind_of_zip(p, n);
	return kind_of_text(p, n);
}

static const struct name_end {
	const char *end;
	enum file_kind kind;
} name_ends[] = {
	{ ".jpg", FILE_JPEG },
	{ ".jpeg", FILE_JPEG },
	{ ".jfif", FILE_JPEG },
	{ ".png", FILE_PNG },
	{ ".heic", FILE_HEIC },
	{ ".heif", FILE_HEIC },
	{ ".pdf", FILE_PDF },
	{ ".docx", FILE_DOCX },
	{ ".odt", FILE_ODT },
	{ ".txt", FILE_TEXT },
};

enum file_kind
file_kind_of_name(const char *name)
{
	const char *dot = strrchr(name, '.');

	for (size_t i = 0; dot != NULL && i < sizeof name_ends / sizeof name_ends[0]; i++)
		if (strcasecmp(dot, name_ends[i].end) == 0)
			return name_ends[i].kind;
	return FILE_UNKNOWN;
}

static const struct stored {
	const char *type, *extension;
} stored[FILE_KIND__MAX] = {
	[FILE_JPEG] = { "image/jpeg", ".jpg" },
	[FILE_HEIC] = { "image/jpeg", ".jpg" },
	[FILE_PNG] = { "image/png", ".png" },
	[FILE_PDF] = { "application/pdf", ".pdf" },
	[FILE_DOCX] = { "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
	    ".docx" },
	[FILE_ODT] = { "application/vnd.oasis.opendocument.text", ".odt" },
	[FILE_TEXT] = { "text/plain; charset=utf-8", ".txt" },
};

bool
file_kind_taken(enum file_kind kind)
{
	return kind < FILE_KIND__MAX && stored[kind].type != NULL;
}

const char *
file_type(enum file_kind kind)
{
	return file_kind_taken(kind) ? stored[kind].type : "application/octet-stream";
}

const char *
file_extension(enum file_kind kind)
{
	return file_kind_taken(kind) ? stored[kind].extension : "";
}

/* Whole sentences, because a sentence put together from parts cannot be translated. */
static const char *const not_taken[FILE_KIND__MAX] = {
	[FILE_UNKNOWN] = "We cannot tell what this file is. Send a photo, PDF or Word document.",
	[FILE_ZIP] = "This file is a ZIP. Send a photo, PDF or Word document.",
	[FILE_OLD_OFFICE] =
	    "This file is an older Word or Office file. Save it as a PDF or .docx and send that.",
	[FILE_SHEET] = "This file is a spreadsheet. Save it as a PDF and send that.",
	[FILE_WEB_PAGE] = "This file is a web page. Print it to PDF and send that.",
	[FILE_DRAWING] = "This file is a drawing (SVG). Save it as a PDF or a PNG and send that.",
	[FILE_GIF] = "This file is a GIF. Send a photo, PDF or Word document.",
	[FILE_WEBP] = "This file is a WebP picture. Save it as a JPG or PNG and send that.",
	[FILE_VIDEO] = "This file is a video. Send a photo, PDF or Word document.",
	[FILE_AUDIO] = "This file is a sound recording. Send a photo, PDF or Word document.",
	[FILE_PROGRAM] = "This file is a program. Send a photo, PDF or Word document.",
};

static const char *const messages[FILE_VERDICT__MAX] = {
	[FILE_EMPTY] = "This file is empty. Choose it again, or choose another file.",
	[FILE_TOO_BIG] = "This file is too big. Send a smaller one, or split it into parts.",
	[FILE_NAME_DISAGREES] =
	    "The end of this file's name does not fit what is in it. Save it again "
	    "as a photo, PDF or Word document and send that.",
	[FILE_DAMAGED] =
	    "This file is damaged and cannot be opened. Save it again, or print it to PDF, "
	    "and send that.",
	[FILE_LOCKED] =
	    "This file is locked with a password. Save it without the password and send "
	    "that.",
	[FILE_MACROS] =
	    "This document holds macros or parts kept elsewhere. Save it as a PDF and send "
	    "that.",
	[FILE_SWELLS] = "This file unpacks to far more than it is. Save it as a PDF and send that.",
	[FILE_HUGE] =
	    "This file is too large or too complicated to read. Send a smaller photo, or save "
	    "the document as a PDF.",
	[FILE_INFECTED] =
	    "The virus scanner found a virus in this file. It was not kept. Clean your "
	    "device before you send another file.",
	[FILE_NOT_WORKING] =
	    "We cannot take files at the moment. Your answers are kept. Try again in a "
	    "few minutes.",
};

const char *
file_message(enum file_verdict verdict, enum file_kind kind)
{
	return verdict == FILE_NOT_TAKEN ? not_taken[kind] : messages[verdict];
}
