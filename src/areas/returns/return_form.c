/* Return form: the facts of a case by their items, each checked as the return would be. */
#include "areas/cases/cases.h"
#include "areas/returns/return_findings.h"
#include "areas/returns/return_pages.h"
#include "areas/returns/returns.h"
#include "areas/returns/returns.html.h"
#include "areas/returns/returns.sql.h"
#include "areas/returns/returns_view.h"
#include "areas/returns/sen2_facts.h"
#include "areas/returns/sen2_value.h"
#include "app/app.h"
#include "base/str.h"
#include "text/text.h"

enum { NEEDS = 2 };

struct answers {
	int64_t version;
	struct sen2_facts facts;
	const char *first_need, *second_need;
};

static const struct choice sexes[] = { { "F", N_("Female"), 1 }, { "M", N_("Male"), 2 }, { 0 } };
static const struct choice yes_no[] = { { "1", N_("Yes"), 1 }, { "0", N_("No"), 2 }, { 0 } };
static const struct choice unknown[] = {
	{ "UN1", N_("Under 6 and not given a number yet"), 1 },
	{ "UN2", N_("Never in a state school in England"), 2 },
	{ "UN3", N_("Educated outside England"), 3 },
	{ "UN5", N_("Sources differ about name or date of birth"), 4 },
	{ "UN8", N_("New to the area within a week"), 5 },
	{ "UN9", N_("Never in a state school or college in England"), 6 },
	{ "UN10", N_("The request ended before a number was known"), 7 },
	{ 0 },
};
static const struct choice sources[] = {
	{ "1", N_("Parent or young person"), 1 },
	{ "2", N_("School, college or other setting"), 2 },
	{ "3", N_("Health"), 3 },
	{ "4", N_("Social care"), 4 },
	{ "5", N_("Somebody else"), 5 },
	{ 0 },
};
static const struct choice residential[] = {
	{ "A", N_("38 to 51 weeks a year"), 1 },
	{ "B", N_("52 weeks a year"), 2 },
	{ 0 },
};
static const struct choice work_based[] = {
	{ "A", N_("Apprenticeship"), 1 },
	{ "T", N_("Traineeship"), 2 },
	{ "S", N_("Supported internship"), 3 },
	{ 0 },
};
static const struct choice payments[] = {
	{ "E", N_("For education"), 1 },
	{ "S", N_("For social care"), 2 },
	{ "H", N_("For health"), 3 },
	{ "I", N_("For more than one of these, together"), 4 },
	{ 0 },
};
static const struct choice places[] = {
	{ "EHE", N_("Elective home education"), 1 },
	{ "OLA", N_("Education other than at school, arranged by the council (section 61)"), 2 },
	{ "OPA",
	    N_("Arranged by the parents or the young person (section 42(5)), not home education"),
	    3 },
	{ "EYP", N_("Early years provider without a number"), 4 },
	{ "NEET", N_("Not in education, employment or training"), 5 },
	{ "NIEC", N_("Not in education or training, notice to cease the plan was given"), 6 },
	{ "NIEO", N_("Not in education or training for another reason"), 7 },
	{ "OTH", N_("Another place"), 8 },
	{ 0 },
};
static const struct choice reasons[] = {
	{ "1", N_("Reached the highest age"), 1 },
	{ "2", N_("Needs are met without a plan"), 2 },
	{ "3", N_("Went on to higher education"), 3 },
	{ "4", N_("Went into paid work"), 4 },
	{ "5", N_("Another authority in England has the plan"), 5 },
	{ "6", N_("Does not want education or training any more"), 6 },
	{ "7", N_("Left England"), 7 },
	{ "8", N_("Died"), 8 },
	{ "9", N_("Another reason"), 9 },
	{ 0 },
};
static const struct choice types[] = {
	{ "SPLD", N_("Specific learning difficulty"), 1 },
	{ "MLD", N_("Moderate learning difficulty"), 2 },
	{ "SLD", N_("Severe learning difficulty"), 3 },
	{ "PMLD", N_("Profound and multiple learning difficulty"), 4 },
	{ "SEMH", N_("Social, emotional and mental health"), 5 },
	{ "SLCN", N_("Speech, language and communication"), 6 },
	{ "HI", N_("Hearing impairment"), 7 },
	{ "VI", N_("Vision impairment"), 8 },
	{ "MSI", N_("Multi-sensory impairment"), 9 },
	{ "PD", N_("Physical disability"), 10 },
	{ "ASD", N_("Autistic spectrum disorder"), 11 },
	{ "DS", N_("Down syndrome"), 12 },
	{ "OTH", N_("Another difficulty or disability"), 13 },
	{ 0 },
};

