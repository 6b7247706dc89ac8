/* Asked: all that the family asked for with the answers, and what it can ask for as things stand.
 */
#include "areas/drafts/draft_pages.h"
#include "areas/drafts/drafts.h"
#include "areas/drafts/drafts.html.h"
#include "areas/drafts/drafts.sql.h"
#include "areas/drafts/words.h"
#include "db/db.h"

void
asked_show(struct rq *rq)
{
	const char *state = rq->kase->state;
	struct view_asked v = { .public_id = rq->kase->public_id,
		.reference = rq->kase->reference,
		.child = draft_child(rq->tx, rq->kase->la, rq->kase->child)->given,
		.advice = wish_is_open("advice", state),
		.setting = wish_is_open("setting", state),
		.talk = wish_is_open("meeting", state),
		.wishes = draft_wishes(rq) };
	struct out *o = rq_page(rq);

	v.may_ask = v.advice || v.setting || v.talk;
	drafts_asked_page(o, &v);
	rq_send(rq, o);
}

struct drafts_asked
drafts_asked(struct rq *rq)
{
	struct wishes_of_rows rows = wishes_of(rq->tx, rq->kase->la, rq->kase->id);
	struct drafts_asked a = { .all = rows.n };

	for (size_t i = 0; i < rows.n; i++) {
		if (date_is_set(rows.a[i].answered_on))
			continue;
		a.open++;
		if (!date_is_set(a.answer_by) || date_compare(rows.a[i].answer_by, a.answer_by) < 0)
			a.answer_by = rows.a[i].answer_by;
	}
	return a;
}

const char *
drafts_wish_title(const struct rq *rq, const char *kind)
{
	return wish_title(rq->language, kind);
}
