/* Screening: reads the metadata, then the data file once from end to end, and notes what is there.
 */
#include "areas/official/screening.h"
#include "base/err.h"
#include "base/str.h"
#include "io/csv_stream.h"

#include <ctype.h>
#include <regex.h>
#include <string.h>

enum { META_ROWS = 5000, PLACES = 100000, FEW = 2000 };

static const char *const meta_columns[META__MAX] = {
	[META_COL_NAME] = "col_name",
	[META_COL_TYPE] = "col_type",
	[META_LABEL] = "label",
	[META_GROUPING] = "indicator_grouping",
	[META_UNIT] = "indicator_unit",
	[META_DP] = "indicator_dp",
	[META_HINT] = "filter_hint",
	[META_FILTER_GROUP] = "filter_grouping_column",
	[META_DEFAULT] = "filter_default",
	[META_PARENT] = "parent_filter",
};

/* Names of columns that look like those of a place, a school or a provider. */
static const char looks_like_place[] =
    "(^(country|sch|prov|inst|estab|reg|la|local|rsc|pfa|pcon|lep|mca|oa|ward|mat).*"
    "(name|code|urn|ukprn|number|upin|id)$)|"
    "(^(laestab|estab|sch|school|schools|prov|provider|providers|inst|institution|institutions|"
    "name|code|urn|ukprn|number|upin|id|region|la|lad|rsc|pcon|lep|mca|oa|ward|mat)$)";

static void
note_broken(struct screening *s, const char *file, const struct csv_error *error)
{
	s->broken = *error;
	s->broken_file = file;
}

/* ---- metadata ---- */

static bool
is_null_word(const char *text)
{
	return str_eq(text, "NULL") || str_eq(text, "Null") || str_eq(text, "null") ||
	       str_eq(text, "NA") || str_eq(text, "na");
}

static void
take_meta_header(struct screening *s, const struct csv_row *row)
{
	for (int i = 0; i < META__MAX; i++)
		s->meta_at[i] = -1;
	for (size_t i = 0; i < row->n; i++) {
		vec_push(s->arena, &s->meta_header, arena_strdup(s->arena, row->cells[i]));
		for (int j = 0; j < META__MAX; j++)
			if (str_eq(row->cells[i], meta_columns[j]))
				s->meta_at[j] = (int)i;
	}
}

static void
take_meta_row(struct screening *s, const struct csv_row *row)
{
	struct screen_meta m = { .line = row->line };

	for (size_t i = 0; i < row->n; i++)
		if (s->meta_null == 0 && is_null_word(row->cells[i]))
			s->meta_null = row->line;
	for (int j = 0; j < META__MAX; j++) {
		int at = s->meta_at[j];

		m.cells[j] =
		    at >= 0 && (size_t)at < row->n ? arena_strdup(s->arena, row->cells[at]) : "";
	}
	m.filter = str_eq(m.cells[META_COL_TYPE], "Filter");
	m.indicator = str_eq(m.cells[META_COL_TYPE], "Indicator");
	vec_push(s->arena, &s->meta, m);
}

static bool
read_meta(struct screening *s)
{
	struct csv_stream *stream = csv_stream_open(s->arena, s->meta_path);
	struct csv_row row;
	struct csv_error error = { 0 };
	enum csv_stream_got got = csv_stream_next(stream, &row, &error);

	if (got == CSV_STREAM_ROW)
		take_meta_header(s, &row);
	else
		take_meta_header(s, &(struct csv_row){ 0 });
	while (got == CSV_STREAM_ROW) {
		got = csv_stream_next(stream, &row, &error);
		if (got == CSV_STREAM_ROW && s->meta.n == META_ROWS) {
			error = (struct csv_error){ row.line, 0,
				"This metadata file has too many lines." };
			got = CSV_STREAM_BAD;
		} else if (got == CSV_STREAM_ROW) {
			take_meta_row(s, &row);
		}
	}
	if (got == CSV_STREAM_BAD)
		note_broken(s, s->meta_path, &error);
	return got == CSV_STREAM_END;
}

/* ---- the data file's columns ---- */

