/* Sqlgen: every query is prepared on an in-memory SQLite under an authorizer. */
#include "sqlgen.h"
#include "base/err.h"
#include "base/str.h"

#include <sqlite3.h>
#include <string.h>
#include <strings.h>

/* What the authorizer sees of the query at hand. */
struct watch {
	const char *personal; /* a personal table it reads past the views; NULL: none */
	const char *function; /* one it must not call */
	const char *refused;  /* a statement that is none of reading and writing */
	bool writes;
};

struct query_checker {
	struct arena *arena;
	const struct schema *schema;
	sqlite3 *sqlite;
	VEC(const char *) views;
	const struct query *query;
	struct query_target target;
	bool postgres; /* the text at hand stands under @postgres */
	struct watch watch;
};

static bool
is_personal(const struct query_checker *c, const char *table)
{
	const struct schema_table *t = schema_find(c->schema, table);

	return t != NULL && t->class == SCHEMA_PERSONAL;
}

static bool
is_visible_view(const struct query_checker *c, const char *view)
{
	if (view == NULL || !str_starts(view, "visible_"))
		return false;
	for (size_t i = 0; i < c->views.n; i++)
		if (str_eq(c->views.a[i], view))
			return true;
	return false;
}

/* A write may look at the rows it inserts, or at those it changes when the guard holds. */
static bool
may_read_target(const struct query_target *t, const char *table)
{
	if (t->table == NULL || strlen(table) != t->table->n ||
	    strncasecmp(table, t->table->p, t->table->n) != 0)
		return false;
	return t->once && (t->insert ? !t->upsert : t->guarded);
}

/* Functions that both engines have and mean the same by. */
static bool
is_common_function(const char *name)
{
	static const char *const common[] = { "abs", "avg", "coalesce", "count", "cume_dist",
		"dense_rank", "first_value", "lag", "last_value", "lead", "length", "like", "lower",
		"ltrim", "max", "min", "ntile", "nullif", "percent_rank", "present", "rank",
		"replace", "round", "row_number", "rtrim", "substr", "sum", "today", "trim",
		"upper", "viewer" };

	for (size_t i = 0; i < sizeof common / sizeof common[0]; i++)
		if (str_eq_ci(common[i], name))
			return true;
	return false;
}

static bool
reads_a_clock_or_chance(const char *name)
{
	static const char *const refused[] = { "current_date", "current_time", "current_timestamp",
		"date", "datetime", "julianday", "random", "randomblob", "strftime", "time",
		"unixepoch" };

	for (size_t i = 0; i < sizeof refused / sizeof refused[0]; i++)
		if (str_eq_ci(refused[i], name))
			return true;
	return false;
}

static void
watch_write(struct query_checker *c, const char *table)
{
	const struct schema_table *t = schema_find(c->schema, table);

	if (t == NULL || t->class != SCHEMA_HOUSEKEEPING)
		c->watch.writes = true;
}

static void
watch_function(struct query_checker *c, const char *name, const char *view)
{
	bool refused = c->query->forked ? reads_a_clock_or_chance(name) : !is_common_function(name);

	if (view == NULL && refused)
		c->watch.function = arena_strdup(c->arena, name);
}

static int
authorize(
    void *arg, int action, const char *one, const char *two, const char *database, const char *view)
{
	struct query_checker *c = arg;

	(void)database;
	if (c->query == NULL)
		return SQLITE_OK;
	switch (action) {
	case SQLITE_READ:
		if (is_personal(c, one) && !is_visible_view(c, view) &&
		    !may_read_target(&c->target, one))
			c->watch.personal = arena_strdup(c->arena, one);
		break;
	case SQLITE_INSERT:
	case SQLITE_UPDATE:
	case SQLITE_DELETE:
		watch_write(c, one);
		break;
	case SQLITE_FUNCTION:
		watch_function(c, two, view);
		break;
	case SQLITE_SELECT:
	case SQLITE_RECURSIVE:
		break;
	default:
		c->watch.refused = "queries SELECT, INSERT, UPDATE or DELETE and nothing else";
	}
	return SQLITE_OK;
}

static void
no_value(sqlite3_context *context, int n, sqlite3_value **values)
{
	(void)n, (void)values;
	sqlite3_result_null(context);
}

