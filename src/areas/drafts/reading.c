/* Reading: an issued version of the plan as the family, the school and staff see it. */
#include "app/app.h"
#include "areas/drafts/draft_pages.h"
#include "areas/drafts/drafts.html.h"
#include "areas/drafts/drafts.sql.h"
#include "areas/drafts/words.h"
#include "base/buf.h"
#include "base/conf.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "io/ical.h"
#include "text/text.h"

enum { HUNDREDTHS = 100 };

/* ---- the version as sections and lines ---- */

struct lines {
	struct rq *rq;
	VEC(struct view_line) list;
};

static void
add_line(struct lines *l, const char *item, const char *text, const char *detail)
{
	vec_push(l->rq->arena, &l->list,
	    (struct view_line){ .item = item, .text = text, .detail = detail });
}

static void
add_detail(struct buf *b, const char *label, const char *value)
{
	if (!str_blank(value))
		buf_printf(b, "%s%s%s", b->n > 0 ? "; " : "", label, value);
}

/* "30 minutes", "1.5 hours" */
static const char *
amount(struct rq *rq, const struct plan_provision *p)
{
	static const struct {
		const char *unit, *many;
	} units[] = {
		{ "minute", N_("minutes") },
		{ "hour", N_("hours") },
		{ "day", N_("days") },
		{ "session", N_("sessions") },
	};
	const char *unit = p->unit;

	for (size_t i = 0; i < sizeof units / sizeof units[0]; i++)
		if (str_eq(unit, units[i].unit) && p->quantity != HUNDREDTHS)
			unit = text_tr(rq->language, units[i].many);
	if (p->quantity % HUNDREDTHS != 0)
		return arena_printf(rq->arena, "%lld.%02lld %s",
		    (long long)(p->quantity / HUNDREDTHS), (long long)(p->quantity % HUNDREDTHS),
		    unit);
	return arena_printf(rq->arena, "%lld %s", (long long)(p->quantity / HUNDREDTHS), unit);
}

/* "30 minutes; weekly; group of 3; by speech and language therapist" */
static const char *
provision_detail(struct rq *rq, const struct plan_provision *p)
{
	const struct language *l = rq->language;
	struct buf *b = buf_new(rq->arena);

	if (p->quantity != 0)
		buf_puts(b, amount(rq, p));
	add_detail(b, "", p->frequency);
	if (p->group_size > 0)
		add_detail(b, "",
		    arena_printf(rq->arena, "%s %d", text_tr(l, N_("group of")), p->group_size));
	add_detail(b, text_tr(l, N_("by ")), p->deliverer);
	add_detail(b, text_tr(l, N_("qualified: ")), p->qualification);
	if (date_is_set(p->end))
		add_detail(b, text_tr(l, N_("until ")), text_date(rq->arena, l, p->end));
	return b->n > 0 ? b->p : NULL;
}

static const char *
outcome_detail(struct rq *rq, const struct plan_outcome *e)
{
	const struct language *l = rq->language;
	struct buf *b = buf_new(rq->arena);

	add_detail(b, text_tr(l, N_("shown by: ")), e->measure);
	if (date_is_set(e->due))
		add_detail(b, text_tr(l, N_("by ")), text_date(rq->arena, l, e->due));
	if (date_is_set(e->review))
		add_detail(
		    b, text_tr(l, N_("looked at again on ")), text_date(rq->arena, l, e->review));
	return b->n > 0 ? b->p : NULL;
}

static void
add_rows(struct lines *l, const struct plan *p, enum plan_section s)
{
	for (size_t i = 0; i < p->n_needs; i++)
		if (p->needs[i].section == s)
			add_line(l, p->needs[i].id, p->needs[i].text, NULL);
	for (size_t i = 0; i < p->n_outcomes && s == SECTION_E; i++)
		add_line(l, p->outcomes[i].id, p->outcomes[i].text,
		    outcome_detail(l->rq, &p->outcomes[i]));
	for (size_t i = 0; i < p->n_provision; i++)
		if (p->provision[i].section == s)
			add_line(l, p->provision[i].id, p->provision[i].text,
			    provision_detail(l->rq, &p->provision[i]));
}