#define FACT(member, its_label, ...)                                                               \
	{                                                                                          \
#member, FIELD_PICK, offsetof(struct answers, facts.member), its_label,            \
		    .as_select = true, ##__VA_ARGS__                                               \
	}
#define WORD(member, its_label, its_hint)                                                          \
	{                                                                                          \
#member, FIELD_TEXT, offsetof(struct answers, facts.member), its_label, its_hint,  \
		    .max_length = 8, .width = "govuk-input--width-5"                               \
	}
#define PLACE(member, its_label)                                                                   \
	{                                                                                          \
#member, FIELD_TEXT, offsetof(struct answers, facts.member), its_label,            \
		    .max_length = 100                                                              \
	}
#define NEED(member, its_label)                                                                    \
	{                                                                                          \
#member, FIELD_PICK, offsetof(struct answers, member), its_label,                  \
		    .as_select = true, .choices = types                                            \
	}

static const struct field fields[] = {
	{ "version", FIELD_VERSION, offsetof(struct answers, version) },
	FACT(sex, N_("Sex of the child (1.4)"), .choices = sexes),
	WORD(ethnicity, N_("Ethnicity (1.5)"),
	    N_("The code of the school census, like WBRI; NOBT when it has not been asked")),
	FACT(upn_unknown, N_("Why there is no pupil or learner number (1.7c)"), .choices = unknown),
	FACT(source, N_("Who asked for the assessment (2.2)"), .choices = sources),
	FACT(rya, N_("Was the child in relevant youth accommodation when it was asked for? (2.3)"),
	    .choices = yes_no),
	WORD(exported_to, N_("Authority to which the child moved before there was a plan (2.8)"),
	    N_("Its three digits; XXX outside England")),
	WORD(plan_urn, N_("Setting that section I names, where the plan is not here (4.7a)"),
	    N_("Its URN, six digits")),
	FACT(plan_setting, N_("Where the plan says there is no setting with a number (4.7c)"),
	    .choices = places),
	PLACE(plan_setting_other, N_("Which other place the plan says (4.7c)")),
	FACT(plan_res, N_("Residential, as the plan says (4.2)"), .choices = residential),
	FACT(plan_wbp, N_("Work-based learning, as the plan says (4.3)"), .choices = work_based),
	FACT(pb, N_("Is a personal budget taken up? (4.4a)"), .choices = yes_no),
	FACT(oa, N_("With organised arrangements? (4.4b)"), .choices = yes_no),
	FACT(dp, N_("With direct payments (4.4c)"), .choices = payments),
	FACT(cease_reason, N_("Why the plan ceased (4.6)"), .choices = reasons),
	WORD(transfer_la, N_("Authority from which the plan came (5.1)"),
	    N_("Its three digits; XXX outside England")),
	FACT(setting, N_("Where the child is, when it is no setting with a number (5.7c)"),
	    .choices = places),
	PLACE(setting_other, N_("Which other place it is (5.7c)")),
	FACT(sen_unit, N_("Is the child in a SEN unit? (5.7g)"), .choices = yes_no),
	FACT(resourced, N_("Is the child in resourced provision? (5.7h)"), .choices = yes_no),
	FACT(res, N_("Residential, where the child is now (5.2)"), .choices = residential),
	FACT(wbp, N_("Work-based learning, where the child is now (5.3)"), .choices = work_based),
	NEED(first_need, N_("First need (5.8)")),
	NEED(second_need, N_("Second need (5.8)")),
	{ 0 },
};

