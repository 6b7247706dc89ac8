/* Visible: the views asked, and compared with the model. */
#include "visible.h"
#include "base/buf.h"

#include <stdio.h>

/* extra is named by each query; text has every column of the view in which a canary can be. */
#define ROWS(table, id, extra)                                                                     \
	"SELECT la, " id " AS id, " extra " AS extra FROM " table " ORDER BY la, " id
/* A list's first relation is the lowest bit of them all. */
#define RELATIONS "CASE WHEN first_relation = (relations & -relations) THEN relations ELSE -2 END"
#define SHOWN(column) "CASE WHEN " column " IS NULL THEN 0 ELSE 1 END"

static const struct db_column columns[] = { { DB_INT, offsetof(struct seen, la) },
	{ DB_INT, offsetof(struct seen, id) }, { DB_INT, offsetof(struct seen, extra) } };

#define QUERY(sql)                                                                                 \
	{                                                                                          \
		.name = sql, .sqlite = sql, .postgres = sql, .columns = columns, .n_columns = 3,   \
		.row_size = sizeof(struct seen)                                                    \
	}

#define BOTH(table, name, id, extra)                                                               \
	[table] = { QUERY(ROWS("visible_" name, id, extra)), QUERY(ROWS(name, id, "1")) }

static const struct {
	struct db_query visible, direct;
} queries[TABLE__MAX] = {
	BOTH(PERSONS, "persons", "id", SHOWN("born")),
	BOTH(CONTACTS, "contacts", "id", SHOWN("value")),
	BOTH(PARENTHOODS, "parenthoods", "id", "1"),
	BOTH(ENROLMENTS, "enrolments", "id", "1"),
	BOTH(SHARES, "shares", "id", "1"),
	BOTH(CASES, "cases", "id", RELATIONS),
	BOTH(CASE_EVENTS, "case_events", "id", "1"),
	BOTH(REQUESTS, "requests", "id", "1"),
	BOTH(CONSENTS, "consents", "id", "1"),
	BOTH(DOCUMENTS, "documents", "id", "1"),
	BOTH(DECISIONS, "decisions", "id", "1"),
	BOTH(NOTICES, "notices", "id", "1"),
	BOTH(NOTICE_PARTS, "notice_parts", "notice", "1"),
	BOTH(NOTICE_RECIPIENTS, "notice_recipients", "id", "1"),
	BOTH(BREAK_GLASS, "break_glass", "id", "1"),
	BOTH(READ_LOG, "read_log", "batch", "1"),
	BOTH(ADVICE_REQUESTS, "advice_requests", "id", "1"),
	BOTH(ADVICE, "advice", "id", "1"),
	BOTH(ADVICE_ROWS, "advice_rows", "id", "1"),
	BOTH(PLANS, "plans", "id", "1"),
	BOTH(PLAN_ROWS, "plan_rows", "id", "1"),
	BOTH(PLAN_VERSIONS, "plan_versions", "id", "1"),
	BOTH(LINE_COMMENTS, "line_comments", "id", "1"),
	BOTH(CONSULTATIONS, "consultations", "id", "1"),
	BOTH(MESSAGES, "messages", "id", "1"),
	BOTH(CHASES, "chases", "id", "1"),
	BOTH(NOTICE_LETTERS, "notice_letters", "id", "1"),
	BOTH(FAMILY_CHANGES, "family_changes", "id", "1"),
};

/* The same cases, as a page asks for one of them. */
static const struct db_query one_by_one = QUERY(ROWS("visible_case", "id", "relations"));

/* What lists ask, row by row, and what one row asks: cases that one of them has alone. */
#define ALONE(one, other)                                                                          \
	"SELECT la, id, 0 AS extra FROM (SELECT la, id FROM " one                                  \
	" EXCEPT SELECT la, id FROM " other ") a_"
#define DIFFERENCES(permission)                                                                    \
	ALONE("visible_among_" permission, "visible_with_" permission)                             \
	" UNION ALL " ALONE("visible_with_" permission, "visible_among_" permission)
static const struct db_query among = QUERY(DIFFERENCES("case_track") " UNION ALL " DIFFERENCES(
    "case_read") " UNION ALL " DIFFERENCES("case_respond"));

bool
table_is_personal(enum table t)
{
	return queries[t].visible.name != NULL;
}

static struct seen_rows
ask(struct tx *tx, const struct db_query *q)
{
	void *rows;
	size_t n = tx_query(tx, q, NULL, &rows);

	return (struct seen_rows){ .a = rows, .n = n };
}