struct view_sections
reading_sections(struct rq *rq, const struct plan *p)
{
	VEC(struct view_section) all = { 0 };

	for (int s = SECTION_A; s < SECTION_K; s++) {
		const char *letter = plan_section_name((enum plan_section)s);
		struct lines l = { .rq = rq };

		add_rows(&l, p, (enum plan_section)s);
		vec_push(rq->arena, &all,
		    (struct view_section){ .letter = letter,
			.title = section_title(rq->language, letter),
			.text = str_blank(p->sections[s].text) ? NULL : p->sections[s].text,
			.lines = { l.list.a, l.list.n } });
	}
	return (struct view_sections){ all.a, all.n };
}

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

static void
add_said(struct rq *rq, struct view_sections *sections)
{
	struct comments_of_rows rows = comments_of(rq->tx, rq->kase->la, rq->kase->id);

	for (size_t i = 0; i < sections->n; i++) {
		struct view_section *s = &sections->a[i];

		s->said = said_of(rq, &rows, s->letter);
		for (size_t k = 0; k < s->lines.n; k++)
			s->lines.a[k].said = said_of(rq, &rows, s->lines.a[k].item);
	}
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
			.text = rows.a[i].text,
			.answer = rows.a[i].answer,
			.on = rows.a[i].on_date,
			.answer_by = rows.a[i].answer_by,
			.answered_on = rows.a[i].answered_on };
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

void
reading_show(struct rq *rq)
{
	const struct plan_version *version = draft_version(rq);
	struct view_reading v = { .public_id = rq->kase->public_id,
		.reference = rq->kase->reference,
		.child = draft_child(rq->tx, rq->kase->la, rq->kase->child)->given,
		.where = draft_where(rq),
		.back = rq_may(rq, CASE_READ)
			    ? draft_case_path(rq, "draft")
			    : arena_printf(rq->arena, "/track/%s", rq->kase->public_id) };
	struct out *o = rq_page(rq);

	if (version == NULL) {
		drafts_none(o, &v);
		rq_send(rq, o);
		return;
	}
	v.hash = version->hash;
	v.number = version->number;
	v.issued_on = version->issued_on;
	v.title = text_tr(
	    rq->language, version->kind == PLAN_DRAFT ? N_("Draft plan") : N_("Final plan"));
	add_time(rq, version, &v);
	v.sections = reading_sections(rq, version->plan);
	v.papers = reading_papers(rq);
	if (rq_may(rq, CASE_RESPOND) || rq_may(rq, CASE_READ)) {
		add_said(rq, &v.sections);
		v.wishes = draft_wishes(rq);
	}
	drafts_reading(o, &v);
	rq_send(rq, o);
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

/* ---- the dates, for a calendar ---- */

/* Fixed words of the policy pack and the reference, nothing of the child. */
void
reading_dates(struct rq *rq)
{
	struct clock_result clock = cases_clock(rq->tx, rq->kase->la, rq->kase->id, case_pack(rq));
	VEC(struct ical_entry) list = { 0 };

	for (size_t i = 0; i < clock.duties.n; i++) {
		const struct clock_duty *d = &clock.duties.a[i];

		if (d->status != CLOCK_OPEN || d->setting != NULL || d->advice != 0)
			continue;
		vec_push(rq->arena, &list,
		    (struct ical_entry){
			.uid = arena_printf(rq->arena, "%s-%s-%d", rq->kase->reference,
			    policy_name(NAMES_DUTY, (int)d->duty), d->decision),
			.summary = arena_printf(rq->arena, "%s (%s)",
			    text_tr(rq->language, d->rule->title), rq->kase->reference),
			.url = arena_printf(rq->arena, "%s/track/%s/plan", rq->app->conf->base_url,
			    rq->kase->public_id),
			.on = d->due });
	}
	rq_send_text(rq, "text/calendar; charset=utf-8",
	    ical_write(rq->arena, list.a, list.n, rq->now.instant));
	http_set_header(rq->response, "Content-Disposition", "attachment; filename=\"dates.ics\"");
}
