/* Screen: the table of checks, and the run over it. */
#include "areas/official/screening.h"

#include "io/json.h"

#include <stdarg.h>

/* What a check that fails takes from later ones. */
enum {
	FILES = 1,   /* both are CSV with the columns that must be there */
	META = 2,    /* the metadata say what each column is */
	FILTERS = 4, /* filters can be compared */
	TIME = 8,
	PLACE = 16,
	ALL = FILES | META | FILTERS | TIME | PLACE,
};

/* The columns: name, severity, what its failure breaks, what it needs, function, meaning. */
static const struct screen_check checks[] = {
	/* file names */
	{ "filename_spaces", SCREEN_FAIL, 0, 0, check_filename_spaces,
	    "a file's name has no space" },
	{ "filename_special", SCREEN_FAIL, 0, 0, check_filename_special,
	    "a file's name has letters, digits, _ and - only" },
	{ "filenames_match", SCREEN_FAIL, 0, 0, check_filenames_match,
	    "name.csv goes with name.meta.csv" },
	/* the files as such */
	{ "csv", SCREEN_FAIL, ALL, 0, check_csv_rows,
	    "both files are UTF-8 CSV, and every row is as long as the header" },
	{ "empty_rows", SCREEN_FAIL, 0, 0, check_empty_rows, "no row is empty" },
	{ "col_dupes", SCREEN_FAIL, FILES, FILES, check_col_dupes,
	    "every column of the data has a name of its own" },
	/* columns that must be there */
	{ "col_req_meta", SCREEN_FAIL, ALL, FILES, check_col_req_meta,
	    "the metadata have their eight columns" },
	{ "col_invalid_meta", SCREEN_FAIL, 0, FILES, check_col_invalid_meta,
	    "the metadata have no other columns" },
	{ "col_req_data", SCREEN_FAIL, ALL, FILES, check_col_req_data,
	    "the data have the five columns of time and place" },
	{ "col_to_rows", SCREEN_FAIL, 0, FILES, check_col_to_rows,
	    "the metadata have no more rows than the data have columns for" },
	{ "cross_meta_to_data", SCREEN_FAIL, FILTERS, FILES, check_cross_meta_to_data,
	    "every col_name of the metadata is a column of the data" },
	{ "cross_data_to_meta", SCREEN_WARN, 0, FILES, check_cross_data_to_meta,
	    "every column that varies is in the metadata" },
	/* names of columns */
	{ "col_names_spaces", SCREEN_FAIL, 0, FILES, check_col_names_spaces,
	    "no column's name has a space" },
	{ "col_snake_case", SCREEN_WARN, 0, FILES, check_col_snake_case,
	    "columns are named in snake_case" },
	{ "col_var_start", SCREEN_WARN, 0, FILES, check_col_var_start,
	    "a column's name begins with a letter" },
	{ "col_ind_smushed", SCREEN_FAIL, 0, FILES, check_col_ind_smushed,
	    "an indicator's name holds no item of a filter" },
	{ "col_var_characteristic", SCREEN_WARN, 0, FILES, check_col_var_characteristic,
	    "no column is named characteristic" },
	/* metadata */
	{ "meta_col_type", SCREEN_FAIL, META, FILES, check_meta_col_type,
	    "col_type is Filter or Indicator" },
	{ "meta_ob_unit", SCREEN_FAIL, 0, FILES, check_meta_ob_unit,
	    "columns of time and place are not in the metadata" },
	{ "meta_col_name", SCREEN_FAIL, META, FILES, check_meta_col_name,
	    "col_name is never blank" },
	{ "meta_dupe_label", SCREEN_FAIL, 0, FILES, check_meta_dupe_label,
	    "every label is there once" },
	{ "meta_fil_grp", SCREEN_FAIL, 0, FILES | META, check_meta_fil_grp,
	    "indicators have no filter_grouping_column" },
	{ "meta_fil_grp_dupe", SCREEN_FAIL, 0, FILES | META, check_meta_fil_grp_dupe,
	    "a column groups one filter" },
	{ "meta_fil_grp_is_fil", SCREEN_FAIL, 0, FILES | META, check_meta_fil_grp_is_fil,
	    "a column that groups is no filter itself" },
	{ "meta_fil_grp_match", SCREEN_FAIL, FILTERS, FILES | META, check_meta_fil_grp_match,
	    "columns that group are in the data" },
	{ "meta_fil_grp_stripped", SCREEN_FAIL, 0, FILES | META | FILTERS,
	    check_meta_fil_grp_stripped, "groups differ in letters and digits" },
	{ "meta_label", SCREEN_FAIL, 0, FILES, check_meta_label, "every column has a label" },
	{ "meta_filter_hint", SCREEN_FAIL, 0, FILES | META, check_meta_filter_hint,
	    "indicators have no filter_hint" },
	{ "meta_geog_catch", SCREEN_FAIL, 0, FILES, check_meta_geog_catch,
	    "no col_name is that of a place" },
	{ "meta_indicator_dp", SCREEN_FAIL, 0, FILES | META, check_meta_indicator_dp,
	    "filters have no indicator_dp" },
	{ "meta_col_name_spaces", SCREEN_FAIL, 0, FILES, check_meta_col_name_spaces,
	    "col_name has no space" },
	{ "meta_col_name_dupe", SCREEN_FAIL, 0, FILES, check_meta_col_name_dupe,
	    "every col_name is there once" },
	{ "meta_ind_dp_set", SCREEN_WARN, 0, FILES | META, check_meta_ind_dp_set,
	    "indicators say their decimal places" },
	{ "meta_ind_dp_values", SCREEN_FAIL, 0, FILES | META, check_meta_ind_dp_values,
	    "indicator_dp is a whole number, 0 or more" },
	{ "meta_ind_unit", SCREEN_FAIL, 0, FILES | META, check_meta_ind_unit,
	    "filters have no indicator_unit" },
	{ "meta_ind_unit_validation", SCREEN_FAIL, 0, FILES | META, check_meta_ind_unit_validation,
	    "indicator_unit is blank, %, pp, £, £m or numberstring" },
	{ "meta_indicator_grouping", SCREEN_FAIL, 0, FILES | META, check_meta_indicator_grouping,
	    "filters have no indicator_grouping" },
	/* cells */
	{ "general_null", SCREEN_FAIL, 0, FILES, check_general_null,
	    "no cell says NULL, NA or the like" },
	{ "general_legacy", SCREEN_WARN, 0, FILES, check_general_legacy,
	    "no cell says N/A, a dot or a dash for no data" },
	/* filters */
	{ "filter_not_singular", SCREEN_FAIL, 0, FILES | META | FILTERS, check_filter_not_singular,
	    "every filter has more than one item" },
	/* time */
	{ "time_period_num", SCREEN_FAIL, TIME, FILES, check_time_period_num,
	    "time_period is digits only" },
	{ "time_id_valid", SCREEN_FAIL, TIME, FILES, check_time_id_valid,
	    "time_identifier is one of the standard's" },
	{ "time_id_mix", SCREEN_FAIL, TIME, FILES, check_time_id_mix,
	    "kinds of time are not mixed" },
	/* places */
	{ "geog_level", SCREEN_FAIL, PLACE, FILES, check_geog_level,
	    "geographic_level is one of the standard's" },
	{ "geog_level_present", SCREEN_FAIL, PLACE, FILES, check_geog_level_present,
	    "each level's columns are there" },
	/* time, again */
	{ "time_period", SCREEN_FAIL, 0, FILES | TIME, check_time_period,
	    "time_period has four or six digits, as its identifier wants" },
	{ "time_period_six", SCREEN_FAIL, 0, FILES | TIME, check_time_period_six,
	    "six digits are two years in a row" },
	/* filters, again */
	{ "filter_defaults", SCREEN_WARN, 0, FILES | META | FILTERS, check_filter_defaults,
	    "every filter and group has its Total or default" },
	{ "filter_group_level", SCREEN_FAIL, 0, FILES | META | FILTERS, check_filter_group_level,
	    "a group has no more items than its filter" },
	{ "filter_item_limit", SCREEN_FAIL, 0, FILES | META | FILTERS, check_filter_item_limit,
	    "a filter has at most 25,000 items" },
	{ "filter_whitespace", SCREEN_FAIL, 0, FILES | META, check_filter_whitespace,
	    "filters and places have no white space at their ends" },
	{ "filter_ob_total", SCREEN_FAIL, 0, FILES | META, check_filter_ob_total,
	    "columns of time and place have no Total" },
	{ "filter_blanks", SCREEN_FAIL, 0, FILES | META, check_filter_blanks,
	    "filters and groups have no blank" },
	{ "general_dupes", SCREEN_FAIL, 0, FILES | META | FILTERS | PLACE, check_general_dupes,
	    "no two rows have the same time, place and filters" },
	/* places, again */
	{ "geog_country_combos", SCREEN_FAIL, 0, FILES | PLACE, check_geog_combos,
	    "codes and names of countries are in the list" },
	{ "geog_region_combos", SCREEN_FAIL, 0, FILES | PLACE, check_geog_combos,
	    "codes and names of regions are in the list" },
	{ "geog_ward_combos", SCREEN_FAIL, 0, FILES | PLACE, check_geog_combos,
	    "codes and names of wards are in the list" },
	{ "geog_pcon_combos", SCREEN_FAIL, 0, FILES | PLACE, check_geog_combos,
	    "codes and names of constituencies are in the list" },
	{ "geog_lad_combos", SCREEN_FAIL, 0, FILES | PLACE, check_geog_combos,
	    "codes and names of districts are in the list" },
	{ "geog_lep_combos", SCREEN_FAIL, 0, FILES | PLACE, check_geog_combos,
	    "codes and names of local enterprise partnerships are in the list" },
	{ "geog_lsip_combos", SCREEN_FAIL, 0, FILES | PLACE, check_geog_combos,
	    "codes and names of local skills improvement plan areas are in the list" },
	{ "geog_eda_combos", SCREEN_FAIL, 0, FILES | PLACE, check_geog_combos,
	    "codes and names of English devolved areas are in the list" },
	{ "geog_la_combos", SCREEN_FAIL, 0, FILES | PLACE, check_geog_combos,
	    "numbers, codes and names of local authorities are in the list" },
	{ "geog_level_completed", SCREEN_FAIL, 0, FILES | PLACE, check_geog_level_completed,
	    "each row fills the columns of its own level" },
	{ "geog_mixed_rows", SCREEN_FAIL, 0, FILES | PLACE, check_geog_mixed_rows,
	    "schools and providers are not in one file" },
	{ "geog_ignored_rows", SCREEN_WARN, 0, FILES | PLACE, check_geog_ignored_rows,
	    "the service shows every row" },
	{ "geog_other_dupes", SCREEN_FAIL, 0, FILES | PLACE, check_geog_other_dupes,
	    "an opportunity area, trust or sponsor has one code" },
	{ "geog_other_code_dupes", SCREEN_FAIL, 0, FILES | PLACE, check_geog_other_code_dupes,
	    "a code of these is that of one" },
	{ "geog_la_col_present", SCREEN_FAIL, 0, FILES | PLACE, check_geog_la_col_present,
	    "the three columns of a local authority come together" },
	{ "geog_region_col_present", SCREEN_FAIL, 0, FILES | PLACE, check_geog_region_col_present,
	    "the two columns of a region come together" },
	{ "geog_region_for_la", SCREEN_WARN, 0, FILES | PLACE, check_geog_region_for_la,
	    "rows of local authorities name their region" },
	{ "geog_region_for_lad", SCREEN_WARN, 0, FILES | PLACE, check_geog_region_for_lad,
	    "rows of districts name their region" },
	{ "geog_na", SCREEN_FAIL, 0, FILES | PLACE, check_geog_na,
	    "code x goes with the name Not available" },
	{ "geog_na_code", SCREEN_FAIL, 0, FILES | PLACE, check_geog_na_code,
	    "the name Not available goes with code x" },
	{ "geog_overcompleted_cols", SCREEN_FAIL, 0, FILES | PLACE, check_geog_overcompleted_cols,
	    "no row fills the columns of a level within its own" },
	/* indicators */
	{ "ind_invalid_entry", SCREEN_FAIL, 0, FILES | META, check_ind_invalid_entry,
	    "indicators have no blank and no obsolete symbol" },
	{ "ind_no_number", SCREEN_WARN, 0, FILES | META, check_ind_no_number,
	    "indicators are numbers or symbols" },
	/* words that are the same everywhere */
	{ "harmonised_variables", SCREEN_FAIL, 0, FILES | META, check_harmonised_variables,
	    "columns about SEN, ethnicity and schools have the standard's names" },
	{ "harmonised_eth_vals", SCREEN_WARN, 0, FILES, check_harmonised_eth_vals,
	    "ethnic groups have the standard's names" },
	{ "harmonised_eth_char_grp", SCREEN_FAIL, 0, FILES, check_harmonised_eth_char_grp,
	    "characteristic groups about ethnicity have the standard's names" },
	{ "harmonised_eth_char_vals", SCREEN_WARN, 0, FILES, check_harmonised_eth_char_vals,
	    "characteristics about ethnicity have the standard's names" },
	{ "harmonised_sen_vals", SCREEN_WARN, 0, FILES, check_harmonised_sen_vals,
	    "SEN status, provision and needs have the standard's names" },
	/* the service's interface for programs */
	{ "api_char_col_name", SCREEN_WARN, 0, FILES, check_api_char_col_name,
	    "names of columns have at most 50 characters" },
	{ "api_char_col_label", SCREEN_WARN, 0, FILES, check_api_char_col_label,
	    "labels have at most 100 characters" },
	{ "api_char_loc_code", SCREEN_WARN, 0, FILES, check_api_char_loc_code,
	    "codes of places have at most 30 characters" },
	{ "api_char_filter_items", SCREEN_WARN, 0, FILES | META, check_api_char_filter_items,
	    "items of filters and names of places have at most 120 characters" },
	{ "data_dict_col_name", SCREEN_WARN, 0, FILES | META, check_data_dict_col_name,
	    "columns have names of the data dictionary" },
};
enum { CHECKS = sizeof checks / sizeof checks[0] };

