/*
 * Forecast run: the mean of many runs is the one that can be worked out without
 * chance; threads change nothing; scenarios change what they say; and the spread is
 * that of the published thousand runs, where that folder is at hand (WAYMARK_SHARED).
 */
#include "../check.h"
#include "areas/forecasts/outcomes.h"
#include "areas/forecasts/project.h"
#include "areas/forecasts/scenario.h"
#include "areas/forecasts/walk.h"
#include "base/str.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct council {
	struct arena *arena;
	const struct world *world;
	struct findings *findings;
};

/* With a scenario of that text, or none. */
static struct council
council_of(const char *folder, const char *yaml)
{
	struct council c = { arena_new(1 << 30), NULL, NULL };
	const struct scenario *s = NULL;
	const struct inputs *in;
	struct codes to_come;

	c.findings = findings_new(c.arena);
	if (yaml != NULL) {
		FILE *f = fopen("forecast-scenario.yaml", "w");

		fputs(yaml, f);
		fclose(f);
		s = scenario_read(c.arena, "forecast-scenario.yaml", c.findings);
		remove("forecast-scenario.yaml");
	}
	to_come = scenario_settings(c.arena, s);
	in = inputs_read(c.arena, folder, &to_come, c.findings);
	if (c.findings->errors > 0)
		return c;
	c.world = scenario_world(c.arena, s, in, fit_inputs(c.arena, in), c.findings);
	return c;
}

/* One year on of the expected numbers: a beta-binomial's mean is n times the mean rate. */
static void
expect_year(const struct world *w, int year, const double *now, double *next)
{
	const struct inputs *in = w->in;
	size_t row = in->needs.n * in->settings.n;

	for (int ay = AY_FIRST; ay < AY_LAST; ay++)
		for (size_t p = 0; p < row; p++) {
			int need = (int)(p / in->settings.n), set = (int)(p % in->settings.n);
			size_t cell = cell_at(in, ay, need, set);
			const struct destinations *go = &w->fit->movers_go[cell];
			double stay = now[cell] * (1 - beta_mean(w->fit->leavers[cell]));
			double move = w->may_move[cell] && go->spread.n > 0
					  ? stay * beta_mean(w->fit->movers[cell])
					  : 0;

			if (!inputs_valid(in, ay, need, set))
				continue;
			next[cell + row] += stay - move;
			for (size_t i = 0; i < go->spread.n; i++)
				next[cell_at(in, ay + 1, 0, 0) + (size_t)go->to[i]] +=
				    move * go->spread.alpha[i] / spread_total(&go->spread);
		}
	for (int ay = AY_FIRST; ay <= AY_LAST; ay++) {
		const struct destinations *go = &w->fit->joiners_go[ay - AY_FIRST];
		double join = beta_mean(w->joiners[year][ay - AY_FIRST]) *
			      (double)inputs_population(in, world_year(w, year), ay);

		for (size_t i = 0; i < go->spread.n; i++)
			next[cell_at(in, ay, 0, 0) + (size_t)go->to[i]] +=
			    join * go->spread.alpha[i] / spread_total(&go->spread);
	}
}

static struct summary
count_in(const struct council *c, const struct projection *p, int year)
{
	size_t n;
	const struct tallied *list = tally_list(c->arena, &p->years[year].count, 0, &n);

	return summary_of(list, n);
}

static const struct projection *
runs(const struct council *c, uint32_t n, uint64_t seed, int threads)
{
	struct projection_order order = { n, seed, threads };

	return project(c->arena, c->world, &order);
}

static void
check_means(const struct council *c, const struct projection *p)
{
	size_t cells = inputs_cells(c->world->in);
	double *now = anew_n(c->arena, double, cells);

	for (size_t i = 0; i < cells; i++)
		now[i] = (double)c->world->start[i];
	for (int y = 0; y < c->world->years; y++) {
		struct summary s = count_in(c, p, y);
		double want = 0, *next = anew_n(c->arena, double, cells);

		for (size_t i = 0; i < cells; i++)
			want += now[i];
		if (fabs(s.mean - want) > 4 * s.sd / sqrt(p->runs))
			printf("# year %d: mean %g, expected %g\n", y, s.mean, want);
		CHECK(fabs(s.mean - want) <= 4 * s.sd / sqrt(p->runs));
		if (y + 1 < c->world->years)
			expect_year(c->world, y + 1, now, next);
		now = next;
	}
}

