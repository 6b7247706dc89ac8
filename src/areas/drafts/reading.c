/* Reading: an issued version of the plan as the family, the school and staff see it. */
#include "app/app.h"
#include "areas/drafts/draft_pages.h"
#include "areas/drafts/drafts.html.h"
#include "areas/drafts/drafts.sql.h"
#include "areas/drafts/settings.h"
#include "areas/drafts/words.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "text/text.h"

/* The section of advice and information. */
#define REPORTS "K"

/* ---- the version, and what stands below its rows ---- */

const char *
reading_item(const struct plan *p, const char *item)
{
	const struct plan_need *need = plan_need_find(p, item);
	const struct plan_outcome *outcome = plan_outcome_find(p, item);
	const struct plan_provision *provision = plan_provision_find(p, item);
	enum plan_section s;

	if (need != NULL)
		return need->text;
	if (outcome != NULL)
		return outcome->text;
	if (provision != NULL)
		return provision->text;
	if (plan_section_parse(item, &s) && s != SECTION_SUMMARY && s != SECTION_K)
		return p->sections[s].text;
	return NULL;
}

const char *
reading_anchor(struct rq *rq, const char *item)
{
	enum plan_section s;

	return plan_section_parse(item, &s) ? arena_printf(rq->arena, "section-%s", item) : item;
}

struct view_papers
reading_papers(struct rq *rq)
{
	struct advice_papers_rows rows = advice_papers(rq->tx, rq->kase->la, rq->kase->id);
	struct view_paper *a = anew_n(rq->arena, struct view_paper, rows.n);

	for (size_t i = 0; i < rows.n; i++)
		a[i] = (struct view_paper){
			.label = rows.a[i].label,
			.author = rows.a[i].author,
			.role = rows.a[i].role,
			.summary = str_blank(rows.a[i].summary) ? NULL : rows.a[i].summary,
			.on = rows.a[i].given_on,
			.name = rows.a[i].name,
			.href = rows.a[i].document == NULL
				    ? NULL
				    : draft_track_path(rq, arena_printf(rq->arena, "plan/papers/%s",
							       rows.a[i].document)),
		};
	return (struct view_papers){ a, rows.n };
}

static struct html
below(struct rq *rq, const struct view_below *v)
{
	struct out *o = out_new(rq->arena, rq->language);

	drafts_below(o, v);
	return (struct html){ o->body->p, o->body->n };
}

static bool
has_row(const struct view_section *s, const char *id)
{
	for (size_t i = 0; i < s->rows.n; i++)
		if (str_eq(s->rows.a[i].id, id))
			return true;
	return false;
}

/* What the rows do not have: reports as files, and reports that came later. */
static struct view_papers
more_papers(struct rq *rq, const struct view_section *s)
{
	struct view_papers all = reading_papers(rq), more = { all.a, 0 };

	for (size_t i = 0; i < all.n; i++)
		if (all.a[i].href != NULL || !has_row(s, all.a[i].label))
			more.a[more.n++] = all.a[i];
	return more;
}

/* Section K also gives what its rows do not have. */
struct view_plan *
reading_plan(struct rq *rq, const struct plan_version *version)
{
	struct view_plan *plan = renderings_view(rq, version);

	for (size_t i = 0; i < plan->sections.n; i++) {
		struct view_section *s = &plan->sections.a[i];

		if (str_eq(s->letter, REPORTS))
			s->below = below(rq, &(struct view_below){ .papers = more_papers(rq, s) });
	}
	return plan;
}

/* ---- what was said of it ---- */

static const char *
who_said(struct rq *rq, const struct comments_of_row *c)
{
	if (c->by_person == rq->viewer->person)
		return text_tr(rq->language, N_("You"));
	if (c->given != NULL)
		return arena_printf(rq->arena, "%s %s", c->given, c->family);
	return text_tr(rq->language, N_("The family"));
}

