/*
 * Backtests: what is projected is what the inputs of that year give, and what came is counted from
 * the transitions; a council whose rates stay as they are is found so; too few years cannot be
 * tried.  With WAYMARK_SHARED also the published council.
 */
#include "../check.h"
#include "areas/forecasts/backtest.h"
#include "base/buf.h"
#include "base/str.h"
#include "stat/stream.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const struct projection_order order = { .runs = 400, .seed = 50, .threads = 2 };

static const struct inputs *
read_until(struct arena *a, const char *folder, int last_year)
{
	struct inputs_texts t = inputs_open(a, folder);
	struct codes none = { 0 };
	struct buf *b = buf_new(a);
	const char *p =
	    arena_memdup(a, t.file[INPUTS_TRANSITIONS].bytes, t.file[INPUTS_TRANSITIONS].n);

	for (size_t n; *p != '\0'; p += n + (p[n] == '\n')) {
		n = strcspn(p, "\n");
		if (atoi(p) <= last_year) /* the head is 0 */
			buf_printf(b, "%.*s\n", (int)n, p);
	}
	t.file[INPUTS_TRANSITIONS].bytes = b->p;
	t.file[INPUTS_TRANSITIONS].n = b->n;
	return inputs_parse(a, &t, &none, findings_new(a));
}

/* The last of three years is kept back: 2026 from what was known of 2023 and 2024. */
static void
projected_as_in_that_year(void)
{
	struct arena *a = arena_new(1 << 30);
	const struct inputs *in = read_until(a, FORECAST_DIR "/in", 9999);
	const struct inputs *then = read_until(a, FORECAST_DIR "/in", 2024);
	const struct projection *p = project(a, world_new(a, then, fit_inputs(a, then)), &order);
	const struct backtest *b = backtest(a, in, &order);
	struct summary s = projection_summary(a, p, &p->years[1].count);
	int64_t came = 0, by_need = 0, by_setting = 0;

	CHECK(b != NULL);
	CHECK_INT(b->fit_first, 2023);
	CHECK_INT(b->fit_last, 2024);
	CHECK_INT((int64_t)b->n, 1);
	CHECK_INT(b->years[0].year, 2026);
	CHECK_INT(b->years[0].all.projected.median, s.median);
	CHECK_INT(b->years[0].all.projected.low95, s.low95);
	for (size_t i = 0; i < in->n_transitions; i++)
		came += in->transitions[i].year == 2025 && in->transitions[i].to_setting != OUTSIDE;
	CHECK_INT(b->years[0].all.came, came);
	for (size_t i = 0; i < in->needs.n; i++)
		by_need += b->years[0].by_need[i].came;
	for (size_t i = 0; i < in->settings.n; i++) {
		by_setting += b->years[0].by_setting[i].came;
		s = projection_summary(a, p, &p->years[1].by_setting[i]);
		CHECK_INT(b->years[0].by_setting[i].projected.median, s.median);
	}
	CHECK_INT(by_need, came);
	CHECK_INT(by_setting, came);
	arena_free(a);
}

/* ---- a council whose rates stay ---- */

enum { FIRST = 2015, LAST = 2023, AGES = 12, PEOPLE = 2000 };

/* Six in a hundred leave, and all after the last age; one in a hundred and fifty of those without a
 * plan joins. */
static void
put_child(struct buf *b, int year, int ay, bool has, bool *next, struct stream *s)
{
	*next = ay < AGES && (has ? stream_uniform(s) > 0.06 : stream_uniform(s) < 1.0 / 150);
	if (!has && !*next)
		return;
	if (has)
		buf_printf(b, "%d,MAIN,ASD,%d,", year, ay);
	else
		buf_printf(b, "%d,NONSEND,NONSEND,%d,", year, ay);
	if (*next)
		buf_printf(b, "MAIN,ASD,%d\n", ay + 1);
	else
		buf_printf(b, "NONSEND,NONSEND,%d\n", ay + 1);
}

