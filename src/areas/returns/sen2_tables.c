/*
 * Sen2 tables: a table is a kind of record; its rows are found by walking a person's tree.
 *
 * Every row has its number in its table, and knows the number of the row that it belongs to.
 */
#include "areas/returns/sen2_tables.h"
#include "base/err.h"
#include "base/str.h"
#include "io/csv.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

/* What a cell holds: an item of the row's record, of one above or below it; or a number. */
enum cell_kind {
	CELL_ITEM,
	CELL_ID,      /* of the row */
	CELL_PARENT,  /* of the row it belongs to */
	CELL_PERSON,  /* of the person */
	CELL_REQUEST, /* of the request among the person's, from 1 */
	CELL_AUTHORITY,
	CELL_EMPTY,
};

struct column {
	const char *name;
	enum cell_kind kind;
	enum sen2_element item;
};

enum { COLUMNS = 24, TABLES = 9 };

struct table_def {
	const char *name;
	enum sen2_element record, parent; /* parent SEN2__MAX: no table stands above */
	struct column columns[COLUMNS];	  /* of COLLECT: none, they follow from the return's form */
};

static const struct table_def collect[] = {
	{ "sen2", SEN2_HEADER, SEN2__MAX },
	{ "person", SEN2_PERSON, SEN2_HEADER },
	{ "requests", SEN2_REQUEST, SEN2_PERSON },
	{ "assessment", SEN2_ASSESSMENT, SEN2_REQUEST },
	{ "namedplan", SEN2_NAMED_PLAN, SEN2_ASSESSMENT },
	{ "plandetail", SEN2_PLAN_DETAIL, SEN2_NAMED_PLAN },
	{ "activeplans", SEN2_ACTIVE_PLAN, SEN2_REQUEST },
	{ "placementdetail", SEN2_PLACEMENT, SEN2_ACTIVE_PLAN },
	{ "senneed", SEN2_NEED, SEN2_ACTIVE_PLAN },
};

#define ITEM(name, item)                                                                           \
	{                                                                                          \
		name, CELL_ITEM, item                                                              \
	}
#define PERSON                                                                                     \
	{                                                                                          \
		"Person ID", CELL_PERSON, SEN2__MAX                                                \
	}
#define REQUEST(name)                                                                              \
	{                                                                                          \
		name, CELL_REQUEST, SEN2__MAX                                                      \
	}

/* The headings are the tool's own, which reads a file by the whole row of them: "Requests Record
 * ID" in two files, "Request Records ID" in two others.  Its first version had no column for who
 * asked. */
static const struct table_def insight[] = {
	{ "person", SEN2_PERSON, SEN2__MAX,
	    { PERSON, ITEM("Surname", SEN2_SURNAME), ITEM("Forename", SEN2_FORENAME),
		ITEM("Dob (ccyy-mm-dd)", SEN2_BIRTH_DATE), ITEM("Gender", SEN2_SEX),
		ITEM("Ethnicity", SEN2_ETHNICITY), ITEM("Postcode", SEN2_POSTCODE),
		ITEM("UPN - Unique Pupil Number", SEN2_UPN),
		ITEM("ULN - Young Persons Unique Learner Number", SEN2_ULN),
		ITEM("UPN and ULN unavailable reason", SEN2_UPN_UNKNOWN) } },
	{ "requests", SEN2_REQUEST, SEN2__MAX,
	    { PERSON, REQUEST("Requests Record ID"),
		ITEM("Date Request Was Received", SEN2_RECEIVED_DATE),
		ITEM("Initial Request Whilst In RYA", SEN2_RYA),
		ITEM("Request Outcome Date", SEN2_REQUEST_OUTCOME_DATE),
		ITEM("Request Outcome", SEN2_REQUEST_OUTCOME),
		ITEM("Request Mediation", SEN2_REQUEST_MEDIATION),
		ITEM("Request Tribunal", SEN2_REQUEST_TRIBUNAL),
		ITEM("Exported - Child Or Young Person Moves Out Of LA Before Assessment Is "
		     "Completed",
		    SEN2_EXPORTED),
		{ "New start date", CELL_EMPTY, SEN2__MAX } } },
	{ "assessments", SEN2_ASSESSMENT, SEN2__MAX,
	    { PERSON, REQUEST("Requests Record ID"),
		ITEM("Assessment Outcome To Issue EHCP", SEN2_ASSESSMENT_OUTCOME),
		ITEM("Assessment Outcome Date", SEN2_ASSESSMENT_OUTCOME_DATE),
		ITEM("Assessment Mediation", SEN2_ASSESSMENT_MEDIATION),
		ITEM("Assessment Tribunal", SEN2_ASSESSMENT_TRIBUNAL),
		ITEM("Other Mediation", SEN2_OTHER_MEDIATION),
		ITEM("Other Tribunal", SEN2_OTHER_TRIBUNAL),
		ITEM("Twenty Weeks Time Limit Exceptions Apply", SEN2_WEEK_20) } },
	{ "named_plan", SEN2_NAMED_PLAN, SEN2__MAX,
	    { PERSON, REQUEST("Request Records ID"), ITEM("EHC Plan Start Date", SEN2_START_DATE),
		ITEM("Residential Settings", SEN2_PLAN_RES),
		ITEM("Worked based learning activity", SEN2_PLAN_WBP),
		ITEM("Personal budget taken up", SEN2_PB),
		ITEM("Personal budget - organised arrangements", SEN2_OA),
		ITEM("Personal budget - direct payments", SEN2_DP),
		ITEM("Date EHC Plan Ceased", SEN2_CEASE_DATE),
		ITEM("Reason EHC Plan Ceased", SEN2_CEASE_REASON) } },
	{ "active_plans", SEN2_ACTIVE_PLAN, SEN2__MAX,
	    { PERSON, REQUEST("Request Records ID"), ITEM("EHC Plan (Transfer)", SEN2_TRANSFER_LA),
		ITEM("Residential Settings", SEN2_RES),
		ITEM("Worked based learning activity", SEN2_WBP),
		ITEM("EHCP review decisions date", SEN2_LAST_REVIEW) } },
};

