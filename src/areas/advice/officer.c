/*
 * Officer: what was asked and what has come, for the team and, with the same
 * page, for the family.
 */
#include "areas/advice/officer.html.h"
#include "areas/advice/advice.sql.h"
#include "areas/advice/advice_pages.h"
#include "areas/advice/advice_view.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "text/text.h"

static const struct text_title statuses[] = {
	{ "asked", N_("Waiting") },
	{ "given", N_("Given") },
	{ "reused", N_("Earlier advice is used again") },
	{ "withdrawn", N_("Not needed any more") },
	{ "refused", N_("Not asked") },
};

static const char *
status_text(struct rq *rq, const char *status)
{
	return TEXT_TITLE(rq->language, statuses, status);
}

static void
add_consent(struct rq *rq, struct buf *b, const char *who, struct date on, bool no)
{
	buf_printf(b, "%s%s: %s", b->n > 0 ? "; " : "", text_tr(rq->language, who),
	    no		      ? text_tr(rq->language, N_("no"))
	    : date_is_set(on) ? arena_printf(rq->arena, "%s, %s", text_tr(rq->language, N_("yes")),
				    text_date(rq->arena, rq->language, on))
			      : text_tr(rq->language, N_("not answered yet")));
}

/* Who has said what of using earlier advice again. */
static const char *
consents_of(struct rq *rq, const struct advice_requests_of_case_row *q)
{
	struct buf *b = buf_new(rq->arena);

	if (q->reuse_of == 0)
		return NULL;
	add_consent(rq, b, N_("its giver"), q->giver_agreed, str_eq(q->reuse_refused, "giver"));
	add_consent(rq, b, N_("the council"), q->la_agreed, str_eq(q->reuse_refused, "la"));
	add_consent(rq, b, N_("the family"), q->family_agreed, str_eq(q->reuse_refused, "family"));
	return b->p;
}

static bool
is_family(const struct rq *rq)
{
	return str_starts(rq->route->path, "/track/");
}

/* Where this viewer says whether earlier advice is enough; NULL: not asked of them now. */
static const char *
reuse_path(struct rq *rq, const struct advice_requests_of_case_row *q)
{
	if (q->reuse_of == 0 || q->reuse_refused != NULL || !str_eq(q->status, "asked"))
		return NULL;
	if (is_family(rq) && rq_may(rq, CASE_RESPOND) && !date_is_set(q->family_agreed))
		return arena_printf(
		    rq->arena, "%s/%s", advice_track_path(rq, "/advice/reuse"), q->public_id);
	if (!is_family(rq) && rq_may(rq, CASE_PLAN_WRITE) && !date_is_set(q->la_agreed))
		return arena_printf(
		    rq->arena, "%s/%s", advice_case_path(rq, "/reuse"), q->public_id);
	return NULL;
}

static struct view_asked
asked_of(struct rq *rq, const struct advice_requests_of_case_row *q)
{
	bool waits = str_eq(q->status, "asked"), views = str_eq(q->advice_key, "a");

	return (struct view_asked){
		.title = advice_title(rq, q->advice_key),
		.key = q->advice_key,
		.body = views ? text_tr(rq->language, N_("The family")) : q->body_name,
		.adviser = views ? NULL : advice_name(rq, q->given, q->family),
		.question = q->question,
		.status = status_text(rq, q->status),
		.reason = q->reason,
		.withdraw = waits && !is_family(rq) && rq_may(rq, CASE_PLAN_WRITE)
				? arena_printf(rq->arena, "%s/%s",
				      advice_case_path(rq, "/withdraw"), q->public_id)
				: NULL,
		.reuse = reuse_path(rq, q),
		.record = waits && !views && !is_family(rq) && rq_may(rq, CASE_PLAN_WRITE)
			      ? arena_printf(rq->arena, "%s/%s", advice_case_path(rq, "/record"),
				    q->public_id)
			      : NULL,
		.asked_on = q->asked_on,
		.due_on = q->due_on,
		.chased_on = q->chased_on,
		.days = date_days_between(rq->now.today, q->due_on),
		/* Whoever is asked for views may be silent: nobody tells a family that it is late.
		 */
		.late = waits && !(views && is_family(rq)) &&
			date_compare(q->due_on, rq->now.today) < 0,
		.waits = waits,
		.consents = consents_of(rq, q),
	};
}

