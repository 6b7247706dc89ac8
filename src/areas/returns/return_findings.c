/*
 * Return findings: every case is looked at a few times an hour, because what is wrong may be mended
 * on any page; only what has changed is written.
 */
#include "areas/returns/return_findings.h"
#include "areas/returns/returns.h"
#include "areas/returns/returns.sql.h"
#include "audit/audit.h"
#include "base/conf.h"
#include "base/err.h"
#include "base/str.h"
#include "db/db.h"
#include "jobs/jobs.h"
#include "policy/policy.h"

enum { BATCH = 100, LOOK_EVERY = 900, LOOK_SECONDS = 600 };

struct looking {
	struct pool *pool;
	const struct policy_set *packs;
	struct now now;
	struct sen2_year year;
	int64_t la, after;
	bool more, changed;
	struct arena *arena;
	struct tx *tx;
};

/* ---- one case ---- */

struct stored {
	struct return_findings_in_rows rows;
	size_t at; /* what is before it has been dealt with */
};

/* The case's findings among those of its person. */
static size_t
of_case(const struct sen2_case_findings *all, int64_t id, const struct sen2_case_finding **ret)
{
	size_t n = 0;

	for (size_t i = 0; i < all->n; i++)
		if (all->a[i].case_id == id)
			ret[n++] = &all->a[i];
	return n;
}

static bool
is_same(const struct stored *s, size_t from, size_t n, const struct sen2_case_finding **found,
    size_t n_found)
{
	bool same = n == n_found;

	for (size_t i = 0; i < n && same; i++)
		same = str_eq(s->rows.a[from + i].rule, found[i]->rule);
	return same;
}

static void
keep(struct tx *tx, int64_t la, int64_t id, const struct sen2_case_finding **found, size_t n)
{
	return_findings_clear(tx, la, id);
	for (size_t i = 0; i < n; i++)
		return_finding_insert(
		    tx, la, id, (int64_t)i, found[i]->rule, found[i]->severity == SEN2_ERROR);
}

/* True: something was written. */
static bool
renew(struct tx *tx, int64_t la, int64_t id, struct stored *s, const struct sen2_case_findings *all)
{
	const struct sen2_case_finding **found =
	    anew_n(tx_arena(tx), const struct sen2_case_finding *, all->n + 1);
	size_t n_found = of_case(all, id, found), from;

	while (s->at < s->rows.n && s->rows.a[s->at].case_id < id)
		s->at++;
	from = s->at;
	while (s->at < s->rows.n && s->rows.a[s->at].case_id == id)
		s->at++;
	if (is_same(s, from, s->at - from, found, n_found))
		return false;
	keep(tx, la, id, found, n_found);
	return true;
}

void
return_findings_renew(struct tx *tx, const struct policy_set *packs, int64_t la, int64_t case_id)
{
	struct sen2_year year = sen2_year_on(tx_now(tx).today);
	struct sen2_batch *b = NULL;
	struct sen2_node *person = sen2_person_of(tx, packs, &year, la, case_id, &b);
	struct sen2_case_findings all = { 0 };
	struct stored s = { .rows = return_findings_in(tx, la, case_id, case_id) };

	if (person != NULL)
		all = sen2_case_check(tx_arena(tx), &year, b, person);
	renew(tx, la, case_id, &s, &all);
}

/* ---- all ---- */

/* A person of one case is looked at as it stands in the batch; the few with more by themselves. */
static void
look_at(struct looking *l, struct sen2_batch *b, size_t i, struct stored *s)
{
	int64_t id = sen2_batch_case(b, i);
	struct sen2_batch *from = b;
	struct sen2_node *person = sen2_batch_person(b, i);
	struct sen2_case_findings all = { 0 };

	if (sen2_batch_is_one_of_many(b, i))
		person = sen2_person_of(l->tx, l->packs, &l->year, l->la, id, &from);
	if (person != NULL)
		all = sen2_case_check(l->arena, &l->year, from, person);
	l->changed |= renew(l->tx, l->la, id, s, &all);
}

static void
look_batch(void *arg)
{
	struct looking *l = arg;
	struct sen2_batch *b;
	struct stored s = { 0 };
	size_t n;

	l->tx = tx_begin(l->pool, TX_WRITE, l->arena, (struct tx_context){ .now = l->now });
	b = sen2_batch_next(l->tx, l->packs, &l->year, l->la, l->after, BATCH);
	n = b == NULL ? 0 : sen2_batch_cases(b);
	l->more = n == BATCH;
	l->changed = false;
	if (n > 0) {
		l->after = sen2_batch_case(b, n - 1);
		s.rows = return_findings_in(l->tx, l->la, sen2_batch_case(b, 0), l->after);
	}
	for (size_t i = 0; i < n; i++)
		look_at(l, b, i, &s);
	if (l->changed)
		audit_say(l->tx, &(struct audit_entry){ .la = l->la,
				     .action = "return_look",
				     .object_kind = "return",
				     .route = "return_findings" });
	tx_commit(l->tx);
}

void
returns_look(struct pool *pool, const struct policy_set *packs, struct now now, int64_t la)
{
	struct looking l = { .pool = pool,
		.packs = packs,
		.now = now,
		.year = sen2_year_on(now.today),
		.la = la,
		.after = INT64_MIN };
	struct fault fault;
	bool done;

	do {
		l.arena = arena_new(0);
		done = attempt(look_batch, &l, &fault);
		arena_free(l.arena);
	} while (done && l.more);
	if (!done)
		fail(fault.kind, "%s", fault.message);
}

static const char *
look_job(struct job *job)
{
	const struct policy_set *packs = policy_load_all(job->arena, job->conf->policy_dir);
	struct tx *tx =
	    tx_begin(job->pool, TX_READ, job->arena, (struct tx_context){ .now = job->now });
	struct return_authorities_rows areas = return_authorities(tx);

	tx_rollback(tx);
	for (size_t i = 0; i < areas.n; i++)
		returns_look(job->pool, packs, job->now, areas.a[i].la);
	return NULL;
}

const struct job_kind returns_job = {
	.name = "return_findings",
	.run = look_job,
	.seconds = LOOK_SECONDS,
	.max_attempts = 3,
	.every = LOOK_EVERY,
};