struct table {
	const struct table_def *def;
	struct column columns[COLUMNS];
	int n_columns;
	int64_t rows;
	FILE *file;
	const char *path;
	struct csv *csv; /* rows of the person that is being written */
};

struct sen2_tables {
	enum sen2_tables_kind kind;
	const char *authority;
	struct table tables[TABLES];
	int n;
	int64_t persons, request;
};

/* ---- columns ---- */

static void
add_column(struct table *t, const char *name, enum cell_kind kind, enum sen2_element item)
{
	if (t->n_columns == COLUMNS)
		fail(FAULT_BUG, "the table %s has too many columns", t->def->name);
	t->columns[t->n_columns++] = (struct column){ name, kind, item };
}

/* All items of a record; of the header those of its two parts. */
static void
add_items(struct arena *a, struct table *t, enum sen2_element record)
{
	for (unsigned e = 0; e < SEN2__MAX; e++) {
		bool part = record == SEN2_HEADER && sen2_rows[e].value == VALUE_RECORD;

		if (sen2_rows[e].parent != record)
			continue;
		if (part)
			add_items(a, t, e);
		else if (sen2_rows[e].value != VALUE_RECORD)
			add_column(t, str_lower(a, sen2_rows[e].name), CELL_ITEM, e);
	}
}

static const char *
collect_name(enum sen2_element record)
{
	for (size_t i = 0; i < sizeof collect / sizeof collect[0]; i++)
		if (collect[i].record == record)
			return collect[i].name;
	return "";
}

static void
make_columns(struct arena *a, struct table *t, enum sen2_tables_kind kind)
{
	const char *name = t->def->name;

	for (int i = 0; kind == SEN2_INSIGHT_TABLES && i < COLUMNS; i++)
		if (t->def->columns[i].name != NULL)
			t->columns[t->n_columns++] = t->def->columns[i];
	if (kind == SEN2_INSIGHT_TABLES)
		return;
	add_column(t, arena_printf(a, "%stableid", name), CELL_ID, SEN2__MAX);
	add_column(t, "NativeId", CELL_ID, SEN2__MAX);
	add_column(t, arena_printf(a, "%sorderseqcolumn", name), CELL_ID, SEN2__MAX);
	add_column(t, "sourceid", CELL_AUTHORITY, SEN2__MAX);
	if (t->def->parent != SEN2__MAX)
		add_column(t, arena_printf(a, "%stableid", collect_name(t->def->parent)),
		    CELL_PARENT, SEN2__MAX);
	add_items(a, t, t->def->record);
}

/* ---- files ---- */

static void
close_file(void *file)
{
	fclose(file);
}

static void
open_table(struct arena *a, struct table *t, const char *path)
{
	struct csv *head = csv_new_plain(a);
	const struct buf *bytes;

	t->path = path;
	t->file = fopen(path, "we");
	if (t->file == NULL)
		fail(FAULT_USAGE, "%s: %s; name a folder that can be written", path,
		    strerror(errno));
	arena_on_free(a, close_file, t->file);
	for (int i = 0; i < t->n_columns; i++)
		csv_text(head, t->columns[i].name);
	csv_end_row(head);
	bytes = csv_bytes(head);
	fwrite(bytes->p, 1, bytes->n, t->file);
}

