/*
 * Accessgen's standing: what the viewer is to a case, for PostgreSQL; and its last net as a whole.
 *
 * PostgreSQL sets up the whole plan of a statement before it looks at a row: half a
 * millisecond for a view that asks of ten relations, of which one holds.  So there the views
 * ask functions, whose small statements run one by one until one answers.
 *
 * A transaction that only reads keeps three answers, since then nothing can change them: in
 * which relations the viewer may stand to anything at all (waymark.stands), so that only those
 * are asked of a case; of which teams (waymark.held_officer and the like); and what the viewer is
 * to the case that was asked of last (waymark.standing, and by its child waymark.standing_child).
 * Each begins with the viewer's id, and ends with the transaction.
 */
#include "accessgen.h"

#include <ctype.h>
#include <string.h>

#define SETTING(name) "current_setting('waymark." name "', true)"
#define KEY(rest) "concat(" SETTING("viewer") ", ' ', " rest ")"
/* What a setting keeps for the key that it begins with. */
#define KEPT "substr(known, length(key) + 1)::integer"
#define READS "current_setting('transaction_read_only') = 'on'"

#define HEAD(setting, rest)                                                                        \
	" LANGUAGE plpgsql STABLE AS $$\nDECLARE\n"                                                \
	"  known text := " SETTING(setting) ";\n"                                                  \
					    "  key text := " KEY(rest) ";\n"

/* What relations and bars compare of a case. */
static const char *const keys[] = { "la", "id", "child", "team" };
enum { N_KEYS = sizeof keys / sizeof keys[0] };

static void
check_keys(const struct policy *p, const struct relation *r, size_t n)
{
	for (; n > 0; n--, r++) {
		size_t i = 0;

		while (i < N_KEYS && !str_eq(keys[i], r->column))
			i++;
		if (i == N_KEYS)
			policy_refuse(p, r->line,
			    "%s is not compared by case_has(); add it to keys in "
			    "tools/accessgen_standing.c",
			    r->column);
	}
}

static void
put_arguments(struct buf *b, const char *before_names, const char *type)
{
	for (size_t i = 0; i < N_KEYS; i++)
		buf_printf(b, "%s%s%s%s", i ? ", " : "", before_names, keys[i], type);
}

static void
put_held(struct buf *b, const struct relation *r)
{
	buf_printf(b, "EXISTS (SELECT 1 FROM visible_as_%s h WHERE h.la = v_la AND h.%s = v_%s)",
	    r->name, r->column, r->column);
}

static void
put_bar_ends(struct buf *b, const struct policy *p, const char *bar)
{
	for (size_t i = 0; i < p->bars.n; i++)
		if (str_eq(p->bars.a[i].name, bar)) {
			buf_puts(b, " AND NOT ");
			put_held(b, &p->bars.a[i]);
		}
}

/* Where the word stands in a condition outside its parentheses; NULL: nowhere. */
static const char *
find_word(const char *condition, const char *word)
{
	size_t n = strlen(word);
	int depth = 0;

	for (const char *c = condition; *c != '\0'; c++) {
		depth += (*c == '(') - (*c == ')');
		if (depth == 0 && isspace((unsigned char)*c) && strncmp(c + 1, word, n) == 0 &&
		    isspace((unsigned char)c[n + 1]))
			return c;
	}
	return NULL;
}

/*
 * The roles of which one must have a post to stand in the relation, as a condition on a row o of
 * my_posts; NULL: it does not begin with one's posts, or not with those of a role.  Whatever
 * follows such a condition narrows it.
 */
static const char *
role_condition(const struct policy *p, const struct relation *r)
{
	const char *from = strstr(r->sql, "FROM my_posts o"),
		   *where = from == NULL ? NULL : find_word(from, "WHERE"), *and;

	if (where == NULL || find_word(r->sql, "FROM") + 1 != from ||
	    strstr(r->sql, "UNION") != NULL || find_word(where, "OR") != NULL)
		return NULL;
	where += strlen(" WHERE ");
	if (!str_starts(where, "o.role = ") && !str_starts(where, "o.role IN ("))
		return NULL;
	and = find_word(where, "AND");
	return and == NULL ? where : arena_memdup(p->arena, where, (size_t)(and-where));
}

/* What the setting of a relation keeps: the cases' keys that the viewer holds by it. */
#define HELD "waymark.held_%s"

/* The teams that a viewer has are few: they are looked up once for all cases. */
static bool
keeps_keys(const struct policy *p, const struct relation *r)
{
	return str_eq(r->column, "team") && role_condition(p, r) != NULL;
}

/*
 * In which relations, and behind them bars, the viewer may stand to anything at all: of those that
 * come with a post, by the posts alone.
 */
