/*
 * Sen2 rules: one row a rule, one function each that says whether a record
 * keeps it.
 */
#include "areas/returns/sen2_rules.h"
#include "base/identifier.h"
#include "areas/returns/sen2_seen.h"
#include "base/date.h"
#include "base/str.h"

#include <string.h>

enum { OLDEST = 25, NEET_FROM = 16, SCHOOL_FROM = 16 };

struct facts {
	struct sen2_reading *reading;
	const struct sen2_node *person, *record; /* the record that the rule is about */
	enum sen2_element at;			 /* and its element */
	struct sen2_seen *seen;
	struct date born, on; /* the reference date */
};

static bool
has(const struct facts *f, enum sen2_element e)
{
	return *sen2_text(f->record, e) != '\0';
}

static bool
is(const struct facts *f, enum sen2_element e, const char *codes)
{
	return sen2_has_code(codes, sen2_text(f->record, e));
}

/* In whole years on that day; -1: not known. */
static int
age_on(const struct facts *f, struct date on)
{
	struct ymd now = date_ymd(on), then = date_ymd(f->born);

	if (!date_is_set(f->born) || !date_is_set(on))
		return -1;
	return now.year - then.year -
	       (now.month < then.month || (now.month == then.month && now.day < then.day));
}

/* Both are known and the first comes later. */
static bool
is_later(const struct facts *f, enum sen2_element first, enum sen2_element second)
{
	struct date a = sen2_date(f->record, first), b = sen2_date(f->record, second);

	return date_is_set(a) && date_is_set(b) && a.day > b.day;
}

static int
count(
    const struct sen2_node *record, enum sen2_element e, enum sen2_element with, const char *codes)
{
	int n = 0;

	for (const struct sen2_node *c = sen2_child(record, e); c != NULL; c = sen2_next(c))
		n += with == SEN2__MAX || sen2_has_code(codes, sen2_text(c, with));
	return n;
}

/* ---- rules: each answers true when it is kept ---- */

static bool
has_number(const struct facts *f)
{
	return has(f, SEN2_UPN) || has(f, SEN2_ULN) || has(f, SEN2_UPN_UNKNOWN);
}

static bool
number_or_reason(const struct facts *f)
{
	return !has(f, SEN2_UPN) || !has(f, SEN2_UPN_UNKNOWN);
}

static bool
upn_adds_up(const struct facts *f)
{
	return upn_check(sen2_text(f->record, SEN2_UPN)) != IDENTIFIER_CHECK;
}

static bool
stands_once(const struct facts *f)
{
	return !has(f, f->at) || !sen2_seen_before(f->seen, sen2_text(f->record, f->at));
}

static bool
by_the_day(const struct facts *f)
{
	struct date d = sen2_date(f->record, f->at);

	return !date_is_set(d) || !date_is_set(f->on) || d.day <= f->on.day;
}

static bool
has_request(const struct facts *f)
{
	return sen2_child(f->record, SEN2_REQUEST) != NULL;
}

static bool
asked_once(const struct facts *f)
{
	const char *received = sen2_text(f->record, SEN2_RECEIVED_DATE);

	for (const struct sen2_node *q = sen2_child(f->person, SEN2_REQUEST); q != f->record;
	     q = sen2_next(q))
		if (*received != '\0' && str_eq(sen2_text(q, SEN2_RECEIVED_DATE), received))
			return false;
	return true;
}

static bool
asked_after_birth(const struct facts *f)
{
	struct date received = sen2_date(f->record, SEN2_RECEIVED_DATE);

	return !date_is_set(received) || !date_is_set(f->born) || f->born.day <= received.day ||
	       (date_is_set(f->on) && f->born.day > f->on.day);
}

static bool
outcome_given(const struct facts *f)
{
	return has(f, SEN2_REQUEST_OUTCOME);
}

static bool
received_given(const struct facts *f)
{
	return has(f, SEN2_RECEIVED_DATE) || is(f, SEN2_REQUEST_OUTCOME, " H ");
}