static void
mean_of_runs_is_the_expectation(void)
{
	struct council c = council_of(FORECAST_DIR "/in", NULL);

	CHECK_INT((int64_t)c.findings->errors, 0);
	CHECK_INT(c.world->years, 5);
	check_means(&c, runs(&c, 4000, 1, 2));
	arena_free(c.arena);
}

static const char *
all_files(const struct council *c, const struct projection *p, const char *name)
{
	struct files_out *out = files_out_new(c->arena);
	struct buf *b = buf_new(c->arena);
	const char *path = arena_printf(c->arena, "forecast-run-test/%s", name);
	FILE *f;

	outcomes_write(c->arena, out, c->world, p);
	files_out_keep(out, "forecast-run-test");
	f = fopen(path, "r");
	b->n = fread(buf_reserve(b, 1 << 20), 1, 1 << 20, f);
	b->p[b->n] = '\0';
	fclose(f);
	if (system("rm -r forecast-run-test") != 0)
		CHECK(false);
	return b->p;
}

static void
threads_change_nothing(void)
{
	static const char *const names[] = { "Output_Count.csv", "Output_State.csv",
		"Output_Cost.csv", "Output_Setting.csv" };

	for (int i = 0; i < 4; i++) {
		struct council c = council_of(FORECAST_DIR "/in", NULL);
		const char *one = all_files(&c, runs(&c, 101, 9, 1), names[i]);
		const char *seven = all_files(&c, runs(&c, 101, 9, 7), names[i]);
		const char *other = all_files(&c, runs(&c, 101, 10, 7), names[i]);

		CHECK_STR(seven, one);
		CHECK(!str_eq(other, one));
		arena_free(c.arena);
	}
}

/* COLL and SPEC are the last to take children: up to NCY 15 and 13. */
static void
nobody_moves_for_the_last_year(void)
{
	static const struct {
		int ay, setting;
		bool may;
	} want[] = { { -5, 1, false }, { -4, 1, true }, { -4, 2, false }, { 10, 0, true },
		{ 11, 0, true }, { 11, 3, true }, { 12, 3, true }, { 12, 0, false },
		{ 13, 3, true }, { 13, 0, false }, { 14, 3, false }, { 14, 0, false } };
	struct council c = council_of(FORECAST_DIR "/in", NULL);
	const struct inputs *in = c.world->in;

	CHECK_STR(in->settings.a[0], "COLL");
	CHECK_STR(in->settings.a[3], "SPEC");
	for (size_t i = 0; i < sizeof want / sizeof want[0]; i++)
		CHECK_INT(
		    c.world->may_move[cell_at(in, want[i].ay, 0, want[i].setting)], want[i].may);
	arena_free(c.arena);
}

/* How far two columns of numbers go together: -1 to 1. */
static double
correlation(const double *x, const double *y, int n)
{
	double sx = 0, sy = 0, xx = 0, yy = 0, xy = 0;

	for (int i = 0; i < n; i++) {
		sx += x[i];
		sy += y[i];
		xx += x[i] * x[i];
		yy += y[i] * y[i];
		xy += x[i] * y[i];
	}
	return (xy - sx * sy / n) / sqrt((xx - sx * sx / n) * (yy - sy * sy / n));
}

static double
children_of(const struct walk *w, int ay)
{
	const struct inputs *in = w->world->in;
	double n = 0;

	for (size_t i = 0; i < in->needs.n * in->settings.n; i++)
		n += (double)w->now[cell_at(in, ay, 0, 0) + i];
	return n;
}

/* The youngest have all just joined, so years and ages show the chance of their own. */
static void
years_runs_and_ages_have_their_own_chance(void)
{
	enum { N = 1000 };
	static double first[N], second[N], next_run[N], older[N];
	struct council c = council_of(FORECAST_DIR "/in", NULL);
	struct walk *w = walk_new(c.arena, c.world, 6);

	for (uint32_t run = 0; run < N; run++) {
		walk_begin(w, run);
		walk_on(w);
		first[run] = children_of(w, -2);
		older[run] = children_of(w, 3);
		next_run[run ? run - 1 : N - 1] = first[run];
		walk_on(w);
		second[run] = children_of(w, -2);
	}
	CHECK(fabs(correlation(first, first, N) - 1) < 1e-9);
	CHECK(fabs(correlation(first, second, N)) < 0.15);
	CHECK(fabs(correlation(first, next_run, N)) < 0.15);
	CHECK(fabs(correlation(first, older, N)) < 0.15);
	arena_free(c.arena);
}

