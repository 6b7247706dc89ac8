/* Define: the shape of a register's file, for the strict reader. */
#include "areas/registers/define.h"
#include "base/str.h"
#include "io/strict_schema.h"

#include <string.h>

static const cyaml_strval_t type_names[] = {
	{ "text", TYPE_TEXT },
	{ "longtext", TYPE_LONGTEXT },
	{ "date", TYPE_DATE },
	{ "choice", TYPE_CHOICE },
	{ "choices", TYPE_CHOICES },
	{ "yes_no", TYPE_YES_NO },
	{ "number", TYPE_NUMBER },
	{ "money", TYPE_MONEY },
	{ "email", TYPE_EMAIL },
	{ "phone", TYPE_PHONE },
	{ "url", TYPE_URL },
	{ "postcode", TYPE_POSTCODE },
	{ "person", TYPE_PERSON },
	{ "child", TYPE_CHILD },
	{ "school", TYPE_SCHOOL },
	{ "body", TYPE_BODY },
	{ "record", TYPE_RECORD },
	{ "evidence", TYPE_EVIDENCE },
	{ "file", TYPE_FILE },
	{ "period", TYPE_PERIOD },
	{ "place", TYPE_PLACE },
};
static const cyaml_strval_t about_names[] = { { "area", ABOUT_AREA }, { "case", ABOUT_CASE } };
static const cyaml_strval_t dates_names[] = {
	{ "any", DATES_ANY },
	{ "past", DATES_PAST },
	{ "past_or_today", DATES_PAST_OR_TODAY },
	{ "future", DATES_FUTURE },
	{ "today_or_future", DATES_TODAY_OR_FUTURE },
};

static const cyaml_schema_value_t word_value = { CYAML_VALUE_STRING(
    CYAML_FLAG_POINTER, const char *, 1, STRICT_LONG) };

static const cyaml_schema_field_t when_fields[] = {
	WORDS("field", struct register_when, field),
	WORDS("is", struct register_when, is),
	CYAML_FIELD_END,
};
#define WHEN_OR_NONE(key, s, member)                                                               \
	CYAML_FIELD_MAPPING_PTR(                                                                   \
	    key, CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL, s, member, when_fields)

