/*
 * Accessgen's reader of the policy.
 *
 * Lines are gathered into clauses: an entry at the left margin, and below it
 * the clauses that say more, each of which may run over several lines.  The
 * form is described at the top of src/access/policy.txt.
 */
#include "accessgen.h"
#include "base/err.h"

#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

struct clause {
	const char *text;
	int line;
	bool entry; /* stands at the left margin */
};

struct reader {
	struct arena *arena;
	struct policy *policy;
	VEC(struct clause) clauses;
	size_t next;
};

void
policy_refuse(const struct policy *p, int line, const char *format, ...)
{
	char what[256];
	va_list args;

	va_start(args, format);
	vsnprintf(what, sizeof what, format, args);
	va_end(args);
	fail(FAULT_USAGE, "%s:%d: %s", p->path, line, what);
}

int
policy_permission(const struct policy *p, const char *name)
{
	for (size_t i = 0; i < p->permissions.n; i++)
		if (strcmp(p->permissions.a[i].name, name) == 0)
			return (int)i;
	return -1;
}

/* ---- clauses ---- */

/* The text behind the keyword, or NULL when it starts with another word. */
static const char *
after(const char *text, const char *keyword)
{
	size_t n = strlen(keyword);

	if (strncmp(text, keyword, n) != 0 || (text[n] != ' ' && text[n] != '\0'))
		return NULL;
	text += n;
	while (*text == ' ')
		text++;
	return text;
}

static bool
starts_clause(const char *text)
{
	static const char *const keywords[] = { "may", "unless", "read", "add", "write", "hide",
		"show", "nobody", "column" };

	for (size_t i = 0; i < sizeof keywords / sizeof *keywords; i++)
		if (after(text, keywords[i]) != NULL)
			return true;
	return false;
}

static void
gather(struct reader *r, const char *raw, int line)
{
	const char *text = str_trim(r->arena, raw);
	bool entry = !isspace((unsigned char)*raw);
	struct clause *last = r->clauses.n > 0 ? &r->clauses.a[r->clauses.n - 1] : NULL;

	if (*text == '\0' || *text == '#')
		return;
	if (!entry && last == NULL)
		policy_refuse(r->policy, line, "an indented line belongs to an entry above it");
	if (entry || last->entry || starts_clause(text))
		vec_push(r->arena, &r->clauses,
		    (struct clause){ .text = text, .line = line, .entry = entry });
	else
		last->text = arena_printf(r->arena, "%s\n  %s", last->text, text);
}

/* The next clause below the current entry, or NULL. */
static const struct clause *
below(struct reader *r)
{
	if (r->next >= r->clauses.n || r->clauses.a[r->next].entry)
		return NULL;
	return &r->clauses.a[r->next++];
}

/* ---- words ---- */

static const char *
take_word(struct reader *r, const struct clause *c, const char **at, const char *what)
{
	const char *s = *at, *from = s;

	while (isalnum((unsigned char)*s) || *s == '_')
		s++;
	if (s == from)
		policy_refuse(r->policy, c->line, "%s is missing", what);
	*at = s;
	while (isspace((unsigned char)**at))
		++*at;
	return arena_memdup(r->arena, from, (size_t)(s - from));
}

static const char *
take_description(struct reader *r, const struct clause *c, const char *at)
{
	if (*at == '\0')
		policy_refuse(
		    r->policy, c->line, "says nothing in plain English; add a description");
	return arena_strdup(r->arena, at);
}

static uint64_t
take_permissions(struct reader *r, const struct clause *c, const char *list, bool of_post)
{
	struct str_list names = str_split(r->arena, list, ',');
	uint64_t may = 0;

	for (size_t i = 0; i < names.n; i++) {
		const char *name = str_trim(r->arena, names.a[i]);
		int p = policy_permission(r->policy, name);

		if (p < 0)
			policy_refuse(r->policy, c->line, "no permission is called \"%s\"", name);
		if (r->policy->permissions.a[p].of_post != of_post)
			policy_refuse(r->policy, c->line, "%s is a %s permission", name,
			    of_post ? "case" : "post");
		may |= UINT64_C(1) << p;
	}
	return may;
}

/* ---- entries ---- */

static void
read_permission(struct reader *r, const struct clause *c, const char *at)
{
	const char *kind = take_word(r, c, &at, "case or post");
	struct permission p = { .of_post = strcmp(kind, "post") == 0, .line = c->line };

	if (!p.of_post && strcmp(kind, "case") != 0)
		policy_refuse(r->policy, c->line, "say permission case or permission post");
	p.name = take_word(r, c, &at, "the permission's name");
	p.description = take_description(r, c, at);
	if (policy_permission(r->policy, p.name) >= 0)
		policy_refuse(r->policy, c->line, "%s stands here twice", p.name);
	if (r->policy->permissions.n == 60)
		policy_refuse(r->policy, c->line, "at most 60 permissions fit into a bit set");
	vec_push(r->arena, &r->policy->permissions, p);
}

