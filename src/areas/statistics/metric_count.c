/*
 * Metric count: facts of cases into the database, and their sums.
 *
 * Cases are taken in batches, each a transaction.  Of a case whose facts have changed, as their
 * digest tells, the difference goes into the tallies with them.  Counting all leaves the tallies
 * until the end: they are summed up in memory meanwhile, and what differs is put right in one
 * transaction.  While that goes on, no other counting touches them.
 */
#include "areas/statistics/metric_case.h"
#include "areas/statistics/metrics.sql.h"
#include "audit/audit.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/str.h"
#include "db/db.h"
#include "jobs/jobs.h"
#include "policy/policy.h"

#include <stdlib.h>

enum {
	BATCH = 100, /* others who write wait for it */
	BATCH_MEMORY = 512 << 20,
	/* A transaction that began before the last counting may have ended after it. */
	OVERLAP_SECONDS = 600,
	BUSY_SECONDS = 900,
	COUNT_EVERY = 300,
	COUNT_SECONDS = 600,
};

/* The rows of a batch, each list by case; what is before at has been dealt with. */
struct batch {
	struct arena *arena;
	struct tx *tx;
	const struct policy_set *packs;
	int64_t la;
	struct metric_tally *tally; /* of all cases, when all are counted; else NULL */
	struct cases_logs logs;
	struct metric_cases_in_rows cases;
	struct metric_plans_in_rows plans;
	struct metric_messages_in_rows messages;
	struct metric_promises_in_rows promises;
	struct metric_advice_in_rows advice;
	struct metric_digests_in_rows digests;
	size_t log_at, plan_at, message_at, promise_at, advice_at, digest_at;
	struct metric_counting *counting;
};

static void
read_batch(struct batch *b, int64_t first, int64_t last)
{
	b->cases = metric_cases_in(b->tx, b->la, first, last);
	b->logs = cases_logs(b->tx, b->la, first, last);
	b->plans = metric_plans_in(b->tx, b->la, first, last);
	b->messages = metric_messages_in(b->tx, b->la, first, last);
	b->promises = metric_promises_in(b->tx, b->la, first, last);
	b->advice = metric_advice_in(b->tx, b->la, first, last);
	b->digests = metric_digests_in(b->tx, b->la, first, last);
	b->log_at = b->plan_at = b->advice_at = b->digest_at = 0;
	b->message_at = b->promise_at = 0;
}

/* From *at on, the rows of the case; *at moves behind them. */
#define CASE_ROWS(rows, at, id, ret_first, ret_n)                                                  \
	do {                                                                                       \
		while (*(at) < (rows).n && (rows).a[*(at)].case_id < (id))                         \
			(*(at))++;                                                                 \
		*(ret_first) = *(at);                                                              \
		while (*(at) < (rows).n && (rows).a[*(at)].case_id == (id))                        \
			(*(at))++;                                                                 \
		*(ret_n) = *(at) - *(ret_first);                                                   \
	} while (0)

static void
add_plans(struct batch *b, struct metric_case *c, int64_t id)
{
	size_t from;
	struct metric_plan *plans;

	CASE_ROWS(b->plans, &b->plan_at, id, &from, &c->n_plans);
	c->plans = plans = anew_n(b->arena, struct metric_plan, c->n_plans + 1);
	for (size_t i = 0; i < c->n_plans; i++)
		plans[i] = (struct metric_plan){ b->plans.a[from + i].issued_on,
			(int)b->plans.a[from + i].area, b->plans.a[from + i].setting_type };
}

static void
add_errands(struct batch *b, struct metric_case *c, int64_t id)
{
	size_t message, messages, promise, promises;
	struct metric_errand *errands;

	CASE_ROWS(b->messages, &b->message_at, id, &message, &messages);
	CASE_ROWS(b->promises, &b->promise_at, id, &promise, &promises);
	c->errands = errands = anew_n(b->arena, struct metric_errand, messages + promises + 1);
	c->n_errands = messages + promises;
	for (size_t i = 0; i < messages; i++)
		*errands++ = (struct metric_errand){ b->messages.a[message + i].reply_by,
			b->messages.a[message + i].answered_on, false };
	for (size_t i = 0; i < promises; i++)
		*errands++ = (struct metric_errand){ b->promises.a[promise + i].due_on,
			b->promises.a[promise + i].kept_on, true };
}

