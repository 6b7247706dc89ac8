/*
 * Decide: whether to assess, by the two limbs of Children and Families Act
 * 2014 s.36(8) and nothing else.
 */
#include "areas/cases/case_pages.h"
#include "areas/cases/cases.h"
#include "areas/cases/cases.html.h"
#include "areas/cases/cases.sql.h"
#include "areas/cases/cases_view.h"
#include "areas/cases/rules.h"
#include "base/rng.h"
#include "base/str.h"
#include "db/db.h"
#include "text/text.h"

struct decide {
	int limb_a, limb_b; /* enum answer */
	const char *evidence_a, *evidence_b, *reasons;
	int64_t version;
};

/*
 * Local criteria that councils have put in the law's place: they may prompt
 * for evidence and never decide (domain handbook, ehc-process section 3).
 */
static const char *const local_criteria[] = {
	"two terms",
	"two cycles",
	"6,000",
	"6000",
	"levels below",
	"years behind",
	"not enough below",
	"private report",
	"no diagnosis",
	"threshold for our",
	"panel criteria",
	NULL,
};

static void
check(const void *values, const struct form_input *in, struct form_state *state)
{
	const struct decide *d = values;

	(void)in;
	if (assess_local_criterion(d->reasons, local_criteria) != NULL)
		form_error(state, "reasons",
		    "Reasons must be about the two questions of the law. A local rule, such as a "
		    "number of terms, "
		    "an amount spent or a diagnosis, cannot be a reason");
}

static const struct field fields[] = {
	{ "limb_a", FIELD_CHOICE, offsetof(struct decide, limb_a),
	    "(a) Does the child or young person have, or may they have, special educational needs?",
	    .choices = choice_yes_no, .required = "Select yes or no for question (a)" },
	{ "evidence_a", FIELD_TEXTAREA, offsetof(struct decide, evidence_a),
	    "What does this answer rest on?", .hint = "Name the documents and what they say",
	    .required = "Enter the evidence for answer (a)", .noun = "Evidence for (a)",
	    .max_length = 4000 },
	{ "limb_b", FIELD_CHOICE, offsetof(struct decide, limb_b),
	    "(b) May it be necessary for special educational provision to be made in accordance "
	    "with an EHC plan?",
	    .choices = choice_yes_no, .required = "Select yes or no for question (b)" },
	{ "evidence_b", FIELD_TEXTAREA, offsetof(struct decide, evidence_b),
	    "What does that answer rest on?", .hint = "Name the documents and what they say",
	    .required = "Enter the evidence for answer (b)", .noun = "Evidence for (b)",
	    .max_length = 4000 },
	{ "reasons", FIELD_TEXTAREA, offsetof(struct decide, reasons),
	    "Reasons, as the family will read them",
	    .hint = "Plain words, about this child. They go into the notice.",
	    .required = "Enter the reasons for the decision", .noun = "Reasons",
	    .max_length = 6000 },
	{ "version", FIELD_VERSION, offsetof(struct decide, version), NULL },
	{ 0 },
};

const struct form decide_form = { "decide", fields, sizeof(struct decide), check };

void
decide_show(struct rq *rq)
{
	const struct policy_test_rule *test = rq_pack(rq)->tests[TEST_ASSESS];
	struct out *o = rq_page(rq);
	struct view_decide v = {
		.public_id = rq->kase->public_id,
		.reference = rq->kase->reference,
		.child = case_child_name(rq),
		.test = test,
		.prompts = { test->prompts, test->n_prompts },
		.decide_by = rq->kase->due_on,
		.form = rq->form,
	};

	if (!assess_is_open(rq->kase->state)) {
		rq_redirect(rq, arena_printf(rq->arena, "/cases/%s", rq->kase->public_id), NULL);
		return;
	}
	if (rq->form->n_errors == 0)
		form_fill(rq->form, &(struct decide){ .version = rq->kase->version });
	v.request = case_request_facts(rq);
	view_decide(o, &v);
	rq_send(rq, o);
}

static void
record(struct rq *rq, const struct decide *d, const struct assess_ruling *ruling, int64_t id)
{
	decision_insert(rq->tx, rq->kase->la, id, rng_public_id(rq->arena), rq->kase->id,
	    d->limb_a == ANSWER_YES, d->evidence_a, d->limb_b == ANSWER_YES, d->evidence_b,
	    ruling->event_outcome, d->reasons, rq->now.today, rq->viewer->person);
	notice_begin(rq, ruling->assess ? NOTICE_N1P : NOTICE_N1, id,
	    ruling->assess
		? N_("We will carry out an education, health and care needs assessment.")
		: N_("We will not carry out an education, health and care needs assessment."),
	    d->reasons);
	rq_say_case(rq, "case_decide", "decision", id);
}

void
case_refuse_stale(struct rq *rq)
{
	form_error(rq->form, "reasons",
	    "Somebody else has changed this case since you opened it. Your answers are kept here: "
	    "open the case in "
	    "another tab, look at what changed, then send this again");
}

void
decide_save(struct rq *rq)
{
	const struct decide *d = rq->values;
	struct assess_ruling ruling =
	    assess_rule(&(struct assess_finding){ .limb_a = d->limb_a == ANSWER_YES,
		.limb_b = d->limb_b == ANSWER_YES,
		.evidence_a = d->evidence_a,
		.evidence_b = d->evidence_b,
		.reasons = d->reasons });
	struct case_event event = { .type = EVENT_ASSESS_DECISION,
		.on = rq->now.today,
		.outcome = ruling.assess ? OUTCOME_YES : OUTCOME_NO };

	if (notice_draft(rq->tx, rq->kase->la, rq->kase->id) != NULL) {
		form_error(rq->form, "reasons",
		    "A notice on this case waits to be issued. Issue it before you decide");
		return;
	}
	if (!assess_is_open(rq->kase->state) ||
	    !cases_record(rq->tx, &(struct case_at){ rq->kase->la, rq->kase->id, d->version },
		rq_pack(rq), &event)) {
		case_refuse_stale(rq);
		return;
	}
	record(rq, d, &ruling, rng_row_id());
	rq_redirect(
	    rq, arena_printf(rq->arena, "/cases/%s/notice", rq->kase->public_id), "decided");
}
