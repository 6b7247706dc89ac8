/*
 * Accessgen's SQL: the views for both engines, and a table's policies for PostgreSQL.
 *
 * visible_cases is for lists and goes from the viewer outwards: one arm of
 * UNION ALL for each relation, driven by the few rows the viewer holds (posts,
 * children, grants), each arm leaving out the cases of the arms before it, so
 * that a case is one row.  Both engines push conditions on the view into the
 * arms.  visible_case and the other views are asked by key, so they test row
 * by row.
 */
#include "accessgen.h"

#include <ctype.h>
#include <string.h>

/* ('officer', 'manager'): the roles whose posts give the permission. */
static void
put_roles(struct buf *b, const struct policy *p, int permission)
{
	const char *comma = "(";

	for (size_t i = 0; i < p->posts.n; i++)
		if (p->posts.a[i].may >> permission & 1) {
			buf_printf(b, "%s'%s'", comma, p->posts.a[i].name);
			comma = ", ";
		}
	buf_puts(b, ")");
}

/* The policy's SQL with (may PERMISSION) filled in. */
static void
put_sql(struct buf *b, const struct policy *p, const char *sql, int line)
{
	const char *open, *name, *end;
	int permission;

	while ((open = strstr(sql, "(may ")) != NULL) {
		buf_add(b, sql, (size_t)(open - sql));
		name = open + strlen("(may ");
		end = strchr(name, ')');
		if (end == NULL)
			policy_refuse(p, line, "(may PERMISSION) has no end");
		name = arena_memdup(p->arena, name, (size_t)(end - name));
		permission = policy_permission(p, name);
		if (permission < 0 || !p->permissions.a[permission].of_post)
			policy_refuse(p, line, "no post permission is called %s", name);
		put_roles(b, p, permission);
		sql = end + 1;
	}
	buf_puts(b, sql);
}

const char *
sql_lower(struct arena *a, const char *name)
{
	char *copy = arena_strdup(a, name);

	for (char *c = copy; *c != '\0'; c++)
		*c = (char)tolower((unsigned char)*c);
	return copy;
}

/* For policies of row-level security, the row t goes by its table's name. */
static const char *
name_row(struct arena *a, const char *sql, const char *table)
{
	struct buf *b = buf_new(a);

	for (const char *s = sql; *s != '\0'; s++) {
		bool starts = s == sql || !(isalnum((unsigned char)s[-1]) || s[-1] == '_');

		if (starts && str_starts(s, "t."))
			buf_puts(b, table);
		else
			buf_putc(b, *s);
	}
	return b->p;
}

/* ---- cases ---- */

/*
 * Whether case k is among a relation's, or a bar's.  A list asks with IN: the
 * viewer's side is gathered once for all rows.  A row by itself asks with
 * EXISTS, which looks only for what concerns this case.
 */
enum asking { FOR_LIST, FOR_ROW };

/* Without it PostgreSQL would turn EXISTS back into IN and gather all that the viewer may see. */
#define BY_ROW " LIMIT 1 OFFSET 0"

static void
put_stands(struct buf *b, const struct relation *r, enum asking how)
{
	if (how == FOR_LIST)
		buf_printf(b, "(k.la, k.%s) IN (SELECT la, %s FROM visible_as_%s)", r->column,
		    r->column, r->name);
	else
		buf_printf(b,
		    "EXISTS (SELECT 1 FROM visible_as_%s h WHERE h.la = k.la AND h.%s = k.%s" BY_ROW
		    ")",
		    r->name, r->column, r->column);
}

static void
put_not_barred(struct buf *b, const struct policy *p, const char *bar, enum asking how)
{
	for (size_t i = 0; i < p->bars.n; i++)
		if (str_eq(p->bars.a[i].name, bar)) {
			buf_puts(b, "NOT ");
			put_stands(b, &p->bars.a[i], how);
		}
}

size_t
sql_end_of_group(const struct policy *p, size_t i)
{
	const char *bar = p->relations.a[i].bar;

	while (i < p->relations.n && str_eq(p->relations.a[i].bar, bar))
		i++;
	return i;
}

/* Whether the viewer stands in one of the relations to case k; a bar known not to hold is not
 * asked. */
static void
put_any(
    struct buf *b, const struct policy *p, uint64_t bits, enum asking how, const char *not_barred)
{
	const char *either = "(";