static struct view_saids
said_of(struct rq *rq, const struct comments_of_rows *rows, const char *item)
{
	VEC(struct view_said) list = { 0 };

	for (size_t i = 0; i < rows->n; i++)
		if (str_eq(rows->a[i].item, item))
			vec_push(rq->arena, &list,
			    (struct view_said){ .text = rows->a[i].text,
				.by = who_said(rq, &rows->a[i]),
				.at = rows->a[i].at_time,
				.answer = rows->a[i].answer == NULL
					      ? NULL
					      : answer_title(rq->language, rows->a[i].answer),
				.answer_text = rows->a[i].answer_text,
				.answered_at = rows->a[i].answered_at });
	return (struct view_saids){ list.a, list.n };
}

/* An earlier version shows what was said of it, the last one all that was ever said. */
static struct comments_of_rows
comments_on(struct rq *rq, const struct plan_version *version, bool is_last)
{
	struct comments_of_rows all = comments_of(rq->tx, rq->kase->la, rq->kase->id);
	struct comments_of_row *own = anew_n(rq->arena, struct comments_of_row, all.n);
	size_t n = 0;

	for (size_t i = 0; i < all.n; i++)
		if (is_last || all.a[i].plan_version == version->id)
			own[n++] = all.a[i];
	return (struct comments_of_rows){ own, n };
}

/* What was said of an item, and where one can say more. */
static struct html
said_below(struct rq *rq, const struct comments_of_rows *rows, bool may_comment, const char *item,
    bool is_section)
{
	struct view_below v = {
		.said = said_of(rq, rows, item), .item = item, .is_section = is_section
	};

	if (may_comment)
		v.comment = draft_track_path(rq, arena_printf(rq->arena, "plan/lines/%s", item));
	return below(rq, &v);
}

/* Section K is the reports' own: it is answered by other sections. */
static void
add_said(
    struct rq *rq, struct view_plan *plan, const struct comments_of_rows *rows, bool may_comment)
{
	for (size_t i = 0; i < plan->sections.n; i++) {
		struct view_section *s = &plan->sections.a[i];

		if (str_eq(s->letter, REPORTS))
			continue;
		s->below = said_below(rq, rows, may_comment, s->letter, true);
		for (size_t k = 0; k < s->rows.n; k++)
			s->rows.a[k].below =
			    said_below(rq, rows, may_comment, s->rows.a[k].id, false);
	}
}

/* What staff heed about a setting that was asked for. */
static const char *
note_of(struct rq *rq, const struct wishes_of_row *w)
{
	struct setting_standing s;

	if (w->body == 0 || !rq_may(rq, CASE_READ))
		return NULL;
	s = settings_standing(rq, w->urn, w->setting);
	return s.closed ? settings_refused(rq, w->name, &s) : settings_words(rq, &s);
}

struct view_wishes
draft_wishes(struct rq *rq)
{
	struct wishes_of_rows rows = wishes_of(rq->tx, rq->kase->la, rq->kase->id);
	struct view_wish *a = anew_n(rq->arena, struct view_wish, rows.n);

	for (size_t i = 0; i < rows.n; i++)
		a[i] = (struct view_wish){ .public_id = rows.a[i].public_id,
			.kind = rows.a[i].kind,
			.what = rows.a[i].name != NULL ? rows.a[i].name
						       : wish_title(rq->language, rows.a[i].kind),
			.who = rows.a[i].who,
			.text = rows.a[i].text,
			.agreed = rows.a[i].agreed == NULL
				      ? NULL
				      : agreed_title(rq->language, rows.a[i].agreed),
			.answer = rows.a[i].answer,
			.note = note_of(rq, &rows.a[i]),
			.on = rows.a[i].on_date,
			.answer_by = rows.a[i].answer_by,
			.answered_on = rows.a[i].answered_on,
			.meet_on = rows.a[i].meet_on,
			.late = !date_is_set(rows.a[i].answered_on) &&
				date_compare(rows.a[i].answer_by, rq->now.today) < 0 };
	return (struct view_wishes){ a, rows.n };
}

static void
add_time(struct rq *rq, const struct plan_version *version, struct view_reading *v)
{
	v->is_final = version->kind != PLAN_DRAFT;
	v->respond_by = version->respond_by;
	v->is_done = family_done(rq->tx, rq->kase->la, rq->kase->id, version->id)->n > 0;
	v->may_respond = rq_may(rq, CASE_RESPOND) && respond_is_open(rq->kase->state);
	if (date_is_set(version->respond_by) &&
	    !respond_is_late(version->respond_by, rq->now.today))
		v->days = date_days_between(rq->now.today, version->respond_by) + 1;
}

