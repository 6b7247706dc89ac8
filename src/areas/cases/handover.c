/* Handover: nothing that a family was promised is lost when a case changes hands. */
#include "areas/cases/handover.h"
#include "areas/cases/cases.h"
#include "areas/cases/handover.sql.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/db.h"
#include "text/text.h"

void
handover_record(struct rq *rq, int64_t la, int64_t case_id, int64_t to, const char *note)
{
	const struct handover_facts_row *f = handover_facts(rq->tx, la, case_id);

	if (f == NULL || f->officer == to)
		return;
	handover_insert(rq->tx, la, rng_row_id(), case_id, f->officer, to, rq->now.today,
	    rq->viewer->person, f->state, f->next_step, f->due_on, f->promises, f->messages,
	    f->wishes, str_blank(note) ? NULL : note);
}

const char *
handover_open(struct rq *rq, int64_t promises, int64_t messages, int64_t wishes)
{
	struct arena *a = rq->arena;
	const struct language *l = rq->language;

	if (promises + messages + wishes == 0)
		return text_tr(l, N_("Nothing was open towards the family."));
	return arena_printf(a, "%s, %s, %s",
	    text_trn(a, l, N_("{n} promise"), N_("{n} promises"), promises),
	    text_trn(a, l, N_("{n} message without an answer"),
		N_("{n} messages without an answer"), messages),
	    text_trn(a, l, N_("{n} request without an answer"),
		N_("{n} requests without an answer"), wishes));
}

static const char *
name_of(struct rq *rq, const char *given, const char *family)
{
	return given == NULL ? NULL : arena_printf(rq->arena, "%s %s", given, family);
}

struct view_handover
handover_of(struct rq *rq)
{
	const struct handover_last_row *h = handover_last(rq->tx, rq->kase->la, rq->kase->id);

	if (h == NULL)
		return (struct view_handover){ 0 };
	return (struct view_handover){
		.from = name_of(rq, h->from_given, h->from_family),
		.to = name_of(rq, h->to_given, h->to_family),
		.next = h->next_step == NULL ? NULL : cases_duty_title(rq, h->next_step),
		.open = handover_open(rq, h->promises, h->messages, h->wishes),
		.note = h->note,
		.on = h->on_date,
		.due_on = h->due_on,
	};
}
