/* Due: what registers want done, for a person's day; and reckoning it anew when a definition
 * changed. */
#include "areas/registers/duty.h"
#include "areas/registers/registers.h"
#include "areas/registers/shown.h"
#include "base/err.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

#include <stdlib.h>

enum { BATCH = 500 };

struct collecting {
	struct tx *tx;
	const struct language *language;
	struct date today;
	VEC(struct register_due) list;
};

static const char *
path_of(struct arena *a, const struct register_def *d, const struct record *r)
{
	if (r->case_public_id != NULL)
		return arena_printf(
		    a, "/cases/%s/registers/%s/%s", r->case_public_id, d->name, r->public_id);
	return arena_printf(a, "/registers/%s/%s", d->name, r->public_id);
}

/* The viewer is not the owner: then it is here because it is late. */
static bool
is_escalated(const struct collecting *c, const struct register_def *d, const struct record *r,
    struct date due)
{
	const char *person = r->values[d->n_kept + RECORD_DUE_PERSON];
	int64_t id = 0;

	if (d->escalate == NULL || person == NULL)
		return false;
	str_to_int(person, &id);
	return id != tx_viewer(c->tx) &&
	       date_compare(date_add_days(due, d->escalate->days), c->today) <= 0;
}

static void
add_duties(struct collecting *c, const struct register_def *d, const struct record *r)
{
	struct duty_facts facts = { r->values, r->state, instant_london_date(r->created_at) };
	struct arena *a = tx_arena(c->tx);

	for (unsigned i = 0; i < d->n_duties; i++) {
		const struct register_duty *u = &d->duties[i];
		struct date due = duty_due(d, u, &facts);

		if (!date_is_set(due) || date_compare(duty_from(u, due), c->today) > 0)
			continue;
		vec_push(a, &c->list,
		    (struct register_due){
			.register_name = d->name,
			.record = r->public_id,
			.duty = u->name,
			.stage = duty_stage(u, due, c->today),
			.register_title = text_tr(c->language, d->title),
			.heading = shown_heading(c->tx, c->language, d, r),
			.title = text_tr(c->language, u->title),
			.path = path_of(a, d, r),
			.case_reference = r->case_reference,
			.state = shown_state(c->language, d, r->state),
			.due = due,
			.escalated = is_escalated(c, d, r, due),
		    });
	}
}

static int
earlier(const void *a, const void *b)
{
	const struct register_due *x = a, *y = b;

	return date_compare(x->due, y->due);
}

struct register_due_list
registers_due(struct tx *tx, const struct language *l, const struct registers *set,
    struct date today, size_t most)
{
	struct collecting c = { .tx = tx, .language = l, .today = today };

	struct record_places some = record_dues_by(tx, set->dues, today);

	for (size_t i = 0; i < some.n; i++) {
		const struct register_def *d = set->a[some.a[i]];
		struct record_list rows = record_due(tx, d->type, today, (int64_t)most + 1);

		for (size_t k = 0; k < rows.n; k++)
			add_duties(&c, d, rows.a[k]);
	}
	if (c.list.n > 1)
		qsort(c.list.a, c.list.n, sizeof *c.list.a, earlier);
	return (struct register_due_list){
		.a = c.list.a,
		.n = c.list.n < most ? c.list.n : most,
		.more = c.list.n > most,
		.today = today,
	};
}

/* ---- reckoned anew ---- */

struct reckoning {
	struct arena *arena; /* of the whole reckoning */
	struct pool *pool;
	const struct register_def *def;
	const char *rule;
	struct now now;
	int64_t la, id; /* the last row that was done */
	int64_t done;
	bool end;
};

static void
reckon_row(struct tx *tx, const struct register_def *d, const struct record *r)
{
	const char *due[RECORD_DUE__MAX];

	duty_columns(tx_arena(tx), d,
	    &(struct duty_facts){ r->values, r->state, instant_london_date(r->created_at) }, due);
	record_due_set(tx, d->type, r, due);
}

/* One transaction, so that others may write in between. */
static void
reckon_batch(struct reckoning *k, struct arena *a)
{
	struct tx *tx = tx_begin(k->pool, TX_WRITE, a, (struct tx_context){ .now = k->now });
	struct record_list rows = record_due_begin(tx, k->def->type, k->la, k->id, BATCH);

	for (size_t i = 0; i < rows.n; i++) {
		reckon_row(tx, k->def, rows.a[i]);
		k->la = rows.a[i]->la;
		k->id = rows.a[i]->id;
	}
	k->done += (int64_t)rows.n;
	k->end = rows.n < BATCH;
	if (k->end)
		record_due_end(tx, k->def->type, k->rule);
	tx_audited(tx); /* what follows from the records, which have their entries */
	tx_commit(tx);
}

static bool
is_reckoned(struct reckoning *k)
{
	struct arena *a = arena_part(k->arena, 0);
	struct tx *tx = tx_begin(k->pool, TX_READ, a, (struct tx_context){ .now = k->now });
	bool is = record_due_rule(tx, k->def->type, k->rule);

	arena_free(a);
	return is;
}

static int64_t
reckon(struct reckoning *k)
{
	if (k->def->n_duties == 0 || is_reckoned(k))
		return 0;
	while (!k->end) {
		struct arena *a = arena_part(k->arena, 0);

		reckon_batch(k, a);
		arena_free(a);
	}
	return k->done;
}

int64_t
registers_reckon(struct arena *a, struct pool *pool, const struct registers *set, struct now now)
{
	int64_t done = 0;

	for (size_t i = 0; i < set->n; i++) {
		struct reckoning k = { .arena = a,
			.pool = pool,
			.def = set->a[i],
			.rule = duty_rule(a, set->a[i]),
			.now = now };

		done += reckon(&k);
	}
	return done;
}
