/* Reading: columns found by name, each row looked at before it is put. */
#include "areas/places/reading.h"
#include "base/err.h"
#include "base/str.h"
#include "db/db.h"

#include <stdio.h>

static struct finding_place
place_of(const struct reading *r, size_t column)
{
	size_t at = r->at[column];
	struct finding_place p = { r->path, r->row.line, 0 };

	if (at < r->row.n)
		p.column = r->row.places[at].column;
	return p;
}

const char *
reading_cell(const struct reading *r, unsigned column)
{
	return str_trim(r->arena, r->row.cells[r->at[column]]);
}

void
reading_refuse(struct reading *r, unsigned column, const char *why)
{
	if (!r->refused)
		finding_add(r->findings, FINDING_ERROR, place_of(r, column), "%s: %s",
		    r->of->columns[column], why);
	r->refused = true;
}

int64_t
reading_number(struct reading *r, unsigned column)
{
	const char *text = reading_cell(r, column);
	int64_t n = 0;

	if (*text != '\0' && (!str_to_int(text, &n) || n < 0))
		reading_refuse(r, column, "this is no whole number");
	return n;
}

/* The number at *p, of at most so many digits, and the sign behind it; moves *p on.  -1: none. */
static int
date_part(const char **p, int digits, const char *signs)
{
	int n = 0, read = 0;

	for (; read < digits && **p >= '0' && **p <= '9'; read++, ++*p)
		n = n * 10 + (**p - '0');
	if (read == 0 || (*signs != '\0' && (**p == '\0' || strchr(signs, **p) == NULL)))
		return -1;
	*p += *signs != '\0';
	return n;
}

struct date
reading_date(struct reading *r, unsigned column)
{
	const char *p = reading_cell(r, column);
	struct date d = { 0 };
	int day, month, year;

	if (*p == '\0')
		return d;
	day = date_part(&p, 2, "-/");
	month = date_part(&p, 2, "-/");
	year = date_part(&p, 4, "");
	if (*p != '\0' || !date_from_ymd(year, month, day, &d))
		reading_refuse(r, column, "this is no date such as 01-09-2026");
	return d;
}

/* A column that stands twice may say two things. */
static bool
stands_once(struct reading *r, size_t c)
{
	for (size_t at = r->at[c] + 1; at < r->row.n; at++)
		if (str_eq(r->row.cells[at], r->of->columns[c])) {
			finding_add(r->findings, FINDING_ERROR,
			    (struct finding_place){
				r->path, r->row.places[at].line, r->row.places[at].column },
			    "there is a second column \"%s\"; take one of them out",
			    r->of->columns[c]);
			return false;
		}
	return true;
}

/* Where each column stands; false, with findings, when one is missing or stands twice. */
static bool
find_columns(struct reading *r)
{
	bool all = true;

	for (size_t c = 0; c < r->of->n_columns; c++) {
		size_t at = 0;

		while (at < r->row.n && !str_eq(r->row.cells[at], r->of->columns[c]))
			at++;
		r->at[c] = at;
		if (at == r->row.n) {
			finding_add(r->findings, FINDING_ERROR,
			    (struct finding_place){ r->path, r->row.line, 0 },
			    "there is no column \"%s\"; name the register's own file",
			    r->of->columns[c]);
			all = false;
		} else if (!stands_once(r, c)) {
			all = false;
		}
	}
	return all;
}

static void
take_row(struct reading *r, size_t width)
{
	r->count.read++;
	r->refused = false;
	if (r->row.n != width) {
		finding_add(r->findings, FINDING_ERROR,
		    (struct finding_place){ r->path, r->row.line, 0 },
		    "%zu cells where the header has %zu", r->row.n, width);
		r->refused = true;
	} else {
		r->of->look(r);
	}
	if (r->refused) {
		r->count.refused++;
		return;
	}
	r->count.changed += r->of->put(r);
	if (r->refused)
		fail(FAULT_BUG, "line %d was put before it had been looked at", r->row.line);
}

static bool
read_all(struct reading *r)
{
	struct csv_stream *s = csv_stream_open(tx_arena(r->tx), r->path);
	struct csv_error error = { 0 };
	enum csv_stream_got got;
	size_t width;

	csv_stream_windows(s);
	got = csv_stream_next(s, &r->row, &error);
	if (got == CSV_STREAM_ROW && !find_columns(r))
		return false;
	width = r->row.n;
	while (got == CSV_STREAM_ROW &&
	       (got = csv_stream_next(s, &r->row, &error)) == CSV_STREAM_ROW) {
		r->arena = arena_new(0);
		take_row(r, width);
		arena_free(r->arena);
	}
	if (got == CSV_STREAM_BAD || r->count.read == 0) {
		finding_add(r->findings, FINDING_ERROR,
		    (struct finding_place){ r->path, error.line, error.column }, "%s",
		    got == CSV_STREAM_BAD ? error.message : "the file has no rows");
		return false;
	}
	return true;
}

bool
places_import(struct tx *tx, const struct places_register *of, const char *path,
    struct findings *findings, struct import_count *ret)
{
	struct reading r = { .tx = tx, .of = of, .path = path, .findings = findings };
	bool ok = read_all(&r);

	if (ok && r.count.changed > 0 && of->after != NULL)
		of->after(tx);

	*ret = r.count;
	return ok;
}
