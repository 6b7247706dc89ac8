/*
 * Make: works a scenario out between two short transactions, one that reads the files and
 * one that stores the results.  Made twice it is the same, as the model is sown by a seed.
 * Results of files that were replaced meanwhile are thrown away: their job comes after.
 */
#include "areas/forecasts/make.h"
#include "areas/forecasts/backtest.h"
#include "areas/forecasts/crew.h"
#include "areas/forecasts/forecasts.h"
#include "areas/forecasts/forecasts.sql.h"
#include "areas/forecasts/project.h"
#include "areas/forecasts/scenario.h"
#include "audit/audit.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/db.h"
#include "jobs/jobs.h"

enum { MAKE_SECONDS = 300, MAKE_MEMORY = 1 << 30 };

void
forecast_queue(struct tx *tx, int64_t la, int64_t scenario)
{
	jobs_add(tx, &forecast_job, la, arena_printf(tx_arena(tx), "%lld", (long long)scenario),
	    (struct instant){ 0 });
}

const char *
forecasts_add(struct tx *tx, const struct forecast_scenario *s)
{
	int64_t id = rng_row_id();
	const char *public_id = rng_public_id(tx_arena(tx));

	forecast_scenario_put(tx, s->la, id, public_id, s->name, s->yaml, FORECAST_RUNS,
	    FORECAST_SEED, s->asked_by, tx_now(tx).instant);
	forecast_queue(tx, s->la, id);
	return public_id;
}

struct making {
	struct arena *arena;
	struct pool *pool;
	struct now now;
	int64_t la, id, version;
	const struct forecast_scenario_at_row *scenario;
	struct findings *findings;
	struct inputs_texts texts;
	const struct world *world;
	const struct projection *projection; /* NULL: what is asked for cannot be */
	const struct backtest *backtest;     /* of the past going on; NULL: it cannot be tried */
	const char *message;
};

/* False: it was removed before its turn came. */
static bool
load(struct making *m)
{
	struct tx *tx = tx_begin(m->pool, TX_READ, m->arena, (struct tx_context){ .now = m->now });
	const struct forecast_inputs_of_row *in = forecast_inputs_of(tx, m->la);

	m->scenario = forecast_scenario_at(tx, m->la, m->id);
	tx_rollback(tx);
	if (m->scenario == NULL || in == NULL)
		return false;
	m->version = in->version;
	m->texts.folder = "forecast";
	m->texts.file[INPUTS_STATES].bytes = in->states;
	m->texts.file[INPUTS_POPULATION].bytes = in->population;
	m->texts.file[INPUTS_COSTS].bytes = in->costs;
	m->texts.file[INPUTS_TRANSITIONS].bytes = in->transitions;
	for (int i = 0; i < INPUTS_FILES; i++)
		m->texts.file[i].n = strlen(m->texts.file[i].bytes);
	return true;
}

/* ---- working it out: no database ---- */

static void
work(void *arg)
{
	struct making *m = arg;
	struct arena *a = m->arena;
	const struct scenario *s = m->scenario->yaml == NULL ? NULL
							     : scenario_parse(a, "scenario",
								   m->scenario->yaml, m->findings);
	struct codes to_come = scenario_settings(a, s);
	const struct inputs *in = inputs_parse(a, &m->texts, &to_come, m->findings);
	struct projection_order order = { (uint32_t)m->scenario->runs, (uint64_t)m->scenario->seed,
		crew_default() };

	if (m->findings->errors > 0)
		return;
	m->world = scenario_world(a, s, in, fit_inputs(a, in), m->findings);
	if (m->findings->errors > 0)
		return;
	m->projection = project(a, m->world, &order);
	if (s == NULL)
		m->backtest = backtest(a, in, &order);
}

static const char *
first_error(const struct findings *f)
{
	for (size_t i = 0; i < f->kept.n; i++)
		if (f->kept.a[i].severity == FINDING_ERROR)
			return f->kept.a[i].message;
	return NULL;
}

static void
work_out(struct making *m)
{
	struct fault fault;

	if (!attempt(work, m, &fault)) {
		if (fault.kind != FAULT_USAGE)
			fail(fault.kind, "%s", fault.message);
		m->message = arena_strdup(m->arena, fault.message);
	} else if (m->projection == NULL) {
		m->message = first_error(m->findings);
	}
}

/* ---- storing ---- */

static void
put(struct making *m, struct tx *tx, const char *topic, const char *item, int year,
    struct summary s)
{
	forecast_result_put(
	    tx, m->la, m->id, topic, item, year, s.low95, s.q1, s.median, s.q3, s.high95);
}

static void
put_codes(struct making *m, struct tx *tx, const char *topic, int year, const struct codes *codes,
    const struct tally *t)
{
	for (size_t i = 0; i < codes->n; i++)
		put(m, tx, topic, codes->a[i], world_year(m->world, year),
		    projection_summary(m->arena, m->projection, &t[i]));
}

static void
put_year(struct making *m, struct tx *tx, int year)
{
	const struct year_tallies *t = &m->projection->years[year];
	int calendar = world_year(m->world, year);

	put(m, tx, "all", "", calendar, projection_summary(m->arena, m->projection, &t->count));
	put(m, tx, "cost", "", calendar, projection_cost(m->arena, m->projection, year));
	put_codes(m, tx, "need", year, &m->world->in->needs, t->by_need);
	put_codes(m, tx, "setting", year, &m->world->in->settings, t->by_setting);
	for (int i = 0; i < AY_GROUPS; i++)
		put(m, tx, "age", ay_group_names[i], calendar,
		    projection_summary(m->arena, m->projection, &t->by_ay_group[i]));
}

