/*
 * Official figures beside those of statistical neighbours, region and England, from releases made
 * up for the test; the list of neighbours with its faults.  On both engines.
 */
#include "check.h"
#include "testdb.h"
#include "access/access_sql.h"
#include "areas/official/official.h"
#include "audit/audit.h"
#include "base/key.h"
#include "base/str.h"
#include "io/findings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FILE_NAME "timeliness_20_week.csv"
#define HEAD                                                                                       \
	"time_period,time_identifier,geographic_level,country_code,country_name,region_code,"      \
	"region_name,new_la_code,old_la_code,la_name,breakdown_topic,breakdown,"                   \
	"PC_plans_issued_20_weeks_ex\n"
#define ROW(year, level, region, place, figure)                                                    \
	year ",Calendar year," level ",E92000001,England," region "," place                        \
	     ",All EHC plans issued,All EHC plans issued," figure "\n"
#define AUTHORITY(year, place, figure)                                                             \
	ROW(year, "Local authority", "E12000001,North East", place, figure)
#define HARTLEPOOL "E06000001,805,Hartlepool"
#define LEEDS "E08000035,383,Leeds"

/* Leeds is in no region that the file has figures of. */
static const char release[] = HEAD AUTHORITY("2023", HARTLEPOOL, "11.1")
    AUTHORITY("2024", HARTLEPOOL, "61.5") AUTHORITY("2024", "E06000002,806,Middlesbrough", "40.0")
	AUTHORITY("2024", "E06000003,807,Redcar and Cleveland", "70.0")
	    AUTHORITY("2024", "E06000004,808,Stockton-on-Tees", ":")
		AUTHORITY("2024", "E06000005,841,Darlington", "50.0") ROW(
		    "2024", "Local authority", "E12000003,Yorkshire and The Humber", LEEDS, "20.0")
		    ROW("2024", "Regional", "E12000001,North East", ",,", "55.5")
			ROW("2024", "National", ",", ",,", "46.4")
			    ROW("2025", "National", ",", ",,", "99.9");

static const struct official_key key = { FILE_NAME, "pc_plans_issued_20_weeks_ex", "",
	"All EHC plans issued", "All EHC plans issued" };

static struct arena *all;
static struct pool *pool;

static struct now
noon(void)
{
	struct now now = { 0 };

	date_parse("2026-03-02", &now.today);
	instant_parse("2026-03-02T12:00:00Z", &now.instant);
	return now;
}

static const char *
write_file(const char *name, const char *text)
{
	FILE *f = fopen(name, "w");

	fputs(text, f);
	fclose(f);
	return name;
}

static struct findings *
import(const char *text)
{
	const char *paths[] = { write_file(FILE_NAME, text) };
	struct findings *findings = findings_new(all);
	struct now now = noon();

	official_import(all, pool, &now, paths, 1, findings);
	return findings;
}

static bool
beside(int64_t la, struct official_beside *ret)
{
	struct tx *tx = tx_begin(pool, TX_READ, all, (struct tx_context){ .now = noon() });
	bool found = official_beside(tx, &key, la, ret);

	tx_rollback(tx);
	return found;
}

static void
keep(const struct neighbours_list *list)
{
	struct tx *tx = tx_begin(pool, TX_WRITE, all, (struct tx_context){ .now = noon() });

	neighbours_keep(tx, list);
	audit_say(
	    tx, &(struct audit_entry){
		    .action = "import_neighbours", .object_kind = "reference", .route = "test" });
	tx_commit(tx);
}

static void
the_list_of_the_program_comes_with_the_first_release(void)
{
	struct official_beside b;

	CHECK_INT((int64_t)import(release)->errors, 0);
	CHECK(beside(805, &b));
	CHECK_STR(b.period, "2024");
	CHECK(b.own.figure.value == 61.5);
	CHECK_STR(b.own.place_name, "Hartlepool");
	CHECK_STR(b.region.place_name, "North East");
	CHECK(b.region.figure.value == 55.5);
	CHECK(b.england.figure.value == 46.4); /* of the same year, not the last */
	CHECK_INT((int64_t)b.all_neighbours, 10);
	CHECK_INT((int64_t)b.with_figure, 2); /* Middlesbrough, Redcar and Cleveland */
	CHECK(b.median.status == FIGURE_OK && b.median.value == 55);
	CHECK_INT((int64_t)b.neighbours.n, 2);
	CHECK_STR(b.neighbours.a[0].place_name, "Redcar and Cleveland"); /* the nearest */
}

static void
the_middle_is_of_those_with_a_figure(void)
{
	const struct neighbours list[] = { { 805, { 841, 808, 806, 807 } }, { 383, { 999 } } };
	struct official_beside b;

	keep(&(struct neighbours_list){ list, 2 });
	CHECK(beside(805, &b));
	CHECK_INT((int64_t)b.all_neighbours, 4);
	CHECK_INT((int64_t)b.neighbours.n, 4);
	CHECK_INT((int64_t)b.with_figure, 3); /* one is x */
	CHECK(b.median.value == 50);
	CHECK_STR(b.neighbours.a[0].place_name, "Darlington");
	CHECK(beside(383, &b));
	CHECK_INT((int64_t)b.all_neighbours, 1);
	CHECK_INT((int64_t)b.with_figure, 0);
	CHECK(b.median.status == FIGURE_X);
	CHECK(b.region.place == NULL && b.england.place != NULL);
	CHECK(beside(841, &b));
	CHECK_INT((int64_t)b.all_neighbours, 0);
	CHECK(!beside(999, &b));
	CHECK_INT((int64_t)import(release)->errors, 0); /* again: the list stays as it was given */
	CHECK(beside(805, &b));
	CHECK_INT((int64_t)b.all_neighbours, 4);
}

