/* Ees file: the columns by their names, each row by rules that are the same for all files. */
#include "areas/official/ees_file.h"
#include "areas/official/screening.h"
#include "base/err.h"
#include "base/str.h"
#include "io/csv_stream.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

enum { MOST_ROWS = 5000000, LONGEST_TEXT = 200, HASH_CHUNK = 1 << 16 };

enum role {
	ROLE_PERIOD,
	ROLE_IDENTIFIER,
	ROLE_LEVEL,
	ROLE_PLACE, /* a column of one of the levels */
	ROLE_TOPIC, /* breakdown_topic */
	ROLE_ITEM,  /* breakdown, or another filter */
	ROLE_FIGURE,
	ROLE_TWIN, /* of a figure's column with the same name and the same cells */
};

struct ees_column {
	const char *name;
	enum role role;
	size_t twin_of;
};

struct ees_file {
	struct arena *arena;
	struct lists *lists;
	const char *path, *name, *hash, *columns_text;
	VEC(struct ees_column) columns;
	struct level_columns {
		int at[LEVEL_COLUMNS]; /* -1: not there */
	} levels[LEVELS];
	int period, identifier, level, topic, region; /* -1: not there */
	bool several_filters;
	const char *filter_names;
	size_t rows, refused;
	int bad_line; /* the last row counted as refused */
	struct findings *findings;
	struct values *keys;
	struct buf *key, *figures, *item;
};

/* ---- the header ---- */