	for (size_t i = 0, end; i < p->relations.n; i = end) {
		const char *bar = p->relations.a[i].bar, * or = "(";
		uint64_t group;

		end = sql_end_of_group(p, i);
		group = bits & ((UINT64_C(1) << end) - (UINT64_C(1) << i));
		if (group == 0)
			continue;
		buf_puts(b, either);
		either = "\n    OR ";
		if (bar != NULL && !str_eq(bar, not_barred)) {
			put_not_barred(b, p, bar, how);
			buf_puts(b, " AND ");
		}
		for (size_t j = i; j < end; j++)
			if (group >> j & 1) {
				buf_puts(b, or);
				or = "\n      OR ";
				put_stands(b, &p->relations.a[j], how);
			}
		buf_puts(b, ")");
	}
	buf_puts(b, ")");
}

uint64_t
sql_relations_with(const struct policy *p, int permission)
{
	uint64_t bits = 0;

	for (size_t i = 0; i < p->relations.n; i++)
		if (p->relations.a[i].may >> permission & 1)
			bits |= UINT64_C(1) << i;
	return bits;
}

void
sql_columns(struct buf *b, const struct schema_table *t, const char *alias)
{
	for (size_t i = 0; i < t->columns.n; i++)
		buf_printf(b, "%s%s.%s", i ? ", " : "", alias, t->columns.a[i].name);
}

/* The cases of the relation that no relation before it has. */
static void
put_arm(struct buf *b, const struct policy *p, const struct schema_table *cases, size_t i)
{
	const struct relation *r = &p->relations.a[i];

	buf_printf(b, "-- %s\nSELECT ", r->name);
	sql_columns(b, cases, "k");
	buf_printf(b, ", %lu AS first\nFROM cases k WHERE ", 1UL << i);
	put_stands(b, r, FOR_LIST);
	if (r->bar != NULL) {
		buf_puts(b, "\n  AND ");
		put_not_barred(b, p, r->bar, FOR_LIST);
	}
	if (i > 0) {
		buf_puts(b, "\n  AND NOT ");
		put_any(b, p, (UINT64_C(1) << i) - 1, FOR_LIST, r->bar);
	}
}

/*
 * All the relations to case k, as bits.  In a list the first is known, and
 * those before it were left out.
 */
static void
put_relations(struct buf *b, const struct policy *p, enum asking how)
{
	buf_puts(b, how == FOR_LIST ? ",\n  k.first" : ",\n  0");
	for (size_t i = 0, end; i < p->relations.n; i = end) {
		const char *bar = p->relations.a[i].bar;

		end = sql_end_of_group(p, i);
		buf_puts(b, "\n  + CASE WHEN ");
		if (bar != NULL)
			put_not_barred(b, p, bar, how);
		else
			buf_puts(b, "TRUE");
		buf_puts(b, " THEN 0");
		for (size_t j = i; j < end; j++) {
			buf_puts(b, "\n    + CASE WHEN ");
			if (how == FOR_LIST)
				buf_printf(b, "k.first < %lu AND ", 1UL << j);
			put_stands(b, &p->relations.a[j], how);
			buf_printf(b, " THEN %lu ELSE 0 END", 1UL << j);
		}
		buf_puts(b, " ELSE 0 END");
	}
	buf_puts(b, " AS relations");
}

/*
 * What the viewer holds by each relation, and the cases to which a permission is
 * given, as views of their own: each connection to SQLite keeps the text of every
 * view in memory as a tree, so it should stand there once.  visible_with_… is for
 * one case that is known by its key; visible_among_… for the many rows of a list
 * that is followed in its order, each asked by its key among what was gathered once.
 */
static void
put_relation_views(struct buf *b, const struct policy *p, const struct relation *r, size_t n)
{
	for (; n > 0; n--, r++) {
		buf_printf(b, "-- %s\nCREATE VIEW visible_as_%s AS\n", r->description, r->name);
		put_sql(b, p, r->sql, r->line);
		buf_puts(b, ";\n\n");
	}
}

static void
put_permission_view(
    struct buf *b, const struct policy *p, const struct schema_table *cases, int i, enum asking how)
{
	buf_printf(b, "CREATE VIEW visible_%s_%s AS\nSELECT ", how == FOR_LIST ? "among" : "with",
	    sql_lower(p->arena, p->permissions.a[i].name));
	sql_columns(b, cases, "k");
	buf_puts(b, "\nFROM cases k\nWHERE ");
	put_any(b, p, sql_relations_with(p, i), how, NULL);
	buf_puts(b, ";\n\n");
}

