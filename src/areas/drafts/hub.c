/*
 * Hub: the way of a case from request to final plan, step by step, as staff
 * see it: what is done, what can be done now, and what stands in the way.
 */
#include "app/app.h"
#include "areas/drafts/draft_pages.h"
#include "areas/drafts/drafts.h"
#include "areas/drafts/drafts.html.h"
#include "areas/drafts/drafts.sql.h"
#include "areas/drafts/words.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "text/text.h"

/* What the steps are made from. */
struct hub {
	struct rq *rq;
	struct draft_facts_row facts;
	const struct plan_version *version;
	struct plan_hindrances hindrances; /* of the plan as it would be issued next */
	bool family_done;
	VEC(struct view_way_step) steps;
};

struct view_texts
draft_bar_texts(struct rq *rq, uint32_t bars)
{
	VEC(const char *) list = { 0 };

	for (int b = 0; b < BAR__MAX; b++)
		if (bars & 1u << b)
			vec_push(rq->arena, &list, text_tr(rq->language, bar_text((enum bar)b)));
	return (struct view_texts){ list.a, list.n };
}

static struct plan_issue
issue_of(struct rq *rq, bool draft)
{
	return (struct plan_issue){ .la = rq->kase->la,
		.case_id = rq->kase->id,
		.kind = draft ? PLAN_DRAFT : PLAN_FINAL,
		.respond_by = draft ? draft_due(rq, DUTY_DRAFT_REPRESENTATIONS, POINT_DRAFT_SERVED)
				    : (struct date){ 0 },
		.rules = plans_lexicon(rq->app->rules, rq->kase->pack) };
}

/* The plan is judged as a final one once section I names something. */
static struct hub
hub_of(struct rq *rq)
{
	struct hub h = { .rq = rq,
		.facts = *draft_facts(rq->tx, rq->kase->la, rq->kase->id),
		.version = draft_version(rq) };
	struct plan_issue next = issue_of(rq, h.facts.named == 0);

	if (h.facts.needs > 0)
		h.hindrances = plans_hindrances(rq->tx, &next);
	h.family_done = h.version != NULL &&
			family_done(rq->tx, rq->kase->la, rq->kase->id, h.version->id)->n > 0;
	return h;
}

/* Advised rows of which nothing became, or findings of the quality rules. */
static int64_t
count_hindrances(const struct hub *h, bool findings)
{
	int64_t n = 0;

	for (size_t i = 0; i < h->hindrances.n; i++)
		n += (h->hindrances.a[i].rule != NULL) == findings;
	return n;
}

static uint32_t
bars_to_serve(const struct hub *h, bool notice_waits)
{
	return serve_bars(&(struct serve_facts){ .state = h->rq->kase->state,
	    .needs = h->facts.needs,
	    .provision = h->facts.provision,
	    .advice_waiting = h->facts.advice_waiting,
	    .advice_given = h->facts.advice_given,
	    .rows_unsettled = count_hindrances(h, false),
	    .findings = count_hindrances(h, true),
	    .notice_waits = notice_waits });
}

static uint32_t
bars_to_final(const struct hub *h, bool notice_waits)
{
	return final_bars(&(struct final_facts){ .state = h->rq->kase->state,
	    .respond_by = h->version == NULL ? (struct date){ 0 } : h->version->respond_by,
	    .today = h->rq->now.today,
	    .family_done = h->family_done,
	    .comments_open = h->facts.comments_open,
	    .wishes_open = h->facts.wishes_open,
	    .named = h->facts.named > 0,
	    .findings = count_hindrances(h, true),
	    .notice_waits = notice_waits });
}

/* ---- the steps ---- */

static struct view_way_step *
step(struct hub *h, const char *title, const char *status, const char *colour)
{
	const struct language *l = h->rq->language;

	vec_push(h->rq->arena, &h->steps,
	    (struct view_way_step){ .title = text_tr(l, title),
		.status = status == NULL ? NULL : text_tr(l, status),
		.colour = colour });
	return &h->steps.a[h->steps.n - 1];
}

static const char *
days_text(struct hub *h, const char *before, struct date d)
{
	return arena_printf(h->rq->arena, "%s %s", text_tr(h->rq->language, before),
	    text_date(h->rq->arena, h->rq->language, d));
}

static void
step_notice(struct hub *h)
{
	struct view_way_step *s;

	if (h->facts.notices_waiting == 0)
		return;
	s = step(h, N_("A notice waits"), N_("To do"), "yellow");
	s->text =
	    text_tr(h->rq->language, N_("It is written and not issued: nobody has been told yet."));
	s->href = draft_case_path(h->rq, "notice");
	s->act = text_tr(h->rq->language, N_("Check and issue the notice"));
}

