/*
 * Exception: an officer claims that the law lifts a time limit (SEND
 * Regulations 2014 regs 5(4), 8(2), 10(4), 13(3) and 44).  The clock decides whether the log proves
 * it; a claim that lifts nothing is refused with what is missing.
 */
#include "app/app.h"
#include "areas/cases/case_pages.h"
#include "areas/cases/day_pages.h"
#include "areas/cases/exception.html.h"
#include "areas/cases/exception.sql.h"
#include "areas/cases/exception_view.h"
#include "base/rng.h"
#include "base/str.h"
#include "base/vec.h"
#include "text/text.h"

struct claim {
	int code; /* enum policy_exception + 1 */
	struct date from, to;
	int advice; /* 1 to 8: key a to h */
	const char *reason;
	int64_t version;
};

static const struct choice codes[] = {
	{ "X-a", N_("A school’s closure of at least four weeks"), EXCEPTION_A + 1 },
	{ "X-b", N_("An early years provider’s closure of at least four weeks"), EXCEPTION_B + 1 },
	{ "X-c", N_("Exceptional personal circumstances of the child or a parent"),
	    EXCEPTION_C + 1 },
	{ "X-d", N_("The child or a parent is away from the area"), EXCEPTION_D + 1 },
	{ "X-e", N_("The child missed an appointment for an examination or test"),
	    EXCEPTION_E + 1 },
	{ 0 },
};

static const struct choice advice_keys[] = {
	{ "a", N_("a: the parents, or the young person"), 1 },
	{ "b", N_("b: education"), 2 },
	{ "c", N_("c: medical"), 3 },
	{ "d", N_("d: psychological"), 4 },
	{ "e", N_("e: social care"), 5 },
	{ "f", N_("f: other"), 6 },
	{ "g", N_("g: preparing for adulthood"), 7 },
	{ "h", N_("h: whom the family asked for"), 8 },
	{ 0 },
};

/* An absence, and a closure that no school has entered, have two days; an appointment one, and
 * circumstances at least the one on which they began: only what fell within a limit lifts it. */
static void
check(const void *values, const struct form_input *in, struct form_state *state)
{
	const struct claim *c = values;
	bool away = c->code == EXCEPTION_D + 1;
	bool begins = away || c->code == EXCEPTION_C + 1 || c->code == EXCEPTION_E + 1;

	(void)in;
	if (begins && !date_is_set(c->from))
		form_error(state, "from", N_("Enter the first day"));
	if (away && !date_is_set(c->to))
		form_error(state, "to", N_("Enter the last day"));
	if (date_is_set(c->from) && date_is_set(c->to) && date_compare(c->to, c->from) < 0)
		form_error(state, "to", N_("The last day must be the same as or after the first"));
}

static const struct field fields[] = {
	{ "code", FIELD_CHOICE, offsetof(struct claim, code), N_("Which exception?"),
	    .choices = codes, .required = N_("Select the exception") },
	{ "from", FIELD_DATE, offsetof(struct claim, from), N_("First day"),
	    N_("Of the closure, the absence or the circumstances; or the day of the appointment") },
	{ "to", FIELD_DATE, offsetof(struct claim, to), N_("Last day"),
	    N_("Not for an appointment, nor while the circumstances last") },
	{ "advice", FIELD_CHOICE, offsetof(struct claim, advice),
	    N_("Which advice was the appointment for?"), N_("Only for a missed appointment"),
	    .choices = advice_keys, .as_select = true },
	{ "reason", FIELD_TEXTAREA, offsetof(struct claim, reason),
	    N_("What happened, and why could the date not be kept?"),
	    N_("The family reads this. What shows it: letters, dates, who decided."),
	    .noun = N_("Reason"), .required = N_("Enter what happened"), .max_length = 2000 },
	{ "version", FIELD_VERSION, offsetof(struct claim, version), NULL },
	{ 0 },
};

const struct form exception_form = { "exception", fields, sizeof(struct claim), check };