static struct helper
read_helper(struct reader *r, const struct clause *c, const char *at)
{
	struct helper h = { .line = c->line };
	const struct clause *sql;

	h.name = take_word(r, c, &at, "a name");
	h.description = take_description(r, c, at);
	sql = below(r);
	if (sql == NULL)
		policy_refuse(r->policy, c->line, "%s has no SQL below it", h.name);
	h.sql = sql->text;
	return h;
}

/* "NAME on COLUMN  description" of a relation or a bar, "NAME  description" of a post */
static struct relation
read_heading(struct reader *r, const struct clause *c, const char *at, bool is_post)
{
	struct relation rel = { .line = c->line };

	rel.name = take_word(r, c, &at, "a name");
	if (!is_post) {
		at = after(at, "on");
		if (at == NULL)
			policy_refuse(r->policy, c->line, "write NAME on COLUMN");
		rel.column = take_word(r, c, &at, "the column of cases");
	}
	rel.description = take_description(r, c, at);
	return rel;
}

static struct relation
read_bar(struct reader *r, const struct clause *c, const char *at)
{
	struct relation bar = read_heading(r, c, at, false);
	const struct clause *sql = below(r);

	if (sql == NULL || after(sql->text, "SELECT") == NULL)
		policy_refuse(r->policy, c->line, "%s lacks its SELECT", bar.name);
	bar.sql = sql->text;
	return bar;
}

static struct relation
read_relation(struct reader *r, const struct clause *c, const char *at, bool is_post)
{
	struct relation rel = read_heading(r, c, at, is_post);
	const struct clause *more;
	const char *rest;

	while ((more = below(r)) != NULL) {
		if ((rest = after(more->text, "may")) != NULL)
			rel.may = take_permissions(r, more, rest, is_post);
		else if (!is_post && (rest = after(more->text, "unless")) != NULL)
			rel.bar = take_word(r, more, &rest, "the name of a bar");
		else if (!is_post && rel.sql == NULL && after(more->text, "SELECT") != NULL)
			rel.sql = more->text;
		else
			policy_refuse(r->policy, more->line, "is neither SELECT, unless nor may");
	}
	if (rel.may == 0 || (!is_post && rel.sql == NULL))
		policy_refuse(r->policy, c->line, "%s lacks its %s", rel.name,
		    rel.may == 0 ? "may line" : "SELECT");
	return rel;
}

/* "who" */
static const char *
take_quoted(struct reader *r, const struct clause *c, const char **at)
{
	const char *end = **at == '"' ? strchr(*at + 1, '"') : NULL;
	const char *text;

	if (end == NULL)
		policy_refuse(r->policy, c->line, "say in double quotes who or which this is");
	text = arena_memdup(r->arena, *at + 1, (size_t)(end - *at - 1));
	*at = end + 1;
	while (isspace((unsigned char)**at))
		++*at;
	return text;
}

/* from TABLES and where SQL, either of which may be missing */
static void
take_condition(struct reader *r, const struct clause *c, const char *at, struct rule *rule)
{
	const char *from = after(at, "from"), *where;

	if (from != NULL) {
		where = strstr(from, " where ");
		if (where == NULL)
			policy_refuse(r->policy, c->line, "from needs a where behind it");
		rule->from =
		    str_trim(r->arena, arena_memdup(r->arena, from, (size_t)(where - from)));
		at = where + 1;
	}
	rule->where = after(at, "where");
	if (rule->where == NULL && *at != '\0')
		policy_refuse(r->policy, c->line, "expected from or where, not \"%.20s\"", at);
}

static struct rule
read_rule(struct reader *r, const struct clause *c, const char *at, enum rule_kind kind)
{
	struct rule rule = { .kind = kind, .permission = -1, .line = c->line };
	const char *name;

	if (*at != '"') {
		name = take_word(r, c, &at, "a permission or \"who\"");
		rule.permission = policy_permission(r->policy, name);
		if (rule.permission < 0)
			policy_refuse(r->policy, c->line, "no permission is called \"%s\"", name);
	}
	rule.who = take_quoted(r, c, &at);
	take_condition(r, c, at, &rule);
	return rule;
}

