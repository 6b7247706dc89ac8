/* Xlsx, reading: libzip unpacks, libxml2's reader walks. */
#include "base/str.h"
#include "base/vec.h"
#include "io/xlsx.h"

#include <libxml/xmlreader.h>
#include <stdlib.h>
#include <string.h>
#include <zip.h>

enum {
	ENTRIES = 2000,
	UNPACKED = 24 << 20, /* of all parts that are read together; a request has 64 MiB */
	RATIO = 200,
	RATIO_FLOOR = 1 << 20, /* small parts pack well; only megabytes are a bomb */
	COLUMNS = 500,
	DEEPEST = 64,
};

/* "<name>" of an element, whatever prefix its namespace has. */
struct workbook {
	struct arena *arena;
	zip_t *zip;
	zip_file_t *entry;	 /* open at the moment */
	xmlTextReaderPtr reader; /* likewise */
	size_t unpacked;
	const char *trouble; /* NULL: none yet */
	int line;	     /* where, in the sheet; 0: nowhere */
	VEC(const char *) strings;
	VEC(struct csv_row) rows;
};

static void
release(void *workbook)
{
	struct workbook *w = workbook;

	if (w->reader != NULL)
		xmlFreeTextReader(w->reader);
	if (w->entry != NULL)
		zip_fclose(w->entry);
	if (w->zip != NULL)
		zip_discard(w->zip);
}

bool
xlsx_is(const void *p, size_t n)
{
	return n > 4 && memcmp(p, "PK\x03\x04", 4) == 0;
}

static bool
refuse(struct workbook *w, const char *trouble)
{
	if (w->trouble == NULL)
		w->trouble = trouble;
	return false;
}

static const char no_workbook[] = "This is not an Excel workbook (.xlsx). Save it again as one.";
static const char too_big[] =
    "This workbook unpacks to far more than it is. Save it again with the "
    "one table alone.";

/* ---- parts ---- */

static bool
open_zip(struct workbook *w, const void *p, size_t n)
{
	zip_source_t *source = zip_source_buffer_create(p, n, 0, NULL);

	if (source == NULL)
		return refuse(w, no_workbook);
	w->zip = zip_open_from_source(source, ZIP_RDONLY | ZIP_CHECKCONS, NULL);
	if (w->zip == NULL) {
		zip_source_free(source);
		return refuse(w, no_workbook);
	}
	return zip_get_num_entries(w->zip, 0) <= ENTRIES || refuse(w, too_big);
}

/* What comes out is counted, whatever the directory says. */
static const struct buf *
unpack(struct workbook *w, const char *name)
{
	struct buf *b = buf_new(w->arena);
	struct zip_stat st;
	zip_int64_t got;

	if (zip_stat(w->zip, name, 0, &st) != 0 || !(st.valid & ZIP_STAT_COMP_SIZE))
		return NULL;
	w->entry = zip_fopen(w->zip, name, 0);
	if (w->entry == NULL)
		return NULL;
	while ((got = zip_fread(w->entry, buf_reserve(b, 65536), 65536)) > 0) {
		b->n += (size_t)got;
		w->unpacked += (size_t)got;
		if (w->unpacked > UNPACKED || (b->n > RATIO_FLOOR && b->n / RATIO > st.comp_size)) {
			refuse(w, too_big);
			return NULL;
		}
	}
	zip_fclose(w->entry);
	w->entry = NULL;
	if (got < 0) {
		refuse(w, no_workbook);
		return NULL;
	}
	buf_putc(b, '\0');
	b->n--;
	return b;
}

/* ---- walking ---- */

static void
be_quiet(
    void *arg, const char *message, xmlParserSeverities severity, xmlTextReaderLocatorPtr where)
{
	(void)arg;
	(void)message;
	(void)severity;
	(void)where;
}

/* The document of a part; false: it is not there.  A part that declares a document type could
 * declare entities in it, which no workbook does. */
static bool
begin(struct workbook *w, const char *name)
{
	const struct buf *b = unpack(w, name);

	if (b == NULL)
		return false;
	if (strstr(b->p, "<!DOCTYPE") != NULL || strlen(b->p) != b->n)
		return refuse(w, no_workbook);
	w->reader = xmlReaderForMemory(b->p, (int)b->n, NULL, NULL, XML_PARSE_NONET);
	if (w->reader == NULL)
		return refuse(w, no_workbook);
	xmlTextReaderSetErrorHandler(w->reader, be_quiet, NULL);
	return true;
}

static bool
next(struct workbook *w)
{
	int more = xmlTextReaderRead(w->reader);

	if (more < 0 || (more == 1 && xmlTextReaderDepth(w->reader) > DEEPEST))
		return refuse(w, no_workbook);
	return more == 1;
}

static void
end(struct workbook *w)
{
	xmlFreeTextReader(w->reader);
	w->reader = NULL;
}

