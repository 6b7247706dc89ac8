/*
 * Strict: a walk over the YAML events before libcyaml sees them.
 *
 * libcyaml takes "6x" for 6 and "perhaps" for true; in a table of law neither
 * may pass.  The values of a few keys are therefore checked here by name,
 * where the line is known.
 */
#include "policy/strict.h"
#include "base/date.h"
#include "base/err.h"
#include "base/str.h"

#include <stdio.h>
#include <string.h>
#include <yaml.h>

enum { DEEPEST = 8 };

struct walk {
	yaml_parser_t parser;
	const char *path;
	int depth;
	bool in_mapping[DEEPEST + 1]; /* the container at each depth */
	bool at_key[DEEPEST + 1];     /* the next scalar of a mapping is a key */
	char key[40];
	int documents;
	struct fault trouble; /* raised once the parser is deleted */
};

static bool
is_number(const char *s)
{
	int64_t n;

	return str_to_int(s, &n) && n >= 0 && n <= 1000;
}

static bool
is_flag(const char *s)
{
	return str_eq(s, "true") || str_eq(s, "false");
}

static bool
is_date(const char *s)
{
	struct date d;

	return date_parse(s, &d);
}

static bool
is_month_day(const char *s)
{
	char iso[16];
	struct date d;

	snprintf(iso, sizeof iso, "2023-%.6s", s);
	return strlen(s) == 5 && date_parse(iso, &d);
}

static const struct {
	const char *key;
	bool (*fits)(const char *);
	const char *want;
} kinds[] = {
	{ "length", is_number, "a whole number from 0 to 1000" },
	{ "least_days", is_number, "a whole number from 0 to 1000" },
	{ "months_before", is_number, "a whole number from 0 to 1000" },
	{ "in_force", is_flag, "true or false" },
	{ "right", is_flag, "true or false" },
	{ "restarts", is_flag, "true or false" },
	{ "always", is_flag, "true or false" },
	{ "certificate", is_flag, "true or false" },
	{ "on", is_date, "a date such as \"2026-04-03\"" },
	{ "in_force_from", is_date, "a date such as \"2014-09-01\"" },
	{ "known_until", is_date, "a date such as \"2028-12-31\"" },
	{ "before", is_month_day, "a month and day such as \"02-15\"" },
	{ "closed_from", is_month_day, "a month and day such as \"12-25\"" },
	{ "closed_to", is_month_day, "a month and day such as \"01-01\"" },
};

static bool
refuse(struct walk *w, const yaml_event_t *e, const char *what, const char *remedy)
{
	w->trouble.kind = FAULT_USAGE;
	snprintf(w->trouble.message, sizeof w->trouble.message, "%.200s:%zu: %.100s; %.70s",
	    w->path, e->start_mark.line + 1, what, remedy);
	return false;
}

static bool
check_value(struct walk *w, const yaml_event_t *e, const char *value)
{
	char what[120];

	for (unsigned i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
		if (strcmp(kinds[i].key, w->key) != 0 || kinds[i].fits(value))
			continue;
		snprintf(what, sizeof what, "\"%.30s\" is not right for %.30s", value, w->key);
		return refuse(w, e, what, kinds[i].want);
	}
	return true;
}

static bool
scalar(struct walk *w, const yaml_event_t *e)
{
	const char *value = (const char *)e->data.scalar.value;

	if (strlen(value) != e->data.scalar.length)
		return refuse(w, e, "a zero byte in a value", "take it out");
	if (!w->in_mapping[w->depth])
		return true;
	w->at_key[w->depth] = !w->at_key[w->depth];
	if (w->at_key[w->depth])
		return check_value(w, e, value);
	snprintf(w->key, sizeof w->key, "%s", value);
	return true;
}

static bool
open_container(struct walk *w, const yaml_event_t *e, bool mapping)
{
	if (w->in_mapping[w->depth] && !w->at_key[w->depth])
		w->at_key[w->depth] = true;
	else if (w->in_mapping[w->depth])
		return refuse(w, e, "a key that is not a word", "write a plain key");
	if (w->depth == DEEPEST)
		return refuse(w, e, "nested too deep", "packs nest at most eight deep");
	w->depth++;
	w->in_mapping[w->depth] = mapping;
	w->at_key[w->depth] = mapping;
	w->key[0] = '\0';
	return true;
}

/* Anchors and tags stand on scalars, sequences and mappings alike. */
static bool
plain(struct walk *w, const yaml_event_t *e, const yaml_char_t *anchor, const yaml_char_t *tag)
{
	if (anchor != NULL)
		return refuse(w, e, "an anchor", "packs have none: write the value out");
	if (tag != NULL)
		return refuse(w, e, "a tag", "packs have none: write the plain value");
	return true;
}

static bool
visit(struct walk *w, const yaml_event_t *e)
{
	switch (e->type) {
	case YAML_ALIAS_EVENT:
		return refuse(w, e, "an alias", "packs have none: write the value out");
	case YAML_DOCUMENT_START_EVENT:
		if (++w->documents > 1)
			return refuse(w, e, "a second document", "one document a file");
		return true;
	case YAML_SCALAR_EVENT:
		return plain(w, e, e->data.scalar.anchor, e->data.scalar.tag) && scalar(w, e);
	case YAML_SEQUENCE_START_EVENT:
		return plain(w, e, e->data.sequence_start.anchor, e->data.sequence_start.tag) &&
		       open_container(w, e, false);
	case YAML_MAPPING_START_EVENT:
		return plain(w, e, e->data.mapping_start.anchor, e->data.mapping_start.tag) &&
		       open_container(w, e, true);
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		w->depth--;
		return true;
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_STREAM_END_EVENT:
	case YAML_DOCUMENT_END_EVENT:
		return true;
	}
	return true;
}

static bool
next(struct walk *w, yaml_event_t *e)
{
	const yaml_parser_t *p = &w->parser;

	if (yaml_parser_parse(&w->parser, e))
		return true;
	w->trouble.kind = FAULT_USAGE;
	snprintf(w->trouble.message, sizeof w->trouble.message,
	    "%.200s:%zu: not YAML: %.120s; mend the line", w->path, p->problem_mark.line + 1,
	    p->problem != NULL ? p->problem : "unreadable");
	return false;
}

void
strict_check(const char *path, const char *bytes, size_t n)
{
	struct walk w = { .path = path };
	yaml_event_t e;
	bool more = true;

	if (!yaml_parser_initialize(&w.parser))
		fail(FAULT_MEMORY, "no memory to read %s", path);
	yaml_parser_set_input_string(&w.parser, (const unsigned char *)bytes, n);
	while (more && next(&w, &e)) {
		more = visit(&w, &e) && e.type != YAML_STREAM_END_EVENT;
		yaml_event_delete(&e);
	}
	yaml_parser_delete(&w.parser);
	if (w.trouble.kind != 0)
		fail(w.trouble.kind, "%s", w.trouble.message);
	if (w.documents == 0)
		fail(FAULT_USAGE, "%s:1: the file is empty; give it its list", path);
}
