/*
 * Screening: each pair of tests/golden/screen has one fault and is named for the check that
 * finds it; findings.txt there says what else follows from the fault.
 */
#include "../check.h"
#include "areas/official/screen.h"
#include "base/buf.h"
#include "base/err.h"
#include "base/str.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>

/* The names of the checks that found something, each once, in the order of the table. */
static const char *
found(struct arena *a, const struct screen_report *r)
{
	struct buf *b = buf_new(a);

	for (size_t i = 0; i < r->findings.n; i++)
		if (i == 0 || !str_eq(r->findings.a[i].check, r->findings.a[i - 1].check))
			buf_printf(b, " %s", r->findings.a[i].check);
	return b->n > 0 ? b->p + 1 : "";
}

static void
screen_golden(struct arena *a, const char *line)
{
	const char *colon = strchr(line, ':');
	const char *name = arena_memdup(a, line, (size_t)(colon - line));
	const char *data = arena_printf(a, SCREEN_DIR "/%s.csv", name);
	const char *other = str_eq(name, "filenames_match") ? "-other" : "";
	const char *meta = arena_printf(a, SCREEN_DIR "/%s%s.meta.csv", name, other);
	const struct screen_report *r = screen_pair(a, SCREEN_DIR "/lists", data, meta);
	const char *want = arena_printf(a, "%s:%s", name, str_trim(a, colon + 1));

	CHECK_STR(arena_printf(a, "%s:%s", name, found(a, r)), want);
	for (size_t i = 0; i < r->findings.n; i++)
		CHECK(*r->findings.a[i].message != '\0' && *r->findings.a[i].file != '\0');
}

static void
each_pair_fails_its_check(void)
{
	FILE *f = fopen(SCREEN_DIR "/findings.txt", "r");
	char line[400];
	int n = 0;

	while (fgets(line, sizeof line, f) != NULL) {
		struct arena *a = arena_new(0);

		if (strchr(line, ':') != NULL && line[0] != '#') {
			screen_golden(a, line);
			n++;
		}
		arena_free(a);
	}
	fclose(f);
	CHECK(n > 80);
}

/* Every check of the table has a pair. */
static void
each_check_has_its_pair(void)
{
	char text[40000], line[300];
	FILE *table = tmpfile(), *f = fopen(SCREEN_DIR "/findings.txt", "r");

	text[fread(text, 1, sizeof text - 1, f)] = '\0';
	fclose(f);
	screen_document(table);
	rewind(table);
	while (fgets(line, sizeof line, table) != NULL) {
		char name[60], begin[64];

		if (sscanf(line, "| `%50[a-z_]`", name) != 1 || str_eq(name, "filter_item_limit"))
			continue; /* which needs 25,001 items: below */
		snprintf(begin, sizeof begin, "\n%s", name);
		CHECK_STR(strstr(text, begin) != NULL ? "" : name, "");
	}
	fclose(table);
}

/* ---- long files ---- */

static const char meta_text[] =
    "col_name,col_type,label,indicator_grouping,indicator_unit,indicator_dp,filter_hint,"
    "filter_grouping_column\nsex,Filter,Sex,,,,,\nage_group,Filter,Age,,,,,\n"
    "pupil_count,Indicator,Number,,,0,,\n";

static void
write_long(int items, int rows)
{
	FILE *f = fopen("screen-long.csv", "w"), *m = fopen("screen-long.meta.csv", "w");

	fputs(meta_text, m);
	fclose(m);
	fputs(
	    "time_period,time_identifier,geographic_level,country_code,country_name,sex,age_group,"
	    "pupil_count\n",
	    f);
	for (int i = 0; i < rows; i++)
		fprintf(f, "%d,Calendar year,National,E92000001,England,%s,%s,%d\n",
		    1000 + i / items, i % 2 ? "Female" : "Total",
		    i % items > 1
			? (char[]){ (char)('a' + i % items % 26), (char)('a' + i % items / 26 % 26),
			      (char)('a' + i % items / 676 % 26),
			      (char)('a' + i % items / 17576 % 26), '\0' }
			: "Total",
		    i);
	fclose(f);
}

static void
remove_long(void)
{
	remove("screen-long.csv");
	remove("screen-long.meta.csv");
}

static void
too_many_items_are_found(void)
{
	struct arena *a = arena_new(0);

	write_long(25010, 25010);
	CHECK_STR(found(a, screen_pair(a, NULL, "screen-long.csv", "screen-long.meta.csv")),
	    "filter_item_limit");
	remove_long();
	arena_free(a);
}

