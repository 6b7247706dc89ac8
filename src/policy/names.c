/* Names: every word that packs and exchange formats use for a value. */
#include "policy/names.h"

#include <string.h>

const cyaml_strval_t duty_names[DUTY__MAX] = {
	{ "decide_assess", DUTY_DECIDE_ASSESS },
	{ "advice", DUTY_ADVICE },
	{ "decide_issue", DUTY_DECIDE_ISSUE },
	{ "draft_representations", DUTY_DRAFT_REPRESENTATIONS },
	{ "final_plan", DUTY_FINAL_PLAN },
	{ "consult_reply", DUTY_CONSULT_REPLY },
	{ "review_due", DUTY_REVIEW_DUE },
	{ "review_report", DUTY_REVIEW_REPORT },
	{ "review_decision", DUTY_REVIEW_DECISION },
	{ "amended_final", DUTY_AMENDED_FINAL },
	{ "phase_transfer_name", DUTY_PHASE_TRANSFER_NAME },
	{ "reassess_decide", DUTY_REASSESS_DECIDE },
	{ "reassess_final", DUTY_REASSESS_FINAL },
	{ "transfer_out", DUTY_TRANSFER_OUT },
	{ "transfer_tell_family", DUTY_TRANSFER_TELL_FAMILY },
	{ "transfer_first_review", DUTY_TRANSFER_FIRST_REVIEW },
	{ "mediation_contact", DUTY_MEDIATION_CONTACT },
	{ "mediation_certificate", DUTY_MEDIATION_CERTIFICATE },
	{ "mediation_arrange", DUTY_MEDIATION_ARRANGE },
	{ "appeal", DUTY_APPEAL },
	{ "la_response", DUTY_LA_RESPONSE },
	{ "order_tell", DUTY_ORDER_TELL },
	{ "order_no_plan", DUTY_ORDER_NO_PLAN },
	{ "order_draft", DUTY_ORDER_DRAFT },
	{ "order_final", DUTY_ORDER_FINAL },
	{ "order_amend", DUTY_ORDER_AMEND },
	{ "order_setting", DUTY_ORDER_SETTING },
	{ "amendment_notice", DUTY_AMENDMENT_NOTICE },
};
const cyaml_strval_t point_names[POINT__MAX - 1] = {
	{ "request", POINT_REQUEST },
	{ "advice_request", POINT_ADVICE_REQUEST },
	{ "draft_served", POINT_DRAFT_SERVED },
	{ "consultation", POINT_CONSULTATION },
	{ "plan_made", POINT_PLAN_MADE },
	{ "review_ended", POINT_REVIEW_ENDED },
	{ "review_meeting", POINT_REVIEW_MEETING },
	{ "amending_review", POINT_AMENDING_REVIEW },
	{ "amendment_notice", POINT_AMENDMENT_NOTICE },
	{ "phase_transfer", POINT_PHASE_TRANSFER },
	{ "reassess_request", POINT_REASSESS_REQUEST },
	{ "reassess_notice", POINT_REASSESS_NOTICE },
	{ "move_day", POINT_MOVE_DAY },
	{ "move_known", POINT_MOVE_KNOWN },
	{ "transfer_in", POINT_TRANSFER_IN },
	{ "last_review", POINT_LAST_REVIEW },
	{ "decision", POINT_DECISION },
	{ "mediation_declined", POINT_MEDIATION_DECLINED },
	{ "mediation_ended", POINT_MEDIATION_ENDED },
	{ "mediation_wanted", POINT_MEDIATION_WANTED },
	{ "certificate", POINT_CERTIFICATE },
	{ "appeal_sent", POINT_APPEAL_SENT },
	{ "order_assess", POINT_ORDER_ASSESS },
	{ "order_make_plan", POINT_ORDER_MAKE_PLAN },
	{ "order_amend", POINT_ORDER_AMEND },
	{ "order_setting", POINT_ORDER_SETTING },
	{ "order_contents_and_setting", POINT_ORDER_CONTENTS_AND_SETTING },
	{ "order_reconsider", POINT_ORDER_RECONSIDER },
	{ "order_maintain", POINT_ORDER_MAINTAIN },
	{ "agreement", POINT_AGREEMENT },
	{ "amending_decided", POINT_AMENDING_DECIDED },
};
const cyaml_strval_t unit_names[UNIT__MAX] = {
	{ "days", UNIT_DAYS },
	{ "working_days", UNIT_WORKING_DAYS },
	{ "weeks", UNIT_WEEKS },
	{ "months", UNIT_MONTHS },
};
const cyaml_strval_t counting_names[COUNT__MAX] = {
	{ "within", COUNT_WITHIN },
	{ "beginning", COUNT_BEGINNING },
	{ "before", COUNT_BEFORE },
};
const cyaml_strval_t calendar_names[CALENDAR__MAX] = {
	{ "council", CALENDAR_COUNCIL },
	{ "tribunal_start", CALENDAR_TRIBUNAL_START },
	{ "tribunal", CALENDAR_TRIBUNAL },
};
const cyaml_strval_t combine_names[COMBINE__MAX] = {
	{ "first", COMBINE_FIRST },
	{ "later", COMBINE_LATER },
	{ "earlier", COMBINE_EARLIER },
};
const cyaml_strval_t holder_names[HOLDER__MAX] = {
	{ "la", HOLDER_LA },
	{ "family", HOLDER_FAMILY },
	{ "school", HOLDER_SCHOOL },
	{ "health", HOLDER_HEALTH },
	{ "care", HOLDER_CARE },
	{ "psychologist", HOLDER_PSYCHOLOGIST },
	{ "setting", HOLDER_SETTING },
	{ "mediation_adviser", HOLDER_MEDIATION_ADVISER },
	{ "other", HOLDER_OTHER },
};
const cyaml_strval_t source_names[SOURCE__MAX] = {
	{ "verified", SOURCE_VERIFIED },
	{ "unverified", SOURCE_UNVERIFIED },
	{ "design", SOURCE_DESIGN },
	{ "proposal", SOURCE_PROPOSAL },
};
const cyaml_strval_t notice_names[NOTICE__MAX] = {
	{ "N0", NOTICE_N0 },
	{ "N1", NOTICE_N1 },
	{ "N1p", NOTICE_N1P },
	{ "N2", NOTICE_N2 },
	{ "N3", NOTICE_N3 },
	{ "N4", NOTICE_N4 },
	{ "N5", NOTICE_N5 },
	{ "N5p", NOTICE_N5P },
	{ "N6", NOTICE_N6 },
	{ "N7", NOTICE_N7 },
	{ "N8", NOTICE_N8 },
	{ "N9", NOTICE_N9 },
};
const cyaml_strval_t decision_names[DECISION__MAX] = {
	{ "A1", DECISION_A1 },
	{ "A2", DECISION_A2 },
	{ "A3B", DECISION_A3B },
	{ "A3F", DECISION_A3F },
	{ "A3I", DECISION_A3I },
	{ "A4", DECISION_A4 },
	{ "A5", DECISION_A5 },
	{ "A6", DECISION_A6 },
};
const cyaml_strval_t exception_names[EXCEPTION__MAX] = {
	{ "X-a", EXCEPTION_A },
	{ "X-b", EXCEPTION_B },
	{ "X-c", EXCEPTION_C },
	{ "X-d", EXCEPTION_D },
	{ "X-e", EXCEPTION_E },
};
const cyaml_strval_t proof_names[PROOF__MAX] = {
	{ "closure", PROOF_CLOSURE },
	{ "circumstances", PROOF_CIRCUMSTANCES },
	{ "away", PROOF_AWAY },
	{ "appointment", PROOF_APPOINTMENT },
};
const cyaml_strval_t phase_names[PHASE__MAX] = {
	{ "early_years", PHASE_EARLY_YEARS },
	{ "infant_junior", PHASE_INFANT_JUNIOR },
	{ "primary_middle", PHASE_PRIMARY_MIDDLE },
	{ "primary_secondary", PHASE_PRIMARY_SECONDARY },
	{ "middle_secondary", PHASE_MIDDLE_SECONDARY },
	{ "secondary_post16", PHASE_SECONDARY_POST16 },
	{ "post16_post16", PHASE_POST16_POST16 },
};
const cyaml_strval_t part_kind_names[PART__MAX] = {
	{ "text", PART_TEXT },
	{ "rights", PART_RIGHTS },
	{ "contact", PART_CONTACT },
	{ "date", PART_DATE },
};
const cyaml_strval_t recipient_names[RECIPIENT__MAX] = {
	{ "family", RECIPIENT_FAMILY },
	{ "health", RECIPIENT_HEALTH },
	{ "care", RECIPIENT_CARE },
	{ "school", RECIPIENT_SCHOOL },
	{ "setting", RECIPIENT_SETTING },
};
const cyaml_strval_t test_names[TEST__MAX] = {
	{ "assess", TEST_ASSESS },
	{ "issue", TEST_ISSUE },
	{ "continue", TEST_CONTINUE },
	{ "reassess", TEST_REASSESS },
};
const cyaml_strval_t rule_names[RULE__MAX] = {
	{ "Q01", RULE_Q01 },
	{ "Q02", RULE_Q02 },
	{ "Q03", RULE_Q03 },
	{ "Q04", RULE_Q04 },
	{ "Q05", RULE_Q05 },
	{ "Q06", RULE_Q06 },
	{ "Q07", RULE_Q07 },
	{ "Q08", RULE_Q08 },
	{ "Q09", RULE_Q09 },
	{ "Q10", RULE_Q10 },
	{ "Q11", RULE_Q11 },
	{ "Q12", RULE_Q12 },
	{ "Q13", RULE_Q13 },
	{ "Q14", RULE_Q14 },
	{ "Q15", RULE_Q15 },
	{ "Q16", RULE_Q16 },
	{ "Q17", RULE_Q17 },
	{ "Q18", RULE_Q18 },
	{ "Q19", RULE_Q19 },
	{ "Q20", RULE_Q20 },
	{ "Q21", RULE_Q21 },
	{ "Q22", RULE_Q22 },
	{ "Q23", RULE_Q23 },
	{ "Q24", RULE_Q24 },
	{ "Q25", RULE_Q25 },
	{ "Q26", RULE_Q26 },
	{ "Q27", RULE_Q27 },
	{ "Q28", RULE_Q28 },
	{ "Q29", RULE_Q29 },
	{ "Q30", RULE_Q30 },
	{ "Q31", RULE_Q31 },
	{ "T01", RULE_T01 },
	{ "T02", RULE_T02 },
	{ "T03", RULE_T03 },
	{ "T04", RULE_T04 },
	{ "T05", RULE_T05 },
	{ "T06", RULE_T06 },
};
const cyaml_strval_t severity_names[SEVERITY__MAX] = {
	{ "E", SEVERITY_E },
	{ "W", SEVERITY_W },
	{ "I", SEVERITY_I },
};
const cyaml_strval_t rows_names[ROWS__MAX] = {
	{ "plan", ROWS_PLAN },
	{ "sections", ROWS_SECTIONS },
	{ "needs", ROWS_NEEDS },
	{ "outcomes", ROWS_OUTCOMES },
	{ "provision", ROWS_PROVISION },
	{ "advice", ROWS_ADVICE },
};
const cyaml_strval_t list_names[LIST__MAX] = {
	{ "always", LIST_ALWAYS },
	{ "specific", LIST_SPECIFIC },
	{ "conditional", LIST_CONDITIONAL },
	{ "provision_like", LIST_PROVISION_LIKE },
	{ "unobservable", LIST_UNOBSERVABLE },
	{ "persons", LIST_PERSONS },
	{ "groups", LIST_GROUPS },
	{ "money", LIST_MONEY },
	{ "educates", LIST_EDUCATES },
	{ "medical", LIST_MEDICAL },
	{ "roles", LIST_ROLES },
	{ "nobody", LIST_NOBODY },
	{ "participles", LIST_PARTICIPLES },
	{ "not_passive", LIST_NOT_PASSIVE },
	{ "ta_support", LIST_TA_SUPPORT },
	{ "training", LIST_TRAINING },
	{ "diagnoses", LIST_DIAGNOSES },
	{ "diagnosis_fillers", LIST_DIAGNOSIS_FILLERS },
	{ "none_known", LIST_NONE_KNOWN },
	{ "strengths", LIST_STRENGTHS },
	{ "first_names", LIST_FIRST_NAMES },
	{ "relations", LIST_RELATIONS },
	{ "past", LIST_PAST },
	{ "levels", LIST_LEVELS },
	{ "adulthood", LIST_ADULTHOOD },
	{ "plain", LIST_PLAIN },
	{ "shared", LIST_SHARED },
};
const cyaml_strval_t unless_names[UNLESS__MAX] = {
	{ "nothing", UNLESS_NOTHING },
	{ "group", UNLESS_GROUP },
	{ "hours", UNLESS_HOURS },
	{ "role", UNLESS_ROLE },
	{ "level", UNLESS_LEVEL },
	{ "author", UNLESS_AUTHOR },
	{ "interval", UNLESS_INTERVAL },
};

