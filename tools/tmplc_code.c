/* Tmplc, code: what stands inside the brackets, as far as it must be understood. */
#include "tmplc.h"

#include "base/err.h"

#include <ctype.h>
#include <string.h>

void
refuse(const struct parser *p, int line, const char *format, ...)
{
	va_list args;
	const char *message;

	va_start(args, format);
	message = arena_vprintf(p->e.arena, format, args);
	va_end(args);
	fail(FAULT_USAGE, "%s:%d: %s", p->e.source->file, line, message);
}

static bool
is_word(char c)
{
	return isalnum((unsigned char)c) || c == '_';
}

bool
token_is(const struct token *t, const char *word)
{
	return strlen(word) == t->n && memcmp(t->p, word, t->n) == 0;
}

char *
token_text(const struct parser *p, const struct token *t)
{
	return arena_memdup(p->e.arena, t->p, t->n);
}

static void
trim(struct token *t)
{
	while (t->n > 0 && isspace((unsigned char)*t->p)) {
		t->line += *t->p == '\n';
		t->p++;
		t->n--;
	}
	while (t->n > 0 && isspace((unsigned char)t->p[t->n - 1]))
		t->n--;
}

/* Takes n letters off the front of t. */
struct token
take(struct token *t, size_t n)
{
	struct token front = *t;

	front.n = n;
	t->p += n;
	t->n -= n;
	trim(t);
	return front;
}

struct token
take_word(struct token *t)
{
	size_t n = 0;

	while (n < t->n && is_word(t->p[n]))
		n++;
	return take(t, n);
}

static char
closing(char c)
{
	return c == '(' ? ')' : c == '[' ? ']' : '}';
}

/*
 * An expression must be whole: it is put between parentheses that are not its
 * own, and what gcc says about a stray one would not be understood.
 */
void
check_expression(const struct parser *p, const struct token *t, const char *what)
{
	const char *c = t->p, *end = t->p + t->n;
	char open[32];
	size_t depth = 0;

	if (t->n == 0)
		refuse(p, t->line, "%s without an expression; write one", what);
	for (; c != NULL && c < end; c = lex_skip_constant(c, end)) {
		if (strchr("([{", *c) != NULL) {
			if (depth == sizeof open)
				refuse(p, t->line, "%s nests too deep; compute it in C", what);
			open[depth++] = closing(*c);
		} else if (strchr(")]}", *c) != NULL && (depth == 0 || open[--depth] != *c)) {
			refuse(p, t->line, "'%c' in %s closes nothing; see its brackets", *c, what);
		} else if (*c == ';' || *c == '#' || *c == '\\') {
			refuse(p, t->line, "'%c' in %s; write one C expression", *c, what);
		} else if (*c == '/' && c + 1 < end && (c[1] == '/' || c[1] == '*')) {
			refuse(p, t->line, "a C comment in %s; write {# … #} beside it", what);
		}
	}
	if (c == NULL)
		refuse(p, t->line, "a quote in %s is never closed; close it", what);
	if (depth > 0)
		refuse(
		    p, t->line, "'%c' is missing in %s; see its brackets", open[depth - 1], what);
}

void
split_call(const struct parser *p, struct token t, const char *what, struct token *name,
    struct token *args)
{
	*name = take_word(&t);
	if (name->n == 0 || t.n < 2 || *t.p != '(' || t.p[t.n - 1] != ')')
		refuse(p, name->line, "%s needs name(…); write {%% %s name(…) %%}", what, what);
	t.n--;
	take(&t, 1);
	*args = t;
	if (args->n > 0)
		check_expression(p, args, what);
}
