/* CSV: where cells stand, what is refused, and that what is written reads back. */
#include "../check.h"
#include "base/err.h"
#include "base/str.h"
#include "io/csv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char path[] = "csv-test.csv";

static const struct csv_table *
read_text(struct arena *arena, const char *text, size_t n, struct findings *f)
{
	FILE *file = fopen(path, "w");
	const struct csv_table *t;

	fwrite(text, 1, n, file);
	fclose(file);
	t = csv_read(arena, path, f);
	remove(path);
	return t;
}

static void
cells_have_places(void)
{
	struct arena *arena = arena_new(0);
	struct findings *f = findings_new(arena);
	static const char text[] = "\xef\xbb\xbf"
				   "a,b,c\r\n 1 ,\"x,\n\"\"y\"\"\",\n\n,2, \"3\"\n";
	const struct csv_table *t = read_text(arena, text, sizeof text - 1, f);
	const struct csv_cell *c;

	CHECK_INT((int64_t)f->errors, 0);
	CHECK_INT((int64_t)t->n_columns, 3);
	CHECK_INT((int64_t)t->n_rows, 2);
	CHECK_STR(t->header[0].text, "a");
	CHECK_INT(t->header[2].column, 5);
	c = t->rows[0].cells;
	CHECK_STR(c[0].text, "1");
	CHECK_INT(c[0].column, 2);
	CHECK_STR(c[1].text, "x,\n\"y\"");
	CHECK_INT(c[1].line, 2);
	CHECK_INT(c[1].column, 5);
	CHECK_STR(c[2].text, "");
	CHECK_INT(c[2].line, 3);
	c = t->rows[1].cells;
	CHECK_STR(c[0].text, "");
	CHECK_INT(c[0].line, 5);
	CHECK_INT(c[0].column, 1);
	CHECK_STR(c[2].text, "3");
	CHECK_INT(c[2].column, 5);
	arena_free(arena);
}

static const struct {
	const char *text;
	size_t n; /* 0: as the text is long */
	int line, column;
	const char *message;
} faults[] = {
	{ "", 0, 0, 0, "empty" },
	{ "a,b\n1\n", 0, 2, 1, "1 cells where the header has 2" },
	{ "a,b\n1,2,3\n", 0, 2, 1, "3 cells where the header has 2" },
	{ "a,b\n1,x\"y\n", 0, 2, 4, "quote in the wrong place" },
	{ "a,b\n1,\"x\"y\n", 0, 2, 6, "quote in the wrong place" },
	{ "a,b\n1,\"x\n2,3\n", 0, 2, 3, "does not end" },
	{ "a,b\n1,\xff\n", 0, 2, 0, "not UTF-8" },
	{ "a,b\n1,\0\n", 9, 2, 0, "not UTF-8" },
	{ "\xef\xbb\xbf", 0, 0, 0, "empty" },
};

static void
faults_have_places(void)
{
	for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
		struct arena *arena = arena_new(0);
		struct findings *f = findings_new(arena);
		size_t n = faults[i].n ? faults[i].n : strlen(faults[i].text);

		read_text(arena, faults[i].text, n, f);
		CHECK_INT((int64_t)f->errors, 1);
		if (f->kept.n == 1) {
			CHECK_INT(f->kept.a[0].at.line, faults[i].line);
			CHECK_INT(f->kept.a[0].at.column, faults[i].column);
			CHECK(strstr(f->kept.a[0].message, faults[i].message) != NULL);
		}
		arena_free(arena);
	}
}

static void
columns_are_found_and_asked_for(void)
{
	static const char *const names[] = { "b", "z" };
	struct arena *arena = arena_new(0);
	struct findings *f = findings_new(arena);
	const struct csv_table *t = read_text(arena, "a,b,a\n1,2,3\n", 12, f);
	size_t at[2];

	CHECK(!csv_columns(t, names, 1, at, f));
	CHECK_INT((int64_t)f->errors, 1);
	CHECK_INT(f->kept.a[0].at.column, 5);
	CHECK(strstr(f->kept.a[0].message, "twice") != NULL);
	f = findings_new(arena);
	t = read_text(arena, "a,b\n1,2\n", 8, f);
	CHECK(csv_columns(t, names, 1, at, f));
	CHECK_INT((int64_t)at[0], 1);
	CHECK(!csv_columns(t, names, 2, at, f));
	CHECK(strstr(f->kept.a[0].message, "no column z") != NULL);
	arena_free(arena);
}