static bool
rya_given(const struct facts *f)
{
	return has(f, SEN2_RYA) || is(f, SEN2_REQUEST_OUTCOME, " H ");
}

static bool
source_given(const struct facts *f)
{
	return f->reading->year < 2026 || has(f, SEN2_REQUEST_SOURCE) ||
	       is(f, SEN2_REQUEST_OUTCOME, " H ");
}

static bool
outcome_dated(const struct facts *f)
{
	return has(f, SEN2_REQUEST_OUTCOME_DATE) || !is(f, SEN2_REQUEST_OUTCOME, " Y N ");
}

static bool
nothing_after_outcome(const struct facts *f)
{
	return !is(f, SEN2_REQUEST_OUTCOME, " A W H ") ||
	       (!has(f, SEN2_REQUEST_MEDIATION) && !has(f, SEN2_REQUEST_TRIBUNAL));
}

static bool
no_assessment_while_open(const struct facts *f)
{
	return !is(f, SEN2_REQUEST_OUTCOME, " A W ") ||
	       (sen2_child(f->record, SEN2_ASSESSMENT) == NULL &&
		   sen2_child(f->record, SEN2_ACTIVE_PLAN) == NULL);
}

static bool
assessed_when_agreed(const struct facts *f)
{
	return !is(f, SEN2_REQUEST_OUTCOME, " Y ") || has(f, SEN2_EXPORTED) ||
	       sen2_child(f->record, SEN2_ASSESSMENT) != NULL ||
	       sen2_child(f->record, SEN2_ACTIVE_PLAN) != NULL;
}

/* After a refusal there may be one that mediation or the Tribunal brought. */
static bool
refused_not_assessed(const struct facts *f)
{
	return !is(f, SEN2_REQUEST_OUTCOME, " N ") || is(f, SEN2_REQUEST_MEDIATION, " 1 ") ||
	       is(f, SEN2_REQUEST_TRIBUNAL, " 1 ") ||
	       sen2_child(f->record, SEN2_ASSESSMENT) == NULL;
}

static bool
nothing_after_export(const struct facts *f)
{
	return !has(f, SEN2_EXPORTED) || (sen2_child(f->record, SEN2_ASSESSMENT) == NULL &&
					     sen2_child(f->record, SEN2_ACTIVE_PLAN) == NULL);
}

static bool
request_in_order(const struct facts *f)
{
	return !is_later(f, SEN2_RECEIVED_DATE, SEN2_REQUEST_OUTCOME_DATE);
}

static bool
plan_has_assessment(const struct facts *f)
{
	const struct sen2_node *assessment = sen2_child(f->record, SEN2_ASSESSMENT);

	return sen2_child(f->record, SEN2_ACTIVE_PLAN) == NULL ||
	       sen2_child(assessment, SEN2_NAMED_PLAN) != NULL;
}

static bool
active_not_ceased(const struct facts *f)
{
	const struct sen2_node *plan =
	    sen2_child(sen2_child(f->record, SEN2_ASSESSMENT), SEN2_NAMED_PLAN);
	struct date ceased = sen2_date(plan, SEN2_CEASE_DATE);

	return sen2_child(f->record, SEN2_ACTIVE_PLAN) == NULL || !date_is_set(ceased) ||
	       !date_is_set(f->on) || ceased.day > f->on.day;
}

static bool
assessment_outcome_given(const struct facts *f)
{
	return has(f, SEN2_ASSESSMENT_OUTCOME);
}

static bool
nothing_after_assessment(const struct facts *f)
{
	return !is(f, SEN2_ASSESSMENT_OUTCOME, " A W ") ||
	       (sen2_child(f->record, SEN2_ASSESSMENT_OUTCOME)->next == NULL);
}

static bool
assessment_dated(const struct facts *f)
{
	return has(f, SEN2_ASSESSMENT_OUTCOME_DATE) || !is(f, SEN2_ASSESSMENT_OUTCOME, " Y N ");
}

