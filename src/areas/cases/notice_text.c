/*
 * Notice text: what the program itself writes into a notice, part by part as
 * the policy pack asks, in the language of whoever reads it; and a notice that
 * an officer has completed, with the program's own lines in another language.
 */
#include "areas/cases/notice_text.h"
#include "areas/cases/case_pages.h"
#include "areas/cases/cases.sql.h"
#include "areas/drafts/drafts.h"
#include "base/buf.h"
#include "base/str.h"
#include "base/vec.h"
#include "db/db.h"
#include "policy/calendar.h"

#include <string.h>

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

/* "Views, wishes and feelings: the child's parent or the young person". */
static const char *
giver_line(struct rq *rq, const struct policy_advice *a, const struct language *l)
{
	return arena_printf(rq->arena, "%s: %s", text_tr(l, a->title), text_tr(l, a->giver));
}

/* Who gives advice always, by the pack's table of regulation 6(1). */
static const char *
advice_givers(struct rq *rq, const struct language *l)
{
	const struct policy_pack *pack = rq_pack(rq);
	struct buf *list = buf_new(rq->arena);

	for (unsigned i = 0; i < pack->n_advice; i++)
		if (pack->advice[i].always)
			buf_printf(
			    list, "%s%s", list->n ? "\n" : "", giver_line(rq, &pack->advice[i], l));
	return list->p;
}

