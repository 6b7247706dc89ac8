/* Tmplc, lexer: cuts a template into text, values, directives, comments and messages. */
#include "tmplc.h"

#include "base/err.h"

#include <string.h>

struct bracket {
	char open[3], close[3];
	enum token_kind kind;
};

static const struct bracket brackets[] = {
	{ "{{", "}}", TOKEN_VALUE },
	{ "{%", "%}", TOKEN_DIRECTIVE },
	{ "{#", "#}", TOKEN_COMMENT },
	{ "[[", "]]", TOKEN_MESSAGE },
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r';
}

static bool
is_space(char c)
{
	return is_blank(c) || c == '\n' || c == '\f';
}

static const struct bracket *
bracket_at(const char *p)
{
	for (size_t i = 0; i < sizeof brackets / sizeof *brackets; i++)
		if (memcmp(p, brackets[i].open, 2) == 0)
			return &brackets[i];
	return NULL;
}

const char *
lex_skip_constant(const char *p, const char *end)
{
	const char quote = *p;

	if (quote != '"' && quote != '\'')
		return p + 1;
	for (p++; p < end && *p != quote && *p != '\n'; p++)
		if (*p == '\\' && p + 1 < end)
			p++;
	return p < end && *p == quote ? p + 1 : NULL;
}

/* The closing bracket; C constants and, in messages, values are stepped over. */
static const char *
find_close(const struct lexer *l, const struct bracket *b, const char *p)
{
	const char *end = l->source->text + l->source->n, *inner;

	while (p != NULL && p + 1 < end) {
		if (memcmp(p, b->close, 2) == 0)
			return p;
		if (b->kind == TOKEN_MESSAGE && memcmp(p, "{{", 2) == 0) {
			inner = find_close(l, &brackets[0], p + 2);
			p = inner ? inner + 2 : NULL;
		} else if (b->kind == TOKEN_VALUE || b->kind == TOKEN_DIRECTIVE) {
			if (memcmp(p, "{%", 2) == 0 || memcmp(p, "{#", 2) == 0)
				return NULL; /* no C: the next bracket opens already */
			p = lex_skip_constant(p, end);
		} else {
			p++;
		}
	}
	return NULL;
}

static int
count_lines(const char *p, const char *end)
{
	int n = 0;

	for (; p < end; p++)
		n += *p == '\n';
	return n;
}

static struct token
lex_text(struct lexer *l)
{
	const char *start = l->source->text + l->at, *end = l->source->text + l->source->n, *p;
	struct token t = { .kind = TOKEN_TEXT, .p = start, .line = l->line };

	for (p = start; p < end && (p + 1 == end || bracket_at(p) == NULL); p++) {
		if (*p == '\n') {
			l->line++;
			l->line_is_blank = true;
		} else if (!is_blank(*p)) {
			l->line_is_blank = false;
		}
	}
	t.n = (size_t)(p - start);
	l->at += t.n;
	return t;
}

/* Nothing but blanks up to the end of the line. */
static bool
rest_is_blank(const char *p, const char *end)
{
	while (p < end && is_blank(*p))
		p++;
	return p == end || *p == '\n';
}

static struct token
lex_bracket(struct lexer *l, const struct bracket *b)
{
	const char *start = l->source->text + l->at, *end = l->source->text + l->source->n;
	const char *p = start + 2, *close = find_close(l, b, p), *last = close;
	struct token t = { .kind = b->kind };

	if (close == NULL)
		fail(FAULT_USAGE, "%s:%d: %s is never closed; end it with %s", l->source->file,
		    l->line, b->open, b->close);
	while (p < last && is_space(*p))
		p++;
	while (last > p && is_space(last[-1]))
		last--;
	t.p = p;
	t.n = (size_t)(last - p);
	t.line = l->line + count_lines(start, p);
	l->line += count_lines(start, close);
	l->at = (size_t)(close + 2 - l->source->text);
	if (b->kind == TOKEN_DIRECTIVE || b->kind == TOKEN_COMMENT)
		t.alone_on_line = l->line_is_blank && rest_is_blank(close + 2, end);
	else
		l->line_is_blank = false;
	return t;
}

struct token
lex_next(struct lexer *l)
{
	const char *p = l->source->text + l->at;
	const struct bracket *b;

	if (l->at == l->source->n)
		return (struct token){ .kind = TOKEN_END, .p = p, .line = l->line };
	b = l->at + 1 < l->source->n ? bracket_at(p) : NULL;
	return b ? lex_bracket(l, b) : lex_text(l);
}