static void
put_viewer_stands(struct buf *b, const struct policy *p)
{
	const char *role;

	buf_puts(b, "CREATE FUNCTION viewer_stands() RETURNS integer" HEAD("stands",
			"''") "  bits integer;\nBEGIN\n"
			      "  IF starts_with(known, key) THEN RETURN " KEPT "; END IF;\n"
			      "  SELECT coalesce(bit_or(0");
	for (size_t i = 0; i < p->relations.n; i++)
		if ((role = role_condition(p, &p->relations.a[i])) != NULL)
			buf_printf(b, "\n    + CASE WHEN %s THEN %lu ELSE 0 END", role, 1UL << i);
	buf_puts(b, "), 0) INTO bits FROM my_posts o;\n  bits := bits");
	for (size_t i = 0; i < p->relations.n + p->bars.n; i++) {
		const struct relation *r =
		    i < p->relations.n ? &p->relations.a[i] : &p->bars.a[i - p->relations.n];

		if (i >= p->relations.n || role_condition(p, r) == NULL)
			buf_printf(b,
			    "\n    + CASE WHEN EXISTS (SELECT 1 FROM visible_as_%s) THEN %lu ELSE "
			    "0 END",
			    r->name, 1UL << i);
	}
	buf_puts(b, ";\n");
	for (size_t i = 0; i < p->relations.n; i++) {
		const struct relation *r = &p->relations.a[i];

		if (keeps_keys(p, r))
			buf_printf(b,
			    "  IF bits & %lu <> 0 THEN\n"
			    "    known := set_config('" HELD
			    "', (SELECT concat(',', string_agg(concat(h.la, "
			    "' ', h.%s), ','), ',') FROM visible_as_%s h), true);\n  END IF;\n",
			    1UL << i, r->name, r->column, r->name);
	}
	buf_puts(b, "  known := set_config('waymark.stands', concat(key, bits), true);\n"
		    "  RETURN bits;\nEND $$;\n");
}

/* Where nothing can change them, by the keys that viewer_stands() kept. */
static void
put_held_or_kept(struct buf *b, const struct policy *p, const struct relation *r)
{
	bool keeps = keeps_keys(p, r);

	if (keeps)
		buf_printf(b,
		    "    IF kept THEN held := strpos(current_setting('" HELD
		    "'), concat(',', v_la, ' ', v_%s, ',')) > 0; ELSE\n",
		    r->name, r->column);
	buf_puts(b, "    held := ");
	put_held(b, r);
	buf_puts(b, keeps ? ";\n    END IF;\n" : ";\n");
}

/* A bar holds for the whole group, unless the viewer has nothing of the kind. */
static void
put_bar(struct buf *b, const struct policy *p, const char *bar)
{
	for (size_t i = 0; i < p->bars.n; i++)
		if (str_eq(p->bars.a[i].name, bar)) {
			buf_printf(b, "  IF held AND mask & %lu <> 0 THEN held := NOT ",
			    1UL << (p->relations.n + i));
			put_held(b, &p->bars.a[i]);
			buf_puts(b, "; END IF;\n");
		}
}

/* The relations of a group, one by one, as bits in part. */
static void
put_group(struct buf *b, const struct policy *p, size_t from, size_t end)
{
	buf_puts(b, "  part := 0;\n");
	for (size_t i = from; i < end; i++) {
		buf_printf(b, "  IF mask & %lu <> 0 THEN\n", 1UL << i);
		put_held_or_kept(b, p, &p->relations.a[i]);
		buf_printf(
		    b, "    IF held THEN part := part | %lu; END IF;\n  END IF;\n", 1UL << i);
	}
	buf_puts(b, "  held := part <> 0;\n");
	put_bar(b, p, p->relations.a[from].bar);
	buf_puts(b, "  IF held THEN bits := bits | part; END IF;\n");
}

/* All the relations, as bits. */
static void
put_case_relations(struct buf *b, const struct policy *p)
{
	buf_puts(b, "CREATE FUNCTION case_relations(");
	put_arguments(b, "v_", " bigint");
	buf_puts(b,
	    ") RETURNS integer" HEAD("standing",
		"v_la, ' ', v_id, ' '") "  held boolean;\n"
					"  bits integer := 0;\n"
					"  part integer;\n"
					"  mask integer := -1;\n"
					"  kept boolean := " READS ";\n"
					"BEGIN\n"
					"  IF starts_with(known, key) THEN RETURN " KEPT
					"; END IF;\n"
					"  IF kept THEN mask := viewer_stands(); END IF;\n");
	for (size_t i = 0, end; i < p->relations.n; i = end) {
		end = sql_end_of_group(p, i);
		put_group(b, p, i, end);
	}
	buf_puts(b, "  IF kept THEN\n"
		    "    known := set_config('waymark.standing', concat(key, bits), true);\n"
		    "    known := set_config('waymark.standing_child', "
		    "concat(" KEY("v_la, ' ', v_child, ' '") ", bits), true);\n"
							     "  END IF;\n"
							     "  RETURN bits;\nEND $$;\n");
}

/* Whether the viewer stands in one of the relations of the mask; where that may change, the
 * first that holds answers. */
