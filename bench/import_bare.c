/*
 * Import bare: the least a SQLite program can do that keeps the same rows, as the base of a ratio.
 *	import_bare FROM.db TO.db ROWS
 * makes TO.db with the tables and indexes of FROM.db and the settings that the
 * program uses, reads FROM.db's rows into memory, and inserts them in one
 * transaction, so many rows a statement; prints the seconds of that.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

enum { MOST_COLUMNS = 40, SQL_LONGEST = 1 << 16 };

/* Parents before children. */
static const char *const tables[] = { "bodies", "persons", "name_keys", "identifiers", "contacts",
	"enrolments", "cases", "case_events", "case_needs", "return_facts" };
enum { TABLES = sizeof tables / sizeof tables[0] };

struct table {
	sqlite3_value **cells;
	int columns;
	size_t rows, cap;
};

static void
must(sqlite3 *db, int code)
{
	if (code == SQLITE_OK || code == SQLITE_DONE || code == SQLITE_ROW)
		return;
	fprintf(stderr, "import_bare: %s\n", sqlite3_errmsg(db));
	exit(2);
}

static void
run(sqlite3 *db, const char *sql)
{
	must(db, sqlite3_exec(db, sql, NULL, NULL, NULL));
}

static sqlite3_stmt *
prepare(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *s;

	must(db, sqlite3_prepare_v2(db, sql, -1, &s, NULL));
	return s;
}

static void
make_schema(sqlite3 *from, sqlite3 *to)
{
	sqlite3_stmt *s = prepare(from, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND "
					"type IN ('table', 'index') AND name NOT LIKE 'sqlite_%' "
					"ORDER BY type DESC, rowid");

	run(to, "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; "
		"PRAGMA temp_store = MEMORY; PRAGMA cache_size = -24576");
	while (sqlite3_step(s) == SQLITE_ROW)
		run(to, (const char *)sqlite3_column_text(s, 0));
	sqlite3_finalize(s);
}

static struct table
read_table(sqlite3 *from, const char *name)
{
	struct table t = { 0 };
	char sql[200];
	sqlite3_stmt *s;

	snprintf(sql, sizeof sql, "SELECT * FROM %s", name);
	s = prepare(from, sql);
	t.columns = sqlite3_column_count(s);
	while (sqlite3_step(s) == SQLITE_ROW) {
		if (t.rows == t.cap) {
			t.cap = t.cap ? 2 * t.cap : 1024;
			t.cells = realloc(t.cells, t.cap * (size_t)t.columns * sizeof *t.cells);
		}
		for (int c = 0; c < t.columns; c++)
			t.cells[t.rows * (size_t)t.columns + (size_t)c] =
			    sqlite3_value_dup(sqlite3_column_value(s, c));
		t.rows++;
	}
	sqlite3_finalize(s);
	return t;
}

static sqlite3_stmt *
prepare_insert(sqlite3 *to, const char *name, int columns, size_t rows)
{
	char *sql = malloc(SQL_LONGEST), *p = sql;
	sqlite3_stmt *s;

	p += sprintf(p, "INSERT INTO %s VALUES ", name);
	for (size_t r = 0; r < rows; r++)
		for (int c = 0; c < columns; c++)
			p += sprintf(p, "%s?%s",
			    c > 0   ? ","
			    : r > 0 ? ",("
				    : "(",
			    c == columns - 1 ? ")" : "");
	s = prepare(to, sql);
	free(sql);
	return s;
}

/* A cell's own bytes are bound: the copy in memory stays. */
static void
bind(sqlite3_stmt *s, int place, sqlite3_value *v)
{
	if (sqlite3_value_type(v) == SQLITE_TEXT)
		sqlite3_bind_text(s, place, (const char *)sqlite3_value_text(v),
		    sqlite3_value_bytes(v), SQLITE_STATIC);
	else
		sqlite3_bind_value(s, place, v);
}

static void
insert(sqlite3 *to, const char *name, const struct table *t, size_t many)
{
	sqlite3_stmt *all = prepare_insert(to, name, t->columns, many);
	sqlite3_stmt *one = prepare_insert(to, name, t->columns, 1);
	size_t width = (size_t)t->columns;

	for (size_t r = 0; r < t->rows;) {
		size_t n = t->rows - r >= many ? many : 1;
		sqlite3_stmt *s = n == many ? all : one;

		for (size_t i = 0; i < n * width; i++)
			bind(s, (int)i + 1, t->cells[r * width + i]);
		must(to, sqlite3_step(s));
		sqlite3_reset(s);
		r += n;
	}
	sqlite3_finalize(all);
	sqlite3_finalize(one);
}

int
main(int argc, char **argv)
{
	struct table t[TABLES];
	struct timespec began, ended;
	sqlite3 *from, *to;

	if (argc != 4) {
		fprintf(stderr, "usage: import_bare FROM.db TO.db ROWS\n");
		return 2;
	}
	unlink(argv[2]);
	must(NULL, sqlite3_open(argv[1], &from));
	must(NULL, sqlite3_open(argv[2], &to));
	make_schema(from, to);
	for (size_t i = 0; i < TABLES; i++)
		t[i] = read_table(from, tables[i]);
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &began);
	run(to, "BEGIN IMMEDIATE");
	for (size_t i = 0; i < TABLES; i++)
		insert(to, tables[i], &t[i], (size_t)atoi(argv[3]));
	run(to, "COMMIT");
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &ended);
	printf("%.3f\n",
	    (double)(ended.tv_sec - began.tv_sec) + (double)(ended.tv_nsec - began.tv_nsec) / 1e9);
	sqlite3_close(from);
	sqlite3_close(to);
	return 0;
}
