/* The tables of the inputs: a cell as a number, an amount or a code. */
#include "areas/forecasts/inputs_tables.h"
#include "base/str.h"

#include <ctype.h>
#include <string.h>

enum { MOST_PEOPLE = 10000000, LONGEST_CODE = 40 };

struct cell
cell_of(const struct table *t, const struct csv_row *row, size_t column)
{
	return (struct cell){ row->cells[column], table_place(t, row, column) };
}

bool
cell_int(struct reader *r, const struct cell *c, int64_t least, int64_t most, int *ret)
{
	int64_t n;

	if (str_to_int(c->text, &n) && n >= least && n <= most) {
		*ret = (int)n;
		return true;
	}
	finding_add(r->findings, FINDING_ERROR, c->at,
	    "\"%.40s\" is no whole number from %jd to %jd; correct it", c->text, (intmax_t)least,
	    (intmax_t)most);
	return false;
}

/* Other programs write whole numbers as 9618.0. */
static bool
without_zero_fraction(const char *s, int64_t *ret)
{
	size_t n = strcspn(s, ".");
	char whole[24];

	if (s[n] == '\0' || n >= sizeof whole || s[n + 1] == '\0' ||
	    s[n + 1 + strspn(s + n + 1, "0")] != '\0')
		return str_to_int(s, ret);
	memcpy(whole, s, n);
	whole[n] = '\0';
	return str_to_int(whole, ret);
}

bool
cell_count(struct reader *r, const struct cell *c, int64_t *ret)
{
	int64_t n;

	if (without_zero_fraction(c->text, &n) && n >= 0 && n <= MOST_PEOPLE) {
		*ret = n;
		return true;
	}
	finding_add(r->findings, FINDING_ERROR, c->at,
	    "\"%.40s\" is no number of people from 0 to %d; correct it", c->text, MOST_PEOPLE);
	return false;
}

/* Pounds with at most two decimals that count; 1000.0 is £1,000. */
static bool
parse_pounds(const char *s, int64_t *ret_pence)
{
	int64_t pounds = 0, pence = 0, unit = 10;
	size_t n = strspn(s, "0123456789");

	if (n == 0 || n > 9)
		return false;
	for (size_t i = 0; i < n; i++)
		pounds = pounds * 10 + (s[i] - '0');
	s += n;
	if (*s == '.' && s[1] != '\0')
		for (s++; isdigit((unsigned char)*s) && (unit > 0 || *s == '0'); s++, unit /= 10)
			pence += unit * (*s - '0');
	if (*s != '\0')
		return false;
	*ret_pence = pounds * 100 + pence;
	return true;
}

bool
cell_money(struct reader *r, const struct cell *c, struct money *ret)
{
	if (parse_pounds(c->text, &ret->pence))
		return true;
	finding_add(r->findings, FINDING_ERROR, c->at,
	    "\"%.40s\" is no amount in pounds such as 18500 or 18500.50; correct it", c->text);
	return false;
}

int
codes_find(const struct codes *codes, const char *code)
{
	for (size_t i = 0; i < codes->n; i++)
		if (strcmp(codes->a[i], code) == 0)
			return (int)i;
	return UNKNOWN;
}

bool
codes_fit(const char *s)
{
	size_t n = 0;

	while (isalnum((unsigned char)s[n]) || s[n] == '_')
		n++;
	return n > 0 && n <= LONGEST_CODE && s[n] == '\0' && !str_eq(s, "NONSEND");
}

bool
cell_code(
    struct reader *r, const struct cell *c, const struct codes *codes, const char *kind, int *ret)
{
	int i = codes_find(codes, c->text);

	if (i != UNKNOWN) {
		*ret = i;
		return true;
	}
	finding_add(r->findings, FINDING_ERROR, c->at,
	    "\"%.40s\" is no %s of valid-states.csv; correct it or add it there", c->text, kind);
	return false;
}

const char *
file_path(struct reader *r, enum inputs_file file)
{
	return arena_printf(r->arena, "%s/%s", r->texts->folder, inputs_file_names[file]);
}

bool
read_file(struct reader *r, enum inputs_file file, const char *const *columns, size_t n,
    struct table *ret, size_t *ret_at)
{
	*ret = table_parse(r->arena, file_path(r, file), r->texts->file[file].bytes,
	    r->texts->file[file].n, r->findings);
	return table_columns(ret, columns, n, ret_at, r->findings);
}
