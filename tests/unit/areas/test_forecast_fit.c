/*
 * Forecast fit: every row of the five files against an independent computation of a
 * made-up council, and against the published parameters of the demo council that
 * the model's authors give, where that folder is at hand (WAYMARK_SHARED).
 */
#include "../check.h"
#include "areas/forecasts/fit.h"
#include "areas/forecasts/parameters.h"
#include "base/str.h"
#include "io/table.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

static const char *const files[] = { "joiner_beta_expectations.csv", "leaver_beta_expectations.csv",
	"mover_beta_expectations.csv", "joiners_dirichlet_expectations.csv",
	"movers_dirichlet_expectations.csv" };
enum { FILES = 5 };

static const struct codes nothing;

static bool
is_number_column(const char *name)
{
	static const char *const names[] = { "alpha", "beta", "expectation",
		"normalisation-constant" };

	for (int i = 0; i < 4; i++)
		if (str_eq(name, names[i]))
			return true;
	return false;
}

static bool
same_cell(const char *column, const char *got, const char *want)
{
	double a, b;

	if (!is_number_column(column))
		return str_eq(got, want);
	a = strtod(got, NULL);
	b = strtod(want, NULL);
	return fabs(a - b) <= 1e-6 * fabs(b);
}

/* How many rows are not those of the other file, in the same order. */
static size_t
rows_that_differ(const struct table *got, const struct table *want)
{
	size_t bad = 0;

	for (size_t r = 0; r < want->n && r < got->n; r++) {
		size_t c = 0;

		while (c < want->header.n && same_cell(want->header.cells[c], got->rows[r].cells[c],
						 want->rows[r].cells[c]))
			c++;
		bad += c < want->header.n;
	}
	return bad;
}

static void
compare(struct arena *arena, const char *in, const char *want)
{
	struct findings *f = findings_new(arena);
	const struct inputs *inputs = inputs_read(arena, in, &nothing, f);
	struct files_out *out = files_out_new(arena);

	CHECK_INT((int64_t)f->errors, 0);
	parameters_write(out, inputs, fit_inputs(arena, inputs));
	files_out_keep(out, "forecast-fit-test");
	for (int i = 0; i < FILES; i++) {
		const char *mine = arena_printf(arena, "forecast-fit-test/%s", files[i]);
		struct table a = table_read(arena, mine, f);
		struct table b = table_read(arena, arena_printf(arena, "%s/%s", want, files[i]), f);

		CHECK_INT((int64_t)a.header.n, (int64_t)b.header.n);
		CHECK_INT((int64_t)a.n, (int64_t)b.n);
		CHECK(b.n > 0);
		for (size_t c = 0; c < a.header.n; c++)
			CHECK_STR(a.header.cells[c], b.header.cells[c]);
		CHECK_INT((int64_t)rows_that_differ(&a, &b), 0);
		remove(mine);
	}
	remove("forecast-fit-test");
	CHECK_INT((int64_t)f->errors, 0);
}

static void
made_up_council_is_as_the_oracle_says(void)
{
	struct arena *arena = arena_new(0);

	compare(arena, FORECAST_DIR "/in", FORECAST_DIR "/fitted");
	arena_free(arena);
}

static void
published_council_is_as_published(void)
{
	const char *shared = getenv("WAYMARK_SHARED");
	struct arena *arena = arena_new(0);

	if (shared == NULL)
		printf("# skipped: WAYMARK_SHARED does not name the folder of published data\n");
	else
		compare(arena, arena_printf(arena, "%s/data/projection/demo", shared),
		    arena_printf(arena, "%s/data/projection/expected_10sim", shared));
	arena_free(arena);
}

/* alpha / (alpha + beta) of the population, to the last bit that doubles have. */
static void
expected_joiners_are_exact(void)
{
	struct arena *arena = arena_new(0);
	struct findings *f = findings_new(arena);
	const struct inputs *in = inputs_read(arena, FORECAST_DIR "/in", &nothing, f);
	const struct fit *fit = fit_inputs(arena, in);

	for (int year = in->last_year + 2; year <= in->end_year; year++)
		for (int ay = AY_FIRST; ay <= AY_LAST; ay++) {
			struct beta b = fit->joiners[ay - AY_FIRST];
			double want = b.alpha > 0 ? (double)inputs_population(in, year, ay) *
							b.alpha / (b.alpha + b.beta)
						  : 0;

			CHECK(fabs(fit_joiners(fit, in, year, ay) - want) <= 1e-12 * want);
		}
	arena_free(arena);
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(made_up_council_is_as_the_oracle_says),
	    CHECK_CASE(published_council_is_as_published), CHECK_CASE(expected_joiners_are_exact),
	    { 0 } });
}
