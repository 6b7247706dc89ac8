/*
 * Scenario form: three questions, any of which may be left out, become the YAML file that
 * "waymark forecast run --scenario" reads.  Its choices are the codes of the council's own
 * files.
 */
#include "app/app.h"
#include "areas/forecasts/forecasts.h"
#include "areas/forecasts/forecasts.html.h"
#include "areas/forecasts/inputs_tables.h"
#include "areas/forecasts/pages.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

#include <ctype.h>
#include <string.h>

struct answers {
	const char *name;
	const char *rate_year;
	int64_t percent;
	const char *opening, *opening_year, *like;
	int64_t places, opening_pounds;
	uint64_t instead_of;
	const char *cost_setting, *cost_year;
	int64_t pounds;
};

enum {
	MOST_CHOICES = 62,
	MOST_PERCENT = 1000,
	MOST_NEW_PLACES = 100000,
	MOST_POUNDS = 1000000,
	LONGEST_CODE = 40
};

#define AT(member) offsetof(struct answers, member)

static const struct field fields[] = {
	{ "name", FIELD_TEXT, AT(name), .label = N_("What do you call it?"),
	    .hint = N_("Such as: more requests in the early years"), .max_length = 80,
	    .required = N_("Enter what you call it") },
	{ "percent", FIELD_INTEGER, AT(percent),
	    .label = N_("How many children get a plan where 100 did before?"),
	    .hint = N_("110 is a tenth more, 90 a tenth fewer. Leave it out for no change."),
	    .noun = N_("The number of children"), .min = 1, .max = MOST_PERCENT,
	    .width = "govuk-input--width-4" },
	{ "rate_year", FIELD_PICK, AT(rate_year), .label = N_("From which year?"),
	    .as_select = true },
	{ "opening", FIELD_TEXT, AT(opening), .label = N_("What would open?"),
	    .hint = N_("Such as: Hill View special school. Leave it out if nothing opens."),
	    .max_length = 40 },
	{ "places", FIELD_INTEGER, AT(places), .label = N_("How many places has it?"),
	    .noun = N_("The number of places"), .min = 1, .max = MOST_NEW_PLACES,
	    .width = "govuk-input--width-4" },
	{ "opening_year", FIELD_PICK, AT(opening_year), .label = N_("In which year does it open?"),
	    .as_select = true },
	{ "like", FIELD_PICK, AT(like), .label = N_("Which kind of setting is it like?"),
	    .hint = N_("It takes children of the same ages and needs."), .as_select = true },
	{ "instead_of", FIELD_CHOICES, AT(instead_of),
	    .label = N_("Whose places would its children have taken?") },
	{ "opening_pounds", FIELD_INTEGER, AT(opening_pounds),
	    .label = N_("What does a place there cost a year, in pounds?"), .noun = N_("The cost"),
	    .min = 1, .max = MOST_POUNDS, .width = "govuk-input--width-10" },
	{ "cost_setting", FIELD_PICK, AT(cost_setting),
	    .label = N_("Which kind of setting changes its cost?"), .as_select = true },
	{ "pounds", FIELD_INTEGER, AT(pounds),
	    .label = N_("What does a place cost a year, in pounds?"), .noun = N_("The cost"),
	    .min = 1, .max = MOST_POUNDS, .width = "govuk-input--width-10" },
	{ "cost_year", FIELD_PICK, AT(cost_year), .label = N_("From which year?"),
	    .as_select = true },
	{ 0 },
};

/* ---- what may be chosen ---- */

/* The settings of the council's files, in the order of their names. */
static struct codes
settings_of(struct rq *rq, const struct forecast_about_row *about)
{
	struct codes none = { 0 };
	struct inputs in = { 0 };
	struct inputs_texts texts = { .folder = "" };
	struct reader r = { rq->arena, &texts, findings_new(rq->arena), &none, &in };

	texts.file[INPUTS_STATES].bytes = about->states;
	texts.file[INPUTS_STATES].n = strlen(about->states);
	inputs_read_states(&r);
	if (in.settings.n > MOST_CHOICES)
		in.settings.n = MOST_CHOICES;
	return in.settings;
}

static const struct choice *
setting_choices(struct rq *rq, const struct codes *settings)
{
	struct forecast_figures names = { .rq = rq,
		.names = forecast_names_of(rq->tx, forecast_authority(rq)) };
	struct choice *c = anew_n(rq->arena, struct choice, settings->n + 1);

	for (size_t i = 0; i < settings->n; i++)
		c[i] = (struct choice){ settings->a[i], forecast_name(&names, settings->a[i]),
			(int)i + 1 };
	return c;
}

/* The first year is known already: nothing can change it. */
static const struct choice *
year_choices(struct rq *rq, const struct forecast_about_row *about)
{
	int first = (int)about->last_year + 2, n = (int)about->end_year - first + 1;
	struct choice *c = anew_n(rq->arena, struct choice, (size_t)(n > 0 ? n : 0) + 1);

	for (int i = 0; i < n && i < MOST_CHOICES; i++) {
		const char *year = arena_printf(rq->arena, "%d", first + i);

		c[i] = (struct choice){ year, year, i + 1 };
	}
	return c;
}

/* ---- answers together ---- */

/* Of some that go together, those that are missing. */
static void
want(struct form_state *state, bool any, bool given, const char *field, const char *message)
{
	if (any && !given)
		form_error(state, field, message);
}