static void
run(struct query_checker *c, const char *sql, const char *where)
{
	if (sqlite3_exec(c->sqlite, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail(FAULT_USAGE, "%s: %s", where, sqlite3_errmsg(c->sqlite));
}

static void
close_sqlite(void *sqlite)
{
	sqlite3_close_v2(sqlite);
}

static void
list_views(struct query_checker *c)
{
	sqlite3_stmt *s;

	sqlite3_prepare_v2(
	    c->sqlite, "SELECT name FROM sqlite_schema WHERE type = 'view'", -1, &s, NULL);
	while (sqlite3_step(s) == SQLITE_ROW)
		vec_push(c->arena, &c->views,
		    arena_strdup(c->arena, (const char *)sqlite3_column_text(s, 0)));
	sqlite3_finalize(s);
}

struct query_checker *
query_checker_new(struct arena *a, const struct schema *schema, const char *views_path)
{
	static const char *const functions[] = { "viewer", "today", "present" };
	struct query_checker *c = anew(a, struct query_checker);

	c->arena = a;
	c->schema = schema;
	if (sqlite3_open(":memory:", &c->sqlite) != SQLITE_OK)
		fail(FAULT_MEMORY, "SQLite cannot be opened in memory");
	arena_on_free(a, close_sqlite, c->sqlite);
	sqlite3_db_config(c->sqlite, SQLITE_DBCONFIG_DQS_DML, 0, NULL);
	sqlite3_db_config(c->sqlite, SQLITE_DBCONFIG_DQS_DDL, 0, NULL);
	for (size_t i = 0; i < 3; i++)
		sqlite3_create_function(c->sqlite, functions[i], 0,
		    SQLITE_UTF8 | SQLITE_INNOCUOUS | SQLITE_DETERMINISTIC, NULL, no_value, NULL,
		    NULL);
	for (size_t i = 0; i < schema->migrations.n; i++)
		run(c, schema->migrations.a[i].sqlite, schema->migrations.a[i].name);
	if (views_path != NULL)
		run(c, source_read(a, views_path)->text, views_path);
	list_views(c);
	/* The first use of a table-valued function declares it, which looks like a write. */
	run(c, "SELECT 1 FROM json_each('[]')", "json_each");
	sqlite3_set_authorizer(c->sqlite, authorize, c);
	return c;
}

/* ---- results ---- */

static enum query_type
type_of(enum schema_type type)
{
	static const enum query_type types[SCHEMA_TYPE__MAX] = {
		[SCHEMA_ID] = QUERY_INT,
		[SCHEMA_INT] = QUERY_INT,
		[SCHEMA_TEXT] = QUERY_TEXT,
		[SCHEMA_DATE] = QUERY_DATE,
		[SCHEMA_TIME] = QUERY_TIME,
		[SCHEMA_BOOL] = QUERY_BOOL,
		[SCHEMA_MONEY] = QUERY_MONEY,
		[SCHEMA_JSON] = QUERY_TEXT,
		[SCHEMA_BLOB] = QUERY_BLOB,
		[SCHEMA_REAL] = QUERY_REAL,
	};

	return types[type];
}

/* SQLite says which table's column a result is, through views too; an expression is nobody's. */
static void
check_type(struct query_checker *c, const struct query_file *f, sqlite3_stmt *s, int i)
{
	const struct query_field *field = &c->query->columns.a[i];
	const char *table = sqlite3_column_table_name(s, i);
	const char *origin = sqlite3_column_origin_name(s, i);
	const struct schema_table *t = table ? schema_find(c->schema, table) : NULL;
	const struct schema_column *column = t && origin ? schema_column(t, origin) : NULL;

	if (column != NULL && type_of(column->type) != field->type)
		source_fail(f->source, c->query->line, "%s: column %s is %s in %s, not %s",
		    c->query->name, field->name, schema_type_name(column->type), table,
		    query_type_name(field->type));
}

static void
check_columns(struct query_checker *c, const struct query_file *f, sqlite3_stmt *s)
{
	const struct query *q = c->query;
	int n = sqlite3_column_count(s);

	if (q->kind == QUERY_EXEC && n > 0)
		source_fail(f->source, q->line, "%s gives rows; write -> one or -> many", q->name);
	if ((size_t)n != q->columns.n)
		source_fail(f->source, q->line, "%s gives %d columns; the header names %zu",
		    q->name, n, q->columns.n);
	for (int i = 0; i < n; i++) {
		if (!str_eq(sqlite3_column_name(s, i), q->columns.a[i].name))
			source_fail(f->source, q->line,
			    "%s: column %d is \"%s\"; the header says \"%s\"", q->name, i + 1,
			    sqlite3_column_name(s, i), q->columns.a[i].name);
		check_type(c, f, s, i);
	}
}

/* ---- rights ---- */

static void
check_target(struct query_checker *c, const struct query_file *f)
{
	const struct query_target *t = &c->target;
	char *table = t->table ? token_text(c->arena, t->table) : NULL;

	if (table == NULL || c->query->system != NULL || !is_personal(c, table))
		return;
	if (t->upsert)
		source_fail(f->source, t->table->line,
		    "%s: ON CONFLICT DO UPDATE changes personal rows of %s unseen; say @system why",
		    c->query->name, table);
	if (!t->insert && !t->guarded)
		source_fail(f->source, t->table->line,
		    "%s changes the personal table %s without \"AND id IN (SELECT id FROM "
		    "visible_... "
		    "WHERE ...)\"; add it or say @system why",
		    c->query->name, table);
}

static void
check_watch(struct query_checker *c, const struct query_file *f, int line)
{
	const struct watch *w = &c->watch;

	if (w->refused != NULL)
		source_fail(f->source, line, "%s: %s", c->query->name, w->refused);
	if (w->function != NULL && reads_a_clock_or_chance(w->function))
		source_fail(f->source, line,
		    "%s calls %s(); dates and times are handed in: today(), present() or a "
		    "parameter",
		    c->query->name, w->function);
	if (w->function != NULL)
		source_fail(f->source, line,
		    "%s calls %s(), which is not the same on both engines; fork the query",
		    c->query->name, w->function);
	if (w->personal != NULL && c->query->system == NULL)
		source_fail(f->source, line,
		    "%s reads the personal table %s past the visible_ views; use a view or say "
		    "@system why",
		    c->query->name, w->personal);
}

/* PostgreSQL's text cannot be watched; a personal table's name alone is refused in it. */
static void
check_postgres(struct query_checker *c, const struct query_file *f)
{
	const struct query_text *text = &c->query->postgres;

	c->target = query_target(text);
	check_target(c, f);
	for (size_t i = 0; i < text->tokens.n && c->query->system == NULL; i++) {
		const struct token *t = &text->tokens.a[i];
		char *word = t->kind == TOKEN_WORD ? token_text(c->arena, t) : NULL;

		if (word == NULL || !is_personal(c, str_lower(c->arena, word)) ||
		    may_read_target(&c->target, word))
			continue;
		c->watch.personal = str_lower(c->arena, word);
		check_watch(c, f, t->line);
	}
}

static int
line_at(const struct query_text *text, int offset)
{
	int line = text->line;

	for (int i = 0; i < offset && text->start[i] != '\0'; i++)
		line += text->start[i] == '\n';
	return line;
}

static void
finalize(void *statement)
{
	sqlite3_finalize(statement);
}

/* A table refers to none that comes after it. */
static size_t
rank_of(struct query_checker *c, const struct token *table)
{
	const struct schema_table *t =
	    table ? schema_find(c->schema, token_text(c->arena, table)) : NULL;

	return t == NULL ? 0 : (size_t)(t - c->schema->tables.a);
}

static void
check_sqlite(struct query_checker *c, const struct query_file *f, struct query *q)
{
	const struct query_text *text = &q->sqlite;
	sqlite3_stmt *s;

	c->query = q;
	c->watch = (struct watch){ 0 };
	c->target = query_target(text);
	if (sqlite3_prepare_v2(c->sqlite, text->start, (int)text->n, &s, NULL) != SQLITE_OK) {
		int offset = sqlite3_error_offset(c->sqlite);

		c->query = NULL;
		source_fail(
		    f->source, line_at(text, offset), "%s: %s", q->name, sqlite3_errmsg(c->sqlite));
	}
	arena_on_free(c->arena, finalize, s);
	check_target(c, f);
	check_watch(c, f, text->line);
	check_columns(c, f, s);
	q->writes = c->watch.writes;
	q->rank = rank_of(c, c->target.table);
}

void
query_check(struct query_checker *c, struct query_file *f)
{
	for (size_t i = 0; i < f->queries.n; i++) {
		struct query *q = &f->queries.a[i];

		query_check_params(f, q, &q->sqlite);
		query_check_params(f, q, &q->postgres);
		query_check_shadows(f, &q->sqlite);
		query_check_shadows(f, &q->postgres);
		check_sqlite(c, f, q);
		if (q->forked)
			check_postgres(c, f);
		c->query = NULL;
	}
}
