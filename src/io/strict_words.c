/*
 * Strict, words: libcyaml speaks to programmers ("Invalid ENUM value: txt"); whoever writes a
 * register or law as data is told which key it is, what stands there and what may stand there.
 */
#include "io/strict_words.h"
#include "base/buf.h"
#include "base/str.h"

#include <cyaml/cyaml.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* ---- hearing ---- */

/* "  in mapping field 'type' (line: 9, column: 5)" */
static void
hear_key(struct strict_complaint *c, const char *said)
{
	static const char before[] = "in mapping field '";
	const char *key = strstr(said, before);

	if (key == NULL || c->n_keys == sizeof c->keys / sizeof c->keys[0])
		return;
	key += strlen(before);
	snprintf(c->keys[c->n_keys++], sizeof c->keys[0], "%.*s", (int)strcspn(key, "'"), key);
}

void
strict_hear(struct strict_complaint *c, const char *said)
{
	const char *line = strstr(said, "(line: ");

	if (line != NULL) {
		if (c->line == 0)
			c->line = (int)strtol(line + strlen("(line: "), NULL, 10);
		hear_key(c, said);
	} else if (c->message[0] == '\0' && str_starts(said, "Load: ") &&
		   strstr(said, "Backtrace") == NULL) {
		snprintf(c->message, sizeof c->message, "%s", said + strlen("Load: "));
	}
}

/* ---- saying ---- */

/* What the file's shape says of the place that the keys lead to; NULL: nothing. */
static const cyaml_schema_value_t *
place_of(const struct strict_complaint *c, const cyaml_schema_value_t *at)
{
	for (size_t i = c->n_keys; i-- > 0 && at != NULL;) {
		const cyaml_schema_field_t *f;

		while (at->type == CYAML_SEQUENCE)
			at = at->sequence.entry;
		if (at->type != CYAML_MAPPING)
			return NULL;
		for (f = at->mapping.fields; f->key != NULL && !str_eq(f->key, c->keys[i]); f++)
			continue;
		at = f->key != NULL ? &f->value : NULL;
	}
	while (at != NULL && at->type == CYAML_SEQUENCE)
		at = at->sequence.entry;
	return at;
}

static const char *
names_of(struct arena *a, const cyaml_schema_value_t *v)
{
	struct buf *b = buf_new(a);

	for (uint32_t i = 0; v != NULL && v->type == CYAML_ENUM && i < v->enumeration.count; i++)
		buf_printf(b, "%s%s", b->n > 0 ? ", " : "", v->enumeration.strings[i].str);
	return b->n > 0 ? b->p : NULL;
}

static const char *
say_name(struct arena *a, const struct strict_complaint *c, const cyaml_schema_value_t *schema,
    const char *value)
{
	const char *names = names_of(a, place_of(c, schema));
	const char *key = c->n_keys > 0 ? c->keys[0] : "";

	if (names == NULL)
		return arena_printf(a, "\"%s\" is not right for %s; write another", value, key);
	return arena_printf(a, "\"%s\" is not right for %s; write one of: %s", value, key, names);
}

/* "Expecting MAPPING, got event: SCALAR" */
static const char *
say_shape(struct arena *a, const char *key, const char *expected)
{
	if (str_starts(expected, "MAPPING"))
		return arena_printf(a, "%s is not \"key: value\"; write its keys and values", key);
	if (str_starts(expected, "SEQUENCE"))
		return arena_printf(
		    a, "%s is no list; write [one, two] or a line with - for each", key);
	return arena_printf(a, "%s is not one value; write a single one", key);
}

const char *
strict_words(
    struct arena *a, const struct strict_complaint *c, const struct cyaml_schema_value *schema)
{
	static const struct {
		const char *begins, *before, *behind; /* around the key that it names */
	} plain[] = {
		{ "Unexpected key: ", "there is no key ", " here; correct it or take it out" },
		{ "Mapping field already seen: ", "", " is there twice; keep one" },
		{ "Missing required mapping field: ", "", " is missing; add it" },
	};
	static const char name[] = "Invalid ENUM value: ", shape[] = "Expecting ";
	const char *key = c->n_keys > 0 ? c->keys[0] : "the file";

	for (size_t i = 0; i < sizeof plain / sizeof plain[0]; i++)
		if (str_starts(c->message, plain[i].begins))
			return arena_printf(a, "%s%s%s", plain[i].before,
			    c->message + strlen(plain[i].begins), plain[i].behind);
	if (str_starts(c->message, name))
		return say_name(a, c, schema, c->message + strlen(name));
	if (str_starts(c->message, shape))
		return say_shape(a, key, c->message + strlen(shape));
	if (str_starts(c->message, "Insufficient entries"))
		return arena_printf(a, "the list of %s is too short; add to it", key);
	if (str_starts(c->message, "Excessive entries"))
		return arena_printf(a, "the list of %s is too long; shorten it", key);
	if (str_starts(c->message, "STRING length <"))
		return arena_printf(a, "%s is empty; fill it in or take it out", key);
	if (str_starts(c->message, "STRING length >"))
		return arena_printf(a, "%s is too long; shorten it", key);
	return arena_printf(a, "%s cannot be read; correct it or take it out", key);
}
