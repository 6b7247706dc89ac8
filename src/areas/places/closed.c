/*
 * Closed: settings that the register says are closed, and plans that name one.
 * A plan goes on naming it until it is changed, so whoever has it must know.
 */
#include "app/rq.h"
#include "areas/places/places.h"
#include "areas/places/places.sql.h"
#include "base/buf.h"
#include "base/str.h"
#include "db/db.h"
#include "text/text.h"

const char *
places_closed_words(struct rq *rq, const char *name, int64_t urn)
{
	const struct establishment *e = urn == 0 ? NULL : places_establishment(rq->tx, urn);
	const struct language *l = rq->language;
	const char *successor;
	struct buf *b;

	if (e == NULL || e->status != PLACE_CLOSED)
		return NULL;
	b = buf_new(rq->arena);
	if (date_is_set(e->closed_on))
		buf_printf(b, "%s %s %s.", name, text_tr(l, N_("closed on")),
		    text_date(rq->arena, l, e->closed_on));
	else
		buf_printf(b, "%s %s.", name, text_tr(l, N_("has closed")));
	successor = places_successor(rq->tx, urn);
	if (successor != NULL)
		buf_printf(b, " %s: %s.", text_tr(l, N_("In its place there is now")), successor);
	return b->p;
}

/* The plan is no more, or another council's. */
static bool
is_over(const char *state)
{
	return str_eq(state, "CEASED") || str_eq(state, "TRANSFERRED") ||
	       str_eq(state, "WITHDRAWN");
}

const char *
places_named_closed(struct rq *rq)
{
	const struct case_on_page *k = rq->kase;
	const struct named_setting_row *named =
	    is_over(k->state) ? NULL : named_setting(rq->tx, k->la, k->id);
	const char *closed =
	    named == NULL ? NULL : places_closed_words(rq, named->name, named->urn);

	return closed == NULL ? NULL
			      : arena_printf(rq->arena, "%s %s",
				    text_tr(rq->language, N_("Section I names a setting that has "
							     "closed.")),
				    closed);
}
