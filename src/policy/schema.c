/* Schema: typed descriptions of the files of a pack for libcyaml, and the reader. */
#include "policy/schema.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"
#include "policy/names.h"
#include "policy/strict.h"

#include <stdio.h>
#include <string.h>

enum { LONG = 4000, MANY = 500 };

#define WORDS(key, s, member) CYAML_FIELD_STRING_PTR(key, CYAML_FLAG_POINTER, s, member, 1, LONG)
#define WORDS_OR_NONE(key, s, member)                                                              \
	CYAML_FIELD_STRING_PTR(key, CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, s, member, 1, LONG)
#define NUMBER(key, s, member) CYAML_FIELD_INT(key, CYAML_FLAG_DEFAULT, s, member)
#define NUMBER_OR_NONE(key, s, member) CYAML_FIELD_INT(key, CYAML_FLAG_OPTIONAL, s, member)
#define FLAG(key, s, member) CYAML_FIELD_BOOL(key, CYAML_FLAG_DEFAULT, s, member)
#define FLAG_OR_NONE(key, s, member) CYAML_FIELD_BOOL(key, CYAML_FLAG_OPTIONAL, s, member)
#define N_NAMES(names) (sizeof(names) / sizeof((names)[0]))
#define NAME(key, s, member, names)                                                                \
	CYAML_FIELD_ENUM(key, CYAML_FLAG_STRICT, s, member, names, N_NAMES(names))
#define NAME_OR_FIRST(key, s, member, names)                                                       \
	CYAML_FIELD_ENUM(                                                                          \
	    key, CYAML_FLAG_STRICT | CYAML_FLAG_OPTIONAL, s, member, names, N_NAMES(names))
#define LIST_OF(key_, flags_, s, member, count, type_, entry_, least)                              \
	{                                                                                          \
		.key = key_, .data_offset = offsetof(s, member),                                   \
		.count_offset = offsetof(s, count), .count_size = sizeof(unsigned),                \
		.value = {                                                                         \
			.type = CYAML_SEQUENCE,                                                    \
			.flags = (enum cyaml_flag)(CYAML_FLAG_POINTER | (flags_)),                 \
			.data_size = sizeof(type_),                                                \
			.sequence = { .entry = &(entry_), .min = (least), .max = MANY },           \
		},                                                                                 \
	}
#define MAPPING(type, fields)                                                                      \
	{                                                                                          \
		CYAML_VALUE_MAPPING(CYAML_FLAG_DEFAULT, type, fields)                              \
	}
#define NAMES_VALUE(type, names)                                                                   \
	{                                                                                          \
		CYAML_VALUE_ENUM(CYAML_FLAG_STRICT, type, names, N_NAMES(names))                   \
	}

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
    CYAML_FLAG_POINTER, const char *, 1, LONG) };
static const cyaml_schema_field_t test_fields[] = {
	NAME("test", struct policy_test_rule, test, test_names),
	WORDS("title", struct policy_test_rule, title),
	WORDS("basis", struct policy_test_rule, basis),
	NAME("source", struct policy_test_rule, source, source_names),
	LIST_OF(
	    "limbs", 0, struct policy_test_rule, limbs, n_limbs, struct policy_limb, limb_value, 1),
	LIST_OF("prompts", CYAML_FLAG_OPTIONAL, struct policy_test_rule, prompts, n_prompts,
	    const char *, prompt_value, 1),
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

#define TOP(type, fields)                                                                          \
	{                                                                                          \
		CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, type, fields)                              \
	}
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
};

const char *
schema_file_name(enum pack_file f)
{
	return files[f].name;
}

int
schema_line_of(const char *text, const char *needle, int from_line)
{
	size_t n = strlen(needle);
	int line = 1;

	for (const char *p = text; n > 0 && *p != '\0'; p++) {
		if (line >= from_line && strncmp(p, needle, n) == 0)
			return line;
		line += *p == '\n';
	}
	return 0;
}

/* What libcyaml said: its first message, and the innermost line of its trace. */
struct complaint {
	char message[160];
	int line;
};

static void listen(cyaml_log_t, void *ctx, const char *format, va_list args)
    __attribute__((format(printf, 3, 0)));

static void
listen(cyaml_log_t level, void *ctx, const char *format, va_list args)
{
	struct complaint *c = ctx;
	char said[160];
	const char *line;

	(void)level;
	vsnprintf(said, sizeof said, format, args);
	said[strcspn(said, "\n")] = '\0';
	line = strstr(said, "(line: ");
	if (line != NULL && c->line == 0)
		sscanf(line, "(line: %d", &c->line);
	else if (c->message[0] == '\0' && str_starts(said, "Load: ") &&
		 strstr(said, "Backtrace") == NULL)
		snprintf(c->message, sizeof c->message, "%s", said + strlen("Load: "));
}

/* libcyaml names the line before the key it does not know; the key itself is found below it. */
static void
find_key(struct complaint *c, const char *text)
{
	static const char unknown[] = "Unexpected key: ";
	int line;

	if (!str_starts(c->message, unknown))
		return;
	line = schema_line_of(text, c->message + strlen(unknown), c->line);
	if (line > 0)
		c->line = line;
}

struct loaded {
	const cyaml_config_t *config;
	const cyaml_schema_value_t *schema;
	void *data;
};

static void
release(void *object)
{
	struct loaded *l = object;

	cyaml_free(l->config, l->schema, l->data, 0);
}

static const cyaml_config_t config = {
	.log_level = CYAML_LOG_ERROR,
	.mem_fn = cyaml_mem,
	.log_fn = listen,
	.flags = CYAML_CFG_NO_ALIAS,
};

void *
schema_read(struct arena *arena, enum pack_file f, const char *path, const char *bytes, size_t n)
{
	struct complaint c = { 0 };
	cyaml_config_t with_ear = config;
	struct loaded *l = anew(arena, struct loaded);
	const char *text = arena_memdup(arena, bytes, n);
	cyaml_err_t e;

	if (n > PACK_FILE_LARGEST)
		fail(FAULT_USAGE, "%s: larger than 256 KiB; split or shorten it", path);
	if (!str_utf8_valid(bytes, n))
		fail(FAULT_USAGE, "%s: not UTF-8 text; save it as UTF-8", path);
	strict_check(path, bytes, n);
	with_ear.log_ctx = &c;
	l->config = &config;
	l->schema = &files[f].top;
	e = cyaml_load_data((const uint8_t *)bytes, n, &with_ear, l->schema, &l->data, NULL);
	if (e != CYAML_OK) {
		find_key(&c, text);
		fail(FAULT_USAGE, "%s:%d: %s; correct it or take it out", path, c.line ? c.line : 1,
		    c.message[0] ? c.message : cyaml_strerror(e));
	}
	arena_on_free(arena, release, l);
	return l->data;
}
