/* The streaming reader of CSV: what comes out of each form of row, and what is refused where. */
#include "../check.h"
#include "io/csv_stream.h"
#include "base/buf.h"
#include "base/err.h"

#include <stdio.h>
#include <string.h>

static const char path[] = "csv-stream-test.csv";

static void
put(const char *bytes, size_t n)
{
	FILE *f = fopen(path, "w");

	fwrite(bytes, 1, n, f);
	fclose(f);
}

/* All rows as "line:cell|cell;", then "END" or "BAD line:column". */
static const char *
read_all(struct arena *a)
{
	struct csv_stream *s = csv_stream_open(a, path);
	struct buf *b = buf_new(a);
	struct csv_row row;
	struct csv_error error;
	enum csv_stream_got got;

	while ((got = csv_stream_next(s, &row, &error)) == CSV_STREAM_ROW) {
		buf_printf(b, "%d:", row.line);
		for (size_t i = 0; i < row.n; i++)
			buf_printf(b, "%s%s", i > 0 ? "|" : "", row.cells[i]);
		buf_putc(b, ';');
	}
	if (got == CSV_STREAM_END)
		buf_puts(b, "END");
	else
		buf_printf(b, "BAD %d:%d", error.line, error.column);
	return b->p;
}

static const struct {
	const char *bytes, *out;
} files[] = {
	{ "", "END" },
	{ "\n\r\n", "END" },
	{ "a,b\n1,2\n", "1:a|b;2:1|2;END" },
	{ "\xef\xbb\xbf"
	  "a,b\r\n1,2",
	    "1:a|b;2:1|2;END" },
	{ "a,\n,b\n,", "1:a|;2:|b;3:|;END" },
	{ " a , b\n", "1: a | b;END" },
	{ "\"a,b\",\"c\"\"d\"\n\"x\ny\",z\nq,r\n", "1:a,b|c\"d;2:x\ny|z;4:q|r;END" },
	{ "a\n\n\nb\n", "1:a;4:b;END" },
	{ "'=1,-2\n", "1:'=1|-2;END" },
	{ "a,b\n1,\"x\n", "1:a|b;BAD 2:3" },
	{ "a,\"b\"c\n", "BAD 1:6" },
	{ "ab\"c\n", "BAD 1:3" },
	{ "a\nx,\xff\n", "1:a;BAD 2:3" },
	{ "a\rb\n", "BAD 1:3" },
};

static void
reads_rows(void)
{
	for (size_t i = 0; i < sizeof files / sizeof files[0]; i++) {
		struct arena *a = arena_new(0);

		put(files[i].bytes, strlen(files[i].bytes));
		CHECK_STR(read_all(a), files[i].out);
		arena_free(a);
	}
	remove(path);
}

static void
refuses_a_nul(void)
{
	struct arena *a = arena_new(0);

	put("a,b\nc\0,d\n", 9);
	CHECK_STR(read_all(a), "1:a|b;BAD 2:2");
	arena_free(a);
	remove(path);
}

/* A row over the limit stops there; a million short ones take no more memory than one. */
static void
needs_little_memory(void)
{
	struct arena *a = arena_new(4 << 20);
	FILE *f = fopen(path, "w");
	struct csv_row row;
	struct csv_error error;
	struct csv_stream *s;
	size_t used;

	for (int i = 0; i < 300000; i++)
		fprintf(f, "%d,some text,\"quoted\"\n", i);
	for (int i = 0; i < CSV_STREAM_ROW_BYTES + 9; i++)
		fputc('x', f);
	fclose(f);
	s = csv_stream_open(a, path);
	CHECK_INT(csv_stream_next(s, &row, &error), CSV_STREAM_ROW);
	used = arena_used(a);
	for (int i = 1; i < 300000; i++)
		if (csv_stream_next(s, &row, &error) != CSV_STREAM_ROW || row.n != 3)
			CHECK(false);
	CHECK_INT((int64_t)arena_used(a), (int64_t)used);
	CHECK_INT(csv_stream_next(s, &row, &error), CSV_STREAM_BAD);
	CHECK_INT(error.line, 300001);
	arena_free(a);
	remove(path);
}

static struct arena *arena;

static void
open_what_is_not_there(void)
{
	csv_stream_open(arena, "no-such-file.csv");
}

static void
refuses_a_missing_file(void)
{
	arena = arena_new(0);
	CHECK_FAILS(FAULT_USAGE, open_what_is_not_there);
	arena_free(arena);
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(reads_rows), CHECK_CASE(refuses_a_nul),
	    CHECK_CASE(needs_little_memory), CHECK_CASE(refuses_a_missing_file), { 0 } });
}