const cyaml_strval_t setting_names[SETTING__MAX] = {
	{ "maintained", SETTING_MAINTAINED },
	{ "nursery_school", SETTING_NURSERY_SCHOOL },
	{ "academy", SETTING_ACADEMY },
	{ "further_education", SETTING_FURTHER_EDUCATION },
	{ "non_maintained_special", SETTING_NON_MAINTAINED_SPECIAL },
	{ "section_41", SETTING_SECTION_41 },
	{ "referral_unit", SETTING_REFERRAL_UNIT },
	{ "independent", SETTING_INDEPENDENT },
	{ "special_post_16", SETTING_SPECIAL_POST_16 },
	{ "early_years", SETTING_EARLY_YEARS },
	{ "other", SETTING_OTHER },
	{ "otherwise", SETTING_OTHERWISE },
};

#define TABLE(names)                                                                               \
	{                                                                                          \
		names, sizeof(names) / sizeof((names)[0])                                          \
	}
const struct name_table policy_names[NAMES__MAX] = {
	[NAMES_DUTY] = TABLE(duty_names),
	[NAMES_POINT] = TABLE(point_names),
	[NAMES_UNIT] = TABLE(unit_names),
	[NAMES_COUNTING] = TABLE(counting_names),
	[NAMES_CALENDAR] = TABLE(calendar_names),
	[NAMES_COMBINE] = TABLE(combine_names),
	[NAMES_HOLDER] = TABLE(holder_names),
	[NAMES_SOURCE] = TABLE(source_names),
	[NAMES_NOTICE] = TABLE(notice_names),
	[NAMES_DECISION] = TABLE(decision_names),
	[NAMES_EXCEPTION] = TABLE(exception_names),
	[NAMES_PROOF] = TABLE(proof_names),
	[NAMES_PHASE] = TABLE(phase_names),
	[NAMES_PART_KIND] = TABLE(part_kind_names),
	[NAMES_RECIPIENT] = TABLE(recipient_names),
	[NAMES_TEST] = TABLE(test_names),
	[NAMES_RULE] = TABLE(rule_names),
	[NAMES_SEVERITY] = TABLE(severity_names),
	[NAMES_ROWS] = TABLE(rows_names),
	[NAMES_LIST] = TABLE(list_names),
	[NAMES_UNLESS] = TABLE(unless_names),
	[NAMES_SETTING] = TABLE(setting_names),
};

const char *
policy_name(enum policy_names kind, int value)
{
	const struct name_table *t = &policy_names[kind];

	for (uint32_t i = 0; i < t->n; i++)
		if (t->a[i].val == value)
			return t->a[i].str;
	return "";
}

bool
policy_value(enum policy_names kind, const char *name, int *ret)
{
	const struct name_table *t = &policy_names[kind];

	for (uint32_t i = 0; i < t->n; i++)
		if (strcmp(t->a[i].str, name) == 0) {
			*ret = (int)t->a[i].val;
			return true;
		}
	return false;
}
