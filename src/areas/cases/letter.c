/* Letter: an issued notice as its reader sees it, on the screen and in print. */
#include "app/app.h"
#include "areas/cases/case_pages.h"
#include "areas/cases/cases.html.h"
#include "areas/cases/cases.sql.h"
#include "areas/cases/cases_view.h"
#include "db/db.h"
#include "text/text.h"

static void
add_parts(struct rq *rq, int64_t notice, struct view_letter *v)
{
	struct notice_parts_rows rows = notice_parts(rq->tx, rq->kase->la, notice);

	v->parts.n = rows.n;
	v->parts.a = anew_n(rq->arena, struct view_part, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		v->parts.a[i] = (struct view_part){
			.id = rows.a[i].part,
			.label = text_tr(rq->language, rows.a[i].label),
			.body = text_tr(rq->language, rows.a[i].body),
		};
}

void
letter_show(struct rq *rq)
{
	const struct notice_issued_row *n =
	    notice_issued(rq->tx, rq->kase->la, rq->kase->id, rq_arg(rq, "notice"));
	struct view_letter v = { .reference = rq->kase->reference };
	struct out *o;
	int kind = 0;

	if (n == NULL || !policy_value(NAMES_NOTICE, n->kind, &kind)) {
		rq_not_found(rq);
		return;
	}
	v.child = case_child_name(rq);
	v.title = text_tr(rq->language, case_pack(rq)->notices[kind]->title);
	v.authority = body_of_kind(rq->tx, rq->kase->la, "authority")->name;
	v.back = arena_printf(
	    rq->arena, "/%s/%s", rq_may(rq, CASE_READ) ? "cases" : "track", rq->kase->public_id);
	v.issued_on = n->issued_on;
	v.hash = n->hash;
	add_parts(rq, n->id, &v);
	o = rq_page(rq);
	view_letter(o, &v);
	rq_send(rq, o);
}