static const char *
proof_of(struct rq *rq, const struct policy_exception_rule *r)
{
	static const char *const proofs[PROOF__MAX] = {
		[PROOF_CLOSURE] = N_("First and last day of the closure, and advice asked for from "
				     "a week before it to a week before the re-opening"),
		[PROOF_CIRCUMSTANCES] =
		    N_("What happened, from which day to which, and who decided"),
		[PROOF_AWAY] = N_("First and last day of the absence"),
		[PROOF_APPOINTMENT] = N_("The day of the missed appointment, and for which advice"),
	};

	return text_tr(rq->language, proofs[r->proof]);
}

static void
add_codes(struct rq *rq, struct view_exception *v)
{
	const struct policy_pack *pack = rq_pack(rq);

	for (unsigned i = 0; i < pack->n_exceptions; i++) {
		const struct policy_exception_rule *r = &pack->exceptions[i];

		vec_push(rq->arena, &v->codes,
		    (struct view_exception_code){
			.code = policy_name(NAMES_EXCEPTION, (int)r->code),
			.title = text_tr(rq->language, r->title),
			.proof = proof_of(rq, r),
			.basis = r->basis });
	}
}

static void
add_closures(struct rq *rq, struct view_exception *v)
{
	struct case_closures_rows rows = case_closures(rq->tx, rq->kase->la, rq->kase->id);
	struct view_fact *facts = anew_n(rq->arena, struct view_fact, rows.n);

	for (size_t i = 0; i < rows.n; i++)
		facts[i] =
		    (struct view_fact){ text_date(rq->arena, rq->language, rows.a[i].from_on),
			    text_date(rq->arena, rq->language, rows.a[i].to_on) };
	v->closures = (struct view_facts){ facts, rows.n };
}

void
exception_show(struct rq *rq)
{
	struct view_exception v = { .public_id = rq->kase->public_id,
		.reference = rq->kase->reference,
		.child = case_child_name(rq),
		.form = rq->form };
	struct out *o = rq_page(rq);

	if (rq->form->n_errors == 0)
		form_fill(rq->form, &(struct claim){ .version = rq->kase->version });
	add_codes(rq, &v);
	add_closures(rq, &v);
	exception_page(o, &v);
	rq_send(rq, o);
}

/* How many claims of the log the clock could not prove. */
static const char *
unproved(struct rq *rq, size_t *ret_n)
{
	struct clock_result clock = cases_clock(rq->tx, rq->kase->la, rq->kase->id, rq_pack(rq));
	const char *message = NULL;

	*ret_n = 0;
	for (size_t i = 0; i < clock.findings.n; i++)
		if (str_eq(clock.findings.a[i].code, "exception_not_proved")) {
			(*ret_n)++;
			message = clock.findings.a[i].message;
		}
	return message;
}

void
exception_save(struct rq *rq)
{
	const struct case_on_page *k = rq->kase;
	const struct claim *c = rq->values;
	enum policy_exception code = (enum policy_exception)(c->code - 1);
	struct case_event event = { .type = EVENT_EXCEPTION_CLAIMED,
		.on = rq->now.today,
		.code = code,
		.advice = c->advice == 0 ? 0 : (char)('a' + c->advice - 1),
		.from = c->from,
		.to = c->to };
	size_t before, after;
	const char *message;
	int64_t id = rng_row_id();

	unproved(rq, &before);
	if (!cases_record(
		rq->tx, &(struct case_at){ k->la, k->id, c->version }, rq_pack(rq), &event)) {
		form_error(rq->form, "reason",
		    N_("Somebody else has changed this case since you opened it. Your answers are "
		       "kept here: look at what changed, then send this again"));
		return;
	}
	message = unproved(rq, &after);
	if (after > before) {
		form_error(rq->form, "code",
		    arena_printf(rq->arena, "This is not recorded, because %s", message));
		return;
	}
	exception_reason_insert(rq->tx, k->la, id, k->id, policy_name(NAMES_EXCEPTION, (int)code),
	    c->reason, rq->now.today, rq->viewer->person);
	rq_say_case(rq, "exception_claim", "case", k->id);
	rq_redirect(rq, arena_printf(rq->arena, "/cases/%s", k->public_id), "claimed");
}