static void say(struct ees_file *f, int line, int column, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

static void
say(struct ees_file *f, int line, int column, const char *format, ...)
{
	struct finding_place at = { f->path, line, column };
	va_list args;
	char text[600];

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	finding_add(f->findings, FINDING_ERROR, at, "%s", text);
}

/* In capitals or not; ':', '~' and ".." are what older releases write for x and low. */
static bool
is_symbol(const char *s)
{
	static const char *const symbols[] = { "z", "x", "c", "low", "k", "u", ":", "~", ".." };

	for (size_t i = 0; i < sizeof symbols / sizeof symbols[0]; i++)
		if (str_eq_ci(s, symbols[i]))
			return true;
	return false;
}

static bool
is_figure(const char *s)
{
	size_t n;

	if (is_symbol(s))
		return true;
	s += *s == '-';
	n = strspn(s, "0123456789");
	if (n == 0 || n > 15)
		return false;
	s += n;
	return *s == '\0' ||
	       (*s == '.' && s[1] != '\0' && s[1 + strspn(s + 1, "0123456789")] == '\0');
}

static enum role
role_of(const char *name, const char *first_cell, bool breakdown)
{
	static const struct {
		const char *name;
		enum role role;
	} names[] = { { "time_period", ROLE_PERIOD }, { "time_identifier", ROLE_IDENTIFIER },
		{ "geographic_level", ROLE_LEVEL }, { "breakdown_topic", ROLE_TOPIC },
		{ "breakdown", ROLE_ITEM } };
	/* Filters whose items may be numbers. */
	static const char *const filters[] = { "age", "age_at_start", "nc_year", "nc_year_actual",
		"ncyear", "national_curriculum_year", "year_group", "grade", "cohort", "version",
		"day_number", "week_number", "idaci_decile", "imd_decile" };

	for (size_t i = 0; i < sizeof names / sizeof names[0]; i++)
		if (str_eq_ci(names[i].name, name))
			return names[i].role;
	for (int i = 0; i < LEVELS; i++)
		for (int j = 0; j < LEVEL_COLUMNS; j++)
			if (str_eq_ci(levels[i].columns[j], name))
				return ROLE_PLACE;
	if (breakdown)
		return ROLE_FIGURE;
	for (size_t i = 0; i < sizeof filters / sizeof filters[0]; i++)
		if (str_eq_ci(filters[i], name))
			return ROLE_ITEM;
	return is_figure(first_cell) ? ROLE_FIGURE : ROLE_ITEM;
}

static int
column_named(const struct ees_file *f, const char *name)
{
	for (size_t i = 0; name != NULL && i < f->columns.n; i++)
		if (str_eq_ci(f->columns.a[i].name, name))
			return (int)i;
	return -1;
}

static void
take_columns(struct ees_file *f, const struct csv_row *header, const struct csv_row *first)
{
	bool breakdown = false;

	for (size_t i = 0; i < header->n; i++)
		breakdown |= str_eq_ci(header->cells[i], "breakdown");
	for (size_t i = 0; i < header->n; i++) {
		struct ees_column c = { .name = str_trim(f->arena, header->cells[i]) };
		int twin = column_named(f, c.name);

		c.role = role_of(c.name, i < first->n ? first->cells[i] : "", breakdown);
		if (*c.name == '\0')
			say(f, 1, header->places[i].column, "column %zu has no name; name it",
			    i + 1);
		else if (twin >= 0 && c.role != ROLE_FIGURE)
			say(f, 1, header->places[i].column,
			    "the column \"%.60s\" is there twice; remove one", c.name);
		else if (twin >= 0) {
			c.role = ROLE_TWIN;
			c.twin_of = (size_t)twin;
			finding_add(f->findings, FINDING_WARNING,
			    (struct finding_place){ f->path, 1, header->places[i].column },
			    "the column \"%.60s\" is there twice with the same cells; one is used",
			    c.name);
		}
		vec_push(f->arena, &f->columns, c);
	}
}

static void
find_columns(struct ees_file *f)
{
	f->period = column_named(f, "time_period");
	f->identifier = column_named(f, "time_identifier");
	f->level = column_named(f, "geographic_level");
	f->topic = column_named(f, "breakdown_topic");
	f->region = column_named(f, "region_code");
	for (int i = 0; i < LEVELS; i++)
		for (int j = 0; j < LEVEL_COLUMNS; j++)
			f->levels[i].at[j] = column_named(f, levels[i].columns[j]);
}

static bool
check_columns(struct ees_file *f)
{
	static const char *const required[] = { "time_period", "time_identifier",
		"geographic_level", "country_code", "country_name" };
	struct buf *figures = buf_new(f->arena), *filters = buf_new(f->arena);
	size_t n_filters = 0;

	for (size_t i = 0; i < sizeof required / sizeof required[0]; i++)
		if (column_named(f, required[i]) < 0)
			say(f, 1, 0, "there is no column %s; is this a data file of a release?",
			    required[i]);
	for (size_t i = 0; i < f->columns.n; i++) {
		const struct ees_column *c = &f->columns.a[i];

		if (c->role == ROLE_FIGURE)
			buf_printf(figures, "%s%s", figures->n > 0 ? "," : "", c->name);
		if (c->role != ROLE_ITEM)
			continue;
		n_filters++;
		buf_printf(filters, "%s%s", filters->n > 0 ? "; " : "", c->name);
	}
	if (figures->n == 0)
		say(f, 1, 0, "there is no column with figures");
	f->columns_text = figures->n > 0 ? figures->p : "";
	f->filter_names = filters->n > 0 ? filters->p : "";
	f->several_filters = n_filters > 1;
	return f->period >= 0 && f->identifier >= 0 && f->level >= 0 && figures->n > 0;
}

/* ---- a row ---- */

static void refuse(struct ees_file *f, const struct csv_row *row, size_t column, const char *format,
    ...) __attribute__((format(printf, 4, 5)));

static void
refuse(struct ees_file *f, const struct csv_row *row, size_t column, const char *format, ...)
{
	struct csv_place at =
	    column < row->n ? row->places[column] : (struct csv_place){ row->line, 0 };
	va_list args;
	char text[600];

	va_start(args, format);
	vsnprintf(text, sizeof text, format, args);
	va_end(args);
	say(f, at.line, at.column, "%s", text);
	f->refused += f->bad_line != row->line;
	f->bad_line = row->line;
}

static const char *
cell(const struct csv_row *row, int at)
{
	return at >= 0 && (size_t)at < row->n ? row->cells[at] : "";
}

static void
check_period(struct ees_file *f, const struct csv_row *row)
{
	const char *s = cell(row, f->period);
	size_t n = strspn(s, "0123456789");
	bool six = n == 6;

	if ((n != 4 && n != 6) || s[n] != '\0')
		refuse(f, row, (size_t)f->period,
		    "time_period is \"%.20s\"; it has four or six digits", s);
	else if (six &&
		 ((s[2] - '0') * 10 + s[3] - '0' + 1) % 100 != (s[4] - '0') * 10 + s[5] - '0')
		refuse(f, row, (size_t)f->period,
		    "time_period is \"%.20s\"; six digits name two years in a row", s);
	if (str_blank(cell(row, f->identifier)))
		refuse(f, row, (size_t)f->identifier, "time_identifier is blank; fill it in");
}

/* Codes and names as in the lists; x and z name no place and are taken. */
static bool
is_listed(struct ees_file *f, int level, const char *code, const char *name, const char *second)
{
	if (levels[level].list == LEVEL_LIST_NONE ||
	    !list_known(f->lists, (enum list)levels[level].list) || str_eq(code, "x") ||
	    str_eq(code, "z"))
		return true;
	if (levels[level].list == LIST_AUTHORITIES)
		return list_has(f->lists, LIST_AUTHORITIES,
		    arena_printf(f->arena, "%s|%s|%s", second, code, name));
	return list_has(
	    f->lists, (enum list)levels[level].list, arena_printf(f->arena, "%s|%s", code, name));
}

static void
check_place(struct ees_file *f, const struct csv_row *row)
{
	const char *name = cell(row, f->level);
	int level = level_number(name);
	const struct level_columns *c;
	char key[LONGEST_TEXT * 3];

	if (level < 0) {
		refuse(
		    f, row, (size_t)f->level, "\"%.40s\" is no geographic_level; correct it", name);
		return;
	}
	c = &f->levels[level];
	if (*cell(row, c->at[0]) == '\0' && *cell(row, c->at[2]) == '\0') {
		refuse(f, row, (size_t)f->level, "a row for the level %s has no code of its place",
		    name);
		return;
	}
	snprintf(key, sizeof key, "%s|%s|%s|%s", name, cell(row, c->at[0]), cell(row, c->at[1]),
	    cell(row, c->at[2]));
	if (values_have(f->keys, key))
		return;
	if (is_listed(f, level, cell(row, c->at[0]), cell(row, c->at[1]), cell(row, c->at[2])))
		values_add(f->keys, key, row->line);
	else
		refuse(f, row, (size_t)(c->at[0] >= 0 ? c->at[0] : f->level),
		    "%s %s \"%.60s\" is not in the list of places for %s; correct the code or the "
		    "name",
		    cell(row, c->at[2]), cell(row, c->at[0]), cell(row, c->at[1]), name);
}

static void
check_cells(struct ees_file *f, const struct csv_row *row)
{
	for (size_t i = 0; i < f->columns.n; i++) {
		const struct ees_column *c = &f->columns.a[i];

		if (c->role == ROLE_FIGURE && !is_figure(row->cells[i]))
			refuse(f, row, i,
			    "%.60s is \"%.40s\"; write a number or z, x, c, low, k or u", c->name,
			    row->cells[i]);
		else if (c->role == ROLE_TWIN && strcmp(row->cells[i], row->cells[c->twin_of]) != 0)
			refuse(f, row, i,
			    "two columns are named %.60s, and here they differ; name them "
			    "otherwise",
			    c->name);
		else if ((c->role == ROLE_ITEM || c->role == ROLE_TOPIC) &&
			 str_blank(row->cells[i]))
			refuse(
			    f, row, i, "%.60s is blank; write Total where all are meant", c->name);
		else if (c->role != ROLE_FIGURE && strlen(row->cells[i]) > LONGEST_TEXT)
			refuse(f, row, i, "%.60s has over %d characters; shorten it", c->name,
			    LONGEST_TEXT);
	}
}

/* ---- a row as it is kept ---- */

static void
join(const struct ees_file *f, const struct csv_row *row, enum role role, const char *by,
    struct buf *into)
{
	bool first = true;

	buf_clear(into);
	for (size_t i = 0; i < f->columns.n; i++)
		if (f->columns.a[i].role == role) {
			buf_puts(into, first ? "" : by);
			buf_puts(into, row->cells[i]);
			first = false;
		}
}

static struct ees_row
row_of(const struct ees_file *f, const struct csv_row *row)
{
	int level = level_number(cell(row, f->level));
	const struct level_columns *c = &f->levels[level];
	const char *code = cell(row, c->at[0]);

	join(f, row, ROLE_FIGURE, ",", f->figures);
	join(f, row, ROLE_ITEM, "; ", f->item);
	return (struct ees_row){
		.line = row->line,
		.period = cell(row, f->period),
		.identifier = cell(row, f->identifier),
		.level = levels[level].name,
		.place = *code != '\0' ? code : cell(row, c->at[2]),
		.place_name = cell(row, c->at[1]),
		.number = cell(row, c->at[2]),
		.region = cell(row, f->region),
		.topic = f->topic >= 0 ? cell(row, f->topic) : f->filter_names,
		.item = f->item->n > 0 ? f->item->p : "",
		.figures = f->figures->p,
	};
}

static void
check_key(struct ees_file *f, const struct csv_row *row)
{
	struct ees_row r = row_of(f, row);

	buf_clear(f->key);
	buf_printf(f->key, "=%s|%s|%s|%s", r.place, r.period, r.topic, r.item);
	if (!values_add(f->keys, f->key->p, row->line))
		refuse(f, row, 0,
		    "an earlier line has the same place, period and breakdown; remove one");
}

static void
check_row(struct ees_file *f, const struct csv_row *row)
{
	size_t refused = f->refused;

	f->rows++;
	if (row->n != f->columns.n) {
		refuse(f, row, row->n, "there are %zu cells, but the header has %zu columns",
		    row->n, f->columns.n);
		return;
	}
	check_period(f, row);
	check_place(f, row);
	check_cells(f, row);
	if (f->refused == refused)
		check_key(f, row);
}

/* ---- a file ---- */

static const char *
hash_file(struct arena *a, const char *path)
{
	FILE *file = fopen(path, "re");
	struct {
		struct hash before;
		char chunk[HASH_CHUNK];
	} *h = arena_alloc(a, sizeof *h);
	size_t n;

	if (file == NULL)
		fail(FAULT_USAGE, "%s: %s; name a file that can be read", path, strerror(errno));
	while ((n = fread(h->chunk, 1, HASH_CHUNK, file)) > 0)
		h->before = hash_of(h, sizeof h->before + n);
	fclose(file);
	return hash_hex(a, &h->before);
}

static struct ees_file *
new_file(struct arena *a, struct lists *lists, const char *path, struct findings *findings)
{
	struct ees_file *f = anew(a, struct ees_file);
	const char *slash = strrchr(path, '/');

	f->arena = a;
	f->lists = lists;
	f->path = path;
	f->name = slash != NULL ? slash + 1 : path;
	f->findings = findings;
	f->keys = values_new(a, MOST_ROWS);
	f->key = buf_new(a);
	f->figures = buf_new(a);
	f->item = buf_new(a);
	f->hash = hash_file(a, path);
	return f;
}

static struct csv_stream *
open_stream(const struct ees_file *f)
{
	struct csv_stream *s = csv_stream_open(f->arena, f->path);

	csv_stream_semicolons(s);
	return s;
}

/* The header's cells are gone when the first row comes: they are copied. */
static struct csv_row
keep(struct arena *a, const struct csv_row *row)
{
	struct csv_row kept = *row;
	const char **cells = anew_n(a, const char *, row->n);

	for (size_t i = 0; i < row->n; i++)
		cells[i] = arena_strdup(a, row->cells[i]);
	kept.cells = cells;
	kept.places = (const void *)arena_memdup(a, row->places, row->n * sizeof *row->places);
	return kept;
}

const struct ees_file *
ees_file_look(struct arena *a, struct lists *lists, const char *path, struct findings *findings)
{
	struct ees_file *f = new_file(a, lists, path, findings);
	struct csv_stream *s = open_stream(f);
	struct csv_row header = { 0 }, row = { 0 };
	struct csv_error error = { 0 };
	enum csv_stream_got got = csv_stream_next(s, &header, &error);

	if (got == CSV_STREAM_ROW) {
		header = keep(a, &header);
		got = csv_stream_next(s, &row, &error);
	}
	if (got != CSV_STREAM_BAD) {
		take_columns(f, &header, &row);
		find_columns(f);
		if (!check_columns(f))
			return NULL;
	}
	for (; got == CSV_STREAM_ROW; got = csv_stream_next(s, &row, &error))
		check_row(f, &row);
	if (got == CSV_STREAM_BAD)
		say(f, error.line, error.column, "%s", error.message);
	return f;
}

const char *
ees_file_name(const struct ees_file *f)
{
	return f->name;
}

const char *
ees_file_hash(const struct ees_file *f)
{
	return f->hash;
}

const char *
ees_file_columns(const struct ees_file *f)
{
	return f->columns_text;
}

size_t
ees_file_rows(const struct ees_file *f)
{
	return f->rows;
}

size_t
ees_file_refused(const struct ees_file *f)
{
	return f->refused;
}

void
ees_file_each(const struct ees_file *f, void (*take)(void *, const struct ees_row *), void *arg)
{
	struct csv_stream *s = open_stream(f);
	struct csv_row row;
	struct csv_error error;
	size_t n = 0;

	if (csv_stream_next(s, &row, &error) != CSV_STREAM_ROW)
		fail(FAULT_USAGE, "%s has changed while it was read; import it again", f->path);
	while (csv_stream_next(s, &row, &error) == CSV_STREAM_ROW && row.n == f->columns.n) {
		struct ees_row r;

		if (level_number(cell(&row, f->level)) < 0)
			break;
		r = row_of(f, &row);
		take(arg, &r);
		n++;
	}
	if (n != f->rows)
		fail(FAULT_USAGE, "%s has changed while it was read; import it again", f->path);
}
