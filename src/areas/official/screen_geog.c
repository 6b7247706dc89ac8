/* Screen: places. */
#include "areas/official/screening.h"
#include "base/str.h"

#include <string.h>

enum { CODE, NAME, MOST_NAMED = 20 };

void
check_geog_level(struct screening *s)
{
	for (size_t i = 0; i < s->level_names->n; i++) {
		const struct value *v = &s->level_names->a[i];

		if (level_number(v->text) < 0)
			screening_found(s, s->data_path, "geographic_level", v->line,
			    "Line %d: \"%s\" is no geographic_level. Write National, Regional, "
			    "Local "
			    "authority or another of the standard's, in the same letters.",
			    v->line, v->text);
	}
}

void
check_geog_level_present(struct screening *s)
{
	for (int i = 0; i < LEVELS; i++)
		for (int j = 0; j < LEVEL_COLUMNS; j++)
			if (s->seen[i].rows > 0 && levels[i].columns[j] != NULL &&
			    s->seen[i].at[j] < 0 && !str_eq(levels[i].name, "Planning area"))
				screening_found(s, s->data_path, levels[i].columns[j], 1,
				    "There are rows for the level %s, but no column %s. Add it.",
				    levels[i].name, levels[i].columns[j]);
}

void
check_geog_combos(struct screening *s)
{
	for (int i = 0; i < LEVELS; i++) {
		const struct values *invalid = s->seen[i].invalid;

		if (!str_eq(levels[i].check, screening_check_name(s)) || invalid == NULL ||
		    invalid->n == 0 || !screening_knows(s, (enum list)levels[i].list))
			continue;
		for (size_t j = 0; j < invalid->n && j < MOST_NAMED; j++)
			screening_found(s, s->data_path, levels[i].columns[CODE],
			    invalid->a[j].line,
			    "Line %d: \"%s\" is not in the list of codes and names for %s. Correct "
			    "the "
			    "code or the name; letters count.",
			    invalid->a[j].line, invalid->a[j].text, levels[i].name);
	}
}

void
check_geog_level_completed(struct screening *s)
{
	for (int i = 0; i < LEVELS; i++)
		for (int j = 0; j < LEVEL_COLUMNS; j++)
			if (s->seen[i].incomplete[j] > 0 &&
			    !str_eq(levels[i].name, "Planning area"))
				screening_found(s, s->data_path, levels[i].columns[j],
				    s->seen[i].incomplete[j],
				    "Line %d: a row for the level %s has a blank %s. Fill it in.",
				    s->seen[i].incomplete[j], levels[i].name, levels[i].columns[j]);
}

static size_t
rows_at(const struct screening *s, const char *level)
{
	return s->seen[level_number(level)].rows;
}

void
check_geog_mixed_rows(struct screening *s)
{
	if (rows_at(s, "School") > 0 && rows_at(s, "Provider") > 0)
		screening_found(s, s->data_path, "geographic_level", 0,
		    "Rows for schools and for providers stand in one file. Make a file of each.");
}

void
check_geog_ignored_rows(struct screening *s)
{
	size_t ignored = 0, all = 0;
	bool alone =
	    s->level_names->n == 1 && (rows_at(s, "School") > 0 || rows_at(s, "Provider") > 0);

	for (int i = 0; i < LEVELS; i++) {
		all += s->seen[i].rows;
		ignored += levels[i].flags & LEVEL_IGNORED ? s->seen[i].rows : 0;
	}
	if (ignored == 0 || alone || (rows_at(s, "School") > 0 && rows_at(s, "Provider") > 0))
		return;
	screening_found(s, s->data_path, "geographic_level", 0,
	    "The service's table tool does not show %zu of %zu rows, those for schools, providers, "
	    "institutions and planning areas. Put them in files of their own.",
	    ignored, all);
}

