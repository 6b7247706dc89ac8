/*
 * Notice draft: what a new notice says and to whom it goes, part by part as
 * the policy pack asks.  What is known is filled in; the officer reads,
 * changes and completes it before it can be issued.
 */
#include "areas/cases/case_pages.h"
#include "areas/cases/cases.sql.h"
#include "areas/cases/rules.h"
#include "areas/drafts/drafts.h"
#include "base/buf.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/db.h"
#include "policy/calendar.h"
#include "text/text.h"

struct draft {
	struct rq *rq;
	enum policy_notice kind;
	int64_t id;
	const char *decision, *reasons;
};

/* "Name, phone, email" of the first body of that kind; empty when there is none, so that the notice
 * cannot go. */
static const char *
contact_of(struct rq *rq, const char *kind)
{
	const struct body_of_kind_row *b = body_of_kind(rq->tx, rq->kase->la, kind);
	struct buf *text = buf_new(rq->arena);

	if (b == NULL)
		return "";
	buf_puts(text, b->name);
	if (b->phone != NULL)
		buf_printf(text, "\n%s", b->phone);
	if (b->email != NULL)
		buf_printf(text, "\n%s", b->email);
	return text->p;
}

/* Which body a contact part is about. */
static const char *
body_kind_of(const char *part)
{
	if (str_eq(part, "mediation_adviser"))
		return "mediation";
	if (str_eq(part, "disagreement_service"))
		return "disagreement";
	if (str_eq(part, "information"))
		return "advice";
	return "authority";
}

/* Who gives advice always, by the pack's table of regulation 6(1). */
static const char *
advice_givers(struct rq *rq)
{
	const struct policy_pack *pack = case_pack(rq);
	struct buf *list = buf_new(rq->arena);

	for (unsigned i = 0; i < pack->n_advice; i++)
		if (pack->advice[i].always)
			buf_printf(list, "%s%s: %s", list->n ? "\n" : "", pack->advice[i].title,
			    pack->advice[i].giver);
	return list->p;
}

/* The advice that is in: copies of it go with the notice (reg 10(2)). */
static const char *
advice_copies(struct rq *rq)
{
	struct case_advice_rows rows = case_advice(rq->tx, rq->kase->la, rq->kase->id);
	struct buf *list = buf_new(rq->arena);

	for (size_t i = 0; i < rows.n; i++)
		buf_printf(list, "%s%s, %s, %s%s%s", list->n ? "\n\n" : "", rows.a[i].author,
		    rows.a[i].role, text_date(rq->arena, rq->language, rows.a[i].given_on),
		    str_blank(rows.a[i].summary) ? "" : "\n", rows.a[i].summary);
	return list->p;
}

/* The bodies of reg 4(2), who are told too. */
static const char *
others_told(struct rq *rq)
{
	const struct case_school_row *school = case_school(rq->tx, rq->kase->la, rq->kase->child);
	const struct body_of_kind_row *health = body_of_kind(rq->tx, rq->kase->la, "health");
	const struct body_of_kind_row *care = body_of_kind(rq->tx, rq->kase->la, "care");
	struct buf *list = buf_new(rq->arena);

	if (health != NULL)
		buf_printf(list, "%s", health->name);
	if (care != NULL)
		buf_printf(list, "%s%s", list->n ? "\n" : "", care->name);
	if (school != NULL)
		buf_printf(list, "%s%s", list->n ? "\n" : "", school->name);
	return list->p;
}

static const char *
written_part(struct draft *d, const char *part)
{
	const char *ours = drafts_notice_part(d->rq, d->kind, part);

	if (ours != NULL)
		return ours;
	if (d->kind == NOTICE_N0 && str_eq(part, "child"))
		return case_child_name(d->rq);
	if (d->kind == NOTICE_N0 && str_eq(part, "others"))
		return others_told(d->rq);
	if (d->kind == NOTICE_N2 && str_eq(part, "advice"))
		return advice_copies(d->rq);
	if (str_eq(part, "decision"))
		return d->decision;
	if (str_eq(part, "reasons"))
		return d->reasons;
	if (str_eq(part, "advice"))
		return advice_givers(d->rq);
	return "";
}

const char *
notice_dates(struct rq *rq, enum policy_decision decision)
{
	const struct policy_duty_rule *rule = case_pack(rq)->duties[DUTY_APPEAL];
	const struct policy_appeal *appeal = case_pack(rq)->appeals[decision];
	struct buf *text = buf_new(rq->arena);

	for (unsigned i = 0; i < rule->n_limits; i++)
		if (rule->limits[i].from == POINT_DECISION)
			buf_printf(text,
			    "This letter is dated %s. Without a mediation certificate, the last "
			    "day "
			    "to appeal is %s.",
			    text_date(rq->arena, rq->language, rq->now.today),
			    text_date(rq->arena, rq->language,
				calendar_due(case_pack(rq), &rule->limits[i], rq->now.today)));
	rule = case_pack(rq)->duties[DUTY_MEDIATION_CONTACT];
	for (unsigned i = 0; appeal->certificate && i < rule->n_limits; i++)
		if (rule->limits[i].from == POINT_DECISION)
			buf_printf(text, " The last day to contact a mediation adviser is %s.",
			    text_date(rq->arena, rq->language,
				calendar_due(case_pack(rq), &rule->limits[i], rq->now.today)));
	return text->p;
}

/* The next duties with their latest lawful dates, as they stand after the decision.  A request that
 * is only being considered waits for one decision. */
