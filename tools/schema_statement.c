/* Schema: reading one statement, word by word. */
#include "schema_private.h"

const struct token *
schema_peek(const struct statement *s)
{
	static const struct token end = { .kind = TOKEN_END };

	return s->at < s->tokens.n ? &s->tokens.a[s->at] : &end;
}

int
schema_line(const struct statement *s)
{
	size_t i = s->at < s->tokens.n ? s->at : s->tokens.n - 1;

	return s->tokens.a[i].line;
}

bool
schema_accept(struct statement *s, const char *word)
{
	if (!token_is(schema_peek(s), word))
		return false;
	s->at++;
	return true;
}

void
schema_expect(struct statement *s, const char *word)
{
	struct arena *a = s->schema->arena;

	if (!schema_accept(s, word))
		source_fail(s->source, schema_line(s), "%s expected, not \"%s\"", word,
		    token_text(a, schema_peek(s)));
}

char *
schema_name(struct statement *s, const char *of)
{
	const struct token *t = schema_peek(s);

	if (t->kind != TOKEN_WORD)
		source_fail(s->source, schema_line(s), "the name of %s expected", of);
	s->at++;
	return token_text(s->schema->arena, t);
}
