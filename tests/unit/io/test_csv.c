/* Csv: no cell is a formula, and what was written is what is read. */
#include "base/rng.h"
#include "base/str.h"
#include "check.h"
#include "io/csv.h"

#include <string.h>

static const char *
cell(struct arena *a, const char *text)
{
	struct csv *c = csv_new(a);

	csv_text(c, text);
	csv_end_row(c);
	return csv_bytes(c)->p + 3;
}

static void
writes_a_table(void)
{
	struct arena *a = arena_new(0);
	struct csv *c = csv_new(a);
	struct date d = { 0 };

	csv_text(c, "Zoë \"Z\" O'Neil, x");
	csv_int(c, -5);
	csv_money(c, (struct money){ 146134 });
	csv_money(c, (struct money){ -5 });
	csv_date(c, d);
	date_from_ymd(2026, 3, 2, &d);
	csv_date(c, d);
	csv_text(c, NULL);
	csv_end_row(c);
	csv_int(c, INT64_MIN);
	csv_money(c, (struct money){ INT64_MIN });
	csv_end_row(c);
	CHECK_STR(csv_bytes(c)->p,
	    "\xef\xbb\xbf\"Zoë \"\"Z\"\" O'Neil, x\",-5,1461.34,-0.05,,2026-03-02,\"\"\r\n"
	    "-9223372036854775808,-92233720368547758.08\r\n");
	arena_free(a);
}

static const char *const formulas[] = { "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1",
	" =1", "  \"=1", "'=1", "''@x", "\uff1d1", "\uff0b1", "\uff0d1", "\uff201", "\u200b=1",
	"\u00a0=1", "\ufeff=1", "=HYPERLINK(\"https://evil.example\",\"x\")", "=cmd|' /C calc'!A0",
	"\u22121" };

static void
no_text_is_a_formula(void)
{
	struct arena *a = arena_new(0);

	for (size_t i = 0; i < sizeof formulas / sizeof formulas[0]; i++)
		CHECK(str_starts(cell(a, formulas[i]), "\"'"));
	CHECK_STR(cell(a, "plain"), "\"plain\"\r\n");
	CHECK_STR(cell(a, "a=b"), "\"a=b\"\r\n");
	CHECK_STR(cell(a, "'Abd al-Karim"), "\"'Abd al-Karim\"\r\n");
	CHECK_STR(cell(a, "12345"), "\"12345\"\r\n");
	arena_free(a);
}

static const char *
back(struct arena *a, const char *text)
{
	struct csv *c = csv_new(a);
	struct csv_table t = { 0 };
	struct csv_error e = { 0 };

	csv_text(c, text);
	csv_text(c, "end");
	csv_end_row(c);
	if (!csv_read(a, csv_bytes(c)->p, csv_bytes(c)->n, &t, &e) || t.n != 1 || t.rows[0].n != 2)
		return NULL;
	return t.rows[0].cells[0];
}

static void
what_is_written_is_read(void)
{
	static const char pieces[] = "='\"@+- ,a\t\r\nb";
	struct arena *a = arena_new(0);
	char text[9];

	for (size_t i = 0; i < sizeof formulas / sizeof formulas[0]; i++)
		CHECK_STR(back(a, formulas[i]), formulas[i]);
	for (int i = 0; i < 20000; i++) {
		size_t n = (size_t)rng_below(sizeof text);

		for (size_t k = 0; k < n; k++)
			text[k] = pieces[rng_below(sizeof pieces - 1)];
		text[n] = '\0';
		CHECK_STR(back(a, text), text);
		if (i % 500 == 0) {
			arena_free(a);
			a = arena_new(0);
		}
	}
	arena_free(a);
}

static bool
read_text(struct arena *a, const char *text, struct csv_table *t, struct csv_error *e)
{
	return csv_read(a, text, strlen(text), t, e);
}

static void
reads_what_others_write(void)
{
	struct arena *a = arena_new(0);
	struct csv_table t = { 0 };
	struct csv_error e = { 0 };

	CHECK(read_text(a, "name,age\n\n Zoë , 7 \n\"two\nlines\",8\r\nlast,9", &t, &e));
	CHECK_INT((int64_t)t.n, 4);
	CHECK_STR(t.rows[1].cells[0], "Zoë");
	CHECK_STR(t.rows[1].cells[1], "7");
	CHECK_INT(t.rows[1].line, 3);
	CHECK_STR(t.rows[2].cells[0], "two\nlines");
	CHECK_INT(t.rows[2].line, 4);
	CHECK_INT(t.rows[3].line, 6);
	CHECK_STR(t.rows[3].cells[1], "9");
	CHECK(read_text(a, "", &t, &e));
	CHECK_INT((int64_t)t.n, 0);
	arena_free(a);
}

static void
says_where_a_file_is_wrong(void)
{
	struct arena *a = arena_new(0);
	struct csv_table t = { 0 };
	struct csv_error e = { 0 };
	char *wide = arena_alloc(a, 2 * CSV_CELL_LIMIT + 10);

	CHECK(!read_text(a, "a,b\nc,\"d\"e\n", &t, &e));
	CHECK_INT(e.line, 2);
	CHECK_INT(e.column, 6);
	CHECK_STR(e.message, "A quotation mark is in the wrong place.");
	CHECK(!read_text(a, "a\n\"never closed\nb\n", &t, &e));
	CHECK_INT(e.line, 2);
	CHECK(!read_text(a, "a\nb\xff\n", &t, &e));
	CHECK_INT(e.line, 2);
	CHECK(!csv_read(a, "a\0b", 3, &t, &e));
	memset(wide, ',', CSV_CELL_LIMIT + 1);
	CHECK(!read_text(a, wide, &t, &e));
	CHECK_STR(e.message, "This line has too many columns.");
	CHECK_INT((int64_t)t.n, 0);
	arena_free(a);
}

/* For programs: quotes only where they are needed, LF, no mark; the guard stays. */
static void
writes_plainly_for_programs(void)
{
	struct arena *a = arena_new(0);
	struct csv *c = csv_new_plain(a);

	csv_text(c, "two words");
	csv_text(c, "a,b");
	csv_text(c, " lead");
	csv_text(c, "-1");
	csv_text(c, "");
	csv_end_row(c);
	csv_real(c, 0.1);
	csv_real(c, 1.0 / 3);
	csv_hundredths(c, 90);
	csv_hundredths(c, 27.256);
	csv_hundredths(c, 2250.5);
	csv_end_row(c);
	CHECK_STR(csv_bytes(c)->p, "two words,\"a,b\",\" lead\",\"'-1\",\"\"\n"
				   "0.1,0.3333333333333333,90.0,27.26,2250.5\n");
	arena_free(a);
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(writes_a_table),
	    CHECK_CASE(writes_plainly_for_programs), CHECK_CASE(no_text_is_a_formula),
	    CHECK_CASE(what_is_written_is_read), CHECK_CASE(reads_what_others_write),
	    CHECK_CASE(says_where_a_file_is_wrong), { 0 } });
}
