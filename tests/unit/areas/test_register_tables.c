/* Tables of registers on both engines: what goes out comes in again; all rows or none. */
#include "check.h"
#include "register_world.h"
#include "access/viewer.h"
#include "areas/registers/cells.h"
#include "areas/registers/load.h"
#include "base/err.h"
#include "base/rng.h"
#include "base/str.h"

#include <stdio.h>
#include <string.h>

static bool postgres;
static struct register_world w;
static struct arena *a;

static struct tx *
begin(enum tx_kind kind, int64_t viewer)
{
	arena_free(a);
	a = arena_new(0);
	return tx_begin(w.pool, kind, a, (struct tx_context){ viewer, register_noon });
}

static struct load *
check_bytes(struct tx *tx, const void *bytes, size_t n)
{
	struct load_finding f = { 0 };
	const char *text = load_text(a, bytes, n, &f);

	CHECK(text != NULL);
	return text == NULL ? NULL
			    : load_check(tx, w.services, viewer_load(tx, tx_viewer(tx)), 1, text);
}

static struct load *
check_text(struct tx *tx, const char *text)
{
	return check_bytes(tx, text, strlen(text));
}

static const char services[] =
    "name,kind,phone,site,staff,cost,independent,why_not,for,checked,body,state\n"
    "=1+1,Charity,01632 960 001,example.org,12,\"1,250.50\",yes,,\"parents,young_people\","
    "2026-03-02,Elm,\n"
    "Oak line,iass,,,0,9.5,NO,\"Not yet,\nreally\",Parents; Young people,1/12/2025,b55,Closed\n";

static void
a_table_becomes_records(void)
{
	struct tx *tx = begin(TX_WRITE, MANAGER);
	struct load *l = check_text(tx, services);
	struct record_list all;

	CHECK_INT(l->n_findings, 0);
	CHECK_INT(l->n_new, 2);
	CHECK(load_write(tx, l, NULL));
	tx_commit(tx);
	all = record_search(begin(TX_READ, 0), w.services->type, &(struct record_search){ 0 });
	CHECK_INT((int64_t)all.n, 2);
	CHECK_STR(all.a[0]->values[0], "=1+1");
	CHECK_STR(all.a[0]->values[1], "charity");
	CHECK_STR(all.a[0]->values[define_field(w.services, "cost")], "125050");
	CHECK_STR(all.a[0]->values[define_field(w.services, "body")], "52");
	CHECK_STR(all.a[0]->state, "open");
	CHECK_STR(all.a[1]->state, "closed");
	CHECK_STR(all.a[1]->values[define_field(w.services, "why_not")], "Not yet,\nreally");
	CHECK_STR(all.a[1]->values[define_field(w.services, "for")], "parents,young_people");
	CHECK_STR(all.a[1]->values[define_field(w.services, "checked")], "2025-12-01");
	CHECK_STR(all.a[1]->values[define_field(w.services, "staff")], "0");
}

static struct sheet
sheet_of(struct tx *tx)
{
	struct record_list all =
	    record_search(tx, w.services->type, &(struct record_search){ .most = 100 });

	return cells_sheet(tx, w.services, &all);
}

static void
what_goes_out_comes_in(void)
{
	struct tx *tx = begin(TX_WRITE, MANAGER);
	struct sheet s = sheet_of(tx);
	const struct buf *csv = sheet_csv(a, &s), *book = xlsx_write(a, &s);
	const struct load *l = check_bytes(tx, csv->p, csv->n);

	CHECK(strstr(csv->p, "\"'=1+1\"") != NULL); /* no formula to a spreadsheet */
	CHECK_INT(l->n_findings, 0);
	CHECK_INT(l->n_same, 2);
	CHECK_INT(l->n_changed + l->n_new, 0);
	l = check_bytes(tx, book->p, book->n);
	CHECK_INT(l->n_findings, 0);
	CHECK_INT(l->n_same, 2);
}

static const char *
id_of(struct tx *tx, const char *name)
{
	struct record_list all = record_search(tx, w.services->type, &(struct record_search){ 0 });

	for (size_t i = 0; i < all.n; i++)
		if (str_eq(all.a[i]->values[0], name))
			return all.a[i]->public_id;
	return "";
}

/* ---- what may be there only once ---- */

static const char visits_yaml[] =
    "name: visits\ntitle: V\nrecord: v\ndescription: V.\nsource: s\n"
    "access: {about: area, read: REGISTER_READ, write: REGISTER_WRITE}\n"
    "fields:\n"
    "  - {name: pupil, label: Pupil, type: text, required: Enter the pupil}\n"
    "  - {name: on_day, label: Day, type: date}\n"
    "  - {name: said, label: Said, type: text}\n"
    "states: [{name: open, title: Open}, {name: shut, title: Shut}, {name: lost, title: Lost}]\n"
    "moves: [{from: open, to: shut, needs: [said]}, {from: shut, to: open, may: PEOPLE_ADMIN}]\n"
    "once: {by: [pupil, on_day], in: [open], message: Keep one a day}\n"
    "list: {columns: [pupil]}\n";

