/*
 * Accessgen's checks of the policy against the schema: nothing personal
 * without a rule, no rule for what does not exist, nothing twice, and no rule
 * that would open row-level security to the tables behind the views.
 */
#include "accessgen.h"

#include <ctype.h>
#include <string.h>

/*
 * "from TABLE ALIAS, TABLE ALIAS".  Write rules become policies of row-level
 * security, which run with the program's own rights: there, a personal table
 * behind its view would be empty or would recurse.
 */
static void
check_from(const struct policy *p, const struct schema *s, const struct rule *r)
{
	struct arena *a = p->arena;
	struct str_list parts = str_split(a, r->from, ',');

	for (size_t i = 0; i < parts.n; i++) {
		struct str_list words = str_split(a, str_trim(a, parts.a[i]), ' ');
		const struct schema_table *t = schema_find(s, words.a[0]);
		bool view = str_starts(words.a[0], "visible_") &&
			    schema_find(s, words.a[0] + strlen("visible_")) != NULL;

		if (words.n != 2)
			policy_refuse(p, r->line, "write from TABLE ALIAS, TABLE ALIAS");
		if (t == NULL && !view)
			policy_refuse(p, r->line, "no table is called %s", words.a[0]);
		if ((r->kind == RULE_WRITE || r->kind == RULE_ADD) && t != NULL &&
		    t->class == SCHEMA_PERSONAL)
			policy_refuse(p, r->line,
			    "an add or write rule reads %s only as visible_%s", words.a[0],
			    words.a[0]);
	}
}

static bool
has_helper(const struct policy *p, const char *name)
{
	for (size_t i = 0; i < p->helpers.n; i++)
		if (strcmp(p->helpers.a[i].name, name) == 0)
			return true;
	return false;
}

static void
check_rule(const struct policy *p, const struct schema *s, const struct rule *r)
{
	bool by_post = r->permission >= 0 && p->permissions.a[r->permission].of_post;
	bool on_case = r->permission >= 0 && !by_post;

	if (r->permission < 0 && r->where == NULL)
		policy_refuse(p, r->line, "without a permission the rule needs a where");
	if (on_case && (r->where == NULL || strstr(r->where, "k.") == NULL))
		policy_refuse(p, r->line, "say in a where which case k it takes");
	if (by_post && !has_helper(p, POSTS_HELPER))
		policy_refuse(p, r->line, "a post permission needs the helper " POSTS_HELPER);
	if (r->from != NULL && r->permission < 0)
		policy_refuse(p, r->line, "from needs a permission");
	if (r->from != NULL)
		check_from(p, s, r);
}

static void
check_table(const struct policy *p, const struct schema *s, const struct table_policy *t)
{
	const struct schema_table *table = schema_find(s, t->name);

	if (table == NULL)
		policy_refuse(p, t->line, "no migration creates the table %s", t->name);
	if (table->class != SCHEMA_PERSONAL)
		policy_refuse(p, t->line, "%s is not marked @personal in its migration", t->name);
	if (schema_column(table, "la") == NULL || table->key.n == 0)
		policy_refuse(p, t->line, "a personal table has the column la and a primary key");
	for (size_t i = 0; i < t->rules.n; i++) {
		check_rule(p, s, &t->rules.a[i]);
		if (strcmp(t->name, "cases") == 0 && t->rules.a[i].kind == RULE_READ)
			policy_refuse(p, t->rules.a[i].line, "relations say who reads cases");
	}
	for (size_t i = 0; i < t->masks.n; i++) {
		const struct mask *m = &t->masks.a[i];

		for (size_t j = 0; j < m->columns.n; j++)
			if (schema_column(table, m->columns.a[j]) == NULL)
				policy_refuse(p, t->line, "%s has no column \"%s\" to hide",
				    t->name, m->columns.a[j]);
		for (size_t j = 0; j < m->shows.n; j++)
			check_rule(p, s, &m->shows.a[j]);
	}
}

static const struct table_policy *
rules_of(const struct policy *p, const char *table)
{
	for (size_t i = 0; i < p->tables.n; i++)
		if (strcmp(p->tables.a[i].name, table) == 0)
			return &p->tables.a[i];
	return NULL;
}

static void
check_column(const struct policy *p, const struct schema_table *cases, const struct relation *r)
{
	if (schema_column(cases, r->column) == NULL)
		policy_refuse(p, r->line, "cases has no column %s", r->column);
}

static void
check_relation(const struct policy *p, const struct schema_table *cases, const struct relation *r)
{
	bool known = r->bar == NULL;

	check_column(p, cases, r);
	for (size_t i = 0; i < p->bars.n && !known; i++)
		known = strcmp(p->bars.a[i].name, r->bar) == 0;
	if (!known)
		policy_refuse(p, r->line, "no bar is called %s", r->bar);
}

/* Each permission must be given by something, else a route that asks for it is closed to all. */
static void
check_given(const struct policy *p)
{
	uint64_t given = 0;

	for (size_t i = 0; i < p->relations.n; i++)
		given |= p->relations.a[i].may;
	for (size_t i = 0; i < p->posts.n; i++)
		given |= p->posts.a[i].may;
	for (size_t i = 0; i < p->permissions.n; i++)
		if ((given >> i & 1) == 0)
			policy_refuse(p, p->permissions.a[i].line, "nobody has the permission %s",
			    p->permissions.a[i].name);
}

void
policy_check(const struct policy *p, const struct schema *s)
{
	const struct schema_table *cases = schema_find(s, "cases");

	if (cases == NULL)
		policy_refuse(p, 1, "no migration creates the table cases");
	if (p->relations.n > 30)
		policy_refuse(p, p->relations.a[30].line, "at most 30 relations fit into the bits");
	for (size_t i = 0; i < p->bars.n; i++)
		check_column(p, cases, &p->bars.a[i]);
	for (size_t i = 0; i < p->relations.n; i++)
		check_relation(p, cases, &p->relations.a[i]);
	check_given(p);
	for (size_t i = 0; i < p->tables.n; i++) {
		check_table(p, s, &p->tables.a[i]);
		if (rules_of(p, p->tables.a[i].name) != &p->tables.a[i])
			policy_refuse(
			    p, p->tables.a[i].line, "%s stands here twice", p->tables.a[i].name);
	}
	for (size_t i = 0; i < s->tables.n; i++)
		if (s->tables.a[i].class == SCHEMA_PERSONAL &&
		    rules_of(p, s->tables.a[i].name) == NULL)
			policy_refuse(p, 1,
			    "the personal table %s has no rules; add \"table %s\" saying who reads "
			    "it",
			    s->tables.a[i].name, s->tables.a[i].name);
}
