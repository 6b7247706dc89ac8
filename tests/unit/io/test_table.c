/* Table: where cells stand, what is refused, and findings. */
#include "check.h"
#include "base/err.h"
#include "base/str.h"
#include "io/table.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static const char path[] = "table-test.csv";

static struct table
read_text(struct arena *arena, const char *text, size_t n, struct findings *f)
{
	FILE *file = fopen(path, "w");
	struct table t;

	fwrite(text, 1, n, file);
	fclose(file);
	t = table_read(arena, path, f);
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
	struct table t = read_text(arena, text, sizeof text - 1, f);
	static const struct {
		size_t row, column;
		const char *text;
		struct csv_place at;
	} want[] = { { 0, 0, "1", { 2, 2 } }, { 0, 1, "x,\n\"y\"", { 2, 5 } },
		{ 0, 2, "", { 3, 8 } }, { 1, 0, "", { 5, 1 } }, { 1, 1, "2", { 5, 2 } },
		{ 1, 2, "3", { 5, 5 } } };

	CHECK_INT((int64_t)f->errors, 0);
	CHECK_INT((int64_t)t.header.n, 3);
	CHECK_STR(t.header.cells[0], "a");
	CHECK_INT(t.header.places[2].column, 5);
	CHECK_INT((int64_t)t.n, 2);
	for (size_t i = 0; i < sizeof want / sizeof want[0]; i++) {
		const struct csv_row *row = &t.rows[want[i].row];

		CHECK_STR(row->cells[want[i].column], want[i].text);
		CHECK_INT(row->places[want[i].column].line, want[i].at.line);
		CHECK_INT(table_place(&t, row, want[i].column).column, want[i].at.column);
	}
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
	{ "a,b\n1,x\"y\n", 0, 2, 4, "quotation mark is in the wrong place" },
	{ "a,b\n1,\"x\"y\n", 0, 2, 6, "quotation mark is in the wrong place" },
	{ "a,b\n1,\"x\n2,3\n", 0, 2, 3, "quotation mark is in the wrong place" },
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
	struct table t = read_text(arena, "a,b,a\n1,2,3\n", 12, f);
	size_t at[2];

	CHECK(!table_columns(&t, names, 1, at, f));
	CHECK_INT((int64_t)f->errors, 1);
	CHECK_INT(f->kept.a[0].at.column, 5);
	CHECK(strstr(f->kept.a[0].message, "twice") != NULL);
	f = findings_new(arena);
	t = read_text(arena, "a,b\n1,2\n", 8, f);
	CHECK(table_columns(&t, names, 1, at, f));
	CHECK_INT((int64_t)at[0], 1);
	CHECK(!table_columns(&t, names, 2, at, f));
	CHECK(strstr(f->kept.a[0].message, "no column z") != NULL);
	arena_free(arena);
}

static struct arena *outer; /* outlives the fault */

static void
read_missing(void)
{
	table_read(outer, "no-such-file.csv", findings_new(outer));
}

static void
read_folder(void)
{
	table_read(outer, "/tmp", findings_new(outer));
}

static void
what_is_no_file_fails(void)
{
	outer = arena_new(0);
	CHECK_FAILS(FAULT_USAGE, read_missing);
	CHECK_FAILS(FAULT_USAGE, read_folder);
	arena_free(outer);
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
	return check_run(
	    (struct check_case[]){ CHECK_CASE(cells_have_places), CHECK_CASE(faults_have_places),
		CHECK_CASE(columns_are_found_and_asked_for), CHECK_CASE(what_is_no_file_fails),

		CHECK_CASE(findings_beyond_the_kept_are_counted), { 0 } });
}