static bool
is_level_column(const char *name)
{
	for (int i = 0; i < LEVELS; i++)
		for (int j = 0; j < LEVEL_COLUMNS; j++)
			if (str_eq(levels[i].columns[j], name))
				return true;
	return false;
}

static bool
is_time_column(const char *name)
{
	return str_eq(name, "time_period") || str_eq(name, "time_identifier") ||
	       str_eq(name, "geographic_level");
}

/* The values that the checks look at are kept: of filters, so many that too many are seen. */
static size_t
values_wanted(const struct screen_column *c)
{
	if (c->filter || c->group)
		return SCREEN_ITEMS + 1;
	if (is_time_column(c->name))
		return FEW;
	return is_level_column(c->name) || c->looks ? PLACES : 0;
}

static void
take_column(struct screening *s, const char *name, const regex_t *looks)
{
	struct screen_column c = { .name = arena_strdup(s->arena, name) };
	size_t wanted;
	bool place; /* and so no filter, whatever the metadata say */

	c.unit = is_time_column(name) || is_level_column(name);
	c.looks = regexec(looks, name, 0, NULL, 0) == 0;
	place = c.unit && !str_eq(name, "school_name") && !str_eq(name, "provider_name");
	for (size_t i = 0; i < s->meta.n; i++) {
		const struct screen_meta *m = &s->meta.a[i];

		c.filter |= !place && m->filter && str_eq(m->cells[META_COL_NAME], name);
		c.indicator |= m->indicator && str_eq(m->cells[META_COL_NAME], name);
		c.group |= m->filter && str_eq(m->cells[META_FILTER_GROUP], name);
	}
	wanted = values_wanted(&c);
	if (wanted > 0)
		c.values = values_new(s->arena, wanted);
	vec_push(s->arena, &s->columns, c);
}

static void
release_pattern(void *pattern)
{
	regfree(pattern);
}

static void
take_header(struct screening *s, const struct csv_row *row)
{
	regex_t *looks = anew(s->arena, regex_t);

	if (regcomp(looks, looks_like_place, REG_EXTENDED | REG_ICASE | REG_NOSUB) != 0)
		fail(FAULT_BUG, "the pattern of places");
	arena_on_free(s->arena, release_pattern, looks);
	for (size_t i = 0; i < row->n; i++)
		take_column(s, row->cells[i], looks);
	s->time_period = screening_column(s, "time_period");
	s->time_identifier = screening_column(s, "time_identifier");
	s->level = screening_column(s, "geographic_level");
	s->level_names = s->level >= 0 ? s->columns.a[s->level].values : NULL;
	s->ethnicity_major = screening_column(s, "ethnicity_major");
	s->ethnicity_minor = screening_column(s, "ethnicity_minor");
	s->characteristic = screening_column(s, "characteristic");
	s->characteristic_group = screening_column(s, "characteristic_group");
	s->ethnicities = values_new(s->arena, FEW);
	s->ethnic_groups = values_new(s->arena, FEW);
	s->ethnic_items = values_new(s->arena, FEW);
	screening_places_begin(s);
}

/* ---- the data file's rows ---- */

static bool
is_one_of(const char *text, const char *const *words)
{
	for (; *words != NULL; words++)
		if (strcmp(text, *words) == 0)
			return true;
	return false;
}

static bool
is_number(const char *s)
{
	size_t digits;

	if (*s == '-' || *s == '+')
		s++;
	digits = strspn(s, "0123456789");
	s += digits;
	if (*s == '.') {
		size_t more = strspn(++s, "0123456789");

		digits += more;
		s += more;
	}
	if (digits > 0 && (*s == 'e' || *s == 'E')) {
		s += s[1] == '-' || s[1] == '+' ? 2 : 1;
		digits = strspn(s, "0123456789");
		s += digits;
	}
	return digits > 0 && *s == '\0';
}

static bool
is_symbol(const char *s)
{
	static const char *const symbols[] = { "z", "x", "c", "low", "k", "u", NULL };

	return is_one_of(s, symbols);
}

