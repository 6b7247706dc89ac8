/*
 * Notice draft: what a new notice says and to whom it goes, part by part as
 * the policy pack asks.  What is known is filled in; the officer reads,
 * changes and completes it before it can be issued.
 */
#include "areas/cases/case_pages.h"
#include "areas/cases/cases.sql.h"
#include "areas/cases/rules.h"
#include "areas/cases/notice_text.h"
#include "areas/drafts/drafts.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/db.h"

struct draft {
	struct rq *rq;
	int64_t id, case_id, child;
};

static void
add_recipient(struct draft *d, int64_t person, int64_t body, const char *role, const char *channel)
{
	notice_recipient_insert(
	    d->rq->tx, d->rq->kase->la, rng_row_id(), d->id, person, body, role, channel);
}

/*
 * The child's parents with responsibility who may see the case; the young person, and whoever they
 * let in, when they are over compulsory school age (CFA 2014 s.83(2)); and a child who asked.  A
 * restricted parent is told by nobody here.
 */
static void
add_family(struct draft *d)
{
	int64_t la = d->rq->kase->la;
	struct notice_family_rows family = notice_family(d->rq->tx, la, d->case_id);
	const struct notice_asker_row *request = notice_asker(d->rq->tx, la, d->case_id);
	bool child_told = request == NULL || request->requested_by != d->child;

	for (size_t i = 0; i < family.n; i++) {
		child_told |= family.a[i].person == d->child;
		add_recipient(d, family.a[i].person, 0, "family",
		    str_eq(family.a[i].kind, "email") ? "email" : "letter");
	}
	if (!child_told)
		add_recipient(d, d->child, 0, "family", "email");
}

void
cases_family_changed(struct rq *rq, int64_t person)
{
	struct notice_drafts_about_rows drafts = notice_drafts_about(rq->tx, rq->kase->la, person);

	for (size_t i = 0; i < drafts.n; i++) {
		struct draft d = { rq, drafts.a[i].id, drafts.a[i].case_id, drafts.a[i].child };

		notice_family_forget(rq->tx, rq->kase->la, d.id);
		add_family(&d);
	}
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
	const struct policy_notice_rule *rule = rq_pack(rq)->notices[kind];
	const struct notice_about about = { kind, decision_text, reasons };
	struct draft d = { rq, rng_row_id(), rq->kase->id, rq->kase->child };

	notice_insert(rq->tx, rq->kase->la, d.id, rng_public_id(rq->arena), rq->kase->id,
	    policy_name(NAMES_NOTICE, (int)kind), decision);
	for (unsigned i = 0; i < rule->n_parts; i++)
		notice_part_insert(rq->tx, rq->kase->la, d.id, rule->parts[i].id, (int64_t)i,
		    rule->parts[i].label,
		    notice_part_text(rq, &about, &rule->parts[i], &text_english));
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
	rq_say_case(rq, "notice_begin", "case", rq->kase->id);
	rq_redirect(rq, page, "notice_begun");
}

bool
cases_may_consider(const struct rq *rq)
{
	return rq_may(rq, CASE_ISSUE) && consider_is_open(rq->kase->state) &&
	       notice_draft(rq->tx, rq->kase->la, rq->kase->id) == NULL;
}
