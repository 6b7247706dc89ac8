/* Inputs: the four files one after the other, then what no single file can show. */
#include "areas/forecasts/inputs.h"
#include "areas/forecasts/inputs_tables.h"

bool
inputs_any_setting(const struct inputs *in, int ay)
{
	for (size_t s = 0; s < in->settings.n; s++)
		if (ay >= in->rules[s].first_ay && ay <= in->rules[s].last_ay)
			return true;
	return false;
}

int64_t
inputs_population(const struct inputs *in, int year, int ay)
{
	return in->population[year - YEAR_FIRST][ay - AY_FIRST];
}

static bool
year_known(const struct inputs *in, int year)
{
	for (int ay = AY_FIRST; ay <= AY_LAST; ay++)
		if (inputs_population(in, year, ay) != UNKNOWN)
			return true;
	return false;
}

/* Every year of the transitions and every year to project, for every age that has a setting. */
static void
check_population(struct reader *r)
{
	struct inputs *in = r->in;
	struct finding_place at = { file_path(r, INPUTS_POPULATION), 0, 0 };

	for (in->end_year = YEAR_FIRST + YEARS - 1; in->end_year > in->last_year + 1;
	     in->end_year--)
		if (year_known(in, in->end_year))
			break;
	if (in->end_year == in->last_year + 1)
		finding_add(r->findings, FINDING_WARNING, at,
		    "no population after %d, so no year can be projected", in->end_year);
	for (int year = in->first_year; year <= in->end_year; year++) {
		if (year == in->last_year + 1)
			continue;
		for (int ay = AY_FIRST; ay <= AY_LAST; ay++)
			if (inputs_any_setting(in, ay) &&
			    inputs_population(in, year, ay) == UNKNOWN)
				finding_add(r->findings, FINDING_ERROR, at,
				    "no population for %d, academic year %d; add it", year, ay);
	}
}

/* More children began to have a plan than there were children. */
static void
check_joiners(struct reader *r)
{
	const struct inputs *in = r->in;
	int64_t(*joined)[AYS] = arena_alloc_n(r->arena, YEARS, sizeof *joined);

	for (size_t i = 0; i < in->n_transitions; i++)
		if (in->transitions[i].from_setting == OUTSIDE)
			joined[in->transitions[i].year - YEAR_FIRST]
			      [in->transitions[i].to_ay - AY_FIRST]++;
	for (int year = in->first_year; year <= in->last_year; year++)
		for (int ay = AY_FIRST; ay <= AY_LAST; ay++) {
			int64_t people = inputs_population(in, year, ay);
			int64_t n = joined[year - YEAR_FIRST][ay - AY_FIRST];

			if (people != UNKNOWN && n > people)
				finding_add(r->findings, FINDING_ERROR,
				    (struct finding_place){ file_path(r, INPUTS_POPULATION), 0, 0 },
				    "in %d, academic year %d, %jd children joined but only %jd "
				    "lived there, so the population goes negative; correct one",
				    year, ay, (intmax_t)n, (intmax_t)people);
		}
}

/* The most there are of an age in any of these years; 0 when it is not known. */
static int64_t
most_people(const struct inputs *in, int first_year, int last_year, int ay)
{
	int64_t most = 0;

	for (int year = first_year; year <= last_year; year++)
		if (inputs_population(in, year, ay) > most)
			most = inputs_population(in, year, ay);
	return most;
}

/* Of nobody there is no rate: the formula would let everybody who comes later join. */
static void
check_rates(struct reader *r)
{
	const struct inputs *in = r->in;

	for (int ay = AY_FIRST; ay <= AY_LAST; ay++)
		if (inputs_any_setting(in, ay) &&
		    most_people(in, in->first_year, in->last_year, ay) == 0 &&
		    most_people(in, in->last_year + 1, in->end_year, ay) > 0)
			finding_add(r->findings, FINDING_ERROR,
			    (struct finding_place){ file_path(r, INPUTS_POPULATION), 0, 0 },
			    "nobody of academic year %d in the years of the transitions, but %jd "
			    "later, so how many join is not known; correct one",
			    ay, (intmax_t)most_people(in, in->last_year + 1, in->end_year, ay));
}

const char *const inputs_file_names[INPUTS_FILES] = {
	[INPUTS_STATES] = "valid-states.csv",
	[INPUTS_POPULATION] = "population.csv",
	[INPUTS_COSTS] = "costs.csv",
	[INPUTS_TRANSITIONS] = "transitions.csv",
};

struct inputs_texts
inputs_open(struct arena *arena, const char *folder)
{
	struct inputs_texts t = { .folder = folder };

	for (int i = 0; i < INPUTS_FILES; i++) {
		const struct buf *b =
		    table_bytes(arena, arena_printf(arena, "%s/%s", folder, inputs_file_names[i]));

		t.file[i].bytes = b->p;
		t.file[i].n = b->n;
	}
	return t;
}

const struct inputs *
inputs_parse(struct arena *arena, const struct inputs_texts *texts, const struct codes *to_come,
    struct findings *findings)
{
	struct reader r = { arena, texts, findings, to_come, anew(arena, struct inputs) };

	inputs_read_states(&r);
	inputs_read_population(&r);
	if (r.in->rules == NULL)
		return r.in;
	inputs_read_costs(&r);
	inputs_read_transitions(&r);
	if (findings->errors == 0) {
		check_population(&r);
		check_joiners(&r);
		check_rates(&r);
	}
	return r.in;
}

const struct inputs *
inputs_read(
    struct arena *arena, const char *folder, const struct codes *to_come, struct findings *findings)
{
	struct inputs_texts texts = inputs_open(arena, folder);

	return inputs_parse(arena, &texts, to_come, findings);
}
