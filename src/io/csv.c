/*
 * CSV in: libcsv takes the syntax.  It does not say where a cell stands, so it
 * is fed byte by byte and the place is counted here.
 */
#include "io/csv.h"
#include "base/err.h"
#include "base/str.h"

#include <csv.h>
#include <errno.h>
#include <sys/stat.h>

struct reading {
	struct arena *arena;
	struct findings *findings;
	struct csv_table *table;
	VEC(struct csv_cell) cells; /* of the row being read */
	VEC(struct csv_row) rows;
	int line, column;	    /* of the byte being read */
	int cell_line, cell_column; /* where the cell being read begins; line 0: not begun */
};

static struct finding_place
here(const struct reading *r, int line, int column)
{
	return (struct finding_place){ r->table->path, line, column };
}

static void
on_cell(void *text, size_t n, void *arg)
{
	struct reading *r = arg;
	struct csv_cell cell = { arena_memdup(r->arena, text, n), r->cell_line, r->cell_column };

	if (cell.line == 0) {
		cell.line = r->line;
		cell.column = r->column;
	}
	vec_push(r->arena, &r->cells, cell);
	r->cell_line = 0;
}

static void
on_row(int end, void *arg)
{
	struct reading *r = arg;
	size_t want = r->table->n_columns;
	const struct csv_cell *first = r->cells.a;

	(void)end;
	if (r->table->header == NULL) {
		r->table->header = first;
		r->table->n_columns = r->cells.n;
	} else if (r->cells.n != want) {
		finding_add(r->findings, FINDING_ERROR, here(r, first->line, first->column),
		    "%zu cells where the header has %zu; complete the row", r->cells.n, want);
	} else {
		vec_push(r->arena, &r->rows, (struct csv_row){ first });
	}
	memset(&r->cells, 0, sizeof r->cells);
}

/* A cell begins at its first byte that is no space; a blank cell where its end stands. */
static void
begin_cell(struct reading *r, unsigned char c)
{
	if (r->cell_line != 0 || c == ' ' || c == '\t' || c == ',' || c == '\r' || c == '\n')
		return;
	r->cell_line = r->line;
	r->cell_column = r->column;
}

static void
advance(struct reading *r, unsigned char c)
{
	r->column++;
	if (c != '\n')
		return;
	r->line++;
	r->column = 1;
}

static void
parse_all(struct reading *r, struct csv_parser *p, const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		begin_cell(r, (unsigned char)s[i]);
		if (csv_parse(p, s + i, 1, on_cell, on_row, r) != 1) {
			finding_add(r->findings, FINDING_ERROR, here(r, r->line, r->column),
			    "a quote in the wrong place; put quotes around the whole cell and "
			    "double those inside");
			return;
		}
		advance(r, (unsigned char)s[i]);
	}
	if (csv_fini(p, on_cell, on_row, r) != 0)
		finding_add(r->findings, FINDING_ERROR, here(r, r->cell_line, r->cell_column),
		    "this quoted cell does not end; close its quote");
}

static void
release(void *parser)
{
	csv_free(parser);
}

static void
parse(struct reading *r, const char *s, size_t n)
{
	struct csv_parser *p = anew(r->arena, struct csv_parser);

	if (csv_init(p, CSV_STRICT | CSV_STRICT_FINI | CSV_APPEND_NULL) != 0)
		fail(FAULT_MEMORY, "no memory to read %s", r->table->path);
	arena_on_free(r->arena, release, p);
	parse_all(r, p, s, n);
}

static const struct buf *
read_bytes(struct arena *arena, const char *path)
{
	struct buf *b = buf_new(arena);
	FILE *f = fopen(path, "re");
	struct stat st;
	bool failed;

	if (f == NULL)
		fail(FAULT_USAGE, "%s: %s; name a file that can be read", path, strerror(errno));
	if (fstat(fileno(f), &st) != 0 || !S_ISREG(st.st_mode) || st.st_size > CSV_LARGEST) {
		fclose(f);
		fail(FAULT_USAGE, "%s: no file of at most 64 MiB; name one", path);
	}
	b->n = fread(buf_reserve(b, (size_t)st.st_size), 1, (size_t)st.st_size, f);
	b->p[b->n] = '\0';
	failed = ferror(f) != 0;
	fclose(f);
	if (failed)
		fail(FAULT_USAGE, "%s: cannot be read; check the file", path);
	return b;
}

/* No sequence of UTF-8 runs over a line's end, so lines can be judged alone. */
static bool
check_text(struct reading *r, const char *s, size_t n)
{
	int line = 1;

	for (const char *from = s, *end = s + n; from < end; line++) {
		const char *stop = memchr(from, '\n', (size_t)(end - from));
		size_t length = (size_t)((stop ? stop : end) - from);

		if (!str_utf8_valid(from, length)) {
			finding_add(r->findings, FINDING_ERROR, here(r, line, 0),
			    "not UTF-8 text; save the file as CSV UTF-8");
			return false;
		}
		from += length + 1;
	}
	return true;
}

const struct csv_table *
csv_read(struct arena *arena, const char *path, struct findings *findings)
{
	const struct buf *b = read_bytes(arena, path);
	struct csv_table *t = anew(arena, struct csv_table);
	struct reading r = { arena, findings, t, .line = 1, .column = 1 };
	size_t mark = b->n >= 3 && memcmp(b->p, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

	t->path = path;
	if (check_text(&r, b->p + mark, b->n - mark))
		parse(&r, b->p + mark, b->n - mark);
	if (t->n_columns > CSV_COLUMNS)
		finding_add(findings, FINDING_ERROR, here(&r, 1, 0), "%zu columns; %d at most",
		    t->n_columns, CSV_COLUMNS);
	if (t->header == NULL && findings->errors == 0)
		finding_add(findings, FINDING_ERROR, here(&r, 0, 0),
		    "empty; its first line must name the columns");
	t->rows = r.rows.a;
	t->n_rows = r.rows.n;
	return t;
}

struct finding_place
csv_place(const struct csv_table *t, const struct csv_cell *c)
{
	return (struct finding_place){ t->path, c->line, c->column };
}

static bool
headers_differ(const struct csv_table *t, struct findings *f)
{
	bool good = true;

	for (size_t i = 1; i < t->n_columns; i++) {
		for (size_t k = 0; k < i; k++) {
			if (!str_eq(t->header[i].text, t->header[k].text))
				continue;
			finding_add(f, FINDING_ERROR, csv_place(t, &t->header[i]),
			    "the header %.60s stands here twice; take one out", t->header[i].text);
			good = false;
			break;
		}
	}
	return good;
}

bool
csv_columns(const struct csv_table *t, const char *const *names, size_t n, size_t *ret_at,
    struct findings *f)
{
	bool good = t->n_columns <= CSV_COLUMNS && headers_differ(t, f);

	for (size_t i = 0; i < n; i++) {
		size_t k = 0;

		while (k < t->n_columns && !str_eq(t->header[k].text, names[i]))
			k++;
		ret_at[i] = k;
		if (k < t->n_columns)
			continue;
		if (t->n_columns > 0)
			finding_add(f, FINDING_ERROR, (struct finding_place){ t->path, 1, 0 },
			    "no column %s; add it", names[i]);
		good = false;
	}
	return good;
}
