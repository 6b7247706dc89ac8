/* Screen: the files' names, that they are CSV, and their columns. */
#include "areas/official/screening.h"
#include "base/str.h"

#include <ctype.h>
#include <string.h>

static const char *
base_name(const char *path)
{
	const char *slash = strrchr(path, '/');

	return slash != NULL ? slash + 1 : path;
}

static void
each_file(struct screening *s, void (*check)(struct screening *, const char *path))
{
	check(s, s->data_path);
	check(s, s->meta_path);
}

static void
find_space(struct screening *s, const char *path)
{
	if (strpbrk(base_name(path), " \t") != NULL)
		screening_found(s, path, NULL, 0,
		    "The name \"%s\" has a space. Rename the file, for example with _ instead.",
		    base_name(path));
}

void
check_filename_spaces(struct screening *s)
{
	each_file(s, find_space);
}

/* The name without .csv or .meta.csv. */
static char *
stem(struct arena *a, const char *path)
{
	const char *base = base_name(path);
	size_t n = strlen(base);

	if (str_ends(base, ".meta.csv"))
		n -= strlen(".meta.csv");
	else if (str_ends(base, ".csv"))
		n -= strlen(".csv");
	return arena_memdup(a, base, n);
}

static void
find_special(struct screening *s, const char *path)
{
	for (const char *p = stem(s->arena, path); *p != '\0'; p++)
		if (!isalnum((unsigned char)*p) && *p != '_' && *p != '-' && *p != ' ' &&
		    *p != '\t') {
			screening_found(s, path, NULL, 0,
			    "The name \"%s\" has a special character. Rename the file with "
			    "letters, "
			    "digits, _ and - only.",
			    base_name(path));
			return;
		}
}

void
check_filename_special(struct screening *s)
{
	each_file(s, find_special);
}

void
check_filenames_match(struct screening *s)
{
	const char *data = base_name(s->data_path), *meta = base_name(s->meta_path);

	if (!str_ends(data, ".csv") || !str_ends(meta, ".meta.csv") ||
	    !str_eq(stem(s->arena, data), stem(s->arena, meta)))
		screening_found(s, s->meta_path, NULL, 0,
		    "\"%s\" does not go with \"%s\". Name the pair name.csv and name.meta.csv.",
		    meta, data);
}

void
check_csv_rows(struct screening *s)
{
	struct screen_finding *f;

	if (s->broken.message != NULL) {
		screening_found(s, s->broken_file, NULL, s->broken.line, "Line %d, place %d: %s",
		    s->broken.line, s->broken.column, s->broken.message);
		f = &s->report->findings.a[s->report->findings.n - 1];
		f->place = s->broken.column;
	} else if (s->ragged_n > 0) {
		screening_found(s, s->data_path, NULL, s->ragged,
		    "Line %d has not as many cells as the header has columns (%zu)%s. Quote texts "
		    "that "
		    "hold commas, and give every column a cell.",
		    s->ragged, s->columns.n,
		    s->ragged_n == 1
			? ""
			: arena_printf(s->arena, ", nor have %zu other lines", s->ragged_n - 1));
	}
}

void
check_empty_rows(struct screening *s)
{
	if (s->empty_row > 0)
		screening_found(s, s->data_path, NULL, s->empty_row,
		    "Line %d has only empty cells. Remove such lines.", s->empty_row);
}

void
check_col_dupes(struct screening *s)
{
	for (size_t i = 0; i < s->columns.n; i++) {
		const char *name = s->columns.a[i].name;

		if (*name == '\0')
			screening_found(s, s->data_path, NULL, 1,
			    "Column %zu has no name. Name it or remove it.", i + 1);
		else if (screening_column(s, name) < (int)i)
			screening_found(s, s->data_path, name, 1,
			    "Column %zu has the name \"%s\", which an earlier one has. Name it "
			    "otherwise or remove it.",
			    i + 1, name);
	}
}

/* ---- columns that must be there ---- */

static const char *const meta_required[] = { "col_name", "col_type", "label", "indicator_grouping",
	"indicator_unit", "indicator_dp", "filter_hint", "filter_grouping_column", NULL };
static const char *const meta_optional[] = { "filter_default", "parent_filter", NULL };
static const char *const data_required[] = { "time_period", "time_identifier", "geographic_level",
	"country_code", "country_name", NULL };

static bool
is_in(const char *word, const char *const *list)
{
	for (; *list != NULL; list++)
		if (str_eq(word, *list))
			return true;
	return false;
}

static bool
meta_has(const struct screening *s, const char *name)
{
	for (size_t i = 0; i < s->meta_header.n; i++)
		if (str_eq(s->meta_header.a[i], name))
			return true;
	return false;
}

void
check_col_req_meta(struct screening *s)
{
	for (const char *const *name = meta_required; *name != NULL; name++)
		if (!meta_has(s, *name))
			screening_found(s, s->meta_path, *name, 1,
			    "The metadata have no column %s. Add it.", *name);
}