static bool
assessed_in_order(const struct facts *f)
{
	struct date agreed = sen2_date(f->record->parent, SEN2_REQUEST_OUTCOME_DATE);
	struct date done = sen2_date(f->record, SEN2_ASSESSMENT_OUTCOME_DATE);

	return !date_is_set(agreed) || !date_is_set(done) || agreed.day <= done.day;
}

static bool
week_20_given(const struct facts *f)
{
	return has(f, SEN2_WEEK_20) || !is(f, SEN2_ASSESSMENT_OUTCOME, " Y ");
}

static bool
plan_only_when_issued(const struct facts *f)
{
	return sen2_child(f->record, SEN2_NAMED_PLAN) == NULL ||
	       !is(f, SEN2_ASSESSMENT_OUTCOME, " N A W ");
}

static bool
plan_when_issued(const struct facts *f)
{
	return sen2_child(f->record, SEN2_NAMED_PLAN) != NULL ||
	       sen2_child(f->record->parent, SEN2_ACTIVE_PLAN) != NULL ||
	       !is(f, SEN2_ASSESSMENT_OUTCOME, " Y H ");
}

static bool
start_given(const struct facts *f)
{
	return has(f, SEN2_START_DATE);
}

static bool
ceasing_whole(const struct facts *f)
{
	return has(f, SEN2_CEASE_DATE) == has(f, SEN2_CEASE_REASON);
}

static bool
plan_in_order(const struct facts *f)
{
	return !is_later(f, SEN2_START_DATE, SEN2_CEASE_DATE);
}

static bool
old_enough_for_higher_education(const struct facts *f)
{
	int age = age_on(f, sen2_date(f->record, SEN2_CEASE_DATE));

	return !is(f, SEN2_CEASE_REASON, " 3 ") || age < 0 || age >= SCHOOL_FROM;
}

static bool
named_settings_ranked(const struct facts *f)
{
	int n = count(f->record, SEN2_PLAN_DETAIL, SEN2__MAX, NULL);

	return n == 0 || count(f->record, SEN2_PLAN_DETAIL, SEN2_DETAIL_RANK, " 1 ") == 1;
}

static bool
setting_named(const struct facts *f)
{
	return sen2_child(f->record, SEN2_PLAN_DETAIL) != NULL;
}

static bool
one_kind_of_name(const struct facts *f)
{
	bool detail = f->record->element == SEN2_PLAN_DETAIL;

	return has(f, detail ? SEN2_DETAIL_URN : SEN2_PLACEMENT_URN) +
		   has(f, detail ? SEN2_DETAIL_UKPRN : SEN2_PLACEMENT_UKPRN) +
		   has(f, detail ? SEN2_DETAIL_SETTING : SEN2_PLACEMENT_SETTING) ==
	       1;
}

static bool
ranked(const struct facts *f)
{
	return has(
	    f, f->record->element == SEN2_PLAN_DETAIL ? SEN2_DETAIL_RANK : SEN2_PLACEMENT_RANK);
}

static bool
other_explained(const struct facts *f)
{
	bool detail = f->record->element == SEN2_PLAN_DETAIL;

	return !is(f, detail ? SEN2_DETAIL_SETTING : SEN2_PLACEMENT_SETTING, " OTH NIEO ") ||
	       has(f, detail ? SEN2_DETAIL_SETTING_OTHER : SEN2_PLACEMENT_SETTING_OTHER);
}

static bool
neet_at_its_age(const struct facts *f)
{
	bool detail = f->record->element == SEN2_PLAN_DETAIL;
	int age = age_on(f, f->on);

	return !is(f, detail ? SEN2_DETAIL_SETTING : SEN2_PLACEMENT_SETTING, " NEET ") || age < 0 ||
	       (age >= NEET_FROM && age <= OLDEST);
}

static bool
flags_given(const struct facts *f)
{
	return !has(f, SEN2_PLACEMENT_URN) ||
	       (has(f, SEN2_PLACEMENT_SEN_UNIT) && has(f, SEN2_PLACEMENT_RESOURCED));
}

