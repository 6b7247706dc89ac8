/* population.csv and costs.csv: how many children there are, and what a place costs a year. */
#include "areas/forecasts/inputs_tables.h"

static void
take_cells(const struct table *t, const struct csv_row *row, const size_t at[3], struct cell ret[3])
{
	for (int i = 0; i < 3; i++)
		ret[i] = cell_of(t, row, at[i]);
}

void
inputs_read_population(struct reader *r)
{
	static const char *const columns[] = { "calendar-year", "academic-year", "population" };
	struct table t;
	size_t at[3];

	r->in->population = arena_alloc_n(r->arena, YEARS, sizeof *r->in->population);
	for (int year = 0; year < YEARS; year++)
		for (int ay = 0; ay < AYS; ay++)
			r->in->population[year][ay] = UNKNOWN;
	if (!read_file(r, INPUTS_POPULATION, columns, 3, &t, at))
		return;
	for (size_t i = 0; i < t.n; i++) {
		struct cell c[3];
		int year, ay;
		int64_t n, *known;

		take_cells(&t, &t.rows[i], at, c);
		if (!cell_int(r, &c[0], YEAR_FIRST, YEAR_FIRST + YEARS - 1, &year) ||
		    !cell_int(r, &c[1], AY_FIRST, AY_LAST, &ay) || !cell_count(r, &c[2], &n))
			continue;
		known = &r->in->population[year - YEAR_FIRST][ay - AY_FIRST];
		if (*known != UNKNOWN)
			finding_add(r->findings, FINDING_ERROR, c[0].at,
			    "%d, academic year %d stands here twice; take one out", year, ay);
		*known = n;
	}
}

static void
warn_of_missing(struct reader *r, const char *path, const struct money *costs)
{
	const struct inputs *in = r->in;
	size_t missing = 0, pairs = in->needs.n * in->settings.n, first = 0;

	for (size_t i = pairs; i-- > 0;) {
		if (costs[i].pence == UNKNOWN) {
			missing++;
			first = i;
		}
	}
	if (missing > 0)
		finding_add(r->findings, FINDING_WARNING, (struct finding_place){ path, 0, 0 },
		    "no cost for %zu of %zu pairs of need and setting, such as %s and %s; they "
		    "count as nothing",
		    missing, pairs, in->needs.a[first / in->settings.n],
		    in->settings.a[first % in->settings.n]);
}

void
inputs_read_costs(struct reader *r)
{
	static const char *const columns[] = { "need", "setting", "cost" };
	size_t at[3], pairs = r->in->needs.n * r->in->settings.n;
	struct money *costs = anew_n(r->arena, struct money, pairs);
	struct table t;

	r->in->costs = costs;
	for (size_t i = 0; i < pairs; i++)
		costs[i].pence = UNKNOWN;
	if (!read_file(r, INPUTS_COSTS, columns, 3, &t, at))
		return;
	for (size_t i = 0; i < t.n; i++) {
		struct cell c[3];
		int need, setting;
		struct money cost, *known;

		take_cells(&t, &t.rows[i], at, c);
		if (!cell_code(r, &c[0], &r->in->needs, "need", &need) ||
		    !cell_code(r, &c[1], &r->in->settings, "setting", &setting) ||
		    !cell_money(r, &c[2], &cost))
			continue;
		known = &costs[(size_t)need * r->in->settings.n + (size_t)setting];
		if (known->pence != UNKNOWN)
			finding_add(r->findings, FINDING_ERROR, c[0].at,
			    "%s and %s stand here twice; take one out", c[0].text, c[1].text);
		*known = cost;
	}
	warn_of_missing(r, t.path, costs);
}