struct seen_rows
visible_rows(struct tx *tx, enum table t)
{
	return ask(tx, &queries[t].visible);
}

struct seen_rows
direct_rows(struct tx *tx, enum table t)
{
	return ask(tx, &queries[t].direct);
}

static int64_t
expected_extra(const struct world *w, int64_t viewer, const struct row *r)
{
	return r->table == CASES ? (int64_t)model_relations(w, viewer, r)
				 : model_sees_hidden(w, viewer, r);
}

static const struct seen *
find(const struct seen_rows *rows, const struct row *r)
{
	for (size_t i = 0; i < rows->n; i++)
		if (rows->a[i].la == r->la && rows->a[i].id == r->id)
			return &rows->a[i];
	return NULL;
}

static void
report(int64_t viewer, const struct row *r, const struct seen *s, int64_t extra)
{
	printf("# person %lld, %s (%lld, %lld): seen %d with %lld, expected %lld\n",
	    (long long)viewer, table_name(r->table), (long long)r->la, (long long)r->id, s != NULL,
	    (long long)(s ? s->extra : 0), (long long)extra);
}

struct comparison {
	const struct world *world;
	int64_t viewer;
	bool quiet;
	int differences;
};

static void
compare_rows(struct comparison *c, struct seen_rows rows, enum table t)
{
	size_t expected = 0;

	for (size_t i = 0; i < c->world->rows.n; i++) {
		const struct row *r = &c->world->rows.a[i];
		const struct seen *s;
		int64_t extra = -1;

		if (r->table != t)
			continue;
		if (model_sees(c->world, c->viewer, r)) {
			extra = expected_extra(c->world, c->viewer, r);
			expected++;
		}
		s = find(&rows, r);
		if ((s ? s->extra : -1) != extra && c->differences++ < 5 && !c->quiet)
			report(c->viewer, r, s, extra);
	}
	if (rows.n != expected)
		c->differences++;
	if (rows.n != expected && !c->quiet)
		printf("# person %lld sees %zu rows of %s, expected %zu\n", (long long)c->viewer,
		    rows.n, table_name(t), expected);
}

int
visible_differences(struct pool *pool, const struct world *w, int64_t viewer, bool quiet)
{
	struct arena *a = arena_new(0);
	struct tx *tx = tx_begin(pool, TX_READ, a, (struct tx_context){ viewer, w->now });
	struct comparison c = { .world = w, .viewer = viewer, .quiet = quiet };

	for (int t = 0; t < TABLE__MAX; t++)
		if (table_is_personal((enum table)t))
			compare_rows(&c, visible_rows(tx, (enum table)t), (enum table)t);
	compare_rows(&c, ask(tx, &one_by_one), CASES);
	c.differences += (int)ask(tx, &among).n;
	arena_free(a);
	return c.differences;
}

/* ---- canaries ---- */

struct text_row {
	const char *text;
};

#define TEXT(sql)                                                                                  \
	{                                                                                          \
		.name = sql, .sqlite = sql, .postgres = sql,                                       \
		.columns = &(const struct db_column){ DB_TEXT, 0 }, .n_columns = 1,                \
		.row_size = sizeof(struct text_row)                                                \
	}

static const struct db_query texts[] = {
	TEXT("SELECT coalesce(value, '') || ' ' || coalesce(postcode, '') AS text FROM "
	     "visible_contacts"),
	TEXT("SELECT type || coalesce(setting, '') || coalesce(code, '') AS text FROM "
	     "visible_case_events"),
	TEXT("SELECT worry || coalesce(tried, '') || coalesce(school_view, '') AS text FROM "
	     "visible_requests"),
	TEXT("SELECT name AS text FROM visible_documents"),
	TEXT("SELECT evidence_a || evidence_b || reasons AS text FROM visible_decisions"),
	TEXT("SELECT label || body AS text FROM visible_notice_parts"),
	TEXT("SELECT given || family AS text FROM visible_persons"),
	TEXT("SELECT child_given || child_family || next_step AS text FROM visible_cases"),
};

const char *
visible_text(struct tx *tx)
{
	struct buf *b = buf_new(tx_arena(tx));

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		void *rows;
		size_t n = tx_query(tx, &texts[i], NULL, &rows);

		for (size_t j = 0; j < n; j++)
			buf_printf(b, "%s\n", ((struct text_row *)rows)[j].text);
	}
	return b->p;
}