static double
mean_of(const struct council *c, const struct projection *p, const struct tally *t)
{
	double sum = 0;

	(void)c;
	for (uint32_t i = 0; i < t->width; i++)
		sum += (double)(t->low + i) * t->times[i];
	return sum / p->runs;
}

static void
higher_rate_brings_more_from_its_year(void)
{
	struct council a = council_of(FORECAST_DIR "/in", NULL);
	struct council b = council_of(FORECAST_DIR "/in",
	    "joiner_rates:\n  - { from_year: 2028, percent: 150, "
	    "first_academic_year: \"-1\", last_academic_year: \"3\" }\n");
	const struct projection *p = runs(&a, 400, 3, 2), *q = runs(&b, 400, 3, 2);

	CHECK_INT((int64_t)b.findings->errors, 0);
	CHECK(count_in(&a, p, 1).mean == count_in(&b, q, 1).mean);
	CHECK(count_in(&b, q, 2).mean > count_in(&a, p, 2).mean + 5);
	/* The same chance elsewhere: the year's oldest are untouched. */
	CHECK(mean_of(&a, p, &p->years[2].by_ay[12 - AY_FIRST]) ==
	      mean_of(&b, q, &q->years[2].by_ay[12 - AY_FIRST]));
	check_means(&b, runs(&b, 4000, 4, 2));
	arena_free(a.arena);
	arena_free(b.arena);
}

static const char hill[] = "openings:\n"
			   "  - setting: HILL\n"
			   "    like: SPEC\n"
			   "    from_year: 2028\n"
			   "    places: 12\n"
			   "    needs: [ASD]\n"
			   "    first_academic_year: \"3\"\n"
			   "    last_academic_year: \"9\"\n"
			   "    instead_of: [SPEC, MAIN]\n"
			   "costs:\n"
			   "  - { setting: HILL, from_year: 2029, pounds: 30000 }\n";

static void
opening_fills_to_its_places(void)
{
	struct council a = council_of(FORECAST_DIR "/in", NULL);
	struct council c = council_of(FORECAST_DIR "/in", hill);
	const struct projection *p = runs(&a, 400, 3, 2), *q = runs(&c, 400, 3, 2);
	const struct inputs *in = c.world->in;
	size_t setting = in->settings.n - 1;

	CHECK_INT((int64_t)c.findings->errors, 0);
	CHECK_STR(in->settings.a[setting], "HILL");
	CHECK_INT(q->years[1].by_setting[setting].width, 0);
	CHECK(mean_of(&c, q, &q->years[2].by_setting[setting]) > 1);
	for (int y = 2; y < c.world->years; y++) {
		const struct tally *t = &q->years[y].by_setting[setting];

		for (uint32_t i = 0; i < t->width; i++)
			CHECK(t->times[i] == 0 || t->low + i <= 12);
		for (int ay = AY_FIRST; ay <= AY_LAST; ay++) /* 10: those who stayed on a year */
			CHECK((ay >= 3 && ay <= 10) ||
			      q->years[y].by_cell[cell_at(in, ay, 0, (int)setting)].width == 0);
		CHECK_INT(q->years[y].by_need[1].width > 0, 1);
	}
	/* Nobody is lost or made in the year it opens. */
	CHECK(count_in(&a, p, 2).mean == count_in(&c, q, 2).mean);
	CHECK(mean_of(&c, q, &q->years[4].by_setting[setting]) > 4);
	CHECK(c.world->costs[2][setting].pence == 0);
	CHECK(c.world->costs[3][setting].pence == 3000000);
	arena_free(a.arena);
	arena_free(c.arena);
}

