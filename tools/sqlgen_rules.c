/* Sqlgen: rules about a query's text that need no database. */
#include "sqlgen.h"
#include "base/str.h"

#include <string.h>
#include <strings.h>

static const struct token *
token_at(const struct query_text *t, size_t i)
{
	static const struct token end = { .kind = TOKEN_END };

	return i < t->tokens.n ? &t->tokens.a[i] : &end;
}

static bool
is_name(const struct token *t)
{
	return t->kind == TOKEN_WORD;
}

static bool
is_view(const struct token *t)
{
	return is_name(t) && t->n > 8 && strncasecmp(t->p, "visible_", 8) == 0;
}

static bool
same_word(const struct token *a, const struct token *b)
{
	return is_name(a) && is_name(b) && a->n == b->n && strncasecmp(a->p, b->p, a->n) == 0;
}

void
query_check_params(const struct query_file *f, const struct query *q, const struct query_text *text)
{
	bool used[1000] = { 0 };

	for (size_t i = 0; i < text->tokens.n; i++) {
		const struct token *t = &text->tokens.a[i];

		if (t->kind != TOKEN_PARAM)
			continue;
		if ((size_t)t->number > q->params.n)
			source_fail(f->source, t->line, "%s has %zu parameters and no $%d", q->name,
			    q->params.n, t->number);
		used[t->number] = true;
	}
	for (size_t i = 0; i < q->params.n; i++)
		if (!used[i + 1])
			source_fail(f->source, text->line, "%s: parameter %s ($%zu) is not used",
			    q->name, q->params.a[i].name, i + 1);
}

/*
 * SQLite's authorizer names the innermost view, or the innermost common table
 * or alias of a subquery.  So nothing but the generated views may be called
 * visible_*.
 */
void
query_check_shadows(const struct query_file *f, const struct query_text *text)
{
	for (size_t i = 0; i < text->tokens.n; i++) {
		const struct token *next = token_at(text, i + 1), *after = token_at(text, i + 2);
		bool named = i > 0 && (token_is(token_at(text, i - 1), "AS") ||
					  token_is(token_at(text, i - 1), ")"));

		if (!is_view(token_at(text, i)))
			continue;
		if (named || token_is(next, "(") ||
		    (token_is(next, "AS") && (token_is(after, "(") || token_is(after, "NOT") ||
						 token_is(after, "MATERIALIZED"))))
			source_fail(f->source, text->tokens.a[i].line,
			    "only the views of the access policy are called visible_*");
	}
}

/* The index behind the bracket that closes the one at i. */
static size_t
skip_brackets(const struct query_text *t, size_t i)
{
	int depth = 0;

	for (; i < t->tokens.n; i++) {
		depth += token_is(token_at(t, i), "(") - token_is(token_at(t, i), ")");
		if (depth == 0)
			return i + 1;
	}
	return i;
}

/* (SELECT la, id FROM visible_x) or (SELECT id FROM visible_x WHERE ...); i is at the bracket. */
static bool
selects_visible(const struct query_text *t, size_t i)
{
	size_t end = skip_brackets(t, i);
	bool key = false;

	if (!token_is(token_at(t, i), "(") || !token_is(token_at(t, i + 1), "SELECT"))
		return false;
	for (i += 2; is_name(token_at(t, i)) || token_is(token_at(t, i), ","); i++) {
		key |= token_is(token_at(t, i), "id") || token_is(token_at(t, i), "public_id");
		if (token_is(token_at(t, i), "FROM"))
			break;
	}
	if (!key || !token_is(token_at(t, i), "FROM") || !is_view(token_at(t, i + 1)))
		return false;
	i += 2;
	if (!token_is(token_at(t, i), "WHERE") && i + 1 != end)
		return false;
	for (; i + 1 < end; i++)
		if (token_is(token_at(t, i), "UNION"))
			return false;
	return true;
}

/* One condition: id IN (SELECT ...), id = (SELECT ...), (la, id) IN (SELECT ...). */
static bool
is_guard(const struct query_text *t, size_t i)
{
	size_t rows;
	const struct token *view_end;

	if (token_is(token_at(t, i), "("))
		i = skip_brackets(t, i);
	else if (is_name(token_at(t, i)))
		i++;
	else
		return false;
	if (!token_is(token_at(t, i), "IN") && !token_is(token_at(t, i), "="))
		return false;
	rows = i + 1;
	if (!selects_visible(t, rows))
		return false;
	view_end = token_at(t, skip_brackets(t, rows));
	return view_end->kind == TOKEN_END || token_is(view_end, "AND") ||
	       token_is(view_end, "RETURNING");
}

