/* Xlsx: what is written is read; what is no workbook, a bomb or an attack is refused in words. */
#include "check.h"
#include "base/err.h"
#include "base/str.h"
#include "io/xlsx.h"

#include <stdlib.h>
#include <string.h>
#include <zip.h>

static struct arena *a;

static const struct sheet_cell cells[] = {
	{ SHEET_TEXT, "name" },
	{ SHEET_TEXT, "n" },
	{ SHEET_TEXT, "money" },
	{ SHEET_TEXT, "day" },
	{ SHEET_TEXT, "=HYPERLINK(\"https://example.org\")" },
	{ SHEET_INT, "42" },
	{ SHEET_MONEY, "995" },
	{ SHEET_DATE, "2026-03-02" },
	{ SHEET_TEXT, "two\nlines & <b>" },
	{ SHEET_INT, NULL },
	{ SHEET_MONEY, "125050" },
	{ SHEET_DATE, NULL },
};

static void
what_is_written_is_read(void)
{
	const struct buf *b = xlsx_write(
	    a, &(struct sheet){ "A/b: [c] and a very long name that goes on", cells, 4, 3 });
	struct csv_table t;
	struct csv_error e;
	struct date d;

	CHECK(xlsx_is(b->p, b->n));
	CHECK(xlsx_read(a, b->p, b->n, &t, &e));
	CHECK_INT((int64_t)t.n, 3);
	CHECK_STR(t.rows[1].cells[0], "=HYPERLINK(\"https://example.org\")");
	CHECK_STR(t.rows[1].cells[1], "42");
	CHECK_STR(t.rows[1].cells[2], "9.95");
	CHECK(xlsx_date(t.rows[1].cells[3], &d));
	CHECK_STR(date_iso(a, d), "2026-03-02");
	CHECK_STR(t.rows[2].cells[0], "two\nlines & <b>");
	CHECK_STR(t.rows[2].cells[1], "");
	CHECK_STR(t.rows[2].cells[2], "1250.5");
	CHECK_INT((int64_t)t.rows[2].n, 4);
	CHECK_INT(t.rows[2].line, 3);
}

static void
days_are_what_excel_means(void)
{
	struct date d = { 7 };

	CHECK(xlsx_date("61", &d));
	CHECK_STR(date_iso(a, d), "1900-03-01");
	CHECK(xlsx_date("2958465", &d));
	CHECK_STR(date_iso(a, d), "9999-12-31");
	CHECK(!xlsx_date("60", &d) && !xlsx_date("2958466", &d) && !xlsx_date("45000.5", &d));
}

/* ---- workbooks made by hand ---- */

#define BOOK                                                                                       \
	"<workbook xmlns:r=\"r\"><workbookPr/><sheets><sheet name=\"s\" r:id=\"rId1\"/></sheets>"  \
	"</workbook>"
#define RELS                                                                                       \
	"<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/>"              \
	"</Relationships>"
#define SHEET(rows) "<worksheet><sheetData>" rows "</sheetData></worksheet>"

static const struct {
	const char *book, *rels, *sheet, *strings;
	const char *says; /* NULL: it is read */
} made[] = {
	{ BOOK, RELS, SHEET("<row r=\"2\"><c r=\"B2\" t=\"s\"><v>0</v></c></row>"),
	    "<sst><si><r><t>a</t></r><rPh><t>x</t></rPh><r><t>b</t></r></si></sst>", NULL },
	{ BOOK, RELS, SHEET("<row><c t=\"inlineStr\"><is><t>a</t></is></c></row>"), NULL, NULL },
	{ BOOK, RELS, SHEET("<row><c t=\"b\"><v>1</v></c></row>"), NULL, NULL },
	{ BOOK, RELS, SHEET("<row><c><f>1+1</f><v>2</v></c></row>"), NULL, NULL },
	{ BOOK, RELS, SHEET("<row><c t=\"e\"><v>#N/A</v></c></row>"), NULL, "shows an error" },
	{ BOOK, RELS, SHEET("<row><c t=\"s\"><v>1</v></c></row>"), "<sst><si><t>a</t></si></sst>",
	    "not an Excel workbook" },
	{ BOOK, RELS, SHEET("<row><c r=\"ZZZ1\"><v>1</v></c></row>"), NULL, "too many columns" },
	{ BOOK, RELS, SHEET("<row><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>"), NULL,
	    "not an Excel workbook" },
	{ BOOK, RELS, "<worksheet><sheetData><row>", NULL, "not an Excel workbook" },
	{ BOOK, RELS,
	    "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>" SHEET(
		"<row><c t=\"str\"><v>&e;</v></c></row>"),
	    NULL, "not an Excel workbook" },
	{ BOOK, "<Relationships/>", SHEET(""), NULL, "not an Excel workbook" },
	{ "<workbook xmlns:r=\"r\"><workbookPr date1904=\"1\"/><sheets><sheet r:id=\"rId1\"/>"
	  "</sheets></workbook>",
	    RELS, SHEET(""), NULL, "from 1904" },
};