/* In the order of the table. */
static const char *const names[] = { "sex", "ethnicity", "upn_unknown", "source", "rya",
	"exported_to", "plan_urn", "plan_setting", "plan_setting_other", "plan_res", "plan_wbp",
	"pb", "oa", "dp", "cease_reason", "transfer_la", "setting", "setting_other", "sen_unit",
	"resourced", "res", "wbp", "first_need", "second_need" };

/* What is typed must be what the return may hold. */
static const struct {
	const char *name;
	enum sen2_element item;
	const char *message;
} typed[] = {
	{ "ethnicity", SEN2_ETHNICITY,
	    N_("Ethnicity must be a code of the school census, like WBRI") },
	{ "exported_to", SEN2_EXPORTED,
	    N_("The authority to which the child moved must be the three digits of an English "
	       "authority, or XXX") },
	{ "transfer_la", SEN2_TRANSFER_LA,
	    N_("The authority from which the plan came must be the three digits of an English "
	       "authority, or XXX") },
	{ "plan_urn", SEN2_DETAIL_URN, N_("The URN must be six digits") },
};

static void
check(const void *values, const struct form_input *in, struct form_state *state)
{
	const struct answers *a = values;

	(void)in;
	for (size_t i = 0; i < sizeof typed / sizeof typed[0]; i++) {
		const char *text = sen2_fact(&a->facts, typed[i].item);

		if (!str_blank(text) && !sen2_value_ok(&sen2_rows[typed[i].item], text))
			form_error(state, typed[i].name, typed[i].message);
	}
	if (a->second_need != NULL && a->first_need == NULL)
		form_error(state, "first_need", N_("Say the first need, as there is a second"));
	if (a->second_need != NULL && str_eq(a->first_need, a->second_need))
		form_error(
		    state, "second_need", N_("The second need must be another than the first"));
}

const struct form return_form = { "return", fields, sizeof(struct answers), check };

static int64_t
version_of(struct rq *rq)
{
	const struct return_facts_version_row *row =
	    return_facts_version(rq->tx, rq->kase->la, rq->kase->id);

	return row == NULL ? 0 : row->version;
}

static void
fill(struct rq *rq)
{
	const struct case_on_page *k = rq->kase;
	struct return_needs_in_rows needs = return_needs_in(rq->tx, k->la, k->id, k->id);
	struct answers a = { .version = version_of(rq),
		.facts = sen2_facts_of(rq->tx, k->la, k->id) };

	for (size_t i = 0; i < needs.n; i++)
		if (needs.a[i].rank == 1)
			a.first_need = needs.a[i].code;
		else if (needs.a[i].rank == NEEDS)
			a.second_need = needs.a[i].code;
	form_fill(rq->form, &a);
}

void
return_form_show(struct rq *rq)
{
	struct view_return_form v = { .public_id = rq->kase->public_id,
		.reference = rq->kase->reference,
		.child = case_child_name(rq),
		.year = sen2_year_on(rq->now.today).year,
		.form = rq->form,
		.fields = { names, sizeof names / sizeof names[0] } };
	struct out *o = rq_page(rq);

	if (rq->form->n_errors == 0)
		fill(rq);
	return_form_page(o, &v);
	rq_send(rq, o);
}

static void
keep_need(struct rq *rq, int64_t rank, const char *code)
{
	if (code == NULL)
		return_need_forget(rq->tx, rq->kase->la, rq->kase->id, rank);
	else
		return_need_set(rq->tx, rq->kase->la, rq->kase->id, rank, code);
}

void
return_form_save(struct rq *rq)
{
	const struct case_on_page *k = rq->kase;
	const struct answers *a = rq->values;

	if (a->version != version_of(rq)) {
		form_error(rq->form, "sex",
		    N_("Somebody else has changed these answers. Nothing of theirs is lost: open "
		       "the page again to see them, then put in yours"));
		return;
	}
	sen2_facts_keep(rq->tx, k->la, k->id, &a->facts);
	keep_need(rq, 1, a->first_need);
	keep_need(rq, NEEDS, a->second_need);
	return_findings_renew(rq->tx, rq->app->packs, k->la, k->id);
	rq_say_case(rq, "return_facts_set", "case", k->id);
	rq_redirect(rq, arena_printf(rq->arena, "/cases/%s", k->public_id), "saved");
}
