/* Give: a request as whoever was asked sees it, with what is known of the child (reg 6(3)). */
#include "areas/advice/adviser.html.h"
#include "areas/advice/advice.sql.h"
#include "areas/advice/advice_pages.h"
#include "areas/advice/advice_view.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "text/text.h"

struct view_request
advice_view_request(struct rq *rq, const struct advice_request_find_row *q)
{
	const struct advice_contact_row *c = advice_contact(rq->tx, rq->kase->la, rq->kase->id);

	return (struct view_request){
		.path = advice_path(rq, q->public_id, ""),
		.title = advice_title(rq, q->advice_key),
		.reference = rq->kase->reference,
		.child = advice_child_name(rq),
		.question = q->question,
		.asked_by = advice_name(rq, c->officer_given, c->officer_family),
		.team = c->team,
		.phone = c->phone,
		.body = q->body_name,
		.adviser = advice_name(rq, q->given, q->family),
		.asked_on = q->asked_on,
		.due_on = q->due_on,
		.days = date_days_between(rq->now.today, q->due_on),
		.mine = q->mine,
		.leads = q->leads,
		.open = str_eq(q->status, "asked"),
	};
}

static void
add_earlier(struct rq *rq, const struct advice_request_find_row *q, struct view_give *v)
{
	const struct advice_earlier_own_row *e =
	    advice_earlier_own(rq->tx, rq->kase->la, rq->kase->child, q->advice_key);

	if (e != NULL)
		v->earlier = (struct view_earlier){ .author = e->author,
			.written_on = e->written_on,
			.months = advice_months(e->written_on, rq->now.today) };
}

static void
add_draft(struct rq *rq, const struct advice_request_find_row *q, struct view_give *v)
{
	const struct advice_own_row *a = advice_own(rq->tx, q->la, q->id);
	struct view_advice_text text = { .request = q->public_id };
	const struct advice_document_by_id_row *d;

	if (a == NULL) {
		advice_parts(rq, 0, &text, true, &v->parts);
		return;
	}
	text.no_needs = a->no_needs;
	text.no_outcomes = a->no_outcomes;
	text.no_provision = a->no_provision;
	advice_parts(rq, a->id, &text, true, &v->parts);
	d = a->document == 0
		? NULL
		: advice_document_by_id(rq->tx, rq->kase->la, rq->kase->id, a->document);
	if (d == NULL)
		return;
	v->report = d->name;
	v->report_path =
	    arena_printf(rq->arena, "/advice/%s/documents/%s", q->public_id, d->public_id);
}

const char *
advice_usual_section(const char *key)
{
	return str_eq(key, "c") ? "C" : str_eq(key, "e") ? "D" : "B";
}

void
advice_give_show(struct rq *rq)
{
	const struct advice_request_find_row *q = advice_asked_or_404(rq);
	struct view_give v = { .form = rq->form };
	struct out *o;

	if (q == NULL)
		return;
	if (q->mine && (str_eq(q->status, "given") || str_eq(q->status, "reused"))) {
		rq_redirect(rq, advice_path(rq, q->public_id, "/receipt"), NULL);
		return;
	}
	if (rq->form->n_errors == 0)
		form_fill(rq->form,
		    &(struct need_answers){ .section = advice_usual_section(q->advice_key) });
	v.request = advice_view_request(rq, q);
	v.reuse_waits = q->reuse_of != 0 && q->reuse_refused == NULL;
	v.reuse_asked = v.reuse_waits && !date_is_set(q->giver_agreed);
	if (q->mine) {
		add_earlier(rq, q, &v);
		add_draft(rq, q, &v);
	}
	o = rq_page(rq);
	advice_give_page(o, &v);
	rq_send(rq, o);
}

static void
add_facts(struct rq *rq, struct view_known *v)
{
	const struct advice_known_row *r = advice_known(rq->tx, rq->kase->la, rq->kase->id);
	VEC(struct view_known_fact) facts = { 0 };
	const struct view_known_fact all[] = {
		{ N_("Asked for by"), r ? r->relationship : NULL },
		{ N_("What worries them"), r ? r->worry : NULL },
		{ N_("What has been tried"), r ? r->tried : NULL },
		{ N_("School, nursery or college"), r ? r->school : NULL },
		{ N_("What the school says"), r ? r->school_view : NULL },
		{ N_("Health"), r ? r->health : NULL },
	};

	for (size_t i = 0; i < sizeof all / sizeof all[0]; i++)
		if (!str_blank(all[i].value))
			vec_push(rq->arena, &facts,
			    (struct view_known_fact){
				text_tr(rq->language, all[i].name), all[i].value });
	v->facts.a = facts.a;
	v->facts.n = facts.n;
}

static void
add_files(struct rq *rq, const struct advice_request_find_row *q, struct view_known *v)
{
	enum { KILO = 1024 };
	struct advice_known_documents_rows rows =
	    advice_known_documents(rq->tx, rq->kase->la, rq->kase->id);

	v->files.n = rows.n;
	v->files.a = anew_n(rq->arena, struct view_known_file, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		v->files.a[i] = (struct view_known_file){
			.path = arena_printf(rq->arena, "/advice/%s/documents/%s", q->public_id,
			    rows.a[i].public_id),
			.name = rows.a[i].name,
			.added_on = instant_london_date(rows.a[i].added_at),
			.kilobytes = (rows.a[i].bytes + KILO - 1) / KILO,
		};
}

void
give_known(struct rq *rq)
{
	const struct advice_request_find_row *q = advice_asked_or_404(rq);
	struct view_known v = { 0 };
	struct out *o;

	if (q == NULL)
		return;
	v.request = advice_view_request(rq, q);
	v.born = advice_child(rq->tx, rq->kase->la, rq->kase->child)->born;
	add_facts(rq, &v);
	add_files(rq, q, &v);
	o = rq_page(rq);
	advice_known_page(o, &v);
	rq_send(rq, o);
}

void
give_document(struct rq *rq)
{
	const struct advice_request_find_row *q = advice_asked_or_404(rq);
	const struct advice_document_find_row *d =
	    q == NULL
		? NULL
		: advice_document_find(rq->tx, rq->kase->la, rq->kase->id, rq_arg(rq, "document"));

	if (q == NULL)
		return;
	if (d == NULL)
		rq_not_found(rq);
	else
		rq_send_file(rq, rq->kase->la, d->hash, d->type, d->name);
}