static void
add_requests(
    struct rq *rq, const struct advice_requests_of_case_rows *rows, struct view_case_advice *v)
{
	VEC(struct view_asked) waits = { 0 }, ended = { 0 };

	for (size_t i = 0; i < rows->n; i++) {
		struct view_asked q = asked_of(rq, &rows->a[i]);

		if (q.waits)
			vec_push(rq->arena, &waits, q);
		else
			vec_push(rq->arena, &ended, q);
	}
	v->waits.a = waits.a;
	v->waits.n = waits.n;
	v->ended.a = ended.a;
	v->ended.n = ended.n;
}

static void
add_report(struct rq *rq, int64_t document, const char **ret_name, const char **ret_path)
{
	const struct advice_document_by_id_row *d =
	    document == 0 ? NULL
			  : advice_document_by_id(rq->tx, rq->kase->la, rq->kase->id, document);

	if (d == NULL)
		return;
	*ret_name = d->name;
	*ret_path = arena_printf(rq->arena, "%s/%s/documents/%s",
	    is_family(rq) ? "/track" : "/cases", rq->kase->public_id, d->public_id);
}

static void
add_came(struct rq *rq, struct view_case_advice *v)
{
	struct advice_given_to_case_rows rows =
	    advice_given_to_case(rq->tx, rq->kase->la, rq->kase->id);

	v->came.n = rows.n;
	v->came.a = anew_n(rq->arena, struct view_came, rows.n);
	for (size_t i = 0; i < rows.n; i++) {
		struct view_came *c = &v->came.a[i];

		*c = (struct view_came){ .label = rows.a[i].label,
			.title = advice_title(rq, rows.a[i].advice_key),
			.author = rows.a[i].author,
			.role = rows.a[i].role,
			.body = rows.a[i].body_name,
			.path = arena_printf(rq->arena, "%s/read/%s", v->base, rows.a[i].public_id),
			.written_on = rows.a[i].written_on,
			.given_on = rows.a[i].given_on };
		add_report(rq, rows.a[i].document, &c->report, &c->report_path);
	}
}

static bool
was_asked(const struct advice_requests_of_case_rows *rows, const char *key)
{
	for (size_t i = 0; i < rows->n; i++)
		if (str_eq(rows->a[i].advice_key, key) && !str_eq(rows->a[i].status, "withdrawn") &&
		    !str_eq(rows->a[i].status, "refused"))
			return true;
	return false;
}

/* What the law says must be asked for, and was not (reg 6(1)(a) to (e)). */
static void
add_missing(
    struct rq *rq, const struct advice_requests_of_case_rows *rows, struct view_case_advice *v)
{
	const struct policy_pack *pack = rq_pack(rq);
	VEC(struct view_missing) list = { 0 };

	for (unsigned i = 0; i < pack->n_advice; i++)
		if (pack->advice[i].always && !was_asked(rows, pack->advice[i].key))
			vec_push(rq->arena, &list,
			    (struct view_missing){ text_tr(rq->language, pack->advice[i].title),
				text_tr(rq->language, pack->advice[i].giver),
				pack->advice[i].basis });
	v->missing.a = list.a;
	v->missing.n = list.n;
}

static void
show_case(struct rq *rq, struct view_case_advice *v)
{
	struct advice_requests_of_case_rows rows =
	    advice_requests_of_case(rq->tx, rq->kase->la, rq->kase->id);
	struct out *o;

	v->public_id = rq->kase->public_id;
	v->reference = rq->kase->reference;
	v->child = advice_child_name(rq);
	add_requests(rq, &rows, v);
	add_came(rq, v);
	if (v->may_ask)
		add_missing(rq, &rows, v);
	o = rq_page(rq);
	advice_case_page(o, v);
	rq_send(rq, o);
}

void
officer_show(struct rq *rq)
{
	struct view_case_advice v = { .base = advice_case_path(rq, ""),
		.back = arena_printf(rq->arena, "/cases/%s", rq->kase->public_id),
		.may_ask = rq_may(rq, CASE_PLAN_WRITE) && advice_may_ask(rq) };

	show_case(rq, &v);
}