static bool
at(const struct workbook *w, int type, const char *name)
{
	return xmlTextReaderNodeType(w->reader) == type &&
	       strcmp((const char *)xmlTextReaderConstLocalName(w->reader), name) == 0;
}

static bool
begins(const struct workbook *w, const char *name)
{
	return at(w, XML_READER_TYPE_ELEMENT, name);
}

static bool
ends(const struct workbook *w, const char *name)
{
	return at(w, XML_READER_TYPE_END_ELEMENT, name);
}

/* A copy; NULL: the element has no such attribute. */
static const char *
attribute(struct workbook *w, const char *name)
{
	xmlChar *value = xmlTextReaderGetAttribute(w->reader, (const xmlChar *)name);
	const char *copy = value == NULL ? NULL : arena_strdup(w->arena, (const char *)value);

	xmlFree(value);
	return copy;
}

static void
add_text(struct workbook *w, struct buf *b)
{
	int type = xmlTextReaderNodeType(w->reader);

	if (type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
	    type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE)
		buf_puts(b, (const char *)xmlTextReaderConstValue(w->reader));
}

/* All that the <t> elements within this one say; phonetic readings are left out. */
static const char *
all_text(struct workbook *w, const char *name)
{
	struct buf *b = buf_new(w->arena);
	bool in_text = false, aside = false;

	buf_puts(b, "");
	if (xmlTextReaderIsEmptyElement(w->reader))
		return "";
	while (next(w) && !ends(w, name)) {
		if (begins(w, "t"))
			in_text = !xmlTextReaderIsEmptyElement(w->reader);
		else if (ends(w, "t"))
			in_text = false;
		else if (begins(w, "rPh") || ends(w, "rPh"))
			aside = begins(w, "rPh");
		else if (in_text && !aside)
			add_text(w, b);
	}
	return b->n > 0 ? b->p : "";
}

/* ---- the parts ---- */

static bool
read_strings(struct workbook *w)
{
	if (!begin(w, "xl/sharedStrings.xml"))
		return w->trouble == NULL; /* not every workbook has any */
	while (next(w))
		if (begins(w, "si"))
			vec_push(w->arena, &w->strings, all_text(w, "si"));
	end(w);
	return w->trouble == NULL;
}

/* The first sheet's relation; days that are counted from 1904 are refused, since a number alone
 * does not say so. */
static const char *
first_sheet(struct workbook *w)
{
	const char *id = NULL, *from_1904;

	if (!begin(w, "xl/workbook.xml")) {
		refuse(w, no_workbook);
		return NULL;
	}
	while (next(w)) {
		if (begins(w, "workbookPr") && (from_1904 = attribute(w, "date1904")) != NULL &&
		    !str_eq(from_1904, "0") && !str_eq(from_1904, "false"))
			refuse(w, "This workbook counts days from 1904. Save it with the 1900 date "
				  "system.");
		if (begins(w, "sheet") && id == NULL)
			id = attribute(w, "r:id");
	}
	end(w);
	return id;
}

/* The part that a relation leads to, inside xl/. */
static const char *
part_of(struct workbook *w, const char *id)
{
	const char *target = NULL;

	if (!begin(w, "xl/_rels/workbook.xml.rels"))
		return NULL;
	while (next(w))
		if (begins(w, "Relationship") && str_eq(attribute(w, "Id"), id))
			target = attribute(w, "Target");
	end(w);
	if (target == NULL)
		return NULL;
	return target[0] == '/' ? target + 1 : arena_printf(w->arena, "xl/%s", target);
}

/* ---- cells ---- */

/* "AB12" is column 28; 0: no reference. */
static size_t
column_of(const char *reference)
{
	size_t n = 0;

	for (; reference != NULL && *reference >= 'A' && *reference <= 'Z' && n <= COLUMNS;
	     reference++)
		n = n * 26 + (size_t)(*reference - 'A') + 1;
	return n;
}

/* 9.9499999999999993 is what Excel keeps for 9.95. */
static const char *
number_text(struct workbook *w, const char *value)
{
	char *rest;
	double x = strtod(value, &rest);

	return *rest != '\0' || rest == value ? value : arena_printf(w->arena, "%.15g", x);
}

static const char *
shared(struct workbook *w, const char *value)
{
	int64_t i;

	if (!str_to_int(value, &i) || i < 0 || (size_t)i >= w->strings.n) {
		refuse(w, no_workbook);
		return "";
	}
	return w->strings.a[i];
}

static const char *
value_of(struct workbook *w, const char *type, const char *value)
{
	if (str_eq(type, "s"))
		return shared(w, value);
	if (str_eq(type, "b"))
		return str_eq(value, "1") ? "yes" : "no";
	if (str_eq(type, "e"))
		refuse(w,
		    "A formula in this row shows an error. Correct it, then save the workbook "
		    "again.");
	if (type == NULL || str_eq(type, "n"))
		return number_text(w, value);
	return value;
}