/* The advice that is in: copies of it go with the notice (reg 10(2)). */
static const char *
advice_copies(struct rq *rq, const struct language *l)
{
	struct case_advice_rows rows = case_advice(rq->tx, rq->kase->la, rq->kase->id);
	struct buf *list = buf_new(rq->arena);

	for (size_t i = 0; i < rows.n; i++)
		buf_printf(list, "%s%s, %s, %s%s%s", list->n ? "\n\n" : "", rows.a[i].author,
		    rows.a[i].role, text_date(rq->arena, l, rows.a[i].given_on),
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
written_part(
    struct rq *rq, const struct notice_about *n, const char *part, const struct language *l)
{
	const char *ours = drafts_notice_part(rq, n->kind, part, l);

	if (ours != NULL)
		return ours;
	if (n->kind == NOTICE_N0 && str_eq(part, "child"))
		return case_child_name(rq);
	if (n->kind == NOTICE_N0 && str_eq(part, "others"))
		return others_told(rq);
	if (n->kind == NOTICE_N2 && str_eq(part, "advice"))
		return advice_copies(rq, l);
	if (str_eq(part, "advice"))
		return advice_givers(rq, l);
	if (str_eq(part, "decision") && n->decision != NULL)
		return text_tr(l, n->decision);
	if (str_eq(part, "reasons") && n->reasons != NULL)
		return n->reasons;
	return "";
}

/* The last day of the duty, for time that runs from a decision of today; unset: it does not. */
static struct date
from_decision(struct rq *rq, enum policy_duty duty)
{
	const struct policy_duty_rule *rule = rq_pack(rq)->duties[duty];

	for (unsigned i = 0; i < rule->n_limits; i++)
		if (rule->limits[i].from == POINT_DECISION)
			return calendar_due(rq_pack(rq), &rule->limits[i], rq->now.today);
	return (struct date){ 0 };
}

/* "Label: 2 March 2026" */
static void
add_date(
    struct rq *rq, struct buf *text, const struct language *l, const char *label, struct date on)
{
	if (date_is_set(on))
		buf_printf(text, "%s%s: %s", text->n ? "\n" : "", text_tr(l, label),
		    text_date(rq->arena, l, on));
}

const char *
notice_dates(struct rq *rq, enum policy_decision decision, const struct language *l)
{
	struct buf *text = buf_new(rq->arena);

	add_date(rq, text, l, N_("The date of this letter"), rq->now.today);
	add_date(rq, text, l,
	    N_("The last day to appeal, unless a mediation certificate gives you longer"),
	    from_decision(rq, DUTY_APPEAL));
	if (rq_pack(rq)->appeals[decision]->certificate)
		add_date(rq, text, l, N_("The last day to contact a mediation adviser"),
		    from_decision(rq, DUTY_MEDIATION_CONTACT));
	return text->p;
}

/* The next duties with their latest lawful dates, as they stand after the decision.  A request that
 * is only being considered waits for one decision. */
static const char *
dates_part(struct rq *rq, const struct notice_about *n, const struct language *l)
{
	const char *ours = drafts_notice_part(rq, n->kind, "reply_by", l);
	struct clock_result clock = cases_clock(rq->tx, rq->kase->la, rq->kase->id, rq_pack(rq));
	struct buf *text = buf_new(rq->arena);

	if (ours != NULL)
		return ours;
	for (size_t i = 0; i < clock.duties.n; i++) {
		const struct clock_duty *d = &clock.duties.a[i];

		if (n->kind == NOTICE_N0 ? d->duty == DUTY_DECIDE_ASSESS && clock_is_waiting(d)
					 : d->duty != DUTY_DECIDE_ASSESS && d->status == CLOCK_OPEN)
			buf_printf(text, "%s%s %s: %s (%s)", text->n ? "\n" : "",
			    text_tr(l, d->rule->family), text_tr(l, N_("At the latest by")),
			    text_date(rq->arena, l, d->due), d->basis);
	}
	return text->p;
}

const char *
notice_part_text(struct rq *rq, const struct notice_about *n, const struct policy_part *part,
    const struct language *l)
{
	switch (part->kind) {
	case PART_TEXT:
		return written_part(rq, n, part->id, l);
	case PART_RIGHTS:
		return text_tr(l, part->text);
	case PART_CONTACT:
		return contact_of(rq, body_kind_of(part->id));
	case PART_DATE:
		return dates_part(rq, n, l);
	case PART__MAX:
		break;
	}
	return "";
}

/* ---- the same in another language ---- */

/* A line of ours in English, and in the other language. */
struct line_pair {
	const char *from, *to;
};

struct line_pairs {
	struct line_pair *a;
	size_t n, cap;
};

/* Both texts have as many lines, for they were made the same way. */
static void
add_lines(struct rq *rq, struct line_pairs *pairs, const char *from, const char *to)
{
	for (;;) {
		size_t n = strcspn(from, "\n"), m = strcspn(to, "\n");

		vec_push(rq->arena, pairs,
		    (struct line_pair){
			arena_memdup(rq->arena, from, n), arena_memdup(rq->arena, to, m) });
		if (from[n] == '\0' || to[m] == '\0')
			return;
		from += n + 1;
		to += m + 1;
	}
}

static const char *
line_in(const struct line_pairs *pairs, const char *line, const struct language *l)
{
	for (size_t i = 0; i < pairs->n; i++)
		if (str_eq(pairs->a[i].from, line))
			return pairs->a[i].to;
	return *line == '\0' ? line : text_tr(l, line);
}

const char *
notice_part_in(struct rq *rq, const struct policy_notice_rule *rule, const struct policy_part *part,
    const char *body, const struct language *l)
{
	const struct notice_about about = { .kind = rule->notice };
	struct line_pairs pairs = { 0 };
	struct buf *text = buf_new(rq->arena);

	add_lines(rq, &pairs, notice_part_text(rq, &about, part, &text_english),
	    notice_part_text(rq, &about, part, l));
	if (rule->appealable)
		add_lines(rq, &pairs, notice_dates(rq, rule->decision, &text_english),
		    notice_dates(rq, rule->decision, l));
	for (;;) {
		size_t n = strcspn(body, "\n");

		buf_puts(text, line_in(&pairs, arena_memdup(rq->arena, body, n), l));
		if (body[n] == '\0')
			return text->p;
		buf_putc(text, '\n');
		body += n + 1;
	}
}