void
family_show(struct rq *rq)
{
	struct view_case_advice v = { .base = advice_track_path(rq, "/advice"),
		.back = advice_track_path(rq, ""),
		.family = true };

	if (rq_may(rq, CASE_RESPOND) &&
	    (advice_may_ask(rq) || advice_views_asked(rq->tx, rq->kase->la, rq->kase->id).n > 0))
		v.views = advice_track_path(rq, "/views");
	show_case(rq, &v);
}

void
advice_read_show(struct rq *rq)
{
	const struct advice_read_row *a =
	    advice_read(rq->tx, rq->kase->la, rq->kase->id, rq_arg(rq, "advice"));
	struct view_given v;
	struct out *o;

	if (a == NULL) {
		rq_not_found(rq);
		return;
	}
	v = (struct view_given){ .label = a->label,
		.title = advice_title(rq, a->advice_key),
		.author = a->author,
		.role = a->role,
		.body = a->body_name,
		.summary = a->summary,
		.child = advice_child_name(rq),
		.reference = rq->kase->reference,
		.back = is_family(rq) ? advice_track_path(rq, "/advice") : advice_case_path(rq, ""),
		.written_on = a->written_on,
		.given_on = a->given_on };
	advice_parts(rq, a->id,
	    &(struct view_advice_text){ a->no_needs, a->no_outcomes, a->no_provision, NULL }, false,
	    &v.parts);
	add_report(rq, a->document, &v.report, &v.report_path);
	o = rq_page(rq);
	advice_read_page(o, &v);
	rq_send(rq, o);
}

/* ---- withdrawing ---- */

const struct advice_request_find_row *
advice_waiting_or_404(struct rq *rq)
{
	const struct advice_request_find_row *q = advice_request_or_404(rq);

	if (q == NULL || str_eq(q->status, "asked"))
		return q;
	rq_not_found(rq);
	return NULL;
}

void
withdraw_show(struct rq *rq)
{
	static const char *const names[] = { "reason", "version" };
	const struct advice_request_find_row *q = advice_waiting_or_404(rq);
	struct view_short_form v;
	struct out *o;

	if (q == NULL)
		return;
	if (rq->form->n_errors == 0)
		form_fill(rq->form, &(struct withdraw_answers){ .version = q->version });
	v = (struct view_short_form){
		.title = text_tr(rq->language, N_("Withdraw a request for advice")),
		.lead = arena_printf(rq->arena, "%s, %s. %s", advice_title(rq, q->advice_key),
		    q->body_name,
		    text_tr(rq->language,
			N_("Whoever was asked can no longer read this case from now on."))),
		.action = rq->http->path,
		.back = advice_case_path(rq, ""),
		.button = text_tr(rq->language, N_("Withdraw this request")),
		.reference = rq->kase->reference,
		.fields = { (const char **)names, 2 },
		.form = rq->form,
	};
	o = rq_page(rq);
	advice_short_page(o, &v);
	rq_send(rq, o);
}

/* The time to advise stops for this request; whoever else was asked still has theirs. */
static bool
stop_clock(struct rq *rq, const struct advice_request_find_row *q)
{
	const struct case_event e = { .type = EVENT_ADVICE_WITHDRAWN,
		.on = rq->now.today,
		.advice = *q->advice_key,
		.body = q->public_id };

	return advice_record(rq, &e, 1);
}

void
withdraw_save(struct rq *rq)
{
	const struct withdraw_answers *v = rq->values;
	const struct advice_request_find_row *q = advice_waiting_or_404(rq);

	if (q == NULL)
		return;
	if (advice_request_end(
		rq->tx, q->la, q->id, v->version, "withdrawn", rq->now.today, v->reason) != 1 ||
	    !stop_clock(rq, q)) {
		form_error(rq->form, "reason",
		    N_("Somebody else changed this request since you opened it. Look at it again "
		       "before you withdraw it"));
		return;
	}
	rq_say_case(rq, "advice_withdraw", "advice_request", q->id);
	rq_redirect(rq, advice_case_path(rq, ""), "saved");
}
