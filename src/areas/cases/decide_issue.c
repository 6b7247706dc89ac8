/*
 * Decide whether to issue: whether, in the light of the assessment, a plan is
 * necessary, by Children and Families Act 2014 s.37(1) and nothing else.
 */
#include "areas/cases/case_pages.h"
#include "areas/cases/cases.h"
#include "areas/cases/cases.html.h"
#include "areas/cases/cases.sql.h"
#include "areas/cases/cases_view.h"
#include "areas/cases/rules.h"
#include "base/rng.h"
#include "db/db.h"
#include "text/text.h"

struct decide_issue {
	int necessary; /* enum answer */
	const char *evidence, *reasons;
	int64_t version;
};

static const struct field fields[] = {
	{ "necessary", FIELD_CHOICE, offsetof(struct decide_issue, necessary),
	    N_("In the light of the assessment, is it necessary for special educational provision "
	       "to "
	       "be made in accordance with an EHC plan?"),
	    .choices = choice_yes_no, .required = N_("Select yes if a plan is necessary") },
	{ "evidence", FIELD_TEXTAREA, offsetof(struct decide_issue, evidence),
	    N_("What does this answer rest on?"),
	    .hint = N_("Name the advice and what it says of needs and of provision"),
	    .required = N_("Enter the evidence for the answer"), .noun = N_("Evidence"),
	    .max_length = 4000 },
	{ "reasons", FIELD_TEXTAREA, offsetof(struct decide_issue, reasons),
	    N_("Reasons, as the family will read them"),
	    .hint = N_("Plain words, about this child. If the answer is no, they go into the "
		       "notice."),
	    .required = N_("Enter the reasons for the decision"), .noun = N_("Reasons"),
	    .max_length = 6000 },
	{ "version", FIELD_VERSION, offsetof(struct decide_issue, version), NULL },
	{ 0 },
};

const struct form decide_issue_form = { "decide_issue", fields, sizeof(struct decide_issue), NULL };

bool
cases_may_decide_issue(const struct rq *rq)
{
	return rq_may(rq, CASE_DECIDE) && issue_is_open(rq->kase->state);
}

/* The day by which the family must know, when there will be no plan (reg 10(1)). */
static struct date
decide_by(struct rq *rq)
{
	struct clock_result clock = cases_clock(rq->tx, rq->kase->la, rq->kase->id, rq_pack(rq));

	for (size_t i = 0; i < clock.duties.n; i++)
		if (clock.duties.a[i].duty == DUTY_DECIDE_ISSUE)
			return clock.duties.a[i].due;
	return (struct date){ 0 };
}

/* The advice that is in, whose copies go with a refusal (reg 10(2)). */
static void
add_advice(struct rq *rq, struct view_decide_issue *v)
{
	struct case_advice_rows rows = case_advice(rq->tx, rq->kase->la, rq->kase->id);

	v->advice.n = rows.n;
	v->advice.a = anew_n(rq->arena, struct view_fact, rows.n);
	for (size_t i = 0; i < rows.n; i++)
		v->advice.a[i] = (struct view_fact){ arena_printf(rq->arena, "%s, %s",
							 rows.a[i].author, rows.a[i].role),
			rows.a[i].summary };
	v->waiting = case_advice_waiting(rq->tx, rq->kase->la, rq->kase->id)->n;
}

void
decide_issue_show(struct rq *rq)
{
	const struct policy_test_rule *test = rq_pack(rq)->tests[TEST_ISSUE];
	struct view_decide_issue v = {
		.public_id = rq->kase->public_id,
		.reference = rq->kase->reference,
		.child = case_child_name(rq),
		.prompts = { test->prompts, test->n_prompts },
		.decide_by = decide_by(rq),
		.form = rq->form,
	};
	struct out *o;

	if (!issue_is_open(rq->kase->state)) {
		rq_redirect(
		    rq, arena_printf(rq->arena, "/cases/%s/draft", rq->kase->public_id), NULL);
		return;
	}
	o = rq_page(rq);
	if (rq->form->n_errors == 0)
		form_fill(rq->form, &(struct decide_issue){ .version = rq->kase->version });
	add_advice(rq, &v);
	view_decide_issue(o, &v);
	rq_send(rq, o);
}

void
decide_issue_save(struct rq *rq)
{
	const struct decide_issue *d = rq->values;
	struct issue_ruling ruling = issue_rule(d->necessary == ANSWER_YES);
	struct case_event event = { .type = EVENT_ISSUE_DECISION,
		.on = rq->now.today,
		.outcome = ruling.issue ? OUTCOME_YES : OUTCOME_NO };
	int64_t id = rng_row_id();

	if (notice_draft(rq->tx, rq->kase->la, rq->kase->id) != NULL) {
		form_error(rq->form, "necessary",
		    "A notice on this case waits to be issued. Issue it before you decide");
		return;
	}
	if (!issue_is_open(rq->kase->state) ||
	    !cases_record(rq->tx, &(struct case_at){ rq->kase->la, rq->kase->id, d->version },
		rq_pack(rq), &event)) {
		case_refuse_stale(rq);
		return;
	}
	decision_issue_insert(rq->tx, rq->kase->la, id, rng_public_id(rq->arena), rq->kase->id,
	    ruling.issue, d->evidence, ruling.event_outcome, d->reasons, rq->now.today,
	    rq->viewer->person);
	if (!ruling.issue)
		notice_begin(rq, NOTICE_N2, id, N_("We will not make an EHC plan."), d->reasons);
	rq_say_case(rq, "case_decide_issue", "decision", id);
	rq_redirect(rq,
	    arena_printf(
		rq->arena, "/cases/%s/%s", rq->kase->public_id, ruling.issue ? "draft" : "notice"),
	    ruling.issue ? "plan_decided" : "decided");
}