static void
add_advice(struct batch *b, struct metric_case *c, int64_t id)
{
	size_t from;
	struct metric_advice *advice;

	CASE_ROWS(b->advice, &b->advice_at, id, &from, &c->n_advice);
	c->advice = advice = anew_n(b->arena, struct metric_advice, c->n_advice + 1);
	for (size_t i = 0; i < c->n_advice; i++)
		advice[i] = (struct metric_advice){ b->advice.a[from + i].request,
			b->advice.a[from + i].advice_key[0], b->advice.a[from + i].body };
}

static struct metric_facts
facts_of(struct batch *b, const struct metric_cases_in_row *k)
{
	struct metric_case c = { .born = k->born, .source = k->source };
	const struct policy_pack *pack = policy_find(b->packs, k->pack);
	struct clock_result clock;
	size_t from, n;

	if (pack == NULL)
		fail(FAULT_USAGE, "policy pack %.40s is not loaded; a case runs under it", k->pack);
	CASE_ROWS(b->logs, &b->log_at, k->id, &from, &n);
	if (n > 0) {
		c.events = b->logs.a[from].a;
		c.n_events = b->logs.a[from].n;
	}
	clock =
	    cases_log_clock(b->arena, n > 0 ? &b->logs.a[from] : NULL, pack, tx_now(b->tx).today);
	c.clock = &clock;
	add_plans(b, &c, k->id);
	add_errands(b, &c, k->id);
	add_advice(b, &c, k->id);
	return metric_case_facts(b->arena, &c);
}

/* ---- facts that changed ---- */

static struct metric_facts
facts_before(struct batch *b, int64_t id)
{
	struct metric_facts_of_rows rows = metric_facts_of(b->tx, b->la, id);
	struct metric_facts f = { 0 };

	for (size_t i = 0; i < rows.n; i++) {
		const struct metric_facts_of_row *r = &rows.a[i];
		enum metric_key m = metric_find(r->metric);

		if (m == METRIC__MAX)
			fail(FAULT_BUG, "facts of a metric that is none: %.40s", r->metric);
		vec_push(b->arena, &f,
		    (struct metric_fact){
			m, r->topic, r->item, r->day, r->numerator, r->denominator });
	}
	metric_facts_settle(&f);
	return f;
}

static void
tally(struct batch *b, const struct metric_fact *f, int64_t numerator, int64_t denominator)
{
	if (b->tally == NULL)
		metric_tally_add(b->tx, b->la, metrics[f->metric].id, f->topic, f->item, f->day,
		    numerator, denominator);
}

static void
remove_fact(struct batch *b, int64_t id, const struct metric_fact *f)
{
	metric_fact_remove(b->tx, b->la, id, metrics[f->metric].id, f->topic, f->item, f->day);
	tally(b, f, -f->numerator, -f->denominator);
}

/* old: what was stored under the same key; NULL: nothing. */
static void
keep_fact(struct batch *b, int64_t id, const struct metric_fact *f, const struct metric_fact *old)
{
	int64_t n = old == NULL ? 0 : old->numerator, d = old == NULL ? 0 : old->denominator;

	if (f->numerator == n && f->denominator == d)
		return;
	metric_fact_keep(b->tx, b->la, id, metrics[f->metric].id, f->topic, f->item, f->day,
	    f->numerator, f->denominator);
	tally(b, f, f->numerator - n, f->denominator - d);
}

/* Both are in order: what is only old goes, what is only new comes. */
static void
replace_facts(
    struct batch *b, int64_t id, const struct metric_facts *old, const struct metric_facts *new)
{
	size_t o = 0, n = 0;

	while (o < old->n || n < new->n) {
		int c = o == old->n   ? 1
			: n == new->n ? -1
				      : metric_fact_compare(&old->a[o], &new->a[n]);

		if (c < 0)
			remove_fact(b, id, &old->a[o++]);
		else
			keep_fact(b, id, &new->a[n++], c == 0 ? &old->a[o++] : NULL);
	}
}

static void
count_case(struct batch *b, const struct metric_cases_in_row *k)
{
	struct metric_facts new = facts_of(b, k), old = { 0 };
	int64_t digest = metric_facts_digest(&new);
	size_t from, n;

	b->counting->cases++;
	for (size_t i = 0; b->tally != NULL && i < new.n; i++)
		metric_tally_add_fact(b->tally, &new.a[i]);
	CASE_ROWS(b->digests, &b->digest_at, k->id, &from, &n);
	if (n > 0 && b->digests.a[from].digest == digest)
		return;
	b->counting->changed++;
	if (n > 0)
		old = facts_before(b, k->id);
	replace_facts(b, k->id, &old, &new);
	metric_digest_keep(b->tx, b->la, k->id, digest);
}