static void
step_consider(struct hub *h)
{
	struct view_way_step *s;

	if (!cases_may_consider(h->rq))
		return;
	s = step(h, N_("Say that an assessment is being considered"), N_("Can be sent"), "blue");
	s->text = text_tr(h->rq->language,
	    N_("The family hears that it can give its views and evidence; health, social care and "
	       "the school hear that the request is here (notice N0)."));
	s->post = draft_case_path(h->rq, "consider");
	s->act = text_tr(h->rq->language, N_("Prepare the notice"));
}

static void
step_decide(struct hub *h)
{
	struct view_way_step *s;

	if (!cases_may_decide_issue(h->rq))
		return;
	s = step(h, N_("Decide whether to make a plan"), N_("To do"), "yellow");
	s->text = text_tr(h->rq->language,
	    N_("One question: in the light of the assessment, is a plan necessary?"));
	s->href = draft_case_path(h->rq, "decide-issue");
	s->act = text_tr(h->rq->language, N_("Decide whether to make a plan"));
}

/* Each row that is in the way, and the page where it is put right. */
static void
add_hindrances(struct hub *h, struct view_way_step *s)
{
	VEC(const char *) list = { 0 };

	for (size_t i = 0; i < s->bars.n; i++)
		vec_push(h->rq->arena, &list, s->bars.a[i]);
	for (size_t i = 0; i < h->hindrances.n; i++)
		vec_push(h->rq->arena, &list,
		    arena_printf(h->rq->arena, "%s: %s", h->hindrances.a[i].item,
			h->hindrances.a[i].message));
	s->bars = (struct view_texts){ list.a, list.n };
	if (h->hindrances.n == 0 || s->more != NULL)
		return;
	s->more = text_tr(h->rq->language, N_("Put the plan right"));
	s->more_href = draft_case_path(h->rq, "plan");
}

static bool
is_final(const struct hub *h)
{
	return h->version != NULL && h->version->kind != PLAN_DRAFT;
}

static void
step_draft(struct hub *h)
{
	uint32_t bars = bars_to_serve(h, h->facts.notices_waiting > 0);
	bool served = h->version != NULL;
	struct view_way_step *s = step(h, N_("Serve the draft"),
	    served ? N_("Served") : N_("Not yet"), served ? "green" : "grey");

	if (served && date_is_set(h->version->respond_by))
		s->text = days_text(
		    h, N_("The family can say what it thinks until"), h->version->respond_by);
	if (served) {
		s->more = text_tr(h->rq->language, N_("Read it as the family does"));
		s->more_href = draft_track_path(h->rq, "plan");
	}
	if (is_final(h))
		return;
	if (bars == 0 && rq_may(h->rq, CASE_ISSUE)) {
		s->post = draft_case_path(h->rq, "draft/serve");
		s->act = text_tr(h->rq->language,
		    served ? N_("Prepare a changed draft") : N_("Prepare the draft’s letter"));
	} else if (!served) {
		s->bars = draft_bar_texts(h->rq, bars);
	}
	add_hindrances(h, s);
}

static void
step_answers(struct hub *h)
{
	int64_t open = h->facts.comments_open + h->facts.wishes_open;
	struct view_way_step *s;

	if (h->version == NULL)
		return;
	s = step(h, N_("Answer the family"), open > 0 ? N_("To do") : N_("Nothing waits"),
	    open > 0 ? "yellow" : "green");
	s->text = arena_printf(h->rq->arena, "%s. %s",
	    text_trn(h->rq->arena, h->rq->language, "{n} comment or request without an answer",
		"{n} comments or requests without an answer", open),
	    h->family_done
		? text_tr(h->rq->language, N_("The family has said that this is all for now."))
		: "");
	s->href = draft_case_path(h->rq, "answers");
	s->act = text_tr(h->rq->language, N_("Comments and requests"));
}

static void
step_consult(struct hub *h)
{
	struct view_way_step *s;

	if (h->version == NULL)
		return;
	s = step(h, N_("Consult schools and colleges"),
	    h->facts.replies > 0	 ? N_("Replied")
	    : h->facts.consultations > 0 ? N_("Waiting")
					 : N_("Not yet"),
	    h->facts.replies > 0	 ? "green"
	    : h->facts.consultations > 0 ? "yellow"
					 : "grey");
	s->text = arena_printf(h->rq->arena, "%s, %s",
	    text_trn(
		h->rq->arena, h->rq->language, "{n} asked", "{n} asked", h->facts.consultations),
	    text_trn(
		h->rq->arena, h->rq->language, "{n} replied", "{n} replied", h->facts.replies));
	if (respond_is_open(h->rq->kase->state) && rq_may(h->rq, CASE_PLAN_WRITE)) {
		s->href = draft_case_path(h->rq, "consult");
		s->act = text_tr(h->rq->language, N_("Choose whom to consult"));
	}
	s->more = text_tr(h->rq->language, N_("Who was asked, and what they say"));
	s->more_href = draft_case_path(h->rq, "consultations");
}