static void
put_permission_views(struct buf *b, const struct policy *p, const struct schema_table *cases)
{
	for (size_t i = 0; i < p->permissions.n; i++) {
		const struct permission *m = &p->permissions.a[i];

		if (m->of_post)
			continue;
		buf_printf(b, "-- %s\n", m->description);
		put_permission_view(b, p, cases, (int)i, FOR_ROW);
		put_permission_view(b, p, cases, (int)i, FOR_LIST);
	}
}

void
sql_cases_head(struct buf *b, const struct policy *p, const char *replace, const char *view,
    const struct schema_table *cases, const struct table_policy *tp)
{
	buf_printf(b, "CREATE %sVIEW %s AS\nSELECT ", replace, view);
	sql_columns(b, cases, "k");
	for (size_t i = 0; i < tp->extras.n; i++) {
		buf_puts(b, ",\n  (");
		put_sql(b, p, tp->extras.a[i].sql, tp->extras.a[i].line);
		buf_printf(b, ") AS %s", tp->extras.a[i].name);
	}
}

/* Every relation shows that the case is there; what one may do with it, the bits say. */
static void
put_cases(struct buf *b, const struct policy *p, const struct schema_table *cases,
    const struct table_policy *tp)
{
	sql_cases_head(b, p, "", "visible_cases", cases, tp);
	buf_puts(b, ",\n  k.first AS first_relation");
	put_relations(b, p, FOR_LIST);
	buf_puts(b, "\nFROM (\n");
	for (size_t i = 0; i < p->relations.n; i++) {
		if (i > 0)
			buf_puts(b, "\nUNION ALL\n");
		put_arm(b, p, cases, i);
	}
	buf_puts(b, ") k;\n\n");
	sql_cases_head(b, p, "", "visible_case", cases, tp);
	put_relations(b, p, FOR_ROW);
	buf_puts(b, "\nFROM cases k\nWHERE ");
	put_any(b, p, (UINT64_C(1) << p->relations.n) - 1, FOR_ROW, NULL);
	buf_puts(b, ";\n\n");
}

/* ---- the other tables ---- */

/*
 * "k.id = n.case_id AND n.open" as "case_by_id(t.la, n.case_id, 3) AND n.open", where nothing
 * else of the case is asked: PostgreSQL then need not plan a look at it.  NULL: it is.
 */
static const char *
by_function(const struct policy *p, const struct rule *r)
{
	static const char *const columns[] = { "id", "child" };
	const char *where = r->where, *k = strstr(where, "k."), *value;
	struct buf *b = buf_new(p->arena);

	if (k != where && k != NULL && strchr(" (", k[-1]) == NULL)
		return NULL;
	for (size_t i = 0; k != NULL && i < sizeof columns / sizeof columns[0]; i++) {
		const char *is = arena_printf(p->arena, "k.%s = ", columns[i]);
		size_t n;

		value = k + strlen(is);
		n = strspn(value, "abcdefghijklmnopqrstuvwxyz_.");
		if (!str_starts(k, is) || strstr(value, "k.") != NULL || value[n] == '(')
			continue;
		buf_add(b, where, (size_t)(k - where));
		buf_printf(b, "case_by_%s(t.la, %.*s, %llu)%s", columns[i], (int)n, value,
		    (unsigned long long)sql_relations_with(p, r->permission), value + n);
		return b->p;
	}
	return NULL;
}

static void
put_case_rule(struct buf *b, const struct policy *p, const struct rule *r, bool functions)
{
	const char *where = functions ? by_function(p, r) : NULL;

	if (where == NULL) {
		buf_printf(b, "EXISTS (SELECT 1 FROM visible_with_%s k%s%s WHERE k.la = t.la AND (",
		    sql_lower(p->arena, p->permissions.a[r->permission].name), r->from ? ", " : "",
		    r->from ? r->from : "");
		where = r->where;
	} else if (r->from != NULL) {
		buf_printf(b, "EXISTS (SELECT 1 FROM %s WHERE (", r->from);
	} else {
		buf_puts(b, "(");
	}
	put_sql(b, p, where, r->line);
	buf_puts(b, where == r->where || r->from != NULL ? ")" BY_ROW ")" : ")");
}

static void
put_post_rule(struct buf *b, const struct policy *p, const struct rule *r)
{
	buf_printf(b,
	    "EXISTS (SELECT 1 FROM " POSTS_HELPER " o%s%s WHERE o.la = t.la AND o.role IN ",
	    r->from ? ", " : "", r->from ? r->from : "");
	put_roles(b, p, r->permission);
	if (r->where != NULL) {
		buf_puts(b, " AND (");
		put_sql(b, p, r->where, r->line);
		buf_puts(b, ")");
	}
	buf_puts(b, ")");
}

