/* Screen: words that are the same in all official statistics, and what programs can take. */
#include "areas/official/screening.h"
#include "base/str.h"

#include <string.h>

/* A name that holds the word must be one of these. */
static const struct {
	const char *word;
	const char *names[5];
} harmonised[] = {
	{ "sen_", { "sen_status", "sen_primary_need", "sen_secondary_need", "sen_provision" } },
	{ "primary_need", { "sen_primary_need" } },
	{ "secondary_need", { "sen_secondary_need" } },
	{ "establishment_type", { "establishment_type", "establishment_type_group" } },
	{ "provider_type", { "provider_type" } },
	{ "school_type", { "establishment_type", "establishment_type_group" } },
	{ "ethnic",
	    { "ethnicity_major", "ethnicity_minor", "ethnicity_detailed", "minority_ethnic" } },
};
enum { HARMONISED = sizeof harmonised / sizeof harmonised[0] };

static bool
is_standard_name(const char *name)
{
	for (int i = 0; i < HARMONISED; i++)
		for (const char *const *n = harmonised[i].names; *n != NULL; n++)
			if (str_eq(name, *n))
				return true;
	return false;
}

static void
find_harmonised(struct screening *s, const struct screen_meta *m, const char *name)
{
	for (int i = 0; i < HARMONISED; i++)
		if (strcasestr(name, harmonised[i].word) != NULL && !is_standard_name(name)) {
			screening_found(s, s->meta_path, name, m->line,
			    "Line %d: \"%s\" seems to be about what the standard calls %s. Use "
			    "that "
			    "name.",
			    m->line, name, harmonised[i].names[0]);
			return;
		}
}

void
check_harmonised_variables(struct screening *s)
{
	for (size_t i = 0; i < s->meta.n; i++) {
		const struct screen_meta *m = &s->meta.a[i];

		find_harmonised(s, m, m->cells[META_COL_NAME]);
		if (*m->cells[META_FILTER_GROUP] != '\0')
			find_harmonised(s, m, m->cells[META_FILTER_GROUP]);
	}
}

/* Is there a line of the list with that text on one side of its |? */
static bool
is_ethnic(struct screening *s, const char *text)
{
	static const char *const majors[] = { "Total", "White", "Mixed/Multiple ethnic groups",
		"Mixed / Multiple ethnic groups", "Asian/Asian British", "Asian / Asian British",
		"Black/African/Caribbean/Black British",
		"Black / African / Caribbean / Black British", "Other ethnic group", "Unknown" };

	for (size_t i = 0; i < sizeof majors / sizeof majors[0]; i++)
		if (str_eq(text, majors[i]) ||
		    list_has(
			s->lists, LIST_ETHNICITY, arena_printf(s->arena, "%s|%s", majors[i], text)))
			return true;
	return false;
}

/* One of the two columns may be missing; its part is then empty. */
static bool
is_ethnicity(struct screening *s, const char *pair)
{
	const char *bar = strchr(pair, '|');

	if (s->ethnicity_major >= 0 && s->ethnicity_minor >= 0)
		return list_has(s->lists, LIST_ETHNICITY, pair);
	return is_ethnic(s,
	    s->ethnicity_minor >= 0 ? bar + 1 : arena_memdup(s->arena, pair, (size_t)(bar - pair)));
}

void
check_harmonised_eth_vals(struct screening *s)
{
	for (size_t i = 0; i < s->ethnicities->n; i++) {
		const struct value *v = &s->ethnicities->a[i];

		if (!is_ethnicity(s, v->text))
			screening_found(s, s->data_path,
			    s->ethnicity_minor >= 0 ? "ethnicity_minor" : "ethnicity_major",
			    v->line, "Line %d: \"%s\" is no ethnic group of the standard.", v->line,
			    v->text);
	}
}

void
check_harmonised_eth_char_grp(struct screening *s)
{
	static const char *const names[] = { "Ethnicity Major", "Ethnicity Minor",
		"Ethnicity Detailed", "Minority Ethnic" };

	for (size_t i = 0; i < s->ethnic_groups->n; i++) {
		const struct value *v = &s->ethnic_groups->a[i];
		bool known = false;

		for (size_t j = 0; j < sizeof names / sizeof names[0]; j++)
			known |= strstr(v->text, names[j]) != NULL;
		if (!known)
			screening_found(s, s->data_path, "characteristic_group", v->line,
			    "Line %d: write \"%s\" as Ethnicity Major, Ethnicity Minor, Ethnicity "
			    "Detailed or Minority Ethnic.",
			    v->line, v->text);
	}
}

void
check_harmonised_eth_char_vals(struct screening *s)
{
	for (size_t i = 0; i < s->ethnic_items->n; i++) {
		const struct value *v = &s->ethnic_items->a[i];

		if (!is_ethnic(s, v->text))
			screening_found(s, s->data_path, "characteristic", v->line,
			    "Line %d: \"%s\" is no ethnic group of the standard.", v->line,
			    v->text);
	}
}