static void
put_known(struct making *m, struct tx *tx, const char *topic, const char *item, int year, int64_t n)
{
	put(m, tx, topic, item, year,
	    (struct summary){ .low95 = n, .q1 = n, .median = n, .q3 = n, .high95 = n });
}

/* Who had a plan in a year of the past, as the first half of its transitions says. */
static void
put_past(struct making *m, struct tx *tx, int year)
{
	const struct inputs *in = m->world->in;
	int64_t all = 0, *needs = anew_n(m->arena, int64_t, in->needs.n);
	int64_t *settings = anew_n(m->arena, int64_t, in->settings.n);

	for (size_t i = 0; i < in->n_transitions; i++) {
		const struct transition *t = &in->transitions[i];

		if (t->year != year || t->from_setting == OUTSIDE)
			continue;
		all++;
		needs[t->from_need]++;
		settings[t->from_setting]++;
	}
	put_known(m, tx, "all", "", year, all);
	for (size_t i = 0; i < in->needs.n; i++)
		put_known(m, tx, "need", in->needs.a[i], year, needs[i]);
	for (size_t i = 0; i < in->settings.n; i++)
		put_known(m, tx, "setting", in->settings.a[i], year, settings[i]);
}

static void
put_all(struct making *m, struct tx *tx)
{
	for (int year = m->world->in->first_year; year <= m->world->in->last_year; year++)
		put_past(m, tx, year);
	for (int year = 0; year < m->world->years; year++)
		put_year(m, tx, year);
}

static void
put_tried(struct making *m, struct tx *tx, const char *topic, const char *item, int year,
    const struct backtest_number *n)
{
	forecast_backtest_put(tx, m->la, topic, item, year, n->came, n->projected.low95,
	    n->projected.median, n->projected.high95);
}

/* What the model would have said of the last years. */
static void
put_backtest(struct making *m, struct tx *tx)
{
	const struct inputs *in = m->world->in;

	forecast_backtest_clear(tx, m->la);
	for (size_t y = 0; m->backtest != NULL && y < m->backtest->n; y++) {
		const struct backtest_year *b = &m->backtest->years[y];

		put_tried(m, tx, "all", "", b->year, &b->all);
		for (size_t i = 0; i < in->needs.n; i++)
			put_tried(m, tx, "need", in->needs.a[i], b->year, &b->by_need[i]);
		for (size_t i = 0; i < in->settings.n; i++)
			put_tried(m, tx, "setting", in->settings.a[i], b->year, &b->by_setting[i]);
	}
}

static void
store(struct making *m)
{
	struct arena *a = arena_part(m->arena, MAKE_MEMORY);
	struct tx *tx = tx_begin(m->pool, TX_WRITE, a, (struct tx_context){ .now = m->now });

	if (forecast_scenario_made(tx, m->la, m->id, m->projection != NULL ? "made" : "wrong",
		m->message, m->now.instant, m->version) > 0) {
		forecast_results_clear(tx, m->la, m->id);
		if (m->projection != NULL)
			put_all(m, tx);
		if (m->projection != NULL && m->scenario->yaml == NULL)
			put_backtest(m, tx);
		audit_say(tx, &(struct audit_entry){ .la = m->la,
				  .action = "forecast_make",
				  .object_kind = "forecast",
				  .object_id = m->id,
				  .route = "worker" });
		tx_commit(tx);
	}
	arena_free(a);
}

void
forecast_make(struct arena *a, struct pool *pool, struct now now, int64_t la, int64_t id)
{
	struct making m = { .arena = a,
		.pool = pool,
		.now = now,
		.la = la,
		.id = id,
		.findings = findings_new(a) };

	if (!load(&m))
		return;
	work_out(&m);
	store(&m);
}

void
forecasts_make_all(struct arena *arena, struct pool *pool, struct now now, int64_t la)
{
	struct arena *a = arena_part(arena, 0);
	struct tx *tx = tx_begin(pool, TX_READ, a, (struct tx_context){ .now = now });
	struct forecast_scenarios_of_rows rows = forecast_scenarios_of(tx, la);
	int64_t *ids = anew_n(arena, int64_t, rows.n + 1);
	size_t n = rows.n;

	for (size_t i = 0; i < n; i++)
		ids[i] = rows.a[i].id;
	arena_free(a);
	for (size_t i = 0; i < n; i++) {
		a = arena_part(arena, MAKE_MEMORY);
		forecast_make(a, pool, now, la, ids[i]);
		arena_free(a);
	}
}

static const char *
forecast_job_run(struct job *job)
{
	int64_t id;

	if (!str_to_int(job->payload, &id))
		return "payload";
	forecast_make(arena_part(job->arena, MAKE_MEMORY), job->pool, job->now, job->la, id);
	return NULL;
}

const struct job_kind forecast_job = {
	.name = "forecast_make",
	.run = forecast_job_run,
	.seconds = MAKE_SECONDS,
	.max_attempts = 3,
};
