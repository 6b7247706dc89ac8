/*
 * Show: the forecast page.  Everything on it was stored by the worker; what is missing says
 * what it waits for.  A viewer sees the forecast of the authority of the post that gives the
 * right, and of no other: a scenario of another authority is not there.
 */
#include "app/app.h"
#include "areas/forecasts/forecasts.h"
#include "areas/forecasts/forecasts.html.h"
#include "areas/forecasts/pages.h"
#include "areas/statistics/statistics.h"
#include "audit/audit.h"
#include "base/str.h"
#include "db/db.h"
#include "text/text.h"

const struct forecast_scenarios_of_row *
forecast_asked(const struct rq *rq, const struct forecast_scenarios_of_rows *all)
{
	for (size_t i = 0; i < all->n; i++)
		if (str_eq(all->a[i].public_id, rq_arg(rq, "scenario")))
			return &all->a[i];
	return NULL;
}

static const char *
area_name(struct rq *rq, int64_t la)
{
	struct metric_areas areas = metrics_areas(rq->tx);

	for (size_t i = 0; i < areas.n; i++)
		if (areas.a[i].la == la)
			return areas.a[i].name;
	return "";
}

static void
add_about(const struct forecast_about_row *about, struct view_forecast *v)
{
	v->loaded = true;
	v->source = about->source;
	v->loaded_at = about->loaded_at;
	v->first_year = (int)about->first_year;
	v->last_year = (int)about->last_year;
	v->now_year = (int)about->last_year + 1;
	v->end_year = (int)about->end_year;
}

static void
add_scenario(struct rq *rq, const struct forecast_scenarios_of_row *s, struct view_forecast *v)
{
	v->public_id = s->public_id;
	v->name = text_tr(rq->language, s->name);
	v->removable = s->yaml != NULL;
	v->waiting = str_eq(s->state, "waiting");
	if (str_eq(s->state, "wrong"))
		v->wrong = s->message;
	v->made_at = s->made_at;
	v->runs = s->runs;
	forecast_add_changes(rq, s, v);
}

static void
add_headline(const struct forecast_figures *f, struct view_forecast *v)
{
	struct forecast_series s = forecast_series(f, "all", "");
	const struct forecast_results_of_row *now = forecast_in(&s, f->now_year);
	const struct forecast_results_of_row *end = forecast_in(&s, f->end_year);

	if (now == NULL || end == NULL)
		return;
	v->now = forecast_number(f->rq, now->middle);
	v->end = forecast_number(f->rq, end->middle);
	v->range = forecast_range(f->rq, end->low, end->high);
	v->plans = forecast_count_fan(f, "all", "");
}

static void
add_results(struct rq *rq, int64_t la, int64_t scenario, struct view_forecast *v)
{
	struct forecast_figures f = forecast_figures(rq, la, scenario, v->now_year, v->end_year);

	add_headline(&f, v);
	if (v->plans.points.n == 0)
		return;
	forecast_add_settings(&f, v);
	forecast_add_needs(&f, v);
	forecast_add_cost(&f, la, v);
	forecast_add_tried(&f, la, v);
}

/* s NULL: there is no scenario yet. */
static void
show(struct rq *rq, int64_t la, const struct forecast_scenarios_of_rows *all,
    const struct forecast_scenarios_of_row *s)
{
	struct view_forecast v = { .area = area_name(rq, la) };
	const struct forecast_about_row *about = forecast_about(rq->tx, la);
	struct out *o = rq_page(rq);

	if (about != NULL && s != NULL) {
		add_about(about, &v);
		add_scenario(rq, s, &v);
		add_results(rq, la, s->id, &v);
		forecast_add_scenarios(rq, la, all, s, &v);
	}
	view_forecast(o, &v);
	rq_send(rq, o);
}

/* The past as it goes on. */
static void
forecast_show(struct rq *rq)
{
	int64_t la = forecast_authority(rq);
	struct forecast_scenarios_of_rows all = forecast_scenarios_of(rq->tx, la);

	show(rq, la, &all, all.n > 0 ? &all.a[0] : NULL);
}

