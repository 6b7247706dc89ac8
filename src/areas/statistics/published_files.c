/* Published, files: a pair for each kind of time, in the columns of the standard. */
#include "areas/official/official.h"
#include "areas/statistics/published.h"
#include "io/values.h"
#include "base/buf.h"
#include "base/str.h"
#include "io/csv.h"
#include "io/findings.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

static const char *const columns[] = { "time_period", "time_identifier", "geographic_level",
	"country_code", "country_name", "region_code", "region_name", "new_la_code", "old_la_code",
	"la_name", "measure", "breakdown_topic", "breakdown", "figure_count", "base_count",
	"figure_percent" };
static const char *const meta_columns[] = { "col_name", "col_type", "label", "indicator_grouping",
	"indicator_unit", "indicator_dp", "filter_hint", "filter_grouping_column",
	"filter_default" };
enum {
	COLUMNS = sizeof columns / sizeof columns[0],
	META_COLUMNS = sizeof meta_columns / sizeof meta_columns[0],
	KEY = 13, /* the first so many columns say what a row is about */
	MOST = 1000000,
};

struct writing {
	struct arena *arena;
	struct lists *lists;
	struct findings *findings;
	const char *name; /* of the data file */
	struct csv *data, *meta;
	struct values *rows; /* time, place and breakdown of those that are written */
	struct values *measures, *items;
};

static void
texts(struct csv *c, const char *const *cells, size_t n)
{
	for (size_t i = 0; i < n; i++)
		csv_text(c, cells[i]);
	csv_end_row(c);
}

/* A nine-character code that no list has: newer than the lists, or made up. */
static bool
is_code(const char *place)
{
	return *place == 'E' && strlen(place) == 9 && strspn(place + 1, "0123456789") == 8;
}

/* Country, region and authority of a row, in seven cells. */
static bool
place_cells(struct writing *w, const struct figure *f, const char *cells[7])
{
	bool authority = str_eq(f->level, "Local authority");
	const char *region = str_eq(f->level, "Regional") ? f->place : f->parent;
	const char *entry = NULL;

	cells[0] = "E92000001";
	cells[1] = "England";
	for (int i = 2; i < 7; i++)
		cells[i] = "";
	if (str_eq(f->level, "National"))
		return true;
	if (region != NULL && list_entry(w->lists, LIST_REGIONS, region) != NULL) {
		cells[2] = region;
		cells[3] = list_part(w->lists, list_entry(w->lists, LIST_REGIONS, region), 1);
	}
	if (!authority)
		return *cells[2] != '\0';
	entry = list_authority(w->lists, f->place);
	cells[4] = entry != NULL ? list_part(w->lists, entry, 1) : "x";
	cells[5] = entry != NULL ? list_part(w->lists, entry, 0) : "x";
	cells[6] = entry != NULL ? list_part(w->lists, entry, 2) : "Not available";
	if (entry == NULL && is_code(f->place)) {
		cells[4] = f->place;
		cells[6] = f->place_name;
	}
	return true;
}

static void
count_cell(struct csv *c, const struct figure *f, int64_t count, bool applies)
{
	if (count >= 0)
		csv_int(c, count);
	else
		csv_text(c, !applies || f->status == FIGURE_OK ? figure_status_names[FIGURE_Z]
							       : figure_status_names[f->status]);
}

static void
percent_cell(struct csv *c, const struct figure *f)
{
	if (f->denominator == FIGURE_NONE && f->status == FIGURE_OK)
		csv_text(c, figure_status_names[FIGURE_Z]);
	else if (f->status == FIGURE_OK)
		csv_hundredths(c, f->value);
	else
		csv_text(c, figure_status_names[f->status]);
}

static void
note_left_out(struct writing *w, const struct figure *f)
{
	finding_add(w->findings, FINDING_WARNING, (struct finding_place){ w->name, 0, 0 },
	    "%.40s of %.60s is left out: the place has no official code of its own", f->metric,
	    f->place);
}

