/* Keep: records, what is due of them, and the audit log. */
#include "areas/registers/keep.h"
#include "app/rq.h"
#include "areas/registers/asking.h"
#include "areas/registers/duty.h"
#include "areas/registers/registers.sql.h"
#include "audit/audit.h"
#include "base/buf.h"
#include "base/hash.h"
#include "base/rng.h"
#include "base/str.h"
#include "files/files.h"

#include <string.h>

/* Names of the fields that differ; never what they hold. */
static const char *
changed_fields(struct arena *a, const struct register_def *d, const struct record_change *c,
    const struct record *before)
{
	struct buf *b = buf_new(a);

	for (unsigned i = 0; i < d->n_fields; i++)
		if (!str_eq(c->values[i], before == NULL ? NULL : before->values[i]))
			buf_printf(b, "%s%s", b->n ? "," : "", d->fields[i].name);
	if (before != NULL && !str_eq(c->state, before->state))
		buf_printf(b, "%sstate", b->n ? "," : "");
	return b->n ? b->p : NULL;
}

/* What is due is left out of the hash: it follows from the rest, and a changed definition changes
 * it. */
static void
say(struct tx *tx, const struct register_def *d, const struct record_change *c,
    const struct record *before, const struct rq *rq)
{
	struct arena *a = tx_arena(tx);

	audit_say(
	    tx, &(struct audit_entry){
		    .la = c->la,
		    .action = before == NULL ? "register_add" : "register_change",
		    .object_kind = arena_printf(a, "register_%s", record_definition(d->type)->name),
		    .object_id = c->id,
		    .object_version = before == NULL ? 1 : before->version + 1,
		    .object_hash = audit_state_hash(a, c->values, d->n_kept),
		    .fields = changed_fields(a, d, c, before),
		    .role = rq == NULL ? NULL : rq->role,
		    .route = rq == NULL ? NULL : rq->route->path,
		    .request = rq == NULL ? 0 : rq->http->number,
		});
}

/* The values with what is due behind them. */
static const char *const *
with_due(struct tx *tx, const struct register_def *d, const struct record_change *c,
    struct instant created)
{
	struct arena *a = tx_arena(tx);
	const char **values = anew_n(a, const char *, d->n_values);

	memcpy(values, c->values, d->n_kept * sizeof *values);
	if (d->n_duties > 0)
		duty_columns(a, d,
		    &(struct duty_facts){ values, c->state, instant_london_date(created) },
		    values + d->n_kept);
	return values;
}

bool
keep_add(struct tx *tx, const struct register_def *d, struct record_change c, const struct rq *rq)
{
	c.values = with_due(tx, d, &c, tx_now(tx).instant);
	if (!record_insert(tx, d->type, &c))
		return false;
	say(tx, d, &c, NULL, rq);
	return true;
}

void
keep_add_as_system(struct tx *tx, const struct register_def *d, struct record_change c)
{
	c.values = with_due(tx, d, &c, tx_now(tx).instant);
	record_insert_as_system(tx, d->type, &c);
	say(tx, d, &c, NULL, NULL);
}

bool
keep_change(struct tx *tx, const struct register_def *d, struct record_change c,
    const struct record *before, const struct rq *rq)
{
	c.values = with_due(tx, d, &c, before->created_at);
	if (!record_update(tx, d->type, &c))
		return false;
	say(tx, d, &c, before, rq);
	return true;
}

void
keep_files(const struct asking *q, int64_t record)
{
	for (size_t i = 0; i < q->n_files; i++) {
		const struct intake_result *f = &q->files[i];

		if (f->message != NULL)
			continue;
		files_record(q->tx, q->place.la, f);
		register_file_insert(q->tx, q->place.la, rng_row_id(),
		    hash_hex(tx_arena(q->tx), &f->hash), q->def->name, record,
		    tx_now(q->tx).instant);
	}
}
