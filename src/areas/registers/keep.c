/* Keep: records and the audit log. */
#include "areas/registers/keep.h"
#include "app/rq.h"
#include "audit/audit.h"
#include "base/buf.h"
#include "base/str.h"

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

void
keep_say(struct tx *tx, const struct register_def *d, const struct record_change *c,
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
		    .object_hash = audit_state_hash(a, c->values, d->n_fields),
		    .fields = changed_fields(a, d, c, before),
		    .route = rq == NULL ? NULL : rq->route->path,
		    .request = rq == NULL ? 0 : rq->http->number,
		});
}
