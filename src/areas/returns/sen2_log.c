/* Sen2 log: module by module of the return, one event a dated fact. */
#include "areas/returns/sen2_log.h"
#include "base/str.h"

struct writing {
	struct arena *arena;
	struct sen2_log log;
	struct date reference, born;
};

/* Nothing when the return does not say when. */
static void
add(struct writing *w, struct case_event e)
{
	e.place = (int)w->log.n + 1;
	if (date_is_set(e.on))
		vec_push(w->arena, &w->log, e);
}

static struct date
either(struct date first, struct date second)
{
	return date_is_set(first) ? first : second;
}

/* Module 2: who asked, and whether it was assessed (CFA 2014 s.36). */
static void
add_request(struct writing *w, const struct sen2_node *request)
{
	const char *outcome = sen2_text(request, SEN2_REQUEST_OUTCOME);
	struct date on = sen2_date(request, SEN2_REQUEST_OUTCOME_DATE);
	bool yes = str_eq(outcome, "Y");

	add(w, (struct case_event){
		   .type = EVENT_REQUEST_RECEIVED, .on = sen2_date(request, SEN2_RECEIVED_DATE) });
	if (yes || str_eq(outcome, "N")) {
		add(w, (struct case_event){ .type = EVENT_ASSESS_DECISION,
			   .on = on,
			   .outcome = yes ? OUTCOME_YES : OUTCOME_NO });
		add(w, (struct case_event){ .type = EVENT_NOTICE_SENT,
			   .on = on,
			   .notice = yes ? NOTICE_N1P : NOTICE_N1 });
	}
	if (str_eq(outcome, "W"))
		add(w,
		    (struct case_event){ .type = EVENT_WITHDRAWN, .on = either(on, w->reference) });
	if (*sen2_text(request, SEN2_EXPORTED) != '\0')
		add(w, (struct case_event){
			   .type = EVENT_TRANSFERRED_OUT, .on = either(on, w->reference) });
}

/* Module 3: whether a plan was made (s.37).  A plan that started is its own proof. */
static void
add_assessment(struct writing *w, const struct sen2_node *assessment)
{
	const char *outcome = sen2_text(assessment, SEN2_ASSESSMENT_OUTCOME);
	struct date on = sen2_date(assessment, SEN2_ASSESSMENT_OUTCOME_DATE);
	struct date start = sen2_date(sen2_child(assessment, SEN2_NAMED_PLAN), SEN2_START_DATE);

	if (str_eq(outcome, "Y") && (!date_is_set(start) || date_compare(on, start) <= 0))
		add(w, (struct case_event){
			   .type = EVENT_ISSUE_DECISION, .on = on, .outcome = OUTCOME_YES });
	if (str_eq(outcome, "N")) {
		add(w, (struct case_event){
			   .type = EVENT_ISSUE_DECISION, .on = on, .outcome = OUTCOME_NO });
		add(w, (struct case_event){
			   .type = EVENT_NOTICE_SENT, .on = on, .notice = NOTICE_N2 });
	}
	if (str_eq(outcome, "W"))
		add(w,
		    (struct case_event){ .type = EVENT_WITHDRAWN, .on = either(on, w->reference) });
}

/* Which transfer it is, by the child's age when the school year begins (reg 18(1)). */
static enum policy_phase
phase_at(struct date born, int year)
{
	static const struct {
		int until; /* years of age */
		enum policy_phase phase;
	} phases[] = { { 5, PHASE_EARLY_YEARS }, { 8, PHASE_INFANT_JUNIOR },
		{ 10, PHASE_PRIMARY_MIDDLE }, { 12, PHASE_PRIMARY_SECONDARY },
		{ 15, PHASE_MIDDLE_SECONDARY }, { 17, PHASE_SECONDARY_POST16 } };
	struct ymd b = date_ymd(born);
	int age = year - b.year - (b.month > 8);

	for (size_t i = 0; i < sizeof phases / sizeof phases[0]; i++)
		if (age <= phases[i].until)
			return phases[i].phase;
	return PHASE_POST16_POST16;
}

static void
add_phase(struct writing *w, const struct sen2_node *active)
{
	struct date due = sen2_date(active, SEN2_PHASE_DUE), on = { 0 };
	int year = date_ymd(due).year;

	if (!date_is_set(due) || !date_is_set(w->born))
		return;
	(void)date_from_ymd(year, 9, 1, &on);
	add(w, (struct case_event){
		   .type = EVENT_PHASE_TRANSFER, .on = on, .transfer = phase_at(w->born, year) });
}

/* Module 5: the last review, and what came of it (s.44, regs 18 to 22). */
static void
add_review(struct writing *w, const struct sen2_node *active)
{
	static const struct {
		const char *code;
		enum event_outcome outcome;
	} outcomes[] = { { "M", OUTCOME_MAINTAIN }, { "A", OUTCOME_AMEND },
		{ "C", OUTCOME_CEASE } };
	struct date meeting = sen2_date(active, SEN2_REVIEW_MEETING);
	struct date ended = sen2_date(active, SEN2_LAST_REVIEW);

	add(w, (struct case_event){ .type = EVENT_REVIEW_MEETING, .on = meeting });
	if (date_compare(ended, meeting) < 0)
		ended = meeting; /* it ends with the decision: an earlier one was another review */
	for (size_t i = 0; i < sizeof outcomes / sizeof outcomes[0]; i++) {
		if (!str_eq(sen2_text(active, SEN2_REVIEW_OUTCOME), outcomes[i].code))
			continue;
		/* What was decided had been reported: on that day at the latest (reg 20). */
		add(w, (struct case_event){ .type = EVENT_REVIEW_REPORT, .on = ended });
		add(w, (struct case_event){ .type = EVENT_REVIEW_DECISION,
			   .on = ended,
			   .outcome = outcomes[i].outcome });
	}
	add(w, (struct case_event){
		   .type = EVENT_AMENDMENT_NOTICE, .on = sen2_date(active, SEN2_REVIEW_DRAFT) });
	add(w, (struct case_event){
		   .type = EVENT_AMENDED_FINAL, .on = sen2_date(active, SEN2_PHASE_FINAL) });
	add_phase(w, active);
}

/* Module 4, and what of module 5 says that the plan came from elsewhere (reg 15). */
static void
add_plan(struct writing *w, const struct sen2_node *request, const struct sen2_node *assessment,
    const struct sen2_node *active)
{
	const struct sen2_node *plan = sen2_child(assessment, SEN2_NAMED_PLAN);
	bool came = *sen2_text(active, SEN2_TRANSFER_LA) != '\0' &&
		    str_eq(sen2_text(request, SEN2_REQUEST_OUTCOME), "H");

	add(w, (struct case_event){ .type = came ? EVENT_TRANSFERRED_IN : EVENT_FINAL_ISSUED,
		   .on = sen2_date(plan, SEN2_START_DATE) });
	add_review(w, active);
	add(w, (struct case_event){ .type = EVENT_CEASED, .on = sen2_date(plan, SEN2_CEASE_DATE) });
}

struct sen2_log
sen2_log_of(const struct sen2_reading *r, const struct sen2_node *request, struct date born)
{
	const struct sen2_node *assessment = sen2_child(request, SEN2_ASSESSMENT);
	struct writing w = { .arena = r->arena, .born = born };

	if (r->reference_date != NULL)
		date_parse(r->reference_date, &w.reference);
	add_request(&w, request);
	add_assessment(&w, assessment);
	add_plan(&w, request, assessment, sen2_child(request, SEN2_ACTIVE_PLAN));
	return w.log;
}