static void
step_name(struct hub *h)
{
	const struct naming_of_row *n = naming_of(h->rq->tx, h->rq->kase->la, h->rq->kase->id);
	struct view_way_step *s;

	if (h->version == NULL || n == NULL)
		return;
	s = step(h, N_("Name a school, college or type"),
	    h->facts.named > 0 ? N_("Named") : N_("Not yet"),
	    h->facts.named > 0 ? "green" : "grey");
	s->text = n->name != NULL ? n->name : n->setting_type;
	if (respond_is_open(h->rq->kase->state) && rq_may(h->rq, CASE_DECIDE)) {
		s->href = draft_case_path(h->rq, "name");
		s->act = text_tr(h->rq->language, N_("Name the setting"));
	}
}

static void
step_final(struct hub *h)
{
	uint32_t bars = bars_to_final(h, h->facts.notices_waiting > 0);
	struct view_way_step *s = step(h, N_("Issue the final plan"),
	    is_final(h) ? N_("In force") : N_("Not yet"), is_final(h) ? "green" : "grey");

	if (is_final(h)) {
		s->text = days_text(h, N_("Issued on"), h->version->issued_on);
		return;
	}
	if (bars == 0 && rq_may(h->rq, CASE_ISSUE)) {
		s->post = draft_case_path(h->rq, "draft/final");
		s->act = text_tr(h->rq->language, N_("Prepare the final plan’s letter"));
	} else if (h->version != NULL) {
		s->bars = draft_bar_texts(h->rq, bars);
		add_hindrances(h, s);
	}
}

void
hub_show(struct rq *rq)
{
	struct hub h = hub_of(rq);
	struct out *o = rq_page(rq);
	struct view_way v = { .public_id = rq->kase->public_id,
		.reference = rq->kase->reference,
		.child = case_child_name(rq),
		.where = cases_standing(rq) };

	step_notice(&h);
	step_consider(&h);
	step_decide(&h);
	step_draft(&h);
	step_answers(&h);
	step_consult(&h);
	step_name(&h);
	step_final(&h);
	v.steps.a = h.steps.a;
	v.steps.n = h.steps.n;
	drafts_way(o, &v);
	rq_send(rq, o);
}

/* ---- the two acts that begin a notice ---- */

static void
begin(struct rq *rq, uint32_t bars, enum policy_notice notice)
{
	if (bars != 0) {
		rq_redirect(rq, draft_case_path(rq, "draft"), "not_yet");
		return;
	}
	notice_begin(rq, notice, 0, NULL, NULL);
	rq_say_case(rq, "notice_begin", "case", rq->kase->id);
	rq_redirect(rq, draft_case_path(rq, "notice"), "notice_begun");
}

void
hub_serve(struct rq *rq)
{
	struct hub h = hub_of(rq);

	begin(rq, bars_to_serve(&h, h.facts.notices_waiting > 0), NOTICE_N3);
}

void
hub_final(struct rq *rq)
{
	struct hub h = hub_of(rq);

	begin(rq, bars_to_final(&h, h.facts.notices_waiting > 0), NOTICE_N4);
}

/* Asked again in the transaction that issues: a comment may have come since the letter was begun.
 */
const char *
drafts_issue(struct rq *rq, enum policy_notice notice)
{
	bool draft = notice == NOTICE_N3;
	struct plan_issue issue;
	struct plan_issued issued;
	struct view_texts bars;
	struct hub h;

	if (!draft && notice != NOTICE_N4)
		return NULL;
	h = hub_of(rq);
	bars = draft_bar_texts(rq, draft ? bars_to_serve(&h, false) : bars_to_final(&h, false));
	if (bars.n > 0)
		return bars.a[0];
	issue = issue_of(rq, draft);
	issued = plans_issue(rq->tx, &issue);
	if (issued.id == 0)
		return issued.hindrances.a[0].message;
	if (!draft)
		consultations_end(rq->tx, rq->kase->la, rq->kase->id, rq->now.today);
	return NULL;
}
