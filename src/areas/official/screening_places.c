/* Screening, places: the levels of geography and what each row says of its place. */
#include "areas/official/screening.h"
#include "base/str.h"

#include <string.h>

/*
 * Which levels' rows may fill another level's columns: those that lie within it.
 * Schools, providers and institutions (LEVEL_LEAST) may fill all but each other's.
 */
static const char *const within_region[] = { "Local skills improvement plan area",
	"Local authority", "Local enterprise partnership", "Opportunity area",
	"Local authority district", "Parliamentary constituency", "English devolved area", "Ward",
	"Planning area", "Police force area", NULL };
static const char *const within_authority[] = { "Parliamentary constituency",
	"Local authority district", "Ward", "Planning area", "Police force area", NULL };
static const char *const within_district[] = { "Ward", "Police force area", NULL };
static const char *const within_skills_area[] = { "Local authority district", "Planning area",
	NULL };
static const char *const within_nothing[] = { NULL };

enum { NAMED = LEVEL_X_NAMED, PAIRED = LEVEL_X_NAMED | LEVEL_ONE_CODE };

const struct level levels[LEVELS] = {
	{ "National", { "country_code", "country_name" }, LIST_COUNTRIES, false, LEVEL_EVERYWHERE,
	    "geog_country_combos", within_nothing },
	{ "Regional", { "region_code", "region_name" }, LIST_REGIONS, true, 0, "geog_region_combos",
	    within_region },
	{ "Local authority", { "new_la_code", "la_name", "old_la_code" }, LIST_AUTHORITIES, false,
	    0, "geog_la_combos", within_authority },
	{ "Local authority district", { "lad_code", "lad_name" }, LIST_DISTRICTS, false, NAMED,
	    "geog_lad_combos", within_district },
	{ "RSC region", { NULL, "rsc_region_lead_name" }, LEVEL_LIST_NONE, false, 0, NULL,
	    within_nothing },
	{ "Parliamentary constituency", { "pcon_code", "pcon_name" }, LIST_CONSTITUENCIES, false,
	    NAMED, "geog_pcon_combos", within_nothing },
	{ "Local skills improvement plan area", { "lsip_code", "lsip_name" }, LIST_SKILLS_AREAS,
	    true, NAMED, "geog_lsip_combos", within_skills_area },
	{ "Local enterprise partnership",
	    { "local_enterprise_partnership_code", "local_enterprise_partnership_name" },
	    LIST_PARTNERSHIPS, false, NAMED, "geog_lep_combos", within_nothing },
	{ "English devolved area", { "english_devolved_area_code", "english_devolved_area_name" },
	    LIST_DEVOLVED, false, NAMED, "geog_eda_combos", within_nothing },
	{ "Opportunity area", { "opportunity_area_code", "opportunity_area_name" }, LEVEL_LIST_NONE,
	    false, PAIRED, NULL, within_nothing },
	{ "Ward", { "ward_code", "ward_name" }, LIST_WARDS, true, NAMED, "geog_ward_combos",
	    within_nothing },
	{ "MAT", { "trust_id", "trust_name" }, LEVEL_LIST_NONE, false, PAIRED, NULL,
	    within_nothing },
	{ "Sponsor", { "sponsor_id", "sponsor_name" }, LEVEL_LIST_NONE, false, PAIRED, NULL,
	    within_nothing },
	{ "School", { "school_urn", "school_name", "school_laestab" }, LEVEL_LIST_NONE, false,
	    NAMED | LEVEL_IGNORED | LEVEL_LEAST, NULL, within_nothing },
	{ "Provider", { "provider_ukprn", "provider_name" }, LEVEL_LIST_NONE, false,
	    NAMED | LEVEL_IGNORED | LEVEL_LEAST, NULL, within_nothing },
	{ "Institution", { "institution_id", "institution_name" }, LEVEL_LIST_NONE, false,
	    LEVEL_IGNORED | LEVEL_LEAST, NULL, within_nothing },
	{ "Planning area", { "planning_area_code", "planning_area_name" }, LEVEL_LIST_NONE, false,
	    LEVEL_IGNORED, NULL, within_nothing },
	{ "Police force area", { "pfa_code", "pfa_name" }, LEVEL_LIST_NONE, false, NAMED, NULL,
	    within_nothing },
};

/* Names that go with code z instead of a place's own. */
static const char *const no_place[] = { "Not applicable", "Unknown", "Outside of England",
	"Outside of the United Kingdom", "Outside of England and unknown",
	"Outside of the United Kingdom and unknown" };

enum { CODE, NAME, SECOND, SOME_VALUES = 1000, ALL_PLACES = 100000 };

int
level_number(const char *name)
{
	for (int i = 0; i < LEVELS; i++)
		if (strcmp(levels[i].name, name) == 0)
			return i;
	return -1;
}

int
screening_column(const struct screening *s, const char *name)
{
	for (size_t i = 0; i < s->columns.n; i++)
		if (str_eq(s->columns.a[i].name, name))
			return (int)i;
	return -1;
}

void
screening_places_begin(struct screening *s)
{
	for (int i = 0; i < LEVELS; i++) {
		struct level_seen *seen = &s->seen[i];

		for (int j = 0; j < LEVEL_COLUMNS; j++)
			seen->at[j] = levels[i].columns[j] == NULL
					  ? -1
					  : screening_column(s, levels[i].columns[j]);
		seen->combinations = values_new(s->arena, ALL_PLACES);
		seen->invalid = values_new(s->arena, SOME_VALUES);
		seen->own = values_new(s->arena, ALL_PLACES);
	}
}