static bool
placement_in_order(const struct facts *f)
{
	return !is_later(f, SEN2_ENTRY_DATE, SEN2_LEAVING_DATE);
}

static bool
has_placement(const struct facts *f)
{
	return sen2_child(f->record, SEN2_PLACEMENT) != NULL || has(f, SEN2_TRANSFER_LA);
}

static bool
transferred_has_placement(const struct facts *f)
{
	return sen2_child(f->record, SEN2_PLACEMENT) != NULL || !has(f, SEN2_TRANSFER_LA);
}

/* A placement that was left was first in its time. */
static bool
one_first_placement(const struct facts *f)
{
	int first = 0;

	for (const struct sen2_node *p = sen2_child(f->record, SEN2_PLACEMENT); p != NULL;
	     p = sen2_next(p))
		first += sen2_has_code(" 1 ", sen2_text(p, SEN2_PLACEMENT_RANK)) &&
			 *sen2_text(p, SEN2_LEAVING_DATE) == '\0';
	return first <= 1;
}

static bool
needs_ranked(const struct facts *f)
{
	return count(f->record, SEN2_NEED, SEN2_NEED_RANK, " 1 ") == 1;
}

static bool
needs_differ(const struct facts *f)
{
	const struct sen2_node *first = sen2_child(f->record, SEN2_NEED);
	const struct sen2_node *second = first == NULL ? NULL : sen2_next(first);

	return second == NULL ||
	       !str_eq(sen2_text(first, SEN2_NEED_TYPE), sen2_text(second, SEN2_NEED_TYPE));
}

static bool
not_too_old(const struct facts *f)
{
	return age_on(f, f->on) <= OLDEST;
}

static bool
review_whole(const struct facts *f)
{
	return !has(f, SEN2_REVIEW_OUTCOME) || has(f, SEN2_REVIEW_MEETING);
}

static bool
draft_follows_amending(const struct facts *f)
{
	return !has(f, SEN2_REVIEW_DRAFT) || !is(f, SEN2_REVIEW_OUTCOME, " M C ");
}

static bool
need_given(const struct facts *f)
{
	return has(f, SEN2_NEED_TYPE) && has(f, SEN2_NEED_RANK);
}

static const char LATER[] =
    "This is after the day of the return. Correct the day, or leave it for the next";