/* From <c> to </c>. */
static const char *
read_cell(struct workbook *w)
{
	const char *type = attribute(w, "t"), *text = "";
	struct buf *b = buf_new(w->arena);
	bool in_value = false;

	if (xmlTextReaderIsEmptyElement(w->reader))
		return "";
	while (next(w) && !ends(w, "c")) {
		if (begins(w, "is"))
			text = all_text(w, "is");
		else if (begins(w, "v"))
			in_value = !xmlTextReaderIsEmptyElement(w->reader);
		else if (ends(w, "v"))
			in_value = false;
		else if (in_value)
			add_text(w, b);
	}
	return b->n > 0 ? value_of(w, type, b->p) : text;
}

struct cells {
	VEC(const char *) texts;
	VEC(struct csv_place) places;
};

static void
put_cell(struct workbook *w, struct cells *c, size_t column, const char *text)
{
	if (column == 0 || column > COLUMNS || column < c->texts.n + 1) {
		refuse(w, column > COLUMNS ? "This row has too many columns." : no_workbook);
		return;
	}
	while (c->texts.n < column) {
		vec_push(w->arena, &c->places, (struct csv_place){ w->line, (int)c->texts.n + 1 });
		vec_push(w->arena, &c->texts, "");
	}
	c->texts.a[column - 1] = text;
}

/* From <row> to </row>; cells that are left out are empty. */
static void
read_row(struct workbook *w)
{
	struct cells c = { 0 };
	bool any = false;

	while (w->trouble == NULL && next(w) && !ends(w, "row")) {
		const char *reference, *text;

		if (!begins(w, "c"))
			continue;
		reference = attribute(w, "r");
		text = read_cell(w);
		any |= !str_blank(text);
		put_cell(w, &c, reference != NULL ? column_of(reference) : c.texts.n + 1, text);
	}
	if (!any)
		return;
	if (w->rows.n == CSV_ROW_LIMIT)
		refuse(w, "This file has too many rows.");
	vec_push(w->arena, &w->rows, (struct csv_row){ w->line, c.texts.a, c.places.a, c.texts.n });
}

static bool
read_sheet(struct workbook *w, const char *part)
{
	int64_t line = 0;

	if (part == NULL || !begin(w, part))
		return refuse(w, no_workbook);
	while (w->trouble == NULL && next(w)) {
		const char *number;

		if (!begins(w, "row"))
			continue;
		number = attribute(w, "r");
		line++;
		if (number != NULL)
			str_to_int(number, &line);
		w->line = line > 0 && line < INT32_MAX ? (int)line : 0;
		if (!xmlTextReaderIsEmptyElement(w->reader))
			read_row(w);
	}
	end(w);
	return w->trouble == NULL;
}

/* Every row as long as the first, as far as that only wants empty cells. */
static void
even_out(struct workbook *w)
{
	for (size_t i = 1; i < w->rows.n; i++) {
		struct csv_row *row = &w->rows.a[i];
		size_t n = w->rows.a[0].n;
		const char **cells;
		struct csv_place *places;

		while (row->n > n && str_blank(row->cells[row->n - 1]))
			row->n--;
		if (row->n >= n)
			continue;
		cells = anew_n(w->arena, const char *, n);
		places = anew_n(w->arena, struct csv_place, n);
		for (size_t k = 0; k < n; k++) {
			cells[k] = k < row->n ? row->cells[k] : "";
			places[k] = (struct csv_place){ row->line, (int)k + 1 };
		}
		*row = (struct csv_row){ row->line, cells, places, n };
	}
}

bool
xlsx_read(
    struct arena *a, const void *p, size_t n, struct csv_table *ret, struct csv_error *ret_error)
{
	struct workbook *w = anew(a, struct workbook);
	const char *sheet;

	w->arena = a;
	arena_on_free(a, release, w);
	if (open_zip(w, p, n) && read_strings(w) && (sheet = first_sheet(w)) != NULL)
		read_sheet(w, part_of(w, sheet));
	else
		refuse(w, no_workbook);
	if (w->trouble != NULL) {
		*ret_error = (struct csv_error){ .line = w->line, .message = w->trouble };
		return false;
	}
	even_out(w);
	*ret = (struct csv_table){ w->rows.a, w->rows.n };
	return true;
}

bool
xlsx_date(const char *number, struct date *ret)
{
	enum {
		FIRST = 61 /* 1 March 1900: before it Excel has a day that never was */,
		LAST = 2958465 /* 31 December 9999 */
	};
	struct date zero;
	int64_t n;

	if (!str_to_int(number, &n) || n < FIRST || n > LAST)
		return false;
	date_from_ymd(1899, 12, 30, &zero);
	*ret = date_add_days(zero, (int)n);
	return true;
}