static void
count_range(struct batch *b, int64_t first, int64_t last)
{
	read_batch(b, first, last);
	for (size_t i = 0; i < b->cases.n; i++)
		count_case(b, &b->cases.a[i]);
}

/* ---- transactions ---- */

struct count {
	struct pool *pool;
	const struct policy_set *packs;
	struct now now;
	int64_t la;
	struct arena *arena;
	int64_t after; /* of all cases: those up to this one are counted */
	struct metric_cases_changed_rows changed; /* in the arena */
	size_t at;				  /* of those: the ones before are counted */
	struct metric_counting counting;
	struct metric_tally *tally;
	struct batch batch;
	void (*step)(struct count *); /* within a transaction */
	bool more, fresh;
};

static void
run_step(void *arg)
{
	struct count *c = arg;
	struct tx *tx =
	    tx_begin(c->pool, TX_WRITE, c->batch.arena, (struct tx_context){ .now = c->now });

	c->batch.tx = tx;
	c->step(c);
	tx_commit(tx);
}

/* Each in an arena of its own, so that memory does not grow with the authority. */
static void
transact(struct count *c, void (*step)(struct count *))
{
	struct fault fault;
	bool done;

	c->step = step;
	c->batch = (struct batch){ .arena = arena_new(BATCH_MEMORY),
		.packs = c->packs,
		.la = c->la,
		.tally = c->tally,
		.counting = &c->counting };
	done = attempt(run_step, c, &fault);
	arena_free(c->batch.arena);
	if (!done)
		fail(fault.kind, "%s", fault.message);
}

/* The log of acts says that figures were counted, when there was something to count. */
static void
say(struct count *c)
{
	audit_say(c->batch.tx, &(struct audit_entry){ .la = c->la,
				   .action = "figures_count",
				   .object_kind = "figures",
				   .route = "metrics_count" });
}

/* The first time that a plan is seen is when it was issued: what it says is kept. */
static void
keep_plans(struct count *c, struct date since)
{
	struct metric_plans_wanting_rows rows = metric_plans_wanting(c->batch.tx, c->la, since);

	for (size_t i = 0; i < rows.n; i++)
		metric_plan_keep(c->batch.tx, c->la, rows.a[i].version, rows.a[i].case_id,
		    rows.a[i].issued_on, rows.a[i].area, rows.a[i].setting_type);
	if (rows.n > 0)
		say(c);
}

static void
keep_all_plans(struct count *c)
{
	keep_plans(c, (struct date){ 1 });
}

static void
count_next(struct count *c)
{
	size_t changed = c->counting.changed;
	struct metric_cases_after_rows ids =
	    metric_cases_after(c->batch.tx, c->la, c->after, BATCH);

	c->more = ids.n == BATCH;
	if (ids.n == 0)
		return;
	if (c->fresh) {
		metric_facts_clear(c->batch.tx, c->la, ids.a[0].id, ids.a[ids.n - 1].id);
		metric_digests_clear(c->batch.tx, c->la, ids.a[0].id, ids.a[ids.n - 1].id);
	}
	count_range(&c->batch, ids.a[0].id, ids.a[ids.n - 1].id);
	c->after = ids.a[ids.n - 1].id;
	if (c->fresh || c->counting.changed > changed)
		say(c);
}

/* More: none other is under way.  Fresh: facts by another table of metrics, or of a counting that
 * was broken off, are worth nothing. */
static void
take(struct count *c)
{
	const struct metric_mark_row *mark = metric_mark(c->batch.tx, c->la);

	c->more = metric_mark_busy(c->batch.tx, c->la, c->now.instant,
		      instant_add_seconds(c->now.instant, BUSY_SECONDS)) != NULL;
	c->fresh = mark == NULL || mark->definitions != METRIC_DEFINITIONS;
}

/* Puts right what the stored tallies have otherwise; what is left in memory they lack. */
static void
compare_tallies(struct count *c)
{
	struct metric_tallies_of_rows rows = metric_tallies_of(c->batch.tx, c->la);

	for (size_t i = 0; i < rows.n; i++) {
		const struct metric_tallies_of_row *r = &rows.a[i];
		struct metric_fact *sum =
		    metric_tally_find(c->tally, &(struct metric_fact){ metric_find(r->metric),
						    r->topic, r->item, r->day, 0, 0 });
		int64_t n = (sum != NULL ? sum->numerator : 0) - r->numerator;
		int64_t d = (sum != NULL ? sum->denominator : 0) - r->denominator;

		if (sum != NULL)
			sum->numerator = sum->denominator = 0;
		if (n != 0 || d != 0)
			metric_tally_add(
			    c->batch.tx, c->la, r->metric, r->topic, r->item, r->day, n, d);
	}
}

