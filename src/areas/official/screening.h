/*
 * Screening: what one reading of a pair noted, and the checks that judge it.
 *
 * The reading (screening_read.c, screening_places.c, screening_rows.c) only
 * notes; the checks only look at what was noted.
 */
#pragma once
#include "areas/official/lists.h"
#include "areas/official/screen.h"
#include "io/values.h"
#include "io/csv.h"

enum { SCREEN_ITEMS = 25000 /* items of a filter at most */ };

/* What a cell may be; of each, the first line is kept. */
enum cell_fact {
	CELL_BLANK,
	CELL_NULL,     /* NULL, Null, null, NA, na */
	CELL_LEGACY,   /* N/A, n/a, ., .., - */
	CELL_OBSOLETE, /* ~ and : */
	CELL_TOTAL,    /* Total, total, All, all */
	CELL_SPACED,   /* white space at an end */
	CELL_NO_NUMBER,
	CELL__MAX
};

/* A column of the data file. */
struct screen_column {
	const char *name;
	bool unit;  /* time or place: geographic_level, la_name … */
	bool looks; /* its name looks like one of a place */
	bool filter, indicator, group;
	bool varies;
	const char *first;
	int lines[CELL__MAX];  /* where first; 0: never */
	struct values *values; /* of filters, groups, times and places; else NULL */
};

/* A row of the metadata file; absent cells are "". */
enum meta_cell {
	META_COL_NAME,
	META_COL_TYPE,
	META_LABEL,
	META_GROUPING,
	META_UNIT,
	META_DP,
	META_HINT,
	META_FILTER_GROUP,
	META_DEFAULT,
	META_PARENT,
	META__MAX
};

struct screen_meta {
	int line;
	const char *cells[META__MAX];
	bool filter, indicator;
};

/* The geographic levels, their columns, and what a pair of files had at each. */
enum { LEVELS = 18, LEVEL_COLUMNS = 3, LEVEL_LIST_NONE = -1 };

enum level_flag {
	LEVEL_EVERYWHERE = 1, /* its columns are filled for every level */
	LEVEL_IGNORED = 2,    /* not shown by the service's table tool */
	LEVEL_ONE_CODE = 4,   /* a name has one code, and a code one name */
	LEVEL_X_NAMED = 8,    /* code x goes with the name "Not available" */
	LEVEL_LEAST = 16,     /* schools and providers: may lie in any other place */
};

struct level {
	const char *name;
	const char *columns[LEVEL_COLUMNS]; /* code, name, second code; NULL: has none */
	int list;			    /* enum list of its codes and names */
	bool list_strict;		    /* its own rows may not leave the code blank */
	unsigned flags;
	const char *check;	 /* of codes and names; NULL: none */
	const char *const *also; /* other levels whose rows may fill the columns */
};
extern const struct level levels[LEVELS];

struct level_seen {
	int at[LEVEL_COLUMNS]; /* columns in the data file; -1: not there */
	size_t rows;
	int incomplete[LEVEL_COLUMNS], overcomplete[LEVEL_COLUMNS]; /* the first line; 0: none */
	struct values *combinations, *invalid;
	struct values *own; /* code|name of its own rows */
	int no_region;	    /* first line without code or name of a region */
	int x_named, named_no_x;
};

struct screen_check;

struct screening {
	struct arena *arena;
	struct lists *lists;
	struct screen_report *report;
	const struct screen_check *now; /* the check that runs */
	const char *data_path, *meta_path;

	VEC(struct screen_column) columns;
	size_t rows;
	struct csv_error broken; /* message NULL: both files could be read */
	const char *broken_file, *broken_check;
	int ragged, empty_row; /* the first such line; 0: none */
	size_t ragged_n;
	int time_period, time_identifier, level; /* columns; -1: not there */
	int ethnicity_major, ethnicity_minor, characteristic, characteristic_group;
	struct values *level_names, *ethnicities, *ethnic_groups, *ethnic_items;
	struct level_seen seen[LEVELS];
	size_t duplicates;
	int duplicate; /* the first line that is there before */

	VEC(struct screen_meta) meta;
	VEC(const char *) meta_header;
	int meta_null; /* first line with NULL or the like */
	int meta_at[META__MAX];
};

/* Notes both files; s->broken says when one is no CSV. */
void screening_read(struct screening *);

/* The column's place in the data file; -1: not there. */
int screening_column(const struct screening *, const char *name);

/* Places: finds the levels' columns; notes one row. */
void screening_places_begin(struct screening *);
void screening_places_row(struct screening *, const struct csv_row *);
/* The level's number; -1: no such level. */
int level_number(const char *name);