static void
too_many_columns(void)
{
	struct arena *arena = arena_new(0);
	struct findings *f = findings_new(arena);
	struct buf *b = buf_new(arena);
	size_t at;

	for (int i = 0; i < CSV_COLUMNS; i++)
		buf_puts(b, "x,");
	buf_puts(b, "\n");
	CHECK(!csv_columns(read_text(arena, b->p, b->n, f), NULL, 0, &at, f));
	CHECK_INT((int64_t)f->errors, 1);
	arena_free(arena);
}

static struct arena *outer; /* outlives the fault */

static void
read_missing(void)
{
	csv_read(outer, "no-such-file.csv", findings_new(outer));
}

static void
read_folder(void)
{
	csv_read(outer, "/tmp", findings_new(outer));
}

static void
what_is_no_file_fails(void)
{
	outer = arena_new(0);
	CHECK_FAILS(FAULT_USAGE, read_missing);
	CHECK_FAILS(FAULT_USAGE, read_folder);
	arena_free(outer);
}

static const char *const texts[] = { "plain", "", "a,b", "say \"so\"", "two\nlines", " lead",
	"trail ", "=1+1", " +2", "\"-3", "@x", "caf\xc3\xa9", "-", "\ttab" };

static void
texts_read_back(void)
{
	for (size_t i = 0; i < sizeof texts / sizeof texts[0]; i++) {
		struct arena *arena = arena_new(0);
		struct findings *f = findings_new(arena);
		struct csv_out o = { buf_new(arena), false };
		const struct csv_table *t;
		const char *got;

		csv_text(&o, "h");
		csv_text(&o, "k");
		csv_end(&o);
		csv_text(&o, texts[i]);
		csv_int(&o, -5);
		csv_end(&o);
		t = read_text(arena, o.buf->p, o.buf->n, f);
		CHECK_INT((int64_t)f->errors, 0);
		got = t->rows[0].cells[0].text;
		CHECK_STR(got[0] == '\'' ? got + 1 : got, texts[i]);
		CHECK(strchr("=+-@\t", got[strspn(got, " \"")]) == NULL || got[0] == '\0');
		CHECK_STR(t->rows[0].cells[1].text, "-5");
		arena_free(arena);
	}
}

static void
numbers_are_short_and_exact(void)
{
	struct arena *arena = arena_new(0);
	struct csv_out o = { buf_new(arena), false };

	csv_number(&o, 0.1);
	csv_number(&o, 1.0 / 3);
	csv_hundredths(&o, 90);
	csv_hundredths(&o, 27.256);
	csv_hundredths(&o, 2250.5);
	csv_end(&o);
	CHECK_STR(o.buf->p, "0.1,0.3333333333333333,90.0,27.26,2250.5\n");
	CHECK(strtod("0.3333333333333333", NULL) == 1.0 / 3);
	arena_free(arena);
}

static void
findings_beyond_the_kept_are_counted(void)
{
	struct arena *arena = arena_new(0);
	struct findings *f = findings_new(arena);
	char *text = NULL;
	size_t n;
	FILE *to = open_memstream(&text, &n);

	for (int i = 1; i <= FINDINGS_KEPT + 5; i++)
		finding_add(f, i % 2 ? FINDING_ERROR : FINDING_WARNING,
		    (struct finding_place){ "f.csv", i, 0 }, "number %d", i);
	CHECK_INT((int64_t)f->errors, 53);
	CHECK_INT((int64_t)f->warnings, 52);
	findings_print(f, "who", to);
	fclose(to);
	CHECK(str_starts(text, "who: f.csv:1: error: number 1\nwho: f.csv:2: warning: number 2\n"));
	CHECK(str_ends(text, "who: 5 more findings\n"));
	free(text);
	arena_free(arena);
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(cells_have_places),
	    CHECK_CASE(faults_have_places), CHECK_CASE(columns_are_found_and_asked_for),
	    CHECK_CASE(too_many_columns), CHECK_CASE(what_is_no_file_fails),
	    CHECK_CASE(texts_read_back), CHECK_CASE(numbers_are_short_and_exact),
	    CHECK_CASE(findings_beyond_the_kept_are_counted), { 0 } });
}
