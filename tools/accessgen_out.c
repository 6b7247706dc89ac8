/* Accessgen's tables in C and its documentation. */
#include "accessgen.h"

#include <ctype.h>
#include <string.h>

static const char *
upper(struct arena *a, const char *name)
{
	char *copy = arena_strdup(a, name);

	for (char *c = copy; *c != '\0'; c++)
		*c = (char)toupper((unsigned char)*c);
	return copy;
}

void
write_header(struct buf *b, const struct policy *p)
{
	struct arena *a = p->arena;

	buf_puts(b,
	    "/* Made by tools/accessgen from src/access/policy.txt: permissions, relations and "
	    "posts. */\n"
	    "#pragma once\n#include <stdbool.h>\n#include <stdint.h>\n\n"
	    "enum permission {\n\tPUBLIC,\t\t/* anybody */\n\tSIGNED_IN,\t/* anybody who signed in "
	    "*/\n");
	for (size_t i = 0; i < p->permissions.n; i++)
		buf_printf(b, "\t%s,\t/* %s */\n", p->permissions.a[i].name,
		    p->permissions.a[i].description);
	buf_puts(b,
	    "\tPERMISSION__MAX\n};\n\n/* Bits of visible_cases.relations. */\nenum relation {\n");
	for (size_t i = 0; i < p->relations.n; i++)
		buf_printf(b, "\tRELATION_%s = 1 << %zu,\t/* %s */\n",
		    upper(a, p->relations.a[i].name), i, p->relations.a[i].description);
	buf_printf(b, "\tRELATION__MAX = 1 << %zu\n};\n\nenum post {\n", p->relations.n);
	for (size_t i = 0; i < p->posts.n; i++)
		buf_printf(b, "\tPOST_%s,\t/* %s */\n", upper(a, p->posts.a[i].name),
		    p->posts.a[i].description);
	buf_puts(b, "\tPOST__MAX\n};\n\n"
		    "struct access_permission {\n\tconst char *name, *description;\n"
		    "\tbool of_post;\t\t/* else of a relation to a case; PUBLIC and SIGNED_IN are "
		    "neither */\n"
		    "\tuint32_t relations;\t/* whose bits give it */\n};\n\n"
		    "/* What a relation or a post gives: bit n is the permission n. */\n"
		    "struct access_grant {\n\tconst char *name, *description;\n\tuint64_t "
		    "permissions;\n};\n\n"
		    "extern const struct access_permission access_permissions[PERMISSION__MAX];\n"
		    "extern const struct access_grant access_posts[POST__MAX];\n");
	buf_printf(b, "extern const struct access_grant access_relations[%zu];\n", p->relations.n);
}

static void
put_grants(struct buf *b, const struct policy *p, const struct relation *r)
{
	buf_printf(b, "\t{ \"%s\", \"%s\", 0", r->name, r->description);
	for (size_t i = 0; i < p->permissions.n; i++)
		if (r->may >> i & 1)
			buf_printf(b, " | UINT64_C(1) << %s", p->permissions.a[i].name);
	buf_puts(b, " },\n");
}

void
write_source(struct buf *b, const struct policy *p)
{
	buf_puts(b, "/* Made by tools/accessgen from src/access/policy.txt. */\n"
		    "#include \"access/access_policy.h\"\n\n"
		    "const struct access_permission access_permissions[PERMISSION__MAX] = {\n"
		    "\t[PUBLIC] = { \"PUBLIC\", \"Anybody\", false, 0 },\n"
		    "\t[SIGNED_IN] = { \"SIGNED_IN\", \"Anybody who signed in\", false, 0 },\n");
	for (size_t i = 0; i < p->permissions.n; i++) {
		const struct permission *m = &p->permissions.a[i];

		buf_printf(b, "\t[%s] = { \"%s\", \"%s\", %s, 0", m->name, m->name, m->description,
		    m->of_post ? "true" : "false");
		for (size_t j = 0; j < p->relations.n; j++)
			if (p->relations.a[j].may >> i & 1)
				buf_printf(
				    b, " | RELATION_%s", upper(p->arena, p->relations.a[j].name));
		buf_puts(b, " },\n");
	}
	buf_puts(b, "};\n\nconst struct access_grant access_posts[POST__MAX] = {\n");
	for (size_t i = 0; i < p->posts.n; i++)
		put_grants(b, p, &p->posts.a[i]);
	buf_printf(
	    b, "};\n\nconst struct access_grant access_relations[%zu] = {\n", p->relations.n);
	for (size_t i = 0; i < p->relations.n; i++)
		put_grants(b, p, &p->relations.a[i]);
	buf_puts(b, "};\n");
}

static void
put_lines(struct buf *b, const char *name, const char *text)
{
	buf_printf(b, "const char %s[] = \"", name);
	for (; *text != '\0'; text++)
		if (*text == '\n')
			buf_puts(b, "\\n\"\n\t\"");
		else if (*text == '"' || *text == '\\')
			buf_printf(b, "\\%c", *text);
		else
			buf_putc(b, *text);
	buf_puts(b, "\";\n\n");
}

void
write_embedded(struct buf *b, const struct policy *p, const struct schema *s)
{
	struct buf *views = buf_new(p->arena), *rls = buf_new(p->arena);

	write_views(views, p, s);
	write_rls(rls, p, s);
	buf_puts(b, "/* Made by tools/accessgen from src/access/policy.txt. */\n"
		    "#include \"access/access_sql.h\"\n\n");
	put_lines(b, "access_views_sql", views->p);
	put_lines(b, "access_rls_sql", rls->p);
}

