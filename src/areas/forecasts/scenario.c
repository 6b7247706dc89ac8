/* Scenario: changes a copy of the inputs and the fit, then the world made of them. */
#include "areas/forecasts/scenario.h"
#include "areas/forecasts/inputs_tables.h"
#include "areas/forecasts/scenario_file.h"
#include "base/str.h"

#include <string.h>

struct change {
	struct arena *arena;
	const struct scenario *s;
	struct findings *findings;
	struct inputs in;
	struct fit fit;
	struct setting *rules;
	struct beta *leavers, *movers;
	struct destinations *movers_go;
};

static void
complain(struct change *c, const char *key, const char *value, const char *what)
{
	finding_add(
	    c->findings, FINDING_ERROR, scenario_place(c->s, key, value), "%.40s: %s", value, what);
}

static int
find_code(struct change *c, const char *key, const struct codes *codes, const char *code)
{
	int i = codes_find(codes, code);

	if (i == UNKNOWN)
		complain(c, key, code, "no such code in valid-states.csv; correct it");
	return i;
}

static bool
right_year(struct change *c, const char *key, int year)
{
	const char *s = arena_printf(c->arena, "%d", year);

	if (year > c->in.last_year + 1 && year <= c->in.end_year)
		return true;
	complain(c, key, s, "no year that is projected; correct it");
	return false;
}

/* An academic year, or what stands in for none. */
static bool
read_ay(struct change *c, const char *key, const char *s, int otherwise, int *ret)
{
	int64_t ay = otherwise;

	if (s != NULL && (!str_to_int(s, &ay) || ay < AY_FIRST || ay > AY_LAST)) {
		complain(c, key, s, "no academic year from -5 to 25; correct it");
		return false;
	}
	*ret = (int)ay;
	return true;
}

static void
make_copies(struct change *c, const struct inputs *in, const struct fit *f)
{
	size_t cells = inputs_cells(in);

	c->in = *in;
	c->fit = *f;
	c->rules = anew_n(c->arena, struct setting, in->settings.n);
	c->leavers = anew_n(c->arena, struct beta, cells);
	c->movers = anew_n(c->arena, struct beta, cells);
	c->movers_go = anew_n(c->arena, struct destinations, cells);
	memcpy(c->rules, in->rules, in->settings.n * sizeof *c->rules);
	memcpy(c->leavers, f->leavers, cells * sizeof *c->leavers);
	memcpy(c->movers, f->movers, cells * sizeof *c->movers);
	memcpy(c->movers_go, f->movers_go, cells * sizeof *c->movers_go);
	c->in.rules = c->rules;
	c->fit.leavers = c->leavers;
	c->fit.movers = c->movers;
	c->fit.movers_go = c->movers_go;
}

/* Its children will leave and move as those of the setting that it is like. */
static void
copy_rates(struct change *c, int to, int from)
{
	for (int ay = AY_FIRST; ay <= AY_LAST; ay++)
		for (int need = 0; need < (int)c->in.needs.n; need++) {
			size_t a = cell_at(&c->in, ay, need, to);
			size_t b = cell_at(&c->in, ay, need, from);

			c->leavers[a] = c->leavers[b];
			c->movers[a] = c->movers[b];
			c->movers_go[a] = c->movers_go[b];
		}
}

static void
narrow_needs(struct change *c, const struct opening_entry *e, struct setting *rule)
{
	bool *takes = anew_n(c->arena, bool, c->in.needs.n);

	for (unsigned i = 0; i < e->n_needs; i++) {
		int need = find_code(c, "openings", &c->in.needs, e->needs[i]);

		if (need != UNKNOWN && !rule->takes[need])
			complain(
			    c, "openings", e->needs[i], "not a need of the setting it is like");
		if (need != UNKNOWN)
			takes[need] = true;
	}
	if (e->n_needs > 0)
		rule->takes = takes;
}