/* Of "code|name" pairs, the texts on one side that go with two on the other. */
static void
find_pairs(struct screening *s, const struct level *level, const struct values *pairs, bool by_name)
{
	struct values *seen = values_new(s->arena, pairs->n);

	for (size_t i = 0; i < pairs->n; i++) {
		const char *pair = pairs->a[i].text, *bar = strchr(pair, '|');
		const char *key =
		    by_name ? bar + 1 : arena_memdup(s->arena, pair, (size_t)(bar - pair));

		if (values_add(seen, key, pairs->a[i].line))
			continue;
		screening_found(s, s->data_path, level->columns[by_name ? NAME : CODE],
		    pairs->a[i].line,
		    "Line %d: \"%s\" has another %s in an earlier line. Give it one.",
		    pairs->a[i].line, key, by_name ? "code" : "name");
	}
}

void
check_geog_other_dupes(struct screening *s)
{
	for (int i = 0; i < LEVELS; i++)
		if (levels[i].flags & LEVEL_ONE_CODE)
			find_pairs(s, &levels[i], s->seen[i].own, true);
}

void
check_geog_other_code_dupes(struct screening *s)
{
	for (int i = 0; i < LEVELS; i++)
		if (levels[i].flags & LEVEL_ONE_CODE)
			find_pairs(s, &levels[i], s->seen[i].own, false);
}

/* Columns that come together. */
static void
find_missing(struct screening *s, const char *level)
{
	const struct level *l = &levels[level_number(level)];
	const struct level_seen *seen = &s->seen[level_number(level)];
	bool any = false;

	for (int j = 0; j < LEVEL_COLUMNS; j++)
		any |= seen->at[j] >= 0;
	for (int j = 0; j < LEVEL_COLUMNS; j++)
		if (any && l->columns[j] != NULL && seen->at[j] < 0)
			screening_found(s, s->data_path, l->columns[j], 1,
			    "The data have one of the columns of a %s, but no %s. Add it.",
			    str_eq(level, "Regional") ? "region" : "local authority",
			    l->columns[j]);
}

void
check_geog_la_col_present(struct screening *s)
{
	find_missing(s, "Local authority");
}

void
check_geog_region_col_present(struct screening *s)
{
	find_missing(s, "Regional");
}

static void
find_no_region(struct screening *s, const char *level)
{
	int line = s->seen[level_number(level)].no_region;

	if (line > 0)
		screening_found(s, s->data_path, "region_code", line,
		    "Line %d: a row for the level %s does not say in which region. Fill in "
		    "region_code "
		    "and region_name.",
		    line, level);
}

void
check_geog_region_for_la(struct screening *s)
{
	find_no_region(s, "Local authority");
}

void
check_geog_region_for_lad(struct screening *s)
{
	find_no_region(s, "Local authority district");
}

void
check_geog_na(struct screening *s)
{
	for (int i = 0; i < LEVELS; i++)
		if (s->seen[i].x_named > 0)
			screening_found(s, s->data_path, levels[i].columns[NAME],
			    s->seen[i].x_named,
			    "Line %d: the code is x, so write the name \"Not available\".",
			    s->seen[i].x_named);
}

void
check_geog_na_code(struct screening *s)
{
	for (int i = 0; i < LEVELS; i++)
		if (s->seen[i].named_no_x > 0)
			screening_found(s, s->data_path, levels[i].columns[CODE],
			    s->seen[i].named_no_x,
			    "Line %d: the name is \"Not available\", so write the code x.",
			    s->seen[i].named_no_x);
}

/* A school's or provider's name may be the one filter, and then fills every row. */
static bool
is_sole_filter(const struct screening *s, const char *name)
{
	size_t filters = 0;
	int at = screening_column(s, name);

	for (size_t i = 0; i < s->columns.n; i++)
		filters += s->columns.a[i].filter;
	return filters == 1 && (str_eq(name, "school_name") || str_eq(name, "provider_name")) &&
	       (s->columns.a[at].filter || s->columns.a[at].group);
}

void
check_geog_overcompleted_cols(struct screening *s)
{
	for (int i = 0; i < LEVELS; i++)
		for (int j = 0; j < LEVEL_COLUMNS; j++)
			if (s->seen[i].overcomplete[j] > 0 &&
			    !is_sole_filter(s, levels[i].columns[j]))
				screening_found(s, s->data_path, levels[i].columns[j],
				    s->seen[i].overcomplete[j],
				    "Line %d: %s is filled in a row for a level that does not lie "
				    "within "
				    "one. Leave it blank there.",
				    s->seen[i].overcomplete[j], levels[i].columns[j]);
}