static const cyaml_schema_field_t choice_fields[] = {
	WORDS("value", struct choice, value),
	WORDS("label", struct choice, label),
	WORDS_OR_NONE("hint", struct choice, hint),
	WORDS_OR_NONE("divider", struct choice, divider),
	FLAG_OR_NONE("alone", struct choice, alone),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t choice_value_schema = MAPPING(struct choice, choice_fields);

static const cyaml_schema_field_t field_fields[] = {
	WORDS("name", struct register_field, name),
	WORDS("label", struct register_field, label),
	WORDS_OR_NONE("hint", struct register_field, hint),
	WORDS_OR_NONE("second", struct register_field, second),
	WORDS_OR_NONE("of", struct register_field, of),
	NAME("type", struct register_field, type, type_names),
	WORDS_OR_NONE("required", struct register_field, required),
	WHEN_OR_NONE("required_when", struct register_field, required_when),
	WHEN_OR_NONE("asked_when", struct register_field, asked_when),
	WHEN_OR_NONE("hidden_when", struct register_field, hidden_when),
	LIST_OF("choices", CYAML_FLAG_OPTIONAL, struct register_field, listed, n_choices,
	    struct choice, choice_value_schema, 1),
	NUMBER_OR_NONE("max_length", struct register_field, max_length),
	NUMBER_OR_NONE("min", struct register_field, min),
	NUMBER_OR_NONE("max", struct register_field, max),
	NAME_OR_FIRST("dates", struct register_field, dates, dates_names),
	WORDS_OR_NONE("autocomplete", struct register_field, autocomplete),
	WORDS_OR_NONE("may", struct register_field, may_name),
	WORDS_OR_NONE("help", struct register_field, help),
	FLAG_OR_NONE("always", struct register_field, always),
	WORDS_OR_NONE("source", struct register_field, source),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t field_value = MAPPING(struct register_field, field_fields);

static const cyaml_schema_field_t state_fields[] = {
	WORDS("name", struct register_state, name),
	WORDS("title", struct register_state, title),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t state_value = MAPPING(struct register_state, state_fields);

static const cyaml_schema_field_t move_fields[] = {
	WORDS("from", struct register_move, from),
	WORDS("to", struct register_move, to),
	WORDS_OR_NONE("may", struct register_move, may_name),
	LIST_OF("needs", CYAML_FLAG_OPTIONAL, struct register_move, needs, n_needs, const char *,
	    word_value, 1),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t move_value = MAPPING(struct register_move, move_fields);

static const cyaml_schema_field_t own_fields[] = {
	WORDS("field", struct register_own, field),
	WORDS_OR_NONE("read", struct register_own, read_name),
	WORDS_OR_NONE("write", struct register_own, write_name),
	WORDS_OR_NONE("until", struct register_own, until),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t own_value = MAPPING(struct register_own, own_fields);

static const cyaml_schema_field_t access_fields[] = {
	NAME("about", struct register_access, about, about_names),
	WORDS_OR_NONE("read", struct register_access, read_name),
	WORDS_OR_NONE("write", struct register_access, write_name),
	LIST_OF("own", CYAML_FLAG_OPTIONAL, struct register_access, own, n_own, struct register_own,
	    own_value, 1),
	CYAML_FIELD_END,
};

static const cyaml_schema_field_t escalate_fields[] = {
	NUMBER("days", struct register_escalate, days),
	WORDS_OR_NONE("to", struct register_escalate, to),
	CYAML_FIELD_END,
};
static const cyaml_schema_field_t duty_fields[] = {
	WORDS("name", struct register_duty, name),
	WORDS("title", struct register_duty, title),
	WORDS("after", struct register_duty, after),
	WORDS_OR_NONE("last", struct register_duty, last),
	NUMBER_OR_NONE("days", struct register_duty, days),
	NUMBER_OR_NONE("weeks", struct register_duty, weeks),
	NUMBER_OR_NONE("months", struct register_duty, months),
	NUMBER_OR_NONE("years", struct register_duty, years),
	NUMBER_OR_NONE("working_days", struct register_duty, working_days),
	WORDS_OR_NONE("done", struct register_duty, done),
	WHEN_OR_NONE("when", struct register_duty, when),
	LIST_OF(
	    "in", CYAML_FLAG_OPTIONAL, struct register_duty, in, n_in, const char *, word_value, 1),
	NUMBER_OR_NONE("remind", struct register_duty, remind),
	LIST_OF("again", CYAML_FLAG_OPTIONAL, struct register_duty, again, n_again, const char *,
	    word_value, 1),
	WORDS_OR_NONE("help", struct register_duty, help),
	WORDS_OR_NONE("source", struct register_duty, source),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t duty_value = MAPPING(struct register_duty, duty_fields);

static const cyaml_schema_field_t once_fields[] = {
	LIST_OF("by", 0, struct register_once, by, n_by, const char *, word_value, 1),
	LIST_OF(
	    "in", CYAML_FLAG_OPTIONAL, struct register_once, in, n_in, const char *, word_value, 1),
	WORDS("message", struct register_once, message),
	CYAML_FIELD_END,
};

static const cyaml_schema_field_t count_fields[] = {
	WORDS("name", struct register_tally, name),
	WORDS("title", struct register_tally, title),
	WORDS("by", struct register_tally, by),
	WORDS_OR_NONE("on", struct register_tally, on),
	LIST_OF("in", CYAML_FLAG_OPTIONAL, struct register_tally, in, n_in, const char *,
	    word_value, 1),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t count_value = MAPPING(struct register_tally, count_fields);

static const cyaml_schema_field_t list_fields[] = {
	LIST_OF(
	    "columns", 0, struct register_list, columns, n_columns, const char *, word_value, 1),
	LIST_OF("filters", CYAML_FLAG_OPTIONAL, struct register_list, filters, n_filters,
	    const char *, word_value, 1),
	LIST_OF("order", CYAML_FLAG_OPTIONAL, struct register_list, order, n_order, const char *,
	    word_value, 1),
	CYAML_FIELD_END,
};

static const cyaml_schema_field_t def_fields[] = {
	WORDS("name", struct register_def, name),
	WORDS("title", struct register_def, title),
	WORDS("record", struct register_def, record),
	WORDS("description", struct register_def, description),
	WORDS("source", struct register_def, source),
	CYAML_FIELD_MAPPING(
	    "access", CYAML_FLAG_DEFAULT, struct register_def, access, access_fields),
	LIST_OF("fields", 0, struct register_def, fields, n_fields, struct register_field,
	    field_value, 1),
	WORDS_OR_NONE("heading", struct register_def, heading),
	LIST_OF("states", CYAML_FLAG_OPTIONAL, struct register_def, states, n_states,
	    struct register_state, state_value, 2),
	LIST_OF("moves", CYAML_FLAG_OPTIONAL, struct register_def, moves, n_moves,
	    struct register_move, move_value, 1),
	WORDS_OR_NONE("owner", struct register_def, owner),
	CYAML_FIELD_MAPPING_PTR("escalate", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL,
	    struct register_def, escalate, escalate_fields),
	LIST_OF("duties", CYAML_FLAG_OPTIONAL, struct register_def, duties, n_duties,
	    struct register_duty, duty_value, 1),
	CYAML_FIELD_MAPPING_PTR("once", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL,
	    struct register_def, once, once_fields),
	LIST_OF("counts", CYAML_FLAG_OPTIONAL, struct register_def, counts, n_counts,
	    struct register_tally, count_value, 1),
	CYAML_FIELD_MAPPING("list", CYAML_FLAG_DEFAULT, struct register_def, list, list_fields),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t def_value = TOP(struct register_def, def_fields);

static const cyaml_schema_field_t more_fields[] = {
	WORDS("field", struct register_more, field),
	LIST_OF("add", 0, struct register_more, listed, n_listed, struct choice,
	    choice_value_schema, 1),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t more_value = MAPPING(struct register_more, more_fields);

static const cyaml_schema_field_t own_help_fields[] = {
	WORDS("field", struct register_own_help, field),
	WORDS("help", struct register_own_help, help),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t own_help_value =
    MAPPING(struct register_own_help, own_help_fields);

static const cyaml_schema_field_t extension_fields[] = {
	WORDS("extends", struct register_extension, extends),
	WORDS("source", struct register_extension, source),
	LIST_OF("fields", CYAML_FLAG_OPTIONAL, struct register_extension, fields, n_fields,
	    struct register_field, field_value, 1),
	LIST_OF("choices", CYAML_FLAG_OPTIONAL, struct register_extension, choices, n_choices,
	    struct register_more, more_value, 1),
	LIST_OF("help", CYAML_FLAG_OPTIONAL, struct register_extension, help, n_help,
	    struct register_own_help, own_help_value, 1),
	LIST_OF("hide", CYAML_FLAG_OPTIONAL, struct register_extension, hide, n_hide, const char *,
	    word_value, 1),
	LIST_OF("duties", CYAML_FLAG_OPTIONAL, struct register_extension, duties, n_duties,
	    struct register_duty, duty_value, 1),
	LIST_OF("counts", CYAML_FLAG_OPTIONAL, struct register_extension, counts, n_counts,
	    struct register_tally, count_value, 1),
	CYAML_FIELD_MAPPING_PTR("list", CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL,
	    struct register_extension, list, list_fields),
	CYAML_FIELD_END,
};
static const cyaml_schema_value_t extension_value =
    TOP(struct register_extension, extension_fields);

static const struct strict_kind kinds[] = {
	{ "alone", STRICT_FLAG },
	{ "always", STRICT_FLAG },
	{ "max_length", STRICT_NUMBER },
	{ "min", STRICT_NUMBER },
	{ "max", STRICT_NUMBER },
	{ "days", STRICT_NUMBER },
	{ "weeks", STRICT_NUMBER },
	{ "months", STRICT_NUMBER },
	{ "years", STRICT_NUMBER },
	{ "working_days", STRICT_NUMBER },
	{ "remind", STRICT_NUMBER },
	{ 0 },
};

const char *
define_type_name(enum register_type type)
{
	for (size_t i = 0; i < sizeof type_names / sizeof type_names[0]; i++)
		if (type_names[i].val == (int64_t)type)
			return type_names[i].str;
	return "";
}

int
define_field(const struct register_def *d, const char *name)
{
	for (unsigned i = 0; i < d->n_fields; i++)
		if (str_eq(d->fields[i].name, name))
			return (int)i;
	return -1;
}

bool
define_sorts(enum register_type t)
{
	return t == TYPE_TEXT || t == TYPE_DATE || t == TYPE_NUMBER || t == TYPE_MONEY ||
	       t == TYPE_POSTCODE;
}

/* Is the part one of those that the separator parts? */
static bool
has_part(const char *list, const char *separator, const char *part, size_t n)
{
	while (list != NULL) {
		const char *end = strstr(list, separator);
		size_t length = end != NULL ? (size_t)(end - list) : strlen(list);

		if (length == n && strncmp(list, part, n) == 0)
			return true;
		list = end != NULL ? end + strlen(separator) : NULL;
	}
	return false;
}

/* One of the answers that are waited for is among those given, "one,two". */
static bool
has_any(const char *waited, const char *given)
{
	while (waited != NULL) {
		const char *end = strstr(waited, DEFINE_OR);
		size_t n = end != NULL ? (size_t)(end - waited) : strlen(waited);

		if (has_part(given, ",", waited, n))
			return true;
		waited = end != NULL ? end + strlen(DEFINE_OR) : NULL;
	}
	return false;
}

bool
define_is_in(const char *const *in, unsigned n, const char *state)
{
	for (unsigned i = 0; i < n; i++)
		if (str_eq(in[i], state))
			return true;
	return n == 0;
}

bool
define_is_met(
    const struct register_def *d, const struct register_when *w, const char *const *values)
{
	int i = define_field(d, w->field);

	if (d->fields[i].type != TYPE_YES_NO)
		return has_any(w->is, values[i]);
	return values[i] != NULL && has_any(w->is, str_eq(values[i], "1") ? "yes" : "no");
}

struct register_def *
define_parse(struct arena *a, const struct strict_file *f)
{
	struct register_def *d = anew(a, struct register_def);

	/* A copy: the reader's own is released as it was read, and fields will be added. */
	*d = *(const struct register_def *)strict_read(a, f, kinds, &def_value);
	d->path = f->path;
	return d;
}

const struct register_extension *
define_parse_extension(struct arena *a, const struct strict_file *f)
{
	return strict_read(a, f, kinds, &extension_value);
}
