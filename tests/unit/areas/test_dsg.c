/*
 * Sheets of the grant: every sum is reckoned again, and what is wrong has its place.  With
 * WAYMARK_SHARED also those that the department has published, against England's amounts.
 */
#include "check.h"
#include "areas/finance/dsg.h"
#include "areas/finance/finance.h"
#include "base/str.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void
sums_are_reckoned(void)
{
	static const double values[] = { 100, 2, 3.5 };
	static const struct {
		const char *sum;
		double least, greatest; /* NAN: it is none */
	} table[] = {
		{ " [A] + ( [B] * [C] ) ", 107, 107 },
		{ "[A] - [B] - [C]", 94.5, 94.5 },
		{ "[A] / [B] * 3", 150, 150 },
		{ "[A] * 4.12%", 4.115, 4.125 },
		{ "[A] * 50%", 49.5, 50.5 },
		{ "((([B])))", 2, 2 },
		{ "", NAN, NAN },
		{ "[D]", NAN, NAN },
		{ "[A", NAN, NAN },
		{ "[A] +", NAN, NAN },
		{ "[A] [B]", NAN, NAN },
		{ "( [A]", NAN, NAN },
		{ "[a]", NAN, NAN },
		{ "system(1)", NAN, NAN },
		{ "(((((((((([A]))))))))))", NAN, NAN },
	};

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct dsg_result r = { 0 };
		bool good = dsg_reckon(table[i].sum, values, 3, &r);

		if (good != !isnan(table[i].least))
			printf("# %s\n", table[i].sum);
		CHECK_INT(good, !isnan(table[i].least));
		CHECK(!good || (fabs(r.least - table[i].least) < 1e-9 &&
				   fabs(r.greatest - table[i].greatest) < 1e-9));
	}
}

static int64_t
pounds(const struct dsg_file *f, int64_t authority, const char *line)
{
	for (size_t i = 0; i < f->amounts.n; i++)
		if (f->amounts.a[i].authority == authority && str_eq(f->amounts.a[i].line, line))
			return f->amounts.a[i].pounds;
	return -1;
}

static void
sheets_give_amounts(void)
{
	static const struct {
		const char *file, *line;
		int64_t england, lark, wren;
	} table[] = {
		{ "summary.csv", FINANCE_HIGH_NEEDS, 1500, 600, 900 },
		{ "summary.csv", FINANCE_HIGH_NEEDS_AFTER, 1200, 500, 700 },
		{ "block.csv", FINANCE_HIGH_NEEDS, 1500, 600, 900 },
		{ "deductions.csv", FINANCE_HIGH_NEEDS_PLACES, 300, 100, 200 },
	};

	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct arena *a = arena_new(0);
		struct findings *findings = findings_new(a);
		struct dsg_file f =
		    dsg_read(a, arena_printf(a, "%s/%s", DSG_DIR, table[i].file), findings);

		findings_print(findings, "#", stdout);
		CHECK_INT((int64_t)findings->errors, 0);
		CHECK_INT(f.year, 2024);
		CHECK_INT(pounds(&f, 0, table[i].line), table[i].england);
		CHECK_INT(pounds(&f, 990, table[i].line), table[i].lark);
		CHECK_INT(pounds(&f, 991, table[i].line), table[i].wren);
		arena_free(a);
	}
}

