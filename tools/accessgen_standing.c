/*
 * Accessgen's standing: what the viewer is to a case, for PostgreSQL; and its last net as a whole.
 *
 * PostgreSQL sets up the whole plan of a statement before it looks at a row: half a
 * millisecond for a view that asks of ten relations, of which one holds.  So there the views
 * ask functions, whose small statements run one by one until one answers.
 *
 * What the viewer is to a case is kept for the transaction when that only reads, since then
 * nothing can change it: of one case, the last whose relations were all asked for.
 */
#include "accessgen.h"

#include <string.h>

static const char standing_head[] = "DECLARE\n"
				    "  known text := current_setting('waymark.standing', true);\n"
				    "  key text := concat(viewer(), ' ', v_la, ' ', v_id, ' ');\n"
				    "  held boolean;\n";

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

/* Whether the viewer stands in one of the relations of the mask. */
static void
put_case_has(struct buf *b, const struct policy *p)
{
	buf_puts(b, "CREATE FUNCTION case_has(");
	put_arguments(b, "v_", " bigint");
	buf_printf(b,
	    ", mask integer) RETURNS boolean LANGUAGE plpgsql STABLE AS $$\n%sBEGIN\n"
	    "  IF starts_with(known, key) THEN\n"
	    "    RETURN substr(known, length(key) + 1)::integer & mask <> 0;\n"
	    "  END IF;\n",
	    standing_head);
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

/* All the relations, as bits. */
static void
put_case_relations(struct buf *b, const struct policy *p)
{
	buf_puts(b, "CREATE FUNCTION case_relations(");
	put_arguments(b, "v_", " bigint");
	buf_printf(b,
	    ") RETURNS integer LANGUAGE plpgsql STABLE AS $$\n%s  bits integer := 0;\n"
	    "  part integer;\n"
	    "BEGIN\n"
	    "  IF starts_with(known, key) THEN RETURN substr(known, length(key) + 1)::integer; END "
	    "IF;\n",
	    standing_head);
	for (size_t i = 0, end; i < p->relations.n; i = end) {
		end = sql_end_of_group(p, i);
		buf_puts(b, "  part := 0;\n");
		for (size_t j = i; j < end; j++) {
			buf_puts(b, "  IF ");
			put_held(b, &p->relations.a[j]);
			buf_printf(b, " THEN part := part | %lu; END IF;\n", 1UL << j);
		}
		buf_puts(b, "  held := part <> 0;\n  IF held");
		put_bar_ends(b, p, p->relations.a[i].bar);
		buf_puts(b, " THEN bits := bits | part; END IF;\n");
	}
	buf_puts(b, "  IF current_setting('transaction_read_only') = 'on' THEN\n"
		    "    PERFORM set_config('waymark.standing', concat(key, bits), true);\n"
		    "  END IF;\n"
		    "  RETURN bits;\nEND $$;\n");
}

static void
put_standing(struct buf *b, const struct policy *p, const struct schema_table *cases)
{
	const struct table_policy *tp = NULL;

	check_keys(p, p->bars.a, p->bars.n);
	check_keys(p, p->relations.a, p->relations.n);
	for (size_t i = 0; i < p->tables.n; i++)
		if (strcmp(p->tables.a[i].name, "cases") == 0)
			tp = &p->tables.a[i];
	buf_puts(b, "DROP FUNCTION IF EXISTS case_has CASCADE;\n"
		    "DROP FUNCTION IF EXISTS case_relations CASCADE;\n");
	put_case_has(b, p);
	put_case_relations(b, p);
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
		sql_policies(b, p, schema_find(s, p->tables.a[i].name), &p->tables.a[i]);
}
