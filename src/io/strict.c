/*
 * Strict: a walk over the YAML events before libcyaml sees them, where the
 * values of the keys that the reader names are checked and the line is known;
 * then libcyaml itself, and the line of what it complains of.
 */
#include "io/strict.h"
#include "base/buf.h"
#include "base/date.h"
#include "base/err.h"
#include "base/str.h"
#include "io/strict_words.h"

#include <cyaml/cyaml.h>
#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <yaml.h>

struct walk {
	yaml_parser_t parser;
	const char *path;
	const struct strict_kind *kinds;
	int depth;
	bool in_mapping[STRICT_DEEPEST + 1]; /* the container at each depth */
	bool at_key[STRICT_DEEPEST + 1];     /* the next scalar of a mapping is a key */
	char key[40];
	int documents;
	struct fault trouble; /* raised once the parser is deleted */
};

static bool
is_number(const char *s)
{
	int64_t n;

	return str_to_int(s, &n) && n >= 0 && n <= 1000000;
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
	bool (*fits)(const char *);
	const char *want;
} forms[] = {
	[STRICT_NUMBER] = { is_number, "write a whole number from 0 to 1000000" },
	[STRICT_FLAG] = { is_flag, "write true or false" },
	[STRICT_DATE] = { is_date, "write a date such as \"2026-04-03\"" },
	[STRICT_MONTH_DAY] = { is_month_day, "write a month and day such as \"02-15\"" },
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

	for (const struct strict_kind *k = w->kinds; k->key != NULL; k++) {
		if (strcmp(k->key, w->key) != 0 || forms[k->form].fits(value))
			continue;
		snprintf(what, sizeof what, "\"%.30s\" is not right for %.30s", value, w->key);
		return refuse(w, e, what, forms[k->form].want);
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
	if (w->depth == STRICT_DEEPEST)
		return refuse(w, e, "nested too deep", "nest at most eight deep");
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
		return refuse(w, e, "an anchor", "write the value out");
	if (tag != NULL)
		return refuse(w, e, "a tag", "write the plain value");
	return true;
}

static bool
visit(struct walk *w, const yaml_event_t *e)
{
	switch (e->type) {
	case YAML_ALIAS_EVENT:
		return refuse(w, e, "an alias", "write the value out");
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

/* What libyaml says of a line, and what whoever wrote it has most often done. */
static const char *
yaml_words(const char *problem)
{
	static const struct {
		const char *said, *words;
	} known[] = {
		{ "mapping values are not allowed",
		    "a colon where none can stand; put a text that has one in quotes, and begin "
		    "keys of one list in the same column" },
		{ "cannot start any token",
		    "a tab, or a text that begins with a sign of YAML's; indent with spaces, and "
		    "put such a text in quotes" },
		{ "end of stream", "a quote or bracket is not closed; close it" },
		{ "did not find expected",
		    "quotes, brackets, commas or indentation do not fit; mend this line or the one "
		    "before" },
	};

	for (size_t i = 0; problem != NULL && i < sizeof known / sizeof known[0]; i++)
		if (strstr(problem, known[i].said) != NULL)
			return known[i].words;
	return "it cannot be read; mend the line";
}

static bool
next(struct walk *w, yaml_event_t *e)
{
	const yaml_parser_t *p = &w->parser;

	if (yaml_parser_parse(&w->parser, e))
		return true;
	w->trouble.kind = FAULT_USAGE;
	snprintf(w->trouble.message, sizeof w->trouble.message, "%.200s:%zu: not YAML: %.160s",
	    w->path, p->problem_mark.line + 1, yaml_words(p->problem));
	return false;
}

static void
walk_through(const struct strict_file *f, const struct strict_kind *kinds)
{
	struct walk w = { .path = f->path, .kinds = kinds };
	yaml_event_t e;
	bool more = true;

	if (!yaml_parser_initialize(&w.parser))
		fail(FAULT_MEMORY, "no memory to read %s", f->path);
	yaml_parser_set_input_string(&w.parser, (const unsigned char *)f->text, f->n);
	while (more && next(&w, &e)) {
		more = visit(&w, &e) && e.type != YAML_STREAM_END_EVENT;
		yaml_event_delete(&e);
	}
	yaml_parser_delete(&w.parser);
	if (w.trouble.kind != 0)
		fail(w.trouble.kind, "%s", w.trouble.message);
	if (w.documents == 0)
		fail(FAULT_USAGE, "%s:1: the file is empty; give it its list", f->path);
}

/* ---- libcyaml ---- */

int
strict_line_of(const char *text, const char *needle, int from_line)
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

static void listen(cyaml_log_t, void *ctx, const char *format, va_list args)
    __attribute__((format(printf, 3, 0)));

static void
listen(cyaml_log_t level, void *ctx, const char *format, va_list args)
{
	char said[160];

	(void)level;
	vsnprintf(said, sizeof said, format, args);
	said[strcspn(said, "\n")] = '\0';
	strict_hear(ctx, said);
}

/* libcyaml names the line before the key that it does not know or has seen; the key stands below.
 */
static void
find_key(struct strict_complaint *c, const char *text)
{
	static const char unknown[] = "Unexpected key: ", seen[] = "Mapping field already seen: ";
	const char *key = str_starts(c->message, unknown) ? c->message + strlen(unknown)
			  : str_starts(c->message, seen)  ? c->message + strlen(seen)
							  : NULL;
	int line;

	if (key == NULL)
		return;
	line = strict_line_of(text, key, c->line + str_starts(c->message, seen));
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

struct strict_file
strict_open(struct arena *a, const char *path)
{
	struct buf *b = buf_new(a);
	FILE *f = fopen(path, "re");
	bool failed;

	if (f == NULL)
		fail(FAULT_USAGE, "%s: %s; name a file that can be read", path, strerror(errno));
	b->n = fread(buf_reserve(b, STRICT_LARGEST + 1), 1, STRICT_LARGEST + 1, f);
	b->p[b->n] = '\0';
	failed = ferror(f) != 0;
	fclose(f);
	if (failed)
		fail(FAULT_USAGE, "%s: cannot be read; check the file", path);
	return (struct strict_file){ path, b->p, b->n };
}

void *
strict_read(struct arena *a, const struct strict_file *f, const struct strict_kind *kinds,
    const struct cyaml_schema_value *schema)
{
	struct strict_complaint c = { 0 };
	cyaml_config_t with_ear = config;
	struct loaded *l = anew(a, struct loaded);
	cyaml_err_t e;

	if (f->n > STRICT_LARGEST)
		fail(FAULT_USAGE, "%s: larger than 256 KiB; split or shorten it", f->path);
	if (!str_utf8_valid(f->text, f->n))
		fail(FAULT_USAGE, "%s: not UTF-8 text; save it as UTF-8", f->path);
	walk_through(f, kinds);
	with_ear.log_ctx = &c;
	l->config = &config;
	l->schema = schema;
	e = cyaml_load_data((const uint8_t *)f->text, f->n, &with_ear, l->schema, &l->data, NULL);
	if (e != CYAML_OK) {
		find_key(&c, f->text);
		fail(FAULT_USAGE, "%s:%d: %s", f->path, c.line ? c.line : 1,
		    strict_words(a, &c, schema));
	}
	arena_on_free(a, release, l);
	return l->data;
}
