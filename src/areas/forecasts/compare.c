/* Compare: scenarios side by side at the last year, and what each changes, in words. */
#include "areas/forecasts/make.h"
#include "areas/forecasts/pages.h"
#include "areas/forecasts/scenario.h"
#include "areas/forecasts/scenario_file.h"
#include "base/err.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

static const char *
state_text(struct rq *rq, const char *state)
{
	if (str_eq(state, "made"))
		return NULL;
	return text_tr(rq->language,
	    str_eq(state, "waiting") ? N_("Being worked out") : N_("Cannot be worked out"));
}

/* Of the scenario in that year; NULL: nothing has been made. */
static const char *
end_text(struct rq *rq, const struct forecast_ends_rows *ends, int64_t scenario, const char *topic)
{
	for (size_t i = 0; i < ends->n; i++) {
		const struct forecast_ends_row *r = &ends->a[i];

		if (r->scenario != scenario || !str_eq(r->topic, topic))
			continue;
		if (str_eq(topic, "all"))
			return forecast_number(rq, r->middle);
		return forecast_millions(rq, r->middle);
	}
	return "–";
}

void
forecast_add_scenarios(struct rq *rq, int64_t la, const struct forecast_scenarios_of_rows *all,
    const struct forecast_scenarios_of_row *shown, struct view_forecast *v)
{
	struct forecast_ends_rows ends = forecast_ends(rq->tx, la, v->end_year);
	struct view_forecast_scenario *rows =
	    anew_n(rq->arena, struct view_forecast_scenario, all->n + 1);

	for (size_t i = 0; i < all->n; i++) {
		const struct forecast_scenarios_of_row *r = &all->a[i];

		rows[i] = (struct view_forecast_scenario){ .public_id = r->public_id,
			.name = text_tr(rq->language, r->name),
			.plans = end_text(rq, &ends, r->id, "all"),
			.cost = end_text(rq, &ends, r->id, "cost"),
			.current = r == shown,
			.state = state_text(rq, r->state) };
	}
	v->scenarios.a = rows;
	v->scenarios.n = all->n;
}

/* ---- in words ---- */

struct words {
	struct rq *rq;
	const struct forecast_figures *names;
	VEC(const char *) lines;
};

static void
say_rate(struct words *w, const struct rate_entry *e)
{
	const struct language *l = w->rq->language;
	const char *ages = "";

	if (e->first != NULL || e->last != NULL)
		ages = arena_printf(w->rq->arena,
		    text_tr(l, N_(", national curriculum years %s to %s")),
		    e->first != NULL ? e->first : "-5", e->last != NULL ? e->last : "25");
	vec_push(w->rq->arena, &w->lines,
	    arena_printf(w->rq->arena,
		text_tr(l, N_("From %d, %d children get a plan where 100 did before%s.")),
		e->from_year, e->percent, ages));
}

static const char *
list_names(struct words *w, const char **codes, unsigned n)
{
	struct buf *b = buf_new(w->rq->arena);

	for (unsigned i = 0; i < n; i++)
		buf_printf(b, "%s%s", i > 0 ? ", " : "", forecast_name(w->names, codes[i]));
	return b->p;
}

static void
say_opening(struct words *w, const struct opening_entry *e)
{
	vec_push(w->rq->arena, &w->lines,
	    arena_printf(w->rq->arena,
		text_tr(w->rq->language,
		    N_("%s opens in %d with %d places, like %s. It takes children who would "
		       "have gone to: %s.")),
		forecast_name(w->names, e->setting), e->from_year, e->places,
		forecast_name(w->names, e->like), list_names(w, e->instead_of, e->n_instead_of)));
}

static void
say_cost(struct words *w, const struct cost_entry *e)
{
	const char *need = e->need == NULL ? text_tr(w->rq->language, N_("every need"))
					   : forecast_name(w->names, e->need);

	vec_push(w->rq->arena, &w->lines,
	    arena_printf(w->rq->arena,
		text_tr(w->rq->language, N_("From %d, a place costs £%s a year: %s, %s.")),
		e->from_year, forecast_number(w->rq, e->pounds),
		forecast_name(w->names, e->setting), need));
}

struct reading {
	struct arena *arena;
	const char *yaml;
	const struct scenario *scenario;
};

static void
read_yaml(void *arg)
{
	struct reading *r = arg;

	r->scenario = scenario_parse(r->arena, "scenario", r->yaml, findings_new(r->arena));
}

/* A text that cannot be read is wrong by what the worker says of it, and changes nothing. */
void
forecast_add_changes(
    struct rq *rq, const struct forecast_scenarios_of_row *s, struct view_forecast *v)
{
	struct forecast_figures names = { .rq = rq,
		.names = forecast_names_of(rq->tx, forecast_authority(rq)) };
	struct words w = { .rq = rq, .names = &names };
	struct reading r = { .arena = rq->arena, .yaml = s->yaml };
	struct fault fault;

	if (s->yaml == NULL || !attempt(read_yaml, &r, &fault))
		return;
	for (unsigned i = 0; i < r.scenario->e->n_rates; i++)
		say_rate(&w, &r.scenario->e->rates[i]);
	for (unsigned i = 0; i < r.scenario->e->n_openings; i++)
		say_opening(&w, &r.scenario->e->openings[i]);
	for (unsigned i = 0; i < r.scenario->e->n_costs; i++)
		say_cost(&w, &r.scenario->e->costs[i]);
	v->changes.a = w.lines.a;
	v->changes.n = w.lines.n;
}
