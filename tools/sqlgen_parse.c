/* Sqlgen: headers and statements of a .sql file. */
#include "sqlgen.h"
#include "base/str.h"

#include <string.h>

static const char *const type_names[QUERY_TYPE__MAX] = { "int", "text", "date", "time", "bool",
	"money", "real", "blob" };

const char *
query_type_name(enum query_type type)
{
	return type_names[type];
}

struct parser {
	struct query_file *file;
	struct arena *arena;
	struct lexer lexer;
	struct token t; /* the next token */
};

static void
step(struct parser *p)
{
	p->t = lexer_next(&p->lexer);
}

static char *
comment_text(struct parser *p)
{
	return str_trim(p->arena, token_text(p->arena, &p->t));
}

/* ---- headers: a small language of its own ---- */

struct header {
	struct parser *parser;
	const char *at;
	int line;
};

static _Noreturn void
header_fail(const struct header *h, const char *expected)
{
	source_fail(
	    h->parser->file->source, h->line, "header: %s expected at \"%.40s\"", expected, h->at);
}

static void
skip_blanks(struct header *h)
{
	h->at += strspn(h->at, " \t");
}

static bool
header_accept(struct header *h, const char *sign)
{
	skip_blanks(h);
	if (!str_starts(h->at, sign))
		return false;
	h->at += strlen(sign);
	return true;
}

static void
header_expect(struct header *h, const char *sign)
{
	if (!header_accept(h, sign))
		header_fail(h, arena_printf(h->parser->arena, "\"%s\"", sign));
}

static const char name_letters[] = "abcdefghijklmnopqrstuvwxyz_0123456789";

static char *
header_word(struct header *h, const char *what)
{
	size_t n;

	skip_blanks(h);
	n = strspn(h->at, name_letters);
	if (n == 0 || (*h->at >= '0' && *h->at <= '9'))
		header_fail(h, what);
	h->at += n;
	return arena_memdup(h->parser->arena, h->at - n, n);
}

static enum query_type
header_type(struct header *h)
{
	char *word = header_word(h, "a type");

	for (int i = 0; i < QUERY_TYPE__MAX; i++)
		if (strcmp(type_names[i], word) == 0)
			return (enum query_type)i;
	source_fail(h->parser->file->source, h->line,
	    "\"%s\" is no type; there are int int? text date time bool money real blob", word);
}

static void
header_field(struct header *h, struct query_fields *list, const char *what)
{
	struct query_field f = { 0 };

	f.name = header_word(h, what);
	f.type = header_type(h);
	f.zero_is_null = f.type == QUERY_INT && *h->at == '?';
	h->at += f.zero_is_null;
	for (size_t i = 0; i < list->n; i++)
		if (str_eq(list->a[i].name, f.name))
			source_fail(
			    h->parser->file->source, h->line, "\"%s\" stands twice", f.name);
	vec_push(h->parser->arena, list, f);
}

static void
header_fields(struct header *h, struct query_fields *into, const char *what)
{
	header_expect(h, "(");
	if (header_accept(h, ")"))
		return;
	do
		header_field(h, into, what);
	while (header_accept(h, ","));
	header_expect(h, ")");
}

static void
header_kind(struct header *h, struct query *q)
{
	char *word = header_word(h, "exec, one or many");

	if (str_eq(word, "exec")) {
		q->kind = QUERY_EXEC;
		return;
	}
	if (!str_eq(word, "one") && !str_eq(word, "many"))
		source_fail(h->parser->file->source, h->line,
		    "\"%s\" is no kind; there are exec, one and many", word);
	q->kind = str_eq(word, "one") ? QUERY_ONE : QUERY_MANY;
	header_fields(h, &q->columns, "a column");
	for (size_t i = 0; i < q->columns.n; i++)
		if (q->columns.a[i].zero_is_null)
			source_fail(h->parser->file->source, h->line,
			    "column %s: NULL comes back as 0; write int", q->columns.a[i].name);
	if (q->columns.n == 0)
		header_fail(h, "a column");
}

/* "name(" begins a header; any other comment is a word about the query. */
static bool
begins_header(const char *text)
{
	size_t n = strspn(text, name_letters);

	return n > 0 && text[n] == '(';
}

/* Joins the comment lines of a header: they go on while a bracket or an arrow is open. */
static char *
whole_header(struct parser *p)
{
	struct buf *b = buf_new(p->arena);
	int depth = 0;

	do {
		char *line = comment_text(p);

		for (const char *c = line; *c != '\0'; c++)
			depth += (*c == '(') - (*c == ')');
		buf_printf(b, "%s%s", b->n ? " " : "", line);
		step(p);
	} while (p->t.kind == TOKEN_COMMENT &&
		 (depth > 0 || str_ends(b->p, "->") || str_starts(comment_text(p), "->")));
	return b->p;
}