static struct mask
read_mask(struct reader *r, const struct clause *c, const char *at)
{
	struct rule condition = { 0 };
	struct mask mask = { 0 };
	const char *list = at;

	while (*at != '\0' && *at != '"' && after(at, "where") == NULL)
		at++;
	mask.columns = str_split(r->arena, arena_memdup(r->arena, list, (size_t)(at - list)), ',');
	for (size_t i = 0; i < mask.columns.n; i++)
		mask.columns.a[i] = str_trim(r->arena, mask.columns.a[i]);
	if (*at == '"')
		mask.which = take_quoted(r, c, &at);
	take_condition(r, c, at, &condition);
	mask.where = condition.where;
	if (condition.from != NULL || (mask.where != NULL) != (mask.which != NULL))
		policy_refuse(r->policy, c->line, "write hide COLUMN, ... \"which\" where SQL");
	return mask;
}

static struct extra
read_extra(struct reader *r, const struct clause *c, const char *at)
{
	struct extra x = { .line = c->line };

	x.name = take_word(r, c, &at, "the column's name");
	x.description = take_quoted(r, c, &at);
	x.sql = at;
	if (after(at, "SELECT") == NULL)
		policy_refuse(r->policy, c->line, "write column NAME \"what\" SELECT ...");
	return x;
}

static void
read_table_clause(struct reader *r, struct table_policy *t, const struct clause *c)
{
	const char *at;

	if ((at = after(c->text, "read")) != NULL) {
		vec_push(r->arena, &t->rules, read_rule(r, c, at, RULE_READ));
	} else if ((at = after(c->text, "add")) != NULL) {
		vec_push(r->arena, &t->rules, read_rule(r, c, at, RULE_ADD));
	} else if ((at = after(c->text, "write")) != NULL) {
		vec_push(r->arena, &t->rules, read_rule(r, c, at, RULE_WRITE));
	} else if ((at = after(c->text, "hide")) != NULL) {
		vec_push(r->arena, &t->masks, read_mask(r, c, at));
	} else if ((at = after(c->text, "show")) != NULL && t->masks.n > 0) {
		vec_push(
		    r->arena, &t->masks.a[t->masks.n - 1].shows, read_rule(r, c, at, RULE_SHOW));
	} else if ((at = after(c->text, "column")) != NULL && strcmp(t->name, "cases") == 0) {
		vec_push(r->arena, &t->extras, read_extra(r, c, at));
	} else if ((at = after(c->text, "nobody")) != NULL) {
		t->nobody = take_quoted(r, c, &at);
	} else {
		policy_refuse(r->policy, c->line,
		    "is none of read, add, write, hide, show (after a hide), column (of cases) "
		    "and nobody");
	}
}

static struct table_policy
read_table(struct reader *r, const struct clause *c, const char *at)
{
	struct table_policy t = { .line = c->line };
	const struct clause *more;

	t.name = take_word(r, c, &at, "the table's name");
	t.description = take_description(r, c, at);
	while ((more = below(r)) != NULL)
		read_table_clause(r, &t, more);
	if ((t.nobody != NULL) == (t.rules.n > 0))
		policy_refuse(r->policy, c->line,
		    "%s needs either read, add and write lines, or nobody with the reason", t.name);
	return t;
}

static void
read_entry(struct reader *r)
{
	const struct clause *c = &r->clauses.a[r->next++];
	struct policy *p = r->policy;
	const char *at;

	if ((at = after(c->text, "permission")) != NULL)
		read_permission(r, c, at);
	else if ((at = after(c->text, "helper")) != NULL)
		vec_push(r->arena, &p->helpers, read_helper(r, c, at));
	else if ((at = after(c->text, "bar")) != NULL)
		vec_push(r->arena, &p->bars, read_bar(r, c, at));
	else if ((at = after(c->text, "relation")) != NULL)
		vec_push(r->arena, &p->relations, read_relation(r, c, at, false));
	else if ((at = after(c->text, "post")) != NULL)
		vec_push(r->arena, &p->posts, read_relation(r, c, at, true));
	else if ((at = after(c->text, "table")) != NULL)
		vec_push(r->arena, &p->tables, read_table(r, c, at));
	else
		policy_refuse(
		    p, c->line, "is none of permission, helper, bar, relation, post and table");
}

struct policy *
policy_read(struct arena *a, const char *path)
{
	struct reader r = { .arena = a, .policy = anew(a, struct policy) };
	struct str_list lines = str_split(a, source_read(a, path)->text, '\n');

	r.policy->arena = a;
	r.policy->path = path;
	for (size_t i = 0; i < lines.n; i++)
		gather(&r, lines.a[i], (int)i + 1);
	while (r.next < r.clauses.n)
		read_entry(&r);
	return r.policy;
}