static const struct rule {
	const char *id;
	enum sen2_severity severity;
	enum sen2_element about, at; /* the record, and the element that the finding names */
	bool (*kept)(const struct facts *);
	const char *message;
} rules[] = {
	{ "C01", SEN2_ERROR, SEN2_PERSON, SEN2_UPN, has_number,
	    "There is no UPN, no ULN and no reason why not. Give one of the three" },
	{ "C02", SEN2_ERROR, SEN2_PERSON, SEN2_UPN, stands_once,
	    "This UPN stands twice. Put both entries of the child together" },
	{ "C03", SEN2_ERROR, SEN2_REQUEST, SEN2_REQUEST_OUTCOME, outcome_given,
	    "The request has no outcome. Give one; A while a decision is awaited" },
	{ "C04", SEN2_ERROR, SEN2_REQUEST, SEN2_RECEIVED_DATE, received_given,
	    "The day the request was received is missing. Give it, unless the outcome is H" },
	{ "C05", SEN2_ERROR, SEN2_REQUEST, SEN2_RYA, rya_given,
	    "Say whether the child was in relevant youth accommodation (1 or 0)" },
	{ "C06", SEN2_ERROR, SEN2_REQUEST, SEN2_REQUEST_SOURCE, source_given,
	    "Say who asked: it is required from 2026" },
	{ "C07", SEN2_ERROR, SEN2_REQUEST, SEN2_REQUEST_OUTCOME_DATE, outcome_dated,
	    "The day of the decision is missing. Give it" },
	{ "C08", SEN2_ERROR, SEN2_REQUEST, SEN2_REQUEST_OUTCOME, nothing_after_outcome,
	    "With outcome A, W or H nothing follows in module 2. Take mediation and tribunal out" },
	{ "C09", SEN2_ERROR, SEN2_REQUEST, SEN2_REQUEST_OUTCOME, no_assessment_while_open,
	    "With outcome A or W there is no assessment and no plan. Correct the outcome, or take "
	    "them out" },
	{ "C10", SEN2_ERROR, SEN2_REQUEST, SEN2_EXPORTED, nothing_after_export,
	    "The request went to another authority. Take out modules 3 to 5" },
	{ "C11", SEN2_ERROR, SEN2_ASSESSMENT, SEN2_ASSESSMENT_OUTCOME, nothing_after_assessment,
	    "With outcome A or W nothing follows. Take the rest of the assessment out" },
	{ "C12", SEN2_ERROR, SEN2_ASSESSMENT, SEN2_ASSESSMENT_OUTCOME_DATE, assessment_dated,
	    "Give the day on which the plan, or the notice that there is none, was sent" },
	{ "C13", SEN2_ERROR, SEN2_ASSESSMENT, SEN2_NAMED_PLAN, plan_only_when_issued,
	    "There is a plan although none was issued. Correct the outcome, or take the plan out" },
	{ "C14", SEN2_ERROR, SEN2_PLAN_DETAIL, SEN2_DETAIL_URN, one_kind_of_name,
	    "Give exactly one of URN, UKPRN and SENSetting" },
	{ "C14", SEN2_ERROR, SEN2_PLACEMENT, SEN2_PLACEMENT_URN, one_kind_of_name,
	    "Give exactly one of URN, UKPRN and SENSetting" },
	{ "C15", SEN2_ERROR, SEN2_PLAN_DETAIL, SEN2_DETAIL_RANK, ranked,
	    "Say whether this is the first or the second setting (1 or 2)" },
	{ "C15", SEN2_ERROR, SEN2_PLACEMENT, SEN2_PLACEMENT_RANK, ranked,
	    "Say whether this is the first or the second placement (1 or 2)" },
	{ "C16", SEN2_ERROR, SEN2_NAMED_PLAN, SEN2_CEASE_REASON, ceasing_whole,
	    "A plan that ceased has both a day and a reason. Give the one that is missing" },
	{ "C17", SEN2_ERROR, SEN2_PLAN_DETAIL, SEN2_DETAIL_SETTING, neet_at_its_age,
	    "NEET is for those aged 16 to 25" },
	{ "C17", SEN2_ERROR, SEN2_PLACEMENT, SEN2_PLACEMENT_SETTING, neet_at_its_age,
	    "NEET is for those aged 16 to 25" },
	{ "C18", SEN2_ERROR, SEN2_NAMED_PLAN, SEN2_CEASE_REASON, old_enough_for_higher_education,
	    "Nobody under 16 leaves for higher education. Correct the reason or the dates" },
	{ "C19", SEN2_ERROR, SEN2_NEED, SEN2_NEED_TYPE, need_given,
	    "A need has a type and a rank. Give the one that is missing" },
	{ "C20", SEN2_ERROR, SEN2_REQUEST, SEN2_REQUEST_OUTCOME_DATE, request_in_order,
	    "The decision comes before the request. Correct one of the two days" },
	{ "C21", SEN2_ERROR, SEN2_NAMED_PLAN, SEN2_CEASE_DATE, plan_in_order,
	    "The plan ceases before it starts. Correct one of the two days" },
	{ "C22", SEN2_ERROR, SEN2_PLACEMENT, SEN2_LEAVING_DATE, placement_in_order,
	    "The child leaves before entering. Correct one of the two days" },
	{ "Q105", SEN2_ERROR, SEN2_PERSON, SEN2_BIRTH_DATE, by_the_day,
	    "The child is born after the day of the return. Correct the date of birth" },
	{ "Q105", SEN2_QUERY, SEN2_REQUEST, SEN2_RECEIVED_DATE, by_the_day, LATER },
	{ "Q105", SEN2_QUERY, SEN2_REQUEST, SEN2_REQUEST_OUTCOME_DATE, by_the_day, LATER },
	{ "Q105", SEN2_QUERY, SEN2_ASSESSMENT, SEN2_ASSESSMENT_OUTCOME_DATE, by_the_day, LATER },
	{ "Q105", SEN2_QUERY, SEN2_NAMED_PLAN, SEN2_START_DATE, by_the_day, LATER },
	{ "Q105", SEN2_QUERY, SEN2_ACTIVE_PLAN, SEN2_REVIEW_MEETING, by_the_day, LATER },
	{ "Q105", SEN2_QUERY, SEN2_ACTIVE_PLAN, SEN2_LAST_REVIEW, by_the_day, LATER },
	{ "Q109", SEN2_QUERY, SEN2_PERSON, SEN2_ULN, stands_once,
	    "This ULN stands twice. Check that these are two children" },
	{ "Q110", SEN2_QUERY, SEN2_PERSON, SEN2_UPN, upn_adds_up,
	    "The check letter of this UPN does not fit. Check for a slip" },
	{ "Q132", SEN2_QUERY, SEN2_PERSON, SEN2_REQUEST, has_request,
	    "There is no request and no plan. Leave the child out, or add what is missing" },
	{ "Q134", SEN2_QUERY, SEN2_REQUEST, SEN2_RECEIVED_DATE, asked_once,
	    "Another request of this child has the same day. Take out the one that stands twice" },
	{ "Q135", SEN2_QUERY, SEN2_REQUEST, SEN2_RECEIVED_DATE, asked_after_birth,
	    "The request comes before the birth. Correct one of the two days" },
	{ "Q143", SEN2_QUERY, SEN2_PERSON, SEN2_UPN_UNKNOWN, number_or_reason,
	    "There is a UPN and a reason why there is none. Take one out" },
	{ "Q212", SEN2_QUERY, SEN2_REQUEST, SEN2_ASSESSMENT, assessed_when_agreed,
	    "The assessment was agreed and is not there. Add it" },
	{ "Q213", SEN2_QUERY, SEN2_REQUEST, SEN2_ASSESSMENT, refused_not_assessed,
	    "The request was refused, with no mediation and no appeal, and there is an assessment. "
	    "Correct the outcome, or take the assessment out" },
	{ "Q232", SEN2_QUERY, SEN2_ACTIVE_PLAN, SEN2__MAX, not_too_old,
	    "The child is over 25 and has a plan. Check the date of birth, or cease the plan" },
	{ "Q312", SEN2_QUERY, SEN2_REQUEST, SEN2_ACTIVE_PLAN, plan_has_assessment,
	    "There is an active plan and no named plan. Add module 4" },
	{ "Q313", SEN2_QUERY, SEN2_ASSESSMENT, SEN2_NAMED_PLAN, plan_when_issued,
	    "A plan was issued and is not there. Add module 4" },
	{ "Q314", SEN2_QUERY, SEN2_NAMED_PLAN, SEN2_START_DATE, start_given,
	    "The day the plan started is missing" },
	{ "Q315", SEN2_QUERY, SEN2_NAMED_PLAN, SEN2_PLAN_DETAIL, setting_named,
	    "The plan names no setting and no type" },
	{ "Q316", SEN2_QUERY, SEN2_NAMED_PLAN, SEN2_PLAN_DETAIL, named_settings_ranked,
	    "Exactly one of the settings named has rank 1. Correct the ranks" },
	{ "Q317", SEN2_QUERY, SEN2_REQUEST, SEN2_ACTIVE_PLAN, active_not_ceased,
	    "The plan has ceased and stands among the active ones. Correct the day it ceased, or "
	    "take module 5 out" },
	{ "Q320", SEN2_QUERY, SEN2_ASSESSMENT, SEN2_ASSESSMENT_OUTCOME, assessment_outcome_given,
	    "The assessment has no outcome. Give one; A while it goes on" },
	{ "Q321", SEN2_QUERY, SEN2_ASSESSMENT, SEN2_WEEK_20, week_20_given,
	    "Say whether an exception to the 20 weeks applies (1 or 0)" },
	{ "Q322", SEN2_QUERY, SEN2_ASSESSMENT, SEN2_ASSESSMENT_OUTCOME_DATE, assessed_in_order,
	    "The assessment ends before it was agreed. Correct one of the two days" },
	{ "Q414", SEN2_QUERY, SEN2_ACTIVE_PLAN, SEN2_PLACEMENT, transferred_has_placement,
	    "The plan came from another authority and has no placement" },
	{ "Q416", SEN2_QUERY, SEN2_ACTIVE_PLAN, SEN2_PLACEMENT, has_placement,
	    "The plan has no placement" },
	{ "Q417", SEN2_QUERY, SEN2_ACTIVE_PLAN, SEN2_PLACEMENT, one_first_placement,
	    "Two placements that the child has not left have rank 1. Correct the ranks, or say "
	    "when one was left" },
	{ "Q422", SEN2_QUERY, SEN2_PLAN_DETAIL, SEN2_DETAIL_SETTING_OTHER, other_explained,
	    "Say which other setting it is" },
	{ "Q422", SEN2_QUERY, SEN2_PLACEMENT, SEN2_PLACEMENT_SETTING_OTHER, other_explained,
	    "Say which other setting it is" },
	{ "Q430", SEN2_QUERY, SEN2_ACTIVE_PLAN, SEN2_REVIEW_MEETING, review_whole,
	    "The review has an outcome and no meeting. Give the day of the meeting" },
	{ "Q431", SEN2_QUERY, SEN2_ACTIVE_PLAN, SEN2_REVIEW_DRAFT, draft_follows_amending,
	    "A draft amended plan follows from outcome A. Correct one of the two" },
	{ "Q514", SEN2_QUERY, SEN2_PLACEMENT, SEN2_PLACEMENT_SEN_UNIT, flags_given,
	    "Say of a school whether the child is in a SEN unit or resourced provision (1 or 0)" },
	{ "Q612", SEN2_QUERY, SEN2_ACTIVE_PLAN, SEN2_NEED, needs_ranked,
	    "Exactly one need has rank 1. Correct the ranks, or add the primary need" },
	{ "Q614", SEN2_QUERY, SEN2_ACTIVE_PLAN, SEN2_NEED, needs_differ,
	    "The first and the second need are the same. Correct one" },
};