/* ---- documentation ---- */

static void
doc_names(struct buf *b, const struct policy *p, uint64_t may)
{
	const char *comma = "";

	for (size_t i = 0; i < p->permissions.n; i++)
		if (may >> i & 1) {
			buf_printf(b, "%s`%s`", comma, p->permissions.a[i].name);
			comma = ", ";
		}
}

static void
doc_holders(struct buf *b, const struct policy *p)
{
	buf_puts(b,
	    "## By relation to a case\n\nA relation gives its rights to that case only, and "
	    "only while it lasts.\n\n| relation | who | not, when | may |\n|---|---|---|---|\n");
	for (size_t i = 0; i < p->relations.n; i++) {
		const struct relation *r = &p->relations.a[i];

		buf_printf(b, "| %s | %s | ", r->name, r->description);
		for (size_t j = 0; r->bar != NULL && j < p->bars.n; j++)
			if (strcmp(p->bars.a[j].name, r->bar) == 0)
				buf_puts(b, p->bars.a[j].description);
		buf_puts(b, " | ");
		doc_names(b, p, r->may);
		buf_puts(b, " |\n");
	}
	buf_puts(b,
	    "\n## By post\n\nA post is a role at a body, from one day to another.\n\n| post | "
	    "who | may |\n|---|---|---|\n");
	for (size_t i = 0; i < p->posts.n; i++) {
		buf_printf(b, "| %s | %s | ", p->posts.a[i].name, p->posts.a[i].description);
		doc_names(b, p, p->posts.a[i].may);
		buf_puts(b, " |\n");
	}
}

static void
doc_permissions(struct buf *b, const struct policy *p)
{
	buf_puts(b, "\n## What each permission lets one do\n\n| permission | lets one | given by "
		    "|\n|---|---|---|\n| `PUBLIC` | Open pages without signing in | anybody |\n"
		    "| `SIGNED_IN` | Open one's own pages | anybody who signed in |\n");
	for (size_t i = 0; i < p->permissions.n; i++) {
		const char *comma = "";

		buf_printf(
		    b, "| `%s` | %s | ", p->permissions.a[i].name, p->permissions.a[i].description);
		for (size_t j = 0; j < p->relations.n; j++)
			if (p->relations.a[j].may >> i & 1) {
				buf_printf(b, "%s%s", comma, p->relations.a[j].name);
				comma = ", ";
			}
		for (size_t j = 0; j < p->posts.n; j++)
			if (p->posts.a[j].may >> i & 1) {
				buf_printf(b, "%s%s (post)", comma, p->posts.a[j].name);
				comma = ", ";
			}
		buf_puts(b, " |\n");
	}
}

static void
doc_rule(struct buf *b, const struct policy *p, const struct rule *r, const char *verb)
{
	buf_printf(b, "| %s | %s | ", verb, r->who);
	if (r->permission >= 0)
		buf_printf(b, "`%s`", p->permissions.a[r->permission].name);
	buf_puts(b, " |\n");
}

static void
doc_table(struct buf *b, const struct policy *p, const struct table_policy *t)
{
	static const char *const verbs[] = {
		[RULE_READ] = "read", [RULE_ADD] = "add", [RULE_WRITE] = "add, change"
	};

	buf_printf(b, "\n### %s (`%s`)\n\n", t->description, t->name);
	if (t->nobody != NULL) {
		buf_printf(b, "No viewer at all: %s.\n", t->nobody);
		return;
	}
	buf_puts(b, "| | who and which | permission |\n|---|---|---|\n");
	if (strcmp(t->name, "cases") == 0)
		buf_puts(b, "| read | whoever stands in a relation to the case | |\n");
	for (size_t i = 0; i < t->extras.n; i++)
		buf_printf(b, "| read | with it, %s | |\n", t->extras.a[i].description);
	for (size_t i = 0; i < t->rules.n; i++)
		doc_rule(b, p, &t->rules.a[i], verbs[t->rules.a[i].kind]);
	for (size_t i = 0; i < t->masks.n; i++) {
		const struct mask *m = &t->masks.a[i];

		buf_puts(b, "| **empty** |");
		for (size_t j = 0; j < m->columns.n; j++)
			buf_printf(b, "%s `%s`", j ? "," : "", m->columns.a[j]);
		buf_printf(
		    b, "%s%s, except for: | |\n", m->which ? " of " : "", m->which ? m->which : "");
		for (size_t j = 0; j < m->shows.n; j++)
			doc_rule(b, p, &m->shows.a[j], "shown");
	}
}

void
write_doc(struct buf *b, const struct policy *p)
{
	buf_puts(b,
	    "# Who may do what\n\n"
	    "Made by `tools/accessgen` from `src/access/policy.txt`; do not edit.\n\n"
	    "Rights come from standing in a relation to a case, or from having a post. When the "
	    "relation or the post ends, the right ends with it: nothing has to be withdrawn by "
	    "hand. What one may not see is, for every page, not there.\n\n");
	doc_holders(b, p);
	doc_permissions(b, p);
	buf_puts(b, "\n## Personal records, table by table\n\nThe rows of each table that somebody "
		    "reads, adds or changes. A change that no line allows is made only by the "
		    "program itself, "
		    "after a check of its own, never by a person's request as such.\n");
	for (size_t i = 0; i < p->tables.n; i++)
		doc_table(b, p, &p->tables.a[i]);
}