static void
put_rule(struct buf *b, const struct policy *p, const struct rule *r, bool functions)
{
	if (r->permission < 0) {
		buf_puts(b, "(");
		put_sql(b, p, r->where, r->line);
		buf_puts(b, ")");
	} else if (p->permissions.a[r->permission].of_post) {
		put_post_rule(b, p, r);
	} else {
		put_case_rule(b, p, r, functions);
	}
}

static const struct mask *
mask_of(const struct table_policy *t, const char *column)
{
	for (size_t i = 0; i < t->masks.n; i++)
		for (size_t j = 0; j < t->masks.a[i].columns.n; j++)
			if (strcmp(t->masks.a[i].columns.a[j], column) == 0)
				return &t->masks.a[i];
	return NULL;
}

/* Whether the viewer may see the columns of row t that the mask hides. */
static void
put_shown(struct buf *b, const struct policy *p, const struct mask *m, bool functions)
{
	const char *either = "";

	if (m->where != NULL) {
		buf_printf(b, "NOT (%s)", m->where);
		either = "\n    OR ";
	} else if (m->shows.n == 0) {
		buf_puts(b, "FALSE");
	}
	for (size_t i = 0; i < m->shows.n; i++) {
		buf_puts(b, either);
		put_rule(b, p, &m->shows.a[i], functions);
		either = "\n    OR ";
	}
}

static void
put_readable(struct buf *b, const struct policy *p, const struct table_policy *tp, bool functions)
{
	const char *either = "";

	for (size_t i = 0; i < tp->rules.n; i++)
		if (tp->rules.a[i].kind == RULE_READ) {
			buf_puts(b, either);
			put_rule(b, p, &tp->rules.a[i], functions);
			either = "\n  OR ";
		}
	if (*either == '\0')
		buf_puts(b, "FALSE");
}

/* Protected values are NULL in SQL: no page can show what it never had. */
void
sql_view(struct buf *b, const struct policy *p, const struct schema_table *t,
    const struct table_policy *tp, bool functions)
{
	buf_printf(
	    b, "CREATE %sVIEW visible_%s AS\nSELECT ", functions ? "OR REPLACE " : "", t->name);
	for (size_t i = 0; i < t->columns.n; i++) {
		const char *column = t->columns.a[i].name;
		const struct mask *m = mask_of(tp, column);

		buf_puts(b, i ? ", " : "");
		if (m == NULL) {
			buf_printf(b, "t.%s", column);
			continue;
		}
		buf_puts(b, "CASE WHEN ");
		put_shown(b, p, m, functions);
		buf_printf(b, "\n    THEN t.%s END AS %s", column, column);
	}
	buf_printf(b, "\nFROM %s t\nWHERE ", t->name);
	put_readable(b, p, tp, functions);
	buf_puts(b, ";\n\n");
}

void
write_views(struct buf *b, const struct policy *p, const struct schema *s)
{
	buf_puts(b, "-- Made by tools/accessgen from src/access/policy.txt.\n\n");
	for (size_t i = 0; i < p->helpers.n; i++) {
		const struct helper *h = &p->helpers.a[i];

		buf_printf(b, "-- %s\nCREATE VIEW %s AS\n", h->description, h->name);
		put_sql(b, p, h->sql, h->line);
		buf_puts(b, ";\n\n");
	}
	put_relation_views(b, p, &p->bars.a[0], p->bars.n);
	put_relation_views(b, p, &p->relations.a[0], p->relations.n);
	put_permission_views(b, p, schema_find(s, "cases"));
	for (size_t i = 0; i < p->tables.n; i++) {
		const struct table_policy *tp = &p->tables.a[i];

		if (strcmp(tp->name, "cases") == 0)
			put_cases(b, p, schema_find(s, tp->name), tp);
		else
			sql_view(b, p, schema_find(s, tp->name), tp, false);
	}
}

/* ---- row-level security ---- */

/* As put_rule(), but through the views: their owner may read what the program may not. */
static void
put_write_rule(struct buf *b, const struct policy *p, const char *table, const struct rule *r)
{
	struct arena *a = p->arena;
	struct buf *rule = buf_new(a);

	if (r->permission < 0 || p->permissions.a[r->permission].of_post) {
		put_rule(rule, p, r, true);
	} else {
		buf_printf(rule,
		    "EXISTS (SELECT 1 FROM visible_with_%s k%s%s WHERE k.la = t.la AND (",
		    sql_lower(a, p->permissions.a[r->permission].name), r->from ? ", " : "",
		    r->from ? r->from : "");
		put_sql(rule, p, r->where, r->line);
		buf_puts(rule, "))");
	}
	buf_puts(b, name_row(a, rule->p, table));
}

