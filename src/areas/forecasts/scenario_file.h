/* Scenario file: the YAML as it stands, before it is compared with the inputs. */
#pragma once
#include "io/findings.h"

struct rate_entry {
	int from_year, percent;
	const char *first, *last; /* academic years; NULL: from the youngest, to the oldest */
};

struct opening_entry {
	const char *setting, *like;
	int from_year, places;
	const char *first, *last; /* NULL: as the setting that it is like */
	const char **needs, **instead_of;
	unsigned n_needs, n_instead_of; /* no needs: as the setting that it is like */
};

struct cost_entry {
	const char *setting, *need; /* need NULL: every need */
	int from_year, pounds;
};

struct scenario_entries {
	const struct rate_entry *rates;
	const struct opening_entry *openings;
	const struct cost_entry *costs;
	unsigned n_rates, n_openings, n_costs;
};

struct scenario {
	const char *path, *text;
	const struct scenario_entries *e;
};

/* Where an entry's value stands: the first line after the key that has it. */
struct finding_place scenario_place(const struct scenario *, const char *key, const char *value);
