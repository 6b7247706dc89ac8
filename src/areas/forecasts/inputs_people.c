/* population.csv and costs.csv: how many children there are, and what a place costs a year. */
#include "areas/forecasts/inputs_tables.h"

void
inputs_read_population(struct reader *r)
{
	static const char *const columns[] = { "calendar-year", "academic-year", "population" };
	size_t at[3];
	const struct csv_table *t = table_read(r, "population.csv", columns, 3, at);

	r->in->population = arena_alloc_n(r->arena, YEARS, sizeof *r->in->population);
	for (int year = 0; year < YEARS; year++)
		for (int ay = 0; ay < AYS; ay++)
			r->in->population[year][ay] = UNKNOWN;
	for (size_t i = 0; t != NULL && i < t->n_rows; i++) {
		const struct csv_cell *c = t->rows[i].cells;
		int year, ay;
		int64_t n, *known;

		if (!cell_int(r, t, &c[at[0]], YEAR_FIRST, YEAR_FIRST + YEARS - 1, &year) ||
		    !cell_int(r, t, &c[at[1]], AY_FIRST, AY_LAST, &ay) ||
		    !cell_count(r, t, &c[at[2]], &n))
			continue;
		known = &r->in->population[year - YEAR_FIRST][ay - AY_FIRST];
		if (*known != UNKNOWN)
			finding_add(r->findings, FINDING_ERROR, csv_place(t, &c[at[0]]),
			    "%d, academic year %d stands here twice; take one out", year, ay);
		*known = n;
	}
}

static void
warn_of_missing(struct reader *r, const struct csv_table *t, const struct money *costs)
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
		finding_add(r->findings, FINDING_WARNING, (struct finding_place){ t->path, 0, 0 },
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
	const struct csv_table *t = table_read(r, "costs.csv", columns, 3, at);
	struct money *costs = anew_n(r->arena, struct money, pairs + 1);

	for (size_t i = 0; i < pairs; i++)
		costs[i].pence = UNKNOWN;
	for (size_t i = 0; t != NULL && i < t->n_rows; i++) {
		const struct csv_cell *c = t->rows[i].cells;
		int need, setting;
		struct money cost, *known;

		if (!cell_code(r, t, &c[at[0]], &r->in->needs, "need", &need) ||
		    !cell_code(r, t, &c[at[1]], &r->in->settings, "setting", &setting) ||
		    !cell_money(r, t, &c[at[2]], &cost))
			continue;
		known = &costs[(size_t)need * r->in->settings.n + (size_t)setting];
		if (known->pence != UNKNOWN)
			finding_add(r->findings, FINDING_ERROR, csv_place(t, &c[at[0]]),
			    "%s and %s stand here twice; take one out", c[at[0]].text,
			    c[at[1]].text);
		*known = cost;
	}
	if (t != NULL)
		warn_of_missing(r, t, costs);
	r->in->costs = costs;
}
