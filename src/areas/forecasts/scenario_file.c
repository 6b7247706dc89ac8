/* Scenario file: its shape for the strict reader. */
#include "areas/forecasts/inputs_tables.h"
#include "areas/forecasts/scenario.h"
#include "areas/forecasts/scenario_file.h"
#include "base/str.h"
#include "io/strict.h"
#include "io/strict_schema.h"

#include <string.h>

static const struct strict_kind kinds[] = {
	{ "from_year", STRICT_NUMBER },
	{ "percent", STRICT_NUMBER },
	{ "places", STRICT_NUMBER },
	{ "pounds", STRICT_NUMBER },
	{ 0 },
};

static const cyaml_schema_value_t code_value = { CYAML_VALUE_STRING(
    CYAML_FLAG_POINTER, char, 1, 40) };

static const cyaml_schema_field_t rate_fields[] = {
	NUMBER("from_year", struct rate_entry, from_year),
	NUMBER("percent", struct rate_entry, percent),
	WORDS_OR_NONE("first_academic_year", struct rate_entry, first),
	WORDS_OR_NONE("last_academic_year", struct rate_entry, last),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t rate_value = MAPPING(struct rate_entry, rate_fields);

static const cyaml_schema_field_t opening_fields[] = {
	WORDS("setting", struct opening_entry, setting),
	WORDS("like", struct opening_entry, like),
	NUMBER("from_year", struct opening_entry, from_year),
	NUMBER("places", struct opening_entry, places),
	WORDS_OR_NONE("first_academic_year", struct opening_entry, first),
	WORDS_OR_NONE("last_academic_year", struct opening_entry, last),
	LIST_OF("needs", CYAML_FLAG_OPTIONAL, struct opening_entry, needs, n_needs, char *,
	    code_value, 1),
	LIST_OF(
	    "instead_of", 0, struct opening_entry, instead_of, n_instead_of, char *, code_value, 1),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t opening_value = MAPPING(struct opening_entry, opening_fields);

static const cyaml_schema_field_t cost_fields[] = {
	WORDS("setting", struct cost_entry, setting),
	WORDS_OR_NONE("need", struct cost_entry, need),
	NUMBER("from_year", struct cost_entry, from_year),
	NUMBER("pounds", struct cost_entry, pounds),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t cost_value = MAPPING(struct cost_entry, cost_fields);

static const cyaml_schema_field_t fields[] = {
	LIST_OF("joiner_rates", CYAML_FLAG_OPTIONAL, struct scenario_entries, rates, n_rates,
	    struct rate_entry, rate_value, 1),
	LIST_OF("openings", CYAML_FLAG_OPTIONAL, struct scenario_entries, openings, n_openings,
	    struct opening_entry, opening_value, 1),
	LIST_OF("costs", CYAML_FLAG_OPTIONAL, struct scenario_entries, costs, n_costs,
	    struct cost_entry, cost_value, 1),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t top = TOP(struct scenario_entries, fields);

struct finding_place
scenario_place(const struct scenario *s, const char *key, const char *value)
{
	int line = strict_line_of(s->text, key, 1);

	return (struct finding_place){ s->path, strict_line_of(s->text, value, line), 0 };
}

static void
check_codes(const struct scenario *s, struct findings *f)
{
	for (unsigned i = 0; i < s->e->n_openings; i++) {
		const char *code = s->e->openings[i].setting;
		struct finding_place at = scenario_place(s, "openings", code);

		if (!codes_fit(code))
			finding_add(f, FINDING_ERROR, at,
			    "\"%.40s\" is no code; use letters, digits and _", code);
		for (unsigned k = 0; k < i; k++)
			if (str_eq(code, s->e->openings[k].setting))
				finding_add(f, FINDING_ERROR, at, "%s opens twice", code);
	}
}

static const struct scenario *
take(struct arena *arena, const struct strict_file *file, struct findings *f)
{
	struct scenario *s = anew(arena, struct scenario);

	s->path = file->path;
	s->text = file->text;
	s->e = strict_read(arena, file, kinds, &top);
	check_codes(s, f);
	return s;
}

const struct scenario *
scenario_read(struct arena *arena, const char *path, struct findings *f)
{
	struct strict_file file = strict_open(arena, path);

	return take(arena, &file, f);
}

const struct scenario *
scenario_parse(struct arena *arena, const char *name, const char *text, struct findings *f)
{
	return take(arena, &(struct strict_file){ name, text, strlen(text) }, f);
}

struct codes
scenario_settings(struct arena *arena, const struct scenario *s)
{
	struct codes c = { 0 };

	if (s == NULL)
		return c;
	c.a = anew_n(arena, const char *, s->e->n_openings + 1);
	for (; c.n < s->e->n_openings; c.n++)
		c.a[c.n] = s->e->openings[c.n].setting;
	return c;
}