static const struct {
	const char *rows;
	int64_t line, other; /* of the first finding; 0: all is well */
	const char *column;
} onces[] = {
	{ "Ada,2026-03-02,,\nBea,2026-03-02,,\n", 0, 0, NULL },
	{ "Ada,2026-03-02,,\nBea,2026-03-02,,\nADA,2/3/2026,,\n", 4, 2, "pupil" },
	{ "Ada,,,\nAda,,,\n", 0, 0, NULL }, /* no day: nothing to be the same */
	{ "Ada,2026-03-02,,\nAda,2026-03-02,over,shut\n", 0, 0, NULL },
	{ "1,2026-03-02,,\n11,2026-03-02,,\n", 0, 0, NULL },
	/* Where a new record may begin: where a move of the loader's leads, with what it needs. */
	{ "Ada,2026-03-02,,shut\n", 2, 0, "said" },
	{ "Ada,2026-03-02,,lost\n", 2, 0, "state" },
};

static const struct register_def *
visits(void)
{
	const char *folder = register_folder(w.arena);
	const struct registers *set;

	arena_free(a); /* with the transaction before */
	a = arena_new(0);
	register_file(w.arena, folder, "visits.yaml", visits_yaml);
	set = registers_load(w.arena, (const char *const[]){ folder, NULL }, NULL);
	register_world_migrate(&w, set);
	return set->a[0];
}

static void
rows_are_held_against_each_other(void)
{
	const struct register_def *d = visits();

	for (size_t i = 0; i < sizeof onces / sizeof onces[0]; i++) {
		struct tx *tx = begin(TX_READ, MANAGER);
		const char *text = arena_printf(a, "pupil,on_day,said,state\n%s", onces[i].rows);
		struct load_finding f = { 0 };
		const struct load *l = load_check(
		    tx, d, viewer_load(tx, MANAGER), 1, load_text(a, text, strlen(text), &f));

		CHECK_INT(l->n_findings, onces[i].line > 0);
		if (l->n_findings == 0)
			continue;
		CHECK_INT(l->findings.a[0].line, onces[i].line);
		CHECK_INT(l->findings.a[0].other, onces[i].other);
		CHECK_STR(l->findings.a[0].column, onces[i].column);
	}
}

static void
a_record_is_changed_in_place(void)
{
	struct tx *tx = begin(TX_WRITE, MANAGER);
	struct load *l = check_text(
	    tx, arena_printf(a, "record,version,staff\n%s,1,7\n", id_of(tx, "Oak line")));
	const struct record *r;

	CHECK_INT(l->n_findings, 0);
	CHECK_INT(l->n_changed, 1);
	CHECK(load_write(tx, l, NULL));
	tx_commit(tx);
	tx = begin(TX_READ, 0);
	r = record_find(tx, w.services->type, id_of(tx, "Oak line"));
	CHECK_INT(r->version, 2);
	CHECK_STR(r->values[define_field(w.services, "staff")], "7");
	CHECK_STR(r->values[define_field(w.services, "why_not")], "Not yet,\nreally");
	CHECK_INT((int64_t)record_history(tx, w.services->type, 1, r->id).n, 1);
}

/* One fault in a table of which all else is right; OAK stands for the id of Oak line. */
static const struct {
	const char *text;
	int line;
	const char *column, *says;
} wrong[] = {
	{ "name,nmae\nA,B\n", 1, "nmae", "no such column" },
	{ "name,Name\nA,B\n", 1, "Name", "" },
	{ "name,name\nA,B\n", 1, "name", "Two columns" },
	{ "name,kind\nA,iass\n,iass\n", 3, "name", "Enter the name" },
	{ "name,kind\nA,shop\n", 2, "kind", "one of the answers" },
	{ "name,staff\nA,51\n", 2, "staff", "whole number from 0 to 50" },
	{ "name,staff\nA,many\n", 2, "staff", "whole number" },
	{ "name,cost\nA,1.234\n", 2, "cost", "amount of money" },
	{ "name,checked\nA,31/2/2026\n", 2, "checked", "real date" },
	{ "name,checked\nA,soon\n", 2, "checked", "Enter a date like" },
	{ "name,independent\nA,perhaps\n", 2, "independent", "yes or no" },
	{ "name,independent\nA,no\n", 2, "why_not", "Enter why not" },
	{ "name,body\nA,Nowhere\n", 2, "body", "name that the form offers" },
	{ "name,phone\nA,12\n", 2, "phone", "" },
	{ "name,state\nA,lost\n", 2, "state", "one of the answers" },
	{ "name,kind\nA\n", 2, NULL, "not as long" },
	{ "record,name\nnothing,A\n", 2, "record", "no such record" },
	{ "record,version,name\nOAK,1,A\n", 2, "version", "changed this record" },
	{ "record,name\nOAK,A\nOAK,B\n", 3, "record", "earlier row" },
	{ "record,state\nOAK,open\n", 2, "state", "" },
};

