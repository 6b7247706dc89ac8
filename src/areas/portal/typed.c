/* Typed: the pages of a request that came by post, email or telephone, or was made in person. */
#include "areas/portal/typed.h"
#include "app/app.h"
#include "areas/portal/answers.h"
#include "areas/portal/draft.h"
#include "areas/portal/portal.sql.h"
#include "areas/portal/typed.html.h"
#include "areas/portal/typed_record.h"
#include "areas/portal/typed_view.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "text/text.h"

static const char *
path_of(struct rq *rq, const char *page)
{
	return arena_printf(rq->arena, "/cases/new/%s/%s", rq->draft->reference, page);
}

static const char *
name_of(struct rq *rq, const char *given, const char *family)
{
	return given == NULL || family == NULL ? NULL
					       : arena_printf(rq->arena, "%s %s", given, family);
}

/* ---- the child ---- */

void
typed_begin_show(struct rq *rq)
{
	struct drafts_typed_rows rows =
	    drafts_typed(rq->tx, viewer_authority(rq->viewer, CASE_OPEN));
	struct view_typed_child v = { .action = "/cases/new", .back = "/my-day", .form = rq->form };
	struct out *o = rq_page(rq);

	v.begun.n = rows.n;
	v.begun.a = anew_n(rq->arena, struct view_begun, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		v.begun.a[i] = (struct view_begun){
			.path = arena_printf(rq->arena, "/cases/new/%s/check", rows.a[i].reference),
			.child = name_of(rq, rows.a[i].given, rows.a[i].family),
			.remove =
			    arena_printf(rq->arena, "/cases/new/%s/delete", rows.a[i].reference),
			.saved_at = rows.a[i].saved_at,
		};
	typed_child_page(o, &v);
	rq_send(rq, o);
}

void
typed_begin_save(struct rq *rq)
{
	draft_begin_typed(rq, viewer_authority(rq->viewer, CASE_OPEN));
	draft_save(rq, &typed_child_form);
	rq_redirect(rq, path_of(rq, "known"), NULL);
}

void
typed_child_show(struct rq *rq)
{
	struct view_typed_child v = {
		.action = path_of(rq, "child"), .back = path_of(rq, "check"), .form = rq->form
	};
	struct out *o = rq_page(rq);

	if (rq->form->n_errors == 0)
		draft_fill(rq);
	typed_child_page(o, &v);
	rq_send(rq, o);
}

/* Another name or birth date may be another child. */
void
typed_child_save(struct rq *rq)
{
	draft_save(rq, &typed_child_form);
	typed_forget_known(rq);
	rq_redirect(rq, path_of(rq, "known"), NULL);
}

/* ---- begun by mistake ---- */

void
typed_delete_show(struct rq *rq)
{
	struct typed_found f = typed_found(rq);
	struct view_typed_delete v = { .action = path_of(rq, "delete"),
		.back = path_of(rq, "check"),
		.reference = rq->draft->reference,
		.child = name_of(rq, f.child.given, f.child.family),
		.documents = (int64_t)draft_documents(rq->tx, rq->draft->la, rq->draft->id).n };
	struct out *o = rq_page(rq);

	typed_delete_page(o, &v);
	rq_send(rq, o);
}

void
typed_delete_save(struct rq *rq)
{
	int64_t la = rq->draft->la, draft = rq->draft->id;

	draft_answers_forget(rq->tx, la, draft);
	typed_documents_delete(rq->tx, la, draft);
	typed_delete(rq->tx, la, draft);
	draft_say(rq, la, draft, "draft_delete");
	rq_redirect(rq, "/cases/new", "draft_deleted");
}

/* ---- is the child known? ---- */

/* The page that must be answered before the request's; NULL: none. */
static const char *
page_before(struct rq *rq, const struct typed_found *f)
{
	if (!f->valid)
		return path_of(rq, "child");
	return f->whose == TYPED_ASK ? path_of(rq, "known") : NULL;
}

void
typed_known_show(struct rq *rq)
{
	struct typed_found f = typed_found(rq);
	struct view_typed_known v = { .action = path_of(rq, "known"),
		.back = path_of(rq, "child"),
		.form = rq->form,
		.known = f.known,
		.may_choose = rq->form->form->fields[0].choices != NULL };
	struct out *o;

	if (!f.valid || f.known.n == 0) {
		rq_redirect(rq, path_of(rq, f.valid ? "request" : "child"), NULL);
		return;
	}
	if (rq->form->n_errors == 0)
		draft_fill(rq);
	v.child = name_of(rq, f.child.given, f.child.family);
	for (size_t i = 0; i < f.known.n; i++)
		v.hidden += f.known.a[i].child_id == NULL;
	v.same_name = !f.may_be_new && v.hidden == 0 && f.upn == NULL;
	o = rq_page(rq);
	typed_known_page(o, &v);
	rq_send(rq, o);
}

void
typed_known_save(struct rq *rq)
{
	draft_save(rq, rq->form->form);
	rq_redirect(rq, path_of(rq, "request"), NULL);
}

/* ---- the request ---- */

void
typed_request_show(struct rq *rq)
{
	struct typed_found f = typed_found(rq);
	const char *before = page_before(rq, &f);
	struct view_typed_request v = { .action = path_of(rq, "request"),
		.back = path_of(rq, f.known.n > 0 ? "known" : "child"),
		.child = name_of(rq, f.child.given, f.child.family),
		.form = rq->form,
		.known = typed_known_child(&f) != 0 };
	struct out *o;

	if (before != NULL) {
		rq_redirect(rq, before, NULL);
		return;
	}
	if (rq->form->n_errors == 0)
		draft_fill(rq);
	o = rq_page(rq);
	typed_request_page(o, &v);
	rq_send(rq, o);
}

void
typed_request_save(struct rq *rq)
{
	struct typed_found f = typed_found(rq);

	if (page_before(rq, &f) == NULL && !typed_fits(rq, rq->values, &f, rq->form))
		return;
	draft_save(rq, rq->form->form);
	rq_redirect(rq, path_of(rq, "documents"), NULL);
}

/* ---- the last look ---- */

/* What the officer should think of before it is recorded. */
static void
add_warnings(struct rq *rq, const struct typed_request *r, const struct typed_found *f,
    struct view_typed_check *v)
{
	int gone = typed_days_gone(r->received_on, rq->now.today);
	const struct cases_known *k = f->whose == TYPED_KNOWN ? &f->known.a[f->which] : NULL;
	const struct policy_test_rule *test = rq->app->pack->tests[TEST_ASSESS];

	if (date_compare(v->decide_by, rq->now.today) < 0)
		vec_push(rq->arena, &v->warnings,
		    text_tr(rq->language,
			N_("The latest lawful day for the decision has passed already. Check the "
			   "day it was received.")));
	else if (gone > 0)
		vec_push(rq->arena, &v->warnings,
		    text_trn(rq->arena, rq->language,
			N_("The council received it {n} day ago. The time for the decision has "
			   "counted since then. Check the day."),
			N_("The council received it {n} days ago. The time for the decision has "
			   "counted since then. Check the day."),
			gone));
	if (r->family.contact_by == ASK_BY_NO_WAY)
		vec_push(rq->arena, &v->warnings,
		    text_tr(rq->language,
			N_("There is no way to reach the family yet. The council must tell them "
			   "that it is considering an assessment and ask for their views.")));
	if (k != NULL && typed_assessed_lately(k->assessed_on, test->again_months, r->received_on))
		vec_push(rq->arena, &v->warnings,
		    arena_printf(rq->arena, "%s %s. %s (%s)",
			text_tr(rq->language, N_("The last assessment of this child ended on")),
			text_date(rq->arena, rq->language, k->assessed_on),
			text_tr(rq->language,
			    N_("So soon the council need not assess again. It must still decide "
			       "on the request and tell the family.")),
			test->again_basis));
}

void
typed_check_show(struct rq *rq)
{
	const struct form *form = typed_request_form(rq);
	struct typed_request *r = anew(rq->arena, struct typed_request);
	struct typed_found f = typed_found(rq);
	const char *before = page_before(rq, &f);
	struct view_typed_check v = { .action = path_of(rq, "save"),
		.remove = path_of(rq, "delete"),
		.back = path_of(rq, "documents"),
		.reference = rq->draft->reference,
		.child = name_of(rq, f.child.given, f.child.family),
		.basis = rq->app->pack->duties[DUTY_DECIDE_ASSESS]->limits[0].basis };
	struct out *o;

	if (before == NULL && !typed_read(rq, r, &f))
		before = path_of(rq, "request");
	if (before != NULL) {
		rq_redirect(rq, before, NULL);
		return;
	}
	v.decide_by = cases_decide_by(rq->arena, rq->app->pack, r->received_on);
	vec_push(rq->arena, &v.sections,
	    answers_of(rq, N_("The child"), path_of(rq, "child"), &typed_child_form, &f.child));
	vec_push(rq->arena, &v.sections,
	    answers_of(rq, N_("The request"), path_of(rq, "request"), form, r));
	vec_push(rq->arena, &v.sections,
	    answers_documents(rq, N_("Documents"), path_of(rq, "documents")));
	add_warnings(rq, r, &f, &v);
	o = rq_page(rq);
	typed_check_page(o, &v);
	rq_send(rq, o);
}

/* What has changed since the last look, such as a case that somebody else has opened, is asked
 * again. */
void
typed_save(struct rq *rq)
{
	struct typed_request *r = anew(rq->arena, struct typed_request);
	struct typed_found f;

	typed_one_at_a_time(rq->tx, rq->draft->la);
	f = typed_found(rq);
	if (page_before(rq, &f) != NULL || !typed_read(rq, r, &f)) {
		draft_say(rq, rq->draft->la, rq->draft->id, "draft_look_again");
		rq_redirect(rq, path_of(rq, "check"), "look_again");
		return;
	}
	rq_redirect(
	    rq, arena_printf(rq->arena, "/cases/%s", typed_record(rq, r, &f)), "request_recorded");
}
