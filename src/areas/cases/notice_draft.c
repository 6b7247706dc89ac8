/*
 * Notice draft: what a new notice says and to whom it goes, part by part as
 * the policy pack asks.  What is known is filled in; the officer reads,
 * changes and completes it before it can be issued.
 */
#include "areas/cases/case_pages.h"
#include "areas/cases/cases.sql.h"
#include "base/buf.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/db.h"
#include "text/text.h"

struct draft {
	struct rq *rq;
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

static const char *
written_part(struct draft *d, const char *part)
{
	if (str_eq(part, "decision"))
		return d->decision;
	if (str_eq(part, "reasons"))
		return d->reasons;
	if (str_eq(part, "advice"))
		return advice_givers(d->rq);
	return "";
}

/* The next duties with their latest lawful dates, as they stand after the decision. */
static const char *
dates_part(struct rq *rq)
{
	struct clock_result clock = cases_clock(rq->tx, rq->kase->la, rq->kase->id, case_pack(rq));
	struct buf *text = buf_new(rq->arena);

	for (size_t i = 0; i < clock.duties.n; i++) {
		const struct clock_duty *d = &clock.duties.a[i];

		if (d->status == CLOCK_OPEN && d->duty != DUTY_DECIDE_ASSESS)
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
		return dates_part(d->rq);
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

	if (recipient == RECIPIENT_SCHOOL || recipient == RECIPIENT_SETTING) {
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
	struct draft d = {
		.rq = rq, .id = rng_row_id(), .decision = decision_text, .reasons = reasons
	};

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