static const struct {
	const char *file, *script;
	int line;
	const char *message;
} faults[] = {
	{ "summary.csv", "1s/summary/history/", 1, "no sheet of the high needs block" },
	{ "summary.csv", "1s/2024 to 2025/2024 to 2026/", 1, "no financial year" },
	{ "summary.csv", "1s/2024 to 2025/last year/", 1, "no financial year" },
	{ "summary.csv", "2s/High needs/Low needs/g", 1, "no column \"High needs block\"" },
	{ "summary.csv", "5s/ENGLAND/WALES/", 1, "no row ENGLAND" },
	{ "summary.csv", "6s/,600,/,610,/", 6, "sum comes to 1910" },
	{ "summary.csv", "6s/,600,/,six,/", 6, "\"six\" is no number" },
	{ "summary.csv", "6s/,600,.*/,600/", 6, "\"\" is no number" },
	{ "summary.csv", "6s/^990/99/", 6, "three-digit" },
	{ "summary.csv", "7s/^991/990/", 7, "twice" },
	{ "summary.csv", "7d", 5, "rows are missing" },
	{ "summary.csv", "6s/Lark/La\"rk/", 6, "" },
	{ "block.csv", "5s/,600$/,620/", 5, "sum comes to 600" },
	{ "block.csv", "3s/( \\[B\\]/( [Z]/", 0, "cannot be reckoned" },
	{ "block.csv", "5s/16.5/30/", 5, "sum comes to 16" },
	{ "deductions.csv", "4s/$/x/", 4, "\"100x\" is no number" },
	{ "deductions.csv", "1,$d", 0, "empty" },
};

static void
what_is_wrong_has_its_place(void)
{
	for (size_t i = 0; i < sizeof faults / sizeof faults[0]; i++) {
		struct arena *a = arena_new(0);
		struct findings *findings = findings_new(a);
		const struct finding *f;

		CHECK_INT(system(arena_printf(a, "sed '%s' %s/%s > dsg-test.csv", faults[i].script,
			      DSG_DIR, faults[i].file)),
		    0);
		dsg_read(a, "dsg-test.csv", findings);
		CHECK(findings->errors > 0);
		f = findings->kept.n > 0 ? &findings->kept.a[0] : NULL;
		if (f == NULL || strstr(f->message, faults[i].message) == NULL)
			printf("# %s: %s\n", faults[i].script, f == NULL ? "nothing" : f->message);
		CHECK(f != NULL && strstr(f->message, faults[i].message) != NULL);
		CHECK_INT(f != NULL ? f->at.line : -1, faults[i].line);
		arena_free(a);
	}
	remove("dsg-test.csv");
}

static void
published_sheets_come_to_englands_amounts(void)
{
	static const struct {
		const char *file, *line;
		int64_t england;
	} table[] = {
		{ "dedicated-schools-grant_2022_07_18__Allocations_summary.csv", FINANCE_HIGH_NEEDS,
		    7906348577 },
		{ "dedicated-schools-grant_2022_07_18__High_needs_block.csv", FINANCE_HIGH_NEEDS,
		    7906348577 },
		{ "dedicated-schools-grant_2022_07_18__High_needs_deductions.csv",
		    FINANCE_HIGH_NEEDS_PLACES, 930961864 },
		{ "dedicated-schools-grant_2023_07_20__Allocations_summary.csv",
		    FINANCE_HIGH_NEEDS_AFTER, 7985737357 },
		{ "dedicated-schools-grant_2023_07_20__High_needs_block.csv", FINANCE_HIGH_NEEDS,
		    8988258915 },
		{ "dedicated-schools-grant_2023_07_20__High_needs_deductions.csv",
		    FINANCE_HIGH_NEEDS_PLACES, 1002521558 },
	};
	const char *shared = getenv("WAYMARK_SHARED");

	if (shared == NULL) {
		printf("# skipped: WAYMARK_SHARED does not name the folder of published data\n");
		return;
	}
	for (size_t i = 0; i < sizeof table / sizeof table[0]; i++) {
		struct arena *a = arena_new(0);
		struct findings *findings = findings_new(a);
		struct dsg_file f = dsg_read(
		    a, arena_printf(a, "%s/data/finance/%s", shared, table[i].file), findings);

		CHECK_INT((int64_t)findings->errors, 0);
		CHECK_INT(pounds(&f, 0, table[i].line), table[i].england);
		CHECK_INT((int64_t)(f.amounts.n % 151), 0);
		arena_free(a);
	}
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(sums_are_reckoned),
	    CHECK_CASE(sheets_give_amounts), CHECK_CASE(what_is_wrong_has_its_place),
	    CHECK_CASE(published_sheets_come_to_englands_amounts), { 0 } });
}