/* Rows: the same time, place and filters twice. */
struct screening_rows;
struct screening_rows *screening_rows_new(struct screening *);
void screening_rows_add(struct screening_rows *, const struct csv_row *);
void screening_rows_end(struct screening_rows *);

/* False: the check that runs has no list to go by, which the report says. */
bool screening_knows(struct screening *, enum list);

/* Notes what the check that runs has found.  line 0: no single one. */
void screening_found(struct screening *, const char *file, const char *column, int line,
    const char *format, ...) __attribute__((format(printf, 5, 6)));

/* ---- the checks, by subject ---- */

void check_filename_spaces(struct screening *);
void check_filename_special(struct screening *);
void check_filenames_match(struct screening *);
void check_csv_rows(struct screening *);
void check_empty_rows(struct screening *);
void check_col_dupes(struct screening *);
void check_col_req_meta(struct screening *);
void check_col_invalid_meta(struct screening *);
void check_col_req_data(struct screening *);
void check_col_to_rows(struct screening *);
void check_cross_meta_to_data(struct screening *);
void check_cross_data_to_meta(struct screening *);
void check_col_names_spaces(struct screening *);
void check_col_snake_case(struct screening *);
void check_col_var_start(struct screening *);
void check_col_ind_smushed(struct screening *);
void check_col_var_characteristic(struct screening *);

void check_meta_col_type(struct screening *);
void check_meta_ob_unit(struct screening *);
void check_meta_col_name(struct screening *);
void check_meta_dupe_label(struct screening *);
void check_meta_fil_grp(struct screening *);
void check_meta_fil_grp_dupe(struct screening *);
void check_meta_fil_grp_is_fil(struct screening *);
void check_meta_fil_grp_match(struct screening *);
void check_meta_fil_grp_stripped(struct screening *);
void check_meta_label(struct screening *);
void check_meta_filter_hint(struct screening *);
void check_meta_geog_catch(struct screening *);
void check_meta_indicator_dp(struct screening *);
void check_meta_col_name_spaces(struct screening *);
void check_meta_col_name_dupe(struct screening *);
void check_meta_ind_dp_set(struct screening *);
void check_meta_ind_dp_values(struct screening *);
void check_meta_ind_unit(struct screening *);
void check_meta_ind_unit_validation(struct screening *);
void check_meta_indicator_grouping(struct screening *);

void check_general_null(struct screening *);
void check_general_legacy(struct screening *);
void check_general_dupes(struct screening *);
void check_filter_not_singular(struct screening *);
void check_filter_defaults(struct screening *);
void check_filter_group_level(struct screening *);
void check_filter_item_limit(struct screening *);
void check_filter_whitespace(struct screening *);
void check_filter_ob_total(struct screening *);
void check_filter_blanks(struct screening *);
void check_ind_invalid_entry(struct screening *);
void check_ind_no_number(struct screening *);

void check_time_period_num(struct screening *);
void check_time_id_valid(struct screening *);
void check_time_id_mix(struct screening *);
void check_time_period(struct screening *);
void check_time_period_six(struct screening *);

void check_geog_level(struct screening *);
void check_geog_level_present(struct screening *);
void check_geog_combos(struct screening *); /* of the level whose check runs */
void check_geog_level_completed(struct screening *);
void check_geog_ignored_rows(struct screening *);
void check_geog_mixed_rows(struct screening *);
void check_geog_other_dupes(struct screening *);
void check_geog_other_code_dupes(struct screening *);
void check_geog_la_col_present(struct screening *);
void check_geog_region_col_present(struct screening *);
void check_geog_region_for_la(struct screening *);
void check_geog_region_for_lad(struct screening *);
void check_geog_na(struct screening *);
void check_geog_na_code(struct screening *);
void check_geog_overcompleted_cols(struct screening *);

void check_harmonised_variables(struct screening *);
void check_harmonised_eth_vals(struct screening *);
void check_harmonised_eth_char_grp(struct screening *);
void check_harmonised_eth_char_vals(struct screening *);
void check_harmonised_sen_vals(struct screening *);
void check_api_char_col_name(struct screening *);
void check_api_char_col_label(struct screening *);
void check_api_char_loc_code(struct screening *);
void check_api_char_filter_items(struct screening *);
void check_data_dict_col_name(struct screening *);

/* A row of the table of checks. */
struct screen_check {
	const char *name;
	enum screen_severity severity;
	unsigned breaks; /* when it fails, checks that need this are left out */
	unsigned needs;
	void (*run)(struct screening *);
	const char *meaning;
};
const char *screening_check_name(const struct screening *);