/* The conditions of WHERE, outside brackets: joined by AND alone, one of them a guard. */
static bool
where_is_guarded(const struct query_text *t, size_t i)
{
	static const char *const spoilers[] = { "OR", "BETWEEN", "CASE", "UNION" };
	bool guarded = false;

	for (; i < t->tokens.n && !token_is(token_at(t, i), "RETURNING");) {
		if (token_is(token_at(t, i), "WHERE") || token_is(token_at(t, i), "AND"))
			guarded |= is_guard(t, i + 1);
		for (size_t k = 0; k < sizeof spoilers / sizeof spoilers[0]; k++)
			if (token_is(token_at(t, i), spoilers[k]))
				return false;
		i = token_is(token_at(t, i), "(") ? skip_brackets(t, i) : i + 1;
	}
	return guarded;
}

/* WHERE of the top level; a FROM before it brings in other tables and spoils the guard. */
static bool
is_guarded(const struct query_text *t, size_t i)
{
	while (i < t->tokens.n) {
		if (token_is(token_at(t, i), "FROM"))
			return false;
		if (token_is(token_at(t, i), "WHERE"))
			return where_is_guarded(t, i);
		i = token_is(token_at(t, i), "(") ? skip_brackets(t, i) : i + 1;
	}
	return false;
}

static int
mentions(const struct query_text *t, const struct token *name)
{
	int n = 0;

	for (size_t i = 0; i < t->tokens.n; i++)
		n += same_word(token_at(t, i), name) && !token_is(token_at(t, i + 1), ".");
	return n;
}

static bool
has_upsert(const struct query_text *t)
{
	for (size_t i = 0; i < t->tokens.n; i++)
		if (token_is(token_at(t, i), "DO") && token_is(token_at(t, i + 1), "UPDATE"))
			return true;
	return false;
}

struct query_target
query_target(const struct query_text *t)
{
	struct query_target target = { 0 };
	size_t i = 0;

	while (i < t->tokens.n && !token_is(token_at(t, i), "SELECT") &&
	       !token_is(token_at(t, i), "INSERT") && !token_is(token_at(t, i), "UPDATE") &&
	       !token_is(token_at(t, i), "DELETE"))
		i = token_is(token_at(t, i), "(") ? skip_brackets(t, i) : i + 1;
	if (i >= t->tokens.n || token_is(token_at(t, i), "SELECT"))
		return target;
	target.insert = token_is(token_at(t, i), "INSERT");
	i += token_is(token_at(t, i), "UPDATE") ? 1 : 2;
	if (!is_name(token_at(t, i)))
		return target;
	target.table = token_at(t, i);
	target.upsert = target.insert && has_upsert(t);
	target.once = mentions(t, target.table) == 1;
	target.guarded = !target.insert && is_guarded(t, i + 1);
	return target;
}

/* "($1, $2, ...)" to the end, with every parameter in its order. */
static bool
is_plain_row(const struct query *q, size_t i)
{
	const struct query_text *t = &q->sqlite;

	for (size_t n = 1; n <= q->params.n; n++, i += 2) {
		const struct token *param = token_at(t, i + 1);

		if (!token_is(token_at(t, i), n == 1 ? "(" : ",") || param->kind != TOKEN_PARAM ||
		    (size_t)param->number != n)
			return false;
	}
	return token_is(token_at(t, i), ")") && i + 1 == t->tokens.n;
}

size_t
query_rows_at(const struct query *q)
{
	const struct query_text *t = &q->sqlite;
	const char *values = strstr(t->sql, " VALUES (");
	size_t i = 0;

	if (q->forked || q->kind != QUERY_EXEC || q->params.n == 0 || values == NULL ||
	    !token_is(token_at(t, 0), "INSERT"))
		return 0;
	while (i < t->tokens.n && !token_is(token_at(t, i), "VALUES"))
		i++;
	return is_plain_row(q, i + 1) ? (size_t)(values - t->sql) + strlen(" VALUES ") : 0;
}