const char *
screening_check_name(const struct screening *s)
{
	return s->now->name;
}

void
screening_found(
    struct screening *s, const char *file, const char *column, int line, const char *format, ...)
{
	struct screen_finding f = { .check = s->now->name,
		.severity = s->now->severity,
		.file = file,
		.column = column,
		.line = line };
	va_list args;

	va_start(args, format);
	f.message = arena_vprintf(s->arena, format, args);
	va_end(args);
	vec_push(s->arena, &s->report->findings, f);
	if (f.severity == SCREEN_FAIL)
		s->report->fails++;
	else
		s->report->warns++;
}

bool
screening_knows(struct screening *s, enum list list)
{
	if (list_known(s->lists, list))
		return true;
	vec_push(s->arena, &s->report->skipped, s->now->name);
	return false;
}

const struct screen_report *
screen_pair(struct arena *a, const char *lists, const char *data_path, const char *meta_path)
{
	struct screening *s = anew(a, struct screening);
	unsigned broken = 0;

	s->arena = a;
	s->lists = lists != NULL ? lists_open(a, lists) : lists_new(a);
	s->report = anew(a, struct screen_report);
	s->data_path = data_path;
	s->meta_path = meta_path;
	s->time_period = s->time_identifier = s->level = -1;
	screening_read(s);
	for (size_t i = 0; i < CHECKS; i++) {
		size_t fails = s->report->fails;

		s->now = &checks[i];
		if ((checks[i].needs & broken) != 0)
			continue;
		checks[i].run(s);
		if (s->report->fails > fails)
			broken |= checks[i].breaks;
	}
	return s->report;
}

