/* Lexer of the SQL that the generators read. */
#include "schema_lex.h"
#include "base/buf.h"
#include "base/err.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

struct source *
source_read(struct arena *a, const char *path)
{
	struct source *s = anew(a, struct source);
	struct buf *b = buf_new(a);
	FILE *file = fopen(path, "rbe");
	size_t n;

	if (file == NULL)
		fail(FAULT_USAGE, "%s: %s", path, strerror(errno));
	while ((n = fread(buf_reserve(b, 4096), 1, 4096, file)) > 0)
		b->n += n;
	fclose(file);
	buf_putc(b, '\0');
	if (strlen(b->p) != b->n - 1)
		fail(FAULT_USAGE, "%s: holds a NUL byte", path);
	*s = (struct source){ .name = path, .text = b->p };
	return s;
}

void
source_fail(const struct source *s, int line, const char *format, ...)
{
	char message[320];
	va_list args;

	va_start(args, format);
	vsnprintf(message, sizeof message, format, args);
	va_end(args);
	fail(FAULT_USAGE, "%s:%d: %s", s->name, line, message);
}

struct lexer
lexer_at(const struct source *s, const char *at, int line)
{
	return (struct lexer){ .source = s, .at = at, .line = line };
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_word(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || is_digit(c);
}

static void
take_string(struct lexer *l, struct token *t)
{
	const char *p = l->at + 1;

	while (*p != '\0' && (*p != '\'' || p[1] == '\'')) {
		l->line += *p == '\n';
		p += *p == '\'' ? 2 : 1;
	}
	if (*p == '\0')
		source_fail(l->source, t->line, "a string without its closing quote");
	t->kind = TOKEN_STRING;
	l->at = p + 1;
}

static void
take_param(struct lexer *l, struct token *t)
{
	const char *p = l->at + 1;

	t->kind = TOKEN_PARAM;
	for (; is_digit(*p) && t->number < 1000; p++)
		t->number = t->number * 10 + (*p - '0');
	if (t->number == 0 || is_word(*p))
		source_fail(l->source, t->line, "parameters are written $1, $2, ...");
	l->at = p;
}

/* Signs of several characters need not be told apart: spacing is kept as written. */
static void
take_sign(struct lexer *l, struct token *t)
{
	static const char refused[] = "\"`[]?@\\{}";

	if (strncmp(l->at, "/*", 2) == 0)
		source_fail(l->source, t->line, "block comments are not used; write -- comments");
	if (strncmp(l->at, "::", 2) == 0)
		source_fail(
		    l->source, t->line, "\"::\" is PostgreSQL's alone; write CAST(x AS type)");
	if (strchr(refused, *l->at) != NULL)
		source_fail(
		    l->source, t->line, "\"%c\" is not used here; names are plain words", *l->at);
	if ((unsigned char)*l->at < ' ' || (unsigned char)*l->at > '~')
		source_fail(l->source, t->line, "a character outside a string that is not ASCII");
	t->kind = TOKEN_SIGN;
	l->at++;
}

static void
skip_space(struct lexer *l)
{
	for (; *l->at == ' ' || *l->at == '\t' || *l->at == '\n' || *l->at == '\r'; l->at++)
		l->line += *l->at == '\n';
}

struct token
lexer_next(struct lexer *l)
{
	const char *before = l->at;
	int line = l->line;
	struct token t = { 0 };

	skip_space(l);
	t.p = l->at;
	t.line = l->line;
	t.spaced = l->at != before;
	t.parted = l->line > line + 1;
	if (*l->at == '\0')
		return t;
	if (strncmp(l->at, "--", 2) == 0) {
		t.kind = TOKEN_COMMENT;
		l->at += strcspn(l->at, "\n");
		t.p += 2;
	} else if (*l->at == '\'') {
		take_string(l, &t);
	} else if (*l->at == '$') {
		take_param(l, &t);
	} else if (is_word(*l->at)) {
		t.kind = is_digit(*l->at) ? TOKEN_NUMBER : TOKEN_WORD;
		while (is_word(*l->at))
			l->at++;
	} else {
		take_sign(l, &t);
	}
	t.n = (size_t)(l->at - t.p);
	return t;
}

bool
token_is(const struct token *t, const char *text)
{
	return (t->kind == TOKEN_WORD || t->kind == TOKEN_SIGN) && t->n == strlen(text) &&
	       strncasecmp(t->p, text, t->n) == 0;
}

char *
token_text(struct arena *a, const struct token *t)
{
	return arena_memdup(a, t->p, t->n);
}
