/* Pages: what the files behind /forecast share. */
#pragma once
#include "app/rq.h"
#include "areas/forecasts/forecasts.sql.h"
#include "areas/forecasts/view.h"

/* The scenario that the URL names; NULL: there is none. */
const struct forecast_scenarios_of_row *forecast_asked(
    const struct rq *, const struct forecast_scenarios_of_rows *);

/* ---- figures.c: results as charts and rows ---- */

/* The authority whose forecast the viewer may see. */
int64_t forecast_authority(const struct rq *);

struct forecast_figures {
	struct rq *rq;
	struct forecast_results_of_rows results;
	struct forecast_names_of_rows names;
	struct forecast_places_of_rows places;
	int now_year, end_year;
};

struct forecast_figures forecast_figures(
    struct rq *, int64_t la, int64_t scenario, int now_year, int end_year);

/* What a code is called. */
const char *forecast_name(const struct forecast_figures *, const char *code);

/* The rows of one item, in order of year; n 0: none. */
struct forecast_series {
	const struct forecast_results_of_row *a;
	size_t n;
};
struct forecast_series forecast_series(
    const struct forecast_figures *, const char *topic, const char *item);
const struct forecast_results_of_row *forecast_in(const struct forecast_series *, int year);

/* "2,310" and "2,250 to 2,370" */
const char *forecast_number(struct rq *, int64_t);
const char *forecast_range(struct rq *, int64_t low, int64_t high);

/* "£45.3m" */
const char *forecast_millions(struct rq *, int64_t pence);

struct chart_fan forecast_count_fan(
    const struct forecast_figures *, const char *topic, const char *item);
/* Adds the cost with the budget, and what is to be said of it. */
void forecast_add_cost(const struct forecast_figures *, int64_t la, struct view_forecast *);
void forecast_add_settings(const struct forecast_figures *, struct view_forecast *);
void forecast_add_needs(const struct forecast_figures *, struct view_forecast *);
void forecast_topic_fans(
    const struct forecast_figures *, const char *topic, struct view_forecast_topic *);

/* ---- compare.c: scenarios beside each other, and in words ---- */

void forecast_add_scenarios(struct rq *, int64_t la, const struct forecast_scenarios_of_rows *,
    const struct forecast_scenarios_of_row *shown, struct view_forecast *);
void forecast_add_changes(
    struct rq *, const struct forecast_scenarios_of_row *, struct view_forecast *);

/* ---- tried.c: how near it would have come ---- */

void forecast_add_tried(const struct forecast_figures *, int64_t la, struct view_forecast *);
void tried_show(struct rq *);

/* ---- scenario_form.c ---- */

const struct form *scenario_form(struct rq *);
void scenario_show(struct rq *);
void scenario_save(struct rq *);