static void
take_header(struct parser *p, struct query *q)
{
	struct header h = { .parser = p, .line = p->t.line };

	q->line = p->t.line;
	h.at = whole_header(p);
	q->name = header_word(&h, "a name");
	header_fields(&h, &q->params, "a parameter");
	header_expect(&h, "->");
	header_kind(&h, q);
	skip_blanks(&h);
	if (*h.at != '\0')
		header_fail(&h, "the end of the line");
	for (size_t i = 0; i < p->file->queries.n; i++)
		if (str_eq(p->file->queries.a[i].name, q->name))
			source_fail(p->file->source, q->line, "query \"%s\" stands at line %d too",
			    q->name, p->file->queries.a[i].line);
}

/* ---- statements ---- */

static void
take_text(struct parser *p, struct query_text *text)
{
	struct buf *b = buf_new(p->arena);

	text->start = p->t.p;
	text->line = p->t.line;
	for (; p->t.kind != TOKEN_END && !token_is(&p->t, ";"); step(p)) {
		if (p->t.kind == TOKEN_COMMENT)
			continue;
		if (b->n > 0 && (p->t.spaced || p->t.p[-1] == '\n'))
			buf_putc(b, ' ');
		buf_add(b, p->t.p, p->t.n);
		vec_push(p->arena, &text->tokens, p->t);
	}
	if (p->t.kind == TOKEN_END)
		source_fail(p->file->source, text->line, "a statement without its \";\"");
	if (text->tokens.n == 0)
		source_fail(p->file->source, text->line, "an empty statement");
	text->n = (size_t)(p->t.p - text->start);
	text->sql = b->p;
	step(p);
}

static void
take_system(struct parser *p, struct query *q, const char *mark)
{
	char *why = str_trim(p->arena, mark + strlen("@system"));

	if (q->system != NULL)
		source_fail(p->file->source, p->t.line, "@system stands twice");
	if (str_blank(why) || (mark[7] != ' ' && mark[7] != '\t'))
		source_fail(p->file->source, p->t.line,
		    "@system needs its reason: -- @system why the viewer's rows do not do");
	q->system = why;
}

static void
take_fork(struct parser *p, struct query *q, bool postgres)
{
	struct query_text *text = postgres ? &q->postgres : &q->sqlite;

	if (text->start != NULL)
		source_fail(p->file->source, p->t.line, "the mark stands twice");
	step(p);
	while (p->t.kind == TOKEN_COMMENT)
		step(p);
	q->forked = true;
	take_text(p, text);
}

static void
take_mark(struct parser *p, struct query *q)
{
	char *text = comment_text(p);

	if (str_eq(text, "@sqlite") || str_eq(text, "@postgres")) {
		take_fork(p, q, str_eq(text, "@postgres"));
		return;
	}
	if (str_starts(text, "@system"))
		take_system(p, q, text);
	else if (text[0] == '@')
		source_fail(p->file->source, p->t.line,
		    "\"%s\" is no mark; there are @system, @sqlite and @postgres", text);
	step(p);
}

static void
take_query(struct parser *p, const char *doc)
{
	struct query q = { .doc = doc };

	take_header(p, &q);
	while (p->t.kind == TOKEN_COMMENT && !begins_header(comment_text(p)) &&
	       !(q.sqlite.start && q.postgres.start))
		take_mark(p, &q);
	if (!q.forked) {
		if (p->t.kind == TOKEN_END || p->t.kind == TOKEN_COMMENT)
			source_fail(
			    p->file->source, q.line, "query \"%s\" has no statement", q.name);
		take_text(p, &q.sqlite);
		q.postgres = q.sqlite;
	}
	if (q.sqlite.start == NULL || q.postgres.start == NULL)
		source_fail(p->file->source, q.line, "query \"%s\" has no statement for %s", q.name,
		    q.sqlite.start ? "PostgreSQL" : "SQLite");
	vec_push(p->arena, &p->file->queries, q);
}

struct query_file *
query_parse(struct arena *a, const struct source *source)
{
	struct query_file *file = anew(a, struct query_file);
	struct parser p = { .file = file, .arena = a, .lexer = lexer_at(source, source->text, 1) };
	const char *doc = NULL;

	file->source = source;
	file->arena = a;
	for (step(&p); p.t.kind != TOKEN_END;) {
		char *text;

		if (p.t.kind != TOKEN_COMMENT)
			source_fail(source, p.t.line,
			    "a statement without a header: -- name(param type, ...) -> kind");
		text = comment_text(&p);
		if (p.t.parted)
			doc = NULL;
		if (begins_header(text)) {
			take_query(&p, doc);
			doc = NULL;
			continue;
		}
		if (text[0] == '@')
			source_fail(source, p.t.line, "a mark without a header above it");
		doc = doc ? arena_printf(a, "%s\n%s", doc, text) : text;
		step(&p);
	}
	return file;
}