static void
scenario_one(struct rq *rq)
{
	int64_t la = forecast_authority(rq);
	struct forecast_scenarios_of_rows all = forecast_scenarios_of(rq->tx, la);
	const struct forecast_scenarios_of_row *s = forecast_asked(rq, &all);

	if (s == NULL)
		rq_not_found(rq);
	else
		show(rq, la, &all, s);
}

/* ---- one topic, fan by fan ---- */

static const struct topic {
	const char *name, *topic, *title;
} topics[] = {
	{ "settings", "setting", N_("Plans by kind of setting") },
	{ "needs", "need", N_("Plans by need") },
	{ "ages", "age", N_("Plans by age") },
};

static const struct topic *
topic_of(const struct rq *rq)
{
	for (size_t i = 0; i < sizeof topics / sizeof topics[0]; i++)
		if (str_eq(topics[i].name, rq_arg(rq, "topic")))
			return &topics[i];
	return NULL;
}

static void
topic_show(struct rq *rq)
{
	int64_t la = forecast_authority(rq);
	const struct topic *t = topic_of(rq);
	struct forecast_scenarios_of_rows all = forecast_scenarios_of(rq->tx, la);
	const struct forecast_scenarios_of_row *s = forecast_asked(rq, &all);
	struct view_forecast_topic v = { 0 };
	struct forecast_figures f;
	struct out *o;

	if (t == NULL || s == NULL) {
		rq_not_found(rq);
		return;
	}
	o = rq_page(rq);
	f = forecast_figures(rq, la, s->id, 0, 0);
	v.public_id = s->public_id;
	v.name = text_tr(rq->language, s->name);
	v.title = text_tr(rq->language, t->title);
	forecast_topic_fans(&f, t->topic, &v);
	view_forecast_topic(o, &v);
	rq_send(rq, o);
}

/* ---- the file, and taking a scenario away ---- */

static void
file_show(struct rq *rq)
{
	struct forecast_scenarios_of_rows all =
	    forecast_scenarios_of(rq->tx, forecast_authority(rq));
	const struct forecast_scenarios_of_row *s = forecast_asked(rq, &all);
	struct buf *b;

	if (s == NULL || s->yaml == NULL) {
		rq_not_found(rq);
		return;
	}
	b = buf_new(rq->arena);
	buf_puts(b, s->yaml);
	rq_send_bytes(rq, b, "application/yaml", "scenario.yaml");
}

static void
remove_save(struct rq *rq)
{
	int64_t la = forecast_authority(rq);
	struct forecast_scenarios_of_rows all = forecast_scenarios_of(rq->tx, la);
	const struct forecast_scenarios_of_row *s = forecast_asked(rq, &all);

	if (s == NULL || s->yaml == NULL) {
		rq_not_found(rq);
		return;
	}
	forecast_results_clear(rq->tx, la, s->id);
	forecast_scenario_remove(rq->tx, la, s->id);
	rq_say(rq, (struct audit_entry){ .la = la,
		       .action = "forecast_remove",
		       .object_kind = "forecast",
		       .object_id = s->id });
	rq_redirect(rq, "/forecast", "scenario_removed");
}

#define SCENARIO "/forecast/scenarios/:scenario"

const struct route forecasts_routes[] = {
	GET("/forecast", FORECAST_READ, ON_NONE, forecast_show),
	FORM_OF(
	    "/forecast/new", FORECAST_READ, ON_NONE, scenario_form, scenario_show, scenario_save),
	GET("/forecast/tried", FORECAST_READ, ON_NONE, tried_show),
	GET(SCENARIO, FORECAST_READ, ON_NONE, scenario_one),
	GET(SCENARIO "/file", FORECAST_READ, ON_NONE, file_show),
	POST(SCENARIO "/remove", FORECAST_READ, ON_NONE, remove_save),
	GET(SCENARIO "/by/:topic", FORECAST_READ, ON_NONE, topic_show),
	ROUTES_END,
};
