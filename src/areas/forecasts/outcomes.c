/* Outcomes: one function a file; every row ends with the same summary. */
#include "areas/forecasts/outcomes.h"
#include "io/csv.h"

struct sheet {
	struct arena *arena;
	struct csv *out;
	const struct world *world;
	const struct projection *projection;
};

typedef void put_year(struct sheet *, int year);

static void
put_summary(struct sheet *s, struct summary m, double unit)
{
	const int64_t whole[] = { m.q3 - m.q1, m.min, m.low95, m.q1, m.median, m.q3, m.high95,
		m.max };

	csv_hundredths(s->out, m.mean / unit);
	csv_hundredths(s->out, m.sd / unit);
	for (size_t i = 0; i < sizeof whole / sizeof whole[0]; i++)
		csv_hundredths(s->out, (double)whole[i] / unit);
	csv_hundredths(s->out, m.low_ci / unit);
	csv_hundredths(s->out, m.high_ci / unit);
	csv_end_row(s->out);
}

static void
put_tally(struct sheet *s, const struct tally *t)
{
	put_summary(s, projection_summary(s->arena, s->projection, t), 1);
}

static void
put_count(struct sheet *s, int year)
{
	csv_int(s->out, world_year(s->world, year));
	put_tally(s, &s->projection->years[year].count);
}

static void
put_ays(struct sheet *s, int year)
{
	for (int ay = AY_FIRST; ay <= AY_LAST; ay++) {
		csv_int(s->out, world_year(s->world, year));
		csv_int(s->out, ay);
		put_tally(s, &s->projection->years[year].by_ay[ay - AY_FIRST]);
	}
}

static void
put_named(struct sheet *s, int year, const char *const *names, size_t n, const struct tally *t)
{
	for (size_t i = 0; i < n; i++) {
		csv_int(s->out, world_year(s->world, year));
		csv_text(s->out, names[i]);
		put_tally(s, &t[i]);
	}
}

static void
put_ay_groups(struct sheet *s, int year)
{
	put_named(s, year, ay_group_names, AY_GROUPS, s->projection->years[year].by_ay_group);
}

static void
put_needs(struct sheet *s, int year)
{
	const struct codes *c = &s->world->in->needs;

	put_named(s, year, c->a, c->n, s->projection->years[year].by_need);
}

static void
put_settings(struct sheet *s, int year)
{
	const struct codes *c = &s->world->in->settings;

	put_named(s, year, c->a, c->n, s->projection->years[year].by_setting);
}

static void
put_states(struct sheet *s, int year)
{
	const struct inputs *in = s->world->in;

	for (int ay = AY_FIRST; ay <= AY_LAST; ay++)
		for (int need = 0; need < (int)in->needs.n; need++)
			for (int set = 0; set < (int)in->settings.n; set++) {
				if (!inputs_valid(in, ay, need, set))
					continue;
				csv_int(s->out, world_year(s->world, year));
				csv_int(s->out, ay);
				csv_text(s->out, arena_printf(s->arena, "%s-%s", in->needs.a[need],
						     in->settings.a[set]));
				put_tally(s, &s->projection->years[year]
						  .by_cell[cell_at(in, ay, need, set)]);
			}
}

static void
put_costs(struct sheet *s, int year)
{
	csv_int(s->out, world_year(s->world, year));
	put_summary(s, projection_cost(s->arena, s->projection, year), 100);
}

static const struct {
	const char *file, *keys;
	put_year *put;
} sheets[] = {
	{ "Output_Count.csv", "", put_count },
	{ "Output_AY.csv", ",academic-year", put_ays },
	{ "Output_AY_Group.csv", ",ay-group", put_ay_groups },
	{ "Output_Need.csv", ",need", put_needs },
	{ "Output_Setting.csv", ",setting", put_settings },
	{ "Output_State.csv", ",academic-year,need-setting", put_states },
	{ "Output_Cost.csv", "", put_costs },
};

void
outcomes_write(
    struct arena *arena, struct files_out *files, const struct world *w, const struct projection *p)
{
	for (size_t i = 0; i < sizeof sheets / sizeof sheets[0]; i++) {
		const char *columns = arena_printf(arena, "calendar-year%s,%s", sheets[i].keys,
		    "mean,std-dev,iqr,min,low-95pc-bound,q1,median,q3,high-95pc-bound,max,low-ci,"
		    "high-ci");
		struct sheet s = { arena, files_out_add_csv(files, sheets[i].file, columns), w, p };

		for (int year = 0; year < w->years; year++)
			sheets[i].put(&s, year);
	}
}