/* After the list above was kept and the release imported. */
static void
what_is_kept_is_said_again(void)
{
	struct tx *tx = tx_begin(pool, TX_READ, all, (struct tx_context){ .now = noon() });
	struct official_key other = key;
	struct neighbours_list list = neighbours_kept(tx);
	struct official_authorities places = official_authorities(tx);

	CHECK_INT((int64_t)list.n, 2);
	CHECK_INT(list.a[0].la, 383);
	CHECK_INT(list.a[0].nearest[0], 999);
	CHECK_INT(list.a[0].nearest[1], 0);
	CHECK_INT(list.a[1].la, 805);
	CHECK_INT(list.a[1].nearest[0], 841);
	CHECK_INT(list.a[1].nearest[3], 807);
	CHECK_INT(list.a[1].nearest[4], 0);
	CHECK_INT((int64_t)places.n, 6);
	CHECK_STR(places.a[0].place, "E06000001");
	CHECK_STR(places.a[0].region, "E12000001");
	CHECK_INT(places.a[0].la, 805);
	CHECK_STR(places.a[5].place, "E08000035");
	CHECK_STR(official_last(tx, &key, OFFICIAL_AUTHORITY), "2024");
	CHECK_STR(official_last(tx, &key, "National"), "2025");
	other.file = "no_such_file.csv";
	CHECK(official_last(tx, &other, OFFICIAL_AUTHORITY) == NULL);
	tx_rollback(tx);
}

static void
a_list_is_read_with_its_oddities(void)
{
	struct findings *findings = findings_new(all);
	struct neighbours_list list = neighbours_read(all, NEIGHBOURS, findings);

	CHECK_INT((int64_t)findings->errors, 0);
	CHECK_INT((int64_t)list.n, 11); /* not the one below "Old SNs" */
	CHECK_INT(list.a[0].la, 970);
	CHECK_INT(list.a[0].nearest[0], 971);
	CHECK_INT(list.a[0].nearest[9], 980);
	CHECK_INT(list.a[3].nearest[0], 970); /* a small one with a single neighbour */
	CHECK_INT(list.a[3].nearest[1], 0);
}

#define SN "LA number,SN1,SN2,SN3,SN4,SN5,SN6,SN7,SN8,SN9,SN10\n"

static void
faults_of_a_list_have_their_place(void)
{
	static const struct {
		const char *text, *said;
		int line, column;
	} faults[] = {
		{ "", "no row has the head", 0, 0 },
		{ "LA name,SN1\nLeeds,301\n", "no row has the head", 0, 0 },
		{ "LA number,SN1\n301,302\n", "there is no column \"SN2\"", 1, 1 },
		{ SN "301,30\n30l,301\n", "\"30\" is no authority's number", 2, 5 },
		{ SN "301,302\n30l,301\n", "\"30l\" is no authority's number", 3, 1 },
		{ SN "301,301\n", "301 is its own neighbour", 2, 5 },
		{ SN "301,302,302\n302,301\n", "302 stands twice", 2, 9 },
		{ SN "301,302\n302,301\n301,302\n", "301 has two rows", 4, 1 },
		{ SN "301,302\n", "302 is a neighbour of 301 and has no row", 0, 0 },
		{ SN, "the list has no authority", 0, 0 },
	};

	for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
		struct findings *f = findings_new(all);

		neighbours_read(all, write_file("neighbours-test.csv", faults[i].text), f);
		CHECK(f->errors > 0);
		if (f->errors == 0)
			continue;
		CHECK(strstr(f->kept.a[0].message, faults[i].said) != NULL);
		CHECK_INT(f->kept.a[0].at.line, faults[i].line);
		CHECK_INT(f->kept.a[0].at.column, faults[i].column);
	}
}

/* The department's own workbook, when it is there. */
static void
the_published_list_is_the_programs(void)
{
	const char *shared = getenv("WAYMARK_SHARED");
	struct findings *findings = findings_new(all);
	struct neighbours_list list;
	struct official_beside b;

	if (shared == NULL) {
		printf("# skipped: WAYMARK_SHARED does not name the folder of published data\n");
		return;
	}
	list = neighbours_read(
	    all, arena_printf(all, "%s/data/la_reference/sn_may_2025.xlsx", shared), findings);
	CHECK_INT((int64_t)findings->errors, 0);
	CHECK_INT((int64_t)list.n, 153);
	keep(&list);
	CHECK(beside(805, &b));
	CHECK_INT((int64_t)b.all_neighbours, 10);
	CHECK_INT((int64_t)b.with_figure, 2);
}

int
main(int argc, char **argv)
{
	static const char folder[] = "/tmp/waymark-official-keys";
	bool postgres = argc > 1 && str_eq(argv[1], "postgres");
	int failed;

	if (postgres && !testdb_has_postgres()) {
		printf("# skipped: no PostgreSQL\n0 passed, 0 failed\n");
		return 0;
	}
	all = arena_new(0);
	CHECK_INT(system(arena_printf(all, "rm -rf %s && mkdir -m 700 %s", folder, folder)), 0);
	keys_create(all, folder);
	keys_load(all, folder);
	pool = testdb_open(all, testdb_new(all, postgres), access_views_sql, access_rls_sql, 2);
	failed = check_run((struct check_case[]){
	    CHECK_CASE(the_list_of_the_program_comes_with_the_first_release),
	    CHECK_CASE(the_middle_is_of_those_with_a_figure),
	    CHECK_CASE(what_is_kept_is_said_again), CHECK_CASE(a_list_is_read_with_its_oddities),
	    CHECK_CASE(faults_of_a_list_have_their_place),
	    CHECK_CASE(the_published_list_is_the_programs), { 0 } });
	pool_close(pool);
	arena_free(all);
	return failed;
}