static void
no_version(struct rq *rq, struct view_reading *v)
{
	struct out *o = rq_page(rq);

	v->where = cases_standing(rq);
	v->is_final = plan_is_in_force(rq->kase->state);
	drafts_none(o, v);
	rq_send(rq, o);
}

/* Whoever responds, and staff, see what was said; a school that is asked does not. */
static void
add_family(struct rq *rq, const struct plan_version *version, struct view_plan *plan,
    struct view_reading *v)
{
	struct comments_of_rows rows;

	if (!rq_may(rq, CASE_RESPOND) && !rq_may(rq, CASE_READ))
		return;
	rows = comments_on(rq, version, v->is_last);
	add_said(rq, plan, &rows, v->may_respond && !v->is_final);
	if (v->is_last)
		v->wishes = draft_wishes(rq);
}

static void
show_version(struct rq *rq, const struct plan_version *version, struct view_reading *v)
{
	struct view_plan *plan = reading_plan(rq, version);
	struct out *o = rq_page(rq);

	v->number = version->number;
	v->issued_on = version->issued_on;
	v->plan = plan;
	v->versions = renderings_versions(rq, version->number);
	if (v->is_last) {
		v->where = cases_standing(rq);
		add_time(rq, version, v);
	}
	add_family(rq, version, plan, v);
	drafts_reading(o, v);
	rq_send(rq, o);
}

void
reading_show(struct rq *rq)
{
	const struct plan_version *version = draft_version(rq);
	struct view_reading v = { .public_id = rq->kase->public_id,
		.reference = rq->kase->reference,
		.child = draft_child(rq->tx, rq->kase->la, rq->kase->child)->given,
		.is_last = true,
		.back = rq_may(rq, CASE_READ)
			    ? draft_case_path(rq, "draft")
			    : arena_printf(rq->arena, "/track/%s", rq->kase->public_id) };

	if (version == NULL)
		no_version(rq, &v);
	else
		show_version(rq, version, &v);
}

void
reading_version(struct rq *rq)
{
	const struct plan_version *version = renderings_version_named(rq, rq_arg(rq, "version"));

	if (version == NULL)
		rq_not_found(rq);
	else
		show_version(rq, version,
		    &(struct view_reading){ .public_id = rq->kase->public_id,
			.reference = rq->kase->reference,
			.is_last = version->id == draft_version(rq)->id,
			.back = draft_track_path(rq, "plan") });
}

/* ---- what the reports say and the plan does not ---- */

void
reading_ledger(struct rq *rq)
{
	struct ledger_rows_rows rows = ledger_rows(rq->tx, rq->kase->la, rq->kase->id);
	const struct language *l = rq->language;
	struct view_ledger v = { .public_id = rq->kase->public_id,
		.reference = rq->kase->reference };
	VEC(struct view_ledger_row) list = { 0 };
	struct out *o = rq_page(rq);

	for (size_t i = 0; i < rows.n; i++) {
		const struct ledger_rows_row *r = &rows.a[i];
		bool open = r->disposition == NULL, out = str_eq(r->disposition, "left_out");

		v.open += open;
		v.left_out += out;
		v.used += !open && !out;
		if (!open && !out)
			continue;
		vec_push(rq->arena, &list,
		    (struct view_ledger_row){
			.author = arena_printf(rq->arena, "%s, %s", r->author, r->role),
			.kind = text_tr(l, str_eq(r->kind, "need") ? N_("Need") : N_("Provision")),
			.text = r->text,
			.state = text_tr(l, open ? N_("Not settled yet") : N_("Left out")),
			.colour = open ? "yellow" : "grey",
			.reason = r->reason });
	}
	v.rows.a = list.a;
	v.rows.n = list.n;
	drafts_ledger(o, &v);
	rq_send(rq, o);
}

void
reading_paper(struct rq *rq)
{
	const struct advice_paper_row *d =
	    advice_paper(rq->tx, rq->kase->la, rq->kase->id, rq_arg(rq, "paper"));

	if (d == NULL)
		rq_not_found(rq);
	else
		rq_send_file(rq, rq->kase->la, d->hash, d->type, d->name);
}
