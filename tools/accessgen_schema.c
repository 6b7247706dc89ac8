/*
 * Accessgen's view of the schema: tables, columns, and which are personal.
 *
 * Migrations are written one column a line (docs/architecture.md), so lines
 * are enough.  A statement that could change what exists in a way this file
 * does not follow is refused, never skipped.
 */
#include "accessgen.h"
#include "base/err.h"
#include "base/str.h"

#include <ctype.h>
#include <string.h>

static const char *
word(struct arena *a, const char **at)
{
	const char *s = *at, *from;

	while (*s == ' ' || *s == '\t')
		s++;
	from = s;
	while (isalnum((unsigned char)*s) || *s == '_')
		s++;
	*at = s;
	return arena_memdup(a, from, (size_t)(s - from));
}

static bool
is_constraint(const char *w)
{
	static const char *const words[] = { "PRIMARY", "FOREIGN", "UNIQUE", "CHECK",
		"CONSTRAINT" };

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (str_eq_ci(w, words[i]))
			return true;
	return false;
}

static struct table *
find(const struct schema *s, const char *name)
{
	for (size_t i = 0; i < s->tables.n; i++)
		if (strcmp(s->tables.a[i].name, name) == 0)
			return &s->tables.a[i];
	return NULL;
}

const struct table *
schema_table(const struct schema *s, const char *name)
{
	return find(s, name);
}

bool
table_has_column(const struct table *t, const char *name)
{
	for (size_t i = 0; i < t->columns.n; i++)
		if (strcmp(t->columns.a[i].name, name) == 0)
			return true;
	return false;
}

struct reading {
	struct arena *arena;
	struct schema *schema;
	const char *path;
	int line;
	bool personal;	    /* the mark stood on the line before */
	struct table *open; /* inside its CREATE TABLE */
};

_Noreturn static void
refuse(const struct reading *r, const char *what)
{
	fail(FAULT_USAGE, "%s:%d: %s", r->path, r->line, what);
}

static void
create(struct reading *r, const char *at)
{
	const char *name = word(r->arena, &at);

	if (*name == '\0' || find(r->schema, name) != NULL)
		refuse(r, "a table without a name, or a second table of that name");
	while (*at == ' ')
		at++;
	if (strcmp(at, "(") != 0)
		refuse(r, "write CREATE TABLE name ( with one column a line below");
	vec_push(
	    r->arena, &r->schema->tables, (struct table){ .name = name, .personal = r->personal });
	r->open = &r->schema->tables.a[r->schema->tables.n - 1];
}

/* ALTER TABLE name ADD COLUMN column type; or DROP COLUMN column; */
static void
alter(struct reading *r, const char *at)
{
	struct table *t = find(r->schema, word(r->arena, &at));
	const char *verb = word(r->arena, &at), *noun = word(r->arena, &at);
	const char *name = word(r->arena, &at);

	if (t == NULL)
		refuse(r, "ALTER TABLE of a table that no migration created");
	if (!str_eq_ci(noun, "COLUMN") || *name == '\0')
		refuse(r, "write ALTER TABLE name ADD COLUMN or DROP COLUMN on one line");
	if (str_eq_ci(verb, "ADD")) {
		vec_push(r->arena, &t->columns, (struct column){ .name = name });
		return;
	}
	if (!str_eq_ci(verb, "DROP") || !table_has_column(t, name))
		refuse(r, "write ALTER TABLE name ADD COLUMN or DROP COLUMN of a column it has");
	for (size_t i = 0, kept = 0; i < t->columns.n; i++)
		if (strcmp(t->columns.a[i].name, name) != 0)
			t->columns.a[kept++] = t->columns.a[i];
	t->columns.n--;
}

static void
drop(struct reading *r, const char *at)
{
	struct table *t = find(r->schema, word(r->arena, &at));

	if (t == NULL)
		refuse(r, "DROP TABLE of a table that no migration created");
	*t = r->schema->tables.a[--r->schema->tables.n];
}

static void
statement(struct reading *r, const char *text)
{
	const char *at = text;
	const char *verb = word(r->arena, &at);
	const char *noun = word(r->arena, &at);

	if (str_eq_ci(noun, "TABLE") && str_eq_ci(verb, "CREATE"))
		create(r, at);
	else if (str_eq_ci(noun, "TABLE") && str_eq_ci(verb, "ALTER"))
		alter(r, at);
	else if (str_eq_ci(noun, "TABLE") && str_eq_ci(verb, "DROP"))
		drop(r, at);
	else if (str_eq_ci(noun, "TABLE"))
		refuse(r, "a statement about a table that accessgen does not know");
}

/* PRIMARY KEY (a, b), or name type PRIMARY KEY. */
static void
take_key(struct reading *r, const char *text, const char *name)
{
	const char *at = strcasestr(text, "PRIMARY KEY");

	if (at == NULL)
		return;
	if (!is_constraint(name)) {
		vec_push(r->arena, &r->open->key, (struct column){ .name = name });
		return;
	}
	at = strchr(at, '(');
	while (at != NULL && *at != ')' && *at != '\0') {
		at++;
		vec_push(r->arena, &r->open->key, (struct column){ .name = word(r->arena, &at) });
	}
}

static void
take(struct reading *r, const char *text)
{
	const char *at = text, *name;

	if (str_starts(text, "--")) {
		r->personal = r->personal || strcmp(text, "-- @personal") == 0;
		return;
	}
	if (r->open == NULL) {
		statement(r, text);
	} else if (*text == ')') {
		r->open = NULL;
	} else {
		name = word(r->arena, &at);
		take_key(r, text, name);
		if (*name != '\0' && !is_constraint(name))
			vec_push(r->arena, &r->open->columns, (struct column){ .name = name });
	}
	if (*text != '\0')
		r->personal = false;
}

void
schema_read(struct arena *a, struct schema *schema, const char *path)
{
	struct str_list lines = str_split(a, read_file(a, path), '\n');
	struct reading r = { .arena = a, .schema = schema, .path = path };

	for (size_t i = 0; i < lines.n; i++) {
		r.line = (int)i + 1;
		take(&r, str_trim(a, lines.a[i]));
	}
	if (r.open != NULL)
		refuse(&r, "the file ends inside CREATE TABLE");
}
