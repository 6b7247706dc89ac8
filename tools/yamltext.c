/*
 * Yamltext: what registers and policy packs say to people, as C that xgettext reads.
 *
 *	yamltext FILE.yaml...
 *
 * Prints N_("text") for the value of every key that is shown: titles, labels,
 * hints, messages, help.  #line leads translators back to the file.
 */
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include <yaml.h>

enum { DEEPEST = 16 };

static const char *const shown[] = { "title", "record", "description", "label", "second", "hint",
	"divider", "required", "help", "text", "family", "giver", "note", NULL };

/* Where the parser is: within mappings a scalar is a key and its value in turn. */
struct place {
	bool mapping, has_key;
};

static bool
is_shown(const char *key)
{
	for (const char *const *s = shown; *s != NULL; s++)
		if (strcmp(*s, key) == 0)
			return true;
	return false;
}

static void
say(const char *path, const yaml_event_t *e)
{
	printf("#line %zu \"%s\"\nN_(\"", e->start_mark.line + 1, path);
	for (size_t i = 0; i < e->data.scalar.length; i++) {
		unsigned char c = e->data.scalar.value[i];

		if (c == '"' || c == '\\')
			printf("\\%c", c);
		else if (c == '\n')
			printf("\\n");
		else
			putchar(c);
	}
	printf("\")\n");
}

struct reading {
	const char *path;
	struct place places[DEEPEST];
	int depth;
	char key[64];
};

/* A value that is no scalar ends with its closing; then the next scalar is a key again. */
static void
take_scalar(struct reading *r, const yaml_event_t *e)
{
	struct place *p = &r->places[r->depth];

	if (!p->mapping)
		return;
	if (!p->has_key)
		snprintf(r->key, sizeof r->key, "%s", (const char *)e->data.scalar.value);
	else if (is_shown(r->key))
		say(r->path, e);
	p->has_key = !p->has_key;
}

static bool
take(struct reading *r, const yaml_event_t *e)
{
	bool opens = e->type == YAML_MAPPING_START_EVENT || e->type == YAML_SEQUENCE_START_EVENT;

	if (opens) {
		r->places[r->depth].has_key = false;
		if (++r->depth == DEEPEST)
			return false;
		r->places[r->depth] = (struct place){ e->type == YAML_MAPPING_START_EVENT, false };
	} else if (e->type == YAML_MAPPING_END_EVENT || e->type == YAML_SEQUENCE_END_EVENT) {
		r->depth--;
	} else if (e->type == YAML_SCALAR_EVENT) {
		take_scalar(r, e);
	}
	return true;
}

static bool
read_file(const char *path)
{
	struct reading r = { .path = path };
	FILE *f = fopen(path, "re");
	yaml_parser_t parser;
	yaml_event_t e;
	bool ok = f != NULL, end = false;

	if (!ok || !yaml_parser_initialize(&parser)) {
		perror(path);
		return false;
	}
	yaml_parser_set_input_file(&parser, f);
	while (ok && !end) {
		ok = yaml_parser_parse(&parser, &e) && take(&r, &e);
		end = ok && e.type == YAML_STREAM_END_EVENT;
		yaml_event_delete(&e);
	}
	if (!ok)
		fprintf(stderr, "yamltext: %s:%zu: not YAML that a register can be read from\n",
		    path, parser.mark.line + 1);
	yaml_parser_delete(&parser);
	fclose(f);
	return ok;
}

int
main(int argc, char **argv)
{
	bool ok = true;

	for (int i = 1; i < argc; i++)
		ok &= read_file(argv[i]);
	return ok ? 0 : 1;
}