static const char *
with_id(struct tx *tx, const char *text)
{
	const char *id = id_of(tx, "Oak line"), *at = strstr(text, "OAK");

	for (; at != NULL; at = strstr(text, "OAK"))
		text = arena_printf(a, "%.*s%s%s", (int)(at - text), text, id, at + 3);
	return text;
}

static void
what_is_wrong_has_its_place(void)
{
	for (size_t i = 0; i < sizeof wrong / sizeof wrong[0]; i++) {
		struct tx *tx = begin(TX_READ, MANAGER);
		const struct load *l = check_text(tx, with_id(tx, wrong[i].text));
		const struct load_finding *f = l->findings.a;

		CHECK_INT(l->n_findings, 1);
		if (l->n_findings == 0)
			continue;
		CHECK_INT(f->line, wrong[i].line);
		CHECK_STR(f->column, wrong[i].column);
		if (strstr(f->message, wrong[i].says) == NULL)
			CHECK_STR(f->message, wrong[i].says);
	}
}

static const struct {
	const char *bytes;
	const char *says;
} unreadable[] = {
	{ "", "no rows" },
	{ "name\n\"open\n", "" },
	{ "name\n\xff\n", "" },
	{ "PK\x03\x04 and no more", "not an Excel workbook" },
};

static void
what_is_no_table_is_refused(void)
{
	for (size_t i = 0; i < sizeof unreadable / sizeof unreadable[0]; i++) {
		struct load_finding f = { 0 };
		struct arena *own = arena_new(0);

		CHECK(load_text(own, unreadable[i].bytes, strlen(unreadable[i].bytes), &f) == NULL);
		CHECK(f.message != NULL && strstr(f.message, unreadable[i].says) != NULL);
		arena_free(own);
	}
}

/* A register with rights by fields and every kind of field, out and in again. */
static void
every_kind_goes_round(void)
{
	static const struct register_value thing[] = { { "name", "thing" }, { "school", "52" },
		{ "who", "4" }, { "pupil", "5" }, { "lead", "1" }, { "began", "2025-12-10" },
		{ "grade", "high" }, { "time_from", "2025-12-01" }, { "time_to", "2026-12-01" },
		{ "site", "1 High Street" }, { "site_postcode", "SW1A 1AA" },
		{ "proof", "/documents/abc" }, { "note", "n" }, { 0 } };
	struct tx *tx = begin(TX_WRITE, MANAGER);
	struct record_list all;
	const struct load *l;
	const struct buf *csv;
	struct sheet s;

	register_add(tx, w.keeps, 1, 0, thing, false);
	all = record_search(tx, w.keeps->type, &(struct record_search){ 0 });
	s = cells_sheet(tx, w.keeps, &all);
	csv = sheet_csv(a, &s);
	l = load_check(tx, w.keeps, viewer_load(tx, MANAGER), 1,
	    load_text(a, csv->p, csv->n, &(struct load_finding){ 0 }));
	for (size_t i = 0; i < l->findings.n; i++)
		CHECK_STR(l->findings.a[i].column, l->findings.a[i].message);
	CHECK_INT(l->n_same, 1);
	CHECK(strstr(csv->p, "REF60") != NULL && strstr(csv->p, "Pia Parent") != NULL);
	tx_rollback(tx);
}

int
main(int argc, char **argv)
{
	static const struct check_case cases[] = { CHECK_CASE(a_table_becomes_records),
		CHECK_CASE(what_goes_out_comes_in), CHECK_CASE(a_record_is_changed_in_place),
		CHECK_CASE(what_is_wrong_has_its_place), CHECK_CASE(what_is_no_table_is_refused),
		CHECK_CASE(every_kind_goes_round),
		CHECK_CASE(rows_are_held_against_each_other), /* leaves its own register alone */
		{ 0 } };
	int failed;

	postgres = argc > 1 && strcmp(argv[1], "postgres") == 0;
	if (postgres && !testdb_has_postgres()) {
		puts("skipped: WAYMARK_TEST_PG is not set; run under tests/postgres.sh");
		return 77;
	}
	rng_init();
	w = register_world_new(postgres);
	failed = check_run(cases);
	arena_free(a);
	register_world_end(&w);
	return failed;
}