static void
put_case_has(struct buf *b, const struct policy *p)
{
	buf_puts(b, "CREATE FUNCTION case_has(");
	put_arguments(b, "v_", " bigint");
	buf_puts(b, ", mask integer) RETURNS boolean LANGUAGE plpgsql STABLE AS $$\n"
		    "DECLARE\n  held boolean;\nBEGIN\n"
		    "  IF " READS " THEN RETURN case_relations(");
	put_arguments(b, "v_", "");
	buf_puts(b, ") & mask <> 0; END IF;\n");
	for (size_t i = 0, end; i < p->relations.n; i = end) {
		end = sql_end_of_group(p, i);
		buf_puts(b, "  held := false;\n");
		for (size_t j = i; j < end; j++) {
			buf_printf(b, "  IF NOT held AND mask & %lu <> 0 THEN held := ", 1UL << j);
			put_held(b, &p->relations.a[j]);
			buf_puts(b, "; END IF;\n");
		}
		buf_puts(b, "  IF held");
		put_bar_ends(b, p, p->relations.a[i].bar);
		buf_puts(b, " THEN RETURN true; END IF;\n");
	}
	buf_puts(b, "  RETURN false;\nEND $$;\n");
}

/*
 * Whether the viewer stands in one of the relations of the mask to a case that is known by a
 * column.  The case asked of last answers for itself, and for its child where it says yes;
 * the child may have other cases.
 */
static void
put_case_by(
    struct buf *b, const struct policy *p, const char *column, const char *head, const char *known)
{
	buf_printf(b,
	    "CREATE FUNCTION case_by_%s(v_la bigint, v_%s bigint, mask integer) RETURNS boolean%s"
	    "BEGIN\n  IF starts_with(known, key) %s END IF;\n",
	    column, column, head, known);
	for (size_t i = 0; i < p->permissions.n; i++)
		if (!p->permissions.a[i].of_post)
			buf_printf(b,
			    "  IF mask = %llu THEN RETURN EXISTS (SELECT 1 FROM visible_with_%s k "
			    "WHERE k.la = v_la AND k.%s = v_%s); END IF;\n",
			    (unsigned long long)sql_relations_with(p, (int)i),
			    sql_lower(p->arena, p->permissions.a[i].name), column, column);
	buf_puts(b, "  RAISE EXCEPTION 'no permission has the relations %', mask;\nEND $$;\n");
}

static void
put_standing(struct buf *b, const struct policy *p, const struct schema_table *cases)
{
	static const char *const functions[] = { "viewer_stands", "case_relations", "case_has",
		"case_by_id", "case_by_child" };
	const struct table_policy *tp = NULL;

	check_keys(p, p->bars.a, p->bars.n);
	check_keys(p, p->relations.a, p->relations.n);
	for (size_t i = 0; i < p->tables.n; i++)
		if (strcmp(p->tables.a[i].name, "cases") == 0)
			tp = &p->tables.a[i];
	for (size_t i = 0; i < sizeof functions / sizeof functions[0]; i++)
		buf_printf(b, "DROP FUNCTION IF EXISTS %s CASCADE;\n", functions[i]);
	put_viewer_stands(b, p);
	put_case_relations(b, p);
	put_case_has(b, p);
	for (size_t i = 0; i < p->permissions.n; i++) {
		if (p->permissions.a[i].of_post)
			continue;
		buf_printf(b, "CREATE OR REPLACE VIEW visible_with_%s AS\nSELECT ",
		    sql_lower(p->arena, p->permissions.a[i].name));
		sql_columns(b, cases, "k");
		buf_puts(b, "\nFROM cases k WHERE case_has(");
		put_arguments(b, "k.", "");
		buf_printf(b, ", %llu);\n", (unsigned long long)sql_relations_with(p, (int)i));
	}
	sql_cases_head(b, p, "OR REPLACE ", "visible_case", cases, tp);
	buf_puts(b, ",\n  case_relations(");
	put_arguments(b, "k.", "");
	buf_puts(b, ") AS relations\nFROM cases k WHERE case_has(");
	put_arguments(b, "k.", "");
	buf_printf(b, ", %lu);\n\n", (1UL << p->relations.n) - 1);
	put_case_by(b, p, "id", HEAD("standing", "v_la, ' ', v_id, ' '"),
	    "THEN RETURN " KEPT " & mask <> 0;");
	put_case_by(b, p, "child", HEAD("standing_child", "v_la, ' ', v_child, ' '"),
	    "THEN IF " KEPT " & mask <> 0 THEN RETURN true; END IF;");
}

/* ---- the whole net: standing first, since the policies ask it ---- */

static const char heading[] =
    "-- Made by tools/accessgen from src/access/policy.txt.\n"
    "--\n"
    "-- Runs after the views, as the role that owns them and has BYPASSRLS: its views see\n"
    "-- every row and choose.  The program signs in as a role without it.  With no viewer\n"
    "-- set, nothing is seen.\n\n";

void
write_rls(struct buf *b, const struct policy *p, const struct schema *s)
{
	buf_puts(b, heading);
	put_standing(b, p, schema_find(s, "cases"));
	for (size_t i = 0; i < p->tables.n; i++)
		if (!str_eq(p->tables.a[i].name, "cases"))
			sql_view(b, p, schema_find(s, p->tables.a[i].name), &p->tables.a[i], true);
	for (size_t i = 0; i < p->tables.n; i++)
		sql_policies(b, p, schema_find(s, p->tables.a[i].name), &p->tables.a[i]);
}