static const char *
cell(const struct csv_row *row, int at)
{
	return at >= 0 && (size_t)at < row->n ? row->cells[at] : "";
}

static bool
may_fill(const struct level *place, int row_level)
{
	const struct level *row = &levels[row_level];

	if (place == row || (place->flags & LEVEL_EVERYWHERE) ||
	    ((row->flags & LEVEL_LEAST) && !(place->flags & LEVEL_LEAST)))
		return true;
	for (const char *const *other = place->also; *other != NULL; other++)
		if (strcmp(*other, row->name) == 0)
			return true;
	return false;
}

static void
note_line(int *first, int line)
{
	if (*first == 0)
		*first = line;
}

/* new_la_code is legitimately blank for old authorities. */
static bool
may_be_blank(const char *column)
{
	return str_eq(column, "new_la_code");
}

static void
note_filled(struct screening *s, int i, const struct csv_row *row, int row_level)
{
	struct level_seen *seen = &s->seen[i];

	for (int j = 0; j < LEVEL_COLUMNS; j++) {
		bool blank = *cell(row, seen->at[j]) == '\0';

		if (seen->at[j] < 0)
			continue;
		if (blank && i == row_level && !may_be_blank(levels[i].columns[j]))
			note_line(&seen->incomplete[j], row->line);
		if (!blank && !may_fill(&levels[i], row_level))
			note_line(&seen->overcomplete[j], row->line);
	}
}

static bool
is_no_place(const char *name)
{
	for (size_t i = 0; i < sizeof no_place / sizeof no_place[0]; i++)
		if (strcmp(no_place[i], name) == 0)
			return true;
	return false;
}

/* The second code, the authority's number, stands first in its list. */
static const char *
entry_of(struct screening *s, int i, const struct csv_row *row)
{
	const struct level_seen *seen = &s->seen[i];
	const char *code = cell(row, seen->at[CODE]), *name = cell(row, seen->at[NAME]);

	if (levels[i].list == LIST_AUTHORITIES)
		return arena_printf(s->arena, "%s|%s|%s", cell(row, seen->at[SECOND]), code, name);
	return arena_printf(s->arena, "%s|%s", code, name);
}

static bool
is_exempt(const struct level *place, bool own, const char *code, const char *second)
{
	if (place->list_strict && own)
		return false;
	return *code == '\0' || strcmp(code, "x") == 0 ||
	       (place->list == LIST_AUTHORITIES && *second == '\0');
}

static void
note_combination(struct screening *s, int i, const struct csv_row *row, int row_level)
{
	struct level_seen *seen = &s->seen[i];
	const char *code = cell(row, seen->at[CODE]), *second = cell(row, seen->at[SECOND]);
	char key[600];
	int n = snprintf(key, sizeof key, "%d|%s|%s|%s", i == row_level, second, code,
	    cell(row, seen->at[NAME]));

	if (n >= (int)sizeof key || !values_add(seen->combinations, key, row->line) ||
	    is_exempt(&levels[i], i == row_level, code, second))
		return;
	if (strcmp(code, "z") == 0 && is_no_place(cell(row, seen->at[NAME])))
		return;
	if (!list_has(s->lists, (enum list)levels[i].list, entry_of(s, i, row)))
		values_add(seen->invalid, entry_of(s, i, row), row->line);
}

static void
note_own(struct screening *s, int i, const struct csv_row *row)
{
	struct level_seen *seen = &s->seen[i];
	const char *code = cell(row, seen->at[CODE]), *name = cell(row, seen->at[NAME]);
	char key[600];

	if ((levels[i].flags & LEVEL_ONE_CODE) && *code != '\0' &&
	    snprintf(key, sizeof key, "%s|%s", code, name) < (int)sizeof key)
		values_add(seen->own, key, row->line);
	if (!(levels[i].flags & LEVEL_X_NAMED) || seen->at[CODE] < 0 || seen->at[NAME] < 0)
		return;
	if (strcmp(code, "x") == 0 && strcmp(name, "Not available") != 0)
		note_line(&seen->x_named, row->line);
	if (strcmp(code, "x") != 0 && strcmp(name, "Not available") == 0)
		note_line(&seen->named_no_x, row->line);
}

static bool
has_list_columns(const struct level_seen *seen, const struct level *place)
{
	for (int j = 0; j < LEVEL_COLUMNS; j++)
		if (place->columns[j] != NULL && seen->at[j] < 0)
			return false;
	return place->list != LEVEL_LIST_NONE;
}

static bool
is_present(const struct level_seen *seen)
{
	return seen->at[CODE] >= 0 || seen->at[NAME] >= 0 || seen->at[SECOND] >= 0;
}

void
screening_places_row(struct screening *s, const struct csv_row *row)
{
	int level = level_number(cell(row, s->level));
	const struct level_seen *region = &s->seen[1];

	if (level < 0)
		return;
	s->seen[level].rows++;
	for (int i = 0; i < LEVELS; i++) {
		if (!is_present(&s->seen[i]))
			continue;
		note_filled(s, i, row, level);
		if (has_list_columns(&s->seen[i], &levels[i]))
			note_combination(s, i, row, level);
	}
	note_own(s, level, row);
	if (*cell(row, region->at[CODE]) == '\0' || *cell(row, region->at[NAME]) == '\0')
		note_line(&s->seen[level].no_region, row->line);
}