struct sen2_tables *
sen2_tables_new(struct arena *a, enum sen2_tables_kind kind, const char *folder, struct date on)
{
	struct sen2_tables *s = anew(a, struct sen2_tables);
	bool is_collect = kind == SEN2_COLLECT_TABLES;
	const struct table_def *defs = is_collect ? collect : insight;
	struct ymd d = date_ymd(on);

	s->kind = kind;
	s->n = is_collect ? sizeof collect / sizeof collect[0] : sizeof insight / sizeof insight[0];
	for (int i = 0; i < s->n; i++) {
		struct table *t = &s->tables[i];

		t->def = &defs[i];
		make_columns(a, t, kind);
		open_table(a, t,
		    is_collect ? arena_printf(a, "%s/Blade-Export_%02d-%02d-%04d_%s.csv", folder,
				     d.day, d.month, d.year, defs[i].name)
			       : arena_printf(a, "%s/%s.csv", folder, defs[i].name));
	}
	return s;
}

void
sen2_tables_end(struct sen2_tables *s)
{
	for (int i = 0; i < s->n; i++)
		if (fflush(s->tables[i].file) != 0 || ferror(s->tables[i].file))
			fail(FAULT_STORAGE, "%s: %s; give it room", s->tables[i].path,
			    strerror(errno));
}

/* ---- rows ---- */

/* "2026-Jan-15 00:00:00", as COLLECT has days. */
static const char *
collect_date(struct arena *a, const char *iso)
{
	static const char *const months[] = { "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul",
		"Aug", "Sep", "Oct", "Nov", "Dec" };
	const char *time = strlen(iso) > 11 ? iso + 11 : "00:00:00";
	struct date d;
	struct ymd y;

	if (!date_parse(arena_memdup(a, iso, strlen(iso) < 10 ? strlen(iso) : 10), &d))
		return iso;
	y = date_ymd(d);
	return arena_printf(a, "%04d-%s-%02d %s", y.year, months[y.month - 1], y.day, time);
}

/* The item of the record; else of the first record below that has it. */
static const char *
item_of(const struct sen2_node *record, enum sen2_element item)
{
	const char *text = sen2_text(record, item);

	for (const struct sen2_node *c = record->children; *text == '\0' && c != NULL; c = c->next)
		if (c->element == sen2_rows[item].parent)
			text = sen2_text(c, item);
	return text;
}

static void
put_item(struct sen2_tables *s, struct table *t, struct arena *a, const struct sen2_node *record,
    enum sen2_element item)
{
	const char *text = item_of(record, item);
	bool day = sen2_rows[item].value == VALUE_DATE || sen2_rows[item].value == VALUE_TIME;

	if (day && s->kind == SEN2_COLLECT_TABLES && *text != '\0')
		text = collect_date(a, text);
	csv_text(t->csv, *text == '\0' ? NULL : text);
}

static void
put_cell(struct sen2_tables *s, struct table *t, struct arena *a, const struct column *c,
    const struct sen2_node *record, int64_t parent)
{
	switch (c->kind) {
	case CELL_ITEM:
		put_item(s, t, a, record, c->item);
		break;
	case CELL_ID:
		csv_int(t->csv, t->rows);
		break;
	case CELL_PARENT:
		csv_int(t->csv, parent);
		break;
	case CELL_PERSON:
		csv_int(t->csv, s->persons);
		break;
	case CELL_REQUEST:
		csv_int(t->csv, s->request);
		break;
	case CELL_AUTHORITY:
		csv_text(t->csv, s->authority);
		break;
	case CELL_EMPTY:
		csv_text(t->csv, NULL);
		break;
	}
}

static struct table *
table_of(struct sen2_tables *s, enum sen2_element record)
{
	for (int i = 0; i < s->n; i++)
		if (s->tables[i].def->record == record)
			return &s->tables[i];
	return NULL;
}

/* The record's row and those of the records in it. */
static void
put_record(struct sen2_tables *s, struct arena *a, const struct sen2_node *record, int64_t parent)
{
	struct table *t = table_of(s, record->element);

	s->request += record->element == SEN2_REQUEST;
	if (t != NULL) {
		t->rows++;
		if (t->csv == NULL)
			t->csv = csv_new_plain(a);
		for (int i = 0; i < t->n_columns; i++)
			put_cell(s, t, a, &t->columns[i], record, parent);
		csv_end_row(t->csv);
		parent = t->rows;
	}
	for (const struct sen2_node *c = record->children; c != NULL; c = c->next)
		if (sen2_rows[c->element].value == VALUE_RECORD && record->element != SEN2_HEADER)
			put_record(s, a, c, parent);
}

void
sen2_tables_put(struct sen2_tables *s, struct arena *a, const struct sen2_node *record)
{
	if (record->element == SEN2_HEADER)
		s->authority = item_of(record, SEN2_LEA);
	s->persons += record->element == SEN2_PERSON;
	s->request = 0;
	put_record(s, a, record, 1);
	for (int i = 0; i < s->n; i++) {
		struct table *t = &s->tables[i];
		const struct buf *bytes = t->csv == NULL ? NULL : csv_bytes(t->csv);

		t->csv = NULL;
		if (bytes != NULL && fwrite(bytes->p, 1, bytes->n, t->file) != bytes->n)
			fail(FAULT_STORAGE, "%s: %s; give it room", t->path, strerror(errno));
	}
}