static const struct inputs *
steady(struct arena *a, int first, int last, int population_to)
{
	struct inputs_texts t = { .folder = "steady" };
	struct codes none = { 0 };
	struct buf *rows = buf_new(a), *people = buf_new(a);
	static bool has[AGES + 2][PEOPLE], next[AGES + 2][PEOPLE];
	struct stream s = stream_open(7, 1, 2, 3);

	memset(has, 0, sizeof has);
	buf_puts(rows, "calendar-year,setting-1,need-1,academic-year-1,setting-2,need-2,"
		       "academic-year-2\n");
	buf_puts(people, "calendar-year,academic-year,population\n");
	for (int year = first - AGES; year <= last; year++) {
		struct buf *into = year >= first ? rows : buf_new(a);

		memset(next, 0, sizeof next);
		for (int ay = 0; ay <= AGES; ay++)
			for (int i = 0; i < PEOPLE; i++)
				put_child(into, year, ay, has[ay][i], &next[ay + 1][i], &s);
		memcpy(has, next, sizeof has);
	}
	for (int year = first; year <= population_to; year++)
		for (int ay = 0; ay <= AGES; ay++)
			buf_printf(people, "%d,%d,%d\n", year, ay, PEOPLE);
	t.file[INPUTS_STATES].bytes = "setting,setting-group,min-academic-year,max-academic-year,"
				      "needs,setting->setting\nMAIN,m,0,12,ASD,MAIN\n";
	t.file[INPUTS_COSTS].bytes = "need,setting,cost\nASD,MAIN,1000\n";
	t.file[INPUTS_POPULATION].bytes = people->p;
	t.file[INPUTS_TRANSITIONS].bytes = rows->p;
	for (int i = 0; i < INPUTS_FILES; i++)
		t.file[i].n = strlen(t.file[i].bytes);
	return inputs_parse(a, &t, &none, findings_new(a));
}

static void
steady_rates_are_found_so(void)
{
	struct arena *a = arena_new(1 << 30);
	const struct backtest *b = backtest(a, steady(a, FIRST, LAST, LAST + 4), &order);

	CHECK_INT(b->fit_last, LAST - 3);
	CHECK_INT((int64_t)b->n, 3);
	CHECK_INT(b->years[0].year, LAST - 1);
	for (size_t i = 0; i < b->n; i++) {
		const struct backtest_number *n = &b->years[i].all;

		CHECK(n->came > 500);
		CHECK(backtest_within(n));
		CHECK(llabs(n->projected.median - n->came) * 20 < n->came);
	}
	arena_free(a);
}

static void
too_few_years_cannot_be_tried(void)
{
	struct arena *a = arena_new(1 << 30);

	CHECK(backtest(a, steady(a, 2020, 2020, 2024), &order) == NULL);
	CHECK(backtest(a, steady(a, 2019, 2020, 2024), &order) != NULL);
	/* The population of 2021, the one year kept back, was not given. */
	CHECK(backtest(a, steady(a, 2019, 2020, 2020), &order) == NULL);
	arena_free(a);
}

static void
published_council(void)
{
	const char *shared = getenv("WAYMARK_SHARED");
	struct arena *a = arena_new(1 << 30);
	const struct inputs *in;
	const struct backtest *b;

	if (shared == NULL) {
		printf("# skipped: WAYMARK_SHARED does not name the folder of published data\n");
		arena_free(a);
		return;
	}
	in = read_until(a, arena_printf(a, "%s/data/projection/demo", shared), 9999);
	b = backtest(a, in, &order);
	CHECK(b != NULL && b->n > 0);
	for (size_t i = 0; b != NULL && i < b->n; i++)
		printf("# fitted %d to %d; %d: projected %jd, %jd to %jd; came %jd\n", b->fit_first,
		    b->fit_last, b->years[i].year, (intmax_t)b->years[i].all.projected.median,
		    (intmax_t)b->years[i].all.projected.low95,
		    (intmax_t)b->years[i].all.projected.high95, (intmax_t)b->years[i].all.came);
	CHECK_INT(b->years[b->n - 1].all.came, 2153); /* those with which its own runs begin */
	arena_free(a);
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(projected_as_in_that_year),
	    CHECK_CASE(steady_rates_are_found_so), CHECK_CASE(too_few_years_cannot_be_tried),
	    CHECK_CASE(published_council), { 0 } });
}
