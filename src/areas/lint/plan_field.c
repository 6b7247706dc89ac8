/* Plan, fields: values of the exchange form, each read strictly by its kind. */
#include "areas/lint/plan_field.h"
#include "base/str.h"

#include <string.h>

enum { MOST_IDS = 50, MOST_TEXTS = 100, LONGEST = 100000, MOST = 100000 };

void
field_refuse(struct field_reader *r, const char *key, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	lint_find(r->arena, &r->doc->findings, r->doc->pack, RULE_T01, r->item, NULL, "%s/%s %s",
	    r->path, key, arena_vprintf(r->arena, format, args));
	va_end(args);
}

static void
read_text(struct field_reader *r, const char *key, const json_t *v, void *to)
{
	if (!json_is_string(v) || json_string_length(v) > LONGEST)
		field_refuse(r, key, "is not a text of at most %d characters", LONGEST);
	else
		*(const char **)to = json_string_value(v);
}

static void
read_id(struct field_reader *r, const char *key, const json_t *v, void *to)
{
	if (!json_is_string(v) || json_string_length(v) == 0 || json_string_length(v) > LONGEST_ID)
		field_refuse(r, key, "is not a text of 1 to %d characters", LONGEST_ID);
	else
		*(const char **)to = json_string_value(v);
}

bool
field_is_plausible(struct date d)
{
	int year = date_ymd(d).year;

	return year >= 1900 && year <= 2200;
}

static void
read_date(struct field_reader *r, const char *key, const json_t *v, void *to)
{
	const char *s = json_string_value(v);
	struct date d;

	if (s == NULL)
		field_refuse(r, key, "is not a date as YYYY-MM-DD");
	else if (!date_parse(s, &d) || !field_is_plausible(d))
		field_refuse(r, key, "is no date: %.60s", s);
	else
		*(struct date *)to = d;
}

static void
read_list(struct field_reader *r, const char *key, const json_t *v, struct plan_ids *to,
    size_t most, size_t longest)
{
	size_t n = json_array_size(v);

	if (!json_is_array(v) || n > most) {
		field_refuse(r, key, "is not a list of at most %zu texts", most);
		return;
	}
	to->a = anew_n(r->arena, const char *, n);
	for (size_t i = 0; i < n; i++) {
		const json_t *e = json_array_get(v, i);

		if (!json_is_string(e) || json_string_length(e) == 0 ||
		    json_string_length(e) > longest)
			field_refuse(r, key,
			    "has an entry, number %zu, that is not a text of 1 to %zu characters",
			    i + 1, longest);
		else
			to->a[to->n++] = json_string_value(e);
	}
}

void
field_read_ids(struct field_reader *r, const char *key, const json_t *v, void *to)
{
	read_list(r, key, v, to, MOST_IDS, LONGEST_ID);
}

static void
read_texts(struct field_reader *r, const char *key, const json_t *v, void *to)
{
	read_list(r, key, v, to, MOST_TEXTS, LONGEST);
}

static void
read_number(struct field_reader *r, const char *key, const json_t *v, void *to)
{
	double d = json_number_value(v);

	if (!json_is_number(v) || !(d >= 0 && d <= MOST))
		field_refuse(r, key, "is not a number from 0 to %d", MOST);
	else
		*(int64_t *)to = (int64_t)(d * 100 + 0.5);
}

static void
read_whole(struct field_reader *r, const char *key, const json_t *v, void *to)
{
	json_int_t n = json_integer_value(v);

	if (!json_is_integer(v) || n < -10 || n > 100)
		field_refuse(r, key, "is not a whole number from -10 to 100");
	else
		*(int *)to = (int)n;
}

static void
read_flag(struct field_reader *r, const char *key, const json_t *v, void *to)
{
	if (!json_is_boolean(v))
		field_refuse(r, key, "is not true or false");
	else
		*(bool *)to = json_is_true(v);
}

static void
read_letter(struct field_reader *r, const char *key, const json_t *v, void *to)
{
	const char *s = json_string_value(v);

	if (s == NULL || s[0] < 'a' || s[0] > 'h' || s[1] != '\0')
		field_refuse(r, key, "is not a letter from a to h");
	else
		*(char *)to = s[0];
}

static void (*const readers[KIND__MAX])(
    struct field_reader *, const char *, const json_t *, void *) = {
	[KIND_ID] = read_id,
	[KIND_TEXT] = read_text,
	[KIND_NEEDED] = read_text,
	[KIND_DATE] = read_date,
	[KIND_IDS] = field_read_ids,
	[KIND_TEXTS] = read_texts,
	[KIND_NUMBER] = read_number,
	[KIND_WHOLE] = read_whole,
	[KIND_FLAG] = read_flag,
	[KIND_LETTER] = read_letter,
};

static bool
is_text(enum field_kind k)
{
	return k == KIND_TEXT || k == KIND_NEEDED;
}

void
field_read(struct field_reader *r, const json_t *json, const struct field *fields, void *row)
{
	for (const struct field *f = fields; f->key != NULL; f++) {
		const json_t *v = json_object_get(json, f->key);
		void *to = (char *)row + f->offset;

		if (is_text(f->kind))
			*(const char **)to = "";
		if (v != NULL && !json_is_null(v))
			readers[f->kind](r, f->key, v, to);
		else if (f->kind == KIND_NEEDED)
			field_refuse(r, f->key, "is missing");
		if (f->kind == KIND_NEEDED && json_is_string(v) && str_blank(json_string_value(v)))
			field_refuse(r, f->key, "is empty");
	}
}