static void
sum_up(struct count *c)
{
	compare_tallies(c);
	for (size_t i = 0; i < c->tally->sums.n; i++) {
		const struct metric_fact *f = &c->tally->sums.a[i];

		if (f->numerator != 0 || f->denominator != 0)
			metric_tally_add(c->batch.tx, c->la, metrics[f->metric].id, f->topic,
			    f->item, f->day, f->numerator, f->denominator);
	}
	metric_mark_set(c->batch.tx, c->la, c->now.instant, METRIC_DEFINITIONS);
}

static void
count_all(struct count *c)
{
	struct metric_tally sums = metric_tally_new(c->arena);

	transact(c, take);
	if (!c->more)
		return;
	c->tally = &sums;
	transact(c, keep_all_plans);
	do
		transact(c, count_next);
	while (c->more);
	transact(c, sum_up);
}

static bool
is_busy(const struct count *c, const struct metric_mark_row *mark)
{
	return mark != NULL && mark->busy_until.us >= c->now.instant.us;
}

/* Finds the cases with something new since the last time. */
static void
find_new(struct count *c)
{
	const struct metric_mark_row *mark = metric_mark(c->batch.tx, c->la);
	struct metric_cases_changed_rows ids;
	struct instant since;

	if (is_busy(c, mark))
		return;
	if (mark == NULL || mark->definitions != METRIC_DEFINITIONS) {
		c->counting.recount = true;
		return;
	}
	since = instant_add_seconds(mark->counted_to, -OVERLAP_SECONDS);
	keep_plans(c, instant_london_date(since));
	ids = metric_cases_changed(c->batch.tx, c->la, since, instant_london_date(since));
	c->changed.a = (void *)arena_memdup(c->arena, ids.a, ids.n * sizeof ids.a[0]);
	c->changed.n = ids.n;
	c->more = true;
}

/* After an import all of them may be new, and others have to write meanwhile. */
static void
count_new(struct count *c)
{
	size_t before = c->counting.changed, left = c->changed.n - c->at;

	c->more = left > BATCH;
	if (is_busy(c, metric_mark(c->batch.tx, c->la))) {
		c->more = false; /* all are counted by another: these as well */
		return;
	}
	for (size_t end = c->at + (c->more ? BATCH : left); c->at < end; c->at++)
		count_range(&c->batch, c->changed.a[c->at].id, c->changed.a[c->at].id);
	if (c->counting.changed > before)
		say(c);
	if (!c->more)
		metric_mark_set(c->batch.tx, c->la, c->now.instant, METRIC_DEFINITIONS);
}

static void
count_changed(struct count *c)
{
	transact(c, find_new);
	while (c->more)
		transact(c, count_new);
}

static void
count(void *arg)
{
	struct count *c = arg;

	if (!c->counting.recount)
		count_changed(c);
	if (c->counting.recount)
		count_all(c);
}

struct metric_counting
metrics_count(
    struct pool *pool, const struct policy_set *packs, struct now now, int64_t la, bool all)
{
	struct arena *a = arena_new(BATCH_MEMORY);
	struct count c = { .pool = pool, .packs = packs, .now = now, .la = la, .arena = a };
	struct fault fault;
	bool done;

	c.counting.recount = all;
	done = attempt(count, &c, &fault);
	arena_free(a);
	if (!done)
		fail(fault.kind, "%s", fault.message);
	return c.counting;
}

/* ---- the job ---- */

static const char *
count_job(struct job *job)
{
	const struct policy_set *packs = policy_load_all(job->arena, job->conf->policy_dir);
	struct tx *tx =
	    tx_begin(job->pool, TX_READ, job->arena, (struct tx_context){ .now = job->now });
	struct metric_areas areas = metrics_areas(tx);

	tx_rollback(tx);
	for (size_t i = 0; i < areas.n; i++)
		metrics_count(job->pool, packs, job->now, areas.a[i].la, false);
	return NULL;
}

const struct job_kind metrics_job = {
	.name = "metrics_count",
	.run = count_job,
	.seconds = COUNT_SECONDS,
	.max_attempts = 3,
	.every = COUNT_EVERY,
};
