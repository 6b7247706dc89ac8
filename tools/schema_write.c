/* Schema: the dialect's types and tables in the words of each engine. */
#include "schema_private.h"
#include "base/str.h"

#include <string.h>
#include <strings.h>

/*
 * Text sorts by bytes on both engines: COLLATE "C" on PostgreSQL, BINARY on
 * SQLite.  %s in a check is the column.  SQLite's checks refuse what
 * PostgreSQL's types refuse.
 */
static const struct {
	const char *sqlite, *sqlite_check, *postgres;
} types[SCHEMA_TYPE__MAX] = {
	[SCHEMA_ID] = { "INTEGER", NULL, "bigint" },
	[SCHEMA_INT] = { "INTEGER", NULL, "bigint" },
	[SCHEMA_TEXT] = { "TEXT", NULL, "text COLLATE \"C\"" },
	[SCHEMA_DATE] = { "TEXT", "%s IS date(%s)", "date" },
	/* In parts, as two question marks and a dash are one character to a compiler of old. */
	[SCHEMA_TIME] = { "TEXT",
	    "%s GLOB '[0-9]???"
	    "-??"
	    "-??T??:??:??.??????Z'",
	    "timestamp" },
	[SCHEMA_BOOL] = { "INTEGER", "%s IN (0, 1)", "boolean" },
	[SCHEMA_MONEY] = { "INTEGER", NULL, "bigint" },
	[SCHEMA_JSON] = { "TEXT", NULL, "text COLLATE \"C\"" },
	[SCHEMA_BLOB] = { "BLOB", NULL, "bytea" },
	[SCHEMA_REAL] = { "REAL", NULL, "double precision" },
};

static void
put_both(struct statement *s, const char *text)
{
	buf_puts(s->sqlite, text);
	buf_puts(s->postgres, text);
}

static void
put_check(struct buf *b, const char *check, const char *column)
{
	if (check == NULL)
		return;
	buf_puts(b, " CHECK (");
	for (; *check != '\0'; check++)
		if (strncmp(check, "%s", 2) == 0) {
			buf_puts(b, column);
			check++;
		} else {
			buf_putc(b, *check);
		}
	buf_putc(b, ')');
}

static void
put_token(struct statement *s, const struct token *t, bool spaced)
{
	if (spaced)
		put_both(s, " ");
	buf_add(s->postgres, t->p, t->n);
	if (token_is(t, "TRUE"))
		buf_puts(s->sqlite, "1");
	else if (token_is(t, "FALSE"))
		buf_puts(s->sqlite, "0");
	else
		buf_add(s->sqlite, t->p, t->n);
}

static bool
is_constraint(const struct token *t)
{
	return token_is(t, "PRIMARY") || token_is(t, "FOREIGN") || token_is(t, "UNIQUE") ||
	       token_is(t, "CHECK") || token_is(t, "CONSTRAINT");
}

/* Copies up to the comma or the bracket that ends the item, or to the statement's end. */
static void
put_item(struct statement *s, bool spaced)
{
	size_t start = s->at;
	int depth = 0;

	for (const struct token *t; (t = schema_peek(s))->kind != TOKEN_END; s->at++) {
		if (depth == 0 && (token_is(t, ",") || token_is(t, ")")))
			return;
		depth += token_is(t, "(") - token_is(t, ")");
		if (token_is(t, "REFERENCES") && s->at + 1 < s->tokens.n) {
			char *table = token_text(s->schema->arena, &s->tokens.a[s->at + 1]);

			if (schema_find(s->schema, table) == NULL)
				source_fail(s->source, t->line, "there is no table \"%s\"", table);
		}
		put_token(s, t, s->at == start ? spaced : t->spaced);
	}
}

