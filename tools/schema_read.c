/* Schema: statements of the dialect, and what they do to the tables we know. */
#include "schema_private.h"
#include "base/err.h"
#include "base/hash.h"
#include "base/str.h"

#include <string.h>
#include <strings.h>

static struct schema_table *
known_table(struct statement *s)
{
	int line = schema_line(s);
	char *name = schema_name(s, "a table");
	struct schema_table *t = schema_table_of(s->schema, name);

	if (t == NULL)
		source_fail(s->source, line, "there is no table \"%s\"", name);
	return t;
}

static void
create_table(struct statement *s)
{
	struct schema_table t = { .class = s->class, .comment = s->comment };
	int line = schema_line(s);

	t.name = schema_name(s, "the table");
	if (schema_table_of(s->schema, t.name) != NULL)
		source_fail(s->source, line, "table \"%s\" exists already", t.name);
	schema_write_table(s, &t);
	vec_push(s->schema->arena, &s->schema->tables, t);
}

static void
drop_column(struct statement *s, struct schema_table *t)
{
	int line = schema_line(s);
	char *name = schema_name(s, "the column");
	const struct schema_column *c = schema_column(t, name);
	size_t i;

	if (c == NULL)
		source_fail(s->source, line, "%s has no column \"%s\"", t->name, name);
	i = (size_t)(c - t->columns.a);
	memmove(&t->columns.a[i], &t->columns.a[i + 1],
	    (t->columns.n - i - 1) * sizeof t->columns.a[0]);
	t->columns.n--;
}

static void
rename_column(struct statement *s, struct schema_table *t)
{
	int line = schema_line(s);
	char *name = schema_name(s, "the column");
	const struct schema_column *c = schema_column(t, name);

	if (c == NULL)
		source_fail(s->source, line, "%s has no column \"%s\"", t->name, name);
	schema_expect(s, "TO");
	t->columns.a[c - t->columns.a].name = schema_name(s, "the column");
}

static void
alter_table(struct statement *s)
{
	struct schema_table *t = known_table(s);

	if (schema_accept(s, "ADD")) {
		schema_expect(s, "COLUMN");
		schema_write_column_added(s, t);
		return;
	}
	if (schema_accept(s, "DROP")) {
		schema_expect(s, "COLUMN");
		drop_column(s, t);
	} else if (schema_accept(s, "RENAME")) {
		if (schema_accept(s, "TO"))
			t->name = schema_name(s, "the table");
		else {
			schema_expect(s, "COLUMN");
			rename_column(s, t);
		}
	} else {
		source_fail(s->source, schema_line(s),
		    "ALTER TABLE can ADD COLUMN, DROP COLUMN, RENAME COLUMN or RENAME TO");
	}
	schema_write_copy(s);
}

static void
drop(struct statement *s)
{
	struct schema *schema = s->schema;
	struct schema_table *t;
	size_t i;

	if (!schema_accept(s, "INDEX")) {
		schema_expect(s, "TABLE");
		t = known_table(s);
		i = (size_t)(t - schema->tables.a);
		memmove(t, t + 1, (schema->tables.n - i - 1) * sizeof *t);
		schema->tables.n--;
	}
	schema_write_copy(s);
}

static void
create(struct statement *s)
{
	if (schema_accept(s, "TABLE")) {
		create_table(s);
		return;
	}
	schema_accept(s, "UNIQUE");
	if (!schema_accept(s, "INDEX"))
		source_fail(s->source, schema_line(s),
		    "TABLE or INDEX expected; what one engine alone has stands under -- @sqlite or "
		    "-- @postgres");
	schema_name(s, "the index");
	schema_expect(s, "ON");
	known_table(s);
	schema_write_copy(s);
}

static void
take_statement(struct statement *s)
{
	if (s->class != SCHEMA_RECORD && !(s->tokens.n > 1 && token_is(&s->tokens.a[0], "CREATE") &&
					     token_is(&s->tokens.a[1], "TABLE")))
		source_fail(s->source, s->tokens.a[0].line,
		    "-- @personal and -- @housekeeping stand right before CREATE TABLE");
	if (schema_accept(s, "CREATE"))
		create(s);
	else if (schema_accept(s, "DROP"))
		drop(s);
	else if (schema_accept(s, "ALTER")) {
		schema_expect(s, "TABLE");
		alter_table(s);
	} else if (schema_accept(s, "INSERT") || schema_accept(s, "UPDATE") ||
		   schema_accept(s, "DELETE"))
		schema_write_copy(s);
	else
		source_fail(s->source, schema_line(s), "a statement that migrations do not have");
}