static unsigned
facts_of(const char *s)
{
	static const char *const legacy[] = { "N/A", "n/a", ".", "..", "-", NULL };
	static const char *const obsolete[] = { "~", ":", NULL };
	static const char *const total[] = { "Total", "total", "All", "all", NULL };
	size_t n = strlen(s);
	unsigned facts = 0;

	if (n == 0)
		return 1u << CELL_BLANK;
	if (isspace((unsigned char)s[0]) || isspace((unsigned char)s[n - 1]))
		facts |= 1u << CELL_SPACED;
	if (n > 5)
		return facts;
	facts |= is_null_word(s) ? 1u << CELL_NULL : 0;
	facts |= is_one_of(s, legacy) ? 1u << CELL_LEGACY : 0;
	facts |= is_one_of(s, obsolete) ? 1u << CELL_OBSOLETE : 0;
	facts |= is_one_of(s, total) ? 1u << CELL_TOTAL : 0;
	return facts;
}

static void
note_cell(struct screening *s, struct screen_column *c, const char *text, int line)
{
	unsigned facts = facts_of(text);

	if (c->indicator && *text != '\0' && !is_number(text) && !is_symbol(text))
		facts |= 1u << CELL_NO_NUMBER;
	for (int i = 0; facts != 0; i++, facts >>= 1)
		if ((facts & 1) && c->lines[i] == 0)
			c->lines[i] = line;
	if (c->values != NULL)
		values_add(c->values, text, line);
	if (c->first == NULL)
		c->first = arena_strdup(s->arena, text);
	else if (!c->varies)
		c->varies = strcmp(c->first, text) != 0;
}

static const char *
cell(const struct csv_row *row, int at)
{
	return at >= 0 && (size_t)at < row->n ? row->cells[at] : "";
}

static void
note_ethnicity(struct screening *s, const struct csv_row *row)
{
	const char *group = cell(row, s->characteristic_group);
	char pair[400];

	if ((s->ethnicity_major >= 0 || s->ethnicity_minor >= 0) &&
	    snprintf(pair, sizeof pair, "%s|%s", cell(row, s->ethnicity_major),
		cell(row, s->ethnicity_minor)) < (int)sizeof pair)
		values_add(s->ethnicities, pair, row->line);
	if (strcasestr(group, "ethnic") == NULL)
		return;
	values_add(s->ethnic_groups, group, row->line);
	if (s->characteristic >= 0)
		values_add(s->ethnic_items, cell(row, s->characteristic), row->line);
}

static bool
is_empty_row(const struct csv_row *row)
{
	for (size_t i = 0; i < row->n; i++)
		if (!str_blank(row->cells[i]))
			return false;
	return true;
}

static void
note_row(struct screening *s, struct screening_rows *rows, const struct csv_row *row)
{
	if (row->n != s->columns.n) {
		s->ragged_n++;
		if (s->ragged == 0)
			s->ragged = row->line;
		return;
	}
	s->rows++;
	if (is_empty_row(row)) {
		if (s->empty_row == 0)
			s->empty_row = row->line;
		return;
	}
	for (size_t i = 0; i < row->n; i++)
		note_cell(s, &s->columns.a[i], row->cells[i], row->line);
	note_ethnicity(s, row);
	screening_places_row(s, row);
	screening_rows_add(rows, row);
}

static void
read_data(struct screening *s)
{
	struct csv_stream *stream = csv_stream_open(s->arena, s->data_path);
	struct screening_rows *rows;
	struct csv_row row = { 0 };
	struct csv_error error;
	enum csv_stream_got got = csv_stream_next(stream, &row, &error);

	if (got != CSV_STREAM_BAD)
		take_header(s, &row);
	rows = screening_rows_new(s);
	while (got == CSV_STREAM_ROW) {
		got = csv_stream_next(stream, &row, &error);
		if (got == CSV_STREAM_ROW)
			note_row(s, rows, &row);
	}
	if (got == CSV_STREAM_BAD)
		note_broken(s, s->data_path, &error);
	screening_rows_end(rows);
}

void
screening_read(struct screening *s)
{
	if (read_meta(s))
		read_data(s);
}