static void
write_row(struct writing *w, const struct figure *f)
{
	const char *cells[COLUMNS] = { f->period, f->identifier, f->level };
	struct buf *key = buf_new(w->arena);
	bool placed = place_cells(w, f, cells + 3);

	cells[10] = arena_printf(w->arena, "%s %s", f->metric, f->title);
	cells[11] = f->topic;
	cells[12] = f->item;
	for (size_t i = 0; i < KEY; i++)
		buf_printf(key, "%s|", cells[i]);
	if (!placed || !values_add(w->rows, key->p, 0)) {
		note_left_out(w, f);
		return;
	}
	for (size_t i = 0; i < KEY; i++)
		csv_text(w->data, cells[i]);
	count_cell(w->data, f, f->numerator, true);
	count_cell(w->data, f, f->denominator, f->status != FIGURE_OK);
	percent_cell(w->data, f);
	csv_end_row(w->data);
	values_add(w->measures, cells[10], 0);
	values_add(w->items, arena_printf(w->arena, "%s|%s", f->topic, f->item), 0);
}

/* A filter of one item is not mentioned, as the standard wants it. */
static void
write_meta(struct writing *w)
{
	texts(w->meta, meta_columns, META_COLUMNS);
	if (w->measures->n > 1)
		texts(w->meta,
		    (const char *const[]){ "measure", "Filter", "Measure", "", "", "",
			"Choose what is counted", "", w->measures->a[0].text },
		    META_COLUMNS);
	if (w->items->n > 1)
		texts(w->meta,
		    (const char *const[]){ "breakdown", "Filter", "Breakdown", "", "", "",
			"Choose a group of children and young people", "breakdown_topic", "" },
		    META_COLUMNS);
	texts(w->meta,
	    (const char *const[]){ "figure_count", "Indicator", "Number", "", "", "0", "", "", "" },
	    META_COLUMNS);
	texts(w->meta,
	    (const char *const[]){ "base_count", "Indicator", "Out of", "", "", "0", "", "", "" },
	    META_COLUMNS);
	texts(w->meta,
	    (const char *const[]){
		"figure_percent", "Indicator", "Percentage", "", "%", "1", "", "", "" },
	    META_COLUMNS);
}

/* "Calendar year" → "calendar_year". */
static const char *
in_snake_case(struct arena *a, const char *text)
{
	char *s = str_lower(a, text);

	for (char *p = s; *p != '\0'; p++)
		if (!isalnum((unsigned char)*p))
			*p = '_';
	return s;
}

static struct published_file
file_of(struct arena *a, const char *stem, const char *ending, const struct csv *c)
{
	return (struct published_file){ arena_printf(a, "%s%s", stem, ending), csv_bytes(c)->p,
		csv_bytes(c)->n };
}

static void
write_pair(struct writing *w, const struct figures *figures, const char *prefix,
    const char *identifier, struct published_file pair[2])
{
	const char *stem =
	    arena_printf(w->arena, "%s_%s", prefix, in_snake_case(w->arena, identifier));

	w->name = arena_printf(w->arena, "%s.csv", stem);
	w->data = csv_new_plain(w->arena);
	w->meta = csv_new_plain(w->arena);
	w->rows = values_new(w->arena, MOST);
	w->measures = values_new(w->arena, MOST);
	w->items = values_new(w->arena, MOST);
	for (size_t i = 0; i < COLUMNS; i++)
		csv_text(w->data, columns[i]);
	csv_end_row(w->data);
	for (size_t i = 0; i < figures->n; i++)
		if (str_eq(figures->a[i].identifier, identifier))
			write_row(w, &figures->a[i]);
	write_meta(w);
	pair[0] = file_of(w->arena, stem, ".csv", w->data);
	pair[1] = file_of(w->arena, stem, ".meta.csv", w->meta);
}

struct published_files
published_write(struct arena *a, struct lists *lists, const struct figures *figures,
    const char *prefix, struct findings *findings)
{
	struct writing w = { .arena = a, .lists = lists, .findings = findings };
	struct values *identifiers = values_new(a, MOST);
	struct published_file *files;

	for (size_t i = 0; i < figures->n; i++)
		values_add(identifiers, figures->a[i].identifier, 0);
	files = anew_n(a, struct published_file, 2 * identifiers->n + 1);
	for (size_t i = 0; i < identifiers->n; i++)
		write_pair(&w, figures, prefix, identifiers->a[i].text, &files[2 * i]);
	return (struct published_files){ files, 2 * identifiers->n };
}