/* A comment line: a mark, or a word about the table that follows. */
static void
take_comment(struct statement *s, const struct token *t)
{
	struct arena *a = s->schema->arena;
	char *text = str_trim(a, token_text(a, t));

	if (str_eq(text, "@personal"))
		s->class = SCHEMA_PERSONAL;
	else if (str_eq(text, "@housekeeping"))
		s->class = SCHEMA_HOUSEKEEPING;
	else if (text[0] == '@' && strchr(text, ' ') == NULL)
		source_fail(s->source, t->line,
		    "\"%s\" is no mark; there are @personal, @housekeeping, @sqlite and @postgres",
		    text);
	else
		s->comment = s->comment ? arena_printf(a, "%s %s", s->comment, text) : text;
}

static bool
is_fork(struct arena *a, const struct token *t, bool *ret_postgres)
{
	char *text = t->kind == TOKEN_COMMENT ? str_trim(a, token_text(a, t)) : "";

	*ret_postgres = str_eq(text, "@postgres");
	return *ret_postgres || str_eq(text, "@sqlite");
}

static void
take_fork(struct statement *s, struct lexer *l, bool postgres)
{
	const char *start = l->at + (*l->at == '\n');
	const char *end = strstr(start, "\n\n");
	size_t n = end ? (size_t)(end - start) : strlen(start);

	if (n == 0 || str_blank(arena_memdup(s->schema->arena, start, n)))
		source_fail(s->source, l->line, "a statement expected under the mark");
	buf_add(postgres ? s->postgres : s->sqlite, start, n);
	buf_puts(postgres ? s->postgres : s->sqlite, "\n");
	for (; l->at < start + n; l->at++)
		l->line += *l->at == '\n';
	buf_add(s->essence, start, n);
}

static void
start_statement(struct statement *s)
{
	s->tokens.n = s->at = 0;
	s->class = SCHEMA_RECORD;
	s->comment = NULL;
}

static void
add_token(struct statement *s, const struct token *t)
{
	buf_add(s->essence, t->p, t->n);
	buf_putc(s->essence, ' ');
	if (token_is(t, ";")) {
		if (s->tokens.n == 0)
			source_fail(s->source, t->line, "an empty statement");
		take_statement(s);
		start_statement(s);
	} else {
		vec_push(s->schema->arena, &s->tokens, *t);
	}
}

static void
translate(struct statement *s)
{
	struct lexer l = lexer_at(s->source, s->source->text, 1);
	bool postgres;

	for (struct token t; (t = lexer_next(&l)).kind != TOKEN_END;) {
		if (t.kind != TOKEN_COMMENT) {
			add_token(s, &t);
			continue;
		}
		if (s->tokens.n > 0)
			continue;
		if (is_fork(s->schema->arena, &t, &postgres)) {
			take_fork(s, &l, postgres);
			start_statement(s);
			continue;
		}
		/* Comments belong to the next statement unless an empty line parts them. */
		if (t.parted)
			start_statement(s);
		take_comment(s, &t);
	}
	if (s->tokens.n > 0)
		source_fail(s->source, s->tokens.a[0].line, "a statement without its \";\"");
}

/* "…/0001_core.sql" is version 1, "core". */
static void
take_name(struct schema *s, const char *path, struct schema_migration *m)
{
	const char *base = strrchr(path, '/') ? strrchr(path, '/') + 1 : path;
	int64_t number = 0;

	if (strlen(base) < 10 || base[4] != '_' || !str_ends(base, ".sql") ||
	    !str_to_int(arena_memdup(s->arena, base, 4), &number))
		fail(FAULT_USAGE, "%s: migrations are named like 0001_core.sql", path);
	if ((size_t)number != s->migrations.n + 1)
		fail(FAULT_USAGE, "%s: the next migration is number %04zu", path,
		    s->migrations.n + 1);
	m->version = (int)number;
	m->name = arena_memdup(s->arena, base + 5, strlen(base) - 9);
}

void
schema_read(struct schema *schema, const char *path)
{
	schema_read_source(schema, source_read(schema->arena, path), path);
}

void
schema_read_source(struct schema *schema, const struct source *source, const char *path)
{
	struct arena *a = schema->arena;
	struct schema_migration m = { 0 };
	struct statement s = { .schema = schema, .source = source };
	struct hash hash;

	take_name(schema, path, &m);
	s.sqlite = buf_new(a);
	s.postgres = buf_new(a);
	s.essence = buf_new(a);
	translate(&s);
	hash = hash_of(s.essence->p, s.essence->n);
	m.hash = hash_hex(a, &hash);
	m.sqlite = s.sqlite->p ? s.sqlite->p : "";
	m.postgres = s.postgres->p ? s.postgres->p : "";
	vec_push(a, &schema->migrations, m);
}