/* The written standard, "Special Educational Needs". */
static const struct {
	const char *column;
	const char *items[20];
} sen[] = {
	{ "sen_status", { "Any special educational need", "No identified special educational need",
			    "All pupils", "Total" } },
	{ "sen_provision", { "All SEN provision", "Education, health and care plan",
			       "SEN support / SEN without an EHC plan", "No SEN provision",
			       "All pupils", "Total" } },
	{ "sen_primary_need",
	    { "Autistic spectrum disorder", "Hearing impairment", "Not reported",
		"Moderate learning difficulty", "Multi-sensory impairment",
		"Other difficulty or disability", "Physical disability",
		"Profound and multiple learning difficulty",
		"SEN support but no specialist assessment of type of need",
		"Severe learning difficulty", "Social, emotional and mental health",
		"Specific learning difficulty", "Speech, language and communication needs",
		"Vision impairment", "Unknown", "No primary need", "Total" } },
};

void
check_harmonised_sen_vals(struct screening *s)
{
	for (size_t i = 0; i < sizeof sen / sizeof sen[0]; i++) {
		int at = screening_column(s, sen[i].column);
		const struct values *values = at >= 0 ? s->columns.a[at].values : NULL;

		for (size_t j = 0; values != NULL && j < values->n; j++) {
			bool known = false;

			for (const char *const *item = sen[i].items; *item != NULL; item++)
				known |= str_eq(values->a[j].text, *item);
			if (!known)
				screening_found(s, s->data_path, sen[i].column, values->a[j].line,
				    "Line %d: \"%s\" is no item of %s in the standard.",
				    values->a[j].line, values->a[j].text, sen[i].column);
		}
	}
}

/* ---- for programs ---- */

enum { LONGEST_NAME = 50, LONGEST_LABEL = 100, LONGEST_CODE = 30, LONGEST_ITEM = 120 };

static void
find_long(
    struct screening *s, const char *file, const char *column, const struct value *v, int most)
{
	if (str_utf8_length(v->text) > (size_t)most)
		screening_found(s, file, column, v->line,
		    "\"%.60s…\" has over %d characters. Programs cannot be given it so; shorten "
		    "it.",
		    v->text, most);
}

void
check_api_char_col_name(struct screening *s)
{
	for (size_t i = 0; i < s->columns.n; i++)
		find_long(s, s->data_path, s->columns.a[i].name,
		    &(struct value){ s->columns.a[i].name, 1 }, LONGEST_NAME);
}

void
check_api_char_col_label(struct screening *s)
{
	for (size_t i = 0; i < s->meta.n; i++)
		find_long(s, s->meta_path, s->meta.a[i].cells[META_COL_NAME],
		    &(struct value){ s->meta.a[i].cells[META_LABEL], s->meta.a[i].line },
		    LONGEST_LABEL);
}

static void
find_long_values(struct screening *s, const struct screen_column *c, int most)
{
	for (size_t i = 0; c->values != NULL && i < c->values->n; i++)
		find_long(s, s->data_path, c->name, &c->values->a[i], most);
}

static bool
is_level_column(const char *name, bool of_name)
{
	for (int i = 0; i < LEVELS; i++)
		for (int j = 0; j < LEVEL_COLUMNS; j++)
			if ((j == 1) == of_name && str_eq(levels[i].columns[j], name))
				return true;
	return false;
}

void
check_api_char_loc_code(struct screening *s)
{
	for (size_t i = 0; i < s->columns.n; i++)
		if (is_level_column(s->columns.a[i].name, false))
			find_long_values(s, &s->columns.a[i], LONGEST_CODE);
}

void
check_api_char_filter_items(struct screening *s)
{
	for (size_t i = 0; i < s->columns.n; i++) {
		const struct screen_column *c = &s->columns.a[i];

		if (c->filter || c->group || is_level_column(c->name, true))
			find_long_values(s, c, LONGEST_ITEM);
	}
}

static void
find_unknown(struct screening *s, const struct screen_meta *m, enum meta_cell cell)
{
	const char *name = m->cells[cell], *type = m->cells[META_COL_TYPE];

	if (*name != '\0' &&
	    !list_has(s->lists, LIST_DICTIONARY, arena_printf(s->arena, "%s|%s", type, name)))
		screening_found(s, s->meta_path, name, m->line,
		    "Line %d: the data dictionary has no %s \"%s\". Programs are not given such "
		    "columns.",
		    m->line, m->filter ? "filter" : "indicator", name);
}

void
check_data_dict_col_name(struct screening *s)
{
	if (!screening_knows(s, LIST_DICTIONARY))
		return;
	for (size_t i = 0; i < s->meta.n; i++) {
		find_unknown(s, &s->meta.a[i], META_COL_NAME);
		find_unknown(s, &s->meta.a[i], META_FILTER_GROUP);
	}
}