static void
put(zip_t *zip, const char *name, const char *text)
{
	if (text != NULL)
		zip_file_add(zip, name, zip_source_buffer(zip, text, strlen(text), 0), 0);
}

static const struct buf *
packed(const char *book, const char *rels, const char *sheet, const char *strings)
{
	zip_source_t *out = zip_source_buffer_create(NULL, 0, 0, NULL);
	zip_t *zip = zip_open_from_source(out, ZIP_TRUNCATE, NULL);
	struct buf *b = buf_new(a);
	zip_stat_t st;

	zip_source_keep(out);
	put(zip, "xl/workbook.xml", book);
	put(zip, "xl/_rels/workbook.xml.rels", rels);
	put(zip, "xl/worksheets/sheet1.xml", sheet);
	put(zip, "xl/sharedStrings.xml", strings);
	zip_close(zip);
	zip_source_open(out);
	zip_source_stat(out, &st);
	b->n = (size_t)zip_source_read(out, buf_reserve(b, st.size), st.size);
	zip_source_close(out);
	zip_source_free(out);
	return b;
}

static void
made_by_hand(void)
{
	static const char *const reads[] = { "ab", "a", "yes", "2" };

	for (size_t i = 0; i < sizeof made / sizeof made[0]; i++) {
		const struct buf *b =
		    packed(made[i].book, made[i].rels, made[i].sheet, made[i].strings);
		struct csv_table t = { 0 };
		struct csv_error e = { 0 };
		bool read = xlsx_read(a, b->p, b->n, &t, &e);

		CHECK_INT(read, made[i].says == NULL);
		if (read)
			CHECK_STR(t.rows[0].cells[t.rows[0].n - 1], reads[i]);
		else if (made[i].says == NULL || strstr(e.message, made[i].says) == NULL)
			CHECK_STR(e.message, made[i].says);
	}
}

/* One letter again and again, or letters by chance. */
static bool
is_refused(size_t size, bool packs_well)
{
	struct arena *outer = a;
	struct csv_error e = { 0 };
	struct csv_table t;
	const struct buf *b;
	uint32_t state = 1;
	char *text;
	bool said;

	a = arena_new(0);
	text = arena_alloc(a, size + 1);
	for (size_t i = 0; i < size; i++) {
		state = packs_well ? 1 : state * 1664525 + 1013904223;
		text[i] = (char)('a' + (state >> 24) % 26);
	}
	b = packed(BOOK, RELS, text, NULL);
	said =
	    !xlsx_read(a, b->p, b->n, &t, &e) && strstr(e.message, "unpacks to far more") != NULL;
	arena_free(a);
	a = outer;
	return said;
}

static void
bombs_are_refused(void)
{
	CHECK(is_refused(4 << 20, true));   /* a thousand times its size */
	CHECK(is_refused(25 << 20, false)); /* more than a request has memory for */
}

static void
cut_short_is_refused(void)
{
	const struct buf *b = xlsx_write(a, &(struct sheet){ "s", cells, 4, 3 });

	for (size_t n = 0; n < b->n; n += 97) {
		struct csv_table t;
		struct csv_error e = { 0 };

		CHECK(!xlsx_read(a, b->p, n, &t, &e));
		CHECK(e.message != NULL);
	}
}

int
main(void)
{
	static const struct check_case list[] = { CHECK_CASE(what_is_written_is_read),
		CHECK_CASE(days_are_what_excel_means), CHECK_CASE(made_by_hand),
		CHECK_CASE(bombs_are_refused), CHECK_CASE(cut_short_is_refused), { 0 } };
	int failed;

	a = arena_new(0);
	failed = check_run(list);
	arena_free(a);
	return failed;
}