void
check_col_invalid_meta(struct screening *s)
{
	for (size_t i = 0; i < s->meta_header.n; i++)
		if (!is_in(s->meta_header.a[i], meta_required) &&
		    !is_in(s->meta_header.a[i], meta_optional))
			screening_found(s, s->meta_path, s->meta_header.a[i], 1,
			    "\"%s\" is no column of metadata. Remove it.", s->meta_header.a[i]);
}

void
check_col_req_data(struct screening *s)
{
	for (const char *const *name = data_required; *name != NULL; name++)
		if (screening_column(s, *name) < 0)
			screening_found(s, s->data_path, *name, 1,
			    "The data have no column %s. Add it.", *name);
}

void
check_col_to_rows(struct screening *s)
{
	enum { REQUIRED = sizeof data_required / sizeof data_required[0] - 1 };

	if (s->columns.n < REQUIRED + s->meta.n)
		screening_found(s, s->meta_path, NULL, 0,
		    "The metadata have %zu rows, but the data have %zu columns, %d of them for "
		    "time and "
		    "place. Look for lines or commas too many.",
		    s->meta.n, s->columns.n, REQUIRED);
}

void
check_cross_meta_to_data(struct screening *s)
{
	for (size_t i = 0; i < s->meta.n; i++) {
		const struct screen_meta *m = &s->meta.a[i];
		const char *name = m->cells[META_COL_NAME];

		if (*name != '\0' && screening_column(s, name) < 0)
			screening_found(s, s->meta_path, name, m->line,
			    "Line %d: the data have no column \"%s\". Correct col_name, or add the "
			    "column to the data.",
			    m->line, name);
	}
}

void
check_cross_data_to_meta(struct screening *s)
{
	for (size_t i = 0; i < s->columns.n; i++) {
		const struct screen_column *c = &s->columns.a[i];
		bool known = c->unit || c->filter || c->indicator || c->group;

		for (size_t j = 0; j < s->meta.n && !known; j++)
			known = str_eq(s->meta.a[j].cells[META_COL_NAME], c->name) ||
				str_eq(s->meta.a[j].cells[META_FILTER_GROUP], c->name);
		if (!known && c->varies)
			screening_found(s, s->data_path, c->name, 0,
			    "The metadata do not mention the column \"%s\". Add it there, or "
			    "remove it "
			    "from the data.",
			    c->name);
	}
}

/* ---- names ---- */

void
check_col_names_spaces(struct screening *s)
{
	for (size_t i = 0; i < s->columns.n; i++)
		if (strpbrk(s->columns.a[i].name, " \t\r\n") != NULL)
			screening_found(s, s->data_path, s->columns.a[i].name, 1,
			    "The column's name \"%s\" has a space. Write _ instead.",
			    s->columns.a[i].name);
}

void
check_col_snake_case(struct screening *s)
{
	for (size_t i = 0; i < s->columns.n; i++) {
		const char *name = s->columns.a[i].name;

		/* A space has a check of its own, and so has no name at all. */
		if (name[strspn(name, "abcdefghijklmnopqrstuvwxyz0123456789_ \t")] != '\0')
			screening_found(s, s->data_path, name, 1,
			    "The column's name \"%s\" is not in snake_case. Use small letters, "
			    "digits "
			    "and _ only.",
			    name);
	}
}

void
check_col_var_start(struct screening *s)
{
	for (size_t i = 0; i < s->columns.n; i++)
		if (isdigit((unsigned char)s->columns.a[i].name[0]))
			screening_found(s, s->data_path, s->columns.a[i].name, 1,
			    "The column's name \"%s\" begins with a digit. Begin with a letter.",
			    s->columns.a[i].name);
}

/* Items of filters that are often found in names of indicators. */
static const char *const items[] = { "male", "female", "asian", "chinese", "indian", "pakistani",
	"bangladeshi", "black", "african", "caribbean", "white", "roma", "irish", "english",
	"british", "scottish", "welsh", "arab", NULL };

void
check_col_ind_smushed(struct screening *s)
{
	for (size_t i = 0; i < s->meta.n; i++) {
		const struct screen_meta *m = &s->meta.a[i];

		for (const char *const *item = items; m->indicator && *item != NULL; item++)
			if (strcasestr(m->cells[META_COL_NAME], *item) != NULL) {
				screening_found(s, s->meta_path, m->cells[META_COL_NAME], m->line,
				    "The indicator \"%s\" seems to hold an item of a filter (%s). "
				    "Make "
				    "it a filter of its own, a row for each item.",
				    m->cells[META_COL_NAME], *item);
				break;
			}
	}
}

void
check_col_var_characteristic(struct screening *s)
{
	static const char *const names[] = { "characteristic", "characteristic_group", NULL };

	for (size_t i = 0; i < s->meta.n; i++) {
		const struct screen_meta *m = &s->meta.a[i];

		if (is_in(m->cells[META_COL_NAME], names) ||
		    str_eq(m->cells[META_FILTER_GROUP], "characteristic_group"))
			screening_found(s, s->meta_path, m->cells[META_COL_NAME], m->line,
			    "A column named characteristic says little. Give each filter a column, "
			    "or "
			    "use breakdown_topic and breakdown.");
	}
}