/* The rules by which a viewer may change a row, or add one; NULL: none. */
static const char *
write_rules(const struct policy *p, const struct table_policy *tp, bool adding)
{
	struct buf *b = buf_new(p->arena);

	for (size_t i = 0; i < tp->rules.n; i++) {
		const struct rule *r = &tp->rules.a[i];

		if (r->kind != RULE_WRITE && !(adding && r->kind == RULE_ADD))
			continue;
		buf_puts(b, b->n ? "\n  OR " : "");
		put_write_rule(b, p, tp->name, r);
	}
	return b->n > 0 ? b->p : NULL;
}

/* The keys of the rows of which nothing is hidden from the viewer. */
static void
put_shown_view(struct buf *b, const struct policy *p, const struct schema_table *t,
    const struct table_policy *tp)
{
	buf_printf(b, "CREATE VIEW shown_%s AS SELECT ", t->name);
	for (size_t i = 0; i < t->key.n; i++)
		buf_printf(b, "%st.%s", i ? ", " : "", t->key.a[i]);
	buf_printf(b, "\nFROM %s t\nWHERE (", t->name);
	put_readable(b, p, tp, true);
	for (size_t i = 0; i < tp->masks.n; i++) {
		buf_puts(b, ")\n  AND (");
		put_shown(b, p, &tp->masks.a[i], true);
	}
	buf_puts(b, ");\n");
}

#define SYSTEM_ASKS "current_setting('waymark.system', true) = 'on'"

/*
 * A policy asks a function, so that its condition is planned when a row is
 * looked at past the views, which hardly happens, and not with every statement
 * on the table (100 ms each when it stood in the policy itself).  Of two
 * policies PostgreSQL would ask this one first, for each row that the program
 * itself reads or writes; so the cheap question stands here too, before it.
 */
static void
put_policy(
    struct buf *b, const char *table, const char *name, const char *use, const char *condition)
{
	buf_printf(b,
	    "DROP FUNCTION IF EXISTS %s_%s(%s) CASCADE;\n"
	    "CREATE FUNCTION %s_%s(%s %s) RETURNS boolean LANGUAGE plpgsql STABLE AS $$\n"
	    "BEGIN RETURN %s; END $$;\n"
	    "CREATE POLICY %s ON %s %s (" SYSTEM_ASKS " OR %s_%s(%s));\n",
	    name, table, table, name, table, table, table, condition, name, table, use, name, table,
	    table);
}

/* Rows have no hidden columns here: a row read past its view is one that is shown whole. */
static void
put_read_policy(struct buf *b, const struct policy *p, const struct schema_table *t,
    const struct table_policy *tp)
{
	struct buf *condition = buf_new(p->arena);

	if (tp->masks.n > 0)
		put_shown_view(b, p, t, tp);
	buf_printf(condition, "EXISTS (SELECT 1 FROM %s_%s v WHERE ",
	    tp->masks.n > 0 ? "shown" : "visible", str_eq(t->name, "cases") ? "case" : t->name);
	for (size_t i = 0; i < t->key.n; i++)
		buf_printf(condition, "%sv.%s = %s.%s", i ? " AND " : "", t->key.a[i], t->name,
		    t->key.a[i]);
	buf_puts(condition, ")");
	put_policy(b, t->name, "viewer_reads", "FOR SELECT USING", condition->p);
}

/* Nobody deletes by a right of one's own: that is for retention, which says @system. */
void
sql_policies(struct buf *b, const struct policy *p, const struct schema_table *table,
    const struct table_policy *tp)
{
	const char *t = tp->name;
	const char *add = write_rules(p, tp, true), *change = write_rules(p, tp, false);

	buf_printf(b,
	    "ALTER TABLE %s ENABLE ROW LEVEL SECURITY;\n"
	    "ALTER TABLE %s FORCE ROW LEVEL SECURITY;\n",
	    t, t);
	buf_printf(b, "CREATE POLICY system_does ON %s USING (" SYSTEM_ASKS ");\n", t);
	if (tp->nobody == NULL)
		put_read_policy(b, p, table, tp);
	if (add != NULL)
		put_policy(b, t, "viewer_adds", "FOR INSERT WITH CHECK", add);
	if (change != NULL)
		put_policy(b, t, "viewer_changes", "FOR UPDATE USING", change);
	buf_puts(b, "\n");
}