static enum schema_type
take_type(struct statement *s)
{
	int line = schema_line(s);
	char *name = schema_name(s, "a type");

	for (int i = 0; i < SCHEMA_TYPE__MAX; i++)
		if (strcmp(schema_type_name((enum schema_type)i), name) == 0)
			return (enum schema_type)i;
	source_fail(s->source, line,
	    "\"%s\" is no type; there are id int text date time bool money json blob real", name);
}

static bool
item_has(const struct statement *s, const char *first, const char *second)
{
	int depth = 0;

	for (size_t i = s->at; i + 1 < s->tokens.n; i++) {
		const struct token *t = &s->tokens.a[i];

		if (depth == 0 && (token_is(t, ",") || token_is(t, ")")))
			return false;
		depth += token_is(t, "(") - token_is(t, ")");
		if (token_is(t, first) && token_is(&s->tokens.a[i + 1], second))
			return true;
	}
	return false;
}

static void
put_column(struct statement *s, struct schema_table *t)
{
	int line = schema_line(s);
	struct schema_column c = { .name = schema_name(s, "a column") };
	bool key, said;

	if (schema_column(t, c.name) != NULL)
		source_fail(s->source, line, "%s has a column \"%s\" already", t->name, c.name);
	c.type = take_type(s);
	key = item_has(s, "PRIMARY", "KEY");
	said = item_has(s, "NOT", "NULL");
	c.not_null = key || said;
	buf_printf(s->sqlite, "%s %s", c.name, types[c.type].sqlite);
	buf_printf(s->postgres, "%s %s", c.name, types[c.type].postgres);
	put_item(s, true);
	/* SQLite alone takes NULL in a primary key. */
	if (key && !said)
		buf_puts(s->sqlite, " NOT NULL");
	put_check(s->sqlite, types[c.type].sqlite_check, c.name);
	vec_push(s->schema->arena, &t->columns, c);
	if (key)
		vec_push(s->schema->arena, &t->key, c.name);
}

/* PRIMARY KEY (a, b) */
static void
take_key(const struct statement *s, struct schema_table *t)
{
	struct arena *a = s->schema->arena;

	for (size_t i = s->at + 2; i < s->tokens.n && !token_is(&s->tokens.a[i], ")"); i++)
		if (s->tokens.a[i].kind == TOKEN_WORD)
			vec_push(a, &t->key, token_text(a, &s->tokens.a[i]));
}

void
schema_write_table(struct statement *s, struct schema_table *t)
{
	int line = schema_line(s);

	buf_printf(s->sqlite, "CREATE TABLE %s (\n  ", t->name);
	buf_printf(s->postgres, "CREATE TABLE %s (\n  ", t->name);
	schema_expect(s, "(");
	for (;;) {
		if (!is_constraint(schema_peek(s))) {
			put_column(s, t);
		} else {
			if (token_is(schema_peek(s), "PRIMARY"))
				take_key(s, t);
			put_item(s, false);
		}
		if (!schema_accept(s, ","))
			break;
		put_both(s, ",\n  ");
	}
	schema_expect(s, ")");
	if (schema_peek(s)->kind != TOKEN_END)
		source_fail(s->source, schema_line(s), "\";\" expected after the columns");
	if (t->key.n == 0)
		source_fail(s->source, line, "table \"%s\" has no primary key", t->name);
	buf_printf(s->sqlite, "\n) STRICT%s;\n", t->key.n > 1 ? ", WITHOUT ROWID" : "");
	buf_puts(s->postgres, "\n);\n");
}

void
schema_write_column_added(struct statement *s, struct schema_table *t)
{
	buf_printf(s->sqlite, "ALTER TABLE %s ADD COLUMN ", t->name);
	buf_printf(s->postgres, "ALTER TABLE %s ADD COLUMN ", t->name);
	put_column(s, t);
	put_both(s, ";\n");
}

void
schema_write_copy(struct statement *s)
{
	for (size_t i = 0; i < s->tokens.n; i++)
		put_token(s, &s->tokens.a[i], i > 0 && s->tokens.a[i].spaced);
	put_both(s, ";\n");
}
