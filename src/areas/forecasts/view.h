/* View: what the pages of the forecast show. */
#pragma once
#include "base/date.h"
#include "base/money.h"
#include "html/chart.h"
#include "html/form.h"

#include <stdbool.h>

/* A kind of setting against the places that are known. */
struct view_forecast_setting {
	const char *name;
	const char *places; /* NULL: not known */
	const char *now, *end, *range;
	const char *full;    /* "2028", or that it is not; NULL: places are not known */
	const char *missing; /* places at the end; NULL: none, or places are not known */
};

struct view_forecast_need {
	const char *name, *now, *end, *range;
};

struct view_forecast_rows {
	const struct view_forecast_need *a;
	size_t n;
};

struct view_forecast_scenario {
	const char *public_id, *name, *plans, *cost;
	bool current;
	const char *state; /* in words; NULL: it is made */
};

struct view_forecast {
	const char *area;
	bool loaded;	       /* there is something to make a forecast of */
	const char *public_id; /* of the scenario; NULL: there is none */
	const char *name;
	bool removable;
	struct {
		const char *const *a;
		size_t n;
	} changes; /* what the scenario changes, in words */
	bool waiting;
	const char *wrong; /* what is wrong with it; NULL: nothing */
	struct instant made_at, loaded_at;
	const char *source;
	int64_t runs;
	int first_year, last_year, now_year, end_year;
	const char *now, *end, *range; /* plans */
	struct chart_fan plans, cost;  /* n 0: nothing has been made yet */
	const char *budget_note;       /* NULL: no budget is known */
	struct {
		const struct view_forecast_setting *a;
		size_t n;
	} settings;
	struct view_forecast_rows needs, ages;
	const char *tried; /* how near it would have come, in words; NULL: it could not be tried */
	struct {
		const struct view_forecast_scenario *a;
		size_t n;
	} scenarios;
};

/* All fans of one topic, one below the other. */
struct view_forecast_topic {
	const char *public_id, *name, *title;
	struct {
		const struct chart_fan *a;
		size_t n;
	} fans;
};

/* What was projected from earlier years, beside what came. */
struct view_tried_row {
	const char *name, *middle, *range, *came, *error; /* error: "+3.1%" */
	bool within;					  /* of what 19 of 20 runs gave */
};

struct view_tried_rows {
	const struct view_tried_row *a;
	size_t n;
};

struct view_tried {
	const char *words; /* NULL: it could not be tried */
	int fit_first, fit_last;
	const char *settings_caption, *needs_caption;  /* with the last year */
	struct view_tried_rows years, settings, needs; /* settings, needs: in the last year */
};

struct view_forecast_form {
	const struct form_state *form;
	const char *source;
	int end_year;
};
