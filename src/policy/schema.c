/* Schema: typed descriptions of the files of a pack for libcyaml, and the reader. */
#include "policy/schema.h"
#include "io/strict_schema.h"
#include "policy/names.h"

/* duties.yaml */
static const cyaml_schema_field_t limit_fields[] = {
	NAME("from", struct policy_limit, from, point_names),
	NUMBER("length", struct policy_limit, length),
	NAME("unit", struct policy_limit, unit, unit_names),
	NAME("counting", struct policy_limit, counting, counting_names),
	NAME_OR_FIRST("calendar", struct policy_limit, calendar, calendar_names),
	WORDS("basis", struct policy_limit, basis),
	NAME("source", struct policy_limit, source, source_names),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t limit_value = MAPPING(struct policy_limit, limit_fields);
static const cyaml_schema_field_t duty_fields[] = {
	NAME("duty", struct policy_duty_rule, duty, duty_names),
	WORDS("title", struct policy_duty_rule, title),
	WORDS("family", struct policy_duty_rule, family),
	NAME("holder", struct policy_duty_rule, holder, holder_names),
	FLAG_OR_NONE("right", struct policy_duty_rule, right),
	FLAG_OR_NONE("restarts", struct policy_duty_rule, restarts),
	NAME_OR_FIRST("combine", struct policy_duty_rule, combine, combine_names),
	WORDS_OR_NONE("target", struct policy_duty_rule, target),
	LIST_OF("limits", CYAML_FLAG_OPTIONAL, struct policy_duty_rule, limits, n_limits,
	    struct policy_limit, limit_value, 1),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t duty_value = MAPPING(struct policy_duty_rule, duty_fields);

/* exceptions.yaml */
static const cyaml_schema_value_t duty_name_value = NAMES_VALUE(enum policy_duty, duty_names);
static const cyaml_schema_field_t exception_fields[] = {
	NAME("code", struct policy_exception_rule, code, exception_names),
	WORDS("title", struct policy_exception_rule, title),
	LIST_OF("duties", 0, struct policy_exception_rule, duties, n_duties, enum policy_duty,
	    duty_name_value, 1),
	NAME("proof", struct policy_exception_rule, proof, proof_names),
	NUMBER_OR_NONE("least_days", struct policy_exception_rule, least_days),
	WORDS("basis", struct policy_exception_rule, basis),
	NAME("source", struct policy_exception_rule, source, source_names),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t exception_value =
    MAPPING(struct policy_exception_rule, exception_fields);

/* advice.yaml */
static const cyaml_schema_field_t advice_fields[] = {
	WORDS("key", struct policy_advice, key),
	WORDS("title", struct policy_advice, title),
	WORDS("giver", struct policy_advice, giver),
	NAME("holder", struct policy_advice, holder, holder_names),
	FLAG("always", struct policy_advice, always),
	WORDS("basis", struct policy_advice, basis),
	NAME("source", struct policy_advice, source, source_names),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t advice_value = MAPPING(struct policy_advice, advice_fields);

/* tests.yaml */
static const cyaml_schema_field_t limb_fields[] = {
	WORDS("id", struct policy_limb, id),
	WORDS("text", struct policy_limb, text),
	WORDS("basis", struct policy_limb, basis),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t limb_value = MAPPING(struct policy_limb, limb_fields);
static const cyaml_schema_value_t prompt_value = { CYAML_VALUE_STRING(
    CYAML_FLAG_POINTER, const char *, 1, STRICT_LONG) };
static const cyaml_schema_field_t test_fields[] = {
	NAME("test", struct policy_test_rule, test, test_names),
	WORDS("title", struct policy_test_rule, title),
	WORDS("basis", struct policy_test_rule, basis),
	NAME("source", struct policy_test_rule, source, source_names),
	LIST_OF(
	    "limbs", 0, struct policy_test_rule, limbs, n_limbs, struct policy_limb, limb_value, 1),
	LIST_OF("prompts", CYAML_FLAG_OPTIONAL, struct policy_test_rule, prompts, n_prompts,
	    const char *, prompt_value, 1),
	NUMBER_OR_NONE("again_months", struct policy_test_rule, again_months),
	WORDS_OR_NONE("again_basis", struct policy_test_rule, again_basis),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t test_value = MAPPING(struct policy_test_rule, test_fields);

/* notices.yaml */
static const cyaml_schema_field_t part_fields[] = {
	WORDS("id", struct policy_part, id),
	WORDS("label", struct policy_part, label),
	NAME("kind", struct policy_part, kind, part_kind_names),
	WORDS("basis", struct policy_part, basis),
	WORDS_OR_NONE("text", struct policy_part, text),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t part_value = MAPPING(struct policy_part, part_fields);
static const cyaml_schema_value_t recipient_value =
    NAMES_VALUE(enum policy_recipient, recipient_names);
static const cyaml_schema_field_t notice_fields[] = {
	NAME("notice", struct policy_notice_rule, notice, notice_names),
	WORDS("title", struct policy_notice_rule, title),
	WORDS_OR_NONE("decision", struct policy_notice_rule, decision_text),
	WORDS("basis", struct policy_notice_rule, basis),
	NAME("source", struct policy_notice_rule, source, source_names),
	LIST_OF("recipients", 0, struct policy_notice_rule, recipients, n_recipients,
	    enum policy_recipient, recipient_value, 1),
	LIST_OF("parts", 0, struct policy_notice_rule, parts, n_parts, struct policy_part,
	    part_value, 1),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t notice_value = MAPPING(struct policy_notice_rule, notice_fields);

/* appeals.yaml */
static const cyaml_schema_field_t appeal_fields[] = {
	NAME("decision", struct policy_appeal, decision, decision_names),
	WORDS("title", struct policy_appeal, title),
	FLAG("certificate", struct policy_appeal, certificate),
	WORDS("basis", struct policy_appeal, basis),
	NAME("source", struct policy_appeal, source, source_names),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t appeal_value = MAPPING(struct policy_appeal, appeal_fields);

/* phases.yaml */
static const cyaml_schema_field_t phase_fields[] = {
	NAME("phase", struct policy_phase_rule, phase, phase_names),
	WORDS("title", struct policy_phase_rule, title),
	WORDS_OR_NONE("before", struct policy_phase_rule, before_text),
	NUMBER_OR_NONE("months_before", struct policy_phase_rule, months_before),
	WORDS("basis", struct policy_phase_rule, basis),
	NAME("source", struct policy_phase_rule, source, source_names),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t phase_value = MAPPING(struct policy_phase_rule, phase_fields);

/* review.yaml */
static const cyaml_schema_field_t review_fields[] = {
	WORDS("title", struct policy_review, title),
	WORDS("value", struct policy_review, value),
	WORDS("basis", struct policy_review, basis),
	NAME("source", struct policy_review, source, source_names),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t review_value = MAPPING(struct policy_review, review_fields);

/* quality.yaml */
static const cyaml_schema_field_t rule_fields[] = {
	NAME("rule", struct policy_rule_text, rule, rule_names),
	NAME("severity", struct policy_rule_text, severity, severity_names),
	WORDS("title", struct policy_rule_text, title),
	WORDS("fix", struct policy_rule_text, fix),
	FLAG_OR_NONE("override", struct policy_rule_text, override),
	WORDS_OR_NONE("criterion", struct policy_rule_text, criterion),
	WORDS_OR_NONE("poor", struct policy_rule_text, poor),
	WORDS_OR_NONE("good", struct policy_rule_text, good),
	WORDS("basis", struct policy_rule_text, basis),
	NAME("source", struct policy_rule_text, source, source_names),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t rule_value = MAPPING(struct policy_rule_text, rule_fields);
static const cyaml_schema_field_t criterion_fields[] = {
	WORDS("id", struct policy_criterion, id),
	WORDS("title", struct policy_criterion, title),
	NUMBER("points", struct policy_criterion, points),
	NAME("rows", struct policy_criterion, rows, rows_names),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t criterion_value =
    MAPPING(struct policy_criterion, criterion_fields);
static const cyaml_schema_field_t stage_fields[] = {
	WORDS("title", struct policy_stage, title),
	NUMBER("last_year", struct policy_stage, last_year),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t stage_value = MAPPING(struct policy_stage, stage_fields);
static const cyaml_schema_field_t quality_fields[] = {
	NUMBER("week_hours", struct policy_quality, week_hours),
	NUMBER("week_hours_until", struct policy_quality, week_hours_until),
	NUMBER("days_a_year", struct policy_quality, days_a_year),
	NUMBER("weeks_a_year", struct policy_quality, weeks_a_year),
	NUMBER("months_a_year", struct policy_quality, months_a_year),
	NUMBER("half_terms_a_year", struct policy_quality, half_terms_a_year),
	NUMBER("terms_a_year", struct policy_quality, terms_a_year),
	NUMBER("review_months", struct policy_quality, review_months),
	NUMBER("advice_months", struct policy_quality, advice_months),
	NUMBER("adulthood_year", struct policy_quality, adulthood_year),
	NUMBER("plan_words", struct policy_quality, plan_words),
	NUMBER("section_words", struct policy_quality, section_words),
	NUMBER("sentence_words", struct policy_quality, sentence_words),
	NUMBER("reading_grade", struct policy_quality, reading_grade),
	LIST_OF("criteria", 0, struct policy_quality, criteria, n_criteria, struct policy_criterion,
	    criterion_value, 1),
	LIST_OF("stages", 0, struct policy_quality, stages, n_stages, struct policy_stage,
	    stage_value, 1),
	LIST_OF("rules", 0, struct policy_quality, rules, n_rules, struct policy_rule_text,
	    rule_value, 1),
	CYAML_FIELD_END,
};

/* lexicon.yaml */
static const cyaml_schema_value_t phrase_value = { CYAML_VALUE_STRING(
    CYAML_FLAG_POINTER, const char *, 1, STRICT_LONG) };
static const cyaml_schema_field_t vague_fields[] = {
	WORDS("phrase", struct policy_vague, phrase),
	WORDS_OR_NONE("say", struct policy_vague, say),
	FLAG_OR_NONE("offer", struct policy_vague, offer),
	FLAG_OR_NONE("warn", struct policy_vague, warn),
	FLAG_OR_NONE("number", struct policy_vague, number),
	NAME_OR_FIRST("unless", struct policy_vague, unless, unless_names),
	LIST_OF("not_after", CYAML_FLAG_OPTIONAL, struct policy_vague, not_after, n_not_after,
	    const char *, phrase_value, 1),
	LIST_OF("not_before", CYAML_FLAG_OPTIONAL, struct policy_vague, not_before, n_not_before,
	    const char *, phrase_value, 1),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t vague_value = MAPPING(struct policy_vague, vague_fields);
static const cyaml_schema_field_t phase_word_fields[] = {
	WORDS("phrase", struct policy_phase_word, phrase),
	NUMBER("until_year", struct policy_phase_word, until_year),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t phase_word_value =
    MAPPING(struct policy_phase_word, phase_word_fields);
static const cyaml_schema_field_t term_fields[] = {
	WORDS("term", struct policy_term, term),
	WORDS("meaning", struct policy_term, meaning),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t term_value = MAPPING(struct policy_term, term_fields);
static const cyaml_schema_field_t word_list_fields[] = {
	NAME("list", struct policy_word_list, list, list_names),
	LIST_OF("phrases", 0, struct policy_word_list, phrases, n, const char *, phrase_value, 1),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t word_list_value =
    MAPPING(struct policy_word_list, word_list_fields);
static const cyaml_schema_field_t lexicon_fields[] = {
	LIST_OF(
	    "vague", 0, struct policy_lexicon, vague, n_vague, struct policy_vague, vague_value, 1),
	LIST_OF("phase_words", 0, struct policy_lexicon, phase_words, n_phase_words,
	    struct policy_phase_word, phase_word_value, 1),
	LIST_OF("glossary", 0, struct policy_lexicon, glossary, n_glossary, struct policy_term,
	    term_value, 1),
	LIST_OF("lists", 0, struct policy_lexicon, lists, n_lists, struct policy_word_list,
	    word_list_value, 1),
	CYAML_FIELD_END,
};

/* settings.yaml */
static const cyaml_schema_field_t setting_fields[] = {
	NAME("setting", struct policy_setting_rule, setting, setting_names),
	WORDS("title", struct policy_setting_rule, title),
	WORDS_OR_NONE("types", struct policy_setting_rule, types),
	FLAG_OR_NONE("approved_only", struct policy_setting_rule, approved_only),
	FLAG("binding", struct policy_setting_rule, binding),
	FLAG("admits", struct policy_setting_rule, admits),
	WORDS_OR_NONE("note", struct policy_setting_rule, note),
	WORDS("basis", struct policy_setting_rule, basis),
	WORDS("admits_basis", struct policy_setting_rule, admits_basis),
	NAME("source", struct policy_setting_rule, source, source_names),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t setting_value =
    MAPPING(struct policy_setting_rule, setting_fields);

/* pack.yaml and holidays.yaml */
static const cyaml_schema_field_t closed_fields[] = {
	WORDS("closed_from", struct policy_closed, from_text),
	WORDS("closed_to", struct policy_closed, to_text),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t closed_value = MAPPING(struct policy_closed, closed_fields);
static const cyaml_schema_field_t pack_fields[] = {
	WORDS("name", struct file_pack, name),
	WORDS("version", struct file_pack, version),
	WORDS("title", struct file_pack, title),
	FLAG("in_force", struct file_pack, in_force),
	WORDS("in_force_from", struct file_pack, from_text),
	WORDS_OR_NONE("based_on", struct file_pack, based_on),
	WORDS_OR_NONE("basis_unopposed", struct file_pack, basis_unopposed),
	WORDS_OR_NONE("basis_agreement", struct file_pack, basis_agreement),
	NUMBER_OR_NONE("reply_working_days", struct file_pack, reply_working_days),
	NUMBER_OR_NONE("chase_working_days", struct file_pack, chase_working_days),
	LIST_OF("tribunal_closed", CYAML_FLAG_OPTIONAL, struct file_pack, closed, n_closed,
	    struct policy_closed, closed_value, 0),
	CYAML_FIELD_END,
};
static const cyaml_schema_field_t holiday_fields[] = {
	WORDS("on", struct policy_holiday, on_text),
	WORDS("name", struct policy_holiday, name),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t holiday_value = MAPPING(struct policy_holiday, holiday_fields);
static const cyaml_schema_field_t holidays_fields[] = {
	WORDS("data_source", struct file_holidays, source),
	WORDS("known_until", struct file_holidays, until_text),
	LIST_OF("holidays", 0, struct file_holidays, a, n, struct policy_holiday, holiday_value, 1),
	CYAML_FIELD_END,
};

#define ONE_LIST(name, key, type, value)                                                           \
	static const cyaml_schema_field_t name[] = {                                               \
		LIST_OF(key, 0, struct file_list, a, n, type, value, 1),                           \
		CYAML_FIELD_END,                                                                   \
	}
ONE_LIST(duties_fields, "duties", struct policy_duty_rule, duty_value);
ONE_LIST(exceptions_fields, "exceptions", struct policy_exception_rule, exception_value);
ONE_LIST(advices_fields, "advice", struct policy_advice, advice_value);
ONE_LIST(tests_fields, "tests", struct policy_test_rule, test_value);
ONE_LIST(notices_fields, "notices", struct policy_notice_rule, notice_value);
ONE_LIST(appeals_fields, "appeals", struct policy_appeal, appeal_value);
ONE_LIST(phases_fields, "phases", struct policy_phase_rule, phase_value);
ONE_LIST(reviews_fields, "review", struct policy_review, review_value);
ONE_LIST(settings_fields, "settings", struct policy_setting_rule, setting_value);

static const struct {
	const char *name;
	cyaml_schema_value_t top;
} files[FILE__MAX] = {
	[FILE_PACK] = { "pack.yaml", TOP(struct file_pack, pack_fields) },
	[FILE_DUTIES] = { "duties.yaml", TOP(struct file_list, duties_fields) },
	[FILE_EXCEPTIONS] = { "exceptions.yaml", TOP(struct file_list, exceptions_fields) },
	[FILE_ADVICE] = { "advice.yaml", TOP(struct file_list, advices_fields) },
	[FILE_TESTS] = { "tests.yaml", TOP(struct file_list, tests_fields) },
	[FILE_NOTICES] = { "notices.yaml", TOP(struct file_list, notices_fields) },
	[FILE_APPEALS] = { "appeals.yaml", TOP(struct file_list, appeals_fields) },
	[FILE_PHASES] = { "phases.yaml", TOP(struct file_list, phases_fields) },
	[FILE_HOLIDAYS] = { "holidays.yaml", TOP(struct file_holidays, holidays_fields) },
	[FILE_REVIEW] = { "review.yaml", TOP(struct file_list, reviews_fields) },
	[FILE_QUALITY] = { "quality.yaml", TOP(struct policy_quality, quality_fields) },
	[FILE_LEXICON] = { "lexicon.yaml", TOP(struct policy_lexicon, lexicon_fields) },
	[FILE_SETTINGS] = { "settings.yaml", TOP(struct file_list, settings_fields) },
};

const char *
schema_file_name(enum pack_file f)
{
	return files[f].name;
}

/* Numbers, truth values and dates by their keys. */
static const struct strict_kind kinds[] = {
	{ "length", STRICT_NUMBER },
	{ "least_days", STRICT_NUMBER },
	{ "months_before", STRICT_NUMBER },
	{ "week_hours", STRICT_NUMBER },
	{ "week_hours_until", STRICT_NUMBER },
	{ "days_a_year", STRICT_NUMBER },
	{ "weeks_a_year", STRICT_NUMBER },
	{ "months_a_year", STRICT_NUMBER },
	{ "half_terms_a_year", STRICT_NUMBER },
	{ "terms_a_year", STRICT_NUMBER },
	{ "review_months", STRICT_NUMBER },
	{ "reply_working_days", STRICT_NUMBER },
	{ "chase_working_days", STRICT_NUMBER },
	{ "advice_months", STRICT_NUMBER },
	{ "adulthood_year", STRICT_NUMBER },
	{ "plan_words", STRICT_NUMBER },
	{ "section_words", STRICT_NUMBER },
	{ "sentence_words", STRICT_NUMBER },
	{ "reading_grade", STRICT_NUMBER },
	{ "points", STRICT_NUMBER },
	{ "last_year", STRICT_NUMBER },
	{ "until_year", STRICT_NUMBER },
	{ "in_force", STRICT_FLAG },
	{ "override", STRICT_FLAG },
	{ "offer", STRICT_FLAG },
	{ "warn", STRICT_FLAG },
	{ "number", STRICT_FLAG },
	{ "right", STRICT_FLAG },
	{ "restarts", STRICT_FLAG },
	{ "always", STRICT_FLAG },
	{ "certificate", STRICT_FLAG },
	{ "approved_only", STRICT_FLAG },
	{ "binding", STRICT_FLAG },
	{ "admits", STRICT_FLAG },
	{ "on", STRICT_DATE },
	{ "in_force_from", STRICT_DATE },
	{ "known_until", STRICT_DATE },
	{ "before", STRICT_MONTH_DAY },
	{ "closed_from", STRICT_MONTH_DAY },
	{ "closed_to", STRICT_MONTH_DAY },
	{ 0 },
};

void *
schema_read(struct arena *arena, enum pack_file f, const struct strict_file *file)
{
	return strict_read(arena, file, kinds, &files[f].top);
}