/* It takes the ages and needs of the setting that it is like, or fewer. */
static void
make_setting(struct change *c, const struct opening_entry *e, int setting, int like)
{
	struct setting rule = c->rules[like];

	if (!read_ay(c, "openings", e->first, rule.first_ay, &rule.first_ay) ||
	    !read_ay(c, "openings", e->last, rule.last_ay, &rule.last_ay))
		return;
	if (rule.first_ay < c->rules[like].first_ay || rule.last_ay > c->rules[like].last_ay ||
	    rule.first_ay > rule.last_ay)
		complain(c, "openings", e->setting, "not ages of the setting it is like");
	narrow_needs(c, e, &rule);
	c->rules[setting] = rule;
	copy_rates(c, setting, like);
}

static void
open_one(struct change *c, const struct opening_entry *e, struct opening *ret)
{
	const struct codes *settings = &c->in.settings;
	struct codes known = { settings->a, settings->n - c->s->e->n_openings };
	bool *instead_of = anew_n(c->arena, bool, settings->n);
	int like = find_code(c, "openings", &known, e->like);

	if (codes_find(&known, e->setting) != UNKNOWN)
		complain(
		    c, "openings", e->setting, "already a setting; give the new one a new code");
	right_year(c, "openings", e->from_year);
	for (unsigned i = 0; i < e->n_instead_of; i++) {
		int s = find_code(c, "openings", &known, e->instead_of[i]);

		if (s != UNKNOWN)
			instead_of[s] = true;
	}
	*ret = (struct opening){ codes_find(settings, e->setting), e->from_year, e->places,
		instead_of };
	if (like != UNKNOWN && c->findings->errors == 0)
		make_setting(c, e, ret->setting, like);
}

/* The same people in all, more or fewer of them joining. */
static void
change_rate(struct change *c, struct world *w, const struct rate_entry *e)
{
	int first, last;

	if (!right_year(c, "joiner_rates", e->from_year) ||
	    !read_ay(c, "joiner_rates", e->first, AY_FIRST, &first) ||
	    !read_ay(c, "joiner_rates", e->last, AY_LAST, &last))
		return;
	for (int y = e->from_year - world_year(w, 0); y < w->years; y++)
		for (int ay = first; ay <= last; ay++) {
			struct beta *b = &w->joiners[y][ay - AY_FIRST];
			double all = b->alpha + b->beta, joining = b->alpha * e->percent / 100;

			if (joining > all) {
				complain(c, "joiner_rates",
				    arena_printf(c->arena, "%d", e->percent),
				    "more would join than live there; lower the percentage");
				return;
			}
			*b = (struct beta){ joining, all - joining };
		}
}

static void
change_cost(struct change *c, struct world *w, const struct cost_entry *e)
{
	int setting = find_code(c, "costs", &c->in.settings, e->setting);
	int need = e->need ? find_code(c, "costs", &c->in.needs, e->need) : 0;

	if (!right_year(c, "costs", e->from_year) || setting == UNKNOWN || need == UNKNOWN)
		return;
	for (int y = e->from_year - world_year(w, 0); y < w->years; y++)
		for (int n = 0; n < (int)c->in.needs.n; n++)
			if (e->need == NULL || n == need)
				w->costs[y][(size_t)n * c->in.settings.n + (size_t)setting].pence =
				    (int64_t)e->pounds * 100;
}

struct world *
scenario_world(struct arena *arena, const struct scenario *s, const struct inputs *in,
    const struct fit *f, struct findings *findings)
{
	struct change *c;
	struct opening *openings;
	struct world *w;

	if (s == NULL)
		return world_new(arena, in, f);
	c = anew(arena, struct change);
	c->arena = arena;
	c->s = s;
	c->findings = findings;
	make_copies(c, in, f);
	openings = anew_n(arena, struct opening, s->e->n_openings + 1);
	for (unsigned i = 0; i < s->e->n_openings; i++)
		open_one(c, &s->e->openings[i], &openings[i]);
	w = world_new(arena, &c->in, &c->fit);
	w->openings = openings;
	w->n_openings = s->e->n_openings;
	for (unsigned i = 0; i < s->e->n_rates; i++)
		change_rate(c, w, &s->e->rates[i]);
	for (unsigned i = 0; i < s->e->n_costs; i++)
		change_cost(c, w, &s->e->costs[i]);
	return w;
}
