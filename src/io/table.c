/* Table: the bytes of a file, its rows, and the names in the first of them. */
#include "io/table.h"
#include "base/err.h"
#include "base/str.h"

#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>

const struct buf *
table_bytes(struct arena *arena, const char *path)
{
	struct buf *b = buf_new(arena);
	FILE *f = fopen(path, "re");
	struct stat st;
	bool failed;

	if (f == NULL)
		fail(FAULT_USAGE, "%s: %s; name a file that can be read", path, strerror(errno));
	if (fstat(fileno(f), &st) != 0 || !S_ISREG(st.st_mode) || st.st_size > TABLE_LARGEST) {
		fclose(f);
		fail(FAULT_USAGE, "%s: no file of at most 64 MiB; name one", path);
	}
	b->n = fread(buf_reserve(b, (size_t)st.st_size), 1, (size_t)st.st_size, f);
	failed = ferror(f) != 0;
	fclose(f);
	if (failed)
		fail(FAULT_USAGE, "%s: cannot be read; check the file", path);
	return b;
}

static void
keep_rows(struct arena *arena, struct table *t, const struct csv_table *all, struct findings *f)
{
	VEC(struct csv_row) good = { 0 };

	t->header = all->rows[0];
	for (size_t i = 1; i < all->n; i++) {
		const struct csv_row *row = &all->rows[i];

		if (row->n == t->header.n)
			vec_push(arena, &good, *row);
		else
			finding_add(f, FINDING_ERROR, table_place(t, row, 0),
			    "%zu cells where the header has %zu; put the row right", row->n,
			    t->header.n);
	}
	t->rows = good.a;
	t->n = good.n;
}

struct table
table_parse(struct arena *arena, const char *path, const void *bytes, size_t n, struct findings *f)
{
	struct table t = { .path = path };
	struct csv_table all = { 0 };
	struct csv_error e = { 0 };

	if (!csv_read(arena, bytes, n, &all, &e))
		finding_add(f, FINDING_ERROR, (struct finding_place){ path, e.line, e.column },
		    "%s", e.message);
	else if (all.n == 0)
		finding_add(f, FINDING_ERROR, (struct finding_place){ path, 0, 0 },
		    "empty; its first line must name the columns");
	else
		keep_rows(arena, &t, &all, f);
	return t;
}

struct table
table_read(struct arena *arena, const char *path, struct findings *f)
{
	const struct buf *b = table_bytes(arena, path);

	return table_parse(arena, path, b->p, b->n, f);
}

struct finding_place
table_place(const struct table *t, const struct csv_row *row, size_t column)
{
	return (
	    struct finding_place){ t->path, row->places[column].line, row->places[column].column };
}

static bool
headers_differ(const struct table *t, struct findings *f)
{
	bool good = true;

	for (size_t i = 1; i < t->header.n; i++) {
		for (size_t k = 0; k < i; k++) {
			if (!str_eq(t->header.cells[i], t->header.cells[k]))
				continue;
			finding_add(f, FINDING_ERROR, table_place(t, &t->header, i),
			    "the header %.60s stands here twice; take one out", t->header.cells[i]);
			good = false;
			break;
		}
	}
	return good;
}

bool
table_columns(
    const struct table *t, const char *const *names, size_t n, size_t *ret_at, struct findings *f)
{
	bool good = t->header.n > 0 && headers_differ(t, f);

	for (size_t i = 0; i < n && t->header.n > 0; i++) {
		size_t k = 0;

		while (k < t->header.n && !str_eq(t->header.cells[k], names[i]))
			k++;
		ret_at[i] = k;
		if (k < t->header.n)
			continue;
		finding_add(f, FINDING_ERROR, (struct finding_place){ t->path, t->header.line, 0 },
		    "no column %s; add it", names[i]);
		good = false;
	}
	return good;
}