static void
check_record(struct facts *f, const struct sen2_node *record)
{
	for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++) {
		const struct rule *r = &rules[i];

		f->record = record;
		f->at = r->at;
		if (r->about == record->element && !r->kept(f))
			sen2_find_fault(
			    f->reading, r->id, r->severity, record, r->at, "%s", r->message);
	}
	for (const struct sen2_node *c = record->children; c != NULL; c = c->next)
		if (sen2_rows[c->element].value == VALUE_RECORD)
			check_record(f, c);
}

void
sen2_check_person(struct sen2_reading *r, const struct sen2_node *person, struct sen2_seen *seen)
{
	struct facts f = { .reading = r, .person = person, .seen = seen };

	f.born = sen2_date(person, SEN2_BIRTH_DATE);
	if (r->reference_date != NULL)
		date_parse(r->reference_date, &f.on);
	check_record(&f, person);
}

void
sen2_rules_document(FILE *out)
{
	fputs("| rule | | about | what to do |\n|---|---|---|---|\n", out);
	for (size_t i = 0; i < sizeof rules / sizeof rules[0]; i++)
		fprintf(out, "| %s | %s | %s | %s |\n", rules[i].id,
		    rules[i].severity == SEN2_ERROR ? "error" : "query",
		    sen2_rows[rules[i].about].name, rules[i].message);
}