static json_t *
finding_json(const struct screen_finding *f)
{
	json_t *j = json_object();

	json_object_set_new(j, "check", json_string(f->check));
	json_object_set_new(
	    j, "severity", json_string(f->severity == SCREEN_FAIL ? "fail" : "warn"));
	json_object_set_new(j, "column", f->column != NULL ? json_string(f->column) : json_null());
	json_object_set_new(j, "message", json_string(f->message));
	json_object_set_new(j, "file", json_string(f->file));
	if (f->line > 0)
		json_object_set_new(j, "line", json_integer(f->line));
	if (f->place > 0)
		json_object_set_new(j, "place", json_integer(f->place));
	return j;
}

void
screen_print(struct arena *a, const struct screen_report *r, FILE *out)
{
	json_t *j = json_object(), *list = json_array(), *skipped = json_array();
	const char *result = r->fails > 0 ? "fail" : r->warns > 0 ? "warn" : "pass";

	for (size_t i = 0; i < r->findings.n; i++)
		json_array_append_new(list, finding_json(&r->findings.a[i]));
	json_object_set_new(j, "result", json_string(result));
	json_object_set_new(j, "findings", list);
	for (size_t i = 0; i < r->skipped.n; i++)
		json_array_append_new(skipped, json_string(r->skipped.a[i]));
	json_object_set_new(j, "skipped", skipped);
	fprintf(out, "%s\n", json_text(a, j, 0));
}

void
screen_document(FILE *out)
{
	fprintf(out, "| check | when it is not so | what must be so |\n|---|---|---|\n");
	for (size_t i = 0; i < CHECKS; i++)
		fprintf(out, "| `%s` | %s | %s |\n", checks[i].name,
		    checks[i].severity == SCREEN_FAIL ? "fail" : "warn", checks[i].meaning);
}