/* Rows that are there twice, a million lines apart, in 64 MiB. */
static void
long_files_need_little_memory(void)
{
	struct arena *a = arena_new(64 << 20);
	const struct screen_report *r;
	FILE *f;

	write_long(600, 1200000);
	f = fopen("screen-long.csv", "a");
	fputs("1000,Calendar year,National,E92000001,England,Total,Total,5\n", f);
	fclose(f);
	r = screen_pair(a, NULL, "screen-long.csv", "screen-long.meta.csv");
	CHECK_STR(found(a, r), "general_dupes");
	CHECK_INT(r->findings.n > 0 ? r->findings.a[0].line : 0, 1200002);
	remove_long();
	arena_free(a);
}

/* ---- the command ---- */

static int
run(const char *args)
{
	char command[1000];

	snprintf(command, sizeof command, "%s %s > screen-test.out 2> screen-test.err",
	    WAYMARK_SCREEN, args);
	return WEXITSTATUS(system(command));
}

static const char *
printed(const char *path, char *into, size_t size)
{
	FILE *f = fopen(path, "r");

	into[fread(into, 1, size - 1, f)] = '\0';
	fclose(f);
	remove(path);
	return into;
}

static void
exit_codes_and_streams(void)
{
	static const struct {
		const char *args;
		int code;
		const char *out, *err;
	} runs[] = {
		{ SCREEN_DIR "/pass.csv " SCREEN_DIR "/pass.meta.csv", 0,
		    "{\"result\": \"pass\", \"findings\": [], \"skipped\": "
		    "[\"data_dict_col_name\"]}\n",
		    "" },
		{ SCREEN_DIR "/pass.csv " SCREEN_DIR "/pass.meta.csv --lists " SCREEN_DIR "/lists",
		    0, "{\"result\": \"pass\", \"findings\": [], \"skipped\": []}\n", "" },
		{ SCREEN_DIR "/geog_ward_combos.csv " SCREEN_DIR "/geog_ward_combos.meta.csv", 0,
		    "{\"result\": \"pass\", \"findings\": [], \"skipped\": "
		    "[\"geog_ward_combos\", \"data_dict_col_name\"]}\n",
		    "" },
		{ SCREEN_DIR "/geog_ward_combos.csv " SCREEN_DIR
			     "/geog_ward_combos.meta.csv --lists " SCREEN_DIR "/lists",
		    1, "{\"result\": \"fail\", \"findings\": [{\"check\": \"geog_ward_combos\"",
		    "" },
		{ "a.csv b.csv --lists no-such-folder", 2, "", "waymark screen: no-such-folder: " },
		{ "a.csv b.csv --lists " SCREEN_DIR, 2, "", "waymark screen: " SCREEN_DIR },
		{ SCREEN_DIR "/col_snake_case.csv " SCREEN_DIR "/col_snake_case.meta.csv", 0,
		    "{\"result\": \"warn\", \"findings\": [{\"check\": \"col_snake_case\", "
		    "\"severity\": "
		    "\"warn\", \"column\": \"Notes\"",
		    "" },
		{ SCREEN_DIR "/time_id_mix.csv " SCREEN_DIR "/time_id_mix.meta.csv", 1,
		    "{\"result\": \"fail\"", "" },
		{ "--help", 0, "usage: waymark screen", "" },
		{ "one.csv", 2, "", "waymark screen: give the data file and its metadata file\n" },
		{ "no-such.csv no-such.meta.csv", 2, "", "waymark screen: no-such.meta.csv: " },
		{ "--colour a.csv b.csv", 2, "", "waymark screen: --colour is no option" },
	};
	char text[4000];

	for (size_t i = 0; i < sizeof runs / sizeof runs[0]; i++) {
		CHECK_INT(run(runs[i].args), runs[i].code);
		CHECK(str_starts(printed("screen-test.out", text, sizeof text), runs[i].out));
		CHECK(str_starts(printed("screen-test.err", text, sizeof text), runs[i].err));
	}
}

int
main(void)
{
	return check_run((struct check_case[]){ CHECK_CASE(each_pair_fails_its_check),
	    CHECK_CASE(each_check_has_its_pair), CHECK_CASE(too_many_items_are_found),
	    CHECK_CASE(long_files_need_little_memory), CHECK_CASE(exit_codes_and_streams), { 0 } });
}