static const char *
dates_part(struct draft *draft)
{
	struct rq *rq = draft->rq;
	const char *ours = drafts_notice_part(rq, draft->kind, "reply_by");
	struct clock_result clock = cases_clock(rq->tx, rq->kase->la, rq->kase->id, case_pack(rq));
	struct buf *text = buf_new(rq->arena);

	if (ours != NULL)
		return ours;
	for (size_t i = 0; i < clock.duties.n; i++) {
		const struct clock_duty *d = &clock.duties.a[i];

		if (draft->kind == NOTICE_N0
			? d->duty == DUTY_DECIDE_ASSESS && clock_is_waiting(d)
			: d->duty != DUTY_DECIDE_ASSESS && d->status == CLOCK_OPEN)
			buf_printf(text, "%s%s At the latest by %s (%s).", text->n ? "\n" : "",
			    d->rule->family, text_date(rq->arena, rq->language, d->due), d->basis);
	}
	return text->p;
}

static const char *
part_text(struct draft *d, const struct policy_part *part)
{
	switch (part->kind) {
	case PART_TEXT:
		return written_part(d, part->id);
	case PART_RIGHTS:
		return part->text;
	case PART_CONTACT:
		return contact_of(d->rq, body_kind_of(part->id));
	case PART_DATE:
		return dates_part(d);
	case PART__MAX:
		break;
	}
	return "";
}

static void
add_recipient(struct draft *d, int64_t person, int64_t body, const char *role, const char *channel)
{
	notice_recipient_insert(
	    d->rq->tx, d->rq->kase->la, rng_row_id(), d->id, person, body, role, channel);
}

/* Everybody with responsibility who may see the case.  A restricted parent is told by nobody here.
 */
static void
add_family(struct draft *d)
{
	const struct case_on_page *k = d->rq->kase;
	struct case_family_rows family = case_family(d->rq->tx, k->la, k->child);
	const struct case_request_row *request = case_request(d->rq->tx, k->la, k->id);
	const struct person_preferred_contact_row *how;

	for (size_t i = 0; i < family.n; i++) {
		if (!family.a[i].responsibility || !family.a[i].sees_case)
			continue;
		how = person_preferred_contact(d->rq->tx, k->la, family.a[i].person);
		add_recipient(d, family.a[i].person, 0, "family",
		    how != NULL && str_eq(how->kind, "email") ? "email" : "letter");
	}
	if (request != NULL && request->requested_by == k->child)
		add_recipient(d, k->child, 0, "family", "email");
}

static void
add_body(struct draft *d, enum policy_recipient recipient)
{
	static const char *const kinds[] = {
		[RECIPIENT_HEALTH] = "health", [RECIPIENT_CARE] = "care"
	};
	const struct case_on_page *k = d->rq->kase;
	const struct body_of_kind_row *b;
	const struct case_school_row *school;
	const struct drafts_setting *named;

	if (recipient == RECIPIENT_SETTING) {
		named = drafts_named_setting(d->rq);
		if (named != NULL)
			add_recipient(
			    d, 0, named->id, "setting", named->email != NULL ? "email" : "letter");
		return;
	}
	if (recipient == RECIPIENT_SCHOOL) {
		school = case_school(d->rq->tx, k->la, k->child);
		if (school != NULL)
			add_recipient(
			    d, 0, school->id, "school", school->email ? "email" : "letter");
		return;
	}
	b = body_of_kind(d->rq->tx, k->la, kinds[recipient]);
	if (b != NULL)
		add_recipient(d, 0, b->id, kinds[recipient], b->email ? "email" : "letter");
}

void
notice_begin(struct rq *rq, enum policy_notice kind, int64_t decision, const char *decision_text,
    const char *reasons)
{
	const struct policy_notice_rule *rule = case_pack(rq)->notices[kind];
	struct draft d = { .rq = rq,
		.kind = kind,
		.id = rng_row_id(),
		.decision = decision_text,
		.reasons = reasons };

	notice_insert(rq->tx, rq->kase->la, d.id, rng_public_id(rq->arena), rq->kase->id,
	    policy_name(NAMES_NOTICE, (int)kind), decision);
	for (unsigned i = 0; i < rule->n_parts; i++)
		notice_part_insert(rq->tx, rq->kase->la, d.id, rule->parts[i].id, (int64_t)i,
		    rule->parts[i].label, part_text(&d, &rule->parts[i]));
	for (unsigned i = 0; i < rule->n_recipients; i++)
		if (rule->recipients[i] == RECIPIENT_FAMILY)
			add_family(&d);
		else
			add_body(&d, rule->recipients[i]);
}

/* N0: the family and the bodies of reg 4(2) are told that an assessment is being considered. */
void
consider_save(struct rq *rq)
{
	const char *page = arena_printf(rq->arena, "/cases/%s/notice", rq->kase->public_id);

	if (!cases_may_consider(rq)) {
		rq_redirect(
		    rq, arena_printf(rq->arena, "/cases/%s/draft", rq->kase->public_id), NULL);
		return;
	}
	notice_begin(rq, NOTICE_N0, 0, NULL, NULL);
	case_say(rq, "notice_begin", "case", rq->kase->id);
	rq_redirect(rq, page, "notice_begun");
}

bool
cases_may_consider(const struct rq *rq)
{
	return rq_may(rq, CASE_ISSUE) && consider_is_open(rq->kase->state) &&
	       notice_draft(rq->tx, rq->kase->la, rq->kase->id) == NULL;
}
