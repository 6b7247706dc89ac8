/* Fuzz: any text written as a cell is no formula and is read as it was; any bytes may be read. */
#include "base/str.h"
#include "io/csv.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *, size_t);

static void
must(bool ok)
{
	if (!ok)
		abort();
}

static void
write_and_read(struct arena *a, const char *text)
{
	struct csv *c = csv_new(a);
	struct csv_table t;
	struct csv_error e;

	csv_text(c, text);
	csv_end_row(c);
	must(csv_read(a, csv_bytes(c)->p, csv_bytes(c)->n, &t, &e));
	must(t.n == 1 && t.rows[0].n == 1 && str_eq(t.rows[0].cells[0], text));
	must(strchr("=+-@\t\r\n", csv_bytes(c)->p[4]) == NULL || csv_bytes(c)->p[4] == '\0');
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t n)
{
	struct arena *a = arena_new(0);
	struct csv_table t;
	struct csv_error e;

	csv_read(a, bytes, n, &t, &e);
	if (str_utf8_valid((const char *)bytes, n))
		write_and_read(a, arena_memdup(a, bytes, n));
	arena_free(a);
	return 0;
}