static void
check(const void *values, const struct form_input *input, struct form_state *state)
{
	const struct answers *a = values;
	bool rate = a->percent != 0 || a->rate_year != NULL;
	bool opening = a->opening != NULL || a->places != 0 || a->opening_year != NULL ||
		       a->like != NULL || a->instead_of != 0 || a->opening_pounds != 0;
	bool cost = a->cost_setting != NULL || a->pounds != 0 || a->cost_year != NULL;

	(void)input;
	want(state, rate, a->percent != 0, "percent", N_("Enter how many children get a plan"));
	want(state, rate, a->rate_year != NULL, "rate_year", N_("Select the year"));
	want(state, opening, a->opening != NULL, "opening", N_("Enter what would open"));
	want(state, opening, a->places != 0, "places", N_("Enter how many places it has"));
	want(state, opening, a->opening_year != NULL, "opening_year",
	    N_("Select the year in which it opens"));
	want(
	    state, opening, a->like != NULL, "like", N_("Select which kind of setting it is like"));
	want(state, opening, a->instead_of != 0, "instead_of",
	    N_("Select whose places its children would have taken"));
	want(state, opening, a->opening_pounds != 0, "opening_pounds",
	    N_("Enter what a place there costs a year"));
	want(state, cost, a->cost_setting != NULL, "cost_setting",
	    N_("Select which kind of setting changes its cost"));
	want(state, cost, a->pounds != 0, "pounds", N_("Enter what a place costs a year"));
	want(state, cost, a->cost_year != NULL, "cost_year", N_("Select the year"));
	if (!rate && !opening && !cost)
		form_error(state, "percent", N_("Say at least one thing that would be different"));
}

const struct form *
scenario_form(struct rq *rq)
{
	const struct forecast_about_row *about = forecast_about(rq->tx, forecast_authority(rq));
	struct field *copy = anew_n(rq->arena, struct field, sizeof fields / sizeof fields[0]);
	struct form *form = anew(rq->arena, struct form);
	const struct choice *years, *names;
	struct codes settings;

	if (about == NULL)
		return NULL;
	settings = settings_of(rq, about);
	years = year_choices(rq, about);
	names = setting_choices(rq, &settings);
	memcpy(copy, fields, sizeof fields);
	for (struct field *f = copy; f->name != NULL; f++)
		if (f->kind == FIELD_PICK || f->kind == FIELD_CHOICES)
			f->choices = str_ends(f->name, "_year") ? years : names;
	*form = (struct form){ "scenario", copy, sizeof(struct answers), check };
	return form;
}

/* ---- the page ---- */

void
scenario_show(struct rq *rq)
{
	const struct forecast_about_row *about = forecast_about(rq->tx, forecast_authority(rq));
	struct out *o = rq_page(rq);

	view_scenario_form(
	    o, &(struct view_forecast_form){
		   .form = rq->form, .source = about->source, .end_year = (int)about->end_year });
	rq_send(rq, o);
}

/* A code that names.csv need not know: the words with lines between them. */
static const char *
code_of(struct arena *a, const char *name)
{
	struct buf *b = buf_new(a);

	for (const char *p = name; *p != '\0' && b->n < LONGEST_CODE; p++)
		buf_putc(b, isalnum((unsigned char)*p) ? *p : '_');
	return b->p;
}

static void
put_opening(struct buf *b, struct arena *a, const struct answers *v, const struct choice *settings)
{
	const char *separator = "";

	buf_printf(b,
	    "openings:\n  - setting: %s\n    like: %s\n    from_year: %s\n    places: %lld\n"
	    "    instead_of: [",
	    code_of(a, v->opening), v->like, v->opening_year, (long long)v->places);
	for (const struct choice *c = settings; c->value != NULL; c++)
		if (v->instead_of & (UINT64_C(1) << c->number)) {
			buf_printf(b, "%s%s", separator, c->value);
			separator = ", ";
		}
	buf_puts(b, "]\n");
}

static void
put_cost(struct buf *b, const char *setting, const char *year, int64_t pounds)
{
	buf_printf(b, "  - setting: %s\n    from_year: %s\n    pounds: %lld\n", setting, year,
	    (long long)pounds);
}

static const struct choice *
choices_of(const struct form *form, const char *field)
{
	const struct field *f = form->fields;

	while (!str_eq(f->name, field))
		f++;
	return f->choices;
}

static const char *
yaml_of(struct rq *rq, const struct answers *v)
{
	struct buf *b = buf_new(rq->arena);

	if (v->percent != 0)
		buf_printf(b, "joiner_rates:\n  - from_year: %s\n    percent: %lld\n", v->rate_year,
		    (long long)v->percent);
	if (v->opening != NULL)
		put_opening(b, rq->arena, v, choices_of(rq->form->form, "instead_of"));
	if (v->opening != NULL || v->cost_setting != NULL)
		buf_puts(b, "costs:\n");
	if (v->opening != NULL)
		put_cost(b, code_of(rq->arena, v->opening), v->opening_year, v->opening_pounds);
	if (v->cost_setting != NULL)
		put_cost(b, v->cost_setting, v->cost_year, v->pounds);
	return b->p;
}

void
scenario_save(struct rq *rq)
{
	const struct answers *v = rq->values;
	int64_t la = forecast_authority(rq);
	const char *public_id = forecasts_add(rq->tx, &(struct forecast_scenario){ .la = la,
							  .name = v->name,
							  .yaml = yaml_of(rq, v),
							  .asked_by = rq->viewer->person });

	rq_say(rq,
	    (struct audit_entry){ .la = la, .action = "forecast_ask", .object_kind = "forecast" });
	rq_redirect(
	    rq, arena_printf(rq->arena, "/forecast/scenarios/%s", public_id), "scenario_saved");
}
