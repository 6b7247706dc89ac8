/*
 * Inputs: what a council knows, from four files, read once and not changed.
 *
 * transitions.csv (one row a child and year), population.csv, valid-states.csv
 * and costs.csv; docs/forecast.md tells their columns.  Everything lives as
 * long as the arena and may be read by several threads.
 */
#pragma once
#include "base/arena.h"
#include "base/money.h"
#include "io/findings.h"

#include <stdbool.h>

/* Academic years (national curriculum years): reception is 0. */
enum { AY_FIRST = -5, AY_LAST = 25, AYS = AY_LAST - AY_FIRST + 1 };
/* Bounds that keep a wrong file from taking the machine's memory. */
enum { MOST_CODES = 200, MOST_PLACES_TO_BE = 4000, YEAR_FIRST = 1990, YEARS = 120 };
enum { OUTSIDE = -1, UNKNOWN = -1 };

/* The four files. */
enum inputs_file {
	INPUTS_STATES,
	INPUTS_POPULATION,
	INPUTS_COSTS,
	INPUTS_TRANSITIONS,
	INPUTS_FILES
};
extern const char *const inputs_file_names[INPUTS_FILES];

/* Their content, as it stands in a folder or was kept before. */
struct inputs_texts {
	const char *folder; /* as findings call it */
	struct {
		const char *bytes;
		size_t n;
	} file[INPUTS_FILES];
};

/* Rising; an index into it stands for the code.  Settings still to come follow the others. */
struct codes {
	const char **a;
	size_t n;
};

/* What valid-states.csv says of a setting. */
struct setting {
	int first_ay, last_ay;
	bool *takes;	/* [need] */
	bool *leads_to; /* [setting]: children may move there */
};

/* A child between two academic years; need and setting are OUTSIDE for a child without a plan. */
struct transition {
	int year, from_ay, to_ay;
	int from_need, from_setting, to_need, to_setting;
};

struct inputs {
	struct codes needs, settings;
	const struct setting *rules; /* [setting] */
	const struct transition *transitions;
	size_t n_transitions;
	int64_t (*population)[AYS]; /* [year - YEAR_FIRST][ay - AY_FIRST]; UNKNOWN */
	const struct money *costs;  /* [need * settings + setting], a year; pence UNKNOWN */
	int first_year, last_year;  /* of the transitions; the first to project follows */
	int end_year;		    /* the last to project: as far as the population goes */
};

/*
 * Settings `to_come` get a place in the list but no children: their rule fits nobody.
 * A folder that lacks a file is fail(FAULT_USAGE).  The result counts only when no
 * error was found.
 */
const struct inputs *inputs_read(
    struct arena *, const char *folder, const struct codes *to_come, struct findings *);

/* The two halves of it. */
struct inputs_texts inputs_open(struct arena *, const char *folder);
const struct inputs *inputs_parse(
    struct arena *, const struct inputs_texts *, const struct codes *to_come, struct findings *);

/* Where in arrays of [ay][need][setting] a child stands. */
static inline size_t
cell_at(const struct inputs *in, int ay, int need, int setting)
{
	size_t row = (size_t)(ay - AY_FIRST) * in->needs.n + (size_t)need;

	return row * in->settings.n + (size_t)setting;
}

static inline size_t
inputs_cells(const struct inputs *in)
{
	return (size_t)AYS * in->needs.n * in->settings.n;
}

/* The setting is for children of that need in that academic year. */
bool inputs_valid(const struct inputs *, int ay, int need, int setting);
/* Any setting is for children of that academic year. */
bool inputs_any_setting(const struct inputs *, int ay);
int64_t inputs_population(const struct inputs *, int year, int ay);