static const struct {
	const char *yaml, *message;
	int line;
} wrong[] = {
	{ "joiner_rates:\n  - { from_year: 2026, percent: 110 }\n", "no year that is projected",
	    2 },
	{ "joiner_rates:\n  - { from_year: 2031, percent: 110 }\n", "no year that is projected",
	    2 },
	{ "joiner_rates:\n  - { from_year: 2028, percent: 900000 }\n", "more would join", 2 },
	{ "joiner_rates:\n  - from_year: 2028\n    percent: 90\n    last_academic_year: x\n",
	    "no academic year", 4 },
	{ "costs:\n  - { setting: NOPE, from_year: 2028, pounds: 1 }\n", "no such code", 2 },
	{ "costs:\n  - { setting: MAIN, need: X, from_year: 2028, pounds: 1 }\n", "no such code",
	    2 },
	{ "openings:\n  - { setting: MAIN, like: SPEC, from_year: 2028, places: 1, instead_of: "
	  "[UNIT] }\n",
	    "already a setting", 2 },
	{ "openings:\n  - { setting: A-B, like: SPEC, from_year: 2028, places: 1, instead_of: "
	  "[UNIT] }\n",
	    "is no code", 2 },
	{ "openings:\n  - { setting: Z, like: Z, from_year: 2028, places: 1, instead_of: [UNIT] "
	  "}\n",
	    "no such code", 2 },
	{ "openings:\n  - { setting: Z, like: SPEC, from_year: 2028, places: 1, instead_of: [Q] "
	  "}\n",
	    "no such code", 2 },
	{ "openings:\n  - setting: Z\n    like: SPEC\n    from_year: 2028\n    places: 1\n"
	  "    last_academic_year: \"14\"\n    instead_of: [UNIT]\n",
	    "not ages", 2 },
	{ "openings:\n  - setting: Z\n    like: SPEC\n    from_year: 2028\n    places: 1\n"
	  "    needs: [SLCN]\n    instead_of: [UNIT]\n",
	    "not a need", 6 },
};

static void
wrong_scenarios_are_findings(void)
{
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		struct council c = council_of(FORECAST_DIR "/in", wrong[i].yaml);
		bool found = false;

		for (size_t k = 0; k < c.findings->kept.n; k++) {
			const struct finding *f = &c.findings->kept.a[k];

			found |= f->severity == FINDING_ERROR && f->at.line == wrong[i].line &&
				 strstr(f->message, wrong[i].message) != NULL;
		}
		if (!found)
			printf("# not found: %s\n", wrong[i].message);
		CHECK(found);
		arena_free(c.arena);
	}
}

/* The totals that the model's authors published for a thousand runs: 2018 to 2022. */
static const struct {
	double mean, sd;
} published[] = { { 2254.5, 27.26 }, { 2330.46, 36.56 }, { 2405.3, 42.25 }, { 2485.3, 48.98 },
	{ 2562.64, 53.69 } };

static void
thousand_runs_are_as_published(void)
{
	const char *shared = getenv("WAYMARK_SHARED");
	char folder[1000];
	struct council c;
	const struct projection *p;

	if (shared == NULL) {
		printf("# skipped: WAYMARK_SHARED does not name the folder of published data\n");
		return;
	}
	snprintf(folder, sizeof folder, "%s/data/projection/demo", shared);
	c = council_of(folder, NULL);
	p = runs(&c, 1000, 50, 2);
	CHECK_INT(c.world->years, 6);
	CHECK(count_in(&c, p, 0).mean == 2153);
	for (int y = 1; y < 6; y++) {
		struct summary s = count_in(&c, p, y);

		printf("# %d: mean %.2f, published %.2f; sd %.2f, published %.2f\n",
		    world_year(c.world, y), s.mean, published[y - 1].mean, s.sd,
		    published[y - 1].sd);
		CHECK(fabs(s.mean / published[y - 1].mean - 1) < 0.015);
		CHECK(fabs(s.sd / published[y - 1].sd - 1) < 0.10);
	}
	check_means(&c, p);
	arena_free(c.arena);
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(mean_of_runs_is_the_expectation),
	    CHECK_CASE(threads_change_nothing), CHECK_CASE(nobody_moves_for_the_last_year),
	    CHECK_CASE(years_runs_and_ages_have_their_own_chance),
	    CHECK_CASE(higher_rate_brings_more_from_its_year),
	    CHECK_CASE(opening_fills_to_its_places), CHECK_CASE(wrong_scenarios_are_findings),
	    CHECK_CASE(thousand_runs_are_as_published), { 0 } });
}
